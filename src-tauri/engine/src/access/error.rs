//! Every no of this slice.

use serde::Serialize;
use ts_rs::TS;

use crate::database::DatabaseError;
use crate::shared::field::FieldProblem;

/// Why access says no.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum AccessError {
    /// The name and password do not belong together; which of the two is wrong is not told.
    #[error("name or password is wrong")]
    WrongPassword,
    /// After several failures the next try has to wait.
    #[error("wait before the next try")]
    WaitBeforeNextTry {
        /// Seconds until it may be tried again.
        #[ts(type = "number")]
        seconds: i64,
    },
    /// The office has its first user already.
    #[error("the office is set up")]
    AlreadySetUp,
    /// One or more fields cannot be taken as they are.
    #[error("fields refused")]
    FieldsRefused {
        /// What is wrong with which.
        problems: Vec<FieldProblem>,
    },
    /// Somebody else changed it since it was read.
    #[error("changed by somebody else")]
    StaleUser {
        /// How it stands now.
        current: super::User,
    },
    /// Somebody else changed the office's details since they were read.
    #[error("office details changed by somebody else")]
    StaleOfficeDetails {
        /// How they stand now.
        current: Box<super::OfficeDetails>,
    },
    /// The office has no picture for its papers.
    #[error("no logo")]
    LogoNotFound,
    /// There is no such paper.
    #[error("no such paper")]
    PaperNotFound,
    /// The stored paper is no longer what was printed.
    #[error("the paper is damaged")]
    PaperDamaged,
    /// Somebody else said meanwhile where a paper stands in the journal.
    #[error("the paper was settled in the journal by somebody else")]
    StaleJournal {
        /// How it stands now.
        current: Box<super::JournalledPaper>,
    },
    /// No papers, or more than one bundle takes.
    #[error("too many papers for one bundle")]
    TooManyPapers {
        /// The most that it takes.
        most: u32,
    },
    /// There is no such user.
    #[error("no such user")]
    UserNotFound,
    /// There is no such reminder.
    #[error("no such reminder")]
    ReminderNotFound,
    /// It was changed in another window.
    #[error("the reminder was changed in another window")]
    StaleReminder {
        /// How it stands now.
        current: super::Reminder,
    },
    /// One administrator must be able to sign in.
    #[error("the last administrator")]
    LastAdministrator,
    /// The recovery code is not the printed one, or was used.
    #[error("wrong recovery code")]
    WrongRecoveryCode,
    /// What is sealed does not open for this user.
    #[error("the key does not open")]
    KeyClosed {
        /// Why.
        why: super::KeyClosed,
    },
    /// Somebody else has begun already.
    #[error("sealing was begun already")]
    SealingBegunAlready,
    /// The colleague has not chosen a password of their own.
    #[error("the colleague has no password of their own")]
    ColleagueNotReady {
        /// Their full name.
        full_name: String,
    },
    /// Somebody must have access, or nobody can give it.
    #[error("the last one with access")]
    LastKeyHolder,
    /// The code is not the printed one.
    #[error("wrong code")]
    WrongKeyCode,
    /// The key is not lost: somebody can open it.
    #[error("the key is held")]
    KeyIsHeld {
        /// Who has access.
        full_names: Vec<String>,
    },
    /// Only a demo office lets one sign in by clicking a role.
    #[error("not a demo office")]
    NotADemoOffice,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}
