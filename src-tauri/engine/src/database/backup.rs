//! Copies of an office file, made while it is in use. A copy gets its name only when it is whole, safe on the disk and
//! read through; only this user can read it.
//! Refuses to touch what is not an office's copy, and another office's copies in the same folder.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{ConnectOptions, Connection};

use super::kept_beside::STAMP;
use super::opening::{check_is_office_file, file_options, mark_of};
use super::private_file::create_private;
use super::{DatabaseError, Db, OpenError, Trouble};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::wall_time_of;

/// What every backup's name ends in.
pub const BACKUP_EXTENSION: &str = "frivillighus-backup";

/// What stands before the number of the version that an office was to be brought up to, in the name of its copy of before.
const BEFORE: &str = "-before-";

/// Why a folder cannot be given a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CopyError {
    /// The folder is not there: a drive is not plugged in, a share is not connected.
    #[error("the folder is not there")]
    FolderMissing,
    /// The folder may not be written.
    #[error("the folder is read-only")]
    FolderReadOnly,
    /// There is no room left.
    #[error("the disk is full")]
    FolderFull,
    /// The copy that was written does not read back as it should.
    #[error("the copy is damaged")]
    CopyDamaged,
    /// The office's own database failed.
    #[error("the office file could not be read: {0:?}")]
    Source(Trouble),
}

impl From<std::io::Error> for CopyError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::FolderMissing,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::FolderFull,
            _ => Self::FolderReadOnly,
        }
    }
}

/// One copy of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, on the wall clock, as it stands in its name: `2026-11-24T1042`.
    pub stamp: String,
    /// Its size.
    pub bytes: u64,
}

impl BackupFile {
    /// Its name.
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

impl Db {
    /// Opens a backup to look into it. It is not changed, and nothing is written beside it.
    pub async fn open_backup(path: &Path) -> Result<Self, OpenError> {
        use super::migrate::{Standing, newest_version, sqlite_standing};
        check_is_office_file(path)?;
        // An office file that is open somewhere: its last changes are not in it yet, and would be left behind.
        if std::fs::metadata(with_suffix(path, "-wal")).is_ok_and(|wal| wal.len() > 0) {
            return Err(OpenError::Locked);
        }
        let options =
            file_options(path).read_only(true).immutable(true).journal_mode(sqlx::sqlite::SqliteJournalMode::Off);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await;
        let pool = pool.map_err(super::opening::from_connect_error)?;
        let found: Result<String, sqlx::Error> = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&pool).await;
        if !found.is_ok_and(|found| found == "ok") {
            pool.close().await;
            return Err(OpenError::Damaged);
        }
        match sqlite_standing(&pool).await? {
            Standing::Empty => Err(OpenError::NotAnOffice),
            Standing::Newer => Err(OpenError::Newer { version: newest_version() + 1 }),
            Standing::Older | Standing::Current => Ok(Self::Sqlite { read: pool.clone(), write: pool }),
        }
    }
}

/// Copies an office file, also while it is in use, into a folder, and then removes the copies beyond so many
/// generations. `stamp` is now on the wall clock: `2026-11-24T1042`.
pub async fn copy_office(
    office_file: &Path,
    folder: &Path,
    stamp: &str,
    generations: usize,
) -> Result<BackupFile, CopyError> {
    copy_as(stem_of(office_file), office_file, folder, stamp, generations).await
}

/// The same of an office that is about to be brought up to a version, by a name of its own: the day's copy may be made in the
/// same minute, and is not to take its place.
pub(super) async fn copy_before(
    version: i64,
    office_file: &Path,
    folder: &Path,
    generations: usize,
    now: Instant,
) -> Result<BackupFile, CopyError> {
    let stamp = wall_time_of(now).naive().format(STAMP).to_string();
    let name = format!("{}{BEFORE}{version}", stem_of(office_file));
    copy_as(name, office_file, folder, &stamp, generations).await
}

