//! Who opens what is sealed: those entitled, with their own password; never whoever looks after the machine.

use frivillighus_engine::access::Role;
use frivillighus_tests::{PASSWORD, TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

const OWN: &str = "et helt eget kodeord";

fn cpr() -> Value {
    json!({ "name": "cpr" })
}

/// A consultant who has chosen a password of their own; their id, name at the door, and seat.
async fn consultant(test: &TestOffice, user_name: &str) -> (Value, TestSeat) {
    let administrator = test.seat(Role::Administrator).await;
    let user = json!({ "requestKey": new_key(), "userName": user_name, "fullName": format!("Test {user_name}"),
        "roles": ["consultant"], "password": PASSWORD, "passwordAgain": PASSWORD });
    let id = administrator.ask("add_user", user).await["now"]["id"].clone();
    let seat = test.visitor();
    seat.ask("sign_in", json!({ "userName": user_name, "password": PASSWORD })).await;
    seat.ask("change_own_password", own_password(PASSWORD, OWN)).await;
    (id, seat)
}

fn own_password(now: &str, new: &str) -> Value {
    json!({ "currentPassword": now, "newPassword": new, "newPasswordAgain": new })
}

fn of(id: &Value) -> Value {
    json!({ "name": "cpr", "userId": id })
}

async fn why_closed(seat: &TestSeat) -> Value {
    seat.ask("sealing_state", cpr()).await["closed"].clone()
}

fn names(people: &Value) -> Vec<&str> {
    people.as_array().expect("a list").iter().map(|one| one["fullName"].as_str().expect("a name")).collect()
}

office_test! {
    async fn whoever_begins_has_access_and_gives_it_without_knowing_a_password(test) {
        let manager = test.seat(Role::Manager).await;
        let (jens, consultant) = consultant(test, "jens").await;
        assert_eq!(why_closed(&manager).await, "not_begun");
        let begun = manager.ask("begin_sealing", cpr()).await;
        assert_eq!(begun["code"].as_str().expect("a code").len(), 29);
        assert_eq!(begun["state"]["closed"], Value::Null);
        assert_eq!(names(&begun["state"]["candidates"]), ["Test jens"]);
        manager.refused("begin_sealing", cpr(), "sealing_begun_already").await;
        assert_eq!(why_closed(&consultant).await, "not_granted");
        consultant.refused("grant_key", of(&jens), "not_allowed").await;
        let given = manager.ask("grant_key", of(&jens)).await;
        assert_eq!(names(&given["now"]["holders"]), ["Anne Bækgaard", "Test jens"]);
        assert_eq!(given["now"]["holders"][1]["grantedBy"], "Anne Bækgaard");
        assert_eq!(why_closed(&consultant).await, Value::Null, "at the seat where they sit, at once");
        let taken = manager.undo(&given).await;
        assert_eq!(why_closed(&consultant).await, "not_granted");
        manager.undo(&taken).await;
        assert_eq!(why_closed(&consultant).await, Value::Null);
    }

    async fn who_was_given_a_password_chooses_their_own_before_they_are_given_access(test) {
        let manager = test.seat(Role::Manager).await;
        manager.ask("begin_sealing", cpr()).await;
        let consultant = test.seat(Role::Consultant).await;
        assert_eq!(why_closed(&consultant).await, "no_own_password");
        let candidate = manager.ask("sealing_state", cpr()).await["candidates"][0].clone();
        assert_eq!(candidate["hasOwnPassword"], false);
        let named = manager.refused("grant_key", of(&candidate["userId"]), "colleague_not_ready").await;
        assert_eq!(named["fullName"], "Test consultant");
        consultant.ask("change_own_password", own_password(PASSWORD, OWN)).await;
        manager.ask("grant_key", of(&candidate["userId"])).await;
        assert_eq!(why_closed(&consultant).await, Value::Null);
        manager.refused("grant_key", of(&json!(99)), "user_not_found").await;
    }

    async fn a_locked_seat_has_no_key_until_the_password_opens_it(test) {
        let manager = test.seat(Role::Manager).await;
        manager.ask("begin_sealing", cpr()).await;
        manager.ask("lock_seat", json!({})).await;
        manager.ask("unlock_seat", json!({ "password": PASSWORD })).await;
        assert_eq!(why_closed(&manager).await, Value::Null);
        manager.ask("sign_out", json!({})).await;
        manager.ask("sign_in", json!({ "userName": "anne", "password": PASSWORD })).await;
        assert_eq!(why_closed(&manager).await, Value::Null);
    }

    async fn another_password_of_ones_own_opens_the_same(test) {
        let manager = test.seat(Role::Manager).await;
        manager.ask("begin_sealing", cpr()).await;
        manager.ask("change_own_password", own_password(PASSWORD, OWN)).await;
        assert_eq!(why_closed(&manager).await, Value::Null, "at the seat where it was changed");
        let again = test.visitor();
        again.ask("sign_in", json!({ "userName": "anne", "password": OWN })).await;
        assert_eq!(why_closed(&again).await, Value::Null);
    }

    async fn a_password_that_the_administrator_sets_opens_nothing(test) {
        let manager = test.seat(Role::Manager).await;
        manager.ask("begin_sealing", cpr()).await;
        let (jens, seat) = consultant(test, "jens").await;
        manager.ask("grant_key", of(&jens)).await;
        let other = "et kodeord fra kontoret";
        let set = json!({ "id": jens, "newPassword": other, "newPasswordAgain": other });
        manager.ask("set_password", set).await;
        assert_eq!(names(&manager.ask("sealing_state", cpr()).await["holders"]), ["Anne Bækgaard"]);
        let again = test.visitor();
        again.ask("sign_in", json!({ "userName": "jens", "password": other })).await;
        assert_eq!(why_closed(&again).await, "no_own_password");
        again.ask("change_own_password", own_password(other, OWN)).await;
        assert_eq!(why_closed(&again).await, "not_granted", "the access itself is not theirs any more");
        assert_eq!(why_closed(&seat).await, "not_granted", "nor at the seat where they sat");
    }

    async fn one_who_has_access_stays(test) {
        let manager = test.seat(Role::Manager).await;
        let begun = manager.ask("begin_sealing", cpr()).await;
        let anne = begun["state"]["holders"][0]["userId"].clone();
        manager.refused("withdraw_key", of(&anne), "last_key_holder").await;
        let (jens, _) = consultant(test, "jens").await;
        manager.ask("grant_key", of(&jens)).await;
        let gone = manager.ask("withdraw_key", of(&anne)).await;
        assert_eq!(gone["undo"], Value::Null, "nobody gives themselves access");
        let closed = manager.refused("grant_key", of(&anne), "key_closed").await;
        assert_eq!(closed["why"], "not_granted");
    }

    async fn the_printed_code_gives_access_back_and_wrong_tries_wait(test) {
        let manager = test.seat(Role::Manager).await;
        let first = manager.ask("begin_sealing", cpr()).await["code"].clone();
        let code = manager.ask("make_key_code", cpr()).await["code"].clone();
        let (jens, _) = consultant(test, "jens").await;
        manager.ask("grant_key", of(&jens)).await;
        let anne = manager.ask("sealing_state", cpr()).await["holders"][0]["userId"].clone();
        manager.ask("withdraw_key", of(&anne)).await;
        let typed = |code: &Value| json!({ "name": "cpr", "code": code });
        manager.refused("recover_key", typed(&first), "wrong_key_code").await;
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event = 'key_code_refused'").await, 1, "told as what it was");
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event = 'sign_in_refused'").await, 0);
        let by_hand = code.as_str().expect("a code").to_lowercase().replace('-', " ");
        let state = manager.ask("recover_key", typed(&json!(by_hand))).await;
        assert_eq!(state["closed"], Value::Null);
        for _ in 0..4 {
            manager.refused("recover_key", typed(&first), "wrong_key_code").await;
        }
        manager.refused("recover_key", typed(&code), "wait_before_next_try").await;
    }

    async fn a_key_that_nobody_opens_is_put_aside_with_a_reason(test) {
        let manager = test.seat(Role::Manager).await;
        let code = manager.ask("begin_sealing", cpr()).await["code"].clone();
        let lost = json!({ "name": "cpr", "reason": "Lederen er fratrådt" });
        let held = manager.refused("replace_lost_key", lost.clone(), "key_is_held").await;
        assert_eq!(held["fullNames"], json!(["Anne Bækgaard"]));
        manager.refused("replace_lost_key", json!({ "name": "cpr", "reason": " " }), "fields_refused").await;
        let anne = manager.ask("list_users", json!({})).await[0]["id"].clone();
        let set = json!({ "id": anne, "newPassword": OWN, "newPasswordAgain": OWN });
        manager.ask("set_password", set).await;
        let again = test.visitor();
        again.ask("sign_in", json!({ "userName": "anne", "password": OWN })).await;
        again.ask("change_own_password", own_password(OWN, PASSWORD)).await;
        assert_eq!(why_closed(&again).await, "not_granted");
        let anew = again.ask("replace_lost_key", lost).await;
        assert_eq!(anew["state"]["closed"], Value::Null);
        assert_ne!(anew["code"], code);
        let recovered = again.ask("recover_key", json!({ "name": "cpr", "code": code })).await;
        assert_eq!(recovered["closed"], Value::Null, "the old code still opens the old key");
    }

    async fn the_administrator_gives_nobody_access(test) {
        let manager = test.seat(Role::Manager).await;
        let user = json!({ "requestKey": new_key(), "userName": "drift", "fullName": "Drift", "roles": ["administrator"],
            "password": PASSWORD, "passwordAgain": PASSWORD });
        let id = manager.ask("add_user", user).await["now"]["id"].clone();
        let begun = manager.ask("begin_sealing", cpr()).await;
        assert!(names(&begun["state"]["candidates"]).is_empty(), "an administrator cannot be given it");
        manager.refused("grant_key", of(&id), "user_not_found").await;
        let administrator = test.visitor();
        administrator.ask("sign_in", json!({ "userName": "drift", "password": PASSWORD })).await;
        for operation in ["begin_sealing", "grant_key", "withdraw_key", "make_key_code", "recover_key", "replace_lost_key"] {
            administrator.refused(operation, json!({}), "not_allowed").await;
        }
        administrator.ask("sealing_state", cpr()).await;
    }

    async fn what_is_done_with_a_key_is_in_the_log_and_no_code_or_key_is(test) {
        let manager = test.seat(Role::Manager).await;
        let code = manager.ask("begin_sealing", cpr()).await["code"].as_str().expect("a code").to_owned();
        let (jens, _) = consultant(test, "jens").await;
        manager.ask("grant_key", of(&jens)).await;
        manager.ask("withdraw_key", of(&jens)).await;
        let log = manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        for event in ["sealing_begun", "key_granted", "key_withdrawn"] {
            assert!(log.contains(event), "{event}");
        }
        assert!(!log.contains(&code));
    }

    async fn the_key_log_tells_what_a_password_did_to_somebodys_key(test) {
        let manager = test.seat(Role::Manager).await;
        manager.ask("begin_sealing", cpr()).await;
        let (jens, seat) = consultant(test, "jens").await;
        manager.ask("grant_key", of(&jens)).await;
        let another = "et kodeord til";
        seat.ask("change_own_password", own_password(OWN, another)).await;
        let set = json!({ "id": jens, "newPassword": PASSWORD, "newPasswordAgain": PASSWORD });
        manager.ask("set_password", set.clone()).await;
        manager.ask("set_password", set).await;
        let told = |log: Value| log["lines"].as_array().expect("lines").iter()
            .filter(|line| line["subject"] == json!({ "kind": "user", "id": jens }))
            .map(|line| line["event"]["event"].as_str().expect("an event").to_owned()).collect::<Vec<_>>();
        let lines = ["key_pair_voided", "key_pair_rewrapped", "key_granted", "key_pair_made"];
        let log = manager.ask("read_log", json!({ "topic": "keys" })).await;
        assert!(!log.to_string().contains(another) && !log.to_string().contains(OWN));
        assert_eq!(told(log), lines, "a key that is void is not made void again");
        let auditor = test.seat(Role::Auditor).await;
        let log = auditor.ask("read_log", json!({ "topic": "keys", "reason": "kontrol" })).await;
        assert_eq!(told(log), lines);
    }
}
