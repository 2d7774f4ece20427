//! A closure with all that it does to bookings.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::store::{self, StoredMove};
use super::super::{CallParty, ClosureCall, ClosureCard, DespiteClosure, MoveHindrance, MovedBooking, Reached};
use super::hits::{Shown, Under};
use crate::access::{RequestContext, Subject, SubjectKind};
use crate::bookings::alternative::NEAREST_DAYS;
use crate::bookings::houses::Houses;
use crate::bookings::letters::recipient;
use crate::bookings::occupancy::{Held, Period};
use crate::bookings::operations::admit::{Asked, houses, judge_among};
use crate::bookings::operations::all_presented;
use crate::bookings::operations::cancel::asked_again;
use crate::bookings::store::{self as bookings, StoredBooking};
use crate::bookings::{Booking, BookingError};
use crate::database::Tx;
use crate::gate::Input;
use crate::premises::{self, Closure, Premises, Scope};
use crate::shared::ids::{BookingId, ClosureId, RoomId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::{TimeSlot, WallTime, wall_time_of};

/// Which closure.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenClosure {
    /// The closure.
    pub id: ClosureId,
    /// The hits from this one on, counted from 0; left out, the first.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub from: Option<i64>,
}

impl OpenClosure {
    /// With its first hits.
    pub(super) fn of(id: ClosureId) -> Self {
        Self { id, from: None }
    }
}

impl Input for OpenClosure {
    fn sample() -> Self {
        Self::of(ClosureId(1))
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Closure, self.id.0))
    }
}

/// A closure with a page of the bookings it hits and a substitute for each, those it moved, and whom to call.
pub async fn open_closure(context: &RequestContext<'_>, input: OpenClosure) -> Result<ClosureCard, BookingError> {
    gathered_card(context, input.id, Shown::From(input.from.unwrap_or_default().max(0))).await
}

/// The card with these of its hits. Whom to call is told of all of them.
pub(super) async fn gathered_card(
    context: &RequestContext<'_>,
    id: ClosureId,
    shown: Shown,
) -> Result<ClosureCard, BookingError> {
    let mut tx = context.read().await?;
    let Some(closure) = premises::find_closure(&mut tx, id).await? else {
        return Err(BookingError::ClosureNotFound);
    };
    let now = wall_time_of(context.now());
    let period = period_of(&closure)?;
    let stored = store::moves(&mut tx, closure.id).await?;
    let bookings = moved_bookings(&mut tx, &stored).await?;
    // Bookings reach out of the closure, and what was moved may lie anywhere: the houses as they are over all of it.
    let whole = bookings.values().fold(period, |whole, there| whole.with(there.booked));
    let reach = Period { from: whole.earliest_start(), until: whole.until.plus_seconds((NEAREST_DAYS + 1) * DAY) };
    let houses = houses(&mut tx, &Scope::All, reach).await?;
    let (standing, hits, despite) = match closure.withdrawn_at {
        None => {
            let under = Under { closure: &closure, houses: &houses, period, now };
            let (despite, stored) = under.stored(&mut tx, context.now()).await?;
            let hits = under.hits(&mut tx, &stored, shown).await?;
            let despite = all_presented(&mut tx, despite).await?;
            (all_presented(&mut tx, stored).await?, hits, despite)
        }
        Some(_) => Default::default(),
    };
    let despite = despite.into_iter().map(|booking| DespiteClosure {
        room_names: names(&houses, &booking.rooms),
        reason: booking.overruled.as_ref().map(|overruled| overruled.reason.clone()).unwrap_or_default(),
        booking,
    });
    let despite = despite.collect();
    let moved = moved(&mut tx, &stored, &bookings, &houses, now).await?;
    let calls = calls(context, &mut tx, &closure, (&standing, &moved), &stored).await?;
    let house = houses.iter().find(|house| house.id == closure.premises_id);
    let premises_name = house.map(|house| house.details.name.clone()).unwrap_or_default();
    let room_names = names(&houses, &closure.rooms);
    let (total, from) = (standing.len(), shown.from());
    Ok(ClosureCard { closure, premises_name, room_names, hits, total, from, despite, moved, calls })
}

pub(super) const DAY: i64 = 24 * 60 * 60;

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
    if there.to.is_empty() {
        return called_off(there, booking, now);
    }
    if booking.state.is_cancelled() {
        return Some(MoveHindrance::Cancelled);
    }
    if booking.ends <= now {
        return Some(MoveHindrance::Over);
    }
    let is_where_it_was_put = booking.rooms == there.to && booking.starts == there.starts && booking.ends == there.ends;
    (!is_where_it_was_put).then_some(MoveHindrance::ChangedSince)
}

/// The same of one that the closure called off. Called off anew by somebody else, it is theirs.
fn called_off(there: &StoredMove, booking: &Booking, now: WallTime) -> Option<MoveHindrance> {
    let is_as_left = booking.cancellation.as_ref().is_some_and(|how| how.at == there.moved_at);
    match is_as_left {
        _ if booking.ends <= now => Some(MoveHindrance::Over),
        false => Some(MoveHindrance::ChangedSince),
        true => None,
    }
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
    (standing, moved): (&[Booking], &[MovedBooking]),
    stored: &[StoredMove],
) -> Result<Vec<ClosureCall>, BookingError> {
    let ticks = store::calls(tx, closure.id).await?;
    let mut bookings: Vec<&Booking> = standing.iter().collect();
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
