//! A person known to the office. Whoever has name-and-address protection (CPR-loven § 28) keeps their name here, so that
//! they can be found; their address is shown to few, is never searched and never printed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::Read;
use crate::shared::field::{FieldProblem, FieldProblems};
use crate::shared::ids::PersonId;
use crate::shared::instant::Instant;
use crate::shared::phone::PhoneNumber;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Whether a person has name-and-address protection.
    #[derive(Default)]
    pub enum Protection {
        /// None.
        #[default]
        Open = "open",
        /// Name-and-address protection.
        Protected = "protected",
    }
}

/// Where a person lives, as far as whoever asks may know it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum PersonAddress {
    /// Told.
    Shown {
        /// Street, house number, floor and door.
        street: String,
        /// Four digits.
        postal_code: String,
        /// The town.
        town: String,
    },
    /// Not told; as input: left as it is.
    #[default]
    Hidden,
}

impl PersonAddress {
    /// No address is known.
    pub fn unknown() -> Self {
        Self::Shown { street: String::new(), postal_code: String::new(), town: String::new() }
    }
}

/// What is known of a person. The same shape is typed, kept and shown, as in `OrganisationFacts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PersonFacts {
    /// Their full name.
    pub full_name: String,
    /// Their phone.
    #[serde(default)]
    pub phone: String,
    /// Another phone.
    #[serde(default)]
    pub second_phone: String,
    /// Their e-mail address.
    #[serde(default)]
    pub email: String,
    /// Where they live.
    #[serde(default)]
    pub address: PersonAddress,
    /// Whether name and address are protected.
    #[serde(default)]
    pub protection: Protection,
    /// What the office wants to remember.
    #[serde(default)]
    pub note: String,
}

impl PersonFacts {
    /// Facts with nothing but a name.
    pub fn named(full_name: impl Into<String>) -> Self {
        Self {
            full_name: full_name.into(),
            phone: String::new(),
            second_phone: String::new(),
            email: String::new(),
            address: PersonAddress::unknown(),
            protection: Protection::Open,
            note: String::new(),
        }
    }

    /// The facts as they are kept, or what is wrong with each field. `path` stands before the field names.
    pub(super) fn checked(&self, path: &str, today: NaiveDate) -> Result<CheckedPerson, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, path, today);
        let facts = Self {
            full_name: read.name("fullName", &self.full_name),
            phone: read.number("phone", &self.phone, PhoneNumber::parse),
            second_phone: read.number("secondPhone", &self.second_phone, PhoneNumber::parse),
            email: read.email("email", &self.email),
            address: match &self.address {
                PersonAddress::Hidden => PersonAddress::Hidden,
                PersonAddress::Shown { street, postal_code, town } => PersonAddress::Shown {
                    street: read.line("address.street", street, 200),
                    postal_code: read.postal_code("address.postalCode", postal_code, "address.town", town),
                    town: read.line("address.town", town, 100),
                },
            },
            protection: self.protection,
            note: read.note("note", &self.note),
        };
        problems.into_refusal().map_or(Ok(CheckedPerson(facts)), Err)
    }

    /// The fields that differ, by their names on the wire. A hidden address differs from nothing.
    pub(super) fn differing_from(&self, other: &Self) -> Vec<String> {
        let mut fields = super::facts::differing(self, other);
        if [&self.address, &other.address].contains(&&PersonAddress::Hidden) {
            fields.retain(|field| field != "address");
        }
        fields
    }
}

/// Facts that have been checked and are written as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CheckedPerson(PersonFacts);

impl CheckedPerson {
    pub(super) fn facts(&self) -> &PersonFacts {
        &self.0
    }

    /// With the address that is kept, where none was given.
    pub(super) fn keeping_address_of(mut self, kept: &PersonFacts) -> Self {
        if self.0.address == PersonAddress::Hidden {
            self.0.address = kept.address.clone();
        }
        self
    }
}

/// A person as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// The person.
    pub id: PersonId,
    /// What is known of them.
    pub facts: PersonFacts,
    /// Since when they are protected.
    pub protected_at: Option<Instant>,
    /// When they were registered.
    pub created_at: Instant,
    /// Since when they are put away.
    pub archived_at: Option<Instant>,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
}

impl Person {
    /// As whoever may not see a protected address sees them.
    #[must_use]
    pub(super) fn without_protected_address(mut self) -> Self {
        if self.facts.protection == Protection::Protected {
            self.facts.address = PersonAddress::Hidden;
        }
        self
    }
}

/// A person by name, for other capabilities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonName {
    /// The person; the one that stands, where the one asked for was merged into another.
    pub id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// Whether the name may leave the house: on no door sign, on no list.
    pub protection: Protection,
    /// When their card was put away, where it was.
    pub archived_at: Option<Instant>,
}
