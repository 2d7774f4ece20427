//! What is done within a transaction when bookings go out of the way of a closure and come back: one way for whoever moves
//! some, brings some back, or withdraws the closure with all that it moved.

use std::collections::BTreeSet;

use super::super::store::{self, MoveToStore, StoredMove};
use super::super::{MoveHindrance, RefusedMove};
use super::card::{in_rooms, standing};
use super::moving::WantedMove;
use crate::access::{Event, RequestContext, Subject, SubjectKind, WriteTx};
use crate::bookings::occupancy::{Held, Period};
use crate::bookings::operations::admit::{Admitted, Asked, Hindered, houses, judge_among};
use crate::bookings::operations::book::occupy;
use crate::bookings::operations::cancel::{cancel_one, missed_notice};
use crate::bookings::operations::{all_presented, give_up};
use crate::bookings::rules::{RuleWish, all_answered_anew, overruled_event, rules, set_cancel_notice, set_terms};
use crate::bookings::states::after;
use crate::bookings::store::{self as bookings, StoredBooking};
use crate::bookings::{
    AgreedTerms, Booking, BookingAct, BookingError, BookingEvent, BookingState, Cancellation, CancelledBy, Overruled,
    RoomsAndTime,
};
use crate::database::{DatabaseError, Tx};
use crate::premises::{self, Scope};
use crate::shared::ids::{BookingId, ClosureId, ClosureMoveId, RoomId};
use crate::shared::wall_clock::wall_time_of;

/// Bookings that went.
pub(super) struct Away {
    /// The moves, in the order they were wanted.
    pub moves: Vec<ClosureMoveId>,
    /// What was agreed of each before.
    pub before: Vec<AgreedTerms>,
    pub events: Vec<Event>,
}

/// Bookings that came back.
pub(super) struct Back {
    /// The way to where the closure had put them.
    pub again: Vec<WantedMove>,
    pub events: Vec<Event>,
}

/// Why nothing is moved.
pub(super) enum Refusal {
    /// Which cannot go, by their place in what was wanted, and why.
    Moves(Vec<(usize, StoredBooking, MoveHindrance)>),
    Other(BookingError),
}

impl<E: Into<BookingError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// What a closure moved that is not back.
pub(super) async fn open_moves(tx: &mut Tx, id: ClosureId) -> Result<Vec<StoredMove>, DatabaseError> {
    let moves = store::moves(tx, id).await?;
    Ok(moves.into_iter().filter(|there| there.brought_back_at.is_none()).collect())
}

/// Moves bookings to other rooms or calls them off, all of them or none, and remembers from where.
pub(super) async fn move_away(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    closure_id: ClosureId,
    moves: &[WantedMove],
    reason: Option<&str>,
) -> Result<Away, Refusal> {
    let now = wall_time_of(context.now());
    let (mut wanted, mut off) = (Vec::with_capacity(moves.len()), Vec::new());
    let mut refused = Vec::new();
    for (place, asked) in moves.iter().enumerate() {
        let Some(there) = bookings::find(tx, asked.booking_id).await? else {
            return Err(BookingError::BookingNotFound.into());
        };
        let booking = &there.booking;
        match &asked.rooms {
            _ if booking.state.is_cancelled() => refused.push((place, there, MoveHindrance::Cancelled)),
            _ if booking.ends <= now => refused.push((place, there, MoveHindrance::Over)),
            _ if booking.version != asked.version => refused.push((place, there, MoveHindrance::ChangedSince)),
            None => off.push(there),
            Some(rooms) => {
                let agreed = asked.as_agreed.clone();
                wanted.push(Wanted { place, rooms: rooms.clone(), there, agreed, stands: None });
            }
        }
    }
    let admitted = admitted(tx, &wanted, None, refused).await?;
    ask_rules(context, tx, &mut wanted, reason).await?;
    write(tx, &wanted, &admitted).await?;
    let mut ids = Vec::with_capacity(moves.len());
    for Wanted { there, rooms, .. } in &wanted {
        ids.push(remember(tx, closure_id, &there.booking, rooms).await?);
    }
    let told = |before, after| BookingEvent::BookingMovedForClosure { closure_id, before, after };
    let mut before: Vec<AgreedTerms> = wanted.iter().map(|wanted| AgreedTerms::of(&wanted.there.booking)).collect();
    let mut events = events(&wanted, told);
    events.extend(call_off(context, tx, closure_id, &off).await?);
    for there in &off {
        ids.push(remember(tx, closure_id, &there.booking, &[]).await?);
        before.push(AgreedTerms::of(&there.booking));
    }
    Ok(Away { moves: ids, before, events })
}

