//! The register of volunteers: who is attached where, on which track and why, and whether somebody was covered on a day.
//! Nouns: [`VolunteerFacts`], [`AttachmentFacts`], [`Scheme`] (the council's list and the municipality's insurances),
//! [`Verdict`]. The office judges which track somebody is on; the rest is reckoned. The hard rule: what was known is never
//! written over, so that what is known now of a day and what was known on it are two answers.

mod anonymous;
mod attachment;
mod check;
mod claim;
mod claim_account;
mod claim_deadline;
mod claim_file;
mod claim_sheet;
mod cover_proof;
mod day_paper;
mod day_tree;
mod delivered_report;
mod error;
mod event;
mod guide;
mod information_sheet;
mod insured;
mod knowledge;
mod operations;
mod paper;
mod parting;
mod passing;
mod period;
mod piece;
mod report;
mod report_lines;
mod report_paper;
mod report_sheet;
mod roll_call;
mod roll_call_paper;
mod rule;
mod scheme;
mod store;
mod stretch;
mod table;
mod track;
mod verdict;
mod volunteer;
mod volunteer_agreement;
mod weekly_hours;

pub use attachment::{Attachment, AttachmentFacts, AttachmentState, PauseFacts};
pub use check::{Check, CheckForce, CheckKind};
pub use claim::{ClaimFacts, ClaimFlow, ClaimHandling, ClaimOutcome, ClaimState, ReportedTo, ToldBy, ToldOf};
pub use claim_account::{ClaimAccount, ThirdParty};
pub use claim_deadline::{ClaimDeadline, DeadlineStage};
pub use claim_file::ClaimFile;
pub use delivered_report::{DeliveredReport, HandedOver};
pub use error::InsuranceError;
pub use event::InsuranceEvent;
pub use guide::{GuideAnswer, GuideAnswers, GuideConsequence, GuideOutcome, WorkSign};
pub use knowledge::{Known, RegisterKeeping};
pub use operations::*;
pub use passing::{LetGo, PassingFact};
pub use period::DaySpan;
pub use piece::{Basis, Piece, pieces};
pub use report::{ReportDays, ReportFigures, TrackFigures};
pub use report_lines::{LineKind, LineTrack, ReportLine, ReportTable};
pub use roll_call::{RollCallAnswer, RollCallAnswerKind, RollCallDifference};
pub use rule::{CprPolicy, InsuranceRuleKind, InsuranceRules};
pub use scheme::{
    Carrier, CoverKind, EffortPeriodFacts, EffortType, EffortTypeFacts, GuidelineHeld, MunicipalCover,
    MunicipalCoverFacts, PolicyHeld, Scheme,
};
pub use stretch::CoverStretch;
pub use table::VolunteerTable;
pub use track::{CoverTrack, Driving};
pub use verdict::{CoverNote, CoverStanding, NoCoverReason, Verdict};
pub use volunteer::{CertificateDates, GivenOn, NextOfKin, VolunteerFacts};

/// The SQL of this slice's stores.
pub(crate) const STATEMENTS: [&[crate::database::Statement]; 10] = [
    store::VOLUNTEERS_STATEMENTS,
    store::ATTACHMENTS_STATEMENTS,
    store::SCHEME_STATEMENTS,
    store::DAYS_STATEMENTS,
    store::FORGETTING_STATEMENTS,
    store::CPR_STATEMENTS,
    store::REPORTS_STATEMENTS,
    store::ROLL_CALLS_STATEMENTS,
    store::CLAIMS_STATEMENTS,
    store::CLAIM_FILES_STATEMENTS,
];
