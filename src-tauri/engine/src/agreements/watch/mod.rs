//! Who must have an agreement because of what they were given, and whether they have one. The sum is the policy's: "or
//! more" includes it, what was paid back does not count, and branches count as one (`organisations::grants_together`).

mod operations;
mod rule;
mod store;
mod watched;

pub use operations::*;
pub use rule::{AgreementRule, AgreementRuleKind, AgreementTimes};
pub(super) use store::{STATEMENTS, rule as rule_of};
pub use watched::{WatchStanding, WatchedAgreement, WatchedAssociation};
