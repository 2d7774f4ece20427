//! An organisation as the office keeps it, and what may be borrowed to it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::{Read, kept_date};
use crate::shared::cvr::CvrNumber;
use crate::shared::field::{FieldProblem, FieldProblems};
use crate::shared::ids::OrganisationId;
use crate::shared::instant::Instant;
use crate::shared::p_number::PNumber;
use crate::shared::phone::PhoneNumber;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What kind of organisation.
    pub enum OrganisationKind {
        /// A voluntary association or group.
        Association = "association",
        /// A municipal workplace: a centre, a school, a care home.
        Workplace = "workplace",
        /// A council or committee: of seniors, of volunteers.
        Council = "council",
    }
}

text_enum! {
    /// What a borrower counts as; it decides tariff and priority in the seasonal allocation. The three education
    /// categories follow folkeoplysningsloven § 21.
    pub enum BorrowerCategory {
        /// The municipality's own activities.
        Municipal = "municipal",
        /// A voluntary social association or group (serviceloven § 18).
        Social = "social",
        /// Popular education: children and young people.
        EducationChildren = "education_children",
        /// Popular education: adult education.
        EducationAdult = "education_adult",
        /// Popular education: activities for adults.
        EducationAdultsActivity = "education_adults_activity",
        /// Other associations.
        OtherAssociation = "other_association",
        /// Private persons and business.
        PrivateCommercial = "private_commercial",
    }
}

/// What is known of an organisation. The same shape is typed, kept and shown: texts come in as typed and go out as kept
/// (a CVR number as eight digits, a phone number as `+4584000123`, a date as `2026-12-31`); empty is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrganisationFacts {
    /// What kind of organisation.
    pub kind: OrganisationKind,
    /// Its full name.
    pub name: String,
    /// A short name for calendars and chips.
    #[serde(default)]
    pub short_name: String,
    /// Its CVR number. Several branches may share one, and small groups have none.
    #[serde(default)]
    pub cvr: String,
    /// The P-number of a workplace.
    #[serde(default)]
    pub p_number: String,
    /// Its own phone.
    #[serde(default)]
    pub phone: String,
    /// Its own e-mail address.
    #[serde(default)]
    pub email: String,
    /// Its page on the web.
    #[serde(default)]
    pub web: String,
    /// Street, house number, floor and door.
    #[serde(default)]
    pub street: String,
    /// Four digits.
    #[serde(default)]
    pub postal_code: String,
    /// The town.
    #[serde(default)]
    pub town: String,
    /// What it counts as when it borrows.
    pub borrower_category: BorrowerCategory,
    /// The organisation it is a branch of.
    #[serde(default)]
    pub parent_id: Option<OrganisationId>,
    /// Since when it is approved under folkeoplysningsloven.
    #[serde(default)]
    pub education_approved_on: String,
    /// Until when its yearly declaration on child-protection certificates holds, that day included.
    #[serde(default)]
    pub declaration_valid_until: String,
    /// What the office wants to remember.
    #[serde(default)]
    pub note: String,
}

impl OrganisationFacts {
    /// Facts with nothing but a name.
    pub fn named(kind: OrganisationKind, name: impl Into<String>, borrower_category: BorrowerCategory) -> Self {
        Self {
            kind,
            name: name.into(),
            short_name: String::new(),
            cvr: String::new(),
            p_number: String::new(),
            phone: String::new(),
            email: String::new(),
            web: String::new(),
            street: String::new(),
            postal_code: String::new(),
            town: String::new(),
            borrower_category,
            parent_id: None,
            education_approved_on: String::new(),
            declaration_valid_until: String::new(),
            note: String::new(),
        }
    }

