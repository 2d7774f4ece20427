//! Every no of this slice.

use serde::Serialize;
use ts_rs::TS;

use super::{
    Agreement, AgreementAct, AgreementLetterKind, AgreementState, ClauseLibrary, KeptAgreementRule, OwnVariables,
};
use crate::database::DatabaseError;
use crate::shared::field::FieldProblem;
use crate::shared::ids::AgreementId;

/// Why an agreement cannot be drafted, changed or printed.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum AgreementError {
    /// There is no such agreement.
    #[error("no such agreement")]
    AgreementNotFound,
    /// Somebody else changed it since it was read.
    #[error("changed by somebody else")]
    StaleAgreement {
        /// How it stands now.
        current: Box<Agreement>,
    },
    /// Somebody else changed the rule since it was read.
    #[error("the rule was changed by somebody else")]
    StaleAgreementRule {
        /// How it stands now.
        current: Box<KeptAgreementRule>,
    },
    /// Somebody else changed the library of clauses since it was read.
    #[error("the library of clauses was changed by somebody else")]
    StaleClauseLibrary {
        /// How it stands now.
        current: Box<ClauseLibrary>,
    },
    /// Somebody else changed what the office wants filled in since it was read.
    #[error("the office's own variables were changed by somebody else")]
    StaleOwnVariables {
        /// How it stands now.
        current: Box<OwnVariables>,
    },
    /// A kept clause asks for it, so that it can only be retired.
    #[error("variable in use")]
    VariableInUse {
        /// What it is called in braces.
        word: String,
        /// The numbers of agreements whose clauses ask for it, the newest first; at most three.
        agreements: Vec<String>,
        /// The Danish heading of a clause of the library that asks for it.
        clause: Option<String>,
    },
    /// It was thrown away and has to be taken back first.
    #[error("discarded")]
    AgreementDiscarded,
    /// The other party is not among the organisations, or is archived.
    #[error("no such party")]
    PartyNotFound,
    /// The agreement has no clause of this key.
    #[error("no such clause")]
    ClauseNotFound {
        /// The key.
        key: String,
    },
    /// Something is not filled in yet, and the user has not said that it may print like that.
    #[error("holes left")]
    HolesLeft {
        /// The names of the variables.
        missing: Vec<String>,
    },
    /// Its words stand still: it was given to others, who must sign what they were sent.
    #[error("locked")]
    AgreementLocked {
        /// How far it has come.
        state: AgreementState,
    },
    /// It has not come so far, or too far, for this.
    #[error("not possible now")]
    ActNotPossible {
        /// What was to be done.
        act: AgreementAct,
        /// How far it has come.
        state: AgreementState,
    },
    /// Somebody has signed it; it is taken back when no signature stands any more.
    #[error("somebody signed")]
    AlreadySigned,
    /// There is no such signature on it.
    #[error("no such signature")]
    SignatureNotFound,
    /// A letter of this kind says nothing of an agreement that has come so far.
    #[error("nothing to write")]
    NothingToWrite {
        /// What the letter was for.
        kind: AgreementLetterKind,
        /// How far it has come.
        state: AgreementState,
    },
    /// There is no such version or copy of it.
    #[error("no such version or copy")]
    VersionNotFound,
    /// The agreement that follows it was begun already.
    #[error("there is a successor")]
    SuccessorExists {
        /// That agreement.
        id: AgreementId,
        /// Its number.
        number: String,
    },
    /// It lacks a first or a last day, from which the rest is counted.
    #[error("no period")]
    PeriodMissing,
    /// The goal, its evaluation or the talk is not there (any more).
    #[error("no such record")]
    RecordNotFound,
    /// Somebody else changed it since it was read.
    #[error("record changed by somebody else")]
    StaleRecord,
    /// The next agreement goes on with this goal already.
    #[error("goal carried already")]
    GoalCarriedAlready {
        /// That agreement's number.
        number: String,
    },
    /// A scan that is neither a PDF nor a picture, or cannot be read.
    #[error("not a scan")]
    NotAScan,
    /// A scan with more bytes than are kept.
    #[error("scan too large")]
    ScanTooLarge {
        /// The most that is kept.
        most_megabytes: u32,
    },
    /// Characters no font of the papers has.
    #[error("cannot be printed")]
    CannotBePrinted {
        /// The characters.
        characters: Vec<char>,
    },
    /// Of many papers one has characters that no font of the papers has.
    #[error("one cannot be printed")]
    OneCannotBePrinted {
        /// The number of its agreement.
        number: String,
        /// The characters.
        characters: Vec<char>,
    },
    /// Drafts among many have something missing, and the user has not said that they may print like that.
    #[error("holes left in several")]
    HolesInSeveral {
        /// The numbers of the first of them.
        agreements: Vec<String>,
        /// How many there are besides.
        more: u32,
    },
    /// More papers than are made at a time.
    #[error("too many agreements")]
    TooManyAgreements {
        /// The most that are made.
        most: u32,
    },
    /// No agreement is in that part of the list.
    #[error("nothing to give out")]
    NothingToGiveOut,
    /// Somebody asked the printing of many papers to stop.
    #[error("the papers were stopped")]
    PapersStopped,
    /// One or more fields cannot be taken as they are.
    #[error("fields refused")]
    FieldsRefused {
        /// What is wrong with which.
        problems: Vec<FieldProblem>,
    },
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}
