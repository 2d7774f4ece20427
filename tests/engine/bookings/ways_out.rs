//! No bare no: a time that nobody lends comes with the nearest one that somebody does.

use frivillighus_tests::office_test;
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, booking, moved};
use crate::premises::{a_room, house_details, with};

/// The first thing that is free instead: its rooms, and from when until when.
fn first(details: &Value) -> (Value, &str, &str) {
    let there = &details["alternatives"][0];
    (there["rooms"].clone(), there["starts"].as_str().unwrap_or_default(), there["ends"].as_str().unwrap_or_default())
}

async fn on_holidays(office: &HouseInUse, rule: &str) {
    let premises = house_details("Centret", json!({ "onHoliday": rule }));
    let input = json!({ "id": office.house["id"], "version": office.house["version"], "premises": premises });
    office.manager.ask("change_premises", input).await;
}

office_test! {
    async fn a_time_off_the_grid_is_offered_on_it(test) {
        let office = HouseInUse::of(test).await;
        let input = booking(&[&office.a], "2026-12-01T19:05", "2026-12-01T20:50");
        let details = office.desk.refused("book_room", input, "off_grid").await;
        assert_eq!(first(&details), (json!([office.a["id"]]), "2026-12-01T19:00", "2026-12-01T21:00"));
        office.book(&office.a, "2026-12-01T20:00", "2026-12-01T22:00").await;
        let details = office.desk.refused("book_room", booking(&[&office.a], "2026-12-01T19:05", "2026-12-01T20:50"), "off_grid").await;
        assert_eq!(first(&details), (json!([office.b["id"]]), "2026-12-01T19:00", "2026-12-01T21:00"), "another room where it is taken");
        let booked = office.book(&office.a, "2026-12-02T19:00", "2026-12-02T21:00").await;
        let details = office.desk.refused("move_booking", moved(&booked, &office.a, "2026-12-02T19:10", "2026-12-02T21:00"), "off_grid").await;
        assert_eq!(first(&details), (json!([office.a["id"]]), "2026-12-02T19:00", "2026-12-02T21:00"));
    }

    async fn a_booking_too_short_or_too_long_is_offered_as_long_as_the_room_is_lent(test) {
        let office = HouseInUse::of(test).await;
        let room = a_room(&office.manager, &office.house, "Værkstedet", 16, json!({ "leastMinutes": 60, "mostMinutes": 240 })).await;
        let details = office.desk.refused("book_room", booking(&[&room], "2026-12-01T19:00", "2026-12-01T19:45"), "too_short").await;
        assert_eq!(first(&details), (json!([room["id"]]), "2026-12-01T19:00", "2026-12-01T20:00"));
        let details = office.desk.refused("book_room", booking(&[&room], "2026-12-01T17:00", "2026-12-01T21:15"), "too_long").await;
        assert_eq!(first(&details), (json!([room["id"]]), "2026-12-01T17:00", "2026-12-01T21:00"));
        let details = office.desk.refused("book_room", booking(&[&office.a], "2026-12-01T19:00", "2026-12-08T19:15"), "too_long").await;
        assert_eq!(first(&details), (json!([office.a["id"]]), "2026-12-01T19:00", "2026-12-08T19:00"));
    }

    async fn a_time_in_the_missing_hour_is_offered_from_when_the_clock_goes_on(test) {
        let office = HouseInUse::of(test).await;
        on_holidays(&office, "open").await;
        let (starts, ends) = ("2027-03-28T02:30", "2027-03-28T04:00");
        let expected = (json!([office.a["id"]]), "2027-03-28T03:00", "2027-03-28T04:30");
        let details = office.desk.refused("book_room", booking(&[&office.a], starts, ends), "missing_hour").await;
        assert_eq!(first(&details), expected);
        let asked = json!({ "rooms": [office.a["id"]], "starts": starts, "ends": ends, "lookingFor": "ways_out" });
        let check = office.desk.ask("check_times", asked).await;
        assert_eq!(first(&check["refusal"]["details"]), expected);
        let hold = json!({ "requestKey": frivillighus_tests::new_key(), "rooms": [office.a["id"]], "starts": starts, "ends": ends });
        assert_eq!(first(&office.desk.refused("hold_room", hold, "missing_hour").await), expected);
        let booked = office.book(&office.a, "2027-03-27T19:00", "2027-03-27T21:00").await;
        let details = office.desk.refused("move_booking", moved(&booked, &office.a, starts, ends), "missing_hour").await;
        assert_eq!(first(&details), expected);
    }

    async fn a_swap_that_fails_says_where_the_first_could_go(test) {
        let office = HouseInUse::of(test).await;
        let (starts, ends) = ("2026-12-01T19:00", "2026-12-01T21:00");
        let many = with(booking(&[&office.b], starts, ends), json!({ "attendees": 65 }));
        let one = office.desk.ask("book_room", many).await;
        let other = office.book(&office.cafe, starts, ends).await;
        let seen = |there: &Value| json!({ "id": there["now"]["id"], "version": there["now"]["version"] });
        let pair = json!({ "one": seen(&one), "other": seen(&other) });
        let details = office.desk.refused("swap_rooms", pair, "too_many_people").await;
        assert_eq!(first(&details), (json!([office.a["id"]]), starts, ends));
        let stays = details["alternatives"].as_array().expect("a list").iter().any(|there| there["rooms"] == json!([office.b["id"]]) && there["starts"] == starts);
        assert!(!stays, "where it stands is no way out: {details:#}");
    }

    async fn a_day_by_agreement_is_tried_with_whoever_said_yes(test) {
        let office = HouseInUse::of(test).await;
        on_holidays(&office, "ask").await;
        let asked = json!({ "rooms": [office.a["id"]], "starts": "2026-12-24T17:00", "ends": "2026-12-24T22:00" });
        let check = office.desk.ask("check_times", asked.clone()).await;
        assert_eq!(check["refusal"]["details"]["reason"]["rule"], "ask");
        let check = office.desk.ask("check_times", with(asked, json!({ "holidayAgreement": "Villy, teknisk service" }))).await;
        assert_eq!(check["outcome"], "free");
    }
}
