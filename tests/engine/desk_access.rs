//! Sitting down at the desk and leaving it.

use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD, office_test};
use serde_json::json;

office_test! {
    async fn a_visitor_may_only_look_at_the_door(test) {
        let visitor = test.visitor();
        let state = visitor.ask("office_state", json!({})).await;
        assert_eq!(state["office"]["name"], "Bøgelunde Frivilligcenter");
        assert_eq!(state["signedIn"], json!(null));
        visitor.refused("sign_out", json!({}), "not_signed_in").await;
    }

    async fn after_three_wrong_passwords_the_next_try_waits(test) {
        let visitor = test.visitor();
        let wrong = json!({ "userName": "anne", "password": "gættet" });
        for _ in 0..4 {
            visitor.refused("sign_in", wrong.clone(), "wrong_password").await;
        }
        let details = visitor.refused("sign_in", wrong, "wait_before_next_try").await;
        assert_eq!(details["seconds"], 2);
        test.clock.set(Instant::from_unix(NOW + 3));
        let right = visitor.ask("sign_in", json!({ "userName": "ANNE", "password": PASSWORD })).await;
        assert_eq!(right["fullName"], "Anne Bækgaard");
        let log = visitor.ask("read_log", json!({ "topic": "sign_ins" })).await;
        let lines = log["lines"].as_array().expect("lines");
        let refused = lines.iter().filter(|line| line["event"]["event"] == "sign_in_refused").count();
        assert_eq!(refused, 5, "the one that had to wait is noted as well: {log:#}");
    }

    async fn a_locked_seat_answers_nothing_until_the_password_is_given(test) {
        let seat = test.seat(frivillighus_engine::access::Role::Manager).await;
        seat.ask("lock_seat", json!({})).await;
        assert_eq!(seat.ask("office_state", json!({})).await["locked"], true);
        seat.refused("unlock_seat", json!({ "password": "forkert" }), "wrong_password").await;
        seat.ask("unlock_seat", json!({ "password": PASSWORD })).await;
        assert_eq!(seat.ask("office_state", json!({})).await["locked"], false);
    }

    async fn a_machine_whose_clock_lies_behind_the_office_is_told_and_nothing_is_changed_by_it(test) {
        let seat = test.seat(frivillighus_engine::access::Role::FrontDesk).await;
        assert_eq!(seat.ask("office_state", json!({})).await["clockBehind"], json!(null));
        for (seconds_behind, told) in [(4 * 60, false), (6 * 60, true), (400 * 24 * 3600, true)] {
            test.clock.set(Instant::from_unix(NOW - seconds_behind));
            let state = test.visitor().ask("office_state", json!({})).await;
            assert_eq!(state["clockBehind"] != json!(null), told, "{seconds_behind} s behind: {state:#}");
        }
    }

    async fn an_office_is_set_up_once(test) {
        let input = serde_json::to_value(<frivillighus_engine::access::NewOffice as frivillighus_engine::gate::Input>::sample()).expect("JSON");
        test.visitor().refused("set_up_office", input, "already_set_up").await;
    }

    async fn a_real_office_lets_nobody_in_by_role(test) {
        test.visitor().refused("sign_in_as_demo_role", json!({ "role": "manager" }), "not_a_demo_office").await;
    }

    async fn the_log_is_not_rewritten(test) {
        let error = test.sabotage("UPDATE events SET event = 'user_signed_out'").await.expect_err("the log refuses");
        assert!(error.to_string().contains("events_are_not_rewritten"), "{error}");
    }
}
