use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD, TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::problem;

fn jens() -> Value {
    json!({ "requestKey": new_key(), "userName": "jens", "fullName": "Jens Overgård", "roles": ["front_desk"],
        "password": PASSWORD, "passwordAgain": PASSWORD })
}

async fn add(administrator: &TestSeat, input: Value) -> Value {
    administrator.ask("add_user", input).await
}

async fn sign_in(test: &TestOffice, name: &str) -> TestSeat {
    let seat = test.visitor();
    seat.ask("sign_in", json!({ "userName": name, "password": PASSWORD })).await;
    seat
}

async fn anne(administrator: &TestSeat) -> Value {
    administrator.ask("list_users", json!({})).await[0].clone()
}

office_test! {
    async fn a_user_who_was_added_can_sign_in_and_stands_in_the_list(test) {
        let administrator = test.seat(Role::Administrator).await;
        let added = add(&administrator, jens()).await;
        assert_eq!(added["now"]["roles"], json!(["front_desk"]));
        let names: Vec<Value> = administrator.ask("list_users", json!({})).await.as_array().expect("a list")
            .iter().map(|user| user["fullName"].clone()).collect();
        assert_eq!(names, ["Anne Bækgaard", "Jens Overgård"]);
        sign_in(test, "JENS").await;
    }

    async fn the_same_request_twice_adds_one_user(test) {
        let administrator = test.seat(Role::Administrator).await;
        let request = jens();
        let first = add(&administrator, request.clone()).await;
        let second = add(&administrator, request).await;
        assert_eq!(first, second);
        assert_eq!(administrator.ask("list_users", json!({})).await.as_array().map(Vec::len), Some(2));
    }

    async fn two_users_cannot_share_a_name_not_even_in_capitals(test) {
        let administrator = test.seat(Role::Administrator).await;
        let mut input = jens();
        input["userName"] = " ANNE ".into();
        let details = administrator.refused("add_user", input, "fields_refused").await;
        assert_eq!(problem(&details, "userName"), "taken_name");
        let jens = add(&administrator, jens()).await;
        let renamed = json!({ "id": jens["now"]["id"], "version": 1, "userName": "Anne", "fullName": "Jens", "roles": ["front_desk"] });
        let details = administrator.refused("change_user", renamed, "fields_refused").await;
        assert_eq!(problem(&details, "userName"), "taken_name");
    }

    async fn a_user_needs_names_a_role_and_a_password_typed_twice(test) {
        let administrator = test.seat(Role::Administrator).await;
        let mut input = jens();
        input["userName"] = "  ".into();
        input["fullName"] = "x".repeat(121).into();
        input["roles"] = json!([]);
        input["password"] = "kort".into();
        let details = administrator.refused("add_user", input, "fields_refused").await;
        assert_eq!(problem(&details, "userName"), "missing");
        assert_eq!(problem(&details, "fullName"), "too_long");
        assert_eq!(problem(&details, "roles"), "missing");
        assert_eq!(problem(&details, "password"), "too_short");
        let mut input = jens();
        input["passwordAgain"] = "et andet kodeord".into();
        let details = administrator.refused("add_user", input, "fields_refused").await;
        assert_eq!(problem(&details, "passwordAgain"), "not_the_same");
    }

    async fn a_cpr_number_is_no_name(test) {
        let administrator = test.seat(Role::Administrator).await;
        let mut input = jens();
        input["fullName"] = "Jens 150680-9997".into();
        let details = administrator.refused("add_user", input, "fields_refused").await;
        assert_eq!(problem(&details, "fullName"), "looks_like_cpr");
    }

    async fn only_administrators_see_to_users(test) {
        let consultant = test.seat(Role::Consultant).await;
        consultant.refused("list_users", json!({}), "not_allowed").await;
        consultant.refused("add_user", jens(), "not_allowed").await;
        test.visitor().refused("add_user", jens(), "not_signed_in").await;
    }

    async fn a_change_of_roles_is_taken_back_by_its_undo(test) {
        let administrator = test.seat(Role::Administrator).await;
        let id = add(&administrator, jens()).await["now"]["id"].clone();
        let change = json!({ "id": id, "version": 1, "userName": "jens", "fullName": "Jens Overgaard", "roles": ["manager", "consultant", "manager"] });
        let changed = administrator.ask("change_user", change).await;
        assert_eq!(changed["now"]["roles"], json!(["consultant", "manager"]));
        assert_eq!(changed["now"]["version"], 2);
        let back = administrator.undo(&changed).await;
        assert_eq!(back["now"]["roles"], json!(["front_desk"]));
        assert_eq!(back["now"]["fullName"], "Jens Overgård");
    }

    async fn a_stale_edit_shows_how_the_user_stands_now(test) {
        let administrator = test.seat(Role::Administrator).await;
        let id = add(&administrator, jens()).await["now"]["id"].clone();
        let change = json!({ "id": id, "version": 1, "userName": "jens", "fullName": "Jens Ny", "roles": ["front_desk"] });
        administrator.ask("change_user", change.clone()).await;
        let details = administrator.refused("change_user", change, "stale_user").await;
        assert_eq!(details["current"]["fullName"], "Jens Ny");
        let details = administrator.refused("archive_user", json!({ "id": id, "version": 1 }), "stale_user").await;
        assert_eq!(details["current"]["version"], 2);
        administrator.refused("restore_user", json!({ "id": id, "version": 1 }), "stale_user").await;
    }

    async fn nobody_is_changed_who_is_not_there(test) {
        let administrator = test.seat(Role::Administrator).await;
        let change = json!({ "id": 99, "version": 1, "userName": "x", "fullName": "X", "roles": ["front_desk"] });
        administrator.refused("change_user", change, "user_not_found").await;
        administrator.refused("archive_user", json!({ "id": 99, "version": 1 }), "user_not_found").await;
        administrator.refused("restore_user", json!({ "id": 99, "version": 1 }), "user_not_found").await;
        let password = json!({ "id": 99, "newPassword": PASSWORD, "newPasswordAgain": PASSWORD });
        administrator.refused("set_password", password, "user_not_found").await;
    }

    async fn an_archived_user_leaves_the_desk_and_cannot_come_back_until_restored(test) {
        let administrator = test.seat(Role::Administrator).await;
        let added = add(&administrator, jens()).await;
        let jens = sign_in(test, "jens").await;
        jens.ask("own_preferences", json!({})).await;
        let archived = administrator.undo(&added).await;
        assert!(archived["now"]["archivedAt"].is_string());
        test.clock.set(Instant::from_unix(NOW + 11));
        jens.refused("own_preferences", json!({}), "not_signed_in").await;
        let again = json!({ "userName": "jens", "password": PASSWORD });
        test.visitor().refused("sign_in", again, "wrong_password").await;
        let restored = administrator.undo(&archived).await;
        assert_eq!(restored["now"]["archivedAt"], json!(null));
        sign_in(test, "jens").await;
    }

    async fn a_role_that_was_taken_away_stops_counting_at_the_desk(test) {
        let administrator = test.seat(Role::Administrator).await;
        let mut second = jens();
        second["roles"] = json!(["administrator"]);
        let id = add(&administrator, second).await["now"]["id"].clone();
        let jens = sign_in(test, "jens").await;
        jens.ask("list_users", json!({})).await;
        let lowered = json!({ "id": id, "version": 1, "userName": "jens", "fullName": "Jens", "roles": ["front_desk"] });
        administrator.ask("change_user", lowered).await;
        test.clock.set(Instant::from_unix(NOW + 11));
        jens.refused("list_users", json!({}), "not_allowed").await;
    }

    async fn the_last_administrator_stays(test) {
        let administrator = test.seat(Role::Administrator).await;
        let anne = anne(&administrator).await;
        let archive = json!({ "id": anne["id"], "version": anne["version"] });
        administrator.refused("archive_user", archive.clone(), "last_administrator").await;
        let lowered = json!({ "id": anne["id"], "version": anne["version"], "userName": "anne", "fullName": "Anne", "roles": ["manager"] });
        administrator.refused("change_user", lowered, "last_administrator").await;
        let mut second = jens();
        second["roles"] = json!(["administrator"]);
        let second = add(&administrator, second).await;
        administrator.ask("archive_user", archive).await;
        let jens = sign_in(test, "jens").await;
        let last = json!({ "id": second["now"]["id"], "version": 1 });
        jens.refused("archive_user", last, "last_administrator").await;
    }

    async fn two_administrators_who_archive_each_other_at_once_leave_one(test) {
        let administrator = test.seat(Role::Administrator).await;
        let mut second = jens();
        second["roles"] = json!(["administrator"]);
        let second = add(&administrator, second).await["now"].clone();
        let jens = sign_in(test, "jens").await;
        let anne = anne(&administrator).await;
        let (one, other) = tokio::join!(
            frivillighus_engine::gate::call(&administrator.seat, "archive_user", json!({ "id": second["id"], "version": 1 })),
            frivillighus_engine::gate::call(&jens.seat, "archive_user", json!({ "id": anne["id"], "version": anne["version"] })),
        );
        assert!(one.is_ok() != other.is_ok(), "{one:#?} {other:#?}");
    }

    async fn a_forgotten_password_is_set_anew_by_the_administrator(test) {
        let administrator = test.seat(Role::Administrator).await;
        let id = add(&administrator, jens()).await["now"]["id"].clone();
        for _ in 0..4 {
            test.visitor().refused("sign_in", json!({ "userName": "jens", "password": "gættet" }), "wrong_password").await;
        }
        let new = "et helt nyt kodeord";
        administrator.ask("set_password", json!({ "id": id, "newPassword": new, "newPasswordAgain": new })).await;
        let visitor = test.visitor();
        visitor.ask("sign_in", json!({ "userName": "jens", "password": new })).await;
        let details = administrator.refused("set_password", json!({ "id": id, "newPassword": "kort", "newPasswordAgain": "kort" }), "fields_refused").await;
        assert_eq!(problem(&details, "newPassword"), "too_short");
    }

    async fn one_changes_ones_own_password_by_knowing_it(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let new = "et helt nyt kodeord";
        let wrong = json!({ "currentPassword": "gættet", "newPassword": new, "newPasswordAgain": new });
        desk.refused("change_own_password", wrong.clone(), "wrong_password").await;
        desk.refused("change_own_password", json!({ "currentPassword": PASSWORD, "newPassword": new, "newPasswordAgain": "x" }), "fields_refused").await;
        desk.ask("change_own_password", json!({ "currentPassword": PASSWORD, "newPassword": new, "newPasswordAgain": new })).await;
        desk.ask("lock_seat", json!({})).await;
        desk.refused("unlock_seat", json!({ "password": PASSWORD }), "wrong_password").await;
        desk.ask("unlock_seat", json!({ "password": new })).await;
        for _ in 0..4 {
            desk.refused("change_own_password", wrong.clone(), "wrong_password").await;
        }
        desk.refused("change_own_password", wrong, "wait_before_next_try").await;
    }

    async fn many_tries_at_once_are_not_judged_for_the_price_of_one(test) {
        let seats: Vec<TestSeat> = (0..12).map(|_| test.visitor()).collect();
        let wrong = json!({ "userName": "anne", "password": "gættet" });
        let tries = seats.iter().map(|seat| frivillighus_engine::gate::call(&seat.seat, "sign_in", wrong.clone()));
        let mut judged = 0;
        for outcome in join_all(tries).await {
            judged += i32::from(outcome.expect_err("a wrong password")["code"] == "wrong_password");
        }
        assert!(judged <= 4, "{judged} of 12 were judged");
    }

    async fn a_seat_locks_by_itself_when_it_is_quiet_for_as_long_as_the_office_allows(test) {
        let desk = test.seat(Role::FrontDesk).await;
        desk.ask("own_preferences", json!({})).await;
        test.clock.set(Instant::from_unix(NOW + 15 * 60 - 1));
        desk.ask("own_preferences", json!({})).await;
        // A window that only looks at the door is not somebody working.
        test.clock.set(Instant::from_unix(NOW + 25 * 60));
        desk.ask("office_state", json!({})).await;
        test.clock.set(Instant::from_unix(NOW + 30 * 60));
        desk.refused("own_preferences", json!({}), "seat_locked").await;
        assert_eq!(desk.ask("office_state", json!({})).await["locked"], true);
        desk.ask("unlock_seat", json!({ "password": PASSWORD })).await;
        desk.ask("own_preferences", json!({})).await;
        test.clock.set(Instant::from_unix(NOW + 60 * 60));
        desk.refused("own_preferences", json!({}), "seat_locked").await;
        desk.ask("sign_out", json!({})).await;
        desk.refused("own_preferences", json!({}), "not_signed_in").await;
    }

    async fn everybody_keeps_their_own_preferences(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let first = desk.ask("own_preferences", json!({})).await;
        assert_eq!(first, json!({ "appearance": "system", "density": "normal", "language": null, "textSize": 100, "shortcuts": "all" }));
        let chosen = json!({ "appearance": "dark", "density": "compact", "language": "en", "textSize": 130, "shortcuts": "combinations_only" });
        desk.ask("keep_preferences", chosen.clone()).await;
        assert_eq!(desk.ask("own_preferences", json!({})).await, chosen);
        let other = test.seat(Role::Manager).await;
        assert_eq!(other.ask("own_preferences", json!({})).await, first);
        let mut bad = chosen;
        bad["textSize"] = 95.into();
        desk.refused("keep_preferences", bad, "unreadable_input").await;
    }
}

/// Waits for all at once, on this one thread.
async fn join_all<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = all.map(|one| (Box::pin(one), None)).collect();
    std::future::poll_fn(|wake| {
        for (one, done) in &mut waiting {
            if done.is_none()
                && let std::task::Poll::Ready(value) = one.as_mut().poll(wake)
            {
                *done = Some(value);
            }
        }
        if waiting.iter().all(|(_, done)| done.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    waiting.into_iter().filter_map(|(_, done)| done).collect()
}
