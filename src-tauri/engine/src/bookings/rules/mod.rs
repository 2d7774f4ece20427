//! What the office lends by: who may book how far ahead, what it costs, whom to tell beforehand. Each rule has a value, a
//! source and a force: it tells, it wants a reason, or it is off. Nouns: [`RuleBook`], [`RuleNote`], [`Overruled`], [`Fee`].
//! The hard rule: what was agreed stays. A rule that changes later changes no fee and no booking.

mod book;
mod judging;
mod note;
mod now_impossible;
mod operations;
mod prime_time;
mod problems;
mod rule;
mod rule_kind;
mod sources;
mod store;
mod tariff;

pub use book::RuleBook;
pub use note::{AgreedTerms, Overruled, RuleFinding, RuleNote};
pub use now_impossible::NoLongerFits;
pub use operations::*;
pub use rule::{
    Approval, Horizon, HoursCover, LargeEvents, LeadTime, LendingTerms, NoShows, OvernightStays, PrimeTime,
    QuotaPeriod, SeatingPlans, WeekSpan,
};
pub use rule_kind::{RuleForce, RuleKind};
pub use tariff::{Fee, Tariff};

pub(super) use judging::{RuleWish, days_before};
pub(super) use operations::{
    Answered, Lent, all_answered_anew, anew, answered, is_office, notes_of, notes_of_opened, opened_by, overruled_event,
};
pub(super) use store::{
    STATEMENTS, fee_columns, fee_of, overruled_column, overruled_of, rules, set_cancel_notice, set_terms,
};
