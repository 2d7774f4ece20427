//! Brings a database up to this program's version: forward only, under a lock, after a copy.

use std::fs::File;
use std::path::{Path, PathBuf};

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{PgPool, SqlitePool};

use super::kept_beside::{KeptFor, unused_name};
use super::private_file::create_private;
use super::{DatabaseError, Db, OpenError};
use crate::shared::instant::Instant;

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

/// Where a database stands against this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// No migration was ever applied.
    Empty,
    /// Migrations are due.
    Older,
    /// As this program expects it.
    Current,
    /// Written by a newer program.
    Newer,
}

/// The number of the newest migration this program knows.
pub(super) fn newest_version() -> i64 {
    SQLITE.iter().map(|migration| migration.version).max().unwrap_or(0)
}

fn standing_of(applied: Option<i64>) -> Standing {
    match applied {
        None => Standing::Empty,
        Some(version) if version < newest_version() => Standing::Older,
        Some(version) if version == newest_version() => Standing::Current,
        Some(_) => Standing::Newer,
    }
}

const APPLIED_TABLE_SQLITE: &str = "SELECT count(*) FROM sqlite_master WHERE name = '_sqlx_migrations'";
const APPLIED_TABLE_POSTGRES: &str =
    "SELECT count(*) FROM pg_tables WHERE tablename = '_sqlx_migrations' AND schemaname = current_schema()";
const NEWEST_APPLIED: &str = "SELECT max(version) FROM _sqlx_migrations WHERE success";

pub(super) async fn sqlite_standing(pool: &SqlitePool) -> Result<Standing, DatabaseError> {
    let tables: i64 = sqlx::query_scalar(APPLIED_TABLE_SQLITE).fetch_one(pool).await?;
    if tables == 0 {
        return Ok(Standing::Empty);
    }
    Ok(standing_of(sqlx::query_scalar(NEWEST_APPLIED).fetch_one(pool).await?))
}

pub(super) async fn postgres_standing(pool: &PgPool) -> Result<Standing, DatabaseError> {
    let tables: i64 = sqlx::query_scalar(APPLIED_TABLE_POSTGRES).fetch_one(pool).await?;
    if tables == 0 {
        return Ok(Standing::Empty);
    }
    Ok(standing_of(sqlx::query_scalar(NEWEST_APPLIED).fetch_one(pool).await?))
}

/// Migrates an office file. sqlx takes no lock of its own on SQLite: the caller holds the turn ([`take_turn`]), and
/// whoever comes second finds nothing due.
pub(super) async fn migrate_sqlite(pool: &SqlitePool, office_file: &Path, now: Instant) -> Result<(), OpenError> {
    let standing = sqlite_standing(pool).await?;
    if standing == Standing::Current {
        return Ok(());
    }
    if standing == Standing::Older {
        copy_before_migrating(pool, office_file, now).await?;
    }
    SQLITE.run(pool).await.map_err(from_migrate_error)
}

/// Migrates the office's database on a server; PostgreSQL's own advisory lock makes several callers take turns.
pub(super) async fn migrate_postgres(pool: &PgPool) -> Result<(), OpenError> {
    POSTGRES.run(pool).await.map_err(from_migrate_error)
}

/// Waits until no other process opens this office file. The lock lies on a file beside it, and ends with the answer.
pub(super) fn take_turn(office_file: &Path) -> Result<File, OpenError> {
    let lock = File::options().create(true).truncate(false).write(true).open(beside(office_file, "lock"));
    let lock = lock.map_err(|_| OpenError::ReadOnlyFolder)?;
    lock.lock().map_err(|_| OpenError::Locked)?;
    Ok(lock)
}

/// The copy gets its name only when it was read through. It has the time in it: the same version may find an older office
/// here again, where somebody put a backup back.
async fn copy_before_migrating(pool: &SqlitePool, office_file: &Path, now: Instant) -> Result<(), OpenError> {
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

/// `office.frivillighus` and `lock` give `office.frivillighus.lock`.
pub(super) fn beside(office_file: &Path, suffix: &str) -> PathBuf {
    let mut name = office_file.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(suffix);
    office_file.with_file_name(name)
}

fn from_migrate_error(error: MigrateError) -> OpenError {
    // Not as it debugs: PostgreSQL's details may repeat a row.
    log::error!("migration failed: {error}");
    match error {
        MigrateError::VersionMissing(version) => OpenError::Newer { version },
        MigrateError::VersionMismatch(_) | MigrateError::Dirty(_) => OpenError::Damaged,
        MigrateError::Execute(error) => OpenError::Database(error.into()),
        _ => OpenError::Damaged,
    }
}
