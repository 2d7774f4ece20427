//! Every no of this slice.

use serde::Serialize;
use ts_rs::TS;

use super::conflict::MemberPosition;
use super::criterion::CriteriaProblem;
use super::operations::{AwardDecisions, AwardYearCard, NomineeCard, ScoringLine};
use crate::access::{AccessError, KeyClosed, KeyRefusal};
use crate::database::DatabaseError;
use crate::shared::field::{FieldProblem, FieldProblems};
use crate::shared::ids::AwardYearId;
use crate::shared::instant::Instant;

/// Why something of the award cannot be seen, written or decided.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum AwardError {
    /// One or more fields cannot be taken as they are.
    #[error("fields refused")]
    FieldsRefused {
        /// What is wrong with which.
        problems: Vec<FieldProblem>,
    },
    /// There is no such year, or whoever asks is nothing in it.
    #[error("no such award year")]
    AwardYearNotFound,
    /// There is an award of this year already.
    #[error("there is an award of this year")]
    AwardYearTaken {
        /// Which; it can be opened.
        id: AwardYearId,
    },
    /// It is somebody else's to do.
    #[error("somebody else does this in an award year")]
    NotYoursInAward {
        /// Who may.
        positions: Vec<MemberPosition>,
    },
    /// Somebody else changed the year since it was read.
    #[error("the award year was changed by somebody else")]
    StaleAwardYear {
        /// How it stands now.
        current: Box<AwardYearCard>,
    },
    /// The weights of the criteria make another sum than a hundred.
    #[error("the weights do not make a hundred")]
    WeightsDoNotSum {
        /// What they make.
        #[ts(type = "number")]
        sum: i64,
    },
    /// The jury has begun to score by the criteria as they are.
    #[error("the criteria are frozen")]
    CriteriaAreFrozen,
    /// The recipient is public: nothing is changed any more.
    #[error("the award is published")]
    AwardIsPublished,
    /// There is nobody of this number in the year.
    #[error("no such member")]
    AwardMemberNotFound,
    /// Somebody has this place in the year already.
    #[error("the position is taken")]
    PositionTaken {
        /// Who.
        name: String,
    },
    /// This user is somebody else in the year already, or somebody has answered for the place that another user is to hold.
    #[error("already in this award year")]
    AlreadyInAward {
        /// What.
        position: MemberPosition,
    },
    /// Only a manager or a consultant runs a year or stands in, and whoever is of the jury and signs in is one of them or a juror.
    #[error("cannot run an award year")]
    CannotRunAward {
        /// Their name.
        name: String,
    },
    /// There is no such nominee, or whoever asks takes no part in their case.
    #[error("no such nominee")]
    NomineeNotFound,
    /// There is no such nomination, or whoever asks takes no part in the case.
    #[error("no such nomination")]
    NominationNotFound,
    /// Somebody else changed the nominee, or a nomination of theirs, since they were read.
    #[error("the nominee was changed by somebody else")]
    StaleNominee {
        /// How they stand now.
        current: Box<NomineeCard>,
    },
    /// The two are one already, or one of them is part of another or withdrawn.
    #[error("the nominees cannot be merged")]
    CannotMerge,
    /// A conflict or a doubt is lifted by the chair only.
    #[error("only the chair lifts a conflict")]
    OnlyChairLifts,
    /// Somebody else decides about this one's interest, or nobody of the leaders takes part in the case.
    #[error("somebody else decides")]
    NotTheDecider,
    /// They have not answered for every nominee.
    #[error("interests are not answered")]
    InterestsUnanswered {
        /// How many are left.
        #[ts(type = "number")]
        left: i64,
    },
    /// Nobody can be judged yet: no accepted nominee, or no juror.
    #[error("nobody to judge")]
    NobodyToJudge,
    /// Scoring is not open.
    #[error("scoring is not open")]
    ScoringNotOpen,
    /// Scoring is not closed.
    #[error("scoring is not closed")]
    ScoringNotClosed,
    /// Somebody else changed the sheet since it was read.
    #[error("the sheet was changed by somebody else")]
    StaleSheet {
        /// How it stands now.
        current: Box<ScoringLine>,
    },
    /// The key of the year does not open for whoever sits here.
    #[error("the key does not open")]
    AwardKeyClosed {
        /// Why.
        why: KeyClosed,
    },
    /// The key of the year was made already.
    #[error("the key was made already")]
    AwardKeyBegunAlready,
    /// It is not what was printed.
    #[error("the code opens nothing")]
    WrongKeyCode,
    /// Somebody else wrote down what is recommended or decided since it was read.
    #[error("the decision was written by somebody else")]
    StaleDecision {
        /// How it stands now.
        current: Box<AwardDecisions>,
    },
    /// Nothing is decided yet, or whoever was decided on is not judged any more.
    #[error("nothing is decided")]
    NothingDecided,
    /// The moment of handing over is not past.
    #[error("not handed over yet")]
    NotHandedOver {
        /// When it is.
        at: Instant,
    },
    /// Wrong tries wait.
    #[error("wait before the next try")]
    WaitBeforeNextTry {
        /// So many seconds.
        #[ts(type = "number")]
        seconds: i64,
    },
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl From<Vec<FieldProblem>> for AwardError {
    fn from(problems: Vec<FieldProblem>) -> Self {
        Self::FieldsRefused { problems }
    }
}

impl From<CriteriaProblem> for AwardError {
    fn from(problem: CriteriaProblem) -> Self {
        match problem {
            CriteriaProblem::Fields(problems) => Self::FieldsRefused { problems },
            CriteriaProblem::Sum(sum) => Self::WeightsDoNotSum { sum },
        }
    }
}

impl From<KeyRefusal> for AwardError {
    fn from(refusal: KeyRefusal) -> Self {
        match refusal {
            KeyRefusal::Closed(why) => Self::AwardKeyClosed { why },
            KeyRefusal::Database(error) => Self::Database(error),
        }
    }
}

impl From<AccessError> for AwardError {
    /// Of what is asked about keys.
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::KeyClosed { why } => Self::AwardKeyClosed { why },
            AccessError::SealingBegunAlready => Self::AwardKeyBegunAlready,
            AccessError::WrongKeyCode => Self::WrongKeyCode,
            AccessError::WaitBeforeNextTry { seconds } => Self::WaitBeforeNextTry { seconds },
            AccessError::FieldsRefused { problems } => Self::FieldsRefused { problems },
            AccessError::Database(error) => Self::Database(error),
            other => Self::Database(DatabaseError::inconsistent(other.to_string())),
        }
    }
}

/// Refuses where something is wrong with a field.
pub(super) fn refuse(problems: FieldProblems) -> Result<(), AwardError> {
    problems.into_refusal().map_or(Ok(()), |problems| Err(problems.into()))
}
