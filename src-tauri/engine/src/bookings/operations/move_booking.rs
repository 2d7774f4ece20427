//! Moving a booking, making it longer or shorter, giving it other rooms: all one thing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::admission::OpenedFor;
use super::super::booking::NOTE_LENGTH;
use super::super::event::RoomsAndTime;
use super::super::rules::{Lent, RuleWish, anew, opened_by, overruled_event, set_terms};
use super::super::states::after;
use super::super::store::{self, StoredBooking};
use super::super::{AgreedTerms, Booking, BookingAct, BookingError, BookingEvent};
use super::admit::{Admitted, Asked, Stop, admit_as};
use super::book::{leave, occupy, sample_time};
use super::way_out::{give_way, on_the_clock};
use super::{about, check_text, find_again, give_up, not_now, refused, said, stale};
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::database::Tx;
use crate::gate::Input;
use crate::premises;
use crate::shared::field::FieldProblems;
use crate::shared::ids::{BookingId, RoomId};
use crate::shared::wall_clock::WallTime;

/// Where a booking is to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoveBooking {
    /// The booking.
    pub id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Its rooms.
    pub rooms: Vec<RoomId>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// Whom at the house it was agreed with, on a day when the house asks to be asked. Left out, an earlier agreement
    /// holds.
    #[serde(default)]
    #[ts(optional)]
    pub holiday_agreement: Option<String>,
    /// Why it is done all the same, where rules of the office are broken that its place now does not break.
    #[serde(default)]
    #[ts(optional)]
    pub overrule: Option<String>,
    /// Given by the way back alone: it takes up again what was agreed before, whatever the rules say by now.
    #[serde(default)]
    #[ts(optional)]
    pub as_agreed: Option<AgreedTerms>,
}

impl Input for MoveBooking {
    fn sample() -> Self {
        Self {
            id: BookingId(1),
            version: 1,
            rooms: vec![RoomId(1)],
            starts: sample_time("2026-12-01T18:00"),
            ends: sample_time("2026-12-01T20:00"),
            holiday_agreement: None,
            overrule: None,
            as_agreed: None,
        }
    }
}

impl Changing for MoveBooking {
    const OPERATION: &'static str = "move_booking";
}

