//! The yearly award: nominations, a jury that answers for its conflicts, scores, a decision kept secret until it is handed over.
//! Nouns: [`AwardFacts`], [`NomineeFacts`], [`NominationFacts`], [`Eligibility`], [`ScoreSheet`], [`DecisionFacts`]. The hard rule:
//! whoever takes no part in a nominee's case meets the nominee nowhere until the recipient is public; one function (`viewing`) says
//! who sees what, and scores and decisions are sealed with the key of their year.

mod blind;
mod conflict;
mod criterion;
mod cycle;
mod decision;
mod eligibility;
mod enclosed;
mod error;
mod event;
mod forgetting;
mod frame;
mod handing_over;
mod hints;
mod history;
mod nominee;
mod numbering;
mod operations;
mod papers;
mod results;
mod same_one;
mod scoring;
mod store;
mod table;
mod twins;
mod viewing;
mod year;

pub use blind::BlindNomination;
pub use conflict::{ConflictGround, ConflictStand, DeclaredInterest, MemberPosition};
pub use criterion::{Criteria, Criterion};
pub use cycle::{AwardCycle, AwardPhase};
pub use decision::{DecisionFacts, DecisionKind};
pub use eligibility::{
    Eligibility, EligibilityAnswer, EligibilityCheck, EligibilityFinding, EligibilityRule, EligibilityTick,
    EligibilityVerdict,
};
pub use enclosed::EnclosedFile;
pub use error::AwardError;
pub use event::AwardEvent;
pub use forgetting::AwardForgetting;
pub use handing_over::{AwardLetterKind, AwardLetterTo, HandingOverFacts, LetterLeftOut};
pub use hints::{ConflictHint, HintKind};
pub use history::{FigureGroup, NomineeFigure, PastWinnerFacts, WinnerLine, YearFigures};
pub use nominee::{NominationFacts, NominatorTie, NomineeFacts, NomineeKnows, NomineeState};
pub use operations::*;
pub use papers::AwardPaperKind;
pub use results::{Ballot, Contest};
pub use scoring::{ScoreSheet, SheetState};
pub use table::NominationTable;
pub use twins::Likeness;
pub use year::{AwardFacts, MemberFacts, NomineeKind, PublishedAward, WithoutRecipient};

/// The SQL of this slice's stores.
pub(crate) const STATEMENTS: [&[crate::database::Statement]; 9] = [
    store::YEARS_STATEMENTS,
    store::NOMINEES_STATEMENTS,
    store::JUDGING_STATEMENTS,
    store::FORGETTING_STATEMENTS,
    store::PAPERS_STATEMENTS,
    store::ENCLOSED_STATEMENTS,
    store::SEALED_AGAIN_STATEMENTS,
    store::HANDING_OVER_STATEMENTS,
    store::HISTORY_STATEMENTS,
];
