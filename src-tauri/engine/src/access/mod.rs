//! Who is at the desk and what they may do: users, roles, sign-in, the event log, drafts, papers kept, office details.
//! Nouns: [`Role`], [`SignedIn`], [`Event`]. The hard rule: nothing is written without saying who did what, in the
//! same transaction.

mod error;
mod event;
mod operations;
mod password;
mod plain_text;
mod request;
mod role;
mod store;
mod users;

pub use error::AccessError;
pub use event::{AccessEvent, Event, Subject, SubjectKind};
pub use operations::*;
pub(crate) use request::Search;
pub use request::{Changed, Changing, RequestContext, Seat, SignedIn, UndoStep, WriteTx};
pub use role::{Role, Who};
pub(crate) use store::STATEMENTS;
pub(crate) use users::STATEMENTS as USER_STATEMENTS;
pub use users::*;
