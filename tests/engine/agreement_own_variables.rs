//! What the office itself wants filled in in its agreements: asked for, filled, missing, retired, kept by what was sent.

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::agreements_life::{draft, hand_on, seen, signed, with};

fn own(word: &str, kind: &str, default: &str) -> Value {
    json!({ "word": word, "kind": kind, "label": { "da": format!("Hvor mange: {word}"), "en": "" },
        "default": { "da": default, "en": "" } })
}

async fn kept(seat: &TestSeat) -> Value {
    seat.ask("own_variables", json!({})).await
}

/// Keeps these behind those that are there.
async fn add(seat: &TestSeat, variables: &[Value]) -> Value {
    let before = kept(seat).await;
    let all = [before["variables"].as_array().expect("variables"), variables].concat();
    seat.ask("keep_own_variables", json!({ "version": before["version"], "variables": all })).await
}

/// The first one changed.
fn changed(before: &Value, change: impl FnOnce(&mut Value)) -> Value {
    let mut variables = before["variables"].clone();
    change(&mut variables[0]);
    json!({ "version": before["version"], "variables": variables })
}

/// A draft whose purpose asks for these.
async fn asks(seat: &TestSeat, agreement: &Value, body: &str) -> Value {
    let change = json!({ "key": "purpose", "body": body });
    seat.ask("change_clause", with(seen(agreement), change)).await["now"].clone()
}

async fn card(seat: &TestSeat, agreement: &Value) -> Value {
    seat.ask("open_agreement", json!({ "id": agreement["id"] })).await
}

async fn text(seat: &TestSeat, agreement: &Value) -> String {
    let text = seat.ask("preview_text", json!({ "id": agreement["id"] })).await;
    text["pages"].to_string().replace('\u{a0}', " ")
}

async fn write(seat: &TestSeat, agreement: &Value, name: &str, value: &str) -> Value {
    let change = json!({ "values": { name: value } });
    seat.ask("change_agreement", with(seen(agreement), change)).await["now"].clone()
}

