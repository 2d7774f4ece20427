//! Keeping the office safe: a daily copy in a folder the office chooses, looking into a copy, putting the office back,
//! and giving everything out as JSON. Only an office kept as a file is copied from here; one on a server is backed up by
//! the server's owner, and this says so instead of showing something that is not true.

mod check;
mod error;
mod event;
mod export;
mod operations;
mod preview;
mod restore;
mod settings;
mod store;

pub use check::{CheckFinding, CheckReport};
pub use error::BackupError;
pub use event::BackupEvent;
pub use export::{begin_export, export_office};
pub use operations::{BackupMade, back_up_if_due, back_up_now, check_office};
pub use preview::{BackupPreview, BackupToOpen, begin_restore, look_into, preview_backup};
pub use restore::restore_office;
pub use settings::{
    BackupFolder, BackupGenerations, BackupState, FileBackupState, NewestBackup, backup_state, keep_backup_folder,
    keep_backup_generations,
};
pub(crate) use store::STATEMENTS;
