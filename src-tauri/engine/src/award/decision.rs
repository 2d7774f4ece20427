//! What the jury recommends and what the committee decides. Both are sealed until they are published.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::organisations::Read;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::NomineeId;
use crate::shared::text_enum::text_enum;

/// As much as fits on the diploma.
pub(super) const LONGEST_REASON: usize = 160;

text_enum! {
    /// Which of the two.
    pub enum DecisionKind {
        /// The jury recommends (*indstiller*) to the committee.
        Recommendation = "recommendation",
        /// The committee decides.
        Decision = "decision",
    }
}

/// Who is to be given the award and why, as typed and sealed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecisionFacts {
    /// Who.
    pub nominee_id: NomineeId,
    /// Why, for diploma and list: begins in lower case, at most 160 characters.
    pub reason: String,
    /// Why at length, or empty.
    #[serde(default)]
    pub long_reason: String,
    /// Why another than whom the scores put first, or empty. A tie that nothing declared parts is decided here too.
    #[serde(default)]
    pub other_reason: String,
}

impl std::fmt::Debug for DecisionFacts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("DecisionFacts")
    }
}

impl DecisionFacts {
    /// As they are kept, or what is wrong. `is_first` says whether the scores put this one alone first.
    pub fn checked(&self, is_first: bool, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, "facts.", today);
        let reason = read.line("reason", &self.reason, LONGEST_REASON);
        if reason.is_empty() {
            read.add("reason", Problem::Missing);
        }
        let long_reason = read.note("longReason", &self.long_reason);
        let other_reason = read.note("otherReason", &self.other_reason);
        if other_reason.is_empty() && !is_first {
            read.add("otherReason", Problem::Missing);
        }
        let kept = Self { nominee_id: self.nominee_id, reason: small_first(&reason), long_reason, other_reason };
        problems.into_refusal().map_or(Ok(kept), Err)
    }
}

/// The first letter small, as the sentence on the diploma goes on, unless more than the first is large.
pub(super) fn small_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(reason: &str, other_reason: &str) -> DecisionFacts {
        DecisionFacts {
            nominee_id: NomineeId(1),
            reason: reason.into(),
            long_reason: String::new(),
            other_reason: other_reason.into(),
        }
    }

    fn told(facts: &DecisionFacts, is_first: bool) -> Result<String, Vec<String>> {
        let checked = facts.checked(is_first, "2026-11-24".parse().expect("a date"));
        checked.map(|kept| kept.reason).map_err(|problems| problems.into_iter().map(|problem| problem.field).collect())
    }

    #[test]
    fn a_reason_fits_the_diploma_and_goes_on_with_its_sentence() {
        assert_eq!(told(&facts("At ringe til alle", ""), true), Ok("at ringe til alle".into()));
        assert_eq!(told(&facts("IT-hjælp til alle", ""), true), Ok("IT-hjælp til alle".into()));
        assert_eq!(told(&facts(&"a".repeat(160), ""), true), Ok("a".repeat(160)));
        assert_eq!(told(&facts(&"a".repeat(161), ""), true), Err(vec!["facts.reason".into()]));
    }

    #[test]
    fn another_than_the_first_needs_a_written_reason() {
        assert_eq!(told(&facts("hjælp", ""), false), Err(vec!["facts.otherReason".into()]));
        assert_eq!(told(&facts("hjælp", "Prisen gik sidst til samme område"), false), Ok("hjælp".into()));
        assert_eq!(told(&facts(" ", ""), true), Err(vec!["facts.reason".into()]));
        assert_eq!(format!("{:?}", facts("hemmelig", "")), "DecisionFacts", "a log of faults tells nothing");
    }
}
