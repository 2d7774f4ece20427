//! Keys that a slice above begins and gives out by its own rules, within its own transactions.

use super::opening::{KeyClosed, KeyRefusal, open_key};
use super::operations::{begin_within, cannot_seal, master_of, new_key, recovered, wrapped_by_code};
use super::sealing_key::NamedKey;
use super::store;
use super::wrapping::{KeyBytes, Wrapped, seal_to};
use crate::access::store::clear_failures;
use crate::access::users::random_code;
use crate::access::{AccessError, RequestContext, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::shared::ids::{SealingKeyId, UserId};
use crate::shared::instant::Instant;

/// A key that is not laid yet, and the code that opens it.
pub(crate) struct NewNamedKey {
    master: KeyBytes,
    wrapped: Wrapped,
    /// To be printed and locked away: it is not kept.
    pub code: String,
}

/// Makes a key and its code. Slow by intention, so before the transaction.
pub(crate) async fn prepare_key(context: &RequestContext<'_>, name: NamedKey) -> Result<NewNamedKey, AccessError> {
    let code = random_code(context);
    let (master, wrapped) = new_key(context, name, &code).await?;
    Ok(NewNamedKey { master, wrapped, code })
}

/// Keeps a key that was made, and gives it to whoever sits at the seat.
pub(crate) async fn lay_key(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (name, new): (NamedKey, &NewNamedKey),
) -> Result<(), AccessError> {
    begin_within(context, tx, name, (&new.master, &new.wrapped)).await
}

/// What came of giving somebody a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyShared {
    /// They have it from now on.
    Given,
    /// They had it.
    HadIt,
    /// They have not chosen a password of their own: there is nothing to seal to.
    NotReady,
}

/// Gives somebody a key that whoever sits at the seat holds.
pub(crate) async fn share_key(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (name, user_id): (NamedKey, UserId),
) -> Result<KeyShared, AccessError> {
    let (id, master) = master_of(context, tx, name).await?;
    let Some(public) = store::public_key_of(tx, user_id).await? else { return Ok(KeyShared::NotReady) };
    let sealed = seal_to(context.office(), &public, &master).ok_or_else(cannot_seal)?;
    let by = (tx.user_id(), tx.now());
    let is_new = store::grant(tx, (id, user_id), &sealed, by).await?;
    Ok(if is_new { KeyShared::Given } else { KeyShared::HadIt })
}

/// Takes a key from somebody; whether they had it.
pub(crate) async fn unshare_key(tx: &mut Tx, name: NamedKey, user_id: UserId) -> Result<bool, DatabaseError> {
    match store::key_in_use(tx, name).await? {
        Some(key) => store::withdraw(tx, key.id, user_id).await,
        None => Ok(false),
    }
}

/// How a key stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeyHeld {
    /// When it was made; none before anything is sealed.
    pub begun_at: Option<Instant>,
    /// Whether one before it was lost and put aside.
    pub is_another: bool,
    /// Why it does not open for whoever asks; none where it does.
    pub closed: Option<KeyClosed>,
    /// Who has it.
    pub holders: Vec<UserId>,
    /// Who can be given one at all: everybody with a password of their own.
    pub ready: Vec<UserId>,
}

/// How a key stands, and whether it opens for whoever asks.
pub(crate) async fn key_held(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    name: NamedKey,
) -> Result<KeyHeld, DatabaseError> {
    let key = store::key_in_use(tx, name).await?;
    let holders = match &key {
        Some(key) => store::grants(tx, key.id).await?.into_iter().map(|grant| grant.user_id).collect(),
        None => Vec::new(),
    };
    let closed = match open_key(context, tx, name).await {
        Ok(_) => None,
        Err(KeyRefusal::Closed(why)) => Some(why),
        Err(KeyRefusal::Database(error)) => return Err(error),
    };
    let is_another = store::is_one_put_aside(tx, name).await?;
    let ready = store::pair_owners(tx).await?;
    Ok(KeyHeld { begun_at: key.map(|key| key.made_at), is_another, closed, holders, ready })
}

/// Gives a key to whoever sits at the seat and has its printed code, also one that was put aside; which. Wrong tries wait as at the
/// door. What is written is committed by the caller, with its event.
pub(crate) async fn recover_named_key(
    context: &RequestContext<'_>,
    name: NamedKey,
    code: &str,
) -> Result<(WriteTx, SealingKeyId), AccessError> {
    let (user_id, id, sealed) = recovered(context, name, code).await?;
    let mut tx = context.write().await?;
    clear_failures(&mut tx, user_id).await?;
    store::grant(&mut tx, (id, user_id), &sealed, (None, context.now())).await?;
    Ok((tx, id))
}

/// Another code of a key that is in use, not laid yet.
pub(crate) struct NewKeyCode {
    id: SealingKeyId,
    wrapped: Wrapped,
    /// To be printed and locked away: it is not kept.
    pub code: String,
}

/// Makes another code, for whoever sits at the seat and holds the key. Slow by intention, so before the transaction.
pub(crate) async fn prepare_key_code(context: &RequestContext<'_>, name: NamedKey) -> Result<NewKeyCode, AccessError> {
    let mut tx = context.read().await?;
    let (id, master) = master_of(context, &mut tx, name).await?;
    drop(tx);
    let code = random_code(context);
    let wrapped = wrapped_by_code(context, name, &master, &code).await?;
    Ok(NewKeyCode { id, wrapped, code })
}

/// Keeps another code: the one before opens nothing any more.
pub(crate) async fn lay_key_code(tx: &mut WriteTx, new: &NewKeyCode) -> Result<(), DatabaseError> {
    let now = tx.now();
    store::change_code(tx, new.id, &new.wrapped, now).await
}

/// Puts the key in use aside and keeps another in its place, for whoever sits at the seat. That nobody holds the other any more
/// is for the caller to see to.
pub(crate) async fn replace_key(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (name, new): (NamedKey, &NewNamedKey),
) -> Result<(), AccessError> {
    let key = store::key_in_use(tx, name).await?;
    let key = key.ok_or(AccessError::KeyClosed { why: KeyClosed::NotBegun })?;
    let now = tx.now();
    store::put_aside(tx, key.id, now).await?;
    lay_key(context, tx, (name, new)).await
}
