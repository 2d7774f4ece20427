//! Keeping papers and giving them out again.

mod mailing;
mod many;

pub(crate) use mailing::{PaperToMail, paper_mail, paper_mail_with};
pub use many::{NoPapers, render_all};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paper::sha256_of;
use super::store::{self, StoredBytes};
use super::{NewPaper, PaperSummary};
use crate::access::event_log::{KNOW_VOLUNTEERS, knows_claims};
use crate::access::sealing::{SealingKey, open_key_numbered};
use crate::access::{AccessError, RequestContext, Subject, SubjectKind, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::documents::{self, Document, Paper, PrintError};
use crate::gate::Input;
use crate::shared::ids::{PaperId, RequestKey, SealingKeyId};

/// Keeps a paper that a slice above has made, within the slice's own transaction. The same request key is the same paper.
pub async fn store_paper(tx: &mut WriteTx, paper: &NewPaper<'_>) -> Result<PaperId, DatabaseError> {
    insert(tx, paper, [None, None]).await
}

/// Where a paper is sealed to: moved to another it does not open.
fn place_of(request_key: &str) -> String {
    format!("papers/request/{request_key}")
}

/// Keeps a paper sealed as a whole: with one key, or with two where it tells what two are for. Its SHA-256 is that of what is
/// stored, so that whether it is whole can be seen without opening it. The same request key is the same paper.
pub(crate) async fn store_sealed_paper(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    paper: &NewPaper<'_>,
    (key, second): (&SealingKey, Option<&SealingKey>),
) -> Result<PaperSummary, DatabaseError> {
    let place = place_of(&paper.request_key.to_string());
    let failed = || DatabaseError::inconsistent("a paper could not be sealed");
    let mut sealed = key.seal(context.office(), &place, paper.bytes).ok_or_else(failed)?;
    if let Some(second) = second {
        sealed = second.seal(context.office(), &place, &sealed).ok_or_else(failed)?;
    }
    let keys = [Some(key.id()), second.map(SealingKey::id)];
    insert(tx, &NewPaper { bytes: &sealed, ..paper.clone() }, keys).await?;
    summary_of(tx, paper).await
}

async fn insert(
    tx: &mut WriteTx,
    paper: &NewPaper<'_>,
    keys: [Option<SealingKeyId>; 2],
) -> Result<PaperId, DatabaseError> {
    let by = (tx.user_id(), tx.now());
    if let Some(id) = store::insert(tx, paper, by, keys).await? {
        return Ok(id);
    }
    let there = store::find_by_request(tx, paper.request_key).await?;
    there.ok_or_else(|| DatabaseError::inconsistent("a paper of this request is neither new nor there"))
}

/// Keeps a paper as [`store_paper`] does, and tells how it stands in a list.
pub async fn stored_paper(tx: &mut WriteTx, paper: &NewPaper<'_>) -> Result<PaperSummary, DatabaseError> {
    store_paper(tx, paper).await?;
    summary_of(tx, paper).await
}

async fn summary_of(tx: &mut WriteTx, paper: &NewPaper<'_>) -> Result<PaperSummary, DatabaseError> {
    let there = paper_of_request(tx, paper.request_key, paper.subject).await?;
    there.ok_or_else(|| DatabaseError::inconsistent("a paper just stored is not there"))
}

/// The thing whose papers are asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PapersAbout {
    /// What they are about.
    pub subject: Subject,
}

impl Input for PapersAbout {
    fn sample() -> Self {
        Self { subject: Subject::of(SubjectKind::Agreement, 1) }
    }
}

/// The paper that a request has made before, if it has.
pub async fn paper_of_request(
    tx: &mut Tx,
    request_key: RequestKey,
    subject: Subject,
) -> Result<Option<PaperSummary>, DatabaseError> {
    let Some(id) = store::find_by_request(tx, request_key).await? else { return Ok(None) };
    Ok(store::find_summary(tx, id).await?.filter(|paper| paper.subject == subject))
}

/// The papers printed about a thing, the newest first.
pub async fn papers_about(context: &RequestContext<'_>, input: PapersAbout) -> Result<Vec<PaperSummary>, AccessError> {
    if !may_read(context, input.subject.kind.as_str()) {
        return Ok(Vec::new());
    }
    let mut tx = context.read().await?;
    if input.subject.kind == SubjectKind::Claim && !knows_claims(context, &mut tx).await? {
        return Ok(Vec::new());
    }
    Ok(store::list_about(&mut tx, input.subject).await?)
}

