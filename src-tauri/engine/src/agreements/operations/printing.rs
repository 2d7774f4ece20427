//! The paper: previewed while it is written, printed once it is whole, and kept as it was printed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{facts_of, found};
use crate::access::{self, Changed, NewPaper, NoPaper, PaperSummary, RequestContext, Subject, SubjectKind, WriteTx};
use crate::agreements::facts::{Facts, missing_in};
use crate::agreements::paper::{self, Gaps};
use crate::agreements::{Agreement, AgreementError, AgreementEvent, AgreementState, store};
use crate::database::{DatabaseError, Tx};
use crate::documents::{self, Document, Paper};
use crate::gate::Input;
use crate::shared::ids::{AgreementId, PaperId, RequestKey};
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::date_of;

/// What to preview: the agreement as stored, with what is being typed right now laid over it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PreviewWanted {
    /// The agreement.
    pub id: AgreementId,
    /// A clause as it stands in the editor, not stored yet.
    #[serde(default)]
    #[ts(optional)]
    pub typing: Option<ClauseBeingTyped>,
    /// A value as it stands in the editor, not stored yet.
    #[serde(default)]
    #[ts(optional)]
    pub value: Option<ValueBeingTyped>,
    /// What the cooperation is about, as it stands in the editor.
    #[serde(default)]
    #[ts(optional)]
    pub activity_title: Option<String>,
    /// The case number as it stands in the editor.
    #[serde(default)]
    #[ts(optional)]
    pub case_number: Option<String>,
}

/// A clause in the editor.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClauseBeingTyped {
    /// The clause.
    pub key: String,
    /// Its heading.
    pub heading: String,
    /// Its text.
    pub body: String,
}

/// A value in the editor.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ValueBeingTyped {
    /// The variable.
    pub name: String,
    /// What is written.
    pub value: String,
}

impl Input for PreviewWanted {
    fn sample() -> Self {
        Self { id: AgreementId(1), typing: None, value: None, activity_title: None, case_number: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.id.0))
    }
}

/// The preview as a PDF. Holes are marked in it.
pub async fn preview_agreement(context: &RequestContext<'_>, input: PreviewWanted) -> Result<Vec<u8>, AgreementError> {
    let document = to_preview(context, &input).await?;
    Ok(render(document).await?.bytes)
}

/// What a preview says and where, for those who cannot see it and for finding a clause by a click.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewText {
    /// The text of each page.
    pub pages: Vec<String>,
    /// Where each clause stands.
    pub places: Vec<ClausePlace>,
}

/// Where a clause stands on the paper, in points from the upper left corner of the page.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClausePlace {
    /// The clause.
    pub key: String,
    /// The page, from 0.
    #[ts(type = "number")]
    pub page: usize,
    /// From the left edge.
    pub left: f64,
    /// From the upper edge.
    pub top: f64,
    /// How wide.
    pub width: f64,
    /// How high.
    pub height: f64,
}

/// The preview as text. It is only read, not printed: the picture of it is asked for at the same time.
pub async fn preview_text(context: &RequestContext<'_>, input: PreviewWanted) -> Result<PreviewText, AgreementError> {
    let document = to_preview(context, &input).await?;
    // What is found by a click is a clause; its paragraphs have keys only to be referred to by.
    let clauses: BTreeSet<String> = document.blocks.iter().filter_map(|block| block.anchor.clone()).collect();
    let proof = access::apart(move || documents::proof(&document)).await?;
    let found = proof.anchors.into_iter().filter(|anchor| clauses.contains(&anchor.key));
    let places = found.map(|anchor| ClausePlace {
        key: anchor.key,
        page: anchor.page,
        left: anchor.area.x,
        top: anchor.area.y,
        width: anchor.area.width,
        height: anchor.area.height,
    });
    Ok(PreviewText { places: places.collect(), pages: proof.text })
}

async fn to_preview(context: &RequestContext<'_>, input: &PreviewWanted) -> Result<Document, AgreementError> {
    let mut tx = context.read().await?;
    let mut agreement = found(&mut tx, input.id).await?;
    lay_over(&mut agreement, input);
    let facts = facts_of(&mut tx, &agreement, context.now()).await?;
    Ok(paper::document(&agreement, &facts, Gaps::Named, context.now()))
}

fn lay_over(agreement: &mut Agreement, input: &PreviewWanted) {
    if let Some(typing) = &input.typing
        && let Some(clause) = agreement.clauses.iter_mut().find(|clause| clause.key == typing.key)
    {
        clause.heading.clone_from(&typing.heading);
        clause.body.clone_from(&typing.body);
    }
    if let Some(ValueBeingTyped { name, value }) = &input.value {
        agreement.values.insert(name.clone(), value.clone());
    }
    if let Some(title) = &input.activity_title {
        agreement.activity_title.clone_from(title);
    }
    if let Some(number) = &input.case_number {
        agreement.case_number.clone_from(number);
    }
}

