//! A closure with all that it does to bookings.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::store::{self, StoredMove};
use super::super::{CallParty, ClosureCall, ClosureCard, ClosureHit, MoveHindrance, MovedBooking, Reached};
use crate::access::{RequestContext, Subject, SubjectKind};
use crate::bookings::alternative::{Busy, NearestTimes, Search};
use crate::bookings::houses::Houses;
use crate::bookings::letters::recipient;
use crate::bookings::needs::Needs;
use crate::bookings::occupancy::{Held, Holder, Occupied, Period};
use crate::bookings::operations::admit::{Asked, houses, judge_among, wish_of};
use crate::bookings::operations::all_presented;
use crate::bookings::operations::cancel::asked_again;
use crate::bookings::store::{self as bookings, StoredBooking};
use crate::bookings::{Booking, BookingError};
use crate::database::Tx;
use crate::gate::Input;
use crate::premises::{self, Buffers, Closure, ClosureCovers, Premises, Room, Scope};
use crate::shared::ids::{BookingId, ClosureId, RoomId, SpaceId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::{TimeSlot, WallTime, wall_time_of};

/// More bookings under one closure are not proposed anything: nobody goes through them one by one.
const MOST_HITS: i64 = 500;

/// Which closure.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenClosure {
    /// The closure.
    pub id: ClosureId,
}

impl Input for OpenClosure {
    fn sample() -> Self {
        Self { id: ClosureId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Closure, self.id.0))
    }
}

/// A closure with the bookings it hits and a substitute for each, those it moved, and whom to call.
pub async fn open_closure(context: &RequestContext<'_>, input: OpenClosure) -> Result<ClosureCard, BookingError> {
    let mut tx = context.read().await?;
    let Some(closure) = premises::find_closure(&mut tx, input.id).await? else {
        return Err(BookingError::ClosureNotFound);
    };
    let now = wall_time_of(context.now());
    let period = period_of(&closure)?;
    let stored = store::moves(&mut tx, closure.id).await?;
    let bookings = moved_bookings(&mut tx, &stored).await?;
    // Bookings reach out of the closure, and what was moved may lie anywhere: the houses as they are over all of it.
    let whole = bookings.values().fold(period, |whole, there| whole.with(there.booked));
    let reach = Period { from: whole.earliest_start(), until: whole.until.plus_seconds(DAY) };
    let houses = houses(&mut tx, &Scope::All, reach).await?;
    let hits = match closure.withdrawn_at {
        None => hits(&mut tx, &closure, &houses, period, now).await?,
        Some(_) => Vec::new(),
    };
    let moved = moved(&mut tx, &stored, &bookings, &houses, now).await?;
    let calls = calls(context, &mut tx, &closure, &hits, &moved, &stored).await?;
    let house = houses.iter().find(|house| house.id == closure.premises_id);
    let premises_name = house.map(|house| house.details.name.clone()).unwrap_or_default();
    let room_names = names(&houses, &closure.rooms);
    Ok(ClosureCard { closure, premises_name, room_names, hits, moved, calls })
}

const DAY: i64 = 24 * 60 * 60;

fn period_of(closure: &Closure) -> Result<Period, BookingError> {
    use crate::database::DatabaseError;
    let broken = |_| DatabaseError::inconsistent("closures: a time that no clock shows");
    let from = closure.starts.start_instant().map_err(broken)?;
    let until = closure.ends.end_instant().map_err(broken)?;
    Ok(Period { from, until })
}

pub(in crate::bookings) fn names(houses: &[Premises], rooms: &[RoomId]) -> Vec<String> {
    let name = |id: &RoomId| houses.iter().flat_map(|house| &house.rooms).find(|room| room.id == *id);
    rooms.iter().filter_map(name).map(|room| room.details.name.clone()).collect()
}

fn closed_spaces(closure: &Closure, houses: &[Premises]) -> BTreeSet<SpaceId> {
    let is_closed = |id: RoomId| closure.covers == ClosureCovers::WholeHouse || closure.rooms.contains(&id);
    let house = houses.iter().filter(|house| house.id == closure.premises_id);
    let rooms = house.flat_map(|house| &house.rooms).filter(|room| is_closed(room.id));
    rooms.flat_map(|room| room.spaces.iter().copied()).collect()
}

