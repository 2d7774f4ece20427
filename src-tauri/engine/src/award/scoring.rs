//! What a juror gives a nominee: a whole number from 0 to 5 for each criterion. A sheet that is not complete is left out whole
//! and said to be; whoever abstains is counted nowhere, never as zero.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::criterion::{BEST, Criteria};
use crate::organisations::Read;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::text_enum::text_enum;

/// A juror's sheet about one nominee, as typed and sealed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScoreSheet {
    /// Points by the code of the criterion; what is left out is not scored yet.
    #[ts(type = "Record<string, number>")]
    pub scores: BTreeMap<String, u8>,
    /// Whether the juror judges this one not at all.
    #[serde(default)]
    pub abstained: bool,
    /// What they noted for themselves.
    #[serde(default)]
    pub note: String,
}

text_enum! {
    /// How far a sheet is.
    pub enum SheetState {
        /// Nothing is scored.
        Empty = "empty",
        /// Some criteria are not.
        Incomplete = "incomplete",
        /// All are.
        Complete = "complete",
        /// The juror judges this one not at all.
        Abstained = "abstained",
    }
}

impl SheetState {
    /// Whether the juror is done with it.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Complete | Self::Abstained)
    }
}

impl ScoreSheet {
    /// As it is kept, or what is wrong with it.
    pub fn checked(&self, criteria: &Criteria, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        for (code, score) in &self.scores {
            if !criteria.criteria.iter().any(|criterion| criterion.code == *code) {
                problems.add(format!("scores.{code}"), Problem::NotFound);
            } else if *score > BEST {
                problems.add(format!("scores.{code}"), Problem::OutOfRange { least: 0, most: BEST.into() });
            }
        }
        let note = Read::new(&mut problems, "", today).note("note", &self.note);
        let kept = Self { scores: self.scores.clone(), abstained: self.abstained, note };
        problems.into_refusal().map_or(Ok(kept), Err)
    }

    /// How far it is.
    pub fn state(&self, criteria: &Criteria) -> SheetState {
        let scored = criteria.criteria.iter().filter(|criterion| self.scores.contains_key(&criterion.code)).count();
        match scored {
            _ if self.abstained => SheetState::Abstained,
            0 => SheetState::Empty,
            _ if scored == criteria.criteria.len() => SheetState::Complete,
            _ => SheetState::Incomplete,
        }
    }

    /// The points in the order of the criteria, where all are there and count.
    pub fn counted(&self, criteria: &Criteria) -> Option<Vec<i64>> {
        if self.state(criteria) != SheetState::Complete {
            return None;
        }
        criteria
            .criteria
            .iter()
            .map(|criterion| self.scores.get(&criterion.code).map(|score| i64::from(*score)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(scores: &[(&str, u8)]) -> ScoreSheet {
        let scores = scores.iter().map(|(code, score)| ((*code).to_owned(), *score)).collect();
        ScoreSheet { scores, ..ScoreSheet::default() }
    }

    fn full() -> ScoreSheet {
        sheet(&[("effort", 5), ("difference", 0), ("initiative", 3), ("together", 4), ("example", 2)])
    }

    #[test]
    fn only_a_sheet_with_every_criterion_counts() {
        let criteria = Criteria::default();
        assert_eq!(full().counted(&criteria), Some(vec![5, 0, 3, 4, 2]), "nought is a score");
        let mut part = full();
        part.scores.remove("difference");
        assert_eq!((part.state(&criteria), part.counted(&criteria)), (SheetState::Incomplete, None));
        assert_eq!(ScoreSheet::default().state(&criteria), SheetState::Empty);
        let abstained = ScoreSheet { abstained: true, ..full() };
        assert_eq!((abstained.state(&criteria), abstained.counted(&criteria)), (SheetState::Abstained, None));
        assert!(SheetState::Abstained.is_done() && !SheetState::Incomplete.is_done());
    }

    #[test]
    fn points_beside_the_scale_and_criteria_that_nobody_asked_are_refused() {
        let today = "2026-11-24".parse().expect("a date");
        let told = |sheet: &ScoreSheet| {
            let problems = sheet.checked(&Criteria::default(), today).err().unwrap_or_default();
            problems.into_iter().map(|problem| (problem.field, problem.problem)).collect::<Vec<_>>()
        };
        assert_eq!(told(&full()), []);
        assert_eq!(
            told(&sheet(&[("effort", 6)])),
            [("scores.effort".into(), Problem::OutOfRange { least: 0, most: 5 })]
        );
        assert_eq!(told(&sheet(&[("beauty", 1)])), [("scores.beauty".into(), Problem::NotFound)]);
        let with_number = ScoreSheet { note: "150680-9997".into(), ..full() };
        assert_eq!(told(&with_number), [("note".into(), Problem::LooksLikeCpr)]);
    }
}
