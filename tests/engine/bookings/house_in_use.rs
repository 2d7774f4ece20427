//! A house that is in use: what most tests of bookings start from.

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestOffice, TestSeat, new_key};
use serde_json::{Value, json};

use crate::premises::{a_combination, a_house, a_room, with};

/// The centre (grid of 15 minutes, open at any time, closed on holidays) with Storesal A and B, which combine; Caféen
/// with half an hour of cleaning; and the front desk that books.
pub struct HouseInUse {
    pub manager: TestSeat,
    pub desk: TestSeat,
    pub house: Value,
    pub a: Value,
    pub b: Value,
    pub both: Value,
    pub cafe: Value,
}

impl HouseInUse {
    pub async fn of(test: &TestOffice) -> Self {
        let manager = test.seat(Role::Manager).await;
        let desk = test.seat(Role::FrontDesk).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        let step_free = json!({ "stepFree": { "state": "yes", "note": "" } });
        let a = a_room(&manager, &house, "Storesal A", 90, step_free.clone()).await;
        let b = a_room(&manager, &house, "Storesal B", 70, step_free).await;
        let both = a_combination(&manager, &[&a, &b], "Storesal A+B", 150).await;
        let cafe = a_room(&manager, &house, "Caféen", 48, json!({ "buffers": { "before": 15, "after": 30 } })).await;
        Self { manager, desk, house, a, b, both, cafe }
    }

    /// Books and gives the whole answer.
    pub async fn book(&self, room: &Value, starts: &str, ends: &str) -> Value {
        self.desk.ask("book_room", booking(&[room], starts, ends)).await
    }

    /// Books and expects the room to be taken; gives the details.
    pub async fn taken(&self, room: &Value, starts: &str, ends: &str) -> Value {
        self.desk.refused("book_room", booking(&[room], starts, ends), "room_taken").await
    }

    /// What tries of this room and time answer: `free` or the code of the refusal.
    pub async fn tried(&self, room: &Value, starts: &str, ends: &str) -> String {
        let input = json!({ "rooms": [room["id"]], "starts": starts, "ends": ends });
        let check = self.desk.ask("check_times", input).await;
        let word = if check["outcome"] == "free" { &check["outcome"] } else { &check["refusal"]["code"] };
        word.as_str().expect("a word").to_owned()
    }
}

/// The input of a booking of these rooms by the house itself.
pub fn booking(rooms: &[&Value], starts: &str, ends: &str) -> Value {
    let rooms: Vec<&Value> = rooms.iter().map(|room| &room["id"]).collect();
    json!({ "requestKey": new_key(), "rooms": rooms, "starts": starts, "ends": ends, "title": "Et møde" })
}

/// The same booking somewhere else.
pub fn moved(booked: &Value, room: &Value, starts: &str, ends: &str) -> Value {
    let now = &booked["now"];
    json!({ "id": now["id"], "version": now["version"], "rooms": [room["id"]], "starts": starts, "ends": ends })
}

/// The cancelling of a booking by its borrower.
pub fn cancelled(booked: &Value) -> Value {
    json!({ "id": booked["now"]["id"], "version": booked["now"]["version"], "by": "borrower" })
}

/// Registers an association and gives its id.
pub async fn an_association(seat: &TestSeat, name: &str, changes: Value) -> Value {
    let facts = with(json!({ "kind": "association", "name": name, "borrowerCategory": "social" }), changes);
    let answer = seat.ask("register_organisation", json!({ "requestKey": new_key(), "facts": facts })).await;
    answer["now"]["organisation"]["id"].clone()
}

/// One field of each of a list.
pub fn each<'a>(list: &'a Value, field: &str) -> Vec<&'a Value> {
    list.as_array().unwrap_or_else(|| panic!("no list: {list:#}")).iter().map(|item| &item[field]).collect()
}