pub(super) async fn render(document: Document) -> Result<Paper, AgreementError> {
    access::render(document).await.map_err(|no| match no {
        NoPaper::Unprintable { characters } => AgreementError::CannotBePrinted { characters },
        NoPaper::Failed(error) => error.into(),
    })
}

text_enum! {
    /// Whether a paper may print with something missing.
    pub enum Holes {
        /// No: say what is missing.
        Refuse = "refuse",
        /// Yes: what is missing prints as a line to write on.
        Print = "print",
    }
}

/// An agreement to be printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen: what prints is what was read.
    #[ts(type = "number")]
    pub version: i64,
    /// Whether it may print with something missing.
    pub holes: Holes,
}

impl Input for AgreementToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), id: AgreementId(1), version: 1, holes: Holes::Refuse }
    }
}

/// Prints an agreement: the paper is stored byte for byte with its SHA-256.
pub async fn print_agreement(
    context: &RequestContext<'_>,
    input: AgreementToPrint,
) -> Result<Changed<PaperSummary>, AgreementError> {
    let subject = Subject::of(SubjectKind::Agreement, input.id.0);
    let mut tx = context.read().await?;
    if let Some(there) = access::paper_of_request(&mut tx, input.request_key, subject).await? {
        return Ok(Changed::for_good(there));
    }
    let agreement = found(&mut tx, input.id).await?;
    let facts = facts_of(&mut tx, &agreement, context.now()).await?;
    let sent = if agreement.state.is_locked() { store::latest_version(&mut tx, input.id).await? } else { None };
    if let Some(version) = sent {
        // Its words stand still, so it is printed once: the paper is the one that was handed on.
        return Ok(Changed::for_good(stored_paper(&mut tx, input.id, version.paper_id).await?));
    }
    drop(tx);
    refuse_unready(&agreement, &facts, &input)?;
    let rendered = render(paper::document(&agreement, &facts, Gaps::Ruled, context.now())).await?;
    let mut tx = context.write().await?;
    // What was rendered must be what is stored: a colleague may have written in between.
    let current = store::find(&mut tx, input.id).await?;
    if let Some(current) = current.filter(|current| current.version != input.version) {
        tx.rollback().await?;
        return Err(AgreementError::StaleAgreement { current: Box::new(current) });
    }
    let id = store_rendered(&mut tx, input.request_key, &agreement, &facts, &rendered).await?;
    let summary = stored_paper(&mut tx, input.id, id).await?;
    store::note_print(&mut tx, input.id).await?;
    let event = AgreementEvent::AgreementPrinted { paper_id: summary.id, sha256: summary.sha256.clone() };
    tx.commit(vec![event.about(input.id)]).await?;
    Ok(Changed::for_good(summary))
}

/// Keeps a paper of the agreement.
pub(super) async fn store_rendered(
    tx: &mut WriteTx,
    request_key: RequestKey,
    agreement: &Agreement,
    facts: &Facts,
    rendered: &Paper,
) -> Result<PaperId, DatabaseError> {
    let today = date_of(tx.now());
    let paper = NewPaper {
        request_key,
        kind: AGREEMENT_PAPER,
        subject: Subject::of(SubjectKind::Agreement, agreement.id.0),
        title: &format!("{} {}", agreement.number, agreement.activity_title),
        file_name: &format!("{} {} {today}.pdf", agreement.number, facts.party_name),
        pages: u32::try_from(rendered.pages).unwrap_or(u32::MAX),
        bytes: &rendered.bytes,
    };
    access::store_paper(tx, &paper).await
}

/// A stored paper of the agreement.
pub(super) async fn stored_paper(tx: &mut Tx, id: AgreementId, paper: PaperId) -> Result<PaperSummary, DatabaseError> {
    let papers = access::papers_of(tx, Subject::of(SubjectKind::Agreement, id.0)).await?;
    let found = papers.into_iter().find(|one| one.id == paper);
    found.ok_or_else(|| DatabaseError::inconsistent("a paper just stored is not there"))
}

/// What the agreement's own papers are called among the papers about it.
pub(super) const AGREEMENT_PAPER: &str = "agreement";

fn refuse_unready(agreement: &Agreement, facts: &Facts, input: &AgreementToPrint) -> Result<(), AgreementError> {
    if agreement.state == AgreementState::Discarded {
        return Err(AgreementError::AgreementDiscarded);
    }
    if agreement.version != input.version {
        return Err(AgreementError::StaleAgreement { current: Box::new(agreement.clone()) });
    }
    let missing = missing_in(agreement, facts);
    if !missing.is_empty() && input.holes == Holes::Refuse {
        return Err(AgreementError::HolesLeft { missing });
    }
    Ok(())
}
