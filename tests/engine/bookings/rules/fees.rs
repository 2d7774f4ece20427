//! What a booking costs, and that it stays so.

use frivillighus_tests::office_test;
use serde_json::{Value, json};

use super::{wish, with_rules};
use crate::bookings::house_in_use::{HouseInUse, an_association, moved};
use crate::premises::with;

async fn with_tariff(office: &HouseInUse, category: &str, tariff: Value) {
    let rules = office.manager.ask("booking_rules", json!({})).await;
    let mut lending = rules["book"]["lending"].clone();
    for row in lending.as_array_mut().expect("rows").iter_mut().filter(|row| row["category"] == category) {
        row["tariff"] = tariff.clone();
    }
    with_rules(&office.manager, json!({ "lending": lending })).await;
}

const AN_HOUR: &str = "per_hour";

office_test! {
    async fn a_fee_is_worked_out_when_it_is_booked_and_a_new_tariff_leaves_it_alone(test) {
        let office = HouseInUse::of(test).await;
        with_tariff(&office, "other_association", json!({ "kind": AN_HOUR, "rate": 1_900 })).await;
        let id = an_association(&office.desk, "Folkedanserne", json!({ "borrowerCategory": "other_association" })).await;
        let told = office.desk.ask("check_times", json!({ "rooms": [office.a["id"]], "starts": "2026-12-01T19:00",
            "ends": "2026-12-01T21:30", "organisationId": id })).await;
        assert_eq!(told["fee"]["amount"], 4_750, "two hours and a half, told before it is booked");
        let booked = office.desk.ask("book_room", wish(&office, &id, "2026-12-01T19:00", "2026-12-01T21:30")).await;
        let agreed = json!({ "amount": 4_750, "tariff": { "kind": AN_HOUR, "rate": 1_900 }, "category": "other_association" });
        assert_eq!(booked["now"]["fee"], agreed);
        with_tariff(&office, "other_association", json!({ "kind": "per_booking", "rate": 20_000 })).await;
        let card = office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        assert_eq!(card["booking"]["fee"], agreed);
        let longer = office.desk.ask("move_booking", moved(&booked, &office.a, "2026-12-01T19:00", "2026-12-01T22:00")).await;
        assert_eq!(longer["now"]["fee"]["amount"], 5_700, "longer, by the tariff that was agreed");
        assert_eq!(office.desk.undo(&longer).await["now"]["fee"], agreed);
        let list = office.desk.ask("list_bookings", json!({ "from": "2026-12-01", "to": "2026-12-01" })).await;
        assert_eq!(list["bookings"][0]["fee"], agreed);
        let other = office.desk.ask("book_room", wish(&office, &id, "2026-12-02T19:00", "2026-12-02T21:30")).await;
        assert_eq!(other["now"]["fee"]["amount"], 20_000, "what is booked now costs what it costs now");
    }

    async fn another_borrower_pays_by_their_own_tariff_and_the_way_back_by_the_old_one(test) {
        let office = HouseInUse::of(test).await;
        with_tariff(&office, "other_association", json!({ "kind": "per_booking", "rate": 5_000 })).await;
        let dancers = an_association(&office.desk, "Folkedanserne", json!({ "borrowerCategory": "other_association" })).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let booked = office.desk.ask("book_room", wish(&office, &dancers, "2026-12-01T19:00", "2026-12-01T21:00")).await;
        assert_eq!(booked["now"]["fee"]["amount"], 5_000);
        with_tariff(&office, "other_association", json!({ "kind": "free" })).await;
        let change = json!({ "id": booked["now"]["id"], "version": 1, "organisationId": choir, "contactPersonId": null, "title": "Et møde",
            "kind": "association", "attendees": null, "layout": null, "note": "" });
        let changed = office.desk.ask("change_booking", change).await;
        assert_eq!(changed["now"]["fee"], json!(null));
        let back = office.desk.undo(&changed).await;
        assert_eq!(back["now"]["fee"]["amount"], 5_000, "as it was agreed, though the tariff is gone");
        let texts = json!({ "id": back["now"]["id"], "version": back["now"]["version"], "organisationId": dancers, "contactPersonId": null,
            "title": "Et andet møde", "kind": "association", "attendees": null, "layout": null, "note": "" });
        assert_eq!(office.desk.ask("change_booking", texts).await["now"]["fee"]["amount"], 5_000, "a text changes no fee");
    }

    async fn each_date_of_a_series_has_its_fee(test) {
        let office = HouseInUse::of(test).await;
        with_tariff(&office, "social", json!({ "kind": AN_HOUR, "rate": 1_000 })).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let booking = with(wish(&office, &choir, "2026-12-01T19:00", "2026-12-01T21:00"), json!({}));
        let recurrence = json!({ "rule": { "kind": "weekly", "every": 1, "weekdays": ["tue"] }, "ends": { "kind": "after", "count": 2 }, "exceptions": [] });
        let booked = office.desk.ask("book_series", json!({ "booking": booking, "recurrence": recurrence, "choices": [] })).await;
        for date in booked["now"]["card"]["dates"].as_array().expect("dates") {
            assert_eq!(date["booking"]["fee"]["amount"], 2_000, "{date:#}");
        }
    }
}