async fn remember(
    tx: &mut WriteTx,
    closure_id: ClosureId,
    booking: &Booking,
    to: &[RoomId],
) -> Result<ClosureMoveId, DatabaseError> {
    let (at, by) = (tx.now(), tx.user_id());
    let (from, starts, ends) = (booking.rooms.as_slice(), booking.starts, booking.ends);
    store::insert_move(tx, &MoveToStore { closure_id, booking_id: booking.id, from, to, starts, ends }, at, by).await
}

/// Calls bookings off with the closure's reason; a request is turned down with it.
async fn call_off(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    closure_id: ClosureId,
    off: &[StoredBooking],
) -> Result<Vec<Event>, BookingError> {
    if off.is_empty() {
        return Ok(Vec::new());
    }
    let Some(closure) = premises::find_closure(tx, closure_id).await? else {
        return Err(BookingError::ClosureNotFound);
    };
    let (book, _) = rules(tx).await?;
    let by = CancelledBy::House;
    let mut events = Vec::with_capacity(off.len());
    for there in off {
        let booking = &there.booking;
        let act = if booking.state == BookingState::Requested { BookingAct::Reject } else { by.act() };
        if after(there.standing(context.now()), act).is_err() {
            return Err(BookingError::BookingNotFound);
        }
        let notice_days = missed_notice(&book, context.today(), booking.starts.date(), by);
        let how = Cancellation { at: tx.now(), by, reason: Some(closure.reason.clone()), notice_days };
        if !cancel_one(tx, booking, &how).await? {
            return Err(DatabaseError::inconsistent("bookings: a row held was changed").into());
        }
        let event = match act {
            BookingAct::Reject => BookingEvent::RequestRejected,
            _ => BookingEvent::BookingCancelled { by },
        };
        events.push(Event::new(Subject::of(SubjectKind::Booking, booking.id.0), &event));
    }
    Ok(events)
}

/// Brings back those of these moves that can come, and tells which cannot. What two of them want, the first moved gets.
pub(super) async fn all_that_can(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    id: ClosureId,
    mut moves: Vec<StoredMove>,
) -> Result<(Back, Vec<RefusedMove>), Refusal> {
    let mut left = Vec::new();
    loop {
        match come_back(context, tx, id, &moves, &[]).await {
            Err(Refusal::Moves(refused)) => {
                let places: Vec<usize> = refused.iter().map(|(place, ..)| *place).collect();
                let mut place = 0..;
                moves.retain(|_| place.next().is_some_and(|place| !places.contains(&place)));
                left.extend(refused);
            }
            Ok(back) => return Ok((back, told_refused(tx, left).await?)),
            Err(other) => return Err(other),
        }
    }
}

/// Brings bookings back to the rooms they were moved from, all of them or none.
pub(super) async fn come_back(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    closure_id: ClosureId,
    moves: &[StoredMove],
    as_agreed: &[AgreedTerms],
) -> Result<Back, Refusal> {
    let now = wall_time_of(context.now());
    let mut wanted = Vec::with_capacity(moves.len());
    let mut refused = Vec::new();
    for (place, moved) in moves.iter().enumerate() {
        let Some(there) = bookings::find(tx, moved.booking_id).await? else {
            return Err(BookingError::BookingNotFound.into());
        };
        match standing(moved, &there.booking, now) {
            Some(why) => refused.push((place, there, why)),
            None => {
                let agreed = as_agreed.get(place).cloned().or_else(|| Some(AgreedTerms::of(&there.booking)));
                let stands = moved.to.is_empty().then(|| there.before.unwrap_or(BookingState::Confirmed));
                wanted.push(Wanted { place, rooms: moved.from.clone(), there, agreed, stands });
            }
        }
    }
    let admitted = admitted(tx, &wanted, Some(closure_id), refused).await?;
    write(tx, &wanted, &admitted).await?;
    let at = tx.now();
    for moved in moves {
        store::bring_back(tx, moved.id, at).await?;
    }
    let told = |before, after| BookingEvent::BookingBroughtBack { closure_id, before, after };
    let again = |wanted: &Wanted| {
        let booking = &wanted.there.booking;
        let was_off = wanted.stands.is_some();
        WantedMove {
            booking_id: booking.id,
            version: booking.version + 1 + i64::from(was_off),
            rooms: (!was_off).then(|| booking.rooms.clone()),
            as_agreed: Some(AgreedTerms::of(booking)),
        }
    };
    Ok(Back { again: wanted.iter().map(again).collect(), events: events(&wanted, told) })
}

