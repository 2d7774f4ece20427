//! Printed papers, kept byte for byte with their SHA-256: what left the house can be shown again as it was. Rows, not
//! files, so that a backup and a second desk have them. Slices above hand theirs in through [`store_paper`].

mod operations;
mod paper;
mod rendering;
mod store;

pub use operations::{
    PaperToOpen, PapersAbout, paper, paper_of_request, papers_about, papers_of, store_paper, stored_paper,
    take_out_paper,
};
pub use paper::{NewPaper, PaperSummary};
pub use rendering::{NoPaper, apart, render};
pub(super) use store::STATEMENTS;
pub(crate) use store::paper_title;
