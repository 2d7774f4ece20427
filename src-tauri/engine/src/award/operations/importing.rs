//! Many nominations at once, out of a table of a form on the web: looked at, judged, taken in, taken back as one.

mod adding;
mod judging;
mod looking;
mod taking_back;

pub use adding::*;
pub use judging::*;
pub use looking::*;
pub use taking_back::*;
