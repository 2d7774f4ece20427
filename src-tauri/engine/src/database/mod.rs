//! The database on either engine: one SQL text, two drivers, one way to open, migrate and copy it.
//! Knows no table of a capability.

mod db;
mod error;
mod migrate;
mod opening;
mod statements;
mod values;

pub(crate) use db::within;
pub use db::{Db, Tx};
pub use error::{DatabaseError, Trouble};
pub use opening::{OpenError, ServerLink};
pub use statements::Statement;
pub(crate) use statements::statements;
