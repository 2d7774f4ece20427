//! Closures laid over bookings: which are hit, where each could be instead, and bringing back what was moved when the room
//! opens again. Nouns: [`ClosureCard`], [`MovedBooking`], [`ClosureCall`]. The hard rule: bookings are moved and brought
//! back all or none, each checked anew, and a date of a series stays the date it was.

mod call_list;
mod moved;
mod operations;
mod store;

pub use moved::*;
pub use operations::*;
pub(super) use store::{STATEMENTS, moved_by};
