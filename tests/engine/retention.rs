//! How long names are kept, whose time is over, a name that goes for good, and what somebody is told of themselves.

use std::io::{Cursor, Read as _};
use std::path::PathBuf;

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, TestPlace, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::bookings::house_in_use::{HouseInUse, booking, cancelled};
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

/// An office file that was put back once has the one of before beside it.
fn replaced_long_ago(test: &TestOffice) -> Option<PathBuf> {
    let TestPlace::File(office) = &test.place else { return None };
    let path = PathBuf::from(format!("{}.before-restore-2020-01-01T1200", office.display()));
    std::fs::write(&path, "Åse Bækgaard").expect("a file");
    Some(path)
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

/// What somebody is spoken of in, here and there: their own booking, others', a closure, an agreement, a roll-call, a card, a reminder.
async fn written_of(centre: &Centre, house: &HouseInUse, card: &Value) -> Value {
    let rules = centre.manager.ask("booking_rules", json!({})).await;
    let large =
        json!({ "force": "desk", "from": 50, "days": 14, "houses": [house.house["id"]], "notify": "Beredskabet" });
    let book = with(rules["book"].clone(), &json!({ "largeEvents": large }));
    centre.manager.ask("keep_booking_rules", json!({ "version": rules["version"], "book": book })).await;
    let booked = async |starts: &str, ends: &str, more: Value| {
        let input = with(booking(&[&house.a], starts, ends), &more);
        house.desk.ask("book_room", input).await
    };
    let own = booked(
        "2026-11-26T10:00",
        "2026-11-26T12:00",
        json!({ "title": "Åses fødselsdag", "note": "Kaffe til 60", "attendees": 60,
        "contactPersonId": card["personId"], "overrule": "Hun fylder rundt" }),
    )
    .await;
    let gone = booked("2026-11-27T10:00", "2026-11-27T12:00", json!({ "contactPersonId": card["personId"] })).await;
    house.desk.ask("cancel_booking", with(cancelled(&gone), &json!({ "reason": "Brækket ben" }))).await;
    let other = booked("2026-11-28T10:00", "2026-11-28T12:00", json!({ "note": "Åse Bækgaard har nøglen" })).await;
    let third = booked("2026-11-28T13:00", "2026-11-28T14:00", json!({ "note": "Åse Holm har nøglen" })).await;
    booked("2026-11-29T10:00", "2026-11-29T12:00", json!({ "attendees": 60, "overrule": "Bækgaard, Åse, lovede det" }))
        .await;
    let series = with(
        booking(&[&house.b], "2026-11-30T10:00", "2026-11-30T12:00"),
        &json!({ "note": "Hentes af Åse Bækgaard" }),
    );
    let weekly = json!({ "rule": { "kind": "weekly", "every": 1, "weekdays": ["mon"] }, "ends": { "kind": "on", "date": "2026-12-07" } });
    house.desk.ask("book_series", json!({ "booking": series, "recurrence": weekly, "choices": [] })).await;
    let closing = json!({ "requestKey": new_key(), "premisesId": house.house["id"], "rooms": [house.cafe["id"]], "starts": "2026-12-07T08:00",
        "ends": "2026-12-11T16:00", "reason": "Mindestund for Åse Bækgaard" });
    centre.manager.ask("close_rooms", closing).await;
    let begin = json!({ "requestKey": new_key(), "organisationId": centre.association, "activityTitle": "Åben sangaften", "language": "da" });
    let agreement = centre.consultant.ask("draft_agreement", begin).await["now"]["id"].clone();
    let talk = json!({ "requestKey": new_key(), "agreementId": agreement, "facts": { "heldOn": "2026-11-20", "tookPart": "Åse Bækgaard",
        "said": "Salen er for lille.", "nextStep": "Ring til Åse Bækgaard", "nextOn": "2026-12-20" } });
    centre.consultant.ask("note_talk", talk).await;
    let call = centre
        .consultant
        .ask("start_roll_call", json!({ "requestKey": new_key(), "countedOn": "2026-11-01" }))
        .await["now"]["id"]
        .clone();
    let missing = json!({ "rollCallId": call, "workplaceId": centre.workplace, "answers": [], "missing": "Søster til Åse Bækgaard" });
    centre.consultant.ask("answer_roll_call", missing).await;
    let place = centre.consultant.ask("open_organisation", json!({ "organisationId": centre.association })).await["organisation"].clone();
    let facts = with(place["facts"].clone(), &json!({ "note": "Åse Bækgaard kender koden" }));
    centre
        .consultant
        .ask(
            "change_organisation",
            json!({ "organisationId": centre.association, "version": place["version"], "facts": facts }),
        )
        .await;
    centre
        .consultant
        .ask(
            "add_reminder",
            json!({ "requestKey": new_key(), "text": "Blomster til Åse Bækgaard", "dueOn": "2026-12-24" }),
        )
        .await;
    let sheet = json!({ "requestKey": new_key(), "sheet": { "premisesId": house.house["id"], "on": "2026-11-26" } });
    house.desk.ask("print_day_sheet", sheet).await;
    json!({ "own": own["now"]["id"], "other": other["now"]["id"], "third": third["now"]["id"], "agreement": agreement })
}

/// In how many rows her name stands still, or why something of hers was done.
async fn texts_about_her(test: &TestOffice) -> i64 {
    let mut rows = 0;
    for sql in [
        "SELECT count(*) FROM bookings WHERE title LIKE '%Åse%'",
        "SELECT count(*) FROM bookings WHERE note LIKE '%kgaard%'",
        "SELECT count(*) FROM bookings WHERE overruled LIKE '%fylder rundt%' OR overruled LIKE '%lovede%'",
        "SELECT count(*) FROM bookings WHERE cancel_reason LIKE '%ben%'",
        "SELECT count(*) FROM series_terms WHERE note LIKE '%kgaard%'",
        "SELECT count(*) FROM closures WHERE reason LIKE '%kgaard%'",
        "SELECT count(*) FROM agreement_talks WHERE took_part LIKE '%kgaard%' OR next_step LIKE '%kgaard%'",
        "SELECT count(*) FROM roll_call_workplaces WHERE missing LIKE '%kgaard%'",
        "SELECT count(*) FROM organisations WHERE note LIKE '%kgaard%'",
        "SELECT count(*) FROM day_sheets WHERE told LIKE '%kgaard%' OR told LIKE '%84 00 01 45%'",
        "SELECT count(*) FROM reminders WHERE text LIKE '%kgaard%'",
        "SELECT count(*) FROM events WHERE event_values LIKE '%fylder rundt%' OR event_values LIKE '%lovede%'",
    ] {
        let found = test.count(sql).await;
        eprintln!("{found} of {sql}");
        rows += found;
    }
    rows
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
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await, json!({ "due": 1, "awards": 0, "cases": 0, "old": 0, "logLines": 0 }));
        let kept = centre.manager.ask("retention_rules", json!({})).await;
        let rules = with(kept["rules"].clone(), &json!({ "volunteerMonths": 24 }));
        let change = json!({ "version": kept["version"], "rules": rules });
        let changed = centre.manager.ask("change_retention_rules", change.clone()).await;
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await, json!({ "due": 3, "awards": 0, "cases": 0, "old": 0, "logLines": 0 }));
        centre.manager.refused("change_retention_rules", change, "stale_retention_rules").await;
        let bad = json!({ "version": changed["now"]["version"], "rules": with(rules, &json!({ "volunteerMonths": 601 })) });
        assert_eq!(fields(&centre.manager.refused("change_retention_rules", bad, "fields_refused").await), ["rules.volunteerMonths"]);
        centre.manager.undo(&changed).await;
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await, json!({ "due": 1, "awards": 0, "cases": 0, "old": 0, "logLines": 0 }));
    }

    async fn a_name_goes_for_good_and_the_figures_stay(test) {
        let centre = Centre::of(test).await;
        let aase = former(&centre, "Åse Bækgaard").await;
        let draft = json!({ "kind": "insurance", "slot": format!("attach-{}", aase["personId"]), "title": "Bækgaard", "body": "{\"a\":\"Bækgaard\"}" });
        let of_facts = with(draft.clone(), &json!({ "slot": format!("facts-{}", aase["personId"]) }));
        centre.consultant.ask("save_draft", draft).await;
        centre.consultant.ask("save_draft", of_facts).await;
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
        let replaced = replaced_long_ago(test);
        let done = centre.manager.ask("anonymise_person", going(&aase)).await;
        assert_eq!((&done["now"], &done["undo"]), (&json!({ "papers": 1, "searches": 1, "reasons": 3, "texts": 0 }), &Value::Null));
        assert_eq!(rows_about_her(test).await, 0);
        assert!(replaced.is_none_or(|path| !path.exists()), "her name stood in it");
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
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await, json!({ "due": 0, "awards": 0, "cases": 0, "old": 0, "logLines": 0 }));
        let history = json!({ "subject": { "kind": "person", "id": aase["personId"] } });
        let history = centre.manager.ask("subject_history", history).await;
        let gone = &history["lines"][0]["event"];
        assert_eq!(gone, &json!({ "event": "person_anonymised", "values": { "reason": "time_is_over", "papers": 1, "searches": 1, "reasons": 3, "texts": 0, "caseNumber": "" } }));
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
        for said in ["artikel 6, stk. 1, litra e", "Slettes 3 år efter, at du er stoppet", "Slettes 10 år efter, at sagen er lukket", "Slettes, når din sidste tilknytning ophører", "kun, hvis en skade skal anmeldes", "Datatilsynet"] {
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
        let printing = centre.consultant.ask("print_information_letter", letter.clone()).await;
        let printed = printing["now"].clone();
        assert_eq!(centre.consultant.ask("print_information_letter", letter).await["now"]["id"], printed["id"], "the same key is the same paper");
        assert_eq!(centre.card(&aase).await["papers"][0]["kind"], "information_letter");
        let history = centre.consultant.ask("subject_history", json!({ "subject": { "kind": "volunteer", "id": aase["personId"] } })).await;
        let told: Vec<&Value> = history["lines"].as_array().expect("lines").iter().map(|line| &line["event"]["event"]).collect();
        assert!(told.contains(&&json!("information_letter_printed")) && told.contains(&&json!("volunteer_changed")), "{told:?}");
        assert_eq!(centre.card(&aase).await["facts"]["informationGivenOn"], "2026-11-24", "the letter was given");
        let back = centre.consultant.undo(&printing).await;
        assert_eq!((&back["now"]["facts"]["informationGivenOn"], &back["now"]["papers"][0]["kind"]), (&json!(""), &json!("information_letter")), "the paper stays");
        centre.consultant.undo(&back).await;
        assert_eq!(centre.card(&aase).await["facts"]["informationGivenOn"], "2026-11-24");
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

    async fn a_day_on_which_somebody_was_told_already_is_left_alone(test) {
        let centre = Centre::of(test).await;
        let facts = with(crate::insurance::builders::in_order(), &json!({ "informationGivenOn": "2/1-2020" }));
        let aase = centre.registered("Åse Bækgaard", facts, Some(centre.work("2020-01-01", ""))).await["now"].clone();
        let printed = centre.consultant.ask("print_information_letter", json!({ "requestKey": new_key(), "letter": of(&aase) })).await;
        assert_eq!(printed["undo"], Value::Null);
        let card = centre.card(&aase).await;
        assert_eq!((&card["facts"]["informationGivenOn"], &card["version"]), (&json!("2020-01-02"), &json!(1)));
    }

    async fn what_was_written_of_somebody_in_ones_own_words_goes_with_their_name(test) {
        let centre = Centre::of(test).await;
        let house = HouseInUse::of(test).await;
        let aase = centre.volunteer("Åse Bækgaard", Some(centre.work("2020-01-01", "2026-11-20"))).await;
        let words = written_of(&centre, &house, &aase).await;
        let centre = centre.later(test, 20).await;
        assert_eq!(texts_about_her(test).await, 16);
        let done = centre.manager.ask("anonymise_person", going(&aase)).await;
        assert_eq!(texts_about_her(test).await, 0, "no text says the name or why");
        assert!(done["now"]["texts"].as_i64().expect("a count") >= 11, "{done}");
        let desk = test.seat(Role::FrontDesk).await;
        let own = desk.ask("open_booking", json!({ "id": words["own"] })).await["booking"].clone();
        assert_eq!((&own["overruled"]["reason"], &own["title"], &own["note"]), (&json!("…"), &json!("… fødselsdag"), &json!("Kaffe til 60")));
        assert_eq!(own["overruled"]["findings"][0]["kind"], "large_event", "what was broken stays");
        let other = desk.ask("open_booking", json!({ "id": words["other"] })).await["booking"].clone();
        assert_eq!((&other["note"], &other["overruled"]), (&json!("… … har nøglen"), &Value::Null));
        let third = desk.ask("open_booking", json!({ "id": words["third"] })).await["booking"].clone();
        assert_eq!(third["note"], "Åse Holm har nøglen", "who is called otherwise is left alone");
        let talks = centre.consultant.ask("agreement_follow_up", json!({ "id": words["agreement"] })).await["talks"].clone();
        assert_eq!((&talks[0]["facts"]["tookPart"], &talks[0]["facts"]["said"]), (&json!("… …"), &json!("Salen er for lille.")));
    }

    async fn old_lines_of_the_log_go_and_what_proofs_rest_on_stays(test) {
        let centre = Centre::of(test).await;
        let aase = former(&centre, "Åse Bækgaard").await;
        searched(&centre.consultant, "bækgaard").await;
        centre.manager.ask("read_log", json!({ "reason": "Kontrol" })).await;
        let stays = "SELECT count(*) FROM events WHERE event NOT IN ('looked', 'searched', 'printed', 'exported', 'log_read', 'user_signed_in')
            AND operation <> 'thin_log'";
        let of_use = "SELECT count(*) FROM events WHERE event IN ('looked', 'searched', 'log_read')";
        assert!(test.count(of_use).await >= 3);
        centre.manager.refused("thin_log", json!({}), "no_old_lines").await;
        let centre = centre.later(test, 370).await;
        assert_eq!(centre.consultant.ask("retention_due", json!({})).await["log"], Value::Null, "a month goes as a whole");
        let centre = centre.later(test, 372).await;
        let due = centre.consultant.ask("retention_due", json!({})).await["log"].clone();
        assert_eq!(due["keptFrom"], "2026-12-01");
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await["logLines"], due["lines"]);
        centre.consultant.refused("thin_log", json!({}), "not_allowed").await;
        let before = test.count(stays).await;
        let gone = centre.manager.ask("thin_log", json!({})).await;
        assert_eq!((&gone["now"], &gone["undo"]), (&due, &Value::Null));
        assert_eq!(test.count(stays).await, before, "what was changed and printed stays");
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event IN ('searched', 'log_read')").await, 0);
        assert_eq!(centre.consultant.ask("retention_due", json!({})).await["log"], Value::Null);
        let history = centre.consultant.ask("subject_history", json!({ "subject": { "kind": "volunteer", "id": aase["personId"] } })).await;
        assert!(history["lines"].to_string().contains("volunteer_paper_printed"));
        let log = centre.manager.ask("read_log", json!({ "reason": "Kontrol" })).await;
        let line = log["lines"].as_array().expect("lines").iter().find(|line| line["event"]["event"] == "log_thinned").expect("a line").clone();
        assert_eq!(line["event"]["values"], due);
        for sql in [
            "DELETE FROM events WHERE event = 'volunteer_registered'",
            "DELETE FROM events WHERE event = 'log_read'",
            "UPDATE log_kept SET kept_since = (SELECT max(at) FROM events)",
        ] {
            assert!(test.sabotage(sql).await.is_err(), "{sql}");
        }
    }

    async fn how_long_the_log_is_kept_is_the_offices_rule(test) {
        let centre = Centre::of(test).await;
        searched(&centre.consultant, "bækgaard").await;
        let kept = centre.manager.ask("retention_rules", json!({})).await;
        assert!(kept["rules"]["sources"]["log"].as_str().expect("a source").contains("12 måneder"));
        let bad = json!({ "version": kept["version"], "rules": with(kept["rules"].clone(), &json!({ "logMonths": 5 })) });
        assert_eq!(fields(&centre.manager.refused("change_retention_rules", bad, "fields_refused").await), ["rules.logMonths"]);
        let change = json!({ "version": kept["version"], "rules": with(kept["rules"].clone(), &json!({ "logMonths": 6 })) });
        centre.manager.ask("change_retention_rules", change).await;
        let centre = centre.later(test, 200).await;
        assert_eq!(centre.consultant.ask("retention_due", json!({})).await["log"]["keptFrom"], "2026-12-01");
        let aase = centre.volunteer("Åse Bækgaard", None).await;
        let text = centre.consultant.ask("information_letter_text", with(of(&aase), &json!({ "language": "da" }))).await["body"].to_string();
        assert!(text.contains("Slettes 6 måneder efter, at nogen har set på det"), "{text}");
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
