//! Three hundred people who do not exist: first names and surnames put together by chance, phones of a series that is
//! held in reserve, postal codes that no place has.

use std::collections::BTreeSet;

use super::chance::Chance;
use super::desk::{Desk, Expected};
use crate::access::Role;
use crate::database::DatabaseError;
use crate::organisations::{self, PersonAddress, PersonFacts, Protection, RegisterPerson};
use crate::shared::ids::PersonId;

/// How many people there are.
const PEOPLE: usize = 300;

const FIRST_NAMES: [&str; 60] = [
    "Anne",
    "Birgit",
    "Bodil",
    "Dorthe",
    "Else",
    "Gerda",
    "Hanne",
    "Inger",
    "Jytte",
    "Karen",
    "Kirsten",
    "Lis",
    "Merete",
    "Ragnhild",
    "Signe",
    "Tove",
    "Ulla",
    "Åse",
    "Aase",
    "Maja",
    "Freja",
    "Amina",
    "Fatima",
    "Zeynep",
    "Anne-Mette",
    "Grethe",
    "Lone",
    "Nanna",
    "Rikke",
    "Vibeke",
    "Arne",
    "Bent",
    "Carsten",
    "Erik",
    "Finn",
    "Gunnar",
    "Henning",
    "Ib",
    "Jørgen",
    "Kaj",
    "Leif",
    "Mogens",
    "Niels",
    "Ole",
    "Poul",
    "Søren",
    "Torben",
    "Villy",
    "Åge",
    "Aage",
    "Elias",
    "Malthe",
    "Yusuf",
    "Dawid",
    "Karl-Erik",
    "Verner",
    "Preben",
    "Asger",
    "Oskar",
    "Tobias",
];

/// The rare ones stand for themselves; the common ones come by their number.
const SURNAMES: [&str; 38] = [
    "Jensen",
    "Nielsen",
    "Hansen",
    "Pedersen",
    "Andersen",
    "Christensen",
    "Sørensen",
    "Møller",
    "Østergaard",
    "Nørgård",
    "Nørgaard",
    "Aagaard",
    "Ågård",
    "Bækgaard",
    "Kjær",
    "Skov",
    "Holm",
    "Lund",
    "Bjerre",
    "Toft",
    "Vestergård",
    "Winther",
    "Ærenlund",
    "Åkjær",
    "Özdemir",
    "Kowalski",
    "O'Brien",
    "Müller",
    "Rée",
    "Haahr",
    "Krogsgaard",
    "Stubkjær",
    "Fyrgaard",
    "Lyngbæk",
    "Engholm",
    "Åstrup",
    "Tranekær",
    "Havmand",
];

const MIDDLE_LETTERS: [&str; 8] = ["B.", "E.", "H.", "K.", "L.", "M.", "R.", "Å."];

/// Names that everybody knows somebody by, and those of the demo's users.
const TAKEN_NAMES: [&str; 34] = [
    "Inger Christensen",
    "Villy Sørensen",
    "Lis Sørensen",
    "Lis Møller",
    "Torben Lund",
    "Torben Hansen",
    "Carsten Hansen",
    "Poul Møller",
    "Poul Sørensen",
    "Poul Hansen",
    "Ib Christensen",
    "Ib Andersen",
    "Gunnar Hansen",
    "Henning Jensen",
    "Henning Christensen",
    "Bent Jensen",
    "Bent Hansen",
    "Bent Christensen",
    "Mogens Møller",
    "Mogens Lund",
    "Amina Jensen",
    "Else Winther",
    "Jytte Andersen",
    "Arne Sørensen",
    "Arne Nielsen",
    "Finn Nielsen",
    "Søren Andersen",
    "Ole Kjær",
    "Erik Nørgaard",
    "Freja Bjerre",
    "Signe Ærenlund",
    "Henning Østergaard",
    "Dorthe Kjær",
    "Villy Haahr",
];

/// People with something about their names that a program has to bear. The first two are two, not one.
const SPECIAL_NAMES: [&str; 10] = [
    "Kirsten Bækgaard",
    "Kirsten Bækgaard",
    "Jørgen O'Brien",
    "Åse Å. Aagaard",
    "Aase Ågård",
    "Anne-Mette Ærenlund-Åkjær",
    "Zeynep Özdemir",
    "Ragnhild de la Rée",
    "Ib I. Ø. Østergaard",
    "Karl-Erik Müller-Nørgård",
];

/// One of the award's jury, at the place of whoever is treasurer of Aftenvandrerne.
const JUROR: (usize, &str) = (196, "Jens Kvistgaard");

/// Their places among the three hundred who have name-and-address protection.
const PROTECTED: [usize; 4] = [41, 118, 203, 266];

/// Streets, as in the town they lie in.
const STREETS: [(&str, &str, &str); 15] = [
    ("Strandengen", "2681", "Bøgelunde Strand"),
    ("Havblikvej", "2681", "Bøgelunde Strand"),
    ("Lærkesvinget", "2681", "Bøgelunde Strand"),
    ("Østre Engvej", "2681", "Bøgelunde Strand"),
    ("Sandgærdet", "2681", "Bøgelunde Strand"),
    ("Fyrbakken", "2681", "Bøgelunde Strand"),
    ("Kirkebakken", "2683", "Havbjerg"),
    ("Birkehegnet", "2683", "Havbjerg"),
    ("Gl. Bygade", "2683", "Havbjerg"),
    ("Smedestræde", "2683", "Havbjerg"),
    ("Aarøvænget", "2683", "Havbjerg"),
    ("Møllevænget", "4625", "Lille Tømmerup"),
    ("Ålykkevej", "4625", "Lille Tømmerup"),
    ("Rødkløvervej", "4625", "Lille Tømmerup"),
    ("Tømmerup Bygade", "4625", "Lille Tømmerup"),
];

