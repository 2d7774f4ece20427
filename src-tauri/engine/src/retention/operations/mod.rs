//! The office's verbs: how long names are kept, whose time is over, take one away, thin the log, tell somebody what is kept, and what is known, of them.

mod anonymising;
mod award_years;
mod due;
mod informing;
mod reporting;
mod ruling;
mod thinning;

pub use anonymising::*;
pub use award_years::*;
pub use due::*;
pub use informing::*;
pub use reporting::*;
pub use ruling::*;
pub use thinning::*;
