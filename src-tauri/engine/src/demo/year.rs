//! The year in Bøgelunde: holidays of the schools, which every municipality decides for itself, and the seasons of clubs.

use chrono::{Datelike, NaiveDate};

use super::desk::day;
use crate::shared::calendar::{IsoWeek, WeekParity};

/// The schools' holidays: name, first and last day.
pub(super) const SCHOOL_HOLIDAYS: [(&str, &str, &str); 9] = [
    ("Juleferie 2025", "2025-12-20", "2026-01-04"),
    ("Vinterferie 2026", "2026-02-07", "2026-02-15"),
    ("Påskeferie 2026", "2026-03-28", "2026-04-06"),
    ("Sommerferie 2026", "2026-06-27", "2026-08-09"),
    ("Efterårsferie 2026", "2026-10-10", "2026-10-18"),
    ("Juleferie 2026", "2026-12-19", "2027-01-03"),
    ("Vinterferie 2027", "2027-02-13", "2027-02-21"),
    ("Påskeferie 2027", "2027-03-20", "2027-03-29"),
    ("Sommerferie 2027", "2027-06-26", "2027-08-08"),
];

fn is_school_holiday(date: NaiveDate) -> bool {
    SCHOOL_HOLIDAYS.iter().any(|(_, first, last)| (day(first)..=day(last)).contains(&date))
}

/// When an activity pauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    /// Never.
    WholeYear,
    /// In July and between Christmas and New Year.
    NotInJuly,
    /// From May to August, and over Christmas.
    SeptemberToApril,
    /// When the schools do.
    SchoolWeeks,
}

impl Season {
    /// Whether this day lies in it.
    pub fn includes(self, date: NaiveDate) -> bool {
        let is_christmas = matches!((date.month(), date.day()), (12, 21..) | (1, 1..=2));
        match self {
            Self::WholeYear => true,
            Self::NotInJuly => date.month() != 7 && !is_christmas,
            Self::SeptemberToApril => !(5..=8).contains(&date.month()) && !is_christmas,
            Self::SchoolWeeks => !is_school_holiday(date),
        }
    }
}

/// How often something is, on its weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Every {
    /// Each week.
    Week,
    /// Every second week, counted on: week 53 changes the parity and not the rhythm.
    SecondWeek,
    /// The other ones.
    OtherSecondWeek,
    /// Weeks of an even number.
    EvenWeek,
    /// Weeks of an odd number: 53 and 1 follow each other.
    OddWeek,
    /// The first, second … of a month.
    NthOfMonth(u32),
    /// The last of a month.
    LastOfMonth,
}

impl Every {
    /// Whether it falls on this day, which is of the right weekday.
    pub fn falls_on(self, date: NaiveDate) -> bool {
        let weeks = (date - day("2025-12-01")).num_days().div_euclid(7);
        match self {
            Self::Week => true,
            Self::SecondWeek => weeks.rem_euclid(2) == 0,
            Self::OtherSecondWeek => weeks.rem_euclid(2) == 1,
            Self::EvenWeek => IsoWeek::of(date).parity() == WeekParity::Even,
            Self::OddWeek => IsoWeek::of(date).parity() == WeekParity::Odd,
            Self::NthOfMonth(nth) => date.day0() / 7 + 1 == nth,
            Self::LastOfMonth => {
                date.checked_add_days(chrono::Days::new(7)).is_none_or(|next| next.month() != date.month())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rhythm_of_two_weeks_goes_on_over_week_53() {
        let tuesdays: Vec<NaiveDate> = ["2026-12-22", "2026-12-29", "2027-01-05"].map(day).into();
        let falls = |every: Every| tuesdays.iter().filter(|date| every.falls_on(**date)).count();
        assert_eq!(falls(Every::OddWeek), 2, "weeks 53 and 1");
        assert_eq!(falls(Every::SecondWeek) + falls(Every::OtherSecondWeek), 3);
        assert!((1..=2).contains(&falls(Every::SecondWeek)));
    }

    #[test]
    fn the_last_friday_is_not_always_the_fourth() {
        assert!(Every::LastOfMonth.falls_on(day("2026-11-27")) && Every::NthOfMonth(4).falls_on(day("2026-11-27")));
        assert!(!Every::LastOfMonth.falls_on(day("2027-01-22")) && Every::LastOfMonth.falls_on(day("2027-01-29")));
    }

    #[test]
    fn school_activities_pause_in_week_42() {
        assert!(!Season::SchoolWeeks.includes(day("2026-10-14")) && Season::SchoolWeeks.includes(day("2026-11-24")));
        assert!(!Season::NotInJuly.includes(day("2026-07-14")) && Season::WholeYear.includes(day("2026-07-14")));
    }
}