office_test! {
    async fn an_own_variable_is_asked_for_missing_until_it_is_filled_and_stands_on_the_paper(test) {
        let (consultant, agreement) = draft(test).await;
        let added = add(&consultant, &[own("Nøgler i alt", "text", ""), own("husleje", "money", "1500"), own("frist", "date", "")]).await;
        let names: Vec<&str> = added["now"]["variables"].as_array().expect("variables").iter().map(|one| one["name"].as_str().expect("a name")).collect();
        assert_eq!((&added["now"]["version"], names), (&json!(1), vec!["own_noegler_i_alt", "own_husleje", "own_frist"]));
        let agreement = asks(&consultant, &agreement, "De får {{own_noegler_i_alt}} for {{own_husleje}} inden {{own_frist}}.").await;
        let open = card(&consultant, &agreement).await;
        assert_eq!(open["missing"], json!(["own_noegler_i_alt", "own_frist"]), "what has a default is there");
        let field = open["variables"].as_array().expect("variables").iter().find(|one| one["name"] == "own_noegler_i_alt").expect("its field");
        assert_eq!((&field["section"], &field["label"]["da"], &field["word"]["da"]), (&json!("own"), &json!("Hvor mange: Nøgler i alt"), &json!("Nøgler i alt")));
        let preview = text(&consultant, &agreement).await;
        assert!(preview.contains("Hvor mange: Nøgler i alt") && preview.contains("1.500 kr."), "the hole is marked by its name: {preview}");
        let print = json!({ "requestKey": new_key(), "holes": "refuse" });
        let details = consultant.refused("print_agreement", with(seen(&agreement), print.clone()), "holes_left").await;
        assert_eq!(details["missing"], json!(["own_noegler_i_alt", "own_frist"]));
        let agreement = write(&consultant, &agreement, "own_noegler_i_alt", "fire nøgler").await;
        let agreement = write(&consultant, &agreement, "own_frist", "1/2-2027").await;
        assert_eq!(card(&consultant, &agreement).await["missing"], json!([]));
        let preview = text(&consultant, &agreement).await;
        assert!(preview.contains("De får fire nøgler for 1.500 kr. inden 1. februar 2027."), "{preview}");
        consultant.ask("print_agreement", with(seen(&agreement), print)).await;
    }

    async fn a_draft_follows_a_changed_default_and_what_was_sent_keeps_the_one_it_was_sent_with(test) {
        let (consultant, agreement) = draft(test).await;
        let added = add(&consultant, &[own("nøgler", "text", "to")]).await;
        let agreement = asks(&consultant, &agreement, "De får {{own_noegler}}.").await;
        let three = consultant.ask("keep_own_variables", changed(&added["now"], |one| one["default"]["da"] = "tre".into())).await;
        assert_eq!(card(&consultant, &agreement).await["filled"]["own_noegler"], "tre");
        let reviewed = hand_on(&consultant, &agreement, "review").await;
        let four = consultant.ask("keep_own_variables", changed(&three["now"], |one| one["default"]["da"] = "fire".into())).await;
        assert_eq!(card(&consultant, &reviewed["now"]).await["filled"]["own_noegler"], "tre");
        let sent = hand_on(&consultant, &reviewed["now"], "association").await;
        let open = card(&consultant, &sent["now"]).await;
        assert_eq!(open["filled"]["own_noegler"], "tre", "what was read through is what was sent");
        assert_eq!(open["life"]["versions"][0]["sha256"], open["life"]["versions"][1]["sha256"], "and is printed once");
        let label = consultant.ask("keep_own_variables", changed(&four["now"], |one| one["label"]["da"] = "Antal".into())).await;
        assert_eq!(label["now"]["version"], 4);
        let back = consultant.undo(&sent).await;
        assert_eq!(card(&consultant, &back["now"]).await["filled"]["own_noegler"], "tre", "it is read through still");
        let to_draft = with(seen(&back["now"]), json!({ "to": "draft" }));
        let taken = consultant.ask("take_back_agreement", to_draft).await;
        assert_eq!(card(&consultant, &taken["now"]).await["filled"]["own_noegler"], "fire", "a draft follows again");
    }

    async fn a_signed_agreement_keeps_its_value_and_its_renewal_takes_it_along(test) {
        let (consultant, agreement) = draft(test).await;
        add(&consultant, &[own("frist", "date", "")]).await;
        let agreement = asks(&consultant, &agreement, "Inden {{own_frist}}.").await;
        let agreement = write(&consultant, &agreement, "own_frist", "1/2-2027").await;
        let signed = signed(&consultant, &agreement).await["now"].clone();
        let renew = json!({ "requestKey": new_key(), "id": signed["id"] });
        let next = consultant.ask("renew_agreement", renew).await["now"].clone();
        assert_eq!((&signed["values"]["own_frist"], &next["values"]["own_frist"]), (&json!("1/2-2027"), &json!("1/2-2028")));
    }

    async fn the_library_may_ask_for_it_and_for_a_retired_one_only_where_it_did(test) {
        let consultant = test.seat(Role::Consultant).await;
        let added = add(&consultant, &[own("nøgler", "text", "to")]).await;
        let says = |library: &Value, key: &str, text: &str| {
            let mut clauses = library["clauses"].clone();
            let clause = clauses.as_array_mut().expect("clauses").iter_mut().find(|clause| clause["key"] == key);
            clause.expect("the clause")["body"]["da"] = text.into();
            json!({ "version": library["version"], "clauses": clauses })
        };
        let library = consultant.ask("clause_library", json!({})).await;
        let knows = |library: &Value| library["variables"].as_array().expect("variables").iter().any(|one| one["name"] == "own_noegler");
        assert!(knows(&library));
        let asking = consultant.ask("keep_clause_library", says(&library, "purpose", "De får {{own_noegler}}.")).await;
        let retired = consultant.ask("keep_own_variables", changed(&added["now"], |one| one["standing"] = "retired".into())).await;
        assert_eq!(retired["now"]["variables"][0]["standing"], "retired");
        let again = consultant.ask("keep_clause_library", says(&asking["now"], "purpose", "De får nu {{own_noegler}}.")).await;
        assert!(knows(&again["now"]), "it is shown by its word still");
        let fresh = consultant.ask("keep_clause_library", says(&again["now"], "purpose", "De får ingen.")).await;
        let details = consultant.refused("keep_clause_library", says(&fresh["now"], "purpose", "{{own_noegler}}"), "fields_refused").await;
        assert_eq!(details["problems"][0]["problem"]["kind"], "unknown_name");
    }

    async fn one_that_a_kept_clause_asks_for_is_never_taken_away(test) {
        let (consultant, agreement) = draft(test).await;
        let added = add(&consultant, &[own("nøgle", "text", ""), own("nøgler", "text", "")]).await;
        let asking = asks(&consultant, &agreement, "De får {{own_noegler}}.").await;
        let without = |set: &Value, gone: &str| {
            let all = set["variables"].as_array().expect("variables").iter();
            let left: Vec<&Value> = all.filter(|one| one["name"] != gone).collect();
            json!({ "version": set["version"], "variables": left })
        };
        let details = consultant.refused("keep_own_variables", without(&added["now"], "own_noegler"), "variable_in_use").await;
        assert_eq!(details, json!({ "word": "nøgler", "agreements": [agreement["number"]], "clause": null }));
        let less = consultant.ask("keep_own_variables", without(&added["now"], "own_noegle")).await;
        assert_eq!(less["now"]["variables"].as_array().map(Vec::len), Some(1), "the letters of its name alone keep none");
        consultant.refused("keep_own_variables", json!({ "version": 2, "variables": [] }), "variable_in_use").await;
        let free = asks(&consultant, &asking, "De får ingen.").await;
        assert_eq!(consultant.ask("keep_own_variables", json!({ "version": 2, "variables": [] })).await["now"]["version"], 3);
        let lost = card(&consultant, &asks(&consultant, &free, "De får {{own_noegler}}.").await).await;
        assert_eq!(lost["missing"], json!(["own_noegler"]), "a name that nothing is known for is a hole");
        let library = consultant.ask("clause_library", json!({})).await;
        add(&consultant, &[own("lås", "text", "")]).await;
        let mut clauses = library["clauses"].clone();
        clauses[0]["body"]["en"] = "With {{own_laas}}.".into();
        consultant.ask("keep_clause_library", json!({ "version": 0, "clauses": clauses })).await;
        let details = consultant.refused("keep_own_variables", json!({ "version": 4, "variables": [] }), "variable_in_use").await;
        assert_eq!(details, json!({ "word": "lås", "agreements": [], "clause": "Formål" }));
    }

    async fn adding_is_taken_back_and_done_again_under_the_same_name(test) {
        let consultant = test.seat(Role::Consultant).await;
        let added = add(&consultant, &[own("nøgler", "text", "to")]).await;
        let undone = consultant.undo(&added).await;
        assert_eq!((&undone["now"]["version"], &undone["now"]["variables"]), (&json!(2), &json!([])));
        let redone = consultant.undo(&undone).await;
        assert_eq!(redone["now"]["variables"], added["now"]["variables"]);
        let same = json!({ "version": 3, "variables": redone["now"]["variables"] });
        let nothing = consultant.ask("keep_own_variables", same).await;
        assert_eq!((&nothing["now"]["version"], &nothing["undo"]), (&json!(3), &Value::Null), "nothing is changed by nothing");
        let history = test.seat(Role::Auditor).await.ask("read_log", json!({ "reason": "Tilsyn" })).await;
        assert!(history.to_string().contains("own_variables_changed"), "{history:#}");
    }

    async fn what_cannot_be_kept_says_which_field_and_why(test) {
        let consultant = test.seat(Role::Consultant).await;
        let refused = async |variables: Value| {
            let input = json!({ "version": 0, "variables": variables });
            let details = consultant.refused("keep_own_variables", input, "fields_refused").await;
            let first = &details["problems"][0];
            format!("{} {}", first["field"].as_str().expect("a field"), first["problem"]["kind"].as_str().expect("a kind"))
        };
        let one = |more: Value| json!([with(own("nøgler", "text", ""), more)]);
        assert_eq!(refused(one(json!({ "word": " " }))).await, "variables.0.word missing");
        assert_eq!(refused(one(json!({ "word": "a}}b" }))).await, "variables.0.word unknown_name");
        assert_eq!(refused(one(json!({ "word": "x".repeat(61) }))).await, "variables.0.word too_long");
        assert_eq!(refused(one(json!({ "word": "Formål" }))).await, "variables.0.word taken_name");
        assert_eq!(refused(json!([own("nøgler", "text", ""), own("Nøgler", "text", "")])).await, "variables.1.word taken_name");
        assert_eq!(refused(one(json!({ "name": "purpose" }))).await, "variables.0.name not_found");
        assert_eq!(refused(one(json!({ "label": { "da": "", "en": "Keys" } }))).await, "variables.0.label.da missing");
        assert_eq!(refused(one(json!({ "default": { "da": "", "en": "two" } }))).await, "variables.0.default.da missing");
        assert_eq!(refused(one(json!({ "default": { "da": "150680-9997", "en": "" } }))).await, "variables.0.default.da looks_like_cpr");
        assert_eq!(refused(one(json!({ "kind": "date", "default": { "da": "snart", "en": "" } }))).await, "variables.0.default.da date");
        assert_eq!(refused(one(json!({ "kind": "money", "default": { "da": "meget", "en": "" } }))).await, "variables.0.default.da amount");
        let many: Vec<Value> = (0..61).map(|number| own(&format!("nøgle {number}"), "text", "")).collect();
        assert_eq!(refused(many.into()).await, "variables out_of_range");
        let twice = with(own("lås", "text", ""), json!({ "name": "own_laas" }));
        assert_eq!(refused(json!([twice, with(twice.clone(), json!({ "word": "dør" }))])).await, "variables.1.name taken_name");
        assert_eq!(kept(&consultant).await, json!({ "version": 0, "variables": [] }));
    }

    async fn a_colleague_who_was_faster_is_seen_first(test) {
        let (one, other) = (test.seat(Role::Consultant).await, test.seat(Role::Manager).await);
        add(&other, &[own("nøgler", "text", "to")]).await;
        let mine = json!({ "version": 0, "variables": [own("låse", "text", "")] });
        let details = one.refused("keep_own_variables", mine, "stale_own_variables").await;
        assert_eq!((&details["current"]["version"], &details["current"]["variables"][0]["word"]), (&json!(1), &json!("nøgler")));
    }
}
