//! The times that are looked at.

use chrono::{Days, NaiveDate};

use crate::bookings::occupancy::Period;
use crate::shared::wall_clock::{TimeSlot, WallTime, day_start};

/// On a day of which any time will do, a booking begins on the half hour.
const STEP_MINUTES: i64 = 30;

/// When a room is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::bookings) enum Times {
    /// At every one of these.
    Each(Vec<TimeSlot>),
    /// At any one of these: day by day the times that would do, the earliest first.
    Any(Vec<Vec<TimeSlot>>),
}

impl Times {
    /// Any time of this length between two minutes of each day, not before now.
    pub fn any_of_days(
        days: impl IntoIterator<Item = NaiveDate>,
        (opens_minute, closes_minute): (i64, i64),
        minutes: i64,
        not_before: WallTime,
    ) -> Self {
        let of_day = |date: NaiveDate| -> Vec<TimeSlot> {
            let day = WallTime::start_of(date);
            let mut starts = Vec::new();
            let mut minute = opens_minute;
            while minute + minutes <= closes_minute {
                starts.extend(day.plus_minutes(minute));
                minute += STEP_MINUTES;
            }
            let slot = |starts: WallTime| TimeSlot::new(starts, starts.plus_minutes(minutes)?).ok();
            starts.into_iter().filter(|starts| *starts >= not_before).filter_map(slot).collect()
        };
        Self::Any(days.into_iter().map(of_day).filter(|slots| !slots.is_empty()).collect())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Self::Each(slots) => slots.len(),
            Self::Any(days) => days.len(),
        }
    }

    /// The first of all.
    pub fn first(&self) -> Option<TimeSlot> {
        match self {
            Self::Each(slots) => slots.first().copied(),
            Self::Any(days) => days.first()?.first().copied(),
        }
    }

    /// The one time, where there is only one.
    pub fn only(&self) -> Option<TimeSlot> {
        match self {
            Self::Each(slots) if slots.len() == 1 => slots.first().copied(),
            Self::Each(_) | Self::Any(_) => None,
        }
    }

    fn slots(&self) -> Vec<TimeSlot> {
        match self {
            Self::Each(slots) => slots.clone(),
            Self::Any(days) => days.iter().filter_map(|slots| around(slots)).collect(),
        }
    }

    /// What has to be known of everybody else: the times themselves, or all of their days.
    pub fn periods(&self, whole_days: bool) -> Vec<Period> {
        let day = |slot: &TimeSlot| Period {
            from: day_start(slot.starts().date()),
            until: day_start(slot.ends().date().checked_add_days(Days::new(1)).unwrap_or(slot.ends().date())),
        };
        let exact = |slot: &TimeSlot| slot.instants().ok().map(|(from, until)| Period { from, until });
        let slots = self.slots();
        if whole_days { slots.iter().map(day).collect() } else { slots.iter().filter_map(exact).collect() }
    }

    /// From the first moment to the last.
    pub fn reach(&self) -> Option<Period> {
        self.periods(true).into_iter().reduce(Period::with)
    }
}

/// From the start of the first to the end of the last.
fn around(slots: &[TimeSlot]) -> Option<TimeSlot> {
    let (first, last) = slots.first().zip(slots.last())?;
    TimeSlot::new(first.starts(), last.ends()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn wall(text: &str) -> WallTime {
        WallTime::parse(text).expect("a time")
    }

    #[test]
    fn an_evening_holds_every_half_hour_that_leaves_room_for_the_length() {
        let days = [date("2026-12-01"), date("2026-12-02")];
        let times = Times::any_of_days(days, (18 * 60, 21 * 60), 120, wall("2026-12-01T18:10"));
        let Times::Any(days) = &times else { panic!("any time will do") };
        let starts: Vec<Vec<String>> =
            days.iter().map(|slots| slots.iter().map(|slot| slot.starts().to_string()).collect()).collect();
        assert_eq!(
            starts,
            [
                vec!["2026-12-01T18:30", "2026-12-01T19:00"],
                vec!["2026-12-02T18:00", "2026-12-02T18:30", "2026-12-02T19:00"]
            ]
        );
        assert_eq!((times.count(), times.only()), (2, None));
    }

    #[test]
    fn a_day_that_is_over_is_no_day() {
        let times = Times::any_of_days([date("2026-12-01")], (8 * 60, 12 * 60), 60, wall("2026-12-02T00:00"));
        assert_eq!((times.count(), times.first()), (0, None));
    }

    #[test]
    fn a_whole_day_of_autumn_is_an_hour_longer() {
        let slot = TimeSlot::new(wall("2026-10-25T19:00"), wall("2026-10-25T21:00")).expect("a slot");
        let times = Times::Each(vec![slot]);
        assert_eq!(times.periods(true)[0].minutes(), 25 * 60);
        assert_eq!(times.periods(false)[0].minutes(), 120);
    }
}
