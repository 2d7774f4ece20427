//! Next of kin and days of certificates go with the attachment that needed them, whoever ends it, and where it simply runs out.

use frivillighus_tests::{TestOffice, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Centre, first, with, words};

fn with_kin() -> Value {
    json!({ "birthDate": "15/6-1958", "confidentiality": { "on": "2/1-2020", "by": "Lone Holm" },
        "nextOfKin": { "name": "Finn Holmstrøm", "phone": "84000199" },
        "childCertificate": { "requestedOn": "4/1-2020", "receivedOn": "9/1-2020", "seenBy": "Signe Ærenlund" } })
}

/// In how many rows something stands of what was let go.
async fn rows_about_kin(test: &TestOffice) -> i64 {
    test.count("SELECT count(*) FROM volunteer_facts WHERE facts LIKE '%Holmstr%' OR facts LIKE '%84000199%'").await
        + test
            .count("SELECT count(*) FROM events WHERE event_values LIKE '%Holmstr%' OR event_values LIKE '%84000199%'")
            .await
}

async fn rows_about_certificates(test: &TestOffice) -> i64 {
    test.count("SELECT count(*) FROM volunteer_facts WHERE facts LIKE '%2020-01-09%' OR facts LIKE '%Signe%'").await
}

fn changed(card: &Value, facts: &Value) -> Value {
    let facts = with(card["facts"].clone(), facts);
    json!({ "personId": card["personId"], "version": card["version"], "facts": facts })
}

async fn let_go_lines(centre: &Centre, card: &Value) -> Vec<Value> {
    let subject = json!({ "subject": { "kind": "volunteer", "id": card["personId"] } });
    let lines = centre.consultant.ask("subject_history", subject).await["lines"].as_array().expect("lines").clone();
    lines.into_iter().filter(|line| line["event"]["event"] == "passing_facts_let_go").collect()
}

async fn rules(centre: &Centre, changes: &Value) -> Value {
    let kept = centre.manager.ask("insurance_rules", json!({})).await;
    let rules = with(kept["rules"].clone(), changes);
    centre.manager.ask("change_insurance_rules", json!({ "version": kept["version"], "rules": rules })).await
}

