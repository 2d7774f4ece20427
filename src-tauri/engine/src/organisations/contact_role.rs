//! What a person is at an organisation, and when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::{Read, kept_date};
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::{ContactRoleId, OrganisationId, PersonId};
use crate::shared::text_enum::text_enum;

/// The last day of a period with an open end.
pub const OPEN_END: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(date) => date,
    None => NaiveDate::MAX,
};

text_enum! {
    /// What a person is at an organisation. In the order in which the office asks for them.
    pub enum ContactRoleKind {
        /// Whom to ring.
        ContactPerson = "contact_person",
        /// Books rooms.
        BookingOfficer = "booking_officer",
        /// The chair.
        Chair = "chair",
        /// The deputy chair.
        DeputyChair = "deputy_chair",
        /// The treasurer.
        Treasurer = "treasurer",
        /// On the board.
        BoardMember = "board_member",
        /// May sign for it (*tegningsberettiget*).
        AuthorisedSignatory = "authorised_signatory",
        /// Coordinates volunteers.
        VolunteerCoordinator = "volunteer_coordinator",
        /// Something else; the title says what.
        Other = "other",
    }
}

impl ContactRoleKind {
    /// Where it stands among the roles of an organisation: the one to ring first.
    pub fn order(self) -> usize {
        Self::ALL.iter().position(|kind| *kind == self).unwrap_or(Self::ALL.len())
    }
}

/// A role with its title and period, as typed, kept and shown; the end is empty while it is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContactRoleFacts {
    /// What the person is there.
    pub role: ContactRoleKind,
    /// What they call it themselves, where the role does not say it.
    #[serde(default)]
    pub title: String,
    /// The first day; empty is today.
    #[serde(default)]
    pub valid_from: String,
    /// The last day, included; empty is open.
    #[serde(default)]
    pub valid_to: String,
}

impl ContactRoleFacts {
    /// From today on.
    pub fn from_today(role: ContactRoleKind) -> Self {
        Self { role, title: String::new(), valid_from: String::new(), valid_to: String::new() }
    }

    pub(super) fn checked(&self, path: &str, today: NaiveDate) -> Result<CheckedContactRole, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, path, today);
        let title = read.line("title", &self.title, 100);
        let valid_from = read.date("validFrom", &self.valid_from);
        let valid_to = read.date("validTo", &self.valid_to);
        let starts = kept_date(&valid_from).unwrap_or(today);
        let ends = kept_date(&valid_to).unwrap_or(OPEN_END);
        if problems.is_empty() && ends < starts {
            problems.add(format!("{path}validTo"), Problem::EndsBeforeStart);
        }
        if let Some(problems) = problems.into_refusal() {
            return Err(problems);
        }
        let facts = Self { role: self.role, title, valid_from: starts.to_string(), valid_to };
        Ok(CheckedContactRole { facts, starts, ends })
    }
}

/// A role whose period is whole.
#[derive(Debug, Clone)]
pub(super) struct CheckedContactRole {
    pub(super) facts: ContactRoleFacts,
    pub(super) starts: NaiveDate,
    pub(super) ends: NaiveDate,
}

/// Where a period lies as seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeriodStanding {
    /// Not begun yet.
    Coming,
    /// Today lies in it.
    Current,
    /// Over.
    Ended,
}

impl PeriodStanding {
    pub(super) fn of(starts: NaiveDate, ends: NaiveDate, today: NaiveDate) -> Self {
        if today < starts {
            Self::Coming
        } else if today > ends {
            Self::Ended
        } else {
            Self::Current
        }
    }
}

/// A contact role as it stands on a card, with both ends of it by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactRole {
    /// The role.
    pub id: ContactRoleId,
    /// Where.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Who.
    pub person_id: PersonId,
    /// Their name.
    pub person_name: String,
    /// Their phone, or empty.
    pub phone: String,
    /// Their e-mail address, or empty.
    pub email: String,
    /// Role, title and period.
    pub facts: ContactRoleFacts,
    /// Whether the period lies before, around or after today.
    pub standing: PeriodStanding,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
}
