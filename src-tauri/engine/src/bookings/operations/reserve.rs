//! Keeping a booking until an option runs out, and confirming it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::rules::rules;
use super::super::{Booking, BookingAct, BookingError, BookingEvent, BookingState, RuleBook};
use super::book::sample_time;
use super::{about, admitted_anew, find_again, give_up, one_problem, ready};
use crate::access::{Changed, Changing, RequestContext, seen_things};
use crate::gate::Input;
use crate::shared::field::Problem;
use crate::shared::ids::BookingId;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// Until which hour of its last day an option is kept where nobody says how long: while somebody is there to answer the
/// telephone.
const USUAL_HOUR: u32 = 16;

/// Until when an option of a booking that begins then is kept where nobody says how long.
pub(super) fn usual_until(context: &RequestContext<'_>, book: &RuleBook, starts: WallTime) -> WallTime {
    let days = u64::try_from(book.option_days).unwrap_or_default();
    let last = context.today().checked_add_days(chrono::Days::new(days));
    last.and_then(|day| WallTime::at(day, USUAL_HOUR, 0)).map_or(starts, |usual| usual.min(starts))
}

/// When an option of a booking that begins then runs out. It runs out after now, and no later than the booking begins.
pub(super) fn option_until(
    context: &RequestContext<'_>,
    starts: WallTime,
    until: WallTime,
) -> Result<Instant, BookingError> {
    let now = wall_time_of(context.now());
    if until <= now || until > starts {
        return Err(BookingError::OptionOutside { from: now, to: starts });
    }
    instant_of(until)
}

fn instant_of(until: WallTime) -> Result<Instant, BookingError> {
    until.end_instant().map_err(|missing| one_problem("until", Problem::from(missing)))
}

/// A booking to be kept until an option runs out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReserveBooking {
    /// The booking.
    pub id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Until when; left out, the usual time from now on.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<WallTime>,
    /// Whether the moment may be past: so is an option given back that had run out already.
    #[serde(default)]
    pub even_if_past: bool,
}

impl Input for ReserveBooking {
    fn sample() -> Self {
        Self { id: BookingId(1), version: 1, until: Some(sample_time("2026-11-30T12:00")), even_if_past: false }
    }
}

impl Changing for ReserveBooking {
    const OPERATION: &'static str = "reserve_booking";
}

/// Keeps a booking until an option runs out: another end for an option, or a second thought about an agreement. One that
/// has run out holds nothing, so that its rooms have to be free still.
pub async fn reserve_booking(
    context: &RequestContext<'_>,
    input: ReserveBooking,
) -> Result<Changed<Booking>, BookingError> {
    let (mut tx, stored, state) = ready(context, input.id, input.version, BookingAct::Reserve).await?;
    let (book, _) = rules(&mut tx).await?;
    let starts = stored.booking.starts;
    let until = match input.until {
        Some(until) if input.even_if_past => instant_of(until),
        wanted => option_until(context, starts, wanted.unwrap_or_else(|| usual_until(context, &book, starts))),
    };
    let until = match until {
        Ok(until) => until,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    let mut tx = admitted_anew(context, tx, &stored, (state, Some(until))).await?;
    let now = find_again(&mut tx, input.id).await?;
    let event = BookingEvent::BookingReserved { until: wall_time_of(until) };
    tx.commit(vec![about(input.id, &event)]).await?;
    let before = stored.booking;
    if before.state == BookingState::Confirmed {
        return Ok(Changed::with_undo(now.clone(), &ConfirmReservation { id: input.id, version: now.version }));
    }
    let inverse = ReserveBooking { id: input.id, version: now.version, until: before.option_until, even_if_past: true };
    Ok(Changed::with_undo(now, &inverse))
}

seen_things! {
    /// A reservation to be confirmed.
    ConfirmReservation of "confirm_reservation" { id: BookingId(1), version: 1 }
}

/// Confirms a reservation. It passes the gate like a new booking: it may have run out, and the house may have changed.
pub async fn confirm_reservation(
    context: &RequestContext<'_>,
    input: ConfirmReservation,
) -> Result<Changed<Booking>, BookingError> {
    let (tx, stored, state) = ready(context, input.id, input.version, BookingAct::Confirm).await?;
    let mut tx = admitted_anew(context, tx, &stored, (state, None)).await?;
    let now = find_again(&mut tx, input.id).await?;
    tx.commit(vec![about(input.id, &BookingEvent::ReservationConfirmed)]).await?;
    let until = stored.booking.option_until;
    let inverse = ReserveBooking { id: input.id, version: now.version, until, even_if_past: true };
    Ok(Changed::with_undo(now, &inverse))
}
