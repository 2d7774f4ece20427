//! Copies of the office as the user points at them: where they go, and the way back to one.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use frivillighus_engine::backup;
use frivillighus_engine::database::{BACKUP_EXTENSION, RestoreProgress, RestoreStage, office_name_of};
use frivillighus_engine::host::HostAnswer;
use frivillighus_engine::office::{Clock, Office};
use serde_json::{Value, json};

use crate::files;
use crate::host::{Host, OFFICE_EXTENSION};
use crate::opening::{ChosenBackup, Wanted};

/// Whether this is a copy, by its name.
pub fn is_backup(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == BACKUP_EXTENSION)
}

/// Folders that the page may name again: what it was handed by this window.
#[derive(Debug, Default)]
pub(crate) struct Folders(HashSet<String>);

impl Folders {
    /// The user pointed at one; the answer to that says which was kept before.
    fn hand_out(&mut self, chosen: String, answer: &Value) {
        self.0.insert(chosen);
        self.0.extend(answer["undo"]["input"]["folder"].as_str().map(str::to_owned));
    }

    fn hold(&self, input: &Value) -> bool {
        input["folder"].as_str().is_some_and(|folder| self.0.contains(folder))
    }
}

impl Host {
    /// Lets the user point at the folder that copies go to.
    pub(crate) async fn choose_backup_folder(&self) -> Result<HostAnswer, Value> {
        let Some(folder) = self.ask_which_folder().await else { return Ok(HostAnswer::Cancelled) };
        let folder = folder.to_string_lossy().into_owned();
        let answer = self.through_gate("keep_backup_folder", json!({ "folder": folder })).await?;
        if let HostAnswer::FromGate { value } = &answer {
            self.folders.lock().unwrap_or_else(PoisonError::into_inner).hand_out(folder, value);
        }
        Ok(answer)
    }

    /// Refuses at the page's plain door what takes a path: those come from a dialog. Of folders for copies the page has the
    /// way back, which the answer to a choice holds, and the way forward again.
    pub(crate) fn refuse_paths(&self, operation: &str, input: &Value) -> Result<(), Value> {
        let may_pass = match operation {
            "begin_restore" | "preview_backup" => false,
            "keep_backup_folder" => self.folders.lock().unwrap_or_else(PoisonError::into_inner).hold(input),
            _ => true,
        };
        let unknown = || json!({ "code": "unknown_operation", "details": { "operation": operation } });
        if may_pass { Ok(()) } else { Err(unknown()) }
    }

    /// Lets the user point at a copy, and tells what it holds.
    pub(crate) async fn choose_backup(&self) -> Result<HostAnswer, Value> {
        let Some(path) = self.ask_which_file("Frivillighus", &[BACKUP_EXTENSION, OFFICE_EXTENSION]).await else {
            return Ok(HostAnswer::Cancelled);
        };
        let answer = match self.lost_office().await {
            Some(office) => {
                let preview = backup::look_into(&path, &office).await.map_err(|error| json!(error))?;
                HostAnswer::FromGate { value: json!(preview) }
            }
            None => self.through_gate("preview_backup", json!({ "path": path.to_string_lossy() })).await?,
        };
        let office = self.office_file().await;
        self.open.write().await.backup = office.map(|office| ChosenBackup { office, copy: path });
        Ok(answer)
    }

    /// Puts the office back to the copy chosen last.
    pub(crate) async fn restore_chosen_backup(&self) -> Result<HostAnswer, Value> {
        let Some(office) = self.office_file().await else { return Ok(HostAnswer::Cancelled) };
        let Some(chosen) = self.open.read().await.backup_of(&office) else { return Ok(HostAnswer::Cancelled) };
        if self.lost_office().await.is_none() {
            // Asked through the gate first: only who may restore gets past it, and the log says who did.
            self.through_gate("begin_restore", json!({ "path": chosen.to_string_lossy() })).await?;
        }
        let progress = RestoreProgress::default();
        self.open.write().await.restoring = Some(progress.clone());
        self.close().await;
        let restored = backup::restore_office(&office, &chosen, Clock::system(), &progress).await;
        let wanted = self.open.read().await.wanted.clone().unwrap_or(Wanted::File(office));
        let opened = self.open(wanted).await;
        self.open.write().await.restoring = None;
        Ok(match (restored, opened) {
            (Err(error), _) => {
                log::error!("restore: {error}");
                HostAnswer::NotRestored { error }
            }
            (Ok(kept), HostAnswer::Opened { place }) => HostAnswer::Restored { place, kept_as: name_of_kept(&kept) },
            (Ok(_), opened) => opened,
        })
    }

    /// How far a restore is.
    pub(crate) async fn restore_progress(&self) -> HostAnswer {
        let progress = self.open.read().await.restoring.clone();
        let (copied, total) = progress.as_ref().map_or((0, 0), RestoreProgress::bytes);
        HostAnswer::Restoring {
            stage: progress.map_or(RestoreStage::Checking, |progress| progress.stage()),
            copied,
            total,
        }
    }

    /// Makes an office of its own of a copy, and opens it. The copy stays a copy.
    pub(crate) async fn open_copy(&self, copy: &Path) -> HostAnswer {
        let folder = self.documents_folder();
        let _ = std::fs::create_dir_all(&folder);
        let office = files::free_path(&folder, &files::safe_name(&office_name_of(copy)), OFFICE_EXTENSION);
        match backup::restore_office(&office, copy, Clock::system(), &RestoreProgress::default()).await {
            Ok(_) => match self.open(Wanted::File(office)).await {
                HostAnswer::Opened { place } => HostAnswer::Restored { place, kept_as: None },
                opened => opened,
            },
            Err(error) => HostAnswer::NotRestored { error },
        }
    }

    /// The file of the office that is open or was to be opened.
    async fn office_file(&self) -> Option<PathBuf> {
        self.file_of(self.open.read().await.wanted.as_ref()?)
    }

    /// The file of an office that is beyond opening, so that nobody can sign in there. It is looked at once more: the
    /// drive that was missing may be back, and the office on it sound.
    async fn lost_office(&self) -> Option<PathBuf> {
        let office = self.open.read().await.lost.clone()?;
        still_lost(&office).await.then_some(office)
    }
}

async fn still_lost(office: &Path) -> bool {
    match Office::open_file(office, Clock::system()).await {
        Ok(office) => {
            office.close().await;
            false
        }
        Err(error) => error.leaves_nobody_to_ask(),
    }
}

/// The name of the file that was put aside; none where nothing lay there.
fn name_of_kept(kept: &Path) -> Option<String> {
    kept.exists().then(|| kept.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_no_folder_but_those_it_was_handed() {
        let mut folders = Folders::default();
        let named = |folder: &str| json!({ "folder": folder });
        assert!(!folders.hold(&named("/media/kopier")) && !folders.hold(&named("")) && !folders.hold(&json!({})));
        let answer = json!({ "now": {}, "undo": { "operation": "keep_backup_folder", "input": { "folder": "" } } });
        folders.hand_out("/media/kopier".to_owned(), &answer);
        assert!(folders.hold(&named("/media/kopier")) && folders.hold(&named("")));
        assert!(!folders.hold(&named("/etc")));
    }
}
