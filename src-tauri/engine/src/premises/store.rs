//! All SQL of this slice.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;

use super::closures;
use super::{
    Buffers, Closure, Fact, FactState, LayoutSeats, OnHoliday, OpeningInterval, OpeningPeriod, Premises,
    PremisesDetails, Room, RoomDetails,
};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{OpeningHoursId, PremisesId, RequestKey, RoomId, SpaceId};
use crate::shared::instant::Instant;
use crate::shared::text::{SearchKeys, sort_key};

/// The houses of a [`Scope`]: one by its id, all for 0, or for -1 those that rooms of a list are in.
macro_rules! in_scope {
    ($house:literal) => {
        concat!(
            "(CAST($1 AS BIGINT) = 0 OR ",
            $house,
            " = $1 OR (CAST($1 AS BIGINT) = -1 AND ",
            $house,
            " IN (SELECT m.premises_id FROM json_each(CAST($2 AS TEXT)) w
                JOIN rooms m ON m.id = CAST(w.value ->> 0 AS BIGINT))))"
        )
    };
}
pub(super) use in_scope;

statements! {
    PREMISES = concat!("SELECT id, name, short_name, aliases, street, postal_code, town, nearest_stop, stop_distance,
            step_free, step_free_note, accessible_toilet, accessible_toilet_note, hearing_loop, hearing_loop_note,
            parking, parking_note, grid_minutes, on_holiday, house_rules, retired_at, version
        FROM premises WHERE ", in_scope!("id"), " ORDER BY sort_key, id");
    ROOMS = concat!("SELECT r.id, r.premises_id, r.name, r.short_name, r.position, r.aliases, r.floor, r.maximum_persons, r.layouts,
            r.equipment, r.step_free, r.step_free_note, r.hearing_loop, r.hearing_loop_note, r.buffer_before_minutes,
            r.buffer_after_minutes, r.least_minutes, r.most_minutes, r.house_rules, r.retired_at, r.version, s.space_id
        FROM rooms r JOIN room_spaces s ON s.room_id = r.id
        WHERE ", in_scope!("r.premises_id"), " ORDER BY r.premises_id, r.position, r.id, s.space_id");
    OPENING_PERIODS = concat!("SELECT p.premises_id, p.id, p.name, p.first_date, p.last_date, i.weekday, i.opens_minute, i.closes_minute
        FROM opening_periods p LEFT JOIN opening_intervals i ON i.period_id = p.id
        WHERE ", in_scope!("p.premises_id"), " ORDER BY p.premises_id, p.id, i.weekday, i.opens_minute");
    HOUSE_OF_ROOM = "SELECT premises_id FROM rooms WHERE id = $1";
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
    TOUCH_PREMISES = "UPDATE premises SET version = version + 1 WHERE id = $1 AND version = $2";
    INSERT_SPACE = "INSERT INTO spaces (premises_id) VALUES ($1) RETURNING id";
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
    INSERT_ROOM_SPACE = "INSERT INTO room_spaces (room_id, space_id) VALUES ($1, $2)";
    DELETE_ROOM_SPACES = "DELETE FROM room_spaces WHERE room_id = $1";
    DELETE_OPENING_PERIODS = "DELETE FROM opening_periods WHERE premises_id = $1";
    INSERT_OPENING_PERIOD = "INSERT INTO opening_periods (premises_id, name, first_date, last_date) VALUES ($1, $2, $3, $4)
        RETURNING id";
    INSERT_OPENING_INTERVAL = "INSERT INTO opening_intervals (period_id, weekday, opens_minute, closes_minute)
        VALUES ($1, $2, $3, $4)";
}

/// Only PostgreSQL has row locks; on SQLite the writing transaction holds the whole file already. In the order of the
/// spaces, so that two desks that want the same rooms never wait for each other.
const LOCK_SPACES_ON_POSTGRES: &str = "SELECT s.id FROM spaces s
    WHERE s.id IN (SELECT space_id FROM room_spaces WHERE room_id = ANY($1)) ORDER BY s.id FOR NO KEY UPDATE OF s";
const LOCK_HOUSE_ON_POSTGRES: &str = "SELECT id FROM spaces WHERE premises_id = $1 ORDER BY id FOR NO KEY UPDATE";

/// Holds the spaces of these rooms until the transaction ends, so that what is read of them afterwards stays true.
pub(crate) async fn lock_rooms(tx: &mut Tx, rooms: &[RoomId]) -> Result<(), DatabaseError> {
    match tx {
        Tx::Sqlite(_) => Ok(()),
        Tx::Postgres(transaction) => {
            let rooms: Vec<i64> = rooms.iter().map(|room| room.0).collect();
            sqlx::query(LOCK_SPACES_ON_POSTGRES).bind(rooms).execute(&mut **transaction).await?;
            Ok(())
        }
    }
}

/// Holds every space of a house until the transaction ends.
pub(super) async fn lock_house(tx: &mut Tx, premises_id: PremisesId) -> Result<(), DatabaseError> {
    match tx {
        Tx::Sqlite(_) => Ok(()),
        Tx::Postgres(transaction) => {
            sqlx::query(LOCK_HOUSE_ON_POSTGRES).bind(premises_id).execute(&mut **transaction).await?;
            Ok(())
        }
    }
}

/// Which houses are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All of them.
    All,
    /// One.
    One(PremisesId),
    /// Those that these rooms are in. Rooms that are not there are left out.
    OfRooms(Vec<RoomId>),
}

impl Scope {
    fn id(&self) -> i64 {
        match self {
            Self::All => 0,
            Self::One(premises_id) => premises_id.0,
            Self::OfRooms(_) => -1,
        }
    }

    fn rooms(&self) -> String {
        let rooms = match self {
            Self::All | Self::One(_) => &[],
            Self::OfRooms(rooms) => rooms.as_slice(),
        };
        serde_json::json!(rooms.iter().map(|room| [room]).collect::<Vec<_>>()).to_string()
    }
}

/// The house of a room.
pub(super) async fn house_of_room(tx: &mut Tx, room: RoomId) -> Result<Option<PremisesId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(HOUSE_OF_ROOM).bind(room).fetch_optional(connection).await)?)
}

