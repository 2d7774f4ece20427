//! The sixty associations of Bøgelunde, all invented, with whom to ring, who chairs and who signs. Fourteen are approved
//! under folkeoplysningsloven, one of them with a declaration that has run out; nine have no CVR number.

use std::collections::BTreeMap;

use super::chance::Chance;
use super::desk::{Desk, Expected};
use super::people::{Address, phone, plain_letters};
use crate::access::Role;
use crate::database::DatabaseError;
use crate::organisations::{
    self, BorrowerCategory, ContactRoleFacts, ContactRoleKind, GiveContactRole, OrganisationFacts, OrganisationKind,
    RegisterOrganisation,
};
use crate::shared::ids::{OrganisationId, PersonId};

use BorrowerCategory::{
    EducationAdult as Evening, EducationAdultsActivity as Adults, EducationChildren as Children,
    OtherAssociation as Other, Social,
};

/// Name, short name, what it counts as when it borrows.
const ASSOCIATIONS: [(&str, &str, BorrowerCategory); 60] = [
    ("Besøgsvennerne i Bøgelunde", "Besøgsvennerne", Social),
    ("Havbjerg Spisevenner", "Spisevennerne", Social),
    ("Strandens Strikkeklub", "Strikkeklubben", Social),
    ("Den Grønne Dør Bøgelunde", "Den Grønne Dør", Social),
    ("Nattelyset (vågetjeneste)", "Nattelyset", Social),
    ("Sorggruppen Fyrtårnet", "Fyrtårnet", Social),
    ("Tømmerup Seniorklub", "Seniorklubben", Social),
    ("Bøgelunde Pensionistforening", "Pensionisterne", Social),
    ("Ældrenes Vandrehold", "Vandreholdet", Social),
    ("Kaffebordet i Havbjerg", "Kaffebordet", Social),
    ("Lektiecaféen Blækhuset", "Blækhuset", Social),
    ("Familienetværket Brobyggerne", "Brobyggerne", Social),
    ("Mødrecaféen Spiren", "Spiren", Social),
    ("Bedsteforældre for Alle Bøgelunde", "Bedsteforældrene", Social),
    ("Gadens Venner", "", Social),
    ("Værestedet Ankeret", "Ankeret", Social),
    ("Gældsrådgivningen Bøgelunde", "Gældsrådgivningen", Social),
    ("Retshjælpen ved Stranden", "Retshjælpen", Social),
    ("Selvhjælp Bøgelunde", "Selvhjælp", Social),
    ("Angstgruppen Modet", "Modet", Social),
    ("Pårørendenetværket Havblik", "Havblik", Social),
    ("Demensvennerne Bøgelunde", "Demensvennerne", Social),
    ("Parkinsonkoret", "", Social),
    ("Hjertemotion Havbjerg", "Hjertemotion", Adults),
    ("Diabetesklubben Sødt Nok", "Sødt Nok", Social),
    ("Gigtholdet på Land", "Gigtholdet", Social),
    ("Lungekoret Åndehullet", "Åndehullet", Social),
    ("Hørecaféen Bøgelunde Strand", "Hørecaféen", Social),
    ("Synscaféen", "", Social),
    ("Kræftcaféen Pusterummet", "Pusterummet", Social),
    ("Hjerneskadecaféen", "", Social),
    ("Handicapidræt Bøgelunde", "Handicapidræt", Adults),
    ("Rickshawholdet Medvind", "Medvind", Social),
    ("Kørestolsdanserne", "", Adults),
    ("Svøm for Alle Havbjerg", "Svøm for Alle", Children),
    ("Boldklubben Fair Start", "Fair Start", Children),
    ("Gåfodbold Tømmerup", "Gåfodbold", Adults),
    ("Ungeklubben Kælderen", "Kælderen", Children),
    ("Spejderne ved Åen", "Spejderne", Children),
    ("Aftenvandrerne i Bøgelunde", "Aftenvandrerne", Social),
    ("Pigeklubben Stjerneskud", "Stjerneskud", Children),
    ("Teaterholdet Rampefeber", "Rampefeber", Adults),
    ("Bøgelunde Lokalhistoriske Venner", "Lokalhistorierne", Evening),
    ("Læsekredsen Lup og Lune", "Lup og Lune", Evening),
    ("Folkedanserne Havbjerg", "Folkedanserne", Adults),
    ("Koret Klangbølgen", "Klangbølgen", Adults),
    ("Reparationscaféen Fix & Fryd", "Fix & Fryd", Other),
    ("Byttebiksen", "", Other),
    ("Haveholdet Grønne Fingre", "Grønne Fingre", Other),
    ("Naturgruppen Strandengen", "Naturgruppen", Other),
    ("Boligsocialt Netværk Møllevænget", "Netværk Møllevænget", Social),
    ("Beboercaféen Birkehegnet", "Beboercaféen", Social),
    ("Havbjerg Bylaug", "Bylauget", Other),
    ("Sprogcaféen Verdensbordet", "Verdensbordet", Social),
    ("Nye Naboer Bøgelunde", "Nye Naboer", Social),
    ("Kvinder på Tværs", "", Social),
    ("Menighedsplejen Bøgelunde", "Menighedsplejen", Social),
    ("Sognecaféen Tømmerup", "Sognecaféen", Social),
    ("Julehjælpen Bøgelunde", "Julehjælpen", Social),
    ("IT-frivillige 60+", "IT-frivillige", Social),
];

