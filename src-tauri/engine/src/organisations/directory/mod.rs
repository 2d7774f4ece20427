//! The directory: every organisation and person in Danish order, and the search that finds them while one types.
//! It is made from their cards, in the same transaction as each change of theirs. A protected address is no part of it.

mod entry;
mod keys;
mod marks;
mod operations;
mod resemblance;
mod store;

pub use entry::{
    Among, DirectoryEntry, EntryContact, FoundParty, FoundThrough, Mark, PartyKind, PartyRef, RoleStanding, Standing,
};
pub(super) use operations::index::{index_organisation, index_person};
pub use operations::*;
pub use resemblance::{Certainty, Closeness};
pub(super) use store::STATEMENTS;
pub(super) use store::forget_person;
