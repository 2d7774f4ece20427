//! Where the copies go, how many are kept, and how it stands.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::{BackupError, BackupTrouble};
use super::event::BackupEvent;
use super::store::{self, SettingsRow};
use crate::access::{Changed, Changing, Event, Nothing, RequestContext, Subject, SubjectKind};
use crate::database::{BackupFile, CopyError, backups_in, last_kept_before_migrating, probe_folder};
use crate::gate::Input;
use crate::office::OfficePlace;
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::{WallTime, date_of};

const LEAST_GENERATIONS: i64 = 2;
const MOST_GENERATIONS: i64 = 400;
/// A share that is not there may take minutes to say so.
const PATIENCE: Duration = Duration::from_secs(3);
/// After a failure the next try by itself waits.
const TRY_AGAIN_AFTER_SECONDS: i64 = 3600;

/// How the backup of this office stands.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "place", rename_all = "snake_case")]
pub enum BackupState {
    /// The office is on a server, whose owner backs it up; nothing is known of it here.
    Server,
    /// The office is a file.
    File(FileBackupState),
}

/// How the backup of an office file stands.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileBackupState {
    /// Where the copies go; `None` until somebody chooses.
    pub folder: Option<String>,
    /// How many copies are kept.
    #[ts(type = "number")]
    pub generations: i64,
    /// The newest copy that is in the folder now.
    pub newest: Option<NewestBackup>,
    /// When a copy was last made, also where the folder cannot be reached now.
    pub made_at: Option<Instant>,
    /// Why the folder cannot be looked into now.
    pub folder_trouble: Option<BackupTrouble>,
    /// Since when copies fail; `None` where the last one succeeded.
    pub failed_at: Option<Instant>,
    /// Why the last one failed.
    pub failure: Option<BackupTrouble>,
    /// When the office was last copied before an update, where that copy lies beside the office file: no folder was chosen, or
    /// it could not be reached. It goes after 30 days.
    pub kept_beside: Option<WallTime>,
    /// Whether today's copy is still to be made.
    pub is_due: bool,
}

/// The newest copy in the folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewestBackup {
    /// Its name.
    pub file_name: String,
    /// When it was made, on the wall clock.
    pub made: WallTime,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// How the backup stands: read from the folder itself, so that a copy somebody has deleted is not counted.
pub async fn backup_state(context: &RequestContext<'_>, _: Nothing) -> Result<BackupState, BackupError> {
    let OfficePlace::File(office_file) = context.office().place().clone() else { return Ok(BackupState::Server) };
    let mut tx = context.read().await?;
    let settings = store::settings(&mut tx).await?;
    drop(tx);
    state_of(context, office_file, settings).await
}

async fn state_of(
    context: &RequestContext<'_>,
    office_file: PathBuf,
    settings: SettingsRow,
) -> Result<BackupState, BackupError> {
    let kept_beside = last_kept_before_migrating(&office_file).map(|at| WallTime::new(at.date(), at.time()));
    let (newest, folder_trouble) = match settings.folder.as_str() {
        "" => (None, None),
        folder => match newest_in(folder.into(), office_file).await {
            Ok(newest) => (newest, None),
            Err(trouble) => (None, Some(trouble)),
        },
    };
    Ok(BackupState::File(FileBackupState {
        is_due: is_due(&settings, context.now()),
        failure: settings.trouble(),
        folder: Some(settings.folder).filter(|folder| !folder.is_empty()),
        generations: settings.generations,
        newest,
        made_at: settings.made_at,
        folder_trouble,
        failed_at: settings.failed_at,
        kept_beside,
    }))
}

async fn newest_in(folder: PathBuf, office_file: PathBuf) -> Result<Option<NewestBackup>, BackupTrouble> {
    let looking = tokio::task::spawn_blocking(move || backups_in(&folder, &office_file));
    let found = tokio::time::timeout(PATIENCE, looking).await;
    let Ok(Ok(found)) = found else { return Err(BackupTrouble::FolderMissing) };
    Ok(found?.first().and_then(newest_of))
}

fn newest_of(backup: &BackupFile) -> Option<NewestBackup> {
    let made = chrono::NaiveDateTime::parse_from_str(&backup.stamp, STAMP).ok()?;
    let made = WallTime::new(made.date(), made.time());
    Some(NewestBackup { file_name: backup.name(), made, bytes: backup.bytes })
}

/// How the wall clock stands in a copy's name.
pub(super) const STAMP: &str = "%Y-%m-%dT%H%M";

