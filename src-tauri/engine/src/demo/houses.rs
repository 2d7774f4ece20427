//! The three houses of Bøgelunde: twelve rooms, three combinations, when they are open and when they are closed.

use std::collections::BTreeMap;

use super::desk::{Desk, Expected, day, time};
use super::rooms::{ROOMS, RoomRow, details_of};
use super::year::SCHOOL_HOLIDAYS;
use crate::access::Role;
use crate::database::DatabaseError;
use crate::premises::{
    self, CloseRooms, CombineRooms, Fact, FactState, NewPremises, NewRoom, OnHoliday, OpeningInterval, OpeningPeriod,
    PremisesDetails, SetOpeningHours,
};
use crate::shared::ids::{PremisesId, RoomId};

/// The centre, the old school, the citizens' house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum House {
    Centre,
    School,
    Citizens,
}

/// Rooms and houses by what the demo's tables call them.
#[derive(Debug, Default)]
pub(super) struct Rooms {
    houses: BTreeMap<House, PremisesId>,
    rooms: BTreeMap<&'static str, (RoomId, i64)>,
}

impl Rooms {
    /// The room of this name.
    pub fn id(&self, name: &str) -> Result<RoomId, DatabaseError> {
        self.rooms.get(name).map(|(id, _)| *id).expected(name)
    }

    /// The house.
    pub fn house(&self, house: House) -> Result<PremisesId, DatabaseError> {
        self.houses.get(&house).copied().expected("a house")
    }

    /// How many may be in it.
    pub fn maximum(&self, name: &str) -> i64 {
        self.rooms.get(name).map_or(i64::MAX, |(_, maximum)| *maximum)
    }
}

