//! What a clock on a Danish wall shows. Rooms are booked by it: a weekly booking at 18.00 stays at 18.00 when the clocks
//! change. Instants are derived from it here and stored beside it, never the other way round.
//!
//! Refuses an hour that the clocks skip in spring. In autumn, when the hour from 2 to 3 comes twice, the second (winter
//! time) is meant, so that a day with a booking in that hour has no gap after midnight that nobody asked for.

mod slot;
#[cfg(test)]
mod tests;

use chrono::{Datelike, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike};
use chrono_tz::Europe::Copenhagen;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::calendar::YEARS;
use super::instant::Instant;
pub use slot::{TimeSlot, TimeSlotError};

const FORM: &str = "%Y-%m-%dT%H:%M";

/// A Danish date and time of day in whole minutes, of [`YEARS`]. Crosses as `2026-11-24T19:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, TS)]
#[serde(try_from = "String")]
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
        if wall.to_string() == text && YEARS.contains(&read.year()) { Ok(wall) } else { Err(NotAWallTime) }
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

    /// The same as `FORM`, which chrono would read anew for each of a week's three thousand times; none outside four digits
    /// of a year.
    fn written(self) -> Option<[u8; 16]> {
        let (date, time) = (self.0.date(), self.0.time());
        let year = u32::try_from(date.year()).ok().filter(|year| *year <= 9999)?;
        let mut text = *b"0000-00-00T00:00";
        let numbers = [(0, year / 100), (2, year % 100), (5, date.month()), (8, date.day())];
        for (place, number) in numbers.into_iter().chain([(11, time.hour()), (14, time.minute())]) {
            text[place] += (number / 10) as u8;
            text[place + 1] += (number % 10) as u8;
        }
        Some(text)
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
        match self.written() {
            Some(written) => formatter.write_str(&String::from_utf8_lossy(&written)),
            None => write!(formatter, "{}", self.0.format(FORM)),
        }
    }
}

impl Serialize for WallTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.written().as_ref().map(|written| std::str::from_utf8(written)) {
            Some(Ok(text)) => serializer.serialize_str(text),
            _ => serializer.collect_str(self),
        }
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
