//! CPR numbers: told from other text so that they can be kept out of it, and checked. Only [`CprNumber`] holds the digits:
//! it wipes them when it is dropped, and never prints them by itself.
//!
//! Refuses nothing for modulus 11: since October 2007 numbers that fail it are given out, and the CPR office asks that no
//! system refuse them (cpr.dk, "Personnumre uden kontrolciffer").

mod begun;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;
use zeroize::Zeroizing;

use super::text_enum::text_enum;
use super::text_value::{only_ascii_digits, without_blanks_and};
pub use begun::{lacks_one_digit_of_cpr, sought_without_cpr, without_begun_cpr};

text_enum! {
    /// Who gave a number out.
    pub enum CprKind {
        /// The CPR register.
        Issued = "issued",
        /// The office itself, for somebody who has none (*erstatningspersonnummer*): the first digit of the day is raised
        /// by six, as the CPR office recommends, so that it cannot be taken for a real one.
        Replacement = "replacement",
    }
}

/// A CPR number that is about to be sealed, or was just opened.
#[derive(Clone, PartialEq, Eq)]
pub struct CprNumber {
    digits: Zeroizing<String>,
    kind: CprKind,
    birth_date: NaiveDate,
}

impl std::fmt::Debug for CprNumber {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("CprNumber")
    }
}

impl CprNumber {
    /// Reads a number as people type it, also a replacement number. Refuses nothing for modulus 11.
    ///
    /// # Errors
    /// Where it is not ten digits of which the first six are a day that has been.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, CprError> {
        let (digits, numbers) = ten_digits(text)?;
        let (kind, facts) = match facts(numbers, today) {
            Err(CprError::ImpossibleDate) => (CprKind::Replacement, facts(as_ordinary(numbers), today)?),
            other => (CprKind::Issued, other?),
        };
        Ok(Self { digits, kind, birth_date: facts.birth_date })
    }

    /// The ten digits, to be sealed.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// Who gave it out.
    pub fn kind(&self) -> CprKind {
        self.kind
    }

    /// The date of birth that it tells.
    pub fn birth_date(&self) -> NaiveDate {
        self.birth_date
    }

    /// As it is written: `150680-9997`. To be shown to whoever asked to see this one, and to nobody else.
    pub fn written(&self) -> Zeroizing<String> {
        let (date, rest) = self.digits.split_at(6);
        Zeroizing::new(format!("{date}-{rest}"))
    }

    /// As it stands on a card: `150680-••••`.
    pub fn masked(&self) -> String {
        let (date, _) = self.digits.split_at(6);
        format!("{date}-\u{2022}\u{2022}\u{2022}\u{2022}")
    }
}

/// The digits as a text and one by one.
fn ten_digits(text: &str) -> Result<(Zeroizing<String>, [u32; 10]), CprError> {
    let digits = Zeroizing::new(without_blanks_and(&HYPHENS, text));
    if !only_ascii_digits(&digits) {
        return Err(CprError::InvalidFormat);
    }
    let numbers: Vec<u32> = digits.bytes().map(|digit| u32::from(digit - b'0')).collect();
    let numbers = numbers.try_into().map_err(|_| CprError::InvalidLength)?;
    Ok((digits, numbers))
}

/// What a CPR number tells, without the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CprFacts {
    /// The date of birth.
    pub birth_date: NaiveDate,
    /// Whether it satisfies modulus 11; information, never a ground for refusal.
    pub modulus_11: Modulus11,
}

/// Whether a CPR number satisfies modulus 11.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modulus11 {
    /// As all numbers given out before October 2007.
    Passes,
    /// Valid all the same.
    Fails,
}

impl CprFacts {
    /// Whether a mild hint to check the number once more is in place. Numbers that fail modulus 11 are only known to be
    /// given out for births on 1 January (the CPR office's list of 10 May 2023), so with another date a slip is likelier.
    pub fn is_probably_a_slip(self) -> bool {
        let on_new_years_day = (self.birth_date.day(), self.birth_date.month()) == (1, 1);
        self.modulus_11 == Modulus11::Fails && !on_new_years_day
    }
}

/// Why a text is not a CPR number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CprError {
    /// Something other than digits, blanks and hyphens.
    #[error("a CPR number is ten digits and nothing else")]
    InvalidFormat,
    /// Digits, but not ten.
    #[error("a CPR number is ten digits")]
    InvalidLength,
    /// The date does not exist. Replacement numbers (the first digit of the day raised by 6) are among these.
    #[error("the date in the CPR number does not exist")]
    ImpossibleDate,
    /// The date lies after today.
    #[error("the date in the CPR number lies in the future")]
    FutureDate,
}

