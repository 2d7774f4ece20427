//! What a clock on a Danish wall shows. Rooms are booked by it: a weekly booking at 18.00 stays at 18.00 when the clocks
//! change. Instants are derived from it here and stored beside it, never the other way round.
//!
//! Refuses an hour that the clocks skip in spring. In autumn, when the hour from 2 to 3 comes twice, the second (winter
//! time) is meant, so that a day with a booking in that hour has no gap after midnight that nobody asked for.

use chrono::{Datelike, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike};
use chrono_tz::Europe::Copenhagen;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::instant::Instant;

const FORM: &str = "%Y-%m-%dT%H:%M";

/// A Danish date and time of day in whole minutes, years 1900 to 2200. Crosses as `2026-11-24T19:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string & { readonly of: \"wall time\" }")]
pub struct WallTime(NaiveDateTime);

/// A text that is not of the form `2026-11-24T19:00`, or a time that does not exist in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a wall time is written as 2026-11-24T19:00")]
pub struct NotAWallTime;

/// The clocks skip this time: they go from `skipped_from` straight to `skipped_to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("the clocks go from {skipped_from} straight to {skipped_to}")]
#[serde(rename_all = "camelCase")]
pub struct MissingHour {
    /// The first time that no clock shows.
    pub skipped_from: WallTime,
    /// The time that clocks show instead.
    pub skipped_to: WallTime,
}

impl WallTime {
    /// A date and a time of day; seconds are cut off.
    pub fn new(date: NaiveDate, time: NaiveTime) -> Self {
        let time = NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(NaiveTime::MIN);
        Self(date.and_time(time))
    }

    /// A date with hour and minute; `None` where that is no time of day.
    pub fn at(date: NaiveDate, hour: u32, minute: u32) -> Option<Self> {
        date.and_hms_opt(hour, minute, 0).map(Self)
    }

    /// The first minute of a day.
    pub fn start_of(date: NaiveDate) -> Self {
        Self(date.and_time(NaiveTime::MIN))
    }

    /// Reads the form that crosses the wire, `2026-11-24T19:00`, and nothing looser.
    pub fn parse(text: &str) -> Result<Self, NotAWallTime> {
        let read = NaiveDateTime::parse_from_str(text, FORM).map_err(|_| NotAWallTime)?;
        // chrono also takes single digits, blanks and signs; stored texts must be one per time.
        let wall = Self(read);
        if wall.to_string() == text && (1900..=2200).contains(&read.year()) { Ok(wall) } else { Err(NotAWallTime) }
    }

