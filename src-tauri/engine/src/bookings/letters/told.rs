//! What a letter told of one booking: what the borrower has in writing.

use serde::{Deserialize, Serialize};

use crate::bookings::{Booking, BookingState, RoomsAndTime};
use crate::premises::Layout;
use crate::shared::ids::RoomId;
use crate::shared::wall_clock::WallTime;

/// How firmly a letter said that something stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Footing {
    /// Asked for: it holds nothing.
    Requested,
    /// Kept until an option runs out.
    Reserved { until: Option<WallTime> },
    /// Was kept, and nobody confirmed it in time: it holds nothing.
    Lapsed,
    /// Agreed. Letters from before footings were kept told everything so.
    #[default]
    Agreed,
}

impl Footing {
    /// Of a booking as it stands. One that is cancelled has none to tell of.
    pub fn of(booking: &Booking) -> Self {
        match booking.state {
            BookingState::Requested => Self::Requested,
            BookingState::Reserved => Self::Reserved { until: booking.option_until },
            BookingState::Lapsed => Self::Lapsed,
            BookingState::Confirmed
            | BookingState::TookPlace
            | BookingState::NoShow
            | BookingState::CancelledByBorrower
            | BookingState::CancelledByHouse => Self::Agreed,
        }
    }

    /// Whether it keeps others out.
    pub fn holds(self) -> bool {
        matches!(self, Self::Reserved { .. } | Self::Agreed)
    }
}

/// One booking as a letter told it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    pub rooms: Vec<RoomId>,
    pub starts: WallTime,
    pub ends: WallTime,
    pub attendees: Option<i64>,
    pub layout: Option<Layout>,
    pub is_cancelled: bool,
    #[serde(default)]
    pub footing: Footing,
}

/// What a paper keeps of one booking: what it told, and what the borrower had before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub told: Told,
    pub before: Option<Told>,
}

impl Told {
    /// As it stands now.
    pub fn of(booking: &Booking) -> Self {
        Self {
            rooms: booking.rooms.clone(),
            starts: booking.starts,
            ends: booking.ends,
            attendees: booking.attendees,
            layout: booking.layout,
            is_cancelled: booking.state.is_cancelled(),
            footing: Footing::of(booking),
        }
    }

    /// As it was before it was moved, where nobody has had a letter: what else was agreed is not known to be another.
    pub fn before_move(booking: &Booking, at: RoomsAndTime) -> Self {
        Self { rooms: at.rooms, starts: at.starts, ends: at.ends, is_cancelled: false, ..Self::of(booking) }
    }
}
