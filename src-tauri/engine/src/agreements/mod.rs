//! Cooperation agreements: what the municipality and an association do together, drafted from a template, printed as a
//! paper and kept. Nouns: [`Agreement`], [`Template`], the wording that fills one with the other. The hard rule: what
//! was printed stays byte for byte, and nothing prints with a hole unless the user says so.

mod agreement;
mod comparison;
mod dates;
mod error;
mod event;
mod export;
mod facts;
mod filling;
mod goal;
mod letter;
mod library;
mod life;
mod list_paper;
mod moving;
mod notice;
mod operations;
mod own_variable;
mod paper;
mod people;
mod references;
mod requirement;
mod sheet;
mod signature;
mod store;
mod summary;
mod talk;
mod template;
mod terms;
mod version;
mod watch;
mod wording;

pub use agreement::{Agreement, AgreementLink, Clause, ClauseState, Evaluation, NoticeWay, PaperStanding, Termination};
pub use comparison::{ComparedPassage, PassageChange, Stretch, StretchKind};
pub use dates::{AgreementDate, AgreementDateKind};
pub use error::AgreementError;
pub use event::AgreementEvent;
pub use goal::{CarriedGoal, Goal, GoalEvaluation, GoalFacts, GoalOutcome, Keeping, RecordAct};
pub use letter::AgreementLetterKind;
pub use library::{ClauseCondition, ClauseOriginal, ClauseUse, InterviewAnswer, LibraryClause, Variant};
pub use life::{AgreementAct, AgreementStanding, AgreementState};
pub use notice::{Notice, NoticeTo, NoticeUnit};
pub use operations::*;
pub use own_variable::{OwnVariable, OwnVariableKind, VariableUse};
pub use requirement::{Requirement, RequirementKind, RequirementRule, RequirementStanding};
pub use signature::{AgreementSide, PossibleSignatory, Signature, SigningRight};
pub(crate) use store::{forget_in_agreements, stored_case, stored_number};
pub use summary::{AgreementSummary, AgreementView, SignedBy};
pub use talk::{NextStepState, Talk, TalkFacts};
pub use template::{Section, Template, Variable, VariableKind};
pub use terms::{Term, Terms};
pub use version::{AgreementVersion, VersionReason};
pub use watch::*;
pub use wording::{Piece, fill};

/// The SQL of this slice's stores.
pub(crate) const STATEMENTS: [&[crate::database::Statement]; 11] = [
    store::STATEMENTS,
    store::LIST_STATEMENTS,
    store::LIBRARY_STATEMENTS,
    store::OWN_VARIABLE_STATEMENTS,
    store::SIGNING_STATEMENTS,
    store::GOAL_STATEMENTS,
    store::TALK_STATEMENTS,
    store::REQUIREMENT_STATEMENTS,
    store::WORDS_STATEMENTS,
    store::FORGETTING_STATEMENTS,
    watch::STATEMENTS,
];
