//! The office of a volunteer centre: every rule, every table and every paper, without a window.
//!
//! - [`access`]: who is at the desk and what they may do; the log, drafts, papers kept.
//! - [`gate`]: the one way in for every host.

pub mod access;
pub mod database;
pub mod gate;
pub mod office;
pub mod shared;
