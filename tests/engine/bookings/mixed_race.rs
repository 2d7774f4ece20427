//! A series, a move, an approval and a booking at the same instant: whoever is first has the rooms, nobody is left
//! half-written, and no space is ever held twice.

use frivillighus_engine::access::Seat;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, office_test};
use serde_json::{Value, json};

use super::concurrency::another_desk;
use super::house_in_use::{HouseInUse, booking};
use super::series::{series, times, weekly};
use crate::premises::with;

const TWICE: &str =
    "SELECT count(*) FROM occupancy o JOIN occupancy p ON p.space_id = o.space_id AND p.booking_id > o.booking_id
    AND p.starts_at < o.ends_at AND o.starts_at < p.ends_at";

/// Four desks, each with its act, all at once.
async fn all_at_once(desks: &[Seat; 4], acts: [(&str, Value); 4]) -> [gate::Outcome; 4] {
    let [one, two, three, four] = desks;
    let [a, b, c, d] = acts;
    let (a, b, c, d) = tokio::join!(
        gate::call(one, a.0, a.1),
        gate::call(two, b.0, b.1),
        gate::call(three, c.0, c.1),
        gate::call(four, d.0, d.1)
    );
    [a, b, c, d]
}

async fn four_desks(test: &TestOffice) -> [Seat; 4] {
    [another_desk(test).await, another_desk(test).await, another_desk(test).await, another_desk(test).await]
}

fn code(outcome: &gate::Outcome) -> &str {
    match outcome {
        Ok(_) => "",
        Err(refusal) => refusal["code"].as_str().unwrap_or("?"),
    }
}

fn seen(answer: &Value) -> Value {
    json!({ "id": answer["now"]["id"], "version": answer["now"]["version"] })
}

office_test! {
    async fn a_series_has_all_its_dates_or_the_others_have_theirs(test) {
        let office = HouseInUse::of(test).await;
        let desks = four_desks(test).await;
        for round in 0..6 {
            // Three Tuesdays each: the move wants the first, the approval the second, the booking the third.
            let month = format!("2027-0{}", round + 1);
            let first = ["05", "02", "02", "06", "04", "01"][round];
            let day = |weeks: u32| format!("{month}-{:02}", first.parse::<u32>().expect("a day") + 7 * weeks);
            let there = office.book(&office.cafe, &format!("{}T20:00", day(0)), &format!("{}T22:00", day(0))).await;
            let request = with(booking(&[&office.b], &format!("{}T18:00", day(1)), &format!("{}T20:00", day(1))), json!({ "bookAs": { "kind": "requested" } }));
            let request = office.desk.ask("book_room", request).await;
            let step = with(seen(&there), json!({ "rooms": [office.a["id"]], "starts": there["now"]["starts"], "ends": there["now"]["ends"] }));
            let single = booking(&[&office.a], &format!("{}T19:30", day(2)), &format!("{}T20:30", day(2)));
            let whole = series(&[&office.both], &format!("{}T19:00", day(0)), &format!("{}T21:00", day(0)), weekly("tue", times(3)));
            let acts = [("book_series", whole), ("move_booking", step), ("approve_request", seen(&request)), ("book_room", single)];
            let outcomes = all_at_once(&desks, acts).await;

            let others: Vec<&str> = outcomes[1..].iter().map(code).collect();
            match &outcomes[0] {
                Ok(_) => assert_eq!(others, ["room_taken"; 3], "round {round}"),
                Err(refusal) => {
                    assert_eq!(refusal["code"], "series_clashes", "round {round}: {refusal:#}");
                    assert_eq!(others, [""; 3], "round {round}: the three are on different days");
                }
            }
            let has_series = outcomes[0].is_ok();
            let card = office.desk.ask("open_booking", json!({ "id": there["now"]["id"] })).await;
            let room = if has_series { &office.cafe } else { &office.a };
            assert_eq!(card["booking"]["rooms"], json!([room["id"]]), "round {round}: moved whole or not at all");
            let card = office.desk.ask("open_booking", json!({ "id": request["now"]["id"] })).await;
            assert_eq!(card["booking"]["state"], if has_series { "requested" } else { "confirmed" }, "round {round}");
            assert_eq!(test.count(TWICE).await, 0, "round {round}");
        }
        assert_eq!(test.count("SELECT count(*) FROM bookings WHERE series_id IS NOT NULL").await % 3, 0, "all of a series or none");
        for desk in &desks {
            desk.office().close().await;
        }
    }

    async fn of_a_longer_series_a_move_and_two_approvals_for_one_room_one_has_it(test) {
        let office = HouseInUse::of(test).await;
        let desks = four_desks(test).await;
        for round in 0..6 {
            let day = format!("2027-02-{:02}", round + 1);
            let (starts, ends) = (format!("{day}T19:00"), format!("{day}T21:00"));
            let there = office.book(&office.cafe, &starts, &ends).await;
            let asked = |room: &Value| with(booking(&[room], &starts, &ends), json!({ "bookAs": { "kind": "requested" } }));
            let one = office.desk.ask("book_room", asked(&office.a)).await;
            let other = office.desk.ask("book_room", asked(&office.both)).await;
            let step = with(seen(&there), json!({ "rooms": [office.a["id"]], "starts": starts, "ends": ends }));
            let daily = json!({ "rule": { "kind": "daily", "every": 1 }, "ends": times(1) });
            let whole = series(&[&office.a], &starts, &ends, daily);
            let acts = [("book_series", whole), ("move_booking", step), ("approve_request", seen(&one)), ("approve_request", seen(&other))];
            let outcomes = all_at_once(&desks, acts).await;
            let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
            assert_eq!(won, 1, "round {round}: {outcomes:#?}");
            let no = |outcome: &gate::Outcome| ["", "room_taken", "series_clashes"].contains(&code(outcome));
            assert!(outcomes.iter().all(no), "round {round}: {outcomes:#?}");
            assert_eq!(test.count(TWICE).await, 0, "round {round}");
        }
        for desk in &desks {
            desk.office().close().await;
        }
    }
}
