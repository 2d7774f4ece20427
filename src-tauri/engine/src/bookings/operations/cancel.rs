//! Cancelling a booking, and taking a cancelled one up again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::admission::OpenedFor;
use super::super::booking::{BookingState, Cancellation, CancelledBy, NOTE_LENGTH};
use super::super::rules::{rules, set_cancel_notice};
use super::super::store::{self, StoredBooking};
use super::super::{Booking, BookingAct, BookingBuffers, BookingError, BookingEvent, RuleBook};
use super::RejectRequest;
use super::admit::Asked;
use super::book::leave;
use super::{about, admitted_anew, check_text, find_again, give_up, lendable, ready, refused, said, stale};
use crate::access::{Changed, Changing, RequestContext, WriteTx, seen_things};
use crate::database::DatabaseError;
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
    let (mut tx, stored, _) = ready(context, input.id, input.version, input.by.act()).await?;
    let reason = said(input.reason.as_deref()).map(ToOwned::to_owned);
    let notice_days = missed_notice(&rules(&mut tx).await?.0, context.today(), stored.booking.starts.date(), input.by);
    let how = Cancellation { at: context.now(), by: input.by, reason, notice_days };
    if !cancel_one(&mut tx, &stored.booking, &how).await? {
        return stale(tx, input.id).await;
    }
    let now = find_again(&mut tx, input.id).await?;
    tx.commit(vec![about(input.id, &BookingEvent::BookingCancelled { by: input.by })]).await?;
    let inverse = RestoreBooking { id: input.id, version: now.version };
    Ok(Changed::with_undo(now, &inverse))
}

/// Cancels one, with no event of its own; its rooms are free at once. Whether it was as it was seen.
pub(in crate::bookings) async fn cancel_one(
    tx: &mut WriteTx,
    booking: &Booking,
    how: &Cancellation,
) -> Result<bool, DatabaseError> {
    let user = tx.user_id();
    if !store::cancel(tx, booking.id, booking.version, how, user).await? {
        return Ok(false);
    }
    set_cancel_notice(tx, booking.id, how.notice_days).await?;
    store::delete_occupancy(tx, booking.id).await?;
    Ok(true)
}

/// The notice in days that should have been given and was not. Nobody is late for what has begun before today, and a
/// slip that is taken back owes no notice.
pub(in crate::bookings) fn missed_notice(
    book: &RuleBook,
    today: NaiveDate,
    on: NaiveDate,
    by: CancelledBy,
) -> Option<i64> {
    let days = match by {
        CancelledBy::Borrower => book.cancel_days,
        CancelledBy::House => book.recall_days,
        CancelledBy::Undone => 0,
    };
    (0..days).contains(&(on - today).num_days()).then_some(days)
}

seen_things! {
    /// A cancelled booking to be taken up again.
    RestoreBooking of "restore_booking" { id: BookingId(1), version: 2 }
}

/// Takes a cancelled booking up again as it stood: a request as a request, a reservation for as long as it was kept.
/// Where it occupies its rooms they have to be free still. Whoever borrows may still borrow, and it keeps the buffers it
/// was given.
pub async fn restore_booking(
    context: &RequestContext<'_>,
    input: RestoreBooking,
) -> Result<Changed<Booking>, BookingError> {
    let (mut tx, stored, state) = ready(context, input.id, input.version, BookingAct::Restore).await?;
    if let Err(refusal) = lendable(&mut tx, context, stored.lent_to()).await {
        return give_up(tx, refusal).await;
    }
    let mut tx = admitted_anew(context, tx, &stored, (state, stored.option_until)).await?;
    let now = find_again(&mut tx, input.id).await?;
    tx.commit(vec![about(input.id, &BookingEvent::BookingRestored)]).await?;
    let (by, reason) = match stored.booking.cancellation {
        Some(Cancellation { by, reason, .. }) => (by, reason),
        None => (CancelledBy::Undone, None),
    };
    if stored.before == Some(BookingState::Requested) && by == CancelledBy::House {
        let inverse = RejectRequest { id: input.id, version: now.version, reason: reason.unwrap_or_default() };
        return Ok(Changed::with_undo(now, &inverse));
    }
    let inverse = CancelBooking { id: input.id, version: now.version, by, reason };
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
        opened: OpenedFor::before(booking.overruled.as_ref()),
        except: Some(booking.id),
        ..Asked::plainly(booking.rooms.clone(), booking.starts, booking.ends)?
    })
}
