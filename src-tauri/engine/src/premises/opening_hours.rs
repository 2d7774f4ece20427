//! When a house is open: hours by weekday and period, on the wall clock. Tested on the booked time, not on the buffers.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shared::field::{FieldProblems, Problem};
use crate::shared::hours_entry::{DAY, MinuteSpan, joined};

/// Open from so many minutes after midnight to so many, on one weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpeningInterval {
    /// 1 is Monday, 7 is Sunday.
    #[ts(type = "number")]
    pub weekday: i64,
    /// Minutes from midnight.
    #[ts(type = "number")]
    pub opens_minute: i64,
    /// Minutes from midnight; 1440 is midnight at the end of the day.
    #[ts(type = "number")]
    pub closes_minute: i64,
}

/// The hours of a period; the period without dates holds whenever no other does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpeningPeriod {
    /// What the office calls it ("Skoleferie"); empty for the one without dates.
    pub name: String,
    /// Its first day.
    #[ts(type = "string | null")]
    pub first_date: Option<NaiveDate>,
    /// Its last day, which is part of it.
    #[ts(type = "string | null")]
    pub last_date: Option<NaiveDate>,
    /// The hours; a weekday without any is closed.
    pub intervals: Vec<OpeningInterval>,
}

impl OpeningPeriod {
    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.first_date.zip(self.last_date)
    }

    fn holds_on(&self, date: NaiveDate) -> bool {
        self.days().is_some_and(|(first, last)| (first..=last).contains(&date))
    }

    fn spans_on(&self, weekday: i64) -> Vec<MinuteSpan> {
        let of_the_day = self.intervals.iter().filter(|interval| interval.weekday == weekday);
        let span_of = |interval: &OpeningInterval| MinuteSpan {
            opens_minute: interval.opens_minute,
            closes_minute: interval.closes_minute,
        };
        joined(of_the_day.map(span_of).collect())
    }
}

/// All opening hours of a house.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpeningHours<'a> {
    periods: &'a [OpeningPeriod],
}

impl<'a> OpeningHours<'a> {
    /// From the periods of one house.
    pub fn new(periods: &'a [OpeningPeriod]) -> Self {
        Self { periods }
    }

    /// The open parts of a day, in order. Where the office has written no hours that hold, the house is open all day.
    pub fn on(&self, date: NaiveDate) -> Vec<MinuteSpan> {
        let weekday = i64::from(date.weekday().number_from_monday());
        match self.period_on(date) {
            Some(period) => period.spans_on(weekday),
            None => vec![MinuteSpan::WHOLE_DAY],
        }
    }

    /// Of the periods that hold, the shortest says most about the day; of two as short, the one that begins later.
    fn period_on(&self, date: NaiveDate) -> Option<&'a OpeningPeriod> {
        let dated = self
            .periods
            .iter()
            .filter(|period| period.holds_on(date))
            .min_by_key(|period| period.days().map(|(first, last)| (last - first, std::cmp::Reverse(first))));
        dated.or_else(|| self.periods.iter().find(|period| period.days().is_none()))
    }

    /// Whether the house is open from the first moment to the last. Midnight between two open days does not close it.
    pub fn cover(&self, starts: NaiveDateTime, ends: NaiveDateTime) -> bool {
        days_of(starts, ends).all(|(date, part)| {
            self.on(date)
                .iter()
                .any(|span| span.opens_minute <= part.opens_minute && part.closes_minute <= span.closes_minute)
        })
    }
}

/// The days that a time on the wall clock touches, each with the part that it touches. An end at midnight touches the
/// day before only.
pub(crate) fn days_of(starts: NaiveDateTime, ends: NaiveDateTime) -> impl Iterator<Item = (NaiveDate, MinuteSpan)> {
    let first = starts.date();
    let minute_of = |at: NaiveDateTime| i64::from(at.hour()) * 60 + i64::from(at.minute());
    (0_u64..)
        .map_while(move |day| first.checked_add_days(Days::new(day)))
        .take_while(move |date| date.and_time(chrono::NaiveTime::MIN) < ends)
        .map(move |date| {
            let opens_minute = if date == first { minute_of(starts) } else { 0 };
            let closes_minute = if date == ends.date() { minute_of(ends) } else { DAY };
            (date, MinuteSpan { opens_minute, closes_minute })
        })
}

/// What cannot be taken as it is; paths begin with `periods.`.
pub(super) fn problems_of(periods: &[OpeningPeriod], problems: &mut FieldProblems, today: NaiveDate) {
    for (index, period) in periods.iter().enumerate() {
        super::house::check_text(
            problems,
            &format!("periods.{index}.name"),
            &period.name,
            super::house::NAME_LENGTH,
            today,
        );
        match (period.first_date, period.last_date) {
            (Some(first), Some(last)) if last < first => {
                problems.add(format!("periods.{index}.lastDate"), Problem::EndsBeforeStart);
            }
            (Some(_), None) => problems.add(format!("periods.{index}.lastDate"), Problem::Missing),
            (None, Some(_)) => problems.add(format!("periods.{index}.firstDate"), Problem::Missing),
            (None, None) if periods[..index].iter().any(|before| before.days().is_none()) => {
                problems.add(format!("periods.{index}.firstDate"), Problem::Missing);
            }
            _ => {}
        }
        interval_problems(index, period, problems);
    }
}

