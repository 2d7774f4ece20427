//! An agreement and its clauses.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::shared::format::Language;
use crate::shared::ids::{AgreementId, OrganisationId};
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// How far an agreement has come. More states follow with signing; a print is a stored paper, not a state.
    pub enum AgreementState {
        /// Being written.
        Draft = "draft",
        /// Thrown away; it can be taken back.
        Discarded = "discarded",
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
    /// Its text, with `{{names}}` to fill in; each line is a paragraph.
    pub body: String,
    /// Whether it stands in the paper.
    pub state: ClauseState,
    /// Which of the template's texts it is, where there are several.
    pub variant: Option<String>,
    /// Whether heading or text differ from the template's.
    pub is_edited: bool,
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
}

/// An agreement in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementSummary {
    /// The agreement.
    pub id: AgreementId,
    /// The running number.
    pub number: String,
    /// The other party.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// What the cooperation is about.
    pub activity_title: String,
    /// How far it has come.
    pub state: AgreementState,
    /// The first day.
    #[ts(type = "string | null")]
    pub starts_on: Option<NaiveDate>,
    /// The last day.
    #[ts(type = "string | null")]
    pub ends_on: Option<NaiveDate>,
    /// When it was changed last.
    pub changed_at: Instant,
    /// When it was printed last.
    pub printed_at: Option<Instant>,
}

/// `SA-2026-014`: three digits, more when they are used up.
pub(super) fn number_of(year: i32, running: i64) -> String {
    format!("SA-{year}-{running:03}")
}

/// The default period: from the first of next month, a year, to the day before.
pub(super) fn default_period(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = today.with_day(1).unwrap_or(today);
    let starts = first.checked_add_months(Months::new(1)).unwrap_or(today);
    let ends = starts.checked_add_months(Months::new(12)).and_then(|day| day.pred_opt()).unwrap_or(starts);
    (starts, ends)
}

/// When renewal is to be taken up: two months before the end.
pub(super) fn renewal_on(ends_on: NaiveDate) -> NaiveDate {
    ends_on.checked_sub_months(Months::new(2)).unwrap_or(ends_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_new_agreement_runs_a_whole_year_from_the_first_of_next_month() {
        for (today, starts, ends) in [
            ("2026-11-24", "2026-12-01", "2027-11-30"),
            ("2026-12-31", "2027-01-01", "2027-12-31"),
            ("2028-01-31", "2028-02-01", "2029-01-31"),
        ] {
            assert_eq!(default_period(day(today)), (day(starts), day(ends)), "{today}");
        }
    }

    #[test]
    fn renewal_is_taken_up_two_months_before_the_end_also_at_a_short_months_end() {
        assert_eq!(renewal_on(day("2027-04-30")), day("2027-02-28"));
    }

    #[test]
    fn numbers_go_on_after_999() {
        assert_eq!(number_of(2026, 14), "SA-2026-014");
        assert_eq!(number_of(2026, 1000), "SA-2026-1000");
    }
}
