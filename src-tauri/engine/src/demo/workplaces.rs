//! The municipality's own workplaces and councils, which borrow rooms too.

use super::associations::{Directory, Registered, give, keep};
use super::chance::Chance;
use super::desk::Desk;
use super::people::{Address, phone, plain_letters};
use crate::database::DatabaseError;
use crate::organisations::{BorrowerCategory, ContactRoleFacts, ContactRoleKind, OrganisationFacts, OrganisationKind};
use crate::shared::ids::PersonId;

use OrganisationKind::{Council, Workplace};

/// The municipality's CVR number, which all its workplaces share.
pub(super) const MUNICIPAL_CVR: &str = "99900008";

/// Name, short name, kind, P-number.
const WORKPLACES: [(&str, &str, OrganisationKind, &str); 9] = [
    ("Sundhedscenter Bøgelunde", "Sundhedscentret", Workplace, "1099990001"),
    ("Plejecentret Havblik", "Havblik plejecenter", Workplace, "1099990002"),
    ("Bøgelunde Bibliotek", "Biblioteket", Workplace, "1099990003"),
    ("Jobcenter Bøgelunde", "Jobcentret", Workplace, "1099990004"),
    ("Havbjerg Skole", "", Workplace, "1099990005"),
    ("Familiehuset Tømmerup", "Familiehuset", Workplace, "1099990006"),
    ("Seniorrådet i Bøgelunde Kommune", "Seniorrådet", Council, ""),
    ("Frivilligrådet i Bøgelunde Kommune", "Frivilligrådet", Council, ""),
    ("Handicaprådet i Bøgelunde Kommune", "Handicaprådet", Council, ""),
];

/// Registers them, each with somebody to ring.
pub(super) async fn register(desk: &Desk, people: &[PersonId], directory: &mut Directory) -> Result<(), DatabaseError> {
    let mut chance = Chance::seeded(4);
    for (place, (name, short_name, kind, p_number)) in WORKPLACES.into_iter().enumerate() {
        let mut facts = OrganisationFacts::named(kind, name, BorrowerCategory::Municipal);
        let mailbox = plain_letters(if short_name.is_empty() { name } else { short_name });
        let address = Address::any(&mut chance);
        facts.short_name = short_name.into();
        facts.phone = phone(101 + place);
        facts.email = format!("{mailbox}@bogelunde.example");
        facts.street = address.street;
        facts.postal_code = address.postal_code.into();
        facts.town = address.town.into();
        if kind == Workplace {
            facts.cvr = MUNICIPAL_CVR.into();
            facts.p_number = p_number.into();
        }
        let id = keep(desk, facts).await?;
        let contact = people[(place * 31 + 14) % people.len()];
        let role = if kind == Council { ContactRoleKind::Chair } else { ContactRoleKind::ContactPerson };
        let title = if kind == Council { "formand" } else { "frivilligkoordinator" };
        let facts = ContactRoleFacts {
            title: title.into(),
            valid_from: "2025-01-01".into(),
            ..ContactRoleFacts::from_today(role)
        };
        give(desk, id, contact, facts).await?;
        directory.insert(name, Registered { id, contact: Some(contact) });
        desk.work_on(6);
    }
    Ok(())
}
