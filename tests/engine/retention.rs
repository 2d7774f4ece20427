//! How long names are kept, whose time is over, a name that goes for good, and what somebody is told of themselves.

use std::io::{Cursor, Read as _};

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::insurance::builders::{Centre, fields, with};

fn of(card: &Value) -> Value {
    json!({ "personId": card["personId"] })
}

fn going(card: &Value) -> Value {
    with(of(card), &json!({ "reason": "time_is_over" }))
}

/// A former volunteer about whom much is written, with a paper, a search and a break in their history.
async fn former(centre: &Centre, name: &str) -> Value {
    let facts = json!({ "birthDate": "15/6-1958", "nextOfKin": { "name": "Finn Bækgaard", "phone": "84000199" },
        "confidentiality": { "on": "2/1-2020", "by": "Lone Holm" }, "note": "Ringer helst om morgenen" });
    let effort = with(
        centre.effort("2020-02-01", "2023-10-31"),
        &json!({
        "trackReason": format!("{name} bestemmer selv"), "task": format!("Aftalt med {name}s leder"),
        "pauses": [{ "from": "2021-01-01", "to": "2021-02-01", "reason": "Sygdom" }] }),
    );
    let card = centre.registered(name, facts, Some(effort)).await["now"].clone();
    let paper = json!({ "personId": card["personId"], "attachmentId": card["attachments"][0]["id"] });
    centre.consultant.ask("print_information_sheet", json!({ "requestKey": new_key(), "paper": paper })).await;
    centre.card(&card).await
}

/// In how many rows something of Åse Bækgaard or of those around her stands: names, days, numbers, reasons.
async fn rows_about_her(test: &TestOffice) -> i64 {
    let mut rows = 0;
    for sql in [
        "SELECT count(*) FROM people WHERE full_name LIKE '%kgaard%' OR sort_key LIKE '%kgaard%' OR folded_name LIKE '%kgard%'
            OR phone = '+4584000145'",
        "SELECT count(*) FROM volunteer_facts WHERE facts LIKE '%kgaard%' OR facts LIKE '%1958%' OR facts LIKE '%84000199%'
            OR facts LIKE '%morgenen%' OR facts LIKE '%Lone%'",
        "SELECT count(*) FROM attachment_facts WHERE facts LIKE '%kgaard%' OR facts LIKE '%Sygdom%' OR facts LIKE '%Lone%'",
        "SELECT count(*) FROM events WHERE event_values LIKE '%kgaard%'",
        "SELECT count(*) FROM papers WHERE subject_kind = 'volunteer'",
        "SELECT count(*) FROM parties WHERE words LIKE '%kgard%' OR words LIKE '%kgaard%'",
        "SELECT count(*) FROM party_keys WHERE search_key LIKE '%kgard%' OR search_key LIKE '%84000145%'",
        "SELECT count(*) FROM cpr_numbers",
        "SELECT count(*) FROM drafts WHERE body LIKE '%kgaard%' OR title LIKE '%kgaard%'",
    ] {
        let found = test.count(sql).await;
        eprintln!("{found} of {sql}");
        rows += found;
    }
    rows
}

/// Reasons in the log: given for her paper, for reading of her, with her name, and one about somebody else.
async fn say_why(test: &TestOffice, centre: &Centre, card: &Value) {
    let listed = centre.consultant.ask("papers_in_journal", json!({ "about": "volunteer", "settled": false })).await;
    let paper = &listed["papers"][0]["paper"];
    let place = json!({ "state": "left_out", "reason": "Kladde, ring til chefen" });
    let settled = json!({ "papers": [{ "id": paper["id"], "seen": { "state": "waits" }, "place": place }] });
    centre.consultant.ask("journal_papers", settled).await;
    let auditor = test.seat(Role::Auditor).await;
    let subject = json!({ "kind": "volunteer", "id": card["personId"] });
    for reading in [
        json!({ "subject": subject, "reason": "morgenrunde" }),
        json!({ "reason": "Bækgaard (Åse) spurgte" }),
        json!({ "reason": "kontrol af Åse Holm" }),
    ] {
        auditor.ask("read_log", reading).await;
    }
}

async fn searched(seat: &TestSeat, words: &str) {
    seat.ask("list_volunteers", json!({ "words": words, "view": "everybody" })).await;
    seat.ask("list_volunteers", json!({ "words": "noget helt andet" })).await;
}

