//! Rooms that change under what is booked: nothing breaks, and what no longer fits is listed.

use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD, office_test};
use serde_json::{Value, json};

use crate::bookings::house_in_use::{HouseInUse, booking, each, moved};
use crate::premises::{a_combination, a_room, with};

async fn change_room(office: &HouseInUse, room: &Value, details: Value, parts: Option<Value>) -> Value {
    let house = office.manager.ask("list_premises", json!({})).await;
    let rooms = house[0]["rooms"].as_array().expect("rooms");
    let now = rooms.iter().find(|there| there["id"] == room["id"]).expect("the room");
    let input = json!({ "id": now["id"], "version": now["version"], "room": with(now["details"].clone(), details) });
    let input = parts.map_or(input.clone(), |parts| with(input, json!({ "parts": parts })));
    office.manager.ask("change_room", input).await
}

async fn misfits(office: &HouseInUse, room: &Value) -> Value {
    office.desk.ask("list_misfits", json!({ "roomId": room["id"] })).await
}

office_test! {
    async fn a_buffer_that_grows_lists_what_is_too_close_and_changes_nothing(test) {
        let office = HouseInUse::of(test).await;
        let first = office.book(&office.a, "2026-12-01T17:00", "2026-12-01T19:00").await;
        let second = office.book(&office.a, "2026-12-01T19:15", "2026-12-01T21:00").await;
        office.book(&office.a, "2026-12-01T22:00", "2026-12-01T23:00").await;
        assert_eq!(misfits(&office, &office.a).await, json!({ "found": [], "total": 0 }));
        let changed = change_room(&office, &office.a, json!({ "buffers": { "before": 15, "after": 30 } }), None).await;
        let told = misfits(&office, &office.a).await;
        assert_eq!(told["total"], 1);
        let pair = &told["found"][0];
        assert_eq!((pair["kind"].as_str(), pair["between"].as_i64(), pair["needed"].as_i64()), (Some("too_close"), Some(15), Some(45)));
        assert_eq!((&pair["first"]["id"], &pair["second"]["id"]), (&first["now"]["id"], &second["now"]["id"]));
        let card = office.desk.ask("open_booking", json!({ "id": first["now"]["id"] })).await;
        assert_eq!(card["booking"]["blockedUntil"], "2026-12-01T19:00", "what is booked keeps what it was given");
        office.desk.ask("move_booking", moved(&second, &office.a, "2026-12-01T19:45", "2026-12-01T21:00")).await;
        assert_eq!(misfits(&office, &office.a).await["total"], 0, "somebody moved it");
        office.manager.undo(&changed).await;
        assert_eq!(office.desk.ask("list_misfits", json!({})).await["total"], 0);
    }

    async fn a_combination_defined_after_bookings_exist_lists_the_pairs_that_are_impossible_now(test) {
        let office = HouseInUse::of(test).await;
        let small = a_room(&office.manager, &office.house, "Pejsestuen", 20, json!({})).await;
        let pair = a_combination(&office.manager, &[&office.cafe, &small], "Café og pejsestue", 60).await;
        let whole = office.book(&pair, "2026-12-01T18:00", "2026-12-01T21:00").await;
        let other = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T20:00").await;
        change_room(&office, &pair, json!({}), Some(json!([small["id"], office.a["id"]]))).await;
        let told = misfits(&office, &office.a).await;
        assert_eq!((told["total"].as_i64(), told["found"][0]["kind"].as_str()), (Some(1), Some("meet")));
        assert_eq!((&told["found"][0]["first"]["id"], &told["found"][0]["second"]["id"]), (&whole["now"]["id"], &other["now"]["id"]));
        assert_eq!(test.count("SELECT count(*) FROM bookings WHERE cancelled_at IS NULL").await, 2, "nothing deleted");
    }

    async fn a_part_taken_out_of_service_closes_its_combinations_and_the_others_stay(test) {
        let office = HouseInUse::of(test).await;
        let both = office.book(&office.both, "2026-12-01T18:00", "2026-12-01T21:00").await;
        let of_b = office.book(&office.b, "2026-12-02T18:00", "2026-12-02T21:00").await;
        office.manager.ask("retire_room", json!({ "id": office.a["id"], "version": 1 })).await;
        let told = misfits(&office, &office.a).await;
        assert_eq!(each(&told["found"], "kind"), ["room_retired"]);
        assert_eq!(told["found"][0]["booking"]["id"], both["now"]["id"]);
        assert_ne!(told["found"][0]["booking"]["id"], of_b["now"]["id"]);
        office.book(&office.b, "2026-12-01T21:00", "2026-12-01T22:00").await;
    }

    async fn a_head_count_that_shrinks_lists_who_are_too_many(test) {
        let office = HouseInUse::of(test).await;
        let input = with(booking(&[&office.cafe], "2026-12-01T18:00", "2026-12-01T21:00"), json!({ "attendees": 40 }));
        office.desk.ask("book_room", input).await;
        change_room(&office, &office.cafe, json!({ "maximumPersons": 30 }), None).await;
        let told = misfits(&office, &office.cafe).await;
        assert_eq!((told["found"][0]["kind"].as_str(), told["found"][0]["maximum"].as_i64()), (Some("too_many_people"), Some(30)));
    }

    async fn what_lies_outside_hours_that_changed_is_listed_and_stays(test) {
        let office = HouseInUse::of(test).await;
        let late = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        office.book(&office.a, "2026-12-01T10:00", "2026-12-01T12:00").await;
        let open = json!([{ "weekday": 2, "opensMinute": 480, "closesMinute": 1200 }]);
        let periods = json!([{ "name": "", "firstDate": null, "lastDate": null, "intervals": open }]);
        let input = json!({ "premisesId": office.house["id"], "version": office.house["version"], "periods": periods });
        let changed = office.manager.ask("set_opening_hours", input).await;
        let told = misfits(&office, &office.a).await;
        assert_eq!((told["total"].as_i64(), each(&told["found"], "kind")), (Some(1), vec![&json!("outside_hours")]));
        assert_eq!(told["found"][0]["booking"]["id"], late["now"]["id"]);
        assert_eq!(told["found"][0]["premisesId"], office.house["id"]);
        office.manager.undo(&changed).await;
        assert_eq!(misfits(&office, &office.a).await["total"], 0);
    }

    async fn what_was_agreed_outside_hours_with_a_reason_is_no_misfit(test) {
        let office = HouseInUse::of(test).await;
        let open = json!([{ "weekday": 2, "opensMinute": 480, "closesMinute": 1200 }]);
        let periods = json!([{ "name": "", "firstDate": null, "lastDate": null, "intervals": open }]);
        let input = json!({ "premisesId": office.house["id"], "version": office.house["version"], "periods": periods });
        office.manager.ask("set_opening_hours", input).await;
        let late = with(booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00"), json!({ "overrule": "Pedellen låser op" }));
        office.manager.ask("book_room", late).await;
        assert_eq!(misfits(&office, &office.a).await["total"], 0);
    }

    async fn an_option_that_has_run_out_stands_in_nobodys_way(test) {
        let office = HouseInUse::of(test).await;
        let option = json!({ "bookAs": { "kind": "reserved", "until": "2026-11-24T12:00" } });
        office.desk.ask("book_room", with(booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00"), option)).await;
        test.clock.set(Instant::from_unix(NOW + 2 * 60 * 60));
        for seat in [&office.desk, &office.manager] {
            seat.ask("unlock_seat", json!({ "password": PASSWORD })).await;
        }
        office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        assert_eq!(misfits(&office, &office.a).await, json!({ "found": [], "total": 0 }));
    }

    async fn buffers_that_were_shortened_by_hand_stay_and_what_has_been_is_not_listed(test) {
        let office = HouseInUse::of(test).await;
        let by_hand = json!({ "buffers": { "before": 0, "after": 0, "reason": "Kun et kort møde" } });
        office.desk.ask("book_room", with(booking(&[&office.a], "2026-12-01T17:00", "2026-12-01T19:00"), by_hand.clone())).await;
        office.desk.ask("book_room", with(booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00"), by_hand)).await;
        office.book(&office.a, "2026-11-23T17:00", "2026-11-23T19:00").await;
        office.book(&office.a, "2026-11-23T19:00", "2026-11-23T21:00").await;
        change_room(&office, &office.a, json!({ "buffers": { "before": 15, "after": 30 } }), None).await;
        assert_eq!(misfits(&office, &office.a).await["total"], 0);
    }
}
