//! Talks about an agreement, as the office remembers them: never printed on it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shared::ids::TalkId;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What became of a next step.
    pub enum NextStepState {
        /// It is still to be done.
        Open = "open",
        /// It was done.
        Done = "done",
    }
}

/// What was said at a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TalkFacts {
    /// The day.
    #[ts(type = "string")]
    pub held_on: NaiveDate,
    /// Who took part, in the office's own words, or empty.
    pub took_part: String,
    /// What was said.
    pub said: String,
    /// What is to be done, or empty.
    pub next_step: String,
    /// The day the next step comes back as a question.
    #[ts(type = "string | null")]
    pub next_on: Option<NaiveDate>,
}

/// A talk about an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Talk {
    /// The talk.
    pub id: TalkId,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// What was said.
    pub facts: TalkFacts,
    /// The day the next step was done.
    #[ts(type = "string | null")]
    pub next_done_on: Option<NaiveDate>,
    /// Who noted it.
    pub noted_by: Option<String>,
}
