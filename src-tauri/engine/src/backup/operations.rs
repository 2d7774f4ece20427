//! Making a copy, now or by itself once a day; looking an office through.

use serde::Serialize;
use ts_rs::TS;

use super::check::{CheckFinding, CheckReport};
use super::error::{BackupError, BackupTrouble};
use super::event::BackupEvent;
use super::settings::{STAMP, about_office, is_time_to_try, office_file};
use super::store;
use crate::access::{Nothing, RequestContext, Seat};
use crate::database::{BackupFile, CopyError, DatabaseError, copy_office, findings, tables};
use crate::office::{Office, OfficePlace};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::wall_time_of;

/// A copy that was just made and read through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupMade {
    /// Its name in the folder.
    pub file_name: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When it was made.
    pub made_at: Instant,
}

/// Makes a copy now, while the office is in use.
pub async fn back_up_now(context: &RequestContext<'_>, _: Nothing) -> Result<BackupMade, BackupError> {
    let office_file = office_file(context)?;
    let mut tx = context.read().await?;
    let settings = store::settings(&mut tx).await?;
    drop(tx);
    if settings.folder.is_empty() {
        return Err(BackupError::BackupFolderNotChosen);
    }
    let stamp = wall_time_of(context.now()).naive().format(STAMP).to_string();
    let generations = usize::try_from(settings.generations).unwrap_or(usize::MAX);
    let copied = copy_office(&office_file, settings.folder.as_ref(), &stamp, generations).await;
    if copied.is_ok() {
        context.office().remove_old_beside();
    }
    note(context, copied).await
}

/// What came of it stands in the office: the age of the copy is shown, and a failure is not forgotten.
async fn note(context: &RequestContext<'_>, copied: Result<BackupFile, CopyError>) -> Result<BackupMade, BackupError> {
    let mut tx = context.write().await?;
    match copied {
        Ok(backup) => {
            let bytes = backup.bytes;
            store::note_made(&mut tx, context.now(), i64::try_from(bytes).unwrap_or(i64::MAX)).await?;
            let file_name = backup.name();
            let event = BackupEvent::BackupMade { file_name: file_name.clone(), bytes };
            tx.commit(vec![about_office(&event)]).await?;
            Ok(BackupMade { file_name, bytes, made_at: context.now() })
        }
        Err(error) => {
            let trouble = BackupTrouble::from(error);
            store::note_failed(&mut tx, context.now(), trouble).await?;
            tx.commit(vec![about_office(&BackupEvent::BackupFailed { trouble })]).await?;
            Err(BackupError::BackupFailed { trouble })
        }
    }
}

/// Makes today's copy if it is still to be made: called by the host at start and now and then. `None` where nothing was
/// due. After a failure the next try waits an hour.
pub async fn back_up_if_due(office: &Office) -> Result<Option<BackupMade>, BackupError> {
    if !matches!(office.place(), OfficePlace::File(_)) {
        return Ok(None);
    }
    let seat = Seat::new(office.clone());
    let context = RequestContext::new(&seat, "back_up_if_due");
    let mut tx = context.read().await?;
    let settings = store::settings(&mut tx).await?;
    drop(tx);
    if !is_time_to_try(&settings, context.now()) {
        return Ok(None);
    }
    back_up_now(&context, Nothing {}).await.map(Some)
}

/// Looks through the whole office. Opening it has already refused a file whose pages are damaged.
pub async fn check_office(office: &Office) -> Result<CheckReport, DatabaseError> {
    let mut tx = office.db().begin_read(office.now()).await?;
    let mut found: Vec<CheckFinding> = findings(&mut tx).await?.into_iter().map(CheckFinding::Damage).collect();
    if tables(&mut tx).await?.iter().any(|table| table == "occupancy") {
        let overlaps = store::count_overlaps(&mut tx).await?;
        found.extend((overlaps > 0).then_some(CheckFinding::OverlappingBookings(overlaps)));
    }
    let version = store::version(&mut tx).await?;
    tx.rollback().await?;
    Ok(CheckReport { version, findings: found })
}