/// Small groups that have no CVR number.
const WITHOUT_CVR: [&str; 9] = [
    "Strandens Strikkeklub",
    "Sorggruppen Fyrtårnet",
    "Ældrenes Vandrehold",
    "Kaffebordet i Havbjerg",
    "Angstgruppen Modet",
    "Byttebiksen",
    "Haveholdet Grønne Fingre",
    "Naturgruppen Strandengen",
    "Beboercaféen Birkehegnet",
];

/// Declared nothing new when its declaration ran out: it gets no more rooms.
const DECLARATION_RAN_OUT: &str = "Læsekredsen Lup og Lune";

/// Numbers with the right check digit, far above those that are given out.
const CVR_NUMBERS: [&str; 51] = [
    "99900377", "99900741", "99901489", "99901853", "99902221", "99902590", "99902965", "99903333", "99903708",
    "99904070", "99904445", "99905182", "99905557", "99905921", "99906294", "99906669", "99907037", "99907401",
    "99907770", "99907800", "99907878", "99907932", "99907991", "99908068", "99908122", "99908181", "99908262",
    "99908327", "99908394", "99908459", "99908513", "99908580", "99908645", "99908726", "99908785", "99908858",
    "99908912", "99908971", "99909056", "99909110", "99909188", "99909250", "99909315", "99909382", "99909447",
    "99909528", "99909587", "99909641", "99909714", "99909773", "99909854",
];

/// What contact persons call themselves.
const TITLES: [&str; 6] = ["tovholder", "daglig leder", "holdleder", "koordinator", "sekretær", "næstformand"];

/// An organisation that can borrow, with whom to ring about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Registered {
    pub id: OrganisationId,
    pub contact: Option<PersonId>,
}

/// Organisations by their full names.
pub(super) type Directory = BTreeMap<&'static str, Registered>;

/// Their full names.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ASSOCIATIONS.iter().map(|(name, ..)| *name)
}

/// Registers every association and what five people are at each.
pub(super) async fn register(desk: &Desk, people: &[PersonId]) -> Result<Directory, DatabaseError> {
    let mut chance = Chance::seeded(3);
    let mut directory = Directory::new();
    let mut cvr_numbers = CVR_NUMBERS.iter().copied();
    for (place, (name, short_name, category)) in ASSOCIATIONS.into_iter().enumerate() {
        let mut facts = facts_of(place, name, short_name, category, &mut chance);
        if !WITHOUT_CVR.contains(&name) {
            facts.cvr = cvr_numbers.next().unwrap_or_default().into();
        }
        let id = keep(desk, facts).await?;
        let contact = give_roles(desk, id, place, people, &mut chance).await?;
        directory.insert(name, Registered { id, contact: Some(contact) });
        desk.work_on(5);
    }
    Ok(directory)
}

/// Registers one organisation.
pub(super) async fn keep(desk: &Desk, facts: OrganisationFacts) -> Result<OrganisationId, DatabaseError> {
    let context = desk.context(Role::Consultant, "register_organisation");
    let input = RegisterOrganisation { request_key: desk.new_key(), facts, contact: None };
    let registered = organisations::register_organisation(&context, input).await;
    Ok(registered.expected("an organisation is registered")?.now.organisation.id)
}

