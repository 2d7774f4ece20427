//! Agreements in a list: which part of it they stand in, and by which words they are found.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::agreement::PaperStanding;
use super::dates::{AgreementDate, AgreementDateKind, LifeFacts};
use super::life::AgreementStanding;
use super::requirement::RequirementKind;
use super::signature::AgreementSide;
use super::watch::AgreementTimes;
use crate::shared::ids::{AgreementId, OrganisationId};
use crate::shared::instant::Instant;
use crate::shared::text::{QueryWord, SearchKeys};
use crate::shared::text_enum::text_enum;

text_enum! {
    /// A part of the list of agreements.
    pub enum AgreementView {
        /// All that were not thrown away.
        Kept = "kept",
        /// Those that are being written or read through.
        Unfinished = "unfinished",
        /// Those that were sent and are not signed by both.
        Unsigned = "unsigned",
        /// Signed ones that hold, or will from a later day.
        InForce = "in_force",
        /// Those that run out soon, or where notice must be given soon.
        Expiring = "expiring",
        /// Those that hold and lack a confirmation they ask for.
        Wanting = "wanting",
        /// Those whose last day is past.
        Ended = "ended",
        /// Those that were thrown away.
        Discarded = "discarded",
    }
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
    /// How it stands today.
    pub standing: AgreementStanding,
    /// The first day of the current term.
    #[ts(type = "string | null")]
    pub starts_on: Option<NaiveDate>,
    /// Its last day: of the current term, or the day that notice or a later agreement ends it.
    #[ts(type = "string | null")]
    pub ends_on: Option<NaiveDate>,
    /// The next day that matters.
    pub next: Option<AgreementDate>,
    /// Who signed, for whom.
    pub signed_by: Vec<SignedBy>,
    /// How many of its goals wait for an answer.
    pub goals_due: u32,
    /// What it asks of the association that nobody has confirmed, or too long ago; nothing while it does not hold.
    pub wanting: Vec<RequirementKind>,
    /// When it was changed last.
    pub changed_at: Instant,
    /// When it was printed last.
    pub printed_at: Option<Instant>,
    /// Whether that paper says what it says now.
    pub paper: PaperStanding,
    /// Who began it.
    pub drafted_by: Option<String>,
    /// Whether it binds anybody today or will.
    #[serde(skip)]
    pub(super) holds: bool,
    /// Whether its end, or the last day for notice, is near.
    #[serde(skip)]
    pub(super) is_expiring: bool,
}

/// A signature in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignedBy {
    /// For whom.
    pub side: AgreementSide,
    /// Who.
    pub name: String,
}

impl AgreementSummary {
    /// As it stands on the day.
    pub(super) fn seen_on(mut self, facts: &LifeFacts, today: NaiveDate, times: AgreementTimes) -> Self {
        self.standing = facts.standing(today);
        self.holds = facts.holds(today);
        self.next = facts.next(today, times);
        let soon = [AgreementDateKind::Expires, AgreementDateKind::NoticeDeadline];
        self.is_expiring = facts.reminders(today, times).iter().any(|date| soon.contains(&date.kind));
        if let Some(term) = facts.term(today) {
            (self.starts_on, self.ends_on) = (Some(term.starts_on), facts.last_day(today));
        }
        self
    }

    /// Whether it belongs to a part of the list.
    pub(super) fn is_in(&self, view: AgreementView) -> bool {
        use AgreementStanding as S;
        match view {
            AgreementView::Kept => self.standing != S::Discarded,
            AgreementView::Unfinished => matches!(self.standing, S::Draft | S::InReview),
            AgreementView::Unsigned => self.standing == S::Sent,
            AgreementView::InForce => self.holds,
            AgreementView::Expiring => self.is_expiring,
            AgreementView::Wanting => !self.wanting.is_empty(),
            AgreementView::Ended => !self.holds && matches!(self.standing, S::Ended | S::Terminated | S::Renewed),
            AgreementView::Discarded => self.standing == S::Discarded,
        }
    }

