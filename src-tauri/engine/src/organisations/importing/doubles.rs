//! Whether a row of a table is somebody who is there already, or stands in the same table twice.

use std::collections::HashMap;

use super::store::{KnownOrganisation, KnownPerson};
use crate::files::RowDouble;
use crate::organisations::organisation::OrganisationFacts;
use crate::organisations::person::{PersonFacts, Protection};
use crate::shared::phone::PhoneNumber;
use crate::shared::text::folded;

/// Doubles shown of one row.
const MOST: usize = 5;

/// Whether a phone or an e-mail address is shared; `None` where there is nothing to compare.
fn shares(one: &PersonFacts, other: &KnownPerson) -> bool {
    let phones = |first: &str, second: &str| [first.to_owned(), second.to_owned()];
    let ours = phones(&one.phone, &one.second_phone);
    let theirs = phones(&other.phone, &other.second_phone);
    let same_phone = ours.iter().any(|phone| !phone.is_empty() && theirs.contains(phone));
    same_phone || (!one.email.is_empty() && one.email.eq_ignore_ascii_case(&other.email))
}

/// People who are there already: the same name, or the same phone and a word of the name. Sure is the same name with a
/// phone or an e-mail address that agrees.
pub(super) fn doubles_of_person(facts: &PersonFacts, known: &[&KnownPerson]) -> Vec<RowDouble> {
    let name = folded(&facts.full_name);
    let shares_a_word = |other: &KnownPerson| {
        name.split(' ').any(|word| word.len() > 1 && other.folded_name.split(' ').any(|own| own == word))
    };
    let told = known.iter().filter_map(|other| {
        let (is_named, is_reached) = (other.folded_name == name, shares(facts, other));
        (is_named || (is_reached && shares_a_word(other))).then(|| double_of_person(other, is_named && is_reached))
    });
    surest_first(told.collect())
}

/// The one who surely is the person; `None` where nobody is, or several.
pub(super) fn surely(facts: &PersonFacts, known: &[&KnownPerson]) -> Option<i64> {
    let sure: Vec<i64> =
        doubles_of_person(facts, known).into_iter().filter(|double| double.is_sure).map(|double| double.id).collect();
    if sure.len() == 1 { sure.first().copied() } else { None }
}

fn double_of_person(known: &KnownPerson, is_sure: bool) -> RowDouble {
    let town = if known.protection() == Protection::Open { known.town.as_str() } else { "" };
    let cells = [
        ("fullName", known.full_name.clone()),
        ("phone", shown(&known.phone)),
        ("secondPhone", shown(&known.second_phone)),
        ("email", known.email.clone()),
        ("town", town.to_owned()),
    ];
    RowDouble::of(known.id.0, is_sure, cells)
}

/// Organisations that are there already: the same name, or the same CVR number. Branches share one by right, so that only
/// the same name, with no other CVR number, is sure.
pub(super) fn doubles_of_organisation(facts: &OrganisationFacts, known: &[&KnownOrganisation]) -> Vec<RowDouble> {
    let name = folded(&facts.name);
    let told = known.iter().filter_map(|other| {
        let is_named = other.folded_name == name;
        let shares_cvr = !facts.cvr.is_empty() && facts.cvr == other.cvr;
        let contradicts = !facts.cvr.is_empty() && !other.cvr.is_empty() && facts.cvr != other.cvr;
        (is_named || shares_cvr).then(|| double_of_organisation(other, is_named && !contradicts))
    });
    surest_first(told.collect())
}

fn double_of_organisation(known: &KnownOrganisation, is_sure: bool) -> RowDouble {
    let cells = [
        ("name", known.name.clone()),
        ("cvr", known.cvr.clone()),
        ("phone", shown(&known.phone)),
        ("email", known.email.clone()),
        ("town", known.town.clone()),
    ];
    RowDouble::of(known.id.0, is_sure, cells)
}

