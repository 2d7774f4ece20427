//! A booking that somebody asks for by the number on its letter, or by what it is called.

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestSeat, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, booking, cancelled, each};
use crate::premises::with;

async fn found(seat: &TestSeat, words: &str) -> Value {
    seat.ask("find_bookings", json!({ "words": words })).await
}

async fn booked(office: &HouseInUse, title: &str, day: &str) -> Value {
    let (starts, ends) = (format!("{day}T19:00"), format!("{day}T21:00"));
    let input = with(booking(&[&office.a], &starts, &ends), json!({ "title": title }));
    office.desk.ask("book_room", input).await
}

office_test! {
    async fn a_number_leads_to_its_booking_however_it_stands(test) {
        let office = HouseInUse::of(test).await;
        let choir = booked(&office, "Åben sangaften", "2026-11-26").await;
        let number = choir["now"]["number"].as_str().expect("a number").to_owned();
        office.desk.ask("cancel_booking", cancelled(&choir)).await;
        for words in [number.clone(), number.to_lowercase(), number.trim_start_matches("B-").to_owned()] {
            assert_eq!(each(&found(&office.desk, &words).await, "id"), [&choir["now"]["id"]], "{words}");
        }
        assert_eq!(found(&office.desk, "B-2026-99999").await, json!([]));
    }

    async fn what_comes_is_found_by_what_it_is_called(test) {
        let office = HouseInUse::of(test).await;
        let later = booked(&office, "Sangaften for børn", "2026-12-03").await;
        let next = booked(&office, "Åben sangaften", "2026-11-26").await;
        let gone = booked(&office, "Sangaften med gæster", "2026-11-27").await;
        booked(&office, "Strik", "2026-11-28").await;
        office.desk.ask("cancel_booking", cancelled(&gone)).await;
        let hits = found(&office.desk, "sangaf").await;
        assert_eq!(each(&hits, "id"), [&next["now"]["id"], &later["now"]["id"]], "the next one first");
        assert_eq!(each(&found(&office.desk, "aften").await, "id").len(), 0, "words are found by how they begin");
        assert_eq!(each(&found(&office.desk, "sangaften born").await, "id"), [&later["now"]["id"]]);
        assert_eq!(found(&office.desk, " - ").await, json!([]));
    }

    async fn a_cpr_number_is_no_title_and_only_the_desk_looks(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let details = desk.refused("find_bookings", json!({ "words": "150680-9997" }), "fields_refused").await;
        assert_eq!(details["problems"], json!([{ "field": "words", "problem": { "kind": "looks_like_cpr" } }]));
        for role in [Role::Auditor, Role::Juror] {
            test.seat(role).await.refused("find_bookings", json!({ "words": "strik" }), "not_allowed").await;
        }
    }
}
