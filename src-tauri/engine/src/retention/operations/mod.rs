//! The office's verbs: how long names are kept, whose time is over, take one away, let go of old cases,
//! papers and contacts, thin the log, tell somebody what is kept, and what is known, of them.

mod anonymising;
mod award_years;
mod cases;
mod due;
mod informing;
mod old_ones;
mod reporting;
mod ruling;
mod thinning;

pub use anonymising::*;
pub use award_years::*;
pub use cases::*;
pub use due::*;
pub use informing::*;
pub use old_ones::*;
pub use reporting::*;
pub use ruling::*;
pub use thinning::*;
