//! A claim (*skade*): somebody was hurt, or did damage, and what the office has done about it. What happened, and to whom, is
//! its account, which is sealed; what stands here tells nothing of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CoverStanding;
use crate::organisations::{Read, kept_date};
use crate::shared::field::Problem;
use crate::shared::ids::AttachmentId;
use crate::shared::text_enum::text_enum;

const LONGEST_NAME: usize = 120;
const LONGEST_REFERENCE: usize = 60;
/// More people than are told of anything.
const MOST_TOLD: usize = 20;

text_enum! {
    /// Which of the two ways a claim goes.
    pub enum ClaimFlow {
        /// The volunteer was hurt (*arbejdsskade*, *ulykke*).
        Injury = "injury",
        /// The volunteer did damage to somebody or something (*ansvar*).
        Liability = "liability",
    }
}

text_enum! {
    /// Who a claim is reported to.
    pub enum ReportedTo {
        /// EASY, where industrial injuries are reported.
        Easy = "easy",
        /// The municipality's own insurance office.
        InsuranceOffice = "insurance_office",
        /// The municipality's insurer.
        Insurer = "insurer",
        /// The association's own insurance, or the volunteer's.
        OwnInsurance = "own_insurance",
    }
}

impl ReportedTo {
    /// Who it usually goes to, by how the volunteer stood on the day: an injury at work that the act covers goes to EASY, an
    /// association's matter is its own, and all else goes to the municipality's insurance office.
    pub fn proposed(flow: ClaimFlow, standing: CoverStanding) -> Self {
        match (flow, standing) {
            (_, CoverStanding::ThroughAssociation) => Self::OwnInsurance,
            (ClaimFlow::Injury, CoverStanding::CoveredByLaw) => Self::Easy,
            _ => Self::InsuranceOffice,
        }
    }
}

text_enum! {
    /// How somebody was told.
    pub enum ToldBy {
        /// By word of mouth.
        InPerson = "in_person",
        /// By phone.
        Phone = "phone",
        /// By e-mail.
        Email = "email",
        /// By letter.
        Letter = "letter",
    }
}

text_enum! {
    /// What came of a claim.
    pub enum ClaimOutcome {
        /// It was recognised, or paid.
        Accepted = "accepted",
        /// It was recognised, or paid, in part.
        PartlyAccepted = "partly_accepted",
        /// It was turned down.
        Rejected = "rejected",
        /// It was not to be reported: nothing came of the injury, or nobody claims anything.
        NoClaim = "no_claim",
    }
}

text_enum! {
    /// How far a claim is. Never stored: it is read off what was done.
    pub enum ClaimState {
        /// It is written down.
        Noted = "noted",
        /// It is reported.
        Reported = "reported",
        /// Somebody has decided about it.
        Decided = "decided",
        /// Nothing is to be done any more.
        Closed = "closed",
    }
}

/// What kind of claim it is, and when. Says nothing of what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimFacts {
    /// Which way it goes.
    pub flow: ClaimFlow,
    /// The attachment that they were doing; none where it was none, or nobody knows.
    pub attachment_id: Option<AttachmentId>,
    /// The day it happened.
    pub happened_on: String,
}

impl ClaimFacts {
    /// The facts as they are kept; what is wrong is noted at its field.
    pub(super) fn read(&self, read: &mut Read<'_>) -> Self {
        if self.happened_on.trim().is_empty() {
            read.add("happenedOn", Problem::Missing);
        }
        Self { happened_on: read.past_date("happenedOn", &self.happened_on), ..self.clone() }
    }

    /// The day it happened.
    pub fn day(&self) -> Option<NaiveDate> {
        kept_date(&self.happened_on)
    }
}

/// Somebody was told of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ToldOf {
    /// When.
    pub on: String,
    /// Whom: a name, an office.
    pub whom: String,
    /// How.
    pub by: ToldBy,
}

/// What the office has done about a claim.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ClaimHandling {
    /// Who was told, in the order they were.
    pub told: Vec<ToldOf>,
    /// Who it was reported to.
    pub reported_to: Option<ReportedTo>,
    /// When it was reported, or empty.
    pub reported_on: String,
    /// What whoever got it calls it, or empty.
    pub reference: String,
    /// What came of it.
    pub outcome: Option<ClaimOutcome>,
    /// When that was decided, or empty.
    pub decided_on: String,
    /// When it was closed, or empty.
    pub closed_on: String,
}

