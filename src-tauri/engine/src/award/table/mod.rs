//! A table of nominations: what its columns are, and what a row tells.

mod columns;
mod row;

pub(super) use columns::COLUMNS;
pub use row::NominationTable;
pub(super) use row::{CriteriaCalled, SAID_ONCE, Told, of_row};
