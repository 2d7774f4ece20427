//! Who was told of a closure.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::call_list::{self, CallListFacts};
use super::super::store;
use super::super::{CallParty, ClosureCard};
use super::card::{OpenClosure, gathered_card, open_closure};
use super::hits::Shown;
use crate::access::{self, Changed, Changing, Event, NewPaper, PaperSummary, RequestContext, Subject, SubjectKind};
use crate::bookings::operations::give_up;
use crate::bookings::{BookingError, BookingEvent};
use crate::gate::Input;
use crate::premises;
use crate::shared::ids::{ClosureId, OrganisationId, RequestKey};

/// Whether somebody was told.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TickCall {
    /// The closure.
    pub closure_id: ClosureId,
    /// Whose bookings.
    pub party: CallParty,
    /// Whether they were.
    pub is_reached: bool,
}

impl Input for TickCall {
    fn sample() -> Self {
        Self { closure_id: ClosureId(1), party: CallParty::Organisation { id: OrganisationId(1) }, is_reached: true }
    }
}

impl Changing for TickCall {
    const OPERATION: &'static str = "tick_call";
}

/// Notes that a borrower was told of a closure, or takes that back. It is remembered who told them and when.
pub async fn tick_call(context: &RequestContext<'_>, input: TickCall) -> Result<Changed<ClosureCard>, BookingError> {
    let mut tx = context.write().await?;
    if premises::find_closure(&mut tx, input.closure_id).await?.is_none() {
        return give_up(tx, BookingError::ClosureNotFound).await;
    }
    let (now, by, key) = (tx.now(), tx.user_id(), input.party.key());
    if input.is_reached {
        store::tick(&mut tx, input.closure_id, &key, now, by).await?;
    } else {
        store::untick(&mut tx, input.closure_id, &key).await?;
    }
    let organisation_id = match input.party {
        CallParty::Organisation { id } => Some(id),
        CallParty::Person { .. } | CallParty::House {} => None,
    };
    let event = BookingEvent::ClosureCallTicked { organisation_id, is_reached: input.is_reached };
    tx.commit(vec![Event::new(about(input.closure_id), &event)]).await?;
    let card = open_closure(context, OpenClosure::of(input.closure_id)).await?;
    Ok(Changed::with_undo(card, &TickCall { is_reached: !input.is_reached, ..input }))
}

fn about(id: ClosureId) -> Subject {
    Subject::of(SubjectKind::Closure, id.0)
}

/// The call list as a PDF, before it is printed.
pub async fn preview_call_list(context: &RequestContext<'_>, input: OpenClosure) -> Result<Vec<u8>, BookingError> {
    let facts = gathered(context, input.id).await?;
    Ok(access::render(call_list::document(&facts, context.now())).await?.bytes)
}

async fn gathered(context: &RequestContext<'_>, id: ClosureId) -> Result<CallListFacts, BookingError> {
    let card = gathered_card(context, id, Shown::All).await?;
    let mut tx = context.read().await?;
    let head = access::office_head(&mut tx).await?;
    Ok(CallListFacts { card, head })
}

/// A call list to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CallListToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// The closure.
    pub id: ClosureId,
}

impl Input for CallListToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), id: ClosureId(1) }
    }
}

/// Prints the call list: the paper is stored byte for byte.
pub async fn print_call_list(
    context: &RequestContext<'_>,
    input: CallListToPrint,
) -> Result<Changed<PaperSummary>, BookingError> {
    let mut tx = context.read().await?;
    if let Some(there) = access::paper_of_request(&mut tx, input.request_key, about(input.id)).await? {
        return Ok(Changed::for_good(there));
    }
    drop(tx);
    let facts = gathered(context, input.id).await?;
    let document = call_list::document(&facts, context.now());
    let title = document.title.clone();
    let paper = access::render(document).await?;
    let mut tx = context.write().await?;
    let new_paper = NewPaper {
        request_key: input.request_key,
        kind: "closure_calls",
        subject: about(input.id),
        title: &title,
        file_name: &format!("{title} {}.pdf", context.today()),
        pages: u32::try_from(paper.pages).unwrap_or(u32::MAX),
        bytes: &paper.bytes,
    };
    let summary = access::stored_paper(&mut tx, &new_paper).await?;
    let event = BookingEvent::CallListPrinted { paper_id: summary.id, sha256: summary.sha256.clone() };
    tx.commit(vec![Event::new(about(input.id), &event)]).await?;
    Ok(Changed::for_good(summary))
}
