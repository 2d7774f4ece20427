//! What a no comes with: who is in the way, and what is free instead.

use std::collections::{BTreeMap, BTreeSet};

use super::super::admission::{Hindrance, Wish};
use super::super::alternative::{Busy, MOST_ALTERNATIVES, NEAREST_DAYS, NearestTimes, Search};
use super::super::clash::Clash;
use super::super::error::BookingError;
use super::super::hold::RoomHold;
use super::super::needs::Needs;
use super::super::occupancy::{Holder, Occupied, Period};
use super::super::rules::is_office;
use super::super::{Alternative, AlternativeReason, Booking, BookingState, HeldBy, store};
use super::admit::{Asked, Stop, houses, wish_of};
use super::{all_presented, mend};
use crate::access::{RequestContext, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::premises::{Premises, Room, Scope};
use crate::shared::ids::{BookingId, HoldId, RoomId};
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
    if let Some(mended) = mend::lent_time(&hindrance, asked) {
        let alternatives = nearest_lent(context, &mended).await?;
        return Ok(hindrance.into_error(Vec::new(), alternatives));
    }
    let mut tx = context.read().await?;
    let reach = reach(asked);
    let houses = houses(&mut tx, &Scope::All, reach).await?;
    let wish = wish_of(&houses, asked)?;
    let touched = touched(&mut tx, wish.occupancy(), asked).await?;
    let clashes = Known::of(&mut tx, touched.iter().map(|(holder, _)| *holder)).await?.clashes(&houses, &touched);
    let in_the_way = rooms_in_the_way(&wish, &hindrance, &touched);
    let busy = store::busy(&mut tx, reach, asked.except, 0).await?;
    let busy = busy.into_iter().filter(|(holder, _)| !asked.passes_by(*holder));
    let now = wall_time_of(context.now());
    let search = Search {
        houses: &houses,
        busy: &Busy::new(busy.map(|(_, occupied)| occupied)),
        slot: asked.slot,
        needs: &Needs { attendees: asked.attendees, layout: asked.layout, ..Needs::default() },
        buffers: asked.buffers,
        holiday: asked.holiday,
        not_before: not_before(asked.slot.starts(), now),
        nearest: NearestTimes::WithinAWeek,
    };
    let alternatives = search.alternatives(&wish.rooms, &in_the_way);
    Ok(hindrance.into_error(clashes, alternatives).for_whom(is_office(context)))
}

/// What is free instead of a time at which nobody lends: the nearest one that somebody does, in the rooms asked for where
/// they are free, else in others or at the nearest time.
pub(in crate::bookings) async fn nearest_lent(
    context: &RequestContext<'_>,
    asked: &Asked,
) -> Result<Vec<Alternative>, BookingError> {
    let mut tx = context.read().await?;
    let reach = reach(asked);
    let houses = houses(&mut tx, &Scope::All, reach).await?;
    let wish = wish_of(&houses, asked)?;
    let busy = store::busy(&mut tx, reach, asked.except, 0).await?;
    let busy = busy.into_iter().filter(|(holder, _)| !asked.passes_by(*holder));
    let busy = Busy::new(busy.map(|(_, occupied)| occupied));
    let now = wall_time_of(context.now());
    let needs = Needs { attendees: asked.attendees, layout: asked.layout, ..Needs::default() };
    let search = Search {
        houses: &houses,
        busy: &busy,
        slot: asked.slot,
        needs: &needs,
        buffers: asked.buffers,
        holiday: asked.holiday,
        not_before: not_before(asked.slot.starts(), now),
        nearest: NearestTimes::WithinAWeek,
    };
    let as_wished = search
        .is_free(&wish.rooms, asked.slot)
        .then(|| search.offer(&wish.rooms, asked.slot, AlternativeReason::AsWished, &wish.rooms));
    let others = search.alternatives(&wish.rooms, &[]);
    Ok(as_wished.into_iter().chain(others).take(MOST_ALTERNATIVES).collect())
}

/// A time that no clock shows, or that is longer than anything is lent, with what is free near it.
pub(super) async fn on_the_clock(
    context: &RequestContext<'_>,
    refusal: BookingError,
    (rooms, starts, ends): (&[RoomId], WallTime, WallTime),
) -> Result<BookingError, BookingError> {
    let mended = match &refusal {
        BookingError::MissingHour { skipped_from, skipped_to, .. } => {
            mend::past_the_gap((starts, ends), (*skipped_from, *skipped_to))
        }
        BookingError::TooLong { most_minutes, .. } => starts.plus_minutes(*most_minutes).map(|ends| (starts, ends)),
        _ => None,
    };
    let asked = mended.and_then(|(starts, ends)| Asked::plainly(rooms.to_vec(), starts, ends).ok());
    match asked {
        // Rooms that nobody knows are another no, said when they are asked for.
        Some(asked) => Ok(refusal.with_alternatives(nearest_lent(context, &asked).await.unwrap_or_default())),
        None => Ok(refusal),
    }
}

/// As far around a time as is looked.
fn reach(asked: &Asked) -> Period {
    Period {
        from: asked.booked.from.plus_seconds(-(NEAREST_DAYS + 1) * DAY_SECONDS),
        until: asked.booked.until.plus_seconds((NEAREST_DAYS + 1) * DAY_SECONDS),
    }
}

/// Whoever notes down what has been is offered times that have been.
pub(in crate::bookings) fn not_before(starts: WallTime, now: WallTime) -> WallTime {
    if starts >= now { now } else { WallTime::start_of(chrono::NaiveDate::MIN) }
}

