//! Answering a request. It held nothing, so that a yes passes the one gate; a no carries its reason.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::admission::OpenedFor;
use super::super::booking::{Cancellation, CancelledBy, NOTE_LENGTH};
use super::super::rules::{
    Answered, Lent, RuleWish, anew, answered, notes_of_opened, opened_by, overruled_event, set_terms,
};
use super::super::store::{self, StoredBooking};
use super::super::{AgreedTerms, Booking, BookingAct, BookingError, BookingEvent, BookingState};
use super::cancel::asked_again;
use super::reserve::option_until;
use super::{
    RestoreBooking, about, admitted_as, check_text, find_again, give_up, lendable, one_problem, ready, refused, said,
    stale, stand_anew,
};
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::bookings::operations::admit::{Admitted, Asked};
use crate::gate::Input;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::BookingId;
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// A request to be agreed to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApproveRequest {
    /// The booking.
    pub id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Until when it is only reserved; left out, it is confirmed.
    #[serde(default)]
    #[ts(optional)]
    pub reserve_until: Option<WallTime>,
    /// Why it is done all the same, where rules of the office are broken that nobody overruled when it was asked for.
    #[serde(default)]
    #[ts(optional)]
    pub overrule: Option<String>,
    /// Given by the way back alone: it takes up again what was agreed before, whatever the rules say by now.
    #[serde(default)]
    #[ts(optional)]
    pub as_agreed: Option<AgreedTerms>,
}

impl Input for ApproveRequest {
    fn sample() -> Self {
        Self { id: BookingId(1), version: 1, reserve_until: None, overrule: None, as_agreed: None }
    }
}

impl Changing for ApproveRequest {
    const OPERATION: &'static str = "approve_request";
}

/// Agrees to a request, if its rooms are free now and whoever asked may borrow; else says what is free instead. The rules
/// are asked as they stand on the day of the answer: what was overruled when it was asked for is not asked again.
pub async fn approve_request(
    context: &RequestContext<'_>,
    input: ApproveRequest,
) -> Result<Changed<Booking>, BookingError> {
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "overrule", input.overrule.as_deref().unwrap_or_default(), NOTE_LENGTH);
    refused(problems)?;
    let act = if input.reserve_until.is_some() { BookingAct::ApproveAsReserved } else { BookingAct::Approve };
    let (mut tx, stored, state) = ready(context, input.id, input.version, act).await?;
    if let Err(refusal) = lendable(&mut tx, context, stored.lent_to()).await {
        return give_up(tx, refusal).await;
    }
    let until = match input.reserve_until.map(|until| option_until(context, stored.booking.starts, until)) {
        None => None,
        Some(Ok(until)) => Some(until),
        Some(Err(refusal)) => return give_up(tx, refusal).await,
    };
    let asked = match asked(context, &input, &stored) {
        Ok(asked) => asked,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    let (mut tx, admitted) = admitted_as(context, tx, &stored, (state, until), &asked).await?;
    let terms = match terms(context, &mut tx, &stored, &input, &admitted).await {
        Ok(terms) => terms,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    set_terms(&mut tx, input.id, terms.fee.as_ref(), terms.overruled.as_ref()).await?;
    let now = find_again(&mut tx, input.id).await?;
    let event = BookingEvent::RequestApproved { option_until: until.map(wall_time_of) };
    let anew = anew(&stored.booking, &now).map(|overruled| overruled_event(overruled, Vec::new()));
    tx.commit([event].iter().chain(&anew).map(|event| about(input.id, event)).collect()).await?;
    let inverse =
        ReturnToRequest { id: input.id, version: now.version, as_agreed: Some(AgreedTerms::of(&stored.booking)) };
    Ok(Changed::with_undo(now, &inverse))
}

/// What was asked for, as whoever agrees to it may have it: a house that is not open is opened for a reason.
fn asked(context: &RequestContext<'_>, input: &ApproveRequest, stored: &StoredBooking) -> Result<Asked, BookingError> {
    let asked = asked_again(stored)?;
    let opened = match &input.as_agreed {
        Some(agreed) => OpenedFor::before(agreed.overruled.as_ref()),
        None => opened_by(context, input.overrule.as_deref()),
    };
    Ok(if opened == OpenedFor::Nothing { asked } else { Asked { opened, ..asked } })
}

/// What holds of it once it is agreed to. The fee stays as it was when it was asked for.
async fn terms(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    stored: &StoredBooking,
    input: &ApproveRequest,
    admitted: &Admitted,
) -> Result<AgreedTerms, BookingError> {
    if let Some(agreed) = &input.as_agreed {
        return Ok(agreed.clone());
    }
    let booking = &stored.booking;
    let lent = Lent::of(tx, stored.lent_to()).await?;
    let mut notes = lent.notes(context, tx, RuleWish::of_booking(booking), Some(booking.id)).await?;
    notes.extend(notes_of_opened(&lent.book, &admitted.opened));
    let answer = Answered { reason: input.overrule.as_deref(), known: &[], before: booking.overruled.as_ref() };
    Ok(AgreedTerms { fee: booking.fee, overruled: answered(context, &notes, answer)? })
}

/// What was agreed to and is to be a request again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReturnToRequest {
    /// The booking.
    pub id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Given by the way back alone: what was agreed when it was asked for.
    #[serde(default)]
    #[ts(optional)]
    pub as_agreed: Option<AgreedTerms>,
}

