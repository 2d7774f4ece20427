//! The award's papers before it is handed over: the form to nominate by, a booklet for each juror, the jury's protocol and its
//! recommendation. Noun: [`AwardPaperKind`]. The hard rule: a paper says no more than whoever prints it may see, and
//! no individual score stands on any.

mod booklet;
mod form;
mod kind;
mod protocol;
mod recommendation;
mod setting;
#[cfg(test)]
mod tests;

pub(super) use booklet::{Booklet, BookletNominee};
pub(super) use form::NominationForm;
pub use kind::AwardPaperKind;
pub(super) use protocol::{Counts, KeptOut, Protocol, RankedNominee, Refused, Seated};
pub(super) use recommendation::{Proposed, Recommendation};
