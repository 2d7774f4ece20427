//! The gate's table against its checked-in copies.

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

office_test! {
    async fn what_is_not_in_the_table_is_refused(test) {
        let details = test.visitor().refused("empty_the_safe", json!({}), "unknown_operation").await;
        assert_eq!(details["operation"], "empty_the_safe");
    }

    async fn an_input_of_another_shape_is_refused_without_quoting_it(test) {
        let details = test.visitor().refused("sign_in", json!({ "userName": "hemmelig", "pass": 1 }), "unreadable_input").await;
        assert!(!details["problem"].as_str().expect("a text").contains("hemmelig"));
    }
}
