//! The copy of an office file as it was before a migration. It is one of the office's copies and goes where those go, if the
//! office has chosen a folder and that can be reached; else it stays beside the office for a while. Either way it is read through
//! before anything is changed, and without one nothing is.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::SqlitePool;

use super::backup::{copy_before, probe_folder};
use super::kept_beside::{KeptFor, unused_name};
use super::migrate::{beside, newest_version};
use super::private_file::create_private;
use super::{CopyError, DatabaseError, Db, OpenError};
use crate::shared::instant::Instant;

/// Where the office wants its copies, and how many. An office that is too old to know wants them nowhere.
const CHOSEN: &str = "SELECT folder, generations FROM backup_settings WHERE id = 1 AND folder <> ''";
/// A share that is not there may take minutes to say so, and somebody waits for the office.
const PATIENCE: Duration = Duration::from_secs(3);

/// Copies the office as it is.
///
/// # Errors
/// Where no copy can be made that reads back.
pub(super) async fn copy_before_migrating(
    pool: &SqlitePool,
    office_file: &Path,
    now: Instant,
) -> Result<(), OpenError> {
    let chosen: Option<(String, i64)> = sqlx::query_as(CHOSEN).fetch_optional(pool).await.ok().flatten();
    let Some((folder, generations)) = chosen else { return copy_beside(pool, office_file, now).await };
    match copy_to(folder.into(), office_file, generations, now).await {
        Ok(()) => Ok(()),
        Err(error) => {
            log::warn!(
                "the copy of before migrating stays beside the office, for the chosen folder takes none: {error}"
            );
            copy_beside(pool, office_file, now).await
        }
    }
}

async fn copy_to(folder: PathBuf, office_file: &Path, generations: i64, now: Instant) -> Result<(), CopyError> {
    let probed = folder.clone();
    let probing = tokio::task::spawn_blocking(move || probe_folder(&probed));
    let probed = tokio::time::timeout(PATIENCE, probing).await;
    probed.ok().and_then(Result::ok).unwrap_or(Err(CopyError::FolderMissing))?;
    let generations = usize::try_from(generations).unwrap_or(usize::MAX);
    copy_before(newest_version(), office_file, &folder, generations, now).await.map(|_| ())
}

/// The copy gets its name only when it was read through. It has the time in it: the same version may find an older office
/// here again, where somebody put a backup back.
async fn copy_beside(pool: &SqlitePool, office_file: &Path, now: Instant) -> Result<(), OpenError> {
    let copy = unused_name(office_file, KeptFor::Migration(newest_version()), now);
    let unfinished = beside(&copy, "unfinished");
    let _ = std::fs::remove_file(&unfinished);
    let copied = match copy_private(pool, &unfinished).await {
        Ok(()) => read_through(&unfinished).await,
        Err(error) => Err(error),
    };
    let named = copied.and_then(|()| std::fs::rename(&unfinished, &copy).map_err(|_| OpenError::ReadOnlyFolder));
    if named.is_err() {
        let _ = std::fs::remove_file(&unfinished);
    }
    named
}

async fn copy_private(pool: &SqlitePool, copy: &Path) -> Result<(), OpenError> {
    create_private(copy).map_err(|_| OpenError::ReadOnlyFolder)?;
    let target = copy.to_string_lossy().into_owned();
    sqlx::query("VACUUM INTO $1").bind(target).execute(pool).await.map_err(DatabaseError::from)?;
    let written = File::options().read(true).write(true).open(copy);
    written.and_then(|file| file.sync_all()).map_err(|_| OpenError::ReadOnlyFolder)
}

async fn read_through(copy: &Path) -> Result<(), OpenError> {
    // Not the office is damaged, but what was written of it.
    let unreadable = |error| DatabaseError::inconsistent(format!("the copy of before does not read back: {error}"));
    Db::open_backup(copy).await.map_err(unreadable)?.close().await;
    Ok(())
}
