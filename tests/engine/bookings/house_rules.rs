//! What a house's own rules refuse: hours, closures, holidays, head-counts, the grid, lengths.

use frivillighus_tests::{TestOffice, new_key, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, booking, each, moved};
use crate::premises::{a_house, a_room, house_details, with};

/// The centre with hours: Monday to Thursday 8.30–21.30, Friday till 24, Saturday from 0 till 2, Sunday closed.
async fn with_hours(test: &TestOffice) -> HouseInUse {
    let office = HouseInUse::of(test).await;
    let interval = |weekday: i64, opens: i64, closes: i64| json!({ "weekday": weekday, "opensMinute": opens, "closesMinute": closes });
    let usual = json!([
        interval(1, 510, 1290),
        interval(2, 510, 1290),
        interval(3, 510, 1290),
        interval(4, 510, 1290),
        interval(5, 510, 1440),
        interval(6, 0, 120)
    ]);
    let periods = json!([{ "name": "", "firstDate": null, "lastDate": null, "intervals": usual },
        { "name": "Juli", "firstDate": "2027-07-01", "lastDate": "2027-07-31", "intervals": [] }]);
    let input = json!({ "premisesId": office.house["id"], "version": office.house["version"], "periods": periods });
    office.manager.ask("set_opening_hours", input).await;
    office
}

async fn on_holidays(office: &HouseInUse, rule: &str) {
    let premises = house_details("Centret", json!({ "onHoliday": rule }));
    let input = json!({ "id": office.house["id"], "version": office.house["version"], "premises": premises });
    office.manager.ask("change_premises", input).await;
}

async fn close(office: &HouseInUse, rooms: Option<Value>, starts: &str, ends: &str) -> Value {
    let input = json!({ "requestKey": new_key(), "premisesId": office.house["id"], "starts": starts, "ends": ends, "reason": "Gulvet lakeres" });
    let input = rooms.map_or(input.clone(), |rooms| with(input, json!({ "rooms": rooms })));
    office.manager.ask("close_rooms", input).await
}

