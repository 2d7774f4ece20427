//! An agreement and its clauses.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::shared::format::Language;
use crate::shared::ids::{AgreementId, OrganisationId};
use crate::shared::instant::Instant;
use crate::shared::text::{QueryWord, SearchKeys};
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
    /// A part of the list of agreements.
    pub enum AgreementView {
        /// All that were not thrown away.
        Kept = "kept",
        /// Those whose words stand on no paper yet.
        Unprinted = "unprinted",
        /// Those whose words stand on paper.
        Printed = "printed",
        /// Printed ones that run out soon.
        Expiring = "expiring",
        /// Those that were thrown away.
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
    /// Who began it.
    pub drafted_by: Option<String>,
    /// Whether there is a paper that says the same.
    pub paper: PaperStanding,
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
    /// Whether that paper says what it says now.
    pub paper: PaperStanding,
    /// Who began it.
    pub drafted_by: Option<String>,
    /// Where it runs out soon or has run out: how many days there are to its last day; below zero when that is past.
    #[ts(type = "number | null")]
    pub days_left: Option<i64>,
}

impl AgreementSummary {
    /// With the days that are left, where that is news: a draft that was never printed runs out for nobody.
    pub(super) fn seen_on(mut self, today: NaiveDate) -> Self {
        let days = self.ends_on.filter(|_| self.paper != PaperStanding::None).map(|last| (last - today).num_days());
        self.days_left = days.filter(|days| *days <= EXPIRY_REMINDER_DAYS);
        self
    }

    /// Whether it belongs to a part of the list.
    pub(super) fn is_in(&self, view: AgreementView) -> bool {
        let is_kept = self.state == AgreementState::Draft;
        match view {
            AgreementView::Kept => is_kept,
            AgreementView::Unprinted => is_kept && self.paper != PaperStanding::Current,
            AgreementView::Printed => is_kept && self.paper == PaperStanding::Current,
            AgreementView::Expiring => is_kept && self.days_left.is_some_and(|days| days >= 0),
            AgreementView::Discarded => self.state == AgreementState::Discarded,
        }
    }

    /// Whether every word starts a word of its number, its party's name or its title, as the directory finds names.
    pub(super) fn is_found_by(&self, words: &[QueryWord]) -> bool {
        let texts = [self.number.as_str(), self.organisation_name.as_str(), self.activity_title.as_str()];
        words.is_empty() || SearchKeys::of_all(&texts).met_by(words)
    }
}

/// How long before its end an agreement is worth a word (`agreement.expiry_reminder_days`).
const EXPIRY_REMINDER_DAYS: i64 = 60;

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
    use crate::shared::text::fold_query;

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

    fn summary(ends_on: &str, paper: PaperStanding) -> AgreementSummary {
        let at = Instant::EPOCH;
        let agreement = AgreementSummary {
            id: AgreementId(1),
            number: "SA-2026-014".into(),
            organisation_id: OrganisationId(1),
            organisation_name: "Koret Klangbølgen".into(),
            activity_title: "Åben sangaften".into(),
            state: AgreementState::Draft,
            starts_on: None,
            ends_on: Some(day(ends_on)),
            changed_at: at,
            printed_at: None,
            paper,
            drafted_by: None,
            days_left: None,
        };
        agreement.seen_on(day("2026-11-24"))
    }

    #[test]
    fn a_printed_agreement_runs_out_soon_from_sixty_days_before_to_its_last_day() {
        for (ends_on, paper, is_expiring, days_left) in [
            ("2027-01-23", PaperStanding::Current, true, Some(60)),
            ("2027-01-24", PaperStanding::Current, false, None),
            ("2026-11-24", PaperStanding::Outdated, true, Some(0)),
            ("2026-11-23", PaperStanding::Current, false, Some(-1)),
            ("2026-11-24", PaperStanding::None, false, None),
        ] {
            let agreement = summary(ends_on, paper);
            assert_eq!(agreement.days_left, days_left, "{ends_on}");
            assert_eq!(agreement.is_in(AgreementView::Expiring), is_expiring, "{ends_on}");
        }
    }

    #[test]
    fn an_agreement_is_found_by_the_start_of_any_word_however_its_letters_are_written() {
        let agreement = summary("2027-11-30", PaperStanding::None);
        for (typed, found) in
            [("klangbol", true), ("aaben kor", true), ("014", true), ("angbøl", false), ("kor fest", false)]
        {
            assert_eq!(agreement.is_found_by(&fold_query(typed)), found, "{typed}");
        }
    }

    #[test]
    fn numbers_go_on_after_999() {
        assert_eq!(number_of(2026, 14), "SA-2026-014");
        assert_eq!(number_of(2026, 1000), "SA-2026-1000");
    }
}