const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const HYPHENS: [char; 4] = ['-', '\u{2010}', '\u{2011}', '\u{2013}'];

/// Reads a CPR number as people type it: blanks and hyphens are taken off, only `0` to `9` are digits.
pub fn parse_cpr(text: &str, today: NaiveDate) -> Result<CprFacts, CprError> {
    let (_, digits) = ten_digits(text)?;
    facts(digits, today)
}

/// Whether a CPR number stands somewhere in a text: six digits and four that parse as one, together or with blanks,
/// dashes, a stroke or a dot between them, the date also as `15.06.80`; and not part of a longer row of digits. So does a
/// text that is nothing but ten digits, however they are set apart. Replacement numbers count too, and so do digits of
/// other scripts, characters nobody sees and the marks of bold, italic and links. Phone numbers with `+` do not.
///
/// Errs towards yes: a P-number, a case number of ten digits or `15.06.80 1900` can look like one.
pub fn looks_like_cpr(text: &str, today: NaiveDate) -> bool {
    let is_kept = |character: &char| !is_unseen(*character) && !MARKS.contains(character);
    let characters: Vec<char> = text.chars().filter(is_kept).map(as_ascii_digit).collect();
    let whole: String = characters.iter().collect();
    parse_cpr(&whole, today).is_ok() || (0..characters.len()).any(|start| stands_at(&characters, start, today))
}

fn stands_at(characters: &[char], start: usize, today: NaiveDate) -> bool {
    let before = start.checked_sub(1).map(|place| characters[place]);
    if before.is_some_and(|character| character.is_ascii_digit() || character == '+') {
        return false;
    }
    let Some((date, after_date)) = date_at(characters, start) else { return false };
    let Some((rest, end)) = digits_at::<4>(characters, after_separator(characters, after_date)) else { return false };
    let after = characters.get(end);
    let inside_letters =
        before.is_some_and(|character| character.is_ascii_alphabetic()) && after.is_some_and(char::is_ascii_alphabetic);
    // `24.11.26 1900-2100` is a day and its hours.
    let is_hours = after_date > start + 6
        && after.is_some_and(|character| HYPHENS.contains(character))
        && characters.get(end + 1).is_some_and(char::is_ascii_digit);
    if after.is_some_and(char::is_ascii_digit) || inside_letters || is_hours {
        return false;
    }
    let mut digits = [0; 10];
    digits[..6].copy_from_slice(&date);
    digits[6..].copy_from_slice(&rest);
    facts(digits, today).is_ok() || facts(as_ordinary(digits), today).is_ok()
}

/// Six digits in a row, or three pairs with the same sign between them.
fn date_at(characters: &[char], start: usize) -> Option<([u32; 6], usize)> {
    if let Some(found) = digits_at::<6>(characters, start) {
        return Some(found);
    }
    let mut date = [0; 6];
    let sign = *characters.get(start + 2)?;
    if !is_between(sign) || characters.get(start + 5) != Some(&sign) {
        return None;
    }
    for (pair, place) in date.chunks_exact_mut(2).zip([start, start + 3, start + 6]) {
        let (digits, _) = digits_at::<2>(characters, place)?;
        pair.copy_from_slice(&digits);
    }
    Some((date, start + 8))
}

/// Exactly so many digits from a place on, and the place after them.
fn digits_at<const COUNT: usize>(characters: &[char], start: usize) -> Option<([u32; COUNT], usize)> {
    let end = start + COUNT;
    let mut digits = [0; COUNT];
    for (digit, character) in digits.iter_mut().zip(characters.get(start..end)?) {
        *digit = character.is_ascii_digit().then(|| character.to_digit(10))??;
    }
    Some((digits, end))
}

/// Past what may stand between the date and the four digits: a few blanks and dashes, a stroke, a dot.
fn after_separator(characters: &[char], start: usize) -> usize {
    const MOST: usize = 4;
    let between = characters[start..].iter().take(MOST).take_while(|character| is_between(**character)).count();
    start + between
}

