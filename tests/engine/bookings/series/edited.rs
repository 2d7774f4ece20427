//! Series that are changed: from a date on or all that is to come, shown before it is done, and taken back.

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestOffice, TestSeat, office_test};
use serde_json::{Value, json};

use super::{
    booked_as_shown, cancelling, card, date, dates_that_are, every_day, series, standing, times, until, weekly,
};
use crate::bookings::house_in_use::{HouseInUse, an_association, booking, cancelled, each, moved};
use crate::premises::{house_details, with};

/// An edit of a series, of all that is to come.
pub fn edit(card: &Value, changes: Value) -> Value {
    json!({ "id": card["series"]["id"], "changes": changes })
}

fn from(edit: Value, on: &str) -> Value {
    with(edit, json!({ "fromOn": on }))
}

fn starting_at(hour: i64) -> Value {
    json!([{ "field": "time", "startsMinute": hour * 60 }])
}

/// The saving of exactly what a plan showed.
pub fn as_shown(plan: &Value, edit: &Value) -> Value {
    json!({ "edit": edit, "version": plan["version"], "bookings": each(&plan["dates"], "booking"), "held": dates_that_are(&plan["plan"], "free") })
}

pub async fn edited_as_shown(desk: &TestSeat, edit: Value) -> Value {
    let plan = desk.ask("plan_series_edit", edit.clone()).await;
    desk.ask("edit_series", as_shown(&plan, &edit)).await
}

/// When each booking of a card begins, by the date that the rule gave.
fn starts(card: &Value) -> Vec<&str> {
    let bookings = each(&card["dates"], "booking").into_iter();
    bookings.filter_map(|booking| booking["starts"].as_str()).collect()
}

async fn weekly_from(office: &HouseInUse, weekday: &str, first: &str, last: &str) -> Value {
    let input =
        series(&[&office.a], &format!("{first}T19:00"), &format!("{first}T21:00"), weekly(weekday, until(last)));
    card(&booked_as_shown(&office.desk, input).await).clone()
}

async fn four_tuesdays(office: &HouseInUse) -> Value {
    weekly_from(office, "tue", "2026-12-01", "2026-12-22").await
}

async fn reopened(office: &HouseInUse, card: &Value) -> Value {
    office.desk.ask("open_series", json!({ "id": card["series"]["id"] })).await
}

/// The moving of one date by hand.
fn by_hand(card: &Value, on: &str, room: &Value, starts: &str, ends: &str) -> Value {
    moved(&json!({ "now": date(card, on)["booking"] }), room, starts, ends)
}

/// The same booking with another note.
fn noted(card: &Value, on: &str, note: &str) -> Value {
    let booking = &date(card, on)["booking"];
    json!({ "id": booking["id"], "version": booking["version"], "organisationId": null, "contactPersonId": null,
        "title": booking["title"], "kind": booking["kind"], "attendees": null, "layout": null, "note": note })
}

/// Friday 11 December: two of the four dates have been.
async fn half_way(test: &TestOffice) -> TestSeat {
    test.clock.set(Instant::from_unix(NOW + 17 * 86_400));
    test.seat(Role::FrontDesk).await
}

/// The code of a refusal, where one is expected.
async fn no(desk: &TestSeat, edit: &Value, code: &str) -> Value {
    desk.refused("plan_series_edit", edit.clone(), code).await
}

