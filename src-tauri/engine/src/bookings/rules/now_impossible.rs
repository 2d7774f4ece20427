//! What is booked and would not be admitted as the rooms are now: their buffers, their parts, their head-count or the
//! hours of their house changed since. It stays booked; somebody has to look.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::bookings::Booking;
use crate::bookings::occupancy::{Period, occupancy_of};
use crate::premises::{Buffers, Premises, Room};
use crate::shared::ids::{BookingId, PremisesId, RoomId, SpaceId};

/// A booking that no longer fits, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum NoLongerFits {
    /// Two bookings share a space at the same time.
    Meet {
        /// The one that begins first.
        first: Box<Booking>,
        /// The other.
        second: Box<Booking>,
    },
    /// Two bookings leave less time between them than their rooms ask for.
    TooClose {
        /// The one that begins first.
        first: Box<Booking>,
        /// The other.
        second: Box<Booking>,
        /// Minutes between them.
        #[ts(type = "number")]
        between: i64,
        /// Minutes there should be.
        #[ts(type = "number")]
        needed: i64,
    },
    /// A room is no longer lent.
    RoomRetired {
        /// The booking.
        booking: Box<Booking>,
        /// The room.
        room_id: RoomId,
    },
    /// More people than may be in its rooms.
    TooManyPeople {
        /// The booking.
        booking: Box<Booking>,
        /// How many may be there.
        #[ts(type = "number")]
        maximum: i64,
    },
    /// Its house is not open then.
    OutsideHours {
        /// The booking.
        booking: Box<Booking>,
        /// The house.
        premises_id: PremisesId,
    },
}

impl NoLongerFits {
    /// The booking that begins first.
    pub fn first(&self) -> &Booking {
        match self {
            Self::Meet { first, .. } | Self::TooClose { first, .. } => first,
            Self::RoomRetired { booking, .. }
            | Self::TooManyPeople { booking, .. }
            | Self::OutsideHours { booking, .. } => booking,
        }
    }
}

/// A booking as it would stand with the rooms of today.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub id: BookingId,
    pub booked: Period,
    pub rooms: Vec<RoomId>,
    /// Buffers that stand for the rooms' own: set by hand, or none around whole days.
    pub by_hand: Option<Buffers>,
}

/// Two bookings that share a space, and how far apart they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub first: BookingId,
    pub second: BookingId,
    /// Minutes between them; less than nothing where they overlap.
    pub between: i64,
    /// Minutes there should be.
    pub needed: i64,
}

#[derive(Debug, Clone, Copy)]
struct Held {
    id: BookingId,
    booked: Period,
    blocked: Period,
}

/// Every two bookings that could not both be made today, each pair once, by the start of the first.
pub(super) fn pairs(houses: &[Premises], standing: &[Standing]) -> Vec<Pair> {
    let rooms: BTreeMap<RoomId, &Room> =
        houses.iter().flat_map(|house| &house.rooms).map(|room| (room.id, room)).collect();
    let mut by_space: BTreeMap<SpaceId, Vec<Held>> = BTreeMap::new();
    for booking in standing {
        let of_room = |id: &RoomId| {
            let room = rooms.get(id)?;
            Some((room.spaces.as_slice(), booking.by_hand.unwrap_or(room.details.buffers)))
        };
        for there in occupancy_of(booking.booked, booking.rooms.iter().filter_map(of_room)) {
            let held = Held { id: booking.id, booked: booking.booked, blocked: there.period };
            by_space.entry(there.space).or_default().push(held);
        }
    }
    let mut found: BTreeMap<(BookingId, BookingId), Pair> = BTreeMap::new();
    for mut held in by_space.into_values() {
        held.sort_by_key(|there| (there.blocked.from, there.id));
        for (index, one) in held.iter().enumerate() {
            // Sorted by when they block: where one begins after the end, so do all that follow.
            let reached = held[index + 1..].iter().take_while(|other| other.blocked.from < one.blocked.until);
            for other in reached {
                let pair = pair_of(one, other);
                let key = (pair.first.min(pair.second), pair.first.max(pair.second));
                let worse = |there: &Pair| there.needed < pair.needed;
                if found.get(&key).is_none_or(worse) {
                    found.insert(key, pair);
                }
            }
        }
    }
    found.into_values().collect()
}

fn pair_of(one: &Held, other: &Held) -> Pair {
    let (first, second) = if one.booked.from <= other.booked.from { (one, other) } else { (other, one) };
    let minutes = |from: crate::shared::instant::Instant, until: crate::shared::instant::Instant| {
        (until.unix() - from.unix()) / 60
    };
    Pair {
        first: first.id,
        second: second.id,
        between: minutes(first.booked.until, second.booked.from),
        needed: minutes(first.booked.until, first.blocked.until) + minutes(second.blocked.from, second.booked.from),
    }
}
