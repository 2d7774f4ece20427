//! The yearly award: years and who is what in them, nominations, conflicts, scores, decisions, and what leaks to nobody.

pub mod builders;
mod cases;
mod closing;
mod conflicts;
mod enclosed;
mod forgetting;
mod forgotten_papers;
mod handing_over;
mod history;
mod importing;
mod leaks;
mod nominations;
mod numbers;
mod on_paper;
mod papers;
mod refusals;
mod scoring;
mod standing_in;
mod years;
