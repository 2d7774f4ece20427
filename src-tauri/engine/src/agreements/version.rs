//! What an agreement said when it was handed on: its words for comparing, beside the paper that was printed of them.

use serde::Serialize;
use ts_rs::TS;

use super::Agreement;
use super::comparison::{ABOUT, PARTIES, Passage, SIGNATORIES, Words};
use super::facts::{AFTER_CLAUSES, BEFORE_CLAUSES, Facts, standing};
use super::wording::{Piece, fill};
use crate::shared::ids::{AgreementVersionId, PaperId};
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Why a version was made.
    pub enum VersionReason {
        /// Others at the office read it through.
        Review = "review",
        /// It was sent to the association.
        Sending = "sending",
        /// Both sides had signed it.
        Signing = "signing",
    }
}

/// A version of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementVersion {
    /// The version.
    pub id: AgreementVersionId,
    /// Counted from 1.
    #[ts(type = "number")]
    pub number: i64,
    /// Why it was made.
    pub made_for: VersionReason,
    /// Its paper: the same for several where no word was changed between them.
    pub paper_id: PaperId,
    /// When.
    pub made_at: Instant,
    /// By whom.
    pub made_by: Option<String>,
    /// The SHA-256 of the paper.
    pub sha256: String,
}

/// What stands for something nobody has filled in.
const HOLE: &str = "____";

/// What the paper says now, part by part.
pub(super) fn words_of(agreement: &Agreement, facts: &Facts) -> Words {
    let filled = |text: &str| -> String {
        let said = |piece| match piece {
            Piece::Text { text } => text,
            Piece::Missing { .. } => HOLE.to_owned(),
        };
        fill(text, &facts.values).into_iter().map(said).collect()
    };
    let lines = |names: &[&str]| -> String {
        let lines = names.iter().filter_map(|name| facts.values.get(*name)).map(|value| value.trim());
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let around = |key: &str, text: String| Passage { key: key.to_owned(), heading: String::new(), text };
    let about = format!("{}\n{}", agreement.activity_title, agreement.case_number).trim().to_owned();
    let mut passages = vec![around(ABOUT, about), around(PARTIES, lines(&BEFORE_CLAUSES))];
    passages.extend(standing(agreement).map(|clause| Passage {
        key: clause.key.clone(),
        heading: clause.heading.clone(),
        text: filled(&clause.body),
    }));
    passages.push(around(SIGNATORIES, lines(&AFTER_CLAUSES)));
    Words { passages }
}
