//! The papers of a year as they are kept: what tells of somebody is sealed with the key of the year, and listed and opened only for
//! whoever takes part in the case of everybody on it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::enclosing::sees_enclosed;
use super::handing_over::HANDING_OVER;
use super::keys::key_of;
use super::nominees::OFFICE;
use super::sheets::{sealed, unsealed};
use super::years::AwardYearToOpen;
use super::{Done, finish};
use crate::access::{self, Changed, NewPaper, PaperSummary, RequestContext, SealingKey, Subject, SubjectKind, WriteTx};
use crate::award::conflict::MemberPosition;
use crate::award::frame::Frame;
use crate::award::handing_over::AwardLetterTo;
use crate::award::papers::AwardPaperKind;
use crate::award::store::{self, KeptPaper};
use crate::award::viewing::Sight;
use crate::award::{AwardError, AwardEvent};
use crate::database::Tx;
use crate::documents::{Document, Paper};
use crate::files::plain_name;
use crate::gate::Input;
use crate::shared::format::Language;
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId, PaperId, RequestKey};

/// A stored paper of an award year.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardPaperToOpen {
    /// The paper.
    pub id: PaperId,
}

impl Input for AwardPaperToOpen {
    fn sample() -> Self {
        Self { id: PaperId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Paper, self.id.0))
    }
}

/// A paper of a year, about the year as a whole.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct YearPaperWanted {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for YearPaperWanted {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

/// A paper of a year to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct YearPaperToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub paper: YearPaperWanted,
}

impl Input for YearPaperToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), paper: YearPaperWanted::sample() }
    }
}

/// A paper that is ready to be laid out.
pub(super) struct Ready {
    pub kind: AwardPaperKind,
    pub year: AwardYearId,
    /// Whose, of a booklet.
    pub member_id: Option<AwardMemberId>,
    /// What is secret of it; none of a paper that tells nothing secret and is not sealed.
    pub secret: Option<Told>,
    /// What it is called in a list; tells nothing that is secret.
    pub title: String,
    pub document: Document,
}

/// What is sealed beside a sealed paper.
#[derive(Serialize, Deserialize)]
pub(super) struct Told {
    /// Everybody it tells of while that is secret.
    pub nominees: Vec<NomineeId>,
    /// Whom it is to, of a letter that stands alone.
    pub to: Option<AwardLetterTo>,
}

impl From<Vec<NomineeId>> for Told {
    fn from(nominees: Vec<NomineeId>) -> Self {
        Self { nominees, to: None }
    }
}

/// What a paper is framed with.
pub(super) async fn frame(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (year, language): (i32, Option<Language>),
) -> Result<Frame, AwardError> {
    let head = access::office_head(tx).await?;
    let language = language.unwrap_or(head.details.language);
    Ok(Frame { head, language, now: context.now(), today: context.today(), year })
}

/// The stored papers of a year that whoever asks may open, the newest first.
pub async fn award_papers(
    context: &RequestContext<'_>,
    input: AwardYearToOpen,
) -> Result<Vec<PaperSummary>, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
    at_hand.own_as(MemberPosition::ALL)?;
    // Without the key there is nothing to see of what is sealed, and nothing to refuse.
    let key = match key_of(context, &mut tx, &at_hand).await {
        Ok(key) => Some(key),
        Err(AwardError::AwardKeyClosed { .. }) => None,
        Err(other) => return Err(other),
    };
    let kept = store::papers(&mut tx, at_hand.year.id).await?;
    let mut opens = Vec::new();
    for paper in &kept {
        if is_for(&at_hand, key.as_ref(), paper)? {
            opens.push(paper.id);
        }
    }
    let all = access::papers_of(&mut tx, subject(at_hand.year.id)).await?;
    Ok(all.into_iter().filter(|paper| opens.contains(&paper.id)).collect())
}

/// A stored paper, or what came with a nomination, to be seen on the screen.
pub async fn award_paper(context: &RequestContext<'_>, input: AwardPaperToOpen) -> Result<Vec<u8>, AwardError> {
    let mut tx = context.read().await?;
    let year = store::find_paper(&mut tx, input.id).await?.ok_or(AwardError::AwardPaperNotFound)?;
    let at_hand = match AtHand::of(context, &mut tx, year).await {
        Err(AwardError::AwardYearNotFound) => return Err(AwardError::AwardPaperNotFound),
        other => other?,
    };
    if sees_enclosed(&mut tx, &at_hand, input.id).await? {
        return Ok(access::opened_paper(context, &mut tx, input.id).await?);
    }
    let kept = store::papers(&mut tx, year).await?.into_iter().find(|paper| paper.id == input.id);
    let kept = kept.ok_or(AwardError::AwardPaperNotFound)?;
    let key = match kept.nominees {
        Some(_) => Some(key_of(context, &mut tx, &at_hand).await?),
        None => None,
    };
    if !is_for(&at_hand, key.as_ref(), &kept)? {
        return Err(AwardError::AwardPaperNotFound);
    }
    Ok(access::opened_paper(context, &mut tx, input.id).await?)
}

/// The same, to leave the program: saved as a file, or opened in another program.
pub async fn take_out_award_paper(
    context: &RequestContext<'_>,
    input: AwardPaperToOpen,
) -> Result<Vec<u8>, AwardError> {
    award_paper(context, input).await
}

fn subject(year: AwardYearId) -> Subject {
    Subject::of(SubjectKind::AwardYear, year.0)
}

/// Where it is sealed of whom a paper tells.
fn place_of(id: PaperId) -> String {
    format!("award_papers/{}", id.0)
}

