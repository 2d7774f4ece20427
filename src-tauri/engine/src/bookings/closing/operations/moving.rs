//! Moving bookings out of the way of a closure, and bringing them back: all or none, each checked anew.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::store::{self, MoveToStore};
use super::super::{ClosureCard, MoveHindrance, RefusedMove};
use super::card::{OpenClosure, in_rooms, open_closure, standing};
use crate::access::{Changed, Changing, Event, RequestContext, Subject, SubjectKind, WriteTx};
use crate::bookings::occupancy::{Held, Period};
use crate::bookings::operations::admit::{Admitted, Asked, judge_among};
use crate::bookings::operations::book::occupy;
use crate::bookings::operations::{all_presented, give_up, one_problem};
use crate::bookings::store::{self as bookings, StoredBooking};
use crate::bookings::{Booking, BookingError, BookingEvent, RoomsAndTime};
use crate::database::DatabaseError;
use crate::gate::Input;
use crate::premises::{self, Scope};
use crate::shared::field::Problem;
use crate::shared::ids::{BookingId, ClosureId, ClosureMoveId, RoomId};
use crate::shared::wall_clock::wall_time_of;

/// More are not moved in one step.
const MOST_MOVES: usize = 500;

/// Where one booking is to be while a room is closed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WantedMove {
    /// The booking.
    pub booking_id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Its rooms.
    pub rooms: Vec<RoomId>,
}

/// Bookings to be moved because of a closure.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoveForClosure {
    /// The closure.
    pub closure_id: ClosureId,
    /// Which, and where to.
    pub moves: Vec<WantedMove>,
}

impl Input for MoveForClosure {
    fn sample() -> Self {
        let wanted = WantedMove { booking_id: BookingId(1), version: 1, rooms: vec![RoomId(2)] };
        Self { closure_id: ClosureId(1), moves: vec![wanted] }
    }
}

impl Changing for MoveForClosure {
    const OPERATION: &'static str = "move_for_closure";
}

/// Moves bookings to other rooms at their own time, all of them or none. It is remembered from where, so that they come
/// back when the room opens again.
pub async fn move_for_closure(
    context: &RequestContext<'_>,
    input: MoveForClosure,
) -> Result<Changed<ClosureCard>, BookingError> {
    if input.moves.is_empty() || input.moves.len() > MOST_MOVES {
        return Err(one_problem("moves", Problem::OutOfRange { least: 1, most: MOST_MOVES as i64 }));
    }
    let mut tx = context.write().await?;
    if premises::find_closure(&mut tx, input.closure_id).await?.is_none() {
        return give_up(tx, BookingError::ClosureNotFound).await;
    }
    let mut wanted = Vec::new();
    let mut refused = Vec::new();
    for asked in &input.moves {
        let Some(there) = bookings::find(&mut tx, asked.booking_id).await? else {
            return give_up(tx, BookingError::BookingNotFound).await;
        };
        let booking = &there.booking;
        let now = wall_time_of(context.now());
        match () {
            () if booking.state.is_cancelled() => refused.push((there, MoveHindrance::Cancelled)),
            () if booking.ends <= now => refused.push((there, MoveHindrance::Over)),
            () if booking.version != asked.version => refused.push((there, MoveHindrance::ChangedSince)),
            () => wanted.push(Wanted { rooms: asked.rooms.clone(), there }),
        }
    }
    let admitted = match admitted(&mut tx, &wanted, None).await {
        Ok(admitted) => admitted,
        Err(Refusal::Moves(more)) => {
            refused.extend(more);
            Vec::new()
        }
        Err(Refusal::Other(error)) => return give_up(tx, error).await,
    };
    if !refused.is_empty() {
        return refuse(tx, refused).await;
    }
    write(&mut tx, &wanted, &admitted).await?;
    let (now, by) = (tx.now(), tx.user_id());
    let mut moves = Vec::new();
    for Wanted { there: StoredBooking { booking, .. }, rooms } in &wanted {
        let (from, to) = (booking.rooms.as_slice(), rooms.as_slice());
        let (starts, ends) = (booking.starts, booking.ends);
        let to_store = MoveToStore { closure_id: input.closure_id, booking_id: booking.id, from, to, starts, ends };
        moves.push(store::insert_move(&mut tx, &to_store, now, by).await?);
    }
    let told = |before, after| BookingEvent::BookingMovedForClosure { closure_id: input.closure_id, before, after };
    tx.commit(events(&wanted, told)).await?;
    let card = open_closure(context, OpenClosure { id: input.closure_id }).await?;
    Ok(Changed::with_undo(card, &BringBack { closure_id: input.closure_id, moves }))
}

