//! Brings a database up to this program's version: forward only, under a lock, after a copy.

use std::fs::File;
use std::path::{Path, PathBuf};

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{PgPool, SqlitePool};

use super::before_migrating::copy_before_migrating;
use super::{DatabaseError, OpenError};
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
