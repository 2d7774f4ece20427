//! A key is opened for one request of whoever sits at the seat, or it is said why not.

use serde::Serialize;

use super::{NamedKey, SealingKey, own_pair, store};
use crate::access::{AccessError, RequestContext};
use crate::database::{DatabaseError, Tx};
use crate::shared::ids::SealingKeyId;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Why a key does not open for somebody.
    pub enum KeyClosed {
        /// Nothing is sealed in this office yet: a manager begins it.
        NotBegun = "not_begun",
        /// They have not been given access.
        NotGranted = "not_granted",
        /// Their password was set by somebody else: they choose one of their own first.
        NoOwnPassword = "no_own_password",
        /// They signed in before they had a key pair: they sign in again.
        NotOpen = "not_open",
        /// It was put aside since nobody could open it any more.
        PutAside = "put_aside",
    }
}

/// Why a key could not be had.
#[derive(Debug, thiserror::Error, Serialize)]
pub(crate) enum KeyRefusal {
    /// It does not open for this user.
    #[error("the key does not open")]
    Closed(KeyClosed),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

/// The key in use of a name, for whoever sits at the seat.
pub(crate) async fn open_key(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    name: impl Into<NamedKey>,
) -> Result<SealingKey, KeyRefusal> {
    let key = store::key_in_use(tx, name.into()).await?.ok_or(KeyRefusal::Closed(KeyClosed::NotBegun))?;
    opened(context, tx, key.id, KeyClosed::NotGranted).await
}

/// The key that something was sealed with, whether it is in use or was put aside.
pub(crate) async fn open_key_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (name, id): (impl Into<NamedKey>, SealingKeyId),
) -> Result<SealingKey, KeyRefusal> {
    let in_use = store::key_in_use(tx, name.into()).await?.is_some_and(|key| key.id == id);
    opened(context, tx, id, if in_use { KeyClosed::NotGranted } else { KeyClosed::PutAside }).await
}

/// The key with this number, for what only remembers that it was sealed with it.
pub(in crate::access) async fn open_key_numbered(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    id: SealingKeyId,
) -> Result<SealingKey, KeyRefusal> {
    let name = store::key_name(tx, id).await?;
    let name = name.ok_or_else(|| DatabaseError::inconsistent("something is sealed with a key that is not there"))?;
    open_key_of(context, tx, (name, id)).await
}

async fn opened(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    id: SealingKeyId,
    not_granted: KeyClosed,
) -> Result<SealingKey, KeyRefusal> {
    let pair = own_pair::open_here(context, tx).await?;
    let user_id = context.who().map(|who| who.user_id);
    let sealed = match user_id {
        Some(user_id) => store::grant_of(tx, id, user_id).await?,
        None => None,
    };
    let sealed = sealed.ok_or(KeyRefusal::Closed(not_granted))?;
    let key = pair.unseal(&sealed).and_then(|master| SealingKey::new(id, &master));
    key.ok_or_else(|| DatabaseError::inconsistent("a key that was granted does not open").into())
}

impl From<KeyRefusal> for AccessError {
    fn from(refusal: KeyRefusal) -> Self {
        match refusal {
            KeyRefusal::Closed(why) => Self::KeyClosed { why },
            KeyRefusal::Database(error) => Self::Database(error),
        }
    }
}
