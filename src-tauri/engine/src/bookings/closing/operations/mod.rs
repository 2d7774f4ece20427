//! Bookings moved out of the way of a closure, brought back, and the calls about it.

mod calling;
mod card;
mod moving;

pub use calling::*;
pub use card::*;
pub use moving::*;
