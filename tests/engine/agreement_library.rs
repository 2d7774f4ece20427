//! The clauses that the office writes agreements with: changed as a whole, kept for ever, taken by drafts or left.

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::agreements_life::{draft, hand_on, seen, signed, with};

async fn library(seat: &TestSeat) -> Value {
    seat.ask("clause_library", json!({})).await
}

/// The library with one clause changed.
fn changed(library: &Value, key: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut clauses = library["clauses"].clone();
    let clause = clauses.as_array_mut().expect("clauses").iter_mut().find(|clause| clause["key"] == key);
    change(clause.expect("the clause"));
    json!({ "version": library["version"], "clauses": clauses })
}

fn says(key: &'static str, body: &'static str) -> impl FnOnce(&Value) -> Value {
    move |library| changed(library, key, |clause| clause["body"]["da"] = body.into())
}

async fn keep(seat: &TestSeat, change: impl FnOnce(&Value) -> Value) -> Value {
    let before = library(seat).await;
    seat.ask("keep_clause_library", change(&before)).await
}

async fn card(seat: &TestSeat, agreement: &Value) -> Value {
    seat.ask("open_agreement", json!({ "id": agreement["id"] })).await
}

fn clause<'a>(agreement: &'a Value, key: &str) -> &'a Value {
    agreement["clauses"].as_array().expect("clauses").iter().find(|clause| clause["key"] == key).expect("the clause")
}

fn keys(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().map(|one| one["key"].as_str().expect("a key")).collect()
}

fn own(key: &str, standing: &str) -> Value {
    let heading = json!({ "da": "Nøgler", "en": "" });
    json!({ "key": key, "heading": heading, "body": { "da": "Nøglen hentes hos pedellen.", "en": "" }, "variants": [], "standing": standing })
}

async fn begun(test: &TestOffice, answers: Value) -> Value {
    let consultant = test.seat(Role::Consultant).await;
    let facts = json!({ "kind": "association", "name": "Lektiecaféen", "borrowerCategory": "social" });
    let party = consultant.ask("register_organisation", json!({ "requestKey": new_key(), "facts": facts })).await;
    let input = json!({ "requestKey": new_key(), "organisationId": party["now"]["organisation"]["id"],
        "activityTitle": "Lektiehjælp", "language": "da", "answers": answers });
    consultant.ask("draft_agreement", input).await["now"].clone()
}

