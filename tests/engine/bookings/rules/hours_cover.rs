//! What of a booking has to lie within opening hours and outside closures: the booked time, or setting up and cleaning as
//! well. Then it is asked on every path. Caféen is set up in 15 minutes and cleaned in 30; the centre is open 10–22.

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestOffice, new_key, office_test};
use serde_json::{Value, json};

use super::with_rules;
use crate::bookings::house_in_use::{HouseInUse, booking, cancelled, each, moved};
use crate::bookings::series::{card, date, dates_that_are, series, standing, until, weekly};
use crate::premises::with;

const STARTS: &str = "2026-12-01T20:00";
/// Cleaning lasts until 22.30.
const TOO_LATE: &str = "2026-12-01T22:00";
/// Cleaning lasts until 22.
const IN_TIME: &str = "2026-12-01T21:30";

async fn open_until_22(test: &TestOffice) -> HouseInUse {
    let office = HouseInUse::of(test).await;
    let interval = |weekday: i64| json!({ "weekday": weekday, "opensMinute": 600, "closesMinute": 1320 });
    let usual: Vec<Value> = (1..=7).map(interval).collect();
    let periods = json!([{ "name": "", "firstDate": null, "lastDate": null, "intervals": usual }]);
    let input = json!({ "premisesId": office.house["id"], "version": office.house["version"], "periods": periods });
    office.manager.ask("set_opening_hours", input).await;
    office
}

async fn tightened(office: &HouseInUse) {
    with_rules(&office.manager, json!({ "hoursCover": "with_buffers" })).await;
}

/// Open until 22, and cleaning has to be over by then.
async fn strict(test: &TestOffice) -> HouseInUse {
    let office = open_until_22(test).await;
    tightened(&office).await;
    office
}

async fn close(office: &HouseInUse, starts: &str, ends: &str) {
    let input = json!({ "requestKey": new_key(), "premisesId": office.house["id"], "rooms": [office.cafe["id"]],
        "starts": starts, "ends": ends, "reason": "Gulvet lakeres" });
    office.manager.ask("close_rooms", input).await;
}

fn as_request(input: Value) -> Value {
    with(input, json!({ "bookAs": { "kind": "requested" } }))
}

fn seen(act: &Value) -> Value {
    json!({ "id": act["now"]["id"], "version": act["now"]["version"] })
}

