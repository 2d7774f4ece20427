//! All SQL about key pairs, keys and who is entitled to them.

use super::NamedKey;
use super::wrapping::Wrapped;
use crate::access::password::Cost;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{SealingKeyId, UserId};
use crate::shared::instant::Instant;

statements! {
    PAIR_OF = "SELECT salt, memory_kib, passes, wrapped FROM key_pairs WHERE user_id = $1";
    PUBLIC_KEY_OF = "SELECT public_key FROM key_pairs WHERE user_id = $1";
    // As many as users, who are few.
    PAIR_OWNERS = "SELECT user_id FROM key_pairs";
    KEEP_PAIR = "INSERT INTO key_pairs (user_id, public_key, salt, memory_kib, passes, wrapped, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (user_id) DO UPDATE SET public_key = excluded.public_key,
        salt = excluded.salt, memory_kib = excluded.memory_kib, passes = excluded.passes, wrapped = excluded.wrapped,
        made_at = excluded.made_at";
    DELETE_PAIR = "DELETE FROM key_pairs WHERE user_id = $1";
    DELETE_GRANTS_OF = "DELETE FROM key_grants WHERE user_id = $1";
    KEY_IN_USE = "SELECT id, made_at, recovery_made_at FROM sealing_keys WHERE name = $1 AND put_aside_at IS NULL";
    KEY_NAME = "SELECT name FROM sealing_keys WHERE id = $1";
    INSERT_KEY = "INSERT INTO sealing_keys (name, made_at, made_by, recovery_salt, recovery_memory_kib, recovery_passes,
        recovery_wrapped, recovery_made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $2)
        ON CONFLICT DO NOTHING RETURNING id";
    KEY_CODES = "SELECT id, recovery_salt, recovery_memory_kib, recovery_passes, recovery_wrapped FROM sealing_keys
        WHERE name = $1 ORDER BY id DESC";
    CHANGE_CODE = "UPDATE sealing_keys SET recovery_salt = $2, recovery_memory_kib = $3, recovery_passes = $4,
        recovery_wrapped = $5, recovery_made_at = $6 WHERE id = $1";
    IS_ONE_PUT_ASIDE = "SELECT count(*) FROM sealing_keys WHERE name = $1 AND put_aside_at IS NOT NULL";
    PUT_ASIDE = "UPDATE sealing_keys SET put_aside_at = $2 WHERE id = $1 AND put_aside_at IS NULL";
    // A row that every decision about who has access locks: two who take it from each other take turns.
    TAKE_TURNS = "UPDATE sealing_keys SET name = name WHERE id = $1";
    GRANT = "INSERT INTO key_grants (sealing_key_id, user_id, sealed, granted_by, granted_at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    WITHDRAW = "DELETE FROM key_grants WHERE sealing_key_id = $1 AND user_id = $2";
    GRANT_OF = "SELECT sealed FROM key_grants WHERE sealing_key_id = $1 AND user_id = $2";
    GRANTS = "SELECT g.user_id, g.granted_at, b.full_name AS granted_by FROM key_grants g
        LEFT JOIN users b ON b.id = g.granted_by WHERE g.sealing_key_id = $1 ORDER BY g.granted_at, g.user_id";
}

#[derive(sqlx::FromRow)]
struct WrappedRow {
    salt: Vec<u8>,
    memory_kib: i64,
    passes: i64,
    wrapped: Vec<u8>,
}

impl TryFrom<WrappedRow> for Wrapped {
    type Error = DatabaseError;

    fn try_from(row: WrappedRow) -> Result<Self, DatabaseError> {
        let number = |number: i64| u32::try_from(number).map_err(|_| DatabaseError::inconsistent("a key's cost"));
        let cost = Cost { memory_kib: number(row.memory_kib)?, passes: number(row.passes)? };
        Ok(Self { salt: row.salt, cost, wrapped: row.wrapped })
    }
}

/// The private half of a user's pair, wrapped.
pub(super) async fn pair_of(tx: &mut Tx, user_id: UserId) -> Result<Option<Wrapped>, DatabaseError> {
    let row: Option<WrappedRow> =
        within!(tx, connection => sqlx::query_as(PAIR_OF).bind(user_id).fetch_optional(connection).await)?;
    row.map(Wrapped::try_from).transpose()
}

/// What a colleague seals to.
pub(super) async fn public_key_of(tx: &mut Tx, user_id: UserId) -> Result<Option<Vec<u8>>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PUBLIC_KEY_OF).bind(user_id).fetch_optional(connection).await)?)
}

/// Everybody who has a pair.
pub(super) async fn pair_owners(tx: &mut Tx) -> Result<Vec<UserId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PAIR_OWNERS).fetch_all(connection).await)?)
}