/// What is booked under it, each with what is free instead. Nothing is proposed twice for the same time.
async fn hits(
    tx: &mut Tx,
    closure: &Closure,
    houses: &Houses,
    period: Period,
    now: WallTime,
) -> Result<Vec<ClosureHit>, BookingError> {
    let spaces = closed_spaces(closure, houses);
    let (stored, _) = bookings::closed_over(tx, period, &spaces, 0, MOST_HITS).await?;
    let stored: Vec<StoredBooking> = stored.into_iter().filter(|there| there.booking.ends > now).collect();
    let longest = Buffers { before: Buffers::MOST, after: Buffers::MOST };
    let times: Vec<Period> = stored.iter().map(|there| there.booked.with_buffers(longest)).collect();
    let busy = if times.is_empty() { Vec::new() } else { bookings::busy_around(tx, &times).await? };
    let mut given: Vec<Occupied> = Vec::new();
    let mut found = Vec::new();
    let presented = all_presented(tx, stored.clone()).await?;
    for (there, booking) in stored.iter().zip(presented) {
        let instead = Instead { houses, spaces: &spaces, busy: &busy, now };
        let offers = instead.offers(there, &[])?;
        let proposed = instead.offers(there, &given)?.into_iter().next();
        if let Some(proposed) = &proposed {
            given.extend(instead.occupied(there, proposed.rooms.clone())?);
        }
        let room_names = names(houses, &booking.rooms);
        found.push(ClosureHit { booking, room_names, proposed, offers });
    }
    Ok(found)
}

/// What is free instead of the closed rooms of a booking.
struct Instead<'a> {
    houses: &'a Houses,
    spaces: &'a BTreeSet<SpaceId>,
    busy: &'a [(Holder, Occupied)],
    now: WallTime,
}

impl Instead<'_> {
    fn offers(
        &self,
        there: &StoredBooking,
        given: &[Occupied],
    ) -> Result<Vec<crate::bookings::Alternative>, BookingError> {
        let asked = asked_again(there)?;
        let wish = wish_of(self.houses, &asked)?;
        let is_closed = |room: &&&Room| room.spaces.iter().any(|space| self.spaces.contains(space));
        let closed: Vec<RoomId> = wish.rooms.iter().filter(is_closed).map(|room| room.id).collect();
        // A booking does not stand in its own way.
        let others = self
            .busy
            .iter()
            .filter(|(holder, _)| *holder != Holder::Booking(there.booking.id))
            .map(|(_, occupied)| *occupied);
        let busy = Busy::new(others.chain(given.iter().copied()));
        let needs = Needs { attendees: asked.attendees, layout: asked.layout, ..Needs::default() };
        let search = Search {
            houses: self.houses,
            busy: &busy,
            slot: asked.slot,
            needs: &needs,
            buffers: asked.buffers,
            holiday: asked.holiday,
            not_before: self.now,
            nearest: NearestTimes::OnTheSameDay,
        };
        Ok(search.rooms_instead(&wish.rooms, &closed))
    }

    fn occupied(&self, there: &StoredBooking, rooms: Vec<RoomId>) -> Result<Vec<Occupied>, BookingError> {
        let asked = Asked { rooms, kept: Vec::new(), ..asked_again(there)? };
        Ok(wish_of(self.houses, &asked)?.occupancy())
    }
}

async fn moved_bookings(
    tx: &mut Tx,
    stored: &[StoredMove],
) -> Result<BTreeMap<BookingId, StoredBooking>, BookingError> {
    let ids: Vec<BookingId> = stored.iter().map(|there| there.booking_id).collect();
    let found = if ids.is_empty() { Vec::new() } else { bookings::find_all(tx, &ids).await? };
    Ok(found.into_iter().map(|there| (there.booking.id, there)).collect())
}