/// The rooms of a wish that have to be others; all of them where none is named.
pub(in crate::bookings) fn rooms_in_the_way(
    wish: &Wish<'_>,
    hindrance: &Hindrance,
    touched: &[(Holder, Occupied)],
) -> Vec<RoomId> {
    if *hindrance != Hindrance::Taken {
        return hindrance.room().into_iter().collect();
    }
    let is_taken = |room: &&&Room| touched.iter().any(|(_, occupied)| room.spaces.contains(&occupied.space));
    wish.rooms.iter().filter(is_taken).map(|room| room.id).collect()
}

/// What others block of what is wanted.
async fn touched(tx: &mut Tx, wanted: Vec<Occupied>, asked: &Asked) -> Result<Vec<(Holder, Occupied)>, DatabaseError> {
    let touches = store::touching(tx, &[wanted]).await?.into_iter();
    let others = touches.filter(|touch| !asked.passes_by(touch.holder));
    Ok(others.map(|touch| (touch.holder, touch.occupied)).collect())
}

/// Who is in the way, the earliest first.
pub(super) async fn clashes(
    tx: &mut Tx,
    houses: &[Premises],
    wanted: Vec<Occupied>,
    asked: &Asked,
) -> Result<Vec<Clash>, DatabaseError> {
    let touched = touched(tx, wanted, asked).await?;
    let known = Known::of(tx, touched.iter().map(|(holder, _)| *holder)).await?;
    Ok(known.clashes(houses, &touched))
}

/// Whatever is in the way of one wish or of many, read in one go.
pub(in crate::bookings) struct Known {
    bookings: BTreeMap<BookingId, Booking>,
    holds: BTreeMap<HoldId, RoomHold>,
}

impl Known {
    /// Of these.
    pub(in crate::bookings) async fn of(
        tx: &mut Tx,
        holders: impl Iterator<Item = Holder>,
    ) -> Result<Self, DatabaseError> {
        let holders: BTreeSet<Holder> = holders.collect();
        let booking = |holder: &Holder| if let Holder::Booking(id) = holder { Some(*id) } else { None };
        let ids: Vec<BookingId> = holders.iter().filter_map(booking).collect();
        let stored = if ids.is_empty() { Vec::new() } else { store::find_all(tx, &ids).await? };
        let bookings = all_presented(tx, stored).await?.into_iter().map(|booking| (booking.id, booking)).collect();
        let some_held = holders.iter().any(|holder| matches!(holder, Holder::Hold(_)));
        let holds = if some_held { store::holds(tx).await? } else { Vec::new() };
        Ok(Self { bookings, holds: holds.into_iter().map(|hold| (hold.id, hold)).collect() })
    }

    /// Who is in the way of one wish, the earliest first.
    pub(in crate::bookings) fn clashes(&self, houses: &[Premises], touched: &[(Holder, Occupied)]) -> Vec<Clash> {
        let mut rows: Vec<(Holder, Occupied)> = touched.to_vec();
        rows.sort_by_key(|(holder, occupied)| (occupied.period.from, *holder));
        let mut found: Vec<(Holder, Vec<Occupied>)> = Vec::new();
        for (holder, occupied) in rows {
            match found.iter_mut().find(|(there, _)| *there == holder) {
                Some((_, spaces)) => spaces.push(occupied),
                None => found.push((holder, vec![occupied])),
            }
        }
        let clash = |(holder, occupied): &(Holder, Vec<Occupied>)| {
            let place = match holder {
                Holder::Booking(id) => Place::of_booking(self.bookings.get(id)?),
                Holder::Hold(id) => Place::of_hold(self.holds.get(id)?),
            };
            Some(place.clash(houses, occupied))
        };
        found.iter().filter_map(clash).take(MOST_CLASHES).collect()
    }
}

/// Where something stands that is in the way.
struct Place<'a> {
    rooms: &'a [RoomId],
    booking: Option<&'a Booking>,
    held: Option<HeldBy>,
    starts: WallTime,
    ends: WallTime,
}

impl<'a> Place<'a> {
    fn of_booking(booking: &'a Booking) -> Self {
        let Booking { rooms, starts, ends, .. } = booking;
        Self { rooms, booking: Some(booking), held: None, starts: *starts, ends: *ends }
    }

    fn of_hold(hold: &'a RoomHold) -> Self {
        let held = HeldBy { id: hold.id, by: hold.by.clone(), until: hold.until };
        Self { rooms: &hold.rooms, booking: None, held: Some(held), starts: hold.starts, ends: hold.ends }
    }

    fn clash(self, houses: &[Premises], occupied: &[Occupied]) -> Clash {
        let rooms: Vec<&Room> =
            houses.iter().flat_map(|house| &house.rooms).filter(|room| self.rooms.contains(&room.id)).collect();
        let holds = |room: &&&Room| occupied.iter().any(|occupied| room.spaces.contains(&occupied.space));
        // Where the rooms were changed since, none may hold the space any more; it is in the way all the same.
        let room = rooms.iter().find(holds).or(rooms.first());
        let whole = occupied.iter().map(|occupied| occupied.period).reduce(Period::with);
        let reserved = self.booking.filter(|booking| booking.state == BookingState::Reserved);
        Clash {
            booking_id: self.booking.map(|booking| booking.id),
            held: self.held,
            option_until: reserved.and_then(|booking| booking.option_until),
            number: self.booking.map(|booking| booking.number.clone()).unwrap_or_default(),
            room_id: room.map_or(RoomId(0), |room| room.id),
            room_name: room.map(|room| room.details.name.clone()).unwrap_or_default(),
            title: self.booking.map(|booking| booking.title.clone()).unwrap_or_default(),
            borrower: self.booking.and_then(|booking| booking.borrower.clone()),
            starts: self.starts,
            ends: self.ends,
            blocked_from: whole.map_or(self.starts, |whole| wall_time_of(whole.from)),
            blocked_until: whole.map_or(self.ends, |whole| wall_time_of(whole.until)),
        }
    }
}
