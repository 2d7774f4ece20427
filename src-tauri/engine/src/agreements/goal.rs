//! What the parties want to reach together, and how it went. A goal that is due comes back as a question until somebody
//! answers it; an answer is never written over, but followed by another.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shared::ids::{AgreementId, GoalEvaluationId, GoalId};
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Whether a goal was reached.
    pub enum GoalOutcome {
        /// It was.
        Met = "met",
        /// Some of it was.
        Partly = "partly",
        /// It was not.
        Missed = "missed",
    }
}

text_enum! {
    /// Whether something that was noted stands.
    pub enum Keeping {
        /// It does.
        Kept = "kept",
        /// It was taken back; it can be put back.
        TakenBack = "taken_back",
    }
}

impl Keeping {
    /// The other way round.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Kept => Self::TakenBack,
            Self::TakenBack => Self::Kept,
        }
    }

    /// What making it so is called in the history.
    pub(super) fn act(self) -> RecordAct {
        match self {
            Self::Kept => RecordAct::PutBack,
            Self::TakenBack => RecordAct::TakenBack,
        }
    }
}

text_enum! {
    /// What was done to something that was noted about an agreement.
    pub enum RecordAct {
        /// It was noted.
        Added = "added",
        /// It was put otherwise.
        Changed = "changed",
        /// It was taken back.
        TakenBack = "taken_back",
        /// It was put back.
        PutBack = "put_back",
    }
}

/// What a goal says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GoalFacts {
    /// What is to be reached.
    pub goal: String,
    /// By what it is seen that it was, or empty.
    pub measure: String,
    /// The day it is asked about.
    #[ts(type = "string")]
    pub evaluate_on: NaiveDate,
}

/// How a goal went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GoalEvaluation {
    /// The evaluation.
    pub id: GoalEvaluationId,
    /// Whether it was reached.
    pub outcome: GoalOutcome,
    /// What came of it, or empty.
    pub result: String,
    /// What is done next, or empty.
    pub next_step: String,
    /// The day it was talked about.
    #[ts(type = "string")]
    pub evaluated_on: NaiveDate,
    /// The day the question comes back.
    #[ts(type = "string | null")]
    pub again_on: Option<NaiveDate>,
    /// Who noted it.
    pub noted_by: Option<String>,
}

/// The goal that this one goes on with, or that goes on with this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CarriedGoal {
    /// Its agreement.
    pub agreement_id: AgreementId,
    /// That agreement's number.
    pub number: String,
    /// What came of it there.
    pub evaluation: Option<GoalEvaluation>,
}

/// A goal of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Goal {
    /// The goal.
    pub id: GoalId,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// What it says.
    pub facts: GoalFacts,
    /// How it went, the newest first: that one counts.
    pub evaluations: Vec<GoalEvaluation>,
    /// The goal of the agreement before that it goes on with.
    pub carried_from: Option<CarriedGoal>,
    /// The goal of the next agreement that goes on with it.
    pub carried_to: Option<CarriedGoal>,
    /// The day its question comes (again); none where it is done with.
    #[ts(type = "string | null")]
    pub due_on: Option<NaiveDate>,
}

impl Goal {
    /// Whether it is to be thought of when the agreement is renewed: not reached, and not taken along already.
    pub fn is_open(&self) -> bool {
        let is_met = self.evaluations.first().is_some_and(|newest| newest.outcome == GoalOutcome::Met);
        !is_met && self.carried_to.is_none()
    }
}

/// The day a goal's question comes: its own day, until an evaluation says when it is asked again, if at all.
pub(super) fn due_on(evaluate_on: NaiveDate, newest: Option<Option<NaiveDate>>) -> Option<NaiveDate> {
    newest.unwrap_or(Some(evaluate_on))
}

/// A day moved as far as one agreement begins after another; a year where one of them has no first day.
pub(super) fn moved(day: NaiveDate, from: Option<NaiveDate>, to: Option<NaiveDate>) -> NaiveDate {
    let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    let step = from.zip(to).and_then(|(from, to)| u32::try_from(months(to) - months(from)).ok());
    day.checked_add_months(Months::new(step.unwrap_or(12))).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn goal(outcomes: &[GoalOutcome]) -> Goal {
        let evaluation = |outcome: &GoalOutcome| GoalEvaluation {
            id: GoalEvaluationId(1),
            outcome: *outcome,
            result: String::new(),
            next_step: String::new(),
            evaluated_on: day("2026-11-24"),
            again_on: None,
            noted_by: None,
        };
        Goal {
            id: GoalId(1),
            version: 1,
            facts: GoalFacts { goal: "Ti nye".into(), measure: String::new(), evaluate_on: day("2026-11-01") },
            evaluations: outcomes.iter().map(evaluation).collect(),
            carried_from: None,
            carried_to: None,
            due_on: None,
        }
    }

    #[test]
    fn a_goal_is_asked_about_on_its_day_and_again_only_where_somebody_said_so() {
        let own = day("2026-11-01");
        assert_eq!(due_on(own, None), Some(own));
        assert_eq!(due_on(own, Some(None)), None);
        assert_eq!(due_on(own, Some(Some(day("2027-02-01")))), Some(day("2027-02-01")));
    }

    #[test]
    fn what_was_said_last_decides_whether_a_goal_is_open() {
        use GoalOutcome::{Met, Missed, Partly};
        for (newest_first, is_open) in
            [(&[][..], true), (&[Met], false), (&[Partly], true), (&[Missed, Met], true), (&[Met, Missed], false)]
        {
            assert_eq!(goal(newest_first).is_open(), is_open, "{newest_first:?}");
        }
        let carried = CarriedGoal { agreement_id: AgreementId(2), number: "SA-2027-001".into(), evaluation: None };
        assert!(!Goal { carried_to: Some(carried), ..goal(&[]) }.is_open(), "it was taken along");
    }

    #[test]
    fn a_goals_day_moves_as_far_as_the_agreement() {
        let first = Some(day("2026-01-01"));
        for (to, moved_to) in [
            (Some("2027-01-01"), "2027-10-31"),
            (Some("2026-07-01"), "2027-04-30"),
            (Some("2025-07-01"), "2027-10-31"),
            (None, "2027-10-31"),
        ] {
            assert_eq!(moved(day("2026-10-31"), first, to.map(day)), day(moved_to), "{to:?}");
        }
    }
}
