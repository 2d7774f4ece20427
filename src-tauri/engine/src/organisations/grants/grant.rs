//! One amount that an organisation was given.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::organisations::facts::{Read, kept_date};
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::format::{Language, number};
use crate::shared::ids::{GrantId, OrganisationId};
use crate::shared::money::{MoneyError, Oere};

/// The most that one amount may be, in kroner: a slip of the finger is more.
const MOST_KRONER: i64 = 100_000_000;
const EARLIEST_YEAR: i64 = 1990;
/// Grants are given for so many years ahead.
const YEARS_AHEAD: i64 = 5;

/// What is known of an amount. The same shape is typed and shown: texts come in as typed and go out as kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GrantFacts {
    /// Out of what it was given, e.g. `§ 18-midler`.
    pub source: String,
    /// In which round, or empty.
    #[serde(default)]
    pub round: String,
    /// The year it was given for.
    pub year: String,
    /// The day it was decided, or empty.
    #[serde(default)]
    pub granted_on: String,
    /// How much, in kroner.
    pub amount: String,
    /// How much of it was paid back, in kroner, or empty.
    #[serde(default)]
    pub repaid: String,
}

/// Facts that have been checked, with what was read.
#[derive(Debug, Clone)]
pub(super) struct CheckedGrant {
    pub source: String,
    pub round: String,
    pub year: i64,
    pub granted_on: Option<NaiveDate>,
    pub amount: Oere,
    pub repaid: Oere,
}

impl GrantFacts {
    /// The facts as they are kept, or what is wrong with each field.
    pub(super) fn checked(&self, path: &str, today: NaiveDate) -> Result<CheckedGrant, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, path, today);
        let source = read.line("source", &self.source, 120);
        let round = read.line("round", &self.round, 80);
        let granted_on = kept_date(&read.date("grantedOn", &self.granted_on));
        if source.is_empty() {
            problems.add(format!("{path}source"), Problem::Missing);
        }
        let year = problems.take(&format!("{path}year"), year_of(&self.year, today));
        let amount = problems.take(&format!("{path}amount"), amount_of(&self.amount));
        let repaid = problems.take(&format!("{path}repaid"), repaid_of(&self.repaid, amount));
        match (problems.into_refusal(), year, amount, repaid) {
            (None, Some(year), Some(amount), Some(repaid)) => {
                Ok(CheckedGrant { source, round, year, granted_on, amount, repaid })
            }
            (found, ..) => Err(found.unwrap_or_default()),
        }
    }
}

fn year_of(typed: &str, today: NaiveDate) -> Result<i64, Problem> {
    let (least, most) = (EARLIEST_YEAR, i64::from(today.year()) + YEARS_AHEAD);
    if typed.trim().is_empty() {
        return Err(Problem::Missing);
    }
    let year = typed.trim().parse().ok().filter(|year| (least..=most).contains(year));
    year.ok_or(Problem::OutOfRange { least, most })
}

fn amount_of(typed: &str) -> Result<Oere, Problem> {
    let amount = Oere::parse(typed).map_err(|error| match error {
        MoneyError::Missing => Problem::Missing,
        _ => Problem::Amount,
    })?;
    let is_sensible = (1..=MOST_KRONER * 100).contains(&amount.oere());
    if is_sensible { Ok(amount) } else { Err(Problem::OutOfRange { least: 1, most: MOST_KRONER }) }
}

/// Nothing written is nothing paid back; nobody pays back more than they were given.
fn repaid_of(typed: &str, amount: Option<Oere>) -> Result<Oere, Problem> {
    if typed.trim().is_empty() {
        return Ok(Oere::ZERO);
    }
    let repaid = Oere::parse(typed).map_err(|_| Problem::Amount)?;
    let most = amount.unwrap_or(Oere::MOST);
    let is_possible = (Oere::ZERO..=most).contains(&repaid);
    if is_possible { Ok(repaid) } else { Err(Problem::OutOfRange { least: 0, most: most.oere() / 100 }) }
}

