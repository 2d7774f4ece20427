//! The database on either engine: one SQL text, two drivers, one way to open, migrate and copy it.
//! Knows no table of a capability, but for where an office wants its copies: that is asked before it can be migrated.

mod backup;
mod before_migrating;
mod check;
mod db;
mod error;
mod export;
mod kept_beside;
mod mending;
mod migrate;
mod opening;
pub(crate) mod packed;
mod private_file;
mod restore;
mod statements;
mod values;
mod watching;

pub use backup::{
    BACKUP_EXTENSION, BackupFile, CopyError, backups_in, copy_office, is_same_office, office_name_of, probe_folder,
};
pub use check::findings;
pub(crate) use db::within;
pub use db::{Db, Tx};
pub use error::{DatabaseError, Trouble};
pub(crate) use export::tables;
pub use export::{ExportError, ExportRules, RowsLeftOut, write_export};
pub(crate) use kept_beside::{last_kept_before_migrating, remove_old_beside};
pub(crate) use mending::{Texts, mend_texts};
pub use opening::{OpenError, ServerLink};
pub use restore::{RestoreError, RestoreProgress, RestoreStage, restore_office};
pub use statements::Statement;
pub(crate) use statements::statements;
pub(crate) use watching::Watch;