    /// Reads the form that a database file keeps, `2026-11-24 19:00:00`, and nothing looser.
    pub fn of_stored(text: &str) -> Option<Self> {
        let number = |from: usize, until: usize| {
            let digits = text.get(from..until).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
            digits.parse::<u32>().ok()
        };
        let marks = [(4, b'-'), (7, b'-'), (10, b' '), (13, b':'), (16, b':')];
        if text.len() != 19 || marks.iter().any(|(place, mark)| text.as_bytes()[*place] != *mark) {
            return None;
        }
        let date = NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(5, 7)?, number(8, 10)?)?;
        let time = NaiveTime::from_hms_opt(number(11, 13)?, number(14, 16)?, number(17, 19)?)?;
        Some(Self::new(date, time))
    }

    /// The Danish date.
    pub fn date(self) -> NaiveDate {
        self.0.date()
    }

    /// The time of day.
    pub fn time(self) -> NaiveTime {
        self.0.time()
    }

    /// As chrono's type, for the database.
    pub fn naive(self) -> NaiveDateTime {
        self.0
    }

    /// So many minutes later on the wall (or earlier); `None` beyond the calendar.
    pub fn plus_minutes(self, minutes: i64) -> Option<Self> {
        TimeDelta::try_minutes(minutes).and_then(|delta| self.0.checked_add_signed(delta)).map(Self)
    }

    /// The same time of day on another date.
    #[must_use]
    pub fn on(self, date: NaiveDate) -> Self {
        Self(date.and_time(self.0.time()))
    }

    /// When something that starts at this time starts. In the doubled hour of autumn: winter time, the second.
    pub fn start_instant(self) -> Result<Instant, MissingHour> {
        match Copenhagen.from_local_datetime(&self.0) {
            LocalResult::Single(only) => Ok(only.to_utc().into()),
            LocalResult::Ambiguous(_, winter) => Ok(winter.to_utc().into()),
            LocalResult::None => Err(self.missing_hour()),
        }
    }

    /// When something that ends at this time is over. An end is the moment after the last minute, so that 02.00 is fine in
    /// spring (the moment the clocks go forward) and in autumn is the first 02.00; an end inside the doubled hour is winter
    /// time, as a start there is.
    pub fn end_instant(self) -> Result<Instant, MissingHour> {
        match Copenhagen.from_local_datetime(&self.0) {
            LocalResult::Single(only) => Ok(only.to_utc().into()),
            LocalResult::Ambiguous(summer, winter) => match self.minute_before() {
                LocalResult::Ambiguous(..) => Ok(winter.to_utc().into()),
                LocalResult::Single(_) | LocalResult::None => Ok(summer.to_utc().into()),
            },
            LocalResult::None => match self.minute_before() {
                LocalResult::Single(last) => Ok(Instant::from(last.to_utc()).plus_seconds(60)),
                LocalResult::Ambiguous(..) | LocalResult::None => Err(self.missing_hour()),
            },
        }
    }

    fn minute_before(self) -> LocalResult<chrono::DateTime<chrono_tz::Tz>> {
        Copenhagen.from_local_datetime(&(self.0 - TimeDelta::minutes(1)))
    }

    /// Both edges of the gap around a time that no clock shows.
    fn missing_hour(self) -> MissingHour {
        let shown = |time: &NaiveDateTime| !matches!(Copenhagen.from_local_datetime(time), LocalResult::None);
        let step = |from: NaiveDateTime, minutes: i64| from + TimeDelta::minutes(minutes);
        let mut skipped_from = self.0;
        while !shown(&step(skipped_from, -1)) {
            skipped_from = step(skipped_from, -1);
        }
        let mut skipped_to = self.0;
        while !shown(&skipped_to) {
            skipped_to = step(skipped_to, 1);
        }
        MissingHour { skipped_from: Self(skipped_from), skipped_to: Self(skipped_to) }
    }
}

impl std::fmt::Display for WallTime {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (date, time) = (self.0.date(), self.0.time());
        if !(0..=9999).contains(&date.year()) {
            return write!(formatter, "{}", self.0.format(FORM));
        }
        // The same as `FORM`, which chrono would read anew for each of a week's two thousand times.
        let (year, month, day) = (date.year(), date.month(), date.day());
        write!(formatter, "{year:04}-{month:02}-{day:02}T{:02}:{:02}", time.hour(), time.minute())
    }
}

impl TryFrom<String> for WallTime {
    type Error = NotAWallTime;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<WallTime> for String {
    fn from(wall: WallTime) -> Self {
        wall.to_string()
    }
}

impl From<NaiveDateTime> for WallTime {
    fn from(time: NaiveDateTime) -> Self {
        Self::new(time.date(), time.time())
    }
}

/// What a Danish clock shows at an instant, cut to the minute. Two instants of an autumn night show the same.
pub fn wall_time_of(instant: Instant) -> WallTime {
    instant.utc().with_timezone(&Copenhagen).naive_local().into()
}

/// The Danish date at an instant.
pub fn date_of(instant: Instant) -> NaiveDate {
    wall_time_of(instant).date()
}

/// The first instant of a Danish day. Should the clocks ever skip midnight, the day starts when they show it again.
pub fn day_start(date: NaiveDate) -> Instant {
    let midnight = WallTime::start_of(date);
    midnight
        .start_instant()
        .or_else(|missing| missing.skipped_to.start_instant())
        .unwrap_or_else(|_| Instant::from(date.and_time(NaiveTime::MIN).and_utc()))
}

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
        let length = ends.0 - starts.0;
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
        (self.ends.0 - self.starts.0).num_minutes()
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
        let last = (self.ends.0 - TimeDelta::minutes(1)).date();
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
    use proptest::prelude::*;

    use super::*;

    fn wall(text: &str) -> WallTime {
        WallTime::parse(text).unwrap()
    }

    fn slot(starts: &str, ends: &str) -> TimeSlot {
        TimeSlot::new(wall(starts), wall(ends)).unwrap()
    }

