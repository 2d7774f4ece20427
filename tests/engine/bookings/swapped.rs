//! Two bookings that exchange rooms: both or neither.

use frivillighus_tests::office_test;
use serde_json::{Value, json};

use super::concurrency::{another_desk, both, winners_and_refusals};
use super::house_in_use::{HouseInUse, booking, cancelled, moved};
use crate::premises::with;

const STARTS: &str = "2026-12-01T19:00";
const ENDS: &str = "2026-12-01T21:00";

fn swapped(one: &Value, other: &Value) -> Value {
    let seen = |there: &Value| json!({ "id": there["id"], "version": there["version"] });
    json!({ "one": seen(&one["now"]), "other": seen(&other["now"]) })
}

office_test! {
    async fn two_bookings_at_one_time_exchange_rooms(test) {
        let office = HouseInUse::of(test).await;
        let one = office.book(&office.a, STARTS, ENDS).await;
        let other = office.book(&office.cafe, "2026-12-01T18:00", "2026-12-01T20:00").await;
        let answer = office.desk.ask("swap_rooms", swapped(&one, &other)).await;
        let now = &answer["now"];
        assert_eq!((now["one"]["rooms"].clone(), now["other"]["rooms"].clone()), (json!([office.cafe["id"]]), json!([office.a["id"]])));
        assert_eq!((now["one"]["starts"].as_str(), now["other"]["starts"].as_str()), (Some(STARTS), Some("2026-12-01T18:00")), "each keeps its time");
        assert_eq!(now["one"]["blockedUntil"], "2026-12-01T21:30", "the café is cleaned");
        office.taken(&office.cafe, "2026-12-01T21:00", "2026-12-01T22:00").await;
        assert_eq!(office.tried(&office.cafe, "2026-12-01T17:00", "2026-12-01T18:15").await, "free", "what the café was before");
        let back = office.desk.undo(&answer).await;
        assert_eq!(back["now"]["one"]["rooms"], json!([office.a["id"]]));
        let again = office.desk.undo(&back).await;
        assert_eq!(again["now"]["one"]["rooms"], json!([office.cafe["id"]]));
    }

    async fn bookings_on_different_days_exchange_rooms(test) {
        let office = HouseInUse::of(test).await;
        let one = office.book(&office.both, STARTS, ENDS).await;
        let other = office.book(&office.cafe, "2026-12-03T10:00", "2026-12-03T12:00").await;
        office.desk.ask("swap_rooms", swapped(&one, &other)).await;
        assert_eq!(office.tried(&office.a, STARTS, ENDS).await, "free");
        assert_eq!(office.tried(&office.b, "2026-12-03T10:00", "2026-12-03T11:00").await, "room_taken");
    }

    async fn where_one_cannot_have_the_others_room_neither_moves(test) {
        let office = HouseInUse::of(test).await;
        let one = office.book(&office.a, STARTS, ENDS).await;
        let other = office.book(&office.cafe, "2026-12-02T19:00", "2026-12-02T21:00").await;
        let third = office.book(&office.cafe, "2026-12-01T20:00", "2026-12-01T22:00").await;
        let details = office.desk.refused("swap_rooms", swapped(&one, &other), "room_taken").await;
        assert_eq!(details["clashes"][0]["bookingId"], third["now"]["id"]);
        for (there, room) in [(&one, &office.a), (&other, &office.cafe)] {
            let card = office.desk.ask("open_booking", json!({ "id": there["now"]["id"] })).await;
            assert_eq!((card["booking"]["rooms"].clone(), card["booking"]["version"].as_i64()), (json!([room["id"]]), Some(1)));
        }
        office.taken(&office.a, STARTS, ENDS).await;
    }

    async fn more_people_than_the_other_room_holds_is_a_no(test) {
        let office = HouseInUse::of(test).await;
        let many = with(booking(&[&office.a], STARTS, ENDS), json!({ "attendees": 80 }));
        let one = office.desk.ask("book_room", many).await;
        let other = office.book(&office.cafe, STARTS, ENDS).await;
        let details = office.desk.refused("swap_rooms", swapped(&one, &other), "too_many_people").await;
        assert_eq!(details["maximum"], 48);
    }

    async fn two_that_would_meet_in_a_shared_space_are_told_of_each_other(test) {
        let office = HouseInUse::of(test).await;
        // The hall as a whole is cleaned for half an hour, its half is not.
        let room = with(office.both["details"].clone(), json!({ "buffers": { "before": 0, "after": 30 } }));
        office.manager.ask("change_room", json!({ "id": office.both["id"], "version": office.both["version"], "room": room })).await;
        let one = office.book(&office.a, STARTS, ENDS).await;
        let other = office.book(&office.both, ENDS, "2026-12-01T22:00").await;
        let details = office.desk.refused("swap_rooms", swapped(&one, &other), "room_taken").await;
        assert_eq!(details["clashes"][0]["bookingId"], one["now"]["id"]);
        office.taken(&office.b, "2026-12-01T21:30", "2026-12-01T22:30").await;
    }

    async fn only_what_holds_rooms_of_its_own_is_exchanged(test) {
        let office = HouseInUse::of(test).await;
        let one = office.book(&office.a, STARTS, ENDS).await;
        let same = office.book(&office.a, "2026-12-02T19:00", "2026-12-02T21:00").await;
        office.desk.refused("swap_rooms", swapped(&one, &same), "same_rooms").await;
        office.desk.refused("swap_rooms", swapped(&one, &one), "fields_refused").await;
        let request = with(booking(&[&office.b], STARTS, ENDS), json!({ "bookAs": { "kind": "requested" } }));
        let request = office.desk.ask("book_room", request).await;
        let details = office.desk.refused("swap_rooms", swapped(&one, &request), "not_as_it_stands").await;
        assert_eq!(details["act"], "swap");
        let other = office.book(&office.cafe, STARTS, ENDS).await;
        let gone = office.desk.ask("cancel_booking", cancelled(&other)).await;
        office.desk.refused("swap_rooms", swapped(&one, &gone), "booking_is_cancelled").await;
        let nothing = json!({ "now": { "id": 999, "version": 1 } });
        office.desk.refused("swap_rooms", swapped(&one, &nothing), "booking_not_found").await;
        office.desk.ask("move_booking", moved(&one, &office.b, STARTS, ENDS)).await;
        office.desk.refused("swap_rooms", swapped(&one, &same), "stale_booking").await;
    }

    async fn an_exchange_and_a_booking_never_share_a_room(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        for round in 0..6 {
            let day = format!("2027-02-{:02}", round + 1);
            let one = office.book(&office.a, &format!("{day}T19:00"), &format!("{day}T21:00")).await;
            let other = office.book(&office.cafe, &format!("{day}T10:00"), &format!("{day}T12:00")).await;
            let wish = booking(&[&office.cafe], &format!("{day}T20:00"), &format!("{day}T22:00"));
            let outcomes = both((&left, "swap_rooms", swapped(&one, &other)), (&right, "book_room", wish)).await;
            let (won, lost) = winners_and_refusals(outcomes);
            assert_eq!((won.len(), lost.len()), (1, 1), "round {round}: {lost:#?}");
            assert_eq!(lost[0]["code"], "room_taken");
        }
        left.office().close().await;
        right.office().close().await;
    }
}
