//! What an agreement said when it was handed on: its words for comparing, beside the paper that was printed of them.

use serde::Serialize;
use ts_rs::TS;

use super::Agreement;
use super::comparison::{ABOUT, PARTIES, Passage, SIGNATORIES, Words};
use super::facts::{AFTER_CLAUSES, BEFORE_CLAUSES, Facts, agreed};
use super::filling::{Filling, words_and_marks};
use super::wording::{Piece, fill};
use crate::documents::{self, Span, Spans};
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

/// What the paper says now, part by part, in words alone.
pub(super) fn words_of(agreement: &Agreement, facts: &Facts) -> Words {
    let hole = |_: &str| Span::Text(HOLE.to_owned());
    let filling = Filling { values: &facts.values, gap: &hole };
    let passage = |key: &str, heading: &str, typed: String, passages: &[documents::Passage]| {
        let (text, marked) = words_and_marks(typed, passages);
        Passage { key: key.to_owned(), heading: heading.to_owned(), text, marked }
    };
    let about = format!("{}\n{}", agreement.activity_title, agreement.case_number).trim().to_owned();
    let around = |key: &str, text: String| Passage { key: key.to_owned(), heading: String::new(), text, marked: None };
    let mut passages = vec![around(ABOUT, about), around(PARTIES, lines(facts, &BEFORE_CLAUSES))];
    passages.extend(agreed(agreement).map(|clause| {
        let typed = typed(&clause.body, facts);
        passage(&clause.key, &clause.heading, typed, &filling.paragraphs(&clause.body).concat())
    }));
    let after =
        AFTER_CLAUSES.iter().filter(|name| facts.values.get(**name).is_some_and(|value| !value.trim().is_empty()));
    let after: Vec<_> = after.flat_map(|name| filling.paragraph(&Spans::from(format!("{{{{{name}}}}}")))).collect();
    passages.push(passage(SIGNATORIES, "", lines(facts, &AFTER_CLAUSES), &after));
    Words { passages }
}

/// A clause as it was typed, with its marks, and filled in.
fn typed(body: &str, facts: &Facts) -> String {
    let said = |piece| match piece {
        Piece::Text { text } => text,
        Piece::Missing { .. } => HOLE.to_owned(),
    };
    fill(body, &facts.values).into_iter().map(said).collect()
}

fn lines(facts: &Facts, names: &[&str]) -> String {
    let lines = names.iter().filter_map(|name| facts.values.get(*name)).map(|value| value.trim());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
