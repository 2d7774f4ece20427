//! Putting an office file back to a copy. The restored office keeps the file it replaces, and until the last rename the
//! present one is untouched.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

use serde::Serialize;
use sqlx::{ConnectOptions, Connection};
use ts_rs::TS;

use super::backup::{run_blocking, sync_folder, with_suffix};
use super::kept_beside::{KeptFor, unused_name};
use super::migrate::beside;
use super::opening::{file_options, refuse_network_drive};
use super::private_file::create_private;
use super::{CopyError, DatabaseError, Db, OpenError, Trouble};
use crate::shared::instant::Instant;

/// Bytes copied between two looks at how far it is.
const PIECE: usize = 1 << 20;

/// Why an office cannot be put back.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum RestoreError {
    /// The file is no backup that this program can use.
    #[error("the backup cannot be used: {reason}")]
    BackupUnusable {
        /// Why not.
        reason: OpenError,
    },
    /// Another program, or another desk, has the office open.
    #[error("the office is in use")]
    OfficeInUse,
    /// No room for the restored office beside the present one.
    #[error("no room to restore")]
    RestoreFolderFull,
    /// The office's folder may not be written.
    #[error("the folder is read-only")]
    RestoreFolderReadOnly,
}

impl From<std::io::Error> for RestoreError {
    fn from(error: std::io::Error) -> Self {
        match CopyError::from(error) {
            CopyError::FolderFull => Self::RestoreFolderFull,
            _ => Self::RestoreFolderReadOnly,
        }
    }
}

/// What a restore is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RestoreStage {
    /// The copy is read through.
    Checking,
    /// The copy is brought beside the office.
    Copying,
    /// What was brought is read through.
    CheckingAgain,
}

impl RestoreStage {
    const ALL: [Self; 3] = [Self::Checking, Self::Copying, Self::CheckingAgain];
}

/// How far a restore is, for whoever shows it while it runs. Clones look at the same one.
#[derive(Debug, Clone, Default)]
pub struct RestoreProgress(Arc<Counted>);

#[derive(Debug, Default)]
struct Counted {
    stage: AtomicU8,
    copied: AtomicU64,
    total: AtomicU64,
}

impl RestoreProgress {
    fn begin(&self, stage: RestoreStage) {
        self.0.stage.store(stage as u8, Ordering::Relaxed);
    }

    fn expect(&self, bytes: u64) {
        self.0.total.store(bytes, Ordering::Relaxed);
    }

    fn add(&self, bytes: u64) {
        self.0.copied.fetch_add(bytes, Ordering::Relaxed);
    }

    /// What it is doing.
    pub fn stage(&self) -> RestoreStage {
        let stage = usize::from(self.0.stage.load(Ordering::Relaxed));
        RestoreStage::ALL.get(stage).copied().unwrap_or(RestoreStage::Checking)
    }

    /// Bytes copied, and bytes there are; both 0 until copying begins.
    pub fn bytes(&self) -> (u64, u64) {
        (self.0.copied.load(Ordering::Relaxed), self.0.total.load(Ordering::Relaxed))
    }
}

/// Puts an office back to a backup. The present file, in whatever state, is kept beside it for
/// some weeks; its new path is answered.
/// The caller has closed its own connections.
pub async fn restore_office(
    office_file: &Path,
    backup: &Path,
    now: Instant,
    progress: &RestoreProgress,
) -> Result<PathBuf, RestoreError> {
    progress.begin(RestoreStage::Checking);
    Db::open_backup(backup).await.map_err(unusable)?.close().await;
    refuse_network_drive(office_file).map_err(|_| RestoreError::RestoreFolderReadOnly)?;
    let fresh = beside(office_file, "restoring");
    progress.begin(RestoreStage::Copying);
    let (from, to, seen) = (backup.to_owned(), fresh.clone(), progress.clone());
    let replaced = match run_blocking(move || copy_counted(&from, &to, &seen)).await {
        Ok(()) => {
            progress.begin(RestoreStage::CheckingAgain);
            replace(office_file, &fresh, now).await
        }
        Err(error) => Err(error.into()),
    };
    if replaced.is_err() {
        let _ = std::fs::remove_file(&fresh);
    }
    replaced
}

fn unusable(reason: OpenError) -> RestoreError {
    RestoreError::BackupUnusable { reason }
}

/// Copies a file so that it can be seen how far it is, and makes it durable.
fn copy_counted(from: &Path, to: &Path, progress: &RestoreProgress) -> std::io::Result<()> {
    let mut from = File::open(from)?;
    progress.expect(from.metadata()?.len());
    // What an interrupted restore left there was never an office.
    let _ = std::fs::remove_file(to);
    let mut to = create_private(to)?;
    let mut piece = vec![0; PIECE];
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            return to.sync_all();
        }
        to.write_all(&piece[..read])?;
        progress.add(read as u64);
    }
}

async fn replace(office_file: &Path, fresh: &Path, now: Instant) -> Result<PathBuf, RestoreError> {
    Db::open_backup(fresh).await.map_err(unusable)?.close().await;
    if office_file.exists() {
        settle(office_file).await?;
    }
    let kept = unused_name(office_file, KeptFor::Restore, now);
    if office_file.exists() {
        // With a second name first, there is an office file at every moment. Some drives know no second names.
        std::fs::hard_link(office_file, &kept).or_else(|_| std::fs::rename(office_file, &kept))?;
        // Of a file that could not be settled the last changes still stand in here: they stay with it.
        for suffix in ["-wal", "-shm"] {
            let _ = std::fs::rename(with_suffix(office_file, suffix), with_suffix(&kept, suffix));
        }
    }
    if let Err(error) = std::fs::rename(fresh, office_file) {
        if !office_file.exists() {
            let _ = std::fs::rename(&kept, office_file);
        }
        return Err(error.into());
    }
    sync_folder(office_file.parent().unwrap_or(Path::new(".")));
    Ok(kept)
}

/// Brings the last changes from the `-wal` file into the office file. Leaving write-ahead mode only works when nobody
/// else has the file open, which is how that is noticed. A file too damaged for this is left as it is.
async fn settle(office_file: &Path) -> Result<(), RestoreError> {
    let Ok(mut present) = file_options(office_file).connect().await else { return Ok(()) };
    let left: Result<String, sqlx::Error> =
        sqlx::query_scalar("PRAGMA journal_mode = DELETE").fetch_one(&mut present).await;
    let _ = present.close().await;
    match left.map_err(DatabaseError::from) {
        Ok(mode) if mode != "delete" => Err(RestoreError::OfficeInUse),
        Err(error) if error.trouble == Trouble::Busy => Err(RestoreError::OfficeInUse),
        Ok(_) | Err(_) => Ok(()),
    }
}
