//! All SQL about what is blocked. However many times are asked about, it is one question, and none reads history: of one
//! space no two rows overlap, so that of those that begin before a time only the last can reach into it.
//!
//! A row may hold only until a moment: that of a reservation, and that of a time kept while a caller thinks. Once it is
//! past, the row counts for nobody who asks, and whoever writes in its place clears it away: nobody has to sweep.

use serde_json::{Value, json};

use crate::bookings::occupancy::{Holder, Occupied, Period};
use crate::database::packed::{self, PackedRow, packed};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{BookingId, HoldId, RoomId, SpaceId};
use crate::shared::instant::Instant;

/// What is blocked as one text: around a long series it is thousands of rows.
macro_rules! occupied {
    () => {
        packed!(["o.booking_id"], ["o.hold_id"], "o.space_id", "o.starts_at", "o.ends_at")
    };
}

statements! {
    CLEAR_RUN_OUT = "DELETE FROM occupancy WHERE held_until <= $1
        AND space_id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($2 AS TEXT)) w)";
    INSERT_OCCUPANCY = "INSERT INTO occupancy (space_id, starts_at, ends_at, booking_id, held_until)
        SELECT CAST(w.value ->> 0 AS BIGINT), CAST(w.value ->> 1 AS TIMESTAMPTZ), CAST(w.value ->> 2 AS TIMESTAMPTZ), $1,
            (SELECT CASE WHEN b.state = 'reserved' THEN b.option_until END FROM bookings b WHERE b.id = $1)
        FROM json_each(CAST($2 AS TEXT)) w";
    INSERT_HELD = "INSERT INTO occupancy (space_id, starts_at, ends_at, hold_id, held_until)
        SELECT CAST(w.value ->> 0 AS BIGINT), CAST(w.value ->> 1 AS TIMESTAMPTZ), CAST(w.value ->> 2 AS TIMESTAMPTZ), $1, $3
        FROM json_each(CAST($2 AS TEXT)) w";
    OCCUPIED_BY = "SELECT booking_id, hold_id, space_id, starts_at, ends_at FROM occupancy WHERE booking_id = $1 ORDER BY space_id";
    DELETE_OCCUPANCY = "DELETE FROM occupancy WHERE booking_id = $1";
    TOUCHING = "WITH wanted AS MATERIALIZED (
            SELECT CAST(w.value ->> 0 AS BIGINT) AS place, CAST(w.value ->> 1 AS BIGINT) AS space_id,
                CAST(w.value ->> 2 AS TIMESTAMPTZ) AS wanted_from, CAST(w.value ->> 3 AS TIMESTAMPTZ) AS wanted_until
            FROM json_each(CAST($1 AS TEXT)) w)
        SELECT w.place, o.booking_id, o.hold_id, o.space_id, o.starts_at, o.ends_at FROM wanted w CROSS JOIN occupancy o
        WHERE o.space_id = w.space_id AND o.starts_at < w.wanted_until AND o.ends_at > w.wanted_from
            AND (o.held_until IS NULL OR o.held_until > $2)
            AND o.starts_at >= coalesce((SELECT max(b.starts_at) FROM occupancy b
                WHERE b.space_id = w.space_id AND b.starts_at <= w.wanted_from), w.wanted_from)
        ORDER BY w.place, o.starts_at, o.space_id";
    BUSY = concat!("SELECT ", occupied!(), " FROM spaces s CROSS JOIN occupancy o
        WHERE o.space_id = s.id AND o.starts_at >= $1 AND o.starts_at < $2 AND o.ends_at > $3
            AND (o.held_until IS NULL OR o.held_until > $6) AND (o.booking_id IS NULL OR o.booking_id <> $4)
            AND (CAST($5 AS BIGINT) = 0 OR s.premises_id = $5)");
    BUSY_AROUND = concat!("WITH wanted AS MATERIALIZED (
            SELECT CAST(w.value ->> 0 AS TIMESTAMPTZ) AS wanted_from, CAST(w.value ->> 1 AS TIMESTAMPTZ) AS wanted_until
            FROM json_each(CAST($1 AS TEXT)) w),
        places AS MATERIALIZED (SELECT s.id AS space_id, w.wanted_from, w.wanted_until FROM spaces s CROSS JOIN wanted w)
        SELECT ", occupied!(), " FROM places w CROSS JOIN occupancy o
        WHERE o.space_id = w.space_id AND o.starts_at < w.wanted_until AND o.ends_at > w.wanted_from
            AND (o.held_until IS NULL OR o.held_until > $2)
            AND o.starts_at >= coalesce((SELECT max(b.starts_at) FROM occupancy b
                WHERE b.space_id = w.space_id AND b.starts_at <= w.wanted_from), w.wanted_from)");
    TAKEN = concat!("SELECT ", packed!("o.booking_id", "t.room_id", "o.starts_at", "o.ends_at"), "
        FROM spaces s CROSS JOIN occupancy o CROSS JOIN room_spaces t
        WHERE o.space_id = s.id AND o.starts_at >= $1 AND o.starts_at < $2 AND o.ends_at > $3
            AND (o.held_until IS NULL OR o.held_until > $5) AND o.booking_id IS NOT NULL
            AND (CAST($4 AS BIGINT) = 0 OR s.premises_id = $4) AND t.space_id = o.space_id
            AND NOT EXISTS (SELECT 1 FROM booking_rooms b WHERE b.booking_id = o.booking_id AND b.room_id = t.room_id)");
}

/// Blocks spaces for a booking. Fails with the database's own guard where one is blocked already.
pub(in crate::bookings) async fn insert_occupancy(
    tx: &mut Tx,
    id: BookingId,
    occupied: &[Occupied],
) -> Result<(), DatabaseError> {
    let rows = rows_of(tx, occupied);
    clear_run_out(tx, &rows).await?;
    within!(tx, connection => sqlx::query(INSERT_OCCUPANCY).bind(id).bind(rows).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Blocks spaces for a time that is kept while a caller thinks. Fails as [`insert_occupancy`] does.
pub(in crate::bookings) async fn insert_held(
    tx: &mut Tx,
    id: HoldId,
    occupied: &[Occupied],
    until: Instant,
) -> Result<(), DatabaseError> {
    let rows = rows_of(tx, occupied);
    clear_run_out(tx, &rows).await?;
    within!(tx, connection => sqlx::query(INSERT_HELD).bind(id).bind(rows).bind(until)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

fn rows_of(tx: &Tx, occupied: &[Occupied]) -> String {
    let row = |there: &Occupied| json!([there.space, tx.listed(there.period.from), tx.listed(there.period.until)]);
    Value::Array(occupied.iter().map(row).collect()).to_string()
}

/// What has run out on these spaces makes way, before the database's own guard looks.
async fn clear_run_out(tx: &mut Tx, rows: &str) -> Result<(), DatabaseError> {
    let moment = tx.moment();
    within!(tx, connection => sqlx::query(CLEAR_RUN_OUT).bind(moment).bind(rows).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// What a booking blocks, in the order of the spaces.
pub(in crate::bookings) async fn occupied_by(tx: &mut Tx, id: BookingId) -> Result<Vec<Occupied>, DatabaseError> {
    let rows: Vec<OccupancyRow> =
        within!(tx, connection => sqlx::query_as(OCCUPIED_BY).bind(id).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(|row| row.occupied().1).collect())
}

/// Lets a booking's spaces go.
pub(in crate::bookings) async fn delete_occupancy(tx: &mut Tx, id: BookingId) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(DELETE_OCCUPANCY).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Whether a failed write was refused by what keeps two bookings from one space.
pub(in crate::bookings) fn is_occupancy_guard(error: &DatabaseError) -> bool {
    error.guard().is_some_and(|guard| guard.contains("occupancy"))
}

#[derive(Debug, sqlx::FromRow)]
struct OccupancyRow {
    booking_id: Option<BookingId>,
    hold_id: Option<HoldId>,
    space_id: SpaceId,
    starts_at: Instant,
    ends_at: Instant,
}

impl TryFrom<PackedRow<'_>> for OccupancyRow {
    type Error = DatabaseError;

    fn try_from(mut row: PackedRow<'_>) -> Result<Self, DatabaseError> {
        Ok(Self {
            booking_id: row.optional()?.map(BookingId),
            hold_id: row.optional()?.map(HoldId),
            space_id: SpaceId(row.value()?),
            starts_at: row.instant()?,
            ends_at: row.instant()?,
        })
    }
}

/// What a packed column holds.
fn unpacked(packed: Option<&str>) -> Result<Vec<(Holder, Occupied)>, DatabaseError> {
    packed::rows("occupancy", packed).map(|row| Ok(OccupancyRow::try_from(row)?.occupied())).collect()
}

impl OccupancyRow {
    fn occupied(self) -> (Holder, Occupied) {
        let period = Period { from: self.starts_at, until: self.ends_at };
        let holder = match (self.booking_id, self.hold_id) {
            (Some(booking), _) => Holder::Booking(booking),
            (None, hold) => Holder::Hold(hold.unwrap_or(HoldId(0))),
        };
        (holder, Occupied { space: self.space_id, period })
    }
}

#[derive(Debug, sqlx::FromRow)]
struct TouchRow {
    place: i64,
    #[sqlx(flatten)]
    there: OccupancyRow,
}

/// What a booking blocks of what one of many wishes wants.
#[derive(Debug, Clone, Copy)]
pub(in crate::bookings) struct Touch {
    /// Which of the wishes, from 0.
    pub place: usize,
    /// Whatever blocks it.
    pub holder: Holder,
    /// What it blocks.
    pub occupied: Occupied,
}

/// What is blocked of what is wanted, wish by wish, the earliest first.
pub(in crate::bookings) async fn touching(tx: &mut Tx, wishes: &[Vec<Occupied>]) -> Result<Vec<Touch>, DatabaseError> {
    let of_wish = |(place, wanted): (usize, &Vec<Occupied>)| {
        let row = |there: &Occupied| {
            let Period { from, until } = there.period;
            json!([place, there.space, tx.listed(from), tx.listed(until)])
        };
        wanted.iter().map(row).collect::<Vec<Value>>()
    };
    let wanted = Value::Array(wishes.iter().enumerate().flat_map(of_wish).collect()).to_string();
    let moment = tx.moment();
    let rows: Vec<TouchRow> =
        within!(tx, connection => sqlx::query_as(TOUCHING).bind(wanted).bind(moment).fetch_all(connection).await)?;
    let touch = |row: TouchRow| {
        let (holder, occupied) = row.there.occupied();
        Touch { place: usize::try_from(row.place).unwrap_or_default(), holder, occupied }
    };
    Ok(rows.into_iter().map(touch).collect())
}

/// What is blocked in a period, of one house or of all (`0`).
pub(in crate::bookings) async fn busy(
    tx: &mut Tx,
    period: Period,
    except: Option<BookingId>,
    premises_id: i64,
) -> Result<Vec<(Holder, Occupied)>, DatabaseError> {
    let moment = tx.moment();
    let packed: Option<String> = within!(tx, connection => sqlx::query_scalar(BUSY)
        .bind(period.earliest_start()).bind(period.until).bind(period.from).bind(except.unwrap_or(BookingId(0)))
        .bind(premises_id).bind(moment).fetch_one(connection).await)?;
    unpacked(packed.as_deref())
}

/// What is blocked at any of many times, in all houses. A row that touches several of the times may come several times.
pub(in crate::bookings) async fn busy_around(
    tx: &mut Tx,
    times: &[Period],
) -> Result<Vec<(Holder, Occupied)>, DatabaseError> {
    let moment = tx.moment();
    let time = |time: &Period| json!([tx.listed(time.from), tx.listed(time.until)]);
    let wanted = Value::Array(times.iter().map(time).collect()).to_string();
    let packed: Option<String> = within!(tx, connection => sqlx::query_scalar(BUSY_AROUND).bind(wanted).bind(moment)
        .fetch_one(connection).await)?;
    unpacked(packed.as_deref())
}

/// Rooms that bookings of other rooms block in a period, of one house or of all (`0`). Found in the database: most of
/// what is occupied blocks nobody else, and rows are what a read costs.
pub(in crate::bookings) async fn taken(
    tx: &mut Tx,
    period: Period,
    premises_id: i64,
) -> Result<Vec<(BookingId, RoomId, Period)>, DatabaseError> {
    let moment = tx.moment();
    let packed: Option<String> = within!(tx, connection => sqlx::query_scalar(TAKEN)
        .bind(period.earliest_start()).bind(period.until).bind(period.from).bind(premises_id)
        .bind(moment).fetch_one(connection).await)?;
    let taken = |mut row: PackedRow<'_>| {
        let (booking, room) = (BookingId(row.value()?), RoomId(row.value()?));
        Ok((booking, room, Period { from: row.instant()?, until: row.instant()? }))
    };
    packed::rows("occupancy", packed.as_deref()).map(taken).collect()
}
