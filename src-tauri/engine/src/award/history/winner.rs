//! Somebody who was given the award of a year: published here, or typed in because it was before the program.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::award::year::{NomineeKind, read_amount};
use crate::organisations::Read;
use crate::shared::calendar::YEARS;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::{AwardYearId, PastWinnerId};
use crate::shared::instant::Instant;

const LONGEST_REASON: usize = 500;

/// Who was given the award of a year before the program, as typed and kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PastWinnerFacts {
    /// In which year.
    pub year: i32,
    /// Their name.
    pub name: String,
    /// What kind of recipient.
    pub kind: NomineeKind,
    /// Why, or empty.
    #[serde(default)]
    pub reason: String,
    /// What they were given besides a diploma, in kroner, or empty.
    #[serde(default)]
    pub amount: String,
}

impl PastWinnerFacts {
    /// As they are kept, or what is wrong. Of a year to come nobody has been given anything.
    pub fn checked(&self, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, "facts.", today);
        let (least, most) = (*YEARS.start(), today.year());
        if !(least..=most).contains(&self.year) {
            read.add("year", Problem::OutOfRange { least: least.into(), most: most.into() });
        }
        let kept = Self {
            year: self.year,
            name: read.name("name", &self.name),
            kind: self.kind,
            reason: read.line("reason", &self.reason, LONGEST_REASON),
            amount: read.number("amount", &self.amount, read_amount),
        };
        problems.into_refusal().map_or(Ok(kept), Err)
    }
}

/// One as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPastWinner {
    /// Which.
    pub id: PastWinnerId,
    /// Counts the changes.
    pub version: i64,
    /// Who and when.
    pub facts: PastWinnerFacts,
    /// When they were taken off the list.
    pub withdrawn_at: Option<Instant>,
}

/// A recipient in the list of all years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WinnerLine {
    /// In which year.
    pub year: i32,
    /// Their name.
    pub name: String,
    /// What kind of recipient.
    pub kind: NomineeKind,
    /// Why, or empty.
    pub reason: String,
    /// What they were given besides a diploma, in kroner, or empty.
    pub amount: String,
    /// The first year in which they can be given it again without a warning, by the rule of the newest award.
    pub free_from: Option<i32>,
    /// The award that was run here, where it was.
    pub award_year_id: Option<AwardYearId>,
    /// Which of those that were typed in; none of one that was published here.
    pub past_winner_id: Option<PastWinnerId>,
    /// Counts the changes of one that was typed in; an edit carries the one it saw.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
}

impl From<&KeptPastWinner> for WinnerLine {
    fn from(kept: &KeptPastWinner) -> Self {
        let PastWinnerFacts { year, name, kind, reason, amount } = kept.facts.clone();
        let (past_winner_id, version) = (Some(kept.id), Some(kept.version));
        Self { year, name, kind, reason, amount, free_from: None, award_year_id: None, past_winner_id, version }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_named_with_a_year_that_has_been() {
        let today = "2026-11-24".parse().expect("a date");
        let facts = PastWinnerFacts {
            year: 2019,
            name: " Ib  Holm ".into(),
            kind: NomineeKind::Person,
            reason: String::new(),
            amount: "7000".into(),
        };
        let kept = facts.checked(today).expect("fine");
        assert_eq!((kept.name.as_str(), kept.amount.as_str()), ("Ib Holm", "7.000,00"));
        for (year, is_fine) in [(2026, true), (2027, false), (1899, false)] {
            assert_eq!(PastWinnerFacts { year, ..facts.clone() }.checked(today).is_ok(), is_fine, "{year}");
        }
        let wrong = PastWinnerFacts { name: String::new(), amount: "mange".into(), ..facts };
        let fields: Vec<String> = wrong.checked(today).expect_err("refused").into_iter().map(|one| one.field).collect();
        assert_eq!(fields, ["facts.name", "facts.amount"]);
    }
}
