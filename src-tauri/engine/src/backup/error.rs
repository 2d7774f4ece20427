//! Every no of this slice.

use serde::Serialize;
use ts_rs::TS;

use crate::database::{CopyError, DatabaseError, OpenError};
use crate::shared::field::FieldProblem;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Why a copy could not be made.
    pub enum BackupTrouble {
        /// The folder is not there: a drive is not plugged in, a share is not connected.
        FolderMissing = "folder_missing",
        /// The folder may not be written.
        FolderReadOnly = "folder_read_only",
        /// There is no room left where the copy goes.
        FolderFull = "folder_full",
        /// The copy did not read back as it should.
        CopyDamaged = "copy_damaged",
        /// The office file itself could not be read.
        OfficeUnreadable = "office_unreadable",
    }
}

impl From<CopyError> for BackupTrouble {
    fn from(error: CopyError) -> Self {
        match error {
            CopyError::FolderMissing => Self::FolderMissing,
            CopyError::FolderReadOnly => Self::FolderReadOnly,
            CopyError::FolderFull => Self::FolderFull,
            CopyError::CopyDamaged => Self::CopyDamaged,
            CopyError::Source(_) => Self::OfficeUnreadable,
        }
    }
}

/// Why the backup says no.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum BackupError {
    /// The office is on a server, whose owner backs it up.
    #[error("the server's owner backs up")]
    BackupBelongsToServer,
    /// Nobody has chosen a folder for the copies.
    #[error("no backup folder")]
    BackupFolderNotChosen,
    /// No copy could be made. The one before is untouched.
    #[error("the backup failed: {trouble:?}")]
    BackupFailed {
        /// Why not.
        trouble: BackupTrouble,
    },
    /// The file is no backup that this program can use.
    #[error("the backup cannot be used")]
    BackupUnusable {
        /// Why not.
        reason: OpenError,
    },
    /// The copy is of another office: putting this one back to it would leave nothing of either's sense.
    #[error("the backup is of another office")]
    BackupOfAnotherOffice {
        /// The other office's name, where it had one.
        office_name: Option<String>,
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
