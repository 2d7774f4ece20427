//! Bookings that are elsewhere than they were agreed to be first.

use std::collections::BTreeMap;

use super::super::moved_from::{FirstPlace, MovedFrom, StandsAt};
use super::super::store;
use super::super::{Booking, BookingError, CalendarBooking};
use super::calendar::{CalendarDays, drawn_on};
use crate::access::RequestContext;
use crate::database::{DatabaseError, Tx};
use crate::premises::{self, Room, Scope};
use crate::shared::ids::{BookingId, RoomId};

/// The bookings of some days that were moved, each with where it was first. Those of a calendar, by the same days.
pub async fn list_moved(context: &RequestContext<'_>, input: CalendarDays) -> Result<Vec<MovedFrom>, BookingError> {
    let mut tx = context.read().await?;
    let drawn = drawn_on(&mut tx, &input).await?;
    let standing: Vec<StandsAt<'_>> = drawn.iter().map(StandsAt::from).collect();
    Ok(moved_from(context, &mut tx, &standing).await?.into_values().collect())
}

/// Those of these bookings that were moved, with where each was first.
pub(in crate::bookings) async fn moved_from(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    standing: &[StandsAt<'_>],
) -> Result<BTreeMap<BookingId, MovedFrom>, DatabaseError> {
    let ids: Vec<BookingId> = standing.iter().map(|there| there.id).collect();
    let mut places = store::first_places(tx, &ids).await?;
    places.retain(|id, first| standing.iter().any(|there| there.id == *id && there.is_moved_from(&first.at)));
    let rooms: Vec<RoomId> = places.values().flat_map(|first| first.at.rooms.iter().copied()).collect();
    if rooms.is_empty() {
        return Ok(BTreeMap::new());
    }
    let houses = premises::load(tx, &Scope::OfRooms(rooms), context.now(), context.now()).await?;
    let room = |id: &RoomId| houses.iter().flat_map(|house| &house.rooms).find(|room: &&Room| room.id == *id);
    let named = |(id, first): (BookingId, FirstPlace)| {
        let names = first.at.rooms.iter().filter_map(room).map(|room| room.details.name.clone());
        let (starts, ends, closure_id) = (first.at.starts, first.at.ends, first.closure_id);
        (id, MovedFrom { booking_id: id, room_names: names.collect(), starts, ends, closure_id })
    };
    Ok(places.into_iter().map(named).collect())
}

impl<'a> From<&'a Booking> for StandsAt<'a> {
    fn from(booking: &'a Booking) -> Self {
        Self { id: booking.id, state: booking.state, rooms: &booking.rooms, starts: booking.starts }
    }
}

impl<'a> From<&'a CalendarBooking> for StandsAt<'a> {
    fn from(booking: &'a CalendarBooking) -> Self {
        Self { id: booking.id, state: booking.state, rooms: &booking.rooms, starts: booking.starts }
    }
}
