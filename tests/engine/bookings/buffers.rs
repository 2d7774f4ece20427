//! Other time before and after a booking than its rooms' own: tried, booked, changed, and taken back.

use frivillighus_tests::office_test;
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, booking, cancelled};
use crate::premises::with;

const STARTS: &str = "2026-12-01T19:00";
const ENDS: &str = "2026-12-01T21:00";

fn set(booked: &Value, buffers: Value) -> Value {
    json!({ "id": booked["now"]["id"], "version": booked["now"]["version"], "buffers": buffers })
}

fn by_hand(before: i64, after: i64) -> Value {
    json!({ "before": before, "after": after, "reason": " Holdet rydder selv op " })
}

office_test! {
    async fn a_shorter_buffer_makes_room_for_the_next_and_is_taken_back(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.cafe, STARTS, ENDS).await;
        assert_eq!(office.tried(&office.cafe, "2026-12-01T21:15", "2026-12-01T22:00").await, "room_taken", "cleaned until half past");
        let shorter = office.desk.ask("set_buffers", set(&booked, by_hand(15, 0))).await;
        assert_eq!(shorter["now"]["buffers"], json!({ "before": 15, "after": 0, "reason": "Holdet rydder selv op" }));
        assert_eq!((shorter["now"]["blockedFrom"].as_str(), shorter["now"]["blockedUntil"].as_str()), (Some("2026-12-01T18:45"), Some(ENDS)));
        assert_eq!(office.tried(&office.cafe, "2026-12-01T21:15", "2026-12-01T22:00").await, "free");
        let own = office.desk.undo(&shorter).await;
        assert_eq!((own["now"]["buffers"].clone(), own["now"]["blockedUntil"].as_str()), (Value::Null, Some("2026-12-01T21:30")));
        let again = office.desk.undo(&own).await;
        assert_eq!(again["now"]["buffers"]["after"], 0);
    }

    async fn a_longer_buffer_has_to_be_free(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.cafe, STARTS, ENDS).await;
        let next = office.book(&office.cafe, "2026-12-01T22:00", "2026-12-01T23:00").await;
        let details = office.desk.refused("set_buffers", set(&booked, by_hand(15, 60)), "room_taken").await;
        assert_eq!(details["clashes"][0]["bookingId"], next["now"]["id"]);
        let card = office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        assert_eq!((card["booking"]["version"].as_i64(), card["booking"]["buffers"].clone()), (Some(1), Value::Null));
    }

    async fn a_time_is_tried_with_the_buffers_it_would_get(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.cafe, STARTS, ENDS).await;
        let asked = json!({ "rooms": [office.cafe["id"]], "starts": "2026-12-01T21:30", "ends": "2026-12-01T22:30" });
        let check = office.desk.ask("check_times", asked.clone()).await;
        assert_eq!(check["refusal"]["code"], "room_taken", "a quarter before it meets the cleaning");
        let check = office.desk.ask("check_times", with(asked.clone(), json!({ "buffers": { "before": 0, "after": 30 } }))).await;
        assert_eq!((check["outcome"].as_str(), check["blockedFrom"].as_str()), (Some("free"), Some("2026-12-01T21:30")));
        let check = office.desk.ask("check_times", with(asked, json!({ "buffers": { "before": -1, "after": 30 } }))).await;
        assert_eq!(check["refusal"]["code"], "fields_refused");
    }

    async fn what_is_only_asked_for_holds_nothing_with_any_buffers(test) {
        let office = HouseInUse::of(test).await;
        let request = with(booking(&[&office.cafe], STARTS, ENDS), json!({ "bookAs": { "kind": "requested" } }));
        let asked = office.desk.ask("book_room", request).await;
        let longer = office.desk.ask("set_buffers", set(&asked, by_hand(60, 60))).await;
        assert_eq!(longer["now"]["blockedFrom"], "2026-12-01T18:00");
        assert_eq!(office.tried(&office.cafe, STARTS, ENDS).await, "free");
    }

    async fn the_log_tells_of_it(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.cafe, STARTS, ENDS).await;
        let shorter = office.desk.ask("set_buffers", set(&booked, by_hand(0, 5))).await;
        office.desk.undo(&shorter).await;
        let card = office.manager.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        let told: Vec<Value> = card["history"].as_array().expect("a history").iter()
            .filter(|line| line["event"]["event"] == "buffers_set")
            .map(|line| line["event"]["values"]["to"].clone())
            .collect();
        assert_eq!(told, [Value::Null, json!({ "before": 0, "after": 5 })], "the latest first");
    }

    async fn each_no_leaves_the_booking_as_it_was(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.cafe, STARTS, ENDS).await;
        for (buffers, field) in [
            (json!({ "before": 0, "after": 481, "reason": "Fest" }), "buffers.after"),
            (json!({ "before": 0, "after": 5, "reason": " " }), "buffers.reason"),
            (json!({ "before": 0, "after": 5, "reason": "Aftalt med 150680-9997" }), "buffers.reason"),
        ] {
            let details = office.desk.refused("set_buffers", set(&booked, buffers), "fields_refused").await;
            assert_eq!(details["problems"][0]["field"], field);
        }
        office.desk.refused("set_buffers", json!({ "id": 999, "version": 1, "buffers": null }), "booking_not_found").await;
        office.desk.refused("set_buffers", json!({ "id": booked["now"]["id"], "version": 7, "buffers": null }), "stale_booking").await;
        let gone = office.desk.ask("cancel_booking", cancelled(&booked)).await;
        office.desk.refused("set_buffers", set(&gone, Value::Null), "booking_is_cancelled").await;
    }
}
