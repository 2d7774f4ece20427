//! Who may borrow.

use frivillighus_tests::{new_key, office_test};
use serde_json::json;

use super::house_in_use::{HouseInUse, an_association, booking, cancelled};
use crate::premises::with;

const TIMES: (&str, &str) = ("2026-12-01T19:00", "2026-12-01T21:00");

office_test! {
    async fn a_booking_takes_its_title_and_kind_from_the_borrower(test) {
        let office = HouseInUse::of(test).await;
        for (index, (category, kind)) in [
            ("municipal", "municipal"), ("social", "association"), ("other_association", "association"),
            ("education_children", "course"), ("education_adult", "course"), ("education_adults_activity", "course"),
        ].into_iter().enumerate() {
            let name = format!("Forening {index}");
            let id = an_association(&office.desk, &name, json!({ "borrowerCategory": category })).await;
            let day = index + 1;
            let input = with(booking(&[&office.a], &format!("2026-12-0{day}T19:00"), &format!("2026-12-0{day}T21:00")),
                json!({ "organisationId": id, "title": "" }));
            let booked = office.desk.ask("book_room", input).await;
            assert_eq!((booked["now"]["kind"].as_str(), booked["now"]["title"].as_str()), (Some(kind), Some(name.as_str())));
            assert_eq!(booked["now"]["borrower"]["shortName"], name.as_str(), "the name where there is no short one");
        }
        let own = office.book(&office.b, TIMES.0, TIMES.1).await;
        assert_eq!((own["now"]["kind"].as_str(), &own["now"]["borrower"]), (Some("municipal"), &json!(null)));
    }

    async fn an_approved_association_without_a_declaration_gets_no_room(test) {
        let office = HouseInUse::of(test).await;
        let approved = json!({ "borrowerCategory": "education_children", "educationApprovedOn": "2020-01-01" });
        let never = an_association(&office.desk, "Spejderne ved Åen", approved.clone()).await;
        let expired = an_association(&office.desk, "Svøm for Alle", with(approved.clone(), json!({ "declarationValidUntil": "2026-11-23" }))).await;
        let valid = an_association(&office.desk, "Gåfodbold", with(approved, json!({ "declarationValidUntil": "2026-11-24" }))).await;
        let input = |id| with(booking(&[&office.a], TIMES.0, TIMES.1), json!({ "organisationId": id }));
        let details = office.desk.refused("book_room", input(&never), "declaration_missing").await;
        assert_eq!((details["name"].as_str(), &details["validUntil"]), (Some("Spejderne ved Åen"), &json!(null)));
        let details = office.desk.refused("book_room", input(&expired), "declaration_missing").await;
        assert_eq!((&details["organisationId"], details["validUntil"].as_str()), (&expired, Some("2026-11-23")));
        office.desk.ask("book_room", input(&valid)).await;
    }

    async fn private_and_commercial_borrowers_get_no_room(test) {
        let office = HouseInUse::of(test).await;
        let id = an_association(&office.desk, "Havbjerg VVS", json!({ "borrowerCategory": "private_commercial" })).await;
        let input = with(booking(&[&office.a], TIMES.0, TIMES.1), json!({ "organisationId": id }));
        let details = office.desk.refused("book_room", input, "borrower_not_allowed").await;
        assert_eq!((details["name"].as_str(), details["category"].as_str()), (Some("Havbjerg VVS"), Some("private_commercial")));
    }

    async fn an_archived_borrower_gets_no_room_and_its_cancelled_bookings_stay_cancelled(test) {
        let office = HouseInUse::of(test).await;
        let id = an_association(&office.desk, "Havbjerg Bylaug", json!({})).await;
        let input = || with(booking(&[&office.a], TIMES.0, TIMES.1), json!({ "organisationId": id }));
        let booked = office.desk.ask("book_room", input()).await;
        let gone = office.desk.ask("cancel_booking", cancelled(&booked)).await;
        office.desk.ask("archive_organisation", json!({ "organisationId": id })).await;
        let details = office.desk.refused("book_room", input(), "borrower_archived").await;
        assert_eq!(details["name"], "Havbjerg Bylaug");
        let restore = json!({ "id": gone["now"]["id"], "version": gone["now"]["version"] });
        office.desk.refused("restore_booking", restore, "borrower_archived").await;
        let own = office.book(&office.b, TIMES.0, TIMES.1).await;
        let change = json!({ "id": own["now"]["id"], "version": 1, "organisationId": id, "contactPersonId": null, "title": "",
            "kind": "association", "attendees": null, "layout": null, "note": "" });
        office.desk.refused("change_booking", change, "borrower_archived").await;
    }

    async fn a_booking_is_given_to_another_borrower_and_back(test) {
        let office = HouseInUse::of(test).await;
        let id = an_association(&office.desk, "Havbjerg Bylaug", json!({})).await;
        let own = office.book(&office.b, TIMES.0, TIMES.1).await;
        let change = json!({ "id": own["now"]["id"], "version": 1, "organisationId": id, "contactPersonId": null, "title": "",
            "kind": "association", "attendees": null, "layout": null, "note": "" });
        let changed = office.desk.ask("change_booking", change).await;
        assert_eq!((changed["now"]["borrower"]["name"].as_str(), changed["now"]["title"].as_str()), (Some("Havbjerg Bylaug"), Some("Havbjerg Bylaug")));
        let undone = office.desk.undo(&changed).await;
        assert_eq!((&undone["now"]["borrower"], undone["now"]["title"].as_str()), (&json!(null), Some("Et møde")));
    }

    async fn the_card_of_a_booking_knows_whom_to_ring_and_what_happened(test) {
        let office = HouseInUse::of(test).await;
        let person = office.desk.ask("register_person", json!({ "requestKey": new_key(),
            "facts": { "fullName": "Merete Ærenlund", "phone": "84 00 01 23" } })).await;
        let person_id = person["now"]["person"]["id"].clone();
        let input = with(booking(&[&office.a], TIMES.0, TIMES.1), json!({ "contactPersonId": person_id }));
        let booked = office.desk.ask("book_room", input).await;
        office.desk.ask("cancel_booking", cancelled(&booked)).await;
        let card = office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        assert_eq!(card["contact"]["name"], "Merete Ærenlund");
        assert!(card["contact"]["phone"].as_str().expect("a phone").ends_with("84000123"), "{card:#}");
        assert_eq!((card["rooms"][0]["name"].as_str(), card["rooms"][0]["premisesName"].as_str()), (Some("Storesal A"), Some("Centret")));
        let events: Vec<_> = card["history"].as_array().expect("lines").iter().map(|line| &line["event"]["event"]).collect();
        assert_eq!(events, ["booking_cancelled", "room_booked"]);
        assert_eq!(card["history"][0]["event"]["values"]["by"], "borrower");
        let log = office.manager.ask("read_log", json!({ "subject": { "kind": "booking", "id": booked["now"]["id"] } })).await;
        let looks = log["lines"].as_array().expect("lines").iter().filter(|line| line["event"]["event"] == "looked").count();
        assert_eq!(looks, 1, "the look is noted");
    }

    async fn whoever_lies_in_the_archive_is_not_named_as_the_contact(test) {
        let office = HouseInUse::of(test).await;
        let person = office.desk.ask("register_person", json!({ "requestKey": new_key(), "facts": { "fullName": "Merete Ærenlund" } })).await;
        let id = person["now"]["person"]["id"].clone();
        let input = with(booking(&[&office.a], TIMES.0, TIMES.1), json!({ "contactPersonId": id }));
        let booked = office.desk.ask("book_room", input.clone()).await;
        office.desk.ask("archive_person", json!({ "personId": id })).await;
        let again = with(input, json!({ "requestKey": new_key(), "rooms": [office.b["id"]] }));
        let details = office.desk.refused("book_room", again, "fields_refused").await;
        assert_eq!(details["problems"], json!([{ "field": "contactPersonId", "problem": { "kind": "archived" } }]));
        let change = json!({ "id": booked["now"]["id"], "version": 1, "organisationId": null, "contactPersonId": id,
            "title": "Generalforsamling", "kind": "community", "attendees": null, "layout": null, "note": "" });
        let changed = office.desk.ask("change_booking", change).await;
        assert_eq!(changed["now"]["contactPersonId"], id, "a contact that stays is not judged anew");
    }
}
