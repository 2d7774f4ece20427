//! Rooms that cannot be booked for a time. A closure holds no space: what is booked in it stays until somebody moves it.

mod closure;
mod operations;
mod store;

pub use closure::{Closure, ClosureCovers};
pub use operations::*;
pub(super) use store::STATEMENTS;
pub(in crate::premises) use store::touching;
pub(crate) use store::{find_closure, forget_in_closures};