/// Bookings that a closure moved, to be brought back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BringBack {
    /// The closure.
    pub closure_id: ClosureId,
    /// Which moves.
    pub moves: Vec<ClosureMoveId>,
}

impl Input for BringBack {
    fn sample() -> Self {
        Self { closure_id: ClosureId(1), moves: vec![ClosureMoveId(1)] }
    }
}

impl Changing for BringBack {
    const OPERATION: &'static str = "bring_back";
}

/// Brings bookings back to the rooms the closure moved them from, all of them or none. Only those that are still where it
/// put them, and only where the room is free. The closure itself does not stand in the way: what was booked under it may
/// stay under it.
pub async fn bring_back(context: &RequestContext<'_>, input: BringBack) -> Result<Changed<ClosureCard>, BookingError> {
    if input.moves.is_empty() || input.moves.len() > MOST_MOVES {
        return Err(one_problem("moves", Problem::OutOfRange { least: 1, most: MOST_MOVES as i64 }));
    }
    let mut tx = context.write().await?;
    if premises::find_closure(&mut tx, input.closure_id).await?.is_none() {
        return give_up(tx, BookingError::ClosureNotFound).await;
    }
    let stored = store::moves(&mut tx, input.closure_id).await?;
    let now = wall_time_of(context.now());
    let mut wanted = Vec::new();
    let mut refused = Vec::new();
    for (place, id) in input.moves.iter().enumerate() {
        let there = stored.iter().find(|there| there.id == *id && there.brought_back_at.is_none());
        let Some(there) = there else {
            return give_up(tx, one_problem(&format!("moves.{place}"), Problem::NotFound)).await;
        };
        let Some(booking) = bookings::find(&mut tx, there.booking_id).await? else {
            return give_up(tx, BookingError::BookingNotFound).await;
        };
        match standing(there, &booking.booking, now) {
            Some(why) => refused.push((booking, why)),
            None => wanted.push(Wanted { rooms: there.from.clone(), there: booking }),
        }
    }
    let admitted = match admitted(&mut tx, &wanted, Some(input.closure_id)).await {
        Ok(admitted) => admitted,
        Err(Refusal::Moves(more)) => {
            refused.extend(more);
            Vec::new()
        }
        Err(Refusal::Other(error)) => return give_up(tx, error).await,
    };
    if !refused.is_empty() {
        return refuse(tx, refused).await;
    }
    write(&mut tx, &wanted, &admitted).await?;
    let at = tx.now();
    for id in &input.moves {
        store::bring_back(&mut tx, *id, at).await?;
    }
    let told = |before, after| BookingEvent::BookingBroughtBack { closure_id: input.closure_id, before, after };
    tx.commit(events(&wanted, told)).await?;
    let again = |wanted: &Wanted| {
        let booking = &wanted.there.booking;
        WantedMove { booking_id: booking.id, version: booking.version + 1, rooms: booking.rooms.clone() }
    };
    let inverse = MoveForClosure { closure_id: input.closure_id, moves: wanted.iter().map(again).collect() };
    let card = open_closure(context, OpenClosure { id: input.closure_id }).await?;
    Ok(Changed::with_undo(card, &inverse))
}

/// A booking as it stands, and the rooms it is to have.
struct Wanted {
    there: StoredBooking,
    rooms: Vec<RoomId>,
}

enum Refusal {
    Moves(Vec<(StoredBooking, MoveHindrance)>),
    Other(BookingError),
}

impl From<DatabaseError> for Refusal {
    fn from(error: DatabaseError) -> Self {
        Self::Other(error.into())
    }
}

impl From<BookingError> for Refusal {
    fn from(error: BookingError) -> Self {
        Self::Other(error)
    }
}