fn surest_first(mut doubles: Vec<RowDouble>) -> Vec<RowDouble> {
    doubles.sort_by_key(|double| (!double.is_sure, double.id));
    doubles.dedup_by_key(|double| double.id);
    doubles.truncate(MOST);
    doubles
}

/// A number as it is read in Denmark.
fn shown(phone: &str) -> String {
    PhoneNumber::try_from(phone.to_owned()).map_or_else(|_| phone.to_owned(), |phone| phone.display())
}

/// For each row the first one before it that says the same: the same name, and nothing that tells the two apart.
#[derive(Default)]
pub(super) struct Repeated(HashMap<String, Vec<(u32, Vec<String>)>>);

impl Repeated {
    /// The earlier row; `marks` are what tells namesakes apart, in the same order for each row, empty where unknown.
    pub(super) fn earlier(&mut self, number: u32, name: &str, marks: Vec<String>) -> Option<u32> {
        let namesakes = self.0.entry(folded(name)).or_default();
        let agrees = |other: &Vec<String>| {
            let told: Vec<bool> = marks
                .iter()
                .zip(other)
                .filter(|(one, other)| !one.is_empty() && !other.is_empty())
                .map(|(one, other)| one == other)
                .collect();
            told.contains(&true) || (told.is_empty() && marks.iter().chain(other).all(String::is_empty))
        };
        let found = namesakes.iter().find(|(_, other)| agrees(other)).map(|(number, _)| *number);
        if found.is_none() {
            namesakes.push((number, marks));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::ids::PersonId;

    fn known(id: i64, name: &str, phone: &str, email: &str) -> KnownPerson {
        KnownPerson {
            id: PersonId(id),
            full_name: name.into(),
            folded_name: folded(name),
            phone: phone.into(),
            second_phone: String::new(),
            email: email.into(),
            town: String::new(),
            protected_at: None,
        }
    }

    fn told(name: &str, phone: &str, email: &str, others: &[KnownPerson]) -> Vec<(i64, bool)> {
        let facts = PersonFacts { phone: phone.into(), email: email.into(), ..PersonFacts::named(name) };
        let others: Vec<&KnownPerson> = others.iter().collect();
        doubles_of_person(&facts, &others).into_iter().map(|double| (double.id, double.is_sure)).collect()
    }

    #[test]
    fn a_name_and_a_phone_or_an_address_that_agree_are_surely_the_same() {
        let others = [known(1, "Åse Bækgaard", "", ""), known(2, "Aase Bækgård", "+4584000145", "AASE@example.dk")];
        assert_eq!(told("Åse Bækgaard", "+4584000145", "", &others), [(2, true), (1, false)]);
        assert_eq!(told("Åse Bækgaard", "", "aase@example.dk", &others), [(2, true), (1, false)]);
        assert_eq!(told("Åse Bækgaard", "+4584000199", "", &others), [(1, false), (2, false)]);
    }

    #[test]
    fn a_shared_phone_needs_a_word_of_the_name() {
        let others = [known(1, "Åse B. Nord", "+4584000145", "")];
        assert_eq!(told("Åse Bækgaard", "+4584000145", "", &others), [(1, false)]);
        assert_eq!(told("Ib Skov", "+4584000145", "", &others), []);
    }

    #[test]
    fn a_row_that_says_the_same_as_an_earlier_one_is_seen() {
        let marks = |phone: &str| vec![phone.to_owned(), String::new()];
        let mut repeated = Repeated::default();
        assert_eq!(repeated.earlier(2, "Jens Hansen", marks("1")), None);
        assert_eq!(repeated.earlier(3, "Jens Hansen", marks("2")), None);
        assert_eq!(repeated.earlier(4, "jens  hansen", marks("2")), Some(3));
        assert_eq!(repeated.earlier(5, "Jens Hansen", marks("")), None);
        assert_eq!(repeated.earlier(6, "Jens Hansen", marks("")), Some(5));
    }
}
