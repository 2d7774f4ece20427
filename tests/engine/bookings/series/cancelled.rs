//! Cancelling one date, those from one on, or all; and taking them up again.

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestOffice, TestSeat, office_test};
use serde_json::{Value, json};

use super::{cancelling, card, date, dates_that_are, series, standing, until, weekly};
use crate::bookings::house_in_use::{HouseInUse, an_association, cancelled, each, moved};
use crate::premises::with;

async fn four_tuesdays(office: &HouseInUse) -> Value {
    let input = series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", until("2026-12-22")));
    card(&office.desk.ask("book_series", input).await).clone()
}

/// Friday 11 December: two of the four dates have been.
async fn half_way(test: &TestOffice) -> TestSeat {
    test.clock.set(Instant::from_unix(NOW + 17 * 86_400));
    test.seat(Role::FrontDesk).await
}

office_test! {
    async fn a_borrower_cancels_what_follows_and_the_past_is_left_alone(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let later = half_way(test).await;
        let following = &standing(&card)[2..];
        let input = with(cancelling(&card, following, "borrower"), json!({ "reason": "Holdet stopper" }));
        let gone = later.ask("cancel_series", input).await;
        let states: Vec<&Value> = each(&gone["now"]["dates"], "booking").into_iter().map(|booking| &booking["state"]).collect();
        assert_eq!(states, ["took_place", "took_place", "cancelled_by_borrower", "cancelled_by_borrower"]);
        assert_eq!(date(&gone["now"], "2026-12-15")["booking"]["cancellation"]["reason"], "Holdet stopper");
        assert_eq!(gone["now"]["series"]["standing"], 2);
        let free = later.ask("check_times", json!({ "rooms": [office.a["id"]], "starts": "2026-12-15T19:00", "ends": "2026-12-15T21:00" })).await;
        assert_eq!(free["outcome"], "free");
        let begun = cancelling(&gone["now"], &standing(&gone["now"])[1..2], "house");
        let details = later.refused("cancel_series", begun, "date_has_begun").await;
        assert_eq!(details["on"], "2026-12-08");
    }

    async fn one_date_cancelled_and_one_left_out_stay_so_when_the_rest_is_cancelled_and_comes_back(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let single = date(&card, "2026-12-08")["booking"].clone();
        office.desk.ask("cancel_booking", cancelled(&json!({ "now": single }))).await;
        let now = office.desk.ask("open_series", json!({ "id": card["series"]["id"] })).await;
        let gone = office.desk.ask("cancel_series", cancelling(&now, &standing(&now), "house")).await;
        assert_eq!(gone["now"]["series"]["standing"], 0);
        let back = office.desk.undo(&gone).await;
        assert_eq!(back["now"]["series"]["standing"], 3);
        assert_eq!(date(&back["now"], "2026-12-08")["booking"]["state"], "cancelled_by_borrower");
    }

    async fn a_cancellation_by_the_house_taken_back_and_made_again_is_the_houses(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let input = with(cancelling(&card, &standing(&card), "house"), json!({ "reason": "Vandskade" }));
        let gone = office.desk.ask("cancel_series", input).await;
        let back = office.desk.undo(&gone).await;
        assert!(each(&back["now"]["dates"], "booking").iter().all(|booking| booking["cancellation"].is_null()));
        let again = office.desk.undo(&back).await;
        let how = &again["now"]["dates"][3]["booking"]["cancellation"];
        assert_eq!((how["by"].as_str(), how["reason"].as_str()), (Some("house"), Some("Vandskade")));
        let events = office.desk.ask("subject_history", json!({ "subject": { "kind": "series", "id": card["series"]["id"] } })).await;
        let events: Vec<&str> = events["lines"].as_array().expect("lines").iter().filter_map(|line| line["event"]["event"].as_str()).collect();
        assert_eq!(events, ["series_cancelled", "series_restored", "series_cancelled", "series_booked"]);
    }

    async fn dates_taken_up_again_and_cancelled_anew_have_each_its_own_reason(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let first = with(cancelling(&card, &standing(&card)[..1], "house"), json!({ "reason": "Vandskade" }));
        let card = office.desk.ask("cancel_series", first).await["now"].clone();
        let others = with(cancelling(&card, &standing(&card), "borrower"), json!({ "reason": "Holdet stopper" }));
        let card = office.desk.ask("cancel_series", others).await["now"].clone();
        let all: Vec<Value> = each(&card["dates"], "booking").iter().map(|booking| json!({ "id": booking["id"], "version": booking["version"] })).collect();
        let input = json!({ "id": card["series"]["id"], "version": card["series"]["version"], "bookings": all });
        let restored = office.desk.ask("restore_series", input).await;
        let again = office.desk.undo(&restored).await;
        let how = |on: &str| date(&again["now"], on)["booking"]["cancellation"].clone();
        assert_eq!((&how("2026-12-01")["by"], &how("2026-12-01")["reason"]), (&json!("house"), &json!("Vandskade")));
        assert_eq!((&how("2026-12-22")["by"], &how("2026-12-22")["reason"]), (&json!("borrower"), &json!("Holdet stopper")));
    }

    async fn the_last_date_that_is_cancelled_leaves_nothing_of_the_series_standing(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let gone = office.desk.ask("cancel_series", cancelling(&card, &standing(&card)[..3], "borrower")).await;
        assert_eq!(gone["now"]["series"]["standing"], 1);
        let last = office.desk.ask("cancel_series", cancelling(&gone["now"], &standing(&gone["now"]), "borrower")).await;
        assert_eq!(last["now"]["series"]["standing"], 0);
        assert_eq!(test.count("SELECT count(*) FROM occupancy").await, 0);
    }

    async fn dates_taken_up_again_are_checked_anew_all_of_them_or_none(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let gone = office.desk.ask("cancel_series", cancelling(&card, &standing(&card)[1..], "borrower")).await;
        let other = office.book(&office.both, "2026-12-15T20:00", "2026-12-15T22:00").await;
        let restore = gone["undo"]["input"].clone();
        let details = office.desk.refused("restore_series", restore.clone(), "series_clashes").await;
        assert_eq!(dates_that_are(&details["plan"], "hindered"), ["2026-12-15"]);
        assert_eq!(dates_that_are(&details["plan"], "free"), ["2026-12-08", "2026-12-22"]);
        assert_eq!(office.tried(&office.a, "2026-12-08T19:00", "2026-12-08T21:00").await, "free", "none of them");
        let bookings = restore["bookings"].as_array().expect("bookings");
        let free_ones = with(restore.clone(), json!({ "bookings": [bookings[0], bookings[2]] }));
        let back = office.desk.ask("restore_series", free_ones).await;
        assert_eq!(back["now"]["series"]["standing"], 3);
        office.desk.ask("cancel_booking", cancelled(&other)).await;
        let rest = json!({ "id": card["series"]["id"], "version": back["now"]["series"]["version"], "bookings": [bookings[1]] });
        assert_eq!(office.desk.ask("restore_series", rest).await["now"]["series"]["standing"], 4);
    }

    async fn dates_come_back_with_the_buffers_they_had(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let gone = office.desk.ask("cancel_series", cancelling(&card, &standing(&card), "borrower")).await;
        let room = with(office.a["details"].clone(), json!({ "buffers": { "before": 60, "after": 60 } }));
        office.manager.ask("change_room", json!({ "id": office.a["id"], "version": 1, "room": room })).await;
        let back = office.desk.undo(&gone).await;
        assert_eq!(back["now"]["dates"][0]["booking"]["blockedFrom"], "2026-12-01T19:00");
    }

    async fn an_association_that_may_not_borrow_gets_nothing_back(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let input = series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", until("2026-12-22")));
        let booking = with(input["booking"].clone(), json!({ "organisationId": choir }));
        let booked = office.desk.ask("book_series", with(input, json!({ "booking": booking }))).await;
        let gone = office.desk.undo(&booked).await;
        office.desk.ask("archive_organisation", json!({ "organisationId": choir })).await;
        office.desk.refused("restore_series", gone["undo"]["input"].clone(), "borrower_archived").await;
    }

    async fn an_act_never_touches_a_date_that_was_not_shown(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let seen = standing(&card);
        let moved_one = json!({ "now": date(&card, "2026-12-15")["booking"] });
        office.manager.ask("move_booking", moved(&moved_one, &office.b, "2026-12-15T19:00", "2026-12-15T21:00")).await;
        let details = office.desk.refused("cancel_series", cancelling(&card, &seen, "borrower"), "stale_series").await;
        assert_eq!(date(&details["current"], "2026-12-15")["byHand"], json!(["rooms"]));
        assert_eq!(details["current"]["series"]["standing"], 4, "nothing is cancelled");
        let stranger = office.book(&office.cafe, "2026-12-01T10:00", "2026-12-01T11:00").await;
        let foreign = [json!({ "id": stranger["now"]["id"], "version": 1 })];
        office.desk.refused("cancel_series", cancelling(&card, &foreign, "borrower"), "stale_series").await;
        office.desk.refused("restore_series", json!({ "id": card["series"]["id"], "version": 1, "bookings": seen }), "stale_series").await;
    }

    async fn what_a_colleague_cancelled_meanwhile_is_not_cancelled_twice(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let act = cancelling(&card, &standing(&card), "borrower");
        let gone = office.manager.ask("cancel_series", act.clone()).await;
        office.desk.refused("cancel_series", act, "stale_series").await;
        let stale_undo = gone["undo"]["input"].clone();
        office.desk.undo(&gone).await;
        office.desk.refused("restore_series", stale_undo, "stale_series").await;
        office.desk.refused("cancel_series", json!({ "id": 999, "version": 1, "bookings": [], "by": "house" }), "series_not_found").await;
        office.desk.refused("restore_series", json!({ "id": 999, "version": 1, "bookings": [] }), "series_not_found").await;
    }

    async fn a_reason_holds_no_cpr_number(test) {
        let office = HouseInUse::of(test).await;
        let card = four_tuesdays(&office).await;
        let act = with(cancelling(&card, &standing(&card), "borrower"), json!({ "reason": "Aftalt med 150680-9997" }));
        let details = office.desk.refused("cancel_series", act, "fields_refused").await;
        assert_eq!(details["problems"][0]["field"], "reason");
    }
}
