//! Series that go on, and that end again where they ended.

use frivillighus_tests::office_test;
use serde_json::{Value, json};

use super::edited::{edit, edited_as_shown};
use super::{booked_as_shown, cancelling, card, date, dates_that_are, series, standing, times, until, weekly};
use crate::bookings::house_in_use::{HouseInUse, an_association, cancelled, each};
use crate::bookings::rules::with_rules;
use crate::premises::with;

async fn three_tuesdays(office: &HouseInUse) -> Value {
    let input = series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", until("2026-12-15")));
    card(&office.desk.ask("book_series", input).await).clone()
}

fn until_then(end: Value) -> Value {
    json!({ "kind": "until", "end": end })
}

fn extending(card: &Value, extension: &Value) -> Value {
    json!({ "id": card["series"]["id"], "version": card["series"]["version"], "extension": extension })
}

fn looking(card: &Value, extension: &Value) -> Value {
    json!({ "id": card["series"]["id"], "extension": extension })
}

/// Tuesdays until the 15th, booked as this.
async fn tuesdays_as(office: &HouseInUse, book_as: Value) -> Value {
    let input = series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", until("2026-12-15")));
    let booking = with(input["booking"].clone(), json!({ "bookAs": book_as }));
    card(&office.desk.ask("book_series", with(input, json!({ "booking": booking }))).await).clone()
}

async fn extended_as_shown(office: &HouseInUse, card: &Value, extension: &Value) -> Value {
    let plan = office.desk.ask("plan_extension", looking(card, extension)).await;
    let held = json!({ "held": dates_that_are(&plan, "free") });
    office.desk.ask("extend_series", with(extending(card, extension), held)).await
}