impl CheckedGrant {
    /// As it is shown and typed again.
    pub fn facts(&self) -> GrantFacts {
        GrantFacts {
            source: self.source.clone(),
            round: self.round.clone(),
            year: self.year.to_string(),
            granted_on: self.granted_on.map(|day| day.to_string()).unwrap_or_default(),
            amount: typed(self.amount),
            repaid: if self.repaid == Oere::ZERO { String::new() } else { typed(self.repaid) },
        }
    }
}

/// An amount as Danes type it: `50.000`, `50.000,50`.
fn typed(amount: Oere) -> String {
    let kroner = number(amount.oere() / 100, Language::Da);
    match amount.oere() % 100 {
        0 => kroner,
        oere => format!("{kroner},{oere:02}"),
    }
}

/// An amount that an organisation was given, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GrantReceived {
    /// The amount.
    pub id: GrantId,
    /// Who was given it; the one that stands, where that was merged into another.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// As it is typed.
    pub facts: GrantFacts,
    /// The year it was given for.
    pub year: i32,
    /// The day it was decided.
    #[ts(type = "string | null")]
    pub granted_on: Option<NaiveDate>,
    /// How much.
    pub amount: Oere,
    /// How much of it was paid back.
    pub repaid: Oere,
    /// What they kept of it, which is what counts.
    pub kept: Oere,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(year: &str, amount: &str, repaid: &str) -> GrantFacts {
        GrantFacts {
            source: " § 18-midler ".into(),
            round: String::new(),
            year: year.into(),
            granted_on: "15/4-2026".into(),
            amount: amount.into(),
            repaid: repaid.into(),
        }
    }

    fn checked(facts: &GrantFacts) -> Result<GrantFacts, Vec<(String, Problem)>> {
        let today = "2026-11-24".parse().unwrap();
        let named = |found: Vec<FieldProblem>| found.into_iter().map(|one| (one.field, one.problem)).collect();
        facts.checked("", today).map(|checked| checked.facts()).map_err(named)
    }

    #[test]
    fn what_is_typed_is_kept_so_that_it_can_be_typed_again() {
        for (amount, repaid, kept) in [
            ("50000", "", ("50.000", "")),
            ("kr. 99.999,50", "0", ("99.999,50", "")),
            ("100.000,-", "100000", ("100.000", "100.000")),
        ] {
            let first = checked(&facts("2026", amount, repaid)).unwrap();
            assert_eq!((first.amount.as_str(), first.repaid.as_str()), kept);
            assert_eq!((first.source.as_str(), first.granted_on.as_str()), ("§ 18-midler", "2026-04-15"));
            assert_eq!(checked(&first), Ok(first));
        }
    }

    #[test]
    fn what_cannot_be_is_refused_at_its_field() {
        let range = |least, most| Problem::OutOfRange { least, most };
        for (year, amount, repaid, field, problem) in [
            ("", "5", "", "year", Problem::Missing),
            ("26", "5", "", "year", range(1990, 2031)),
            ("2032", "5", "", "year", range(1990, 2031)),
            ("2026", "", "", "amount", Problem::Missing),
            ("2026", "0", "", "amount", range(1, MOST_KRONER)),
            ("2026", "-5", "", "amount", range(1, MOST_KRONER)),
            ("2026", "12.50", "", "amount", Problem::Amount),
            ("2026", "100.000.000,01", "", "amount", range(1, MOST_KRONER)),
            ("2026", "500", "500,01", "repaid", range(0, 500)),
            ("2026", "500", "-1", "repaid", range(0, 500)),
            ("2026", "500", "lidt", "repaid", Problem::Amount),
        ] {
            assert_eq!(checked(&facts(year, amount, repaid)), Err(vec![(field.to_owned(), problem)]), "{field}");
        }
        let unnamed = GrantFacts { source: "  ".into(), round: "150680-9997".into(), ..facts("2026", "5", "") };
        let found = checked(&unnamed).unwrap_err();
        assert_eq!(found, [("round".to_owned(), Problem::LooksLikeCpr), ("source".to_owned(), Problem::Missing)]);
    }
}
