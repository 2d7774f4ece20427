//! Closures: of a house or of rooms, changed, withdrawn, taken up again, and those that are over.

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::{a_house, a_room, problem, the_house, with};

async fn close(seat: &TestSeat, house: &Value, starts: &str, ends: &str, changes: Value) -> Value {
    let input = json!({ "requestKey": new_key(), "premisesId": house["id"], "starts": starts, "ends": ends, "reason": "Gulvet lakeres" });
    seat.ask("close_rooms", with(input, changes)).await
}

fn ids(page: &Value) -> Vec<i64> {
    let closures = page["closures"].as_array().expect("closures");
    closures.iter().map(|closure| closure["id"].as_i64().expect("an id")).collect()
}

office_test! {
    async fn a_closure_is_withdrawn_and_restored(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        let room = a_room(&manager, &house, "Sal", 20, json!({})).await;
        let input = json!({ "requestKey": new_key(), "premisesId": house["id"], "rooms": [room["id"]],
            "starts": "2026-12-07T08:00", "ends": "2026-12-11T16:00", "reason": " Gulvet lakeres " });
        let closed = manager.ask("close_rooms", input.clone()).await;
        assert_eq!(closed["now"]["reason"], "Gulvet lakeres");
        assert_eq!(manager.ask("close_rooms", input).await["now"]["id"], closed["now"]["id"], "the same request twice");
        assert_eq!(the_house(&manager, "Centret").await["closures"].as_array().expect("closures").len(), 1);
        let reopened = manager.undo(&closed).await;
        assert_eq!(the_house(&manager, "Centret").await["closures"], json!([]));
        let change = json!({ "id": closed["now"]["id"], "version": reopened["now"]["version"], "starts": "2026-12-07T08:00",
            "ends": "2026-12-08T16:00", "reason": "kortere" });
        manager.refused("change_closure", change, "closure_not_found").await;
        let restored = manager.undo(&reopened).await;
        assert_eq!(restored["now"]["withdrawnAt"], json!(null));
        assert_eq!(the_house(&manager, "Centret").await["closures"][0]["rooms"], json!([room["id"]]));
    }

    async fn a_closure_can_be_shortened_and_lengthened_again(test) {
        let consultant = test.seat(Role::Consultant).await;
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        let input = json!({ "requestKey": new_key(), "premisesId": house["id"], "starts": "2026-07-01T00:00",
            "ends": "2026-08-01T00:00", "reason": "Sommerlukket" });
        let closed = consultant.ask("close_rooms", input).await;
        assert_eq!(closed["now"]["covers"], "whole_house");
        let change = json!({ "id": closed["now"]["id"], "version": 1, "starts": "2026-07-01T00:00",
            "ends": "2026-07-15T00:00", "reason": "Sommerlukket" });
        let changed = consultant.ask("change_closure", change.clone()).await;
        assert_eq!(changed["now"]["closure"]["ends"], "2026-07-15T00:00");
        consultant.refused("change_closure", change, "stale_closure").await;
        assert_eq!(consultant.undo(&changed).await["now"]["closure"]["ends"], "2026-08-01T00:00");
        consultant.refused("reopen_rooms", json!({ "id": 999, "version": 1 }), "closure_not_found").await;
    }

    async fn an_impossible_closure_is_refused_at_its_field(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        let good = json!({ "requestKey": new_key(), "premisesId": house["id"], "starts": "2026-12-07T08:00",
            "ends": "2026-12-11T16:00", "reason": "Gulvet" });
        for (changes, field, kind) in [
            (json!({ "reason": " " }), "reason", "missing"),
            (json!({ "reason": "1506809997" }), "reason", "looks_like_cpr"),
            (json!({ "ends": "2026-12-07T08:00" }), "ends", "ends_before_start"),
            (json!({ "starts": "2027-03-28T02:30", "ends": "2027-03-29T08:00" }), "starts", "missing_hour"),
            (json!({ "rooms": [] }), "rooms", "missing"),
            (json!({ "rooms": [999] }), "rooms.0", "not_found"),
        ] {
            let details = manager.refused("close_rooms", with(good.clone(), changes), "fields_refused").await;
            assert_eq!(problem(&details), (field.into(), kind.into()));
        }
        manager.refused("close_rooms", with(good, json!({ "premisesId": 999 })), "premises_not_found").await;
    }

    async fn a_closure_can_take_other_rooms_or_the_whole_house_and_be_changed_back(test) {
        let consultant = test.seat(Role::Consultant).await;
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        let one = a_room(&manager, &house, "Sal", 20, json!({})).await;
        let other = a_room(&manager, &house, "Café", 20, json!({})).await;
        let closed = close(&consultant, &house, "2026-12-07T08:00", "2026-12-11T16:00", json!({ "rooms": [one["id"]] })).await;
        let change = json!({ "id": closed["now"]["id"], "version": 1, "rooms": [one["id"], other["id"]],
            "starts": "2026-12-07T08:00", "ends": "2026-12-11T16:00", "reason": "Gulvet lakeres" });
        let both = consultant.ask("change_closure", change.clone()).await;
        assert_eq!(both["now"]["closure"]["rooms"], json!([one["id"], other["id"]]));
        let whole = with(change.clone(), json!({ "version": 2 }));
        let whole = consultant.ask("change_closure", without_rooms(whole)).await;
        assert_eq!((&whole["now"]["closure"]["covers"], &whole["now"]["closure"]["rooms"]), (&json!("whole_house"), &json!([])));
        let undone = consultant.undo(&whole).await;
        assert_eq!(undone["now"]["closure"]["rooms"], json!([one["id"], other["id"]]));
        assert_eq!(consultant.undo(&undone).await["now"]["closure"]["covers"], "whole_house", "redone");
        for (rooms, field, kind) in [(json!([]), "rooms", "missing"), (json!([one["id"], 999]), "rooms.1", "not_found")] {
            let input = with(change.clone(), json!({ "version": 5, "rooms": rooms }));
            let details = consultant.refused("change_closure", input, "fields_refused").await;
            assert_eq!(problem(&details), (field.into(), kind.into()));
        }
        assert_eq!(the_house(&manager, "Centret").await["closures"][0]["covers"], "whole_house", "a refusal changes nothing");
    }

    async fn closures_that_are_over_or_withdrawn_are_listed_apart_the_latest_first(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        let room = a_room(&manager, &house, "Sal", 20, json!({})).await;
        let old = close(&manager, &house, "2026-10-01T00:00", "2026-10-02T00:00", json!({})).await;
        let older = close(&manager, &house, "2026-09-01T00:00", "2026-09-02T00:00", json!({ "rooms": [room["id"]] })).await;
        let coming = close(&manager, &house, "2026-12-01T00:00", "2026-12-02T00:00", json!({})).await;
        let withdrawn = close(&manager, &house, "2027-01-01T00:00", "2027-01-02T00:00", json!({})).await;
        manager.undo(&withdrawn).await;
        let id = |closed: &Value| closed["now"]["id"].as_i64().expect("an id");
        let page = test.seat(Role::FrontDesk).await.ask("past_closures", json!({})).await;
        assert_eq!(ids(&page), [id(&withdrawn), id(&old), id(&older)]);
        assert!(page["closures"][0]["withdrawnAt"].is_string() && page["closures"][1]["withdrawnAt"].is_null());
        assert_eq!(page["closures"][2]["rooms"], json!([room["id"]]));
        assert_eq!(page["hasMore"], false);
        test.clock.set(Instant::from_unix(NOW + 30 * 86_400));
        let page = test.seat(Role::FrontDesk).await.ask("past_closures", json!({})).await;
        assert_eq!(ids(&page), [id(&withdrawn), id(&coming), id(&old), id(&older)]);
    }

    async fn many_past_closures_come_a_page_at_a_time(test) {
        let manager = test.seat(Role::Manager).await;
        let house = a_house(&manager, "Centret", json!({})).await;
        for _ in 0..53 {
            close(&manager, &house, "2026-10-01T00:00", "2026-10-02T00:00", json!({})).await;
        }
        let first = manager.ask("past_closures", json!({})).await;
        let second = manager.ask("past_closures", json!({ "page": 1 })).await;
        assert_eq!((ids(&first).len(), &first["hasMore"]), (50, &json!(true)));
        assert_eq!((ids(&second).len(), &second["hasMore"]), (3, &json!(false)));
        assert!(ids(&second).iter().all(|id| !ids(&first).contains(id)));
        manager.refused("past_closures", json!({ "page": -1 }), "fields_refused").await;
        test.seat(Role::Auditor).await.refused("past_closures", json!({}), "not_allowed").await;
    }
}

fn without_rooms(mut input: Value) -> Value {
    input.as_object_mut().expect("an object").remove("rooms");
    input
}
