//! What can happen in the award, as ids and plain facts. What is about one nominee stands under the nominee and is told to nobody
//! until the recipient is public; what is about the year tells of no nominee. Scores and decisions are no part of it.

use serde::Serialize;
use ts_rs::TS;

use super::conflict::{DeclaredInterest, MemberPosition};
use super::decision::DecisionKind;
use super::eligibility::EligibilityVerdict;
use super::handing_over::AwardLetterKind;
use super::papers::AwardPaperKind;
use super::year::WithoutRecipient;
use crate::access::{Event, Subject, SubjectKind};
use crate::shared::ids::{AwardMemberId, AwardYearId, NominationId, NomineeId, PaperId};

/// What can happen in this slice.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "event", content = "values", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum AwardEvent {
    /// The award of a year was begun.
    AwardYearStarted {
        /// The year.
        year: i32,
    },
    /// What a year is run by was changed.
    AwardYearChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// Somebody was appointed.
    AwardMemberAppointed {
        /// Which.
        member_id: AwardMemberId,
        /// As what.
        position: MemberPosition,
        /// Their name.
        name: String,
    },
    /// Something about somebody in a year was changed.
    AwardMemberChanged {
        /// Which.
        member_id: AwardMemberId,
        /// Their name.
        name: String,
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// Somebody left.
    AwardMemberLeft {
        /// Which.
        member_id: AwardMemberId,
        /// Their name.
        name: String,
    },
    /// Somebody is there again.
    AwardMemberBack {
        /// Which.
        member_id: AwardMemberId,
        /// Their name.
        name: String,
    },
    /// The key of the year was made.
    AwardKeyBegun,
    /// Somebody was given the key of the year.
    AwardKeyGiven {
        /// Which.
        member_id: AwardMemberId,
        /// Their name.
        name: String,
    },
    /// Somebody got the key of the year by its printed code.
    AwardKeyRecovered,
    /// The key of the year has another code; the one before opens nothing any more.
    AwardKeyCodeMade,
    /// Nobody could open the key of the year any more: another took its place.
    LostAwardKeyReplaced,
    /// The code of a lost key was found: what it sealed can be read again.
    LostSheetsBack {
        /// How many sheets, with each change of one.
        sheets: u32,
    },
    /// A paper was printed. Of whom it tells is sealed with it.
    AwardPaperPrinted {
        /// Which paper.
        kind: AwardPaperKind,
        /// The stored paper.
        paper_id: PaperId,
        /// The SHA-256 of what is stored, in hexadecimal.
        sha256: String,
    },
    /// Somebody was nominated.
    NominationReceived {
        /// The nomination.
        nomination_id: NominationId,
        /// Whether it came after the deadline.
        is_late: bool,
    },
    /// Nominations came out of a table.
    NominationsImported {
        /// How many nominees were not there before.
        nominees: u32,
        /// How many nominations, theirs too.
        nominations: u32,
        /// How many of them came after the deadline.
        late: u32,
    },
    /// What came out of a table was taken back.
    NominationImportTakenBack {
        /// How many nominees.
        nominees: u32,
        /// How many nominations.
        nominations: u32,
    },
    /// What came out of a table and was taken back stands again.
    NominationImportLaidAgain {
        /// How many nominees.
        nominees: u32,
        /// How many nominations.
        nominations: u32,
    },
    /// A nomination was changed.
    NominationChanged {
        /// The nomination.
        nomination_id: NominationId,
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// A nomination was withdrawn; it is kept.
    NominationWithdrawn {
        /// The nomination.
        nomination_id: NominationId,
    },
    /// A nomination stands again.
    NominationReinstated {
        /// The nomination.
        nomination_id: NominationId,
    },
    /// A picture or a cutting came with a nomination.
    FileEnclosed {
        /// The nomination.
        nomination_id: NominationId,
        /// The stored paper.
        paper_id: PaperId,
        /// The SHA-256 of what is stored, in hexadecimal.
        sha256: String,
    },
    /// What came with a nomination was taken away; it is kept.
    EnclosedTakenAway {
        /// The nomination.
        nomination_id: NominationId,
        /// The stored paper.
        paper_id: PaperId,
    },
    /// It is there again.
    EnclosedPutBack {
        /// The nomination.
        nomination_id: NominationId,
        /// The stored paper.
        paper_id: PaperId,
    },
    /// Something about a nominee was changed.
    NomineeChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// A nominee was withdrawn; what was written is kept.
    NomineeWithdrawn,
    /// A nominee stands again.
    NomineeReinstated,
    /// A nominee is counted as part of another.
    NomineeMerged {
        /// The other.
        into_id: NomineeId,
    },
    /// A nominee is counted by themselves again.
    NomineeParted,
    /// The office ticked the rules about a nominee.
    EligibilityJudged {
        /// What it came to.
        verdict: EligibilityVerdict,
    },
    /// Somebody answered for their interest in a nominee.
    InterestDeclared {
        /// Who.
        member_id: AwardMemberId,
        /// What.
        interest: DeclaredInterest,
        /// Whether somebody else wrote it down for them.
        on_behalf: bool,
    },
    /// The chair, or the deputy, decided whether somebody takes part in a nominee's case.
    InterestDecided {
        /// About whom.
        member_id: AwardMemberId,
        /// Whether they take part.
        takes_part: bool,
    },
    /// The jury may score.
    ScoringOpened,
    /// Nobody scores any more.
    ScoringClosed,
    /// Scoring was opened again. Why is sealed.
    ScoringReopened,
    /// A sheet was written. Which and what it says is told to nobody here.
    SheetWritten {
        /// Whose.
        member_id: AwardMemberId,
        /// Whether somebody else wrote it down for them.
        on_behalf: bool,
    },
    /// A recommendation or a decision was written down, sealed.
    AwardDecided {
        /// Which of the two.
        kind: DecisionKind,
    },
    /// Something was refused that is kept from whoever asked. What it was is told to nobody.
    AwardRefused {
        /// With which word.
        code: String,
    },
    /// Who was given the award was published.
    AwardPublished {
        /// Their name.
        name: String,
    },
    /// The year was closed without a recipient.
    AwardYearClosed {
        /// Why.
        why: WithoutRecipient,
    },
    /// Who signs and hands over was written down.
    HandingOverChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// A letter was sent or put in the post, or that was taken back. To whom is told to nobody here.
    AwardLetterTicked {
        /// What the letter tells.
        kind: AwardLetterKind,
        /// Whether it is done.
        is_done: bool,
    },
    /// Somebody who was given the award before the program was typed in.
    PastWinnerAdded {
        /// In which year.
        year: i32,
        /// Their name.
        name: String,
    },
    /// Something about one of those was changed.
    PastWinnerChanged {
        /// In which year.
        year: i32,
        /// Their name.
        name: String,
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// One of those was taken off the list; what was written is kept.
    PastWinnerWithdrawn {
        /// In which year.
        year: i32,
        /// Their name.
        name: String,
    },
    /// One of those is on the list again.
    PastWinnerReinstated {
        /// In which year.
        year: i32,
        /// Their name.
        name: String,
    },
}

impl AwardEvent {
    /// The event, about the award of a year.
    pub(super) fn of_year(&self, id: AwardYearId) -> Event {
        Event::new(Subject::of(SubjectKind::AwardYear, id.0), self)
    }

    /// The event, about the award of no year that is run here.
    pub(super) fn of_office(&self) -> Event {
        Event::new(Subject::of(SubjectKind::Office, 1), self)
    }

    /// The event, about a nominee.
    pub(super) fn about(&self, id: NomineeId) -> Event {
        Event::new(Subject::of(SubjectKind::Nominee, id.0), self)
    }
}
