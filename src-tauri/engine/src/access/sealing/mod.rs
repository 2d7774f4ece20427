//! What only some may read: named keys, each sealed to the key pair of everybody entitled, whose private half opens with
//! their own password. Nouns: [`KeyName`], [`SealingKey`], [`KeyPair`]. The hard rule: no key is ever stored bare, and
//! whoever looks after the machine, the server or the backups opens none.

mod lent;
mod opening;
mod operations;
mod own_pair;
mod sealing_key;
mod store;
mod wrapping;

pub(crate) use lent::{
    KeyHeld, KeyShared, key_held, lay_key, lay_key_code, prepare_key, prepare_key_code, recover_named_key, replace_key,
    share_key, unshare_key,
};
pub use opening::KeyClosed;
pub(super) use opening::open_key_numbered;
pub(crate) use opening::{KeyRefusal, open_key, open_key_of};
pub use operations::*;
pub(super) use own_pair::{forget_pair, keep_pair, opened_pair, pair_for_new_password};
pub use sealing_key::KeyName;
pub(crate) use sealing_key::{NamedKey, SealingKey};
pub(super) use store::STATEMENTS;
pub(crate) use wrapping::KeyPair;
