//! What the office's own records say about somebody and the nominees they answer for.

use chrono::NaiveDate;

use super::at_hand::AtHand;
use super::interests::{InterestsOf, answerer, seen_by};
use crate::access::RequestContext;
use crate::award::AwardError;
use crate::award::hints::{
    ConflictHint, HintKind, HintedMember, HintedNominee, hint_of_signature, hints, tie_in_association,
    tie_to_association,
};
use crate::award::nominee::{KeptNomination, KeptNominee, NomineeFacts};
use crate::award::twins::is_same_name;
use crate::award::year::{KeptMember, MemberFacts, NomineeKind};
use crate::database::Tx;
use crate::organisations::{self, ContactRole, ContactRoleKind, PeriodStanding};
use crate::shared::ids::{AwardMemberId, NomineeId, OrganisationId};

/// Somebody of a year and the associations of the nominees that they answer for, for what slices above know of them.
#[derive(Debug)]
pub struct LinkedNominees {
    member_id: AwardMemberId,
    member_name: String,
    /// Nominees that have cards among associations, themselves or by what is counted as them.
    pub links: Vec<(NomineeId, Vec<OrganisationId>)>,
}

impl LinkedNominees {
    /// What is to be asked about a nominee, by the names of those who signed for its association.
    pub fn hint(&self, nominee_id: NomineeId, signers: &[String]) -> Option<ConflictHint> {
        hint_of_signature(&HintedMember { id: self.member_id, name: &self.member_name }, nominee_id, signers)
    }
}

/// The associations behind the nominees that somebody answers for, as far as whoever asks may know of them.
pub async fn linked_nominees(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    input: InterestsOf,
) -> Result<LinkedNominees, AwardError> {
    let at_hand = AtHand::of(context, tx, input.award_year_id).await?;
    let member = answerer(&at_hand, input.member_id)?;
    let seen = seen_by(&at_hand, member);
    let links = seen.iter().map(|nominee| {
        let linked = parts_of(&at_hand, nominee.id).into_iter().filter_map(|facts| facts.organisation_id);
        (nominee.id, linked.collect::<Vec<OrganisationId>>())
    });
    let links = links.filter(|(_, linked)| !linked.is_empty()).collect();
    Ok(LinkedNominees { member_id: member.id, member_name: member.facts.name.clone(), links })
}

/// What the records say about somebody and a nominee, with everything that is counted as the nominee.
pub(super) async fn hints_about(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (at_hand, member): (&AtHand, &KeptMember),
    (nominee, nominations): (&KeptNominee, &[KeptNomination]),
) -> Result<Vec<ConflictHint>, AwardError> {
    let parts = parts_of(at_hand, nominee.id);
    let of_this =
        nominations.iter().filter(|one| at_hand.whole(one.nominee_id) == nominee.id && one.withdrawn_at.is_none());
    let hinted = HintedNominee {
        id: nominee.id,
        names: parts.iter().map(|facts| facts.name.as_str()).collect(),
        is_person: nominee.facts.kind == NomineeKind::Person,
        nominators: of_this.map(|one| one.facts.nominator.as_str()).collect(),
        ties: ties(tx, context.today(), (&member.facts, &parts)).await?,
    };
    Ok(hints(&HintedMember { id: member.id, name: &member.facts.name }, &hinted))
}

fn parts_of(at_hand: &AtHand, whole: NomineeId) -> Vec<&NomineeFacts> {
    let parts = at_hand.parts(whole);
    let is_part = |nominee: &&KeptNominee| parts.contains(&nominee.id);
    at_hand.nominees.iter().filter(is_part).map(|nominee| &nominee.facts).collect()
}

/// What cards say about somebody of the year and a nominee: in the nominee's association, or in one in which the nominee too holds
/// a role.
async fn ties(
    tx: &mut Tx,
    today: NaiveDate,
    (member, parts): (&MemberFacts, &[&NomineeFacts]),
) -> Result<Vec<HintKind>, AwardError> {
    let mut found = Vec::new();
    for facts in parts {
        if let Some(organisation) = facts.organisation_id {
            found.extend(held_at(tx, today, (organisation, member)).await?.into_iter().map(tie_to_association));
        }
        match facts.person_id {
            Some(person) if member.person_id == Some(person) => found.push(HintKind::SamePerson),
            Some(person) => {
                for theirs in current(organisations::roles_of(tx, person, today).await?) {
                    let held = held_at(tx, today, (theirs.organisation_id, member)).await?;
                    found.extend(held.into_iter().map(|own| tie_in_association(own, theirs.facts.role)));
                }
            }
            None => {}
        }
    }
    Ok(found)
}

/// What somebody of the year is at an association: by their card, or by their name where none is chosen for them.
async fn held_at(
    tx: &mut Tx,
    today: NaiveDate,
    (organisation, member): (OrganisationId, &MemberFacts),
) -> Result<Vec<ContactRoleKind>, AwardError> {
    let is_theirs = |role: &ContactRole| match member.person_id {
        Some(person) => role.person_id == person,
        None => is_same_name(&role.person_name, &member.name),
    };
    let held = current(organisations::contact_roles(tx, organisation, today).await?);
    Ok(held.filter(is_theirs).map(|role| role.facts.role).collect())
}

fn current(roles: Vec<ContactRole>) -> impl Iterator<Item = ContactRole> {
    roles.into_iter().filter(|role| role.standing == PeriodStanding::Current)
}
