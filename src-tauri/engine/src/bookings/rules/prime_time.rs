//! Minutes of the hours that everybody wants, counted on the wall clock and split where a week, a month or a half-year ends.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Timelike};

use super::rule::{PrimeTime, QuotaPeriod, WeekSpan};
use crate::shared::calendar::Weekday;
use crate::shared::wall_clock::WallTime;

const DAY_MINUTES: i64 = 24 * 60;

impl QuotaPeriod {
    /// The first day of the period that a date lies in.
    pub(super) fn first_day(self, date: NaiveDate) -> NaiveDate {
        let on = |month, day| NaiveDate::from_ymd_opt(date.year(), month, day).unwrap_or(date);
        match self {
            Self::Week => date - Days::new(u64::from(date.weekday().num_days_from_monday())),
            Self::Month => on(date.month(), 1),
            Self::HalfYear if date.month() <= 6 => on(1, 1),
            Self::HalfYear => on(7, 1),
        }
    }

    /// The first day after it.
    pub(super) fn next(self, date: NaiveDate) -> NaiveDate {
        let longest = match self {
            Self::Week => 7,
            Self::Month => 31,
            Self::HalfYear => 184,
        };
        self.first_day(self.first_day(date) + Days::new(longest))
    }
}

impl WeekSpan {
    /// Minutes of a day that lie in it, of those between two.
    pub(super) fn minutes_on(&self, date: NaiveDate, from: i64, until: i64) -> i64 {
        if !self.weekdays.contains(&Weekday::of(date)) {
            return 0;
        }
        (until.min(self.until_minute) - from.max(self.from_minute)).max(0)
    }
}

/// The days that a time touches, each with its first and last minute of it.
pub(super) fn by_day(starts: WallTime, ends: WallTime) -> Vec<(NaiveDate, i64, i64)> {
    let minute = |time: WallTime| i64::from(time.time().hour()) * 60 + i64::from(time.time().minute());
    let days = starts.date().iter_days().take_while(|date| *date <= ends.date());
    days.map(|date| {
        let from = if date == starts.date() { minute(starts) } else { 0 };
        let until = if date == ends.date() { minute(ends) } else { DAY_MINUTES };
        (date, from, until)
    })
    .filter(|(_, from, until)| until > from)
    .collect()
}

/// Whether any of a time lies in any of these hours.
pub(super) fn touches(spans: &[WeekSpan], starts: WallTime, ends: WallTime) -> bool {
    by_day(starts, ends)
        .into_iter()
        .any(|(date, from, until)| spans.iter().any(|span| span.minutes_on(date, from, until) > 0))
}

/// How many such minutes one borrower has, by the first day of each period.
#[derive(Debug, Default)]
pub(super) struct Used {
    minutes: BTreeMap<NaiveDate, i64>,
}

impl Used {
    /// Counts a booking.
    pub fn add(&mut self, rule: &PrimeTime, starts: WallTime, ends: WallTime) {
        for (first, minutes) in of_booking(rule, starts, ends) {
            *self.minutes.entry(first).or_default() += minutes;
        }
    }

    /// The first period in which a booking would be too much, and what there would be in it.
    pub fn too_much(&self, rule: &PrimeTime, starts: WallTime, ends: WallTime) -> Option<(NaiveDate, i64)> {
        let with = |(first, minutes): (NaiveDate, i64)| {
            (first, minutes + self.minutes.get(&first).copied().unwrap_or_default())
        };
        of_booking(rule, starts, ends).into_iter().map(with).find(|(_, minutes)| *minutes > rule.hours * 60)
    }
}

/// The minutes of a booking, by the first day of each period; periods without any are left out.
fn of_booking(rule: &PrimeTime, starts: WallTime, ends: WallTime) -> BTreeMap<NaiveDate, i64> {
    let mut minutes = BTreeMap::new();
    for (date, from, until) in by_day(starts, ends) {
        // Hours that two lines name are the same hours.
        let on_day = union_minutes(&rule.spans, date, from, until);
        if on_day > 0 {
            *minutes.entry(rule.per.first_day(date)).or_default() += on_day;
        }
    }
    minutes
}

