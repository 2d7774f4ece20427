//! Papers as the office and its readers meet them: conforming, complete, and the same every time.

mod agreements;
mod conformance;
mod day_papers;
mod letters;
mod office;
mod samples;
mod structure;
mod wording;
