//! What a letter told of one booking: what the borrower has in writing.

use serde::{Deserialize, Serialize};

use crate::bookings::{Booking, RoomsAndTime};
use crate::premises::Layout;
use crate::shared::ids::RoomId;
use crate::shared::wall_clock::WallTime;

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
        }
    }

    /// As it was before it was moved, where nobody has had a letter: what else was agreed is not known to be another.
    pub fn before_move(booking: &Booking, at: RoomsAndTime) -> Self {
        Self { rooms: at.rooms, starts: at.starts, ends: at.ends, is_cancelled: false, ..Self::of(booking) }
    }
}
