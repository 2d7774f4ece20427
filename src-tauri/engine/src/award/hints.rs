//! What the office's own records say about somebody of a year and a nominee. A hint only asks: what is answered is theirs to say.

use serde::Serialize;
use ts_rs::TS;

use super::conflict::{ConflictGround, DeclaredInterest};
use super::twins::is_same_name;
use crate::organisations::ContactRoleKind;
use crate::shared::ids::{AwardMemberId, NomineeId};
use crate::shared::text::word_starts;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What was found.
    pub enum HintKind {
        /// They go by the same name.
        SamePerson = "same_person",
        /// They nominate.
        Nominates = "nominates",
        /// They have a seat on the nominee's board.
        BoardSeat = "board_seat",
        /// They sign for the nominee, or are its contact.
        SpeaksFor = "speaks_for",
        /// They signed an agreement for the nominee.
        SignedAgreement = "signed_agreement",
        /// They and the nominee have seats on the same board.
        SameBoard = "same_board",
        /// They hold another role there, or in an association in which the nominee does too.
        SameAssociation = "same_association",
        /// They share a family name: no more than a question.
        FamilyName = "family_name",
    }
}

/// A hint about somebody and a nominee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictHint {
    /// Who.
    pub member_id: AwardMemberId,
    /// About which nominee.
    pub nominee_id: NomineeId,
    /// What was found.
    pub kind: HintKind,
    /// What is proposed; none where it is only a question.
    pub proposed: Option<DeclaredInterest>,
    /// On which ground.
    pub ground: Option<ConflictGround>,
}

/// Somebody of the year, as far as hints go.
#[derive(Debug, Clone)]
pub struct HintedMember<'a> {
    /// Who.
    pub id: AwardMemberId,
    /// Their name.
    pub name: &'a str,
}

/// A nominee, as far as hints go.
#[derive(Debug, Clone)]
pub struct HintedNominee<'a> {
    /// Which.
    pub id: NomineeId,
    /// Their name, and those of everything that is counted as them.
    pub names: Vec<&'a str>,
    /// Whether they are one person, so that a family name says something.
    pub is_person: bool,
    /// Whoever nominates.
    pub nominators: Vec<&'a str>,
    /// What cards say about them and whoever answers.
    pub ties: Vec<HintKind>,
}

/// Everything that is found about one of the year and one nominee, the weightiest first.
pub fn hints(member: &HintedMember<'_>, nominee: &HintedNominee<'_>) -> Vec<ConflictHint> {
    let mut kinds = nominee.ties.clone();
    if nominee.names.iter().any(|name| is_same_name(member.name, name)) {
        kinds.push(HintKind::SamePerson);
    }
    if nominee.nominators.iter().any(|nominator| is_same_name(member.name, nominator)) {
        kinds.push(HintKind::Nominates);
    }
    let family = |name: &str| word_starts(name).pop().filter(|word| word.chars().count() > 2);
    let own = family(member.name);
    let is_family = own.is_some() && nominee.names.iter().any(|name| family(name) == own);
    if nominee.is_person && is_family && !kinds.contains(&HintKind::SamePerson) {
        kinds.push(HintKind::FamilyName);
    }
    kinds.sort_unstable();
    kinds.dedup();
    let hint = |kind: HintKind| {
        let (proposed, ground) = proposal(kind);
        ConflictHint { member_id: member.id, nominee_id: nominee.id, kind, proposed, ground }
    };
    kinds.into_iter().map(hint).collect()
}

/// What is found where somebody signed for a nominee's association; who did is handed over by whoever knows.
pub fn hint_of_signature(member: &HintedMember<'_>, nominee_id: NomineeId, signers: &[String]) -> Option<ConflictHint> {
    let kind = HintKind::SignedAgreement;
    let (proposed, ground) = proposal(kind);
    let has_signed = signers.iter().any(|signer| is_same_name(member.name, signer));
    has_signed.then_some(ConflictHint { member_id: member.id, nominee_id, kind, proposed, ground })
}

