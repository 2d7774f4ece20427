//! Dates and times as Danes type them. Day before month, always: `03/04/2026` is 3 April. Refuses what could be two dates,
//! and dates that do not exist.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::calendar::{Weekday, YEARS};
use super::field::Problem;
use super::format::{Language, month_names, weekday_name};
use super::text_value::only_ascii_digits;

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateEntryError {
    /// Nothing is written.
    #[error("no date is written")]
    Missing,
    /// Not a way in which dates are written.
    #[error("not a date as Danes write them")]
    NotUnderstood,
    /// A day that the calendar does not have, such as 31 April.
    #[error("the calendar has no such date")]
    NoSuchDate,
    /// The year must be written with four digits: 69 to 99 could be either century, and births always could.
    #[error("the year needs four digits")]
    YearNeedsFourDigits,
    /// Outside [`YEARS`].
    #[error("the year is not within {} to {}", YEARS.start(), YEARS.end())]
    YearOutOfRange,
    /// The weekday written before the date is not that date's.
    #[error("the date is another weekday")]
    AnotherWeekday,
    /// A birth after today.
    #[error("a birth cannot lie in the future")]
    InTheFuture,
}

impl From<DateEntryError> for Problem {
    fn from(error: DateEntryError) -> Self {
        match error {
            DateEntryError::Missing => Self::Missing,
            DateEntryError::NotUnderstood
            | DateEntryError::NoSuchDate
            | DateEntryError::YearNeedsFourDigits
            | DateEntryError::YearOutOfRange
            | DateEntryError::AnotherWeekday
            | DateEntryError::InTheFuture => Self::Date,
        }
    }
}

/// Why a text is not a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TimeEntryError {
    /// Nothing is written.
    #[error("no time is written")]
    Missing,
    /// Not a way in which times are written.
    #[error("not a time as Danes write them")]
    NotUnderstood,
    /// An hour after 23 or a minute after 59. Midnight is 00.00 of the day it begins.
    #[error("the clock has no such time")]
    NoSuchTime,
}

impl From<TimeEntryError> for Problem {
    fn from(error: TimeEntryError) -> Self {
        match error {
            TimeEntryError::Missing => Self::Missing,
            TimeEntryError::NotUnderstood | TimeEntryError::NoSuchTime => Self::Time,
        }
    }
}

/// Day, month and year as written.
struct Written {
    day: u32,
    month: u32,
    year: WrittenYear,
}

enum WrittenYear {
    None,
    TwoDigits(i32),
    Full(i32),
}

/// Reads a date: `24/11`, `24/11-2026`, `24-11-2026`, `24.11.2026`, `241126`, `24112026`, `2026-11-24`, `24. nov`,
/// `24. november 2026`, `tirsdag den 24. november 2026`. Without a year it is the nearest such date from today on. Two
/// digits 00 to 68 are years of this century.
pub fn parse_date(text: &str, today: NaiveDate) -> Result<NaiveDate, DateEntryError> {
    let (weekday, rest) = split_weekday(text);
    let written = parse_written(&rest)?;
    let date = match written.year {
        WrittenYear::None => nearest_coming(&written, today)?,
        WrittenYear::TwoDigits(short @ 0..=68) => existing(2000 + short, &written)?,
        WrittenYear::TwoDigits(_) => return Err(DateEntryError::YearNeedsFourDigits),
        WrittenYear::Full(year) => existing(year, &written)?,
    };
    fitting(date, weekday)
}

/// Reads a date of birth: the same ways of writing, but the year has four digits and the day is not after today.
pub fn parse_birth_date(text: &str, today: NaiveDate) -> Result<NaiveDate, DateEntryError> {
    let (weekday, rest) = split_weekday(text);
    let written = parse_written(&rest)?;
    let WrittenYear::Full(year) = written.year else { return Err(DateEntryError::YearNeedsFourDigits) };
    let date = fitting(existing(year, &written)?, weekday)?;
    if date > today { Err(DateEntryError::InTheFuture) } else { Ok(date) }
}

