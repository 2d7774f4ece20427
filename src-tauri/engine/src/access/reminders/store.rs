//! All SQL about reminders. Every statement names the user: nobody reads another's. Only a name that is to go is taken out of all.

use chrono::NaiveDate;

use super::Reminder;
use crate::database::{DatabaseError, Texts, Tx, mend_texts, statements, within};
use crate::shared::forgotten_name::ForgottenName;
use crate::shared::ids::{ReminderId, RequestKey, UserId};
use crate::shared::instant::Instant;

statements! {
    REMINDER_TEXTS = "SELECT id, text FROM reminders";
    MEND_REMINDER_TEXT = "UPDATE reminders SET text = $2, version = version + 1 WHERE id = $1 AND text = $3";
    REMINDERS = "SELECT id, version, due_on, text FROM reminders WHERE user_id = $1 AND done_at IS NULL
        ORDER BY due_on, id LIMIT 200";
    REMINDER = "SELECT id, version, due_on, text FROM reminders WHERE id = $1 AND user_id = $2";
    REMINDER_BY_KEY = "SELECT id FROM reminders WHERE request_key = $1 AND user_id = $2";
    INSERT_REMINDER = "INSERT INTO reminders (request_key, user_id, due_on, text, created_at) VALUES ($1, $2, $3, $4, $5)
        RETURNING id";
    SET_REMINDER_DONE = "UPDATE reminders SET done_at = $4, version = version + 1
        WHERE id = $1 AND user_id = $2 AND version = $3";
}

#[derive(Debug, sqlx::FromRow)]
struct ReminderRow {
    id: ReminderId,
    version: i64,
    due_on: NaiveDate,
    text: String,
}

impl From<ReminderRow> for Reminder {
    fn from(ReminderRow { id, version, due_on, text }: ReminderRow) -> Self {
        Self { id, version, due_on, text }
    }
}

pub(super) async fn list(tx: &mut Tx, user_id: UserId) -> Result<Vec<Reminder>, DatabaseError> {
    let rows: Vec<ReminderRow> =
        within!(tx, connection => sqlx::query_as(REMINDERS).bind(user_id).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(Reminder::from).collect())
}

pub(super) async fn find(tx: &mut Tx, user_id: UserId, id: ReminderId) -> Result<Option<Reminder>, DatabaseError> {
    let row: Option<ReminderRow> =
        within!(tx, connection => sqlx::query_as(REMINDER).bind(id).bind(user_id).fetch_optional(connection).await)?;
    Ok(row.map(Reminder::from))
}

pub(super) async fn find_by_key(
    tx: &mut Tx,
    user_id: UserId,
    key: RequestKey,
) -> Result<Option<ReminderId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(REMINDER_BY_KEY).bind(key).bind(user_id)
        .fetch_optional(connection).await)?)
}

pub(super) async fn insert(
    tx: &mut Tx,
    user_id: UserId,
    key: RequestKey,
    (due_on, text): (NaiveDate, &str),
    now: Instant,
) -> Result<ReminderId, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_REMINDER).bind(key).bind(user_id).bind(due_on).bind(text)
        .bind(now).fetch_one(connection).await)?)
}

/// Whether the version was the one seen.
pub(super) async fn set_done(
    tx: &mut Tx,
    user_id: UserId,
    (id, version): (ReminderId, i64),
    done_at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(SET_REMINDER_DONE).bind(id).bind(user_id).bind(version).bind(done_at)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Takes a name out of everybody's reminders, whose words nobody is told; how many texts.
pub(crate) async fn forget_in_reminders(tx: &mut Tx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    let columns = [Texts { read: REMINDER_TEXTS, write: MEND_REMINDER_TEXT }];
    mend_texts(tx, &columns, &|text| name.mended(text)).await
}
