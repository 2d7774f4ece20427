//! Registering, changing and putting away people.

use frivillighus_engine::access::Role;
use frivillighus_tests::{new_key, office_test};
use serde_json::json;

use super::builders::{found, person, problems, registered_person, with};

office_test! {
    async fn a_person_is_registered_once_for_each_request(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let input = json!({ "requestKey": new_key(), "facts": person("Åse Bækgaard", "84 00 01 45") });
        let first = desk.ask("register_person", input.clone()).await;
        let again = desk.ask("register_person", input).await;
        assert_eq!(first["now"]["person"]["id"], again["now"]["person"]["id"]);
        let namesake = desk.ask("register_person", json!({ "requestKey": new_key(), "facts": person("Aase Bækgård", "") })).await;
        assert_eq!(namesake["now"]["doubles"][0]["fullName"], "Åse Bækgaard");
    }

    async fn bad_fields_of_a_person_are_told_at_once(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let facts = json!({ "fullName": "Ib 1506809997", "secondPhone": "1", "email": "x",
            "address": { "kind": "shown", "street": "a".repeat(201), "postalCode": "12345", "town": "" } });
        let details = desk.refused("register_person", json!({ "requestKey": new_key(), "facts": facts }), "fields_refused").await;
        assert_eq!(problems(&details), [
            "facts.fullName: looks_like_cpr", "facts.secondPhone: phone", "facts.email: email",
            "facts.address.street: too_long", "facts.address.postalCode: postal_code",
        ]);
    }

    async fn a_person_is_changed_and_the_change_undone(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let ib = registered_person(&desk, person("Ib Skov", "84000001")).await;
        let facts = with(ib["facts"].clone(), &json!({ "fullName": "Ib Holm",
            "address": { "kind": "shown", "street": "Kirkebakken 4", "postalCode": "2683", "town": "Havbjerg" } }));
        let changed = desk.ask("change_person", json!({ "personId": ib["id"], "version": 1, "facts": facts })).await;
        assert_eq!(changed["now"]["facts"]["address"]["town"], "Havbjerg");
        assert_eq!(found(&desk, "holm").await, ["Ib Holm"]);
        let back = desk.undo(&changed).await;
        assert_eq!(back["now"]["facts"], ib["facts"]);
        assert_eq!(found(&desk, "holm").await, Vec::<String>::new());
    }

    async fn a_stale_edit_of_a_person_shows_how_they_stand_now(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let ib = registered_person(&desk, person("Ib Skov", "")).await;
        let change = |note: &str| json!({ "personId": ib["id"], "version": 1, "facts": with(ib["facts"].clone(), &json!({ "note": note })) });
        desk.ask("change_person", change("en")).await;
        let details = desk.refused("change_person", change("to"), "stale_person").await;
        assert_eq!(details["current"]["facts"]["note"], "en");
    }

    async fn a_person_is_put_away_once_and_taken_out_once(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let ib = registered_person(&desk, person("Ib Skov", "")).await;
        let input = json!({ "personId": ib["id"] });
        desk.refused("restore_person", input.clone(), "not_archived").await;
        let archived = desk.ask("archive_person", input.clone()).await;
        desk.refused("archive_person", input, "already_archived").await;
        let restored = desk.undo(&archived).await;
        assert_eq!(restored["now"]["archivedAt"], json!(null));
    }

    async fn a_person_who_is_not_there_is_said_to_be_missing(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for operation in ["open_person", "archive_person", "restore_person"] {
            desk.refused(operation, json!({ "personId": 999 }), "person_not_found").await;
        }
        let input = json!({ "personId": 999, "version": 1, "facts": person("Ib", "") });
        desk.refused("change_person", input, "person_not_found").await;
    }

    async fn opening_a_card_is_noted(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let ib = registered_person(&desk, person("Ib Skov", "")).await;
        desk.ask("open_person", json!({ "personId": ib["id"] })).await;
        let looks = logged!(test, "event = 'looked' AND subject_kind = 'person'");
        assert_eq!(looks, 1);
    }
}
