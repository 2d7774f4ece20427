//! All SQL of this slice.

use super::{Event, Role, SignedIn};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{RequestKey, UserId};
use crate::shared::instant::Instant;

statements! {
    INSERT_EVENT = "INSERT INTO events (at, user_id, operation, request, event, subject_kind, subject_id, event_values)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    INSERT_OFFICE = "INSERT INTO office_details (id, name, demo_since, set_up_at) VALUES (1, $1, $2, $3)
        ON CONFLICT (id) DO NOTHING";
    OFFICE_STATE = "SELECT name, language, demo_since, lock_after_minutes FROM office_details WHERE id = 1";
    INSERT_USER = "INSERT INTO users (request_key, user_name, user_name_folded, full_name, sort_key, password_hash, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id";
    INSERT_ROLE = "INSERT INTO user_roles (user_id, role) VALUES ($1, $2)";
    ROLES_OF = "SELECT role FROM user_roles WHERE user_id = $1 ORDER BY role";
    USER_FOR_SIGN_IN = "SELECT id, user_name, full_name, password_hash, failed_attempts, wait_until
        FROM users WHERE user_name_folded = $1 AND archived_at IS NULL";
    DEMO_USER = "SELECT u.user_name_folded FROM users u JOIN user_roles r ON r.user_id = u.id
        WHERE r.role = $1 AND u.archived_at IS NULL ORDER BY u.id LIMIT 1";
    SIGNED_IN_USER = "SELECT id, user_name, full_name, password_hash, failed_attempts, wait_until
        FROM users WHERE id = $1 AND archived_at IS NULL";
    COUNT_FAILURE = "UPDATE users SET failed_attempts = failed_attempts + 1, wait_until = $3
        WHERE id = $1 AND failed_attempts = $2";
    INSERT_RECOVERY_CODE = "INSERT INTO recovery_codes (code_hash, made_at) VALUES ($1, $2)";
    CLEAR_FAILURES = "UPDATE users SET failed_attempts = 0, wait_until = NULL WHERE id = $1 AND failed_attempts > 0";
}

/// Writes one line of the log.
pub(super) async fn insert_event(
    tx: &mut Tx,
    user_id: Option<UserId>,
    operation: &str,
    request: &str,
    now: Instant,
    event: &Event,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(INSERT_EVENT)
        .bind(now)
        .bind(user_id)
        .bind(operation)
        .bind(request)
        .bind(&event.name)
        .bind(event.subject.kind.as_str())
        .bind(event.subject.id)
        .bind(event.values.to_string())
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// The office as far as a visitor may know it.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct OfficeRow {
    pub name: String,
    pub language: String,
    pub demo_since: Option<Instant>,
    pub lock_after_minutes: i64,
}

pub(super) async fn office_state(tx: &mut Tx) -> Result<Option<OfficeRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(OFFICE_STATE).fetch_optional(connection).await)?)
}

/// Whether the office was not there before.
pub(super) async fn insert_office(
    tx: &mut Tx,
    name: &str,
    demo_since: Option<Instant>,
    now: Instant,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(INSERT_OFFICE)
        .bind(name).bind(demo_since).bind(now).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// A user to be stored.
pub(super) struct UserToStore<'a> {
    pub request_key: RequestKey,
    pub user_name: &'a str,
    pub folded: &'a str,
    pub full_name: &'a str,
    pub sort_key: &'a str,
    pub password_hash: &'a str,
}

/// `None` where the name or the request key is there already.
pub(super) async fn insert_user(
    tx: &mut Tx,
    user: UserToStore<'_>,
    now: Instant,
) -> Result<Option<UserId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_USER)
        .bind(user.request_key).bind(user.user_name).bind(user.folded).bind(user.full_name).bind(user.sort_key)
        .bind(user.password_hash).bind(now).fetch_optional(connection).await)?)
}

pub(super) async fn insert_role(tx: &mut Tx, user_id: UserId, role: Role) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(INSERT_ROLE).bind(user_id).bind(role.as_str()).execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn roles_of(tx: &mut Tx, user_id: UserId) -> Result<Vec<Role>, DatabaseError> {
    let words: Vec<String> =
        within!(tx, connection => sqlx::query_scalar(ROLES_OF).bind(user_id).fetch_all(connection).await)?;
    words
        .into_iter()
        .map(|word| Role::try_from(word).map_err(|_| DatabaseError::inconsistent("user_roles.role")))
        .collect()
}

/// What a sign-in is judged by.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct SignInRow {
    pub id: UserId,
    pub user_name: String,
    pub full_name: String,
    pub password_hash: String,
    pub failed_attempts: i64,
    pub wait_until: Option<Instant>,
}

impl SignInRow {
    pub fn signed_in(self, roles: Vec<Role>) -> SignedIn {
        SignedIn { user_id: self.id, user_name: self.user_name, full_name: self.full_name, roles }
    }
}

pub(super) async fn find_for_sign_in(tx: &mut Tx, folded: &str) -> Result<Option<SignInRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(USER_FOR_SIGN_IN).bind(folded).fetch_optional(connection).await)?)
}

/// The first user of a role; asked on demo offices only.
pub(super) async fn find_demo_user(tx: &mut Tx, role: Role) -> Result<Option<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(DEMO_USER).bind(role.as_str()).fetch_optional(connection).await)?)
}

/// Somebody who sits at a seat, unless they were archived meanwhile.
pub(super) async fn find_signed_in(tx: &mut Tx, id: UserId) -> Result<Option<SignInRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(SIGNED_IN_USER).bind(id).fetch_optional(connection).await)?)
}

/// Whether nobody else tried meanwhile: `failures` is how many there were.
pub(super) async fn count_failure(
    tx: &mut Tx,
    user_id: UserId,
    failures: i64,
    wait_until: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(COUNT_FAILURE)
        .bind(user_id).bind(failures).bind(wait_until).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

pub(super) async fn clear_failures(tx: &mut Tx, user_id: UserId) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(CLEAR_FAILURES).bind(user_id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn insert_recovery_code(tx: &mut Tx, code_hash: &str, now: Instant) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(INSERT_RECOVERY_CODE).bind(code_hash).bind(now).execute(connection).await.map(|_| ()))?;
    Ok(())
}
