//! Bookings moved out of the way of a closure, brought back, and the calls about it.

mod calling;
mod card;
mod hits;
mod moving;
mod out_of_the_way;
mod withdrawing;

pub use calling::*;
pub use card::*;
pub use moving::*;
pub use withdrawing::*;
