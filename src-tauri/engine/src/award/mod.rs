//! The yearly award: nominations, a jury that answers for its conflicts, scores, a decision kept secret until it is handed over.
//! Nouns: [`AwardCycle`], [`Criteria`], [`Eligibility`], [`Conflicts`], [`ScoreSheet`]. The hard rule: whoever takes no part in
//! a nominee's case meets the nominee nowhere until the recipient is public; one function says who sees what.

mod blind;
mod conflict;
mod criterion;
mod cycle;
mod eligibility;
mod results;
mod scoring;
mod twins;
mod viewing;

pub use conflict::{ConflictGround, ConflictStand, DeclaredInterest, MemberPosition};
pub use criterion::{Criteria, Criterion};
pub use cycle::{AwardCycle, AwardPhase};
pub use eligibility::{
    Eligibility, EligibilityAnswer, EligibilityCheck, EligibilityFinding, EligibilityRule, EligibilityTick,
    EligibilityVerdict,
};
pub use scoring::{ScoreSheet, SheetState};
pub use twins::Likeness;
