//! Every no of this slice.

use serde::Serialize;
use ts_rs::TS;

use super::conflict::MemberPosition;
use super::criterion::CriteriaProblem;
use super::handing_over::LetterLeftOut;
use super::history::WinnerLine;
use super::operations::{AwardDecisions, AwardYearCard, HandingOverCard, NomineeCard, ScoringLine};
use crate::access::{AccessError, KeyClosed, KeyRefusal, NoPaper, refuses_tables};
use crate::database::DatabaseError;
use crate::files::{JudgedRow, TableProblem};
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
    /// There is no such file with the nomination, or it was taken away meanwhile.
    #[error("no such file of the nomination")]
    EnclosedNotFound,
    /// The nomination has as many files as it can have.
    #[error("too many files")]
    TooManyEnclosed {
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
    /// They are of the jury, by the period they are appointed for, on other days than today.
    #[error("not of the jury today")]
    JurorNotServing {
        /// Who.
        name: String,
        /// The first day they serve, or empty.
        serves_from: String,
        /// The last, or empty.
        serves_to: String,
    },
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
    /// The jury has recommended nobody yet, or whoever it recommends is not judged any more.
    #[error("nothing is recommended")]
    NothingRecommended,
    /// No font of the papers has these characters.
    #[error("characters that cannot be printed")]
    CannotBePrinted {
        /// Each once.
        characters: Vec<char>,
    },
    /// There is no such paper in the year, or whoever asks takes no part in the case of somebody on it.
    #[error("no such paper")]
    AwardPaperNotFound,
    /// A stored paper is no longer what was printed.
    #[error("the paper is damaged")]
    AwardPaperDamaged,
    /// Somebody of the year holds its key and can give it: then it is not lost.
    #[error("the key is held")]
    AwardKeyIsHeld {
        /// Who.
        names: Vec<String>,
    },
    /// The moment of handing over is not past.
    #[error("not handed over yet")]
    NotHandedOver {
        /// When it is.
        at: Instant,
    },
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
    NominationsChangedSince {
        /// The names of the first that were changed, or nominated once more.
        names: Vec<String>,
        /// How many there are in all.
        nominees: u32,
    },
    /// The recipient is not public: nobody is written to, and nothing is told to the press.
    #[error("not published yet")]
    AwardNotPublished,
    /// Somebody else wrote down who hands over since it was read.
    #[error("who hands over was changed by somebody else")]
    StaleHandingOver {
        /// How it stands now.
        current: Box<HandingOverCard>,
    },
    /// Somebody is not written to.
    #[error("nobody writes to them")]
    NotWrittenTo {
        /// Why.
        why: LetterLeftOut,
    },
    /// Every letter is done, or goes by e-mail.
    #[error("nothing goes by post")]
    NothingToPost,
    /// Nobody of this number is on the list of earlier recipients, or, where one is put back, off it.
    #[error("no such earlier recipient")]
    PastWinnerNotFound,
    /// Somebody else changed the earlier recipient since the list was read.
    #[error("the earlier recipient was changed by somebody else")]
    StalePastWinner {
        /// How it stands now.
        current: Box<WinnerLine>,
    },
    /// They are on the list with this year already.
    #[error("the recipient of that year is known")]
    WinnerKnown {
        /// Which year.
        year: i32,
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

refuses_tables!(AwardError);

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

impl From<NoPaper> for AwardError {
    fn from(no: NoPaper) -> Self {
        match no {
            NoPaper::Unprintable { characters } => Self::CannotBePrinted { characters },
            NoPaper::Failed(error) => Self::Database(error),
        }
    }
}

impl From<AccessError> for AwardError {
    /// Of what is asked about keys and stored papers.
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::KeyClosed { why } => Self::AwardKeyClosed { why },
            AccessError::SealingBegunAlready => Self::AwardKeyBegunAlready,
            AccessError::WrongKeyCode => Self::WrongKeyCode,
            AccessError::WaitBeforeNextTry { seconds } => Self::WaitBeforeNextTry { seconds },
            AccessError::FieldsRefused { problems } => Self::FieldsRefused { problems },
            AccessError::PaperNotFound => Self::AwardPaperNotFound,
            AccessError::PaperDamaged => Self::AwardPaperDamaged,
            AccessError::Database(error) => Self::Database(error),
            other => Self::Database(DatabaseError::inconsistent(other.to_string())),
        }
    }
}

/// Refuses where something is wrong with a field.
pub(super) fn refuse(problems: FieldProblems) -> Result<(), AwardError> {
    problems.into_refusal().map_or(Ok(()), |problems| Err(problems.into()))
}
