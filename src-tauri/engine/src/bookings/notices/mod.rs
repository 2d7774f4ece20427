//! Whom somebody has to tell of a booking before it begins: many people at a house that asks for it, and nights. What is to
//! be told follows from the rules and the bookings as they stand; kept is only what was told, when and by whom.
//! Nouns: [`NoticeTask`], [`NoticeGiven`]. The hard rule: a tick is about the booking as it was told. One that has another
//! day, other rooms or more people since has to be told of anew.

mod notice;
mod operations;
mod store;

pub use notice::{NoticeGiven, NoticeKind, NoticeTask};
pub use operations::*;

pub(super) use operations::given_of;
pub(super) use store::STATEMENTS;
