//! An agreement and its clauses.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::dates::LifeFacts;
use super::facts::whole_date;
use super::life::AgreementState;
use super::signature::AgreementSide;
use super::terms::{Term, Terms};
use crate::shared::format::Language;
use crate::shared::ids::{AgreementId, OrganisationId};
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Whether there is a paper that says what the agreement says.
    pub enum PaperStanding {
        /// It was never printed.
        None = "none",
        /// The last paper says what it says.
        Current = "current",
        /// Something was changed after the last paper.
        Outdated = "outdated",
    }
}

impl PaperStanding {
    /// What stands of an agreement of this version that was last printed at that one.
    pub(super) fn of(version: i64, printed_version: Option<i64>) -> Self {
        match printed_version {
            None => Self::None,
            Some(printed) if printed == version => Self::Current,
            Some(_) => Self::Outdated,
        }
    }
}

text_enum! {
    /// Whether a clause stands in the paper.
    pub enum ClauseState {
        /// It does, and is numbered.
        On = "on",
        /// It does not; its text is kept.
        Off = "off",
    }
}

/// One clause of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Clause {
    /// Its key.
    pub key: String,
    /// Its heading.
    pub heading: String,
    /// Its text, with `{{names}}` to fill in, `{{clause: key}}` for another's number, and marks for bold, italic, lists
    /// and links; each line is a paragraph.
    pub body: String,
    /// Whether it stands in the paper.
    pub state: ClauseState,
    /// Which of the template's texts it is, where there are several.
    pub variant: Option<String>,
    /// Whether heading or text differ from the template's.
    pub is_edited: bool,
    /// What the office wants to remember about it; stands on no paper, in no version and in no export.
    pub note: String,
    /// The library of clauses that its text was taken from, or that was looked at last; 0 is what the program comes with.
    #[ts(type = "number")]
    pub library_version: i64,
}

/// An agreement with all it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Agreement {
    /// The agreement.
    pub id: AgreementId,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The running number: `SA-2026-014`.
    pub number: String,
    /// The other party.
    pub organisation_id: OrganisationId,
    /// What the cooperation is about.
    pub activity_title: String,
    /// The number of the case in the municipality's own system.
    pub case_number: String,
    /// The language of the paper.
    pub language: Language,
    /// How far it has come.
    pub state: AgreementState,
    /// The first day.
    #[ts(type = "string | null")]
    pub starts_on: Option<NaiveDate>,
    /// The last day.
    #[ts(type = "string | null")]
    pub ends_on: Option<NaiveDate>,
    /// What was written for the variables; the rest is filled from the records.
    pub values: BTreeMap<String, String>,
    /// The clauses, in the order of the paper.
    pub clauses: Vec<Clause>,
    /// When it was begun.
    pub created_at: Instant,
    /// Who began it.
    pub drafted_by: Option<String>,
    /// Whether there is a paper that says the same.
    pub paper: PaperStanding,
    /// Notice, and whether it goes on by itself.
    pub terms: Terms,
    /// The agreement that it follows.
    pub predecessor_id: Option<AgreementId>,
    /// When it was sent to the association.
    #[ts(type = "string | null")]
    pub sent_on: Option<NaiveDate>,
    /// From this day on a later agreement stands in its place.
    #[ts(type = "string | null")]
    pub replaced_from: Option<NaiveDate>,
    /// The notice that was given.
    pub termination: Option<Termination>,
    /// How it went.
    pub evaluation: Option<Evaluation>,
}

/// Another agreement, before or after one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgreementLink {
    /// The agreement.
    pub id: AgreementId,
    /// Its number.
    pub number: String,
    /// How far it has come.
    pub state: AgreementState,
}

text_enum! {
    /// How an agreement is ended before its time.
    pub enum NoticeWay {
        /// With the notice that was agreed.
        WithNotice = "with_notice",
        /// The same day, after a gross breach.
        AtOnce = "at_once",
    }
}

/// The notice that one side has given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Termination {
    /// The day it was given.
    #[ts(type = "string")]
    pub given_on: NaiveDate,
    /// By whom.
    pub given_by: AgreementSide,
    /// With the agreed notice, or at once.
    pub way: NoticeWay,
    /// The last day of the agreement.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
}

/// How an agreement went, as the parties saw it together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Evaluation {
    /// When they talked about it.
    #[ts(type = "string")]
    pub evaluated_on: NaiveDate,
    /// What came of the goals.
    pub result: String,
    /// What is done next, or empty.
    pub next_step: String,
}

impl Agreement {
    /// Its first term, where both its days are known.
    pub(super) fn first_term(&self) -> Option<Term> {
        Term::between(self.starts_on?, self.ends_on?)
    }

    /// What its days are read off.
    pub(super) fn life_facts(&self) -> LifeFacts {
        LifeFacts {
            state: self.state,
            first: self.first_term(),
            terms: self.terms,
            sent_on: self.sent_on,
            notice_ends_on: self.termination.map(|notice| notice.ends_on),
            replaced_from: self.replaced_from,
            evaluation_on: self.values.get("evaluation_date").and_then(|text| whole_date(text)),
            is_evaluated: self.evaluation.is_some(),
        }
    }
}

/// `SA-2026-014`: three digits, more when they are used up.
pub(super) fn number_of(year: i32, running: i64) -> String {
    format!("SA-{year}-{running:03}")
}

/// The period of a new agreement: so many months from the first of next month on.
pub(super) fn default_period(today: NaiveDate, months: u32) -> (NaiveDate, NaiveDate) {
    let first = today.with_day(1).unwrap_or(today);
    let starts = first.checked_add_months(Months::new(1)).unwrap_or(today);
    let ends = starts.checked_add_months(Months::new(months)).and_then(|day| day.pred_opt()).unwrap_or(starts);
    (starts, ends)
}

/// When renewal is to be taken up: two months before the end, and of a short agreement not before it begins.
pub(super) fn renewal_on(starts_on: Option<NaiveDate>, ends_on: NaiveDate) -> NaiveDate {
    let before = ends_on.checked_sub_months(Months::new(2)).unwrap_or(ends_on);
    starts_on.map_or(before, |first| before.max(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_new_agreement_runs_whole_months_from_the_first_of_next_month() {
        for (today, months, starts, ends) in [
            ("2026-11-24", 12, "2026-12-01", "2027-11-30"),
            ("2026-12-31", 12, "2027-01-01", "2027-12-31"),
            ("2028-01-31", 12, "2028-02-01", "2029-01-31"),
            ("2026-08-31", 6, "2026-09-01", "2027-02-28"),
        ] {
            assert_eq!(default_period(day(today), months), (day(starts), day(ends)), "{today}");
        }
    }

    #[test]
    fn renewal_is_taken_up_two_months_before_the_end_also_at_a_short_months_end() {
        assert_eq!(renewal_on(None, day("2027-04-30")), day("2027-02-28"));
        assert_eq!(renewal_on(Some(day("2026-05-01")), day("2027-04-30")), day("2027-02-28"));
    }

    #[test]
    fn renewal_of_a_short_agreement_is_not_taken_up_before_it_begins() {
        assert_eq!(renewal_on(Some(day("2026-11-01")), day("2026-12-31")), day("2026-11-01"));
    }

    #[test]
    fn numbers_go_on_after_999() {
        assert_eq!(number_of(2026, 14), "SA-2026-014");
        assert_eq!(number_of(2026, 1000), "SA-2026-1000");
    }
}