fn is_between(character: char) -> bool {
    const DASHES: [char; 8] =
        ['\u{2012}', '\u{2014}', '\u{2015}', '\u{2212}', '\u{fe58}', '\u{fe63}', '\u{ff0d}', '\u{2043}'];
    character.is_whitespace()
        || matches!(character, '/' | '.')
        || HYPHENS.contains(&character)
        || DASHES.contains(&character)
}

/// On paper nothing stands where these do: `150680-**9997**`.
const MARKS: [char; 4] = ['*', '_', '[', '\\'];

/// Soft hyphens, joiners and marks of direction.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Arabic, Persian and fullwidth digits as `0` to `9`; anything else as it is.
fn as_ascii_digit(character: char) -> char {
    let zeros = ['\u{660}', '\u{6f0}', '\u{ff10}'];
    let value =
        zeros.iter().filter_map(|zero| u32::from(character).checked_sub(u32::from(*zero))).find(|value| *value < 10);
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(character)
}

/// A replacement number with the day as it would be in an ordinary one; another number becomes one with no such day.
fn as_ordinary(mut digits: [u32; 10]) -> [u32; 10] {
    digits[0] = digits[0].checked_sub(6).unwrap_or(9);
    digits
}

fn facts(digits: [u32; 10], today: NaiveDate) -> Result<CprFacts, CprError> {
    let pair = |place: usize| digits[place] * 10 + digits[place + 1];
    let year = birth_year(pair(4), digits[6]);
    let birth_date = NaiveDate::from_ymd_opt(year, pair(2), pair(0)).ok_or(CprError::ImpossibleDate)?;
    if birth_date > today {
        return Err(CprError::FutureDate);
    }
    let modulus_11 = if weighted_sum(digits).is_multiple_of(11) { Modulus11::Passes } else { Modulus11::Fails };
    Ok(CprFacts { birth_date, modulus_11 })
}

fn weighted_sum(digits: [u32; 10]) -> u32 {
    digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum()
}

