//! Where a booking was agreed to be first, while it is elsewhere. "Moved" stands beside a booking's state and never instead of
//! it: whoever was moved comes all the same, is reserved or confirmed as before, and keeps number, letters and date of a
//! series. It is read off what the log says of moves, exchanges and closures; nothing else remembers it.

use serde::Serialize;
use ts_rs::TS;

use super::{BookingState, RoomsAndTime};
use crate::shared::ids::{BookingId, ClosureId, RoomId};
use crate::shared::wall_clock::WallTime;

/// A booking that was moved, and from where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MovedFrom {
    /// The booking.
    pub booking_id: BookingId,
    /// The rooms it had first, by name.
    pub room_names: Vec<String>,
    /// From when it was first, on the wall clock.
    pub starts: WallTime,
    /// Until when it was first, on the wall clock.
    pub ends: WallTime,
    /// The closure that moved it last, where one did.
    pub closure_id: Option<ClosureId>,
}

/// Where a booking was first, as the log has it, and whether it was a closure that moved it last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FirstPlace {
    pub at: RoomsAndTime,
    pub closure_id: Option<ClosureId>,
}

/// Where and how a booking stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct StandsAt<'a> {
    pub id: BookingId,
    pub state: BookingState,
    pub rooms: &'a [RoomId],
    pub starts: WallTime,
}

impl StandsAt<'_> {
    /// Whether it counts as moved. Longer or shorter is no move, and neither is the way back. What is cancelled is
    /// cancelled.
    pub fn is_moved_from(&self, first: &RoomsAndTime) -> bool {
        !self.state.is_cancelled() && (self.rooms != first.rooms || self.starts != first.starts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookings::BookingAct;
    use crate::bookings::states::{Standing, after};

    fn wall(text: &str) -> WallTime {
        WallTime::parse(text).expect("a time")
    }

    fn first() -> RoomsAndTime {
        RoomsAndTime { rooms: vec![RoomId(1)], starts: wall("2026-12-01T19:00"), ends: wall("2026-12-01T21:00") }
    }

    fn stands(state: BookingState, rooms: &[RoomId], starts: &str) -> bool {
        StandsAt { id: BookingId(1), state, rooms, starts: wall(starts) }.is_moved_from(&first())
    }

    #[test]
    fn whoever_was_moved_stands_as_before_and_is_moved_until_back_or_cancelled() {
        for state in BookingState::ALL.iter().copied() {
            let counts = !state.is_cancelled();
            assert_eq!(stands(state, &[RoomId(2)], "2026-12-01T19:00"), counts, "other rooms: {state:?}");
            assert_eq!(stands(state, &[RoomId(1)], "2026-12-02T19:00"), counts, "another day: {state:?}");
            assert!(!stands(state, &[RoomId(1)], "2026-12-01T19:00"), "back, or only longer: {state:?}");
            for act in [BookingAct::Move, BookingAct::Swap] {
                let Ok(now) = after(Standing { state, before: None, has_begun: false }, act) else { continue };
                assert_eq!(now, state.stored(), "moving is no state of its own: {act:?} {state:?}");
            }
        }
    }
}
