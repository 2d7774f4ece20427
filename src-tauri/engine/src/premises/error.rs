//! Every no of this slice.

use serde::Serialize;
use ts_rs::TS;

use super::{Closure, Premises, Room};
use crate::database::DatabaseError;
use crate::shared::field::FieldProblem;

/// Why premises says no.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum PremisesError {
    /// One or more fields cannot be taken as they are.
    #[error("fields refused")]
    FieldsRefused {
        /// What is wrong with which.
        problems: Vec<FieldProblem>,
    },
    /// There is no such house.
    #[error("no such house")]
    PremisesNotFound,
    /// There is no such room.
    #[error("no such room")]
    RoomNotFound,
    /// There is no such closure.
    #[error("no such closure")]
    ClosureNotFound,
    /// Somebody else changed the house since it was read.
    #[error("the house was changed by somebody else")]
    StalePremises {
        /// How it stands now.
        current: Box<Premises>,
    },
    /// Somebody else changed the room since it was read.
    #[error("the room was changed by somebody else")]
    StaleRoom {
        /// How it stands now.
        current: Box<Room>,
    },
    /// Somebody else changed the closure since it was read.
    #[error("the closure was changed by somebody else")]
    StaleClosure {
        /// How it stands now.
        current: Box<Closure>,
    },
    /// The house is no longer lent; it has to be taken back into use first.
    #[error("the house is retired")]
    PremisesRetired {
        /// Its name.
        name: String,
    },
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}
