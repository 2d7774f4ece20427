//! The office's verbs around series. Every date passes the one gate of bookings, all of a series in one go.

mod book;
mod cancel;
mod card;
mod judging;
mod missing;
mod planning;
mod season;
mod wanted;

pub use book::*;
pub use cancel::*;
pub use card::*;
pub use missing::*;
pub use planning::*;
pub use season::*;