office_test! {
    async fn what_an_attachment_needed_goes_on_the_day_after_it_ran_out(test) {
        let centre = Centre::of(test).await;
        let card = centre.registered("Åse Bækgaard", with_kin(), Some(centre.effort("2020-02-01", "2026-11-24"))).await["now"].clone();
        centre.consultant.ask("change_volunteer", changed(&card, &json!({ "nextOfKin": { "name": "Ida Holmstrøm", "phone": "84000199" } }))).await;
        let begun = json!({ "kind": "insurance", "slot": format!("facts-{}", card["personId"]), "title": "", "body": "{\"kin\":\"Ida Holmstrøm\"}" });
        centre.consultant.ask("save_draft", begun).await;
        assert_eq!(centre.card(&card).await["facts"]["nextOfKin"]["name"], "Ida Holmstrøm", "the last day is a day");
        assert_eq!((rows_about_kin(test).await, rows_about_certificates(test).await), (2, 2), "what was known stays as what was known");
        let centre = centre.later(test, 1).await;
        let now = centre.card(&card).await;
        assert_eq!(now["facts"]["nextOfKin"], json!({ "name": "", "phone": "" }));
        assert_eq!(now["letGo"], json!([{ "what": "next_of_kin", "on": "2026-11-25" }, { "what": "child_certificate", "on": "2026-11-25" }]));
        assert_eq!((rows_about_kin(test).await, rows_about_certificates(test).await), (0, 0), "not in what was known before either");
        assert_eq!(test.count("SELECT count(*) FROM drafts").await, 0, "nor in a form that was begun");
        assert_eq!((&now["facts"]["birthDate"], &now["facts"]["confidentiality"]["by"]), (&json!("1958-06-15"), &json!("Lone Holm")), "all else stays");
        let lines = let_go_lines(&centre, &card).await;
        assert_eq!(lines.len(), 1, "once");
        assert_eq!(lines[0]["event"]["values"], json!({ "what": ["next_of_kin", "child_certificate"] }));
        assert_eq!(lines[0]["userName"], Value::Null, "nobody did it");
        assert_eq!(centre.standing(&card, "2026-11-24").await, "covered_by_scheme", "the proof of cover rests on something else");
    }

    async fn what_comes_back_with_undo_is_the_attachment_alone(test) {
        let centre = Centre::of(test).await;
        let card = centre.registered("Åse Bækgaard", with_kin(), Some(centre.effort("2020-02-01", ""))).await["now"].clone();
        let corrected = centre.consultant.ask("change_volunteer", changed(&card, &json!({ "note": "Ring om morgenen" }))).await;
        let today = centre.act("end_attachment", &card, json!({ "endsOn": "24/11-2026" })).await;
        assert_eq!(today["now"]["letGo"], json!([]), "until its last day is over nothing is lost");
        let card = centre.consultant.undo(&today).await["now"].clone();
        assert_eq!(card["facts"]["nextOfKin"]["name"], "Finn Holmstrøm");
        let ended = centre.act("end_attachment", &card, json!({ "endsOn": "31/10-2026" })).await;
        assert_eq!(ended["now"]["letGo"][0], json!({ "what": "next_of_kin", "on": "2026-11-24" }));
        assert_eq!(rows_about_kin(test).await, 0);
        let lines = let_go_lines(&centre, &card).await;
        assert_ne!(lines[0]["userName"], Value::Null, "somebody ended it");
        let back = centre.consultant.undo(&ended).await["now"].clone();
        assert_eq!((&back["attachments"][0]["state"], &back["facts"]["nextOfKin"]["name"]), (&json!("active"), &json!("")));
        assert_eq!(back["letGo"].as_array().expect("a list").len(), 2, "the card still says what went");
        let step = &corrected["undo"];
        centre.consultant.refused(step["operation"].as_str().expect("a step"), step["input"].clone(), "stale_volunteer").await;
        assert_eq!(rows_about_kin(test).await, 0, "no older step brings it back");
        let written = centre.consultant.ask("change_volunteer", changed(&back, &json!({ "nextOfKin": { "name": "Finn Holmstrøm", "phone": "" } }))).await;
        assert_eq!(words(&written["now"]["letGo"], "what"), ["child_certificate"], "what was written again is not told as gone");
    }

    async fn another_attachment_keeps_what_it_needs_and_no_more(test) {
        let centre = Centre::of(test).await;
        let with_children = with(centre.effort("2020-02-01", ""), &json!({ "withChildren": true }));
        let card = centre.registered("Åse Bækgaard", with_kin(), Some(with_children)).await["now"].clone();
        let card = centre.attached(&card, centre.work("2021-01-01", "")).await["now"].clone();
        let oldest = json!({ "attachments": [card["attachments"][1]] });
        let ended = centre.act("end_attachment", &oldest, json!({ "endsOn": "31/10-2026" })).await["now"].clone();
        assert_eq!(words(&ended["letGo"], "what"), ["child_certificate"]);
        assert_eq!((&ended["facts"]["nextOfKin"]["name"], rows_about_certificates(test).await), (&json!("Finn Holmstrøm"), 0));
        let withdrawn = centre.act("withdraw_attachment", &ended, json!({})).await["now"].clone();
        assert_eq!(words(&withdrawn["letGo"], "what"), ["next_of_kin", "child_certificate"], "what stood by mistake needs nothing");
    }

    async fn what_is_written_of_somebody_whose_attachments_ended_does_not_stay(test) {
        let centre = Centre::of(test).await;
        let card = centre.registered("Åse Bækgaard", with_kin(), Some(centre.effort("2020-02-01", "2023-10-31"))).await["now"].clone();
        assert_eq!((&card["version"], card["letGo"].as_array().expect("a list").len()), (&json!(1), 2));
        let again = centre.consultant.ask("change_volunteer", changed(&card, &json!({ "nextOfKin": { "name": "Finn Holmstrøm", "phone": "" }, "note": "Flyttet" }))).await;
        assert_eq!((&again["now"]["facts"]["nextOfKin"]["name"], &again["now"]["facts"]["note"]), (&json!(""), &json!("Flyttet")));
        assert_eq!(rows_about_kin(test).await, 0);
        let back = centre.consultant.undo(&again).await;
        assert_eq!(back["now"]["facts"]["note"], "", "an act that let something go is taken back as any other");
        centre.consultant.undo(&back).await;
        let bare = centre.registered("Bo Lund", with_kin(), None).await["now"].clone();
        assert_eq!(bare["facts"]["nextOfKin"]["name"], "Finn Holmstrøm", "whoever is to be attached keeps it");
        let ended = centre.registered("Ib Skov", with_kin(), Some(centre.effort("2020-02-01", "2023-10-31"))).await;
        assert_eq!(centre.consultant.undo(&ended).await["now"]["keeping"], "withdrawn");
    }

    async fn a_roll_call_that_ends_an_attachment_lets_go_too(test) {
        let centre = Centre::of(test).await;
        let card = centre.registered("Åse Bækgaard", with_kin(), Some(centre.effort("2020-02-01", ""))).await["now"].clone();
        let call = centre.consultant.ask("start_roll_call", json!({ "requestKey": new_key(), "countedOn": "2026-11-01" })).await["now"]["id"].clone();
        let at = json!({ "rollCallId": call, "workplaceId": centre.workplace });
        let attachment = &card["attachments"][0];
        let answers = json!([{ "attachmentId": attachment["id"], "answer": { "kind": "stopped", "stoppedOn": "15/10-2026" } }]);
        centre.consultant.ask("answer_roll_call", with(at.clone(), &json!({ "answers": answers }))).await;
        let seen = json!([{ "attachmentId": attachment["id"], "version": attachment["version"] }]);
        let done = centre.consultant.ask("carry_out_roll_call", with(at, &json!({ "seen": seen }))).await;
        assert_eq!((rows_about_kin(test).await, rows_about_certificates(test).await), (0, 0));
        centre.consultant.undo(&done).await;
        assert_eq!(centre.card(&card).await["attachments"][0]["state"], "active");
    }

    async fn an_office_can_keep_it_for_some_days_and_change_its_mind(test) {
        let centre = Centre::of(test).await;
        rules(&centre, &json!({ "nextOfKinDays": 30, "certificateDays": 30 })).await;
        let card = centre.registered("Åse Bækgaard", with_kin(), Some(centre.effort("2020-02-01", "2026-11-20"))).await["now"].clone();
        assert_eq!(card["letGo"], json!([]));
        let centre = centre.later(test, 20).await;
        assert_eq!(centre.card(&card).await["letGo"], json!([]));
        rules(&centre, &json!({ "nextOfKinDays": 0 })).await;
        let centre = centre.later(test, 21).await;
        assert_eq!(words(&centre.card(&card).await["letGo"], "what"), ["next_of_kin"], "sooner than was noted");
        let centre = centre.later(test, 27).await;
        assert_eq!(words(&centre.card(&card).await["letGo"], "what"), ["next_of_kin", "child_certificate"]);
        let kept = centre.manager.ask("insurance_rules", json!({})).await;
        let bad = json!({ "version": kept["version"], "rules": with(kept["rules"].clone(), &json!({ "certificateDays": 367 })) });
        centre.manager.refused("change_insurance_rules", bad, "fields_refused").await;
    }

    async fn whoever_was_in_the_register_before_is_looked_at_once(test) {
        let centre = Centre::of(test).await;
        let card = centre.registered("Åse Bækgaard", with_kin(), Some(centre.effort("2020-02-01", ""))).await["now"].clone();
        let open = centre.registered("Bo Lund", with_kin(), Some(centre.effort("2020-02-01", ""))).await["now"].clone();
        // As the office stood before there was this rule.
        test.sabotage("UPDATE attachment_facts SET facts = replace(facts, '\"endsOn\":\"\"', '\"endsOn\":\"2026-10-31\"') WHERE attachment_id = 1").await.expect("a row");
        test.sabotage("UPDATE volunteers SET goes_on = '1900-01-01'").await.expect("rows");
        let centre = centre.later(test, 1).await;
        assert_eq!(centre.card(&card).await["letGo"].as_array().expect("a list").len(), 2);
        assert_eq!(centre.card(&open).await["letGo"], json!([]));
        assert_eq!(test.count("SELECT count(*) FROM volunteers WHERE goes_on IS NOT NULL").await, 0);
        let again = first(&centre.card(&open).await, json!({ "endsOn": "1/12-2026" }));
        centre.consultant.ask("end_attachment", again).await;
        assert_eq!(test.count("SELECT count(*) FROM volunteers WHERE goes_on = '2026-12-02'").await, 1);
    }
}
