//! What came with a nomination (*bilag*): a picture, a cutting. A picture tells who is meant, and so may what a file is called: all of
//! it is sealed, jurors meet none of it before they know names, and it stands on no paper.

use serde::Serialize;
use ts_rs::TS;

use crate::access::HandedOverFile;
use crate::shared::ids::PaperId;
use crate::shared::instant::Instant;

/// The most files of one nomination.
pub(super) const MOST_ENCLOSED: usize = 10;

/// A file that came with a nomination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EnclosedFile {
    /// The stored paper, by which it is shown and saved.
    pub paper_id: PaperId,
    /// What it is; none where it was sealed with a key that whoever asks does not have, or that was put aside.
    pub facts: Option<HandedOverFile>,
    /// When it was put there.
    pub enclosed_at: Instant,
    /// By whom.
    pub enclosed_by: Option<String>,
}
