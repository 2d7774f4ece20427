//! One's own reminders: a text and a day, done and undone.

use frivillighus_engine::access::Role;
use frivillighus_tests::{new_key, office_test};
use serde_json::{Value, json};

fn reminder(text: &str, due_on: &str) -> Value {
    json!({ "requestKey": new_key(), "text": text, "dueOn": due_on })
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().filter_map(|there| there["text"].as_str()).collect()
}

office_test! {
    async fn reminders_stand_by_day_until_they_are_done(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let later = desk.ask("add_reminder", reminder(" Nøgle til Bylauget ", "2026-11-26")).await;
        desk.ask("add_reminder", reminder("Ring til pedellen", "2026-11-24")).await;
        let list = desk.ask("list_reminders", json!({})).await;
        assert_eq!(texts(&list), ["Ring til pedellen", "Nøgle til Bylauget"]);
        let done = desk.ask("finish_reminder", json!({ "id": later["now"]["id"], "version": 1 })).await;
        assert_eq!(texts(&desk.ask("list_reminders", json!({})).await), ["Ring til pedellen"]);
        let again = desk.undo(&done).await;
        assert_eq!(texts(&desk.ask("list_reminders", json!({})).await).len(), 2);
        desk.undo(&again).await;
        assert_eq!(texts(&desk.ask("list_reminders", json!({})).await), ["Ring til pedellen"]);
    }

    async fn the_same_request_twice_is_one_reminder(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let input = reminder("Ring til pedellen", "2026-11-24");
        let first = desk.ask("add_reminder", input.clone()).await;
        assert_eq!(desk.ask("add_reminder", input).await, first);
        desk.undo(&first).await;
        assert_eq!(texts(&desk.ask("list_reminders", json!({})).await).len(), 0);
    }

    async fn nobody_sees_or_finishes_anothers(test) {
        let (desk, other) = (test.seat(Role::FrontDesk).await, test.seat(Role::Consultant).await);
        let added = desk.ask("add_reminder", reminder("Ring til pedellen", "2026-11-24")).await;
        assert_eq!(other.ask("list_reminders", json!({})).await, json!([]));
        let seen = json!({ "id": added["now"]["id"], "version": 1 });
        other.refused("finish_reminder", seen.clone(), "reminder_not_found").await;
        other.refused("reopen_reminder", seen, "reminder_not_found").await;
    }

    async fn what_cannot_be_kept_is_refused(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for (text, kind) in [("  ", "missing"), ("Ring til 150680-9997", "looks_like_cpr")] {
            let details = desk.refused("add_reminder", reminder(text, "2026-11-24"), "fields_refused").await;
            assert_eq!((details["problems"][0]["field"].as_str(), details["problems"][0]["problem"]["kind"].as_str()), (Some("text"), Some(kind)));
        }
        let added = desk.ask("add_reminder", reminder("Ring til pedellen", "2026-11-24")).await;
        let seen = json!({ "id": added["now"]["id"], "version": 1 });
        desk.ask("finish_reminder", seen.clone()).await;
        let details = desk.refused("finish_reminder", seen, "stale_reminder").await;
        assert_eq!(details["current"]["text"], "Ring til pedellen");
    }
}
