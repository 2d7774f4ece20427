//! Writing houses.

use super::{folded, kept};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::premises::PremisesDetails;
use crate::shared::ids::{PremisesId, RequestKey};
use crate::shared::instant::Instant;
use crate::shared::text::sort_key;

statements! {
    PREMISES_BY_KEY = "SELECT id FROM premises WHERE request_key = $1";
    PREMISES_BY_NAME = "SELECT id FROM premises WHERE name_folded = $1";
    INSERT_PREMISES = "INSERT INTO premises (request_key, name, name_folded, short_name, sort_key, aliases, street, postal_code,
            town, nearest_stop, stop_distance, step_free, step_free_note, accessible_toilet, accessible_toilet_note,
            hearing_loop, hearing_loop_note, parking, parking_note, grid_minutes, on_holiday, house_rules, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
        ON CONFLICT DO NOTHING RETURNING id";
    UPDATE_PREMISES = "UPDATE premises SET name = $3, name_folded = $4, short_name = $5, sort_key = $6, aliases = $7, street = $8,
            postal_code = $9, town = $10, nearest_stop = $11, stop_distance = $12, step_free = $13, step_free_note = $14,
            accessible_toilet = $15, accessible_toilet_note = $16, hearing_loop = $17, hearing_loop_note = $18,
            parking = $19, parking_note = $20, grid_minutes = $21, on_holiday = $22, house_rules = $23, version = version + 1
        WHERE id = $1 AND version = $2";
    RETIRE_PREMISES = "UPDATE premises SET retired_at = $3, version = version + 1 WHERE id = $1 AND version = $2";
}

pub(in crate::premises) async fn premises_by_key(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<PremisesId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PREMISES_BY_KEY).bind(key).fetch_optional(connection).await)?)
}

/// The house of this name, however it is written.
pub(in crate::premises) async fn premises_by_name(
    tx: &mut Tx,
    name: &str,
) -> Result<Option<PremisesId>, DatabaseError> {
    let name = folded(name);
    Ok(within!(tx, connection => sqlx::query_scalar(PREMISES_BY_NAME).bind(name).fetch_optional(connection).await)?)
}

/// `None` where the name or the request key is there already.
pub(in crate::premises) async fn insert_premises(
    tx: &mut Tx,
    key: RequestKey,
    details: &PremisesDetails,
    now: Instant,
) -> Result<Option<PremisesId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_PREMISES)
        .bind(key).bind(&details.name).bind(folded(&details.name)).bind(&details.short_name).bind(sort_key(&details.name))
        .bind(kept(&details.aliases)).bind(&details.street).bind(&details.postal_code).bind(&details.town)
        .bind(&details.nearest_stop).bind(&details.stop_distance)
        .bind(details.step_free.state.as_str()).bind(&details.step_free.note)
        .bind(details.accessible_toilet.state.as_str()).bind(&details.accessible_toilet.note)
        .bind(details.hearing_loop.state.as_str()).bind(&details.hearing_loop.note)
        .bind(details.parking.state.as_str()).bind(&details.parking.note)
        .bind(details.grid_minutes).bind(details.on_holiday.as_str()).bind(&details.house_rules).bind(now)
        .fetch_optional(connection).await)?)
}

/// Whether the version was the one seen.
pub(in crate::premises) async fn update_premises(
    tx: &mut Tx,
    id: PremisesId,
    version: i64,
    details: &PremisesDetails,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(UPDATE_PREMISES)
        .bind(id).bind(version).bind(&details.name).bind(folded(&details.name)).bind(&details.short_name)
        .bind(sort_key(&details.name)).bind(kept(&details.aliases)).bind(&details.street).bind(&details.postal_code)
        .bind(&details.town).bind(&details.nearest_stop).bind(&details.stop_distance)
        .bind(details.step_free.state.as_str()).bind(&details.step_free.note)
        .bind(details.accessible_toilet.state.as_str()).bind(&details.accessible_toilet.note)
        .bind(details.hearing_loop.state.as_str()).bind(&details.hearing_loop.note)
        .bind(details.parking.state.as_str()).bind(&details.parking.note)
        .bind(details.grid_minutes).bind(details.on_holiday.as_str()).bind(&details.house_rules)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Whether the version was the one seen. `None` takes the house back into use.
pub(in crate::premises) async fn retire_premises(
    tx: &mut Tx,
    id: PremisesId,
    version: i64,
    retired_at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(RETIRE_PREMISES)
        .bind(id).bind(version).bind(retired_at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
