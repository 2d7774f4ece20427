//! What a no comes with: who is in the way, and what is free instead.

use std::collections::BTreeMap;

use super::super::admission::{Hindrance, Wish};
use super::super::alternative::{Busy, NEAREST_DAYS, NearestTimes, Needs, Search};
use super::super::error::{BookingError, Clash};
use super::super::occupancy::{Occupied, Period};
use super::super::{Booking, store};
use super::admit::{Asked, Stop, wish_of};
use super::all_presented;
use crate::access::{RequestContext, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::premises::{self, Premises, Room};
use crate::shared::ids::{BookingId, RoomId};
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// More clashes than these are not told one by one.
const MOST_CLASHES: usize = 12;
pub(super) const DAY_SECONDS: i64 = 24 * 60 * 60;

/// Takes everything back, then says why and what is free instead.
pub(super) async fn give_way<T>(
    context: &RequestContext<'_>,
    tx: WriteTx,
    asked: &Asked,
    stop: Stop,
) -> Result<T, BookingError> {
    tx.rollback().await?;
    Err(refusal(context, asked, stop).await?)
}

/// Why not, and what is free instead; for whoever has taken everything back.
pub(super) async fn refusal(
    context: &RequestContext<'_>,
    asked: &Asked,
    stop: Stop,
) -> Result<BookingError, BookingError> {
    match stop {
        Stop::Refused(error) => Ok(error),
        Stop::Hindered(hindrance) => with_way_out(context, asked, hindrance).await,
    }
}

/// The refusal with who is in the way and what is free instead, read after the writing is taken back: nobody waits for
/// the search.
pub(in crate::bookings) async fn with_way_out(
    context: &RequestContext<'_>,
    asked: &Asked,
    hindrance: Hindrance,
) -> Result<BookingError, BookingError> {
    let mut tx = context.read().await?;
    let reach = Period {
        from: asked.booked.from.plus_seconds(-(NEAREST_DAYS + 1) * DAY_SECONDS),
        until: asked.booked.until.plus_seconds((NEAREST_DAYS + 1) * DAY_SECONDS),
    };
    let houses = premises::load(&mut tx, &premises::Scope::All, reach.from, reach.until).await?;
    let wish = wish_of(&houses, asked)?;
    let touched = touched(&mut tx, wish.occupancy(), asked.except).await?;
    let clashes = Known::of(&mut tx, touched.iter().map(|(id, _)| *id)).await?.clashes(&houses, &touched);
    let in_the_way = rooms_in_the_way(&wish, &hindrance, &touched);
    let busy = store::busy(&mut tx, reach, asked.except, 0).await?;
    let now = wall_time_of(context.now());
    let search = Search {
        houses: &houses,
        busy: &Busy::new(busy.into_iter().map(|(_, occupied)| occupied)),
        slot: asked.slot,
        needs: &Needs { attendees: asked.attendees, layout: asked.layout, ..Needs::default() },
        buffers: asked.buffers,
        holiday: asked.holiday,
        not_before: not_before(asked.slot.starts(), now),
        nearest: NearestTimes::WithinAWeek,
    };
    let alternatives = search.alternatives(&wish.rooms, &in_the_way);
    Ok(hindrance.into_error(clashes, alternatives))
}

/// Whoever notes down what has been is offered times that have been.
pub(in crate::bookings) fn not_before(starts: WallTime, now: WallTime) -> WallTime {
    if starts >= now { now } else { WallTime::start_of(chrono::NaiveDate::MIN) }
}

/// The rooms of a wish that have to be others; all of them where none is named.
pub(in crate::bookings) fn rooms_in_the_way(
    wish: &Wish<'_>,
    hindrance: &Hindrance,
    touched: &[(BookingId, Occupied)],
) -> Vec<RoomId> {
    if *hindrance != Hindrance::Taken {
        return hindrance.room().into_iter().collect();
    }
    let is_taken = |room: &&&Room| touched.iter().any(|(_, occupied)| room.spaces.contains(&occupied.space));
    wish.rooms.iter().filter(is_taken).map(|room| room.id).collect()
}

/// What others block of what is wanted.
async fn touched(
    tx: &mut Tx,
    wanted: Vec<Occupied>,
    except: Option<BookingId>,
) -> Result<Vec<(BookingId, Occupied)>, DatabaseError> {
    let touches = store::touching(tx, &[wanted]).await?.into_iter();
    let others = touches.filter(|touch| Some(touch.booking_id) != except);
    Ok(others.map(|touch| (touch.booking_id, touch.occupied)).collect())
}

/// Who is in the way, the earliest first.
pub(super) async fn clashes(
    tx: &mut Tx,
    houses: &[Premises],
    wanted: Vec<Occupied>,
    except: Option<BookingId>,
) -> Result<Vec<Clash>, DatabaseError> {
    let touched = touched(tx, wanted, except).await?;
    let known = Known::of(tx, touched.iter().map(|(id, _)| *id)).await?;
    Ok(known.clashes(houses, &touched))
}

/// The bookings in the way of one wish or of many, read in one go.
pub(in crate::bookings) struct Known {
    bookings: BTreeMap<BookingId, Booking>,
}

impl Known {
    /// Of these ids.
    pub(in crate::bookings) async fn of(
        tx: &mut Tx,
        ids: impl Iterator<Item = BookingId>,
    ) -> Result<Self, DatabaseError> {
        let mut ids: Vec<BookingId> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        let stored = if ids.is_empty() { Vec::new() } else { store::find_all(tx, &ids).await? };
        let bookings = all_presented(tx, stored).await?.into_iter().map(|booking| (booking.id, booking)).collect();
        Ok(Self { bookings })
    }

    /// Who is in the way of one wish, the earliest first.
    pub(in crate::bookings) fn clashes(&self, houses: &[Premises], touched: &[(BookingId, Occupied)]) -> Vec<Clash> {
        let mut rows: Vec<(BookingId, Occupied)> = touched.to_vec();
        rows.sort_by_key(|(id, occupied)| (occupied.period.from, *id));
        let mut found: Vec<(BookingId, Vec<Occupied>)> = Vec::new();
        for (id, occupied) in rows {
            match found.iter_mut().find(|(there, _)| *there == id) {
                Some((_, spaces)) => spaces.push(occupied),
                None => found.push((id, vec![occupied])),
            }
        }
        let clash =
            |(id, occupied): &(BookingId, Vec<Occupied>)| Some(clash_of(houses, self.bookings.get(id)?, occupied));
        found.iter().filter_map(clash).take(MOST_CLASHES).collect()
    }
}

fn clash_of(houses: &[Premises], booking: &Booking, occupied: &[Occupied]) -> Clash {
    let rooms: Vec<&Room> =
        houses.iter().flat_map(|house| &house.rooms).filter(|room| booking.rooms.contains(&room.id)).collect();
    let holds = |room: &&&Room| occupied.iter().any(|occupied| room.spaces.contains(&occupied.space));
    // Where the rooms were changed since, none may hold the space any more; the booking is in the way all the same.
    let room = rooms.iter().find(holds).or(rooms.first());
    let whole = occupied.iter().map(|occupied| occupied.period).reduce(Period::with);
    Clash {
        booking_id: booking.id,
        number: booking.number.clone(),
        room_id: room.map_or(RoomId(0), |room| room.id),
        room_name: room.map(|room| room.details.name.clone()).unwrap_or_default(),
        title: booking.title.clone(),
        borrower: booking.borrower.clone(),
        starts: booking.starts,
        ends: booking.ends,
        blocked_from: whole.map_or(booking.starts, |whole| wall_time_of(whole.from)),
        blocked_until: whole.map_or(booking.ends, |whole| wall_time_of(whole.until)),
    }
}
