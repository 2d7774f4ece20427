//! Who has which room when. The office books, moves, cancels and looks for what is free.
//! Nouns: [`Booking`], [`Alternative`], [`BookingSeries`], occupancy (what is really blocked, buffers included). The hard rule: two
//! bookings never hold one space at the same time; every path passes one gate, and the database refuses what gets by it.

mod admission;
mod alternative;
mod booking;
mod calendar;
mod error;
mod event;
mod letters;
mod number;
mod occupancy;
mod operations;
mod paper_words;
mod quick_entry;
mod series;
mod store;

pub use alternative::{AccessNeed, Alternative, AlternativeReason};
pub use booking::*;
pub use calendar::*;
pub use error::{BookingError, Clash};
pub use event::{BookingEvent, RoomsAndTime};
pub use letters::*;
pub use operations::*;
pub use quick_entry::*;
pub use series::*;
pub(crate) use store::stored_number;

/// Every SQL text of this slice, by the store it stands in.
pub(crate) const STATEMENTS: [&[crate::database::Statement]; 7] = [
    store::STATEMENTS,
    store::OCCUPANCY_STATEMENTS,
    store::WRITING_STATEMENTS,
    quick_entry::STATEMENTS,
    series::STATEMENTS,
    series::SEASON_STATEMENTS,
    letters::STATEMENTS,
];
