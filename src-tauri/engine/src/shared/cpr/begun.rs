//! A CPR number that is still being typed: with its tenth digit it is refused, and what was kept of it before that must go.

use chrono::NaiveDate;

use super::{MARKS, as_ascii_digit, date_at, is_between, is_unseen, looks_like_cpr};

/// Whether only the last digit is missing at the end of a text. Of most numbers it follows from the other nine.
pub fn lacks_one_digit_of_cpr(text: &str, today: NaiveDate) -> bool {
    // Which digit it is changes nothing about the date.
    text.chars().next_back().map(as_ascii_digit).is_some_and(|last| last.is_ascii_digit())
        && looks_like_cpr(&format!("{text}0"), today)
}

/// A text without what may be the beginning of a CPR number: a date as numbers begin with and whatever digits follow. Errs
/// towards yes: a phone number of four pairs or a date with its hour can begin like one.
pub fn without_begun_cpr(text: &str) -> String {
    without_rows(text, |_| true)
}

/// What was sought, as it may be kept: without what can hardly be anything but a part of a CPR number. Eight digits as of a
/// phone, and a date with its hour, stay.
pub fn sought_without_cpr(words: &str, today: NaiveDate) -> String {
    if lacks_one_digit_of_cpr(words.trim_end(), today) {
        return without_begun_cpr(words);
    }
    without_rows(words, |row| !is_like_a_phone(row) && !is_like_a_date(row))
}

/// Eight digits in a row or in pairs.
fn is_like_a_phone(row: &[char]) -> bool {
    let digits = row.iter().filter(|character| character.is_ascii_digit()).count();
    let is_in_pairs = row.len() == 11 && [2, 5, 8].iter().all(|place| !row[*place].is_ascii_digit());
    digits == 8 && (row.len() == 8 || is_in_pairs)
}

/// Day, month and year set apart by something one sees.
fn is_like_a_date(row: &[char]) -> bool {
    !row[2].is_ascii_digit() && !row[2].is_whitespace()
}

/// A text without those rows of digits that begin like a number and are meant.
fn without_rows(text: &str, is_meant: impl Fn(&[char]) -> bool) -> String {
    let seen: Vec<(usize, char)> = text.char_indices().filter(|(_, character)| is_on_paper(*character)).collect();
    let characters: Vec<char> = seen.iter().map(|(_, character)| as_ascii_digit(*character)).collect();
    let mut kept = String::new();
    let mut copied = 0;
    let mut place = 0;
    while place < characters.len() {
        let begun = last_digit_of_begun(&characters, place).filter(|last| is_meant(&characters[place..=*last]));
        let Some(last) = begun else {
            place += 1;
            continue;
        };
        kept.push_str(&text[copied..seen[place].0]);
        copied = seen[last].0 + seen[last].1.len_utf8();
        place = last + 1;
    }
    kept.push_str(&text[copied..]);
    kept
}

/// Where the digits end that begin here, if they begin like a number and go on after its date.
fn last_digit_of_begun(characters: &[char], start: usize) -> Option<usize> {
    let follows_digit = start.checked_sub(1).is_some_and(|before| characters[before].is_ascii_digit());
    let (date, after_date) = date_at(characters, start).filter(|_| !follows_digit)?;
    let row = characters[after_date..].iter().take_while(|one| one.is_ascii_digit() || is_between(**one));
    let last = after_date + row.count().checked_sub(1)?;
    let last = (after_date..=last).rev().find(|place| characters[*place].is_ascii_digit())?;
    could_be_a_birthday(date).then_some(last)
}

/// A day and a month; in a replacement number the day is raised by 60.
fn could_be_a_birthday(date: [u32; 6]) -> bool {
    let pair = |place: usize| date[place] * 10 + date[place + 1];
    matches!(pair(0), 1..=31 | 61..=91) && matches!(pair(2), 1..=12)
}

fn is_on_paper(character: char) -> bool {
    !is_unseen(character) && !MARKS.contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_digits_want_one_more() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");
        for text in ["150680-999", "150680999", "ib 15 06 80 999", "150680 - 999", "670780-399"] {
            assert!(lacks_one_digit_of_cpr(text, today), "{text:?}");
        }
        for text in ["", "150680-99", "150680-9997", "150680-999 ", "84000123", "+150680999", "151380-999", "999a"] {
            assert!(!lacks_one_digit_of_cpr(text, today), "{text:?}");
        }
    }

    #[test]
    fn what_was_sought_keeps_phones_and_hours_and_no_part_of_a_number() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");
        for (words, kept) in [
            ("ib 150680-9", "ib "),
            ("ib 150680-99", "ib "),
            ("150680-999", ""),
            ("15.06.80-999", ""),
            ("1506809", ""),
            ("15 06 80 9", ""),
            ("150680-99971", ""),
        ] {
            assert_eq!(sought_without_cpr(words, today), kept, "{words:?}");
        }
        for words in ["30112233", "30 11 22 33", "torsdag 24.11.26 19-21 kor", "150680", "84000123", "ib skov"] {
            assert_eq!(sought_without_cpr(words, today), words);
        }
    }

    #[test]
    fn what_may_become_a_number_is_taken_off_and_all_else_stays() {
        for (text, kept) in [
            ("150680-999", ""),
            ("150680-9", ""),
            ("ib 150680-999", "ib "),
            ("15 06 80 99", ""),
            ("15.06.80-9", ""),
            ("150680-9997 ib", " ib"),
            ("150680-99971", ""),
            ("670780-39", ""),
            ("ring 84000123, 150680-99 i dag", "ring 84000123,  i dag"),
            ("150680-**99**", "**"),
            ("1506\u{ad}80-9", ""),
            ("١٥٠٦٨٠٣٩٩", ""),
        ] {
            assert_eq!(without_begun_cpr(text), kept, "{text:?}");
        }
        for text in ["", "ib skov", "150680", "84 00 01 23", "99900008", "kl. 17.30-21", "24.11.26", "B-2026-00123"] {
            assert_eq!(without_begun_cpr(text), text);
        }
    }
}
