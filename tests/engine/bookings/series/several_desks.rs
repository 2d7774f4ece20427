//! Several desks at the same instant, with series among them: exactly one wins, and nobody is left half-written.

use frivillighus_engine::gate;
use frivillighus_tests::office_test;
use serde_json::{Value, json};

use super::{card, series, standing, times, weekly};
use crate::bookings::concurrency::{another_desk, both, winners_and_refusals};
use crate::bookings::house_in_use::{HouseInUse, booking};

fn tuesdays(room: &Value, first: &str) -> Value {
    series(&[room], &format!("{first}T19:00"), &format!("{first}T21:00"), weekly("tue", times(5)))
}

office_test! {
    async fn of_two_series_that_want_one_room_exactly_one_is_booked(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        for round in 0..6 {
            let first = format!("2027-0{}-02", round + 1);
            // In turns the same room twice, and a combination against its part.
            let (one, other) = if round % 2 == 0 { (&office.a, &office.a) } else { (&office.both, &office.b) };
            let outcomes = both((&left, "book_series", tuesdays(one, &first)), (&right, "book_series", tuesdays(other, &first))).await;
            let (won, lost) = winners_and_refusals(outcomes);
            assert_eq!((won.len(), lost.len()), (1, 1), "round {round}: {lost:#?}");
            assert_eq!(lost[0]["code"], "series_clashes", "{lost:#?}");
            let gone = gate::call(&left, "cancel_series", won[0]["undo"]["input"].clone()).await;
            assert_eq!(gone.expect("the winner makes room for the next round")["now"]["series"]["standing"], 0);
        }
        assert_eq!(test.count("SELECT count(*) FROM booking_series").await, 6);
        left.office().close().await;
        right.office().close().await;
    }

    async fn a_single_booking_and_a_series_never_end_in_the_same_room(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        for round in 0..8 {
            let single = booking(&[&office.both], "2027-01-19T20:00", "2027-01-19T22:00");
            let outcomes = both((&left, "book_series", tuesdays(&office.a, "2027-01-05")), (&right, "book_room", single)).await;
            let (won, lost) = winners_and_refusals(outcomes);
            assert_eq!((won.len(), lost.len()), (1, 1), "round {round}: {lost:#?}");
            assert!(["series_clashes", "room_taken"].contains(&lost[0]["code"].as_str().unwrap_or_default()), "{lost:#?}");
            let undo = &won[0]["undo"];
            let operation = undo["operation"].as_str().expect("a way back");
            gate::call(&left, operation, undo["input"].clone()).await.expect("the winner makes room for the next round");
        }
        assert_eq!(test.count("SELECT count(*) FROM bookings WHERE series_id IS NOT NULL").await % 5, 0, "all of a series or none");
        left.office().close().await;
        right.office().close().await;
    }

    async fn the_same_series_from_two_windows_at_once_is_one_series(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        for round in 0..4 {
            let input = tuesdays(&office.a, &format!("2027-0{}-02", 2 * round + 1));
            let outcomes = both((&left, "book_series", input.clone()), (&right, "book_series", input)).await;
            let (won, lost) = winners_and_refusals(outcomes);
            assert_eq!((won.len(), lost.len()), (2, 0), "{lost:#?}");
            assert_eq!(card(&won[0])["series"]["id"], card(&won[1])["series"]["id"]);
        }
        assert_eq!(test.count("SELECT count(*) FROM bookings").await, 20);
        left.office().close().await;
        right.office().close().await;
    }

    async fn of_two_acts_on_one_series_the_second_is_told_how_it_stands(test) {
        let office = HouseInUse::of(test).await;
        let (left, right) = (another_desk(test).await, another_desk(test).await);
        let booked = office.desk.ask("book_series", tuesdays(&office.a, "2027-01-05")).await;
        let bookings = standing(card(&booked));
        let act = |some: &[Value], by: &str| json!({ "id": card(&booked)["series"]["id"], "version": 1, "bookings": some, "by": by });
        let outcomes = both((&left, "cancel_series", act(&bookings[1..], "borrower")), (&right, "cancel_series", act(&bookings[2..], "house"))).await;
        let (won, lost) = winners_and_refusals(outcomes);
        assert_eq!((won.len(), lost.len()), (1, 1), "{lost:#?}");
        assert_eq!(lost[0]["code"], "stale_series");
        assert_eq!(lost[0]["details"]["current"], won[0]["now"]);
        left.office().close().await;
        right.office().close().await;
    }
}
