//! What stays of a year when the time of its names is over: what counts, and who was given the award.

use super::eligibility::{Eligibility, EligibilityAnswer};
use super::nominee::{NominationFacts, NomineeFacts};
use super::year::MemberFacts;
use crate::organisations::WITHOUT_NAME;
use crate::shared::forgotten_name::ForgottenName;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What of a year is forgotten.
    pub enum AwardForgetting {
        /// What the jury gave: sheets, the numbers they were read by, and why scoring was opened again.
        Sheets = "sheets",
        /// Everybody who was nominated and who nominated, with all that was written; the sheets, decisions and papers with it.
        Nominations = "nominations",
    }
}

/// A nominee without who it was: the kind, the part of town, since when and for whom stay, so that the figures hold. Where the effort
/// is made may tell whose it is. The recipient's name is public and stays.
pub fn nominee_forgotten(facts: &NomineeFacts, is_recipient: bool) -> NomineeFacts {
    NomineeFacts {
        name: if is_recipient { facts.name.clone() } else { WITHOUT_NAME.to_owned() },
        kind: facts.kind,
        area: facts.area.clone(),
        since: facts.since.clone(),
        target_group: facts.target_group.clone(),
        ..NomineeFacts::default()
    }
}

/// A nomination without what was written and by whom.
pub fn nomination_forgotten(facts: &NominationFacts) -> NominationFacts {
    NominationFacts {
        criteria: facts.criteria.clone(),
        knows: facts.knows,
        nominator: WITHOUT_NAME.to_owned(),
        tie: facts.tie,
        informed: facts.informed,
        ..NominationFacts::default()
    }
}

/// What the office said of a nominee, without its words.
pub fn eligibility_forgotten(eligibility: &Eligibility) -> Eligibility {
    let answer = |one: &EligibilityAnswer| EligibilityAnswer { reason: String::new(), ..one.clone() };
    Eligibility {
        answers: eligibility.answers.iter().map(answer).collect(),
        verdict: eligibility.verdict,
        reason: String::new(),
    }
}

/// Somebody of a year without who it was; as whom they sign in stays, for that is an account of its own.
pub fn member_forgotten(facts: &MemberFacts) -> MemberFacts {
    MemberFacts { person_id: None, name: WITHOUT_NAME.to_owned(), ..facts.clone() }
}

fn without(name: &ForgottenName, text: &str) -> String {
    name.mended(text).unwrap_or_else(|| text.to_owned())
}

/// A nomination of somebody else in which a name is said, without it.
pub fn nomination_without(name: &ForgottenName, facts: &NominationFacts) -> NominationFacts {
    NominationFacts {
        effort: without(name, &facts.effort),
        difference: without(name, &facts.difference),
        why: without(name, &facts.why),
        enclosed: without(name, &facts.enclosed),
        ..facts.clone()
    }
}

/// Somebody else nominated, with a name taken out of what is written besides their own.
pub fn nominee_without(name: &ForgottenName, facts: &NomineeFacts) -> NomineeFacts {
    NomineeFacts {
        contact: without(name, &facts.contact),
        place: without(name, &facts.place),
        telling_words: without(name, &facts.telling_words),
        ..facts.clone()
    }
}

/// What the office said of somebody else, without a name that is said in it.
pub fn eligibility_without(name: &ForgottenName, eligibility: &Eligibility) -> Eligibility {
    let answer = |one: &EligibilityAnswer| EligibilityAnswer { reason: without(name, &one.reason), ..one.clone() };
    Eligibility {
        answers: eligibility.answers.iter().map(answer).collect(),
        verdict: eligibility.verdict,
        reason: without(name, &eligibility.reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::award::eligibility::{EligibilityRule, EligibilityTick, EligibilityVerdict};
    use crate::award::year::NomineeKind;
    use crate::shared::ids::PersonId;

    #[test]
    fn what_counts_stays_and_who_it_was_goes() {
        let facts = NomineeFacts {
            name: "Kirsten Bækgaard".into(),
            kind: NomineeKind::Group,
            person_id: Some(PersonId(7)),
            contact: "Ib Holm".into(),
            phone: "+4584000012".into(),
            email: "k@example.dk".into(),
            place: "Bækgårdens kælder".into(),
            area: "Havbjerg".into(),
            since: "2011".into(),
            target_group: "Ældre".into(),
            telling_words: "strik".into(),
            ..NomineeFacts::default()
        };
        let left = nominee_forgotten(&facts, false);
        let kept = (left.name.as_str(), left.kind, left.area.as_str(), left.since.as_str(), left.target_group.as_str());
        assert_eq!(kept, (WITHOUT_NAME, NomineeKind::Group, "Havbjerg", "2011", "Ældre"));
        assert!(left.person_id.is_none() && left.contact.is_empty() && left.phone.is_empty());
        assert!(left.email.is_empty() && left.telling_words.is_empty() && left.place.is_empty());
        assert_eq!(nominee_forgotten(&facts, true).name, "Kirsten Bækgaard");
    }

    #[test]
    fn nothing_that_was_written_is_left() {
        let facts = NominationFacts {
            effort: "Hun ringer".into(),
            why: "Fordi".into(),
            criteria: vec!["effort".into()],
            nominator: "Ib Holm".into(),
            nominator_email: "ib@example.dk".into(),
            enclosed: "Et billede".into(),
            informed: true,
            ..NominationFacts::default()
        };
        let left = nomination_forgotten(&facts);
        assert_eq!(left.criteria, ["effort"]);
        let text = serde_json::to_string(&left).expect("JSON");
        assert!(!["Hun", "Fordi", "Holm", "example", "billede"].iter().any(|word| text.contains(word)), "{text}");
        let answer = EligibilityAnswer {
            rule: EligibilityRule::Voluntary,
            tick: EligibilityTick::Broken,
            reason: "Hun er ansat".into(),
        };
        let said = Eligibility { answers: vec![answer], verdict: EligibilityVerdict::Rejected, reason: "Ansat".into() };
        let left = eligibility_forgotten(&said);
        assert_eq!((left.verdict, left.reason.as_str(), left.answers[0].reason.as_str()), (said.verdict, "", ""));
    }

    #[test]
    fn a_name_goes_out_of_what_was_written_about_somebody_else() {
        let name = ForgottenName::of("Ib Toft");
        let facts = NominationFacts {
            effort: "Hun ringer".into(),
            why: "Ib Toft sagde det".into(),
            nominator: "Ib Holm".into(),
            ..NominationFacts::default()
        };
        let left = nomination_without(&name, &facts);
        assert_eq!(
            (left.effort.as_str(), left.why.as_str(), left.nominator.as_str()),
            ("Hun ringer", "… … sagde det", "Ib Holm")
        );
        let nominee = NomineeFacts { name: "Koret".into(), contact: "Ib Toft".into(), ..NomineeFacts::default() };
        let left = nominee_without(&name, &nominee);
        assert_eq!((left.name.as_str(), left.contact.as_str()), ("Koret", "… …"));
        let answer = EligibilityAnswer {
            rule: EligibilityRule::Voluntary,
            tick: EligibilityTick::Kept,
            reason: "Ib Toft ved det".into(),
        };
        let said = Eligibility { answers: vec![answer], reason: "Spurgt".into(), ..Eligibility::default() };
        let left = eligibility_without(&name, &said);
        assert_eq!((left.answers[0].reason.as_str(), left.reason.as_str()), ("… … ved det", "Spurgt"));
    }
}