fn interval_problems(period_index: usize, period: &OpeningPeriod, problems: &mut FieldProblems) {
    for (index, interval) in period.intervals.iter().enumerate() {
        let path = format!("periods.{period_index}.intervals.{index}");
        if !(1..=7).contains(&interval.weekday) {
            problems.add(format!("{path}.weekday"), Problem::OutOfRange { least: 1, most: 7 });
        }
        if !(0..DAY).contains(&interval.opens_minute) {
            problems.add(format!("{path}.opensMinute"), Problem::Time);
        }
        if !(1..=DAY).contains(&interval.closes_minute) {
            problems.add(format!("{path}.closesMinute"), Problem::Time);
        } else if interval.closes_minute <= interval.opens_minute {
            problems.add(format!("{path}.closesMinute"), Problem::EndsBeforeStart);
        }
        let same_start = |before: &&OpeningInterval| {
            before.weekday == interval.weekday && before.opens_minute == interval.opens_minute
        };
        if period.intervals[..index].iter().find(same_start).is_some() {
            problems.add(format!("{path}.opensMinute"), Problem::TakenName);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time")
    }

    fn interval(weekday: i64, opens: i64, closes: i64) -> OpeningInterval {
        OpeningInterval { weekday, opens_minute: opens, closes_minute: closes }
    }

    fn usually(intervals: Vec<OpeningInterval>) -> OpeningPeriod {
        OpeningPeriod { name: String::new(), first_date: None, last_date: None, intervals }
    }

    fn between(first: &str, last: &str, intervals: Vec<OpeningInterval>) -> OpeningPeriod {
        let date = |text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        OpeningPeriod { name: "en periode".into(), first_date: date(first), last_date: date(last), intervals }
    }

    #[test]
    fn touching_hours_count_as_one() {
        // Tuesday 11–12 and 12–14; Monday 11–12 only.
        let periods = [usually(vec![interval(1, 660, 720), interval(2, 720, 840), interval(2, 660, 720)])];
        let hours = OpeningHours::new(&periods);
        assert!(hours.cover(at("2026-11-24 11:00"), at("2026-11-24 14:00")));
        assert!(!hours.cover(at("2026-11-23 12:00"), at("2026-11-23 14:00")));
        assert!(!hours.cover(at("2026-11-24 13:00"), at("2026-11-24 14:30")));
    }

    #[test]
    fn a_house_open_on_both_sides_of_midnight_is_open_over_midnight() {
        let periods = [usually(vec![interval(5, 1080, 1440), interval(6, 0, 120)])];
        let hours = OpeningHours::new(&periods);
        assert!(hours.cover(at("2026-11-27 22:00"), at("2026-11-28 01:00")));
        assert!(hours.cover(at("2026-11-27 22:00"), at("2026-11-28 00:00")), "24.00 is 00.00 of the next day");
        assert!(!hours.cover(at("2026-11-27 22:00"), at("2026-11-28 02:30")));
        assert!(!hours.cover(at("2026-11-28 23:00"), at("2026-11-29 00:00")));
    }

    #[test]
    fn the_shortest_period_that_holds_says_the_hours() {
        let periods = [
            usually(vec![interval(1, 960, 1320)]),
            between("2026-10-10", "2026-10-18", vec![interval(1, 600, 1320)]),
            between("2026-01-01", "2026-12-31", vec![]),
        ];
        let hours = OpeningHours::new(&periods);
        assert!(hours.cover(at("2026-10-12 10:00"), at("2026-10-12 12:00")), "week 42");
        assert!(!hours.cover(at("2026-10-05 16:00"), at("2026-10-05 18:00")), "the year's own period closes it");
        assert!(hours.cover(at("2027-01-04 16:00"), at("2027-01-04 18:00")), "no period holds: the usual hours");
        assert!(!hours.cover(at("2027-01-04 10:00"), at("2027-01-04 12:00")));
    }

    #[test]
    fn a_house_without_hours_is_open_at_any_time() {
        assert!(OpeningHours::default().cover(at("2026-11-24 03:00"), at("2026-11-27 05:00")));
    }

    fn any_interval() -> impl Strategy<Value = OpeningInterval> {
        (1_i64..=7, 0_i64..96, 1_i64..=48)
            .prop_map(|(weekday, opens, length)| interval(weekday, opens * 15, ((opens + length) * 15).min(DAY)))
    }

    proptest! {
        /// Against a slow, obvious reference: look at every quarter of an hour.
        #[test]
        fn open_hours_agree_with_a_grid_of_quarters(
            intervals in proptest::collection::vec(any_interval(), 0..24),
            start in 0_i64..(14 * 96),
            length in 1_i64..(3 * 96),
        ) {
            let periods = [usually(intervals.clone())];
            let hours = OpeningHours::new(&periods);
            let starts = at("2026-11-23 00:00") + chrono::Duration::minutes(start * 15);
            let ends = starts + chrono::Duration::minutes(length * 15);
            let is_open = |moment: NaiveDateTime| intervals.iter().any(|interval| {
                let minute = i64::from(moment.hour() * 60 + moment.minute());
                interval.weekday == i64::from(moment.weekday().number_from_monday())
                    && (interval.opens_minute..interval.closes_minute).contains(&minute)
            });
            let expected = (0..length).all(|quarter| is_open(starts + chrono::Duration::minutes(quarter * 15)));
            prop_assert_eq!(hours.cover(starts, ends), expected);
        }
    }
}
