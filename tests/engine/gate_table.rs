//! The gate's table against its checked-in copies.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::office_test;
use serde_json::json;

#[test]
fn the_windows_types_are_fresh() {
    let stored = include_str!("../../ui/src/backend/generated/operations.ts");
    assert!(stored == gate::typescript(), "the window's types are stale: run `cargo xtask types`");
}

#[test]
fn a_change_of_rights_is_seen_in_review() {
    let stored = include_str!("permissions.txt");
    assert!(
        stored == gate::permission_matrix(),
        "rights changed; if that is meant, store this:\n{}",
        gate::permission_matrix()
    );
}

#[test]
fn an_operation_is_described_with_every_type_that_it_names() {
    let one = gate::describe_operation("register_organisation").expect("an operation");
    assert!(one["input"].as_str().expect("a shape").contains("OrganisationFacts"), "{one:#}");
    for (name, word) in [("OrganisationFacts", "borrowerCategory"), ("BorrowerCategory", "social")] {
        let declared = one["types"][name].as_str().unwrap_or_else(|| panic!("{name} is explained: {one:#}"));
        assert!(declared.contains(word), "{declared}");
    }
    assert!(gate::describe_operation("empty_the_safe").is_none());
}

office_test! {
    async fn what_is_not_in_the_table_is_refused(test) {
        let details = test.visitor().refused("empty_the_safe", json!({}), "unknown_operation").await;
        assert_eq!(details["operation"], "empty_the_safe");
    }

    async fn an_input_of_another_shape_is_refused_without_quoting_it(test) {
        let details = test.visitor().refused("sign_in", json!({ "userName": "hemmelig", "pass": 1 }), "unreadable_input").await;
        assert!(!details["problem"].as_str().expect("a text").contains("hemmelig"));
        for input in [json!({ "hemmelig": 1 }), json!({ "userName": ["hemmelig"], "password": "" }), json!("a\"hemmelig\"b")] {
            let details = test.visitor().refused("sign_in", input, "unreadable_input").await;
            assert!(!details["problem"].as_str().expect("a text").contains("hemmelig"), "{details}");
        }
        let details = test.visitor().refused("sign_in", json!({ "hemmelig": 1 }), "unreadable_input").await;
        assert!(details["problem"].as_str().expect("a text").contains("userName"), "our own names help: {details}");
    }

    async fn a_day_beyond_every_calendar_is_refused(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for (operation, input) in [
            ("today", json!({ "date": "-262143-01-01" })),
            ("calendar", json!({ "from": "-4800-01-01", "to": "-4800-01-07" })),
            ("list_bookings", json!({ "from": "9999-01-01", "to": "9999-01-02" })),
            ("read_log", json!({ "from": "-262143-01-01" })),
        ] {
            desk.refused(operation, input, "unreadable_input").await;
        }
    }

    async fn a_request_key_is_a_uuid_of_version_7(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for key in ["", "1", "00000000-0000-0000-0000-000000000000", "9f1c3e5a-7b2d-4c6e-8f0a-1b3d5f7a9c2e"] {
            let person = json!({ "requestKey": key, "facts": { "fullName": "Åse Nord" } });
            let details = desk.refused("register_person", person, "unreadable_input").await;
            assert!(details["problem"].as_str().expect("a text").to_lowercase().contains("uuid"), "{key}: {details}");
        }
    }

    async fn what_nobody_sees_is_not_kept_on_either_database(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let facts = json!({ "fullName": "Åse\u{0} No\u{7}rd\u{202e}", "phone": "", "address": { "kind": "shown", "street": "", "postalCode": "", "town": "" } });
        let person = desk.ask("register_person", json!({ "requestKey": frivillighus_tests::new_key(), "facts": facts })).await;
        assert_eq!(person["now"]["person"]["facts"]["fullName"], "Åse Nord");
    }
}
