//! A house's day on paper: the day sheet for whoever opens and sets up, and the signs on the doors. The hard rule: a sheet
//! marks what has changed since the last one that was printed, and nobody's name is on a door whose name is protected.

mod changes;
mod door_sign;
mod operations;
mod sheet;
mod store;
mod words;

pub use operations::*;
pub(super) use store::STATEMENTS;
pub(crate) use store::{forget_in_sheets, forget_old_sheets};
