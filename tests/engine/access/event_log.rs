mod heard;

use frivillighus_engine::access::{AccessEvent, Event, RequestContext, Role, Subject, SubjectKind};
use frivillighus_engine::database::Db;
use frivillighus_engine::gate;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestSeat, office_test};
use serde::Serialize;
use serde_json::{Value, json};

use super::problem;

/// Writes a line as a slice above would.
async fn note(seat: &TestSeat, kind: SubjectKind, id: i64, event: impl Serialize) {
    let context = RequestContext::new(&seat.seat, "book_room");
    let tx = context.write().await.expect("a transaction");
    tx.commit(vec![Event::new(Subject::of(kind, id), &event)]).await.expect("a commit");
}

fn change() -> AccessEvent {
    AccessEvent::UserChanged { fields: vec!["name".into()] }
}

/// The words typed into the search field.
fn search_for(words: &str) -> Value {
    let operations = gate::describe_operations();
    let rows = operations.as_array().expect("rows");
    let mut input = rows.iter().find(|row| row["operation"] == "find_parties").expect("a search")["sample"].clone();
    input["words"] = words.into();
    input
}

fn dedup(mut events: Vec<&str>) -> Vec<&str> {
    events.dedup();
    events
}

fn events(page: &Value) -> Vec<String> {
    let lines = page["lines"].as_array().expect("lines");
    lines.iter().map(|line| line["event"]["event"].as_str().expect("an event").to_owned()).collect()
}

