//! All SQL of closures.

use super::{Closure, ClosureCovers};
use crate::database::{DatabaseError, Texts, Tx, mend_texts, statements, within};
use crate::shared::forgotten_name::ForgottenName;
use crate::shared::ids::{ClosureId, PremisesId, RequestKey, RoomId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::WallTime;

statements! {
    CLOSURE_REASONS = "SELECT id, reason FROM closures WHERE reason <> ''";
    MEND_CLOSURE_REASON = "UPDATE closures SET reason = $2, version = version + 1 WHERE id = $1 AND reason = $3";
    CLOSURES = "SELECT c.id, c.premises_id, c.covers, c.starts, c.ends, c.reason, c.withdrawn_at, c.version, r.room_id
        FROM closures c LEFT JOIN closure_rooms r ON r.closure_id = c.id
        WHERE c.ends_at > $1 AND c.starts_at < $2 AND c.withdrawn_at IS NULL
        ORDER BY c.starts_at, c.id, r.room_id";
    PAST_CLOSURES = "SELECT c.id, c.premises_id, c.covers, c.starts, c.ends, c.reason, c.withdrawn_at, c.version, r.room_id
        FROM (SELECT * FROM closures WHERE ends_at <= $1 OR withdrawn_at IS NOT NULL
            ORDER BY starts_at DESC, id DESC LIMIT $2 OFFSET $3) c
        LEFT JOIN closure_rooms r ON r.closure_id = c.id
        ORDER BY c.starts_at DESC, c.id DESC, r.room_id";
    FIND_CLOSURE = "SELECT c.id, c.premises_id, c.covers, c.starts, c.ends, c.reason, c.withdrawn_at, c.version, r.room_id
        FROM closures c LEFT JOIN closure_rooms r ON r.closure_id = c.id WHERE c.id = $1 ORDER BY r.room_id";
    CLOSURE_BY_KEY = "SELECT id FROM closures WHERE request_key = $1";
    INSERT_CLOSURE = "INSERT INTO closures (request_key, premises_id, covers, starts, ends, starts_at, ends_at, reason, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (request_key) DO NOTHING RETURNING id";
    INSERT_CLOSURE_ROOM = "INSERT INTO closure_rooms (closure_id, room_id) VALUES ($1, $2)";
    DELETE_CLOSURE_ROOMS = "DELETE FROM closure_rooms WHERE closure_id = $1";
    UPDATE_CLOSURE = "UPDATE closures SET starts = $3, ends = $4, starts_at = $5, ends_at = $6, reason = $7, covers = $8,
            version = version + 1
        WHERE id = $1 AND version = $2 AND withdrawn_at IS NULL";
    WITHDRAW_CLOSURE = "UPDATE closures SET withdrawn_at = $3, version = version + 1 WHERE id = $1 AND version = $2";
}

#[derive(Debug, sqlx::FromRow)]
struct ClosureRow {
    id: ClosureId,
    premises_id: PremisesId,
    #[sqlx(try_from = "String")]
    covers: ClosureCovers,
    starts: WallTime,
    ends: WallTime,
    reason: String,
    withdrawn_at: Option<Instant>,
    version: i64,
    room_id: Option<RoomId>,
}

impl ClosureRow {
    fn into_closure(self) -> Closure {
        Closure {
            id: self.id,
            premises_id: self.premises_id,
            covers: self.covers,
            rooms: self.room_id.into_iter().collect(),
            starts: self.starts,
            ends: self.ends,
            reason: self.reason,
            withdrawn_at: self.withdrawn_at,
            version: self.version,
        }
    }
}

/// Rows of one closure after another, one for each of its rooms.
fn together(rows: Vec<ClosureRow>) -> Vec<Closure> {
    let mut closures: Vec<Closure> = Vec::new();
    for row in rows {
        let room = row.room_id;
        match closures.last_mut().filter(|closure| closure.id == row.id) {
            Some(closure) => closure.rooms.extend(room),
            None => closures.push(row.into_closure()),
        }
    }
    closures
}

/// Closures of all houses that touch a time and count, in the order they begin.
pub(in crate::premises) async fn touching(
    tx: &mut Tx,
    from: Instant,
    until: Instant,
) -> Result<Vec<Closure>, DatabaseError> {
    let rows: Vec<ClosureRow> = within!(tx, connection => sqlx::query_as(CLOSURES)
        .bind(from).bind(until).fetch_all(connection).await)?;
    Ok(together(rows))
}

pub(super) async fn closure_by_key(tx: &mut Tx, key: RequestKey) -> Result<Option<ClosureId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(CLOSURE_BY_KEY).bind(key).fetch_optional(connection).await)?)
}

