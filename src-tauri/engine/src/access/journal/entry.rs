//! A paper's place in the journal.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Subject, SubjectKind};
use crate::shared::ids::PaperId;
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Why a sealed paper is not journalled. A choice, not words: words could say what is sealed.
    pub enum SealedLeftOut {
        /// It was printed more than once.
        PrintedAgain = "printed_again",
        /// It was made, or attached, by mistake.
        ByMistake = "by_mistake",
        /// The case system has it by another way.
        ThereAlready = "there_already",
        /// It matters for no case.
        OfNoMatter = "of_no_matter",
    }
}

/// Whether a paper is journalled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum JournalPlace {
    /// Nobody has said.
    Waits,
    /// It stands in the case system.
    Journalled {
        /// The case there (*sagsnr.*).
        case_number: String,
        /// The document there (*dok.nr.*), or empty.
        document_number: String,
    },
    /// It is none that is journalled.
    LeftOut {
        /// Why not.
        reason: String,
    },
    /// It is a sealed one, and none that is journalled.
    LeftOutSealed {
        /// Why not.
        why: SealedLeftOut,
    },
}

impl JournalPlace {
    /// Whether papers about this kind of thing can stand here: of a sealed one no word is kept that somebody typed.
    pub(super) fn suits(&self, about: SubjectKind) -> bool {
        match self {
            Self::Waits | Self::Journalled { .. } => true,
            Self::LeftOut { .. } => about != SubjectKind::Claim,
            Self::LeftOutSealed { .. } => about == SubjectKind::Claim,
        }
    }
}

/// How a paper stands in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JournalEntry {
    /// Where it stands.
    pub place: JournalPlace,
    /// Since when.
    pub settled_at: Option<Instant>,
    /// Who said so.
    pub settled_by: Option<String>,
}

/// A paper with its place in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JournalledPaper {
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
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// When it was printed, or taken in.
    pub printed_at: Instant,
    /// Who printed it.
    pub printed_by: Option<String>,
    /// Where it stands.
    pub entry: JournalEntry,
}
