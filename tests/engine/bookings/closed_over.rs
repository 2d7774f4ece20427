//! What is booked under a closure: it stays, and whoever closes is told.

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, booking, cancelled, each};
use crate::premises::with;

fn closed(office: &HouseInUse, changes: Value) -> Value {
    with(json!({ "premisesId": office.house["id"], "starts": "2026-12-07T08:00", "ends": "2026-12-07T16:00" }), changes)
}

fn id(booked: &Value) -> &Value {
    &booked["now"]["id"]
}

office_test! {
    async fn a_closure_tells_what_is_booked_in_its_rooms_and_time_by_start(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-12-07T06:00", "2026-12-07T08:00").await;
        let late = office.book(&office.a, "2026-12-07T15:45", "2026-12-07T18:00").await;
        let early = office.book(&office.a, "2026-12-07T08:00", "2026-12-07T09:00").await;
        let both = office.book(&office.both, "2026-12-07T12:00", "2026-12-07T13:00").await;
        office.book(&office.a, "2026-12-07T18:00", "2026-12-07T19:00").await;
        let other = office.book(&office.cafe, "2026-12-07T10:00", "2026-12-07T11:00").await;
        let gone = office.book(&office.a, "2026-12-07T10:00", "2026-12-07T11:00").await;
        office.desk.ask("cancel_booking", cancelled(&gone)).await;

        let hit = office.desk.ask("list_closed_over", closed(&office, json!({ "rooms": [office.a["id"]] }))).await;
        assert_eq!(each(&hit["bookings"], "id"), [id(&early), id(&both), id(&late)], "the combination holds the room's space");
        assert_eq!(hit["total"], 3);
        let hit = office.desk.ask("list_closed_over", closed(&office, json!({}))).await;
        assert_eq!(each(&hit["bookings"], "id"), [id(&early), id(&other), id(&both), id(&late)], "the whole house");
    }

    async fn a_reservation_that_has_run_out_is_not_told(test) {
        let office = HouseInUse::of(test).await;
        let until = json!({ "bookAs": { "kind": "reserved", "until": "2026-11-24T12:00" } });
        let kept = with(booking(&[&office.a], "2026-12-07T10:00", "2026-12-07T11:00"), until);
        let kept = office.desk.ask("book_room", kept).await;
        let hit = office.desk.ask("list_closed_over", closed(&office, json!({}))).await;
        assert_eq!(each(&hit["bookings"], "id"), [id(&kept)], "as long as it is kept");
        test.clock.set(Instant::from_unix(NOW + 6 * 3_600));
        let desk = test.seat(Role::FrontDesk).await;
        let hit = desk.ask("list_closed_over", closed(&office, json!({}))).await;
        assert_eq!((&hit["bookings"], hit["total"].as_i64()), (&json!([]), Some(0)));
    }

    async fn the_work_before_and_after_a_booking_is_not_counted(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.cafe, "2026-12-07T06:30", "2026-12-07T07:45").await;
        let hit = office.desk.ask("list_closed_over", closed(&office, json!({}))).await;
        assert_eq!(hit["total"], 0, "cleaned until 8.15, as closures are tested on the booked time");
    }

    async fn closing_leaves_what_is_booked_where_it_is(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-07T10:00", "2026-12-07T11:00").await;
        let input = closed(&office, json!({ "requestKey": frivillighus_tests::new_key(), "reason": "Gulvet lakeres" }));
        office.manager.ask("close_rooms", input).await;
        let hit = office.manager.ask("list_closed_over", closed(&office, json!({}))).await;
        assert_eq!(each(&hit["bookings"], "id"), [id(&booked)]);
        office.desk.ask("open_booking", json!({ "id": id(&booked) })).await;
    }

    async fn an_impossible_time_is_refused_at_its_field(test) {
        let office = HouseInUse::of(test).await;
        for (changes, field, kind) in [
            (json!({ "ends": "2026-12-07T08:00" }), "ends", "ends_before_start"),
            (json!({ "starts": "2027-03-28T02:30", "ends": "2027-03-29T08:00" }), "starts", "time"),
            (json!({ "page": -1 }), "page", "out_of_range"),
        ] {
            let details = office.desk.refused("list_closed_over", closed(&office, changes), "fields_refused").await;
            assert_eq!(details["problems"][0]["field"], field);
            assert_eq!(details["problems"][0]["problem"]["kind"], kind);
        }
        let nowhere = office.desk.ask("list_closed_over", closed(&office, json!({ "premisesId": 999 }))).await;
        assert_eq!(nowhere["total"], 0);
        test.seat(Role::Auditor).await.refused("list_closed_over", closed(&office, json!({})), "not_allowed").await;
    }
}
