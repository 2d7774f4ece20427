//! The attachment guide: a few plain questions that lead to a track. It proposes; the office chooses, and its answers stay
//! as the reason. The signs are those that municipalities use to tell work from effort.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CoverTrack;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// An answer to a question of the guide.
    #[derive(Default)]
    pub enum GuideAnswer {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Nobody has answered yet.
        #[default]
        Open = "open",
    }
}

text_enum! {
    /// A sign that something is work. Three of them make it work each by itself (Vordingborg); all five are Hillerød's.
    pub enum WorkSign {
        /// Somebody may instruct how it is done.
        Instructed = "instructed",
        /// An employee would otherwise have done it.
        DoneByStaff = "done_by_staff",
        /// The volunteer was asked to do it.
        Asked = "asked",
        /// There is a roster, with a stand-in for whoever is away.
        Roster = "roster",
        /// It is in the institution's interest.
        InstitutionsInterest = "institutions_interest",
    }
}

impl WorkSign {
    /// Whether it makes something work by itself.
    pub fn decides(self) -> bool {
        matches!(self, Self::Instructed | Self::DoneByStaff | Self::Roster)
    }
}

/// What was answered to the questions of the guide.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GuideAnswers {
    /// Is it through an association?
    #[serde(default)]
    pub through_association: GuideAnswer,
    /// Was it agreed beforehand with a manager, or with somebody the manager has empowered?
    #[serde(default)]
    pub agreed_beforehand: GuideAnswer,
    /// Whether somebody has gone through the signs; without, none ticked says nothing.
    #[serde(default)]
    pub signs_weighed: GuideAnswer,
    /// The signs that were ticked.
    #[serde(default)]
    pub signs: Vec<WorkSign>,
}

text_enum! {
    /// What a choice of track comes to, in one word that the page says in a sentence.
    pub enum GuideConsequence {
        /// The industrial injuries act covers it in any case.
        CoveredByLaw = "covered_by_law",
        /// The municipality's scheme covers it from its approval on.
        CoveredOnceApproved = "covered_once_approved",
        /// It was not agreed beforehand: the scheme does not cover it before it is approved.
        NotYetApproved = "not_yet_approved",
        /// The municipality's insurance does not hold; the association is to be asked.
        NotByMunicipality = "not_by_municipality",
    }
}

/// Where the answers lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuideOutcome {
    /// The track they speak for; none while they are not enough.
    pub proposed: Option<CoverTrack>,
    /// What that track comes to.
    pub consequence: Option<GuideConsequence>,
    /// The ticked signs that made it work by themselves.
    pub decided_by: Vec<WorkSign>,
    /// The ticked signs that speak for work without deciding it.
    pub speaks_for_work: Vec<WorkSign>,
}

impl From<CoverTrack> for GuideConsequence {
    fn from(track: CoverTrack) -> Self {
        match track {
            CoverTrack::VolunteerWork => Self::CoveredByLaw,
            CoverTrack::VolunteerEffort => Self::CoveredOnceApproved,
            CoverTrack::ViaAssociation => Self::NotByMunicipality,
        }
    }
}

impl GuideAnswers {
    /// Each sign once, in the guide's order.
    #[must_use]
    pub(super) fn tidied(&self) -> Self {
        let signs = WorkSign::ALL.iter().copied().filter(|sign| self.signs.contains(sign)).collect();
        Self { signs, ..self.clone() }
    }

    /// Where they lead. An association comes before everything: what it leads is its own.
    pub fn outcome(&self) -> GuideOutcome {
        let ticked = |decides: bool| self.signs.iter().copied().filter(move |sign| sign.decides() == decides).collect();
        let (decided_by, speaks_for_work): (Vec<WorkSign>, Vec<WorkSign>) = (ticked(true), ticked(false));
        let proposed = match self.through_association {
            GuideAnswer::Yes => Some(CoverTrack::ViaAssociation),
            GuideAnswer::Open => None,
            GuideAnswer::No if !decided_by.is_empty() => Some(CoverTrack::VolunteerWork),
            GuideAnswer::No => (self.signs_weighed != GuideAnswer::Open || !self.signs.is_empty())
                .then_some(CoverTrack::VolunteerEffort),
        };
        GuideOutcome {
            proposed,
            consequence: proposed.map(|track| self.consequence(track)),
            decided_by,
            speaks_for_work,
        }
    }

