//! All SQL about whom somebody has to tell of bookings.

use serde_json::{Value, json};

use super::notice::{NoticeGiven, NoticeKind, Told};
use crate::bookings::Booking;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{BookingId, RoomId, SeriesId, UserId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::WallTime;

/// What stands, with so many people or over a night. Which of them has to be told of, the rules say.
macro_rules! may_be_told_of {
    () => {
        "l.cancelled_at IS NULL AND (l.state = 'confirmed' OR (l.state = 'reserved' AND l.option_until > $1))
            AND (l.attendees >= $2 OR substr(CAST(l.starts AS TEXT), 12, 5) < '03:00'
                OR substr(CAST(l.starts AS TEXT), 1, 10) <> substr(CAST(l.ends AS TEXT), 1, 10))"
    };
}

statements! {
    MAY_BE_TOLD_OF = concat!("SELECT l.id, l.series_id FROM bookings l
        WHERE l.starts_at > $1 AND l.starts_at < $3 AND ", may_be_told_of!(), " ORDER BY l.starts_at, l.id LIMIT 300");
    MAY_BE_TOLD_OF_SERIES = concat!("SELECT l.id FROM bookings l
        WHERE l.series_id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($3 AS TEXT)) w)
            AND l.starts_at > $1 AND ", may_be_told_of!());
    NOTICES = "SELECT n.id, n.booking_id, n.kind, n.starts, n.ends, n.attendees, n.rooms, n.told_at,
            (SELECT u.full_name FROM users u WHERE u.id = n.told_by) AS told_by
        FROM booking_notices n
        WHERE n.withdrawn_at IS NULL AND n.booking_id >= $2 AND n.booking_id <= $3
            AND n.booking_id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w)";
    GIVE_NOTICE = "INSERT INTO booking_notices (booking_id, kind, starts, ends, attendees, rooms, told_at, told_by)
        SELECT b.id, $2, b.starts, b.ends, b.attendees, w.value ->> 1, $3, $4
        FROM json_each(CAST($1 AS TEXT)) w JOIN bookings b ON b.id = CAST(w.value ->> 0 AS BIGINT)";
    WITHDRAW_NOTICE = "UPDATE booking_notices SET withdrawn_at = $3 WHERE id IN (
        SELECT max(n.id) FROM booking_notices n WHERE n.kind = $2 AND n.withdrawn_at IS NULL
            AND n.booking_id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w)
        GROUP BY n.booking_id)";
}

/// Bookings that begin between now and a moment and may have to be told of, and all others to come of their series.
pub(super) async fn may_be_told_of(
    tx: &mut Tx,
    until: Instant,
    attendees: i64,
) -> Result<Vec<BookingId>, DatabaseError> {
    let moment = tx.moment();
    let rows: Vec<(BookingId, Option<SeriesId>)> = within!(tx, connection => sqlx::query_as(MAY_BE_TOLD_OF)
        .bind(moment).bind(attendees).bind(until).fetch_all(connection).await)?;
    let mut series: Vec<SeriesId> = rows.iter().filter_map(|(_, series)| *series).collect();
    let mut ids: Vec<BookingId> = rows.into_iter().map(|(id, _)| id).collect();
    if series.is_empty() {
        return Ok(ids);
    }
    series.sort_unstable();
    series.dedup();
    let listed = listed(&series);
    let more: Vec<BookingId> = within!(tx, connection => sqlx::query_scalar(MAY_BE_TOLD_OF_SERIES)
        .bind(moment).bind(attendees).bind(listed).fetch_all(connection).await)?;
    ids.extend(more);
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

fn listed<T: serde::Serialize>(ids: &[T]) -> String {
    Value::Array(ids.iter().map(|id| json!([id])).collect()).to_string()
}

#[derive(Debug, sqlx::FromRow)]
struct NoticeRow {
    id: i64,
    booking_id: BookingId,
    #[sqlx(try_from = "String")]
    kind: NoticeKind,
    starts: WallTime,
    ends: WallTime,
    attendees: Option<i64>,
    rooms: String,
    told_at: Instant,
    told_by: Option<String>,
}

/// What was told of a booking, and when by whom.
#[derive(Debug)]
pub(super) struct StoredNotice {
    pub booking_id: BookingId,
    pub told: Told,
    pub given: NoticeGiven,
}

impl NoticeRow {
    fn into_notice(self) -> Result<StoredNotice, DatabaseError> {
        let rooms = serde_json::from_str::<Vec<RoomId>>(&self.rooms);
        let rooms = rooms.map_err(|_| DatabaseError::inconsistent("booking_notices.rooms"))?;
        let NoticeRow { booking_id, kind, starts, ends, attendees, .. } = self;
        let given = NoticeGiven { kind, at: self.told_at, by: self.told_by };
        Ok(StoredNotice { booking_id, told: Told { starts, ends, attendees, rooms }, given })
    }
}

/// What was told of these bookings and not taken back, the first first.
pub(super) async fn notices(tx: &mut Tx, bookings: &[Booking]) -> Result<Vec<StoredNotice>, DatabaseError> {
    let ids: Vec<BookingId> = bookings.iter().map(|booking| booking.id).collect();
    let (Some(first), Some(last)) = (ids.iter().min().copied(), ids.iter().max().copied()) else {
        return Ok(Vec::new());
    };
    let listed = listed(&ids);
    // Between the first and the last, then in order here: a server may else read the whole table, or its order off it.
    let mut rows: Vec<NoticeRow> = within!(tx, connection => sqlx::query_as(NOTICES)
        .bind(listed).bind(first).bind(last).fetch_all(connection).await)?;
    rows.sort_by_key(|row| row.id);
    rows.into_iter().map(NoticeRow::into_notice).collect()
}

/// Notes that somebody was told of these bookings as they stand.
pub(super) async fn give(
    tx: &mut Tx,
    bookings: &[Booking],
    kind: NoticeKind,
    now: Instant,
    by: Option<UserId>,
) -> Result<(), DatabaseError> {
    let row = |booking: &Booking| json!([booking.id, json!(booking.rooms).to_string()]);
    let rows = Value::Array(bookings.iter().map(row).collect()).to_string();
    within!(tx, connection => sqlx::query(GIVE_NOTICE).bind(rows).bind(kind.as_str()).bind(now).bind(by)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Takes back what was told last of each of these bookings.
pub(super) async fn withdraw(
    tx: &mut Tx,
    bookings: &[Booking],
    kind: NoticeKind,
    now: Instant,
) -> Result<(), DatabaseError> {
    let ids: Vec<BookingId> = bookings.iter().map(|booking| booking.id).collect();
    let listed = listed(&ids);
    within!(tx, connection => sqlx::query(WITHDRAW_NOTICE).bind(listed).bind(kind.as_str()).bind(now)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}
