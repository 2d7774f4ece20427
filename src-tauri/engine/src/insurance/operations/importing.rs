//! Many volunteers at once, out of a table: looked at, judged, taken in, taken back as one.

mod adding;
mod judging;
mod looking;
mod taking_back;

pub use adding::*;
pub use judging::*;
pub use looking::*;
pub use taking_back::*;
