//! Houses, rooms, combinations, opening hours and closures.

mod closures;

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

/// What the office writes about a house; `changes` replace fields.
pub fn house_details(name: &str, changes: Value) -> Value {
    let unknown = json!({ "state": "unknown", "note": "" });
    let details = json!({
        "name": name, "shortName": "", "aliases": [], "street": "Strandengen 85", "postalCode": "2681",
        "town": "Bøgelunde Strand", "nearestStop": "", "stopDistance": "", "stepFree": unknown,
        "accessibleToilet": unknown, "hearingLoop": unknown, "parking": unknown, "gridMinutes": 15,
        "onHoliday": "closed", "houseRules": "",
    });
    with(details, changes)
}

/// What the office writes about a room; `changes` replace fields.
pub fn room_details(name: &str, maximum: i64, changes: Value) -> Value {
    let unknown = json!({ "state": "unknown", "note": "" });
    let details = json!({
        "name": name, "shortName": "", "aliases": [], "floor": "", "maximumPersons": maximum, "layouts": [],
        "equipment": [], "stepFree": unknown, "hearingLoop": unknown, "buffers": { "before": 0, "after": 0 },
        "leastMinutes": null, "mostMinutes": null, "houseRules": "",
    });
    with(details, changes)
}

pub fn with(mut value: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else { return value };
    for (field, change) in changes {
        value[field] = change;
    }
    value
}

/// Registers a house and gives it as it stands.
pub async fn a_house(seat: &TestSeat, name: &str, changes: Value) -> Value {
    let input = json!({ "requestKey": new_key(), "premises": house_details(name, changes) });
    seat.ask("register_premises", input).await["now"].clone()
}

/// Registers a room and gives it as it stands.
pub async fn a_room(seat: &TestSeat, house: &Value, name: &str, maximum: i64, changes: Value) -> Value {
    let room = room_details(name, maximum, changes);
    let input = json!({ "requestKey": new_key(), "premisesId": house["id"], "room": room });
    seat.ask("register_room", input).await["now"].clone()
}

/// Combines rooms and gives the combination as it stands.
pub async fn a_combination(seat: &TestSeat, parts: &[&Value], name: &str, maximum: i64) -> Value {
    let parts: Vec<&Value> = parts.iter().map(|room| &room["id"]).collect();
    let input = json!({ "requestKey": new_key(), "parts": parts, "room": room_details(name, maximum, json!({})) });
    seat.ask("combine_rooms", input).await["now"].clone()
}

async fn the_house(seat: &TestSeat, name: &str) -> Value {
    let houses = seat.ask("list_premises", json!({})).await;
    let house = houses.as_array().expect("a list").iter().find(|house| house["details"]["name"] == name).cloned();
    house.unwrap_or_else(|| panic!("no house {name} in {houses:#}"))
}

fn problem(details: &Value) -> (String, String) {
    let first = &details["problems"][0];
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (word(&first["field"]), word(&first["problem"]["kind"]))
}

