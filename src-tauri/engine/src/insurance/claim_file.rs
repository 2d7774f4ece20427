//! A photo or a paper that belongs to a claim. What it is called can say what happened, so that all of it is sealed, and no word
//! of it stands in an event, a way back or the log.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::access::ScanKind;
use crate::shared::ids::PaperId;
use crate::shared::instant::Instant;

/// The most files of one claim.
pub(super) const MOST_FILES: usize = 30;

/// What a file is, as it was handed over.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimFileFacts {
    /// Its own name, with the ending of what it is.
    pub file_name: String,
    /// What it is, judged by what is in it.
    pub kind: ScanKind,
    /// How many pages; one of a picture.
    pub pages: u32,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal, of the file and not of what is stored.
    pub sha256: String,
}

impl std::fmt::Debug for ClaimFileFacts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ClaimFileFacts")
    }
}

impl ClaimFileFacts {
    /// As bytes to be sealed, which are wiped.
    pub(super) fn to_bytes(&self) -> Option<Zeroizing<Vec<u8>>> {
        serde_json::to_vec(self).ok().map(Zeroizing::new)
    }

    /// As it was sealed.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

/// A file of a claim, for whoever is entitled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimFile {
    /// The stored paper, by which it is shown and saved.
    pub paper_id: PaperId,
    /// What it is; none where it was sealed with a key that was put aside.
    pub facts: Option<ClaimFileFacts>,
    /// When it was attached.
    pub attached_at: Instant,
    /// By whom.
    pub attached_by: Option<String>,
}
