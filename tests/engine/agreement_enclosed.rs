//! The declaration of confidentiality: a clause of the library like the others, drafted, edited and kept with the agreement,
//! that is enclosed on a paper of its own.

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::agreements_life::{draft, hand_on, open, seen, with};

async fn declared(seat: &TestSeat, agreement: &Value, more: Value) -> String {
    let wanted = with(json!({ "id": agreement["id"], "kind": "confidentiality" }), more);
    let text = seat.ask("agreement_letter_text", wanted).await;
    format!("{}\n{}", text["subject"].as_str().expect("a subject"), text["body"].as_str().expect("a body"))
}

async fn on_paper(seat: &TestSeat, agreement: &Value) -> String {
    seat.ask("preview_text", json!({ "id": agreement["id"] })).await["pages"].to_string()
}

fn clause(agreement: &Value) -> &Value {
    let clauses = agreement["clauses"].as_array().expect("clauses");
    clauses.iter().find(|clause| clause["key"] == "declaration").expect("the declaration")
}

office_test! {
    async fn the_declaration_is_a_clause_of_the_agreement_that_has_no_number_on_its_paper(test) {
        let (consultant, agreement) = draft(test).await;
        let card = open(&consultant, &agreement["id"]).await;
        assert_eq!(card["enclosed"], json!(["declaration"]));
        assert_eq!((&clause(&agreement)["state"], &clause(&agreement)["heading"]), (&json!("on"), &json!("Tavshedserklæring")));
        let paper = on_paper(&consultant, &agreement).await;
        assert!(!paper.contains("Jeg er frivillig ved") && paper.contains("tavshedserklæring"), "named, and enclosed");
        let write = with(seen(&agreement), json!({ "key": "declaration", "heading": "Løfte om tavshed", "body": "Jeg er frivillig ved {{association_name}} og tier." }));
        let edited = consultant.ask("change_clause", write).await;
        let says = declared(&consultant, &agreement, json!({})).await;
        assert!(says.contains("Løfte om tavshed") && says.contains("frivillig ved Koret Klangbølgen og tier."), "{says}");
        let says = declared(&consultant, &agreement, json!({ "language": "en" })).await;
        assert!(says.contains("og tier."), "what somebody wrote is in its own language alone: {says}");
        consultant.undo(&edited).await;
        let says = declared(&consultant, &agreement, json!({ "language": "en" })).await;
        assert!(says.contains("Declaration of confidentiality") && says.contains("I am a volunteer at Koret Klangbølgen"), "{says}");
    }

    async fn left_out_it_is_neither_enclosed_nor_to_be_printed_and_the_interview_proposes_it(test) {
        let (consultant, agreement) = draft(test).await;
        let out = with(seen(&agreement), json!({ "key": "declaration", "state": "off" }));
        let out = consultant.ask("change_clause", out).await;
        let card = open(&consultant, &agreement["id"]).await;
        assert_eq!((&card["filled"]["annexes"], &card["life"]["letters"]), (&json!("Husets ordensregler og højeste antal personer"), &json!([])));
        consultant.undo(&out).await;
        for (applies, state) in [(false, "off"), (true, "on")] {
            let answers = json!([{ "condition": "confidentiality", "applies": applies }]);
            let input = json!({ "requestKey": new_key(), "organisationId": agreement["organisationId"], "activityTitle": "Sang", "language": "da", "answers": answers });
            let next = consultant.ask("draft_agreement", input).await["now"].clone();
            assert_eq!(clause(&next)["state"], state, "{applies}");
        }
    }

    async fn the_office_rewords_it_and_what_was_handed_on_keeps_its_own(test) {
        let (consultant, agreement) = draft(test).await;
        let handed = hand_on(&consultant, &agreement, "review").await["now"].clone();
        let manager = test.seat(Role::Manager).await;
        let library = manager.ask("clause_library", json!({})).await;
        assert_eq!(library["enclosed"], json!(["declaration"]));
        let mut clauses = library["clauses"].clone();
        let last = clauses.as_array_mut().and_then(|all| all.last_mut()).expect("clauses");
        assert_eq!(last["key"], "declaration");
        last["body"] = json!({ "da": "Jeg siger intet videre.", "en": "" });
        manager.ask("keep_clause_library", json!({ "version": library["version"], "clauses": clauses })).await;
        assert!(!declared(&consultant, &handed, json!({})).await.contains("Jeg siger intet videre."));
        let back = consultant.ask("take_back_agreement", with(seen(&handed), json!({ "to": "draft" }))).await["now"].clone();
        assert_eq!(open(&consultant, &agreement["id"]).await["newer"]["declaration"]["body"], "Jeg siger intet videre.");
        consultant.ask("settle_clause", with(seen(&back), json!({ "key": "declaration", "text": "library" }))).await;
        assert!(declared(&consultant, &back, json!({})).await.contains("Jeg siger intet videre."));
        let version = open(&consultant, &agreement["id"]).await["life"]["versions"][0]["id"].clone();
        let compared = consultant.ask("compare_agreement", json!({ "id": agreement["id"], "before": { "of": "version", "id": version }, "after": { "of": "now" } })).await;
        let changed: Vec<&Value> = compared.as_array().expect("a list").iter().filter(|one| one["change"] != "same").map(|one| &one["key"]).collect();
        assert_eq!(changed, [&json!("declaration")], "the two versions are compared with what is enclosed");
    }

    async fn an_agreement_and_a_library_from_before_have_the_declaration_the_program_comes_with(test) {
        let (consultant, agreement) = draft(test).await;
        let manager = test.seat(Role::Manager).await;
        let library = manager.ask("clause_library", json!({})).await;
        manager.ask("keep_clause_library", json!({ "version": library["version"], "clauses": with_a_word(library["clauses"].clone()) })).await;
        test.sabotage("DELETE FROM agreement_clauses WHERE clause_key = 'declaration'").await.unwrap();
        test.sabotage("UPDATE clause_library SET clauses = replace(clauses, '\"key\":\"declaration\"', '\"key\":\"own_declaration\"')").await.unwrap();
        let says = declared(&consultant, &agreement, json!({})).await;
        assert!(says.contains("Tavshedserklæring") && says.contains("frivillig ved Koret Klangbølgen"), "{says}");
        let now = manager.ask("clause_library", json!({})).await;
        let keys: Vec<&str> = now["clauses"].as_array().expect("clauses").iter().filter_map(|clause| clause["key"].as_str()).collect();
        assert_eq!(keys[keys.len() - 2..], ["own_declaration", "declaration"]);
        let addable = open(&consultant, &agreement["id"]).await["addable"].clone();
        let put_in = addable.as_array().expect("a list").iter().any(|one| one["key"] == "declaration");
        assert!(put_in, "it can be put into the draft: {addable}");
    }
}

/// The library with another heading of its first clause.
fn with_a_word(mut clauses: Value) -> Value {
    clauses[0]["heading"]["da"] = "Hvorfor".into();
    clauses
}
