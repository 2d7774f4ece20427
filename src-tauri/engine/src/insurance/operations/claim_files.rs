//! Photos and papers of a claim: judged by what is in the file, sealed as a whole with the key of claims, and taken away again
//! without being lost. Whoever has no access learns neither that there is one nor what it is called.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::claims_told::standing_claim;
use super::{Done, finish};
use crate::access::{
    self, Changed, Changing, HandedOverFile, KeyName, KeyRefusal, LARGEST_SCAN_MEGABYTES, NewPaper, NoScan,
    RequestContext, SealingKey, Subject, WriteTx, read_handed_over,
};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::claim_file::{self, MOST_FILES};
use crate::insurance::event::claim;
use crate::insurance::store::{self, KeptFile};
use crate::insurance::{ClaimFile, InsuranceError, InsuranceEvent};
use crate::shared::ids::{ClaimId, PaperId, RequestKey};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::date_of;

/// What such a paper is called among those that are kept.
pub(super) const CLAIM_FILE: &str = "claim_file";

/// A file to be kept with a claim.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimFileToAttach {
    /// Made by the client; the same key again is the same file.
    pub request_key: RequestKey,
    /// The claim.
    pub claim_id: ClaimId,
    /// The name of the file, without its folder. It is sealed.
    pub file_name: String,
    /// A PDF, PNG or JPEG of at most fifteen megabytes, as base64 text. It is sealed.
    pub scan: String,
}

impl std::fmt::Debug for ClaimFileToAttach {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "ClaimFileToAttach({})", self.claim_id.0)
    }
}

/// One grey pixel.
const SAMPLE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

impl Input for ClaimFileToAttach {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(1),
            claim_id: ClaimId(1),
            file_name: "gulvet.png".into(),
            scan: SAMPLE.into(),
        }
    }

    fn about(&self) -> Option<Subject> {
        Some(claim(self.claim_id))
    }
}

/// A file to be taken away from a claim. It stays stored: what was kept is never lost by a slip.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimFileToDetach {
    /// The claim.
    pub claim_id: ClaimId,
    /// The file.
    pub paper_id: PaperId,
}

impl Input for ClaimFileToDetach {
    fn sample() -> Self {
        Self { claim_id: ClaimId(1), paper_id: PaperId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(claim(self.claim_id))
    }
}

impl Changing for ClaimFileToDetach {
    const OPERATION: &'static str = "detach_claim_file";
}

/// A file to be put back.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimFileToReattach {
    /// The claim.
    pub claim_id: ClaimId,
    /// The file.
    pub paper_id: PaperId,
}

impl Input for ClaimFileToReattach {
    fn sample() -> Self {
        Self { claim_id: ClaimId(1), paper_id: PaperId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(claim(self.claim_id))
    }
}

impl Changing for ClaimFileToReattach {
    const OPERATION: &'static str = "reattach_claim_file";
}

impl From<NoScan> for InsuranceError {
    fn from(no: NoScan) -> Self {
        match no {
            NoScan::Unreadable => Self::NotAScan,
            NoScan::TooLarge => Self::ScanTooLarge { most_megabytes: LARGEST_SCAN_MEGABYTES },
        }
    }
}

/// Where what a file is called is sealed to: it opens for its own paper only.
fn place_of(id: PaperId) -> String {
    format!("claim_files/paper/{}", id.0)
}

/// Keeps a photo or a paper with a claim, sealed as a whole.
pub async fn attach_claim_file(
    context: &RequestContext<'_>,
    input: ClaimFileToAttach,
) -> Result<Changed<ClaimFile>, InsuranceError> {
    let (bytes, facts) = read_handed_over(&input.scan, (&input.file_name, context.today()))?;
    let mut tx = context.write().await?;
    let done = attach(context, &mut tx, (input.request_key, input.claim_id), (&bytes, &facts)).await;
    finish(tx, done).await
}

async fn attach(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (request_key, id): (RequestKey, ClaimId),
    (bytes, facts): (&[u8], &HandedOverFile),
) -> Result<Done<ClaimFile>, InsuranceError> {
    let key = access::open_key(context, tx, KeyName::Claims).await?;
    standing_claim(tx, id).await?;
    if let Some(there) = access::paper_of_request(tx, request_key, claim(id)).await? {
        return Ok(Done::as_it_was(file_of(context, tx, (id, there.id)).await?));
    }
    let attached = store::claim_files(tx, id).await?.iter().filter(|one| one.set_aside_at.is_none()).count();
    if attached >= MOST_FILES {
        return Err(InsuranceError::TooManyFiles { most: MOST_FILES as u32 });
    }
    let day = date_of(tx.now());
    let language = access::office_head(tx).await?.details.language;
    let (title, file_name) = access::plain_annex_names(language, facts.kind, day);
    let paper = NewPaper {
        request_key,
        kind: CLAIM_FILE,
        subject: claim(id),
        title: &title,
        file_name: &file_name,
        pages: facts.pages,
        bytes,
    };
    let summary = access::store_sealed_paper(context, tx, &paper, (&key, None)).await?;
    let paper_id = summary.id;
    let sealed = sealed(context, &key, (paper_id, facts))?;
    store::insert_claim_file(tx, (paper_id, id), (key.id(), &sealed)).await?;
    let event = InsuranceEvent::ClaimFileAttached { paper_id, sha256: summary.sha256 };
    let now = file_of(context, tx, (id, paper_id)).await?;
    Ok(Done::with_undo(now, vec![event.of_claim(id)], &ClaimFileToDetach { claim_id: id, paper_id }))
}

fn sealed(
    context: &RequestContext<'_>,
    key: &SealingKey,
    (id, facts): (PaperId, &HandedOverFile),
) -> Result<Vec<u8>, DatabaseError> {
    let clear = claim_file::to_bytes(facts);
    let sealed = clear.and_then(|clear| key.seal(context.office(), &place_of(id), &clear));
    sealed.ok_or_else(|| DatabaseError::inconsistent("a file's name could not be sealed"))
}

/// The files of a claim that were not taken away, for whoever is entitled, the oldest first.
pub(super) async fn files_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    id: ClaimId,
) -> Result<Vec<ClaimFile>, DatabaseError> {
    let mut files = Vec::new();
    for kept in store::claim_files(tx, id).await?.into_iter().filter(|one| one.set_aside_at.is_none()) {
        files.push(told(context, tx, kept).await?);
    }
    Ok(files)
}