office_test! {
    async fn every_change_of_a_house_is_read_at_once_whoever_made_it(test) {
        const MARK: &str = "SELECT mark FROM premises_state WHERE id = 1";
        // As another program on the same office writes them: what was read of a house is kept by the mark of its state.
        const CHANGES: [&str; 13] = [
            "UPDATE premises SET street = 'Ny Vej 1' RETURNING id",
            "UPDATE rooms SET floor = '1. sal' RETURNING id",
            "UPDATE room_spaces SET space_id = space_id RETURNING room_id",
            "INSERT INTO opening_periods (premises_id, name) SELECT id, 'Sommer' FROM premises RETURNING id",
            "UPDATE opening_periods SET name = 'Vinter' RETURNING id",
            "INSERT INTO opening_intervals (period_id, weekday, opens_minute, closes_minute)
                SELECT id, 1, 480, 960 FROM opening_periods RETURNING weekday",
            "UPDATE opening_intervals SET closes_minute = 1020 RETURNING weekday",
            "DELETE FROM opening_intervals RETURNING weekday",
            "DELETE FROM opening_periods RETURNING id",
            "INSERT INTO premises (request_key, name, name_folded, sort_key, created_at)
                SELECT 'another', 'Mølledammen', 'molledammen', 'm', created_at FROM premises RETURNING id",
            "INSERT INTO rooms (request_key, premises_id, name, name_folded, sort_key, position, maximum_persons, created_at)
                SELECT 'another', premises_id, 'Atelier', 'atelier', 'a', 2, 9, created_at FROM rooms RETURNING id",
            "DELETE FROM room_spaces RETURNING room_id",
            "DELETE FROM rooms WHERE request_key = 'another' RETURNING id",
        ];
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        a_room(&manager, &house, "Storesal", 90, json!({})).await;
        assert_eq!(the_house(&manager, "Centret").await["details"]["street"], "Strandengen 85");
        let mut marks = vec![test.count(MARK).await];
        for change in CHANGES {
            test.count(change).await;
            marks.push(test.count(MARK).await);
            let listed = the_house(&manager, "Centret").await;
            assert_eq!(listed["details"]["street"], "Ny Vej 1", "after {change}");
            let periods = listed["openingPeriods"].as_array().expect("periods");
            assert_eq!(periods.iter().any(|period| period["name"] == "Vinter"), marks.len() > 5 && marks.len() < 10, "{change}");
        }
        let (all, before) = (marks.len(), marks.clone());
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), all, "each change gives another: {before:?}");
    }

    async fn a_house_is_listed_with_its_rooms_and_combinations(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({ "aliases": ["huset", " Huset ", ""] })).await;
        let a = a_room(&manager, &house, "Storesal A", 90, json!({ "shortName": "Sal A" })).await;
        let b = a_room(&manager, &house, "Storesal B", 70, json!({})).await;
        let both = a_combination(&manager, &[&a, &b], "Storesal A+B", 150).await;
        assert_eq!(both["parts"], json!([a["id"], b["id"]]));
        assert_eq!(both["details"]["maximumPersons"], 150, "its own maximum, not the sum");

        let listed = the_house(&test.seat(Role::FrontDesk).await, "Centret").await;
        assert_eq!(listed["details"]["aliases"], json!(["huset"]), "words are kept once");
        let names: Vec<&str> = listed["rooms"].as_array().expect("rooms").iter()
            .filter_map(|room| room["details"]["name"].as_str()).collect();
        assert_eq!(names, ["Storesal A", "Storesal B", "Storesal A+B"], "in the order they were registered");
        assert_eq!(listed["rooms"][0]["parts"], json!([]));
    }

    async fn the_same_request_twice_registers_one_house_and_one_room(test) {
        let manager = test.seat(Role::Manager).await;
        let input = json!({ "requestKey": new_key(), "premises": house_details("Centret", json!({})) });
        let first = manager.ask("register_premises", input.clone()).await;
        let second = manager.ask("register_premises", input).await;
        assert_eq!(first["now"]["id"], second["now"]["id"]);
        let room = json!({ "requestKey": new_key(), "premisesId": first["now"]["id"], "room": room_details("Sal", 10, json!({})) });
        let one = manager.ask("register_room", room.clone()).await;
        let other = manager.ask("register_room", room).await;
        assert_eq!(one["now"]["id"], other["now"]["id"]);
        assert_eq!(the_house(&manager, "Centret").await["rooms"].as_array().expect("rooms").len(), 1);
    }

    async fn a_name_is_taken_however_it_is_written(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Ågården", json!({})).await;
        let again = json!({ "requestKey": new_key(), "premises": house_details("AAGÅRDEN", json!({})) });
        let details = manager.refused("register_premises", again, "fields_refused").await;
        assert_eq!(problem(&details), ("premises.name".into(), "taken_name".into()));
        a_room(&manager, &house, "Blåt mødelokale", 12, json!({})).await;
        let again = json!({ "requestKey": new_key(), "premisesId": house["id"], "room": room_details("blåt Mødelokale", 12, json!({})) });
        let details = manager.refused("register_room", again, "fields_refused").await;
        assert_eq!(problem(&details), ("room.name".into(), "taken_name".into()));
        let other = a_house(&manager, "Skolen", json!({})).await;
        a_room(&manager, &other, "Blåt mødelokale", 12, json!({})).await;
        let rename = json!({ "id": other["id"], "version": 1, "premises": house_details("Ågården", json!({})) });
        manager.refused("change_premises", rename, "fields_refused").await;
    }

    async fn a_cpr_number_is_refused_in_every_text_of_a_house(test) {
        let manager = test.seat(Role::Manager).await;
        for (field, value) in [
            ("name", json!("Nøgle hos 150680-9997")), ("aliases", json!(["1506809997"])), ("houseRules", json!("ring 150680 9997")),
            ("stepFree", json!({ "state": "yes", "note": "1506809997" })),
        ] {
            let premises = house_details("Centret", json!({ field: value }));
            let input = json!({ "requestKey": new_key(), "premises": premises });
            let details = manager.refused("register_premises", input, "fields_refused").await;
            assert_eq!(problem(&details).1, "looks_like_cpr", "{field}");
        }
        assert_eq!(manager.ask("list_premises", json!({})).await, json!([]));
    }

    async fn impossible_facts_of_a_room_are_refused_at_their_fields(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        for (changes, field, kind) in [
            (json!({ "name": "  " }), "room.name", "missing"),
            (json!({ "maximumPersons": 0 }), "room.maximumPersons", "out_of_range"),
            (json!({ "layouts": [{ "layout": "theatre", "seats": 21 }] }), "room.layouts.0.seats", "out_of_range"),
            (json!({ "layouts": [{ "layout": "empty", "seats": 5 }, { "layout": "empty", "seats": 6 }] }), "room.layouts.1.layout", "taken_name"),
            (json!({ "buffers": { "before": 0, "after": 481 } }), "room.buffers.after", "out_of_range"),
            (json!({ "leastMinutes": 120, "mostMinutes": 60 }), "room.mostMinutes", "out_of_range"),
        ] {
            let input = json!({ "requestKey": new_key(), "premisesId": house["id"], "room": room_details("Sal", 20, changes) });
            let details = manager.refused("register_room", input, "fields_refused").await;
            assert_eq!(problem(&details), (field.into(), kind.into()));
        }
        let nowhere = json!({ "requestKey": new_key(), "premisesId": 999, "room": room_details("Sal", 20, json!({})) });
        manager.refused("register_room", nowhere, "premises_not_found").await;
    }

    async fn changing_a_house_can_be_taken_back_and_taken_forward_again(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        let input = json!({ "id": house["id"], "version": house["version"], "premises": house_details("Huset", json!({ "gridMinutes": 30 })) });
        let changed = manager.ask("change_premises", input).await;
        assert_eq!(changed["now"]["details"]["gridMinutes"], 30);
        let undone = manager.undo(&changed).await;
        assert_eq!(undone["now"]["details"], house["details"]);
        let redone = manager.undo(&undone).await;
        assert_eq!(redone["now"]["details"]["name"], "Huset");
    }

    async fn a_stale_change_shows_how_it_stands(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        let room = a_room(&manager, &house, "Sal", 20, json!({})).await;
        let change = |name: &str| json!({ "id": room["id"], "version": room["version"], "room": room_details(name, 20, json!({})) });
        manager.ask("change_room", change("Salen")).await;
        let details = manager.refused("change_room", change("Hallen"), "stale_room").await;
        assert_eq!(details["current"]["details"]["name"], "Salen");

        let change = |name: &str| json!({ "id": house["id"], "version": house["version"], "premises": house_details(name, json!({})) });
        manager.ask("change_premises", change("Huset")).await;
        let details = manager.refused("change_premises", change("Gården"), "stale_premises").await;
        assert_eq!(details["current"]["details"]["name"], "Huset");
        manager.refused("change_room", json!({ "id": 999, "version": 1, "room": room_details("x", 1, json!({})) }), "room_not_found").await;
        manager.refused("retire_premises", json!({ "id": 999, "version": 1 }), "premises_not_found").await;
    }

    async fn a_combination_is_made_of_two_rooms_of_one_house(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        let other_house = a_house(&manager, "Skolen", json!({})).await;
        let a = a_room(&manager, &house, "A", 20, json!({})).await;
        let b = a_room(&manager, &house, "B", 20, json!({})).await;
        let elsewhere = a_room(&manager, &other_house, "C", 20, json!({})).await;
        let combine = |parts: Value| json!({ "requestKey": new_key(), "parts": parts, "room": room_details("A+B", 30, json!({})) });
        for (parts, field, kind) in [
            (json!([]), "parts", "missing"),
            (json!([a["id"]]), "parts", "too_short"),
            (json!([a["id"], a["id"]]), "parts", "too_short"),
            (json!([a["id"], elsewhere["id"]]), "parts.1", "not_found"),
        ] {
            let details = manager.refused("combine_rooms", combine(parts), "fields_refused").await;
            assert_eq!(problem(&details), (field.into(), kind.into()));
        }
        manager.ask("combine_rooms", combine(json!([a["id"], b["id"]]))).await;
        let of_a_room = json!({ "id": a["id"], "version": 1, "room": room_details("A", 20, json!({})), "parts": [a["id"], b["id"]] });
        manager.refused("change_room", of_a_room, "fields_refused").await;
    }

    async fn the_parts_of_a_combination_can_be_changed_and_changed_back(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        let a = a_room(&manager, &house, "A", 20, json!({})).await;
        let b = a_room(&manager, &house, "B", 20, json!({})).await;
        let c = a_room(&manager, &house, "C", 20, json!({})).await;
        let both = a_combination(&manager, &[&a, &b], "Fløjen", 35).await;
        let input = json!({ "id": both["id"], "version": both["version"], "room": both["details"], "parts": [b["id"], c["id"]] });
        let changed = manager.ask("change_room", input).await;
        assert_eq!(changed["now"]["parts"], json!([b["id"], c["id"]]));
        let undone = manager.undo(&changed).await;
        assert_eq!(undone["now"]["parts"], json!([a["id"], b["id"]]));
    }

    async fn a_combination_goes_out_of_use_with_its_part_and_comes_back_with_it(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        let a = a_room(&manager, &house, "A", 20, json!({})).await;
        let b = a_room(&manager, &house, "B", 20, json!({})).await;
        a_combination(&manager, &[&a, &b], "A+B", 35).await;
        let retired = manager.ask("retire_room", json!({ "id": a["id"], "version": a["version"] })).await;
        let rooms = the_house(&manager, "Centret").await["rooms"].clone();
        assert!(rooms[0]["retiredAt"].is_string() && rooms[2]["retiredAt"].is_string());
        assert_eq!(rooms[1]["retiredAt"], json!(null), "the other part is still lent");
        manager.undo(&retired).await;
        assert_eq!(the_house(&manager, "Centret").await["rooms"][2]["retiredAt"], json!(null));
    }

    async fn a_retired_house_takes_no_new_rooms_until_it_is_restored(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        let retired = manager.ask("retire_premises", json!({ "id": house["id"], "version": 1 })).await;
        let input = json!({ "requestKey": new_key(), "premisesId": house["id"], "room": room_details("Sal", 20, json!({})) });
        let details = manager.refused("register_room", input.clone(), "premises_retired").await;
        assert_eq!(details["name"], "Centret");
        let restored = manager.undo(&retired).await;
        assert_eq!(restored["now"]["retiredAt"], json!(null));
        manager.ask("register_room", input).await;
    }

    async fn opening_hours_are_set_as_a_whole_and_can_be_taken_back(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Skolen", json!({})).await;
        let periods = json!([
            { "name": "", "firstDate": null, "lastDate": null, "intervals": [
                { "weekday": 1, "opensMinute": 960, "closesMinute": 1320 }, { "weekday": 6, "opensMinute": 540, "closesMinute": 720 },
                { "weekday": 6, "opensMinute": 780, "closesMinute": 900 } ] },
            { "name": "Efterårsferie", "firstDate": "2026-10-10", "lastDate": "2026-10-18", "intervals": [] },
        ]);
        let set = manager.ask("set_opening_hours", json!({ "premisesId": house["id"], "version": house["version"], "periods": periods })).await;
        assert_eq!(set["now"]["openingPeriods"], periods);
        manager.refused("set_opening_hours", json!({ "premisesId": house["id"], "version": house["version"], "periods": [] }), "stale_premises").await;
        let undone = manager.undo(&set).await;
        assert_eq!(undone["now"]["openingPeriods"], json!([]));
    }

    async fn impossible_hours_are_refused_at_their_fields(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Skolen", json!({})).await;
        let interval = |weekday: i64, opens: i64, closes: i64| json!({ "weekday": weekday, "opensMinute": opens, "closesMinute": closes });
        let usual = |intervals: Value| json!({ "name": "", "firstDate": null, "lastDate": null, "intervals": intervals });
        let dated = |first: Value, last: Value| json!({ "name": "Ferie", "firstDate": first, "lastDate": last, "intervals": [] });
        for (periods, field, kind) in [
            (json!([usual(json!([interval(8, 0, 60)]))]), "periods.0.intervals.0.weekday", "out_of_range"),
            (json!([usual(json!([interval(1, 600, 600)]))]), "periods.0.intervals.0.closesMinute", "ends_before_start"),
            (json!([usual(json!([interval(1, 600, 1441)]))]), "periods.0.intervals.0.closesMinute", "time"),
            (json!([usual(json!([interval(1, 600, 700), interval(1, 600, 800)]))]), "periods.0.intervals.1.opensMinute", "taken_name"),
            (json!([dated(json!("2026-07-31"), json!("2026-07-01"))]), "periods.0.lastDate", "ends_before_start"),
            (json!([dated(json!("2026-07-31"), json!(null))]), "periods.0.lastDate", "missing"),
            (json!([usual(json!([])), usual(json!([]))]), "periods.1.firstDate", "missing"),
        ] {
            let input = json!({ "premisesId": house["id"], "version": house["version"], "periods": periods });
            let details = manager.refused("set_opening_hours", input, "fields_refused").await;
            assert_eq!(problem(&details), (field.into(), kind.into()));
        }
    }

    async fn the_front_desk_looks_at_rooms_and_sets_up_none(test) {
        let desk = test.seat(Role::FrontDesk).await;
        desk.ask("list_premises", json!({})).await;
        let input = json!({ "requestKey": new_key(), "premises": house_details("Centret", json!({})) });
        desk.refused("register_premises", input, "not_allowed").await;
        let closure = json!({ "requestKey": new_key(), "premisesId": 1, "starts": "2026-12-07T08:00",
            "ends": "2026-12-11T16:00", "reason": "Gulvet" });
        desk.refused("close_rooms", closure, "not_allowed").await;
    }
}
