//! One booking from its making to its end.

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, new_key, office_test};
use serde_json::json;

use super::house_in_use::{HouseInUse, an_association, booking, cancelled, each, moved};
use crate::premises::with;

office_test! {
    async fn a_booking_is_made_with_a_number_of_its_own(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.desk.ask("book_room", with(booking(&[&office.cafe], "2026-12-01T19:00", "2026-12-01T21:00"), json!({
            "title": " Korprøve ", "attendees": 20, "layout": "theatre", "note": "Flyglet", "kind": "community",
        }))).await;
        let now = &booked["now"];
        assert_eq!(now["number"], "B-2026-00001");
        assert_eq!(now["title"], "Korprøve");
        assert_eq!(now["state"], "confirmed");
        assert_eq!(now["kind"], "community");
        assert_eq!(now["rooms"], json!([office.cafe["id"]]));
        assert_eq!((now["blockedFrom"].as_str(), now["blockedUntil"].as_str()), (Some("2026-12-01T18:45"), Some("2026-12-01T21:30")));
        assert_eq!(now["buffers"], json!(null), "the room's own");
        assert_eq!(office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await["now"]["number"], "B-2026-00002");
    }

    async fn a_number_is_never_used_again_after_a_cancellation_or_a_refusal(test) {
        let office = HouseInUse::of(test).await;
        let first = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        office.desk.ask("cancel_booking", cancelled(&first)).await;
        assert_eq!(office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await["now"]["number"], "B-2026-00002");
        office.taken(&office.a, "2026-12-01T20:00", "2026-12-01T22:00").await;
        assert_eq!(office.book(&office.b, "2026-12-01T19:00", "2026-12-01T21:00").await["now"]["number"], "B-2026-00003");
        test.clock.set(Instant::from_unix(NOW + 60 * 86_400));
        let next_year = test.seat(Role::FrontDesk).await;
        let booked = next_year.ask("book_room", booking(&[&office.a], "2027-02-01T19:00", "2027-02-01T21:00")).await;
        assert_eq!(booked["now"]["number"], "B-2027-00001");
    }

    async fn the_same_request_twice_is_one_booking(test) {
        let office = HouseInUse::of(test).await;
        let input = booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00");
        let first = office.desk.ask("book_room", input.clone()).await;
        let second = office.desk.ask("book_room", input).await;
        assert_eq!(first, second);
        let list = office.desk.ask("list_bookings", json!({ "from": "2026-12-01", "to": "2026-12-01" })).await;
        assert_eq!(list["total"], 1);
    }

    async fn what_booking_answers_is_what_is_kept(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klang", json!({ "shortName": "Klang" })).await;
        let full = json!({ "organisationId": choir, "title": "", "attendees": 12, "layout": "theatre", "note": " Flyglet ",
            "buffers": { "before": 30, "after": 45, "reason": " Opstilling " }, "holidayAgreement": " Bo " });
        let plain = booking(&[&office.b, &office.cafe], "2026-12-01T19:00", "2026-12-01T21:00");
        for input in [plain, with(booking(&[&office.cafe, &office.a], "2026-12-02T19:00", "2026-12-02T21:00"), full)] {
            let booked = office.desk.ask("book_room", input).await;
            let card = office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
            assert_eq!(booked["now"], card["booking"]);
        }
    }

    async fn a_booking_is_moved_to_another_room_and_time(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.cafe, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let answer = office.desk.ask("move_booking", moved(&booked, &office.a, "2026-12-02T18:00", "2026-12-02T20:30")).await;
        let now = &answer["now"];
        assert_eq!((now["rooms"].clone(), now["starts"].as_str(), now["ends"].as_str()),
            (json!([office.a["id"]]), Some("2026-12-02T18:00"), Some("2026-12-02T20:30")));
        assert_eq!(now["blockedUntil"], "2026-12-02T20:30", "the new room's buffers");
        assert_eq!(office.tried(&office.cafe, "2026-12-01T19:00", "2026-12-01T21:00").await, "free");
        assert_eq!(office.tried(&office.a, "2026-12-02T18:00", "2026-12-02T19:00").await, "room_taken");
    }

    async fn a_booking_does_not_stand_in_its_own_way(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.cafe, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let later = office.desk.ask("move_booking", moved(&booked, &office.cafe, "2026-12-01T19:15", "2026-12-01T21:15")).await;
        let longer = office.desk.ask("move_booking", moved(&later, &office.cafe, "2026-12-01T18:00", "2026-12-01T23:00")).await;
        let shorter = office.desk.ask("move_booking", moved(&longer, &office.cafe, "2026-12-01T20:00", "2026-12-01T21:00")).await;
        assert_eq!(shorter["now"]["version"], 4);
        let whole = office.desk.ask("move_booking", moved(&shorter, &office.both, "2026-12-01T20:00", "2026-12-01T21:00")).await;
        office.desk.ask("move_booking", moved(&whole, &office.a, "2026-12-01T20:00", "2026-12-01T21:00")).await;
    }

    async fn changing_the_texts_leaves_the_time_alone(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let input = json!({ "id": booked["now"]["id"], "version": 1, "organisationId": null, "contactPersonId": null,
            "title": "Generalforsamling", "kind": "community", "attendees": 60, "layout": "theatre", "note": "Stemmesedler" });
        let changed = office.desk.ask("change_booking", input.clone()).await;
        let now = &changed["now"];
        assert_eq!((now["title"].as_str(), now["attendees"].as_i64(), now["starts"].as_str()), (Some("Generalforsamling"), Some(60), Some("2026-12-01T19:00")));
        let details = office.desk.refused("change_booking", with(input.clone(), json!({ "version": 2, "attendees": 91 })), "too_many_people").await;
        assert_eq!((details["maximum"].as_i64(), details["attendees"].as_i64()), (Some(90), Some(91)));
        assert_eq!(each(&details["alternatives"], "roomNames"), [&json!(["Storesal A+B"])]);
        let details = office.desk.refused("change_booking", with(input, json!({ "version": 2, "title": " " })), "fields_refused").await;
        assert_eq!(details["problems"][0]["field"], "title");
    }

    async fn a_stale_change_shows_how_the_booking_stands(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        office.desk.ask("move_booking", moved(&booked, &office.b, "2026-12-01T19:00", "2026-12-01T21:00")).await;
        let details = office.desk.refused("move_booking", moved(&booked, &office.a, "2026-12-01T20:00", "2026-12-01T22:00"), "stale_booking").await;
        assert_eq!(details["current"]["rooms"], json!([office.b["id"]]));
        office.desk.refused("cancel_booking", cancelled(&booked), "stale_booking").await;
        let input = json!({ "id": booked["now"]["id"], "version": 1, "organisationId": null, "contactPersonId": null,
            "title": "x", "kind": "community", "attendees": null, "layout": null, "note": "" });
        office.desk.refused("change_booking", input, "stale_booking").await;
    }

    async fn a_cancelled_booking_is_neither_moved_nor_changed_nor_cancelled_again(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let gone = office.desk.ask("cancel_booking", with(cancelled(&booked), json!({ "reason": "For få tilmeldte" }))).await;
        assert_eq!(gone["now"]["state"], "cancelled_by_borrower");
        assert_eq!(gone["now"]["cancellation"]["reason"], "For få tilmeldte");
        let details = office.desk.refused("move_booking", moved(&gone, &office.b, "2026-12-01T19:00", "2026-12-01T21:00"), "booking_is_cancelled").await;
        assert_eq!(details["current"]["number"], "B-2026-00001");
        office.desk.refused("cancel_booking", cancelled(&gone), "booking_is_cancelled").await;
        let input = json!({ "id": gone["now"]["id"], "version": 2, "organisationId": null, "contactPersonId": null,
            "title": "x", "kind": "community", "attendees": null, "layout": null, "note": "" });
        office.desk.refused("change_booking", input, "booking_is_cancelled").await;
        let standing = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let input = json!({ "id": standing["now"]["id"], "version": 1 });
        office.desk.refused("restore_booking", input, "stale_booking").await;
    }

    async fn what_is_not_there_is_not_found(test) {
        let office = HouseInUse::of(test).await;
        let nothing = json!({ "now": { "id": 999, "version": 1 } });
        office.desk.refused("open_booking", json!({ "id": 999 }), "booking_not_found").await;
        office.desk.refused("cancel_booking", cancelled(&nothing), "booking_not_found").await;
        office.desk.refused("restore_booking", json!({ "id": 999, "version": 1 }), "booking_not_found").await;
        office.desk.refused("move_booking", moved(&nothing, &office.a, "2026-12-01T19:00", "2026-12-01T21:00"), "booking_not_found").await;
    }

    async fn bad_fields_are_refused_where_they_are(test) {
        let office = HouseInUse::of(test).await;
        let good = booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00");
        for (changes, field, kind) in [
            (json!({ "rooms": [] }), "rooms", "missing"),
            (json!({ "rooms": [999] }), "rooms.0", "not_found"),
            (json!({ "rooms": [office.a["id"], office.a["id"]] }), "rooms.1", "taken_name"),
            (json!({ "ends": "2026-12-01T19:00" }), "ends", "ends_before_start"),
            (json!({ "ends": "2026-12-01T18:00" }), "ends", "ends_before_start"),
            (json!({ "title": "" }), "title", "missing"),
            (json!({ "title": "Møde med 150680-9997" }), "title", "looks_like_cpr"),
            (json!({ "note": "1506809997 henter nøglen" }), "note", "looks_like_cpr"),
            (json!({ "attendees": 0 }), "attendees", "out_of_range"),
            (json!({ "organisationId": 999 }), "organisationId", "not_found"),
            (json!({ "contactPersonId": 999 }), "contactPersonId", "not_found"),
            (json!({ "buffers": { "before": -15, "after": 0, "reason": "haster" } }), "buffers.before", "out_of_range"),
            (json!({ "buffers": { "before": 0, "after": 0, "reason": " " } }), "buffers.reason", "missing"),
        ] {
            let input = with(with(good.clone(), json!({ "requestKey": new_key() })), changes);
            let details = office.desk.refused("book_room", input, "fields_refused").await;
            let first = &details["problems"][0];
            assert_eq!((first["field"].as_str(), first["problem"]["kind"].as_str()), (Some(field), Some(kind)));
        }
        let details = office.desk.refused("book_room", with(good, json!({ "ends": "2026-12-08T19:15" })), "too_long").await;
        assert_eq!(details["mostMinutes"], 10_080);
        let list = office.desk.ask("list_bookings", json!({ "from": "2026-12-01", "to": "2026-12-31", "standing": "all" })).await;
        assert_eq!(list["total"], 0, "nothing is half-written");
    }

    async fn several_rooms_are_one_booking(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.desk.ask("book_room", booking(&[&office.cafe, &office.a], "2026-12-01T19:00", "2026-12-01T21:00")).await;
        assert_eq!(booked["now"]["rooms"], json!([office.cafe["id"], office.a["id"]]));
        assert_eq!(booked["now"]["blockedUntil"], "2026-12-01T21:30");
        assert_eq!(office.tried(&office.a, "2026-12-01T21:00", "2026-12-01T22:00").await, "free", "the café's cleaning is not the hall's");
        assert_eq!(office.tried(&office.cafe, "2026-12-01T21:30", "2026-12-01T22:00").await, "room_taken", "30 after and 15 before");
        assert_eq!(office.tried(&office.both, "2026-12-01T20:00", "2026-12-01T22:00").await, "room_taken");
        office.taken(&office.a, "2026-12-01T20:00", "2026-12-01T22:00").await;
        assert_eq!(office.tried(&office.b, "2026-12-01T20:00", "2026-12-01T22:00").await, "free");
    }

    async fn two_rooms_that_make_a_combination_hold_what_the_combination_holds(test) {
        let office = HouseInUse::of(test).await;
        let input = with(booking(&[&office.a, &office.b], "2026-12-01T19:00", "2026-12-01T21:00"), json!({ "attendees": 155 }));
        let details = office.desk.refused("book_room", input.clone(), "too_many_people").await;
        assert_eq!(details["maximum"], 150, "not 90 and 70");
        office.desk.ask("book_room", with(input, json!({ "attendees": 150 }))).await;
    }

    async fn a_shorter_buffer_needs_a_reason_and_stays_with_the_booking(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.cafe, "2026-12-01T17:00", "2026-12-01T18:00").await;
        office.taken(&office.cafe, "2026-12-01T18:30", "2026-12-01T20:00").await;
        let input = with(booking(&[&office.cafe], "2026-12-01T18:30", "2026-12-01T20:00"),
            json!({ "buffers": { "before": 0, "after": 0, "reason": "Samme forening" } }));
        let booked = office.desk.ask("book_room", input).await;
        assert_eq!(booked["now"]["buffers"]["reason"], "Samme forening");
        let later = office.desk.ask("move_booking", moved(&booked, &office.cafe, "2026-12-01T18:30", "2026-12-01T21:00")).await;
        assert_eq!(later["now"]["buffers"]["after"], 0);
        office.book(&office.cafe, "2026-12-01T21:15", "2026-12-01T22:00").await;
    }

    async fn a_room_whose_buffer_changes_leaves_its_bookings_theirs(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let room = with(office.a["details"].clone(), json!({ "buffers": { "before": 60, "after": 60 } }));
        office.manager.ask("change_room", json!({ "id": office.a["id"], "version": office.a["version"], "room": room })).await;
        let card = office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        assert_eq!(card["booking"]["blockedFrom"], "2026-12-01T19:00");
        office.taken(&office.a, "2026-12-01T21:30", "2026-12-01T22:00").await;
        office.book(&office.a, "2026-12-01T22:00", "2026-12-01T23:00").await;
        let moved = office.desk.ask("move_booking", moved(&booked, &office.a, "2026-12-03T19:00", "2026-12-03T21:00")).await;
        assert_eq!(moved["now"]["blockedFrom"], "2026-12-03T18:00", "moved, it takes the new ones");
    }

    async fn a_combination_that_changes_leaves_its_bookings_their_spaces(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.both, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let input = json!({ "id": office.both["id"], "version": office.both["version"], "room": office.both["details"],
            "parts": [office.b["id"], office.cafe["id"]] });
        office.manager.ask("change_room", input).await;
        let details = office.taken(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        assert_eq!(details["clashes"][0]["bookingId"], booked["now"]["id"]);
        assert_eq!(office.tried(&office.cafe, "2026-12-01T19:00", "2026-12-01T21:00").await, "free");
    }

    async fn a_booking_over_midnight_is_one_booking_on_both_days(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-12-04T22:00", "2026-12-05T01:00").await;
        assert_eq!(office.tried(&office.a, "2026-12-05T00:30", "2026-12-05T02:00").await, "room_taken");
        for day in ["2026-12-04", "2026-12-05"] {
            let calendar = office.desk.ask("calendar", json!({ "from": day, "to": day })).await;
            assert_eq!(each(&calendar["bookings"], "starts"), [&json!("2026-12-04T22:00")], "{day}");
        }
        let next = office.desk.ask("calendar", json!({ "from": "2026-12-06", "to": "2026-12-06" })).await;
        assert_eq!(next["bookings"], json!([]));
        office.book(&office.b, "2026-12-04T22:00", "2026-12-05T00:00").await;
        office.book(&office.b, "2026-12-05T00:00", "2026-12-05T01:00").await;
    }
}
