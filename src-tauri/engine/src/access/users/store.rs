//! All SQL about users, their passwords, preferences and the recovery code.

use super::User;
use crate::access::Role;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{RequestKey, UserId};
use crate::shared::instant::Instant;

statements! {
    USERS = "SELECT id, user_name, full_name, archived_at, version FROM users ORDER BY sort_key, id LIMIT 1000";
    USER = "SELECT id, user_name, full_name, archived_at, version FROM users WHERE id = $1";
    USER_OF_REQUEST = "SELECT id FROM users WHERE request_key = $1";
    USER_NAME = "SELECT full_name FROM users WHERE id = $1";
    OTHER_USER_OF_NAME = "SELECT id FROM users WHERE user_name_folded = $1 AND id <> $2";
    ALL_ROLES = "SELECT user_id, role FROM user_roles ORDER BY user_id, role";
    CHANGE_USER = "UPDATE users SET user_name = $3, user_name_folded = $4, full_name = $5, sort_key = $6,
        version = version + 1 WHERE id = $1 AND version = $2";
    DELETE_ROLES = "DELETE FROM user_roles WHERE user_id = $1";
    ARCHIVE_USER = "UPDATE users SET archived_at = $3, version = version + 1 WHERE id = $1 AND version = $2";
    OTHER_ADMINISTRATORS = "SELECT CAST(count(*) AS BIGINT) FROM users u JOIN user_roles r ON r.user_id = u.id
        WHERE r.role = 'administrator' AND u.archived_at IS NULL AND u.id <> $1";
    // A row that every decision about administrators locks: two that lower each other take turns.
    TAKE_TURNS_ABOUT_ADMINISTRATORS = "UPDATE office_details SET id = id WHERE id = 1";
    CHANGE_PASSWORD = "UPDATE users SET password_hash = $2, failed_attempts = 0, wait_until = NULL WHERE id = $1";
    PREFERENCES = "SELECT preferences FROM users WHERE id = $1";
    KEEP_PREFERENCES = "UPDATE users SET preferences = $2 WHERE id = $1";
    VOID_RECOVERY_CODES = "UPDATE recovery_codes SET voided_at = $1 WHERE voided_at IS NULL AND used_at IS NULL";
    VALID_RECOVERY_CODE = "SELECT id, code_hash FROM recovery_codes WHERE voided_at IS NULL AND used_at IS NULL
        ORDER BY id DESC LIMIT 1";
    USE_RECOVERY_CODE = "UPDATE recovery_codes SET used_at = $2 WHERE id = $1 AND voided_at IS NULL AND used_at IS NULL";
}

#[derive(sqlx::FromRow)]
struct UserRow {
    id: UserId,
    user_name: String,
    full_name: String,
    archived_at: Option<Instant>,
    version: i64,
}

impl UserRow {
    fn with_roles(self, roles: Vec<Role>) -> User {
        let Self { id, user_name, full_name, archived_at, version } = self;
        User { id, user_name, full_name, roles, archived_at, version }
    }
}

#[derive(sqlx::FromRow)]
struct RoleRow {
    user_id: UserId,
    #[sqlx(try_from = "String")]
    role: Role,
}

/// Everybody, also the archived, by name.
pub(in crate::access) async fn list(tx: &mut Tx) -> Result<Vec<User>, DatabaseError> {
    let rows: Vec<UserRow> = within!(tx, connection => sqlx::query_as(USERS).fetch_all(connection).await)?;
    let roles: Vec<RoleRow> = within!(tx, connection => sqlx::query_as(ALL_ROLES).fetch_all(connection).await)?;
    let of = |id| roles.iter().filter(|row| row.user_id == id).map(|row| row.role).collect();
    Ok(rows
        .into_iter()
        .map(|row| {
            let held = of(row.id);
            row.with_roles(held)
        })
        .collect())
}

pub(super) async fn find(tx: &mut Tx, id: UserId) -> Result<Option<User>, DatabaseError> {
    let row: Option<UserRow> =
        within!(tx, connection => sqlx::query_as(USER).bind(id).fetch_optional(connection).await)?;
    let Some(row) = row else { return Ok(None) };
    let roles = super::super::store::roles_of(tx, id).await?;
    Ok(Some(row.with_roles(roles)))
}

