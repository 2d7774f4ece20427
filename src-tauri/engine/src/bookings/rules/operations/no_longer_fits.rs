//! What no longer fits, now that rooms were changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::RequestContext;
use crate::bookings::admission::capacity;
use crate::bookings::occupancy::Period;
use crate::bookings::operations::all_presented;
use crate::bookings::rules::now_impossible::{Pair, Standing, pairs};
use crate::bookings::rules::{NoLongerFits, store};
use crate::bookings::{Booking, BookingBuffers, BookingError, store as bookings};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::premises::{self, Buffers, OpeningHours, Premises, Room};
use crate::shared::ids::{BookingId, RoomId};
use crate::shared::wall_clock::TimeSlot;

/// More are not told one by one.
const MOST: usize = 100;

/// Which bookings to look at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LookForMisfits {
    /// Only where this room, or one that shares a space with it, is involved.
    #[serde(default)]
    #[ts(optional)]
    pub room_id: Option<RoomId>,
}

impl Input for LookForMisfits {
    fn sample() -> Self {
        Self { room_id: Some(RoomId(1)) }
    }
}

/// What no longer fits.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Misfits {
    /// By their start, at most a hundred.
    pub found: Vec<NoLongerFits>,
    /// How many there are in all.
    #[ts(type = "number")]
    pub total: usize,
}

/// Bookings to come that would not be admitted as the rooms are now. They stay as they were agreed, until somebody moves
/// them.
pub async fn list_misfits(context: &RequestContext<'_>, input: LookForMisfits) -> Result<Misfits, BookingError> {
    let mut tx = context.read().await?;
    let houses = premises::load(&mut tx, &premises::Scope::All, context.now(), context.now()).await?;
    let rooms = concerned(&houses, input.room_id);
    let ids = store::standing_in(&mut tx, context.now(), &rooms).await?;
    let standing = standing(&mut tx, &ids).await?;
    let known: BTreeMap<BookingId, Booking> = standing.into_iter().map(|booking| (booking.id, booking)).collect();
    let mut found = of_pairs(&known, pairs(&houses, &of_all(&known)));
    found.extend(known.values().filter_map(|booking| of_itself(&houses, booking)));
    found.sort_by_key(|there| {
        let first = there.first();
        (first.starts, first.id)
    });
    let total = found.len();
    found.truncate(MOST);
    Ok(Misfits { found, total })
}

/// The rooms whose bookings can be touched by a change of one: all that share a space with it.
fn concerned(houses: &[Premises], room_id: Option<RoomId>) -> Vec<RoomId> {
    let all: Vec<&Room> = houses.iter().flat_map(|house| &house.rooms).collect();
    let changed = room_id.and_then(|id| all.iter().find(|room| room.id == id));
    let is_concerned = |room: &&&Room| room_id.is_none() || changed.is_some_and(|changed| changed.overlaps(room));
    all.iter().filter(is_concerned).map(|room| room.id).collect()
}

async fn standing(tx: &mut Tx, ids: &[BookingId]) -> Result<Vec<Booking>, DatabaseError> {
    let stored = if ids.is_empty() { Vec::new() } else { bookings::find_all(tx, ids).await? };
    all_presented(tx, stored).await
}

fn of_all(known: &BTreeMap<BookingId, Booking>) -> Vec<Standing> {
    let period = |booking: &Booking| {
        let from = booking.starts.start_instant().ok()?;
        Some(Period { from, until: booking.ends.end_instant().ok()? })
    };
    let standing = |booking: &Booking| {
        Some(Standing {
            id: booking.id,
            booked: period(booking)?,
            rooms: booking.rooms.clone(),
            by_hand: booking.buffers.as_ref().map(BookingBuffers::minutes).or_else(|| around_whole_days(booking)),
        })
    };
    known.values().filter_map(standing).collect()
}

/// Whole days ask for no buffers, whatever the room's are.
fn around_whole_days(booking: &Booking) -> Option<Buffers> {
    let slot = TimeSlot::new(booking.starts, booking.ends).ok()?;
    slot.is_whole_days().then(Buffers::default)
}

fn of_pairs(known: &BTreeMap<BookingId, Booking>, pairs: Vec<Pair>) -> Vec<NoLongerFits> {
    let both =
        |pair: &Pair| Some((Box::new(known.get(&pair.first)?.clone()), Box::new(known.get(&pair.second)?.clone())));
    let told = |pair: Pair| {
        let (first, second) = both(&pair)?;
        Some(match pair.between {
            ..0 => NoLongerFits::Meet { first, second },
            between => NoLongerFits::TooClose { first, second, between, needed: pair.needed },
        })
    };
    pairs.into_iter().filter_map(told).collect()
}

/// A booking that does not fit its own rooms any more.
fn of_itself(houses: &[Premises], booking: &Booking) -> Option<NoLongerFits> {
    let all = houses.iter().flat_map(|house| house.rooms.iter().map(move |room| (house, room)));
    let own: Vec<(&Premises, &Room)> = all.filter(|(_, room)| booking.rooms.contains(&room.id)).collect();
    let retired = own.iter().find(|(house, room)| room.retired_at.is_some() || house.retired_at.is_some());
    if let Some((_, room)) = retired {
        return Some(NoLongerFits::RoomRetired { booking: Box::new(booking.clone()), room_id: room.id });
    }
    let rooms: Vec<&Room> = own.iter().map(|(_, room)| *room).collect();
    let maximum = capacity(houses, &rooms);
    let is_too_many = booking.attendees.is_some_and(|attendees| attendees > maximum);
    if is_too_many {
        return Some(NoLongerFits::TooManyPeople { booking: Box::new(booking.clone()), maximum });
    }
    let is_open = |house: &Premises| {
        OpeningHours::new(&house.opening_periods).cover(booking.starts.naive(), booking.ends.naive())
    };
    // What it was opened for, with a reason, is as it was agreed.
    let is_opened = |house: &Premises| {
        let overruled = booking.overruled.as_ref();
        overruled.is_some_and(|overruled| overruled.is_outside_hours(house.id, booking.starts, booking.ends))
    };
    let (shut, _) = own.iter().find(|(house, _)| !is_open(house) && !is_opened(house))?;
    Some(NoLongerFits::OutsideHours { booking: Box::new(booking.clone()), premises_id: shut.id })
}
