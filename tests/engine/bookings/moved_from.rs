//! "Moved": a booking stands as before, elsewhere, and says from where, until it is back or cancelled.

use frivillighus_engine::gate;
use frivillighus_tests::{new_key, office_test, text_of_pdf};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, moved};

const STARTS: &str = "2026-12-07T19:00";
const ENDS: &str = "2026-12-07T21:00";

async fn listed(office: &HouseInUse) -> Value {
    office.desk.ask("list_moved", json!({ "from": "2026-12-07", "to": "2026-12-13" })).await
}

async fn on_card(office: &HouseInUse, booked: &Value) -> Value {
    office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await["movedFrom"].clone()
}

async fn sheet(office: &HouseInUse, on: &str) -> String {
    let wanted = json!({ "premisesId": office.house["id"], "on": on });
    let bytes = gate::bytes(&office.desk.seat, "preview_day_sheet", wanted).await.expect("a PDF");
    text_of_pdf(&bytes).split_whitespace().collect::<Vec<_>>().join(" ")
}

office_test! {
    async fn a_booking_that_moved_stands_as_before_and_says_from_where(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, STARTS, ENDS).await;
        office.book(&office.cafe, STARTS, ENDS).await;
        assert_eq!((on_card(&office, &booked).await, listed(&office).await), (Value::Null, json!([])));
        let first = office.desk.ask("move_booking", moved(&booked, &office.b, STARTS, ENDS)).await;
        let second = office.desk.ask("move_booking", moved(&first, &office.b, "2026-12-08T18:00", "2026-12-08T20:00")).await;
        assert_eq!(second["now"]["state"], "confirmed");
        let from = json!({ "bookingId": booked["now"]["id"], "roomNames": ["Storesal A"], "starts": STARTS, "ends": ENDS, "closureId": null });
        assert_eq!((on_card(&office, &booked).await, listed(&office).await), (from.clone(), json!([from])), "from where it was first");
        let house = json!({ "from": "2026-12-07", "to": "2026-12-13", "premisesId": 999 });
        assert_eq!(office.desk.ask("list_moved", house).await, json!([]));
        let back = office.desk.ask("move_booking", moved(&second, &office.a, STARTS, "2026-12-07T22:00")).await;
        assert_eq!((on_card(&office, &booked).await, listed(&office).await), (Value::Null, json!([])), "back, and longer: that is no move");
        let again = office.desk.undo(&back).await;
        let cancelled = json!({ "id": again["now"]["id"], "version": again["now"]["version"], "by": "borrower" });
        office.desk.ask("cancel_booking", cancelled).await;
        assert_eq!(on_card(&office, &booked).await, Value::Null, "cancelled is cancelled");
        let backwards = json!({ "from": "2026-12-13", "to": "2026-12-07" });
        office.desk.refused("list_moved", backwards, "fields_refused").await;
    }

    async fn two_that_exchanged_rooms_are_both_moved(test) {
        let office = HouseInUse::of(test).await;
        let one = office.book(&office.a, STARTS, ENDS).await;
        let other = office.book(&office.b, STARTS, ENDS).await;
        let seen = |there: &Value| json!({ "id": there["now"]["id"], "version": 1 });
        office.desk.ask("swap_rooms", json!({ "one": seen(&one), "other": seen(&other) })).await;
        assert_eq!(on_card(&office, &one).await["roomNames"], json!(["Storesal A"]));
        assert_eq!(on_card(&office, &other).await["roomNames"], json!(["Storesal B"]));
    }

    async fn a_closure_that_moved_it_is_named(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, STARTS, ENDS).await;
        let closing = json!({ "requestKey": new_key(), "premisesId": office.house["id"], "rooms": [office.a["id"]],
            "starts": "2026-12-07T08:00", "ends": "2026-12-07T22:00", "reason": "Gulvet lakeres" });
        let closure = office.manager.ask("close_rooms", closing).await["now"].clone();
        let to_b = json!({ "closureId": closure["id"], "moves": [{ "bookingId": booked["now"]["id"], "version": 1, "rooms": [office.b["id"]] }] });
        office.manager.ask("move_for_closure", to_b).await;
        assert_eq!(on_card(&office, &booked).await["closureId"], closure["id"]);
        office.manager.ask("withdraw_closure", json!({ "id": closure["id"], "version": 1 })).await;
        assert_eq!(on_card(&office, &booked).await, Value::Null, "it is back");
    }

    async fn the_day_sheet_says_from_where_somebody_comes_and_where_somebody_went(test) {
        let office = HouseInUse::of(test).await;
        let away = office.book(&office.a, STARTS, ENDS).await;
        let off = office.book(&office.b, STARTS, ENDS).await;
        let wanted = json!({ "premisesId": office.house["id"], "on": "2026-12-07" });
        office.desk.ask("print_day_sheet", json!({ "requestKey": new_key(), "sheet": wanted })).await;
        office.desk.ask("move_booking", moved(&away, &office.cafe, "2026-12-08T18:00", "2026-12-08T20:00")).await;
        office.desk.ask("cancel_booking", json!({ "id": off["now"]["id"], "version": 1, "by": "house" })).await;
        let before = sheet(&office, "2026-12-07").await;
        let went = "Storesal A, Et møde: flyttet til tirsdag den 8. december 2026 kl. 18.00–20.00, Caféen";
        assert!(before.contains(went), "{before}");
        assert!(before.contains("Storesal B, Et møde: aflyst"), "{before}");
        let after = sheet(&office, "2026-12-08").await;
        // The cell is narrow: the rest stands on its next lines.
        assert!(after.contains("flyttet fra mandag"), "{after}");
    }
}