impl Input for ReturnToRequest {
    fn sample() -> Self {
        Self { id: BookingId(1), version: 2, as_agreed: None }
    }
}

impl Changing for ReturnToRequest {
    const OPERATION: &'static str = "return_to_request";
}

/// Makes a booking a request again: its rooms are free at once.
pub async fn return_to_request(
    context: &RequestContext<'_>,
    input: ReturnToRequest,
) -> Result<Changed<Booking>, BookingError> {
    let (mut tx, stored, state) = ready(context, input.id, input.version, BookingAct::ReturnToRequest).await?;
    let nothing = Admitted { occupied: Vec::new(), rooms: stored.buffers.clone(), opened: Vec::new() };
    match stand_anew(&mut tx, &stored, (state, None), &nothing).await {
        Ok(true) => {}
        Ok(false) => return stale(tx, input.id).await,
        Err(stop) => return give_up(tx, stop.into_plain_refusal()).await,
    }
    if let Some(AgreedTerms { fee, overruled }) = &input.as_agreed {
        set_terms(&mut tx, input.id, fee.as_ref(), overruled.as_ref()).await?;
    }
    let now = find_again(&mut tx, input.id).await?;
    tx.commit(vec![about(input.id, &BookingEvent::ReturnedToRequest)]).await?;
    let was_reserved = stored.booking.state.stored() == BookingState::Reserved;
    let reserve_until = stored.booking.option_until.filter(|_| was_reserved);
    let as_agreed = Some(AgreedTerms::of(&stored.booking));
    let inverse = ApproveRequest { id: input.id, version: now.version, reserve_until, overrule: None, as_agreed };
    Ok(Changed::with_undo(now, &inverse))
}

/// A request to be turned down.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RejectRequest {
    /// The booking.
    pub id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Why: whoever asked is told.
    pub reason: String,
}

impl Input for RejectRequest {
    fn sample() -> Self {
        Self { id: BookingId(1), version: 1, reason: "Salen er optaget hele ugen".into() }
    }
}

impl Changing for RejectRequest {
    const OPERATION: &'static str = "reject_request";
}

/// Turns a request down: it is cancelled by the house, with the reason.
pub async fn reject_request(
    context: &RequestContext<'_>,
    input: RejectRequest,
) -> Result<Changed<Booking>, BookingError> {
    let Some(reason) = said(Some(&input.reason)) else { return Err(one_problem("reason", Problem::Missing)) };
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "reason", reason, NOTE_LENGTH);
    refused(problems)?;
    let (mut tx, ..) = ready(context, input.id, input.version, BookingAct::Reject).await?;
    // What was never agreed to owes nobody notice.
    let reason = Some(reason.to_owned());
    let how = Cancellation { at: context.now(), by: CancelledBy::House, reason, notice_days: None };
    let by = tx.user_id();
    if !store::cancel(&mut tx, input.id, input.version, &how, by).await? {
        return stale(tx, input.id).await;
    }
    let now = find_again(&mut tx, input.id).await?;
    tx.commit(vec![about(input.id, &BookingEvent::RequestRejected)]).await?;
    let inverse = RestoreBooking { id: input.id, version: now.version };
    Ok(Changed::with_undo(now, &inverse))
}