    /// The facts as they are kept, or what is wrong with each field. `path` stands before the field names.
    pub(super) fn checked(&self, path: &str, today: NaiveDate) -> Result<CheckedOrganisation, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, path, today);
        let facts = Self {
            kind: self.kind,
            name: read.name("name", &self.name),
            short_name: read.line("shortName", &self.short_name, 40),
            cvr: read.number("cvr", &self.cvr, CvrNumber::parse),
            p_number: read.number("pNumber", &self.p_number, PNumber::parse),
            phone: read.number("phone", &self.phone, PhoneNumber::parse),
            email: read.email("email", &self.email),
            web: read.line("web", &self.web, 200),
            street: read.line("street", &self.street, 200),
            postal_code: read.postal_code("postalCode", &self.postal_code, "town", &self.town),
            town: read.line("town", &self.town, 100),
            borrower_category: self.borrower_category,
            parent_id: self.parent_id,
            education_approved_on: read.date("educationApprovedOn", &self.education_approved_on),
            declaration_valid_until: read.date("declarationValidUntil", &self.declaration_valid_until),
            note: read.note("note", &self.note),
        };
        problems.into_refusal().map_or(Ok(CheckedOrganisation(facts)), Err)
    }

    /// The fields that differ, by their names on the wire.
    pub(super) fn differing_from(&self, other: &Self) -> Vec<String> {
        super::facts::differing(self, other)
    }

    /// Since when it is approved under folkeoplysningsloven.
    pub fn approved_on(&self) -> Option<NaiveDate> {
        kept_date(&self.education_approved_on)
    }

    /// Until when its declaration holds.
    pub fn declared_until(&self) -> Option<NaiveDate> {
        kept_date(&self.declaration_valid_until)
    }

    /// The same with another last day of its declaration; the rest was checked when it was kept.
    #[must_use]
    pub(super) fn declared(mut self, until: Option<NaiveDate>) -> CheckedOrganisation {
        self.declaration_valid_until = until.map(|day| day.to_string()).unwrap_or_default();
        CheckedOrganisation(self)
    }

    /// How its declaration stands on this day.
    pub fn declaration_on(&self, date: NaiveDate) -> DeclarationState {
        let is_approved = self.approved_on().is_some_and(|approved_on| approved_on <= date);
        match self.declared_until() {
            Some(until) if until >= date => DeclarationState::Valid { until },
            _ if !is_approved => DeclarationState::NotNeeded,
            Some(until) => DeclarationState::RanOut { until },
            None => DeclarationState::Missing,
        }
    }
}

/// Facts that have been checked and are written as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CheckedOrganisation(OrganisationFacts);

impl CheckedOrganisation {
    pub(super) fn facts(&self) -> &OrganisationFacts {
        &self.0
    }

    pub(super) fn into_facts(self) -> OrganisationFacts {
        self.0
    }
}

/// An organisation as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Organisation {
    /// The organisation.
    pub id: OrganisationId,
    /// What is known of it.
    pub facts: OrganisationFacts,
    /// When it was registered.
    pub created_at: Instant,
    /// Since when it is put away.
    pub archived_at: Option<Instant>,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
}

/// What a booking needs to know of whoever borrows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Borrower {
    /// The organisation; the one that stands, where the one asked for was merged into another.
    pub id: OrganisationId,
    /// Its full name.
    pub name: String,
    /// Its short name, or empty.
    pub short_name: String,
    /// What it counts as.
    pub category: BorrowerCategory,
    /// Since when it is approved under folkeoplysningsloven.
    pub education_approved_on: Option<NaiveDate>,
    /// Until when its declaration holds, that day included.
    pub declaration_valid_until: Option<NaiveDate>,
    /// Since when it is put away.
    pub archived_at: Option<Instant>,
}

/// How an association's yearly declaration on child-protection certificates stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DeclarationState {
    /// It is not approved under folkeoplysningsloven, so nobody asks for one.
    NotNeeded,
    /// There is one that holds.
    Valid {
        /// The last day.
        until: NaiveDate,
    },
    /// It ran out: no room until there is a new one.
    RanOut {
        /// The last day it held.
        until: NaiveDate,
    },
    /// There never was one: no room until there is.
    Missing,
}

/// An approved association whose declaration on child-protection certificates is missing or has run out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeclarationMissing {
    /// The last day of the declaration that has run out; `None` where there never was one.
    pub valid_until: Option<NaiveDate>,
}

impl Borrower {
    /// What stands in a calendar: the short name, or the full one where there is none.
    pub fn label(&self) -> &str {
        if self.short_name.is_empty() { &self.name } else { &self.short_name }
    }

    /// Whether it may be given a room on this day. An association approved under folkeoplysningsloven declares each year
    /// that it obtains child-protection certificates; without the declaration the municipality may give it neither
    /// grants nor rooms (børneattestloven; `declaration_valid_until`).
    pub fn may_borrow_on(&self, date: NaiveDate) -> Result<(), DeclarationMissing> {
        let is_approved = self.education_approved_on.is_some_and(|approved_on| approved_on <= date);
        let is_declared = self.declaration_valid_until.is_some_and(|until| until >= date);
        if is_approved && !is_declared {
            return Err(DeclarationMissing { valid_until: self.declaration_valid_until });
        }
        Ok(())
    }
}
