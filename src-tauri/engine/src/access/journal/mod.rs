//! Where printed papers stand in the municipality's own case system. The program journals nothing itself: it says what
//! waits, gives it out with its data, and keeps the numbers it got there. Source: offentlighedsloven § 15.

mod entry;
mod operations;
mod store;

pub use entry::{JournalEntry, JournalPlace, JournalledPaper, SealedLeftOut};
pub(crate) use operations::{JOURNALLED_KINDS, journal_page, may_journal, papers_with_ids, waiting_count};
pub use operations::{JournalPapers, PaperSettled, journal_papers};
pub(super) use store::STATEMENTS;
pub(crate) use store::{count_waiting_about, forget_in_journal};
pub(super) use store::{forget_entries, forget_entry};
