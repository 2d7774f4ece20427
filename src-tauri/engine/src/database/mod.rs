//! The database on either engine: one SQL text, two drivers, one way to open, migrate and copy it.
//! Knows no table of a capability.

mod db;
mod error;
mod migrate;
mod opening;
mod statements;
mod values;

pub use db::{Db, Tx};
pub(crate) use db::within;
pub use error::{DatabaseError, Trouble};
pub use opening::{OpenError, ServerLink};
pub(crate) use statements::statements;
pub use statements::Statement;
