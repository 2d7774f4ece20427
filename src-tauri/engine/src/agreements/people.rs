//! People as an agreement names them: name and title, and for those who are to be rung their phone. Never an address.

use super::Agreement;
use crate::organisations::{ContactRoleKind, Party, PartyContact};
use crate::shared::format::Language;

/// "Lone Holm, formand, 84 00 01 23", whom to ring first; each line once.
pub(super) fn contact_lines(party: &Party, language: Language) -> Vec<String> {
    lines(party.contacts.iter().map(|contact| {
        let mut line = named(contact, language);
        if let Some(phone) = &contact.phone {
            line.push_str(", ");
            line.push_str(&phone.display());
        }
        line
    }))
}

/// "Lone Holm, formand": those who may sign, each person once, the chair first.
pub(super) fn signatory_lines(party: &Party, language: Language) -> Vec<String> {
    let mut people = Vec::new();
    for contact in party.signatories() {
        if people.iter().all(|known: &&PartyContact| known.person_id != contact.person_id) {
            people.push(contact);
        }
    }
    people.sort_by_key(|contact| !is_chair(contact, party));
    lines(people.into_iter().map(|contact| named(contact, language)))
}

fn is_chair(person: &PartyContact, party: &Party) -> bool {
    let is_called_so =
        ["formand", "forkvinde", "forperson", "chair"].contains(&person.title.trim().to_lowercase().as_str());
    let in_role = |held: &PartyContact| held.person_id == person.person_id && held.role == ContactRoleKind::Chair;
    is_called_so || party.contacts.iter().any(in_role)
}

/// Everybody at the party, those who may sign first.
pub(super) fn possible_signatories(party: &Party, language: Language) -> Vec<String> {
    let may = signatory_lines(party, language);
    lines(may.into_iter().chain(party.contacts.iter().map(|contact| named(contact, language))))
}

/// Whom a variable may name: the party's people, or those whom earlier agreements named.
pub(super) fn choices(from: Option<&str>, agreement: &Agreement, party: Option<&Party>) -> Vec<String> {
    let language = agreement.language;
    match (from, party) {
        (Some("association.contact"), Some(party)) => contact_lines(party, language),
        (Some("association.signatory" | "association.second_signatory"), Some(party)) => {
            possible_signatories(party, language)
        }
        _ => Vec::new(),
    }
}

fn lines(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in all {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn named(contact: &PartyContact, language: Language) -> String {
    let title = title_of(contact, language);
    if title.is_empty() { contact.name.clone() } else { format!("{}, {title}", contact.name) }
}

/// What they call themselves, else what the role is called. A Danish word for a role is put into the paper's language.
fn title_of(contact: &PartyContact, language: Language) -> String {
    let title = contact.title.trim();
    let role = match title {
        "" => ROLES.iter().find(|(role, ..)| *role == contact.role),
        _ => ROLES.iter().find(|(_, danish, _)| language == Language::En && title.eq_ignore_ascii_case(danish)),
    };
    match (role, language) {
        (Some((_, danish, _)), Language::Da) => (*danish).to_owned(),
        (Some((_, _, english)), Language::En) => (*english).to_owned(),
        (None, _) => title.to_owned(),
    }
}

/// A contact person is called that by the sentence; "something else" says nothing.
const ROLES: [(ContactRoleKind, &str, &str); 7] = [
    (ContactRoleKind::BookingOfficer, "bookingansvarlig", "booking officer"),
    (ContactRoleKind::Chair, "formand", "chair"),
    (ContactRoleKind::DeputyChair, "næstformand", "deputy chair"),
    (ContactRoleKind::Treasurer, "kasserer", "treasurer"),
    (ContactRoleKind::BoardMember, "bestyrelsesmedlem", "board member"),
    (ContactRoleKind::AuthorisedSignatory, "tegningsberettiget", "authorised signatory"),
    (ContactRoleKind::VolunteerCoordinator, "frivilligkoordinator", "volunteer coordinator"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::ids::{OrganisationId, PersonId};
    use crate::shared::phone::PhoneNumber;

    fn contact(id: i64, name: &str, role: ContactRoleKind, title: &str) -> PartyContact {
        let phone = PhoneNumber::parse("84000123").ok();
        PartyContact { person_id: PersonId(id), name: name.into(), role, title: title.into(), phone, email: None }
    }

    fn party(contacts: Vec<PartyContact>) -> Party {
        Party {
            id: OrganisationId(1),
            name: "Koret Klangbølgen".into(),
            short_name: String::new(),
            address_lines: Vec::new(),
            cvr: None,
            p_number: String::new(),
            phone: None,
            email: None,
            contacts,
        }
    }

    #[test]
    fn a_contact_is_named_with_title_and_phone_and_a_signatory_without_the_phone() {
        let party = party(vec![
            contact(1, "Lone Holm", ContactRoleKind::ContactPerson, ""),
            contact(2, "Søren Åkjær", ContactRoleKind::Chair, ""),
            contact(2, "Søren Åkjær", ContactRoleKind::AuthorisedSignatory, "formand"),
            contact(3, "Åse Lund", ContactRoleKind::AuthorisedSignatory, "kasserer"),
        ]);
        assert_eq!(
            contact_lines(&party, Language::Da)[..2],
            ["Lone Holm, 84 00 01 23", "Søren Åkjær, formand, 84 00 01 23"]
        );
        assert_eq!(signatory_lines(&party, Language::Da), ["Søren Åkjær, formand", "Åse Lund, kasserer"]);
        assert_eq!(signatory_lines(&party, Language::En), ["Søren Åkjær, chair", "Åse Lund, treasurer"]);
        assert_eq!(
            possible_signatories(&party, Language::Da),
            ["Søren Åkjær, formand", "Åse Lund, kasserer", "Lone Holm"]
        );
    }

    #[test]
    fn who_signs_with_two_roles_signs_once_and_the_chair_signs_where_nobody_was_named() {
        let twice = party(vec![
            contact(2, "Søren Åkjær", ContactRoleKind::AuthorisedSignatory, "formand"),
            contact(2, "Søren Åkjær", ContactRoleKind::AuthorisedSignatory, "kasserer"),
        ]);
        assert_eq!(signatory_lines(&twice, Language::Da), ["Søren Åkjær, formand"]);
        let chaired = party(vec![contact(4, "Ib Toft", ContactRoleKind::Chair, "")]);
        assert_eq!(signatory_lines(&chaired, Language::Da), ["Ib Toft, formand"]);
    }
}
