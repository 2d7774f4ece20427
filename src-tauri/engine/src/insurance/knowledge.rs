//! When something was known. A row holds from the moment it was written until the moment another took its place.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::day_start;

/// The end of time, as rows have it that are still known: the start of the year 9999.
const END_OF_TIME: i64 = 253_370_764_800;

text_enum! {
    /// Whether something stands, or was entered by mistake. What was withdrawn is kept, and shown nowhere but in histories.
    #[derive(Default)]
    pub enum RegisterKeeping {
        /// It stands.
        #[default]
        Kept = "kept",
        /// It was entered by mistake.
        Withdrawn = "withdrawn",
    }
}

/// Of when the knowledge is that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(tag = "as", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Known {
    /// What is known now.
    #[default]
    Now,
    /// What was known at the end of a day.
    On {
        /// The day.
        #[ts(type = "string")]
        day: NaiveDate,
    },
}

/// The end of time.
pub(super) fn end_of_time() -> Instant {
    Instant::from_unix(END_OF_TIME)
}

impl Known {
    /// Rows that began before this moment and did not end before it were known.
    pub(super) fn moment(self) -> Instant {
        match self {
            Self::Now => end_of_time(),
            Self::On { day } => day.succ_opt().map_or_else(end_of_time, day_start),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::wall_clock::date_of;

    #[test]
    fn a_days_knowledge_ends_with_the_day() {
        let day: NaiveDate = "2026-03-28".parse().expect("a date");
        let moment = Known::On { day }.moment();
        assert_eq!(date_of(moment.plus_seconds(-1)), day);
        assert_eq!(date_of(moment), day.succ_opt().expect("a date"));
        assert!(Known::Now.moment() > moment);
    }
}
