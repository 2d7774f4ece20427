//! The log with the names of what it speaks of, as far as whoever reads may know them.

use frivillighus_engine::access::Role;
use frivillighus_tests::{new_key, office_test};
use serde_json::{Value, json};

use crate::bookings::house_in_use::{HouseInUse, an_association, booking};
use crate::organisations::builders::{given_role, person, registered_person};
use crate::premises::with;

fn name_of<'a>(page: &'a Value, kind: &str, id: &Value) -> Option<&'a str> {
    let names = page["names"].as_array().expect("names");
    names.iter().find(|name| name["subject"] == json!({ "kind": kind, "id": id }))?["name"].as_str()
}

office_test! {
    async fn a_line_names_the_rooms_the_borrower_and_the_number(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Havnekoret", json!({})).await;
        let input = with(booking(&[&office.a], "2026-12-07T10:00", "2026-12-07T11:00"), json!({ "organisationId": choir }));
        let booked = office.desk.ask("book_room", input).await;
        let page = office.desk.ask("read_log", json!({ "topic": "bookings" })).await;
        assert_eq!(name_of(&page, "booking", &booked["now"]["id"]), booked["now"]["number"].as_str());
        assert_eq!(name_of(&page, "organisation", &choir), Some("Havnekoret"));
        assert_eq!(name_of(&page, "room", &office.a["id"]), Some("Storesal A"));
    }

    async fn a_closure_goes_by_its_rooms_or_its_house(test) {
        let office = HouseInUse::of(test).await;
        let close = |rooms: Value| with(json!({ "requestKey": new_key(), "premisesId": office.house["id"],
            "starts": "2026-12-07T08:00", "ends": "2026-12-07T16:00", "reason": "Gulvet" }), rooms);
        let some = office.manager.ask("close_rooms", close(json!({ "rooms": [office.a["id"], office.cafe["id"]] }))).await;
        let whole = office.manager.ask("close_rooms", close(json!({}))).await;
        let page = office.manager.ask("read_log", json!({ "topic": "premises" })).await;
        assert_eq!(name_of(&page, "closure", &some["now"]["id"]), Some("Storesal A, Caféen"));
        assert_eq!(name_of(&page, "closure", &whole["now"]["id"]), Some("Centret"));
    }

    async fn the_auditor_who_sees_no_calendar_reads_what_was_done_to_rooms(test) {
        let office = HouseInUse::of(test).await;
        let auditor = test.seat(Role::Auditor).await;
        let page = auditor.ask("read_log", json!({ "topic": "premises", "reason": "kontrol" })).await;
        assert_eq!(name_of(&page, "room", &office.both["id"]), Some("Storesal A+B"));
        assert_eq!(name_of(&page, "premises", &office.house["id"]), Some("Centret"));
    }

    async fn an_administrator_learns_no_name_by_asking_what_happened_to_a_card(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let person = registered_person(&desk, person("Gerda Kjær", "84000012")).await;
        let id = &person["id"];
        let asked = json!({ "subject": { "kind": "person", "id": id } });
        let admin = json!({ "requestKey": new_key(), "userName": "admin", "fullName": "Admin", "roles": ["administrator"],
            "password": frivillighus_tests::PASSWORD, "passwordAgain": frivillighus_tests::PASSWORD });
        test.seat(Role::Administrator).await.ask("add_user", admin).await;
        let administrator = test.visitor();
        administrator.ask("sign_in", json!({ "userName": "admin", "password": frivillighus_tests::PASSWORD })).await;
        let page = administrator.ask("read_log", asked.clone()).await;
        assert_eq!(page["lines"][0]["subject"], asked["subject"], "the reading itself is noted about the card");
        assert_eq!(name_of(&page, "person", id), None);
        let page = desk.ask("read_log", asked).await;
        assert_eq!(name_of(&page, "person", id), Some("Gerda Kjær"));
    }

    async fn a_cards_history_names_who_was_given_a_role(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let choir = an_association(&desk, "Havnekoret", json!({})).await;
        let person = registered_person(&desk, person("Gerda Kjær", "84000012")).await;
        given_role(&desk, &json!({ "id": choir }), &person, "chair").await;
        let history = desk.ask("subject_history", json!({ "subject": { "kind": "organisation", "id": choir } })).await;
        assert_eq!(history["lines"][0]["event"]["event"], "contact_role_given");
        assert_eq!(name_of(&history, "person", &person["id"]), Some("Gerda Kjær"));
    }
}
