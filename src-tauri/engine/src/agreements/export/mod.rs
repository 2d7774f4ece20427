//! What an agreement, and the list of them, are outside the program: data beside the paper, and a table.

mod data;
mod table;

pub(super) use data::{ExportedPaper, SCHEMA, exported, scan_name};
pub(super) use table::{date_words, said, standing_words, table};
