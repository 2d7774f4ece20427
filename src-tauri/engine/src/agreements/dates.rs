//! The days of an agreement that somebody has to think of, as they stand on the day it is asked about.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::agreement::NoticeWay;
use super::life::{AgreementAct, AgreementStanding, AgreementState};
use super::terms::{Term, Terms};
use super::watch::AgreementTimes;
use crate::shared::text_enum::text_enum;

/// So long after sending a signature is missed.
const SIGNATURE_MISSED_AFTER: u64 = 14;
/// So long before its day an evaluation is due.
const EVALUATION_REMINDER_DAYS: i64 = 14;
/// An evaluation that nobody noted is asked for so long after its day.
const EVALUATION_ASKED_FOR_DAYS: i64 = 90;

text_enum! {
    /// What a day means to an agreement.
    pub enum AgreementDateKind {
        /// A signature has been missing for a fortnight.
        SignatureMissing = "signature_missing",
        /// Its first day.
        Begins = "begins",
        /// The last day for notice before it goes on by itself.
        NoticeDeadline = "notice_deadline",
        /// How it went is to be talked about.
        Evaluation = "evaluation",
        /// Its last day.
        Expires = "expires",
        /// Its last day, because notice was given.
        NoticeEnds = "notice_ends",
        /// The first day of the agreement in its place.
        Replaced = "replaced",
        /// Whether a goal was reached is asked.
        GoalDue = "goal_due",
        /// What was to be done after a talk.
        NextStep = "next_step",
        /// Something it asks of the association was never confirmed.
        RequirementMissing = "requirement_missing",
        /// Something it asks of the association was confirmed too long ago.
        RequirementRunOut = "requirement_run_out",
    }
}

/// A day of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementDate {
    /// What it means.
    pub kind: AgreementDateKind,
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// How many days there are to it; below zero when it is past.
    #[ts(type = "number")]
    pub days: i64,
    /// Whether it is worth a word now.
    pub is_near: bool,
}

/// What the days of an agreement are read off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LifeFacts {
    pub state: AgreementState,
    pub first: Option<Term>,
    pub terms: Terms,
    pub sent_on: Option<NaiveDate>,
    pub notice_ends_on: Option<NaiveDate>,
    pub replaced_from: Option<NaiveDate>,
    pub evaluation_on: Option<NaiveDate>,
    pub is_evaluated: bool,
}

/// The next chance to stop an agreement that goes on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoticeChance {
    /// The term that would be its last.
    pub term: Term,
    /// The last day on which notice ends it with that term.
    pub deadline: NaiveDate,
}

impl AgreementDate {
    /// A day as it is seen on another.
    pub(super) fn seen_on(today: NaiveDate, times: AgreementTimes, kind: AgreementDateKind, on: NaiveDate) -> Self {
        let days = (on - today).num_days();
        Self { kind, on, days, is_near: is_near(kind, days, times) }
    }
}

impl LifeFacts {
    /// Whether its goals are asked about: it is or was in force.
    pub fn is_judged(&self) -> bool {
        self.state.after(AgreementAct::Evaluate).is_some()
    }

    /// The term that holds on the day, or the first where none does yet; of what is over, the last that held.
    pub fn term(&self, today: NaiveDate) -> Option<Term> {
        let (day, goes_on) = match self.state {
            AgreementState::Signed => (today, true),
            AgreementState::Terminated => (self.notice_ends_on.map_or(today, |last| last.min(today)), true),
            AgreementState::Renewed => (self.replaced_on_eve().map_or(today, |last| last.min(today)), true),
            AgreementState::Draft | AgreementState::InReview | AgreementState::Sent | AgreementState::Discarded => {
                (today, false)
            }
        };
        self.first.map(|first| first.current_on(day, self.terms.tacit_months.filter(|_| goes_on)))
    }

