//! Who is written to when the recipient is public: the recipient, the other nominees who know of it, and whoever nominated.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::award::nominee::{KeptNomination, KeptNominee, NomineeKnows, NomineeState};
use crate::shared::ids::{NominationId, NomineeId};
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What a letter tells.
    pub enum AwardLetterKind {
        /// Congratulates the recipient.
        Winner = "winner",
        /// Tells somebody that they were nominated, and who was chosen.
        Nominee = "nominee",
        /// Thanks whoever nominated the recipient.
        WinnersNominator = "winners_nominator",
        /// Thanks whoever nominated another, and tells who was chosen.
        Nominator = "nominator",
        /// Thanks whoever nominated somebody who could not be judged.
        NominatorOfRejected = "nominator_of_rejected",
    }
}

text_enum! {
    /// Why somebody is not written to.
    pub enum LetterLeftOut {
        /// Nobody said that they know of being nominated.
        DoesNotKnow = "does_not_know",
        /// They could not be judged.
        NotJudged = "not_judged",
        /// They were withdrawn.
        Withdrawn = "withdrawn",
        /// The name was taken away: theirs, or that of whom they nominated.
        NameTakenAway = "name_taken_away",
    }
}

/// Whom a letter is to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "to", rename_all = "snake_case", deny_unknown_fields)]
pub enum AwardLetterTo {
    /// Somebody who was nominated.
    Nominee {
        /// Which.
        id: NomineeId,
    },
    /// Whoever wrote a nomination.
    Nominator {
        /// The nomination.
        id: NominationId,
    },
}

impl AwardLetterTo {
    /// As it is kept: of which kind, and its number.
    pub fn key(self) -> (&'static str, i64) {
        match self {
            Self::Nominee { id } => ("nominee", id.0),
            Self::Nominator { id } => ("nominator", id.0),
        }
    }
}

/// What stands in place of a name that was taken away.
const GONE: [&str; 3] = ["", "Anonym", "…"];

/// Whether somebody has no name any more.
pub(in crate::award) fn is_gone(name: &str) -> bool {
    GONE.contains(&name.trim())
}

/// What a nominee is told, or why nothing. `knows` is what those say who nominate them.
pub(in crate::award) fn standing(
    nominee: &KeptNominee,
    nominations: &[&KeptNomination],
    is_winner: bool,
) -> (AwardLetterKind, Option<LetterLeftOut>) {
    if is_winner {
        return (AwardLetterKind::Winner, is_gone(&nominee.facts.name).then_some(LetterLeftOut::NameTakenAway));
    }
    let knows = nominations.iter().any(|one| one.facts.knows == NomineeKnows::Yes);
    let why = match nominee.state() {
        _ if is_gone(&nominee.facts.name) => Some(LetterLeftOut::NameTakenAway),
        NomineeState::Withdrawn => Some(LetterLeftOut::Withdrawn),
        NomineeState::Received | NomineeState::Checking | NomineeState::Rejected => Some(LetterLeftOut::NotJudged),
        NomineeState::Accepted if !knows => Some(LetterLeftOut::DoesNotKnow),
        NomineeState::Accepted => None,
    };
    (AwardLetterKind::Nominee, why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::award::eligibility::{Eligibility, EligibilityVerdict};
    use crate::award::nominee::{NominationFacts, NomineeFacts};
    use crate::shared::ids::AwardYearId;
    use crate::shared::instant::Instant;

    fn nominee(name: &str, verdict: EligibilityVerdict) -> KeptNominee {
        KeptNominee {
            id: NomineeId(1),
            award_year_id: AwardYearId(1),
            version: 1,
            merged_into_id: None,
            facts: NomineeFacts { name: name.into(), ..NomineeFacts::default() },
            eligibility: Eligibility { verdict, ..Eligibility::default() },
            withdrawn_at: None,
        }
    }

    fn nomination(knows: NomineeKnows) -> KeptNomination {
        KeptNomination {
            id: NominationId(1),
            award_year_id: AwardYearId(1),
            nominee_id: NomineeId(1),
            version: 1,
            facts: NominationFacts { knows, ..NominationFacts::default() },
            received_at: Instant::EPOCH,
            withdrawn_at: None,
        }
    }

    #[test]
    fn only_who_knows_was_judged_and_has_a_name_is_written_to() {
        use EligibilityVerdict::{Accepted, Rejected};
        let told = |name: &str, verdict, knows: &[NomineeKnows], is_winner| {
            let kept: Vec<KeptNomination> = knows.iter().map(|knows| nomination(*knows)).collect();
            standing(&nominee(name, verdict), &kept.iter().collect::<Vec<_>>(), is_winner)
        };
        let (yes, no) = (NomineeKnows::Yes, NomineeKnows::No);
        assert_eq!(told("Bo", Accepted, &[no, yes], false), (AwardLetterKind::Nominee, None), "one of them told");
        assert_eq!(told("Bo", Accepted, &[no], false).1, Some(LetterLeftOut::DoesNotKnow));
        assert_eq!(told("Bo", Accepted, &[NomineeKnows::Unknown], false).1, Some(LetterLeftOut::DoesNotKnow));
        assert_eq!(told("Bo", Rejected, &[yes], false).1, Some(LetterLeftOut::NotJudged));
        assert_eq!(told("Anonym", Accepted, &[yes], false).1, Some(LetterLeftOut::NameTakenAway));
        assert_eq!(told("Bo", Accepted, &[no], true), (AwardLetterKind::Winner, None), "it was handed over to them");
        assert_eq!(told("", Accepted, &[yes], true).1, Some(LetterLeftOut::NameTakenAway));
        let gone = KeptNominee { withdrawn_at: Some(Instant::EPOCH), ..nominee("Bo", Accepted) };
        assert_eq!(standing(&gone, &[], false).1, Some(LetterLeftOut::Withdrawn));
    }
}
