//! What of an award goes when its time is over, what stays, and what somebody is told of themselves before that.

use std::io::{Cursor, Read as _};

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD, TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, OWN, PASS_A_YEAR, names, somebody};

const DAY: i64 = 24 * 3600;

/// Words that tell who somebody was, besides the recipient's name.
const TELLING: [&str; 7] =
    ["Bent Lund", "Ib Holm", "84000012", "84000044", "ringer hver dag", "Venskab", "Hemmelig grund"];

/// A year with a recipient, somebody who was not chosen, scores, a reopened round and a decision.
async fn closed(test: &TestOffice) -> Award {
    let award = Award::of(test).await.with_key().await;
    let winner = award.accepted("Kirsten Bækgaard").await;
    let mut input = award.nomination("Bent Lund", "Ib Holm");
    input["nominee"]["phone"] = "84 00 00 44".into();
    input["nominee"]["place"] = "Havbjerg".into();
    input["nominee"]["area"] = "Nordbyen".into();
    input["nominee"]["targetGroup"] = "Ældre".into();
    let loser = award.secretary.ask("nominate", input).await["now"].clone();
    let judge = json!({ "nomineeId": loser["id"], "version": 1, "eligibility": super::builders::kept_rules() });
    award.secretary.ask("judge_eligibility", judge).await;
    let loser = loser["id"].clone();
    let mut doubt = super::builders::answer(&loser, "in_doubt");
    doubt["reason"] = "Venskab".into();
    award
        .juror
        .ask(
            "declare_interests",
            json!({ "awardYearId": award.year, "answers": [doubt, super::builders::answer(&winner, "none")] }),
        )
        .await;
    for seat in [&award.secretary, &award.chair, &award.deputy] {
        award.declares(seat, &[(&winner, "none"), (&loser, "none")]).await;
    }
    award.secretary.ask("open_scoring", award.versioned().await).await;
    for seat in [&award.chair, &award.deputy] {
        award.scores(seat, |_| 4).await;
    }
    award.secretary.ask("close_scoring", award.versioned().await).await;
    let facts = json!({ "nomineeId": winner, "reason": "at ringe", "longReason": "Hemmelig grund", "otherReason": "Juryens valg" });
    let decision = json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "decision", "facts": facts });
    award.chair.ask("decide_award", decision).await;
    award
}

async fn rows_that_tell(test: &TestOffice) -> Vec<String> {
    let mut found = Vec::new();
    for (what, sql) in [
        (
            "nominees",
            "SELECT count(*) FROM award_nominees WHERE facts LIKE '%Bent%' OR facts LIKE '%84000044%' OR person_id IS NOT NULL",
        ),
        (
            "nominations",
            "SELECT count(*) FROM award_nominations WHERE facts LIKE '%Holm%' OR facts LIKE '%84000012%' OR facts LIKE '%ringer%'",
        ),
        ("interests", "SELECT count(*) FROM award_interests WHERE reason <> ''"),
        ("sheets", "SELECT count(*) FROM award_sheets"),
        ("numbers", "SELECT count(*) FROM award_numbers"),
        ("decisions", "SELECT count(*) FROM award_decisions"),
        ("searches", "SELECT count(*) FROM events WHERE event = 'searched' AND event_values LIKE '%bent lund%'"),
    ] {
        let rows = test.count(sql).await;
        if rows > 0 {
            found.push(format!("{rows} {what}"));
        }
    }
    found
}

/// So many seconds later, with everybody at their seats again.
async fn later(test: &TestOffice, award: &Award, seconds: i64) {
    test.clock.set(Instant::from_unix(NOW + seconds));
    award.manager.ask("unlock_seat", json!({ "password": PASSWORD })).await;
    for seat in [&award.secretary, &award.chair] {
        seat.ask("unlock_seat", json!({ "password": OWN })).await;
    }
}

fn what(award: &Award, what: &str) -> Value {
    json!({ "awardYearId": award.year, "what": what })
}

async fn due(seat: &TestSeat) -> Vec<String> {
    let due = seat.ask("retention_due", json!({})).await["awards"].clone();
    let told = |one: &Value| {
        let stands = if one["hindrances"] == json!([]) { "" } else { " hindered" };
        format!(
            "{} {} {}{stands}",
            one["what"].as_str().unwrap_or_default(),
            one["dueOn"].as_str().unwrap_or_default(),
            one["isDue"]
        )
    };
    due.as_array().expect("a list").iter().map(told).collect()
}

async fn report(seat: &TestSeat, person: &Value) -> Value {
    let bytes = gate::bytes(&seat.seat, "export_access_report", json!({ "personId": person })).await.expect("a bundle");
    let mut bundle = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let place = (0..bundle.len())
        .find(|place| bundle.by_index(*place).expect("a file").name().ends_with(".json"))
        .expect("the data");
    let mut text = String::new();
    bundle.by_index(place).expect("the data").read_to_string(&mut text).expect("text");
    serde_json::from_str(&text).expect("data")
}

