//! Until when a claim is to be reported. Calendar days: so many after the day from which they are counted, which is not one of
//! them; what is reported by 23.59 of the last day is in time (virk.dk, AES; the notice on reporting § 10).

use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::day_start;

/// So many days before the last it is pressing.
const PRESSING_DAYS: u64 = 2;

text_enum! {
    /// How a claim's time stands.
    pub enum DeadlineStage {
        /// There is time.
        Waiting = "waiting",
        /// Half of it is gone: of 14 days, from day 7 on.
        Soon = "soon",
        /// Two days are left, or fewer: of 14 days, from day 12 on.
        Pressing = "pressing",
        /// The last day is over.
        Overdue = "overdue",
        /// It was reported in time.
        InTime = "in_time",
        /// It was reported, but later.
        Late = "late",
        /// It was closed without being reported.
        NotReported = "not_reported",
    }
}

impl DeadlineStage {
    /// Whether somebody has to be reminded of it.
    pub fn is_reminded(self) -> bool {
        matches!(self, Self::Soon | Self::Pressing | Self::Overdue)
    }
}

/// A claim's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimDeadline {
    /// The day it is counted from.
    #[ts(type = "string")]
    pub counts_from: NaiveDate,
    /// The last day, until 23.59.
    #[ts(type = "string")]
    pub last_day: NaiveDate,
    /// How many days are left after today; less than none where it is over.
    #[ts(type = "number")]
    pub days_left: i64,
    /// How it stands.
    pub stage: DeadlineStage,
}

/// What ends a claim's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settled {
    /// When it was reported.
    pub reported_on: Option<NaiveDate>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
}

impl ClaimDeadline {
    /// So many days after the day it counts from, as it stands today.
    pub fn new((counts_from, days): (NaiveDate, i64), settled: Settled, today: NaiveDate) -> Self {
        let days = u64::try_from(days).unwrap_or(0);
        let last_day = after(counts_from, days);
        let stage = match (settled.reported_on, settled.closed_on) {
            (Some(reported), _) if reported <= last_day => DeadlineStage::InTime,
            (Some(_), _) => DeadlineStage::Late,
            (None, Some(_)) => DeadlineStage::NotReported,
            (None, None) => running(counts_from, days, today),
        };
        Self { counts_from, last_day, days_left: (last_day - today).num_days(), stage }
    }

    /// The first moment that is too late: the first of the day after the last, on Danish clocks.
    pub fn is_over_at(&self) -> Instant {
        day_start(after(self.last_day, 1))
    }
}

fn running(counts_from: NaiveDate, days: u64, today: NaiveDate) -> DeadlineStage {
    let (soon, pressing) = reminder_days(days);
    if today > after(counts_from, days) {
        DeadlineStage::Overdue
    } else if today >= after(counts_from, pressing) {
        DeadlineStage::Pressing
    } else if today >= after(counts_from, soon) {
        DeadlineStage::Soon
    } else {
        DeadlineStage::Waiting
    }
}

/// On which of so many days somebody is reminded: of 14, on day 7 and on day 12.
fn reminder_days(days: u64) -> (u64, u64) {
    (days / 2, days.saturating_sub(PRESSING_DAYS).max(days / 2))
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::wall_clock::wall_time_of;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn at(from: &str, today: &str) -> ClaimDeadline {
        ClaimDeadline::new((day(from), 14), Settled::default(), day(today))
    }

    #[test]
    fn fourteen_calendar_days_end_on_the_fourteenth_across_months_years_and_leap_days() {
        for (from, last) in [
            ("2026-11-12", "2026-11-26"),
            ("2026-01-31", "2026-02-14"),
            ("2026-02-20", "2026-03-06"),
            ("2028-02-20", "2028-03-05"),
            ("2026-12-25", "2027-01-08"),
            ("2026-04-30", "2026-05-14"),
        ] {
            assert_eq!(at(from, from).last_day, day(last), "{from}");
        }
    }

    #[test]
    fn reminders_come_on_day_7_and_day_12_and_the_last_day_is_in_time() {
        for (today, stage, left) in [
            ("2026-11-12", DeadlineStage::Waiting, 14),
            ("2026-11-18", DeadlineStage::Waiting, 8),
            ("2026-11-19", DeadlineStage::Soon, 7),
            ("2026-11-23", DeadlineStage::Soon, 3),
            ("2026-11-24", DeadlineStage::Pressing, 2),
            ("2026-11-26", DeadlineStage::Pressing, 0),
            ("2026-11-27", DeadlineStage::Overdue, -1),
        ] {
            let found = at("2026-11-12", today);
            assert_eq!((found.stage, found.days_left), (stage, left), "{today}");
        }
    }

    #[test]
    fn what_was_reported_on_the_last_day_is_in_time_whenever_it_is_looked_at() {
        let reported = |on: &str| {
            let settled = Settled { reported_on: Some(day(on)), closed_on: None };
            ClaimDeadline::new((day("2026-11-12"), 14), settled, day("2027-06-01")).stage
        };
        assert_eq!(reported("2026-11-26"), DeadlineStage::InTime);
        assert_eq!(reported("2026-11-27"), DeadlineStage::Late);
        let closed = Settled { reported_on: None, closed_on: Some(day("2026-11-13")) };
        let stage = ClaimDeadline::new((day("2026-11-12"), 14), closed, day("2027-06-01")).stage;
        assert_eq!(stage, DeadlineStage::NotReported);
    }

    #[test]
    fn the_last_minute_is_the_last_of_the_danish_day_also_when_the_clocks_change() {
        for (from, last) in [
            ("2026-03-15", "2026-03-29"),
            ("2026-10-11", "2026-10-25"),
            ("2026-03-20", "2026-04-03"),
            ("2026-11-12", "2026-11-26"),
        ] {
            let over = at(from, from).is_over_at();
            assert_eq!(wall_time_of(over.plus_seconds(-60)).to_string(), format!("{last}T23:59"), "{from}");
            assert_eq!(wall_time_of(over).date(), day(last).succ_opt().expect("a day"), "{from}");
        }
    }

    #[test]
    fn the_days_before_a_change_of_clocks_are_an_hour_shorter_or_longer() {
        let hours = |from: &str| {
            let deadline = at(from, from);
            (deadline.is_over_at().unix() - day_start(day(from)).unix()) / 3600
        };
        assert_eq!(hours("2026-03-15"), 15 * 24 - 1);
        assert_eq!(hours("2026-10-11"), 15 * 24 + 1);
        assert_eq!(hours("2026-06-01"), 15 * 24);
    }

    proptest! {
        #[test]
        fn of_any_time_every_day_is_one_stage_and_they_only_grow(start in 0_i64..60_000, days in 1_i64..60, ahead in 0_i64..80) {
            let from = NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day") + chrono::TimeDelta::days(start);
            let stage = |ahead: i64| ClaimDeadline::new((from, days), Settled::default(), from + chrono::TimeDelta::days(ahead));
            let (now, next) = (stage(ahead), stage(ahead + 1));
            prop_assert!(now.stage <= next.stage);
            prop_assert_eq!(now.days_left, days - ahead);
            prop_assert_eq!(now.stage == DeadlineStage::Overdue, ahead > days);
            prop_assert_eq!((now.last_day - from).num_days(), days);
            let today = from + chrono::TimeDelta::days(ahead);
            prop_assert_eq!(day_start(today) >= now.is_over_at(), now.stage == DeadlineStage::Overdue);
        }
    }
}
