//! Money as whole øre, so that no sum is ever rounded. Refuses what JavaScript could not hold exactly.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An amount in øre; 100 øre are one krone. Never further from 0 than [`Oere::MOST`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "i64", into = "i64")]
#[ts(type = "number & { readonly of: \"oere\" }")]
pub struct Oere(i64);

/// Why an amount cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Nothing is written.
    #[error("no amount is written")]
    Missing,
    /// Not an amount as Danes write it. `12.50` is among these: a dot parts thousands, and guessing would be off by a hundred.
    #[error("not an amount in kroner and øre")]
    NotAnAmount,
    /// Finer than øre.
    #[error("an amount has at most two decimals")]
    FinerThanOere,
    /// Further from 0 than [`Oere::MOST`].
    #[error("the amount is too large")]
    TooLarge,
}

impl Oere {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The most that is kept: the largest whole number that JavaScript holds exactly, 2^53 - 1.
    pub const MOST: Self = Self(9_007_199_254_740_991);

    /// So many øre.
    pub fn from_oere(oere: i64) -> Result<Self, MoneyError> {
        if oere.unsigned_abs() > Self::MOST.0.unsigned_abs() { Err(MoneyError::TooLarge) } else { Ok(Self(oere)) }
    }

    /// So many kroner.
    pub fn from_kroner(kroner: i64) -> Result<Self, MoneyError> {
        Self::from_oere(kroner.checked_mul(100).ok_or(MoneyError::TooLarge)?)
    }

    /// The amount in øre.
    pub fn oere(self) -> i64 {
        self.0
    }

    /// The sum of two amounts.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        Self::from_oere(self.0.checked_add(other.0).ok_or(MoneyError::TooLarge)?)
    }

    /// This amount less another.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        Self::from_oere(self.0.checked_sub(other.0).ok_or(MoneyError::TooLarge)?)
    }

    /// This amount so many times.
    pub fn times(self, count: i64) -> Result<Self, MoneyError> {
        Self::from_oere(self.0.checked_mul(count).ok_or(MoneyError::TooLarge)?)
    }

    /// The sum of all amounts.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Reads an amount as Danes type it: `7000`, `7.000`, `7 000,50 kr.`, `kr. 7.000,-`, `DKK 7.000,50`, `-250,00 kr.`
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let bare = without_currency(text);
        if bare.is_empty() {
            return Err(MoneyError::Missing);
        }
        let (negative, amount) = match bare.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, bare.as_str()),
        };
        let (kroner, oere) = amount.split_once(',').unwrap_or((amount, ""));
        let (kroner, oere) = (kroner_digits(kroner)?, oere_digits(oere)?);
        let total = kroner.checked_mul(100).and_then(|whole| whole.checked_add(oere)).ok_or(MoneyError::TooLarge)?;
        Self::from_oere(if negative { -total } else { total })
    }
}

impl TryFrom<i64> for Oere {
    type Error = MoneyError;

    fn try_from(oere: i64) -> Result<Self, Self::Error> {
        Self::from_oere(oere)
    }
}

impl From<Oere> for i64 {
    fn from(amount: Oere) -> Self {
        amount.0
    }
}

fn without_currency(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    let bare = ["kroner", "kr.", "kr", "dkk"]
        .iter()
        .find_map(|word| lower.strip_prefix(word).or_else(|| lower.strip_suffix(word)));
    bare.unwrap_or(&lower).trim().to_owned()
}

/// Whole kroner, with thousands parted by dots or blanks or not at all.
fn kroner_digits(text: &str) -> Result<i64, MoneyError> {
    let is_mark = |character: char| character == '.' || character.is_whitespace();
    let groups: Vec<&str> = text.split(is_mark).collect();
    let only_digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let grouped_by_three =
        groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    if !only_digits || !grouped_by_three {
        return Err(MoneyError::NotAnAmount);
    }
    groups.concat().parse().map_err(|_| MoneyError::TooLarge)
}