/// Houses with their rooms, hours, and the closures that touch a time.
pub(crate) async fn load(
    tx: &mut Tx,
    scope: &Scope,
    from: Instant,
    until: Instant,
) -> Result<Vec<Premises>, DatabaseError> {
    let (id, of_rooms) = (scope.id(), scope.rooms());
    let houses: Vec<PremisesRow> =
        within!(tx, connection => sqlx::query_as(PREMISES).bind(id).bind(&of_rooms).fetch_all(connection).await)?;
    let rooms: Vec<RoomRow> =
        within!(tx, connection => sqlx::query_as(ROOMS).bind(id).bind(&of_rooms).fetch_all(connection).await)?;
    let periods: Vec<PeriodRow> = within!(tx, connection => sqlx::query_as(OPENING_PERIODS)
        .bind(id).bind(&of_rooms).fetch_all(connection).await)?;
    let closures = closures::touching(tx, id, &of_rooms, from, until).await?;
    Ok(assemble(houses, rooms, periods, closures))
}

fn assemble(
    houses: Vec<PremisesRow>,
    rooms: Vec<RoomRow>,
    periods: Vec<PeriodRow>,
    closures: Vec<Closure>,
) -> Vec<Premises> {
    let mut houses: Vec<Premises> = houses.into_iter().map(PremisesRow::into_premises).collect();
    let place: BTreeMap<PremisesId, usize> =
        houses.iter().enumerate().map(|(place, house)| (house.id, place)).collect();
    for row in rooms {
        if let Some(house) = place.get(&row.premises_id).map(|place| &mut houses[*place]) {
            add_room(&mut house.rooms, row);
        }
    }
    let mut last_period = None;
    for row in periods {
        let Some(house) = place.get(&row.premises_id).map(|place| &mut houses[*place]) else { continue };
        if last_period != Some(row.id) {
            house.opening_periods.push(row.period());
            last_period = Some(row.id);
        }
        if let (Some(period), Some(interval)) = (house.opening_periods.last_mut(), row.interval()) {
            period.intervals.push(interval);
        }
    }
    for closure in closures {
        if let Some(place) = place.get(&closure.premises_id) {
            houses[*place].closures.push(closure);
        }
    }
    for house in &mut houses {
        link_parts(&mut house.rooms);
    }
    houses
}

fn add_room(rooms: &mut Vec<Room>, row: RoomRow) {
    match rooms.last_mut().filter(|room| room.id == row.id) {
        Some(room) => room.spaces.push(row.space_id),
        None => rooms.push(row.into_room()),
    }
}

