//! What can happen to a booking.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BookingState, CancelledBy, LetterKind, NoticeKind, RuleKind, SeriesField};
use crate::premises::Buffers;
use crate::shared::ids::{ClosureId, OrganisationId, PaperId, RoomId};
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
        /// As what.
        state: BookingState,
    },
    /// A booking was moved, made longer or shorter, or given other rooms.
    BookingMoved {
        /// As it was.
        before: RoomsAndTime,
        /// As it is.
        after: RoomsAndTime,
    },
    /// Two bookings exchanged rooms.
    RoomsSwapped {
        /// As it was.
        before: RoomsAndTime,
        /// As it is.
        after: RoomsAndTime,
        /// The other's running number.
        with: String,
    },
    /// A booking's texts were changed.
    BookingChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// A booking got other time before and after it than its rooms', or its rooms' own again.
    BuffersSet {
        /// Which; `None` is the rooms' own.
        to: Option<Buffers>,
    },
    /// A booking was cancelled.
    BookingCancelled {
        /// By whom.
        by: CancelledBy,
    },
    /// A cancelled booking was taken up again.
    BookingRestored,
    /// A request was agreed to.
    RequestApproved {
        /// Until when it is only reserved.
        option_until: Option<WallTime>,
    },
    /// A request was turned down.
    RequestRejected,
    /// What was agreed to is a request again.
    ReturnedToRequest,
    /// A booking is kept until an option runs out.
    BookingReserved {
        /// Until when.
        until: WallTime,
    },
    /// A reservation was confirmed.
    ReservationConfirmed,
    /// A booking that went on was ended.
    BookingEndedEarly {
        /// When it was to end.
        before: WallTime,
        /// When it ended.
        after: WallTime,
    },
    /// They did not come.
    NoShowMarked,
    /// They came after all.
    TookPlaceMarked,
    /// A desk keeps rooms while a caller thinks.
    RoomsHeld {
        /// Which rooms when.
        at: RoomsAndTime,
        /// Until when.
        until: WallTime,
    },
    /// A desk let rooms go that it kept.
    HoldReleased {
        /// Which rooms when.
        at: RoomsAndTime,
    },
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
    /// Dates of a series that was asked for were agreed to.
    SeriesDatesApproved {
        /// Which, as the rule gave them.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
    },
    /// Dates of a series that was asked for were turned down.
    SeriesDatesDeclined {
        /// Which, as the rule gave them.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
    },
    /// Dates of a series that had been answered wait for an answer again.
    SeriesAnswersTakenBack {
        /// Which, as the rule gave them.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
    },
    /// What was agreed for a series was changed, from a date of its rule on.
    SeriesChanged {
        /// What was changed.
        fields: Vec<SeriesField>,
        /// From which date on.
        #[ts(type = "string")]
        from_on: NaiveDate,
        /// The dates that changed, as the rule gave them.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
        /// The dates that kept something of their own.
        #[ts(type = "Array<string>")]
        kept: Vec<NaiveDate>,
    },
    /// A change of a series was taken back.
    SeriesPutBack {
        /// The dates that changed, as the rule gave them.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
    },
    /// A series goes on.
    SeriesExtended {
        /// The dates that were booked, as the rule gave them.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
        /// The dates that were left out.
        #[ts(type = "Array<string>")]
        left_out: Vec<NaiveDate>,
    },
    /// A series ends again where it ended.
    SeriesExtensionTakenBack {
        /// The dates that are gone, as the rule gave them.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
    },
    /// The office's year was changed: named dates, school holidays, how many dates a series may have.
    SeasonDatesChanged,
    /// Rules were overruled for a booking, or for dates of a series.
    RulesOverruled {
        /// Which.
        rules: Vec<RuleKind>,
        /// Why.
        reason: String,
        /// Of a series: for which dates, as the rule gave them.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
    },
    /// The office's rules for lending were changed.
    BookingRulesChanged {
        /// Which.
        rules: Vec<RuleKind>,
    },
    /// The hours of the parts of a day were changed.
    DayPartsChanged,
    /// A booking was given other rooms because of a closure.
    BookingMovedForClosure {
        /// The closure.
        closure_id: ClosureId,
        /// As it was.
        before: RoomsAndTime,
        /// As it is.
        after: RoomsAndTime,
    },
    /// A booking that a closure had moved came back.
    BookingBroughtBack {
        /// The closure.
        closure_id: ClosureId,
        /// As it was.
        before: RoomsAndTime,
        /// As it is.
        after: RoomsAndTime,
    },
    /// Somebody was told of a closure, or that was taken back.
    ClosureCallTicked {
        /// The borrower; `null` where nobody borrows.
        organisation_id: Option<OrganisationId>,
        /// Whether they were told.
        is_reached: bool,
    },
    /// Somebody was told of a booking beforehand, or that was taken back.
    NoticeTicked {
        /// What about.
        kind: NoticeKind,
        /// Whether they were told.
        is_given: bool,
    },
    /// The call list of a closure was printed.
    CallListPrinted {
        /// The stored paper.
        paper_id: PaperId,
        /// The SHA-256 of its bytes, in hexadecimal.
        sha256: String,
    },
    /// The day sheet of a house was printed.
    DaySheetPrinted {
        /// Of which day.
        #[ts(type = "string")]
        on: NaiveDate,
        /// The stored paper.
        paper_id: PaperId,
        /// The SHA-256 of its bytes, in hexadecimal.
        sha256: String,
    },
    /// The door signs of a house were printed.
    DoorSignsPrinted {
        /// Of which day.
        #[ts(type = "string")]
        on: NaiveDate,
        /// The stored paper.
        paper_id: PaperId,
        /// The SHA-256 of its bytes, in hexadecimal.
        sha256: String,
    },
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