async fn copy_as(
    name: String,
    office_file: &Path,
    folder: &Path,
    stamp: &str,
    generations: usize,
) -> Result<BackupFile, CopyError> {
    let name = format!("{name}-{stamp}.{BACKUP_EXTENSION}");
    let unfinished = folder.join(format!(".{name}.unfinished"));
    probe(folder, &unfinished)?;
    let copied = copy_whole(office_file, &unfinished).await;
    let finished = match copied {
        Ok(()) => finish(&unfinished, folder, &name),
        Err(error) => Err(error),
    };
    let Ok(path) = finished else {
        let _ = std::fs::remove_file(&unfinished);
        return finished.map(|path| BackupFile { path, stamp: stamp.to_owned(), bytes: 0 });
    };
    let bytes = std::fs::metadata(&path)?.len();
    remove_old(office_file, folder, generations.max(1));
    Ok(BackupFile { path, stamp: stamp.to_owned(), bytes })
}

/// Whether a file can be made in the folder; a file that was left there by an interrupted copy is removed.
pub fn probe_folder(folder: &Path) -> Result<(), CopyError> {
    probe(folder, &folder.join(format!(".probe.{BACKUP_EXTENSION}.unfinished")))
}

fn probe(folder: &Path, unfinished: &Path) -> Result<(), CopyError> {
    if !folder.is_dir() {
        return Err(CopyError::FolderMissing);
    }
    let _ = std::fs::remove_file(unfinished);
    File::create_new(unfinished)?;
    std::fs::remove_file(unfinished)?;
    Ok(())
}

async fn copy_whole(office_file: &Path, unfinished: &Path) -> Result<(), CopyError> {
    let target = unfinished.to_str().ok_or(CopyError::FolderMissing)?;
    create_private(unfinished)?;
    // A connection of its own: the writer stays free for bookings, and the readers may not write at all.
    let mut source = file_options(office_file).connect().await.map_err(|error| CopyError::Source(trouble(error)))?;
    let copied = sqlx::query("VACUUM INTO $1").bind(target).execute(&mut source).await;
    let _ = source.close().await;
    copied.map_err(|error| match trouble(error) {
        Trouble::DiskFull => CopyError::FolderFull,
        Trouble::ReadOnly => CopyError::FolderReadOnly,
        trouble => CopyError::Source(trouble),
    })?;
    // SQLite leaves the copy to the system's cache.
    let written = unfinished.to_owned();
    run_blocking(move || File::options().read(true).write(true).open(written)?.sync_all()).await?;
    let copy = Db::open_backup(unfinished).await.map_err(|_| CopyError::CopyDamaged)?;
    copy.close().await;
    Ok(())
}

fn trouble(error: sqlx::Error) -> Trouble {
    let error = DatabaseError::from(error);
    log::error!("copying the office: {error:?}");
    error.trouble
}

fn finish(unfinished: &Path, folder: &Path, name: &str) -> Result<PathBuf, CopyError> {
    let path = folder.join(name);
    std::fs::rename(unfinished, &path)?;
    sync_folder(folder);
    Ok(path)
}

/// The copies of this office in a folder, the newest first. Copies of other offices are left out, whatever their names.
pub fn backups_in(folder: &Path, office_file: &Path) -> Result<Vec<BackupFile>, CopyError> {
    let mark = mark_of(office_file);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let Ok(entry) = entry else { continue };
        let path = entry.path();
        let Some(stamp) = stamp_of(&path) else { continue };
        if mark.is_none() || mark_of(&path) != mark {
            continue;
        }
        let bytes = entry.metadata().map_or(0, |facts| facts.len());
        found.push(BackupFile { path, stamp, bytes });
    }
    found.sort_by(|one, other| other.stamp.cmp(&one.stamp));
    Ok(found)
}

/// Whether a copy was made of this very office, and not of another that happens to be called the same.
pub fn is_same_office(copy: &Path, office_file: &Path) -> bool {
    mark_of(copy).is_some_and(|mark| mark_of(office_file) == Some(mark))
}