impl ClaimHandling {
    /// What was done as it is kept; what is wrong is noted at its field. Nothing was done before it happened.
    pub(super) fn read(&self, read: &mut Read<'_>, happened_on: Option<NaiveDate>) -> Self {
        let reported_on = self.day_of("reportedOn", &self.reported_on, (&mut *read, happened_on));
        if self.reported_to.is_some() && self.reported_on.trim().is_empty() {
            read.add("reportedOn", Problem::Missing);
        }
        // Whoever decides about it has got it, unless there was nothing to report.
        let was_sent = self.outcome.is_some_and(|outcome| outcome != ClaimOutcome::NoClaim);
        if self.reported_to.is_none() && (was_sent || !self.reported_on.trim().is_empty()) {
            read.add("reportedTo", Problem::Missing);
        }
        let decided_on = self.day_of("decidedOn", &self.decided_on, (&mut *read, happened_on));
        if self.outcome.is_some() && self.decided_on.trim().is_empty() {
            read.add("decidedOn", Problem::Missing);
        }
        let too_early = kept_date(&decided_on).zip(kept_date(&reported_on));
        if too_early.is_some_and(|(decided, reported)| decided < reported) {
            read.add("decidedOn", Problem::BeforeReported);
        }
        let is_ended = !self.decided_on.trim().is_empty() || !self.closed_on.trim().is_empty();
        if self.outcome.is_none() && is_ended {
            read.add("outcome", Problem::Missing);
        }
        let closed_on = self.day_of("closedOn", &self.closed_on, (&mut *read, happened_on));
        let turned =
            kept_date(&closed_on).zip(kept_date(&decided_on)).is_some_and(|(closed, decided)| closed < decided);
        if turned {
            read.add("closedOn", Problem::EndsBeforeStart);
        }
        if self.told.len() > MOST_TOLD {
            read.add("told", Problem::TooLong { most: MOST_TOLD as u32 });
        }
        let told = self.told.iter().take(MOST_TOLD).enumerate();
        let told = told.map(|(place, told)| told.read(place, (&mut *read, happened_on))).collect();
        let reference = read.line("reference", &self.reference, LONGEST_REFERENCE);
        Self { told, reported_on, reference, decided_on, closed_on, ..self.clone() }
    }

