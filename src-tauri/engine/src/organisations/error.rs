//! Every no of this slice.

use serde::Serialize;
use ts_rs::TS;

use super::{ContactRole, GrantReceived, Organisation, Person};
use crate::access::refuses_tables;
use crate::database::DatabaseError;
use crate::files::{JudgedRow, TableProblem};
use crate::shared::field::FieldProblem;

/// Why organisations and people cannot be registered, changed or shown.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum OrganisationError {
    /// One or more fields cannot be taken as they are.
    #[error("fields refused")]
    FieldsRefused {
        /// What is wrong with which.
        problems: Vec<FieldProblem>,
    },
    /// There is no such organisation.
    #[error("no such organisation")]
    OrganisationNotFound,
    /// There is no such person.
    #[error("no such person")]
    PersonNotFound,
    /// There is no such contact role.
    #[error("no such contact role")]
    ContactRoleNotFound,
    /// There is no such amount.
    #[error("no such grant")]
    GrantNotFound,
    /// Somebody else changed the amount since it was read.
    #[error("the grant was changed by somebody else")]
    StaleGrant {
        /// How it stands now.
        current: Box<GrantReceived>,
    },
    /// Somebody else changed the organisation since it was read.
    #[error("the organisation was changed by somebody else")]
    StaleOrganisation {
        /// How it stands now.
        current: Box<Organisation>,
    },
    /// Somebody else changed the person since they were read.
    #[error("the person was changed by somebody else")]
    StalePerson {
        /// How they stand now, without a protected address.
        current: Box<Person>,
    },
    /// Somebody else changed the contact role since it was read.
    #[error("the contact role was changed by somebody else")]
    StaleContactRole {
        /// How it stands now.
        current: Box<ContactRole>,
    },
    /// It is put away already.
    #[error("archived already")]
    AlreadyArchived,
    /// It is not put away.
    #[error("not archived")]
    NotArchived,
    /// The person holds this role there in this period already.
    #[error("the person holds this role already")]
    RoleHeldAlready {
        /// The role they hold.
        held: Box<ContactRole>,
    },
    /// Only a consultant or the manager changes a protected address or lifts the protection.
    #[error("the address is protected")]
    AddressProtected,
    /// What was handed over is no table that can be read.
    #[error("the table cannot be read")]
    TableUnreadable {
        /// Why.
        problem: TableProblem,
    },
    /// Rows of a table cannot be taken in as they are.
    #[error("rows refused")]
    RowsRefused {
        /// Which, and what is wrong with them or like them.
        rows: Vec<JudgedRow>,
    },
    /// Somebody asked the work to stop; nothing of it was kept.
    #[error("the import was stopped")]
    ImportStopped,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

refuses_tables!(OrganisationError);
