//! All SQL about the backup's settings, and what a copy holds.

use super::error::BackupTrouble;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::instant::Instant;

statements! {
    SETTINGS = "SELECT folder, generations, made_at, failed_at, failure FROM backup_settings WHERE id = 1";
    KEEP_FOLDER = "UPDATE backup_settings SET folder = $1 WHERE id = 1";
    KEEP_GENERATIONS = "UPDATE backup_settings SET generations = $1 WHERE id = 1";
    NOTE_MADE = "UPDATE backup_settings SET made_at = $1, made_bytes = $2, failed_at = NULL, failure = '' WHERE id = 1";
    NOTE_FAILED = "UPDATE backup_settings SET failed_at = $1, failure = $2 WHERE id = 1";
    OFFICE_NAME = "SELECT name FROM office_details WHERE id = 1";
    COUNT_ORGANISATIONS = "SELECT CAST(count(*) AS BIGINT) FROM organisations";
    COUNT_PEOPLE = "SELECT CAST(count(*) AS BIGINT) FROM people";
    COUNT_BOOKINGS = "SELECT CAST(count(*) AS BIGINT) FROM bookings";
    COUNT_AGREEMENTS = "SELECT CAST(count(*) AS BIGINT) FROM agreements";
    NEWEST_EVENT = "SELECT max(at) FROM events";
    VERSION = "SELECT CAST(max(version) AS BIGINT) FROM _sqlx_migrations";
    // Where no two overlap, whatever overlaps starts before the one before it has ended.
    OVERLAPPING_OCCUPANCY = "SELECT CAST(count(*) AS BIGINT) FROM occupancy a JOIN occupancy b
        ON b.space_id = a.space_id AND b.starts_at > a.starts_at AND b.starts_at < a.ends_at";
}

/// How the backup is set up and how it last went.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct SettingsRow {
    /// Empty where none is chosen.
    pub folder: String,
    pub generations: i64,
    pub made_at: Option<Instant>,
    pub failed_at: Option<Instant>,
    failure: String,
}

impl SettingsRow {
    pub fn trouble(&self) -> Option<BackupTrouble> {
        BackupTrouble::try_from(self.failure.clone()).ok()
    }
}

pub(super) async fn settings(tx: &mut Tx) -> Result<SettingsRow, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(SETTINGS).fetch_one(connection).await)?)
}

pub(super) async fn keep_folder(tx: &mut Tx, folder: &str) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(KEEP_FOLDER).bind(folder).execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn keep_generations(tx: &mut Tx, generations: i64) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(KEEP_GENERATIONS).bind(generations).execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn note_made(tx: &mut Tx, at: Instant, bytes: i64) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(NOTE_MADE).bind(at).bind(bytes).execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn note_failed(tx: &mut Tx, at: Instant, trouble: BackupTrouble) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(NOTE_FAILED).bind(at).bind(trouble.as_str()).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// `None` where nobody has set the office up.
pub(super) async fn office_name(tx: &mut Tx) -> Result<Option<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(OFFICE_NAME).fetch_optional(connection).await)?)
}

/// What is counted in a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    Organisations,
    People,
    Bookings,
    Agreements,
}

impl Counted {
    pub fn table(self) -> &'static str {
        match self {
            Self::Organisations => "organisations",
            Self::People => "people",
            Self::Bookings => "bookings",
            Self::Agreements => "agreements",
        }
    }

    fn statement(self) -> &'static str {
        match self {
            Self::Organisations => COUNT_ORGANISATIONS,
            Self::People => COUNT_PEOPLE,
            Self::Bookings => COUNT_BOOKINGS,
            Self::Agreements => COUNT_AGREEMENTS,
        }
    }
}

pub(super) async fn count(tx: &mut Tx, what: Counted) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(what.statement()).fetch_one(connection).await)?)
}

pub(super) async fn newest_event(tx: &mut Tx) -> Result<Option<Instant>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(NEWEST_EVENT).fetch_one(connection).await)?)
}

/// The number of the newest migration that was applied.
pub(super) async fn version(tx: &mut Tx) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(VERSION).fetch_one(connection).await)?)
}

/// How many pairs of occupancies overlap: always none.
pub(super) async fn count_overlaps(tx: &mut Tx) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(OVERLAPPING_OCCUPANCY).fetch_one(connection).await)?)
}
