//! What somebody has begun and not finished: one row per form and thing, their own, outside the log. Typing is kept
//! here until it is committed, so that an interruption, a lock or a crash loses nothing. No CPR number is kept.

mod draft;
mod operations;
mod store;

pub use draft::{Draft, DraftSummary};
pub use operations::{DraftSlot, DraftToSave, discard_draft, list_drafts, open_draft, save_draft};
pub(super) use store::STATEMENTS;
pub(crate) use store::forget_drafts;
