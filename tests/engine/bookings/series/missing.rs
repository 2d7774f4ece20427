//! Dates that were left out, added when they can be had.

use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, office_test};
use serde_json::{Value, json};

use super::{booked_as_shown, card, date, dates_that_are, series, until, weekly};
use crate::bookings::house_in_use::{HouseInUse, cancelled};
use crate::premises::with;

/// Four Tuesdays of which the second is taken, and the booking that takes it.
async fn three_of_four(office: &HouseInUse) -> (Value, Value) {
    let other = office.book(&office.a, "2026-12-08T20:00", "2026-12-08T22:00").await;
    let input = series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", until("2026-12-22")));
    (card(&booked_as_shown(&office.desk, input).await).clone(), other)
}

fn adding(card: &Value, held: &[&str]) -> Value {
    json!({ "id": card["series"]["id"], "version": card["series"]["version"], "held": held })
}

office_test! {
    async fn a_date_that_was_taken_is_added_when_it_is_free(test) {
        let office = HouseInUse::of(test).await;
        let (card, other) = three_of_four(&office).await;
        let plan = office.desk.ask("plan_missing_dates", json!({ "id": card["series"]["id"] })).await;
        assert_eq!(dates_that_are(&plan, "hindered"), ["2026-12-08"], "only what is missing is planned");
        office.desk.ask("cancel_booking", cancelled(&other)).await;
        let plan = office.desk.ask("plan_missing_dates", json!({ "id": card["series"]["id"] })).await;
        assert_eq!(dates_that_are(&plan, "free"), ["2026-12-08"]);
        let added = office.desk.ask("add_missing_dates", adding(&card, &["2026-12-08"])).await;
        let there = date(&added["now"], "2026-12-08");
        assert_eq!((there["booking"]["starts"].as_str(), there["leftOut"].is_null()), (Some("2026-12-08T19:00"), true));
        assert_eq!(there["booking"]["seriesId"], card["series"]["id"]);
        assert_eq!(added["now"]["series"]["standing"], 4);
        let none = office.desk.ask("plan_missing_dates", json!({ "id": card["series"]["id"] })).await;
        assert_eq!(none["dates"], json!([]));
    }

    async fn a_date_added_to_a_series_that_is_asked_for_is_a_request_too(test) {
        let office = HouseInUse::of(test).await;
        let other = office.book(&office.a, "2026-12-08T20:00", "2026-12-08T22:00").await;
        let input = series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", until("2026-12-22")));
        let booking = with(input["booking"].clone(), json!({ "bookAs": { "kind": "requested" } }));
        let card = card(&booked_as_shown(&office.desk, with(input, json!({ "booking": booking }))).await).clone();
        office.desk.ask("cancel_booking", cancelled(&other)).await;
        let added = office.desk.ask("add_missing_dates", adding(&card, &["2026-12-08"])).await;
        assert_eq!(date(&added["now"], "2026-12-08")["booking"]["state"], "requested");
        assert_eq!(office.tried(&office.a, "2026-12-08T19:00", "2026-12-08T21:00").await, "free", "it holds nothing");
        let undone = office.desk.undo(&added).await;
        let again = office.desk.ask("add_missing_dates", adding(&undone["now"], &["2026-12-08"])).await;
        assert_eq!(date(&again["now"], "2026-12-08")["booking"]["state"], "requested", "under its old number as well");
    }

    async fn an_added_date_taken_back_is_left_out_again_and_can_be_added_anew(test) {
        let office = HouseInUse::of(test).await;
        let (card, other) = three_of_four(&office).await;
        office.desk.ask("cancel_booking", cancelled(&other)).await;
        let added = office.desk.ask("add_missing_dates", adding(&card, &["2026-12-08"])).await;
        let number = date(&added["now"], "2026-12-08")["booking"]["number"].clone();
        let undone = office.desk.undo(&added).await;
        assert_eq!(date(&undone["now"], "2026-12-08")["leftOut"], json!({ "kind": "taken", "by": ["Et møde"] }), "with its old reason");
        assert_eq!(undone["now"]["series"]["standing"], 3);
        let input = adding(&undone["now"], &["2026-12-08"]);
        let place = json!([{ "kind": "instead", "on": "2026-12-08", "rooms": [office.b["id"]], "starts": "2026-12-08T18:00", "ends": "2026-12-08T20:00" }]);
        let again = office.desk.ask("add_missing_dates", with(input, json!({ "choices": place }))).await;
        let there = date(&again["now"], "2026-12-08");
        assert_eq!(there["booking"]["number"], number, "it is still the same date of the same series");
        assert_eq!((there["booking"]["starts"].as_str(), &there["byHand"]), (Some("2026-12-08T18:00"), &json!(["time", "rooms"])));
        assert_eq!(office.tried(&office.b, "2026-12-08T19:00", "2026-12-08T20:00").await, "room_taken");
    }

    async fn a_missing_date_is_added_in_another_room(test) {
        let office = HouseInUse::of(test).await;
        let (card, _) = three_of_four(&office).await;
        let id = &card["series"]["id"];
        let plan = office.desk.ask("plan_missing_dates", json!({ "id": id })).await;
        let offer = date(&plan, "2026-12-08")["outcome"]["instead"][0].clone();
        assert_eq!(offer["roomNames"], json!(["Storesal B"]));
        let choices = json!([{ "kind": "instead", "on": "2026-12-08", "rooms": offer["rooms"], "starts": offer["starts"], "ends": offer["ends"] }]);
        let plan = office.desk.ask("plan_missing_dates", json!({ "id": id, "choices": choices })).await;
        assert_eq!(dates_that_are(&plan, "free"), ["2026-12-08"]);
        let added = office.desk.ask("add_missing_dates", with(adding(&card, &["2026-12-08"]), json!({ "choices": choices }))).await;
        assert_eq!(date(&added["now"], "2026-12-08")["byHand"], json!(["rooms"]));
    }

    async fn a_missing_date_that_is_not_free_brings_a_new_plan(test) {
        let office = HouseInUse::of(test).await;
        let (card, _) = three_of_four(&office).await;
        let details = office.desk.refused("add_missing_dates", adding(&card, &["2026-12-08"]), "plan_changed").await;
        assert_eq!(details["dates"], json!(["2026-12-08"]));
        assert_eq!(details["plan"]["hindered"], 1);
        let unchanged = office.desk.ask("open_series", json!({ "id": card["series"]["id"] })).await;
        assert_eq!(unchanged, card);
    }

    async fn only_missing_dates_are_added(test) {
        let office = HouseInUse::of(test).await;
        let (card, _) = three_of_four(&office).await;
        for (held, field) in [(vec!["2026-12-01"], "held.0"), (vec!["2026-12-08", "2026-12-09"], "held.1"), (vec![], "held")] {
            let details = office.desk.refused("add_missing_dates", adding(&card, &held), "fields_refused").await;
            assert_eq!(details["problems"][0]["field"], field);
        }
        let skipped = json!({ "choices": [{ "kind": "skip", "on": "2026-12-08" }] });
        office.desk.refused("add_missing_dates", with(adding(&card, &["2026-12-08"]), skipped), "fields_refused").await;
    }

    async fn a_missing_date_that_has_been_is_not_added(test) {
        let office = HouseInUse::of(test).await;
        let (card, other) = three_of_four(&office).await;
        office.desk.ask("cancel_booking", cancelled(&other)).await;
        test.clock.set(Instant::from_unix(NOW + 20 * 86_400));
        let later = test.seat(frivillighus_engine::access::Role::FrontDesk).await;
        let plan = later.ask("plan_missing_dates", json!({ "id": card["series"]["id"] })).await;
        assert_eq!(plan["dates"], json!([]), "the past is not rewritten");
        later.refused("add_missing_dates", adding(&card, &["2026-12-08"]), "fields_refused").await;
        let opened = later.ask("open_series", json!({ "id": card["series"]["id"] })).await;
        assert_eq!(date(&opened, "2026-12-08")["hasBegun"], true);
    }

    async fn a_series_that_a_colleague_changed_is_shown_before_dates_are_added(test) {
        let office = HouseInUse::of(test).await;
        let (card, other) = three_of_four(&office).await;
        office.desk.ask("cancel_booking", cancelled(&other)).await;
        office.desk.ask("add_missing_dates", adding(&card, &["2026-12-08"])).await;
        let details = office.manager.refused("add_missing_dates", adding(&card, &["2026-12-08"]), "stale_series").await;
        assert_eq!(details["current"]["series"]["standing"], 4);
        let nowhere = json!({ "id": 999, "version": 1, "held": ["2026-12-08"] });
        office.desk.refused("add_missing_dates", nowhere, "series_not_found").await;
        office.desk.refused("plan_missing_dates", json!({ "id": 999 }), "series_not_found").await;
        office.desk.refused("open_series", json!({ "id": 999 }), "series_not_found").await;
    }
}
