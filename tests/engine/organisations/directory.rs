//! The directory page by page, and what other capabilities read of it.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_engine::organisations;
use frivillighus_engine::shared::ids::OrganisationId;
use frivillighus_tests::{Engine, TestOffice, office_test};
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
        let mut tx = test.office.db().begin_read().await.unwrap();
        let borrower = organisations::borrower(&mut tx, OrganisationId(kor["id"].as_i64().unwrap())).await.unwrap().unwrap();
        let on = |text: &str| borrower.may_borrow_on(text.parse().unwrap());
        assert_eq!(on("2026-11-30"), Ok(()));
        assert_eq!(on("2019-12-31"), Ok(()), "not approved yet");
        assert_eq!(on("2026-12-01").unwrap_err().valid_until, Some("2026-11-30".parse().unwrap()));
        assert!(organisations::borrower(&mut tx, OrganisationId(999)).await.unwrap().is_none());
    }
}

/// Names of the plan lines that read a table from one end to the other.
async fn scans(test: &TestOffice, sql: &'static str) -> Vec<String> {
    let frivillighus_engine::database::Db::Sqlite { read, .. } = test.office.db() else { return Vec::new() };
    let plan = format!("EXPLAIN QUERY PLAN {sql}");
    let rows: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(sqlx::AssertSqlSafe(plan)).fetch_all(read).await.expect("a plan");
    rows.into_iter().map(|row| row.3).filter(|line| line.starts_with("SCAN")).collect()
}

#[tokio::test]
async fn no_search_or_page_reads_a_table_from_end_to_end() {
    let test = TestOffice::on(Engine::Sqlite).await;
    let own = ["organisations", "people", "contact_roles", "parties", "party_keys"];
    let mut looked_at = 0;
    for statement in gate::statements() {
        if !own.iter().any(|table| statement.sql.contains(table)) || !statement.sql.contains("SELECT") {
            continue;
        }
        // The preview of a backup counts every card there is, and means to.
        if statement.name.starts_with("COUNT_") && !statement.sql.contains("WHERE") {
            continue;
        }
        looked_at += 1;
        for line in scans(&test, statement.sql).await {
            let table = line.split(' ').nth(1).unwrap_or_default();
            // A subquery that is read to its end has its own limit; a chain of mergers is short.
            let is_bounded = ["c", "above", "a", "k", "page", "few", "known", "chain", "(subquery-1)", "(subquery-2)"]
                .contains(&table);
            assert!(is_bounded || line.contains("CONSTANT ROW"), "{}: {line}", statement.name);
        }
    }
    assert!(looked_at > 20, "{looked_at}");
    test.remove().await;
}