fn union_minutes(spans: &[WeekSpan], date: NaiveDate, from: i64, until: i64) -> i64 {
    let mut parts: Vec<(i64, i64)> = spans
        .iter()
        .filter(|span| span.minutes_on(date, from, until) > 0)
        .map(|span| (span.from_minute.max(from), span.until_minute.min(until)))
        .collect();
    parts.sort_unstable();
    let (mut sum, mut reached) = (0, from);
    for (begins, ends) in parts {
        sum += (ends - begins.max(reached)).max(0);
        reached = reached.max(ends);
    }
    sum
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::bookings::RuleForce;

    fn at(text: &str) -> WallTime {
        WallTime::parse(text).expect("a time")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn evenings(per: QuotaPeriod) -> PrimeTime {
        let spans = vec![WeekSpan { weekdays: Weekday::ALL.to_vec(), from_minute: 17 * 60, until_minute: 24 * 60 }];
        PrimeTime { force: RuleForce::Desk, spans, hours: 4, per }
    }

    #[test]
    fn a_booking_that_spans_two_weeks_months_or_years_is_split_at_the_border() {
        // From Sunday 31 January 2027, 22.00, to Monday 1 February, 18.00.
        let (starts, ends) = (at("2027-01-31T22:00"), at("2027-02-01T18:00"));
        let of = |per| of_booking(&evenings(per), starts, ends).into_iter().collect::<Vec<_>>();
        assert_eq!(of(QuotaPeriod::Week), [(day("2027-01-25"), 120), (day("2027-02-01"), 60)]);
        assert_eq!(of(QuotaPeriod::Month), [(day("2027-01-01"), 120), (day("2027-02-01"), 60)]);
        assert_eq!(of(QuotaPeriod::HalfYear), [(day("2027-01-01"), 180)]);
        let new_year = of_booking(&evenings(QuotaPeriod::HalfYear), at("2026-12-31T22:00"), at("2027-01-01T18:00"));
        assert_eq!(new_year.into_iter().collect::<Vec<_>>(), [(day("2026-07-01"), 120), (day("2027-01-01"), 60)]);
    }

    #[test]
    fn the_week_begins_on_monday() {
        assert_eq!(QuotaPeriod::Week.first_day(day("2026-11-29")), day("2026-11-23"), "a Sunday");
        assert_eq!(QuotaPeriod::Week.first_day(day("2026-11-30")), day("2026-11-30"), "a Monday");
        assert_eq!(QuotaPeriod::Week.first_day(day("2027-01-03")), day("2026-12-28"), "week 53");
        assert_eq!(QuotaPeriod::Week.next(day("2027-01-03")), day("2027-01-04"));
        assert_eq!(QuotaPeriod::Month.next(day("2026-02-28")), day("2026-03-01"));
        assert_eq!(QuotaPeriod::HalfYear.next(day("2026-11-24")), day("2027-01-01"));
    }

    #[test]
    fn as_many_hours_as_allowed_are_not_too_many() {
        let rule = evenings(QuotaPeriod::Week);
        let mut used = Used::default();
        used.add(&rule, at("2026-11-24T19:00"), at("2026-11-24T21:00"));
        assert_eq!(
            used.too_much(&rule, at("2026-11-25T15:00"), at("2026-11-25T19:00")),
            None,
            "two of its hours count"
        );
        let found = used.too_much(&rule, at("2026-11-25T19:00"), at("2026-11-25T21:15"));
        assert_eq!(found, Some((day("2026-11-23"), 255)));
        assert_eq!(used.too_much(&rule, at("2026-12-01T18:00"), at("2026-12-01T22:00")), None, "another week");
    }

    proptest! {
        /// Against a count minute by minute.
        #[test]
        fn hours_are_counted_minute_by_minute(
            start in 0_i64..20_000, length in 1_i64..4_000,
            spans in proptest::collection::vec((0_i64..1_439, 1_i64..700, proptest::collection::vec(0_usize..7, 1..4)), 0..4),
        ) {
            let spans: Vec<WeekSpan> = spans.into_iter().map(|(from_minute, long, days)| WeekSpan {
                weekdays: days.into_iter().map(|index| Weekday::ALL[index]).collect(),
                from_minute,
                until_minute: (from_minute + long).min(DAY_MINUTES),
            }).collect();
            let rule = PrimeTime { spans, ..evenings(QuotaPeriod::Week) };
            let base = at("2026-12-24T00:00");
            let (starts, ends) = (base.plus_minutes(start).expect("a time"), base.plus_minutes(start + length).expect("a time"));
            let mut slow: BTreeMap<NaiveDate, i64> = BTreeMap::new();
            for minute in start..start + length {
                let now = base.plus_minutes(minute).expect("a time");
                let of_day = i64::from(now.time().hour()) * 60 + i64::from(now.time().minute());
                let counts = |span: &WeekSpan| span.weekdays.contains(&Weekday::of(now.date()))
                    && (span.from_minute..span.until_minute).contains(&of_day);
                if rule.spans.iter().any(counts) {
                    *slow.entry(QuotaPeriod::Week.first_day(now.date())).or_default() += 1;
                }
            }
            prop_assert_eq!(of_booking(&rule, starts, ends), slow);
        }
    }
}
