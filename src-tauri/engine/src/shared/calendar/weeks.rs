//! Weeks by ISO 8601, as Danes count them.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Weekday;
use crate::shared::text_enum::text_enum;

/// A week by ISO 8601, as Danes count them; crosses as `2026-W48`. The year is the week's, which can differ from the
/// calendar year of some of its days. Years 1 to 9998.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string & { readonly of: \"iso week\" }")]
pub struct IsoWeek {
    year: i32,
    week: u32,
}

/// A text that is not of the form `2026-W48`, or a week that the year does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a week is written as 2026-W48 and is one of the 52 or 53 of its year")]
pub struct NotAWeek;

text_enum! {
    /// *Lige* and *ulige uger*.
    pub enum WeekParity {
        /// Weeks 2, 4, 6 and so on.
        Even = "even",
        /// Weeks 1, 3, 5 and so on.
        Odd = "odd",
    }
}

impl IsoWeek {
    /// A week of a year.
    pub fn new(year: i32, week: u32) -> Result<Self, NotAWeek> {
        let exists = (1..=9998).contains(&year) && (1..=weeks_in_year(year)).contains(&week);
        if exists { Ok(Self { year, week }) } else { Err(NotAWeek) }
    }

    /// The week that a date lies in.
    pub fn of(date: NaiveDate) -> Self {
        let week = date.iso_week();
        Self { year: week.year(), week: week.week() }
    }

    /// Reads `2026-W48`, and nothing looser.
    pub fn parse(text: &str) -> Result<Self, NotAWeek> {
        let (year, week) = text.split_once("-W").ok_or(NotAWeek)?;
        let found = Self::new(year.parse().map_err(|_| NotAWeek)?, week.parse().map_err(|_| NotAWeek)?)?;
        if found.to_string() == text { Ok(found) } else { Err(NotAWeek) }
    }

    /// The year it belongs to.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Its number, 1 to 53.
    pub fn week(self) -> u32 {
        self.week
    }

    /// Its Monday.
    pub fn monday(self) -> NaiveDate {
        self.day(Weekday::Monday)
    }

    /// Its day of the given name.
    pub fn day(self, weekday: Weekday) -> NaiveDate {
        NaiveDate::from_isoywd_opt(self.year, self.week, weekday.into()).unwrap_or_default()
    }

    /// The week after it; after week 52 comes 53 or 1.
    #[must_use]
    pub fn next(self) -> Self {
        if self.week < weeks_in_year(self.year) {
            Self { week: self.week + 1, ..self }
        } else {
            Self { year: self.year + 1, week: 1 }
        }
    }

    /// The week before it.
    #[must_use]
    pub fn previous(self) -> Self {
        if self.week > 1 {
            Self { week: self.week - 1, ..self }
        } else {
            Self { year: self.year - 1, week: weeks_in_year(self.year - 1) }
        }
    }

    /// Whether its number is even or odd.
    pub fn parity(self) -> WeekParity {
        if self.week.is_multiple_of(2) { WeekParity::Even } else { WeekParity::Odd }
    }
}

impl std::fmt::Display for IsoWeek {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}-W{:02}", self.year, self.week)
    }
}

impl TryFrom<String> for IsoWeek {
    type Error = NotAWeek;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<IsoWeek> for String {
    fn from(week: IsoWeek) -> Self {
        week.to_string()
    }
}

/// How many ISO weeks a year has: 52 or 53. 28 December always lies in the last.
pub fn weeks_in_year(year: i32) -> u32 {
    NaiveDate::from_ymd_opt(year, 12, 28).map_or(52, |date| date.iso_week().week())
}

/// The first 53-week year whose end lies between two weeks, if any. There "every second week, the odd ones" is not every
/// second week: week 53 and the week 1 after it are both odd.
pub fn odd_and_even_break_after(first: IsoWeek, last: IsoWeek) -> Option<i32> {
    (first.year..last.year).find(|year| weeks_in_year(*year) == 53)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_week_after_the_52nd_of_2026_is_the_53rd() {
        let steps = std::iter::successors(Some(IsoWeek::parse("2026-W52").unwrap()), |week| Some(week.next()));
        let names: Vec<String> = steps.take(3).map(String::from).collect();
        assert_eq!(names, ["2026-W52", "2026-W53", "2027-W01"]);
        assert_eq!(weeks_in_year(2026), 53);
        assert_eq!(weeks_in_year(2027), 52);
        assert_eq!(IsoWeek::parse("2027-W01").unwrap().monday(), date("2027-01-04"));
    }

    #[test]
    fn odd_weeks_meet_after_a_year_of_53() {
        let week = |text| IsoWeek::parse(text).unwrap();
        assert_eq!(week("2026-W53").parity(), week("2027-W01").parity());
        assert_eq!(odd_and_even_break_after(week("2026-W40"), week("2027-W10")), Some(2026));
        assert_eq!(odd_and_even_break_after(week("2027-W02"), week("2028-W10")), None);
        assert_eq!(odd_and_even_break_after(week("2026-W02"), week("2026-W53")), None);
    }

    #[test]
    fn what_is_no_week_is_refused() {
        for text in [
            "",
            "2026-48",
            "2026-W00",
            "2027-W53",
            "2026-W54",
            "2026-W5",
            "2026-W048",
            "W48",
            "0000-W01",
            "2026-W+5",
            "-026-W05",
        ] {
            assert_eq!(IsoWeek::parse(text), Err(NotAWeek), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn weeks_and_their_days_agree(days in 0_i64..150_000) {
            let day = date("1850-01-01") + chrono::TimeDelta::days(days);
            let week = IsoWeek::of(day);
            prop_assert_eq!(week.day(Weekday::of(day)), day);
            prop_assert_eq!(week.next().previous(), week);
            prop_assert_eq!(week.next().monday() - week.monday(), chrono::TimeDelta::days(7));
            prop_assert_eq!(IsoWeek::parse(&week.to_string()), Ok(week));
        }
    }
}