office_test! {
    async fn outside_opening_hours_the_hours_are_told(test) {
        let office = with_hours(test).await;
        let details = office.desk.refused("book_room", booking(&[&office.a], "2026-12-01T20:00", "2026-12-01T22:00"), "outside_opening_hours").await;
        assert_eq!(details["premisesName"], "Centret");
        assert_eq!(details["opens"], json!([{ "premisesId": office.house["id"], "date": "2026-12-01", "opensMinute": 510, "closesMinute": 1290 }]));
        let offers = &details["alternatives"];
        assert_eq!(offers[0]["starts"], "2026-12-01T19:30", "the nearest time that is open: {offers:#}");
        let closed = office.desk.refused("book_room", booking(&[&office.a], "2026-12-06T10:00", "2026-12-06T12:00"), "outside_opening_hours").await;
        assert_eq!(closed["opens"], json!([]), "closed all Sunday");
        office.desk.refused("book_room", booking(&[&office.a], "2027-07-06T10:00", "2027-07-06T12:00"), "outside_opening_hours").await;
    }

    async fn a_house_open_over_midnight_is_booked_over_midnight(test) {
        let office = with_hours(test).await;
        office.book(&office.a, "2026-12-04T22:00", "2026-12-05T01:00").await;
        office.book(&office.b, "2026-12-04T22:00", "2026-12-05T00:00").await;
        office.desk.refused("book_room", booking(&[&office.b], "2026-12-05T01:00", "2026-12-05T02:15"), "outside_opening_hours").await;
        office.desk.refused("book_room", booking(&[&office.b], "2026-12-03T21:00", "2026-12-04T09:00"), "outside_opening_hours").await;
    }

    async fn buffers_may_lie_outside_opening_hours(test) {
        let office = with_hours(test).await;
        let booked = office.book(&office.cafe, "2026-12-01T19:30", "2026-12-01T21:30").await;
        assert_eq!(booked["now"]["blockedUntil"], "2026-12-01T22:00");
    }

    async fn hours_that_change_leave_bookings_alone(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T03:00", "2026-12-01T05:00").await;
        let interval = json!({ "weekday": 2, "opensMinute": 600, "closesMinute": 720 });
        let periods = json!([{ "name": "", "firstDate": null, "lastDate": null, "intervals": [interval] }]);
        office.manager.ask("set_opening_hours", json!({ "premisesId": office.house["id"], "version": 1, "periods": periods })).await;
        let calendar = office.desk.ask("calendar", json!({ "from": "2026-12-01", "to": "2026-12-01" })).await;
        assert_eq!(each(&calendar["bookings"], "id"), [&booked["now"]["id"]]);
        office.desk.refused("move_booking", moved(&booked, &office.a, "2026-12-01T03:00", "2026-12-01T06:00"), "outside_opening_hours").await;
    }

    async fn a_closed_room_is_refused_with_the_reason(test) {
        let office = HouseInUse::of(test).await;
        close(&office, Some(json!([office.a["id"]])), "2026-12-01T08:00", "2026-12-03T16:00").await;
        let details = office.desk.refused("book_room", booking(&[&office.a], "2026-12-03T15:00", "2026-12-03T17:00"), "room_closed").await;
        assert_eq!(details["reason"], json!({ "kind": "closure", "text": "Gulvet lakeres" }));
        assert_eq!((details["roomName"].as_str(), details["ends"].as_str()), (Some("Storesal A"), Some("2026-12-03T16:00")));
        assert_eq!(details["alternatives"][0]["roomNames"], json!(["Storesal B"]));
        assert_eq!(each(&details["alternatives"], "starts")[2], "2026-12-03T16:00", "when it opens again");
        let details = office.desk.refused("book_room", booking(&[&office.both], "2026-12-02T15:00", "2026-12-02T17:00"), "room_closed").await;
        assert_eq!(details["roomName"], "Storesal A+B", "a closed part closes the combination");
        office.book(&office.b, "2026-12-02T15:00", "2026-12-02T17:00").await;
        office.book(&office.a, "2026-12-03T16:00", "2026-12-03T17:00").await;
    }

    async fn a_withdrawn_closure_closes_nothing(test) {
        let office = HouseInUse::of(test).await;
        let closed = close(&office, None, "2026-12-01T00:00", "2027-03-01T00:00").await;
        office.desk.refused("book_room", booking(&[&office.cafe], "2027-01-13T10:00", "2027-01-13T12:00"), "room_closed").await;
        office.manager.undo(&closed).await;
        office.book(&office.cafe, "2027-01-13T10:00", "2027-01-13T12:00").await;
    }

    async fn a_closure_leaves_what_is_booked(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-02T10:00", "2026-12-02T12:00").await;
        close(&office, None, "2026-12-01T00:00", "2026-12-05T00:00").await;
        let card = office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        assert_eq!(card["booking"]["state"], "confirmed");
    }

    async fn a_house_closed_on_holidays_is_refused_by_the_holidays_name(test) {
        let office = HouseInUse::of(test).await;
        for (day, name) in [("2026-12-25", "Juledag"), ("2026-12-24", "Juleaftensdag"), ("2027-06-05", "Grundlovsdag"), ("2027-03-28", "Påskedag")] {
            let input = booking(&[&office.a], &format!("{day}T10:00"), &format!("{day}T12:00"));
            let details = office.desk.refused("book_room", input, "room_closed").await;
            assert_eq!((details["reason"]["nameDa"].as_str(), details["reason"]["rule"].as_str()), (Some(name), Some("closed")));
        }
        let over_christmas = booking(&[&office.a], "2026-12-23T22:00", "2026-12-24T01:00");
        office.desk.refused("book_room", over_christmas, "room_closed").await;
        office.book(&office.a, "2026-12-23T22:00", "2026-12-24T00:00").await;
        office.book(&office.a, "2027-05-01T10:00", "2027-05-01T12:00").await;
        office.book(&office.a, "2027-04-23T10:00", "2027-04-23T12:00").await;
    }

    async fn a_house_open_on_holidays_is_booked_on_holidays(test) {
        let office = HouseInUse::of(test).await;
        on_holidays(&office, "open").await;
        office.book(&office.a, "2026-12-24T17:00", "2026-12-24T22:00").await;
    }

    async fn a_house_that_asks_to_be_asked_wants_to_know_whom_it_was_agreed_with(test) {
        let office = HouseInUse::of(test).await;
        on_holidays(&office, "ask").await;
        let input = booking(&[&office.a], "2026-12-24T17:00", "2026-12-24T22:00");
        let details = office.desk.refused("book_room", input.clone(), "room_closed").await;
        assert_eq!(details["reason"]["rule"], "ask");
        office.desk.refused("book_room", with(input.clone(), json!({ "holidayAgreement": " " })), "room_closed").await;
        let booked = office.desk.ask("book_room", with(input, json!({ "holidayAgreement": "Villy, teknisk service" }))).await;
        assert_eq!(booked["now"]["holidayAgreement"], "Villy, teknisk service");
        let longer = office.desk.ask("move_booking", moved(&booked, &office.a, "2026-12-24T17:00", "2026-12-24T23:00")).await;
        assert_eq!(longer["now"]["holidayAgreement"], "Villy, teknisk service", "it holds for the moved booking");
    }

    async fn too_many_people_is_a_hard_stop_with_a_larger_room(test) {
        let office = HouseInUse::of(test).await;
        let input = |count: i64| with(booking(&[&office.cafe], "2026-12-01T19:00", "2026-12-01T21:00"), json!({ "attendees": count }));
        let details = office.desk.refused("book_room", input(49), "too_many_people").await;
        assert_eq!((&details["roomId"], details["maximum"].as_i64(), details["attendees"].as_i64()), (&office.cafe["id"], Some(48), Some(49)));
        assert_eq!(details["alternatives"][0]["roomNames"], json!(["Storesal B"]), "the smallest that holds them");
        office.desk.ask("book_room", input(48)).await;
    }

    async fn bookings_keep_to_the_grid_of_the_house(test) {
        let office = HouseInUse::of(test).await;
        let school = a_house(&office.manager, "Skolen", json!({ "gridMinutes": 30 })).await;
        let room = a_room(&office.manager, &school, "Lokale 1", 30, json!({})).await;
        for (room, starts, ends, minutes) in [
            (&office.a, "2026-12-01T19:10", "2026-12-01T21:00", 15), (&office.a, "2026-12-01T19:00", "2026-12-01T20:50", 15),
            (&room, "2026-12-01T19:15", "2026-12-01T21:00", 30),
        ] {
            let details = office.desk.refused("book_room", booking(&[room], starts, ends), "off_grid").await;
            assert_eq!(details["minutes"], minutes);
        }
        office.book(&office.a, "2026-12-01T19:15", "2026-12-01T20:45").await;
        let details = office.desk.refused("book_room", booking(&[&office.cafe, &room], "2026-12-01T19:15", "2026-12-01T20:45"), "off_grid").await;
        assert_eq!(details["minutes"], 30, "two houses, the coarser grid");
    }

    async fn a_room_has_a_shortest_and_a_longest_booking(test) {
        let office = HouseInUse::of(test).await;
        let room = a_room(&office.manager, &office.house, "Værkstedet", 16, json!({ "leastMinutes": 60, "mostMinutes": 240 })).await;
        let details = office.desk.refused("book_room", booking(&[&room], "2026-12-01T19:00", "2026-12-01T19:45"), "too_short").await;
        assert_eq!((&details["roomId"], details["leastMinutes"].as_i64()), (&room["id"], Some(60)));
        let details = office.desk.refused("book_room", booking(&[&room], "2026-12-01T17:00", "2026-12-01T21:15"), "too_long").await;
        assert_eq!(details["mostMinutes"], 240);
        office.book(&room, "2026-12-01T17:00", "2026-12-01T21:00").await;
        office.book(&room, "2026-12-01T21:00", "2026-12-01T22:00").await;
    }

    async fn a_retired_room_is_refused_with_another(test) {
        let office = HouseInUse::of(test).await;
        office.manager.ask("retire_room", json!({ "id": office.a["id"], "version": 1 })).await;
        let details = office.desk.refused("book_room", booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00"), "room_retired").await;
        assert_eq!(details["roomName"], "Storesal A");
        assert_eq!(details["alternatives"][0]["roomNames"], json!(["Storesal B"]));
        office.desk.refused("book_room", booking(&[&office.both], "2026-12-01T19:00", "2026-12-01T21:00"), "room_retired").await;
        office.manager.ask("retire_premises", json!({ "id": office.house["id"], "version": 1 })).await;
        let details = office.desk.refused("book_room", booking(&[&office.b], "2026-12-01T19:00", "2026-12-01T21:00"), "room_retired").await;
        assert_eq!(details["alternatives"], json!([]), "the whole house is out of use");
    }
}
