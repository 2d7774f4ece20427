//! What can happen to a booking.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CancelledBy, LetterKind};
use crate::shared::ids::{OrganisationId, PaperId, RoomId};
use crate::shared::wall_clock::WallTime;

/// Rooms and a time, as a booking had or has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomsAndTime {
    /// The rooms.
    pub rooms: Vec<RoomId>,
    /// From when.
    pub starts: WallTime,
    /// Until when.
    pub ends: WallTime,
}

/// What happened in this slice.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "event", content = "values", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum BookingEvent {
    /// Rooms were booked.
    RoomBooked {
        /// The running number.
        number: String,
        /// Who borrows.
        organisation_id: Option<OrganisationId>,
        /// Which rooms when.
        at: RoomsAndTime,
    },
    /// A booking was moved, made longer or shorter, or given other rooms.
    BookingMoved {
        /// As it was.
        before: RoomsAndTime,
        /// As it is.
        after: RoomsAndTime,
    },
    /// A booking's texts were changed.
    BookingChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// A booking was cancelled.
    BookingCancelled {
        /// By whom.
        by: CancelledBy,
    },
    /// A cancelled booking was taken up again.
    BookingRestored,
    /// A series was booked.
    SeriesBooked {
        /// Who borrows.
        organisation_id: Option<OrganisationId>,
        /// Which rooms, and when the first date is.
        at: RoomsAndTime,
        /// The dates that were booked, as the rule gave them.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
        /// The dates that were left out.
        #[ts(type = "Array<string>")]
        left_out: Vec<NaiveDate>,
    },
    /// Dates of a series that had been left out were booked.
    SeriesDatesAdded {
        /// Which, as the rule gave them.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
    },
    /// Dates of a series were cancelled.
    SeriesCancelled {
        /// By whom.
        by: CancelledBy,
        /// Which, as the rule gave them.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
    },
    /// Cancelled dates of a series were taken up again.
    SeriesRestored {
        /// Which, as the rule gave them.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
    },
    /// The office's year was changed: named dates, school holidays, how many dates a series may have.
    SeasonDatesChanged,
    /// The hours of the parts of a day were changed.
    DayPartsChanged,
    /// A letter to the borrower was printed.
    LetterPrinted {
        /// What for.
        kind: LetterKind,
        /// The stored paper.
        paper_id: PaperId,
        /// The SHA-256 of its bytes, in hexadecimal.
        sha256: String,
    },
}