office_test! {
    async fn an_office_that_changed_nothing_has_what_the_program_comes_with(test) {
        let consultant = test.seat(Role::Consultant).await;
        let library = library(&consultant).await;
        assert_eq!((&library["version"], &library["clauses"]), (&json!(0), &library["comesWith"]));
        assert_eq!(keys(&library["clauses"]).len(), 16);
        let same = json!({ "version": 0, "clauses": library["clauses"] });
        let kept = consultant.ask("keep_clause_library", same).await;
        assert_eq!((&kept["now"]["version"], &kept["undo"]), (&json!(0), &Value::Null), "nothing is changed by nothing");
    }

    async fn a_changed_text_stands_in_the_next_draft_and_changes_none_that_is_there(test) {
        let (consultant, before) = draft(test).await;
        let sent = hand_on(&consultant, &before, "association").await["now"].clone();
        let kept = keep(&consultant, says("purpose", "Vi vil sammen {{purpose}}.")).await;
        assert_eq!(kept["now"]["version"], 1);
        let next = begun(test, json!([])).await;
        assert_eq!(clause(&next, "purpose")["body"], "Vi vil sammen {{purpose}}.");
        assert_eq!(clause(&next, "purpose")["isEdited"], false);
        let there = card(&consultant, &sent).await;
        assert_eq!(clause(&there["agreement"], "purpose"), clause(&before, "purpose"), "what was sent stands still");
        let undone = consultant.undo(&kept).await;
        assert_eq!((&undone["now"]["version"], &undone["now"]["clauses"]), (&json!(2), &undone["now"]["comesWith"]));
        assert_eq!(consultant.undo(&undone).await["now"]["clauses"][0]["body"]["da"], "Vi vil sammen {{purpose}}.");
        let history = test.seat(Role::Auditor).await.ask("read_log", json!({ "reason": "Tilsyn" })).await;
        assert!(history.to_string().contains("clause_library_changed"), "{history:#}");
    }

    async fn a_draft_takes_the_newer_text_or_keeps_its_own_and_either_is_taken_back(test) {
        let (consultant, agreement) = draft(test).await;
        keep(&consultant, says("purpose", "Vi vil sammen {{purpose}}.")).await;
        let there = card(&consultant, &agreement).await;
        assert_eq!(there["newer"], json!({ "purpose": { "heading": "Formål", "body": "Vi vil sammen {{purpose}}." } }));
        let settle = |version: &Value, text: &str| json!({ "id": agreement["id"], "version": version, "key": "purpose", "text": text });
        let kept = consultant.ask("settle_clause", settle(&agreement["version"], "own")).await;
        assert_eq!(clause(&kept["now"], "purpose")["body"], clause(&agreement, "purpose")["body"]);
        assert_eq!(clause(&kept["now"], "purpose")["isEdited"], true, "it says something else than the library now");
        assert_eq!(card(&consultant, &agreement).await["newer"], json!({}), "it is asked about once");
        consultant.refused("settle_clause", settle(&kept["now"]["version"], "library"), "clause_not_found").await;
        let back = consultant.undo(&kept).await;
        assert_eq!(card(&consultant, &agreement).await["newer"]["purpose"]["heading"], "Formål");
        let taken = consultant.ask("settle_clause", settle(&back["now"]["version"], "library")).await;
        assert_eq!(clause(&taken["now"], "purpose")["body"], "Vi vil sammen {{purpose}}.");
        assert_eq!(clause(&taken["now"], "purpose")["isEdited"], false);
        let back = consultant.undo(&taken).await;
        assert_eq!(clause(&back["now"], "purpose")["body"], clause(&agreement, "purpose")["body"]);
        assert_eq!(card(&consultant, &agreement).await["newer"]["purpose"]["heading"], "Formål");
        consultant.refused("settle_clause", settle(&json!(1), "own"), "stale_agreement").await;
    }

    async fn what_is_signed_keeps_its_clauses_and_its_renewal_is_told_of_newer_ones(test) {
        let (consultant, agreement) = draft(test).await;
        let signed = signed(&consultant, &agreement).await["now"].clone();
        keep(&consultant, says("purpose", "Vi vil sammen {{purpose}}.")).await;
        let settle = json!({ "id": signed["id"], "version": signed["version"], "key": "purpose", "text": "library" });
        consultant.refused("settle_clause", settle, "agreement_locked").await;
        let next = consultant.ask("renew_agreement", json!({ "requestKey": new_key(), "id": signed["id"] })).await["now"].clone();
        assert_eq!(clause(&next, "purpose")["body"], clause(&signed, "purpose")["body"]);
        assert_eq!(keys_of(&card(&consultant, &next).await["newer"]), ["purpose"]);
    }

    async fn the_answers_choose_clauses_and_texts_and_nothing_is_lost(test) {
        let all = begun(test, json!([])).await;
        assert!(all["clauses"].as_array().expect("clauses").iter().all(|clause| clause["state"] == "on"));
        assert_eq!((&clause(&all, "economy")["variant"], &clause(&all, "insurance")["variant"]), (&json!("no_grant"), &json!("association")));
        let answers = json!([{ "condition": "children", "applies": false }, { "condition": "premises", "applies": false },
            { "condition": "economy", "applies": true }, { "condition": "attached", "applies": true }]);
        let chosen = begun(test, answers).await;
        for (key, state) in [("certificates", "off"), ("premises", "off"), ("confidentiality", "on"), ("economy", "on"), ("purpose", "on")] {
            assert_eq!(clause(&chosen, key)["state"], state, "{key}");
        }
        assert_eq!((&clause(&chosen, "economy")["variant"], &clause(&chosen, "insurance")["variant"]), (&json!("grant"), &json!("municipality")));
        let body = clause(&chosen, "premises")["body"].as_str().expect("a text");
        assert!(body.contains("{{rooms}}"), "what stays out can be put in: {body}");
    }

    async fn a_clause_of_the_offices_own_is_used_moved_retired_and_put_into_a_draft(test) {
        let (consultant, agreement) = draft(test).await;
        let key = "keys-1".to_owned();
        let added = keep(&consultant, |library| {
            let mut clauses = library["clauses"].clone();
            clauses.as_array_mut().expect("clauses").insert(6, own(&key, "retired"));
            json!({ "version": library["version"], "clauses": clauses })
        }).await;
        assert_eq!(card(&consultant, &agreement).await["addable"], json!([]), "what is not in use is offered to nobody");
        assert!(!keys(&begun(test, json!([])).await["clauses"]).contains(&key.as_str()));
        let used = consultant.ask("keep_clause_library", changed(&added["now"], &key, |clause| clause["standing"] = "used".into())).await;
        assert_eq!(used["now"]["version"], 2);
        assert_eq!(card(&consultant, &agreement).await["addable"], json!([{ "key": key, "heading": "Nøgler" }]));
        let put = consultant.ask("add_clause", with(seen(&agreement), json!({ "key": key }))).await;
        assert_eq!(keys(&put["now"]["clauses"])[5..8], ["contacts", key.as_str(), "premises"]);
        assert_eq!(clause(&put["now"], &key)["body"], "Nøglen hentes hos pedellen.");
        let again = with(seen(&put["now"]), json!({ "key": key }));
        consultant.refused("add_clause", again, "clause_not_found").await;
        let text = consultant.ask("preview_text", json!({ "id": agreement["id"] })).await.to_string();
        assert!(text.contains("Nøglen hentes hos pedellen."), "{text}");
        let out = consultant.undo(&put).await;
        assert_eq!(clause(&out["now"], &key)["state"], "off", "what was put in is taken out of the paper, not lost");
        assert!(keys(&begun(test, json!([])).await["clauses"]).contains(&key.as_str()));
        let english = consultant.ask("draft_agreement", json!({ "requestKey": new_key(), "organisationId": agreement["organisationId"],
            "activityTitle": "Singing", "language": "en" })).await;
        assert_eq!(clause(&english["now"], &key)["heading"], "Nøgler", "where nobody wrote English the Danish stands");
        consultant.refused("add_clause", with(seen(&agreement), json!({ "key": "none" })), "stale_agreement").await;
    }

    async fn a_library_that_cannot_be_kept_says_which_field_and_why(test) {
        let consultant = test.seat(Role::Consultant).await;
        let before = library(&consultant).await;
        let refused = async |change: Value| {
            let details = consultant.refused("keep_clause_library", change, "fields_refused").await;
            let first = &details["problems"][0];
            format!("{} {}", first["field"].as_str().expect("a field"), first["problem"]["kind"].as_str().expect("a kind"))
        };
        let purpose = |change: fn(&mut Value)| changed(&before, "purpose", change);
        assert_eq!(refused(purpose(|clause| clause["heading"]["da"] = " ".into())).await, "clauses.0.heading.da missing");
        assert_eq!(refused(purpose(|clause| clause["body"]["da"] = "".into())).await, "clauses.0.body.da missing");
        assert_eq!(refused(purpose(|clause| clause["body"]["da"] = "x".repeat(8_001).into())).await, "clauses.0.body.da too_long");
        assert_eq!(refused(purpose(|clause| clause["body"]["en"] = "Ring til 150680-9997".into())).await, "clauses.0.body.en looks_like_cpr");
        assert_eq!(refused(purpose(|clause| clause["body"]["da"] = "Vi {{danser}}.".into())).await, "clauses.0.body.da unknown_name");
        assert_eq!(refused(purpose(|clause| clause["body"]["da"] = "For {{målgrupe}}.".into())).await, "clauses.0.body.da unknown_name");
        assert_eq!(refused(purpose(|clause| clause["body"]["en"] = "For {{Target Group 2}}.".into())).await, "clauses.0.body.en unknown_name");
        assert_eq!(refused(purpose(|clause| clause["key"] = "activity".into())).await, "clauses.1.key taken_name");
        assert_eq!(refused(purpose(|clause| clause["key"] = "formaal".into())).await, "clauses not_found", "others ask for it by its key");
        assert_eq!(refused(purpose(|clause| clause["key"] = "".into())).await, "clauses.0.key missing");
        assert_eq!(refused(purpose(|clause| clause["key"] = "k".repeat(61).into())).await, "clauses.0.key too_long");
        let many: Vec<Value> = (0..101).map(|number| own(&format!("keys-{number}"), "used")).collect();
        let many = [before["clauses"].as_array().expect("clauses").clone(), many].concat();
        assert_eq!(refused(json!({ "version": 0, "clauses": many })).await, "clauses out_of_range");
        let texts = changed(&before, "economy", |clause| {
            let one = clause["variants"][0].clone();
            clause["variants"] = (0..21).map(|number| with(one.clone(), json!({ "key": format!("text-{number}") }))).collect();
        });
        assert_eq!(refused(texts).await, "clauses.7.variants out_of_range");
        assert_eq!(refused(changed(&before, "purpose", |clause| { clause.as_object_mut().expect("a clause").remove("body"); })).await, "clauses.0.body missing");
        let fewer = changed(&before, "period", |clause| { clause["variants"].as_array_mut().expect("texts").pop(); });
        assert_eq!(refused(fewer).await, "clauses.14.variants not_found");
        assert_eq!(library(&consultant).await["version"], 0);
    }

    async fn a_colleague_who_was_faster_is_seen_first(test) {
        let (one, other) = (test.seat(Role::Consultant).await, test.seat(Role::Manager).await);
        let before = library(&one).await;
        other.ask("keep_clause_library", says("purpose", "Vi synger.")(&before)).await;
        let details = one.refused("keep_clause_library", says("purpose", "Vi danser.")(&before), "stale_clause_library").await;
        assert_eq!((&details["current"]["version"], &details["current"]["clauses"][0]["body"]["da"]), (&json!(1), &json!("Vi synger.")));
    }
}

fn keys_of(object: &Value) -> Vec<String> {
    object.as_object().expect("an object").keys().cloned().collect()
}
