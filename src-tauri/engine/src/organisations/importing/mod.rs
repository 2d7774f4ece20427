//! Many cards at once, out of a table that somebody hands over. Nothing is kept of a table but the cards that are made of
//! it, all of them or none; what comes in can be taken back as one.

mod columns;
mod completing;
mod doubles;
mod facts;
mod operations;
mod others_tables;
mod store;

pub use operations::*;
pub use others_tables::*;
pub use store::OrganisationCalled;
pub(super) use store::STATEMENTS;