    /// The last day on which it holds, as things stand. One that was replaced in the middle of a tacit term holds until
    /// the day before the other begins; one that had ended by itself before is not begun again by the other.
    pub fn last_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        match self.state {
            AgreementState::Terminated => self.notice_ends_on,
            AgreementState::Renewed => self.replaced_on_eve().map(|eve| self.not_after_its_own_end(eve)),
            _ => self.term(today).map(|term| term.ends_on),
        }
    }

    /// The day before the agreement in its place begins.
    fn replaced_on_eve(&self) -> Option<NaiveDate> {
        self.replaced_from.and_then(|day| day.pred_opt())
    }

    /// The day, or the one on which it ends by itself where that comes before.
    fn not_after_its_own_end(&self, day: NaiveDate) -> NaiveDate {
        let own = self.first.map(|first| first.ends_on).filter(|_| self.terms.tacit_months.is_none());
        own.map_or(day, |own| day.min(own))
    }

    /// How it stands on the day.
    pub fn standing(&self, today: NaiveDate) -> AgreementStanding {
        let is_over = self.last_day(today).is_some_and(|last| last < today);
        match self.state {
            AgreementState::Draft => AgreementStanding::Draft,
            AgreementState::InReview => AgreementStanding::InReview,
            AgreementState::Sent => AgreementStanding::Sent,
            AgreementState::Terminated => AgreementStanding::Terminated,
            AgreementState::Renewed => AgreementStanding::Renewed,
            AgreementState::Discarded => AgreementStanding::Discarded,
            AgreementState::Signed if is_over => AgreementStanding::Ended,
            AgreementState::Signed if self.first.is_some_and(|first| today < first.starts_on) => {
                AgreementStanding::Upcoming
            }
            AgreementState::Signed => AgreementStanding::Running,
        }
    }

    /// Whether it binds anybody on the day or will: signed, and its last day is not past.
    pub fn holds(&self, today: NaiveDate) -> bool {
        let is_signed =
            matches!(self.state, AgreementState::Signed | AgreementState::Terminated | AgreementState::Renewed);
        is_signed && self.last_day(today).is_none_or(|last| today <= last)
    }

    /// Whether it binds the parties on the day: it has begun, and is not over.
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        self.holds(day) && self.first.is_none_or(|first| first.starts_on <= day)
    }

    /// The next chance to stop it before it goes on by itself; `None` where it ends by itself.
    pub fn notice_chance(&self, today: NaiveDate) -> Option<NoticeChance> {
        self.terms.tacit_months.filter(|_| self.state == AgreementState::Signed)?;
        let chance = |term: Term| NoticeChance { term, deadline: self.terms.notice.deadline_for(term.ends_on) };
        let mut chances = std::iter::successors(self.term(today).map(chance), |before| {
            // Too late for this term: it will go on, and the next chance is the next term's.
            self.term(before.term.ends_on.succ_opt()?).map(chance)
        });
        chances.find(|chance| chance.deadline >= today)
    }

    /// The last day for notice before it goes on by itself; `None` where it ends by itself.
    pub fn notice_deadline(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.notice_chance(today).map(|chance| chance.deadline)
    }

    /// Its last day when notice is given on this day: not later than it ends by itself.
    pub fn ends_after_notice(&self, given_on: NaiveDate, way: NoticeWay) -> NaiveDate {
        self.not_after_its_own_end(match way {
            NoticeWay::WithNotice => self.terms.notice.ends_after(given_on),
            NoticeWay::AtOnce => given_on,
        })
    }

    /// What comes next, the nearest day first. What is overdue stands before what is to come.
    pub fn next(&self, today: NaiveDate, times: AgreementTimes) -> Option<AgreementDate> {
        let mut dates = self.dates(today, times);
        dates.retain(|date| date.days >= 0 || date.is_near);
        dates.into_iter().min_by_key(|date| date.on)
    }

    /// What somebody should be reminded of on the day.
    pub fn reminders(&self, today: NaiveDate, times: AgreementTimes) -> Vec<AgreementDate> {
        self.dates(today, times).into_iter().filter(|date| date.is_near).collect()
    }

    fn dates(&self, today: NaiveDate, times: AgreementTimes) -> Vec<AgreementDate> {
        let mut dates = Vec::new();
        let mut add = |kind, on: Option<NaiveDate>| {
            dates.extend(on.map(|on| AgreementDate::seen_on(today, times, kind, on)));
        };
        match self.state {
            AgreementState::Sent => add(
                AgreementDateKind::SignatureMissing,
                self.sent_on.and_then(|day| day.checked_add_days(Days::new(SIGNATURE_MISSED_AFTER))),
            ),
            AgreementState::Signed => {
                let first = self.first.map(|first| first.starts_on);
                add(AgreementDateKind::Begins, first.filter(|day| *day > today));
                match self.terms.tacit_months {
                    Some(_) => add(AgreementDateKind::NoticeDeadline, self.notice_deadline(today)),
                    None => add(AgreementDateKind::Expires, self.last_day(today)),
                }
            }
            AgreementState::Terminated => add(AgreementDateKind::NoticeEnds, self.notice_ends_on),
            AgreementState::Renewed => add(AgreementDateKind::Replaced, self.replaced_from),
            AgreementState::Draft | AgreementState::InReview | AgreementState::Discarded => {}
        }
        add(AgreementDateKind::Evaluation, self.evaluation_on.filter(|_| self.is_judged() && !self.is_evaluated));
        dates
    }
}