    /// Whether its goals are asked about: it is or was in force.
    pub(super) fn is_judged(&self) -> bool {
        use AgreementStanding as S;
        matches!(self.standing, S::Upcoming | S::Running | S::Terminated | S::Renewed | S::Ended)
    }

    /// Whether every word starts a word of its number, its party's name or its title, as the directory finds names.
    pub(super) fn is_found_by(&self, words: &[QueryWord]) -> bool {
        let texts = [self.number.as_str(), self.organisation_name.as_str(), self.activity_title.as_str()];
        words.is_empty() || SearchKeys::of_all(&texts).met_by(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreements::life::AgreementState;
    use crate::agreements::terms::{Term, Terms};
    use crate::shared::text::fold_query;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn summary(state: AgreementState, ends_on: &str) -> AgreementSummary {
        let agreement = AgreementSummary {
            id: AgreementId(1),
            number: "SA-2026-014".into(),
            organisation_id: OrganisationId(1),
            organisation_name: "Koret Klangbølgen".into(),
            activity_title: "Åben sangaften".into(),
            standing: AgreementStanding::Draft,
            starts_on: None,
            ends_on: None,
            next: None,
            signed_by: Vec::new(),
            goals_due: 0,
            wanting: Vec::new(),
            changed_at: Instant::EPOCH,
            printed_at: None,
            paper: PaperStanding::None,
            drafted_by: None,
            holds: false,
            is_expiring: false,
        };
        let facts = LifeFacts {
            state,
            first: Term::between(day("2026-01-01"), day(ends_on)),
            terms: Terms::default(),
            sent_on: None,
            notice_ends_on: None,
            replaced_from: None,
            evaluation_on: None,
            is_evaluated: false,
        };
        agreement.seen_on(&facts, day("2026-11-24"), AgreementTimes::default())
    }

    #[test]
    fn every_agreement_that_is_kept_stands_in_one_part_of_the_list_and_those_near_their_end_in_one_more() {
        use AgreementState as S;
        use AgreementView as V;
        for (state, ends_on, views) in [
            (S::Draft, "2026-12-31", &[V::Kept, V::Unfinished][..]),
            (S::InReview, "2026-12-31", &[V::Kept, V::Unfinished]),
            (S::Sent, "2026-12-31", &[V::Kept, V::Unsigned]),
            (S::Signed, "2027-01-23", &[V::Kept, V::InForce, V::Expiring]),
            (S::Signed, "2027-01-24", &[V::Kept, V::InForce]),
            (S::Signed, "2026-11-24", &[V::Kept, V::InForce, V::Expiring]),
            (S::Signed, "2026-11-23", &[V::Kept, V::Ended]),
            (S::Discarded, "2026-12-31", &[V::Discarded]),
        ] {
            let agreement = summary(state, ends_on);
            let found: Vec<AgreementView> = V::ALL.iter().copied().filter(|view| agreement.is_in(*view)).collect();
            assert_eq!(found, views, "{state:?} {ends_on}");
        }
    }

    #[test]
    fn an_agreement_that_lacks_a_confirmation_stands_in_its_own_part_too() {
        let mut agreement = summary(AgreementState::Signed, "2027-11-30");
        assert!(!agreement.is_in(AgreementView::Wanting));
        agreement.wanting.push(RequirementKind::Confidentiality);
        assert!(agreement.is_in(AgreementView::Wanting) && agreement.is_in(AgreementView::InForce));
    }

    #[test]
    fn an_agreement_is_found_by_the_start_of_any_word_however_its_letters_are_written() {
        let agreement = summary(AgreementState::Draft, "2027-11-30");
        for (typed, found) in
            [("klangbol", true), ("aaben kor", true), ("014", true), ("angbøl", false), ("kor fest", false)]
        {
            assert_eq!(agreement.is_found_by(&fold_query(typed)), found, "{typed}");
        }
    }
}