/// Moves a booking. Buffers that were set by hand stay; else it takes the rooms' own as they are now.
pub async fn move_booking(context: &RequestContext<'_>, input: MoveBooking) -> Result<Changed<Booking>, BookingError> {
    let mut problems = FieldProblems::default();
    let agreement = input.holiday_agreement.as_deref();
    check_text(context, &mut problems, "holidayAgreement", agreement.unwrap_or_default(), NOTE_LENGTH);
    check_text(context, &mut problems, "overrule", input.overrule.as_deref().unwrap_or_default(), NOTE_LENGTH);
    refused(problems)?;
    let plainly = match Asked::plainly(input.rooms.clone(), input.starts, input.ends) {
        Ok(plainly) => plainly,
        Err(refusal) => return Err(on_the_clock(context, refusal, (&input.rooms, input.starts, input.ends)).await?),
    };
    let mut tx = context.write().await?;
    let Some(before) = held(&mut tx, &input).await? else {
        return give_up(tx, BookingError::BookingNotFound).await;
    };
    if before.booking.version != input.version {
        return stale(tx, input.id).await;
    }
    if let Err(why) = after(before.standing(context.now()), BookingAct::Move) {
        return not_now(tx, before, BookingAct::Move, why).await;
    }
    let agreed = said(agreement).or(before.booking.holiday_agreement.as_deref());
    let asked = Asked {
        attendees: before.booking.attendees,
        layout: before.booking.layout,
        buffers: before.booking.buffers.as_ref().map(super::super::BookingBuffers::minutes),
        holiday: leave(agreed),
        opened: opened(context, &input, &before),
        except: Some(input.id),
        ..plainly
    };
    let admitted = match admit_as(&mut tx, &asked, before.booking.state).await {
        Ok(admitted) => admitted,
        Err(stop) => return give_way(context, tx, &asked, stop).await,
    };
    let terms = match terms(context, &mut tx, &input, &before, (&asked, &admitted)).await {
        Ok(terms) => terms,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    match write(&mut tx, &before, (&asked, &admitted), agreed, &terms).await {
        Ok(Written::Done) => finish(tx, &input, before).await,
        Ok(Written::Stale) => stale(tx, input.id).await,
        Err(stop) => give_way(context, tx, &asked, stop).await,
    }
}

/// The booking, with the spaces of its rooms and of the wanted ones held in one go: two desks that swap two bookings
/// must not wait for each other.
async fn held(tx: &mut WriteTx, input: &MoveBooking) -> Result<Option<StoredBooking>, BookingError> {
    let Some(before) = store::find(tx, input.id).await? else { return Ok(None) };
    let rooms: Vec<RoomId> = before.booking.rooms.iter().chain(&input.rooms).copied().collect();
    premises::lock_rooms(tx, &rooms).await?;
    Ok(store::find(tx, input.id).await?)
}

/// For what the house is opened at the new place: for what was agreed before, and for a reason of whoever may.
fn opened(context: &RequestContext<'_>, input: &MoveBooking, before: &StoredBooking) -> OpenedFor {
    if let Some(agreed) = &input.as_agreed {
        return OpenedFor::before(agreed.overruled.as_ref());
    }
    match opened_by(context, input.overrule.as_deref()) {
        OpenedFor::Nothing => OpenedFor::before(before.booking.overruled.as_ref()),
        opened => opened,
    }
}

/// What holds of it at its new place: the fee by the tariff that was agreed, and what is overruled.
async fn terms(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    input: &MoveBooking,
    before: &StoredBooking,
    (asked, admitted): (&Asked, &Admitted),
) -> Result<AgreedTerms, BookingError> {
    if let Some(agreed) = &input.as_agreed {
        return Ok(agreed.clone());
    }
    let lent = Lent::of(tx, before.lent_to()).await?;
    let places = [RuleWish::of_booking(&before.booking), RuleWish::of(asked, before.booking.lent_as)];
    let overruled =
        lent.answered_anew(context, tx, before, &places, (input.overrule.as_deref(), &admitted.opened)).await?;
    let fee = before.booking.fee.map(|fee| fee.for_minutes(asked.booked.minutes()));
    Ok(AgreedTerms { fee, overruled })
}

enum Written {
    Done,
    Stale,
}

async fn write(
    tx: &mut WriteTx,
    before: &StoredBooking,
    (asked, admitted): (&Asked, &Admitted),
    agreed: Option<&str>,
    terms: &AgreedTerms,
) -> Result<Written, Stop> {
    let Booking { id, version, state, .. } = before.booking;
    if !store::set_times(tx, id, version, asked.slot, asked.booked, agreed).await? {
        return Ok(Written::Stale);
    }
    set_terms(tx, id, terms.fee.as_ref(), terms.overruled.as_ref()).await?;
    store::set_rooms(tx, id, &admitted.rooms).await?;
    // All rows go and all come anew: rows shifted in place would meet each other half-way.
    store::delete_occupancy(tx, id).await?;
    if state.occupies() {
        occupy(tx, id, admitted).await?;
    }
    Ok(Written::Done)
}

async fn finish(mut tx: WriteTx, input: &MoveBooking, before: StoredBooking) -> Result<Changed<Booking>, BookingError> {
    let now = find_again(&mut tx, input.id).await?;
    let before = before.booking;
    let event = BookingEvent::BookingMoved {
        before: RoomsAndTime { rooms: before.rooms.clone(), starts: before.starts, ends: before.ends },
        after: RoomsAndTime { rooms: now.rooms.clone(), starts: now.starts, ends: now.ends },
    };
    let anew = anew(&before, &now).map(|overruled| overruled_event(overruled, Vec::new()));
    let events = [event].into_iter().chain(anew).map(|event| about(input.id, &event)).collect();
    tx.commit(events).await?;
    let inverse = MoveBooking {
        id: input.id,
        version: now.version,
        rooms: before.rooms,
        starts: before.starts,
        ends: before.ends,
        holiday_agreement: before.holiday_agreement,
        overrule: None,
        as_agreed: Some(AgreedTerms { fee: before.fee, overruled: before.overruled }),
    };
    Ok(Changed::with_undo(now, &inverse))
}