office_test! {
    async fn a_name_falls_due_by_the_offices_rule(test) {
        let centre = Centre::of(test).await;
        former(&centre, "Åse Bækgaard").await;
        centre.volunteer("Ib Skov", Some(centre.work("2020-01-01", "2023-12-15"))).await;
        centre.volunteer("Ea Friis", Some(centre.work("2020-01-01", "2024-06-30"))).await;
        centre.volunteer("Mo Juhl", Some(centre.work("2020-01-01", ""))).await;
        let due = centre.consultant.ask("retention_due", json!({})).await;
        let told: Vec<_> = due["names"].as_array().unwrap().iter().map(|one| (one["fullName"].as_str().unwrap(), one["dueOn"].as_str().unwrap(), one["isDue"].as_bool().unwrap())).collect();
        assert_eq!(told, [("Åse Bækgaard", "2026-11-01", true), ("Ib Skov", "2026-12-16", false)]);
        assert_eq!((&due["due"], &due["coming"]), (&json!(1), &json!(1)));
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await, json!({ "due": 1, "awards": 0 }));
        let kept = centre.manager.ask("retention_rules", json!({})).await;
        let rules = with(kept["rules"].clone(), &json!({ "volunteerMonths": 24 }));
        let change = json!({ "version": kept["version"], "rules": rules });
        let changed = centre.manager.ask("change_retention_rules", change.clone()).await;
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await, json!({ "due": 3, "awards": 0 }));
        centre.manager.refused("change_retention_rules", change, "stale_retention_rules").await;
        let bad = json!({ "version": changed["now"]["version"], "rules": with(rules, &json!({ "volunteerMonths": 601 })) });
        assert_eq!(fields(&centre.manager.refused("change_retention_rules", bad, "fields_refused").await), ["rules.volunteerMonths"]);
        centre.manager.undo(&changed).await;
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await, json!({ "due": 1, "awards": 0 }));
    }

    async fn a_name_goes_for_good_and_the_figures_stay(test) {
        let centre = Centre::of(test).await;
        let aase = former(&centre, "Åse Bækgaard").await;
        let draft = json!({ "kind": "insurance", "slot": format!("attach-{}", aase["personId"]), "title": "Bækgaard", "body": "{\"a\":\"Bækgaard\"}" });
        centre.consultant.ask("save_draft", draft).await;
        searched(&centre.consultant, "bækgaard").await;
        centre.manager.ask("begin_sealing", json!({ "name": "cpr" })).await;
        let number = json!({ "requestKey": new_key(), "personId": aase["personId"], "number": "150658-9997", "claimId": null });
        crate::insurance::policy(&centre.manager, "on_registration").await;
        centre.manager.ask("keep_cpr", number).await;
        say_why(test, &centre, &aase).await;
        let look = centre.manager.ask("look_at_anonymising", of(&aase)).await;
        assert_eq!(look["hindrances"], json!([]));
        assert_eq!(look["reasons"], 3);
        assert_eq!((&look["papers"], &look["searches"], &look["attachments"], &look["dueOn"]), (&json!(1), &json!(1), &json!(1), &json!("2026-11-01")));
        assert_eq!(centre.standing(&aase, "2022-03-12").await, "covered_by_scheme");
        assert!(rows_about_her(test).await >= 9);
        let done = centre.manager.ask("anonymise_person", going(&aase)).await;
        assert_eq!((&done["now"], &done["undo"]), (&json!({ "papers": 1, "searches": 1, "reasons": 3 }), &Value::Null));
        assert_eq!(rows_about_her(test).await, 0);
        assert_eq!(test.count("SELECT count(*) FROM attachment_facts WHERE facts LIKE '%bestemmer selv%'").await, 1, "the reason stays without the name");
        let on_day = centre.consultant.ask("coverage_on_day", json!({ "on": "2022-03-12" })).await;
        assert_eq!((&on_day["people"][0]["fullName"], &on_day["people"][0]["standing"]), (&json!("Anonym"), &json!("covered_by_scheme")), "the figures stay");
        let page = centre.consultant.ask("list_volunteers", json!({ "view": "everybody" })).await;
        assert_eq!(page["volunteers"], json!([]));
        centre.consultant.refused("open_volunteer", of(&aase), "volunteer_not_found").await;
        centre.consultant.refused("open_person", of(&aase), "person_not_found").await;
        centre.consultant.refused("restore_person", of(&aase), "person_not_found").await;
        centre.manager.refused("anonymise_person", going(&aase), "person_not_found").await;
        centre.manager.refused("look_at_anonymising", of(&aase), "person_not_found").await;
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await, json!({ "due": 0, "awards": 0 }));
        let history = json!({ "subject": { "kind": "person", "id": aase["personId"] } });
        let history = centre.manager.ask("subject_history", history).await;
        let gone = &history["lines"][0]["event"];
        assert_eq!(gone, &json!({ "event": "person_anonymised", "values": { "reason": "time_is_over", "papers": 1, "searches": 1, "reasons": 3 } }));
        let reasons = "SELECT count(*) FROM events WHERE event_values LIKE '%ring til chefen%' OR event_values LIKE '%morgenrunde%'";
        assert_eq!(test.count(reasons).await, 0, "what was said of her goes, with a name or without");
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event_values LIKE '%kontrol af Åse Holm%'").await, 1, "what was said of others stays");
    }

    async fn whoever_is_still_something_to_the_office_keeps_their_name(test) {
        let centre = Centre::of(test).await;
        let aase = centre.volunteer("Åse Bækgaard", Some(centre.work("2020-01-01", ""))).await;
        let details = centre.manager.refused("anonymise_person", going(&aase), "anonymising_hindered").await;
        assert_eq!(details["hindrances"], json!([{ "kind": "active_volunteer", "workplaces": ["Plejecentret Havblik"] }]));
        let aase = centre.act("end_attachment", &aase, json!({ "endsOn": "1/11-2026" })).await["now"].clone();
        let role = json!({ "requestKey": new_key(), "organisationId": centre.association, "personId": aase["personId"],
            "facts": { "role": "authorised_signatory" } });
        centre.consultant.ask("give_contact_role", role).await;
        let details = centre.manager.refused("anonymise_person", going(&aase), "anonymising_hindered").await;
        assert_eq!(details["hindrances"], json!([{ "kind": "holds_role", "organisation": "Besøgsvennerne", "role": "authorised_signatory" }]));
        assert_eq!(centre.card(&aase).await["fullName"], "Åse Bækgaard", "nothing went");
    }

    async fn the_guard_of_the_log_lets_nothing_else_through(test) {
        let centre = Centre::of(test).await;
        searched(&centre.consultant, "bækgaard").await;
        centre.manager.ask("read_log", json!({ "reason": "Kontrol" })).await;
        for sql in [
            "UPDATE events SET event_values = '{}' WHERE event = 'searched'",
            "UPDATE events SET user_id = NULL WHERE event = 'searched'",
            "UPDATE events SET event_values = '{}' WHERE event <> 'searched'",
            "UPDATE events SET event_values = '{\"reason\":\"Noget andet\"}' WHERE event = 'log_read'",
            "UPDATE events SET user_id = NULL, event_values = '{\"reason\":\"…\"}' WHERE event = 'log_read'",
            "DELETE FROM events",
        ] {
            assert!(test.sabotage(sql).await.is_err(), "{sql}");
        }
    }

    async fn a_volunteer_is_told_what_is_written_down_by_the_offices_own_rules(test) {
        let centre = Centre::of(test).await;
        let facts = with(crate::insurance::builders::person("Åse Bækgaard"), &json!({ "email": "aase@example.dk" }));
        let input = json!({ "requestKey": new_key(), "person": { "who": "new", "facts": facts }, "facts": crate::insurance::builders::in_order() });
        let aase = centre.consultant.ask("register_volunteer", input).await["now"].clone();
        let text = centre.consultant.ask("information_letter_text", with(of(&aase), &json!({ "language": "da" }))).await;
        assert_eq!(text["subject"], "Det skriver vi ned om dig: Åse Bækgaard");
        let body = text["body"].as_str().expect("a text");
        for said in ["artikel 6, stk. 1, litra e", "Slettes 3 år efter, at du er stoppet", "Slettes 10 år efter, at sagen er lukket", "kun, hvis en skade skal anmeldes", "Datatilsynet"] {
            assert!(body.contains(said), "{said}: {body}");
        }
        let kept = centre.manager.ask("retention_rules", json!({})).await;
        let rules = with(kept["rules"].clone(), &json!({ "volunteerMonths": 18 }));
        centre.manager.ask("change_retention_rules", json!({ "version": kept["version"], "rules": rules })).await;
        crate::insurance::policy(&centre.manager, "none").await;
        let text = centre.consultant.ask("information_letter_text", with(of(&aase), &json!({ "language": "en" }))).await;
        let body = text["body"].as_str().expect("a text");
        assert!(body.contains("Deleted 18 months after you have stopped") && body.contains("We do not keep your CPR number."), "{body}");
        assert!(!body.contains("section 11"), "what is not kept needs no law");
        let letter = json!({ "requestKey": new_key(), "letter": of(&aase) });
        let printed = centre.consultant.ask("print_information_letter", letter.clone()).await["now"].clone();
        assert_eq!(centre.consultant.ask("print_information_letter", letter).await["now"]["id"], printed["id"], "the same key is the same paper");
        assert_eq!(centre.card(&aase).await["papers"][0]["kind"], "information_letter");
        let history = centre.consultant.ask("subject_history", json!({ "subject": { "kind": "volunteer", "id": aase["personId"] } })).await;
        assert_eq!(history["lines"][0]["event"]["event"], "information_letter_printed");
        let to_mail = json!({ "letter": of(&aase), "paperId": printed["id"] });
        let mail = gate::bytes(&centre.consultant.seat, "information_letter_mail", to_mail).await.expect("a draft");
        let mail = String::from_utf8(mail).expect("seven bits");
        assert!(mail.contains("X-Unsent: 1") && mail.contains("To: <aase@example.dk>") && mail.contains("application/pdf"), "{mail}");
        let mut refused = Vec::new();
        let other = former(&centre, "Ib Skov").await;
        let anothers = json!({ "letter": of(&aase), "paperId": centre.card(&other).await["papers"][0]["id"] });
        refused.push(gate::bytes(&centre.consultant.seat, "information_letter_mail", anothers).await.expect_err("another paper")["code"].clone());
        let nobody = json!({ "personId": 9_999 });
        refused.push(gate::bytes(&centre.consultant.seat, "preview_information_letter", nobody.clone()).await.expect_err("nobody")["code"].clone());
        assert_eq!(refused, ["paper_not_found", "person_not_found"]);
        centre.consultant.refused("information_letter_text", nobody.clone(), "person_not_found").await;
        centre.consultant.refused("print_information_letter", json!({ "requestKey": new_key(), "letter": nobody }), "person_not_found").await;
        let bo = json!({ "requestKey": new_key(), "facts": crate::insurance::builders::person("Bo 漢") });
        let bo = json!({ "personId": centre.consultant.ask("register_person", bo).await["now"]["person"]["id"] });
        centre.consultant.refused("information_letter_text", bo.clone(), "not_a_volunteer").await;
        let input = json!({ "requestKey": new_key(), "person": { "who": "known", "personId": bo["personId"] }, "facts": crate::insurance::builders::in_order() });
        centre.consultant.ask("register_volunteer", input).await;
        centre.consultant.refused("print_information_letter", json!({ "requestKey": new_key(), "letter": bo }), "cannot_be_printed").await;
    }

    async fn somebody_is_told_what_is_known_of_them_and_of_nobody_else(test) {
        let centre = Centre::of(test).await;
        let aase = former(&centre, "Åse Bækgaard").await;
        let changed = json!({ "personId": aase["personId"], "version": aase["version"],
            "facts": with(aase["facts"].clone(), &json!({ "note": "En ny note" })) });
        centre.consultant.ask("change_volunteer", changed).await;
        let person = centre.consultant.ask("open_person", of(&aase)).await["person"].clone();
        let facts = with(person["facts"].clone(), &json!({ "protection": "protected",
            "address": { "kind": "shown", "street": "Hemmelig Vej 7", "postalCode": "2683", "town": "Havbjerg" } }));
        centre.consultant.ask("change_person", json!({ "personId": aase["personId"], "version": person["version"], "facts": facts })).await;
        let paper = gate::bytes(&centre.consultant.seat, "preview_access_report", of(&aase)).await.expect("a paper");
        assert!(paper.starts_with(b"%PDF"));
        let bundle = gate::bytes(&centre.consultant.seat, "export_access_report", of(&aase)).await.expect("a bundle");
        let mut bundle = zip::ZipArchive::new(Cursor::new(bundle)).expect("an archive");
        let mut json = String::new();
        bundle.by_name("Indsigt 2026-11-24.json").expect("the data").read_to_string(&mut json).expect("text");
        assert!(bundle.by_name("Indsigt 2026-11-24.pdf").is_ok());
        for other in ["Finn", "84000199", "Lone Holm", "Hemmelig"] {
            assert!(!json.contains(other), "{other}: {json}");
        }
        let data: Value = serde_json::from_str(&json).expect("data");
        assert_eq!((&data["person"]["fullName"], &data["volunteer"]["facts"]["note"]), (&json!("Åse Bækgaard"), &json!("En ny note")));
        assert_eq!(data["volunteer"]["earlier"][0]["note"], "Ringer helst om morgenen");
        assert_eq!(data["volunteer"]["attachments"][0]["workplace"], "Plejecentret Havblik");
        let acts: Vec<&str> = data["log"].as_array().unwrap().iter().map(|line| line["event"].as_str().unwrap()).collect();
        assert!(acts.contains(&"looked") && acts.contains(&"volunteer_registered"), "{acts:?}");
        for operation in ["preview_access_report", "export_access_report"] {
            let no = gate::bytes(&centre.consultant.seat, operation, json!({ "personId": 999_999 })).await;
            assert_eq!(no.expect_err("nobody")["code"], "person_not_found");
        }
    }

    async fn who_may_do_what_with_names(test) {
        let centre = Centre::of(test).await;
        let desk = test.seat(Role::FrontDesk).await;
        let aase = former(&centre, "Åse Bækgaard").await;
        for operation in ["retention_due", "retention_count", "look_at_anonymising", "anonymise_person", "retention_rules"] {
            desk.refused(operation, json!({}), "not_allowed").await;
        }
        centre.consultant.refused("anonymise_person", going(&aase), "not_allowed").await;
        centre.consultant.refused("change_retention_rules", json!({}), "not_allowed").await;
    }
}