/// A combination's parts are the rooms of one space that it holds. It is out of use as soon as one of them is.
fn link_parts(rooms: &mut [Room]) {
    let atomic: Vec<(SpaceId, RoomId, Option<Instant>)> = rooms
        .iter()
        .filter(|room| !room.is_combination())
        .filter_map(|room| Some((*room.spaces.first()?, room.id, room.retired_at)))
        .collect();
    for room in rooms.iter_mut().filter(|room| room.is_combination()) {
        for (_, part, retired_at) in atomic.iter().filter(|(space, ..)| room.spaces.contains(space)) {
            room.parts.push(*part);
            room.retired_at = room.retired_at.or(*retired_at);
        }
    }
}

/// A list kept as JSON text: words of a room, seats of its layouts.
#[derive(Debug)]
struct KeptList<T>(Vec<T>);

impl<T: DeserializeOwned> TryFrom<String> for KeptList<T> {
    type Error = serde_json::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        serde_json::from_str(&text).map(Self)
    }
}

fn kept<T: serde::Serialize>(list: &[T]) -> String {
    serde_json::to_string(list).unwrap_or_else(|_| "[]".to_owned())
}

/// How a name is compared with others: without case, accents and ways of writing æøå.
fn folded(name: &str) -> String {
    SearchKeys::of(name).primary
}

#[derive(Debug, sqlx::FromRow)]
struct PremisesRow {
    id: PremisesId,
    name: String,
    short_name: String,
    #[sqlx(try_from = "String")]
    aliases: KeptList<String>,
    street: String,
    postal_code: String,
    town: String,
    nearest_stop: String,
    stop_distance: String,
    #[sqlx(try_from = "String")]
    step_free: FactState,
    step_free_note: String,
    #[sqlx(try_from = "String")]
    accessible_toilet: FactState,
    accessible_toilet_note: String,
    #[sqlx(try_from = "String")]
    hearing_loop: FactState,
    hearing_loop_note: String,
    #[sqlx(try_from = "String")]
    parking: FactState,
    parking_note: String,
    grid_minutes: i64,
    #[sqlx(try_from = "String")]
    on_holiday: OnHoliday,
    house_rules: String,
    retired_at: Option<Instant>,
    version: i64,
}

impl PremisesRow {
    fn into_premises(self) -> Premises {
        let details = PremisesDetails {
            name: self.name,
            short_name: self.short_name,
            aliases: self.aliases.0,
            street: self.street,
            postal_code: self.postal_code,
            town: self.town,
            nearest_stop: self.nearest_stop,
            stop_distance: self.stop_distance,
            step_free: Fact { state: self.step_free, note: self.step_free_note },
            accessible_toilet: Fact { state: self.accessible_toilet, note: self.accessible_toilet_note },
            hearing_loop: Fact { state: self.hearing_loop, note: self.hearing_loop_note },
            parking: Fact { state: self.parking, note: self.parking_note },
            grid_minutes: self.grid_minutes,
            on_holiday: self.on_holiday,
            house_rules: self.house_rules,
        };
        Premises {
            id: self.id,
            details,
            rooms: Vec::new(),
            opening_periods: Vec::new(),
            closures: Vec::new(),
            retired_at: self.retired_at,
            version: self.version,
        }
    }
}

#[derive(Debug, sqlx::FromRow)]
struct RoomRow {
    id: RoomId,
    premises_id: PremisesId,
    name: String,
    short_name: String,
    position: i64,
    #[sqlx(try_from = "String")]
    aliases: KeptList<String>,
    floor: String,
    maximum_persons: i64,
    #[sqlx(try_from = "String")]
    layouts: KeptList<LayoutSeats>,
    #[sqlx(try_from = "String")]
    equipment: KeptList<String>,
    #[sqlx(try_from = "String")]
    step_free: FactState,
    step_free_note: String,
    #[sqlx(try_from = "String")]
    hearing_loop: FactState,
    hearing_loop_note: String,
    buffer_before_minutes: i64,
    buffer_after_minutes: i64,
    least_minutes: Option<i64>,
    most_minutes: Option<i64>,
    house_rules: String,
    retired_at: Option<Instant>,
    version: i64,
    space_id: SpaceId,
}

impl RoomRow {
    fn into_room(self) -> Room {
        let details = RoomDetails {
            name: self.name,
            short_name: self.short_name,
            aliases: self.aliases.0,
            floor: self.floor,
            maximum_persons: self.maximum_persons,
            layouts: self.layouts.0,
            equipment: self.equipment.0,
            step_free: Fact { state: self.step_free, note: self.step_free_note },
            hearing_loop: Fact { state: self.hearing_loop, note: self.hearing_loop_note },
            buffers: Buffers { before: self.buffer_before_minutes, after: self.buffer_after_minutes },
            least_minutes: self.least_minutes,
            most_minutes: self.most_minutes,
            house_rules: self.house_rules,
        };
        Room {
            id: self.id,
            premises_id: self.premises_id,
            details,
            spaces: vec![self.space_id],
            parts: Vec::new(),
            position: self.position,
            retired_at: self.retired_at,
            version: self.version,
        }
    }
}

