//! A user's own key pair: made when they choose a password of their own, opened when they sign in, wiped when they leave.

use super::opening::{KeyClosed, KeyRefusal};
use super::store;
use super::wrapping::{KeyPair, Wrapped};
use crate::access::operations::about_user;
use crate::access::{AccessError, AccessEvent, Event, RequestContext, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::shared::ids::UserId;

/// Where the private half of a user's pair belongs.
fn place_of(user_id: UserId) -> String {
    format!("key_pairs/{}", user_id.0)
}

/// A pair under the password it is to open with from now on.
pub(in crate::access) struct NewPair {
    pair: KeyPair,
    wrapped: Wrapped,
    had_it_before: bool,
}

/// The user's pair as this password opens it. `None` where they have none, or where the password is another.
pub(in crate::access) async fn opened_pair(
    context: &RequestContext<'_>,
    user_id: UserId,
    password: String,
) -> Result<Option<KeyPair>, DatabaseError> {
    let mut tx = context.read().await?;
    let wrapped = store::pair_of(&mut tx, user_id).await?;
    drop(tx);
    let Some(wrapped) = wrapped else { return Ok(None) };
    let opened = tokio::task::spawn_blocking(move || wrapped.open(&password, &place_of(user_id))).await;
    Ok(opened.ok().flatten().map(KeyPair::of))
}

/// A pair for somebody's new password: the one they have, or a new one.
pub(in crate::access) async fn pair_for_new_password(
    context: &RequestContext<'_>,
    (user_id, so_far): (UserId, Option<KeyPair>),
    password: String,
) -> Result<NewPair, DatabaseError> {
    let office = context.office().clone();
    let made = tokio::task::spawn_blocking(move || {
        let had_it_before = so_far.is_some();
        let pair = so_far.unwrap_or_else(|| KeyPair::generate(&office));
        let wrapped = Wrapped::new(&office, pair.private(), &password, &place_of(user_id))?;
        Some(NewPair { pair, wrapped, had_it_before })
    });
    made.await.ok().flatten().ok_or_else(|| DatabaseError::inconsistent("a key pair could not be wrapped"))
}

/// Stores a pair. Gives it back open, for the seat, with what the log says of it.
pub(in crate::access) async fn keep_pair(
    tx: &mut WriteTx,
    user_id: UserId,
    new: NewPair,
) -> Result<(KeyPair, Event), DatabaseError> {
    let now = tx.now();
    store::keep_pair(tx, (user_id, &new.pair.public()), &new.wrapped, now).await?;
    let event = if new.had_it_before { AccessEvent::KeyPairRewrapped } else { AccessEvent::KeyPairMade };
    Ok((new.pair, about_user(user_id, &event)))
}

/// The pair is void, and with it every access it gave: somebody else has set the password. What the log says of it; nothing
/// where they had none.
pub(in crate::access) async fn forget_pair(tx: &mut WriteTx, user_id: UserId) -> Result<Option<Event>, AccessError> {
    store::delete_grants_of(tx, user_id).await?;
    let had_one = store::delete_pair(tx, user_id).await?;
    Ok(had_one.then(|| about_user(user_id, &AccessEvent::KeyPairVoided)))
}

/// The pair that is open at the seat.
pub(super) async fn open_here(context: &RequestContext<'_>, tx: &mut Tx) -> Result<KeyPair, KeyRefusal> {
    if let Some(pair) = context.seat().key_pair() {
        return Ok(pair);
    }
    let has_one = match context.who() {
        Some(who) => store::public_key_of(tx, who.user_id).await?.is_some(),
        None => false,
    };
    Err(KeyRefusal::Closed(if has_one { KeyClosed::NotOpen } else { KeyClosed::NoOwnPassword }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::sealing::SealingKey;
    use crate::access::sealing::wrapping::{KeyBytes, seal_to};
    use crate::office::{Clock, Office, PasswordCost};
    use crate::shared::ids::SealingKeyId;

    /// An office for its chance alone.
    async fn office() -> (Office, std::path::PathBuf) {
        let path = std::env::temp_dir().join(format!("sealing-{}.frivillighus", std::process::id()));
        let office = Office::create_file(&path, Clock::system()).await.expect("an office");
        (office.with_password_cost(PasswordCost::Least), path)
    }

    #[tokio::test]
    async fn what_is_sealed_opens_with_its_key_at_its_place_only() {
        let (office, path) = office().await;
        let (pair, other) = (KeyPair::generate(&office), KeyPair::generate(&office));
        let master = KeyBytes::new(office.random_bytes());
        let wrapped = Wrapped::new(&office, pair.private(), "et langt kodeord", "key_pairs/1").expect("wrapped");
        let opened = wrapped.open("et langt kodeord", "key_pairs/1").expect("the password opens it");
        assert_eq!(opened, *pair.private());
        assert_eq!(wrapped.open("et andet kodeord", "key_pairs/1"), None);
        assert_eq!(wrapped.open("et langt kodeord", "key_pairs/2"), None, "moved to another user");

        let granted = seal_to(&office, &pair.public(), &master).expect("sealed");
        assert_eq!(pair.unseal(&granted), Some(master.clone()));
        assert_eq!(other.unseal(&granted), None);

        let key = |master| SealingKey::new(SealingKeyId(1), master).expect("a key");
        let (key, another) = (key(&master), key(other.private()));
        let sealed = key.seal(&office, "person/1", b"1506809997").expect("sealed");
        assert_eq!(key.open("person/1", &sealed).as_deref().map(Vec::as_slice), Some(b"1506809997".as_slice()));
        assert_eq!(key.open("person/2", &sealed), None, "moved to another person");
        assert_eq!(another.open("person/1", &sealed), None);
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(key.open("person/1", &changed), None, "byte {place} was changed");
        }
        assert_eq!(key.open("person/1", &sealed[..20]), None);
        assert_eq!(key.index_of(b"1506809997"), key.index_of(b"1506809997"));
        assert_ne!(key.index_of(b"1506809997"), key.index_of(b"1506809996"));
        assert_ne!(key.index_of(b"1506809997"), another.index_of(b"1506809997"));
        office.close().await;
        let _ = std::fs::remove_file(path);
    }
}