/// The latest move of each booking, with what keeps it from coming back.
async fn moved(
    tx: &mut Tx,
    stored: &[StoredMove],
    bookings: &BTreeMap<BookingId, StoredBooking>,
    houses: &Houses,
    now: WallTime,
) -> Result<Vec<MovedBooking>, BookingError> {
    let latest: BTreeMap<BookingId, &StoredMove> = stored.iter().map(|there| (there.booking_id, there)).collect();
    let mut moved = Vec::new();
    for (id, there) in latest {
        let Some(booking) = bookings.get(&id) else { continue };
        let hindrance = match there.brought_back_at {
            Some(_) => None,
            None => way_back(tx, there, booking, houses, now).await?,
        };
        let presented = all_presented(tx, vec![booking.clone()]).await?.remove(0);
        moved.push(MovedBooking {
            id: there.id,
            booking: presented,
            from: names(houses, &there.from),
            to: names(houses, &there.to),
            brought_back_at: there.brought_back_at,
            hindrance,
        });
    }
    moved.sort_by_key(|there| (there.booking.starts, there.booking.id));
    Ok(moved)
}

/// What a booking that was moved has become since.
pub(super) fn standing(there: &StoredMove, booking: &Booking, now: WallTime) -> Option<MoveHindrance> {
    if booking.state.is_cancelled() {
        return Some(MoveHindrance::Cancelled);
    }
    if booking.ends <= now {
        return Some(MoveHindrance::Over);
    }
    let is_where_it_was_put = booking.rooms == there.to && booking.starts == there.starts && booking.ends == there.ends;
    (!is_where_it_was_put).then_some(MoveHindrance::ChangedSince)
}

/// The booking in other rooms at its own time; it takes their buffers, unless somebody gave it others.
pub(super) fn in_rooms(there: &StoredBooking, rooms: Vec<RoomId>) -> Result<Asked, BookingError> {
    Ok(Asked { rooms, kept: Vec::new(), ..asked_again(there)? })
}

async fn way_back(
    tx: &mut Tx,
    there: &StoredMove,
    booking: &StoredBooking,
    houses: &Houses,
    now: WallTime,
) -> Result<Option<MoveHindrance>, BookingError> {
    if let Some(hindrance) = standing(there, &booking.booking, now) {
        return Ok(Some(hindrance));
    }
    if TimeSlot::new(there.starts, there.ends).is_err() {
        return Ok(Some(MoveHindrance::ChangedSince));
    }
    let asked = in_rooms(booking, there.from.clone())?;
    let except = BTreeSet::from([booking.booking.id]);
    let verdicts = judge_among(tx, houses, &[&asked], &except, &mut Held::default()).await?;
    let hindered = verdicts.into_iter().find_map(Result::err);
    Ok(hindered.map(|hindered| MoveHindrance::of(&hindered.hindrance)))
}

/// Whom to call: each borrower once, those with the earliest booking first.
async fn calls(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    closure: &Closure,
    hits: &[ClosureHit],
    moved: &[MovedBooking],
    stored: &[StoredMove],
) -> Result<Vec<ClosureCall>, BookingError> {
    let ticks = store::calls(tx, closure.id).await?;
    let mut bookings: Vec<&Booking> = hits.iter().map(|hit| &hit.booking).collect();
    bookings.extend(moved.iter().map(|there| &there.booking));
    bookings.sort_by_key(|booking| (booking.starts, booking.id));
    let mut parties: Vec<(CallParty, Vec<&Booking>)> = Vec::new();
    for booking in bookings {
        let party = CallParty::of(booking);
        match parties.iter_mut().find(|(there, _)| *there == party) {
            Some((_, theirs)) => theirs.push(booking),
            None => parties.push((party, vec![booking])),
        }
    }
    let mut calls = Vec::with_capacity(parties.len());
    for (party, theirs) in parties {
        let Some(first) = theirs.first() else { continue };
        let who = recipient(tx, context.today(), first).await?;
        let tick = ticks.iter().find(|tick| tick.party == party.key());
        let ids: Vec<BookingId> = theirs.iter().map(|booking| booking.id).collect();
        calls.push(ClosureCall {
            party,
            name: who.name,
            contact: who.contact,
            phone: who.phone,
            reached: tick.map(|tick| Reached { at: tick.reached_at, by: tick.reached_by.clone() }),
            has_news: tick.is_some_and(|tick| latest_news(stored, &ids).is_some_and(|at| at > tick.reached_at)),
            bookings: ids,
        });
    }
    Ok(calls)
}

fn latest_news(stored: &[StoredMove], bookings: &[BookingId]) -> Option<Instant> {
    let theirs = stored.iter().filter(|there| bookings.contains(&there.booking_id));
    theirs.map(|there| there.brought_back_at.unwrap_or(there.moved_at).max(there.moved_at)).max()
}
