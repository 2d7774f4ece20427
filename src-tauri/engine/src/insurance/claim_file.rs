//! A photo or a paper that belongs to a claim. What it is called can say what happened, so that all of it is sealed, and no word
//! of it stands in an event, a way back or the log.

use serde::Serialize;
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::access::HandedOverFile;
use crate::shared::ids::PaperId;
use crate::shared::instant::Instant;

/// The most files of one claim.
pub(super) const MOST_FILES: usize = 30;

/// What a file is, as bytes to be sealed, which are wiped.
pub(super) fn to_bytes(file: &HandedOverFile) -> Option<Zeroizing<Vec<u8>>> {
    serde_json::to_vec(file).ok().map(Zeroizing::new)
}

/// What a file is, as it was sealed.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<HandedOverFile> {
    serde_json::from_slice(bytes).ok()
}

/// A file of a claim, for whoever is entitled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimFile {
    /// The stored paper, by which it is shown and saved.
    pub paper_id: PaperId,
    /// What it is; none where it was sealed with a key that was put aside.
    pub facts: Option<HandedOverFile>,
    /// When it was attached.
    pub attached_at: Instant,
    /// By whom.
    pub attached_by: Option<String>,
}
