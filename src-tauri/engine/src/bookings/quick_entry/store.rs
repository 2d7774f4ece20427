//! All SQL of quick entry: the hours of the parts of a day, and what is usual.

use std::collections::BTreeMap;

use super::reading::{DayParts, NamedHours, NamedTime};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{OrganisationId, RoomId};
use crate::shared::instant::Instant;

statements! {
    DAY_PARTS_VERSION = "SELECT version FROM day_parts_settings WHERE id = 1";
    CHANGE_DAY_PARTS = "UPDATE day_parts_settings SET version = version + 1 WHERE id = 1 AND version = $1";
    DAY_PARTS = "SELECT name, starts_minute, ends_minute FROM day_parts ORDER BY position";
    KEEP_DAY_PART = "UPDATE day_parts SET starts_minute = $2, ends_minute = $3 WHERE name = $1";
    /// Of the bookings made last, so that it costs the same however many there have been.
    RECENT_LENGTHS = "SELECT b.starts_at, b.ends_at FROM (
            SELECT booking_id FROM booking_rooms WHERE room_id = $1 ORDER BY booking_id DESC LIMIT 60) AS r
        JOIN bookings b ON b.id = r.booking_id WHERE b.cancelled_at IS NULL";
    LATEST_OF = "SELECT b.starts_at, r.room_id FROM (
            SELECT id, starts_at FROM bookings WHERE organisation_id = $1 ORDER BY starts_at DESC LIMIT 1) AS b
        JOIN booking_rooms r ON r.booking_id = b.id ORDER BY r.position LIMIT 1";
}

#[derive(Debug, sqlx::FromRow)]
struct HoursRow {
    #[sqlx(try_from = "String")]
    name: NamedTime,
    starts_minute: i64,
    ends_minute: i64,
}

/// The hours of the parts of a day.
pub(super) async fn named_hours(tx: &mut Tx) -> Result<DayParts, DatabaseError> {
    let version: i64 = within!(tx, connection => sqlx::query_scalar(DAY_PARTS_VERSION).fetch_one(connection).await)?;
    let rows: Vec<HoursRow> = within!(tx, connection => sqlx::query_as(DAY_PARTS).fetch_all(connection).await)?;
    let hours = |HoursRow { name, starts_minute, ends_minute }| NamedHours { name, starts_minute, ends_minute };
    Ok(DayParts { version, hours: rows.into_iter().map(hours).collect() })
}

/// Keeps other hours. Whether the version was the one seen.
pub(super) async fn keep_named_hours(tx: &mut Tx, version: i64, hours: &[NamedHours]) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(CHANGE_DAY_PARTS)
        .bind(version).execute(connection).await.map(|done| done.rows_affected()))?;
    if rows != 1 {
        return Ok(false);
    }
    for there in hours {
        within!(tx, connection => sqlx::query(KEEP_DAY_PART)
            .bind(there.name.as_str()).bind(there.starts_minute).bind(there.ends_minute)
            .execute(connection).await.map(|_| ()))?;
    }
    Ok(true)
}

/// How long bookings of a room usually are, in minutes; `None` where there are none. Of two lengths that are as common,
/// the shorter.
pub(super) async fn usual_minutes(tx: &mut Tx, room: RoomId) -> Result<Option<i64>, DatabaseError> {
    let times: Vec<(Instant, Instant)> =
        within!(tx, connection => sqlx::query_as(RECENT_LENGTHS).bind(room).fetch_all(connection).await)?;
    let mut counted: BTreeMap<i64, usize> = BTreeMap::new();
    for (starts_at, ends_at) in times {
        *counted.entry((ends_at.unix() - starts_at.unix()) / 60).or_default() += 1;
    }
    Ok(counted.into_iter().max_by_key(|(minutes, count)| (*count, -minutes)).map(|(minutes, _)| minutes))
}

/// When an organisation's last booking starts, and its first room.
pub(in crate::bookings) async fn latest_of(
    tx: &mut Tx,
    organisation_id: OrganisationId,
) -> Result<Option<(Instant, RoomId)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(LATEST_OF).bind(organisation_id).fetch_optional(connection).await)?)
}
