//! What is booked: from one time on the wall to a later one.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MissingHour, WallTime};
use crate::shared::instant::Instant;

/// From one wall time to another: what a booking occupies. The end itself is not part of it, so one may start when
/// another ends. Refuses an end that is not after the start, and more than [`TimeSlot::LONGEST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", try_from = "TimeSlotAsSent")]
pub struct TimeSlot {
    starts: WallTime,
    ends: WallTime,
}

/// A slot before it is checked.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TimeSlotAsSent {
    starts: WallTime,
    ends: WallTime,
}

/// Why two wall times are no slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum TimeSlotError {
    /// The end is not after the start.
    #[error("the end is not after the start")]
    EndsBeforeStart,
    /// Longer than [`TimeSlot::LONGEST`].
    #[error("longer than {most_days} days")]
    TooLong {
        /// The most whole days that are taken.
        most_days: i64,
    },
    /// The start or the end lies in the hour that the clocks skip.
    #[error(transparent)]
    MissingHour(MissingHour),
}

impl From<MissingHour> for TimeSlotError {
    fn from(missing: MissingHour) -> Self {
        Self::MissingHour(missing)
    }
}

impl TimeSlot {
    /// The longest slot: a week, by the wall clock. The bound keeps every search for overlaps flat with size.
    pub const LONGEST: TimeDelta = TimeDelta::days(7);

    /// A slot from one time to a later one.
    pub fn new(starts: WallTime, ends: WallTime) -> Result<Self, TimeSlotError> {
        let length = ends.naive() - starts.naive();
        if length <= TimeDelta::zero() {
            return Err(TimeSlotError::EndsBeforeStart);
        }
        if length > Self::LONGEST {
            return Err(TimeSlotError::TooLong { most_days: Self::LONGEST.num_days() });
        }
        Ok(Self { starts, ends })
    }

    /// When it starts.
    pub fn starts(self) -> WallTime {
        self.starts
    }

    /// When it is over.
    pub fn ends(self) -> WallTime {
        self.ends
    }

    /// Its length by the wall clock, in minutes.
    pub fn minutes(self) -> i64 {
        (self.ends.naive() - self.starts.naive()).num_minutes()
    }

    /// Whether it is one or more whole days, from midnight to midnight.
    pub fn is_whole_days(self) -> bool {
        let is_midnight = |time: WallTime| time == WallTime::start_of(time.date());
        is_midnight(self.starts) && is_midnight(self.ends)
    }

    /// The instants of its start and end.
    pub fn instants(self) -> Result<(Instant, Instant), TimeSlotError> {
        let (starts, ends) = (self.starts.start_instant()?, self.ends.end_instant()?);
        if ends <= starts { Err(TimeSlotError::EndsBeforeStart) } else { Ok((starts, ends)) }
    }

    /// Whether some minute belongs to both. A slot that starts when the other ends does not overlap it.
    pub fn overlaps(self, other: Self) -> bool {
        self.starts < other.ends && other.starts < self.ends
    }

    /// Whether all of the other lies within this one.
    pub fn contains(self, other: Self) -> bool {
        self.starts <= other.starts && other.ends <= self.ends
    }

    /// The dates it touches, first to last. A slot that ends at midnight does not touch the day that begins there.
    pub fn dates(self) -> impl Iterator<Item = NaiveDate> {
        let last = (self.ends.naive() - TimeDelta::minutes(1)).date();
        self.starts.date().iter_days().take_while(move |date| *date <= last)
    }
}

impl TryFrom<TimeSlotAsSent> for TimeSlot {
    type Error = TimeSlotError;

    fn try_from(sent: TimeSlotAsSent) -> Result<Self, Self::Error> {
        Self::new(sent.starts, sent.ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> WallTime {
        WallTime::parse(text).unwrap()
    }

    fn slot(starts: &str, ends: &str) -> TimeSlot {
        TimeSlot::new(wall(starts), wall(ends)).unwrap()
    }

    #[test]
    fn a_slot_ends_after_it_starts_and_within_a_week() {
        let start = wall("2026-11-24T19:00");
        for (end, expected) in [
            ("2026-11-24T19:01", None),
            ("2026-12-01T19:00", None),
            ("2026-11-24T19:00", Some(TimeSlotError::EndsBeforeStart)),
            ("2026-11-24T18:00", Some(TimeSlotError::EndsBeforeStart)),
            ("2026-12-01T19:01", Some(TimeSlotError::TooLong { most_days: 7 })),
        ] {
            assert_eq!(TimeSlot::new(start, wall(end)).err(), expected, "{end}");
        }
        assert!(
            serde_json::from_str::<TimeSlot>(r#"{"starts":"2026-11-24T19:00","ends":"2026-11-24T19:00"}"#).is_err()
        );
    }

    #[test]
    fn slots_that_only_touch_do_not_overlap() {
        let evening = slot("2026-11-24T18:00", "2026-11-24T20:00");
        for (starts, ends, overlaps) in [
            ("2026-11-24T20:00", "2026-11-24T22:00", false),
            ("2026-11-24T16:00", "2026-11-24T18:00", false),
            ("2026-11-24T19:59", "2026-11-24T22:00", true),
            ("2026-11-24T16:00", "2026-11-24T18:01", true),
            ("2026-11-24T18:30", "2026-11-24T19:00", true),
            ("2026-11-24T10:00", "2026-11-25T10:00", true),
        ] {
            assert_eq!(evening.overlaps(slot(starts, ends)), overlaps, "{starts} to {ends}");
        }
    }

    #[test]
    fn a_slot_until_midnight_does_not_touch_the_next_day() {
        let days = |starts, ends| slot(starts, ends).dates().count();
        assert_eq!(days("2026-11-24T18:00", "2026-11-25T00:00"), 1);
        assert_eq!(days("2026-11-24T18:00", "2026-11-25T00:01"), 2);
        assert_eq!(days("2026-11-24T00:00", "2026-12-01T00:00"), 7);
    }
}