/// Papers about volunteers are read by those who work with their register; those of an award by nobody through here.
pub(in crate::access) fn may_read(context: &RequestContext<'_>, kind: &str) -> bool {
    if [SubjectKind::AwardYear, SubjectKind::Nominee].iter().any(|one| kind == one.as_str()) {
        return false;
    }
    let is_of_register =
        [SubjectKind::Volunteer, SubjectKind::Register, SubjectKind::Claim].iter().any(|one| kind == one.as_str());
    !is_of_register || context.has_role(KNOW_VOLUNTEERS)
}

/// The same within a transaction, for slices above that show their papers on a card.
pub async fn papers_of(tx: &mut Tx, subject: Subject) -> Result<Vec<PaperSummary>, DatabaseError> {
    store::list_about(tx, subject).await
}

/// One stored paper.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PaperToOpen {
    /// The paper.
    pub id: PaperId,
}

impl Input for PaperToOpen {
    fn sample() -> Self {
        Self { id: PaperId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Paper, self.id.0))
    }
}

/// A stored paper, byte for byte, to be read on the screen. One that is no longer what was printed is not given out.
pub async fn paper(context: &RequestContext<'_>, input: PaperToOpen) -> Result<Vec<u8>, AccessError> {
    let mut tx = context.read().await?;
    let kind = store::subject_kind(&mut tx, input.id).await?;
    kind.filter(|kind| may_read(context, kind)).ok_or(AccessError::PaperNotFound)?;
    opened_paper(context, &mut tx, input.id).await
}

/// The same for a slice above that decides by itself who reads its papers.
pub(crate) async fn opened_paper(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    id: PaperId,
) -> Result<Vec<u8>, AccessError> {
    let stored = store::find_bytes(tx, id).await?.ok_or(AccessError::PaperNotFound)?;
    if sha256_of(&stored.bytes) != stored.sha256 {
        log::error!("paper {} is not what was printed", id.0);
        return Err(AccessError::PaperDamaged);
    }
    opened(context, tx, stored).await
}

/// What was sealed last is opened first.
async fn opened(context: &RequestContext<'_>, tx: &mut Tx, stored: StoredBytes) -> Result<Vec<u8>, AccessError> {
    let place = place_of(&stored.request_key);
    let mut bytes = stored.bytes;
    for id in [stored.second_sealing_key_id, stored.sealing_key_id].into_iter().flatten() {
        let clear = open_key_numbered(context, tx, id).await?.open(&place, &bytes);
        bytes = clear.ok_or(AccessError::PaperDamaged)?.to_vec();
    }
    Ok(bytes)
}

/// The same, to leave the program: saved as a file, or opened in another program.
pub async fn take_out_paper(context: &RequestContext<'_>, input: PaperToOpen) -> Result<Vec<u8>, AccessError> {
    paper(context, input).await
}

/// Why a paper was not made.
#[derive(Debug)]
pub enum NoPaper {
    /// No font of the papers has these characters.
    Unprintable {
        /// Each once.
        characters: Vec<char>,
    },
    /// Something failed that nobody can mend by writing otherwise.
    Failed(DatabaseError),
}

/// Prints a paper. Laying out takes milliseconds of one core: not on a thread that others wait for.
///
/// # Errors
/// [`NoPaper::Unprintable`] where a text has to be changed first.
pub async fn render(document: Document) -> Result<Paper, NoPaper> {
    apart(move || printed(&document)).await.map_err(NoPaper::Failed)?
}

pub(super) fn printed(document: &Document) -> Result<Paper, NoPaper> {
    documents::render(document).map_err(|error| match error {
        PrintError::Unprintable { characters } => NoPaper::Unprintable { characters },
        error => NoPaper::Failed(DatabaseError::inconsistent(format!("a paper could not be made: {error}"))),
    })
}

/// Does work with a paper where nobody waits for it.
///
/// # Errors
/// Where the work itself stopped.
pub async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, DatabaseError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| DatabaseError::inconsistent(format!("printing stopped: {error}")))
}
