//! Putting an office back to a copy, for hosts.

use std::path::{Path, PathBuf};

use super::event::BackupEvent;
use super::settings::{about_office, name_of};
use crate::access::{RequestContext, Seat};
use crate::database::{self, RestoreError, RestoreProgress};
use crate::office::{Clock, Office};

/// Puts an office back to a copy. The present file is kept beside it; its path is answered. Whoever may write the office's
/// file may do this by hand as well, so nobody is asked to sign in: that lets an office whose file is damaged get back
/// too. While the office still opens, the host asks `begin_restore` first.
pub async fn restore_office(
    office_file: &Path,
    backup: &Path,
    clock: Clock,
    progress: &RestoreProgress,
) -> Result<PathBuf, RestoreError> {
    let kept = database::restore_office(office_file, backup, clock.now(), progress).await?;
    note(office_file, name_of(backup), clock).await;
    Ok(kept)
}

/// The office is back by now; a note that cannot be written does not undo that.
async fn note(office_file: &Path, file_name: String, clock: Clock) {
    let office = match Office::open_file(office_file, clock).await {
        Ok(office) => office,
        Err(error) => return log::error!("the restored office does not open: {error}"),
    };
    let seat = Seat::new(office.clone());
    let context = RequestContext::new(&seat, "restore_office");
    let noted = match context.write().await {
        Ok(tx) => tx.commit(vec![about_office(&BackupEvent::BackupRestored { file_name })]).await,
        Err(error) => Err(error),
    };
    if let Err(error) = noted {
        log::error!("the restore could not be noted: {error}");
    }
    office.close().await;
}
