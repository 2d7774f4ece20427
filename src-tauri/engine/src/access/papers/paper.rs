//! A paper on its way in, and one in a list.

use serde::Serialize;
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::access::Subject;
use crate::shared::ids::{PaperId, RequestKey};
use crate::shared::instant::Instant;

/// A paper that was just made.
#[derive(Debug, Clone)]
pub struct NewPaper<'a> {
    /// The key of the request that printed it: the same key again is the same paper.
    pub request_key: RequestKey,
    /// What kind of paper, as a word of its slice, e.g. `agreement`.
    pub kind: &'a str,
    /// What it is about.
    pub subject: Subject,
    /// Its title, as readers show it.
    pub title: &'a str,
    /// The name proposed when it is saved.
    pub file_name: &'a str,
    /// How many pages it has.
    pub pages: u32,
    /// The PDF.
    pub bytes: &'a [u8],
}

/// A stored paper, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PaperSummary {
    /// The paper.
    pub id: PaperId,
    /// What kind of paper.
    pub kind: String,
    /// What it is about.
    pub subject: Subject,
    /// Its title.
    pub title: String,
    /// The name proposed when it is saved.
    pub file_name: String,
    /// How many pages it has.
    #[ts(type = "number")]
    pub pages: i64,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: i64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// When it was printed.
    pub printed_at: Instant,
    /// Who printed it.
    pub printed_by: Option<String>,
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
