//! Two bookings that exchange their rooms in one step: both or neither.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::admission::Hindrance;
use super::super::booking::NOTE_LENGTH;
use super::super::event::RoomsAndTime;
use super::super::occupancy::{Held, Holder, Period};
use super::super::rules::{RuleWish, all_answered_anew, anew, overruled_event, set_terms};
use super::super::states::after;
use super::super::store::{self, StoredBooking};
use super::super::{AgreedTerms, Booking, BookingAct, BookingBuffers, BookingError, BookingEvent, SeenBooking};
use super::admit::{Admitted, Asked, Hindered, houses, judge_among};
use super::book::{leave, occupy};
use super::way_out::{Known, nearest_lent};
use super::{about, check_text, find_again, give_up, not_now, one_problem, refused, stale};
use crate::access::{Changed, Changing, Event, RequestContext, WriteTx};
use crate::gate::Input;
use crate::premises::{self, Premises};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{BookingId, RoomId};

/// Two bookings that are to exchange rooms.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SwapRooms {
    /// One of the two, as it was seen.
    pub one: SeenBooking,
    /// The other, as it was seen.
    pub other: SeenBooking,
    /// Why it is done all the same, where rules of the office are broken that their rooms now do not break.
    #[serde(default)]
    #[ts(optional)]
    pub overrule: Option<String>,
    /// Given by the way back alone: it takes up again what was agreed of the two before, whatever the rules say by now.
    #[serde(default)]
    #[ts(optional)]
    pub as_agreed: Option<[AgreedTerms; 2]>,
}

impl Input for SwapRooms {
    fn sample() -> Self {
        let seen = |id| SeenBooking { id: BookingId(id), version: 1 };
        Self { one: seen(1), other: seen(2), overrule: None, as_agreed: None }
    }
}

impl Changing for SwapRooms {
    const OPERATION: &'static str = "swap_rooms";
}

/// Both bookings, in each other's rooms.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SwappedRooms {
    /// One of the two.
    pub one: Booking,
    /// The other.
    pub other: Booking,
}

/// Lets two bookings exchange rooms, each keeping its time: at the same time or at different ones. Both are checked as if
/// neither stood where it does; where one cannot have the other's rooms, neither moves.
pub async fn swap_rooms(context: &RequestContext<'_>, input: SwapRooms) -> Result<Changed<SwappedRooms>, BookingError> {
    if input.one.id == input.other.id {
        return Err(one_problem("other", Problem::NotFound));
    }
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "overrule", input.overrule.as_deref().unwrap_or_default(), NOTE_LENGTH);
    refused(problems)?;
    let mut tx = context.write().await?;
    let Some(pair) = held(&mut tx, &input).await? else {
        return give_up(tx, BookingError::BookingNotFound).await;
    };
    for (there, seen) in pair.iter().zip([input.one, input.other]) {
        if there.booking.version != seen.version {
            return stale(tx, seen.id).await;
        }
        if let Err(why) = after(there.standing(context.now()), BookingAct::Swap) {
            return not_now(tx, there.clone(), BookingAct::Swap, why).await;
        }
    }
    let [one, other] = &pair;
    if one.booking.rooms == other.booking.rooms {
        return give_up(tx, BookingError::SameRooms).await;
    }
    let asked = match [in_rooms_of(one, other), in_rooms_of(other, one)] {
        [Ok(one), Ok(other)] => [one, other],
        [Err(refusal), _] | [_, Err(refusal)] => return give_up(tx, refusal).await,
    };
    let admitted = match both_admitted(&mut tx, &asked, &pair).await {
        Ok(admitted) => admitted,
        Err(refusal) => return elsewhere(context, tx, (&asked[0], one), refusal).await,
    };
    let terms = match terms(context, &mut tx, &input, &pair, &asked).await {
        Ok(terms) => terms,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    if let Some(moved) = write(&mut tx, &pair, &asked, &admitted).await? {
        return stale(tx, moved).await;
    }
    for (there, terms) in pair.iter().zip(&terms) {
        set_terms(&mut tx, there.booking.id, terms.fee.as_ref(), terms.overruled.as_ref()).await?;
    }
    finish(tx, &pair).await
}

/// What holds of the two in each other's rooms: the fees stay, for their times do, and the rules are asked as of a move.
async fn terms(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &SwapRooms,
    pair: &[StoredBooking; 2],
    asked: &[Asked; 2],
) -> Result<Vec<AgreedTerms>, BookingError> {
    if let Some(agreed) = &input.as_agreed {
        return Ok(agreed.to_vec());
    }
    let change = |there: &'_ StoredBooking, asked: &Asked| {
        [RuleWish::of_booking(&there.booking), RuleWish::of(asked, there.booking.lent_as)]
    };
    let changes: Vec<_> = pair.iter().zip(asked).map(|(there, asked)| (there, change(there, asked))).collect();
    let overruled = all_answered_anew(context, tx, &changes, input.overrule.as_deref()).await?;
    Ok(pair.iter().zip(overruled).map(|(there, overruled)| AgreedTerms { fee: there.booking.fee, overruled }).collect())
}

/// Both bookings, with the spaces of all their rooms held in one go.
async fn held(tx: &mut WriteTx, input: &SwapRooms) -> Result<Option<[StoredBooking; 2]>, BookingError> {
    let ids = [input.one.id, input.other.id];
    let rooms: Vec<RoomId> =
        store::find_all(tx, &ids).await?.iter().flat_map(|there| there.booking.rooms.clone()).collect();
    premises::lock_rooms(tx, &rooms).await?;
    let (one, other) = (store::find(tx, input.one.id).await?, store::find(tx, input.other.id).await?);
    Ok(one.zip(other).map(|(one, other)| [one, other]))
}

