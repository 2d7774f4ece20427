//! All SQL about drafts. Every statement names the user: nobody reads another's.

use super::{Draft, DraftSummary};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::UserId;
use crate::shared::instant::Instant;

statements! {
    SAVE_DRAFT = "INSERT INTO drafts (user_id, kind, slot, title, body, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (user_id, kind, slot)
        DO UPDATE SET title = excluded.title, body = excluded.body, changed_at = excluded.changed_at";
    DRAFTS = "SELECT kind, slot, title, changed_at FROM drafts WHERE user_id = $1 ORDER BY changed_at DESC, id DESC LIMIT 500";
    DRAFT = "SELECT kind, slot, title, body, changed_at FROM drafts WHERE user_id = $1 AND kind = $2 AND slot = $3";
    /// The one statement that names no user: what anybody has begun to write about somebody whose name is taken away.
    FORGET_DRAFTS = "DELETE FROM drafts WHERE user_id IN (SELECT u.id FROM users u) AND kind = $1
        AND (slot = $2 OR slot LIKE $3)";
    DISCARD_DRAFT = "DELETE FROM drafts WHERE user_id = $1 AND kind = $2 AND slot = $3";
}

/// Deletes every draft of this kind whose slot is one of these: `attach-7`, or what begins like `change-7-`.
pub(crate) async fn forget_drafts(
    tx: &mut Tx,
    kind: &str,
    (slot, beginning): (&str, &str),
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(FORGET_DRAFTS)
        .bind(kind).bind(slot).bind(format!("{beginning}%")).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// What of a draft is stored.
pub(super) struct DraftToStore<'a> {
    pub kind: &'a str,
    pub slot: &'a str,
    pub title: &'a str,
    pub body: &'a str,
}

pub(super) async fn save(
    tx: &mut Tx,
    user_id: UserId,
    draft: DraftToStore<'_>,
    now: Instant,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(SAVE_DRAFT)
        .bind(user_id).bind(draft.kind).bind(draft.slot).bind(draft.title).bind(draft.body).bind(now)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct SummaryRow {
    kind: String,
    slot: String,
    title: String,
    changed_at: Instant,
}

pub(super) async fn list(tx: &mut Tx, user_id: UserId) -> Result<Vec<DraftSummary>, DatabaseError> {
    let rows: Vec<SummaryRow> =
        within!(tx, connection => sqlx::query_as(DRAFTS).bind(user_id).fetch_all(connection).await)?;
    let summary = |SummaryRow { kind, slot, title, changed_at }| DraftSummary { kind, slot, title, changed_at };
    Ok(rows.into_iter().map(summary).collect())
}

#[derive(sqlx::FromRow)]
struct DraftRow {
    kind: String,
    slot: String,
    title: String,
    body: String,
    changed_at: Instant,
}

pub(super) async fn find(tx: &mut Tx, user_id: UserId, kind: &str, slot: &str) -> Result<Option<Draft>, DatabaseError> {
    let row: Option<DraftRow> = within!(tx, connection => sqlx::query_as(DRAFT)
        .bind(user_id).bind(kind).bind(slot).fetch_optional(connection).await)?;
    let Some(DraftRow { kind, slot, title, body, changed_at }) = row else { return Ok(None) };
    let body = serde_json::from_str(&body).map_err(|_| DatabaseError::inconsistent("drafts.body is no JSON"))?;
    Ok(Some(Draft { kind, slot, title, body, changed_at }))
}

pub(super) async fn discard(tx: &mut Tx, user_id: UserId, kind: &str, slot: &str) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(DISCARD_DRAFT)
        .bind(user_id).bind(kind).bind(slot).execute(connection).await.map(|_| ()))?;
    Ok(())
}
