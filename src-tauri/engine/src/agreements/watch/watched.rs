//! How it stands with an association that was given something: whether it must have an agreement, and has one.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::rule::AgreementRule;
use crate::agreements::AgreementStanding;
use crate::agreements::dates::LifeFacts;
use crate::organisations::{FamilyGrants, GrantReceived, NamedOrganisation};
use crate::shared::ids::{AgreementId, OrganisationId};
use crate::shared::money::Oere;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Whether an association has the agreement it must have. In the order in which somebody has to do something.
    pub enum WatchStanding {
        /// It must have one, and there is none.
        Missing = "missing",
        /// One is being written, is to be signed, or begins later.
        OnTheWay = "on_the_way",
        /// There is one in force, with it or with one of its branches.
        Has = "has",
        /// It was given less than an agreement is asked for.
        Below = "below",
    }
}

/// The agreement that an association has, or is about to have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WatchedAgreement {
    /// The agreement.
    pub id: AgreementId,
    /// Its number.
    pub number: String,
    /// With which of the branches.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// What the cooperation is about.
    pub activity_title: String,
    /// How it stands.
    pub standing: AgreementStanding,
    /// Its first day.
    #[ts(type = "string | null")]
    pub starts_on: Option<NaiveDate>,
    /// Its last day, as things stand.
    #[ts(type = "string | null")]
    pub ends_on: Option<NaiveDate>,
}

/// An association and its branches as one, with what they were given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WatchedAssociation {
    /// Whom the office speaks to.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Who counts as one with it.
    pub together_with: Vec<NamedOrganisation>,
    /// Whether it has what it must have.
    pub standing: WatchStanding,
    /// What they kept, all together.
    pub sum: Oere,
    /// The amounts that make the sum, the latest first.
    pub grants: Vec<GrantReceived>,
    /// The agreement in force, or the one that has come furthest.
    pub agreement: Option<WatchedAgreement>,
}

/// An agreement with one of the family, before it is judged.
#[derive(Debug, Clone)]
pub(super) struct TheirAgreement {
    pub shown: WatchedAgreement,
    pub facts: LifeFacts,
}

/// How it stands with a family on a day.
pub(super) fn judged(
    given: &FamilyGrants<'_>,
    agreements: &[TheirAgreement],
    rule: &AgreementRule,
    day: NaiveDate,
) -> WatchedAssociation {
    let in_force = agreements.iter().filter(|one| one.facts.is_in_force(day));
    let in_force = in_force.max_by_key(|one| (one.facts.last_day(day), one.shown.id));
    let coming = agreements.iter().filter(|one| progress(&one.facts, day) > 0);
    let coming = coming.max_by_key(|one| (progress(&one.facts, day), one.shown.id));
    let standing = match (rule.is_reached_by(given.sum), in_force, coming) {
        (false, ..) => WatchStanding::Below,
        (true, Some(_), _) => WatchStanding::Has,
        (true, None, Some(_)) => WatchStanding::OnTheWay,
        (true, None, None) => WatchStanding::Missing,
    };
    let head = &given.family.head;
    WatchedAssociation {
        organisation_id: head.id,
        organisation_name: head.name.clone(),
        together_with: given.family.members.iter().filter(|member| member.id != head.id).cloned().collect(),
        standing,
        sum: given.sum,
        grants: given.grants.iter().copied().cloned().collect(),
        agreement: in_force.or(coming).map(|one| one.shown.clone()),
    }
}

/// How far an agreement has come that is not in force yet; 0 is over, or never will be.
fn progress(facts: &LifeFacts, day: NaiveDate) -> u8 {
    match facts.standing(day) {
        AgreementStanding::Draft => 1,
        AgreementStanding::InReview => 2,
        AgreementStanding::Sent => 3,
        AgreementStanding::Upcoming => 4,
        AgreementStanding::Running
        | AgreementStanding::Terminated
        | AgreementStanding::Renewed
        | AgreementStanding::Ended
        | AgreementStanding::Discarded => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreements::life::AgreementState;
    use crate::agreements::terms::{Term, Terms};
    use crate::organisations::Family;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn agreement(id: i64, state: AgreementState, period: (&str, &str)) -> TheirAgreement {
        let facts = LifeFacts {
            state,
            first: Term::between(day(period.0), day(period.1)),
            terms: Terms::default(),
            sent_on: None,
            notice_ends_on: Some(day("2026-11-23")),
            replaced_from: None,
            evaluation_on: None,
            is_evaluated: false,
        };
        let shown = WatchedAgreement {
            id: AgreementId(id),
            number: id.to_string(),
            organisation_id: OrganisationId(1),
            organisation_name: String::new(),
            activity_title: String::new(),
            standing: AgreementStanding::Draft,
            starts_on: None,
            ends_on: None,
        };
        TheirAgreement { shown, facts }
    }

    fn standing(kroner: i64, agreements: &[TheirAgreement]) -> (WatchStanding, Option<i64>) {
        let head = NamedOrganisation { id: OrganisationId(1), name: "Koret".into() };
        let family = Family { head: head.clone(), is_archived: false, ids: vec![head.id], members: vec![head] };
        let sum = Oere::from_kroner(kroner).expect("an amount");
        let given = FamilyGrants { family: &family, grants: Vec::new(), sum };
        let rule = AgreementRule { asked: true, ..AgreementRule::default() };
        let found = judged(&given, agreements, &rule, day("2026-11-24"));
        (found.standing, found.agreement.map(|one| one.id.0))
    }

    #[test]
    fn only_one_in_force_is_one_that_they_have() {
        use AgreementState as S;
        let year = ("2026-01-01", "2026-12-31");
        for (agreements, found) in [
            (vec![], (WatchStanding::Missing, None)),
            (vec![agreement(1, S::Discarded, year)], (WatchStanding::Missing, None)),
            (vec![agreement(1, S::Signed, ("2025-01-01", "2026-11-23"))], (WatchStanding::Missing, None)),
            (vec![agreement(1, S::Terminated, year)], (WatchStanding::Missing, None)),
            (vec![agreement(1, S::Draft, year)], (WatchStanding::OnTheWay, Some(1))),
            (vec![agreement(1, S::Sent, year), agreement(2, S::Draft, year)], (WatchStanding::OnTheWay, Some(1))),
            (vec![agreement(1, S::Signed, ("2026-11-25", "2027-12-31"))], (WatchStanding::OnTheWay, Some(1))),
            (vec![agreement(1, S::Signed, ("2026-11-24", "2026-11-24"))], (WatchStanding::Has, Some(1))),
            (
                vec![agreement(1, S::Signed, year), agreement(2, S::Sent, ("2027-01-01", "2027-12-31"))],
                (WatchStanding::Has, Some(1)),
            ),
        ] {
            assert_eq!(standing(100_000, &agreements), found, "{agreements:?}");
        }
        assert_eq!(standing(99_999, &[]).0, WatchStanding::Below);
    }
}
