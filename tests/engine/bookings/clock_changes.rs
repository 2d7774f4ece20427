//! The nights when the clocks change: 28 March and 31 October 2027 (also Easter Sunday 2027, so the house stays open).

use frivillighus_tests::{TestOffice, office_test};
use serde_json::json;

use super::house_in_use::{HouseInUse, booking, moved};
use crate::premises::house_details;

async fn open_on_holidays(test: &TestOffice) -> HouseInUse {
    let office = HouseInUse::of(test).await;
    let premises = house_details("Centret", json!({ "onHoliday": "open" }));
    let input = json!({ "id": office.house["id"], "version": office.house["version"], "premises": premises });
    office.manager.ask("change_premises", input).await;
    office
}

office_test! {
    async fn the_hour_that_the_clocks_skip_cannot_be_booked(test) {
        let office = open_on_holidays(test).await;
        for (starts, ends) in [
            ("2027-03-28T02:00", "2027-03-28T03:00"), ("2027-03-28T02:30", "2027-03-28T04:00"), ("2027-03-28T01:00", "2027-03-28T02:30"),
        ] {
            let details = office.desk.refused("book_room", booking(&[&office.a], starts, ends), "missing_hour").await;
            assert_eq!((details["skippedFrom"].as_str(), details["skippedTo"].as_str()), (Some("2027-03-28T02:00"), Some("2027-03-28T03:00")));
            assert_eq!(office.tried(&office.a, starts, ends).await, "missing_hour");
        }
        office.book(&office.a, "2027-03-28T01:00", "2027-03-28T02:00").await;
        office.book(&office.a, "2027-03-28T03:00", "2027-03-28T04:00").await;
    }

    async fn the_calendar_says_which_days_are_longer_or_shorter(test) {
        let office = HouseInUse::of(test).await;
        for (from, to, changes) in [
            ("2026-10-19", "2026-10-25", json!([{ "at": "2026-10-25T02:00", "minutes": 60 }])),
            ("2027-03-22", "2027-03-28", json!([{ "at": "2027-03-28T02:00", "minutes": -60 }])),
            ("2026-11-23", "2026-11-29", json!([])),
        ] {
            assert_eq!(office.desk.ask("calendar", json!({ "from": from, "to": to })).await["clockChanges"], changes);
        }
    }

    async fn a_booking_is_not_moved_into_the_missing_hour(test) {
        let office = open_on_holidays(test).await;
        let booked = office.book(&office.a, "2027-03-27T02:00", "2027-03-27T03:00").await;
        let input = moved(&booked, &office.a, "2027-03-28T02:00", "2027-03-28T03:00");
        office.desk.refused("move_booking", input, "missing_hour").await;
        let input = moved(&booked, &office.a, "2027-03-29T02:00", "2027-03-29T03:00");
        assert_eq!(office.desk.ask("move_booking", input).await["now"]["starts"], "2027-03-29T02:00");
    }

    async fn a_night_over_the_change_keeps_its_clock_times(test) {
        let office = open_on_holidays(test).await;
        for (starts, ends) in [("2027-03-27T20:00", "2027-03-28T08:00"), ("2027-10-30T20:00", "2027-10-31T08:00")] {
            let booked = office.book(&office.cafe, starts, ends).await;
            assert_eq!((booked["now"]["starts"].as_str(), booked["now"]["ends"].as_str()), (Some(starts), Some(ends)));
            assert_eq!(booked["now"]["blockedUntil"], ends.replace("08:00", "08:30").as_str());
            office.taken(&office.cafe, &ends.replace("08:00", "07:45"), &ends.replace("08:00", "09:00")).await;
            office.book(&office.cafe, &ends.replace("08:00", "08:45"), &ends.replace("08:00", "09:00")).await;
        }
    }

    async fn the_doubled_hour_is_winter_time_and_its_eve_ends_at_the_first_two(test) {
        let office = open_on_holidays(test).await;
        office.book(&office.a, "2027-10-31T02:00", "2027-10-31T03:00").await;
        office.taken(&office.a, "2027-10-31T02:30", "2027-10-31T03:30").await;
        office.book(&office.a, "2027-10-31T01:00", "2027-10-31T02:00").await;
        office.book(&office.a, "2027-10-31T03:00", "2027-10-31T04:00").await;
        let sum = office.desk.ask("calendar", json!({ "from": "2027-10-31", "to": "2027-10-31" })).await;
        assert_eq!(sum["bookings"].as_array().expect("bookings").len(), 3);
    }

    async fn a_week_over_the_autumn_change_can_be_booked(test) {
        let office = open_on_holidays(test).await;
        let booked = office.book(&office.cafe, "2027-10-28T08:00", "2027-11-04T08:00").await;
        assert_eq!(booked["now"]["blockedFrom"], "2027-10-28T07:45");
    }
}
