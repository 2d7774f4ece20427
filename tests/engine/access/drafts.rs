use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, office_test};
use serde_json::{Value, json};

use super::problem;

fn draft(slot: &str, body: Value) -> Value {
    json!({ "kind": "organisation", "slot": slot, "title": "Bøgelunde Skakklub", "body": body })
}

fn slot(slot: &str) -> Value {
    json!({ "kind": "organisation", "slot": slot })
}

office_test! {
    async fn what_was_typed_is_there_again_after_an_interruption(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let body = json!({ "name": "Bøgelunde Ska", "contacts": [{ "phone": "84000123" }] });
        desk.ask("save_draft", draft("new", json!({ "name": "Bø" }))).await;
        desk.ask("save_draft", draft("new", body.clone())).await;
        desk.ask("lock_seat", json!({})).await;
        desk.ask("unlock_seat", json!({ "password": frivillighus_tests::PASSWORD })).await;
        assert_eq!(desk.ask("open_draft", slot("new")).await["body"], body);
        assert_eq!(desk.ask("list_drafts", json!({})).await.as_array().map(Vec::len), Some(1));
        assert_eq!(desk.ask("open_draft", slot("other")).await, Value::Null);
    }

    async fn the_newest_draft_comes_first(test) {
        let desk = test.seat(Role::FrontDesk).await;
        desk.ask("save_draft", draft("1", json!({}))).await;
        test.clock.set(Instant::from_unix(NOW + 5));
        desk.ask("save_draft", draft("2", json!({}))).await;
        test.clock.set(Instant::from_unix(NOW + 9));
        desk.ask("save_draft", draft("1", json!({}))).await;
        let list = desk.ask("list_drafts", json!({})).await;
        assert_eq!([&list[0]["slot"], &list[1]["slot"]], ["1", "2"]);
    }

    async fn nobody_sees_anothers_drafts(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let other = test.seat(Role::FrontDesk).await;
        desk.ask("save_draft", draft("new", json!({ "note": "privat" }))).await;
        assert_eq!(other.ask("list_drafts", json!({})).await, json!([]));
        assert_eq!(other.ask("open_draft", slot("new")).await, Value::Null);
        assert_eq!(other.ask("discard_draft", slot("new")).await["undo"], Value::Null);
        assert_eq!(desk.ask("open_draft", slot("new")).await["body"]["note"], "privat");
    }

    async fn a_discarded_draft_can_be_taken_back(test) {
        let desk = test.seat(Role::FrontDesk).await;
        desk.ask("save_draft", draft("new", json!({ "note": "vigtigt" }))).await;
        let discarded = desk.ask("discard_draft", slot("new")).await;
        assert_eq!(desk.ask("open_draft", slot("new")).await, Value::Null);
        desk.undo(&discarded).await;
        assert_eq!(desk.ask("open_draft", slot("new")).await["body"]["note"], "vigtigt");
    }

    async fn a_cpr_number_is_kept_in_no_draft(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let refusal = desk.refused("save_draft", draft("new", json!({ "contacts": [{ "note": "150680-9991" }] })), "fields_refused").await;
        assert_eq!(problem(&refusal, "body.contacts.0.note"), "looks_like_cpr");
        let mut titled = draft("new", json!({}));
        titled["title"] = "Fru 1506809991".into();
        let refusal = desk.refused("save_draft", titled, "fields_refused").await;
        assert_eq!(problem(&refusal, "title"), "looks_like_cpr");
        assert_eq!(desk.ask("list_drafts", json!({})).await, json!([]));
        desk.ask("save_draft", draft("new", json!({ "pNumber": "1506809991" }))).await;
    }

    async fn nothing_is_kept_of_a_cpr_number_that_was_begun(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let typed = |name: &str| draft("new", json!({ "name": name, "phone": "84000123" }));
        desk.ask("save_draft", typed("Ib Skov 150680-99")).await;
        desk.refused("save_draft", typed("Ib Skov 150680-9997"), "fields_refused").await;
        let kept = desk.ask("open_draft", slot("new")).await;
        assert_eq!(kept["body"], json!({ "name": "Ib Skov ", "phone": "84000123" }));
        desk.ask("save_draft", typed("Ib Skov 150680-999")).await;
        assert_eq!(desk.ask("open_draft", slot("new")).await["body"]["name"], "Ib Skov ");
    }

    async fn a_draft_is_no_place_for_a_file(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let refusal = desk.refused("save_draft", draft("new", json!("x".repeat(65_535))), "fields_refused").await;
        assert_eq!(problem(&refusal, "body"), "too_long");
        desk.ask("save_draft", draft("new", json!("x".repeat(65_534)))).await;
        let refusal = desk.refused("save_draft", draft("", json!({})), "fields_refused").await;
        assert_eq!(problem(&refusal, "slot"), "missing");
    }

    async fn drafts_leave_no_line_in_the_log(test) {
        let manager = test.seat(Role::Manager).await;
        let lines = |page: Value| page["lines"].as_array().map(Vec::len);
        let before = lines(manager.ask("read_log", json!({ "userId": 1 })).await);
        manager.ask("save_draft", draft("new", json!({ "note": "x" }))).await;
        manager.ask("list_drafts", json!({})).await;
        manager.ask("open_draft", slot("new")).await;
        manager.ask("discard_draft", slot("new")).await;
        let after = lines(manager.ask("read_log", json!({ "userId": 1 })).await);
        // The second reading is one line itself.
        assert_eq!(after, before.map(|lines| lines + 1));
    }
}
