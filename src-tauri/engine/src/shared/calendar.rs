//! The Danish calendar: public holidays, ISO weeks ("uge 48"), weekdays, and the volunteers' own day. A holiday closes
//! nothing by itself; each house decides.

mod holidays;
mod weeks;

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::text_enum::text_enum;
pub use holidays::{
    Holiday, HolidayCategory, HolidayName, easter_sunday, holidays_of, holidays_on, is_public_holiday,
    last_friday_of_september,
};
pub use weeks::{IsoWeek, NotAWeek, WeekParity, odd_and_even_break_after, weeks_in_year};

/// The years that the program speaks of. A date outside them is a slip of the finger.
pub const YEARS: RangeInclusive<i32> = 1900..=2200;

/// A day of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DayOfYear {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

impl DayOfYear {
    /// The day of a year; none where that year has no such day.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

text_enum! {
    /// A day of the week; the week begins on Monday.
    pub enum Weekday {
        /// Mandag.
        Monday = "mon",
        /// Tirsdag.
        Tuesday = "tue",
        /// Onsdag.
        Wednesday = "wed",
        /// Torsdag.
        Thursday = "thu",
        /// Fredag.
        Friday = "fri",
        /// Lørdag.
        Saturday = "sat",
        /// Søndag.
        Sunday = "sun",
    }
}

impl Weekday {
    /// The weekday of a date.
    pub fn of(date: NaiveDate) -> Self {
        date.weekday().into()
    }

    /// Days after Monday: 0 to 6.
    pub fn days_after_monday(self) -> u32 {
        chrono::Weekday::from(self).num_days_from_monday()
    }
}

impl From<chrono::Weekday> for Weekday {
    fn from(weekday: chrono::Weekday) -> Self {
        match weekday {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}

impl From<Weekday> for chrono::Weekday {
    fn from(weekday: Weekday) -> Self {
        match weekday {
            Weekday::Monday => Self::Mon,
            Weekday::Tuesday => Self::Tue,
            Weekday::Wednesday => Self::Wed,
            Weekday::Thursday => Self::Thu,
            Weekday::Friday => Self::Fri,
            Weekday::Saturday => Self::Sat,
            Weekday::Sunday => Self::Sun,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_crosses_as_three_letters() {
        assert_eq!(serde_json::to_string(Weekday::ALL).unwrap(), r#"["mon","tue","wed","thu","fri","sat","sun"]"#);
        assert_eq!(Weekday::of("2026-11-24".parse().unwrap()), Weekday::Tuesday);
    }
}
