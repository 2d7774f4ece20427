//! Looking for a room without naming one: best first and with the reason why, what misses one wish, and the first free
//! time where nothing fits.

use frivillighus_tests::{TestSeat, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, an_association, booking, each};
use super::series::{times, weekly};
use crate::premises::{a_house, a_room, with};

fn once(starts: &str, ends: &str) -> Value {
    json!({ "kind": "once", "starts": starts, "ends": ends })
}

fn evening() -> Value {
    once("2026-12-01T19:00", "2026-12-01T21:00")
}

async fn find(desk: &TestSeat, when: Value, wishes: Value) -> Value {
    desk.ask("find_free", with(json!({ "when": when }), wishes)).await
}

fn names(rooms: &Value) -> Vec<&str> {
    each(rooms, "roomName").into_iter().map(|name| name.as_str().expect("a name")).collect()
}

/// The first time of each, `2026-12-01T19:00 Caféen`.
fn first_times(rooms: &Value) -> Vec<String> {
    let rooms = rooms.as_array().expect("rooms").iter();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    rooms.map(|room| format!("{} {}", text(&room["free"][0]["starts"]), text(&room["roomName"]))).collect()
}

/// A school beside the centre: a room with a projector where 18 sit in a horseshoe, and one up six steps.
async fn a_school(office: &HouseInUse) -> Value {
    let facts = json!({ "accessibleToilet": { "state": "yes", "note": "" }, "stepFree": { "state": "yes", "note": "" },
        "nearestStop": "Kirken", "stopDistance": "1,4 km" });
    let school = a_house(&office.manager, "Skolen", facts).await;
    let with_projector = json!({ "equipment": ["Projektor"], "layouts": [{ "layout": "horseshoe", "seats": 18 }] });
    let room = a_room(&office.manager, &school, "Lokale 1", 30, with_projector).await;
    let steps = json!({ "stepFree": { "state": "no", "note": "6 trin" } });
    a_room(&office.manager, &school, "Lokale 2", 24, steps).await;
    room
}

