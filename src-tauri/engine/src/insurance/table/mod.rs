//! A table of volunteers: what its columns are, what a row tells, and which rows speak of the same.

mod columns;
mod row;
mod together;

pub(super) use columns::COLUMNS;
pub use row::VolunteerTable;
pub(super) use row::{Called, NamesKnown, SAID_ONCE, Told, at_column, filled_from, of_row};
pub(super) use together::Together;
