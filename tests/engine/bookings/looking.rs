//! The calendar, the day, the list, and whether a place is free.

use frivillighus_tests::{new_key, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, an_association, booking, cancelled, each};
use crate::premises::{a_house, a_room, with};

office_test! {
    async fn a_week_shows_rooms_bookings_and_what_they_take_of_others(test) {
        let office = HouseInUse::of(test).await;
        let id = an_association(&office.desk, "Koret Klangbølgen", json!({ "shortName": "Klangbølgen" })).await;
        let input = with(booking(&[&office.a, &office.cafe], "2026-12-01T19:00", "2026-12-01T21:00"), json!({ "organisationId": id, "attendees": 30 }));
        let booked = office.desk.ask("book_room", input).await;
        let gone = office.book(&office.b, "2026-12-02T10:00", "2026-12-02T12:00").await;
        office.desk.ask("cancel_booking", cancelled(&gone)).await;
        let calendar = office.desk.ask("calendar", json!({ "from": "2026-11-30", "to": "2026-12-06" })).await;

        assert_eq!((calendar["today"].as_str(), calendar["now"].as_str()), (Some("2026-11-24"), Some("2026-11-24T10:42")));
        let rooms = &calendar["houses"][0]["rooms"];
        assert_eq!(each(rooms, "name"), ["Storesal A", "Storesal B", "Storesal A+B", "Caféen"]);
        assert_eq!(rooms[2]["parts"], json!([office.a["id"], office.b["id"]]));
        assert_eq!(calendar["open"].as_array().expect("hours").len(), 7, "open at any time until hours are set");
        assert_eq!(calendar["open"][0]["closesMinute"], 1440);

        assert_eq!(calendar["bookings"].as_array().expect("bookings").len(), 1, "the cancelled one is not drawn");
        let drawn = &calendar["bookings"][0];
        assert_eq!(drawn["rooms"], json!([office.a["id"], office.cafe["id"]]));
        assert_eq!(drawn["borrower"], json!({ "id": id, "name": "Koret Klangbølgen", "shortName": "Klangbølgen" }));
        assert_eq!((drawn["blockedFrom"].as_str(), drawn["blockedUntil"].as_str()), (Some("2026-12-01T18:45"), Some("2026-12-01T21:30")));
        assert_eq!(calendar["taken"], json!([{ "roomId": office.both["id"], "bookingId": booked["now"]["id"],
            "starts": "2026-12-01T19:00", "ends": "2026-12-01T21:00" }]), "only the combination, for as long as the hall is");
    }

    async fn a_combination_takes_each_of_its_parts(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.both, "2026-12-01T19:00", "2026-12-01T21:00").await;
        office.book(&office.both, "2026-12-02T19:00", "2026-12-02T21:00").await;
        let calendar = office.desk.ask("calendar", json!({ "from": "2026-11-30", "to": "2026-12-06" })).await;
        assert_eq!(each(&calendar["taken"], "roomId"), [&office.a["id"], &office.b["id"], &office.a["id"], &office.b["id"]]);
    }

    async fn a_week_says_when_rooms_are_closed_and_why(test) {
        let office = HouseInUse::of(test).await;
        let input = json!({ "requestKey": new_key(), "premisesId": office.house["id"], "rooms": [office.a["id"]],
            "starts": "2026-12-23T08:00", "ends": "2027-01-10T16:00", "reason": "Gulvet lakeres" });
        office.manager.ask("close_rooms", input).await;
        let calendar = office.desk.ask("calendar", json!({ "from": "2026-12-21", "to": "2026-12-27" })).await;
        let closed = calendar["closed"].as_array().expect("closed");
        let of_cafe: Vec<&Value> = closed.iter().filter(|time| time["roomId"] == office.cafe["id"]).map(|time| &time["reason"]["nameDa"]).collect();
        assert_eq!(of_cafe, ["Juleaftensdag", "Juledag", "Anden juledag"]);
        let closures = closed.iter().filter(|time| time["reason"]["kind"] == "closure");
        let rooms: Vec<&Value> = closures.map(|time| &time["roomId"]).collect();
        assert_eq!(rooms, [&office.a["id"], &office.both["id"]], "and the combination it is part of");
    }

    async fn a_calendar_of_one_house_shows_only_that(test) {
        let office = HouseInUse::of(test).await;
        let school = a_house(&office.manager, "Skolen", json!({ "shortName": "Skolen" })).await;
        let room = a_room(&office.manager, &school, "Lokale 1", 30, json!({})).await;
        office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let here = office.book(&room, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let calendar = office.desk.ask("calendar", json!({ "from": "2026-11-30", "to": "2026-12-06", "premisesId": school["id"] })).await;
        assert_eq!(each(&calendar["houses"], "name"), ["Skolen"]);
        assert_eq!(each(&calendar["bookings"], "id"), [&here["now"]["id"]]);
    }

    async fn a_calendar_is_at_most_six_weeks(test) {
        let office = HouseInUse::of(test).await;
        office.desk.ask("calendar", json!({ "from": "2026-11-30", "to": "2027-01-10" })).await;
        let details = office.desk.refused("calendar", json!({ "from": "2026-11-30", "to": "2027-01-11" }), "fields_refused").await;
        assert_eq!(details["problems"][0]["problem"]["most"], 42);
        let details = office.desk.refused("calendar", json!({ "from": "2026-11-30", "to": "2026-11-29" }), "fields_refused").await;
        assert_eq!(details["problems"][0]["problem"]["kind"], "ends_before_start");
    }

    async fn a_retired_room_is_drawn_as_long_as_it_is_booked(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.cafe, "2026-12-01T19:00", "2026-12-01T21:00").await;
        office.manager.ask("retire_room", json!({ "id": office.cafe["id"], "version": 1 })).await;
        let week = |from: &str, to: &str| json!({ "from": from, "to": to });
        let booked = office.desk.ask("calendar", week("2026-11-30", "2026-12-06")).await;
        assert!(each(&booked["houses"][0]["rooms"], "name").contains(&&json!("Caféen")));
        let free = office.desk.ask("calendar", week("2026-12-07", "2026-12-13")).await;
        assert!(!each(&free["houses"][0]["rooms"], "name").contains(&&json!("Caféen")));
    }

    async fn today_says_what_goes_on_and_what_comes_next(test) {
        let office = HouseInUse::of(test).await;
        let over = office.book(&office.a, "2026-11-24T08:00", "2026-11-24T10:00").await;
        let now = office.book(&office.a, "2026-11-24T10:00", "2026-11-24T11:00").await;
        let next = office.book(&office.b, "2026-11-24T12:00", "2026-11-24T13:00").await;
        let too = office.book(&office.cafe, "2026-11-24T12:00", "2026-11-24T13:00").await;
        office.book(&office.a, "2026-11-24T15:00", "2026-11-24T16:00").await;
        let today = office.desk.ask("today", json!({ "date": "2026-11-24" })).await;
        let house = &today["houses"][0];
        assert_eq!(house["house"]["name"], "Centret");
        assert_eq!(house["rows"].as_array().expect("rows").len(), 5);
        assert_eq!(house["rows"][0]["id"], over["now"]["id"]);
        assert_eq!(house["now"], json!([now["now"]["id"]]));
        assert_eq!(house["next"], json!([next["now"]["id"], too["now"]["id"]]));
    }

    async fn a_list_is_narrowed_and_paged(test) {
        let office = HouseInUse::of(test).await;
        let id = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        for day in 1..=3 {
            office.book(&office.a, &format!("2026-12-0{day}T10:00"), &format!("2026-12-0{day}T11:00")).await;
        }
        let input = with(booking(&[&office.b], "2026-12-02T19:00", "2026-12-02T21:00"), json!({ "organisationId": id }));
        let choir = office.desk.ask("book_room", input).await;
        let slip = office.book(&office.cafe, "2026-12-02T08:00", "2026-12-02T09:00").await;
        office.desk.undo(&slip).await;
        let called_off = office.book(&office.cafe, "2026-12-03T08:00", "2026-12-03T09:00").await;
        office.desk.ask("cancel_booking", cancelled(&called_off)).await;

        let list = async |changes: Value| {
            office.desk.ask("list_bookings", with(json!({ "from": "2026-12-01", "to": "2026-12-31" }), changes)).await
        };
        let standing = list(json!({})).await;
        assert_eq!((standing["total"].as_i64(), standing["pageSize"].as_i64()), (Some(4), Some(100)));
        assert_eq!(standing["bookings"][2]["id"], choir["now"]["id"], "by start");
        assert_eq!(list(json!({ "organisationId": id })).await["bookings"][0]["borrower"]["name"], "Koret Klangbølgen");
        assert_eq!(list(json!({ "organisationId": id })).await["total"], 1);
        assert_eq!(list(json!({ "roomId": office.a["id"] })).await["total"], 3);
        assert_eq!(list(json!({ "premisesId": office.house["id"], "kind": "association" })).await["total"], 1);
        assert_eq!(list(json!({ "premisesId": 999 })).await["total"], 0);
        assert_eq!(list(json!({ "standing": "cancelled" })).await["total"], 1, "a slip that was taken back is no cancellation");
        assert_eq!(list(json!({ "standing": "all" })).await["total"], 6);
        assert_eq!(list(json!({ "from": "2026-12-03" })).await["total"], 1);
        let second = list(json!({ "page": 1 })).await;
        assert_eq!((second["total"].as_i64(), second["bookings"].as_array().map(Vec::len)), (Some(4), Some(0)));
        office.desk.refused("list_bookings", json!({ "from": "2026-12-01", "to": "2026-11-01" }), "fields_refused").await;
    }

    async fn a_drag_is_tried_without_writing_anything(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.cafe, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let input = json!({ "rooms": [office.cafe["id"]], "starts": "2026-12-01T20:00", "ends": "2026-12-01T22:00" });
        let check = office.desk.ask("check_times", input.clone()).await;
        assert_eq!(check["outcome"], "refused");
        assert_eq!(check["refusal"]["code"], "room_taken");
        assert_eq!(check["refusal"]["details"]["clashes"][0]["number"], "B-2026-00001");
        assert_eq!(check["refusal"]["details"]["alternatives"], json!([]), "these are looked up when somebody lets go");
        let own = office.desk.ask("check_times", with(input, json!({ "exceptBooking": booked["now"]["id"] }))).await;
        let free = json!({ "outcome": "free", "blockedFrom": "2026-12-01T19:45", "blockedUntil": "2026-12-01T22:30" });
        assert_eq!(own, with(free, json!({ "notes": [], "fee": null })));
    }

    async fn a_form_is_told_what_is_free_instead_while_it_is_written(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.cafe, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let asked = json!({ "rooms": [office.cafe["id"]], "starts": "2026-12-01T20:00", "ends": "2026-12-01T22:00" });
        let booked = office.desk.refused("book_room", booking(&[&office.cafe], "2026-12-01T20:00", "2026-12-01T22:00"), "room_taken").await;
        let check = office.desk.ask("check_times", with(asked.clone(), json!({ "lookingFor": "ways_out" }))).await;
        assert_eq!(check["refusal"]["details"], booked, "the same as booking itself says");
        let many = office.desk.ask("check_times", with(asked.clone(), json!({ "attendees": 5000 }))).await;
        assert_eq!(many["refusal"]["code"], "too_many_people");
        let none = office.desk.ask("check_times", with(asked, json!({ "attendees": 0 }))).await;
        assert_eq!(none["refusal"]["code"], "fields_refused");
    }

    async fn the_auditor_books_nothing_and_the_administrator_only_looks(test) {
        let office = HouseInUse::of(test).await;
        let auditor = test.seat(frivillighus_engine::access::Role::Auditor).await;
        auditor.refused("calendar", json!({ "from": "2026-12-01", "to": "2026-12-01" }), "not_allowed").await;
        auditor.refused("book_room", booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00"), "not_allowed").await;
    }
}
