//! Which rows of a table speak of the same person, and which of the same attachment: somebody at two workplaces stands in it
//! twice and is one volunteer.

use std::collections::HashMap;

use super::Told;
use crate::shared::ids::OrganisationId;
use crate::shared::text::folded;

/// The rows so far, by name.
#[derive(Debug, Default)]
pub(in crate::insurance) struct Together {
    people: HashMap<String, Vec<(usize, Marks)>>,
    attachments: HashMap<(usize, OrganisationId, String, String), u32>,
}

/// What tells namesakes apart; empty where unknown.
#[derive(Debug, Clone)]
struct Marks {
    born: String,
    others: [String; 2],
}

impl Marks {
    fn of(told: &Told) -> Self {
        Self {
            born: told.volunteer.facts().birth_date.clone(),
            others: [told.person.phone.clone(), told.person.email.to_lowercase()],
        }
    }

    /// Another day of birth is another person. Else one mark that agrees is enough; where there is none to compare, the
    /// name alone is.
    fn agree(&self, other: &Self) -> bool {
        let known = |one: &str, other: &str| !one.is_empty() && !other.is_empty();
        if known(&self.born, &other.born) {
            return self.born == other.born;
        }
        let compared: Vec<bool> = self
            .others
            .iter()
            .zip(&other.others)
            .filter(|(one, other)| known(one, other))
            .map(|(one, other)| one == other)
            .collect();
        compared.is_empty() || compared.contains(&true)
    }

    /// What another row about the same person tells besides.
    fn fill(&mut self, other: Self) {
        let [phone, email] = &mut self.others;
        let [other_phone, other_email] = other.others;
        for (known, told) in [(&mut self.born, other.born), (phone, other_phone), (email, other_email)] {
            if known.is_empty() {
                *known = told;
            }
        }
    }
}

impl Together {
    /// The place of the first row about the same person: its own where there is none before.
    pub fn person(&mut self, place: usize, told: &Told) -> usize {
        let namesakes = self.people.entry(folded(&told.person.full_name)).or_default();
        let marks = Marks::of(told);
        if let Some((first, known)) = namesakes.iter_mut().find(|(_, other)| other.agree(&marks)) {
            known.fill(marks);
            return *first;
        }
        namesakes.push((place, marks));
        place
    }

    /// The number of an earlier row about the same attachment of that person.
    pub fn attachment(&mut self, person: usize, number: u32, told: &Told) -> Option<u32> {
        let facts = told.attachment.facts();
        let key = (person, facts.workplace_id, facts.starts_on.clone(), folded(&facts.activity));
        match self.attachments.get(&key) {
            Some(earlier) => Some(*earlier),
            None => {
                self.attachments.insert(key, number);
                None
            }
        }
    }
}