office_test! {
    async fn a_line_says_who_when_what_and_through_which_operation(test) {
        let manager = test.seat(Role::Manager).await;
        let line = manager.ask("read_log", json!({})).await["lines"][1].clone();
        assert_eq!(line["event"], json!({ "event": "user_signed_in" }));
        assert_eq!(line["userName"], "Anne Bækgaard");
        assert_eq!(line["operation"], "sign_in");
        assert_eq!(line["subject"], json!({ "kind": "user", "id": 1 }));
        assert_eq!(line["at"], "2026-11-24T09:42:00Z");
    }

    async fn the_front_desk_reads_its_own_acts_and_no_others(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let consultant = test.seat(Role::Consultant).await;
        note(&consultant, SubjectKind::Booking, 1, change()).await;
        note(&desk, SubjectKind::Booking, 2, change()).await;
        let page = desk.ask("read_log", json!({})).await;
        assert_eq!(events(&page), ["user_changed", "user_signed_in"]);
        assert_eq!(page["lines"][0]["subject"]["id"], 2);
        let others = desk.ask("read_log", json!({ "userId": 1 })).await;
        assert_eq!(events(&others), [""; 0]);
        let subject = desk.ask("read_log", json!({ "subject": { "kind": "booking", "id": 1 } })).await;
        assert_eq!(events(&subject), [""; 0]);
    }

    async fn an_administrator_reads_about_users_and_sign_ins_but_not_the_offices_work(test) {
        let consultant = test.seat(Role::Consultant).await;
        note(&consultant, SubjectKind::Booking, 1, change()).await;
        let anne = test.seat(Role::Administrator).await;
        let second = json!({ "requestKey": frivillighus_tests::new_key(), "userName": "admin", "fullName": "Admin", "roles": ["administrator"],
            "password": frivillighus_tests::PASSWORD, "passwordAgain": frivillighus_tests::PASSWORD });
        anne.ask("add_user", second).await;
        test.visitor().refused("sign_in", json!({ "userName": "ukendt", "password": "x" }), "wrong_password").await;
        let administrator = test.visitor();
        administrator.ask("sign_in", json!({ "userName": "admin", "password": frivillighus_tests::PASSWORD })).await;
        let seen = events(&administrator.ask("read_log", json!({})).await);
        assert!(seen.contains(&"sign_in_refused".to_owned()) && seen.contains(&"user_added".to_owned()), "{seen:?}");
        let booking = json!({ "subject": { "kind": "booking", "id": 1 } });
        assert_eq!(events(&administrator.ask("read_log", booking.clone()).await), ["log_read"]);
        assert_eq!(events(&administrator.ask("subject_history", booking).await), [""; 0]);
    }

    async fn an_auditor_reads_all_and_says_why(test) {
        let consultant = test.seat(Role::Consultant).await;
        note(&consultant, SubjectKind::Booking, 1, change()).await;
        let auditor = test.seat(Role::Auditor).await;
        let refusal = auditor.refused("read_log", json!({ "reason": "  " }), "fields_refused").await;
        assert_eq!(problem(&refusal, "reason"), "missing");
        let refusal = auditor.refused("read_log", json!({ "reason": "klage fra 150680-9991" }), "fields_refused").await;
        assert_eq!(problem(&refusal, "reason"), "looks_like_cpr");
        let page = auditor.ask("read_log", json!({ "reason": "månedlig kontrol" })).await;
        assert_eq!(page["lines"][0]["event"], json!({ "event": "log_read", "values": { "reason": "månedlig kontrol" } }));
        assert!(events(&page).contains(&"user_changed".to_owned()));
        auditor.refused("subject_history", json!({ "subject": { "kind": "booking", "id": 1 } }), "not_allowed").await;
    }

    async fn a_juror_reads_no_log(test) {
        test.seat(Role::Juror).await.refused("read_log", json!({}), "not_allowed").await;
    }

    async fn the_log_is_read_by_day_user_and_thing(test) {
        // Half an hour after midnight in Denmark is still the day before in UTC.
        test.clock.set(Instant::from_unix(NOW + 13 * 3600 + 50 * 60));
        let manager = test.seat(Role::Manager).await;
        let desk = test.seat(Role::FrontDesk).await;
        note(&desk, SubjectKind::Booking, 1, change()).await;
        let of = |from: &str, to: &str| json!({ "from": from, "to": to, "subject": { "kind": "booking", "id": 1 } });
        assert_eq!(events(&manager.ask("read_log", of("2026-11-24", "2026-11-24")).await), [""; 0]);
        let page = manager.ask("read_log", of("2026-11-25", "2026-11-25")).await;
        assert_eq!(events(&page).last().map(String::as_str), Some("user_changed"));
        let desk_id = desk.ask("office_state", json!({})).await["signedIn"]["userId"].clone();
        assert_eq!(events(&manager.ask("read_log", json!({ "userId": desk_id })).await), ["user_changed", "user_signed_in"]);
        let refusal = manager.refused("read_log", of("2026-11-25", "2026-11-24"), "fields_refused").await;
        assert_eq!(problem(&refusal, "to"), "ends_before_start");
    }

    async fn a_long_log_is_read_page_by_page_without_gap_or_repetition(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for id in 1..=230 {
            test.clock.set(Instant::from_unix(NOW + id / 50));
            note(&desk, SubjectKind::Booking, id, change()).await;
        }
        let mut seen = Vec::new();
        let mut input = json!({});
        loop {
            let page = desk.ask("read_log", input.clone()).await;
            let lines = page["lines"].as_array().expect("lines").clone();
            seen.extend(lines.iter().map(|line| line["id"].as_i64().expect("an id")));
            if page["next"].is_null() {
                break;
            }
            assert_eq!(lines.len(), 100);
            input["after"] = page["next"].clone();
        }
        assert_eq!(seen.len(), 231);
        assert!(seen.is_sorted_by(|newer, older| newer > older));
    }

    async fn a_cards_history_shows_changes_and_not_who_looked(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let manager = test.seat(Role::Manager).await;
        note(&manager, SubjectKind::Person, 3, change()).await;
        note(&manager, SubjectKind::Person, 3, AccessEvent::Looked { operation: "person_card".into() }).await;
        note(&manager, SubjectKind::Person, 3, AccessEvent::Printed { operation: "print".into() }).await;
        let person = json!({ "subject": { "kind": "person", "id": 3 } });
        assert_eq!(events(&desk.ask("subject_history", person).await), ["printed", "user_changed"]);
        let anne = json!({ "subject": { "kind": "user", "id": 1 } });
        assert_eq!(events(&desk.ask("subject_history", anne.clone()).await), [""; 0]);
        assert!(!events(&manager.ask("subject_history", anne).await).is_empty());
    }

    async fn reading_on_is_not_noted_again(test) {
        let manager = test.seat(Role::Manager).await;
        let first = manager.ask("read_log", json!({ "reason": "klage" })).await;
        let last = &first["lines"][0];
        manager.ask("read_log", json!({ "after": { "at": last["at"], "id": last["id"] } })).await;
        let seen = events(&manager.ask("read_log", json!({})).await);
        assert_eq!(seen.iter().filter(|event| *event == "log_read").count(), 2);
    }

    async fn the_log_is_narrowed_to_what_it_is_about(test) {
        let manager = test.seat(Role::Manager).await;
        let second = json!({ "requestKey": frivillighus_tests::new_key(), "userName": "bo", "fullName": "Bo", "roles": ["front_desk"],
            "password": frivillighus_tests::PASSWORD, "passwordAgain": frivillighus_tests::PASSWORD });
        test.seat(Role::Administrator).await.ask("add_user", second).await;
        note(&manager, SubjectKind::Booking, 1, change()).await;
        note(&manager, SubjectKind::Booking, 1, AccessEvent::Looked { operation: "open_booking".into() }).await;
        note(&manager, SubjectKind::Room, 1, change()).await;
        note(&manager, SubjectKind::Person, 1, AccessEvent::Searched { operation: "find_parties".into(), words: "x".into() }).await;
        note(&manager, SubjectKind::Agreement, 1, AccessEvent::Printed { operation: "print_agreement".into() }).await;
        note(&manager, SubjectKind::Office, 1, AccessEvent::OfficeChanged { fields: vec![] }).await;
        test.visitor().refused("sign_in", json!({ "userName": "ukendt", "password": "x" }), "wrong_password").await;
        note(&manager, SubjectKind::Series, 1, change()).await;
        note(&manager, SubjectKind::Claim, 1, change()).await;
        note(&manager, SubjectKind::AwardYear, 1, change()).await;
        for (topic, expected) in [
            ("bookings", vec!["user_changed", "user_changed"]),
            ("insurance", vec!["user_changed"]),
            ("award", vec!["user_changed"]),
            ("premises", vec!["user_changed"]),
            ("parties", vec![]),
            ("agreements", vec![]),
            ("office", vec!["office_changed", "office_set_up"]),
            ("given_out", vec!["printed"]),
            ("backups", vec![]),
            ("sign_ins", vec!["sign_in_refused", "user_signed_in"]),
        ] {
            let seen = events(&manager.ask("read_log", json!({ "topic": topic })).await);
            let seen: Vec<&str> = seen.iter().map(String::as_str).filter(|event| *event != "user_signed_in" || topic == "sign_ins").collect();
            let seen = if topic == "sign_ins" { dedup(seen) } else { seen };
            assert_eq!(seen, expected, "{topic}");
        }
        let looks = events(&manager.ask("read_log", json!({ "topic": "looks" })).await);
        assert_eq!(looks.iter().filter(|event| *event != "log_read").collect::<Vec<_>>(), ["searched", "looked"]);
        let users = events(&manager.ask("read_log", json!({ "topic": "users" })).await);
        assert!(!users.contains(&"user_signed_in".to_owned()) && users.contains(&"user_added".to_owned()), "{users:?}");
    }

    async fn every_print_is_among_what_was_given_out(test) {
        let manager = test.seat(Role::Manager).await;
        let types = gate::typescript();
        let known = types.split("\"event\": \"").skip(1).filter_map(|rest| rest.split('"').next());
        let mut printed: Vec<&str> = known.filter(|event| event.ends_with("printed")).collect();
        printed.sort_unstable();
        printed.dedup();
        assert!(printed.len() > 10, "{printed:?}");
        for event in &printed {
            note(&manager, SubjectKind::Volunteer, 1, json!({ "event": event, "values": {} })).await;
        }
        let mut told = events(&manager.ask("read_log", json!({ "topic": "given_out" })).await);
        told.sort_unstable();
        assert_eq!(told, printed);
    }

    async fn whatever_is_done_with_keys_is_in_the_key_log(test) {
        let manager = test.seat(Role::Manager).await;
        let types = gate::typescript();
        let known = types.split("\"event\": \"").skip(1).filter_map(|rest| rest.split('"').next());
        let of_keys = |event: &&str| event.contains("key") || event.starts_with("sealing_") || event.starts_with("recovery_code");
        let mut done: Vec<&str> = known.filter(of_keys).collect();
        done.extend(["cpr_revealed", "cpr_looked_up", "claim_sheet_printed"]);
        done.sort_unstable();
        done.dedup();
        assert!(done.len() > 17, "{done:?}");
        for event in &done {
            note(&manager, SubjectKind::Volunteer, 1, json!({ "event": event, "values": {} })).await;
        }
        let mut told = events(&manager.ask("read_log", json!({ "topic": "keys" })).await);
        told.sort_unstable();
        told.dedup();
        assert_eq!(told, done);
        // Of prints only the sheets with codes are told, and where they open what is sealed.
        let code = json!({ "code": "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2", "opens": "cpr" });
        gate::bytes(&manager.seat, "recovery_sheet", code).await.expect("a sheet");
        let log = manager.ask("read_log", json!({ "topic": "keys" })).await;
        assert_eq!(log["lines"][0]["event"], json!({ "event": "printed", "values": { "operation": "recovery_sheet" } }));
        note(&manager, SubjectKind::Agreement, 1, AccessEvent::Printed { operation: "print_agreement".into() }).await;
        let log = manager.ask("read_log", json!({ "topic": "keys" })).await;
        assert_eq!(log["lines"][0]["event"]["values"]["operation"], "recovery_sheet");
        assert!(!log.to_string().contains("ABCDE"), "no code stands in it");
    }

    async fn whoever_reads_only_their_own_acts_finds_only_themselves_to_choose(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let manager = test.seat(Role::Manager).await;
        let names = |users: Value| users.as_array().expect("users").iter()
            .map(|user| user["fullName"].as_str().expect("a name").to_owned()).collect::<Vec<_>>();
        assert_eq!(names(desk.ask("log_users", json!({})).await), ["Test front_desk"]);
        let all = names(manager.ask("log_users", json!({})).await);
        assert_eq!(all, ["Anne Bækgaard", "Test front_desk"]);
        assert_eq!(names(test.seat(Role::Auditor).await.ask("log_users", json!({})).await).len(), all.len() + 1);
        test.seat(Role::Juror).await.refused("log_users", json!({}), "not_allowed").await;
    }

    async fn the_log_loses_no_line(test) {
        let error = test.sabotage("DELETE FROM events WHERE id = 1").await.expect_err("the log refuses");
        assert!(error.to_string().contains("events_are_not_deleted"), "{error}");
        if matches!(test.office.db(), Db::Postgres(_)) {
            let error = test.sabotage("TRUNCATE events").await.expect_err("the log refuses");
            assert!(error.to_string().contains("events_are_not_emptied"), "{error}");
        }
    }

    async fn a_search_still_being_typed_is_noted_when_the_seat_is_left(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for words in ["sk", "skak"] {
            desk.ask("find_parties", search_for(words)).await;
        }
        gate::leave(&desk.seat).await.expect("the search is noted");
        gate::leave(&desk.seat).await.expect("once");
        let page = desk.ask("read_log", json!({})).await;
        assert_eq!(events(&page), ["searched", "user_signed_in"]);
        assert_eq!(page["lines"][0]["event"]["values"]["words"], "skak");
    }

    async fn a_search_is_noted_for_whoever_made_it_also_when_somebody_else_sits_there_by_then(test) {
        let desk = test.seat(Role::FrontDesk).await;
        desk.ask("find_parties", search_for("skak")).await;
        desk.ask("sign_in", json!({ "userName": "anne", "password": frivillighus_tests::PASSWORD })).await;
        let page = desk.ask("read_log", json!({})).await;
        let line = page["lines"].as_array().expect("lines").iter().find(|line| line["event"]["event"] == "searched");
        assert_eq!(line.expect("a search")["userName"], "Test front_desk");
        assert!(events(&page).contains(&"user_signed_out".to_owned()), "whoever sat there has left");
    }

    async fn what_is_refused_was_not_searched_for(test) {
        let desk = test.seat(Role::FrontDesk).await;
        desk.refused("find_parties", search_for("150680-9991"), "fields_refused").await;
        gate::leave(&desk.seat).await.expect("nothing to note");
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event_values LIKE '%150680%'").await, 0);
    }
}

#[tokio::test]
async fn the_log_is_never_scanned() {
    let test = frivillighus_tests::TestOffice::on(frivillighus_tests::Engine::Sqlite).await;
    let Db::Sqlite { read, .. } = test.office.db() else { unreachable!("a file") };
    for statement in gate::statements().into_iter().filter(|statement| statement.name.starts_with("LOG_BY_")) {
        let explain = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", statement.sql));
        let plan: Vec<(i64, i64, i64, String)> = sqlx::query_as(explain).fetch_all(read).await.expect("a plan");
        let steps: Vec<&str> = plan.iter().map(|step| step.3.as_str()).collect();
        assert!(steps.iter().any(|step| step.contains("SEARCH e USING INDEX")), "{}: {steps:?}", statement.name);
        assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{}: {steps:?}", statement.name);
    }
    test.remove().await;
}