office_test! {
    async fn a_series_moved_from_thursday_to_monday_lists_its_exceptions_and_keeps_its_notes(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2027-01-28T18:00", "2027-01-28T20:00").await;
        let card = weekly_from(&office, "thu", "2027-01-07", "2027-02-04").await;
        office.desk.ask("move_booking", by_hand(&card, "2027-01-14", &office.b, "2027-01-15T10:00", "2027-01-15T12:00")).await;
        office.desk.ask("change_booking", noted(&card, "2027-01-21", "Husk nøglen")).await;
        let single = json!({ "now": date(&card, "2027-02-04")["booking"] });
        office.desk.ask("cancel_booking", cancelled(&single)).await;
        let edit = edit(&card, json!([{ "field": "time", "dayShift": -3 }]));
        let plan = office.desk.ask("plan_series_edit", edit.clone()).await;
        assert_eq!(each(&plan["dates"], "on"), ["2027-01-07", "2027-01-14", "2027-01-21"], "cancelled and left out are not touched");
        let kept: Vec<&Value> = each(&plan["dates"], "kept");
        assert_eq!(kept, [&json!([]), &json!(["time"]), &json!([])]);
        assert_eq!(date(&plan, "2027-01-07")["after"]["starts"], "2027-01-04T19:00");
        assert_eq!(dates_that_are(&plan["plan"], "free"), ["2027-01-07", "2027-01-21"]);
        let now = office.desk.ask("edit_series", as_shown(&plan, &edit)).await["now"].clone();
        assert_eq!(starts(&now), ["2027-01-04T19:00", "2027-01-15T10:00", "2027-01-18T19:00", "2027-02-04T19:00"]);
        assert_eq!(date(&now, "2027-01-21")["booking"]["note"], "Husk nøglen");
        assert_eq!(date(&now, "2027-01-21")["byHand"], json!(["note"]));
        assert_eq!(date(&now, "2027-02-04")["booking"]["state"], "cancelled_by_borrower");
        assert_eq!(date(&now, "2027-01-28")["leftOut"]["kind"], "taken");
        let missing = office.desk.ask("plan_missing_dates", json!({ "id": card["series"]["id"] })).await;
        assert_eq!(date(&missing, "2027-01-28")["starts"], "2027-01-25T19:00", "what is added later goes by what is agreed now");
        assert_eq!(office.tried(&office.a, "2027-01-07T19:00", "2027-01-07T21:00").await, "free");
        assert_eq!(office.tried(&office.a, "2027-01-04T20:00", "2027-01-04T22:00").await, "room_taken");
    }

    async fn this_and_following_leaves_those_before_as_they_are(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let now = edited_as_shown(&office.desk, from(edit(&card, starting_at(17)), "2026-12-15")).await["now"].clone();
        assert_eq!(starts(&now), ["2026-12-01T19:00", "2026-12-08T19:00", "2026-12-15T17:00", "2026-12-22T17:00"]);
        assert!(each(&now["dates"], "byHand").iter().all(|fields| **fields == json!([])), "each is as it was agreed: {now:#}");
        assert_eq!(date(&now, "2026-12-15")["booking"]["ends"], "2026-12-15T19:00", "the length stays");
        let all = edited_as_shown(&office.desk, edit(&now, json!([{ "field": "time", "lengthMinutes": 60 }]))).await["now"].clone();
        assert_eq!(starts(&all), starts(&now), "each part of the series keeps its own start");
        assert_eq!(date(&all, "2026-12-01")["booking"]["ends"], "2026-12-01T20:00");
        assert_eq!(date(&all, "2026-12-22")["booking"]["ends"], "2026-12-22T18:00");
    }

    async fn a_text_changed_on_a_running_series_has_no_effect_on_time_and_leaves_the_past_untouched(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.manager, "Klangbølgen", json!({})).await;
        let card = four_tuesdays(&office).await;
        let later = half_way(test).await;
        let changes = json!([
            { "field": "borrower", "organisationId": choir }, { "field": "title", "title": "" }, { "field": "attendees", "attendees": 30 },
            { "field": "kind", "kind": "course" }, { "field": "layout", "layout": null }, { "field": "contact", "contactPersonId": null },
            { "field": "note", "note": " Flyglet ved vinduet " },
        ]);
        let edit = edit(&card, changes);
        let plan = later.ask("plan_series_edit", edit.clone()).await;
        assert_eq!(plan["plan"]["dates"], json!([]), "nothing is asked about times");
        assert_eq!(date(&plan, "2026-12-15")["changes"], json!(["borrower", "title", "kind", "attendees", "note"]));
        let now = later.ask("edit_series", as_shown(&plan, &edit)).await["now"].clone();
        assert_eq!(starts(&now), starts(&card));
        let titles: Vec<&Value> = each(&now["dates"], "booking").into_iter().map(|booking| &booking["title"]).collect();
        assert_eq!(titles, ["Et møde", "Et møde", "Klangbølgen", "Klangbølgen"]);
        let last = &date(&now, "2026-12-22")["booking"];
        assert_eq!((last["attendees"].as_i64(), last["note"].as_str(), &last["borrower"]["id"]), (Some(30), Some("Flyglet ved vinduet"), &choir));
        assert!(each(&now["dates"], "byHand").iter().all(|fields| **fields == json!([])), "{now:#}");
        assert_eq!(now["series"]["terms"]["title"], "Klangbølgen");
    }

    async fn a_series_in_progress_today_is_split_now_and_the_date_that_has_begun_stays(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        // Tuesday 8 December at 19.42.
        test.clock.set(Instant::from_unix(NOW + 14 * 86_400 + 10 * 3_600));
        let later = test.seat(Role::FrontDesk).await;
        let now = edited_as_shown(&later, from(edit(&card, starting_at(20)), "2026-12-08")).await["now"].clone();
        assert_eq!(starts(&now), ["2026-12-01T19:00", "2026-12-08T19:00", "2026-12-15T20:00", "2026-12-22T20:00"]);
        assert_eq!(date(&now, "2026-12-08")["byHand"], json!([]), "what it was agreed to be");
    }

    async fn dates_of_a_series_take_each_others_places(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let later = json!([{ "field": "time", "startsMinute": 19 * 60 + 15 }]);
        let now = edited_as_shown(&office.desk, edit(&card, later)).await["now"].clone();
        assert_eq!(starts(&now)[0], "2026-12-01T19:15", "a quarter of an hour over itself");
        let week = edit(&now, json!([{ "field": "time", "dayShift": 7 }]));
        let plan = office.desk.ask("plan_series_edit", week.clone()).await;
        assert_eq!((plan["plan"]["free"].as_i64(), plan["plan"]["hindered"].as_i64()), (Some(4), Some(0)));
        let moved = office.desk.ask("edit_series", as_shown(&plan, &week)).await["now"].clone();
        assert_eq!(starts(&moved), ["2026-12-08T19:15", "2026-12-15T19:15", "2026-12-22T19:15", "2026-12-29T19:15"]);
        assert_eq!(each(&moved["dates"], "on"), each(&card["dates"], "on"), "each is still known by the date of the rule");
        let numbers = |card: &Value| each(&card["dates"], "booking").iter().map(|booking| booking["number"].clone()).collect::<Vec<_>>();
        assert_eq!(numbers(&moved), numbers(&card));
        assert_eq!(test.count("SELECT count(*) FROM occupancy").await, 4);
    }

    async fn a_date_that_cannot_go_keeps_its_place_and_says_who_is_there(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        office.book(&office.a, "2026-12-16T20:00", "2026-12-16T22:00").await;
        let edit = edit(&card, json!([{ "field": "time", "dayShift": 1 }, { "field": "note", "note": "Ny dag" }]));
        let plan = office.desk.ask("plan_series_edit", edit.clone()).await;
        let there = date(&plan["plan"], "2026-12-15");
        assert_eq!(there["outcome"]["refusal"]["details"]["clashes"][0]["title"], "Et møde");
        assert_eq!(there["outcome"]["instead"][0]["roomNames"], json!(["Storesal B"]));
        let whole = json!({ "edit": edit, "version": plan["version"], "bookings": each(&plan["dates"], "booking") });
        let details = office.desk.refused("edit_series", whole, "series_clashes").await;
        assert_eq!(details["plan"]["hindered"], 1);
        assert_eq!(reopened(&office, &card).await, card, "all or nothing");
        let done = office.desk.ask("edit_series", as_shown(&plan, &edit)).await;
        assert_eq!(starts(&done["now"]), ["2026-12-02T19:00", "2026-12-09T19:00", "2026-12-15T19:00", "2026-12-23T19:00"]);
        assert_eq!(date(&done["now"], "2026-12-15")["byHand"], json!(["time"]));
        assert_eq!(date(&done["now"], "2026-12-15")["booking"]["note"], "Ny dag", "what is written about it changes all the same");
        let back = office.desk.undo(&done).await;
        assert_eq!(starts(&back["now"]), starts(&card));
    }

    async fn a_date_that_cannot_go_is_put_in_another_room_or_left_where_it_is(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        office.book(&office.a, "2026-12-16T20:00", "2026-12-16T22:00").await;
        let choices = json!([
            { "kind": "instead", "on": "2026-12-15", "rooms": [office.b["id"]], "starts": "2026-12-16T19:00", "ends": "2026-12-16T21:00" },
            { "kind": "skip", "on": "2026-12-22" },
        ]);
        let edit = with(edit(&card, json!([{ "field": "time", "dayShift": 1 }])), json!({ "choices": choices }));
        let plan = office.desk.ask("plan_series_edit", edit.clone()).await;
        assert_eq!(dates_that_are(&plan["plan"], "left_out"), ["2026-12-22"]);
        assert_eq!(plan["plan"]["hindered"], 0);
        let now = office.desk.ask("edit_series", as_shown(&plan, &edit)).await["now"].clone();
        assert_eq!(starts(&now), ["2026-12-02T19:00", "2026-12-09T19:00", "2026-12-16T19:00", "2026-12-22T19:00"]);
        assert_eq!(date(&now, "2026-12-15")["byHand"], json!(["rooms"]));
        assert_eq!(date(&now, "2026-12-22")["byHand"], json!(["time"]));
    }

    async fn a_date_that_stays_stands_in_the_way_of_one_that_wanted_its_place(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        office.book(&office.a, "2026-12-29T19:00", "2026-12-29T21:00").await;
        let week = edit(&card, json!([{ "field": "time", "dayShift": 7 }]));
        let plan = office.desk.ask("plan_series_edit", week.clone()).await;
        assert_eq!(dates_that_are(&plan["plan"], "free"), [""; 0], "the last cannot go, so none can: {plan:#}");
        let choices = json!([{ "kind": "instead", "on": "2026-12-22", "rooms": [office.b["id"]], "starts": "2026-12-29T19:00", "ends": "2026-12-29T21:00" }]);
        let plan = office.desk.ask("plan_series_edit", with(week, json!({ "choices": choices }))).await;
        assert_eq!(plan["plan"]["free"], 4);
    }

    async fn a_shown_edit_stays_good_while_every_date_it_called_free_is_free(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let other = office.book(&office.a, "2026-12-16T20:00", "2026-12-16T22:00").await;
        let edit = edit(&card, json!([{ "field": "time", "dayShift": 1 }]));
        let plan = office.desk.ask("plan_series_edit", edit.clone()).await;
        office.desk.ask("cancel_booking", cancelled(&other)).await;
        office.book(&office.b, "2026-12-02T19:00", "2026-12-02T21:00").await;
        let done = office.desk.ask("edit_series", as_shown(&plan, &edit)).await;
        assert_eq!(starts(&done["now"])[2], "2026-12-15T19:00", "exactly what was shown, though it is free by now");
        office.desk.undo(&done).await;
        let plan = office.desk.ask("plan_series_edit", edit.clone()).await;
        office.book(&office.a, "2026-12-09T20:00", "2026-12-09T22:00").await;
        let details = office.desk.refused("edit_series", as_shown(&plan, &edit), "plan_changed").await;
        assert_eq!((&details["dates"], details["plan"]["free"].as_i64()), (&json!(["2026-12-08"]), Some(3)));
    }

    async fn what_somebody_changed_since_the_plan_was_shown_is_no_surprise(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let edit = edit(&card, starting_at(17));
        let plan = office.desk.ask("plan_series_edit", edit.clone()).await;
        office.manager.ask("move_booking", by_hand(&card, "2026-12-08", &office.b, "2026-12-08T19:00", "2026-12-08T21:00")).await;
        let details = office.desk.refused("edit_series", as_shown(&plan, &edit), "stale_series").await;
        assert_eq!(date(&details["current"], "2026-12-08")["byHand"], json!(["rooms"]));
        let now = edited_as_shown(&office.desk, edit.clone()).await["now"].clone();
        assert_eq!(date(&now, "2026-12-08")["booking"]["starts"], "2026-12-08T17:00");
        assert_eq!(date(&now, "2026-12-08")["booking"]["rooms"], json!([office.b["id"]]), "field by field");
        office.desk.refused("edit_series", as_shown(&plan, &edit), "stale_series").await;
    }

    async fn what_was_changed_by_hand_gives_way_where_the_desk_says_so(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        office.desk.ask("move_booking", by_hand(&card, "2026-12-08", &office.a, "2026-12-08T10:00", "2026-12-08T11:00")).await;
        let edit = with(edit(&card, starting_at(17)), json!({ "also": ["2026-12-08"] }));
        let now = edited_as_shown(&office.desk, edit).await["now"].clone();
        assert_eq!(date(&now, "2026-12-08")["booking"]["starts"], "2026-12-08T17:00");
        assert_eq!(date(&now, "2026-12-08")["byHand"], json!([]));
    }

    async fn one_date_moved_and_then_the_same_for_those_after_it(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        office.desk.ask("move_booking", by_hand(&card, "2026-12-08", &office.b, "2026-12-09T18:00", "2026-12-09T20:00")).await;
        let changes = json!([{ "field": "time", "dayShift": 1, "startsMinute": 1080, "lengthMinutes": 120 }, { "field": "rooms", "rooms": [office.b["id"]] }]);
        let edit = from(edit(&card, changes), "2026-12-08");
        let plan = office.desk.ask("plan_series_edit", edit.clone()).await;
        assert_eq!((&date(&plan, "2026-12-08")["changes"], &date(&plan, "2026-12-08")["kept"]), (&json!([]), &json!([])), "it is there already");
        let now = office.desk.ask("edit_series", as_shown(&plan, &edit)).await["now"].clone();
        assert_eq!(starts(&now), ["2026-12-01T19:00", "2026-12-09T18:00", "2026-12-16T18:00", "2026-12-23T18:00"]);
        assert_eq!(date(&now, "2026-12-08")["byHand"], json!([]), "it is as it was agreed again");
    }

    async fn an_edit_is_taken_back_exactly_and_made_again(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        office.desk.ask("change_booking", noted(&card, "2026-12-08", "Husk nøglen")).await;
        let before = reopened(&office, &card).await;
        let changes = json!([{ "field": "time", "dayShift": 7 }, { "field": "rooms", "rooms": [office.cafe["id"]] }, { "field": "note", "note": "Nyt" }, { "field": "title", "title": "Kor" }]);
        let done = edited_as_shown(&office.desk, from(edit(&card, changes), "2026-12-08")).await;
        assert_eq!(date(&done["now"], "2026-12-08")["booking"]["note"], "Husk nøglen");
        let back = office.desk.undo(&done).await;
        let without_versions = |card: &Value| {
            let mut card = card.clone();
            card["series"]["version"] = json!(0);
            for date in card["dates"].as_array_mut().expect("dates") {
                date["booking"]["version"] = json!(0);
            }
            card
        };
        assert_eq!(without_versions(&back["now"]), without_versions(&before));
        let again = office.desk.undo(&back).await;
        assert_eq!(without_versions(&again["now"]), without_versions(&done["now"]));
        let last = office.desk.undo(&again).await;
        assert_eq!(without_versions(&last["now"]), without_versions(&before));
        let events = office.desk.ask("subject_history", json!({ "subject": { "kind": "series", "id": card["series"]["id"] } })).await;
        let events: Vec<&str> = events["lines"].as_array().expect("lines").iter().filter_map(|line| line["event"]["event"].as_str()).collect();
        assert_eq!(events, ["series_put_back", "series_put_back", "series_put_back", "series_changed", "series_booked"]);
    }

    async fn an_edit_is_not_taken_back_over_what_others_did_since(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let done = edited_as_shown(&office.desk, edit(&card, starting_at(10))).await;
        let other = office.book(&office.a, "2026-12-08T19:00", "2026-12-08T21:00").await;
        let back = done["undo"]["input"].clone();
        let details = office.desk.refused("put_series_back", back.clone(), "series_clashes").await;
        assert_eq!(dates_that_are(&details["plan"], "hindered"), ["2026-12-08"]);
        office.desk.ask("cancel_booking", cancelled(&other)).await;
        office.manager.ask("move_booking", by_hand(&done["now"], "2026-12-15", &office.b, "2026-12-15T10:00", "2026-12-15T12:00")).await;
        let details = office.desk.refused("put_series_back", back, "stale_series").await;
        assert_eq!(date(&details["current"], "2026-12-15")["byHand"], json!(["rooms"]));
        assert_eq!(office.tried(&office.a, "2026-12-01T10:00", "2026-12-01T11:00").await, "room_taken", "nothing half-done");
    }

    async fn an_edit_is_not_taken_back_when_a_date_of_it_has_begun(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let done = edited_as_shown(&office.desk, edit(&card, starting_at(20))).await;
        let later = half_way(test).await;
        let details = later.refused("put_series_back", done["undo"]["input"].clone(), "date_has_begun").await;
        assert_eq!(details["on"], "2026-12-01");
    }

    async fn the_way_back_is_checked_like_anything_that_is_written(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let done = edited_as_shown(&office.desk, edit(&card, json!([{ "field": "note", "note": "Nyt" }]))).await;
        let input = || done["undo"]["input"].clone();
        let mut cpr = input();
        cpr["dates"][0]["content"]["note"] = json!("150680-9997");
        let mut bare = input();
        bare["dates"][0]["content"]["title"] = json!(" ");
        let mut endless = input();
        endless["terms"][0]["terms"]["lengthMinutes"] = json!(99_999);
        let mut backwards = input();
        backwards["terms"] = json!([input()["terms"][0], input()["terms"][0]]);
        let mut stranger = input();
        stranger["dates"][0]["content"]["organisationId"] = json!(999);
        for (wrong, field) in [(cpr, "note"), (bare, "title"), (endless, "lengthMinutes"), (backwards, "terms"), (stranger, "organisationId")] {
            let details = office.desk.refused("put_series_back", wrong, "fields_refused").await;
            assert_eq!(details["problems"][0]["field"], field);
        }
        let mut nobody = input();
        nobody["id"] = json!(999);
        office.desk.refused("put_series_back", nobody, "series_not_found").await;
        let back = office.desk.undo(&done).await;
        assert_eq!(date(&back["now"], "2026-12-08")["booking"]["note"], "");
    }

    async fn what_no_date_can_be_is_refused_and_nothing_is_changed(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let all = |changes: Value| edit(&card, changes);
        let refused = [
            (all(json!([])), "changes"),
            (all(json!([{ "field": "note", "note": "a" }, { "field": "note", "note": "b" }])), "changes.1"),
            (all(json!([{ "field": "time", "startsMinute": 1440 }])), "startsMinute"),
            (all(json!([{ "field": "rooms", "rooms": [] }])), "rooms"),
            (all(json!([{ "field": "rooms", "rooms": [999] }])), "rooms.0"),
            (all(json!([{ "field": "title", "title": "" }])), "title"),
            (all(json!([{ "field": "note", "note": "150680-9997" }])), "note"),
            (all(json!([{ "field": "attendees", "attendees": 0 }])), "attendees"),
            (all(json!([{ "field": "contact", "contactPersonId": 999 }])), "contactPersonId"),
            (with(all(starting_at(17)), json!({ "also": ["2026-12-02"] })), "also.0"),
            (with(all(starting_at(17)), json!({ "choices": [{ "kind": "skip", "on": "2026-12-02" }] })), "choices.0.on"),
        ];
        for (edit, field) in refused {
            let details = no(&office.desk, &edit, "fields_refused").await;
            assert_eq!(details["problems"][0]["field"], field);
            let input = json!({ "edit": edit, "version": card["series"]["version"], "bookings": standing(&card) });
            office.desk.refused("edit_series", input, "fields_refused").await;
        }
        no(&office.desk, &all(json!([{ "field": "time", "startsMinute": 1_085 }])), "off_grid").await;
        let details = no(&office.desk, &all(json!([{ "field": "attendees", "attendees": 91 }])), "too_many_people").await;
        assert_eq!(details["maximum"], 90);
        let input = json!({ "edit": all(json!([{ "field": "attendees", "attendees": 91 }])), "version": card["series"]["version"], "bookings": standing(&card) });
        office.desk.refused("edit_series", input, "too_many_people").await;
        let approved = json!({ "borrowerCategory": "education_children", "educationApprovedOn": "2020-01-01" });
        let undeclared = an_association(&office.manager, "Spejderne", approved).await;
        no(&office.desk, &all(json!([{ "field": "borrower", "organisationId": undeclared }])), "declaration_missing").await;
        no(&office.desk, &with(all(starting_at(17)), json!({ "id": 999 })), "series_not_found").await;
        let stranger = json!({ "edit": all(starting_at(17)), "version": card["series"]["version"], "bookings": standing(&card), "held": ["2026-12-02"] });
        let details = office.desk.refused("edit_series", stranger, "fields_refused").await;
        assert_eq!(details["problems"][0]["field"], "held.0");
        assert_eq!(reopened(&office, &card).await, card);
    }

    async fn a_smaller_room_by_hand_keeps_its_number_of_people(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        office.desk.ask("move_booking", by_hand(&card, "2026-12-08", &office.cafe, "2026-12-08T19:00", "2026-12-08T21:00")).await;
        let edit = edit(&card, json!([{ "field": "attendees", "attendees": 60 }]));
        let plan = office.desk.ask("plan_series_edit", edit.clone()).await;
        assert_eq!(date(&plan, "2026-12-08")["kept"], json!(["attendees"]));
        let now = office.desk.ask("edit_series", as_shown(&plan, &edit)).await["now"].clone();
        let attendees: Vec<Option<i64>> = each(&now["dates"], "booking").iter().map(|booking| booking["attendees"].as_i64()).collect();
        assert_eq!(attendees, [Some(60), None, Some(60), Some(60)]);
    }

    async fn a_series_with_nothing_to_come_cannot_be_changed(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        no(&office.desk, &from(edit(&card, starting_at(17)), "2026-12-23"), "series_over").await;
        let gone = office.desk.ask("cancel_series", cancelling(&card, &standing(&card), "borrower")).await;
        no(&office.desk, &edit(&gone["now"], starting_at(17)), "series_over").await;
        let input = json!({ "edit": edit(&card, starting_at(17)), "version": gone["now"]["series"]["version"], "bookings": [] });
        office.desk.refused("edit_series", input, "series_over").await;
    }

    async fn a_series_moved_over_both_changes_of_clocks_keeps_its_wall_time(test) {
        let office = HouseInUse::of(test).await;
        let premises = house_details("Centret", json!({ "onHoliday": "open" }));
        let open = json!({ "id": office.house["id"], "version": office.house["version"], "premises": premises });
        office.manager.ask("change_premises", open).await;
        let input = series(&[&office.a], "2027-03-23T19:00", "2027-03-23T21:00", weekly("tue", until("2027-04-06")));
        let spring = card(&office.desk.ask("book_series", input).await).clone();
        let now = edited_as_shown(&office.desk, edit(&spring, starting_at(18))).await["now"].clone();
        assert_eq!(starts(&now), ["2027-03-23T18:00", "2027-03-30T18:00", "2027-04-06T18:00"]);
        let input = series(&[&office.a], "2027-03-26T00:30", "2027-03-26T01:30", every_day(times(4)));
        let nights = card(&office.desk.ask("book_series", input).await).clone();
        let edit = edit(&nights, json!([{ "field": "time", "startsMinute": 120 }]));
        let plan = office.desk.ask("plan_series_edit", edit.clone()).await;
        assert_eq!(dates_that_are(&plan["plan"], "hindered"), ["2027-03-28"], "into the hour that the clocks skip");
        assert_eq!(date(&plan["plan"], "2027-03-28")["outcome"]["refusal"]["code"], "missing_hour");
        let now = office.desk.ask("edit_series", as_shown(&plan, &edit)).await["now"].clone();
        assert_eq!(starts(&now), ["2027-03-26T02:00", "2027-03-27T02:00", "2027-03-28T00:30", "2027-03-29T02:00"]);
    }

    async fn a_series_moved_onto_a_holiday_or_a_closure_says_so(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let closed = json!({ "requestKey": frivillighus_tests::new_key(), "premisesId": office.house["id"], "rooms": [office.a["id"]],
            "starts": "2026-12-03T00:00", "ends": "2026-12-04T00:00", "reason": "Gulvet slibes" });
        office.manager.ask("close_rooms", closed).await;
        let plan = office.desk.ask("plan_series_edit", edit(&card, json!([{ "field": "time", "dayShift": 2 }]))).await;
        assert_eq!(dates_that_are(&plan["plan"], "hindered"), ["2026-12-01", "2026-12-22"], "the floor, and 24 December");
        assert_eq!(date(&plan["plan"], "2026-12-01")["outcome"]["refusal"]["details"]["reason"]["text"], "Gulvet slibes");
    }

    async fn single_bookings_made_after_the_series_are_seen_when_it_is_moved(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        office.desk.ask("book_room", booking(&[&office.both], "2026-12-08T17:00", "2026-12-08T18:00")).await;
        let plan = office.desk.ask("plan_series_edit", edit(&card, starting_at(17))).await;
        assert_eq!(dates_that_are(&plan["plan"], "hindered"), ["2026-12-08"], "a combination shares the room's space");
        assert_eq!(plan["plan"]["instead"], json!([{ "rooms": [office.cafe["id"]], "roomNames": ["Caféen"], "premisesName": "Centret", "sameHouse": true, "maximum": 48, "free": 4 }]));
    }
}