/// Whether whoever asks may open a stored paper: they are in the year, and see the texts of everybody it tells of. A paper about the
/// whole jury's work is nobody's who takes no part in some case, a booklet is its juror's and the office's, and letters, which say
/// who nominated whom, are the office's. Before the recipient is public the diploma is seen by whoever hands it over.
fn is_for(at_hand: &AtHand, key: Option<&SealingKey>, paper: &KeptPaper) -> Result<bool, AwardError> {
    let Some(own) = at_hand.own() else { return Ok(false) };
    let (position, is_public) = (own.facts.position, at_hand.year.published.is_some());
    let is_theirs = match paper.kind {
        AwardPaperKind::NominationForm => true,
        AwardPaperKind::JuryBooklet => paper.member_id == Some(own.id) || OFFICE.contains(&position),
        AwardPaperKind::JuryProtocol | AwardPaperKind::Recommendation => !at_hand.is_kept_out(),
        AwardPaperKind::Diploma => is_public || (HANDING_OVER.contains(&position) && !at_hand.is_kept_out()),
        AwardPaperKind::PressText => is_public,
        AwardPaperKind::Letter => is_public && OFFICE.contains(&position),
    };
    if !is_theirs {
        return Ok(false);
    }
    let Some((key_id, bytes)) = &paper.nominees else { return Ok(true) };
    let Some(key) = key.filter(|key| key.id() == *key_id) else { return Ok(false) };
    let told: Told = unsealed(key, &place_of(paper.id), bytes)?;
    Ok(sees_all(at_hand, &told.nominees))
}

/// Whether a stored paper is the letter to them.
pub(super) async fn is_letter_to(
    context: &RequestContext<'_>,
    (year, id): (AwardYearId, PaperId),
    to: AwardLetterTo,
) -> Result<bool, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, year).await?;
    let kept = store::papers(&mut tx, year).await?;
    let letter = kept.into_iter().find(|paper| paper.id == id && paper.kind == AwardPaperKind::Letter);
    let Some((key_id, bytes)) = letter.and_then(|paper| paper.nominees) else { return Ok(false) };
    let key = key_of(context, &mut tx, &at_hand).await?;
    if key.id() != key_id {
        return Ok(false);
    }
    let told: Told = unsealed(&key, &place_of(id), &bytes)?;
    Ok(told.to == Some(to))
}

/// Whether whoever asks sees the texts of all of these.
pub(super) fn sees_all(at_hand: &AtHand, nominees: &[NomineeId]) -> bool {
    nominees.iter().all(|nominee| at_hand.sight(*nominee) >= Sight::Texts)
}

/// A paper that was set and is not kept yet.
pub(super) struct SetPaper {
    ready: Ready,
    paper: Paper,
}

/// Sets a paper, outside of any transaction.
pub(super) async fn set(ready: Ready) -> Result<SetPaper, AwardError> {
    let paper = access::render(ready.document.clone()).await?;
    Ok(SetPaper { ready, paper })
}

/// Prints a paper and keeps it: sealed as a whole where it tells of somebody.
pub(super) async fn print(
    context: &RequestContext<'_>,
    request_key: RequestKey,
    ready: Ready,
) -> Result<Changed<PaperSummary>, AwardError> {
    let set = set(ready).await?;
    let mut tx = context.write().await?;
    let done = keep(context, &mut tx, (request_key, &set)).await;
    finish(tx, done).await
}

/// Keeps a paper as it was made: while it was set, somebody may have answered otherwise for somebody on it.
pub(super) async fn keep(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (request_key, SetPaper { ready, paper }): (RequestKey, &SetPaper),
) -> Result<Done<PaperSummary>, AwardError> {
    let file_name = plain_name(&format!("{}.pdf", ready.title));
    let new = &NewPaper {
        request_key,
        kind: ready.kind.as_str(),
        subject: subject(ready.year),
        title: &ready.title,
        file_name: &file_name,
        pages: u32::try_from(paper.pages).unwrap_or(u32::MAX),
        bytes: &paper.bytes,
    };
    let at_hand = AtHand::of(context, tx, ready.year).await?;
    let summary = match &ready.secret {
        None => {
            let summary = access::stored_paper(tx, new).await?;
            store::insert_paper(tx, (ready.year, summary.id), (ready.kind, ready.member_id), None).await?;
            summary
        }
        Some(told) => {
            if !sees_all(&at_hand, &told.nominees) {
                return Err(AwardError::NomineeNotFound);
            }
            let key = key_of(context, tx, &at_hand).await?;
            let summary = access::store_sealed_paper(context, tx, new, (&key, None)).await?;
            let told = sealed(context, &key, (&place_of(summary.id), told))?;
            store::insert_paper(tx, (ready.year, summary.id), (ready.kind, ready.member_id), Some(told)).await?;
            summary
        }
    };
    let event =
        AwardEvent::AwardPaperPrinted { kind: ready.kind, paper_id: summary.id, sha256: summary.sha256.clone() };
    Ok(Done::for_good(summary, vec![event.of_year(ready.year)]))
}

/// The paper that a request has printed before, where whoever asks may have it.
pub(super) async fn printed_before(
    context: &RequestContext<'_>,
    (request_key, year): (RequestKey, AwardYearId),
) -> Result<Option<Changed<PaperSummary>>, AwardError> {
    let mut tx = context.read().await?;
    let Some(there) = access::paper_of_request(&mut tx, request_key, subject(year)).await? else { return Ok(None) };
    drop(tx);
    let listed = award_papers(context, AwardYearToOpen { award_year_id: year }).await?;
    match listed.into_iter().find(|paper| paper.id == there.id) {
        Some(paper) => Ok(Some(Changed::for_good(paper))),
        None => Err(AwardError::AwardPaperNotFound),
    }
}
