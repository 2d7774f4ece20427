//! Reading a phrase with what the office has, and the hours of the parts of a day.

mod closure;
mod entry;
mod hours;
mod offer;
mod party;

pub use closure::*;
pub use entry::*;
pub use hours::*;
pub use offer::EntryOffer;
pub use party::EntryParties;
