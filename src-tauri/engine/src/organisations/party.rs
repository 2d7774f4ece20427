//! An organisation as a party to a paper: what may be printed of it. A person's private address is no part of it.

use crate::shared::cvr::CvrNumber;
use crate::shared::email::EmailAddress;
use crate::shared::ids::{OrganisationId, PersonId};
use crate::shared::phone::PhoneNumber;

use super::contact_role::ContactRoleKind;

/// An organisation as it stands on a paper of a given day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The organisation; the one that stands, where the one asked for was merged into another.
    pub id: OrganisationId,
    /// Its full name.
    pub name: String,
    /// Its short name, or empty.
    pub short_name: String,
    /// Street, then postal code and town; none where it is unknown.
    pub address_lines: Vec<String>,
    /// Its CVR number.
    pub cvr: Option<CvrNumber>,
    /// The P-number of a workplace, as ten digits; or empty.
    pub p_number: String,
    /// Its own phone.
    pub phone: Option<PhoneNumber>,
    /// Its own e-mail address.
    pub email: Option<EmailAddress>,
    /// Who holds a role there on that day, whom to ring first.
    pub contacts: Vec<PartyContact>,
}

/// A person in their role at a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyContact {
    /// The person.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// What they are there.
    pub role: ContactRoleKind,
    /// What they call it themselves, or empty.
    pub title: String,
    /// Their phone.
    pub phone: Option<PhoneNumber>,
    /// Their e-mail address.
    pub email: Option<EmailAddress>,
}

impl Party {
    /// Those who may sign for it; the chair where nobody was named.
    pub fn signatories(&self) -> Vec<&PartyContact> {
        let in_role = |role| self.contacts.iter().filter(move |contact| contact.role == role).collect::<Vec<_>>();
        let named = in_role(ContactRoleKind::AuthorisedSignatory);
        if named.is_empty() { in_role(ContactRoleKind::Chair) } else { named }
    }

    /// Whom to ring.
    pub fn contact(&self) -> Option<&PartyContact> {
        self.contacts.first()
    }
}

/// Street, then postal code and town.
pub(super) fn address_lines(street: &str, postal_code: &str, town: &str) -> Vec<String> {
    let place = format!("{postal_code} {town}");
    [street.trim(), place.trim()].into_iter().filter(|line| !line.is_empty()).map(ToOwned::to_owned).collect()
}
