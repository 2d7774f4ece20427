//! Houses, their spaces and rooms, when they are open and when rooms are closed. The office sets up what can be lent.
//! Nouns: [`Premises`], [`Room`] (a set of spaces; several make a combination with a maximum of its own),
//! [`OpeningPeriod`], [`Closure`]. The hard rule: nothing here changes what is booked; a booking keeps the spaces and
//! buffers it was given.

mod closures;
mod error;
mod event;
mod house;
mod opening_hours;
mod operations;
mod room;
mod store;

pub use closures::*;
pub(crate) use closures::{find_closure, forget_in_closures};
pub use error::PremisesError;
pub use event::PremisesEvent;
pub(crate) use event::changed_fields;
pub use house::{Fact, FactState, OnHoliday, Premises, PremisesDetails};
pub(crate) use opening_hours::days_of;
pub use opening_hours::{OpeningHours, OpeningInterval, OpeningPeriod};
pub use operations::*;
pub use room::{Buffers, Layout, LayoutSeats, Room, RoomDetails};
pub(crate) use store::{Scope, load, lock_rooms};

/// The SQL of this slice, for the tests that prepare it on both databases.
pub(crate) const STATEMENTS: [&[crate::database::Statement]; 5] = [
    store::READING_STATEMENTS,
    store::HOUSES_STATEMENTS,
    store::ROOMS_STATEMENTS,
    store::HOURS_STATEMENTS,
    closures::STATEMENTS,
];
