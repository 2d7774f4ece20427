//! Bookings moved out of the way of a closure, brought back, and the calls about it.

mod calling;
mod card;
mod changing;
mod hits;
mod moving;
mod out_of_the_way;
mod withdrawing;

pub use calling::*;
pub use card::*;
pub use changing::*;
pub use moving::*;
pub use withdrawing::*;
