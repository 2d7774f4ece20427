//! How a booking stands, and what may be done to it as it stands: requests, reservations that run out, what was held.

use frivillighus_engine::bookings::BookingAct;
use frivillighus_engine::gate::Operation;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD, TestOffice, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, booking, cancelled, moved};
use crate::premises::with;

const STARTS: &str = "2026-12-01T19:00";
const ENDS: &str = "2026-12-01T21:00";

fn requested(room: &Value) -> Value {
    with(booking(&[room], STARTS, ENDS), json!({ "bookAs": { "kind": "requested" } }))
}

fn reserved(room: &Value, until: &str) -> Value {
    with(booking(&[room], STARTS, ENDS), json!({ "bookAs": { "kind": "reserved", "until": until } }))
}

fn seen(booked: &Value) -> Value {
    json!({ "id": booked["now"]["id"], "version": booked["now"]["version"] })
}

/// Lets the clock go on to so many minutes after every test begins (24 November 2026, 10.42). Whoever was away that long
/// gives their password again.
async fn later(test: &TestOffice, office: &HouseInUse, minutes: i64) {
    test.clock.set(Instant::from_unix(NOW + minutes * 60));
    for seat in [&office.desk, &office.manager] {
        seat.ask("unlock_seat", json!({ "password": PASSWORD })).await;
    }
}

/// From the beginning of every test to 1 December, 19.00.
const TO_START: i64 = 7 * 24 * 60 + 8 * 60 + 18;

#[test]
fn the_gate_lets_in_whom_the_table_of_states_names() {
    for (act, operation) in [
        (BookingAct::Approve, Operation::approve_request),
        (BookingAct::ApproveAsReserved, Operation::approve_request),
        (BookingAct::Reject, Operation::reject_request),
        (BookingAct::ReturnToRequest, Operation::return_to_request),
        (BookingAct::Reserve, Operation::reserve_booking),
        (BookingAct::Confirm, Operation::confirm_reservation),
        (BookingAct::Move, Operation::move_booking),
        (BookingAct::Swap, Operation::swap_rooms),
        (BookingAct::Change, Operation::change_booking),
        (BookingAct::EndEarly, Operation::end_early),
        (BookingAct::MarkNoShow, Operation::mark_no_show),
        (BookingAct::MarkTookPlace, Operation::mark_took_place),
        (BookingAct::CancelByBorrower, Operation::cancel_booking),
        (BookingAct::CancelByHouse, Operation::cancel_booking),
        (BookingAct::TakeBack, Operation::cancel_booking),
        (BookingAct::Restore, Operation::restore_booking),
    ] {
        assert_eq!(act.allowed(), operation.allowed(), "{act:?}");
    }
}