const NOTES: [&str; 6] = [
    "Træffes bedst efter kl. 16.",
    "Vil helst have sms.",
    "Hører dårligt: ring igen, hvis der ikke svares.",
    "Bruger rollator og spørger altid efter niveaufri adgang.",
    "Taler også tysk.",
    "Har egen nøgle til Lokale 1.",
];

/// Where something lies in Bøgelunde.
#[derive(Debug, Clone)]
pub(super) struct Address {
    pub street: String,
    pub postal_code: &'static str,
    pub town: &'static str,
}

impl Address {
    /// Any address.
    pub fn any(chance: &mut Chance) -> Self {
        let (street, postal_code, town) = chance.one_of(&STREETS);
        let number = chance.between(1, 98);
        let floor = if chance.happens(150) { chance.one_of(&[", st. tv.", ", 1. th.", ", 2. tv."]) } else { "" };
        Self { street: format!("{street} {number}{floor}"), postal_code, town }
    }
}

/// The phone of this place in the series `84 00 00 00` to `84 00 09 99`, which nobody has.
pub(super) fn phone(place: usize) -> String {
    format!("84 00 {:02} {:02}", place % 1_000 / 100, place % 100)
}

/// Registers everybody, in the order of [`names`].
pub(super) async fn register(desk: &Desk) -> Result<Vec<PersonId>, DatabaseError> {
    let mut chance = Chance::seeded(2);
    let mut people = Vec::with_capacity(PEOPLE);
    for (place, name) in names().into_iter().enumerate() {
        let facts = facts_of(place, name, &mut chance);
        let context = desk.context(Role::FrontDesk, "register_person");
        let input = RegisterPerson { request_key: desk.new_key(), facts };
        let registered = organisations::register_person(&context, input).await.expected("a person is registered")?;
        people.push(registered.now.person.id);
        desk.work_on(3);
    }
    Ok(people)
}

fn facts_of(place: usize, name: String, chance: &mut Chance) -> PersonFacts {
    let address = Address::any(chance);
    let protection = if PROTECTED.contains(&place) { Protection::Protected } else { Protection::Open };
    let has_email = chance.happens(850);
    let has_second_phone = chance.happens(60);
    let note = if chance.happens(70) { chance.one_of(&NOTES) } else { "" };
    PersonFacts {
        // 7 has no factor in common with 800: everybody gets another one.
        phone: phone(200 + place * 7 % 800),
        second_phone: if has_second_phone { phone(200 + (place + PEOPLE) * 7 % 800) } else { String::new() },
        email: if has_email { email(&name, place) } else { String::new() },
        address: PersonAddress::Shown {
            street: address.street,
            postal_code: address.postal_code.into(),
            town: address.town.into(),
        },
        protection,
        note: note.into(),
        full_name: name,
    }
}

/// Everybody's name: the special ones scattered among the others, and one of the award's jury who keeps an association's books.
fn names() -> Vec<String> {
    let mut chance = Chance::seeded(1);
    let mut used: BTreeSet<String> = TAKEN_NAMES.iter().chain(&SPECIAL_NAMES).map(|name| (*name).to_owned()).collect();
    let mut names = Vec::with_capacity(PEOPLE);
    while names.len() < PEOPLE {
        if names.len() % 30 == 7 {
            names.push(SPECIAL_NAMES[names.len() / 30].to_owned());
            continue;
        }
        let (first, last) = (chance.one_of(&FIRST_NAMES), chance.one_of(&SURNAMES));
        let plain = format!("{first} {last}");
        let middle = chance.one_of(&MIDDLE_LETTERS);
        let name = if chance.happens(120) { format!("{first} {middle} {last}") } else { plain.clone() };
        if !TAKEN_NAMES.contains(&plain.as_str()) && used.insert(name.clone()) {
            names.push(name);
        }
    }
    let (place, name) = JUROR;
    names[place] = name.into();
    names
}

/// An address that reaches nobody: `.example` is reserved for that (RFC 2606).
fn email(name: &str, place: usize) -> String {
    let lower = name.to_lowercase();
    let mut words = lower.split(' ');
    let (first, last) = (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
    format!("{}.{}{}@bogelunde.example", plain_letters(first), plain_letters(last), place + 1)
}

/// Only letters that every mail program writes.
pub(super) fn plain_letters(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.to_lowercase().chars() {
        match letter {
            'æ' => plain.push_str("ae"),
            'ø' | 'ö' => plain.push_str("oe"),
            'å' => plain.push_str("aa"),
            'ü' => plain.push('u'),
            'é' => plain.push('e'),
            'a'..='z' | '0'..='9' => plain.push(letter),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_hundred_people_have_names_and_two_of_them_the_same() {
        let names = names();
        assert_eq!(names.len(), PEOPLE);
        let different: BTreeSet<&String> = names.iter().collect();
        assert_eq!(different.len(), PEOPLE - 1);
        assert!(!names.iter().any(|name| TAKEN_NAMES.contains(&name.as_str())));
    }

    #[test]
    fn an_address_is_written_in_plain_letters() {
        assert_eq!(email("Åse Å. O'Brien-Ærenlund", 6), "aase.obrienaerenlund7@bogelunde.example");
    }
}
