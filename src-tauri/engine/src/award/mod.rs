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
mod error;
mod event;
mod hints;
mod nominee;
mod operations;
mod results;
mod scoring;
mod store;
mod twins;
mod viewing;
mod year;

pub use conflict::{ConflictGround, ConflictStand, DeclaredInterest, MemberPosition};
pub use criterion::{Criteria, Criterion};
pub use cycle::{AwardCycle, AwardPhase};
pub use decision::{DecisionFacts, DecisionKind};
pub use eligibility::{
    Eligibility, EligibilityAnswer, EligibilityCheck, EligibilityFinding, EligibilityRule, EligibilityTick,
    EligibilityVerdict,
};
pub use error::AwardError;
pub use event::AwardEvent;
pub use hints::{ConflictHint, HintKind};
pub use nominee::{NominationFacts, NominatorTie, NomineeFacts, NomineeKnows, NomineeState};
pub use operations::*;
pub use scoring::{ScoreSheet, SheetState};
pub use twins::Likeness;
pub use year::{AwardFacts, MemberFacts, NomineeKind, PublishedAward};

/// The SQL of this slice's stores.
pub(crate) const STATEMENTS: [&[crate::database::Statement]; 3] =
    [store::YEARS_STATEMENTS, store::NOMINEES_STATEMENTS, store::JUDGING_STATEMENTS];
