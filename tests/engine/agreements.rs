//! Agreements: drafted, written, printed and kept.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

/// An association with an address and a chair, and a consultant who drafts an agreement with it.
async fn drafted(test: &TestOffice) -> (TestSeat, Value) {
    let consultant = test.seat(Role::Consultant).await;
    let association = consultant
        .ask(
            "register_organisation",
            json!({ "requestKey": new_key(), "facts": { "kind": "association", "name": "Koret Klangbølgen",
                "borrowerCategory": "social", "street": "Kirkebakken 12", "postalCode": "2683", "town": "Havbjerg" } }),
        )
        .await;
    let draft = consultant
        .ask(
            "draft_agreement",
            json!({ "requestKey": new_key(), "organisationId": association["now"]["organisation"]["id"], "activityTitle": "Åben sangaften",
                "language": "da" }),
        )
        .await;
    (consultant, draft)
}

/// Everything filled in, so that it prints without a hole.
async fn filled(consultant: &TestSeat, agreement: &Value) -> Value {
    let card = consultant.ask("open_agreement", json!({ "id": agreement["id"] })).await;
    let values: serde_json::Map<String, Value> = card["missing"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|name| (name.as_str().expect("a name").to_owned(), Value::from("æøå skrevet")))
        .collect();
    let change = json!({ "id": agreement["id"], "version": agreement["version"], "values": values });
    consultant.ask("change_agreement", change).await["now"].clone()
}

async fn preview(seat: &TestSeat, input: Value) -> Vec<u8> {
    gate::bytes(&seat.seat, "preview_agreement", input).await.expect("a preview")
}

