//! What a closure does to bookings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::bookings::admission::Hindrance;
use crate::bookings::{Alternative, Booking};
use crate::premises::Closure;
use crate::shared::ids::{BookingId, ClosureMoveId, OrganisationId, PersonId};
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;

/// Whom one calls: whoever borrows, else whoever is the contact, else the house's own people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case", deny_unknown_fields)]
pub enum CallParty {
    /// A borrower.
    Organisation {
        /// Which.
        id: OrganisationId,
    },
    /// A person, where nobody borrows.
    Person {
        /// Who.
        id: PersonId,
    },
    /// The house itself.
    House {},
}

impl CallParty {
    /// Whose booking it is.
    pub(in crate::bookings) fn of(booking: &Booking) -> Self {
        let person = || booking.contact_person_id.map(|id| Self::Person { id });
        let borrower = booking.borrower.as_ref().map(|borrower| Self::Organisation { id: borrower.id });
        borrower.or_else(person).unwrap_or(Self::House {})
    }

    /// As it is stored.
    pub(super) fn key(self) -> String {
        match self {
            Self::Organisation { id } => format!("organisation:{}", id.0),
            Self::Person { id } => format!("person:{}", id.0),
            Self::House {} => "house".to_owned(),
        }
    }
}

text_enum! {
    /// Why a booking cannot be moved or brought back.
    pub enum MoveHindrance {
        /// The room is closed then.
        Closed = "closed",
        /// The house is not open then.
        NotOpen = "not_open",
        /// Others have the room.
        Taken = "taken",
        /// More people than may be in the room.
        TooSmall = "too_small",
        /// The room is not lent for as long or as short, or not on that grid.
        WrongLength = "wrong_length",
        /// The room is no longer lent.
        Retired = "retired",
        /// Somebody has moved or changed it since.
        ChangedSince = "changed_since",
        /// It is cancelled.
        Cancelled = "cancelled",
        /// It is over: the past is not rewritten.
        Over = "over",
    }
}

impl MoveHindrance {
    pub(super) fn of(hindrance: &Hindrance) -> Self {
        match hindrance {
            Hindrance::Retired { .. } => Self::Retired,
            Hindrance::OffGrid { .. } | Hindrance::TooShort { .. } | Hindrance::TooLong { .. } => Self::WrongLength,
            Hindrance::TooManyPeople { .. } => Self::TooSmall,
            Hindrance::Closed { .. } => Self::Closed,
            Hindrance::OutsideHours { .. } => Self::NotOpen,
            Hindrance::Taken | Hindrance::MeetsItself { .. } => Self::Taken,
        }
    }
}

/// A booking that was to be moved and cannot be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RefusedMove {
    /// The booking.
    pub booking_id: BookingId,
    /// Whoever borrows, or what it is called.
    pub who: String,
    /// Why not.
    pub why: MoveHindrance,
}

/// A booking under a closure that nobody has moved yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosureHit {
    /// The booking.
    pub booking: Booking,
    /// Its rooms by name.
    pub room_names: Vec<String>,
    /// What is proposed: no two bookings are proposed the same room at the same time.
    pub proposed: Option<Alternative>,
    /// Rooms that are free at that time, best first.
    pub offers: Vec<Alternative>,
    /// Where no other room is free, its own rooms at the nearest times, the nearest first.
    pub other_times: Vec<Alternative>,
}

/// A booking that stands in spite of the closure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DespiteClosure {
    /// The booking.
    pub booking: Booking,
    /// Its rooms by name.
    pub room_names: Vec<String>,
    /// Why it was booked all the same.
    pub reason: String,
}

/// A booking that the closure moved or called off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MovedBooking {
    /// The move.
    pub id: ClosureMoveId,
    /// The booking as it is now.
    pub booking: Booking,
    /// Where it was, by name.
    pub from: Vec<String>,
    /// Where it was put, by name; nowhere where it was called off.
    pub to: Vec<String>,
    /// Since when it is back; `null` while it is not.
    pub brought_back_at: Option<Instant>,
    /// What keeps it from coming back; `null` where it can.
    pub hindrance: Option<MoveHindrance>,
}

/// That somebody was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reached {
    /// When.
    pub at: Instant,
    /// By whom; `null` where the user is not known.
    pub by: Option<String>,
}

/// Whom to call about a closure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosureCall {
    /// Whose bookings.
    pub party: CallParty,
    /// The borrower's name; empty where it is the house itself.
    pub name: String,
    /// Whom to ask for; `null` where nobody is known or the name is protected.
    pub contact: Option<String>,
    /// As it is read out; `null` where none is known.
    pub phone: Option<String>,
    /// Their bookings that are hit or were moved, by start.
    pub bookings: Vec<BookingId>,
    /// That they were told; `null` as long as they are not.
    pub reached: Option<Reached>,
    /// Whether something was moved since they were told.
    pub has_news: bool,
}

/// A closure and everything that it does to bookings.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosureCard {
    /// The closure.
    pub closure: Closure,
    /// The house.
    pub premises_name: String,
    /// Its rooms by name; none where it is the whole house.
    pub room_names: Vec<String>,
    /// A page of what is booked under it and not over, by start.
    pub hits: Vec<ClosureHit>,
    /// How many there are in all.
    #[ts(type = "number")]
    pub total: usize,
    /// How many of them come before this page.
    #[ts(type = "number")]
    pub from: usize,
    /// What was booked in spite of it, by start: nobody has to move that.
    pub despite: Vec<DespiteClosure>,
    /// What it moved or called off, by start.
    pub moved: Vec<MovedBooking>,
    /// Whom to call.
    pub calls: Vec<ClosureCall>,
}
