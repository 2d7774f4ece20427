//! Writing rooms and the spaces they are made of.

use super::{folded, kept};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::premises::RoomDetails;
use crate::shared::ids::{PremisesId, RequestKey, RoomId, SpaceId};
use crate::shared::instant::Instant;
use crate::shared::text::sort_key;

statements! {
    HOUSE_OF_ROOM = "SELECT premises_id FROM rooms WHERE id = $1";
    ROOM_BY_KEY = "SELECT id FROM rooms WHERE request_key = $1";
    ROOM_BY_NAME = "SELECT id FROM rooms WHERE premises_id = $1 AND name_folded = $2";
    INSERT_ROOM = "INSERT INTO rooms (request_key, premises_id, position, name, name_folded, short_name, sort_key, aliases, floor,
            maximum_persons, layouts, equipment, step_free, step_free_note, hearing_loop, hearing_loop_note,
            buffer_before_minutes, buffer_after_minutes, least_minutes, most_minutes, house_rules, created_at)
        VALUES ($1, $2, (SELECT coalesce(max(position), 0) + 1 FROM rooms WHERE premises_id = $2),
            $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
        ON CONFLICT DO NOTHING RETURNING id";
    UPDATE_ROOM = "UPDATE rooms SET name = $3, name_folded = $4, short_name = $5, sort_key = $6, aliases = $7, floor = $8,
            maximum_persons = $9, layouts = $10, equipment = $11, step_free = $12, step_free_note = $13, hearing_loop = $14,
            hearing_loop_note = $15, buffer_before_minutes = $16, buffer_after_minutes = $17, least_minutes = $18,
            most_minutes = $19, house_rules = $20, version = version + 1
        WHERE id = $1 AND version = $2";
    RETIRE_ROOM = "UPDATE rooms SET retired_at = $3, version = version + 1 WHERE id = $1 AND version = $2";
    INSERT_SPACE = "INSERT INTO spaces (premises_id) VALUES ($1) RETURNING id";
    INSERT_ROOM_SPACE = "INSERT INTO room_spaces (room_id, space_id) VALUES ($1, $2)";
    DELETE_ROOM_SPACES = "DELETE FROM room_spaces WHERE room_id = $1";
}

/// The house of a room.
pub(in crate::premises) async fn house_of_room(tx: &mut Tx, room: RoomId) -> Result<Option<PremisesId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(HOUSE_OF_ROOM).bind(room).fetch_optional(connection).await)?)
}

/// The room of this name in a house, however it is written.
pub(in crate::premises) async fn room_by_name(
    tx: &mut Tx,
    house: PremisesId,
    name: &str,
) -> Result<Option<RoomId>, DatabaseError> {
    let name = folded(name);
    Ok(
        within!(tx, connection => sqlx::query_scalar(ROOM_BY_NAME).bind(house).bind(name).fetch_optional(connection).await)?,
    )
}

pub(in crate::premises) async fn room_by_key(tx: &mut Tx, key: RequestKey) -> Result<Option<RoomId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ROOM_BY_KEY).bind(key).fetch_optional(connection).await)?)
}

pub(in crate::premises) async fn insert_space(tx: &mut Tx, house: PremisesId) -> Result<SpaceId, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_SPACE).bind(house).fetch_one(connection).await)?)
}

/// `None` where the name or the request key is there already.
pub(in crate::premises) async fn insert_room(
    tx: &mut Tx,
    key: RequestKey,
    house: PremisesId,
    details: &RoomDetails,
    now: Instant,
) -> Result<Option<RoomId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_ROOM)
        .bind(key).bind(house).bind(&details.name).bind(folded(&details.name)).bind(&details.short_name)
        .bind(sort_key(&details.name)).bind(kept(&details.aliases)).bind(&details.floor).bind(details.maximum_persons)
        .bind(kept(&details.layouts)).bind(kept(&details.equipment))
        .bind(details.step_free.state.as_str()).bind(&details.step_free.note)
        .bind(details.hearing_loop.state.as_str()).bind(&details.hearing_loop.note)
        .bind(details.buffers.before).bind(details.buffers.after).bind(details.least_minutes).bind(details.most_minutes)
        .bind(&details.house_rules).bind(now).fetch_optional(connection).await)?)
}

/// Whether the version was the one seen.
pub(in crate::premises) async fn update_room(
    tx: &mut Tx,
    id: RoomId,
    version: i64,
    details: &RoomDetails,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(UPDATE_ROOM)
        .bind(id).bind(version).bind(&details.name).bind(folded(&details.name)).bind(&details.short_name)
        .bind(sort_key(&details.name)).bind(kept(&details.aliases)).bind(&details.floor).bind(details.maximum_persons)
        .bind(kept(&details.layouts)).bind(kept(&details.equipment))
        .bind(details.step_free.state.as_str()).bind(&details.step_free.note)
        .bind(details.hearing_loop.state.as_str()).bind(&details.hearing_loop.note)
        .bind(details.buffers.before).bind(details.buffers.after).bind(details.least_minutes).bind(details.most_minutes)
        .bind(&details.house_rules).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Whether the version was the one seen. `None` takes the room back into use.
pub(in crate::premises) async fn retire_room(
    tx: &mut Tx,
    id: RoomId,
    version: i64,
    retired_at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(RETIRE_ROOM)
        .bind(id).bind(version).bind(retired_at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Gives a room these spaces and no others.
pub(in crate::premises) async fn set_spaces(tx: &mut Tx, id: RoomId, spaces: &[SpaceId]) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(DELETE_ROOM_SPACES).bind(id).execute(connection).await.map(|_| ()))?;
    for space in spaces {
        within!(tx, connection => sqlx::query(INSERT_ROOM_SPACE).bind(id).bind(*space).execute(connection).await.map(|_| ()))?;
    }
    Ok(())
}
