//! What waits for the desk, what colleagues did, and the same as last time.

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, an_association, booking, cancelled, each, moved};
use crate::premises::with;

fn as_request(input: Value) -> Value {
    with(input, json!({ "bookAs": { "kind": "requested" } }))
}

fn reserved(input: Value, until: &str) -> Value {
    with(input, json!({ "bookAs": { "kind": "reserved", "until": until } }))
}

office_test! {
    async fn requests_wait_with_whether_they_could_be_had(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.both, "2026-12-01T20:00", "2026-12-01T22:00").await;
        let later = office.desk.ask("book_room", as_request(booking(&[&office.cafe], "2026-12-02T19:00", "2026-12-02T21:00"))).await;
        let taken = office.desk.ask("book_room", as_request(booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00"))).await;
        let closed = office.desk.ask("book_room", as_request(booking(&[&office.a], "2026-12-25T10:00", "2026-12-25T12:00"))).await;
        let gone = office.desk.ask("book_room", as_request(booking(&[&office.b], "2026-12-03T19:00", "2026-12-03T21:00"))).await;
        office.desk.ask("cancel_booking", cancelled(&gone)).await;
        let past = office.desk.ask("book_room", as_request(booking(&[&office.b], "2026-11-24T10:00", "2026-11-24T12:00"))).await;
        assert_eq!(past["now"]["state"], "requested");
        let waiting = office.desk.ask("waiting_bookings", json!({})).await;
        let rows: Vec<(&Value, &Value)> = waiting["requests"].as_array().expect("requests").iter()
            .map(|row| (&row["booking"]["id"], &row["freeDates"])).collect();
        let (no, yes) = (json!(0), json!(1));
        assert_eq!(rows, [(&taken["now"]["id"], &no), (&later["now"]["id"], &yes), (&closed["now"]["id"], &no)]);
    }

    async fn options_are_told_of_from_the_day_before_until_a_week_after(test) {
        let office = HouseInUse::of(test).await;
        let at = |room: &Value, until: &str| reserved(booking(&[room], "2026-12-09T19:00", "2026-12-09T21:00"), until);
        let today = office.desk.ask("book_room", at(&office.a, "2026-11-24T16:00")).await;
        let tomorrow = office.desk.ask("book_room", at(&office.b, "2026-11-25T23:00")).await;
        let later = office.desk.ask("book_room", at(&office.cafe, "2026-11-26T00:30")).await;
        let waiting = office.desk.ask("waiting_bookings", json!({})).await;
        assert_eq!(each(&waiting["options"], "id"), [&today["now"]["id"], &tomorrow["now"]["id"]]);
        test.clock.set(Instant::from_unix(NOW + 2 * 86_400));
        let desk = test.seat(Role::FrontDesk).await;
        let waiting = desk.ask("waiting_bookings", json!({})).await;
        assert_eq!(each(&waiting["options"], "id"), [&today["now"]["id"], &tomorrow["now"]["id"], &later["now"]["id"]]);
        assert_eq!(each(&waiting["options"], "state"), ["lapsed"; 3]);
        test.clock.set(Instant::from_unix(NOW + 8 * 86_400));
        let desk = test.seat(Role::FrontDesk).await;
        let waiting = desk.ask("waiting_bookings", json!({})).await;
        assert_eq!(each(&waiting["options"], "id"), [&tomorrow["now"]["id"], &later["now"]["id"]]);
    }

    async fn the_same_as_last_time_is_the_borrowers_last_booking(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klang", json!({})).await;
        let asked = json!({ "organisationId": choir });
        assert_eq!(office.desk.ask("last_booking_of", asked.clone()).await, json!(null));
        let by = |room: &Value, day: &str| with(booking(&[room], &format!("{day}T19:00"), &format!("{day}T21:30")),
            json!({ "organisationId": choir, "attendees": 24, "layout": "theatre" }));
        office.desk.ask("book_room", by(&office.a, "2026-12-01")).await;
        let last = office.desk.ask("book_room", by(&office.cafe, "2026-12-08")).await;
        let gone = office.desk.ask("book_room", by(&office.b, "2026-12-15")).await;
        office.desk.ask("cancel_booking", cancelled(&gone)).await;
        office.desk.ask("book_room", as_request(by(&office.b, "2026-12-22"))).await;
        let found = office.desk.ask("last_booking_of", asked).await;
        assert_eq!(found, last["now"]);
    }

    async fn what_colleagues_did_is_told_until_it_is_seen(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let before = office.desk.ask("colleagues_news", json!({})).await;
        assert_eq!(before["lines"], json!([]), "one's own is no news");
        office.manager.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        office.manager.ask("move_booking", moved(&booked, &office.b, "2026-12-01T19:00", "2026-12-01T21:00")).await;
        let news = office.desk.ask("colleagues_news", json!({})).await;
        let lines = news["lines"].as_array().expect("lines");
        assert_eq!(lines.len(), 1, "a look is no change: {news:#}");
        assert_eq!(lines[0]["event"]["event"], "booking_moved");
        let names = news["names"].as_array().expect("names");
        assert!(names.iter().any(|there| there["subject"]["kind"] == "booking" && there["name"] == "Et møde"), "{names:#?}");
        office.desk.ask("note_news_seen", json!({ "upTo": lines[0]["id"] })).await;
        assert_eq!(office.desk.ask("colleagues_news", json!({})).await["lines"], json!([]));
        office.desk.ask("note_news_seen", json!({ "upTo": 1 })).await;
        assert_eq!(office.desk.ask("colleagues_news", json!({})).await["lines"], json!([]), "what was seen stays seen");
        let theirs = office.manager.ask("colleagues_news", json!({})).await;
        assert_eq!(theirs["lines"].as_array().map(Vec::len), Some(1), "each has seen what they have seen");
        test.clock.set(Instant::from_unix(NOW + 8 * 86_400));
        let manager = test.seat(Role::Manager).await;
        assert_eq!(manager.ask("colleagues_news", json!({})).await["lines"], json!([]), "after a week it is old");
    }
}
