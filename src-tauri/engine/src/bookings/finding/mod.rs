//! Which room will do, for somebody who names none: on one date, on all dates of a series, or on any of several days.
//! Nouns: [`FoundRoom`] with the reasons of its place in the list, and what it lacks. The hard rule: what is called free
//! would be admitted, by the houses' rules and by everybody else's bookings.

mod finder;
mod found;
mod operations;
mod times;

pub(super) use finder::Finder;
pub use found::{
    DayTimes, FoundHouse, FoundRoom, FoundRooms, FreeTime, NotFreeReason, NotFreeTime, RankReason, TakenSpan,
};
pub(super) use operations::last_house;
pub use operations::{FindFree, FindWhen, find_free};
pub(super) use times::Times;