office_test! {
    async fn a_draft_is_numbered_and_filled_from_the_records(test) {
        let (consultant, draft) = drafted(test).await;
        assert_eq!(draft["now"]["number"], "SA-2026-001");
        assert_eq!(draft["now"]["startsOn"], "2026-12-01");
        assert_eq!(draft["now"]["endsOn"], "2027-11-30");
        assert_eq!(draft["now"]["clauses"].as_array().expect("clauses").len(), 15);
        let card = consultant.ask("open_agreement", json!({ "id": draft["now"]["id"] })).await;
        assert_eq!(card["filled"]["association_name"], "Koret Klangbølgen");
        assert_eq!(card["filled"]["association_postal_town"], "2683 Havbjerg");
        assert_eq!(card["filled"]["start_date"], "1. december 2026");
        assert_eq!(card["filled"]["meeting_frequency"], "mindst to gange om året");
        assert!(card["missing"].as_array().expect("a list").contains(&json!("purpose")));
    }

    async fn the_same_request_is_one_draft_and_the_next_one_has_the_next_number(test) {
        let (consultant, draft) = drafted(test).await;
        let organisation = draft["now"]["organisationId"].clone();
        let input = json!({ "requestKey": new_key(), "organisationId": organisation, "activityTitle": "Høstfest", "language": "da" });
        let first = consultant.ask("draft_agreement", input.clone()).await;
        let again = consultant.ask("draft_agreement", input).await;
        assert_eq!(first["now"]["id"], again["now"]["id"]);
        assert_eq!(first["now"]["number"], "SA-2026-002");
    }

    async fn a_clause_is_changed_and_the_change_taken_back_and_made_again(test) {
        let (consultant, draft) = drafted(test).await;
        let change = json!({ "id": draft["now"]["id"], "version": draft["now"]["version"], "key": "purpose", "body": "Vi synger." });
        let changed = consultant.ask("change_clause", change).await;
        let clause = |answer: &Value| answer["now"]["clauses"][0].clone();
        assert_eq!(clause(&changed)["body"], "Vi synger.");
        assert_eq!(clause(&changed)["isEdited"], true);
        let undone = consultant.undo(&changed).await;
        assert_eq!(clause(&undone)["isEdited"], false);
        assert_eq!(clause(&consultant.undo(&undone).await)["body"], "Vi synger.");
    }

    async fn a_clause_with_several_texts_takes_the_chosen_one(test) {
        let (consultant, draft) = drafted(test).await;
        let change = json!({ "id": draft["now"]["id"], "version": draft["now"]["version"], "key": "economy", "variant": "grant" });
        let changed = consultant.ask("change_clause", change).await;
        assert!(changed["now"]["clauses"][7]["body"].as_str().expect("a text").contains("{{grant_amount}}"));
        assert_eq!(changed["now"]["clauses"][7]["isEdited"], false);
        let again = json!({ "id": draft["now"]["id"], "version": changed["now"]["version"], "key": "economy", "variant": "lottery" });
        assert_eq!(consultant.refused("change_clause", again, "clause_not_found").await["key"], "economy");
    }

    async fn a_stale_edit_is_refused_with_how_it_stands_now(test) {
        let (consultant, draft) = drafted(test).await;
        let edit = |title: &str| json!({ "id": draft["now"]["id"], "version": draft["now"]["version"], "activityTitle": title, "values": {} });
        consultant.ask("change_agreement", edit("Sang på torsdage")).await;
        let details = consultant.refused("change_agreement", edit("Sang på fredage"), "stale_agreement").await;
        assert_eq!(details["current"]["activityTitle"], "Sang på torsdage");
    }

    async fn facts_that_cannot_be_taken_are_named_field_by_field(test) {
        let (consultant, draft) = drafted(test).await;
        let change = json!({ "id": draft["now"]["id"], "version": draft["now"]["version"], "activityTitle": " ",
            "period": { "startsOn": "2027-01-01", "endsOn": "2026-01-01" }, "values": { "lottery": "x", "purpose": "Ring til 150680-9997" } });
        let details = consultant.refused("change_agreement", change, "fields_refused").await;
        let fields: Vec<&str> = details["problems"].as_array().expect("a list").iter().map(|problem| problem["field"].as_str().expect("a path")).collect();
        assert_eq!(fields, ["activityTitle", "period.endsOn", "values.lottery", "values.purpose"]);
        assert_eq!(details["problems"][3]["problem"]["kind"], "looks_like_cpr");
    }

    async fn a_discarded_draft_is_out_of_the_list_until_it_is_taken_back(test) {
        let (consultant, draft) = drafted(test).await;
        let discarded = consultant.ask("discard_agreement", json!({ "id": draft["now"]["id"], "version": draft["now"]["version"] })).await;
        assert_eq!(consultant.ask("list_agreements", json!({})).await, json!([]));
        let edit = json!({ "id": draft["now"]["id"], "version": discarded["now"]["version"], "values": {} });
        consultant.refused("change_agreement", edit, "agreement_discarded").await;
        consultant.undo(&discarded).await;
        assert_eq!(consultant.ask("list_agreements", json!({})).await[0]["organisationName"], "Koret Klangbølgen");
    }

    async fn what_is_not_there_is_said_to_be_not_there(test) {
        let (consultant, _) = drafted(test).await;
        consultant.refused("open_agreement", json!({ "id": 999 }), "agreement_not_found").await;
        let draft = json!({ "requestKey": new_key(), "organisationId": 999, "activityTitle": "Sang", "language": "da" });
        consultant.refused("draft_agreement", draft, "party_not_found").await;
    }

    async fn nothing_prints_with_a_hole_unless_the_user_says_so(test) {
        let (consultant, draft) = drafted(test).await;
        let print = |holes: &str| json!({ "requestKey": new_key(), "id": draft["now"]["id"], "version": draft["now"]["version"], "holes": holes });
        let details = consultant.refused("print_agreement", print("refuse"), "holes_left").await;
        assert!(details["missing"].as_array().expect("a list").contains(&json!("target_group")));
        let printed = consultant.ask("print_agreement", print("print")).await;
        assert_eq!(printed["now"]["kind"], "agreement");
    }

    async fn a_printed_paper_is_kept_byte_for_byte(test) {
        let (consultant, draft) = drafted(test).await;
        let ready = filled(&consultant, &draft["now"]).await;
        let key = new_key();
        let input = json!({ "requestKey": key, "id": ready["id"], "version": ready["version"], "holes": "refuse" });
        let printed = consultant.ask("print_agreement", input.clone()).await;
        let paper = gate::bytes(&consultant.seat, "paper", json!({ "id": printed["now"]["id"] })).await.expect("the paper");
        assert!(paper.starts_with(b"%PDF-1.7"));
        assert_eq!(printed["now"]["sha256"].as_str().expect("a hash").len(), 64);
        assert_eq!(paper.len() as i64, printed["now"]["bytes"]);
        assert_eq!(paper, preview(&consultant, json!({ "id": ready["id"] })).await, "what was printed is what was shown");
        assert_eq!(consultant.ask("print_agreement", input).await["now"]["id"], printed["now"]["id"]);
        let card = consultant.ask("open_agreement", json!({ "id": ready["id"] })).await;
        assert_eq!(card["papers"].as_array().expect("a list").len(), 1);
    }

    async fn what_is_being_typed_is_in_the_preview_and_not_in_the_agreement(test) {
        let (consultant, draft) = drafted(test).await;
        let id = draft["now"]["id"].clone();
        let typing = json!({ "id": id, "typing": { "key": "purpose", "heading": "Formål", "body": "Vi synger på trappen." } });
        let text = consultant.ask("preview_text", typing).await;
        assert!(text["pages"][0].as_str().expect("a page").contains("Vi synger på trappen."));
        assert!(text["places"].as_array().expect("a list").iter().any(|place| place["key"] == "purpose" && place["page"] == 0));
        let stored = consultant.ask("preview_text", json!({ "id": id })).await;
        assert!(!stored["pages"][0].as_str().expect("a page").contains("trappen"));
    }

    async fn a_character_no_font_has_is_named_before_anything_is_stored(test) {
        let (consultant, draft) = drafted(test).await;
        let change = json!({ "id": draft["now"]["id"], "version": draft["now"]["version"], "key": "purpose", "body": "Vi synger 𓀀." });
        let changed = consultant.ask("change_clause", change).await;
        let print = json!({ "requestKey": new_key(), "id": draft["now"]["id"], "version": changed["now"]["version"], "holes": "print" });
        let details = consultant.refused("print_agreement", print, "cannot_be_printed").await;
        assert_eq!(details["characters"], json!(["𓀀"]));
        let card = consultant.ask("open_agreement", json!({ "id": draft["now"]["id"] })).await;
        assert_eq!(card["papers"], json!([]));
    }

    async fn the_front_desk_reads_agreements_and_writes_none(test) {
        let (_, draft) = drafted(test).await;
        let desk = test.seat(Role::FrontDesk).await;
        desk.ask("open_agreement", json!({ "id": draft["now"]["id"] })).await;
        let edit = json!({ "id": draft["now"]["id"], "version": draft["now"]["version"], "values": {} });
        desk.refused("change_agreement", edit, "not_allowed").await;
    }
}
