//! Why a date of a series is not booked. Kept with the series, so that the date can be added when the reason is gone.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::bookings::{BookingError, ClosedReason};

/// The one reason why a date is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum LeftOutReason {
    /// The date itself was excepted.
    Date,
    /// It lies in a period that was excepted.
    Period {
        /// Its first day.
        #[ts(type = "string")]
        from: NaiveDate,
        /// Its last day.
        #[ts(type = "string")]
        to: NaiveDate,
    },
    /// It lies in a week that was excepted.
    Week {
        /// Its ISO number.
        week: u32,
    },
    /// It lies in a holiday of the schools.
    SchoolHoliday {
        /// What that is called.
        name: String,
    },
    /// It is a holiday.
    PublicHoliday {
        /// The day's Danish name.
        name_da: String,
        /// The day's English name.
        name_en: String,
    },
    /// The desk left it out when it booked the series.
    Skipped,
    /// Others had the room.
    Taken {
        /// What their bookings were called; empty where nobody looked.
        by: Vec<String>,
    },
    /// The room was closed.
    Closed {
        /// Why.
        reason: ClosedReason,
    },
    /// The house was not open for all of the time.
    OutsideOpeningHours,
    /// The clock jumps over the time that night.
    MissingHour,
    /// Another date of the same series has the room.
    MeetsItself {
        /// Which one.
        #[ts(type = "string")]
        on: NaiveDate,
    },
    /// The room is not lent for as long or as short as that; a night when the clocks change is an hour off.
    WrongLength,
}

impl LeftOutReason {
    /// What a refusal of one date says, as it is kept; `None` for one that is not about a date.
    pub(super) fn of_refusal(refusal: &BookingError) -> Option<Self> {
        match refusal {
            BookingError::RoomTaken { clashes, .. } => {
                // A time that a desk keeps has no name, and will not have been kept for long.
                let named = clashes.iter().filter(|clash| clash.held.is_none());
                let mut by: Vec<String> = named.map(|clash| clash.title.clone()).collect();
                by.dedup();
                Some(Self::Taken { by })
            }
            BookingError::RoomClosed { reason, .. } => Some(Self::Closed { reason: (**reason).clone() }),
            BookingError::OutsideOpeningHours { .. } => Some(Self::OutsideOpeningHours),
            BookingError::MissingHour { .. } => Some(Self::MissingHour),
            BookingError::SeriesMeetsItself { on } => Some(Self::MeetsItself { on: *on }),
            BookingError::TooLong { .. } | BookingError::TooShort { .. } => Some(Self::WrongLength),
            _ => None,
        }
    }
}
