//! Reading houses with all that stands in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::rows::{PeriodRow, PremisesRow, RoomRow};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::premises::closures;
use crate::premises::{Premises, Room};
use crate::shared::ids::{PremisesId, RoomId, SpaceId};
use crate::shared::instant::Instant;
use crate::shared::remembered::Remembered;

statements! {
    MARK = "SELECT mark FROM premises_state WHERE id = 1";
    PREMISES = "SELECT id, name, short_name, aliases, street, postal_code, town, nearest_stop, stop_distance,
            step_free, step_free_note, accessible_toilet, accessible_toilet_note, hearing_loop, hearing_loop_note,
            parking, parking_note, grid_minutes, on_holiday, house_rules, retired_at, version
        FROM premises ORDER BY sort_key, id";
    ROOMS = "SELECT r.id, r.premises_id, r.name, r.short_name, r.position, r.aliases, r.floor, r.maximum_persons, r.layouts,
            r.equipment, r.step_free, r.step_free_note, r.hearing_loop, r.hearing_loop_note, r.buffer_before_minutes,
            r.buffer_after_minutes, r.least_minutes, r.most_minutes, r.house_rules, r.retired_at, r.version, s.space_id
        FROM rooms r JOIN room_spaces s ON s.room_id = r.id ORDER BY r.premises_id, r.position, r.id, s.space_id";
    OPENING_PERIODS = "SELECT p.premises_id, p.id, p.name, p.first_date, p.last_date, i.weekday, i.opens_minute, i.closes_minute
        FROM opening_periods p LEFT JOIN opening_intervals i ON i.period_id = p.id
        ORDER BY p.premises_id, p.id, i.weekday, i.opens_minute";
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
    fn holds(&self, house: &Premises) -> bool {
        match self {
            Self::All => true,
            Self::One(premises_id) => house.id == *premises_id,
            Self::OfRooms(rooms) => house.rooms.iter().any(|room| rooms.contains(&room.id)),
        }
    }
}

/// Houses as they were read last, without their closures, by the mark that the database gives each state of them.
static READ: Remembered<i64, Vec<Premises>> = Remembered::new();

/// Houses with their rooms, hours, and the closures that touch a time.
pub(crate) async fn load(
    tx: &mut Tx,
    scope: &Scope,
    from: Instant,
    until: Instant,
) -> Result<Vec<Premises>, DatabaseError> {
    let all = houses(tx).await?;
    let mut houses: Vec<Premises> = all.iter().filter(|house| scope.holds(house)).cloned().collect();
    for closure in closures::touching(tx, from, until).await? {
        if let Some(house) = houses.iter_mut().find(|house| house.id == closure.premises_id) {
            house.closures.push(closure);
        }
    }
    Ok(houses)
}

/// All houses as they stand. They are asked for by nearly every request and hardly ever change.
async fn houses(tx: &mut Tx) -> Result<Arc<Vec<Premises>>, DatabaseError> {
    let standing = mark(tx).await?;
    if let Some(houses) = READ.find(&standing) {
        return Ok(houses);
    }
    let houses: Vec<PremisesRow> = within!(tx, connection => sqlx::query_as(PREMISES).fetch_all(connection).await)?;
    let rooms: Vec<RoomRow> = within!(tx, connection => sqlx::query_as(ROOMS).fetch_all(connection).await)?;
    let periods: Vec<PeriodRow> =
        within!(tx, connection => sqlx::query_as(OPENING_PERIODS).fetch_all(connection).await)?;
    let houses = Arc::new(assemble(houses, rooms, periods));
    // On a server somebody may have changed a house between two of these reads.
    if mark(tx).await? == standing {
        READ.keep(standing, &houses);
    }
    Ok(houses)
}

async fn mark(tx: &mut Tx) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(MARK).fetch_one(connection).await)?)
}

fn assemble(houses: Vec<PremisesRow>, rooms: Vec<RoomRow>, periods: Vec<PeriodRow>) -> Vec<Premises> {
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
