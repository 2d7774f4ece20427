//! Whole days from one to another, both included; an open end is the last day there is.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::organisations::OPEN_END;

/// Days from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DaySpan {
    /// The first day.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// The last day; none while it is open.
    #[serde(serialize_with = "closed_end", deserialize_with = "open_end")]
    #[ts(type = "string | null")]
    pub to: NaiveDate,
}

fn closed_end<S: serde::Serializer>(to: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    closed(*to).serialize(serializer)
}

fn open_end<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or(OPEN_END))
}

/// The day, unless it is the open end.
pub(super) fn closed(to: NaiveDate) -> Option<NaiveDate> {
    (to != OPEN_END).then_some(to)
}

impl DaySpan {
    /// From one day to another; open where no end is named.
    pub fn new(from: NaiveDate, to: Option<NaiveDate>) -> Self {
        Self { from, to: to.unwrap_or(OPEN_END) }
    }

    /// Whether the day lies in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether it goes on without an end.
    pub fn is_open(&self) -> bool {
        self.to == OPEN_END
    }

    /// The first day after it; none after an open end.
    pub fn after(&self) -> Option<NaiveDate> {
        closed(self.to).and_then(|to| to.succ_opt())
    }

    /// What both have in common.
    pub fn common_with(&self, other: &Self) -> Option<Self> {
        let common = Self { from: self.from.max(other.from), to: self.to.min(other.to) };
        (common.from <= common.to).then_some(common)
    }

    /// How many days it has, both ends counted.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

/// The days between the first and the last of some periods on which none of them is: a single day counts too.
pub fn gaps(periods: &[DaySpan]) -> Vec<DaySpan> {
    let mut sorted = periods.to_vec();
    sorted.sort_unstable();
    let mut gaps = Vec::new();
    let mut reached: Option<NaiveDate> = None;
    for period in sorted {
        if let Some(next) = reached.and_then(|reached| reached.succ_opt())
            && period.from > next
        {
            gaps.extend(period.from.pred_opt().map(|to| DaySpan { from: next, to }));
        }
        reached = Some(reached.map_or(period.to, |reached| reached.max(period.to)));
    }
    gaps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: i64) -> NaiveDate {
        NaiveDate::default() + chrono::TimeDelta::days(number)
    }

    fn period((from, days): (i64, i64)) -> DaySpan {
        DaySpan { from: day(from), to: day(from + days) }
    }

    #[test]
    fn both_ends_belong_to_it() {
        let week = period((3, 6));
        assert!([3, 9].iter().all(|number| week.contains(day(*number))));
        assert!([2, 10].iter().all(|number| !week.contains(day(*number))));
        assert_eq!((week.days(), week.after()), (7, Some(day(10))));
        assert_eq!(DaySpan::new(day(3), None).after(), None);
    }

    #[test]
    fn a_gap_of_one_day_is_one_and_neighbours_have_none() {
        assert_eq!(gaps(&[period((0, 4)), period((6, 2))]), [DaySpan { from: day(5), to: day(5) }]);
        assert_eq!(gaps(&[period((0, 4)), period((5, 2))]), []);
        assert_eq!(gaps(&[period((0, 20)), period((3, 2)), period((25, 1))]), [DaySpan { from: day(21), to: day(24) }]);
        assert_eq!(gaps(&[DaySpan::new(day(0), None), period((9, 1))]), []);
    }

    proptest! {
        #[test]
        fn gaps_are_the_days_that_nothing_holds(starts in prop::collection::vec((0_i64..60, 0_i64..12), 0..6)) {
            let periods: Vec<DaySpan> = starts.into_iter().map(period).collect();
            let (first, last) = (periods.iter().map(|one| one.from).min(), periods.iter().map(|one| one.to).max());
            let found = gaps(&periods);
            for number in 0..80 {
                let on = day(number);
                let is_between = first.is_some_and(|first| first <= on) && last.is_some_and(|last| on <= last);
                let expected = is_between && !periods.iter().any(|one| one.contains(on));
                prop_assert_eq!(found.iter().any(|gap| gap.contains(on)), expected, "{}", on);
            }
        }
    }
}