/// A closure: when it is written down, house, rooms (none is the whole house), from, until, why.
pub(super) type ClosureRow = (&'static str, House, &'static [&'static str], &'static str, &'static str, &'static str);

/// Closures. Some are written down after rooms were booked: those bookings stand in them until somebody moves them.
pub(super) const CLOSURES: [ClosureRow; 9] = [
    ("2025-11-05", House::Citizens, &[], "2025-12-24T00:00", "2026-01-02T00:00", "Lukket mellem jul og nytår"),
    ("2025-11-05", House::Citizens, &[], "2026-07-01T00:00", "2026-08-01T00:00", "Sommerlukket i juli"),
    ("2025-11-05", House::Centre, &["Caféen"], "2026-01-02T08:30", "2026-01-02T16:00", "Hovedrengøring"),
    ("2026-03-02", House::Centre, &["Storesal B"], "2026-10-19T08:30", "2026-10-23T16:00", "Nye loftsplader"),
    ("2026-05-11", House::Citizens, &[], "2026-12-24T00:00", "2027-01-02T00:00", "Lukket mellem jul og nytår"),
    ("2026-05-11", House::Citizens, &[], "2027-07-01T00:00", "2027-08-01T00:00", "Sommerlukket i juli"),
    ("2026-11-16", House::School, &["Gymnastiksalen"], "2026-12-07T00:00", "2026-12-10T00:00", "Gulvet lakeres"),
    ("2026-11-18", House::Centre, &["Værkstedet"], "2026-11-26T08:30", "2026-11-26T12:00", "Eftersyn af maskinerne"),
    ("2026-11-18", House::School, &["Musiklokalet"], "2027-02-01T00:00", "2027-02-06T00:00", "Nyt lydanlæg sættes op"),
];

/// Registers houses, rooms and opening hours.
pub(super) async fn register(desk: &Desk) -> Result<Rooms, DatabaseError> {
    let mut there = Rooms::default();
    for house in [House::Centre, House::School, House::Citizens] {
        let context = desk.context(Role::Manager, "register_premises");
        let input = NewPremises { request_key: desk.new_key(), premises: details(house) };
        let registered = premises::register_premises(&context, input).await.expected("a house is registered")?.now;
        there.houses.insert(house, registered.id);
        let context = desk.context(Role::Manager, "set_opening_hours");
        let input = SetOpeningHours { premises_id: registered.id, version: registered.version, periods: hours(house) };
        premises::set_opening_hours(&context, input).await.expected("opening hours are set")?;
        for row in ROOMS.iter().filter(|row| row.house == house) {
            let id = register_room(desk, &there, registered.id, row).await?;
            there.rooms.insert(row.name, (id, row.maximum));
            desk.work_on(7);
        }
    }
    Ok(there)
}

async fn register_room(
    desk: &Desk,
    there: &Rooms,
    premises_id: PremisesId,
    row: &RoomRow,
) -> Result<RoomId, DatabaseError> {
    let (request_key, room) = (desk.new_key(), details_of(row));
    let registered = if row.parts.is_empty() {
        let context = desk.context(Role::Manager, "register_room");
        premises::register_room(&context, NewRoom { request_key, premises_id, room }).await
    } else {
        let parts = row.parts.iter().map(|name| there.id(name)).collect::<Result<_, _>>()?;
        let context = desk.context(Role::Manager, "combine_rooms");
        premises::combine_rooms(&context, CombineRooms { request_key, parts, room }).await
    };
    Ok(registered.expected("a room is registered")?.now.id)
}

/// Closes rooms for a time.
pub(super) async fn close(desk: &Desk, there: &Rooms, row: &ClosureRow) -> Result<(), DatabaseError> {
    let (_, house, names, starts, ends, reason) = *row;
    let rooms = names.iter().map(|name| there.id(name)).collect::<Result<Vec<_>, _>>()?;
    let input = CloseRooms {
        request_key: desk.new_key(),
        premises_id: there.houses.get(&house).copied().expected("a house of a closure")?,
        rooms: (!rooms.is_empty()).then_some(rooms),
        starts: time(starts),
        ends: time(ends),
        reason: reason.into(),
    };
    let context = desk.context(Role::Manager, "close_rooms");
    premises::close_rooms(&context, input).await.expected("rooms are closed").map(|_| ())
}

fn fact(state: FactState, note: &str) -> Fact {
    Fact { state, note: note.into() }
}

fn details(house: House) -> PremisesDetails {
    use FactState::{No, Partly, Yes};
    match house {
        House::Centre => PremisesDetails {
            name: "Bøgelunde Aktivitets- og Frivilligcenter".into(),
            short_name: "Centret".into(),
            aliases: vec!["frivilligcentret".into(), "aktivitetscentret".into()],
            street: "Strandengen 85".into(),
            postal_code: "2681".into(),
            town: "Bøgelunde Strand".into(),
            nearest_stop: "Strandengen (bus 85)".into(),
            stop_distance: "120 m".into(),
            step_free: fact(Yes, "Døråbner ved hovedindgangen"),
            accessible_toilet: fact(Yes, "I stuen, ved caféen"),
            hearing_loop: fact(Partly, "Kun i Storesal A og B"),
            parking: fact(Yes, "4 pladser ved indgangen"),
            grid_minutes: 15,
            on_holiday: OnHoliday::Closed,
            house_rules: "Sæt borde og stole tilbage. Luk vinduerne, og sluk lyset. Meld skader samme dag.".into(),
        },
        House::School => PremisesDetails {
            name: "Havbjerg Gamle Skole".into(),
            short_name: "Skolen".into(),
            aliases: vec!["den gamle skole".into()],
            street: "Kirkebakken 4".into(),
            postal_code: "2683".into(),
            town: "Havbjerg".into(),
            nearest_stop: "Havbjerg Kirke (bus 12)".into(),
            stop_distance: "250 m".into(),
            step_free: fact(Partly, "Lokale 2 og Musiklokalet: 6 trin op fra gården"),
            accessible_toilet: fact(Yes, "Ved Gymnastiksalen"),
            hearing_loop: fact(No, ""),
            parking: fact(Yes, "2 pladser ved porten"),
            grid_minutes: 30,
            on_holiday: OnHoliday::Closed,
            house_rules: "Skolen er røgfri. Musik kan høres af naboerne: slut kl. 21.".into(),
        },
        House::Citizens => PremisesDetails {
            name: "Tømmerup Medborgerhus".into(),
            short_name: "Medborgerhuset".into(),
            aliases: vec!["forsamlingshuset".into()],
            street: "Møllevænget 17".into(),
            postal_code: "4625".into(),
            town: "Lille Tømmerup".into(),
            nearest_stop: "Tømmerup Station".into(),
            stop_distance: "600 m".into(),
            step_free: fact(Yes, "Rampe ved gavlen"),
            accessible_toilet: fact(Yes, "I forhallen"),
            hearing_loop: fact(Yes, "I Salen, tændes ved scenen"),
            parking: fact(Yes, "3 pladser på grusarealet"),
            grid_minutes: 30,
            on_holiday: OnHoliday::Ask,
            house_rules: "Nøglen hentes i nøgleboksen og lægges tilbage. Køkkenet afleveres vasket af.".into(),
        },
    }
}

fn hours(house: House) -> Vec<OpeningPeriod> {
    let mut periods = vec![period("", None, usual_hours(house))];
    match house {
        House::Centre => {}
        House::School => {
            let in_holidays = [days(1..=5, (10, 0), (22, 0)), days(6..=6, (9, 0), (15, 0))].concat();
            for (name, first, last) in SCHOOL_HOLIDAYS {
                periods.push(period(name, Some((first, last)), in_holidays.clone()));
            }
        }
        House::Citizens => {
            let day_and_night = || days(1..=7, (0, 0), (24, 0));
            periods.push(period("Spejderovernatning", Some(("2026-03-28", "2026-03-29")), day_and_night()));
            periods.push(period("Sankthans", Some(("2026-06-23", "2026-06-23")), days(2..=2, (8, 0), (24, 0))));
            periods.push(period("Spejderovernatning", Some(("2026-10-24", "2026-10-25")), day_and_night()));
            periods.push(period("Spejderovernatning", Some(("2027-03-27", "2027-03-28")), day_and_night()));
        }
    }
    periods
}

fn usual_hours(house: House) -> Vec<OpeningInterval> {
    match house {
        House::Centre => {
            [days(1..=4, (8, 30), (21, 30)), days(5..=5, (8, 30), (16, 0)), days(6..=6, (10, 0), (15, 0))].concat()
        }
        House::School => [days(1..=5, (16, 0), (22, 0)), days(6..=6, (9, 0), (15, 0))].concat(),
        House::Citizens => days(1..=7, (8, 0), (22, 0)),
    }
}

fn days(weekdays: std::ops::RangeInclusive<i64>, opens: (i64, i64), closes: (i64, i64)) -> Vec<OpeningInterval> {
    let minutes = |(hour, minute): (i64, i64)| hour * 60 + minute;
    let interval = |weekday| OpeningInterval { weekday, opens_minute: minutes(opens), closes_minute: minutes(closes) };
    weekdays.map(interval).collect()
}

fn period(name: &str, dates: Option<(&str, &str)>, intervals: Vec<OpeningInterval>) -> OpeningPeriod {
    let dates = dates.map(|(first, last)| (day(first), day(last)));
    OpeningPeriod {
        name: name.into(),
        first_date: dates.map(|both| both.0),
        last_date: dates.map(|both| both.1),
        intervals,
    }
}
