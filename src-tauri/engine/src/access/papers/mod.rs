//! Printed papers, kept byte for byte with their SHA-256: what left the house can be shown again as it was. Rows, not
//! files, so that a backup and a second desk have them. Slices above hand theirs in through [`store_paper`].

mod handed_over;
mod operations;
mod paper;
mod scan;
mod store;

pub use handed_over::HandedOverFile;
pub(crate) use handed_over::{plain_annex_names, read_handed_over};
pub(super) use operations::may_read;
pub use operations::{
    NoPaper, NoPapers, PaperToOpen, PapersAbout, apart, paper, paper_of_request, papers_about, papers_of, render,
    render_all, store_paper, stored_paper, take_out_paper,
};
pub(crate) use operations::{PaperToMail, opened_paper, paper_mail, paper_mail_with, store_sealed_paper};
pub(crate) use paper::sha256_of;
pub use paper::{NewPaper, PaperSummary};
pub use scan::{LARGEST_SCAN, ScanKind};
pub(crate) use scan::{LARGEST_SCAN_MEGABYTES, NoScan, own_name, read_scan};
pub(super) use store::STATEMENTS;
pub(crate) use store::{
    count_papers, find_summary as paper_summary, forget_old_papers, forget_paper, forget_papers, old_papers,
    paper_title, set_paper_aside,
};
