//! A card that is there already, with what it lacks filled from a row. Nothing that stands on it is written over.

use crate::organisations::organisation::OrganisationFacts;
use crate::organisations::person::{PersonAddress, PersonFacts, Protection};

fn filled(there: &str, told: &str) -> String {
    if there.is_empty() { told.to_owned() } else { there.to_owned() }
}

/// A person's card, completed. A protection that the row tells of is set, none is lifted, and a protected address stays.
pub(super) fn person_completed(there: &PersonFacts, told: &PersonFacts) -> PersonFacts {
    let is_unknown = there.address == PersonAddress::unknown();
    let address = match (there.protection, is_unknown) {
        (Protection::Open, true) => told.address.clone(),
        _ => PersonAddress::Hidden,
    };
    let protection = if told.protection == Protection::Protected { told.protection } else { there.protection };
    PersonFacts {
        full_name: there.full_name.clone(),
        phone: filled(&there.phone, &told.phone),
        second_phone: filled(&there.second_phone, &told.second_phone),
        email: filled(&there.email, &told.email),
        address,
        protection,
        note: filled(&there.note, &told.note),
    }
}

/// An organisation's card, completed. An address is filled as a whole.
pub(super) fn organisation_completed(there: &OrganisationFacts, told: &OrganisationFacts) -> OrganisationFacts {
    let has_address = [&there.street, &there.postal_code, &there.town].iter().any(|part| !part.is_empty());
    let address = if has_address { there } else { told };
    OrganisationFacts {
        short_name: filled(&there.short_name, &told.short_name),
        cvr: filled(&there.cvr, &told.cvr),
        p_number: filled(&there.p_number, &told.p_number),
        phone: filled(&there.phone, &told.phone),
        email: filled(&there.email, &told.email),
        web: filled(&there.web, &told.web),
        street: address.street.clone(),
        postal_code: address.postal_code.clone(),
        town: address.town.clone(),
        note: filled(&there.note, &told.note),
        ..there.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_missing_is_filled() {
        let there = PersonFacts { phone: "+4584000145".into(), ..PersonFacts::named("Åse Bækgaard") };
        let told = PersonFacts {
            phone: "+4584000199".into(),
            email: "aase@example.dk".into(),
            note: "x".into(),
            ..PersonFacts::named("aase bækgård")
        };
        let done = person_completed(&there, &told);
        assert_eq!((done.full_name.as_str(), done.phone.as_str()), ("Åse Bækgaard", "+4584000145"));
        assert_eq!((done.email.as_str(), done.note.as_str()), ("aase@example.dk", "x"));
    }

    #[test]
    fn a_protection_is_set_and_never_lifted() {
        let open = PersonFacts::named("Åse");
        let protected = PersonFacts { protection: Protection::Protected, ..open.clone() };
        assert_eq!(person_completed(&open, &protected).protection, Protection::Protected);
        let kept = person_completed(&protected, &open);
        assert_eq!((kept.protection, kept.address), (Protection::Protected, PersonAddress::Hidden));
    }
}