    fn utc(instant: Instant) -> String {
        instant.utc().format("%Y-%m-%dT%H:%MZ").to_string()
    }

    #[test]
    fn a_time_is_read_from_the_form_that_a_file_keeps_and_from_no_other() {
        assert_eq!(WallTime::of_stored("2026-11-24 19:05:00"), Some(wall("2026-11-24T19:05")));
        for other in [
            "2026-11-24T19:05:00",
            "2026-11-24 19:05",
            "2026-02-30 19:05:00",
            "+026-11-24 19:05:00",
            "æøå6-11-24 19:05:00",
        ] {
            assert_eq!(WallTime::of_stored(other), None, "{other}");
        }
    }

    #[test]
    fn the_written_form_is_chronos() {
        for (year, month, day) in [(0, 1, 1), (987, 6, 5), (2026, 11, 24), (9999, 12, 31)] {
            let date = NaiveDate::from_ymd_opt(year, month, day).expect("a date");
            let wall = WallTime::at(date, 19, 5).expect("a time");
            assert_eq!(wall.to_string(), wall.naive().format(FORM).to_string());
        }
        let early = WallTime::start_of(NaiveDate::MIN);
        assert_eq!(early.to_string(), early.naive().format(FORM).to_string());
    }

    #[test]
    fn a_start_is_derived_in_summer_in_winter_and_in_the_doubled_hour() {
        for (start, instant) in [
            ("2026-01-15T09:00", "2026-01-15T08:00Z"),
            ("2026-07-15T10:00", "2026-07-15T08:00Z"),
            ("2026-03-29T01:59", "2026-03-29T00:59Z"),
            ("2026-03-29T03:00", "2026-03-29T01:00Z"),
            ("2026-10-25T01:59", "2026-10-24T23:59Z"),
            ("2026-10-25T02:00", "2026-10-25T01:00Z"),
            ("2026-10-25T02:30", "2026-10-25T01:30Z"),
            ("2026-10-25T03:00", "2026-10-25T02:00Z"),
        ] {
            assert_eq!(wall(start).start_instant().map(utc), Ok(instant.to_owned()), "{start}");
        }
    }

    #[test]
    fn an_end_is_the_moment_after_the_last_minute() {
        for (end, instant) in [
            ("2026-03-29T02:00", "2026-03-29T01:00Z"),
            ("2026-03-29T03:00", "2026-03-29T01:00Z"),
            ("2026-10-25T02:00", "2026-10-25T00:00Z"),
            ("2026-10-25T02:01", "2026-10-25T01:01Z"),
            ("2026-10-25T02:59", "2026-10-25T01:59Z"),
            ("2026-10-25T03:00", "2026-10-25T02:00Z"),
            ("2026-11-25T00:00", "2026-11-24T23:00Z"),
        ] {
            assert_eq!(wall(end).end_instant().map(utc), Ok(instant.to_owned()), "{end}");
        }
    }

    #[test]
    fn the_hour_that_the_clocks_skip_is_refused_with_its_edges() {
        let gap = MissingHour { skipped_from: wall("2026-03-29T02:00"), skipped_to: wall("2026-03-29T03:00") };
        for start in ["2026-03-29T02:00", "2026-03-29T02:30", "2026-03-29T02:59"] {
            assert_eq!(wall(start).start_instant(), Err(gap), "{start}");
        }
        for end in ["2026-03-29T02:01", "2026-03-29T02:59"] {
            assert_eq!(wall(end).end_instant(), Err(gap), "{end}");
        }
        let through_it = slot("2026-03-29T02:15", "2026-03-29T04:00");
        assert_eq!(through_it.instants(), Err(TimeSlotError::MissingHour(gap)));
        assert_eq!(
            serde_json::to_string(&TimeSlotError::MissingHour(gap)).unwrap(),
            r#"{"kind":"missing_hour","skippedFrom":"2026-03-29T02:00","skippedTo":"2026-03-29T03:00"}"#
        );
    }