    /// What a track comes to. Only the scheme asks for an agreement beforehand: the act covers work all the same.
    fn consequence(&self, track: CoverTrack) -> GuideConsequence {
        match (track, self.agreed_beforehand) {
            (CoverTrack::VolunteerEffort, GuideAnswer::No) => GuideConsequence::NotYetApproved,
            (track, _) => GuideConsequence::from(track),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(through: GuideAnswer, weighed: GuideAnswer, signs: &[WorkSign]) -> GuideAnswers {
        GuideAnswers {
            through_association: through,
            signs_weighed: weighed,
            signs: signs.to_vec(),
            ..GuideAnswers::default()
        }
    }

    #[test]
    fn the_answers_lead_to_a_track() {
        use GuideAnswer::{No, Open, Yes};
        use WorkSign::{Asked, DoneByStaff, InstitutionsInterest, Instructed, Roster};
        for (given, expected) in [
            (answers(Open, Open, &[]), None),
            (answers(Open, Yes, &[Roster]), None),
            (answers(Yes, Open, &[]), Some(CoverTrack::ViaAssociation)),
            (answers(Yes, Yes, &[Roster, DoneByStaff]), Some(CoverTrack::ViaAssociation)),
            (answers(No, Open, &[]), None),
            (answers(No, Yes, &[]), Some(CoverTrack::VolunteerEffort)),
            (answers(No, Open, &[Asked]), Some(CoverTrack::VolunteerEffort)),
            (answers(No, Yes, &[Asked, InstitutionsInterest]), Some(CoverTrack::VolunteerEffort)),
            (answers(No, Open, &[Instructed]), Some(CoverTrack::VolunteerWork)),
            (answers(No, Yes, &[DoneByStaff]), Some(CoverTrack::VolunteerWork)),
            (answers(No, Yes, &[Asked, Roster]), Some(CoverTrack::VolunteerWork)),
        ] {
            assert_eq!(given.outcome().proposed, expected, "{given:?}");
        }
    }

    #[test]
    fn the_signs_are_told_apart_by_what_they_weigh() {
        let outcome = answers(GuideAnswer::No, GuideAnswer::Yes, &[WorkSign::Roster, WorkSign::Asked]).outcome();
        assert_eq!(outcome.decided_by, [WorkSign::Roster]);
        assert_eq!(outcome.speaks_for_work, [WorkSign::Asked]);
        assert_eq!(outcome.consequence, Some(GuideConsequence::CoveredByLaw));
    }

    #[test]
    fn an_effort_that_was_not_agreed_beforehand_is_not_covered_yet_and_work_is_all_the_same() {
        let outcome = |agreed_beforehand: GuideAnswer, signs: &[WorkSign]| {
            let given = answers(GuideAnswer::No, GuideAnswer::Yes, signs);
            GuideAnswers { agreed_beforehand, ..given }.outcome().consequence
        };
        assert_eq!(outcome(GuideAnswer::No, &[]), Some(GuideConsequence::NotYetApproved));
        assert_eq!(outcome(GuideAnswer::Yes, &[]), Some(GuideConsequence::CoveredOnceApproved));
        assert_eq!(outcome(GuideAnswer::Open, &[]), Some(GuideConsequence::CoveredOnceApproved));
        assert_eq!(outcome(GuideAnswer::No, &[WorkSign::Roster]), Some(GuideConsequence::CoveredByLaw));
    }

    #[test]
    fn each_sign_is_kept_once_in_the_guides_order() {
        let given =
            answers(GuideAnswer::No, GuideAnswer::Yes, &[WorkSign::Roster, WorkSign::Instructed, WorkSign::Roster]);
        assert_eq!(given.tidied().signs, [WorkSign::Instructed, WorkSign::Roster]);
    }
}
