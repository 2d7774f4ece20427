//! Papers as the office and its readers meet them: conforming, complete, and the same every time.

mod conformance;
mod samples;
mod structure;
mod wording;
