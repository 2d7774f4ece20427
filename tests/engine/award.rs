//! The yearly award: years and who is what in them, nominations, conflicts, scores, decisions, and what leaks to nobody.

pub mod builders;
mod conflicts;
mod leaks;
mod nominations;
mod scoring;
mod years;