fn facts_of(
    place: usize,
    name: &'static str,
    short_name: &'static str,
    category: BorrowerCategory,
    chance: &mut Chance,
) -> OrganisationFacts {
    let mut facts = OrganisationFacts::named(OrganisationKind::Association, name, category);
    let mailbox = plain_letters(if short_name.is_empty() { name } else { short_name });
    let address = Address::any(chance);
    facts.short_name = short_name.into();
    facts.phone = phone(1 + place);
    facts.email = format!("{mailbox}@bogelunde.example");
    facts.web = if chance.happens(600) { format!("https://{mailbox}.example") } else { String::new() };
    facts.street = address.street;
    facts.postal_code = address.postal_code.into();
    facts.town = address.town.into();
    if matches!(category, Children | Evening | Adults) {
        facts.education_approved_on = format!("20{:02}-08-01", chance.between(9, 23));
        let until = if name == DECLARATION_RAN_OUT { "2026-09-30" } else { "2027-03-31" };
        facts.declaration_valid_until = until.into();
    }
    facts
}

/// Five people for each association: the fourth books rooms at every second, the fifth chaired before. Answers whom to
/// ring.
async fn give_roles(
    desk: &Desk,
    id: OrganisationId,
    place: usize,
    people: &[PersonId],
    chance: &mut Chance,
) -> Result<PersonId, DatabaseError> {
    let person = |offset: usize| people[(place * 5 + offset) % people.len()];
    // Now and then somebody counts the money of two associations.
    let treasurer = if place % 9 == 4 { person(151) } else { person(1) };
    let contact = if place.is_multiple_of(3) { person(0) } else { person(2) };
    let elected = |year: i64, month: i64| format!("{year}-{month:02}-15");
    let since = elected(chance.between(2019, 2025), chance.between(2, 3));
    let mut roles = vec![
        (person(0), ContactRoleKind::Chair, "", since.clone(), String::new()),
        (treasurer, ContactRoleKind::Treasurer, "", elected(chance.between(2020, 2025), 3), String::new()),
        (contact, ContactRoleKind::ContactPerson, chance.one_of(&TITLES), since.clone(), String::new()),
        (person(0), ContactRoleKind::AuthorisedSignatory, "formand", since.clone(), String::new()),
    ];
    if place.is_multiple_of(2) {
        roles.push((treasurer, ContactRoleKind::AuthorisedSignatory, "kasserer", since.clone(), String::new()));
        roles.push((person(3), ContactRoleKind::BookingOfficer, "", since.clone(), String::new()));
    }
    if place % 4 == 1 {
        roles.push((person(4), ContactRoleKind::Chair, "", elected(2014, 3), "2018-03-14".into()));
    }
    if place % 4 == 3 {
        roles.push((person(4), ContactRoleKind::BoardMember, "", since.clone(), String::new()));
    }
    if place % 10 == 6 {
        roles.push((person(3), ContactRoleKind::VolunteerCoordinator, "", since, String::new()));
    }
    for (person_id, role, title, valid_from, valid_to) in roles {
        let facts = ContactRoleFacts { role, title: title.into(), valid_from, valid_to };
        give(desk, id, person_id, facts).await?;
    }
    Ok(if place.is_multiple_of(2) { person(3) } else { contact })
}

/// Gives one role.
pub(super) async fn give(
    desk: &Desk,
    organisation_id: OrganisationId,
    person_id: PersonId,
    facts: ContactRoleFacts,
) -> Result<(), DatabaseError> {
    let context = desk.context(Role::Consultant, "give_contact_role");
    let input = GiveContactRole { request_key: desk.new_key(), organisation_id, person_id, facts };
    organisations::give_contact_role(&context, input).await.expected("a role is given").map(|_| ())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::shared::cvr::CvrNumber;

    #[test]
    fn sixty_associations_have_names_of_their_own_and_numbers_that_hold() {
        let names: BTreeSet<&str> = ASSOCIATIONS.iter().map(|(name, ..)| *name).collect();
        assert_eq!(names.len(), 60);
        assert!(WITHOUT_CVR.iter().chain([&DECLARATION_RAN_OUT]).all(|name| names.contains(name)));
        let numbers: BTreeSet<&str> = CVR_NUMBERS.into_iter().collect();
        assert_eq!(numbers.len() + WITHOUT_CVR.len(), 60);
        assert!(numbers.iter().all(|number| CvrNumber::parse(number).is_ok() && number.starts_with("9990")));
    }

    #[test]
    fn fourteen_are_approved() {
        let approved = ASSOCIATIONS.iter().filter(|(.., category)| matches!(category, Children | Evening | Adults));
        assert_eq!(approved.count(), 14);
    }
}
