//! Who has which room when. The office books, moves, cancels and looks for what is free.
//! Nouns: [`Booking`], [`Alternative`], occupancy (what is really blocked, buffers included). The hard rule: two
//! bookings never hold one space at the same time; every path passes one gate, and the database refuses what gets by it.

mod admission;
mod alternative;
mod booking;
mod calendar;
mod error;
mod event;
mod number;
mod occupancy;
mod operations;
mod store;

pub use alternative::{AccessNeed, Alternative, AlternativeReason};
pub use booking::*;
pub use calendar::*;
pub use error::{BookingError, Clash};
pub use event::{BookingEvent, RoomsAndTime};
pub use operations::*;
pub(crate) use store::{STATEMENTS, stored_number};