office_test! {
    async fn a_later_end_changes_only_the_tail_and_books_nothing_twice(test) {
        let office = HouseInUse::of(test).await;
        let card = three_tuesdays(&office).await;
        let further = until_then(until("2027-01-12"));
        let plan = office.desk.ask("plan_extension", looking(&card, &further)).await;
        assert_eq!(each(&plan["dates"], "on"), ["2026-12-22", "2026-12-29", "2027-01-05", "2027-01-12"]);
        let done = office.desk.ask("extend_series", extending(&card, &further)).await;
        let now = &done["now"];
        assert_eq!((now["series"]["standing"].as_i64(), now["series"]["lastOn"].as_str()), (Some(7), Some("2027-01-12")));
        assert_eq!(now["dates"].as_array().expect("dates")[..3], card["dates"].as_array().expect("dates")[..]);
        assert_eq!(now["series"]["recurrence"]["ends"], until("2027-01-12"));
        let again = office.desk.ask("plan_extension", looking(&card, &until_then(times(8)))).await;
        assert_eq!(each(&again["dates"], "on"), ["2027-01-19"], "a count counts from the first date of all");
    }

    async fn an_extension_goes_by_what_is_agreed_now(test) {
        let office = HouseInUse::of(test).await;
        let card = three_tuesdays(&office).await;
        let card = edited_as_shown(&office.desk, edit(&card, json!([{ "field": "time", "dayShift": 1, "startsMinute": 1020 }]))).await["now"].clone();
        let done = extended_as_shown(&office, &card, &until_then(until("2026-12-22"))).await;
        let last = date(&done["now"], "2026-12-22");
        assert_eq!((last["booking"]["starts"].as_str(), &last["byHand"]), (Some("2026-12-23T17:00"), &json!([])));
    }

    async fn a_series_that_is_asked_for_goes_on_as_a_request(test) {
        let office = HouseInUse::of(test).await;
        with_rules(&office.manager, json!({ "approval": { "rooms": [office.a["id"]], "spans": [] } })).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let input = series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", until("2026-12-15")));
        let booking = with(input["booking"].clone(), json!({ "bookAs": { "kind": "requested" }, "organisationId": choir }));
        let card = card(&office.desk.ask("book_series", with(input, json!({ "booking": booking }))).await).clone();
        let further = until_then(until("2026-12-22"));
        let plan = office.desk.ask("plan_extension", looking(&card, &further)).await;
        assert_eq!(date(&plan, "2026-12-22")["outcome"]["notes"], json!([]), "asking is how one gets the approval");
        let done = office.desk.ask("extend_series", extending(&card, &further)).await;
        assert_eq!(date(&done["now"], "2026-12-22")["booking"]["state"], "requested");
        assert_eq!(office.tried(&office.a, "2026-12-22T19:00", "2026-12-22T21:00").await, "free", "it holds nothing");
        let back = office.desk.undo(&done).await;
        let again = office.desk.undo(&back).await;
        assert_eq!(date(&again["now"], "2026-12-22")["booking"]["state"], "requested", "also when it is made again");
        assert_eq!(office.tried(&office.a, "2026-12-22T19:00", "2026-12-22T21:00").await, "free");
    }

    async fn a_series_that_is_kept_goes_on_until_the_same_option_runs_out(test) {
        let office = HouseInUse::of(test).await;
        let card = tuesdays_as(&office, json!({ "kind": "reserved", "until": "2026-11-30T12:00" })).await;
        let done = extended_as_shown(&office, &card, &until_then(until("2026-12-22"))).await;
        let last = &date(&done["now"], "2026-12-22")["booking"];
        assert_eq!((last["state"].as_str(), last["optionUntil"].as_str()), (Some("reserved"), Some("2026-11-30T12:00")));
        assert_eq!(office.tried(&office.a, "2026-12-22T19:00", "2026-12-22T21:00").await, "room_taken");
    }

    async fn a_new_date_that_is_taken_is_left_out_with_its_reason_or_stops_it_all(test) {
        let office = HouseInUse::of(test).await;
        let card = three_tuesdays(&office).await;
        office.book(&office.a, "2026-12-29T20:00", "2026-12-29T22:00").await;
        let further = until_then(until("2027-01-05"));
        let details = office.desk.refused("extend_series", extending(&card, &further), "series_clashes").await;
        assert_eq!(dates_that_are(&details["plan"], "hindered"), ["2026-12-29"]);
        let done = extended_as_shown(&office, &card, &further).await;
        assert_eq!(date(&done["now"], "2026-12-29")["leftOut"], json!({ "kind": "taken", "by": ["Et møde"] }));
        assert_eq!(done["now"]["series"]["standing"], 5);
    }

    async fn an_extension_is_taken_back_exactly_and_made_again_under_the_same_numbers(test) {
        let office = HouseInUse::of(test).await;
        let card = three_tuesdays(&office).await;
        office.book(&office.a, "2026-12-29T20:00", "2026-12-29T22:00").await;
        let done = extended_as_shown(&office, &card, &until_then(times(6))).await;
        let back = office.desk.undo(&done).await;
        let bare = |card: &Value| with(card.clone(), json!({ "series": with(card["series"].clone(), json!({ "version": 0 })) }));
        assert_eq!(bare(&back["now"]), bare(&card));
        assert_eq!(office.tried(&office.a, "2026-12-22T19:00", "2026-12-22T21:00").await, "free");
        let again = office.desk.undo(&back).await;
        let numbers = |card: &Value| each(&card["dates"], "booking").iter().map(|booking| booking["number"].clone()).collect::<Vec<_>>();
        assert_eq!(numbers(&again["now"]), numbers(&done["now"]));
        assert_eq!(date(&again["now"], "2026-12-29")["leftOut"]["kind"], "taken");
        let events = office.desk.ask("subject_history", json!({ "subject": { "kind": "series", "id": card["series"]["id"] } })).await;
        let events: Vec<&str> = events["lines"].as_array().expect("lines").iter().filter_map(|line| line["event"]["event"].as_str()).collect();
        assert_eq!(events, ["series_extended", "series_extension_taken_back", "series_extended", "series_booked"]);
    }

    async fn an_extension_is_not_taken_back_over_what_a_colleague_did_since(test) {
        let office = HouseInUse::of(test).await;
        let card = three_tuesdays(&office).await;
        let done = extended_as_shown(&office, &card, &until_then(until("2026-12-29"))).await;
        let one = json!({ "now": date(&done["now"], "2026-12-22")["booking"] });
        office.manager.ask("cancel_booking", cancelled(&one)).await;
        let details = office.desk.refused("take_back_extension", done["undo"]["input"].clone(), "stale_series").await;
        assert_eq!(details["current"]["series"]["standing"], 4);
        let mut backwards = done["undo"]["input"].clone();
        backwards["lastOn"] = json!("2026-01-01");
        office.desk.refused("take_back_extension", backwards, "fields_refused").await;
        let mut nobody = done["undo"]["input"].clone();
        nobody["id"] = json!(999);
        office.desk.refused("take_back_extension", nobody, "series_not_found").await;
    }

    async fn a_list_of_dates_gets_more_dates_and_no_date_twice(test) {
        let office = HouseInUse::of(test).await;
        let rule = json!({ "rule": { "kind": "dates", "dates": ["2026-12-01", "2026-12-09"] } });
        let input = series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", rule);
        let card = card(&booked_as_shown(&office.desk, input).await).clone();
        let more = json!({ "kind": "dates", "dates": ["2026-12-09", "2026-12-04", "2026-12-18"] });
        let done = extended_as_shown(&office, &card, &more).await;
        assert_eq!(each(&done["now"]["dates"], "on"), ["2026-12-01", "2026-12-04", "2026-12-09", "2026-12-18"]);
        let back = office.desk.undo(&done).await;
        assert_eq!(each(&back["now"]["dates"], "on"), ["2026-12-01", "2026-12-09"]);
        let wrong = office.desk.refused("plan_extension", looking(&card, &until_then(times(9))), "fields_refused").await;
        assert_eq!(wrong["problems"][0]["field"], "extension");
    }

    async fn a_series_shortened_by_cancelling_goes_on_without_taking_the_cancelled_up_again(test) {
        let office = HouseInUse::of(test).await;
        let card = three_tuesdays(&office).await;
        let gone = office.desk.ask("cancel_series", cancelling(&card, &standing(&card)[2..], "borrower")).await;
        let done = extended_as_shown(&office, &gone["now"], &until_then(until("2026-12-22"))).await;
        assert_eq!(date(&done["now"], "2026-12-15")["booking"]["state"], "cancelled_by_borrower");
        assert_eq!(done["now"]["series"]["standing"], 3);
    }

    async fn an_end_that_makes_it_no_longer_and_dates_that_are_not_new_are_refused(test) {
        let office = HouseInUse::of(test).await;
        let card = three_tuesdays(&office).await;
        for end in [until("2026-12-15"), until("2026-12-20"), until("2026-11-01"), times(3)] {
            let details = office.desk.refused("extend_series", extending(&card, &until_then(end.clone())), "series_not_longer").await;
            assert_eq!(details["lastOn"], "2026-12-15");
            office.desk.refused("plan_extension", looking(&card, &until_then(end)), "series_not_longer").await;
        }
        let named = json!({ "kind": "named", "name": "Sankthans" });
        office.desk.refused("plan_extension", looking(&card, &until_then(named)), "named_date_unknown").await;
        office.desk.refused("plan_extension", looking(&card, &until_then(until("2029-01-01"))), "series_too_long").await;
        let far = until_then(until("2026-12-29"));
        office.desk.refused("plan_extension", with(looking(&card, &far), json!({ "id": 999 })), "series_not_found").await;
        office.desk.refused("extend_series", with(extending(&card, &far), json!({ "id": 999 })), "series_not_found").await;
        office.desk.refused("extend_series", with(extending(&card, &far), json!({ "held": ["2026-12-15"] })), "fields_refused").await;
        let skip = json!({ "choices": [{ "kind": "skip", "on": "2026-12-22" }, { "kind": "skip", "on": "2026-12-29" }] });
        office.desk.refused("extend_series", with(extending(&card, &far), skip), "no_date_left").await;
        office.desk.ask("extend_series", extending(&card, &far)).await;
        office.desk.refused("extend_series", extending(&card, &until_then(until("2027-01-05"))), "stale_series").await;
    }

    async fn a_date_that_was_free_in_the_plan_and_is_taken_brings_a_new_plan(test) {
        let office = HouseInUse::of(test).await;
        let card = three_tuesdays(&office).await;
        let far = until_then(until("2026-12-29"));
        office.book(&office.a, "2026-12-29T20:00", "2026-12-29T22:00").await;
        let held = json!({ "held": ["2026-12-22", "2026-12-29"] });
        let details = office.desk.refused("extend_series", with(extending(&card, &far), held), "plan_changed").await;
        assert_eq!(details["dates"], json!(["2026-12-29"]));
    }

    async fn a_borrower_who_may_not_borrow_any_more_gets_no_more_dates(test) {
        let office = HouseInUse::of(test).await;
        let choir = crate::bookings::house_in_use::an_association(&office.manager, "Klangbølgen", json!({})).await;
        let input = series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", until("2026-12-15")));
        let booking = with(input["booking"].clone(), json!({ "organisationId": choir }));
        let card = card(&office.desk.ask("book_series", with(input, json!({ "booking": booking }))).await).clone();
        office.manager.ask("archive_organisation", json!({ "organisationId": choir })).await;
        let far = until_then(until("2026-12-29"));
        office.desk.refused("plan_extension", looking(&card, &far), "borrower_archived").await;
        office.desk.refused("extend_series", extending(&card, &far), "borrower_archived").await;
    }
}
