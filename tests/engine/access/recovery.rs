use frivillighus_engine::access::Role;
use frivillighus_tests::{PASSWORD, new_key, office_test};
use serde_json::{Value, json};

const NEW: &str = "et helt nyt kodeord";

fn recover(name: &str, code: &Value) -> Value {
    json!({ "userName": name, "recoveryCode": code, "newPassword": NEW, "newPasswordAgain": NEW })
}

office_test! {
    async fn the_printed_code_lets_the_administrator_in_once(test) {
        let administrator = test.seat(Role::Administrator).await;
        let code = administrator.ask("make_recovery_code", json!({})).await["code"].clone();
        let typed = code.as_str().expect("a code").to_lowercase().replace('-', " ");
        let visitor = test.visitor();
        visitor.ask("recover_administrator", recover("Anne", &json!(typed))).await;
        visitor.refused("sign_in", json!({ "userName": "anne", "password": PASSWORD }), "wrong_password").await;
        visitor.ask("sign_in", json!({ "userName": "anne", "password": NEW })).await;
        visitor.refused("recover_administrator", recover("anne", &code), "wrong_recovery_code").await;
    }

    async fn a_new_code_voids_the_one_before(test) {
        let administrator = test.seat(Role::Administrator).await;
        let first = administrator.ask("make_recovery_code", json!({})).await["code"].clone();
        let second = administrator.ask("make_recovery_code", json!({})).await["code"].clone();
        let visitor = test.visitor();
        visitor.refused("recover_administrator", recover("anne", &first), "wrong_recovery_code").await;
        visitor.ask("recover_administrator", recover("anne", &second)).await;
    }

    async fn guessing_the_code_waits_like_guessing_a_password(test) {
        let visitor = test.visitor();
        let guess = recover("anne", &json!("ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2"));
        for _ in 0..4 {
            visitor.refused("recover_administrator", guess.clone(), "wrong_recovery_code").await;
        }
        visitor.refused("recover_administrator", guess, "wait_before_next_try").await;
        visitor.refused("sign_in", json!({ "userName": "anne", "password": PASSWORD }), "wait_before_next_try").await;
    }

    async fn the_code_is_of_no_use_to_anybody_but_an_administrator(test) {
        let administrator = test.seat(Role::Administrator).await;
        administrator
            .ask("add_user", json!({ "requestKey": new_key(), "userName": "jens", "fullName": "Jens", "roles": ["manager"],
                "password": PASSWORD, "passwordAgain": PASSWORD }))
            .await;
        let code = administrator.ask("make_recovery_code", json!({})).await["code"].clone();
        let visitor = test.visitor();
        visitor.refused("recover_administrator", recover("jens", &code), "wrong_recovery_code").await;
        visitor.refused("recover_administrator", recover("nobody", &code), "wrong_recovery_code").await;
        visitor.ask("sign_in", json!({ "userName": "jens", "password": PASSWORD })).await;
    }

    async fn a_new_password_has_to_be_long_enough(test) {
        let mut input = recover("anne", &json!("ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2"));
        input["newPassword"] = "kort".into();
        test.visitor().refused("recover_administrator", input, "fields_refused").await;
    }

    async fn only_the_administrator_prints_a_code(test) {
        test.seat(Role::FrontDesk).await.refused("make_recovery_code", json!({}), "not_allowed").await;
    }
}
