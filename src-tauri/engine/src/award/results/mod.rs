//! What scores come to: the weighted mean over the jurors who count, beside it the median and the places, and whether the winner
//! stays the winner another way. Nouns: [`Contest`], [`Outcome`]. The hard rule: everything is reckoned exactly; a decimal is only
//! shown, and what is missing is never a zero.

mod contest;
mod measured;
mod outcome;
mod ratio;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod tests;

pub use contest::{Ballot, Contest};
pub use measured::{JurorMeasure, Measured};
pub use outcome::Outcome;
#[cfg(test)]
pub use outcome::WinnerWithout;
pub use ratio::Ratio;
