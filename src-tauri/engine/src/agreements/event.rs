//! What can happen to an agreement.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{
    AgreementLetterKind, AgreementRuleKind, AgreementSide, AgreementState, GoalOutcome, NextStepState, RecordAct,
    RequirementKind, RequirementRule,
};
use crate::access::{Event, Subject, SubjectKind};
use crate::shared::ids::{AgreementId, OrganisationId, PaperId};

/// One line of an agreement's history.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "event", content = "values", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum AgreementEvent {
    /// A draft was begun.
    AgreementDrafted {
        /// With whom.
        organisation_id: OrganisationId,
        /// Its number.
        number: String,
    },
    /// Facts or values were changed.
    AgreementChanged {
        /// The fields, by their names.
        fields: Vec<String>,
    },
    /// A clause was changed, switched on or off.
    ClauseChanged {
        /// Its key.
        key: String,
    },
    /// The library of clauses was changed.
    ClauseLibraryChanged {
        /// The Danish headings of what is other than before; none where only the order is.
        clauses: Vec<String>,
    },
    /// What the office itself wants filled in was changed.
    OwnVariablesChanged {
        /// The words of what is other than before; none where only the order is.
        words: Vec<String>,
    },
    /// What the office wants to remember about a clause was changed.
    ClauseNoted {
        /// Its key.
        key: String,
    },
    /// The draft was thrown away.
    AgreementDiscarded,
    /// The draft was taken back.
    AgreementRestored,
    /// It was printed.
    AgreementPrinted {
        /// The stored paper.
        paper_id: PaperId,
        /// Its SHA-256.
        sha256: String,
    },
    /// Notice or tacit renewal was changed.
    TermsChanged,
    /// Others at the office read it through.
    AgreementReviewed {
        /// The stored paper.
        paper_id: PaperId,
    },
    /// It was sent to the association.
    AgreementSent {
        /// The stored paper.
        paper_id: PaperId,
        /// Its SHA-256.
        sha256: String,
    },
    /// It was taken back to be written in, or to be read through.
    AgreementTakenBack {
        /// How far it has come by that.
        state: AgreementState,
    },
    /// One side signed.
    AgreementSigned {
        /// Which.
        side: AgreementSide,
    },
    /// A noted signature was taken off again.
    SignatureWithdrawn {
        /// Whose.
        side: AgreementSide,
    },
    /// The signed paper was put with it, scanned.
    SignedCopyAttached {
        /// The stored file.
        paper_id: PaperId,
        /// Its SHA-256.
        sha256: String,
    },
    /// A scan was taken away from it.
    SignedCopyDetached {
        /// The stored file.
        paper_id: PaperId,
    },
    /// One side gave notice.
    AgreementTerminated {
        /// Which.
        side: AgreementSide,
        /// The last day.
        #[ts(type = "string")]
        ends_on: NaiveDate,
    },
    /// The notice was taken back.
    TerminationWithdrawn,
    /// The agreement that follows it was begun.
    AgreementRenewalBegun {
        /// That agreement's number.
        number: String,
    },
    /// A later agreement stands in its place.
    AgreementReplaced {
        /// That agreement's number.
        number: String,
    },
    /// The agreement in its place is not signed after all.
    AgreementReinstated,
    /// How it went was noted.
    AgreementEvaluated {
        /// The day it was talked about; none where the note was taken away.
        #[ts(type = "string | null")]
        on: Option<NaiveDate>,
    },
    /// Something was done to a goal.
    GoalNoted {
        /// What.
        act: RecordAct,
    },
    /// It goes on with a goal of the agreement before.
    GoalCarried {
        /// That agreement's number.
        number: String,
    },
    /// Whether a goal was reached was answered.
    GoalEvaluated {
        /// The answer; none where it was taken back.
        outcome: Option<GoalOutcome>,
    },
    /// An evaluation sheet was printed.
    EvaluationSheetPrinted {
        /// The stored paper.
        paper_id: PaperId,
        /// Its SHA-256.
        sha256: String,
    },
    /// A letter about it was printed.
    AgreementLetterPrinted {
        /// What for.
        kind: AgreementLetterKind,
        /// The stored paper.
        paper_id: PaperId,
        /// Its SHA-256.
        sha256: String,
    },
    /// Something was done to the note of a talk.
    TalkNoted {
        /// What.
        act: RecordAct,
    },
    /// The next step after a talk was done, or is to be done after all.
    NextStepSettled {
        /// Which of them.
        state: NextStepState,
    },
    /// Somebody said whether it asks something of the association.
    RequirementSet {
        /// What.
        kind: RequirementKind,
        /// Whether.
        rule: RequirementRule,
    },
    /// Something it asks for was confirmed.
    RequirementConfirmed {
        /// What.
        kind: RequirementKind,
        /// The day; none where the note was taken away.
        #[ts(type = "string | null")]
        on: Option<NaiveDate>,
    },
    /// From which sum on an agreement is asked for was changed, or over which time it is counted.
    AgreementRuleChanged {
        /// Which of the two, by value or source.
        rules: Vec<AgreementRuleKind>,
    },
    /// The list of agreements that hold was printed.
    AgreementListPrinted {
        /// The stored paper.
        paper_id: PaperId,
        /// Its SHA-256.
        sha256: String,
    },
}

impl AgreementEvent {
    /// The event, about this agreement.
    pub(super) fn about(&self, id: AgreementId) -> Event {
        Event::new(Subject::of(SubjectKind::Agreement, id.0), self)
    }
}