office_test! {
    async fn a_request_holds_nothing_and_is_there_all_the_same(test) {
        let office = HouseInUse::of(test).await;
        let asked = office.desk.ask("book_room", requested(&office.cafe)).await;
        assert_eq!(asked["now"]["state"], "requested");
        assert_eq!(asked["now"]["blockedUntil"], "2026-12-01T21:30", "what it would block");
        assert_eq!(office.tried(&office.cafe, STARTS, ENDS).await, "free");
        office.book(&office.cafe, STARTS, ENDS).await;
        let second = office.desk.ask("book_room", requested(&office.cafe)).await;
        assert_eq!(second["now"]["state"], "requested", "whoever wants what is taken may still ask");
        let calendar = office.desk.ask("calendar", json!({ "from": "2026-12-01", "to": "2026-12-01" })).await;
        assert_eq!(calendar["bookings"].as_array().map(Vec::len), Some(3));
    }

    async fn a_request_that_nobody_could_ever_agree_to_is_refused_at_once(test) {
        let office = HouseInUse::of(test).await;
        let crowd = with(requested(&office.a), json!({ "attendees": 91 }));
        office.desk.refused("book_room", crowd, "too_many_people").await;
        let christmas = with(requested(&office.a), json!({ "starts": "2026-12-25T10:00", "ends": "2026-12-25T12:00" }));
        office.desk.ask("book_room", christmas).await;
    }

    async fn approving_a_request_asks_the_gate_again(test) {
        let office = HouseInUse::of(test).await;
        let asked = office.desk.ask("book_room", requested(&office.a)).await;
        let other = office.book(&office.both, "2026-12-01T20:00", "2026-12-01T22:00").await;
        let details = office.manager.refused("approve_request", seen(&asked), "room_taken").await;
        assert_eq!(details["clashes"][0]["bookingId"], other["now"]["id"]);
        assert!(!details["alternatives"].as_array().expect("ways out").is_empty());
        let elsewhere = office.desk.ask("move_booking", moved(&asked, &office.cafe, STARTS, ENDS)).await;
        assert_eq!(elsewhere["now"]["state"], "requested", "a request that is moved is a request");
        let agreed = office.manager.ask("approve_request", seen(&elsewhere)).await;
        assert_eq!(agreed["now"]["state"], "confirmed");
        assert_eq!(office.tried(&office.cafe, STARTS, ENDS).await, "room_taken");
        let back = office.manager.undo(&agreed).await;
        assert_eq!(back["now"]["state"], "requested");
        assert_eq!(office.tried(&office.cafe, STARTS, ENDS).await, "free");
        let again = office.manager.undo(&back).await;
        assert_eq!(again["now"]["state"], "confirmed");
    }

    async fn a_request_is_agreed_to_for_the_time_being(test) {
        let office = HouseInUse::of(test).await;
        let asked = office.desk.ask("book_room", requested(&office.a)).await;
        let until = json!({ "reserveUntil": "2026-11-27T12:00" });
        let kept = office.manager.ask("approve_request", with(seen(&asked), until)).await;
        assert_eq!((kept["now"]["state"].as_str(), kept["now"]["optionUntil"].as_str()), (Some("reserved"), Some("2026-11-27T12:00")));
        let back = office.manager.undo(&kept).await;
        assert_eq!(office.manager.undo(&back).await["now"]["optionUntil"], "2026-11-27T12:00");
        let late = json!({ "reserveUntil": "2026-12-01T19:15" });
        let second = office.desk.ask("book_room", requested(&office.cafe)).await;
        office.manager.refused("approve_request", with(seen(&second), late), "option_outside").await;
    }

    async fn the_front_desk_answers_no_requests(test) {
        let office = HouseInUse::of(test).await;
        let asked = office.desk.ask("book_room", requested(&office.a)).await;
        office.desk.refused("approve_request", seen(&asked), "not_allowed").await;
        let no = with(seen(&asked), json!({ "reason": "Optaget" }));
        office.desk.refused("reject_request", no, "not_allowed").await;
        let house = with(seen(&asked), json!({ "by": "house" }));
        let details = office.desk.refused("cancel_booking", house, "not_as_it_stands").await;
        assert_eq!((details["act"].as_str(), details["current"]["state"].as_str()), (Some("cancel_by_house"), Some("requested")));
        office.desk.ask("cancel_booking", cancelled(&asked)).await;
    }

    async fn a_request_is_turned_down_with_the_reason(test) {
        let office = HouseInUse::of(test).await;
        let asked = office.desk.ask("book_room", requested(&office.a)).await;
        let details = office.manager.refused("reject_request", with(seen(&asked), json!({ "reason": " " })), "fields_refused").await;
        assert_eq!(details["problems"][0]["field"], "reason");
        let no = office.manager.ask("reject_request", with(seen(&asked), json!({ "reason": "Salen males" }))).await;
        assert_eq!((no["now"]["state"].as_str(), no["now"]["cancellation"]["reason"].as_str()), (Some("cancelled_by_house"), Some("Salen males")));
        let back = office.manager.undo(&no).await;
        assert_eq!(back["now"]["state"], "requested", "it stands as it stood");
        assert_eq!(office.tried(&office.a, STARTS, ENDS).await, "free");
        let again = office.manager.undo(&back).await;
        assert_eq!(again["now"]["cancellation"]["reason"], "Salen males");
        office.manager.refused("approve_request", seen(&again), "booking_is_cancelled").await;
    }

    async fn a_reservation_holds_its_room_until_the_option_runs_out(test) {
        let office = HouseInUse::of(test).await;
        let kept = office.desk.ask("book_room", reserved(&office.a, "2026-11-24T11:00")).await;
        assert_eq!((kept["now"]["state"].as_str(), kept["now"]["optionUntil"].as_str()), (Some("reserved"), Some("2026-11-24T11:00")));
        let details = office.taken(&office.a, STARTS, ENDS).await;
        assert_eq!(details["clashes"][0]["optionUntil"], "2026-11-24T11:00", "it may come free");
        later(test, &office, 17).await;
        office.taken(&office.both, STARTS, ENDS).await;
        later(test, &office, 18).await;
        assert_eq!(office.tried(&office.a, STARTS, ENDS).await, "free", "nobody has to clear it away");
        let calendar = office.desk.ask("calendar", json!({ "from": "2026-12-01", "to": "2026-12-01" })).await;
        assert_eq!((calendar["bookings"].clone(), calendar["taken"].clone()), (json!([]), json!([])));
        let card = office.desk.ask("open_booking", json!({ "id": kept["now"]["id"] })).await;
        assert_eq!(card["booking"]["state"], "lapsed");
        let other = office.book(&office.both, STARTS, ENDS).await;
        assert_eq!(other["now"]["state"], "confirmed");
        let blocked = test.count("SELECT CAST(count(*) AS BIGINT) FROM occupancy").await;
        assert_eq!(blocked, 2, "what had run out made way for the two halves");
        let late = office.desk.refused("confirm_reservation", seen(&kept), "room_taken").await;
        assert_eq!(late["clashes"][0]["bookingId"], other["now"]["id"]);
    }

    async fn a_reservation_is_confirmed_and_made_a_reservation_again(test) {
        let office = HouseInUse::of(test).await;
        let kept = office.desk.ask("book_room", reserved(&office.a, "2026-11-27T12:00")).await;
        let agreed = office.desk.ask("confirm_reservation", seen(&kept)).await;
        assert_eq!((agreed["now"]["state"].as_str(), agreed["now"]["optionUntil"].clone()), (Some("confirmed"), json!(null)));
        later(test, &office, 5 * 24 * 60).await;
        office.taken(&office.a, STARTS, ENDS).await;
        let back = office.desk.undo(&agreed).await;
        assert_eq!(back["now"]["state"], "lapsed", "the option has run out meanwhile");
        assert_eq!(office.tried(&office.a, STARTS, ENDS).await, "free");
        let again = office.desk.undo(&back).await;
        assert_eq!(again["now"]["state"], "confirmed", "nobody took the room");
        let thought_again = with(seen(&again), json!({ "until": "2026-11-30T12:00" }));
        let kept = office.desk.ask("reserve_booking", thought_again).await;
        assert_eq!(kept["now"]["optionUntil"], "2026-11-30T12:00");
        assert_eq!(office.desk.undo(&kept).await["now"]["state"], "confirmed");
    }

    async fn an_option_gets_another_end_also_after_it_has_run_out(test) {
        let office = HouseInUse::of(test).await;
        let kept = office.desk.ask("book_room", reserved(&office.a, "2026-11-24T11:00")).await;
        let longer = office.desk.ask("reserve_booking", with(seen(&kept), json!({ "until": "2026-11-24T12:00" }))).await;
        later(test, &office, 30).await;
        office.taken(&office.a, STARTS, ENDS).await;
        later(test, &office, 100).await;
        let anew = office.desk.ask("reserve_booking", with(seen(&longer), json!({ "until": "2026-11-27T12:00" }))).await;
        assert_eq!(anew["now"]["state"], "reserved");
        let lapsed = office.desk.undo(&anew).await;
        assert_eq!((lapsed["now"]["state"].as_str(), lapsed["now"]["optionUntil"].as_str()), (Some("lapsed"), Some("2026-11-24T12:00")));
        office.book(&office.a, STARTS, ENDS).await;
        office.desk.refused("reserve_booking", with(seen(&lapsed), json!({ "until": "2026-11-27T12:00" })), "room_taken").await;
    }

    async fn an_option_runs_out_between_now_and_the_beginning(test) {
        let office = HouseInUse::of(test).await;
        for until in ["2026-11-24T10:42", "2026-11-01T12:00", "2026-12-01T19:01"] {
            let details = office.desk.refused("book_room", reserved(&office.a, until), "option_outside").await;
            assert_eq!((details["from"].as_str(), details["to"].as_str()), (Some("2026-11-24T10:42"), Some(STARTS)));
        }
        let usual = with(booking(&[&office.a], "2026-12-22T10:00", "2026-12-22T12:00"), json!({ "bookAs": { "kind": "reserved" } }));
        assert_eq!(office.desk.ask("book_room", usual).await["now"]["optionUntil"], "2026-12-01T16:00", "a week");
        let soon = with(booking(&[&office.a], "2026-11-25T10:00", "2026-11-25T12:00"), json!({ "bookAs": { "kind": "reserved" } }));
        let soon = office.desk.ask("book_room", soon).await;
        assert_eq!(soon["now"]["optionUntil"], "2026-11-25T10:00", "or until it begins");
        office.desk.refused("reserve_booking", with(seen(&soon), json!({ "until": "2026-11-26T10:00" })), "option_outside").await;
    }

    async fn what_is_cancelled_stands_again_as_it_stood(test) {
        let office = HouseInUse::of(test).await;
        let kept = office.desk.ask("book_room", reserved(&office.a, "2026-11-27T12:00")).await;
        let gone = office.desk.ask("cancel_booking", cancelled(&kept)).await;
        let back = office.desk.ask("restore_booking", seen(&gone)).await;
        assert_eq!((back["now"]["state"].as_str(), back["now"]["optionUntil"].as_str()), (Some("reserved"), Some("2026-11-27T12:00")));
        let gone = office.desk.ask("cancel_booking", cancelled(&back)).await;
        office.book(&office.a, STARTS, ENDS).await;
        office.desk.refused("restore_booking", seen(&gone), "room_taken").await;
        later(test, &office, 4 * 24 * 60).await;
        let back = office.desk.ask("restore_booking", seen(&gone)).await;
        assert_eq!(back["now"]["state"], "lapsed", "it had run out: it holds nothing, and hinders nobody");
    }

    async fn what_is_confirmed_took_place_once_it_is_over(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, STARTS, ENDS).await;
        office.desk.refused("mark_no_show", seen(&booked), "not_begun").await;
        let details = office.desk.refused("end_early", seen(&booked), "not_begun").await;
        assert_eq!(details["act"], "end_early");
        later(test, &office, TO_START).await;
        let away = office.desk.ask("mark_no_show", seen(&booked)).await;
        assert_eq!(away["now"]["state"], "no_show", "the room is empty when it begins");
        let desk = &office.desk;
        let came = desk.undo(&away).await;
        assert_eq!(came["now"]["state"], "confirmed", "it goes on");
        later(test, &office, TO_START + 120).await;
        let desk = &office.desk;
        let card = desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        assert_eq!(card["booking"]["state"], "took_place");
        let away = desk.undo(&came).await;
        assert_eq!(away["now"]["state"], "no_show");
        desk.refused("mark_no_show", seen(&away), "not_as_it_stands").await;
        desk.refused("move_booking", moved(&away, &office.b, STARTS, ENDS), "not_as_it_stands").await;
        let came = desk.ask("mark_took_place", seen(&away)).await;
        assert_eq!(came["now"]["state"], "took_place");
        desk.refused("mark_took_place", seen(&came), "not_as_it_stands").await;
        desk.refused("end_early", seen(&came), "not_as_it_stands").await;
    }

    async fn what_ends_early_lets_the_rest_go(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.cafe, STARTS, ENDS).await;
        later(test, &office, TO_START + 32).await;
        let desk = &office.desk;
        let ended = desk.ask("end_early", seen(&booked)).await;
        assert_eq!((ended["now"]["ends"].as_str(), ended["now"]["blockedUntil"].as_str()), (Some("2026-12-01T19:35"), Some("2026-12-01T20:05")),
            "to the next five minutes, and the cleaning after it");
        let next = desk.ask("book_room", booking(&[&office.cafe], "2026-12-01T20:30", "2026-12-01T21:00")).await;
        desk.refused("move_booking", ended["undo"]["input"].clone(), "room_taken").await;
        desk.ask("cancel_booking", cancelled(&next)).await;
        assert_eq!(desk.undo(&ended).await["now"]["ends"], ENDS);
    }

    async fn an_early_end_lies_within_the_booking(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, STARTS, ENDS).await;
        later(test, &office, TO_START + 30).await;
        let desk = &office.desk;
        for ends in [ENDS, "2026-12-01T22:00"] {
            let details = desk.refused("end_early", with(seen(&booked), json!({ "ends": ends })), "not_earlier").await;
            assert_eq!(details["ends"], ENDS);
        }
        desk.refused("end_early", with(seen(&booked), json!({ "ends": STARTS })), "fields_refused").await;
        let ended = desk.ask("end_early", with(seen(&booked), json!({ "ends": "2026-12-01T20:00" }))).await;
        assert_eq!(ended["now"]["ends"], "2026-12-01T20:00");
        desk.refused("end_early", seen(&booked), "stale_booking").await;
    }

    async fn what_is_not_there_is_neither_answered_nor_kept(test) {
        let office = HouseInUse::of(test).await;
        let nothing = json!({ "id": 999, "version": 1 });
        for operation in ["approve_request", "return_to_request", "reserve_booking", "confirm_reservation", "end_early",
            "mark_no_show", "mark_took_place"] {
            office.manager.refused(operation, nothing.clone(), "booking_not_found").await;
        }
        office.manager.refused("reject_request", with(nothing, json!({ "reason": "Nej" })), "booking_not_found").await;
        let standing = office.book(&office.a, STARTS, ENDS).await;
        for operation in ["approve_request", "confirm_reservation"] {
            office.manager.refused(operation, seen(&standing), "not_as_it_stands").await;
        }
        office.manager.refused("return_to_request", json!({ "id": standing["now"]["id"], "version": 7 }), "stale_booking").await;
    }

    async fn a_series_is_reserved_date_by_date_and_runs_out_as_one(test) {
        let office = HouseInUse::of(test).await;
        let input = json!({ "booking": reserved(&office.a, "2026-11-24T11:00"),
            "recurrence": { "rule": { "kind": "weekly", "every": 1, "weekdays": ["tue"] }, "ends": { "kind": "after", "count": 3 } } });
        let booked = office.desk.ask("book_series", input).await;
        let dates = booked["now"]["card"]["dates"].as_array().expect("dates");
        assert!(dates.iter().all(|date| date["booking"]["state"] == "reserved"), "{booked:#}");
        office.taken(&office.a, "2026-12-08T19:00", "2026-12-08T21:00").await;
        later(test, &office, 20).await;
        office.book(&office.a, "2026-12-08T19:00", "2026-12-08T21:00").await;
    }
}