/// Somebody's full name as it is now.
pub(crate) async fn user_name(tx: &mut Tx, id: UserId) -> Result<Option<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(USER_NAME).bind(id).fetch_optional(connection).await)?)
}

/// The user that an earlier request with this key made.
pub(super) async fn find_by_request(tx: &mut Tx, key: RequestKey) -> Result<Option<UserId>, DatabaseError> {
    Ok(
        within!(tx, connection => sqlx::query_scalar(USER_OF_REQUEST).bind(key.to_string()).fetch_optional(connection).await)?,
    )
}

/// Whether somebody else signs in with this name, or did before being archived.
pub(super) async fn is_name_taken(tx: &mut Tx, folded: &str, by_other_than: UserId) -> Result<bool, DatabaseError> {
    let other: Option<UserId> = within!(tx, connection => sqlx::query_scalar(OTHER_USER_OF_NAME)
        .bind(folded).bind(by_other_than).fetch_optional(connection).await)?;
    Ok(other.is_some())
}

/// What an edit of a user stores.
pub(super) struct UserChanges<'a> {
    pub user_name: &'a str,
    pub folded: &'a str,
    pub full_name: &'a str,
    pub sort_key: &'a str,
}

/// Whether the user still stood at this version.
pub(super) async fn change(
    tx: &mut Tx,
    id: UserId,
    version: i64,
    changes: UserChanges<'_>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(CHANGE_USER)
        .bind(id).bind(version).bind(changes.user_name).bind(changes.folded).bind(changes.full_name)
        .bind(changes.sort_key).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

pub(super) async fn replace_roles(tx: &mut Tx, id: UserId, roles: &[Role]) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(DELETE_ROLES).bind(id).execute(connection).await.map(|_| ()))?;
    for role in roles {
        super::super::store::insert_role(tx, id, *role).await?;
    }
    Ok(())
}

/// Archives at an instant, or restores with `None`. Whether the user still stood at this version.
pub(super) async fn archive(tx: &mut Tx, id: UserId, version: i64, at: Option<Instant>) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(ARCHIVE_USER)
        .bind(id).bind(version).bind(at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Whether somebody besides this user can sign in as administrator. Locks the answer until the transaction ends.
pub(super) async fn has_other_administrator(tx: &mut Tx, besides: UserId) -> Result<bool, DatabaseError> {
    within!(tx, connection => sqlx::query(TAKE_TURNS_ABOUT_ADMINISTRATORS).execute(connection).await.map(|_| ()))?;
    let others: i64 =
        within!(tx, connection => sqlx::query_scalar(OTHER_ADMINISTRATORS).bind(besides).fetch_one(connection).await)?;
    Ok(others > 0)
}

pub(super) async fn change_password(tx: &mut Tx, id: UserId, hash: &str) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(CHANGE_PASSWORD).bind(id).bind(hash).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Preferences as they are stored: JSON.
pub(super) async fn find_preferences(tx: &mut Tx, id: UserId) -> Result<Option<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PREFERENCES).bind(id).fetch_optional(connection).await)?)
}

pub(super) async fn keep_preferences(tx: &mut Tx, id: UserId, json: &str) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(KEEP_PREFERENCES).bind(id).bind(json).execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn void_recovery_codes(tx: &mut Tx, now: Instant) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(VOID_RECOVERY_CODES).bind(now).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// The one recovery code that counts.
#[derive(sqlx::FromRow)]
pub(super) struct RecoveryRow {
    pub id: i64,
    pub code_hash: String,
}

pub(super) async fn find_recovery_code(tx: &mut Tx) -> Result<Option<RecoveryRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(VALID_RECOVERY_CODE).fetch_optional(connection).await)?)
}

/// Whether the code was unused until now.
pub(super) async fn use_recovery_code(tx: &mut Tx, id: i64, now: Instant) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(USE_RECOVERY_CODE)
        .bind(id).bind(now).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
