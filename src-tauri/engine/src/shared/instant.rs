//! A point in time, as opposed to what a clock on a Danish wall shows.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A point in time to the second. Crosses as RFC 3339 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string & { readonly of: \"instant\" }")]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// The earliest instant there is here: the start of 1970.
    pub const EPOCH: Self = Self(DateTime::UNIX_EPOCH);

    /// From seconds since 1970 in UTC; what lies outside chrono's range becomes the epoch.
    pub fn from_unix(seconds: i64) -> Self {
        Self(DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::UNIX_EPOCH))
    }

    /// Seconds since 1970 in UTC.
    pub fn unix(self) -> i64 {
        self.0.timestamp()
    }

    /// As chrono's type, cut to the second.
    pub fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// This instant and so many seconds more (or fewer).
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_unix(self.unix() + seconds)
    }
}

impl From<DateTime<Utc>> for Instant {
    fn from(at: DateTime<Utc>) -> Self {
        Self::from_unix(at.timestamp())
    }
}
