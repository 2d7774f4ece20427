//! What reads every slice. The log speaks of things by their ids; here it gets the names they go by now, as far as
//! whoever reads may know them. The hard rule: a name that is shown stands in an answer whose reading is itself noted.

mod journalling;
mod named_log;
mod operations;

pub use journalling::{
    JournalCount, JournalList, JournalWanted, PaperInJournal, PapersToGiveOut, export_papers_for_journal,
    papers_in_journal,
};
pub use named_log::{NamedLogPage, SubjectName};
pub use operations::{agreement_hints, colleagues_news, read_log, subject_history};
