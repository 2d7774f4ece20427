//! The signed paper, scanned: kept byte for byte beside the agreement, judged by what is in the file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::printing::stored_paper;
use super::{Done, finish, found, refuse_act};
use crate::access::{
    self, Changed, Changing, LARGEST_SCAN_MEGABYTES, NewPaper, NoScan, PaperSummary, RequestContext, Subject,
    SubjectKind, WriteTx, own_name, read_scan,
};
use crate::agreements::{AgreementAct, AgreementError, AgreementEvent, store};
use crate::gate::Input;
use crate::shared::ids::{AgreementId, PaperId, RequestKey};
use crate::shared::wall_clock::date_of;

/// A scan to be kept with an agreement.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignedCopyToAttach {
    /// Made by the client; the same key again is the same scan.
    pub request_key: RequestKey,
    /// The agreement.
    pub id: AgreementId,
    /// The name of the file, without its folder.
    pub file_name: String,
    /// A PDF, PNG or JPEG of at most fifteen megabytes, as base64 text.
    pub scan: String,
}

/// One grey pixel.
const SAMPLE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

impl Input for SignedCopyToAttach {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(1),
            id: AgreementId(1),
            file_name: "scan.png".into(),
            scan: SAMPLE.into(),
        }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.id.0))
    }
}

/// A scan to be taken away from an agreement. It stays stored: what was kept is never lost by a slip.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignedCopyToDetach {
    /// The agreement.
    pub id: AgreementId,
    /// The scan.
    pub paper_id: PaperId,
}

impl Input for SignedCopyToDetach {
    fn sample() -> Self {
        Self { id: AgreementId(1), paper_id: PaperId(1) }
    }
}

impl Changing for SignedCopyToDetach {
    const OPERATION: &'static str = "detach_signed_copy";
}

/// A scan to be put back.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignedCopyToReattach {
    /// The agreement.
    pub id: AgreementId,
    /// The scan.
    pub paper_id: PaperId,
}

impl Input for SignedCopyToReattach {
    fn sample() -> Self {
        Self { id: AgreementId(1), paper_id: PaperId(1) }
    }
}

impl Changing for SignedCopyToReattach {
    const OPERATION: &'static str = "reattach_signed_copy";
}

/// Keeps a scan of the signed paper with the agreement.
pub async fn attach_signed_copy(
    context: &RequestContext<'_>,
    input: SignedCopyToAttach,
) -> Result<Changed<PaperSummary>, AgreementError> {
    let (bytes, scan) = read_scan(&input.scan)?;
    let mut tx = context.write().await?;
    let done = async {
        let agreement = found(&mut tx, input.id).await?;
        refuse_act(&agreement, AgreementAct::AttachCopy)?;
        let name = own_name(&input.file_name, date_of(tx.now()));
        let file_name = format!("{} {name}.{}", agreement.number, scan.kind.extension());
        let paper = NewPaper {
            request_key: input.request_key,
            kind: SIGNED_COPY,
            subject: Subject::of(SubjectKind::Agreement, input.id.0),
            title: &format!("{} {}", agreement.number, agreement.activity_title),
            file_name: &file_name,
            pages: scan.pages,
            bytes: &bytes,
        };
        let paper_id = access::store_paper(&mut tx, &paper).await?;
        store::attach_copy(&mut tx, paper_id, input.id).await?;
        let now = stored_paper(&mut tx, input.id, paper_id).await?;
        let event = AgreementEvent::SignedCopyAttached { paper_id, sha256: now.sha256.clone() };
        let inverse = SignedCopyToDetach { id: input.id, paper_id };
        Ok(Done::with_undo(now, vec![event.about(input.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// What a scan is called among the papers about an agreement.
const SIGNED_COPY: &str = "signed_copy";

impl From<NoScan> for AgreementError {
    fn from(no: NoScan) -> Self {
        match no {
            NoScan::Unreadable => Self::NotAScan,
            NoScan::TooLarge => Self::ScanTooLarge { most_megabytes: LARGEST_SCAN_MEGABYTES },
        }
    }
}

/// Takes a scan away from the agreement.
pub async fn detach_signed_copy(
    context: &RequestContext<'_>,
    input: SignedCopyToDetach,
) -> Result<Changed<PaperSummary>, AgreementError> {
    let mut tx = context.write().await?;
    let at = tx.now();
    let done = async {
        let now = set_copy(&mut tx, input.id, input.paper_id, Some(at)).await?;
        let event = AgreementEvent::SignedCopyDetached { paper_id: input.paper_id };
        let inverse = SignedCopyToReattach { id: input.id, paper_id: input.paper_id };
        Ok(Done::with_undo(now, vec![event.about(input.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Puts a scan back.
pub async fn reattach_signed_copy(
    context: &RequestContext<'_>,
    input: SignedCopyToReattach,
) -> Result<Changed<PaperSummary>, AgreementError> {
    let mut tx = context.write().await?;
    let done = async {
        let now = set_copy(&mut tx, input.id, input.paper_id, None).await?;
        let event = AgreementEvent::SignedCopyAttached { paper_id: input.paper_id, sha256: now.sha256.clone() };
        let inverse = SignedCopyToDetach { id: input.id, paper_id: input.paper_id };
        Ok(Done::with_undo(now, vec![event.about(input.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

async fn set_copy(
    tx: &mut WriteTx,
    id: AgreementId,
    paper_id: PaperId,
    detached_at: Option<crate::shared::instant::Instant>,
) -> Result<PaperSummary, AgreementError> {
    found(tx, id).await?;
    if !store::set_copy(tx, (paper_id, id), detached_at).await? {
        return Err(AgreementError::VersionNotFound);
    }
    Ok(stored_paper(tx, id, paper_id).await?)
}
