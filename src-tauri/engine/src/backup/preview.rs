//! Looking into a copy before the office is put back to it.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::BackupError;
use super::event::BackupEvent;
use super::settings::{about_office, name_of, office_file};
use super::store::{self, Counted};
use crate::access::RequestContext;
use crate::database::{DatabaseError, Db, Tx, is_same_office, tables};
use crate::gate::Input;
use crate::shared::instant::Instant;

/// A copy to look into.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BackupToOpen {
    /// Its full path, handed in by the host.
    pub path: String,
}

impl Input for BackupToOpen {
    fn sample() -> Self {
        Self { path: "/media/boegelunde/backup/boegelunde-2026-11-24T1042.frivillighus-backup".into() }
    }
}

/// What a copy holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupPreview {
    /// Its name.
    pub file_name: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The office's name; `None` where nobody had set it up.
    pub office_name: Option<String>,
    /// Whether it is a copy of this office, and not of another.
    pub is_of_this_office: bool,
    /// How many organisations.
    #[ts(type = "number")]
    pub organisations: i64,
    /// How many people.
    #[ts(type = "number")]
    pub people: i64,
    /// How many bookings.
    #[ts(type = "number")]
    pub bookings: i64,
    /// How many agreements.
    #[ts(type = "number")]
    pub agreements: i64,
    /// When something last happened in it.
    pub newest_event_at: Option<Instant>,
    /// The number of its newest migration.
    #[ts(type = "number")]
    pub version: i64,
}

/// What a copy holds. Read through first: a damaged one is refused.
pub async fn preview_backup(context: &RequestContext<'_>, input: BackupToOpen) -> Result<BackupPreview, BackupError> {
    let office_file = office_file(context)?;
    look_into(input.path.as_ref(), &office_file).await
}

/// What a copy holds, for a host that puts back an office which no longer opens.
pub async fn look_into(path: &Path, office_file: &Path) -> Result<BackupPreview, BackupError> {
    let backup = Db::open_backup(path).await.map_err(|reason| BackupError::BackupUnusable { reason })?;
    let held = read_through(&backup).await;
    backup.close().await;
    let mut preview = held?;
    preview.file_name = name_of(path);
    preview.bytes = std::fs::metadata(path).map_or(0, |facts| facts.len());
    preview.is_of_this_office = is_same_office(path, office_file);
    Ok(preview)
}

async fn read_through(backup: &Db) -> Result<BackupPreview, DatabaseError> {
    // Only counts are read, and none of them runs out.
    let mut tx = backup.begin_read(Instant::EPOCH).await?;
    let there = tables(&mut tx).await?;
    let preview = BackupPreview {
        file_name: String::new(),
        bytes: 0,
        office_name: store::office_name(&mut tx).await?,
        is_of_this_office: false,
        organisations: count(&mut tx, &there, Counted::Organisations).await?,
        people: count(&mut tx, &there, Counted::People).await?,
        bookings: count(&mut tx, &there, Counted::Bookings).await?,
        agreements: count(&mut tx, &there, Counted::Agreements).await?,
        newest_event_at: store::newest_event(&mut tx).await?,
        version: store::version(&mut tx).await?,
    };
    tx.rollback().await?;
    Ok(preview)
}

/// A copy from an earlier version may lack a table.
async fn count(tx: &mut Tx, there: &[String], what: Counted) -> Result<i64, DatabaseError> {
    if there.iter().any(|table| table == what.table()) { store::count(tx, what).await } else { Ok(0) }
}

/// Says yes to putting the office back to a copy, and notes it in the file that will be kept. The host then closes the
/// office and calls [`super::restore_office`].
pub async fn begin_restore(context: &RequestContext<'_>, input: BackupToOpen) -> Result<BackupPreview, BackupError> {
    let file_name = name_of(input.path.as_ref());
    let preview = preview_backup(context, input).await?;
    if !preview.is_of_this_office {
        return Err(BackupError::BackupOfAnotherOffice { office_name: preview.office_name });
    }
    let tx = context.write().await?;
    tx.commit(vec![about_office(&BackupEvent::RestoreBegun { file_name })]).await?;
    Ok(preview)
}
