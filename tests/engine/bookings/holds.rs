//! Times that a desk keeps while the caller thinks: others see them, and nobody has to clear them away.

use frivillighus_engine::gate;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestOffice, new_key, office_test};
use serde_json::{Value, json};

use super::concurrency::{another_desk, both, winners_and_refusals};
use super::house_in_use::{HouseInUse, booking, moved};
use crate::premises::with;

const STARTS: &str = "2026-12-01T19:00";
const ENDS: &str = "2026-12-01T21:00";

fn hold(room: &Value, starts: &str, ends: &str) -> Value {
    json!({ "requestKey": new_key(), "rooms": [room["id"]], "starts": starts, "ends": ends })
}

fn later(test: &TestOffice, seconds: i64) {
    test.clock.set(Instant::from_unix(NOW + seconds));
}

office_test! {
    async fn a_time_that_is_held_is_seen_by_the_other_desks(test) {
        let office = HouseInUse::of(test).await;
        let held = office.manager.ask("hold_room", hold(&office.cafe, STARTS, ENDS)).await;
        assert_eq!((held["now"]["until"].as_str(), held["now"]["rooms"].clone()), (Some("2026-11-24T10:52"), json!([office.cafe["id"]])));
        let details = office.taken(&office.cafe, "2026-12-01T18:00", "2026-12-01T18:45").await;
        let clash = &details["clashes"][0];
        assert_eq!((clash["held"]["until"].as_str(), clash["held"]["id"].clone()), (Some("2026-11-24T10:52"), held["now"]["id"].clone()));
        assert_eq!((clash["bookingId"].clone(), clash["roomName"].as_str()), (json!(null), Some("Caféen")));
        assert!(!clash["held"]["by"].as_str().expect("a name").is_empty());
        assert_eq!((clash["starts"].as_str(), clash["blockedFrom"].as_str()), (Some(STARTS), Some("2026-12-01T18:45")), "setting up included");
        let calendar = office.desk.ask("calendar", json!({ "from": "2026-12-01", "to": "2026-12-01" })).await;
        assert_eq!(calendar["holds"][0]["by"], clash["held"]["by"]);
        let other_day = office.desk.ask("calendar", json!({ "from": "2026-12-02", "to": "2026-12-02" })).await;
        assert_eq!(other_day["holds"], json!([]));
        office.desk.refused("hold_room", hold(&office.cafe, STARTS, ENDS), "room_taken").await;
        let list = office.desk.ask("list_bookings", json!({ "from": "2026-12-01", "to": "2026-12-01", "standing": "all" })).await;
        assert_eq!(list["total"], 0, "it is no booking");
    }

    async fn a_hold_runs_out_by_itself(test) {
        let office = HouseInUse::of(test).await;
        let held = office.manager.ask("hold_room", hold(&office.both, STARTS, ENDS)).await;
        later(test, 599);
        office.taken(&office.a, STARTS, ENDS).await;
        later(test, 600);
        assert_eq!(office.tried(&office.a, STARTS, ENDS).await, "free");
        office.book(&office.a, STARTS, ENDS).await;
        office.desk.refused("release_hold", json!({ "id": held["now"]["id"] }), "hold_not_found").await;
        assert_eq!(office.tried(&office.b, STARTS, ENDS).await, "free", "the other half too");
        office.desk.ask("hold_room", hold(&office.b, STARTS, ENDS)).await;
        assert_eq!(test.count("SELECT CAST(count(*) AS BIGINT) FROM room_holds").await, 1, "what had run out is gone");
    }

    async fn a_booking_takes_the_place_of_its_hold(test) {
        let office = HouseInUse::of(test).await;
        let held = office.desk.ask("hold_room", hold(&office.a, STARTS, ENDS)).await;
        let id = held["now"]["id"].clone();
        let check = json!({ "rooms": [office.a["id"]], "starts": STARTS, "ends": ENDS, "holdId": id });
        assert_eq!(office.desk.ask("check_times", check).await["outcome"], "free", "it does not stand in its own way");
        let input = with(booking(&[&office.both], STARTS, ENDS), json!({ "holdId": id }));
        let booked = office.desk.ask("book_room", input.clone()).await;
        assert_eq!(office.desk.ask("book_room", input).await, booked, "the same request again");
        assert_eq!(test.count("SELECT CAST(count(*) AS BIGINT) FROM room_holds").await, 0);
        office.taken(&office.a, STARTS, ENDS).await;
    }

    async fn a_booking_that_is_refused_leaves_its_hold(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.b, STARTS, ENDS).await;
        let held = office.desk.ask("hold_room", hold(&office.a, STARTS, ENDS)).await;
        let input = with(booking(&[&office.both], STARTS, ENDS), json!({ "holdId": held["now"]["id"] }));
        let details = office.desk.refused("book_room", input, "room_taken").await;
        assert_eq!(details["clashes"].as_array().map(Vec::len), Some(1), "only the other's: {details:#}");
        office.taken(&office.a, STARTS, ENDS).await;
    }

    async fn what_was_held_too_long_is_booked_like_anything_else(test) {
        let office = HouseInUse::of(test).await;
        let held = office.desk.ask("hold_room", hold(&office.a, STARTS, ENDS)).await;
        let input = with(booking(&[&office.a], STARTS, ENDS), json!({ "holdId": held["now"]["id"] }));
        later(test, 700);
        let other = office.manager.ask("book_room", booking(&[&office.a], STARTS, ENDS)).await;
        let details = office.desk.refused("book_room", input, "room_taken").await;
        assert_eq!(details["clashes"][0]["bookingId"], other["now"]["id"]);
        office.manager.ask("move_booking", moved(&other, &office.b, STARTS, ENDS)).await;
        let input = with(booking(&[&office.a], STARTS, ENDS), json!({ "holdId": held["now"]["id"] }));
        office.desk.ask("book_room", input).await;
    }

    async fn a_hold_is_let_go_and_taken_back(test) {
        let office = HouseInUse::of(test).await;
        let held = office.desk.ask("hold_room", hold(&office.a, STARTS, ENDS)).await;
        let gone = office.desk.undo(&held).await;
        assert_eq!(office.tried(&office.a, STARTS, ENDS).await, "free");
        let again = office.desk.undo(&gone).await;
        assert_eq!(office.tried(&office.a, STARTS, ENDS).await, "room_taken");
        office.manager.ask("release_hold", json!({ "id": again["now"]["id"] })).await;
        office.desk.refused("release_hold", json!({ "id": again["now"]["id"] }), "hold_not_found").await;
    }

    async fn a_desk_that_holds_something_else_lets_the_first_go(test) {
        let office = HouseInUse::of(test).await;
        let input = hold(&office.a, STARTS, ENDS);
        let held = office.desk.ask("hold_room", input.clone()).await;
        assert_eq!(office.desk.ask("hold_room", input).await["now"], held["now"], "the same request again");
        later(test, 300);
        let instead = with(hold(&office.a, "2026-12-01T20:00", "2026-12-01T22:00"), json!({ "insteadOf": held["now"]["id"] }));
        let second = office.desk.ask("hold_room", instead).await;
        assert_eq!(second["now"]["until"], "2026-11-24T10:57", "ten minutes begin anew");
        assert_eq!(office.tried(&office.a, STARTS, "2026-12-01T20:00").await, "free");
    }

    async fn of_two_desks_at_a_hold_that_runs_out_one_gets_the_room(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        for round in 0..8 {
            let day = format!("2027-02-{:02}", round + 1);
            let (starts, ends) = (format!("{day}T19:00"), format!("{day}T21:00"));
            later(test, round * 700);
            // A hold of both halves: each desk clears its own half away.
            let held = office.desk.ask("hold_room", hold(&office.both, &starts, &ends)).await;
            later(test, round * 700 + 600);
            let (one, other) = if round % 2 == 0 { (&office.a, &office.both) } else { (&office.a, &office.b) };
            let own = with(booking(&[one], &starts, &ends), json!({ "holdId": held["now"]["id"] }));
            let outcomes = both((&left, "book_room", own), (&right, "book_room", booking(&[other], &starts, &ends))).await;
            let (won, lost) = winners_and_refusals(outcomes);
            let expected = if round % 2 == 0 { (1, 1) } else { (2, 0) };
            assert_eq!((won.len(), lost.len()), expected, "round {round}: {lost:#?}");
            assert!(lost.iter().all(|refusal| refusal["code"] == "room_taken"), "{lost:#?}");
        }
        left.office().close().await;
        right.office().close().await;
    }

    async fn of_an_approval_and_a_booking_exactly_one_gets_the_room(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        for round in 0..8 {
            let day = format!("2027-02-{:02}", round + 1);
            let (starts, ends) = (format!("{day}T19:00"), format!("{day}T21:00"));
            let request = with(booking(&[&office.a], &starts, &ends), json!({ "bookAs": { "kind": "requested" } }));
            let asked = office.desk.ask("book_room", request).await;
            let yes = json!({ "id": asked["now"]["id"], "version": 1 });
            let outcomes = both((&left, "approve_request", yes), (&right, "book_room", booking(&[&office.both], &starts, &ends))).await;
            let (won, lost) = winners_and_refusals(outcomes);
            assert_eq!((won.len(), lost.len()), (1, 1), "round {round}: {lost:#?}");
            assert_eq!(lost[0]["code"], "room_taken");
        }
        left.office().close().await;
        right.office().close().await;
    }

    async fn two_approvals_of_requests_for_one_room_are_one_booking(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        for round in 0..6 {
            let day = format!("2027-02-{:02}", round + 1);
            let (starts, ends) = (format!("{day}T19:00"), format!("{day}T21:00"));
            let mut asked = Vec::new();
            for room in [&office.a, &office.both] {
                let request = with(booking(&[room], &starts, &ends), json!({ "bookAs": { "kind": "requested" } }));
                let request = office.desk.ask("book_room", request).await;
                asked.push(json!({ "id": request["now"]["id"], "version": 1 }));
            }
            let outcomes = both((&left, "approve_request", asked[0].clone()), (&right, "approve_request", asked[1].clone())).await;
            let (won, lost) = winners_and_refusals(outcomes);
            assert_eq!((won.len(), lost.len()), (1, 1), "round {round}: {lost:#?}");
        }
        left.office().close().await;
        right.office().close().await;
    }

    async fn of_two_desks_that_hold_one_time_exactly_one_does(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        for round in 0..6 {
            let day = format!("2027-02-{:02}", round + 1);
            let input = |room| hold(room, &format!("{day}T19:00"), &format!("{day}T21:00"));
            let outcomes: [gate::Outcome; 2] = both((&left, "hold_room", input(&office.a)), (&right, "hold_room", input(&office.both))).await;
            let (won, lost) = winners_and_refusals(outcomes);
            assert_eq!((won.len(), lost.len()), (1, 1), "round {round}: {lost:#?}");
            assert_eq!(lost[0]["details"]["clashes"][0]["held"]["id"], won[0]["now"]["id"]);
        }
        left.office().close().await;
        right.office().close().await;
    }
}
