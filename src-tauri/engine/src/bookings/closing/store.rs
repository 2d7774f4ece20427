//! All SQL of what closures do to bookings.

use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{BookingId, ClosureId, ClosureMoveId, RoomId, UserId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::WallTime;

statements! {
    CLOSURE_MOVES = "SELECT id, booking_id, from_rooms, to_rooms, starts, ends, moved_at, brought_back_at
        FROM closure_moves WHERE closure_id = $1 ORDER BY id";
    INSERT_CLOSURE_MOVE = "INSERT INTO closure_moves (closure_id, booking_id, from_rooms, to_rooms, starts, ends, moved_at, moved_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
    BRING_BACK = "UPDATE closure_moves SET brought_back_at = $2 WHERE id = $1 AND brought_back_at IS NULL";
    CLOSURE_CALLS = "SELECT c.party, c.reached_at, u.full_name AS reached_by
        FROM closure_calls c LEFT JOIN users u ON u.id = c.reached_by WHERE c.closure_id = $1 ORDER BY c.party";
    TICK_CALL = "INSERT INTO closure_calls (closure_id, party, reached_at, reached_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT (closure_id, party) DO UPDATE SET reached_at = excluded.reached_at, reached_by = excluded.reached_by";
    UNTICK_CALL = "DELETE FROM closure_calls WHERE closure_id = $1 AND party = $2";
}

/// A booking that a closure moved.
#[derive(Debug, Clone)]
pub(super) struct StoredMove {
    pub id: ClosureMoveId,
    pub booking_id: BookingId,
    pub from: Vec<RoomId>,
    pub to: Vec<RoomId>,
    pub starts: WallTime,
    pub ends: WallTime,
    pub moved_at: Instant,
    pub brought_back_at: Option<Instant>,
}

#[derive(Debug, sqlx::FromRow)]
struct MoveRow {
    id: ClosureMoveId,
    booking_id: BookingId,
    from_rooms: String,
    to_rooms: String,
    starts: WallTime,
    ends: WallTime,
    moved_at: Instant,
    brought_back_at: Option<Instant>,
}

fn rooms(text: &str) -> Result<Vec<RoomId>, DatabaseError> {
    serde_json::from_str(text).map_err(|_| DatabaseError::inconsistent("closure_moves.rooms"))
}

impl MoveRow {
    fn into_move(self) -> Result<StoredMove, DatabaseError> {
        Ok(StoredMove {
            id: self.id,
            booking_id: self.booking_id,
            from: rooms(&self.from_rooms)?,
            to: rooms(&self.to_rooms)?,
            starts: self.starts,
            ends: self.ends,
            moved_at: self.moved_at,
            brought_back_at: self.brought_back_at,
        })
    }
}

/// What a closure moved, in the order it was moved.
pub(super) async fn moves(tx: &mut Tx, id: ClosureId) -> Result<Vec<StoredMove>, DatabaseError> {
    let rows: Vec<MoveRow> =
        within!(tx, connection => sqlx::query_as(CLOSURE_MOVES).bind(id).fetch_all(connection).await)?;
    rows.into_iter().map(MoveRow::into_move).collect()
}

/// The bookings that a closure moved, each once.
pub(in crate::bookings) async fn moved_by(tx: &mut Tx, id: ClosureId) -> Result<Vec<BookingId>, DatabaseError> {
    let mut ids: Vec<BookingId> = moves(tx, id).await?.into_iter().map(|there| there.booking_id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// A move to be remembered.
#[derive(Debug)]
pub(super) struct MoveToStore<'a> {
    pub closure_id: ClosureId,
    pub booking_id: BookingId,
    pub from: &'a [RoomId],
    pub to: &'a [RoomId],
    pub starts: WallTime,
    pub ends: WallTime,
}

pub(super) async fn insert_move(
    tx: &mut Tx,
    there: &MoveToStore<'_>,
    now: Instant,
    by: Option<UserId>,
) -> Result<ClosureMoveId, DatabaseError> {
    let (from, to) = (serde_json::json!(there.from).to_string(), serde_json::json!(there.to).to_string());
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_CLOSURE_MOVE)
        .bind(there.closure_id).bind(there.booking_id).bind(from).bind(to).bind(there.starts.naive())
        .bind(there.ends.naive()).bind(now).bind(by).fetch_one(connection).await)?)
}

pub(super) async fn bring_back(tx: &mut Tx, id: ClosureMoveId, now: Instant) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(BRING_BACK).bind(id).bind(now).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Who was told of a closure.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct CallRow {
    pub party: String,
    pub reached_at: Instant,
    pub reached_by: Option<String>,
}

pub(super) async fn calls(tx: &mut Tx, id: ClosureId) -> Result<Vec<CallRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(CLOSURE_CALLS).bind(id).fetch_all(connection).await)?)
}

pub(super) async fn tick(
    tx: &mut Tx,
    id: ClosureId,
    party: &str,
    now: Instant,
    by: Option<UserId>,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(TICK_CALL)
        .bind(id).bind(party).bind(now).bind(by).execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn untick(tx: &mut Tx, id: ClosureId, party: &str) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(UNTICK_CALL).bind(id).bind(party).execute(connection).await.map(|_| ()))?;
    Ok(())
}
