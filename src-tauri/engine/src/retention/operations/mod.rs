//! The office's verbs: how long names are kept, whose time is over, take one away, tell somebody what is known of them.

mod anonymising;
mod due;
mod reporting;
mod ruling;

pub use anonymising::*;
pub use due::*;
pub use reporting::*;
pub use ruling::*;