/// The century is told by the seventh digit together with the year (cpr.dk, "Opbygning af CPR-nummeret").
fn birth_year(short: u32, seventh: u32) -> i32 {
    let century = match (seventh, short) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (_, ..=57) => 2000,
        (_, 58..) => 1800,
    };
    century + i32::try_from(short).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::vectors;

    /// The day the oracle ran.
    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    #[test]
    fn every_vector_is_judged_as_the_oracle_judged_it() {
        let rows = vectors::rows(include_str!("../../../../tests/vectors/cpr_vectors.csv"));
        assert_eq!(rows.len(), 107);
        for row in rows {
            let [input, result, _, birth_date, modulus_11, _, error, note] = row.as_slice() else {
                panic!("eight columns: {row:?}")
            };
            let expected = match (result.as_str(), error.as_str()) {
                ("valid", _) => Ok(CprFacts {
                    birth_date: birth_date.parse().unwrap(),
                    modulus_11: if modulus_11 == "pass" { Modulus11::Passes } else { Modulus11::Fails },
                }),
                (_, "InvalidFormat") => Err(CprError::InvalidFormat),
                (_, "InvalidLength") => Err(CprError::InvalidLength),
                (_, "impossible_date") => Err(CprError::ImpossibleDate),
                (_, "future_date") => Err(CprError::FutureDate),
                other => panic!("unknown verdict {other:?}"),
            };
            assert_eq!(parse_cpr(input, today()), expected, "{input:?}: {note}");
        }
    }

    #[test]
    fn modulus_11_is_summed_as_the_oracle_sums_it() {
        for row in vectors::rows(include_str!("../../../../tests/vectors/cpr_mod11_vectors.csv")) {
            let digits: Vec<u32> = row[0].bytes().map(|digit| u32::from(digit - b'0')).collect();
            assert_eq!((weighted_sum(digits.try_into().unwrap()) % 11).to_string(), row[1], "{}", row[0]);
        }
    }

    #[test]
    fn a_number_is_seen_in_free_text() {
        for text in [
            "1506809997",
            "150680-9997",
            "150680 9997",
            "150680\u{a0}9997",
            "150680 - 9997",
            "150680\u{2013}9997",
            "Kirsten (150680-9997) kommer kl. 19",
            "cpr:1506809997.",
            "150680-**9997**",
            "Se *150680*-_9997_",
            "150680-[9997](https://a.example)",
            r"150680\-9997",
            "CPR150680-9997",
            "tlf. 84000123, cpr 150680-9997",
            "fra 670780-3999 til",
            "910199-3999",
            "12 150680-9997",
            "150658-5992",
            "150680--9997",
            "150680  9997",
            "150680\u{2014}9997",
            "150680\u{2212}9997",
            "150680/9997",
            "150680.9997",
            "15 06 80 9997",
            "15.06.80-9997",
            "15-06-80-9997",
            "1506\u{ad}80\u{200b}-9997",
            "\u{ff11}\u{ff15}\u{ff10}\u{ff16}\u{ff18}\u{ff10}-9997",
            "١٥٠٦٨٠٣٩٩٨",
            " 15 06 80 99 97 ",
            "12 11 20 15 00",
        ] {
            assert!(looks_like_cpr(text, today()), "{text:?}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "",
            "84000123",
            "84 00 01 23",
            "+4584000123",
            "+45 84 00 01 23",
            "+1506809997",
            "99900008",
            "99 90 00 08",
            "CVR 99900008",
            "2900000000018",
            "15068099971",
            "91506809997",
            "150680-99971",
            "150680-399",
            "320180-3999",
            "151380-3999",
            "150636-9999",
            "24.11.2026 kl. 1900",
            "2026-11-24 1900",
            "24112026 1900",
            "kl. 12 11 20 15 00",
            "24/11-26 1900",
            "lørdag 24.11.26 1900-2100",
            "1.506.803.998 kr.",
            "1506.803998",
            "B-2026-00123",
            "4571-0004560123",
            "e1506809997f0",
            "0193a2b4-0000-7000-8000-150680999712",
        ] {
            assert!(!looks_like_cpr(text, today()), "{text:?}");
        }
    }

    #[test]
    fn a_slip_is_suspected_only_off_the_first_of_january() {
        let hint = |text| parse_cpr(text, today()).unwrap().is_probably_a_slip();
        assert!(hint("150680-9997"));
        assert!(!hint("150658-5992"));
        assert!(!hint("010163-5997"));
    }

    #[test]
    fn a_number_is_read_masked_and_written() {
        let number = CprNumber::parse(" 150680 9997 ", today()).unwrap();
        assert_eq!((number.kind(), number.birth_date()), (CprKind::Issued, "1980-06-15".parse().unwrap()));
        assert_eq!((number.written().as_str(), number.masked().as_str()), ("150680-9997", "150680-••••"));
        assert_eq!(format!("{number:?}"), "CprNumber");
    }

    #[test]
    fn a_replacement_number_is_of_its_own_kind() {
        for (text, born) in [("670780-3999", "1980-07-07"), ("910199-3999", "1999-01-31")] {
            let number = CprNumber::parse(text, today()).unwrap();
            assert_eq!((number.kind(), number.birth_date()), (CprKind::Replacement, born.parse().unwrap()), "{text}");
        }
        for text in ["990199-3999", "320180-3999", "151380-3999"] {
            assert_eq!(CprNumber::parse(text, today()), Err(CprError::ImpossibleDate), "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_parses_is_seen_in_any_sentence(
            day in 1_u32..32, month in 1_u32..13, year in 0_u32..100, rest in 0_u32..10_000,
            separator in prop::sample::select(vec!["", "-", " ", " - ", "\u{a0}", "  ", "--", "\u{2014}", "/", "."]),
            before in "([a-zæøå ]{0,8}[ (:])?", after in "([ ).,][a-zæøå ]{0,8})?",
        ) {
            let number = format!("{day:02}{month:02}{year:02}{separator}{rest:04}");
            let plain = format!("{day:02}{month:02}{year:02}{rest:04}");
            let seen = looks_like_cpr(&format!("{before}{number}{after}"), today());
            prop_assert_eq!(seen, parse_cpr(&plain, today()).is_ok(), "{}", number);
        }

        #[test]
        fn ten_digits_are_seen_exactly_when_they_or_their_ordinary_form_parse(number in "[0-9]{10}") {
            let digits: Vec<u32> = number.bytes().map(|digit| u32::from(digit - b'0')).collect();
            let ordinary: String = as_ordinary(digits.try_into().unwrap()).iter().map(u32::to_string).collect();
            let expected = parse_cpr(&number, today()).is_ok() || parse_cpr(&ordinary, today()).is_ok();
            prop_assert_eq!(looks_like_cpr(&number, today()), expected);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,24}|[0-9 +-]{0,24}") {
            let _ = (looks_like_cpr(&text, today()), parse_cpr(&text, today()));
        }
    }
}