async fn file_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (claim_id, paper_id): (ClaimId, PaperId),
) -> Result<ClaimFile, InsuranceError> {
    let kept = store::claim_files(tx, claim_id).await?.into_iter().find(|one| one.paper_id == paper_id);
    Ok(told(context, tx, kept.ok_or(InsuranceError::ClaimFileNotFound)?).await?)
}

async fn told(context: &RequestContext<'_>, tx: &mut Tx, kept: KeptFile) -> Result<ClaimFile, DatabaseError> {
    let KeptFile { paper_id, sealing_key_id, sealed, printed_at, printed_by, .. } = kept;
    let facts = match access::open_key_of(context, tx, (KeyName::Claims, sealing_key_id)).await {
        Ok(key) => {
            let facts = key.open(&place_of(paper_id), &sealed).and_then(|clear| claim_file::of_bytes(&clear));
            Some(facts.ok_or_else(|| DatabaseError::inconsistent("a file's sealed name does not open"))?)
        }
        Err(KeyRefusal::Closed(_)) => None,
        Err(KeyRefusal::Database(error)) => return Err(error),
    };
    Ok(ClaimFile { paper_id, facts, attached_at: printed_at, attached_by: printed_by })
}

/// Takes a file away from a claim.
pub async fn detach_claim_file(
    context: &RequestContext<'_>,
    input: ClaimFileToDetach,
) -> Result<Changed<ClaimFile>, InsuranceError> {
    let ClaimFileToDetach { claim_id, paper_id } = input;
    let mut tx = context.write().await?;
    let at = Some(tx.now());
    let done = async {
        let now = set_aside(context, &mut tx, (claim_id, paper_id), at).await?;
        let event = InsuranceEvent::ClaimFileDetached { paper_id };
        Ok(Done::with_undo(now, vec![event.of_claim(claim_id)], &ClaimFileToReattach { claim_id, paper_id }))
    }
    .await;
    finish(tx, done).await
}

/// Puts a file back.
pub async fn reattach_claim_file(
    context: &RequestContext<'_>,
    input: ClaimFileToReattach,
) -> Result<Changed<ClaimFile>, InsuranceError> {
    let ClaimFileToReattach { claim_id, paper_id } = input;
    let mut tx = context.write().await?;
    let done = async {
        let now = set_aside(context, &mut tx, (claim_id, paper_id), None).await?;
        let event = InsuranceEvent::ClaimFileReattached { paper_id };
        Ok(Done::with_undo(now, vec![event.of_claim(claim_id)], &ClaimFileToDetach { claim_id, paper_id }))
    }
    .await;
    finish(tx, done).await
}

/// The file stood otherwise before; else somebody was faster.
async fn set_aside(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (claim_id, paper_id): (ClaimId, PaperId),
    at: Option<Instant>,
) -> Result<ClaimFile, InsuranceError> {
    access::open_key(context, tx, KeyName::Claims).await?;
    standing_claim(tx, claim_id).await?;
    let file = file_of(context, tx, (claim_id, paper_id)).await?;
    if !access::set_paper_aside(tx, (paper_id, CLAIM_FILE), at).await? {
        return Err(InsuranceError::ClaimFileNotFound);
    }
    Ok(file)
}
