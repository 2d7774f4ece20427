//! The whole table of operations is walked with its sample inputs by people who must not know of a nominee, and what comes back
//! is searched for what they must not learn.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, somebody, user_of};

/// What nobody of the walkers may meet: the nominee's name, words of what was written, the reason of the decision.
const SECRETS: [&str; 4] = ["Zenobia", "Quistgaard", "xylofonklubben", "forseglet begrundelse"];
/// Operations that take the seat, the office or its users away, or write the whole office to a file.
const LEFT_OUT: [&str; 16] = [
    "sign_out",
    "lock_seat",
    "unlock_seat",
    "sign_in",
    "sign_in_as_demo_role",
    "set_up_office",
    "archive_user",
    "change_user",
    "set_password",
    "change_own_password",
    "recover_administrator",
    "begin_restore",
    "begin_export",
    "back_up_now",
    "preview_backup",
    "keep_backup_folder",
];

/// A year with a secret nominee, of the ids that samples have, judged and chosen; the juror is conflicted with her.
async fn decided(test: &TestOffice) -> Award {
    let award = Award::of(test).await.with_key().await;
    let mut input = award.nomination("Zenobia Quistgaard", "Ib Holm");
    input["nomination"]["why"] =
        "Hun holder liv i xylofonklubben, år efter år, for alle dem, som ellers sad alene derhjemme hver aften.".into();
    let secret = award.secretary.ask("nominate", input).await["now"].clone();
    let judge = json!({ "nomineeId": secret["id"], "version": 1, "eligibility": super::builders::kept_rules() });
    award.secretary.ask("judge_eligibility", judge).await;
    assert_eq!((&secret["id"], &award.year), (&json!(1), &json!(1)), "the samples speak of it");
    let other = award.accepted("Bent Lund").await;
    award.declares(&award.juror, &[(&secret["id"], "conflicted"), (&other, "none")]).await;
    for seat in [&award.secretary, &award.chair, &award.deputy] {
        award.declares(seat, &[(&secret["id"], "none"), (&other, "none")]).await;
    }
    award.secretary.ask("open_scoring", award.versioned().await).await;
    for seat in [&award.chair, &award.deputy, &award.juror] {
        award.scores(seat, |_| 5).await;
    }
    award.secretary.ask("close_scoring", award.versioned().await).await;
    let facts = json!({ "nomineeId": 1, "reason": "en forseglet begrundelse", "longReason": "", "otherReason": "Juryens valg" });
    let decision = json!({ "requestKey": new_key(), "awardYearId": 1, "kind": "decision", "facts": facts });
    award.chair.ask("decide_award", decision).await;
    award
}

/// Asks for everything there is, and says where a secret came back.
async fn walk(seat: &TestSeat, who: &str, left_out: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for row in gate::describe_operations().as_array().expect("a list") {
        let name = row["operation"].as_str().expect("a name");
        if LEFT_OUT.contains(&name) || left_out.contains(&name) {
            continue;
        }
        for input in inputs(name, &row["sample"]) {
            // What was typed by whoever asks is no secret to them.
            let asked = input.to_string();
            let told = if row["bytes"] == true {
                match gate::bytes(&seat.seat, name, input).await {
                    Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                    Err(refusal) => refusal.to_string(),
                }
            } else {
                match gate::call(&seat.seat, name, input).await {
                    Ok(answer) => answer.to_string(),
                    Err(refusal) => refusal.to_string(),
                }
            };
            for secret in SECRETS.iter().filter(|secret| told.contains(**secret) && !asked.contains(**secret)) {
                found.push(format!("{who}: {name} tells {secret:?}"));
            }
        }
    }
    found
}

/// The sample, and where it speaks of things by number or words, others besides.
fn inputs(name: &str, sample: &Value) -> Vec<Value> {
    let mut all = vec![sample.clone()];
    let with = |field: &str, value: Value| {
        let mut input = sample.clone();
        input[field] = value;
        input
    };
    match name {
        "read_for_scoring" | "score_nominee" => all.extend((1..=3).map(|number| with("number", number.into()))),
        "award_interests" | "award_scoring" => all.extend((1..=6).map(|member| with("memberId", member.into()))),
        "list_nominees" | "find_parties" | "list_parties" => all.push(with("words", "zenob".into())),
        "read_log" => all.push(json!({ "reason": "kontrol" })),
        "subject_history" => {
            for kind in ["nominee", "award_year"] {
                all.extend((1..=2).map(|id| json!({ "subject": { "kind": kind, "id": id } })));
            }
        }
        "papers_about" => {
            all.extend(["nominee", "award_year"].map(|kind| json!({ "subject": { "kind": kind, "id": 1 } })))
        }
        _ => {}
    }
    all
}

office_test! {
    async fn nobody_learns_of_a_nominee_they_must_not_know_of(test) {
        let award = decided(test).await;
        let administrator = only_administrator(test, &award).await;
        let consultant = somebody(test, Role::Consultant).await;
        let (front_desk, auditor) = (test.seat(Role::FrontDesk).await, test.seat(Role::Auditor).await);
        let stranger = somebody(test, Role::Juror).await;
        let mut found = Vec::new();
        for (who, seat) in [
            ("a conflicted juror", &award.juror),
            ("a juror of no year", &stranger),
            ("the front desk", &front_desk),
            ("a consultant", &consultant),
            ("a manager", &award.manager),
            ("the auditor", &auditor),
            ("the administrator", &administrator),
        ] {
            found.extend(walk(seat, who, &[]).await);
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    /// Otherwise the walk above would say nothing.
    async fn the_walk_finds_what_is_there_for_whoever_may_see_it(test) {
        let award = decided(test).await;
        // The sample of an answer is a conflict: after it the chair would see nothing either.
        let found = walk(&award.chair, "the chair", &["declare_interests"]).await.join("\n");
        for operation in ["award_interests", "award_results", "award_decisions", "read_for_scoring"] {
            assert!(found.contains(&format!("{operation} tells")), "{operation}: {found}");
        }
    }

    async fn the_log_tells_of_a_nominee_once_the_recipient_is_public(test) {
        let award = decided(test).await;
        let history = json!({ "subject": { "kind": "nominee", "id": 1 } });
        assert_eq!(award.manager.ask("subject_history", history.clone()).await["lines"], json!([]));
        let auditor = test.seat(Role::Auditor).await;
        let log = auditor.ask("read_log", json!({ "reason": "kontrol" })).await.to_string();
        assert!(!log.contains("interest_declared") && !log.contains("nomination_received"));
        award.chair.ask("publish_award", award.versioned().await).await;
        let log = auditor.ask("read_log", json!({ "reason": "kontrol" })).await.to_string();
        assert!(log.contains("interest_declared") && log.contains("nomination_received"));
    }
}

/// An administrator who is nothing else.
async fn only_administrator(test: &TestOffice, award: &Award) -> TestSeat {
    let seat = test.seat(Role::Administrator).await;
    let user = json!({ "requestKey": new_key(), "userName": "drift", "fullName": "Drift", "roles": ["administrator"],
        "password": frivillighus_tests::PASSWORD, "passwordAgain": frivillighus_tests::PASSWORD });
    seat.ask("add_user", user).await;
    let own = test.visitor();
    own.ask("sign_in", json!({ "userName": "drift", "password": frivillighus_tests::PASSWORD })).await;
    assert_ne!(user_of(&own), user_of(&award.manager));
    own
}
