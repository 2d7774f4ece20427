//! Who is at the desk and what they may do: users, roles, sign-in, the event log, drafts, papers kept, office details.
//! Nouns: [`Role`], [`SignedIn`], [`Event`]. The hard rule: nothing is written without saying who did what, in the
//! same transaction.

mod drafts;
mod error;
mod event;
mod event_log;
mod journal;
mod office_details;
mod operations;
mod papers;
mod password;
mod plain_text;
mod recovery_sheet;
mod reminders;
mod request;
mod role;
mod sealing;
mod seen_things;
mod store;
mod table_refusals;
mod typed;
mod users;
mod work;

pub use drafts::*;
pub use error::AccessError;
pub use event::{AccessEvent, Event, Subject, SubjectKind};
pub use event_log::*;
pub use journal::*;
pub use office_details::*;
pub use operations::*;
pub use papers::*;
pub(crate) use papers::{opened_paper, sha256_of, store_sealed_paper};
pub(crate) use password::LEAST_CHARACTERS as LEAST_PASSWORD_CHARACTERS;
pub use recovery_sheet::{CodeToPrint, OpenedByCode, recovery_sheet};
pub(crate) use recovery_sheet::{CodeWords, code_sheet};
pub use reminders::*;
pub(crate) use request::Search;
pub use request::{Changed, Changing, RequestContext, Seat, SignedIn, UndoStep, WriteTx};
pub use role::{Role, Who};
pub use sealing::*;
pub(crate) use sealing::{
    KeyHeld, KeyRefusal, KeyShared, NamedKey, SealingKey, key_held, lay_key, lay_key_code, open_key, open_key_of,
    prepare_key, prepare_key_code, recover_named_key, replace_key, share_key, unshare_key,
};
pub(crate) use seen_things::seen_things;
pub(crate) use table_refusals::refuses_tables;
pub use typed::{ReadText, TypedKind, TypedText, TypedTexts, read_typed};
pub(crate) use users::staff;
pub use users::*;
pub use work::*;

/// Every SQL text of this slice, by the store it stands in.
pub(crate) const STATEMENTS: [&[crate::database::Statement]; 9] = [
    store::STATEMENTS,
    users::STATEMENTS,
    sealing::STATEMENTS,
    office_details::STATEMENTS,
    drafts::STATEMENTS,
    papers::STATEMENTS,
    journal::STATEMENTS,
    reminders::STATEMENTS,
    event_log::STATEMENTS,
];
