//! The volunteers of the demo office, with what a register has to bear.

use frivillighus_engine::access::{DemoRole, Role, Seat};
use frivillighus_engine::demo;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{Engine, NOW, TestOffice, TestSeat};
use serde_json::{Value, json};

async fn all(consultant: &TestSeat) -> Vec<Value> {
    let mut volunteers = Vec::new();
    let mut after = Value::Null;
    loop {
        let mut wanted = json!({ "view": "everybody" });
        if !after.is_null() {
            wanted["after"] = after;
        }
        let page = consultant.ask("list_volunteers", wanted).await;
        volunteers.extend(page["volunteers"].as_array().expect("a page").clone());
        after = page["next"].clone();
        if after.is_null() {
            return volunteers;
        }
    }
}

fn attachments(volunteer: &Value) -> &Vec<Value> {
    volunteer["attachments"].as_array().expect("attachments")
}

fn finds(volunteer: &Value, kind: &str) -> bool {
    volunteer["checks"].as_array().expect("checks").iter().any(|check| check["kind"] == kind)
}

#[tokio::test]
async fn the_demo_office_holds_every_case_that_a_register_has_to_bear() {
    let test = TestOffice::empty_on(Engine::Sqlite).await;
    demo::make_in(&test.office).await.expect("made");
    test.clock.set(Instant::from_unix(NOW));
    let consultant = TestSeat { seat: Seat::new(test.office.clone()) };
    let role = serde_json::to_value(DemoRole { role: Role::Consultant }).expect("JSON");
    consultant.ask("sign_in_as_demo_role", role).await;
    let volunteers = all(&consultant).await;
    assert_eq!(volunteers.len(), 300);
    let on_track = |track: &str| {
        volunteers.iter().filter(|one| attachments(one).iter().any(|there| there["track"] == track)).count()
    };
    assert_eq!((on_track("volunteer_work"), on_track("volunteer_effort"), on_track("via_association")), (60, 120, 121));
    let ended = volunteers.iter().filter(|one| attachments(one).iter().all(|there| there["state"] == "ended")).count();
    assert_eq!(ended, 25);
    for kind in [
        "approval_missing",
        "approved_after_start",
        "consent_missing",
        "ask_insurer",
        "birth_date_unknown",
        "child_certificate_missing",
        "effort_type_not_covered",
        "open_ended_unchecked",
        "workplace_closed",
    ] {
        assert!(volunteers.iter().any(|one| finds(one, kind)), "nobody bears {kind}");
    }
    let missing = volunteers
        .iter()
        .filter(|one| one["checks"].as_array().expect("checks").iter().any(|check| check["force"] != "hint"))
        .count();
    assert!((8..40).contains(&missing), "most is in order: {missing}");
    assert!(volunteers.iter().any(|one| attachments(one).iter().any(|there| there["state"] == "paused")));
    assert!(volunteers.iter().any(|one| one["protection"] == "protected"));
    let two = volunteers.iter().find(|one| attachments(one).len() == 2).expect("somebody on two tracks");
    assert_eq!(two["today"], "covered_by_scheme");
    let work = volunteers
        .iter()
        .find(|one| attachments(one)[0]["track"] == "volunteer_work" && finds(one, "approval_missing"));
    assert_eq!(work.expect("work that nobody approved")["today"], "covered_by_law");
    let claims = consultant.ask("list_claims", json!({})).await;
    let told = |one: &Value| (one["flow"].clone(), one["state"].clone(), one["deadline"]["stage"].clone());
    let told: Vec<_> = claims["claims"].as_array().expect("claims").iter().map(told).collect();
    let (running, closed) =
        ((json!("injury"), json!("noted"), json!("pressing")), (json!("liability"), json!("closed"), json!("in_time")));
    assert_eq!(told, [running, closed]);
    let kinds = "SELECT count(*) FROM cpr_numbers WHERE kind = 'replacement'";
    assert_eq!(test.count(kinds).await, 2, "one is in use, one was before a number of the register");
    assert_eq!(test.count("SELECT count(*) FROM cpr_numbers WHERE dropped_at IS NOT NULL").await, 1);
    assert_eq!(test.count("SELECT count(*) FROM cpr_numbers").await, 3);
    test.remove().await;
}