/// Reads a time of day: `14.05`, `14:05`, `1405`, `905`, `14`, `kl. 19`.
pub fn parse_time(text: &str) -> Result<NaiveTime, TimeEntryError> {
    let lower = text.trim().to_lowercase();
    let bare = lower.strip_prefix("kl.").or_else(|| lower.strip_prefix("kl")).unwrap_or(&lower).trim();
    if bare.is_empty() {
        return Err(TimeEntryError::Missing);
    }
    let (hour, minute) = match bare.split_once(['.', ':']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return Err(TimeEntryError::NotUnderstood),
        None if only_ascii_digits(bare) && (3..=4).contains(&bare.len()) => bare.split_at(bare.len() - 2),
        None => (bare, "00"),
    };
    if !only_ascii_digits(hour) || !only_ascii_digits(minute) || hour.len() > 2 {
        return Err(TimeEntryError::NotUnderstood);
    }
    let number = |digits: &str| digits.parse().map_err(|_| TimeEntryError::NotUnderstood);
    NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0).ok_or(TimeEntryError::NoSuchTime)
}

/// Takes a weekday and `den` off the front.
fn split_weekday(text: &str) -> (Option<Weekday>, String) {
    let lower = text.trim().to_lowercase();
    let named = Weekday::ALL.iter().find_map(|weekday| {
        let rest = lower.strip_prefix(weekday_name(*weekday, Language::Da))?;
        Some((*weekday, rest.trim_start_matches([',', ' ', '\u{a0}'])))
    });
    let (weekday, rest) = named.map_or((None, lower.as_str()), |(weekday, rest)| (Some(weekday), rest));
    let rest = rest.strip_prefix("den ").or_else(|| rest.strip_prefix("d. ")).unwrap_or(rest);
    (weekday, rest.trim().to_owned())
}

fn fitting(date: NaiveDate, weekday: Option<Weekday>) -> Result<NaiveDate, DateEntryError> {
    match weekday {
        Some(weekday) if weekday != Weekday::of(date) => Err(DateEntryError::AnotherWeekday),
        _ => Ok(date),
    }
}

fn existing(year: i32, written: &Written) -> Result<NaiveDate, DateEntryError> {
    if !YEARS.contains(&year) {
        return Err(DateEntryError::YearOutOfRange);
    }
    NaiveDate::from_ymd_opt(year, written.month, written.day).ok_or(DateEntryError::NoSuchDate)
}

/// This year's or next year's, whichever is the first from today on.
fn nearest_coming(written: &Written, today: NaiveDate) -> Result<NaiveDate, DateEntryError> {
    [today.year(), today.year() + 1]
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, written.month, written.day))
        .find(|date| *date >= today)
        .ok_or(DateEntryError::NoSuchDate)
}

fn parse_written(text: &str) -> Result<Written, DateEntryError> {
    if text.is_empty() {
        return Err(DateEntryError::Missing);
    }
    if only_ascii_digits(text) {
        return parse_block(text);
    }
    let parts: Vec<&str> = text
        .split(|character: char| matches!(character, '/' | '-' | '.') || character.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    let is_iso = parts.len() == 3 && parts[0].len() == 4 && text.bytes().filter(|byte| *byte == b'-').count() == 2;
    match parts[..] {
        [year, month, day] if is_iso => {
            Ok(Written { day: day_or_month(day)?, month: day_or_month(month)?, year: parse_year(year)? })
        }
        [day, month] => Ok(Written { day: day_or_month(day)?, month: parse_month(month)?, year: WrittenYear::None }),
        [day, month, year] => {
            Ok(Written { day: day_or_month(day)?, month: parse_month(month)?, year: parse_year(year)? })
        }
        _ => Err(DateEntryError::NotUnderstood),
    }
}

/// `241126` or `24112026`.
fn parse_block(digits: &str) -> Result<Written, DateEntryError> {
    if !matches!(digits.len(), 6 | 8) {
        return Err(DateEntryError::NotUnderstood);
    }
    Ok(Written {
        day: day_or_month(&digits[..2])?,
        month: day_or_month(&digits[2..4])?,
        year: parse_year(&digits[4..])?,
    })
}

fn day_or_month(text: &str) -> Result<u32, DateEntryError> {
    if !only_ascii_digits(text) || text.len() > 2 {
        return Err(DateEntryError::NotUnderstood);
    }
    text.parse().map_err(|_| DateEntryError::NotUnderstood)
}

/// A month as number, as name, or as the first letters of its name, three or more.
fn parse_month(text: &str) -> Result<u32, DateEntryError> {
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return day_or_month(text);
    }
    let found = (1..).zip(month_names(Language::Da)).find(|(_, name)| text.len() >= 3 && name.starts_with(text));
    found.map(|(month, _)| month).ok_or(DateEntryError::NotUnderstood)
}