office_test! {
    async fn cleaning_may_last_longer_than_the_house_is_open_until_a_rule_says_otherwise(test) {
        let office = open_until_22(test).await;
        let before = office.book(&office.cafe, STARTS, TOO_LATE).await;
        let kept = with_rules(&office.manager, json!({ "hoursCover": "with_buffers" })).await;
        let log = office.manager.ask("read_log", json!({})).await;
        let changed = each(&log["lines"], "event").into_iter().find(|event| event["event"] == "booking_rules_changed");
        assert_eq!(changed.expect("a line")["values"]["rules"], json!(["opening_hours"]));
        let there = office.desk.ask("open_booking", json!({ "id": before["now"]["id"] })).await;
        assert_eq!(there["booking"]["ends"], TOO_LATE, "what is booked stays");
        let next = booking(&[&office.cafe], "2026-12-02T20:00", "2026-12-02T22:00");
        office.desk.refused("book_room", next.clone(), "outside_opening_hours").await;
        office.manager.undo(&kept).await;
        office.desk.ask("book_room", next).await;
    }

    async fn the_no_says_how_long_it_lasts_with_cleaning_and_what_is_free_instead(test) {
        let office = strict(test).await;
        let details = office.desk.refused("book_room", booking(&[&office.cafe], STARTS, TOO_LATE), "outside_opening_hours").await;
        assert_eq!(details["buffered"], json!({ "starts": "2026-12-01T19:45", "ends": "2026-12-01T22:30" }));
        assert_eq!(details["opens"], json!([{ "premisesId": office.house["id"], "date": "2026-12-01", "opensMinute": 600, "closesMinute": 1320 }]));
        let offers = &details["alternatives"];
        assert_eq!(offers[0]["roomNames"], json!(["Storesal B"]), "it is ready as it is: {offers:#}");
        assert!(each(offers, "starts").contains(&&json!("2026-12-01T19:30")), "and cleaned by 22: {offers:#}");
        office.book(&office.cafe, "2026-12-01T19:30", IN_TIME).await;
        office.book(&office.a, STARTS, TOO_LATE).await;
        let early = office.desk.refused("book_room", booking(&[&office.cafe], "2026-12-02T10:00", "2026-12-02T11:00"), "outside_opening_hours").await;
        assert_eq!(early["buffered"]["starts"], "2026-12-02T09:45", "setting up as well");
        let plainly = office.desk.refused("book_room", booking(&[&office.cafe], "2026-12-02T21:00", "2026-12-02T23:00"), "outside_opening_hours").await;
        assert_eq!(plainly["buffered"], json!(null), "the booked time itself lies outside");
    }

    async fn nobody_sets_up_or_cleans_in_a_closed_room_or_on_a_holiday(test) {
        let office = HouseInUse::of(test).await;
        close(&office, "2026-12-01T21:45", "2026-12-01T23:00").await;
        let input = booking(&[&office.cafe], STARTS, IN_TIME);
        let booked = office.desk.ask("book_room", input.clone()).await;
        office.desk.ask("cancel_booking", cancelled(&booked)).await;
        tightened(&office).await;
        let details = office.desk.refused("book_room", with(input, json!({ "requestKey": new_key() })), "room_closed").await;
        assert_eq!((details["reason"]["text"].as_str(), details["buffered"]["ends"].as_str()), (Some("Gulvet lakeres"), Some("2026-12-01T22:00")));
        assert_eq!(details["alternatives"][0]["roomNames"], json!(["Storesal B"]));
        office.book(&office.cafe, STARTS, "2026-12-01T21:15").await;
        let eve = booking(&[&office.cafe], "2026-12-23T22:00", "2026-12-23T23:45");
        let details = office.desk.refused("book_room", eve, "room_closed").await;
        assert_eq!(details["reason"]["nameDa"], "Juleaftensdag", "cleaning would last into it");
    }

    async fn a_buffer_that_the_desk_shortened_is_the_one_that_counts(test) {
        let office = strict(test).await;
        let shortened = json!({ "buffers": { "before": 15, "after": 0, "reason": "De rydder selv op" } });
        let booked = office.desk.ask("book_room", with(booking(&[&office.cafe], STARTS, TOO_LATE), shortened)).await;
        office.desk.ask("move_booking", moved(&booked, &office.cafe, "2026-12-02T20:00", "2026-12-02T22:00")).await;
    }

    async fn a_move_a_drag_a_longer_booking_and_a_hold_are_asked(test) {
        let office = strict(test).await;
        let booked = office.book(&office.cafe, "2026-12-01T18:00", "2026-12-01T20:00").await;
        let later = moved(&booked, &office.cafe, STARTS, TOO_LATE);
        office.desk.refused("move_booking", later, "outside_opening_hours").await;
        office.desk.refused("move_booking", moved(&booked, &office.cafe, "2026-12-01T18:00", TOO_LATE), "outside_opening_hours").await;
        let in_the_hall = office.book(&office.a, STARTS, TOO_LATE).await;
        office.desk.refused("move_booking", moved(&in_the_hall, &office.cafe, STARTS, TOO_LATE), "outside_opening_hours").await;
        assert_eq!(office.tried(&office.cafe, STARTS, TOO_LATE).await, "outside_opening_hours", "while it is dragged");
        assert_eq!(office.tried(&office.a, "2026-12-02T20:00", "2026-12-02T22:00").await, "free");
        let hold = json!({ "requestKey": new_key(), "rooms": [office.cafe["id"]], "starts": STARTS, "ends": TOO_LATE });
        office.desk.refused("hold_room", hold, "outside_opening_hours").await;
    }

    async fn a_swap_and_what_was_cancelled_are_asked(test) {
        let office = open_until_22(test).await;
        let late = office.book(&office.cafe, "2026-12-02T20:00", "2026-12-02T22:00").await;
        let gone = office.desk.ask("cancel_booking", cancelled(&late)).await;
        tightened(&office).await;
        office.desk.refused("restore_booking", seen(&gone), "outside_opening_hours").await;
        let one = office.book(&office.a, STARTS, TOO_LATE).await;
        let other = office.book(&office.cafe, "2026-12-01T12:00", "2026-12-01T13:00").await;
        let pair = json!({ "one": seen(&one), "other": seen(&other) });
        office.desk.refused("swap_rooms", pair, "outside_opening_hours").await;
    }

    async fn a_request_is_noted_down_and_asked_when_somebody_says_yes(test) {
        let office = strict(test).await;
        let request = office.desk.ask("book_room", as_request(booking(&[&office.cafe], STARTS, TOO_LATE))).await;
        let waiting = office.desk.ask("waiting_bookings", json!({})).await;
        assert_eq!(waiting["requests"][0]["freeDates"], 0);
        let consultant = test.seat(Role::Consultant).await;
        consultant.refused("approve_request", seen(&request), "outside_opening_hours").await;
    }

    async fn each_date_of_a_series_is_asked_when_it_is_planned_and_when_it_is_moved(test) {
        let office = open_until_22(test).await;
        close(&office, "2026-12-08T21:15", "2026-12-08T23:00").await;
        tightened(&office).await;
        let input = |ends: &str| series(&[&office.cafe], "2026-12-01T19:00", ends, weekly("tue", until("2026-12-15")));
        let plan = office.desk.ask("plan_series", input("2026-12-01T21:00")).await;
        assert_eq!(dates_that_are(&plan, "hindered"), ["2026-12-08"]);
        let refusal = &date(&plan, "2026-12-08")["outcome"]["refusal"];
        assert_eq!((refusal["code"].as_str(), refusal["details"]["buffered"]["ends"].as_str()), (Some("room_closed"), Some("2026-12-08T21:30")));
        assert_eq!(date(&plan, "2026-12-08")["outcome"]["instead"][0]["roomNames"], json!(["Storesal B"]));
        let late = office.desk.ask("plan_series", input(TOO_LATE)).await;
        assert_eq!(dates_that_are(&late, "free"), [""; 0], "every evening cleaning would last too long");
        let booked = office.desk.ask("book_series", with(input("2026-12-01T21:00"), json!({ "held": dates_that_are(&plan, "free") }))).await;
        let of_series = card(&booked);
        assert_eq!(standing(of_series).len(), 2);
        assert_eq!(date(of_series, "2026-12-08")["leftOut"]["kind"], "closed");
        let longer = json!({ "id": of_series["series"]["id"], "changes": [{ "field": "time", "lengthMinutes": 180 }] });
        let plan = office.desk.ask("plan_series_edit", longer).await;
        assert_eq!(dates_that_are(&plan["plan"], "hindered").len(), 2, "{plan:#}");
    }

    async fn finding_and_quick_entry_offer_only_what_is_cleaned_in_time(test) {
        let office = strict(test).await;
        let when = json!({ "kind": "once", "starts": STARTS, "ends": TOO_LATE });
        let found = office.desk.ask("find_free", json!({ "when": when, "attendees": 20 })).await;
        assert!(!each(&found["fitting"], "roomName").contains(&&json!("Caféen")), "{found:#}");
        assert!(each(&found["fitting"], "roomName").contains(&&json!("Storesal B")));
        let said = |text: &str| json!({ "text": text, "language": "da" });
        let answer = office.desk.ask("read_entry", said("tirsdag 1/12 20-22 caféen 20 pers")).await;
        assert_eq!(answer["offer"]["refusal"]["code"], "outside_opening_hours", "{answer:#}");
        let answer = office.desk.ask("read_entry", said("tirsdag 1/12 19.30-21.30 caféen 20 pers")).await;
        assert_eq!(answer["offer"]["kind"], "free");
    }

    async fn out_of_the_way_of_a_closure_goes_only_what_is_cleaned_in_time(test) {
        let office = strict(test).await;
        let late = office.desk.ask("book_room", with(booking(&[&office.a], STARTS, TOO_LATE), json!({ "attendees": 40 }))).await;
        let closing = json!({ "requestKey": new_key(), "premisesId": office.house["id"], "starts": "2026-12-01T12:00",
            "ends": "2026-12-02T00:00", "rooms": [office.a["id"], office.b["id"]], "reason": "Vandskade" });
        let closure = office.manager.ask("close_rooms", closing).await["now"].clone();
        let hits = office.manager.ask("open_closure", json!({ "id": closure["id"] })).await["hits"].clone();
        assert_eq!(hits[0]["proposed"], json!(null), "Caféen would be cleaned too late: {hits:#}");
        let there = json!({ "bookingId": late["now"]["id"], "version": 1, "rooms": [office.cafe["id"]] });
        let moves = json!({ "closureId": closure["id"], "moves": [there] });
        let details = office.manager.refused("move_for_closure", moves, "closure_moves_refused").await;
        assert_eq!(details["refused"][0]["why"], "not_open", "{details:#}");
    }
}