/// Also one that was withdrawn.
pub(crate) async fn find_closure(tx: &mut Tx, id: ClosureId) -> Result<Option<Closure>, DatabaseError> {
    let rows: Vec<ClosureRow> =
        within!(tx, connection => sqlx::query_as(FIND_CLOSURE).bind(id).fetch_all(connection).await)?;
    Ok(together(rows).pop())
}

/// A closure's times, on the wall and as instants.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClosureTimes {
    pub starts: WallTime,
    pub ends: WallTime,
    pub starts_at: Instant,
    pub ends_at: Instant,
}

/// A closure to be stored.
#[derive(Debug)]
pub(super) struct ClosureToStore<'a> {
    pub request_key: RequestKey,
    pub premises_id: PremisesId,
    pub covers: ClosureCovers,
    pub rooms: &'a [RoomId],
    pub times: ClosureTimes,
    pub reason: &'a str,
}

/// `None` where the request key is there already.
pub(super) async fn insert_closure(
    tx: &mut Tx,
    closure: &ClosureToStore<'_>,
    now: Instant,
) -> Result<Option<ClosureId>, DatabaseError> {
    let times = closure.times;
    let id: Option<ClosureId> = within!(tx, connection => sqlx::query_scalar(INSERT_CLOSURE)
        .bind(closure.request_key).bind(closure.premises_id).bind(closure.covers.as_str())
        .bind(times.starts.naive()).bind(times.ends.naive()).bind(times.starts_at).bind(times.ends_at)
        .bind(closure.reason).bind(now).fetch_optional(connection).await)?;
    if let Some(id) = id {
        set_rooms(tx, id, closure.rooms).await?;
    }
    Ok(id)
}

async fn set_rooms(tx: &mut Tx, id: ClosureId, rooms: &[RoomId]) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(DELETE_CLOSURE_ROOMS).bind(id).execute(connection).await.map(|_| ()))?;
    for room in rooms {
        within!(tx, connection => sqlx::query(INSERT_CLOSURE_ROOM)
            .bind(id).bind(*room).execute(connection).await.map(|_| ()))?;
    }
    Ok(())
}

/// What a closure is to be.
#[derive(Debug)]
pub(super) struct ClosureChange<'a> {
    pub covers: ClosureCovers,
    pub rooms: &'a [RoomId],
    pub times: ClosureTimes,
    pub reason: &'a str,
}

/// Whether the version was the one seen.
pub(super) async fn update_closure(
    tx: &mut Tx,
    id: ClosureId,
    version: i64,
    change: &ClosureChange<'_>,
) -> Result<bool, DatabaseError> {
    let times = change.times;
    let rows = within!(tx, connection => sqlx::query(UPDATE_CLOSURE)
        .bind(id).bind(version).bind(times.starts.naive()).bind(times.ends.naive()).bind(times.starts_at)
        .bind(times.ends_at).bind(change.reason).bind(change.covers.as_str())
        .execute(connection).await.map(|done| done.rows_affected()))?;
    if rows == 1 {
        set_rooms(tx, id, change.rooms).await?;
    }
    Ok(rows == 1)
}

/// Closures that are over or were withdrawn, the latest first.
pub(super) async fn past(tx: &mut Tx, now: Instant, most: i64, skip: i64) -> Result<Vec<Closure>, DatabaseError> {
    let rows: Vec<ClosureRow> = within!(tx, connection => sqlx::query_as(PAST_CLOSURES)
        .bind(now).bind(most).bind(skip).fetch_all(connection).await)?;
    Ok(together(rows))
}

/// Whether the version was the one seen. `None` makes the closure count again.
pub(super) async fn withdraw_closure(
    tx: &mut Tx,
    id: ClosureId,
    version: i64,
    withdrawn_at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(WITHDRAW_CLOSURE)
        .bind(id).bind(version).bind(withdrawn_at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Takes a name out of why rooms are closed; how many texts.
pub(crate) async fn forget_in_closures(tx: &mut Tx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    let columns = [Texts { read: CLOSURE_REASONS, write: MEND_CLOSURE_REASON }];
    mend_texts(tx, &columns, &|text| name.mended(text)).await
}