    #[test]
    fn a_night_over_the_change_of_clocks_lasts_an_hour_less_or_more() {
        for (starts, ends, minutes) in [
            ("2026-03-28T22:00", "2026-03-29T06:00", 7 * 60),
            ("2026-10-24T22:00", "2026-10-25T06:00", 9 * 60),
            ("2026-10-25T01:00", "2026-10-25T02:00", 60),
            ("2026-10-25T02:00", "2026-10-25T03:00", 60),
            ("2026-03-29T01:00", "2026-03-29T02:00", 60),
        ] {
            let (from, to) = slot(starts, ends).instants().unwrap();
            assert_eq!((to.unix() - from.unix()) / 60, minutes, "{starts} to {ends}");
        }
    }

    #[test]
    fn two_instants_of_an_autumn_night_show_the_same_time() {
        let first = Instant::from_unix(1_792_888_200);
        let second = first.plus_seconds(3600);
        assert_eq!(wall_time_of(first), wall("2026-10-25T02:30"));
        assert_eq!(wall_time_of(second), wall("2026-10-25T02:30"));
        assert_eq!(date_of(Instant::from_unix(1_792_888_200 - 10_000)), wall("2026-10-24T00:00").date());
    }

    #[test]
    fn only_one_way_of_writing_a_time_is_taken() {
        assert_eq!(serde_json::to_string(&wall("2026-11-24T19:00")).unwrap(), "\"2026-11-24T19:00\"");
        for text in [
            "",
            "2026-11-24",
            "2026-11-24 19:00",
            "2026-11-24T19:00:00",
            "2026-11-24T19:00Z",
            "2026-11-4T19:00",
            "2026-11-24T9:00",
            "2026-02-29T19:00",
            "2026-11-24T24:00",
            "+2026-11-24T19:00",
            "12026-11-24T19:00",
            " 2026-11-24T19:00",
        ] {
            assert_eq!(WallTime::parse(text), Err(NotAWallTime), "{text:?}");
        }
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

    #[test]
    fn a_day_starts_at_midnight_on_every_day_of_three_centuries() {
        let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
        for date in first.iter_days().take(300 * 366) {
            assert_eq!(wall_time_of(day_start(date)), WallTime::start_of(date));
        }
    }

    prop_compose! {
        /// Any minute from 1980 (when Danish summer time began) to 2060, half of them near a change of clocks.
        fn any_wall_time()(
            minute in prop_oneof![0_i64..42_076_800, 0_i64..1440],
            change in prop::sample::select(vec!["1980-01-01T00:00", "2026-03-28T14:00", "2026-10-24T14:00", "2031-03-29T14:00"]),
            near in any::<bool>(),
        ) -> WallTime {
            let base = if near { wall(change) } else { wall("1980-01-01T00:00") };
            base.plus_minutes(if near { minute % 1440 } else { minute }).unwrap()
        }
    }

    proptest! {
        #[test]
        fn a_start_shows_the_same_time_again(time in any_wall_time()) {
            if let Ok(instant) = time.start_instant() {
                prop_assert_eq!(wall_time_of(instant), time);
            }
        }

        #[test]
        fn what_ends_at_a_time_is_over_when_the_next_starts(time in any_wall_time()) {
            if let (Ok(start), Ok(end)) = (time.start_instant(), time.end_instant()) {
                prop_assert!(end <= start);
            }
        }

        #[test]
        fn later_on_the_wall_is_later_in_time(first in any_wall_time(), second in any_wall_time()) {
            if let (Ok(one), Ok(other)) = (first.start_instant(), second.start_instant()) {
                prop_assert_eq!(first.cmp(&second), one.cmp(&other));
            }
        }

        #[test]
        fn slots_apart_on_the_wall_are_apart_in_time(
            one in any_wall_time(), other in any_wall_time(), length in 1_i64..600, gap in -600_i64..600,
        ) {
            let made = |starts: WallTime| TimeSlot::new(starts, starts.plus_minutes(length).unwrap()).unwrap();
            for (first, second) in [(made(one), made(other)), (made(one), made(one.plus_minutes(length + gap).unwrap()))] {
                prop_assert_eq!(first.overlaps(second), second.overlaps(first));
                if let (Ok((from, to)), Ok((second_from, second_to))) = (first.instants(), second.instants()) {
                    prop_assert!(from < to);
                    prop_assert_eq!(first.overlaps(second), from < second_to && second_from < to);
                }
            }
        }

        #[test]
        fn a_written_time_is_read_again(time in any_wall_time()) {
            prop_assert_eq!(WallTime::parse(&time.to_string()), Ok(time));
        }
    }
}