/// The spaces of all rooms, old and new, are held in one go; then each is asked for as any booking is. What all of them
/// leave is free for the others.
async fn admitted(tx: &mut WriteTx, wanted: &[Wanted], without: Option<ClosureId>) -> Result<Vec<Admitted>, Refusal> {
    let Some(first) = wanted.first() else { return Ok(Vec::new()) };
    let rooms: Vec<RoomId> =
        wanted.iter().flat_map(|wanted| wanted.there.booking.rooms.iter().chain(&wanted.rooms)).copied().collect();
    premises::lock_rooms(tx, &rooms).await?;
    let whole = wanted.iter().fold(first.there.booked, |whole: Period, wanted| whole.with(wanted.there.booked));
    let mut houses = premises::load(tx, &Scope::OfRooms(rooms), whole.from, whole.until).await?;
    for house in &mut houses {
        house.closures.retain(|closure| Some(closure.id) != without);
    }
    let asked = wanted.iter().map(|wanted| in_rooms(&wanted.there, wanted.rooms.clone()));
    let asked: Vec<Asked> = asked.collect::<Result<_, _>>()?;
    let except: BTreeSet<BookingId> = wanted.iter().map(|wanted| wanted.there.booking.id).collect();
    let asked: Vec<&Asked> = asked.iter().collect();
    let verdicts = judge_among(tx, &houses, &asked, &except, &mut Held::default()).await?;
    let mut admitted = Vec::with_capacity(wanted.len());
    let mut refused = Vec::new();
    for (wanted, verdict) in wanted.iter().zip(verdicts) {
        match verdict {
            Ok(given) => admitted.push(given),
            Err(hindered) => refused.push((wanted.there.clone(), MoveHindrance::of(&hindered.hindrance))),
        }
    }
    if refused.is_empty() { Ok(admitted) } else { Err(Refusal::Moves(refused)) }
}

/// All rows go before any comes: two bookings may change places.
async fn write(tx: &mut WriteTx, wanted: &[Wanted], admitted: &[Admitted]) -> Result<(), BookingError> {
    for Wanted { there, .. } in wanted {
        bookings::delete_occupancy(tx, there.booking.id).await?;
    }
    for (Wanted { there, rooms }, given) in wanted.iter().zip(admitted) {
        let Booking { id, version, state, .. } = there.booking;
        let asked = in_rooms(there, rooms.clone())?;
        let agreed = there.booking.holiday_agreement.as_deref();
        if !bookings::set_times(tx, id, version, asked.slot, asked.booked, agreed).await? {
            return Err(DatabaseError::inconsistent("bookings: a row held was changed").into());
        }
        bookings::set_rooms(tx, id, &given.rooms).await?;
        if state.occupies() && occupy(tx, id, given).await.is_err() {
            return Err(DatabaseError::inconsistent("occupancy: written past its lock").into());
        }
    }
    Ok(())
}

fn events(wanted: &[Wanted], told: impl Fn(RoomsAndTime, RoomsAndTime) -> BookingEvent) -> Vec<Event> {
    let event = |wanted: &Wanted| {
        let Booking { id, rooms, starts, ends, .. } = wanted.there.booking.clone();
        let before = RoomsAndTime { rooms, starts, ends };
        let after = RoomsAndTime { rooms: wanted.rooms.clone(), starts, ends };
        Event::new(Subject::of(SubjectKind::Booking, id.0), &told(before, after))
    };
    wanted.iter().map(event).collect()
}

async fn refuse<T>(mut tx: WriteTx, refused: Vec<(StoredBooking, MoveHindrance)>) -> Result<T, BookingError> {
    let (stored, whys): (Vec<StoredBooking>, Vec<MoveHindrance>) = refused.into_iter().unzip();
    let presented = all_presented(&mut tx, stored).await?;
    let refused = presented.into_iter().zip(whys).map(|(booking, why)| RefusedMove {
        booking_id: booking.id,
        who: booking.borrower.map_or(booking.title, |borrower| borrower.short_name),
        why,
    });
    let refusal = BookingError::ClosureMovesRefused { refused: refused.collect() };
    give_up(tx, refusal).await
}