    fn day_of(&self, field: &str, typed: &str, (read, happened_on): (&mut Read<'_>, Option<NaiveDate>)) -> String {
        let day = read.past_date(field, typed);
        if kept_date(&day).zip(happened_on).is_some_and(|(day, happened)| day < happened) {
            read.add(field, Problem::BeforeItHappened);
        }
        day
    }

    /// How far it is.
    pub fn state(&self) -> ClaimState {
        if !self.closed_on.is_empty() {
            ClaimState::Closed
        } else if self.outcome.is_some() {
            ClaimState::Decided
        } else if !self.reported_on.is_empty() {
            ClaimState::Reported
        } else {
            ClaimState::Noted
        }
    }

    /// When it was reported.
    pub fn reported(&self) -> Option<NaiveDate> {
        kept_date(&self.reported_on)
    }

    /// When it was closed.
    pub fn closed(&self) -> Option<NaiveDate> {
        kept_date(&self.closed_on)
    }

    /// The first day on which anything was done about it.
    pub(super) fn first_day(&self) -> Option<NaiveDate> {
        let days = [&self.reported_on, &self.decided_on, &self.closed_on];
        days.into_iter().chain(self.told.iter().map(|told| &told.on)).filter_map(|day| kept_date(day)).min()
    }

    /// The same without anybody's name, for a claim whose volunteer's name goes: when, how and what came of it stays.
    pub(super) fn without_names(mut self) -> Self {
        self.told.iter_mut().for_each(|told| told.whom.clear());
        self.reference.clear();
        self
    }
}

impl ToldOf {
    fn read(&self, place: usize, (read, happened_on): (&mut Read<'_>, Option<NaiveDate>)) -> Self {
        let field = |name: &str| format!("told.{place}.{name}");
        if self.on.trim().is_empty() {
            read.add(&field("on"), Problem::Missing);
        }
        let on = read.past_date(&field("on"), &self.on);
        if kept_date(&on).zip(happened_on).is_some_and(|(on, happened)| on < happened) {
            read.add(&field("on"), Problem::BeforeItHappened);
        }
        let whom = read.line(&field("whom"), &self.whom, LONGEST_NAME);
        if whom.is_empty() {
            read.add(&field("whom"), Problem::Missing);
        }
        Self { on, whom, by: self.by }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::field::FieldProblems;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn wrong(handling: &ClaimHandling) -> Vec<(String, Problem)> {
        let mut problems = FieldProblems::default();
        let _ = handling.read(&mut Read::new(&mut problems, "", day("2026-11-24")), Some(day("2026-11-12")));
        let found = problems.into_refusal().unwrap_or_default().into_iter();
        found.map(|one| (one.field, one.problem)).collect()
    }

    #[test]
    fn how_far_it_is_is_read_off_what_was_done() {
        let mut handling = ClaimHandling::default();
        assert_eq!(handling.state(), ClaimState::Noted);
        handling.reported_on = "2026-11-13".into();
        assert_eq!(handling.state(), ClaimState::Reported);
        handling.outcome = Some(ClaimOutcome::Accepted);
        assert_eq!(handling.state(), ClaimState::Decided);
        handling.closed_on = "2026-11-20".into();
        assert_eq!(handling.state(), ClaimState::Closed);
    }

    #[test]
    fn nothing_was_done_before_it_happened_or_is_done_tomorrow() {
        let early = ClaimHandling {
            reported_to: Some(ReportedTo::Easy),
            reported_on: "11/11-2026".into(),
            ..ClaimHandling::default()
        };
        assert_eq!(wrong(&early), [("reportedOn".into(), Problem::BeforeItHappened)]);
        let late = ClaimHandling { reported_on: "25/11-2026".into(), ..early.clone() };
        assert_eq!(wrong(&late), [("reportedOn".into(), Problem::InTheFuture)]);
        let same_day = ClaimHandling { reported_on: "12/11-2026".into(), ..early };
        assert_eq!(wrong(&same_day), []);
    }

    #[test]
    fn what_goes_together_is_asked_for_together() {
        let handling = ClaimHandling {
            told: vec![ToldOf { on: String::new(), whom: "150680-9997".into(), by: ToldBy::Phone }],
            reported_on: "13/11-2026".into(),
            closed_on: "20/11-2026".into(),
            ..ClaimHandling::default()
        };
        let fields: Vec<String> = wrong(&handling).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["reportedTo", "outcome", "told.0.on", "told.0.whom"]);
        let turned = ClaimHandling {
            reported_to: Some(ReportedTo::Easy),
            reported_on: "13/11-2026".into(),
            outcome: Some(ClaimOutcome::Rejected),
            decided_on: "20/11-2026".into(),
            closed_on: "19/11-2026".into(),
            ..ClaimHandling::default()
        };
        assert_eq!(wrong(&turned), [("closedOn".into(), Problem::EndsBeforeStart)]);
    }

    #[test]
    fn what_somebody_decided_about_was_reported_before() {
        let decided = ClaimHandling {
            outcome: Some(ClaimOutcome::Accepted),
            decided_on: "14/11-2026".into(),
            ..ClaimHandling::default()
        };
        assert_eq!(wrong(&decided), [("reportedTo".into(), Problem::Missing)]);
        let reported =
            ClaimHandling { reported_to: Some(ReportedTo::Easy), reported_on: "15/11-2026".into(), ..decided.clone() };
        assert_eq!(wrong(&reported), [("decidedOn".into(), Problem::BeforeReported)]);
        let nothing_to_report = ClaimHandling { outcome: Some(ClaimOutcome::NoClaim), ..decided };
        assert_eq!(wrong(&nothing_to_report), []);
    }

    #[test]
    fn the_first_day_of_what_was_done_is_known() {
        assert_eq!(ClaimHandling::default().first_day(), None);
        let told = ToldOf { on: "2026-11-13".into(), whom: "Lone Holm".into(), by: ToldBy::Email };
        let handling = ClaimHandling { told: vec![told], reported_on: "2026-11-14".into(), ..ClaimHandling::default() };
        assert_eq!(handling.first_day(), Some(day("2026-11-13")));
    }

    #[test]
    fn who_it_goes_to_follows_from_how_they_stood() {
        use CoverStanding::{CoveredByLaw, CoveredByScheme, NotAttached, NotCovered, ThroughAssociation};
        for (flow, standing, to) in [
            (ClaimFlow::Injury, CoveredByLaw, ReportedTo::Easy),
            (ClaimFlow::Injury, CoveredByScheme, ReportedTo::InsuranceOffice),
            (ClaimFlow::Injury, NotCovered, ReportedTo::InsuranceOffice),
            (ClaimFlow::Injury, NotAttached, ReportedTo::InsuranceOffice),
            (ClaimFlow::Injury, ThroughAssociation, ReportedTo::OwnInsurance),
            (ClaimFlow::Liability, CoveredByLaw, ReportedTo::InsuranceOffice),
            (ClaimFlow::Liability, ThroughAssociation, ReportedTo::OwnInsurance),
        ] {
            assert_eq!(ReportedTo::proposed(flow, standing), to, "{flow:?} {standing:?}");
        }
    }

    #[test]
    fn a_name_that_goes_leaves_what_was_done() {
        let told = ToldOf { on: "2026-11-13".into(), whom: "Lone Holm".into(), by: ToldBy::Email };
        let handling = ClaimHandling {
            told: vec![told],
            reference: "Mappe 7".into(),
            reported_on: "2026-11-14".into(),
            ..ClaimHandling::default()
        };
        let kept = handling.without_names();
        assert_eq!((kept.told[0].whom.as_str(), kept.reference.as_str()), ("", ""));
        assert_eq!((kept.told[0].on.as_str(), kept.reported_on.as_str()), ("2026-11-13", "2026-11-14"));
    }
}