async fn card(test: &TestOffice, name: &str, phone: &str) -> Value {
    let desk = test.seat(Role::FrontDesk).await;
    let facts = json!({ "fullName": name, "phone": phone });
    desk.ask("register_person", json!({ "requestKey": new_key(), "facts": facts })).await["now"]["person"]["id"].clone()
}

office_test! {
    async fn sheets_fall_due_after_six_months_and_names_after_a_year_once_the_year_is_closed(test) {
        let award = closed(test).await;
        assert_eq!(due(&award.manager).await, Vec::<String>::new(), "nothing before its time");
        later(test, &award, 200 * DAY).await;
        assert_eq!(due(&award.manager).await, ["sheets 2027-03-26 true hindered"]);
        assert_eq!(award.manager.ask("retention_count", json!({})).await["awards"], 0);
        let told = award.manager.ask("retention_due", json!({})).await["awards"][0].clone();
        assert_eq!((&told["sheets"], &told["nominees"]), (&json!(0), &json!(0)), "how many there are is told when the year is closed");
        for part in ["sheets", "nominations"] {
            let refused = award.manager.refused("forget_award", what(&award, part), "anonymising_hindered").await;
            assert_eq!(refused["hindrances"][0], json!({ "kind": "award_not_published", "year": 2026 }));
        }
        award.chair.ask("publish_award", award.versioned().await).await;
        assert_eq!(due(&award.manager).await, ["sheets 2027-03-26 true"]);
        assert_eq!(award.manager.ask("retention_count", json!({})).await["awards"], 1);
        let early = award.manager.refused("forget_award", what(&award, "nominations"), "anonymising_hindered").await;
        assert_eq!(early["hindrances"], json!([{ "kind": "award_kept", "until": "2027-09-26" }]));
        let gone = award.manager.ask("forget_award", what(&award, "sheets")).await;
        assert_eq!((&gone["now"]["sheets"], &gone["now"]["nominees"], &gone["undo"]), (&json!(4), &json!(0), &Value::Null));
        assert_eq!(test.count("SELECT count(*) FROM award_sheets").await + test.count("SELECT count(*) FROM award_numbers").await, 0);
        assert_eq!(test.count("SELECT count(*) FROM award_nominees WHERE facts LIKE '%Bent Lund%'").await, 1);
        award.manager.refused("forget_award", what(&award, "sheets"), "nothing_to_forget").await;
    }

    async fn names_and_words_go_for_good_and_the_figures_and_the_recipient_stay(test) {
        let award = closed(test).await;
        award.secretary.ask("list_volunteers", json!({ "words": "bent lund", "view": "everybody" })).await;
        award.secretary.ask("list_volunteers", json!({ "words": "noget helt andet" })).await;
        award.chair.ask("publish_award", award.versioned().await).await;
        later(test, &award, PASS_A_YEAR).await;
        assert!(rows_that_tell(test).await.len() >= 6, "{:?}", rows_that_tell(test).await);
        let gone = award.manager.ask("forget_award", what(&award, "nominations")).await;
        assert_eq!((&gone["now"]["nominees"], &gone["now"]["nominations"], &gone["now"]["searches"]), (&json!(2), &json!(2), &json!(1)));
        assert_eq!(rows_that_tell(test).await, Vec::<String>::new());
        assert_eq!(test.count("SELECT count(*) FROM award_nominees WHERE facts LIKE '%Nordbyen%' AND facts LIKE '%Ældre%' AND eligibility LIKE '%accepted%'").await, 1);
        assert_eq!(test.count("SELECT count(*) FROM award_nominees WHERE facts LIKE '%Havbjerg%'").await, 0, "where it was may tell whose");
        assert_eq!(test.count("SELECT count(*) FROM award_nominees WHERE facts LIKE '%Kirsten Bækgaard%'").await, 1, "the recipient is public");
        assert_eq!(award.manager.ask("award_years", json!({})).await[0]["published"]["name"], "Kirsten Bækgaard");
        assert_eq!(due(&award.manager).await, Vec::<String>::new());
        award.manager.refused("forget_award", what(&award, "nominations"), "nothing_to_forget").await;
        award.manager.refused("forget_award", json!({ "awardYearId": 99, "what": "sheets" }), "nothing_to_forget").await;
        let lines = award.manager.ask("subject_history", json!({ "subject": { "kind": "award_year", "id": award.year } })).await;
        assert_eq!(lines["lines"][0]["event"]["event"], "award_year_anonymised");
        assert!(!TELLING.iter().any(|word| lines.to_string().contains(word)), "counts, and never whose");
        award.secretary.refused("forget_award", what(&award, "sheets"), "not_allowed").await;
        let list = award.secretary.ask("list_nominees", award.at()).await;
        assert_eq!(names(&list["nominees"], "name"), ["Anonym", "Kirsten Bækgaard"]);
    }

    async fn the_office_changes_how_long_they_are_kept(test) {
        let award = closed(test).await;
        let kept = award.manager.ask("retention_rules", json!({})).await;
        let mut rules = kept["rules"].clone();
        assert_eq!((&rules["nominationMonths"], &rules["sheetMonths"]), (&json!(12), &json!(6)));
        assert!(rules["sources"]["awards"].as_str().expect("a source").contains("1 år"));
        rules["sheetMonths"] = 1.into();
        let changed = award.manager.ask("change_retention_rules", json!({ "version": kept["version"], "rules": rules })).await;
        assert_eq!(due(&award.manager).await, ["sheets 2026-10-26 true hindered"]);
        award.manager.undo(&changed).await;
        rules["nominationMonths"] = 601.into();
        let bad = json!({ "version": changed["now"]["version"].as_i64().expect("a number") + 1, "rules": rules });
        let refused = award.manager.refused("change_retention_rules", bad, "fields_refused").await;
        assert_eq!(refused["problems"][0]["field"], "rules.nominationMonths");
    }

    async fn whoever_asks_is_told_of_themselves_and_of_nobody_else(test) {
        let award = closed(test).await;
        let bent = card(test, "Bent Lund", "84 00 00 44").await;
        let ib = card(test, "Ib Holm", "84 00 00 12").await;
        let namesake = card(test, "Ib Holm", "84 00 00 99").await;
        award.chair.ask("publish_award", award.versioned().await).await;
        let consultant = somebody(test, Role::Consultant).await;
        let told = report(&consultant, &bent).await;
        let nominated = &told["award"]["nominated"][0];
        assert_eq!((&nominated["year"], &nominated["facts"]["place"], &nominated["state"]), (&json!(2026), &json!("Havbjerg"), &json!("accepted")));
        assert!(nominated["words"][0]["effort"].as_str().expect("words").contains("Bent Lund ringer"));
        let acts: Vec<&str> = told["log"].as_array().expect("lines").iter().filter_map(|line| line["event"].as_str()).collect();
        assert!(acts.contains(&"nomination_received") && !acts.contains(&"interest_declared"), "{acts:?}");
        for other in ["Holm", "84000012", "Venskab", "Kirsten", "Finn"] {
            assert!(!told.to_string().contains(other), "{other}: {told:#}");
        }
        let told = report(&consultant, &ib).await;
        let nominating = told["award"]["nominating"].as_array().expect("a list");
        assert_eq!((nominating.len(), &nominating[0]["name"], &nominating[0]["phone"]), (2, &json!("Ib Holm"), &json!("+4584000012")));
        for other in ["Bent", "Kirsten", "ringer"] {
            assert!(!told.to_string().contains(other), "{other}: {told:#}");
        }
        let told = report(&consultant, &namesake).await;
        assert_eq!(told["award"]["nominating"], json!([]), "a namesake is somebody else");
    }

    async fn of_an_award_that_is_not_published_only_who_handles_the_case_tells(test) {
        let award = closed(test).await;
        let bent = card(test, "Bent Lund", "84 00 00 44").await;
        let nobody = card(test, "Åse Nord", "84 00 00 77").await;
        let consultant = somebody(test, Role::Consultant).await;
        for seat in [&consultant, &award.manager] {
            let (theirs, others) = (report(seat, &bent).await, report(seat, &nobody).await);
            assert_eq!(theirs["award"], others["award"], "the same for everybody");
            assert_eq!(theirs["award"], json!({ "nominated": [], "nominating": [], "isOneSecret": true }));
            assert!(!theirs["log"].to_string().contains("nomination_received"));
        }
        let told = report(&award.secretary, &bent).await;
        assert_eq!((&told["award"]["nominated"][0]["facts"]["name"], &told["award"]["nominated"][0]["state"]), (&json!("Bent Lund"), &Value::Null));
        for secret in ["at ringe", "Hemmelig", "award_decided", "sheet_written"] {
            assert!(!told.to_string().contains(secret), "{secret}");
        }
        award.declares(&award.secretary, &[(&json!(2), "conflicted")]).await;
        assert_eq!(report(&award.secretary, &bent).await["award"]["nominated"], json!([]), "nor does whoever is conflicted");
        let paper = gate::bytes(&award.secretary.seat, "preview_access_report", json!({ "personId": bent })).await.expect("a paper");
        assert!(paper.starts_with(b"%PDF"));
    }

    async fn a_name_that_goes_for_good_goes_out_of_closed_awards_too(test) {
        let award = closed(test).await;
        let ib = card(test, "Ib Holm", "84 00 00 12").await;
        let bent = card(test, "Bent Lund", "84 00 00 44").await;
        award.chair.ask("publish_award", award.versioned().await).await;
        award.manager.ask("anonymise_person", json!({ "personId": ib, "reason": "they_asked" })).await;
        assert_eq!(test.count("SELECT count(*) FROM award_nominations WHERE facts LIKE '%Holm%' OR facts LIKE '%ringer%'").await, 0);
        assert_eq!(test.count("SELECT count(*) FROM award_nominees WHERE facts LIKE '%Bent Lund%'").await, 1);
        award.manager.ask("anonymise_person", json!({ "personId": bent, "reason": "they_asked" })).await;
        assert_eq!(test.count("SELECT count(*) FROM award_nominees WHERE facts LIKE '%Bent Lund%'").await, 0);
        assert_eq!(test.count("SELECT count(*) FROM award_nominees WHERE facts LIKE '%Kirsten%'").await, 1);
    }
}
