//! What becomes of personal data in the end: how long it is kept, when somebody's name goes for good, and what somebody is
//! told when it is written down, and who asks what is known of them (the General Data Protection Regulation, articles 13 to 17).
//! Nouns: [`RetentionRules`], [`Hindrance`]. Reads every slice; what is taken out of a slice, that slice takes out itself.
//! The hard rule: taking a name away is the one act without a way back, so it is looked at first and says why, and nothing
//! that stays, the log included, says whose the name was.

mod access_report;
mod case_number;
mod error;
mod event;
mod information_letter;
mod operations;
mod rule;
mod store;
mod ties;

pub use error::RetentionError;
pub use event::RetentionEvent;
pub use operations::*;
pub use rule::{RetentionRuleKind, RetentionRules};
pub(crate) use store::STATEMENTS;
pub use ties::{Hindrance, Ties, hindrances};
