//! Cancelling a booking, and taking a cancelled one up again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::booking::{BookingState, Cancellation, CancelledBy, NOTE_LENGTH};
use super::super::store::{self, StoredBooking};
use super::super::{Booking, BookingBuffers, BookingError, BookingEvent};
use super::admit::{Admitted, Asked, Stop, admit};
use super::book::{leave, occupy};
use super::way_out::give_way;
use super::{about, check_text, find_again, give_up, lendable, presented, refused, said, seen, stale};
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::gate::Input;
use crate::shared::field::FieldProblems;
use crate::shared::ids::BookingId;

/// A booking to be cancelled.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CancelBooking {
    /// The booking.
    pub id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Who cancels.
    pub by: CancelledBy,
    /// Why, if anybody said.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

impl Input for CancelBooking {
    fn sample() -> Self {
        Self { id: BookingId(1), version: 1, by: CancelledBy::Borrower, reason: Some("For få tilmeldte".into()) }
    }
}

impl Changing for CancelBooking {
    const OPERATION: &'static str = "cancel_booking";
}

/// Cancels a booking: its rooms are free at once, its number stays its own.
pub async fn cancel_booking(
    context: &RequestContext<'_>,
    input: CancelBooking,
) -> Result<Changed<Booking>, BookingError> {
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "reason", input.reason.as_deref().unwrap_or_default(), NOTE_LENGTH);
    refused(problems)?;
    let (mut tx, stored) = seen(context, input.id, input.version).await?;
    if stored.booking.state.is_cancelled() {
        let current = Box::new(presented(&mut tx, stored).await?);
        return give_up(tx, BookingError::BookingIsCancelled { current }).await;
    }
    let reason = said(input.reason.as_deref()).map(ToOwned::to_owned);
    let how = Cancellation { at: context.now(), by: input.by, reason };
    let by = tx.user_id();
    if !store::set_state(&mut tx, input.id, input.version, input.by.state(), Some((&how, by))).await? {
        return stale(tx, input.id).await;
    }
    store::delete_occupancy(&mut tx, input.id).await?;
    let now = find_again(&mut tx, input.id).await?;
    tx.commit(vec![about(input.id, &BookingEvent::BookingCancelled { by: input.by })]).await?;
    let inverse = RestoreBooking { id: input.id, version: now.version };
    Ok(Changed::with_undo(now, &inverse))
}

/// A cancelled booking to be taken up again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RestoreBooking {
    /// The booking.
    pub id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
}

impl Input for RestoreBooking {
    fn sample() -> Self {
        Self { id: BookingId(1), version: 2 }
    }
}

impl Changing for RestoreBooking {
    const OPERATION: &'static str = "restore_booking";
}

/// Takes a cancelled booking up again, if its rooms are still free and its borrower may still borrow. It keeps the
/// buffers it was given.
pub async fn restore_booking(
    context: &RequestContext<'_>,
    input: RestoreBooking,
) -> Result<Changed<Booking>, BookingError> {
    let (mut tx, stored) = seen(context, input.id, input.version).await?;
    let Some(cancellation) = stored.booking.cancellation.clone() else {
        // Nothing to take up: whoever asks looks at an older state.
        return stale(tx, input.id).await;
    };
    if let Err(refusal) = lendable(&mut tx, context, stored.organisation_id).await {
        return give_up(tx, refusal).await;
    }
    let asked = asked_again(&stored)?;
    let admitted = match admit(&mut tx, &asked).await {
        Ok(admitted) => admitted,
        Err(stop) => return give_way(context, tx, &asked, stop).await,
    };
    match write(&mut tx, &input, &admitted).await {
        Ok(Written::Done) => {}
        Ok(Written::Stale) => return stale(tx, input.id).await,
        Err(stop) => return give_way(context, tx, &asked, stop).await,
    }
    let now = find_again(&mut tx, input.id).await?;
    tx.commit(vec![about(input.id, &BookingEvent::BookingRestored)]).await?;
    let inverse =
        CancelBooking { id: input.id, version: now.version, by: cancellation.by, reason: cancellation.reason };
    Ok(Changed::with_undo(now, &inverse))
}

/// What a booking that stood asks for when it is taken up again.
pub(in crate::bookings) fn asked_again(stored: &StoredBooking) -> Result<Asked, BookingError> {
    let booking = &stored.booking;
    Ok(Asked {
        attendees: booking.attendees,
        layout: booking.layout,
        buffers: booking.buffers.as_ref().map(BookingBuffers::minutes),
        kept: stored.buffers.clone(),
        holiday: leave(booking.holiday_agreement.as_deref()),
        except: Some(booking.id),
        ..Asked::plainly(booking.rooms.clone(), booking.starts, booking.ends)?
    })
}

enum Written {
    Done,
    Stale,
}

async fn write(tx: &mut WriteTx, input: &RestoreBooking, admitted: &Admitted) -> Result<Written, Stop> {
    if !store::set_state(tx, input.id, input.version, BookingState::Confirmed, None).await? {
        return Ok(Written::Stale);
    }
    occupy(tx, input.id, admitted).await?;
    Ok(Written::Done)
}
