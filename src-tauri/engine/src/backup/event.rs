//! What can happen in this slice.

use serde::Serialize;
use ts_rs::TS;

use super::error::BackupTrouble;

/// What can happen in this slice.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "event", content = "values", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum BackupEvent {
    /// Another folder, or another number of generations.
    BackupSettingsChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// A copy was made.
    BackupMade {
        /// Its name in the folder.
        file_name: String,
        /// Its size in bytes.
        #[ts(type = "number")]
        bytes: u64,
    },
    /// A copy could not be made.
    BackupFailed {
        /// Why not.
        trouble: BackupTrouble,
    },
    /// Somebody set out to put the office back to a copy. The file that this line stands in is kept.
    RestoreBegun {
        /// The copy's name.
        file_name: String,
    },
    /// The office was put back to the copy that this line stands in.
    BackupRestored {
        /// The copy's name.
        file_name: String,
    },
    /// Somebody set out to write the whole office as JSON.
    ExportBegun,
}
