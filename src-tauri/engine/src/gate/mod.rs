//! The one way in. Every request of every host (window, command line, tests) passes here: who sits at the seat, may
//! this role do this, run it, note looks, searches, prints and exports, and turn a failure into a refusal.
//! Holds no rule of a capability.

mod dispatch;
mod operations;
mod schema;
mod tidying;

pub use dispatch::{GateError, Input, Outcome, Refused, bytes, call, call_for_text, leave};
pub use operations::{BytesOperation, Effect, Operation};
pub use schema::{describe_operation, describe_operations, permission_matrix, statements, typescript};
