//! The office's verbs around its rules.

mod asking;
mod keeping;
mod lending_to;
mod no_longer_fits;

pub use keeping::*;
pub use lending_to::*;
pub use no_longer_fits::*;

pub(in crate::bookings) use asking::{
    Answered, Lent, all_answered_anew, anew, answered, is_office, notes_of, notes_of_opened, opened_by, overruled_event,
};
