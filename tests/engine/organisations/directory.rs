//! The directory page by page, and what other capabilities read of it.

use frivillighus_engine::access::Role;
use frivillighus_engine::organisations;
use frivillighus_engine::shared::ids::OrganisationId;
use frivillighus_tests::office_test;
use serde_json::{Value, json};

use super::builders::{association, given_role, names, person, registered, registered_person, with};

async fn listed(seat: &frivillighus_tests::TestSeat, fields: Value) -> Vec<String> {
    let input = with(json!({ "among": "everyone", "standing": "active", "from": 0, "most": 50 }), &fields);
    names(seat.ask("list_parties", input).await["entries"].as_array().unwrap().iter())
}

office_test! {
    async fn the_directory_is_in_danish_order_and_read_in_pages(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for name in ["Østre Bylaug", "Aase Venner", "Anne Kor", "Ærø Klub", "Zebra"] {
            registered(&desk, association(name)).await;
        }
        let all = ["Anne Kor", "Zebra", "Ærø Klub", "Østre Bylaug", "Aase Venner"];
        assert_eq!(listed(&desk, json!({})).await, all);
        assert_eq!(listed(&desk, json!({ "from": 2, "most": 2 })).await, all[2..4]);
        let count = desk.ask("count_parties", json!({ "among": "everyone", "standing": "active" })).await;
        assert_eq!(count["total"], 5);
        let letters: Vec<(&str, i64)> = count["letters"].as_array().unwrap().iter()
            .map(|place| (place["letter"].as_str().unwrap(), place["from"].as_i64().unwrap())).collect();
        assert_eq!(letters, [("A", 0), ("Z", 1), ("Æ", 2), ("Ø", 3), ("Å", 4)]);
    }

    async fn the_directory_is_narrowed(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, association("Kor")).await;
        registered(&desk, with(association("Rådet"), &json!({ "kind": "council", "borrowerCategory": "municipal" }))).await;
        let ib = registered_person(&desk, person("Ib Skov", "84000001")).await;
        given_role(&desk, &kor, &ib, "chair").await;
        let old = registered(&desk, association("Gammelt")).await;
        desk.ask("archive_organisation", json!({ "organisationId": old["id"] })).await;
        assert_eq!(listed(&desk, json!({ "among": "organisations" })).await, ["Kor", "Rådet"]);
        assert_eq!(listed(&desk, json!({ "among": "council" })).await, ["Rådet"]);
        assert_eq!(listed(&desk, json!({ "among": "person" })).await, ["Ib Skov"]);
        assert_eq!(listed(&desk, json!({ "category": "social" })).await, ["Kor"]);
        assert_eq!(listed(&desk, json!({ "standing": "archived" })).await, ["Gammelt"]);
        let input = json!({ "among": "everyone", "standing": "active", "from": 0, "most": 50 });
        let page = desk.ask("list_parties", input).await;
        assert_eq!(page["entries"][0]["contact"]["name"], "Kor");
        assert_eq!(page["entries"][1]["contact"]["name"], "Ib Skov");
        assert_eq!(page["entries"][1]["contact"]["role"], "chair");
        assert_eq!(page["entries"][1]["contact"]["phone"], "+4584000001");
    }

    async fn towns_come_from_the_offices_own_records(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for (name, town) in [("A", "Havbjerg"), ("B", "Havbjerg"), ("C", "Hav")] {
            registered(&desk, with(association(name), &json!({ "postalCode": "2683", "town": town }))).await;
        }
        assert_eq!(desk.ask("towns_of", json!({ "postalCode": "2683" })).await, json!(["Havbjerg", "Hav"]));
        assert_eq!(desk.ask("towns_of", json!({ "postalCode": "268" })).await, json!([]));
    }

    async fn an_approved_association_without_a_declaration_gets_no_room(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let approved = with(association("Kor"), &json!({ "educationApprovedOn": "2020-01-01", "declarationValidUntil": "2026-11-30" }));
        let kor = registered(&desk, approved).await;
        let mut tx = test.office.db().begin_read(test.office.now()).await.unwrap();
        let borrower = organisations::borrower(&mut tx, OrganisationId(kor["id"].as_i64().unwrap())).await.unwrap().unwrap();
        let on = |text: &str| borrower.may_borrow_on(text.parse().unwrap());
        assert_eq!(on("2026-11-30"), Ok(()));
        assert_eq!(on("2019-12-31"), Ok(()), "not approved yet");
        assert_eq!(on("2026-12-01").unwrap_err().valid_until, Some("2026-11-30".parse().unwrap()));
        assert!(organisations::borrower(&mut tx, OrganisationId(999)).await.unwrap().is_none());
    }
}
