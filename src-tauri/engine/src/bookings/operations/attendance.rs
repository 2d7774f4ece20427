//! What became of a booking once it has begun: it ended before its time, or nobody came. That it took place needs no act.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::store::{self, StoredBooking};
use super::super::{AgreedTerms, Booking, BookingAct, BookingError, BookingEvent, BookingState};
use super::book::{occupy, sample_time};
use super::{MoveBooking, about, find_again, give_up, one_problem, ready, stale};
use crate::access::{Changed, RequestContext, WriteTx, seen_things};
use crate::bookings::operations::admit::{Admitted, Asked, Stop};
use crate::gate::Input;
use crate::shared::field::Problem;
use crate::shared::ids::BookingId;
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// Left on the way out, the end is now, to the next five minutes.
const TO_MINUTES: i64 = 5;

/// A booking that goes on and is to end.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndEarly {
    /// The booking.
    pub id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// When it ends, on the wall clock; left out, now.
    #[serde(default)]
    #[ts(optional)]
    pub ends: Option<WallTime>,
}

impl Input for EndEarly {
    fn sample() -> Self {
        Self { id: BookingId(1), version: 1, ends: Some(sample_time("2026-12-01T20:30")) }
    }
}

/// Ends a booking that goes on: the rest of its time is free, after the clearing up. It asks nobody: it only lets go.
pub async fn end_early(context: &RequestContext<'_>, input: EndEarly) -> Result<Changed<Booking>, BookingError> {
    let (mut tx, stored, _) = ready(context, input.id, input.version, BookingAct::EndEarly).await?;
    let ends = input.ends.unwrap_or_else(|| rounded_up(wall_time_of(context.now())));
    let asked = match shortened(&stored, ends) {
        Ok(asked) => asked,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    match let_go(&mut tx, &stored, &asked).await {
        Ok(true) => {}
        Ok(false) => return stale(tx, input.id).await,
        Err(stop) => return give_up(tx, stop.into_plain_refusal()).await,
    }
    let now = find_again(&mut tx, input.id).await?;
    let before = stored.booking;
    let event = BookingEvent::BookingEndedEarly { before: before.ends, after: now.ends };
    tx.commit(vec![about(input.id, &event)]).await?;
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

fn rounded_up(now: WallTime) -> WallTime {
    use chrono::Timelike;
    let over = i64::from(now.time().minute()) % TO_MINUTES;
    let to_minute = now.plus_minutes((TO_MINUTES - over) % TO_MINUTES).unwrap_or(now);
    let whole = to_minute.time().with_second(0).unwrap_or(to_minute.time());
    WallTime::new(to_minute.date(), whole)
}

fn shortened(stored: &StoredBooking, ends: WallTime) -> Result<Asked, BookingError> {
    let booking = &stored.booking;
    if ends >= booking.ends {
        return Err(BookingError::NotEarlier { ends: booking.ends });
    }
    if ends <= booking.starts {
        return Err(one_problem("ends", Problem::EndsBeforeStart));
    }
    Asked::plainly(booking.rooms.clone(), booking.starts, ends)
}

/// What it blocked ends by as much earlier as the booking does.
async fn let_go(tx: &mut WriteTx, stored: &StoredBooking, asked: &Asked) -> Result<bool, Stop> {
    let Booking { id, version, ref holiday_agreement, .. } = stored.booking;
    let sooner = asked.booked.until.unix() - stored.booked.until.unix();
    let mut occupied = store::occupied_by(tx, id).await?;
    for there in &mut occupied {
        there.period.until = there.period.until.plus_seconds(sooner);
    }
    if !store::set_times(tx, id, version, asked.slot, asked.booked, holiday_agreement.as_deref()).await? {
        return Ok(false);
    }
    store::delete_occupancy(tx, id).await?;
    occupy(tx, id, &Admitted { occupied, rooms: stored.buffers.clone(), opened: Vec::new() }).await?;
    Ok(true)
}

seen_things! {
    /// A booking to which nobody came.
    MarkNoShow of "mark_no_show" { id: BookingId(1), version: 1 }
}

/// Notes that they did not come. It can be noted as soon as the booking has begun: the desk sees the empty room.
pub async fn mark_no_show(context: &RequestContext<'_>, input: MarkNoShow) -> Result<Changed<Booking>, BookingError> {
    let (id, act) = (input.id, BookingAct::MarkNoShow);
    let now = marked(context, id, input.version, act, BookingEvent::NoShowMarked).await?;
    Ok(Changed::with_undo(now.clone(), &MarkTookPlace { id, version: now.version }))
}

seen_things! {
    /// A booking to which they came after all.
    MarkTookPlace of "mark_took_place" { id: BookingId(1), version: 2 }
}

/// Notes that they came after all.
pub async fn mark_took_place(
    context: &RequestContext<'_>,
    input: MarkTookPlace,
) -> Result<Changed<Booking>, BookingError> {
    let (id, act) = (input.id, BookingAct::MarkTookPlace);
    let now = marked(context, id, input.version, act, BookingEvent::TookPlaceMarked).await?;
    Ok(Changed::with_undo(now.clone(), &MarkNoShow { id, version: now.version }))
}

/// Another word for what has been; what it occupies stays.
async fn marked(
    context: &RequestContext<'_>,
    id: BookingId,
    version: i64,
    act: BookingAct,
    event: BookingEvent,
) -> Result<Booking, BookingError> {
    let (mut tx, _, state): (WriteTx, StoredBooking, BookingState) = ready(context, id, version, act).await?;
    if !store::stand(&mut tx, id, version, state, None).await? {
        return stale(tx, id).await;
    }
    let now = find_again(&mut tx, id).await?;
    tx.commit(vec![about(id, &event)]).await?;
    Ok(now)
}
