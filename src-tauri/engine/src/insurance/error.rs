//! Every no of this slice.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{DeliveredReport, EffortTypeCard, KeptInsuranceRules, MunicipalCoverCard, RollCall, VolunteerCard};
use crate::access::{KeyClosed, KeyRefusal, refuses_tables};
use crate::database::DatabaseError;
use crate::files::{JudgedRow, TableProblem};
use crate::organisations::OrganisationError;
use crate::shared::field::{FieldProblem, FieldProblems};
use crate::shared::ids::PersonId;

/// Why something of the register cannot be written, changed or printed.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum InsuranceError {
    /// One or more fields cannot be taken as they are.
    #[error("fields refused")]
    FieldsRefused {
        /// What is wrong with which.
        problems: Vec<FieldProblem>,
    },
    /// This person is not in the register.
    #[error("no such volunteer")]
    VolunteerNotFound,
    /// They are in it already.
    #[error("in the register already")]
    AlreadyVolunteer {
        /// Whose entry it is.
        person_id: PersonId,
    },
    /// They were entered by mistake, and have to be put back first.
    #[error("withdrawn")]
    VolunteerWithdrawn,
    /// Somebody else changed the volunteer since they were read.
    #[error("the volunteer was changed by somebody else")]
    StaleVolunteer {
        /// How they stand now.
        current: Box<VolunteerCard>,
    },
    /// There is no such attachment, or it was withdrawn.
    #[error("no such attachment")]
    AttachmentNotFound,
    /// Somebody else changed the attachment since it was read.
    #[error("the attachment was changed by somebody else")]
    StaleAttachment {
        /// How the volunteer stands now.
        current: Box<VolunteerCard>,
    },
    /// The office attaches nobody so young. Its rule says from which age on.
    #[error("too young")]
    TooYoung {
        /// The age of the rule.
        least_age: i32,
        /// The day they are so old.
        #[ts(type = "string")]
        old_enough_on: NaiveDate,
    },
    /// Nobody has approved it, so that there is nothing to take back.
    #[error("not approved")]
    NotApproved,
    /// They take part, so that there is no pause to end.
    #[error("not paused")]
    NotPaused,
    /// What is sealed does not open for whoever asks.
    #[error("the key does not open")]
    KeyClosed {
        /// Why.
        why: KeyClosed,
    },
    /// The office keeps no CPR numbers.
    #[error("no CPR numbers are kept")]
    CprNotKept,
    /// The number tells another day of birth than the register.
    #[error("another day of birth")]
    CprOfAnotherDay {
        /// What the register says.
        #[ts(type = "string")]
        registered: NaiveDate,
    },
    /// Somebody else has this number.
    #[error("the CPR number is somebody else's")]
    CprTaken {
        /// Who.
        person_id: PersonId,
        /// Their full name.
        full_name: String,
    },
    /// No CPR number is kept of this person.
    #[error("no CPR number")]
    CprNotFound,
    /// There is no such claim, or it was entered by mistake.
    #[error("no such claim")]
    ClaimNotFound,
    /// Somebody else changed the claim since it was read. What it says now is not told here: it may be sealed.
    #[error("the claim was changed by somebody else")]
    StaleClaim {
        /// Its version now.
        #[ts(type = "number")]
        version: i64,
    },
    /// There is no such file with the claim, or it was taken away meanwhile.
    #[error("no such file of the claim")]
    ClaimFileNotFound,
    /// The claim has as many files as it can have.
    #[error("too many files")]
    TooManyFiles {
        /// The most.
        most: u32,
    },
    /// A file that is neither a PDF nor a picture, or cannot be read.
    #[error("not a scan")]
    NotAScan,
    /// A file with more bytes than are kept.
    #[error("scan too large")]
    ScanTooLarge {
        /// The most that is kept.
        most_megabytes: u32,
    },
    /// There is no such kind of effort.
    #[error("no such effort type")]
    EffortTypeNotFound,
    /// Somebody else changed the kind of effort since it was read.
    #[error("the effort type was changed by somebody else")]
    StaleEffortType {
        /// How it stands now.
        current: Box<EffortTypeCard>,
    },
    /// Attachments are of this kind of effort.
    #[error("the effort type is in use")]
    EffortTypeInUse {
        /// How many.
        #[ts(type = "number")]
        attachments: i64,
    },
    /// There is no such insurance.
    #[error("no such municipal cover")]
    MunicipalCoverNotFound,
    /// Somebody else changed the insurance since it was read.
    #[error("the municipal cover was changed by somebody else")]
    StaleMunicipalCover {
        /// How it stands now.
        current: Box<MunicipalCoverCard>,
    },
    /// Somebody else changed the rules since they were read.
    #[error("the rules were changed by somebody else")]
    StaleInsuranceRules {
        /// How they stand now.
        current: Box<KeptInsuranceRules>,
    },
    /// There is no such report, or its delivery was taken back.
    #[error("no such report")]
    InsurerReportNotFound,
    /// Somebody else took the report back, or let it stand, since it was read.
    #[error("the report was changed by somebody else")]
    StaleInsurerReport {
        /// How it stands now.
        current: Box<DeliveredReport>,
    },
    /// There is no such roll-call, or it was not begun after all.
    #[error("no such roll-call")]
    RollCallNotFound,
    /// Somebody else took the roll-call back, or let it stand, since it was read.
    #[error("the roll-call was changed by somebody else")]
    StaleRollCall {
        /// How it stands now.
        current: Box<RollCall>,
    },
    /// No workplace has this number.
    #[error("no such workplace")]
    WorkplaceNotFound,
    /// Nothing was answered about them, or it is carried out already.
    #[error("not answered")]
    NotAnswered,
    /// What was handed over is no table that can be read.
    #[error("the table cannot be read")]
    TableUnreadable {
        /// Why.
        problem: TableProblem,
    },
    /// Rows of a table cannot be taken in as they are.
    #[error("rows refused")]
    RowsRefused {
        /// Which, and what is wrong with them or like them.
        rows: Vec<JudgedRow>,
    },
    /// Somebody asked the work to stop; nothing of it was kept.
    #[error("the import was stopped")]
    ImportStopped,
    /// What an import brought has been changed since, so that it cannot be taken back, or laid again, as one.
    #[error("the import was changed since")]
    ImportChangedSince {
        /// The names of the first whose entry, attachment or card was changed.
        names: Vec<String>,
        /// How many there are in all.
        people: u32,
    },
    /// There is no such paper about them.
    #[error("no such paper")]
    PaperNotFound,
    /// Characters no font of the papers has.
    #[error("cannot be printed")]
    CannotBePrinted {
        /// The characters.
        characters: Vec<char>,
    },
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

refuses_tables!(InsuranceError);

impl From<KeyRefusal> for InsuranceError {
    fn from(refusal: KeyRefusal) -> Self {
        match refusal {
            KeyRefusal::Closed(why) => Self::KeyClosed { why },
            KeyRefusal::Database(error) => Self::Database(error),
        }
    }
}

impl From<OrganisationError> for InsuranceError {
    /// Of a person who is registered with their entry: their fields are the form's fields too.
    fn from(error: OrganisationError) -> Self {
        match error {
            OrganisationError::FieldsRefused { problems } => Self::FieldsRefused { problems },
            OrganisationError::Database(error) => Self::Database(error),
            other => Self::Database(DatabaseError::inconsistent(other.to_string())),
        }
    }
}

/// Refuses where something is wrong with a field.
pub(super) fn refuse(problems: FieldProblems) -> Result<(), InsuranceError> {
    problems.into_refusal().map_or(Ok(()), |problems| Err(problems.into()))
}