/// A booking as it would be in another's rooms. Buffers set by hand stay; else it takes the rooms' own.
fn in_rooms_of(there: &StoredBooking, other: &StoredBooking) -> Result<Asked, BookingError> {
    let booking = &there.booking;
    Ok(Asked {
        attendees: booking.attendees,
        layout: booking.layout,
        buffers: booking.buffers.as_ref().map(BookingBuffers::minutes),
        holiday: leave(booking.holiday_agreement.as_deref()),
        except: Some(booking.id),
        ..Asked::plainly(other.booking.rooms.clone(), booking.starts, booking.ends)?
    })
}

async fn both_admitted(
    tx: &mut WriteTx,
    asked: &[Asked; 2],
    pair: &[StoredBooking; 2],
) -> Result<[Admitted; 2], BookingError> {
    let rooms = asked.iter().flat_map(|asked| asked.rooms.iter().copied()).collect();
    let from = asked[0].booked.from.min(asked[1].booked.from);
    let until = asked[0].booked.until.max(asked[1].booked.until);
    let houses = houses(tx, &premises::Scope::OfRooms(rooms), Period { from, until }).await?;
    let except: BTreeSet<BookingId> = pair.iter().map(|there| there.booking.id).collect();
    let wishes = [&asked[0], &asked[1]];
    let verdicts = judge_among(tx, &houses, &wishes, &except, &mut Held::default()).await?;
    let mut admitted = Vec::with_capacity(2);
    for (index, verdict) in verdicts.into_iter().enumerate() {
        match verdict {
            Ok(given) => admitted.push(given),
            Err(hindered) => return Err(why_not(tx, &houses, hindered, &pair[1 - index]).await?),
        }
    }
    let both: Result<[Admitted; 2], _> = admitted.try_into();
    both.map_err(|_| crate::database::DatabaseError::inconsistent("bookings: a wish without a verdict").into())
}

/// Who is in the way. Where the two are in each other's way, it is the other of them.
async fn why_not(
    tx: &mut WriteTx,
    houses: &[Premises],
    hindered: Hindered,
    other: &StoredBooking,
) -> Result<BookingError, BookingError> {
    let Hindered { hindrance, mut touched } = hindered;
    let hindrance = match hindrance {
        Hindrance::MeetsItself { .. } => {
            let id = other.booking.id;
            let occupied = store::occupied_by(tx, id).await?;
            touched = occupied.into_iter().map(|there| (Holder::Booking(id), there)).collect();
            Hindrance::Taken
        }
        another => another,
    };
    let known = Known::of(tx, touched.iter().map(|(holder, _)| *holder)).await?;
    Ok(hindrance.into_error(known.clashes(houses, &touched), Vec::new()))
}

/// Takes everything back and says no, and where else the first of the two could go at its time.
async fn elsewhere<T>(
    context: &RequestContext<'_>,
    tx: WriteTx,
    (asked, one): (&Asked, &StoredBooking),
    refusal: BookingError,
) -> Result<T, BookingError> {
    tx.rollback().await?;
    let mut free = nearest_lent(context, asked).await?;
    // Where it stands is no way out.
    free.retain(|there| there.rooms != one.booking.rooms || there.starts != one.booking.starts);
    Err(refusal.with_alternatives(free))
}

/// Writes both; gives the one that was changed meanwhile, if there is one.
async fn write(
    tx: &mut WriteTx,
    pair: &[StoredBooking; 2],
    asked: &[Asked; 2],
    admitted: &[Admitted; 2],
) -> Result<Option<BookingId>, BookingError> {
    for there in pair {
        store::delete_occupancy(tx, there.booking.id).await?;
    }
    for ((there, asked), given) in pair.iter().zip(asked).zip(admitted) {
        let Booking { id, version, ref holiday_agreement, .. } = there.booking;
        if !store::set_times(tx, id, version, asked.slot, asked.booked, holiday_agreement.as_deref()).await? {
            return Ok(Some(id));
        }
        store::set_rooms(tx, id, &given.rooms).await?;
        occupy(tx, id, given).await.map_err(super::admit::Stop::into_plain_refusal)?;
    }
    Ok(None)
}

async fn finish(mut tx: WriteTx, pair: &[StoredBooking; 2]) -> Result<Changed<SwappedRooms>, BookingError> {
    let [one, other] = pair;
    let now = SwappedRooms {
        one: find_again(&mut tx, one.booking.id).await?,
        other: find_again(&mut tx, other.booking.id).await?,
    };
    let at = |there: &Booking| RoomsAndTime { rooms: there.rooms.clone(), starts: there.starts, ends: there.ends };
    let swapped = |before: &Booking, after: &Booking, with: &Booking| -> Vec<Event> {
        let event = BookingEvent::RoomsSwapped { before: at(before), after: at(after), with: with.number.clone() };
        let anew = anew(before, after).map(|overruled| overruled_event(overruled, Vec::new()));
        [event].iter().chain(&anew).map(|event| about(after.id, event)).collect()
    };
    let events = [swapped(&one.booking, &now.one, &now.other), swapped(&other.booking, &now.other, &now.one)].concat();
    tx.commit(events).await?;
    let inverse = SwapRooms {
        one: SeenBooking::from(&now.one),
        other: SeenBooking::from(&now.other),
        overrule: None,
        as_agreed: Some([AgreedTerms::of(&one.booking), AgreedTerms::of(&other.booking)]),
    };
    Ok(Changed::with_undo(now, &inverse))
}