fn parse_year(text: &str) -> Result<WrittenYear, DateEntryError> {
    if !only_ascii_digits(text) {
        return Err(DateEntryError::NotUnderstood);
    }
    let year = text.parse().map_err(|_| DateEntryError::NotUnderstood)?;
    match text.len() {
        2 => Ok(WrittenYear::TwoDigits(year)),
        4 => Ok(WrittenYear::Full(year)),
        _ => Err(DateEntryError::NotUnderstood),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::format;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_read_as_danes_type_them() {
        let today = date("2026-11-21");
        for (typed, expected) in [
            ("24/11", "2026-11-24"),
            ("21/11", "2026-11-21"),
            ("20/11", "2027-11-20"),
            ("1/2", "2027-02-01"),
            ("24/11-2026", "2026-11-24"),
            ("24/11 2026", "2026-11-24"),
            ("24/11-26", "2026-11-24"),
            ("24-11-2026", "2026-11-24"),
            ("24.11.2026", "2026-11-24"),
            ("24. 11. 2026", "2026-11-24"),
            ("4.1.27", "2027-01-04"),
            ("241126", "2026-11-24"),
            ("24112026", "2026-11-24"),
            ("2026-11-24", "2026-11-24"),
            ("03/04/2026", "2026-04-03"),
            ("24. nov", "2026-11-24"),
            ("24. nov.", "2026-11-24"),
            ("24 november", "2026-11-24"),
            ("24. november 2026", "2026-11-24"),
            ("24. NOV. 26", "2026-11-24"),
            ("3. maj 2027", "2027-05-03"),
            ("1. sept 2027", "2027-09-01"),
            ("d. 24/11", "2026-11-24"),
            ("den 24. november", "2026-11-24"),
            ("tirsdag den 24. november 2026", "2026-11-24"),
            ("Tirsdag 24/11", "2026-11-24"),
            (" 24/11\u{a0}", "2026-11-24"),
        ] {
            assert_eq!(parse_date(typed, today), Ok(date(expected)), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_its_reason() {
        let today = date("2026-11-21");
        for (typed, error) in [
            ("", DateEntryError::Missing),
            ("  ", DateEntryError::Missing),
            ("tirsdag", DateEntryError::Missing),
            ("i overmorgen", DateEntryError::NotUnderstood),
            ("24", DateEntryError::NotUnderstood),
            ("2411", DateEntryError::NotUnderstood),
            ("24/11/2026/1", DateEntryError::NotUnderstood),
            ("24. ju 2026", DateEntryError::NotUnderstood),
            ("24/11-126", DateEntryError::NotUnderstood),
            ("٢٤/11", DateEntryError::NotUnderstood),
            ("31/4", DateEntryError::NoSuchDate),
            ("04/24/2026", DateEntryError::NoSuchDate),
            ("29/2-2027", DateEntryError::NoSuchDate),
            ("2026-13-01", DateEntryError::NoSuchDate),
            ("0/1", DateEntryError::NoSuchDate),
            ("24/11-85", DateEntryError::YearNeedsFourDigits),
            ("24/11-1899", DateEntryError::YearOutOfRange),
            ("24/11-2201", DateEntryError::YearOutOfRange),
            ("mandag den 24. november 2026", DateEntryError::AnotherWeekday),
        ] {
            assert_eq!(parse_date(typed, today), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn a_leap_day_without_a_year_is_found_in_the_coming_leap_year() {
        assert_eq!(parse_date("29/2", date("2027-03-01")), Ok(date("2028-02-29")));
        // Neither 2026 nor 2027 is a leap year, and 2028 is more than a year away.
        assert_eq!(parse_date("29/2", date("2026-11-21")), Err(DateEntryError::NoSuchDate));
    }

    #[test]
    fn a_birth_has_four_digits_of_year_and_lies_in_the_past() {
        let today = date("2026-11-21");
        for (typed, expected) in [
            ("15/6-1980", Ok(date("1980-06-15"))),
            ("21.11.2026", Ok(today)),
            ("22.11.2026", Err(DateEntryError::InTheFuture)),
            ("150680", Err(DateEntryError::YearNeedsFourDigits)),
            ("15/6", Err(DateEntryError::YearNeedsFourDigits)),
        ] {
            assert_eq!(parse_birth_date(typed, today), expected, "{typed:?}");
        }
    }

    #[test]
    fn times_are_read_as_danes_type_them() {
        for (typed, hour, minute) in [
            ("14.05", 14, 5),
            ("14:05", 14, 5),
            ("1405", 14, 5),
            ("905", 9, 5),
            ("9.05", 9, 5),
            ("14", 14, 0),
            ("7", 7, 0),
            ("0", 0, 0),
            ("0000", 0, 0),
            ("kl. 19", 19, 0),
            ("Kl 19.30", 19, 30),
            ("kl.19", 19, 0),
            (" 23:59 ", 23, 59),
        ] {
            assert_eq!(parse_time(typed), Ok(NaiveTime::from_hms_opt(hour, minute, 0).unwrap()), "{typed:?}");
        }
        for (typed, error) in [
            ("", TimeEntryError::Missing),
            ("kl.", TimeEntryError::Missing),
            ("24.00", TimeEntryError::NoSuchTime),
            ("14.60", TimeEntryError::NoSuchTime),
            ("99", TimeEntryError::NoSuchTime),
            ("14.5", TimeEntryError::NotUnderstood),
            ("14.005", TimeEntryError::NotUnderstood),
            ("14.05.00", TimeEntryError::NotUnderstood),
            ("19005", TimeEntryError::NotUnderstood),
            ("+7", TimeEntryError::NotUnderstood),
            ("halv otte", TimeEntryError::NotUnderstood),
            ("٧", TimeEntryError::NotUnderstood),
        ] {
            assert_eq!(parse_time(typed), Err(error), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn every_printed_date_can_be_typed_again(days in 0_i64..109_938) {
            let day = date("1900-01-01") + chrono::TimeDelta::days(days);
            let today = date("2026-11-21");
            for written in [
                format::date_short(day, Language::Da),
                format::date_medium(day, Language::Da),
                format::date_long(day, Language::Da),
                format::date_full(day, Language::Da),
                day.to_string(),
            ] {
                prop_assert_eq!(parse_date(&written, today), Ok(day), "{}", written);
            }
        }

        #[test]
        fn a_date_without_a_year_is_within_the_coming_year(days in 0_i64..366, from in 0_i64..10_000) {
            let today = date("2010-01-01") + chrono::TimeDelta::days(from);
            let day = today + chrono::TimeDelta::days(days);
            let found = parse_date(&day.format("%d/%m").to_string(), today).unwrap();
            prop_assert_eq!((found.day(), found.month()), (day.day(), day.month()));
            prop_assert!(found >= today && found <= day);
        }

        #[test]
        fn every_printed_time_can_be_typed_again(minute in 0_u32..1440) {
            let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
            prop_assert_eq!(parse_time(&format::time(time, Language::Da)), Ok(time));
            prop_assert_eq!(parse_time(&time.format("%H%M").to_string()), Ok(time));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[0-9/. -]{0,12}|.{0,16}") {
            let _ = (parse_date(&text, date("2026-11-21")), parse_birth_date(&text, date("2026-11-21")), parse_time(&text));
        }
    }
}