/// A booking as it stands, and the rooms it is to have.
struct Wanted {
    place: usize,
    there: StoredBooking,
    rooms: Vec<RoomId>,
    /// What holds of it there; `None` until the rules are asked.
    agreed: Option<AgreedTerms>,
    /// As what it stands again, where the closure had called it off.
    stands: Option<BookingState>,
}

/// The rules are asked about every booking that does not only take up again what was agreed.
async fn ask_rules(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    wanted: &mut [Wanted],
    reason: Option<&str>,
) -> Result<(), BookingError> {
    let change = |wanted: &Wanted| -> Result<[RuleWish; 2], BookingError> {
        let after = in_rooms(&wanted.there, wanted.rooms.clone())?;
        let booking = &wanted.there.booking;
        Ok([RuleWish::of_booking(booking), RuleWish::of(&after, booking.lent_as)])
    };
    let mut changes = Vec::new();
    for there in wanted.iter().filter(|there| there.agreed.is_none()) {
        changes.push((&there.there, change(there)?));
    }
    let mut overruled = all_answered_anew(context, tx, &changes, reason).await?.into_iter();
    for there in wanted.iter_mut().filter(|there| there.agreed.is_none()) {
        let fee = there.there.booking.fee;
        there.agreed = Some(AgreedTerms { fee, overruled: overruled.next().flatten() });
    }
    Ok(())
}

/// The spaces of all rooms, old and new, are held in one go; then each is asked for as any booking is. What all of them
/// leave is free for the others. `refused` are those that cannot go for what they have become.
async fn admitted(
    tx: &mut WriteTx,
    wanted: &[Wanted],
    without: Option<ClosureId>,
    mut refused: Vec<(usize, StoredBooking, MoveHindrance)>,
) -> Result<Vec<Admitted>, Refusal> {
    let mut admitted = Vec::with_capacity(wanted.len());
    for (wanted, verdict) in wanted.iter().zip(verdicts(tx, wanted, without).await?) {
        match verdict {
            Ok(given) => admitted.push(given),
            Err(why) => refused.push((wanted.place, wanted.there.clone(), why)),
        }
    }
    if refused.is_empty() { Ok(admitted) } else { Err(Refusal::Moves(refused)) }
}

async fn verdicts(
    tx: &mut WriteTx,
    wanted: &[Wanted],
    without: Option<ClosureId>,
) -> Result<Vec<Result<Admitted, MoveHindrance>>, BookingError> {
    let Some(first) = wanted.first() else { return Ok(Vec::new()) };
    let rooms: Vec<RoomId> =
        wanted.iter().flat_map(|wanted| wanted.there.booking.rooms.iter().chain(&wanted.rooms)).copied().collect();
    premises::lock_rooms(tx, &rooms).await?;
    let whole = wanted.iter().fold(first.there.booked, |whole: Period, wanted| whole.with(wanted.there.booked));
    let mut houses = houses(tx, &Scope::OfRooms(rooms), whole).await?;
    for house in houses.iter_mut() {
        house.closures.retain(|closure| Some(closure.id) != without);
    }
    let asked = wanted.iter().map(|wanted| in_rooms(&wanted.there, wanted.rooms.clone()));
    let asked: Vec<Asked> = asked.collect::<Result<_, _>>()?;
    let except: BTreeSet<BookingId> = wanted.iter().map(|wanted| wanted.there.booking.id).collect();
    let asked: Vec<&Asked> = asked.iter().collect();
    let verdicts = judge_among(tx, &houses, &asked, &except, &mut Held::default()).await?;
    let why = |hindered: Hindered| MoveHindrance::of(&hindered.hindrance);
    Ok(verdicts.into_iter().map(|verdict| verdict.map_err(why)).collect())
}

