//! Talks about agreements.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::agreements::talk::{Talk, TalkFacts};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AgreementId, RequestKey, TalkId, UserId};
use crate::shared::instant::Instant;

statements! {
    TALK_OF_REQUEST = "SELECT agreement_id FROM agreement_talks WHERE request_key = $1";
    ADD_TALK = "INSERT INTO agreement_talks (request_key, agreement_id, held_on, took_part, said, next_step, next_on, noted_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
    FIND_TALK = "SELECT t.id, t.agreement_id, t.version, t.held_on, t.took_part, t.said, t.next_step, t.next_on, t.next_done_on,
            u.full_name AS noted_by
        FROM agreement_talks t LEFT JOIN users u ON u.id = t.noted_by WHERE t.id = $1";
    TALKS_OF = "SELECT t.id, t.agreement_id, t.version, t.held_on, t.took_part, t.said, t.next_step, t.next_on, t.next_done_on,
            u.full_name AS noted_by
        FROM agreement_talks t LEFT JOIN users u ON u.id = t.noted_by
        WHERE t.agreement_id = $1 AND t.withdrawn_at IS NULL ORDER BY t.held_on DESC, t.id DESC";
    CHANGE_TALK = "UPDATE agreement_talks SET held_on = $3, took_part = $4, said = $5, next_step = $6, next_on = $7,
            version = version + 1 WHERE id = $1 AND version = $2";
    WITHDRAW_TALK = "UPDATE agreement_talks SET withdrawn_at = $3, version = version + 1 WHERE id = $1 AND version = $2";
    SETTLE_NEXT_STEP = "UPDATE agreement_talks SET next_done_on = $3, version = version + 1 WHERE id = $1 AND version = $2";
    NEXT_STEPS = "SELECT id, agreement_id, next_step, next_on FROM agreement_talks
        WHERE agreement_id BETWEEN $1 AND $2 AND withdrawn_at IS NULL AND next_done_on IS NULL AND next_on IS NOT NULL
        ORDER BY agreement_id, id";
}

#[derive(Debug, sqlx::FromRow)]
struct TalkRow {
    id: TalkId,
    agreement_id: AgreementId,
    version: i64,
    held_on: NaiveDate,
    took_part: String,
    said: String,
    next_step: String,
    next_on: Option<NaiveDate>,
    next_done_on: Option<NaiveDate>,
    noted_by: Option<String>,
}

impl TalkRow {
    fn talk(self) -> Talk {
        Talk {
            id: self.id,
            version: self.version,
            facts: TalkFacts {
                held_on: self.held_on,
                took_part: self.took_part,
                said: self.said,
                next_step: self.next_step,
                next_on: self.next_on,
            },
            next_done_on: self.next_done_on,
            noted_by: self.noted_by,
        }
    }
}

/// The agreement about which a request noted a talk.
pub(in crate::agreements) async fn talk_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<AgreementId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(TALK_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

pub(in crate::agreements) async fn add_talk(
    tx: &mut Tx,
    (id, key): (AgreementId, RequestKey),
    facts: &TalkFacts,
    by: Option<UserId>,
) -> Result<TalkId, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ADD_TALK)
        .bind(key).bind(id).bind(facts.held_on).bind(facts.took_part.as_str()).bind(facts.said.as_str())
        .bind(facts.next_step.as_str()).bind(facts.next_on).bind(by).fetch_one(connection).await)?)
}

/// A talk with its agreement, also one that was taken back.
pub(in crate::agreements) async fn find_talk(
    tx: &mut Tx,
    id: TalkId,
) -> Result<Option<(AgreementId, Talk)>, DatabaseError> {
    let row: Option<TalkRow> =
        within!(tx, connection => sqlx::query_as(FIND_TALK).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(|row| (row.agreement_id, row.talk())))
}

/// The talks about an agreement that stand, the newest first.
pub(in crate::agreements) async fn talks_of(tx: &mut Tx, id: AgreementId) -> Result<Vec<Talk>, DatabaseError> {
    let rows: Vec<TalkRow> = within!(tx, connection => sqlx::query_as(TALKS_OF).bind(id).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(TalkRow::talk).collect())
}

/// Writes other facts; `false` where somebody else did meanwhile.
pub(in crate::agreements) async fn change_talk(
    tx: &mut Tx,
    (id, version): (TalkId, i64),
    facts: &TalkFacts,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(CHANGE_TALK)
        .bind(id).bind(version).bind(facts.held_on).bind(facts.took_part.as_str()).bind(facts.said.as_str())
        .bind(facts.next_step.as_str()).bind(facts.next_on)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Takes a talk back, or puts it back; `false` where somebody else did something with it meanwhile.
pub(in crate::agreements) async fn withdraw_talk(
    tx: &mut Tx,
    (id, version): (TalkId, i64),
    at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(WITHDRAW_TALK)
        .bind(id).bind(version).bind(at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Notes when the next step was done; `false` where somebody else did something with it meanwhile.
pub(in crate::agreements) async fn settle_next_step(
    tx: &mut Tx,
    (id, version): (TalkId, i64),
    done_on: Option<NaiveDate>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(SETTLE_NEXT_STEP)
        .bind(id).bind(version).bind(done_on).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// A next step that is to be done on a day.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::agreements) struct NextStep {
    pub id: TalkId,
    pub agreement_id: AgreementId,
    pub next_step: String,
    pub next_on: NaiveDate,
}

/// The next steps of the agreements from one to another that are to be done on a day.
pub(in crate::agreements) async fn next_steps(
    tx: &mut Tx,
    (first, last): (AgreementId, AgreementId),
) -> Result<BTreeMap<AgreementId, Vec<NextStep>>, DatabaseError> {
    let rows: Vec<NextStep> =
        within!(tx, connection => sqlx::query_as(NEXT_STEPS).bind(first).bind(last).fetch_all(connection).await)?;
    let mut steps: BTreeMap<AgreementId, Vec<NextStep>> = BTreeMap::new();
    for row in rows {
        steps.entry(row.agreement_id).or_default().push(row);
    }
    Ok(steps)
}
