//! The two nights a year when a day has 23 or 25 hours, for whoever draws a day to scale.

use chrono::{LocalResult, NaiveDate, TimeZone};
use chrono_tz::Europe::Copenhagen;
use serde::Serialize;
use ts_rs::TS;

use super::wall_clock::{WallTime, day_start};

const MINUTES_A_DAY: i64 = 24 * 60;

/// How the clocks change on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClockChange {
    /// The first time that no clock shows, or that clocks show twice.
    pub at: WallTime,
    /// How much longer the day is; below zero, how much shorter.
    #[ts(type = "number")]
    pub minutes: i64,
}

/// How the clocks change on a date, if they do.
pub fn clock_change_on(date: NaiveDate) -> Option<ClockChange> {
    let length = day_start(date.succ_opt()?).utc() - day_start(date).utc();
    let minutes = length.num_minutes() - MINUTES_A_DAY;
    if minutes == 0 {
        return None;
    }
    let midnight = WallTime::start_of(date);
    let mut quarters = (0..MINUTES_A_DAY).step_by(15).filter_map(|minute| midnight.plus_minutes(minute));
    let is_odd = |wall: &WallTime| !matches!(Copenhagen.from_local_datetime(&wall.naive()), LocalResult::Single(_));
    quarters.find(is_odd).map(|at| ClockChange { at, minutes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clocks_change_on_two_nights_a_year() {
        for year in [2026, 2027, 2028] {
            let days = NaiveDate::from_ymd_opt(year, 1, 1)
                .unwrap()
                .iter_days()
                .take_while(|day| day.to_string().starts_with(&year.to_string()));
            assert_eq!(days.filter_map(clock_change_on).map(|change| change.minutes).collect::<Vec<_>>(), [-60, 60]);
        }
    }

    #[test]
    fn spring_skips_the_hour_from_two_and_autumn_has_it_twice() {
        for (date, at, minutes) in [("2027-03-28", "2027-03-28T02:00", -60), ("2026-10-25", "2026-10-25T02:00", 60)] {
            let at = WallTime::parse(at).unwrap();
            assert_eq!(clock_change_on(date.parse().unwrap()), Some(ClockChange { at, minutes }));
        }
        assert_eq!(clock_change_on("2026-11-24".parse().unwrap()), None);
    }
}
