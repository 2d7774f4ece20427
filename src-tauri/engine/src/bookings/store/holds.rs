//! All SQL about times that a desk keeps while a caller thinks. There are never many.

use crate::bookings::hold::RoomHold;
use crate::bookings::occupancy::Period;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{HoldId, RequestKey, RoomId, UserId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::{TimeSlot, WallTime, wall_time_of};

statements! {
    INSERT_HOLD = "INSERT INTO room_holds (request_key, user_id, rooms, starts, ends, starts_at, ends_at, held_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
    HOLD_BY_KEY = "SELECT id FROM room_holds WHERE request_key = $1 AND held_until > $2";
    HOLDS = "SELECT h.id, h.rooms, h.starts, h.ends, h.held_until, h.user_id, u.full_name
        FROM room_holds h LEFT JOIN users u ON u.id = h.user_id WHERE h.held_until > $1 ORDER BY h.held_until, h.id";
    RELEASE_HOLD = "DELETE FROM room_holds WHERE id = $1 AND held_until > $2";
    SWEEP_HOLDS = "DELETE FROM room_holds WHERE held_until <= $1";
}

/// A time to be kept.
#[derive(Debug)]
pub(in crate::bookings) struct HoldToStore<'a> {
    pub request_key: RequestKey,
    pub user_id: Option<UserId>,
    pub rooms: &'a [RoomId],
    pub slot: TimeSlot,
    pub booked: Period,
    pub until: Instant,
}

pub(in crate::bookings) async fn insert_hold(tx: &mut Tx, hold: &HoldToStore<'_>) -> Result<HoldId, DatabaseError> {
    let rooms = serde_json::json!(hold.rooms).to_string();
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_HOLD)
        .bind(hold.request_key).bind(hold.user_id).bind(rooms)
        .bind(hold.slot.starts().naive()).bind(hold.slot.ends().naive())
        .bind(hold.booked.from).bind(hold.booked.until).bind(hold.until).fetch_one(connection).await)?)
}

pub(in crate::bookings) async fn hold_by_key(tx: &mut Tx, key: RequestKey) -> Result<Option<HoldId>, DatabaseError> {
    let moment = tx.moment();
    Ok(within!(tx, connection => sqlx::query_scalar(HOLD_BY_KEY).bind(key).bind(moment)
        .fetch_optional(connection).await)?)
}

#[derive(Debug, sqlx::FromRow)]
struct HoldRow {
    id: HoldId,
    rooms: String,
    starts: WallTime,
    ends: WallTime,
    held_until: Instant,
    user_id: Option<UserId>,
    full_name: Option<String>,
}

/// Every time that is kept at the moment, the first to run out first.
pub(in crate::bookings) async fn holds(tx: &mut Tx) -> Result<Vec<RoomHold>, DatabaseError> {
    let moment = tx.moment();
    let rows: Vec<HoldRow> = within!(tx, connection => sqlx::query_as(HOLDS).bind(moment).fetch_all(connection).await)?;
    let hold = |row: HoldRow| {
        let rooms = serde_json::from_str(&row.rooms).map_err(|_| DatabaseError::inconsistent("room_holds.rooms"))?;
        Ok(RoomHold {
            id: row.id,
            rooms,
            starts: row.starts,
            ends: row.ends,
            by: row.full_name.unwrap_or_default(),
            by_user_id: row.user_id,
            until: wall_time_of(row.held_until),
            until_at: row.held_until,
        })
    };
    rows.into_iter().map(hold).collect()
}

/// Lets a time go, with what it blocks. Whether it was still kept.
pub(in crate::bookings) async fn release_hold(tx: &mut Tx, id: HoldId) -> Result<bool, DatabaseError> {
    let moment = tx.moment();
    let rows = within!(tx, connection => sqlx::query(RELEASE_HOLD).bind(id).bind(moment)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Throws away what has run out.
pub(in crate::bookings) async fn sweep_holds(tx: &mut Tx) -> Result<(), DatabaseError> {
    let moment = tx.moment();
    within!(tx, connection => sqlx::query(SWEEP_HOLDS).bind(moment).execute(connection).await.map(|_| ()))?;
    Ok(())
}
