//! Papers as the office and its readers meet them: conforming, complete, and the same every time.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod conformance;
mod samples;
mod structure;
mod wording;
