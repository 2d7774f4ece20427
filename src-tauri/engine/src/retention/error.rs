//! Every no of this slice.

use serde::Serialize;
use ts_rs::TS;

use super::{Hindrance, KeptRetentionRules};
use crate::access::NoPaper;
use crate::database::DatabaseError;
use crate::shared::field::FieldProblem;

/// Why a name stays, or nothing can be told.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum RetentionError {
    /// One or more fields cannot be taken as they are.
    #[error("fields refused")]
    FieldsRefused {
        /// What is wrong with which.
        problems: Vec<FieldProblem>,
    },
    /// There is no such person, or their name went before.
    #[error("no such person")]
    PersonNotFound,
    /// They are not in the register of volunteers.
    #[error("not a volunteer")]
    NotAVolunteer,
    /// There is no such letter about them.
    #[error("no such paper")]
    PaperNotFound,
    /// Nothing of it is kept any more, or whoever asks may not know that there is.
    #[error("nothing to forget")]
    NothingToForget,
    /// No line of the log is older than the office keeps it.
    #[error("no old lines")]
    NoOldLines,
    /// They are still something to the office.
    #[error("hindered")]
    AnonymisingHindered {
        /// What stands in the way.
        hindrances: Vec<Hindrance>,
    },
    /// Somebody else changed the rules since they were read.
    #[error("the rules were changed by somebody else")]
    StaleRetentionRules {
        /// How they stand now.
        current: Box<KeptRetentionRules>,
    },
    /// Characters no font of the papers has.
    #[error("cannot be printed")]
    CannotBePrinted {
        /// The characters.
        characters: Vec<char>,
    },
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl From<NoPaper> for RetentionError {
    fn from(no: NoPaper) -> Self {
        match no {
            NoPaper::Unprintable { characters } => Self::CannotBePrinted { characters },
            NoPaper::Failed(error) => Self::Database(error),
        }
    }
}
