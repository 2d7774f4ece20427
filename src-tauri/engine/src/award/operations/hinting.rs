//! What the office's own records say about somebody and the nominees they answer for.

use super::at_hand::AtHand;
use super::interests::{InterestsOf, answerer, seen_by};
use crate::access::RequestContext;
use crate::award::AwardError;
use crate::award::hints::{ConflictHint, HintedMember, HintedNominee, hint_of_signature, hints};
use crate::award::nominee::{KeptNomination, KeptNominee};
use crate::award::year::{KeptMember, NomineeKind};
use crate::database::Tx;
use crate::organisations::{self, ContactRoleKind, PeriodStanding};
use crate::shared::ids::{AwardMemberId, NomineeId, OrganisationId};

/// Somebody of a year and the associations of the nominees that they answer for, for what slices above know of them.
#[derive(Debug)]
pub struct LinkedNominees {
    member_id: AwardMemberId,
    member_name: String,
    /// Nominees that have a card among associations.
    pub links: Vec<(NomineeId, OrganisationId)>,
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
    let links = seen.iter().filter_map(|nominee| Some((nominee.id, nominee.facts.organisation_id?)));
    Ok(LinkedNominees { member_id: member.id, member_name: member.facts.name.clone(), links: links.collect() })
}

pub(super) async fn hints_about(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (at_hand, member): (&AtHand, &KeptMember),
    (nominee, nominations): (&KeptNominee, &[KeptNomination]),
) -> Result<Vec<ConflictHint>, AwardError> {
    let mut roles: Vec<(AwardMemberId, ContactRoleKind)> = Vec::new();
    if let (Some(organisation), Some(person)) = (nominee.facts.organisation_id, member.facts.person_id) {
        let held = organisations::contact_roles(tx, organisation, context.today()).await?;
        let current =
            held.into_iter().filter(|role| role.standing == PeriodStanding::Current && role.person_id == person);
        roles.extend(current.map(|role| (member.id, role.facts.role)));
    }
    let of_this =
        nominations.iter().filter(|one| at_hand.whole(one.nominee_id) == nominee.id && one.withdrawn_at.is_none());
    let hinted = HintedNominee {
        id: nominee.id,
        name: &nominee.facts.name,
        is_person: nominee.facts.kind == NomineeKind::Person,
        nominators: of_this.map(|one| one.facts.nominator.as_str()).collect(),
        roles: &roles,
    };
    Ok(hints(&HintedMember { id: member.id, name: &member.facts.name }, &hinted))
}