/// What stands after the comma, as øre: nothing, one or two digits, or the dash that Danes write for "no øre".
fn oere_digits(text: &str) -> Result<i64, MoneyError> {
    match text.as_bytes() {
        [] | b"-" => Ok(0),
        [tens @ b'0'..=b'9'] => Ok(i64::from(tens - b'0') * 10),
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Ok(i64::from(tens - b'0') * 10 + i64::from(ones - b'0')),
        digits if digits.iter().all(u8::is_ascii_digit) => Err(MoneyError::FinerThanOere),
        _ if text == "\u{2013}" => Ok(0),
        _ => Err(MoneyError::NotAnAmount),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_read_as_danes_type_them() {
        for (input, oere) in [
            ("0", 0),
            ("7000", 700_000),
            ("7.000", 700_000),
            ("7 000", 700_000),
            ("7.000,50 kr.", 700_050),
            ("7.000,5", 700_050),
            ("7.000,50\u{a0}kr.", 700_050),
            ("7000,05", 700_005),
            ("kr. 7.000,-", 700_000),
            ("7.000,\u{2013}", 700_000),
            ("DKK 1.234.567,89", 123_456_789),
            ("500 KR", 50_000),
            ("500 kroner", 50_000),
            ("-250,00 kr.", -25_000),
            ("\u{2212}250", -25_000),
            ("90071992547409,91", 9_007_199_254_740_991),
        ] {
            assert_eq!(Oere::parse(input).map(Oere::oere), Ok(oere), "{input:?}");
        }
    }

    #[test]
    fn what_could_be_misread_is_refused() {
        for (input, error) in [
            ("", MoneyError::Missing),
            ("kr.", MoneyError::Missing),
            ("12.50", MoneyError::NotAnAmount),
            ("7,000.50", MoneyError::NotAnAmount),
            ("1.0000", MoneyError::NotAnAmount),
            ("1234.567", MoneyError::NotAnAmount),
            (".500", MoneyError::NotAnAmount),
            (",50", MoneyError::NotAnAmount),
            ("5--", MoneyError::NotAnAmount),
            ("--5", MoneyError::NotAnAmount),
            ("5,5,5", MoneyError::NotAnAmount),
            ("5e3", MoneyError::NotAnAmount),
            ("٥00", MoneyError::NotAnAmount),
            ("500 EUR", MoneyError::NotAnAmount),
            ("1,005", MoneyError::FinerThanOere),
            ("90071992547409,92", MoneyError::TooLarge),
            ("92233720368547758,07", MoneyError::TooLarge),
            ("99999999999999999999", MoneyError::TooLarge),
        ] {
            assert_eq!(Oere::parse(input), Err(error), "{input:?}");
        }
    }

    #[test]
    fn no_sum_wraps_around() {
        let krone = Oere::from_kroner(1).unwrap();
        assert_eq!(Oere::MOST.plus(krone), Err(MoneyError::TooLarge));
        assert_eq!(Oere::MOST.times(2), Err(MoneyError::TooLarge));
        assert_eq!(Oere::MOST.times(-1).and_then(|least| least.minus(krone)), Err(MoneyError::TooLarge));
        assert_eq!(Oere::from_kroner(i64::MAX), Err(MoneyError::TooLarge));
        assert_eq!(Oere::from_oere(i64::MIN), Err(MoneyError::TooLarge));
        assert_eq!(Oere::sum([krone, krone, krone]).map(Oere::oere), Ok(300));
        assert!(serde_json::from_str::<Oere>("9007199254740992").is_err());
    }

    proptest! {
        #[test]
        fn a_printed_amount_can_be_typed_again(oere in -9_007_199_254_740_991_i64..=9_007_199_254_740_991) {
            use crate::shared::format::{Language, money};
            let amount = Oere::from_oere(oere).unwrap();
            prop_assert_eq!(Oere::parse(&money(amount, Language::Da)), Ok(amount));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[0-9., kr-]{0,24}|.{0,12}") {
            let _ = Oere::parse(&text);
        }
    }
}