/// What a role at the nominee's own association says.
pub fn tie_to_association(role: ContactRoleKind) -> HintKind {
    match role {
        ContactRoleKind::Chair
        | ContactRoleKind::DeputyChair
        | ContactRoleKind::Treasurer
        | ContactRoleKind::BoardMember => HintKind::BoardSeat,
        ContactRoleKind::AuthorisedSignatory | ContactRoleKind::ContactPerson => HintKind::SpeaksFor,
        ContactRoleKind::BookingOfficer | ContactRoleKind::VolunteerCoordinator | ContactRoleKind::Other => {
            HintKind::SameAssociation
        }
    }
}

/// What a role in an association says in which the nominee, one person, holds one too.
pub fn tie_in_association(own: ContactRoleKind, theirs: ContactRoleKind) -> HintKind {
    let is_on_board = |role| tie_to_association(role) == HintKind::BoardSeat;
    if is_on_board(own) && is_on_board(theirs) { HintKind::SameBoard } else { HintKind::SameAssociation }
}

/// A seat on the board is a conflict by default, an ordinary tie a doubt (`domain.md` D.6).
fn proposal(kind: HintKind) -> (Option<DeclaredInterest>, Option<ConflictGround>) {
    match kind {
        HintKind::SamePerson => (Some(DeclaredInterest::Conflicted), Some(ConflictGround::OwnInterest)),
        HintKind::Nominates => (Some(DeclaredInterest::Conflicted), Some(ConflictGround::Other)),
        HintKind::BoardSeat | HintKind::SpeaksFor | HintKind::SignedAgreement => {
            (Some(DeclaredInterest::Conflicted), Some(ConflictGround::Leadership))
        }
        HintKind::SameBoard | HintKind::SameAssociation => {
            (Some(DeclaredInterest::InDoubt), Some(ConflictGround::Leadership))
        }
        HintKind::FamilyName => (None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(member: &str, names: &[&str], nominators: &[&str], role: Option<ContactRoleKind>) -> Vec<HintKind> {
        let member = HintedMember { id: AwardMemberId(1), name: member };
        let nominee = HintedNominee {
            id: NomineeId(1),
            names: names.to_vec(),
            is_person: true,
            nominators: nominators.to_vec(),
            ties: role.map(tie_to_association).into_iter().collect(),
        };
        hints(&member, &nominee).into_iter().map(|hint| hint.kind).collect()
    }

    #[test]
    fn the_records_propose_and_a_family_name_only_asks() {
        assert_eq!(found("Finn Rée", &["Kirsten Bækgaard"], &["Ib Holm"], None), []);
        let kirsten = found("Finn Rée", &["Kirsten Rée"], &["finn ree"], None);
        assert_eq!(kirsten, [HintKind::Nominates, HintKind::FamilyName]);
        assert_eq!(found("Finn Rée", &["Finn Ree"], &[], None), [HintKind::SamePerson]);
        assert_eq!(found("Finn Rée", &["Fin Rebæk", "Finn Ree"], &[], None), [HintKind::SamePerson], "a part of it");
        assert_eq!(found("Finn Rée", &["Koret"], &[], Some(ContactRoleKind::Treasurer)), [HintKind::BoardSeat]);
        assert_eq!(found("Finn Rée", &["Koret"], &[], Some(ContactRoleKind::Other)), [HintKind::SameAssociation]);
        let finn = HintedMember { id: AwardMemberId(1), name: "Finn Rée" };
        let signed = |signer: &str| hint_of_signature(&finn, NomineeId(1), &[signer.to_owned()]).map(|hint| hint.kind);
        assert_eq!((signed("FINN REE"), signed("Ib Holm")), (Some(HintKind::SignedAgreement), None));
        let (chair, member) = (ContactRoleKind::Chair, ContactRoleKind::BoardMember);
        assert_eq!(tie_in_association(chair, member), HintKind::SameBoard);
        assert_eq!(tie_in_association(chair, ContactRoleKind::BookingOfficer), HintKind::SameAssociation);
        assert_eq!(tie_in_association(ContactRoleKind::ContactPerson, member), HintKind::SameAssociation);
        assert_eq!(proposal(HintKind::FamilyName), (None, None));
        assert_eq!(proposal(HintKind::SameAssociation).0, Some(DeclaredInterest::InDoubt));
    }
}
