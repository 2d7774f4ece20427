//! Who has which room when. The office books, moves, cancels and looks for what is free.
//! Nouns: [`Booking`], [`Alternative`], [`BookingSeries`], occupancy (what is really blocked, buffers included). The hard rule: two
//! bookings never hold one space at the same time; every path passes one gate, and the database refuses what gets by it.

mod admission;
mod alternative;
mod booking;
mod calendar;
mod clash;
mod closing;
mod day_papers;
mod error;
mod event;
mod finding;
mod hold;
mod houses;
mod lent_to;
mod letters;
mod moved_from;
mod needs;
mod notices;
mod number;
mod occupancy;
mod operations;
mod paper_words;
mod quick_entry;
mod rules;
mod series;
mod states;
mod store;

pub use alternative::{Alternative, AlternativeReason};
pub use booking::*;
pub use calendar::*;
pub use clash::{BufferedTime, Clash, HeldBy};
pub use closing::*;
pub use day_papers::*;
pub use error::BookingError;
pub use event::{BookingEvent, RoomsAndTime};
pub use finding::*;
pub use hold::RoomHold;
pub use letters::*;
pub use moved_from::MovedFrom;
pub use needs::{AccessNeed, MissedWish};
pub use notices::*;
pub use operations::*;
pub use quick_entry::*;
pub use rules::*;
pub use series::*;
pub use states::BookingAct;
pub(crate) use store::{
    all_with_contact, count_old_contacts, forget_in_bookings, stored_number, stored_title, subjects_with_contact,
    to_come_with_contact,
};

/// Every SQL text of this slice, by the store it stands in.
pub(crate) const STATEMENTS: [&[crate::database::Statement]; 17] = [
    store::STATEMENTS,
    store::BY_WORDS_STATEMENTS,
    store::CONTACT_STATEMENTS,
    store::OCCUPANCY_STATEMENTS,
    store::WRITING_STATEMENTS,
    store::HOLD_STATEMENTS,
    store::WAITING_STATEMENTS,
    store::MOVED_STATEMENTS,
    store::WORDS_STATEMENTS,
    quick_entry::STATEMENTS,
    rules::STATEMENTS,
    series::STATEMENTS,
    series::SEASON_STATEMENTS,
    letters::STATEMENTS,
    closing::STATEMENTS,
    day_papers::STATEMENTS,
    notices::STATEMENTS,
];
