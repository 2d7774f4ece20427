//! Several desks at the same instant: exactly one wins, and nobody is left half-written.

use frivillighus_engine::access::{Role, Seat};
use frivillighus_engine::gate;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD, TestOffice, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, booking, cancelled};

/// A desk with connections of its own, signed in as the manager.
pub async fn another_desk(test: &TestOffice) -> Seat {
    let seat = Seat::new(test.again().await);
    gate::call(&seat, "sign_in", json!({ "userName": "anne", "password": PASSWORD })).await.expect("signed in");
    seat
}

pub async fn both(one: (&Seat, &str, Value), other: (&Seat, &str, Value)) -> [gate::Outcome; 2] {
    let (first, second) = tokio::join!(gate::call(one.0, one.1, one.2), gate::call(other.0, other.1, other.2));
    [first, second]
}

pub fn winners_and_refusals(outcomes: [gate::Outcome; 2]) -> (Vec<Value>, Vec<Value>) {
    let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    (won.into_iter().filter_map(Result::ok).collect(), lost.into_iter().filter_map(Result::err).collect())
}

office_test! {
    async fn of_two_desks_that_want_one_room_exactly_one_gets_it(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        for round in 0..12 {
            let day = format!("2027-02-{:02}", round + 1);
            // In turns the same room twice, and a combination against its part.
            let (one, other) = if round % 2 == 0 { (&office.a, &office.a) } else { (&office.both, &office.b) };
            let input = |room| booking(&[room], &format!("{day}T19:00"), &format!("{day}T21:00"));
            let outcomes = both((&left, "book_room", input(one)), (&right, "book_room", input(other))).await;
            let (won, lost) = winners_and_refusals(outcomes);
            assert_eq!((won.len(), lost.len()), (1, 1), "round {round}: {lost:#?}");
            assert_eq!(lost[0]["code"], "room_taken");
            assert_eq!(lost[0]["details"]["clashes"][0]["bookingId"], won[0]["now"]["id"], "the winner is named");
        }
        let list = office.desk.ask("list_bookings", json!({ "from": "2027-02-01", "to": "2027-02-28", "standing": "all" })).await;
        assert_eq!(list["total"], 12, "nothing half-written");
        let mut numbers: Vec<&str> = list["bookings"].as_array().expect("bookings").iter().filter_map(|there| there["number"].as_str()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 12);
        left.office().close().await;
        right.office().close().await;
    }

    async fn the_same_request_from_two_windows_at_once_is_one_booking(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        for round in 0..6 {
            let day = format!("2027-02-{:02}", round + 1);
            let input = booking(&[&office.a], &format!("{day}T19:00"), &format!("{day}T21:00"));
            let outcomes = both((&left, "book_room", input.clone()), (&right, "book_room", input)).await;
            let (won, lost) = winners_and_refusals(outcomes);
            assert_eq!((won.len(), lost.len()), (2, 0), "{lost:#?}");
            assert_eq!(won[0]["now"]["id"], won[1]["now"]["id"]);
        }
        left.office().close().await;
        right.office().close().await;
    }

    async fn a_move_and_a_booking_never_end_in_the_same_room(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        for round in 0..8 {
            let day = format!("2027-02-{:02}", round + 1);
            let (starts, ends) = (format!("{day}T19:00"), format!("{day}T21:00"));
            let there = office.book(&office.cafe, &starts, &ends).await;
            let step = json!({ "id": there["now"]["id"], "version": 1, "rooms": [office.a["id"]], "starts": starts, "ends": ends });
            let outcomes = both((&left, "move_booking", step), (&right, "book_room", booking(&[&office.both], &starts, &ends))).await;
            let (won, lost) = winners_and_refusals(outcomes);
            assert_eq!((won.len(), lost.len()), (1, 1), "round {round}: {lost:#?}");
            assert_eq!(lost[0]["code"], "room_taken");
        }
        left.office().close().await;
        right.office().close().await;
    }

    async fn two_moves_of_one_booking_leave_it_where_one_of_them_said(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        for round in 0..6 {
            let day = format!("2027-02-{:02}", round + 1);
            let there = office.book(&office.cafe, &format!("{day}T19:00"), &format!("{day}T21:00")).await;
            let step = |room: &Value| json!({ "id": there["now"]["id"], "version": 1, "rooms": [room["id"]],
                "starts": format!("{day}T19:00"), "ends": format!("{day}T21:00") });
            let outcomes = both((&left, "move_booking", step(&office.a)), (&right, "move_booking", step(&office.b))).await;
            let (won, lost) = winners_and_refusals(outcomes);
            assert_eq!((won.len(), lost.len()), (1, 1), "round {round}: {lost:#?}");
            assert_eq!(lost[0]["code"], "stale_booking");
            let card = office.desk.ask("open_booking", json!({ "id": there["now"]["id"] })).await;
            assert_eq!(card["booking"]["rooms"], won[0]["now"]["rooms"]);
            let gone = office.desk.ask("cancel_booking", cancelled(&won[0])).await;
            assert_eq!(gone["now"]["state"], "cancelled_by_borrower");
        }
        left.office().close().await;
        right.office().close().await;
    }

    async fn two_bookings_that_change_places_at_once_do_not_wait_for_each_other(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        let (starts, ends) = ("2027-02-01T19:00", "2027-02-01T21:00");
        let one = office.book(&office.a, starts, ends).await;
        let other = office.book(&office.b, starts, ends).await;
        let step = |booked: &Value, room: &Value| json!({ "id": booked["now"]["id"], "version": 1, "rooms": [room["id"]], "starts": starts, "ends": ends });
        let outcomes = both((&left, "move_booking", step(&one, &office.b)), (&right, "move_booking", step(&other, &office.a))).await;
        let (won, lost) = winners_and_refusals(outcomes);
        assert_eq!(won.len(), 0, "each stands in the other's way");
        assert!(lost.iter().all(|refusal| refusal["code"] == "room_taken"), "{lost:#?}");
        left.office().close().await;
        right.office().close().await;
    }

    async fn a_room_closed_while_it_is_booked_is_either_closed_or_booked_first(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        test.clock.set(Instant::from_unix(NOW));
        let closure = json!({ "requestKey": frivillighus_tests::new_key(), "premisesId": office.house["id"],
            "starts": "2027-02-01T00:00", "ends": "2027-02-02T00:00", "reason": "Gulvet" });
        let outcomes = both((&left, "close_rooms", closure), (&right, "book_room", booking(&[&office.a], "2027-02-01T10:00", "2027-02-01T11:00"))).await;
        let [closed, booked] = outcomes;
        closed.expect("a closure always gets through");
        if let Err(refusal) = booked {
            assert_eq!(refusal["code"], "room_closed");
        }
        let seat = test.seat(Role::FrontDesk).await;
        seat.refused("book_room", booking(&[&office.a], "2027-02-01T12:00", "2027-02-01T13:00"), "room_closed").await;
        left.office().close().await;
        right.office().close().await;
    }
}
