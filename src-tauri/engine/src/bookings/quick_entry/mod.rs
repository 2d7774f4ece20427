//! What somebody types while the phone is at the ear, understood: who, where, on which day, at which time, how often, how
//! many. Nouns: [`EntryReading`] and its parts. The hard rule: what can be read in two ways is shown in both, and what
//! was not understood is never dropped; it is searched for among the parties.

mod almanac;
mod clock;
mod closure;
mod cursor;
mod dates;
mod days;
mod days_meant;
mod ends;
mod kinds;
mod operations;
mod people;
mod phones;
mod phrase;
mod placed;
mod places;
mod questions;
mod read;
mod reading;
mod repeats;
mod rhythm;
mod said;
mod scan;
mod spans;
mod store;
mod times;
mod tokens;
mod until;
mod where_meant;
mod words;
mod words_for;

pub use closure::ClosureMeant;
pub use operations::*;
use read::{Surroundings, read};
pub use reading::*;
pub(super) use store::{STATEMENTS, latest_of};
use words::search_words;

#[cfg(test)]
mod tests;
