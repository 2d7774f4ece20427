//! The register of volunteers: who is attached where, what is missing, and who was covered on which day.

pub mod builders;
mod claim_files;
pub mod claims;
mod coverage;
pub mod cpr;
mod importing;
mod own_log;
mod passing;
mod register;
mod report;
mod rights;
mod roll_call;
mod scheme;
mod slow_clerk;

pub use cpr::policy;
