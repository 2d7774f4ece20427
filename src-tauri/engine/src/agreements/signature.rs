//! Who signed for whom, and whether they might.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::organisations::{ContactRole, ContactRoleKind, OPEN_END, PeriodStanding};
use crate::shared::ids::{ContactRoleId, SignatureId};
use crate::shared::text_enum::text_enum;

text_enum! {
    /// A side of an agreement.
    pub enum AgreementSide {
        /// The municipality.
        Municipality = "municipality",
        /// The association.
        Association = "association",
    }
}

text_enum! {
    /// What the association's contact roles say of somebody who signed for it.
    pub enum SigningRight {
        /// A role that may sign held on the day.
        Held = "held",
        /// The role that may sign did not hold on the day.
        NotThen = "not_then",
        /// They hold another role, which does not say that they may sign.
        OtherRole = "other_role",
        /// They were not chosen from the association's people.
        Unknown = "unknown",
        /// They signed for the municipality, which knows its own.
        Own = "own",
    }
}

/// A signature on an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Signature {
    /// The signature.
    pub id: SignatureId,
    /// For whom.
    pub side: AgreementSide,
    /// Who.
    pub name: String,
    /// What they are there, or empty.
    pub title: String,
    /// On which day.
    #[ts(type = "string")]
    pub signed_on: NaiveDate,
    /// The role that lets them sign for the association.
    pub contact_role_id: Option<ContactRoleId>,
    /// What the records say of it.
    pub right: SigningRight,
}

/// Somebody of the association who can be chosen as having signed, those who may first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PossibleSignatory {
    /// Their role there.
    pub contact_role_id: ContactRoleId,
    /// Their name.
    pub name: String,
    /// What the role is.
    pub role: ContactRoleKind,
    /// What they call it themselves, or empty.
    pub title: String,
    /// Whether the role holds today.
    pub standing: PeriodStanding,
    /// Whether it is a role that signs for the association.
    pub may_sign: bool,
}

/// The people of an association as they could have signed.
pub(super) fn possible(roles: &[ContactRole]) -> Vec<PossibleSignatory> {
    let mut people: Vec<PossibleSignatory> = roles
        .iter()
        .map(|role| PossibleSignatory {
            contact_role_id: role.id,
            name: role.person_name.clone(),
            role: role.facts.role,
            title: role.facts.title.clone(),
            standing: role.standing,
            may_sign: may_sign(role, roles),
        })
        .collect();
    people.sort_by_key(|one| (one.standing != PeriodStanding::Current, !one.may_sign));
    people
}

/// Who is named for it; the chair where nobody is.
fn may_sign(role: &ContactRole, all: &[ContactRole]) -> bool {
    match role.facts.role {
        ContactRoleKind::AuthorisedSignatory => true,
        ContactRoleKind::Chair => all.iter().all(|other| other.facts.role != ContactRoleKind::AuthorisedSignatory),
        _ => false,
    }
}

/// What the records say of a signature on that day.
pub(super) fn right_of(
    side: AgreementSide,
    contact_role_id: Option<ContactRoleId>,
    signed_on: NaiveDate,
    roles: &[ContactRole],
) -> SigningRight {
    if side == AgreementSide::Municipality {
        return SigningRight::Own;
    }
    let Some(role) = roles.iter().find(|role| Some(role.id) == contact_role_id) else { return SigningRight::Unknown };
    if !may_sign(role, roles) {
        return SigningRight::OtherRole;
    }
    let (starts, ends) = period_of(role);
    if starts <= signed_on && signed_on <= ends { SigningRight::Held } else { SigningRight::NotThen }
}

fn period_of(role: &ContactRole) -> (NaiveDate, NaiveDate) {
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    (day(&role.facts.valid_from).unwrap_or(NaiveDate::MIN), day(&role.facts.valid_to).unwrap_or(OPEN_END))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisations::ContactRoleFacts;
    use crate::shared::ids::{OrganisationId, PersonId};

    fn role(id: i64, kind: ContactRoleKind, from: &str, to: &str, standing: PeriodStanding) -> ContactRole {
        ContactRole {
            id: ContactRoleId(id),
            organisation_id: OrganisationId(1),
            organisation_name: String::new(),
            person_id: PersonId(id),
            person_name: format!("Person {id}"),
            phone: String::new(),
            email: String::new(),
            facts: ContactRoleFacts { role: kind, title: String::new(), valid_from: from.into(), valid_to: to.into() },
            standing,
            version: 1,
        }
    }

    #[test]
    fn a_signature_is_judged_by_the_role_on_the_day_it_was_given() {
        use AgreementSide::{Association, Municipality};
        use ContactRoleKind as Kind;
        let roles = [
            role(1, Kind::AuthorisedSignatory, "2024-03-01", "2026-03-01", PeriodStanding::Ended),
            role(2, Kind::Treasurer, "2024-03-01", "", PeriodStanding::Current),
        ];
        let right = |side, id: Option<i64>, on: &str| {
            right_of(side, id.map(ContactRoleId), on.parse().expect("a date"), &roles)
        };
        assert_eq!(right(Association, Some(1), "2026-03-01"), SigningRight::Held);
        assert_eq!(right(Association, Some(1), "2026-03-02"), SigningRight::NotThen);
        assert_eq!(right(Association, Some(2), "2026-03-02"), SigningRight::OtherRole);
        assert_eq!(right(Association, None, "2026-03-02"), SigningRight::Unknown);
        assert_eq!(right(Municipality, None, "2026-03-02"), SigningRight::Own);
    }

    #[test]
    fn the_chair_signs_where_nobody_is_named_and_those_who_may_stand_first() {
        let chair = role(1, ContactRoleKind::Chair, "2024-01-01", "", PeriodStanding::Current);
        let treasurer = role(2, ContactRoleKind::Treasurer, "2024-01-01", "", PeriodStanding::Current);
        let people = possible(&[treasurer, chair.clone()]);
        assert_eq!(people.iter().map(|one| one.may_sign).collect::<Vec<_>>(), [true, false]);
        let named = role(3, ContactRoleKind::AuthorisedSignatory, "2024-01-01", "", PeriodStanding::Current);
        assert!(!may_sign(&chair, &[chair.clone(), named]));
    }
}
