//! Every no of this slice.

use serde::Serialize;
use ts_rs::TS;

use super::Agreement;
use crate::database::DatabaseError;
use crate::shared::field::FieldProblem;

/// Why an agreement cannot be drafted, changed or printed.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum AgreementError {
    /// There is no such agreement.
    #[error("no such agreement")]
    AgreementNotFound,
    /// Somebody else changed it since it was read.
    #[error("changed by somebody else")]
    StaleAgreement {
        /// How it stands now.
        current: Box<Agreement>,
    },
    /// It was thrown away and has to be taken back first.
    #[error("discarded")]
    AgreementDiscarded,
    /// The other party is not among the organisations, or is archived.
    #[error("no such party")]
    PartyNotFound,
    /// The agreement has no clause of this key.
    #[error("no such clause")]
    ClauseNotFound {
        /// The key.
        key: String,
    },
    /// Something is not filled in yet, and the user has not said that it may print like that.
    #[error("holes left")]
    HolesLeft {
        /// The names of the variables.
        missing: Vec<String>,
    },
    /// Characters no font of the papers has.
    #[error("cannot be printed")]
    CannotBePrinted {
        /// The characters.
        characters: Vec<char>,
    },
    /// One or more fields cannot be taken as they are.
    #[error("fields refused")]
    FieldsRefused {
        /// What is wrong with which.
        problems: Vec<FieldProblem>,
    },
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}