/// Whether a day is worth a word now.
fn is_near(kind: AgreementDateKind, days: i64, times: AgreementTimes) -> bool {
    match kind {
        AgreementDateKind::SignatureMissing => days <= 0,
        AgreementDateKind::Expires | AgreementDateKind::NoticeDeadline => {
            (0..=i64::from(times.expiry_days)).contains(&days)
        }
        AgreementDateKind::Evaluation => (-EVALUATION_ASKED_FOR_DAYS..=EVALUATION_REMINDER_DAYS).contains(&days),
        AgreementDateKind::Begins | AgreementDateKind::NoticeEnds | AgreementDateKind::Replaced => false,
        AgreementDateKind::GoalDue
        | AgreementDateKind::NextStep
        | AgreementDateKind::RequirementMissing
        | AgreementDateKind::RequirementRunOut => days <= 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn signed() -> LifeFacts {
        LifeFacts {
            state: AgreementState::Signed,
            first: Term::between(day("2026-12-01"), day("2027-11-30")),
            terms: Terms::default(),
            sent_on: Some(day("2026-11-01")),
            notice_ends_on: None,
            replaced_from: None,
            evaluation_on: None,
            is_evaluated: false,
        }
    }

    fn next_of(facts: LifeFacts, today: &str) -> Option<(AgreementDateKind, String)> {
        facts.next(day(today), AgreementTimes::default()).map(|date| (date.kind, date.on.to_string()))
    }

    #[test]
    fn a_signed_agreement_begins_runs_and_ends_by_the_calendar() {
        for (today, standing, holds) in [
            ("2026-11-30", AgreementStanding::Upcoming, true),
            ("2026-12-01", AgreementStanding::Running, true),
            ("2027-11-30", AgreementStanding::Running, true),
            ("2027-12-01", AgreementStanding::Ended, false),
        ] {
            assert_eq!(signed().standing(day(today)), standing, "{today}");
            assert_eq!(signed().holds(day(today)), holds, "{today}");
        }
        let tacit = LifeFacts { terms: Terms { tacit_months: Some(12), ..Terms::default() }, ..signed() };
        assert_eq!(tacit.standing(day("2031-05-05")), AgreementStanding::Running);
        assert_eq!(tacit.term(day("2031-05-05")).map(|term| term.ends_on), Some(day("2031-11-30")));
    }

    #[test]
    fn notice_and_a_successor_end_it_on_their_own_day() {
        let terminated =
            LifeFacts { state: AgreementState::Terminated, notice_ends_on: Some(day("2027-03-31")), ..signed() };
        assert!(terminated.holds(day("2027-03-31")) && !terminated.holds(day("2027-04-01")));
        assert_eq!(next_of(terminated, "2027-01-01"), Some((AgreementDateKind::NoticeEnds, "2027-03-31".into())));
        let renewed = LifeFacts { state: AgreementState::Renewed, replaced_from: Some(day("2027-12-01")), ..signed() };
        assert!(renewed.holds(day("2027-11-30")) && !renewed.holds(day("2027-12-01")));
        let early = LifeFacts { replaced_from: Some(day("2027-06-01")), ..renewed };
        assert!(early.holds(day("2027-05-31")) && !early.holds(day("2027-06-01")));
    }

    #[test]
    fn what_ended_by_itself_is_not_begun_again_by_notice_or_by_what_follows_later() {
        let renewed = LifeFacts { state: AgreementState::Renewed, replaced_from: Some(day("2028-03-01")), ..signed() };
        assert_eq!(renewed.last_day(day("2028-01-15")), Some(day("2027-11-30")));
        assert!(!renewed.holds(day("2028-01-15")) && renewed.holds(day("2027-11-30")));
        for way in [NoticeWay::WithNotice, NoticeWay::AtOnce] {
            assert_eq!(signed().ends_after_notice(day("2028-01-15"), way), day("2027-11-30"), "{way:?}");
        }
        assert_eq!(signed().ends_after_notice(day("2027-01-15"), NoticeWay::AtOnce), day("2027-01-15"));
        let tacit = LifeFacts { terms: Terms { tacit_months: Some(12), ..Terms::default() }, ..renewed };
        assert_eq!(tacit.last_day(day("2028-01-15")), Some(day("2028-02-29")), "it had gone on");
        assert_eq!(tacit.ends_after_notice(day("2028-01-15"), NoticeWay::AtOnce), day("2028-01-15"));
    }

    #[test]
    fn notice_that_is_longer_than_a_term_has_its_chance_in_a_later_one() {
        let monthly = LifeFacts {
            first: Term::between(day("2026-12-01"), day("2026-12-31")),
            terms: Terms { tacit_months: Some(1), ..Terms::default() },
            ..signed()
        };
        for (today, deadline, ends_on) in [
            ("2027-03-10", "2027-03-31", "2027-06-30"),
            ("2027-03-31", "2027-03-31", "2027-06-30"),
            ("2027-04-01", "2027-04-30", "2027-07-31"),
        ] {
            let chance = monthly.notice_chance(day(today)).expect("a chance");
            assert_eq!((chance.deadline, chance.term.ends_on), (day(deadline), day(ends_on)), "{today}");
            assert_eq!(monthly.reminders(day(today), AgreementTimes::default()).len(), 1, "{today}");
        }
    }

    #[test]
    fn the_term_of_what_goes_on_by_itself_is_the_current_one_and_of_what_is_over_the_last() {
        let tacit = LifeFacts { terms: Terms { tacit_months: Some(12), ..Terms::default() }, ..signed() };
        let starts = |facts: &LifeFacts, today| facts.term(day(today)).map(|term| term.starts_on);
        let terminated =
            LifeFacts { state: AgreementState::Terminated, notice_ends_on: Some(day("2029-03-31")), ..tacit };
        assert_eq!(starts(&terminated, "2029-01-01"), Some(day("2028-12-01")));
        assert_eq!(starts(&terminated, "2035-01-01"), Some(day("2028-12-01")));
        let renewed = LifeFacts { state: AgreementState::Renewed, replaced_from: Some(day("2028-12-01")), ..tacit };
        assert_eq!(starts(&renewed, "2035-01-01"), Some(day("2027-12-01")));
        let sent = LifeFacts { state: AgreementState::Sent, ..tacit };
        assert_eq!(starts(&sent, "2035-01-01"), Some(day("2026-12-01")));
    }

    #[test]
    fn the_next_day_is_the_nearest_that_matters() {
        assert_eq!(next_of(signed(), "2026-11-24"), Some((AgreementDateKind::Begins, "2026-12-01".into())));
        assert_eq!(next_of(signed(), "2027-01-01"), Some((AgreementDateKind::Expires, "2027-11-30".into())));
        let tacit = LifeFacts { terms: Terms { tacit_months: Some(12), ..Terms::default() }, ..signed() };
        assert_eq!(next_of(tacit, "2027-01-01"), Some((AgreementDateKind::NoticeDeadline, "2027-08-31".into())));
        assert_eq!(next_of(tacit, "2027-09-01"), Some((AgreementDateKind::NoticeDeadline, "2028-08-31".into())));
        let sent = LifeFacts { state: AgreementState::Sent, ..signed() };
        assert_eq!(next_of(sent, "2026-12-20"), Some((AgreementDateKind::SignatureMissing, "2026-11-15".into())));
    }

    #[test]
    fn reminders_come_in_time_and_go_when_they_are_answered() {
        let kinds = |facts: LifeFacts, today: &str| -> Vec<AgreementDateKind> {
            facts.reminders(day(today), AgreementTimes::default()).into_iter().map(|date| date.kind).collect()
        };
        assert_eq!(kinds(signed(), "2027-09-30"), [], "61 days before");
        assert_eq!(kinds(signed(), "2027-10-01"), [AgreementDateKind::Expires]);
        assert_eq!(kinds(signed(), "2027-12-01"), []);
        let sent = LifeFacts { state: AgreementState::Sent, ..signed() };
        assert_eq!(kinds(sent, "2026-11-14"), []);
        assert_eq!(kinds(sent, "2026-11-15"), [AgreementDateKind::SignatureMissing]);
        let due = LifeFacts { evaluation_on: Some(day("2027-06-01")), ..signed() };
        assert_eq!(kinds(due, "2027-05-17"), []);
        assert_eq!(kinds(due, "2027-05-18"), [AgreementDateKind::Evaluation]);
        assert_eq!(kinds(LifeFacts { is_evaluated: true, ..due }, "2027-06-02"), []);
        assert_eq!(kinds(due, "2027-09-01"), [], "nobody asks for ever");
    }
}
