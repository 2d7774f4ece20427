//! One line of the directory, and why a search found it.

use serde::Serialize;
use ts_rs::TS;

use crate::organisations::contact_role::ContactRoleKind;
use crate::organisations::organisation::BorrowerCategory;
use crate::organisations::person::Protection;
use crate::shared::ids::{OrganisationId, PersonId};
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What kind of party: an organisation's kind, or a person.
    pub enum PartyKind {
        /// A voluntary association or group.
        Association = "association",
        /// A municipal workplace.
        Workplace = "workplace",
        /// A council or committee.
        Council = "council",
        /// A person.
        Person = "person",
    }
}

text_enum! {
    /// Among whom to look.
    pub enum Among {
        /// Organisations and people.
        Everyone = "everyone",
        /// Organisations of every kind.
        Organisations = "organisations",
        /// Associations and groups.
        Association = "association",
        /// Municipal workplaces.
        Workplace = "workplace",
        /// Councils and committees.
        Council = "council",
        /// People.
        Person = "person",
    }
}

text_enum! {
    /// Whether a party is in use or put away.
    pub enum Standing {
        /// In use.
        Active = "active",
        /// Put away.
        Archived = "archived",
    }
}

/// One organisation or person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "of", content = "id", rename_all = "snake_case")]
pub enum PartyRef {
    /// An organisation.
    Organisation(OrganisationId),
    /// A person.
    Person(PersonId),
}

/// One line of the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryEntry {
    /// Who.
    pub party: PartyRef,
    /// What kind of party.
    pub kind: PartyKind,
    /// The full name.
    pub name: String,
    /// The short name of an organisation, or empty.
    pub short_name: String,
    /// What an organisation counts as when it borrows.
    pub category: Option<BorrowerCategory>,
    /// Whom to ring at an organisation; where a person is to be met.
    pub contact: Option<EntryContact>,
    /// Their own phone, or empty.
    pub phone: String,
    /// Whether it is in use.
    pub standing: Standing,
    /// Whether a person's name may leave the house.
    pub protection: Protection,
}

/// The other end of a role: a person at an organisation, or an organisation of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryContact {
    /// Who.
    pub party: PartyRef,
    /// Their name.
    pub name: String,
    /// The person's role.
    pub role: ContactRoleKind,
    /// What they call it themselves, or empty.
    pub title: String,
    /// Their phone, or empty.
    pub phone: String,
}

/// A stretch of a text, counted as JavaScript counts: in UTF-16 units, `until` not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Mark {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub until: u32,
}

/// A party that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundParty {
    /// The party.
    pub entry: DirectoryEntry,
    /// What of its name was found.
    pub marks: Vec<Mark>,
    /// Why it was found, where its name does not show it.
    pub reason: FoundThrough,
}

/// Why a party was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "through", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum FoundThrough {
    /// Its name shows it.
    Name,
    /// Its short name.
    ShortName,
    /// A phone number of its own.
    Phone {
        /// The number.
        phone: String,
    },
    /// Its CVR number.
    Cvr {
        /// The number.
        cvr: String,
    },
    /// Somebody who holds a role there, or held one.
    Contact {
        /// Their name.
        name: String,
        /// What they are there.
        role: ContactRoleKind,
        /// What they call it themselves, or empty.
        title: String,
        /// The phone number, where it is what was found.
        phone: Option<String>,
        /// Whether the role is over.
        standing: RoleStanding,
    },
}

/// Whether a role is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoleStanding {
    /// They hold it, or will.
    Holds,
    /// They held it.
    Held,
}
