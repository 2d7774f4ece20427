//! The fact sheet of a claim: looked at first, then printed and kept, sealed as a whole. A CPR number stands on it only by choice;
//! then it is sealed with both keys, so that it opens for nobody who may not see the number.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::claims_told::{ClaimCard, card_of_claim, held_that_day};
use super::cpr_told::written_cpr;
use super::printing::{frame, render};
use super::{Done, finish};
use crate::access::{self, Changed, KeyName, NewPaper, PaperSummary, RequestContext, Subject, WriteTx};
use crate::database::Tx;
use crate::gate::Input;
use crate::insurance::claim_sheet::{ClaimSheet, ClaimWorkplace};
use crate::insurance::event::claim;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::store;
use crate::insurance::volunteer_agreement::file_name;
use crate::insurance::{InsuranceError, InsuranceEvent, RegisterKeeping};
use crate::organisations;
use crate::shared::format::Language;
use crate::shared::ids::{ClaimId, PersonId, RequestKey};

/// What the paper is called among those that are kept.
const SHEET: &str = "claim_sheet";

/// The fact sheet of a claim.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimSheetWanted {
    /// Of which claim.
    pub claim_id: ClaimId,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for ClaimSheetWanted {
    fn sample() -> Self {
        Self { claim_id: ClaimId(1), language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(claim(self.claim_id))
    }
}

/// Whether a CPR number stands on a fact sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CprOnSheet {
    /// There is a line to write it on by hand.
    ByHand,
    /// It is printed, and the log says that it was shown.
    Printed,
}

/// A fact sheet to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimSheetToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub paper: ClaimSheetWanted,
    /// Whether the CPR number stands on it.
    pub cpr: CprOnSheet,
}

impl Input for ClaimSheetToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), paper: ClaimSheetWanted::sample(), cpr: CprOnSheet::ByHand }
    }

    fn about(&self) -> Option<Subject> {
        Some(claim(self.paper.claim_id))
    }
}

/// The fact sheet as a PDF, before it is printed; never with a CPR number.
pub async fn preview_claim_sheet(
    context: &RequestContext<'_>,
    input: ClaimSheetWanted,
) -> Result<Vec<u8>, InsuranceError> {
    let mut tx = context.read().await?;
    let sheet = sheet(context, &mut tx, (input, None)).await?;
    drop(tx);
    Ok(render(sheet.document(identifier(input.claim_id))).await?.bytes)
}

fn identifier(id: ClaimId) -> String {
    format!("claim-sheet-{}", id.0)
}

async fn sheet(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (wanted, cpr): (ClaimSheetWanted, Option<Zeroizing<String>>),
) -> Result<ClaimSheet, InsuranceError> {
    let card = standing_card(context, tx, wanted.claim_id).await?;
    if let Some(why) = card.closed {
        return Err(InsuranceError::KeyClosed { why });
    }
    let frame = frame(context, tx, wanted.language).await?;
    let person = organisations::person_of(tx, card.person_id).await?.ok_or(InsuranceError::VolunteerNotFound)?;
    let known = store::find_volunteer(tx, card.person_id, end_of_time()).await?;
    let workplace = workplace(tx, &card).await?;
    Ok(ClaimSheet {
        frame,
        flow: card.facts.flow,
        person: person.facts,
        born_on: known.and_then(|known| known.facts.born_on()),
        cpr,
        account: card.account.unwrap_or_default(),
        files: card.files.into_iter().filter_map(|file| file.facts).map(|facts| facts.file_name).collect(),
        handling: card.handling,
        deadline: card.deadline,
        goes_to: card.goes_to,
        workplace,
        cover: card.cover,
    })
}

/// Where the volunteer was, with whoever held a role there on the day it happened.
async fn workplace(tx: &mut Tx, card: &ClaimCard) -> Result<Option<ClaimWorkplace>, InsuranceError> {
    let Some(held) = held_that_day(&card.cover, card.facts.attachment_id) else { return Ok(None) };
    let party = organisations::party(tx, held.facts.workplace_id, card.cover.on).await?;
    let (facts, names) = (held.facts.clone(), held.names.clone());
    Ok(party.map(|party| ClaimWorkplace { party, facts, names }))
}

async fn standing_card(context: &RequestContext<'_>, tx: &mut Tx, id: ClaimId) -> Result<ClaimCard, InsuranceError> {
    let card = card_of_claim(context, tx, id).await?;
    if card.keeping == RegisterKeeping::Withdrawn { Err(InsuranceError::ClaimNotFound) } else { Ok(card) }
}

/// Prints a fact sheet; it is stored sealed as a whole.
pub async fn print_claim_sheet(
    context: &RequestContext<'_>,
    input: ClaimSheetToPrint,
) -> Result<Changed<PaperSummary>, InsuranceError> {
    let id = input.paper.claim_id;
    let mut tx = context.read().await?;
    access::open_key(context, &mut tx, KeyName::Claims).await?;
    if let Some(there) = access::paper_of_request(&mut tx, input.request_key, claim(id)).await? {
        return Ok(Changed::for_good(there));
    }
    let card = standing_card(context, &mut tx, id).await?;
    let (person_id, version) = (card.person_id, card.version);
    let cpr = match input.cpr {
        CprOnSheet::Printed => Some(written_cpr(context, &mut tx, person_id).await?),
        CprOnSheet::ByHand => None,
    };
    let with_cpr = cpr.is_some();
    let sheet = sheet(context, &mut tx, (input.paper, cpr)).await?;
    drop(tx);
    let title = format!("{} {}", sheet.title(), sheet.cover.on);
    let file_name = file_name(sheet.title(), sheet.cover.on);
    let paper = render(sheet.document(identifier(id))).await?;
    let new_paper = NewPaper {
        request_key: input.request_key,
        kind: SHEET,
        subject: claim(id),
        title: &title,
        file_name: &file_name,
        pages: u32::try_from(paper.pages).unwrap_or(u32::MAX),
        bytes: &paper.bytes,
    };
    let mut tx = context.write().await?;
    let done = keep(context, &mut tx, (&new_paper, with_cpr.then_some(person_id)), (id, version)).await;
    finish(tx, done).await
}

/// Keeps a sheet of the claim as it was read: while it was set, somebody may have changed the claim, or taken the name away.
async fn keep(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (paper, number_of): (&NewPaper<'_>, Option<PersonId>),
    (id, version): (ClaimId, i64),
) -> Result<Done<PaperSummary>, InsuranceError> {
    let key = access::open_key(context, tx, KeyName::Claims).await?;
    let second = match number_of {
        Some(_) => Some(access::open_key(context, tx, KeyName::Cpr).await?),
        None => None,
    };
    let now = store::find_claim(tx, id).await?.ok_or(InsuranceError::ClaimNotFound)?;
    if now.version != version {
        return Err(InsuranceError::StaleClaim { version: now.version });
    }
    let summary = access::store_sealed_paper(context, tx, paper, (&key, second.as_ref())).await?;
    let (paper_id, sha256, with_cpr) = (summary.id, summary.sha256.clone(), number_of.is_some());
    let mut events = vec![InsuranceEvent::ClaimSheetPrinted { paper_id, sha256, with_cpr }.of_claim(id)];
    events.extend(number_of.map(|person_id| InsuranceEvent::CprRevealed.about(person_id)));
    Ok(Done::for_good(summary, events))
}