/// All rows go before any comes: two bookings may change places.
async fn write(tx: &mut WriteTx, wanted: &[Wanted], admitted: &[Admitted]) -> Result<(), BookingError> {
    for Wanted { there, .. } in wanted {
        bookings::delete_occupancy(tx, there.booking.id).await?;
    }
    for (Wanted { there, rooms, agreed, stands, .. }, given) in wanted.iter().zip(admitted) {
        let Booking { id, mut version, mut state, .. } = there.booking;
        if let Some(again) = *stands {
            bookings::stand(tx, id, version, again, there.option_until).await?;
            set_cancel_notice(tx, id, None).await?;
            (version, state) = (version + 1, again.at(tx.moment(), there.option_until, there.booked.until));
        }
        let asked = in_rooms(there, rooms.clone())?;
        let leave = there.booking.holiday_agreement.as_deref();
        if !bookings::set_times(tx, id, version, asked.slot, asked.booked, leave).await? {
            return Err(DatabaseError::inconsistent("bookings: a row held was changed").into());
        }
        if let Some(AgreedTerms { fee, overruled }) = agreed {
            set_terms(tx, id, fee.as_ref(), overruled.as_ref()).await?;
        }
        bookings::set_rooms(tx, id, &given.rooms).await?;
        if state.occupies() && occupy(tx, id, given).await.is_err() {
            return Err(DatabaseError::inconsistent("occupancy: written past its lock").into());
        }
    }
    Ok(())
}

fn events(wanted: &[Wanted], told: impl Fn(RoomsAndTime, RoomsAndTime) -> BookingEvent) -> Vec<Event> {
    let of_one = |wanted: &Wanted| -> Vec<Event> {
        let Booking { id, rooms, starts, ends, overruled, .. } = wanted.there.booking.clone();
        let before = RoomsAndTime { rooms, starts, ends };
        let after = RoomsAndTime { rooms: wanted.rooms.clone(), starts, ends };
        let now: Option<&Overruled> = wanted.agreed.as_ref().and_then(|agreed| agreed.overruled.as_ref());
        let anew = now.filter(|now| Some(*now) != overruled.as_ref());
        let anew = anew.map(|overruled| overruled_event(overruled, Vec::new()));
        let about = |event: &BookingEvent| Event::new(Subject::of(SubjectKind::Booking, id.0), event);
        let told = if wanted.stands.is_some() { BookingEvent::BookingRestored } else { told(before, after) };
        [told].iter().chain(&anew).map(about).collect()
    };
    wanted.iter().flat_map(of_one).collect()
}

/// Takes everything back and says which cannot go.
pub(super) async fn refuse<T>(mut tx: WriteTx, refusal: Refusal) -> Result<T, BookingError> {
    let refused = match refusal {
        Refusal::Moves(refused) => told_refused(&mut tx, refused).await?,
        Refusal::Other(error) => return give_up(tx, error).await,
    };
    give_up(tx, BookingError::ClosureMovesRefused { refused }).await
}

async fn told_refused(
    tx: &mut Tx,
    refused: Vec<(usize, StoredBooking, MoveHindrance)>,
) -> Result<Vec<RefusedMove>, DatabaseError> {
    let (stored, whys): (Vec<StoredBooking>, Vec<MoveHindrance>) =
        refused.into_iter().map(|(_, stored, why)| (stored, why)).unzip();
    let presented = all_presented(tx, stored).await?;
    let told = presented.into_iter().zip(whys).map(|(booking, why)| RefusedMove {
        booking_id: booking.id,
        who: booking.borrower.map_or(booking.title, |borrower| borrower.short_name),
        why,
    });
    Ok(told.collect())
}
