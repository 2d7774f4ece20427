//! What a window asks of its host besides the gate: to open an office, to save a paper where the user points. The types
//! stand here, without a window, so that the page's are made from them; none of them names a file to open or to save.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::database::{OpenError, RestoreError, RestoreStage};
use crate::shared::ids::PaperId;

/// One request to the host.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum HostRequest {
    /// How things stand: at start this opens the office that was asked for, or the one used last.
    Start,
    /// A new office file among the user's documents, or where the user points.
    NewOffice {
        /// Names the file.
        name: String,
        /// Among the documents, or where the user points.
        place: NewOfficePlace,
    },
    /// An office file the user points at.
    OpenOffice,
    /// Once more the office that could not be opened.
    TryAgain,
    /// The office's own server.
    ConnectOffice {
        /// `postgres://user@host/database`, without a password.
        link: String,
        /// The server's password; kept nowhere.
        #[serde(default)]
        #[ts(optional)]
        password: Option<String>,
    },
    /// The demo office, made anew where it is missing.
    OpenDemo,
    /// Back to the first window.
    LeaveOffice,
    /// Saves a stored paper where the user points.
    SavePaper {
        /// The paper.
        paper_id: PaperId,
        /// The name proposed.
        file_name: String,
    },
    /// Shows a stored paper in the system's own viewer, from a private folder that is emptied when the user leaves.
    ShowPaper {
        /// The paper.
        paper_id: PaperId,
        /// The name it gets there.
        file_name: String,
    },
    /// Makes a paper through the gate and shows it as [`HostRequest::ShowPaper`] does; it is not stored.
    ShowSheet {
        /// The operation that makes it.
        operation: String,
        /// Its input.
        #[ts(type = "unknown")]
        input: serde_json::Value,
        /// The name it gets there.
        file_name: String,
    },
    /// Makes a file through the gate and saves it where the user points.
    SaveSheet {
        /// The operation that makes it.
        operation: String,
        /// Its input.
        #[ts(type = "unknown")]
        input: serde_json::Value,
        /// The name proposed.
        file_name: String,
    },
    /// Lets the user point at the folder that backups go to.
    ChooseBackupFolder,
    /// Lets the user point at a backup, and tells what it holds.
    ChooseBackup,
    /// Puts the office back to the backup chosen last. Where the office does not open, nobody is asked to sign in:
    /// whoever may write its file could do the same by hand.
    RestoreChosenBackup,
    /// How far that is, while it runs.
    RestoreProgress,
    /// Lets the user point at a picture for the papers' heads.
    ChooseLogo,
    /// Lets the user point at a scan or a photo (PDF, PNG, JPEG), which an operation then keeps.
    ChooseScan {
        /// The operation that keeps it.
        operation: String,
        /// Its input, but for `fileName` and `scan`: those are the file.
        #[ts(type = "unknown")]
        input: serde_json::Value,
    },
    /// Lets the user point at a table (a workbook or separated values), which an operation then looks at.
    ChooseTable {
        /// The operation that looks.
        operation: String,
        /// Its input, but for `source`: that is the file.
        #[ts(type = "unknown")]
        input: serde_json::Value,
    },
    /// Rings or writes to somebody with the system's own program.
    Reach {
        /// How.
        by: Reach,
    },
    /// Text size of the whole window.
    SetZoom {
        /// 90 to 200.
        percent: u32,
    },
    /// A screen of the page broke down: written to the program's log, so that whoever helps can see where.
    NoteFailure {
        /// The kind of error, and where in the page's own code; never what the page showed.
        places: Vec<String>,
    },
}

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "way", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Reach {
    /// By phone.
    Phone {
        /// The number as it is kept.
        number: String,
    },
    /// By e-mail.
    Email {
        /// The address as it is kept.
        address: String,
    },
}

/// Where a new office file goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NewOfficePlace {
    /// Among the user's documents.
    Documents,
    /// Where the user points.
    Chosen,
}

/// What the host answers.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "answer", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum HostAnswer {
    /// An office is open, through which the gate can be asked.
    Opened {
        /// Its name in a list: a file name or a server.
        place: String,
    },
    /// No office is open.
    NoOffice {
        /// The one used last, by its name in a list.
        last_used: Option<String>,
    },
    /// The office cannot be opened.
    Failed {
        /// Its name in a list.
        place: String,
        /// Why not.
        error: OpenError,
    },
    /// The user closed the dialog.
    Cancelled,
    /// The office was put back to a backup and is open.
    Restored {
        /// Its name in a list.
        place: String,
        /// The name of the file that lay there before, in the same folder; `None` where there was none.
        kept_as: Option<String>,
    },
    /// The office was not put back. It is as it was, and open where it could be opened before.
    NotRestored {
        /// Why not.
        error: RestoreError,
    },
    /// How far a restore is.
    Restoring {
        /// What it is doing.
        stage: RestoreStage,
        /// Bytes copied.
        #[ts(type = "number")]
        copied: u64,
        /// Bytes to be copied; 0 until that begins.
        #[ts(type = "number")]
        total: u64,
    },
    /// Done.
    Done,
    /// What the gate answered to a request the host made for the user.
    FromGate {
        /// The answer of the operation.
        #[ts(type = "unknown")]
        value: serde_json::Value,
    },
    /// The system has no program for it.
    NoProgram,
    /// A file could not be written or read.
    FileTrouble {
        /// What is in the way.
        trouble: FileTrouble,
    },
}

/// Why a file outside the office cannot be written or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileTrouble {
    /// The folder or file may not be written.
    ReadOnly,
    /// No room left.
    DiskFull,
    /// It is not there.
    Missing,
    /// It is too large to be what was asked for.
    TooLarge,
    /// The system has no program to show it with.
    NoViewer,
    /// Something else.
    Other,
}

impl From<&std::io::Error> for FileTrouble {
    fn from(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            _ => Self::Other,
        }
    }
}