/// Whether today's copy is still to be made, and no failure was just noted.
pub(super) fn is_due(settings: &SettingsRow, now: Instant) -> bool {
    let is_made = settings.made_at.is_some_and(|at| date_of(at) == date_of(now));
    !settings.folder.is_empty() && !is_made
}

/// Whether a copy should be tried by itself now.
pub(super) fn is_time_to_try(settings: &SettingsRow, now: Instant) -> bool {
    let waits = settings.failed_at.is_some_and(|at| (now.unix() - at.unix()).abs() < TRY_AGAIN_AFTER_SECONDS);
    is_due(settings, now) && !waits
}

/// Where the copies are to go.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BackupFolder {
    /// A folder's full path, handed in by the host; empty for none.
    pub folder: String,
}

impl Input for BackupFolder {
    fn sample() -> Self {
        Self { folder: "/media/boegelunde/backup".into() }
    }
}

impl Changing for BackupFolder {
    const OPERATION: &'static str = "keep_backup_folder";
}

/// Chooses the folder for the copies. It has to be there and take a file.
pub async fn keep_backup_folder(
    context: &RequestContext<'_>,
    input: BackupFolder,
) -> Result<Changed<BackupState>, BackupError> {
    let office_file = office_file(context)?;
    let folder = input.folder.trim().to_owned();
    if !folder.is_empty() {
        check_folder(folder.clone().into()).await?;
    }
    let mut tx = context.write().await?;
    let before = store::settings(&mut tx).await?.folder;
    store::keep_folder(&mut tx, &folder).await?;
    let settings = store::settings(&mut tx).await?;
    let event = BackupEvent::BackupSettingsChanged { fields: vec!["folder".into()] };
    tx.commit(vec![about_office(&event)]).await?;
    let now = state_of(context, office_file, settings).await?;
    Ok(Changed::with_undo(now, &BackupFolder { folder: before }))
}

async fn check_folder(folder: PathBuf) -> Result<(), BackupError> {
    if !folder.is_absolute() {
        return Err(BackupError::BackupFailed { trouble: BackupTrouble::FolderMissing });
    }
    let probing = tokio::task::spawn_blocking(move || probe_folder(&folder));
    let probed = tokio::time::timeout(PATIENCE, probing).await;
    let outcome = probed.ok().and_then(Result::ok).unwrap_or(Err(CopyError::FolderMissing));
    outcome.map_err(|error| BackupError::BackupFailed { trouble: error.into() })
}

/// How many copies are to be kept.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BackupGenerations {
    /// 2 to 400. Copies keep what was erased since: their number bounds for how long.
    #[ts(type = "number")]
    pub generations: i64,
}

impl Input for BackupGenerations {
    fn sample() -> Self {
        Self { generations: 14 }
    }
}

impl Changing for BackupGenerations {
    const OPERATION: &'static str = "keep_backup_generations";
}

/// Chooses how many copies are kept. The next copy removes those beyond.
pub async fn keep_backup_generations(
    context: &RequestContext<'_>,
    input: BackupGenerations,
) -> Result<Changed<BackupState>, BackupError> {
    let office_file = office_file(context)?;
    if !(LEAST_GENERATIONS..=MOST_GENERATIONS).contains(&input.generations) {
        let problem = Problem::OutOfRange { least: LEAST_GENERATIONS, most: MOST_GENERATIONS };
        let problems = vec![FieldProblem { field: "generations".into(), problem }];
        return Err(BackupError::FieldsRefused { problems });
    }
    let mut tx = context.write().await?;
    let before = store::settings(&mut tx).await?.generations;
    store::keep_generations(&mut tx, input.generations).await?;
    let settings = store::settings(&mut tx).await?;
    let event = BackupEvent::BackupSettingsChanged { fields: vec!["generations".into()] };
    tx.commit(vec![about_office(&event)]).await?;
    let now = state_of(context, office_file, settings).await?;
    Ok(Changed::with_undo(now, &BackupGenerations { generations: before }))
}

/// The office's file; refuses for an office on a server.
pub(super) fn office_file(context: &RequestContext<'_>) -> Result<PathBuf, BackupError> {
    match context.office().place() {
        OfficePlace::File(path) => Ok(path.clone()),
        OfficePlace::Server(_) => Err(BackupError::BackupBelongsToServer),
    }
}

pub(super) fn about_office(event: &BackupEvent) -> Event {
    Event::new(Subject::of(SubjectKind::Office, 1), event)
}

pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

impl From<CopyError> for BackupError {
    fn from(error: CopyError) -> Self {
        Self::BackupFailed { trouble: error.into() }
    }
}
