//! The people of the office whom a table may speak of, read once for all its rows.

use std::collections::HashMap;

use crate::database::{DatabaseError, Tx};
use crate::files::RowDouble;
use crate::organisations::importing::doubles::doubles_of_person;
use crate::organisations::importing::store::{self, KnownPerson};
use crate::organisations::person::PersonFacts;
use crate::shared::phone::PhoneNumber;
use crate::shared::text::folded;

/// The digits that a phone number is found by.
const LAST_DIGITS: usize = 8;

/// People of the office by their names and phones: those who may be the ones that a table speaks of.
#[derive(Debug, Default)]
pub struct KnownPeople {
    all: Vec<KnownPerson>,
    by_name: HashMap<String, Vec<usize>>,
    by_phone: HashMap<String, Vec<usize>>,
}

impl KnownPeople {
    /// Reads whoever may be one of these; the facts are as they are kept.
    pub async fn of<'a>(tx: &mut Tx, facts: impl Iterator<Item = &'a PersonFacts>) -> Result<Self, DatabaseError> {
        let (mut names, mut digits) = (Vec::new(), Vec::new());
        for facts in facts {
            names.push(folded(&facts.full_name));
            digits.extend([&facts.phone, &facts.second_phone].into_iter().filter_map(|phone| last_digits(phone)));
        }
        let mut known = Self::default();
        let mut found = store::people_named(tx, names.iter().map(String::as_str)).await?;
        found.extend(store::people_reached(tx, digits.iter().map(String::as_str)).await?);
        found.into_iter().for_each(|person| known.add(person));
        Ok(known)
    }

    /// Notes one more: one who was just registered too.
    pub(in crate::organisations::importing) fn add(&mut self, person: KnownPerson) {
        let place = self.all.len();
        self.by_name.entry(person.folded_name.clone()).or_default().push(place);
        for phone in [&person.phone, &person.second_phone].into_iter().filter(|phone| !phone.is_empty()) {
            self.by_phone.entry(phone.clone()).or_default().push(place);
        }
        self.all.push(person);
    }

    /// Those who may be the one, the surest first, for the page to show beside a row.
    pub fn doubles_of(&self, facts: &PersonFacts) -> Vec<RowDouble> {
        doubles_of_person(facts, &self.like(facts))
    }

    /// Those who may be the one.
    pub(in crate::organisations::importing) fn like(&self, facts: &PersonFacts) -> Vec<&KnownPerson> {
        let named = self.by_name.get(&folded(&facts.full_name));
        let reached = [&facts.phone, &facts.second_phone].into_iter().filter_map(|phone| self.by_phone.get(phone));
        named.into_iter().chain(reached).flatten().map(|place| &self.all[*place]).collect()
    }
}

fn last_digits(phone: &str) -> Option<String> {
    let phone = PhoneNumber::try_from(phone.to_owned()).ok()?;
    let digits = phone.digits();
    Some(digits[digits.len().saturating_sub(LAST_DIGITS)..].to_owned())
}