/// The newest copy was just made and read through; it is the first of those that stay.
fn remove_old(office_file: &Path, folder: &Path, generations: usize) {
    let Ok(backups) = backups_in(folder, office_file) else { return };
    for old in backups.into_iter().skip(generations) {
        if let Err(error) = std::fs::remove_file(&old.path) {
            log::warn!("an old backup could not be removed: {error}");
        }
    }
}

/// `2026-11-24T1042` of `boegelunde-2026-11-24T1042.frivillighus-backup`.
fn stamp_of(path: &Path) -> Option<String> {
    const LENGTH: usize = "2026-11-24T1042".len();
    let name = path.file_name()?.to_str()?.strip_suffix(&format!(".{BACKUP_EXTENSION}"))?;
    let stamp = name.get(name.len().checked_sub(LENGTH)?..)?;
    chrono::NaiveDateTime::parse_from_str(stamp, STAMP).ok()?;
    Some(stamp.to_owned())
}

/// What an office is called whose copy has this name: `boegelunde` of `boegelunde-2026-11-24T1042.frivillighus-backup`.
pub fn office_name_of(backup: &Path) -> String {
    let stem = stem_of(backup);
    let Some(stamp) = stamp_of(backup) else { return stem };
    let name = stem.strip_suffix(&format!("-{stamp}")).unwrap_or(&stem);
    let is_version = |text: &str| !text.is_empty() && text.chars().all(|sign| sign.is_ascii_digit());
    let before = name.rsplit_once(BEFORE).filter(|(office, version)| !office.is_empty() && is_version(version));
    before.map_or(name, |(office, _)| office).to_owned()
}

fn stem_of(office_file: &Path) -> String {
    office_file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The same name with something after it.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Makes a new name in a folder durable, where the system lets one.
pub(super) fn sync_folder(folder: &Path) {
    if let Err(error) = File::open(folder).and_then(|folder| folder.sync_all()) {
        log::debug!("a folder could not be synced: {error}");
    }
}

pub(super) async fn run_blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, std::io::Error> + Send + 'static,
) -> Result<T, std::io::Error> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(ErrorKind::Other.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backups_name_tells_when_it_was_made() {
        let cases = [
            ("boegelunde-2026-11-24T1042.frivillighus-backup", Some("2026-11-24T1042")),
            ("å-2026-11-24T1042.frivillighus-backup", Some("2026-11-24T1042")),
            ("boegelunde-2026-11-31T1042.frivillighus-backup", None),
            ("boegelunde.frivillighus-backup", None),
            ("ååååååååå.frivillighus-backup", None),
            (".boegelunde-2026-11-24T1042.frivillighus-backup.unfinished", None),
        ];
        for (name, stamp) in cases {
            assert_eq!(stamp_of(Path::new(name)).as_deref(), stamp, "{name}");
        }
    }

    #[test]
    fn an_office_goes_by_its_copys_name_without_the_time() {
        let cases = [
            ("boegelunde-2026-11-24T1042.frivillighus-backup", "boegelunde"),
            ("å-kontor-2026-11-24T1042.frivillighus-backup", "å-kontor"),
            ("kopi.frivillighus-backup", "kopi"),
            ("boegelunde-before-45-2026-11-24T1042.frivillighus-backup", "boegelunde"),
            ("huset-before-jul-2026-11-24T1042.frivillighus-backup", "huset-before-jul"),
        ];
        for (name, office) in cases {
            assert_eq!(office_name_of(Path::new(name)), office);
        }
    }

    #[test]
    fn what_is_wrong_with_a_folder_is_told_apart() {
        let cases = [
            (ErrorKind::NotFound, CopyError::FolderMissing),
            (ErrorKind::StorageFull, CopyError::FolderFull),
            (ErrorKind::QuotaExceeded, CopyError::FolderFull),
            (ErrorKind::PermissionDenied, CopyError::FolderReadOnly),
            (ErrorKind::ReadOnlyFilesystem, CopyError::FolderReadOnly),
        ];
        for (kind, error) in cases {
            assert_eq!(CopyError::from(std::io::Error::from(kind)), error);
        }
    }
}