office_test! {
    async fn free_rooms_come_best_first_and_what_misses_one_wish_below(test) {
        let office = HouseInUse::of(test).await;
        let room = a_school(&office).await;
        let desk = &office.desk;
        let twenty = find(desk, evening(), json!({ "attendees": 20 })).await;
        assert_eq!(names(&twenty["fitting"]), ["Lokale 2", "Lokale 1", "Caféen", "Storesal B", "Storesal A", "Storesal A+B"]);
        assert_eq!((twenty["times"].as_i64(), twenty["canBeMet"].as_bool()), (Some(1), Some(true)));
        assert_eq!(twenty["fitting"][0]["reasons"], json!([{ "kind": "right_size" }]));
        assert_eq!(twenty["fitting"][5]["reasons"], json!([{ "kind": "larger_than_needed" }, { "kind": "several_rooms" }]));
        assert_eq!(twenty["equipment"], json!(["Projektor"]));
        assert_eq!(each(&twenty["houses"], "name"), ["Centret", "Skolen"]);

        let step_free = find(desk, evening(), json!({ "attendees": 20, "access": ["step_free"] })).await;
        assert_eq!(names(&step_free["fitting"]), ["Lokale 1", "Storesal B", "Storesal A"]);
        let step_free_misses = &step_free["nearly"][0];
        assert_eq!(step_free_misses["roomName"], "Lokale 2");
        assert_eq!(step_free_misses["lacks"], json!([{ "kind": "access", "need": "step_free", "unknown": false, "note": "6 trin" }]));

        let seats = find(desk, evening(), json!({ "attendees": 20, "layout": "horseshoe" })).await;
        assert_eq!((names(&seats["fitting"]), seats["canBeMet"].as_bool()), (Vec::new(), Some(false)));
        assert_eq!(seats["firstFree"], json!([]), "another time would not help");
        let of_room = seats["nearly"].as_array().expect("rooms").iter().find(|there| there["roomName"] == "Lokale 1");
        assert_eq!(of_room.expect("the room")["lacks"], json!([{ "kind": "seats", "layout": "horseshoe", "seats": 18 }]));

        let projector = find(desk, evening(), json!({ "attendees": 18, "layout": "horseshoe", "equipment": ["projektor"] })).await;
        assert_eq!(names(&projector["fitting"]), ["Lokale 1"]);
        let here = find(desk, evening(), json!({ "attendees": 100, "premisesId": office.house["id"] })).await;
        assert_eq!(names(&here["fitting"]), ["Storesal A+B"]);
        let near = find(desk, evening(), json!({ "attendees": 20, "access": ["near_stop"] })).await;
        assert!(!names(&near["fitting"]).contains(&"Lokale 1"), "1.4 km is not near");

        office.book(&room, "2026-12-01T20:00", "2026-12-01T22:00").await;
        let now = find(desk, evening(), json!({ "attendees": 25 })).await;
        assert_eq!(names(&now["fitting"]), ["Caféen", "Storesal B", "Storesal A", "Storesal A+B"]);
    }

    async fn the_day_of_each_room_is_told_with_what_is_taken(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.cafe, "2026-12-01T12:00", "2026-12-01T14:00").await;
        let found = find(&office.desk, evening(), json!({ "attendees": 20 })).await;
        assert_eq!(found["fitting"][0]["roomName"], "Caféen");
        let day = &found["fitting"][0]["day"];
        assert_eq!(day["taken"], json!([{ "fromMinute": 11 * 60 + 45, "untilMinute": 14 * 60 + 30 }]), "setting up and cleaning too");
        assert_eq!(day["open"], json!([{ "opensMinute": 0, "closesMinute": 1440 }]));
    }

    async fn where_nothing_fits_the_first_free_times_are_told(test) {
        let office = HouseInUse::of(test).await;
        let room = a_school(&office).await;
        office.book(&room, "2026-12-01T20:00", "2026-12-01T22:00").await;
        let wishes = json!({ "equipment": ["Projektor"] });
        let found = find(&office.desk, evening(), wishes.clone()).await;
        assert_eq!((names(&found["fitting"]), found["canBeMet"].as_bool()), (Vec::new(), Some(true)));
        assert_eq!(first_times(&found["firstFree"]), ["2026-12-01T18:00 Lokale 1", "2026-12-01T22:00 Lokale 1"]);
        // A week on each side is full: the same time of day, later.
        for (from, until) in [("2026-11-22T08:00", "2026-11-29T08:00"), ("2026-11-29T08:00", "2026-12-01T20:00"), ("2026-12-01T22:00", "2026-12-08T22:00"), ("2026-12-08T22:00", "2026-12-11T20:00")] {
            office.book(&room, from, until).await;
        }
        let found = find(&office.desk, evening(), wishes).await;
        assert_eq!(first_times(&found["firstFree"]), ["2026-12-12T19:00 Lokale 1"]);
    }

    async fn of_a_series_it_is_told_how_many_dates_are_free_and_which_are_not(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.cafe, "2026-12-08T20:00", "2026-12-08T22:00").await;
        let when = json!({ "kind": "series", "starts": "2026-12-01T19:00", "ends": "2026-12-01T21:00", "recurrence": weekly("tue", times(3)) });
        let found = find(&office.desk, when, json!({ "attendees": 40 })).await;
        assert_eq!(found["times"], 3);
        assert_eq!(names(&found["fitting"]), ["Storesal B", "Storesal A", "Storesal A+B", "Caféen"]);
        assert_eq!(found["fitting"][0]["reasons"][0], json!({ "kind": "all_times" }));
        let cafe = &found["fitting"][3];
        assert_eq!(cafe["reasons"][0], json!({ "kind": "some_times", "free": 2 }));
        assert_eq!(cafe["notFree"], json!([{ "starts": "2026-12-08T19:00", "ends": "2026-12-08T21:00", "why": "taken" }]));
        assert_eq!(each(&cafe["free"], "starts"), ["2026-12-01T19:00", "2026-12-15T19:00"]);
    }

    async fn where_no_date_of_a_series_is_free_another_hour_of_all_is_told(test) {
        let office = HouseInUse::of(test).await;
        for day in ["2026-12-01", "2026-12-08"] {
            office.book(&office.both, &format!("{day}T18:00"), &format!("{day}T20:00")).await;
        }
        let when = json!({ "kind": "series", "starts": "2026-12-01T19:00", "ends": "2026-12-01T21:00", "recurrence": weekly("tue", times(2)) });
        let found = find(&office.desk, when, json!({ "attendees": 80 })).await;
        assert_eq!(names(&found["fitting"]), Vec::<&str>::new());
        assert_eq!(first_times(&found["firstFree"])[0], "2026-12-01T20:00 Storesal A");
        assert_eq!(each(&found["firstFree"][0]["free"], "starts"), ["2026-12-01T20:00", "2026-12-08T20:00"]);
    }

    async fn any_evening_of_a_week_gives_the_first_time_of_each_day(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.cafe, "2026-12-01T17:00", "2026-12-01T19:00").await;
        office.book(&office.cafe, "2026-12-02T17:00", "2026-12-02T21:00").await;
        let week = json!({ "kind": "any_day", "from": "2026-11-30", "to": "2026-12-06", "opensMinute": 1110, "closesMinute": 1320, "minutes": 120 });
        let found = find(&office.desk, week.clone(), json!({ "attendees": 20 })).await;
        assert_eq!(found["times"], 7);
        let cafe = &found["fitting"][0];
        assert_eq!(cafe["roomName"], "Caféen");
        assert_eq!(each(&cafe["free"], "starts")[..2], ["2026-11-30T18:30", "2026-12-01T20:00"], "cleaning and setting up lie between");
        assert_eq!(each(&cafe["notFree"], "starts"), ["2026-12-02T18:30"]);
        // The whole house is closed that week; the first evening after it is told.
        let closure = json!({ "requestKey": frivillighus_tests::new_key(), "premisesId": office.house["id"],
            "starts": "2026-11-30T00:00", "ends": "2026-12-08T00:00", "reason": "Gulvet lakeres" });
        office.manager.ask("close_rooms", closure).await;
        let found = find(&office.desk, week, json!({ "attendees": 20 })).await;
        assert_eq!(names(&found["fitting"]), Vec::<&str>::new());
        assert_eq!(first_times(&found["firstFree"])[0], "2026-12-08T18:30 Caféen");
    }

    async fn the_house_where_the_borrower_was_last_comes_first(test) {
        let office = HouseInUse::of(test).await;
        a_school(&office).await;
        let id = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        office.desk.ask("book_room", with(booking(&[&office.a], "2026-12-02T19:00", "2026-12-02T21:00"), json!({ "organisationId": id }))).await;
        let found = find(&office.desk, evening(), json!({ "attendees": 20, "organisationId": id })).await;
        assert_eq!(names(&found["fitting"])[..2], ["Caféen", "Storesal B"]);
        assert_eq!(found["fitting"][0]["reasons"][0], json!({ "kind": "same_house" }));
    }

    async fn what_cannot_be_looked_for_is_said_at_its_field(test) {
        let office = HouseInUse::of(test).await;
        let refused = async |when: Value, wishes: Value, code: &str| {
            office.desk.refused("find_free", with(json!({ "when": when }), wishes), code).await
        };
        let none = refused(evening(), json!({ "attendees": 0 }), "fields_refused").await;
        assert_eq!(none["problems"][0]["field"], "attendees");
        let backwards = refused(once("2026-12-01T19:00", "2026-12-01T19:00"), json!({}), "fields_refused").await;
        assert_eq!(backwards["problems"][0]["field"], "ends");
        refused(once("2027-03-28T02:30", "2027-03-28T04:00"), json!({}), "missing_hour").await;
        let days = |from: &str, to: &str, closes: i64, minutes: i64| json!({ "kind": "any_day", "from": from, "to": to,
            "opensMinute": 1080, "closesMinute": closes, "minutes": minutes });
        for (when, field) in [
            (days("2026-12-06", "2026-12-01", 1320, 120), "when.to"),
            (days("2026-12-01", "2027-03-01", 1320, 120), "when.to"),
            (days("2026-12-01", "2026-12-06", 1500, 120), "when.closesMinute"),
            (days("2026-12-01", "2026-12-06", 1140, 120), "when.closesMinute"),
            (days("2026-12-01", "2026-12-06", 1320, 5), "when.minutes"),
        ] {
            assert_eq!(refused(when, json!({}), "fields_refused").await["problems"][0]["field"], field);
        }
        let endless = json!({ "kind": "series", "starts": "2026-12-01T19:00", "ends": "2026-12-01T21:00",
            "recurrence": { "rule": { "kind": "weekly", "every": 1, "weekdays": ["tue"] } } });
        let endless = refused(endless, json!({}), "fields_refused").await;
        assert_eq!(endless["problems"][0]["field"], "recurrence.ends");
        let jul = json!({ "kind": "series", "starts": "2026-12-01T19:00", "ends": "2026-12-01T21:00", "recurrence": weekly("tue", json!({ "kind": "named", "name": "Pinse" })) });
        refused(jul, json!({}), "named_date_unknown").await;
    }
}