/// Keeps a pair in the place of the one before.
pub(super) async fn keep_pair(
    tx: &mut Tx,
    (user_id, public): (UserId, &[u8]),
    wrapped: &Wrapped,
    now: Instant,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(KEEP_PAIR)
        .bind(user_id).bind(public).bind(&wrapped.salt).bind(i64::from(wrapped.cost.memory_kib))
        .bind(i64::from(wrapped.cost.passes)).bind(&wrapped.wrapped).bind(now)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn delete_pair(tx: &mut Tx, user_id: UserId) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(DELETE_PAIR)
        .bind(user_id).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

pub(super) async fn delete_grants_of(tx: &mut Tx, user_id: UserId) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(DELETE_GRANTS_OF).bind(user_id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// A key as it is known without opening it.
#[derive(sqlx::FromRow)]
pub(super) struct KeyRow {
    pub id: SealingKeyId,
    pub made_at: Instant,
    pub recovery_made_at: Instant,
}

/// The key of a name that things are sealed with now.
pub(super) async fn key_in_use(tx: &mut Tx, name: NamedKey) -> Result<Option<KeyRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(KEY_IN_USE).bind(name.stored()).fetch_optional(connection).await)?)
}

/// What a key is for.
pub(super) async fn key_name(tx: &mut Tx, id: SealingKeyId) -> Result<Option<NamedKey>, DatabaseError> {
    let name: Option<String> =
        within!(tx, connection => sqlx::query_scalar(KEY_NAME).bind(id).fetch_optional(connection).await)?;
    let named = |name| NamedKey::named(name).ok_or_else(|| DatabaseError::inconsistent("a key of another version"));
    name.map(named).transpose()
}

/// The new key, unless one of this name is in use.
pub(super) async fn insert_key(
    tx: &mut Tx,
    name: NamedKey,
    code: &Wrapped,
    (by, now): (Option<UserId>, Instant),
) -> Result<Option<SealingKeyId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_KEY)
        .bind(name.stored()).bind(now).bind(by).bind(&code.salt).bind(i64::from(code.cost.memory_kib))
        .bind(i64::from(code.cost.passes)).bind(&code.wrapped).fetch_optional(connection).await)?)
}

#[derive(sqlx::FromRow)]
struct CodeRow {
    id: SealingKeyId,
    recovery_salt: Vec<u8>,
    recovery_memory_kib: i64,
    recovery_passes: i64,
    recovery_wrapped: Vec<u8>,
}

/// Every key of a name as its printed code opens it, the newest first: also those put aside.
pub(super) async fn key_codes(tx: &mut Tx, name: NamedKey) -> Result<Vec<(SealingKeyId, Wrapped)>, DatabaseError> {
    let rows: Vec<CodeRow> =
        within!(tx, connection => sqlx::query_as(KEY_CODES).bind(name.stored()).fetch_all(connection).await)?;
    let code = |row: CodeRow| {
        let wrapped = WrappedRow {
            salt: row.recovery_salt,
            memory_kib: row.recovery_memory_kib,
            passes: row.recovery_passes,
            wrapped: row.recovery_wrapped,
        };
        Ok((row.id, wrapped.try_into()?))
    };
    rows.into_iter().map(code).collect()
}

/// Another code opens the key from now on.
pub(super) async fn change_code(
    tx: &mut Tx,
    id: SealingKeyId,
    code: &Wrapped,
    now: Instant,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(CHANGE_CODE)
        .bind(id).bind(&code.salt).bind(i64::from(code.cost.memory_kib)).bind(i64::from(code.cost.passes))
        .bind(&code.wrapped).bind(now).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Whether a key of this name was put aside.
pub(super) async fn is_one_put_aside(tx: &mut Tx, name: NamedKey) -> Result<bool, DatabaseError> {
    let keys: i64 = within!(tx, connection => sqlx::query_scalar(IS_ONE_PUT_ASIDE)
        .bind(name.stored()).fetch_one(connection).await)?;
    Ok(keys > 0)
}

/// Whether it was in use until now.
pub(super) async fn put_aside(tx: &mut Tx, id: SealingKeyId, now: Instant) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(PUT_ASIDE)
        .bind(id).bind(now).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Until the transaction ends nobody else decides about this key.
pub(super) async fn take_turns(tx: &mut Tx, id: SealingKeyId) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(TAKE_TURNS).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Whether they had no access before.
pub(super) async fn grant(
    tx: &mut Tx,
    (id, user_id): (SealingKeyId, UserId),
    sealed: &[u8],
    (by, now): (Option<UserId>, Instant),
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(GRANT)
        .bind(id).bind(user_id).bind(sealed).bind(by).bind(now)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Whether they had access.
pub(super) async fn withdraw(tx: &mut Tx, id: SealingKeyId, user_id: UserId) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(WITHDRAW)
        .bind(id).bind(user_id).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// The key as it is sealed to a user.
pub(super) async fn grant_of(tx: &mut Tx, id: SealingKeyId, user_id: UserId) -> Result<Option<Vec<u8>>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(GRANT_OF).bind(id).bind(user_id).fetch_optional(connection).await)?)
}

/// Who has access, and since when.
#[derive(sqlx::FromRow)]
pub(super) struct GrantRow {
    pub user_id: UserId,
    pub granted_at: Instant,
    pub granted_by: Option<String>,
}

pub(super) async fn grants(tx: &mut Tx, id: SealingKeyId) -> Result<Vec<GrantRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(GRANTS).bind(id).fetch_all(connection).await)?)
}
