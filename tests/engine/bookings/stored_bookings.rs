//! A house for many bookings, and what stands of them in the tables: past every rule, so that nothing half-written hides.

use std::collections::BTreeSet;

use frivillighus_engine::access::Role;
use frivillighus_engine::database::Db;
use frivillighus_engine::office::Office;
use frivillighus_tests::{TestOffice, new_key};
use serde_json::{Value, json};

use crate::premises::{a_combination, a_house, a_room};

/// Four rooms of a house that never closes: Storesal A and B, both together, and Caféen, which is set up and cleaned.
pub struct Rooms {
    pub a: i64,
    pub both: i64,
    pub cafe: i64,
}

impl Rooms {
    pub async fn of(test: &TestOffice) -> Self {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({ "onHoliday": "open" })).await;
        let a = a_room(&manager, &house, "Storesal A", 90, json!({})).await;
        let b = a_room(&manager, &house, "Storesal B", 70, json!({})).await;
        let both = a_combination(&manager, &[&a, &b], "Storesal A+B", 150).await;
        let cafe = a_room(&manager, &house, "Caféen", 48, json!({ "buffers": { "before": 15, "after": 30 } })).await;
        let id = |room: &Value| room["id"].as_i64().expect("an id");
        Self { a: id(&a), both: id(&both), cafe: id(&cafe) }
    }

    /// Ways to ask for Storesal A, alone or with more: any two of them are in each other's way.
    pub fn with_a(&self) -> [Vec<i64>; 4] {
        [vec![self.a], vec![self.both], vec![self.a, self.cafe], vec![self.cafe, self.both]]
    }

    /// How many spaces these rooms take.
    pub fn spaces(&self, rooms: &[i64]) -> i64 {
        rooms.iter().map(|room| if *room == self.both { 2 } else { 1 }).sum()
    }
}

/// The day so many days after 1 January 2027.
pub fn day(number: usize) -> String {
    let first = chrono::NaiveDate::from_ymd_opt(2027, 1, 1).expect("a date");
    (first + chrono::Days::new(number as u64)).to_string()
}

pub fn booking(rooms: &[i64], day: &str, (starts, ends): (&str, &str)) -> Value {
    json!({ "requestKey": new_key(), "rooms": rooms, "starts": format!("{day}T{starts}"), "ends": format!("{day}T{ends}"),
        "title": "Et møde" })
}

/// What stands in the tables of one booking.
#[derive(Debug, PartialEq, sqlx::FromRow)]
pub struct Stored {
    pub id: i64,
    pub number: String,
    pub rooms: i64,
    pub spaces: i64,
    pub events: i64,
}

const STORED: &str = "SELECT b.id, b.number,
        (SELECT CAST(count(*) AS BIGINT) FROM booking_rooms r WHERE r.booking_id = b.id) AS rooms,
        (SELECT CAST(count(*) AS BIGINT) FROM occupancy o WHERE o.booking_id = b.id) AS spaces,
        (SELECT CAST(count(*) AS BIGINT) FROM events e
            WHERE e.subject_kind = 'booking' AND e.subject_id = b.id AND e.event = 'room_booked') AS events
    FROM bookings b ORDER BY b.id";

pub async fn stored(office: &Office) -> Vec<Stored> {
    let rows = match office.db() {
        Db::Sqlite { read, .. } => sqlx::query_as(STORED).fetch_all(read).await,
        Db::Postgres(pool) => sqlx::query_as(STORED).fetch_all(pool).await,
    };
    rows.expect("the bookings are read")
}

/// Numbers follow each other without a gap: one that was refused or cut off has used none up.
pub fn assert_numbers_are_whole(stored: &[Stored]) {
    let numbers: BTreeSet<String> = stored.iter().map(|there| there.number.clone()).collect();
    let expected: BTreeSet<String> = (1..=stored.len()).map(|count| format!("B-2026-{count:05}")).collect();
    assert_eq!(numbers, expected);
}
