//! A table of volunteers: what its columns are, what a row tells, and which rows speak of the same.

mod columns;
mod row;
mod together;

pub(super) use columns::COLUMNS;
pub use row::VolunteerTable;
pub(super) use row::{Called, NamesKnown, Told, at_column, filled_from, lifted, of_row};
pub(super) use together::Together;