#[derive(Debug, sqlx::FromRow)]
struct PeriodRow {
    premises_id: PremisesId,
    id: OpeningHoursId,
    name: String,
    first_date: Option<NaiveDate>,
    last_date: Option<NaiveDate>,
    weekday: Option<i64>,
    opens_minute: Option<i64>,
    closes_minute: Option<i64>,
}

impl PeriodRow {
    fn period(&self) -> OpeningPeriod {
        OpeningPeriod {
            name: self.name.clone(),
            first_date: self.first_date,
            last_date: self.last_date,
            intervals: Vec::new(),
        }
    }

    fn interval(&self) -> Option<OpeningInterval> {
        Some(OpeningInterval {
            weekday: self.weekday?,
            opens_minute: self.opens_minute?,
            closes_minute: self.closes_minute?,
        })
    }
}

pub(super) async fn premises_by_key(tx: &mut Tx, key: RequestKey) -> Result<Option<PremisesId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PREMISES_BY_KEY).bind(key).fetch_optional(connection).await)?)
}

/// The house of this name, however it is written.
pub(super) async fn premises_by_name(tx: &mut Tx, name: &str) -> Result<Option<PremisesId>, DatabaseError> {
    let name = folded(name);
    Ok(within!(tx, connection => sqlx::query_scalar(PREMISES_BY_NAME).bind(name).fetch_optional(connection).await)?)
}

/// `None` where the name or the request key is there already.
pub(super) async fn insert_premises(
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
pub(super) async fn update_premises(
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
pub(super) async fn retire_premises(
    tx: &mut Tx,
    id: PremisesId,
    version: i64,
    retired_at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(RETIRE_PREMISES)
        .bind(id).bind(version).bind(retired_at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// The room of this name in a house, however it is written.
pub(super) async fn room_by_name(tx: &mut Tx, house: PremisesId, name: &str) -> Result<Option<RoomId>, DatabaseError> {
    let name = folded(name);
    Ok(
        within!(tx, connection => sqlx::query_scalar(ROOM_BY_NAME).bind(house).bind(name).fetch_optional(connection).await)?,
    )
}

pub(super) async fn room_by_key(tx: &mut Tx, key: RequestKey) -> Result<Option<RoomId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ROOM_BY_KEY).bind(key).fetch_optional(connection).await)?)
}

pub(super) async fn insert_space(tx: &mut Tx, house: PremisesId) -> Result<SpaceId, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_SPACE).bind(house).fetch_one(connection).await)?)
}

/// `None` where the name or the request key is there already.
pub(super) async fn insert_room(
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
pub(super) async fn update_room(
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
pub(super) async fn retire_room(
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
pub(super) async fn set_spaces(tx: &mut Tx, id: RoomId, spaces: &[SpaceId]) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(DELETE_ROOM_SPACES).bind(id).execute(connection).await.map(|_| ()))?;
    for space in spaces {
        within!(tx, connection => sqlx::query(INSERT_ROOM_SPACE).bind(id).bind(*space).execute(connection).await.map(|_| ()))?;
    }
    Ok(())
}

/// Gives a house these hours and no others. Whether the version was the one seen.
pub(super) async fn set_opening_periods(
    tx: &mut Tx,
    id: PremisesId,
    version: i64,
    periods: &[OpeningPeriod],
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TOUCH_PREMISES)
        .bind(id).bind(version).execute(connection).await.map(|done| done.rows_affected()))?;
    if rows != 1 {
        return Ok(false);
    }
    within!(tx, connection => sqlx::query(DELETE_OPENING_PERIODS).bind(id).execute(connection).await.map(|_| ()))?;
    for period in periods {
        let period_id: OpeningHoursId = within!(tx, connection => sqlx::query_scalar(INSERT_OPENING_PERIOD)
            .bind(id).bind(&period.name).bind(period.first_date).bind(period.last_date).fetch_one(connection).await)?;
        for interval in &period.intervals {
            within!(tx, connection => sqlx::query(INSERT_OPENING_INTERVAL)
                .bind(period_id).bind(interval.weekday).bind(interval.opens_minute).bind(interval.closes_minute)
                .execute(connection).await.map(|_| ()))?;
        }
    }
    Ok(true)
}
