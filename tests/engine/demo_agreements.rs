//! The agreements of the demo office, written and lived through as an office does it.

use frivillighus_engine::access::{DemoRole, Role, Seat};
use frivillighus_engine::demo;
use frivillighus_engine::gate;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{Engine, NOW, TestOffice, TestSeat};
use serde_json::{Value, json};

async fn seat(test: &TestOffice, role: Role) -> TestSeat {
    let seat = TestSeat { seat: Seat::new(test.office.clone()) };
    seat.ask("sign_in_as_demo_role", serde_json::to_value(DemoRole { role }).expect("JSON")).await;
    seat
}

fn words(list: &Value, field: &str) -> Vec<String> {
    let text = |one: &Value| one[field].as_str().unwrap_or_default().to_owned();
    list.as_array().expect("a list").iter().map(text).collect()
}

/// Every answer that was given about goals, each once.
async fn outcomes_of(consultant: &TestSeat, agreements: &Value) -> Vec<String> {
    let mut outcomes = Vec::new();
    for one in agreements.as_array().expect("a list") {
        let all = consultant.ask("agreement_follow_up", json!({ "id": one["id"] })).await;
        for goal in all["goals"].as_array().expect("a list") {
            outcomes.extend(words(&goal["evaluations"], "outcome"));
        }
    }
    outcomes.sort();
    outcomes.dedup();
    outcomes
}

#[tokio::test]
async fn the_demo_office_holds_agreements_in_every_state() {
    let test = TestOffice::empty_on(Engine::Sqlite).await;
    demo::make_in(&test.office).await.expect("made");
    test.clock.set(Instant::from_unix(NOW));
    for role in Role::ALL {
        seat(&test, *role).await;
    }
    let consultant = seat(&test, Role::Consultant).await;
    let view = async |view: &str| consultant.ask("list_agreements", json!({ "view": view })).await;
    let all = view("kept").await;
    assert_eq!(all.as_array().expect("a list").len(), 14);
    assert_eq!(words(&view("discarded").await, "organisationName"), ["Gadens Venner"]);
    assert_eq!(
        words(&view("unfinished").await, "number"),
        ["SA-2026-009", "SA-2026-011", "SA-2026-010", "SA-2026-007"]
    );
    assert_eq!(words(&view("unsigned").await, "number"), ["SA-2026-006"]);
    assert_eq!(view("in_force").await.as_array().expect("a list").len(), 8);
    assert_eq!(words(&view("ended").await, "activityTitle"), ["Skriveværksted i foråret"]);
    let expiring = view("expiring").await;
    let days = |one: &Value| one["next"]["days"].as_i64().expect("days");
    assert_eq!(expiring.as_array().expect("a list").iter().map(days).collect::<Vec<_>>(), [6, 37]);
    let mut standings = words(&all, "standing");
    standings.sort();
    standings.dedup();
    assert_eq!(standings, ["draft", "ended", "in_review", "renewed", "running", "sent", "terminated", "upcoming"]);
    let kinds: Vec<String> = consultant
        .ask("agreement_reminders", json!({}))
        .await
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["date"]["kind"].as_str().expect("a kind").to_owned())
        .collect();
    for kind in [
        "signature_missing",
        "evaluation",
        "expires",
        "goal_due",
        "next_step",
        "requirement_missing",
        "requirement_run_out",
    ] {
        assert!(kinds.iter().any(|one| one == kind), "{kind}: {kinds:?}");
    }
    assert_eq!(outcomes_of(&consultant, &all).await, ["met", "missed", "partly"]);
    let wanting = view("wanting").await;
    assert_eq!(words(&wanting, "activityTitle"), ["Åben sangaften", "IT-hjælp for seniorer"]);
    assert!(
        !words(&all, "organisationName").contains(&"Værestedet Ankeret".to_owned()),
        "it has money and no agreement"
    );
    let watch = consultant.ask("agreement_watch", json!({})).await;
    let watched = |one: &Value| {
        let text = |field: &str| one[field].as_str().unwrap_or_default().to_owned();
        (text("organisationName"), text("standing"), one["sum"].as_i64().unwrap_or_default() / 100)
    };
    let row = |name: &str, standing: &str, kroner: i64| (name.to_owned(), standing.to_owned(), kroner);
    let found: Vec<_> = watch["associations"].as_array().expect("a list").iter().map(watched).collect();
    assert_eq!(
        found,
        [
            row("Værestedet Ankeret", "missing", 120_000),
            row("Menighedsplejen Bøgelunde", "missing", 105_000),
            row("Demensvennerne Bøgelunde", "on_the_way", 130_000),
            row("Sprogcaféen Verdensbordet", "on_the_way", 102_500),
            row("Lektiecaféen Blækhuset", "has", 118_000),
            row("Besøgsvennerne i Bøgelunde", "has", 100_000),
        ],
        "just below are Gældsrådgivningen, and Selvhjælp once it has paid back"
    );
    let mut edited = 0;
    let mut without_a_day = Vec::new();
    let mut languages = Vec::new();
    for one in all.as_array().expect("a list") {
        let card = consultant.ask("open_agreement", json!({ "id": one["id"] })).await;
        edited += card["originals"].as_object().expect("an object").len();
        languages.push(card["agreement"]["language"].as_str().expect("a language").to_owned());
        if card["missing"].as_array().expect("a list").contains(&json!("own_rundvisning")) {
            without_a_day.extend(one["number"].as_str().map(str::to_owned));
        }
        let missing = card["missing"].as_array().expect("a list").len();
        let papers = card["papers"].as_array().expect("a list");
        let is_read_through = one["standing"] == "in_review";
        assert!(
            is_read_through || (missing == 0) != papers.is_empty(),
            "{}: {missing} missing, {} papers",
            one["number"],
            papers.len()
        );
        for paper in papers {
            assert_eq!(paper["pages"], 3, "{}", one["number"]);
            let bytes = gate::bytes(&consultant.seat, "paper", json!({ "id": paper["id"] })).await.expect("the paper");
            assert!(bytes.starts_with(b"%PDF-1.7"));
        }
    }
    assert!(edited >= 8, "{edited} clauses are edited");
    assert_eq!(without_a_day, ["SA-2026-010"], "what the office added is filled in, and missing in one");
    assert_eq!(languages.iter().filter(|language| *language == "en").count(), 1);
    test.remove().await;
}
