//! What the office lends by: who may book how far ahead, what it costs, whom to tell beforehand. Each rule has a value, a
//! source and a force: it tells, it wants a reason, or it is off. Nouns: [`RuleBook`], [`RuleNote`], [`Overruled`], [`Fee`].
//! The hard rule: what was agreed stays. A rule that changes later changes no fee and no booking.

mod book;
mod judging;
mod note;
mod now_impossible;
mod operations;
mod prime_time;
mod sources;
mod store;
mod tariff;

pub use book::{
    Approval, Horizon, LargeEvents, LeadTime, LendingTerms, OvernightStays, PrimeTime, QuotaPeriod, RuleBook,
    RuleForce, RuleKind, SeatingPlans, WeekSpan,
};
pub use note::{AgreedTerms, Overruled, RuleFinding, RuleNote};
pub use now_impossible::NoLongerFits;
pub use operations::*;
pub use tariff::{Fee, Tariff};

pub(super) use judging::{RuleWish, days_before};
pub(super) use operations::{Answered, Lent, anew, answered, notes_of, overruled_event};
pub(super) use store::{
    STATEMENTS, fee_columns, fee_of, overruled_column, overruled_of, rules, set_cancel_notice, set_terms,
};
