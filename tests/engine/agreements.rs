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
        assert_eq!(draft["now"]["clauses"].as_array().expect("clauses").len(), 16);
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

    async fn the_list_shows_the_part_that_is_asked_for(test) {
        let (consultant, draft) = drafted(test).await;
        let organisation = draft["now"]["organisationId"].clone();
        let id = draft["now"]["id"].clone();
        let second = consultant.ask("draft_agreement", json!({ "requestKey": new_key(), "organisationId": organisation,
            "activityTitle": "Høstfest på Åen", "language": "da" })).await;
        let numbers = async |view: &str, words: &str| {
            let list = consultant.ask("list_agreements", json!({ "view": view, "words": words })).await;
            list.as_array().expect("a list").iter().map(|one| one["number"].as_str().expect("a number").to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(numbers("unfinished", "").await.len(), 2);
        assert_eq!(numbers("kept", "hoest aaen").await, ["SA-2026-002"]);
        assert_eq!(numbers("kept", "klangbol").await.len(), 2);
        assert_eq!(numbers("kept", "lotteri").await, Vec::<String>::new());
        let period = json!({ "id": id, "version": 1, "period": { "startsOn": "2026-01-01", "endsOn": "2026-12-31" } });
        let changed = consultant.ask("change_agreement", period).await;
        assert_eq!(numbers("expiring", "").await, Vec::<String>::new(), "a draft runs out for nobody");
        let send = json!({ "requestKey": new_key(), "id": id, "version": changed["now"]["version"], "to": "association", "holes": "print" });
        let sent = consultant.ask("hand_on_agreement", send).await;
        assert_eq!(numbers("unsigned", "").await, ["SA-2026-001"]);
        assert_eq!(numbers("in_force", "").await, Vec::<String>::new());
        let mut version = sent["now"]["version"].clone();
        for side in ["municipality", "association"] {
            let sign = json!({ "requestKey": new_key(), "id": id, "version": version, "side": side, "name": "Lone Holm", "signedOn": "2026-11-24" });
            version = consultant.ask("sign_agreement", sign).await["now"]["version"].clone();
        }
        for view in ["in_force", "expiring"] {
            assert_eq!(numbers(view, "").await, ["SA-2026-001"], "{view}");
        }
        let first = &consultant.ask("list_agreements", json!({ "view": "expiring" })).await[0];
        assert_eq!(first["next"], json!({ "kind": "expires", "on": "2026-12-31", "days": 37, "isNear": true }));
        assert_eq!((&first["standing"], &first["draftedBy"]), (&json!("running"), &json!("Test consultant")));
        consultant.ask("discard_agreement", json!({ "id": second["now"]["id"], "version": 1 })).await;
        assert_eq!(numbers("discarded", "").await, ["SA-2026-002"]);
        assert_eq!(numbers("kept", "").await, ["SA-2026-001"]);
    }

    async fn the_list_goes_on_where_it_ended(test) {
        let (consultant, draft) = drafted(test).await;
        let first = consultant.ask("list_agreements", json!({})).await[0].clone();
        let after = json!({ "after": { "changedAt": first["changedAt"], "id": draft["now"]["id"] } });
        assert_eq!(consultant.ask("list_agreements", after).await, json!([]));
    }

    async fn a_draft_taken_back_twice_was_taken_back_once(test) {
        let (consultant, draft) = drafted(test).await;
        let id = json!({ "id": draft["now"]["id"] });
        consultant.ask("discard_agreement", json!({ "id": draft["now"]["id"], "version": 1 })).await;
        let once = consultant.ask("restore_agreement", id.clone()).await;
        let twice = consultant.ask("restore_agreement", id).await;
        assert_eq!(once["now"], twice["now"]);
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event = 'agreement_restored'").await, 1);
    }

    async fn the_card_names_who_can_sign_and_what_the_template_says(test) {
        let (consultant, draft) = drafted(test).await;
        let person = json!({ "requestKey": new_key(), "facts": { "fullName": "Åse Bækgaard", "phone": "84 00 01 45" } });
        let person = consultant.ask("register_person", person).await["now"]["person"]["id"].clone();
        for (role, title) in [("contact_person", "tovholder"), ("authorised_signatory", "formand")] {
            consultant.ask("give_contact_role", json!({ "requestKey": new_key(), "organisationId": draft["now"]["organisationId"],
                "personId": person, "facts": { "role": role, "title": title } })).await;
        }
        let change = json!({ "id": draft["now"]["id"], "version": 1, "key": "purpose", "heading": "Hvorfor", "body": "Vi synger." });
        consultant.ask("change_clause", change).await;
        let card = consultant.ask("open_agreement", json!({ "id": draft["now"]["id"] })).await;
        assert_eq!(card["filled"]["association_contact"], "Åse Bækgaard, tovholder, 84 00 01 45");
        assert_eq!(card["filled"]["association_signatory"], "Åse Bækgaard, formand");
        assert_eq!(card["people"]["association_signatory"], json!(["Åse Bækgaard, formand", "Åse Bækgaard, tovholder"]));
        assert_eq!(card["filled"]["municipality_contact"], "Test consultant");
        assert_eq!(card["originals"]["purpose"]["heading"], "Formål");
        assert!(card["originals"].get("activity").is_none());
    }

    async fn whom_an_earlier_agreement_named_is_offered_again(test) {
        let (consultant, draft) = drafted(test).await;
        let sign = json!({ "municipality_signatory": "Henning Østergaard, centerleder" });
        consultant.ask("change_agreement", json!({ "id": draft["now"]["id"], "version": 1, "values": sign })).await;
        let next = consultant.ask("draft_agreement", json!({ "requestKey": new_key(), "organisationId": draft["now"]["organisationId"],
            "activityTitle": "Høstfest", "language": "da" })).await;
        let card = consultant.ask("open_agreement", json!({ "id": next["now"]["id"] })).await;
        assert_eq!(card["people"]["municipality_signatory"], json!(["Henning Østergaard, centerleder"]));
    }

    async fn a_cpr_number_is_refused_in_every_text_and_stands_nowhere(test) {
        let (consultant, draft) = drafted(test).await;
        let (id, cpr) = (draft["now"]["id"].clone(), "150680-9997");
        let about = |field: Value| {
            let mut input = json!({ "id": id, "version": 1 });
            field.as_object().expect("an object").iter().for_each(|(key, value)| input[key] = value.clone());
            input
        };
        let tries = [
            ("draft_agreement", json!({ "requestKey": new_key(), "organisationId": 1, "activityTitle": cpr, "language": "da" })),
            ("change_agreement", about(json!({ "activityTitle": format!("Til {cpr}") }))),
            ("change_agreement", about(json!({ "caseNumber": cpr }))),
            ("change_agreement", about(json!({ "values": { "association_contact": format!("Bo, {cpr}") } }))),
            ("change_agreement", about(json!({ "values": { "purpose": "1506809997" } }))),
            ("change_clause", about(json!({ "key": "purpose", "heading": cpr }))),
            ("change_clause", about(json!({ "key": "purpose", "body": format!("Født\n{cpr}") }))),
        ];
        for (operation, input) in tries {
            let details = consultant.refused(operation, input, "fields_refused").await;
            assert_eq!(details["problems"][0]["problem"]["kind"], "looks_like_cpr", "{operation}");
        }
        let typed = json!({ "kind": "agreement", "slot": "1", "title": "SA", "body": { "typed": { "body:purpose": cpr } } });
        consultant.refused("save_draft", typed, "fields_refused").await;
        for sql in [
            "SELECT count(*) FROM agreements WHERE activity_title || case_number LIKE '%150680%'",
            "SELECT count(*) FROM agreement_values WHERE value LIKE '%150680%'",
            "SELECT count(*) FROM agreement_clauses WHERE heading || body LIKE '%150680%'",
            "SELECT count(*) FROM drafts WHERE title || body LIKE '%150680%'",
            "SELECT count(*) FROM events WHERE event_values LIKE '%150680%'",
        ] {
            assert_eq!(test.count(sql).await, 0, "{sql}");
        }
    }

    async fn what_is_thrown_away_is_neither_edited_nor_printed(test) {
        let (consultant, draft) = drafted(test).await;
        consultant.ask("discard_agreement", json!({ "id": draft["now"]["id"], "version": 1 })).await;
        let about = |mut input: Value| { input["id"] = draft["now"]["id"].clone(); input["version"] = 2.into(); input };
        consultant.refused("change_clause", about(json!({ "key": "purpose", "body": "x" })), "agreement_discarded").await;
        consultant.refused("print_agreement", about(json!({ "requestKey": new_key(), "holes": "print" })), "agreement_discarded").await;
        consultant.refused("discard_agreement", about(json!({})), "agreement_discarded").await;
    }

    async fn a_stale_print_or_clause_is_refused_with_how_it_stands_now(test) {
        let (consultant, draft) = drafted(test).await;
        let stale = |mut input: Value| { input["id"] = draft["now"]["id"].clone(); input["version"] = 1.into(); input };
        consultant.ask("change_clause", stale(json!({ "key": "purpose", "body": "Vi synger." }))).await;
        for (operation, input) in [
            ("change_clause", json!({ "key": "purpose", "body": "Vi danser." })),
            ("print_agreement", json!({ "requestKey": new_key(), "holes": "print" })),
            ("discard_agreement", json!({})),
        ] {
            let details = consultant.refused(operation, stale(input), "stale_agreement").await;
            assert_eq!(details["current"]["clauses"][0]["body"], "Vi synger.", "{operation}");
        }
    }

    async fn what_is_not_there_is_said_to_be_not_there(test) {
        let (consultant, _) = drafted(test).await;
        consultant.refused("open_agreement", json!({ "id": 999 }), "agreement_not_found").await;
        let draft = json!({ "requestKey": new_key(), "organisationId": 999, "activityTitle": "Sang", "language": "da" });
        consultant.refused("draft_agreement", draft, "party_not_found").await;
        for operation in ["change_agreement", "change_clause", "discard_agreement", "restore_agreement", "print_agreement", "preview_text"] {
            let mut input = json!({ "id": 999, "version": 1, "key": "purpose", "requestKey": new_key(), "holes": "print" });
            let takes: &[&str] = match operation {
                "change_agreement" | "discard_agreement" => &["id", "version"],
                "change_clause" => &["id", "version", "key"],
                "print_agreement" => &["id", "version", "requestKey", "holes"],
                _ => &["id"],
            };
            input.as_object_mut().expect("an object").retain(|key, _| takes.contains(&key.as_str()));
            consultant.refused(operation, input, "agreement_not_found").await;
        }
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
        let log = consultant.ask("read_log", json!({ "topic": "given_out" })).await;
        assert_eq!(log["lines"].as_array().expect("lines").len(), 1, "one print is one line: {log:#}");
        let card = consultant.ask("open_agreement", json!({ "id": ready["id"] })).await;
        assert_eq!(card["papers"].as_array().expect("a list").len(), 1);
    }

    async fn whoever_reads_a_paper_on_the_screen_has_looked_at_it_once(test) {
        let (consultant, draft) = drafted(test).await;
        let other = test.seat(Role::FrontDesk).await;
        let looks = async || test.count("SELECT count(*) FROM events WHERE event = 'looked' AND subject_kind = 'agreement'").await;
        consultant.ask("open_agreement", json!({ "id": draft["now"]["id"] })).await;
        preview(&consultant, json!({ "id": draft["now"]["id"] })).await;
        consultant.ask("preview_text", json!({ "id": draft["now"]["id"] })).await;
        assert_eq!(looks().await, 1, "what is open is not looked at anew with each letter");
        preview(&other, json!({ "id": draft["now"]["id"] })).await;
        other.ask("preview_text", json!({ "id": draft["now"]["id"] })).await;
        assert_eq!(looks().await, 2);
    }

    async fn a_change_that_changes_nothing_makes_no_version_and_no_line_in_the_log(test) {
        let (consultant, draft) = drafted(test).await;
        let now = &draft["now"];
        let events = async || test.count("SELECT count(*) FROM events").await;
        let before = events().await;
        let same = json!({ "id": now["id"], "version": now["version"], "activityTitle": now["activityTitle"], "values": {} });
        let answer = consultant.ask("change_agreement", same).await;
        assert_eq!((&answer["now"]["version"], &answer["undo"]), (&now["version"], &Value::Null));
        let clause = &now["clauses"][0];
        let same = json!({ "id": now["id"], "version": now["version"], "key": clause["key"], "body": clause["body"] });
        assert_eq!(consultant.ask("change_clause", same).await["now"]["version"], now["version"]);
        assert_eq!(events().await, before);
    }

    async fn a_mistyped_name_in_braces_is_missing_and_is_not_printed_as_it_stands(test) {
        let (consultant, draft) = drafted(test).await;
        let change = json!({ "id": draft["now"]["id"], "version": draft["now"]["version"], "key": "purpose", "body": "Vi vil {{purpos}}." });
        consultant.ask("change_clause", change).await;
        let card = consultant.ask("open_agreement", json!({ "id": draft["now"]["id"] })).await;
        assert!(card["missing"].as_array().expect("a list").contains(&json!("purpos")));
        let text = consultant.ask("preview_text", json!({ "id": draft["now"]["id"] })).await["pages"][0].to_string();
        assert!(text.contains("[purpos]") && !text.contains("{{"), "{text}");
    }

    async fn a_slip_in_a_danish_word_in_braces_is_missing_too_and_is_a_line_on_the_paper(test) {
        let (consultant, draft) = drafted(test).await;
        let slips = ["målgrupe", "antal frivilige", "Tid 2"];
        let body = format!("For {{{{{}}}}}, {{{{ {} }}}} og {{{{{}}}}}.", slips[0], slips[1], slips[2]);
        let change = json!({ "id": draft["now"]["id"], "version": draft["now"]["version"], "key": "purpose", "body": body });
        let changed = consultant.ask("change_clause", change).await;
        let print = json!({ "requestKey": new_key(), "id": draft["now"]["id"], "version": changed["now"]["version"], "holes": "refuse" });
        let missing = consultant.refused("print_agreement", print, "holes_left").await["missing"].clone();
        for slip in slips {
            assert!(missing.as_array().expect("a list").contains(&json!(slip)), "{missing}");
        }
        let text = consultant.ask("preview_text", json!({ "id": draft["now"]["id"] })).await["pages"][0].to_string();
        assert!(text.contains("For [målgrupe], [antal frivilige] og [Tid 2].") && !text.contains("{{"), "{text}");
    }

    async fn what_is_enclosed_follows_the_clauses_until_somebody_writes_something_else(test) {
        let (consultant, draft) = drafted(test).await;
        let id = draft["now"]["id"].clone();
        let annexes = async || consultant.ask("open_agreement", json!({ "id": id })).await["filled"]["annexes"].clone();
        let paper = async || consultant.ask("preview_text", json!({ "id": id })).await["pages"].to_string();
        assert_eq!(annexes().await, "Husets ordensregler og højeste antal personer; tavshedserklæring");
        let mut version = draft["now"]["version"].clone();
        for (key, left) in [("premises", "Tavshedserklæring"), ("confidentiality", "")] {
            let out = json!({ "id": id, "version": version, "key": key, "state": "off" });
            version = consultant.ask("change_clause", out).await["now"]["version"].clone();
            assert_eq!(annexes().await, left);
        }
        assert!(!paper().await.contains("Bilag:"), "nothing is enclosed");
        let own = json!({ "id": id, "version": version, "values": { "annexes": "Nøglekvittering" } });
        consultant.ask("change_agreement", own).await;
        assert!(paper().await.contains("Bilag: Nøglekvittering"), "{}", paper().await);
    }

    async fn what_is_being_typed_is_in_the_preview_and_not_in_the_agreement(test) {
        let (consultant, draft) = drafted(test).await;
        let id = draft["now"]["id"].clone();
        let typing = json!({ "id": id, "typing": { "key": "purpose", "heading": "Formål", "body": "Vi synger på trappen." } });
        let text = consultant.ask("preview_text", typing).await;
        assert!(text["pages"][0].as_str().expect("a page").contains("Vi synger på trappen."));
        assert!(text["places"].as_array().expect("a list").iter().any(|place| place["key"] == "purpose" && place["page"] == 0));
        let title = json!({ "id": id, "activityTitle": "Sang på trappen", "caseNumber": "27.15-1" });
        let text = consultant.ask("preview_text", title).await["pages"][0].as_str().expect("a page").to_owned();
        assert!(text.contains("om Sang på trappen") && text.contains("Sagsnr. 27.15-1"));
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

    async fn the_auditor_reads_no_agreements_and_no_grants(test) {
        let (_, draft) = drafted(test).await;
        let id = json!({ "id": draft["now"]["id"] });
        let of_one = json!({ "organisationId": draft["now"]["organisationId"] });
        let auditor = test.seat(Role::Auditor).await;
        for (operation, input) in [
            ("list_agreements", json!({})),
            ("open_agreement", id.clone()),
            ("agreement_follow_up", id.clone()),
            ("compare_agreement", id.clone()),
            ("preview_text", id.clone()),
            ("agreement_watch", json!({})),
            ("list_grants", of_one),
        ] {
            auditor.refused(operation, input, "not_allowed").await;
        }
        for paper in ["preview_agreement", "preview_evaluation_sheet"] {
            let refusal = gate::bytes(&auditor.seat, paper, id.clone()).await.expect_err("not allowed");
            assert_eq!(refusal["code"], "not_allowed", "{paper}");
        }
    }

    async fn the_front_desk_reads_agreements_and_writes_none(test) {
        let (_, draft) = drafted(test).await;
        let desk = test.seat(Role::FrontDesk).await;
        desk.ask("open_agreement", json!({ "id": draft["now"]["id"] })).await;
        let edit = json!({ "id": draft["now"]["id"], "version": draft["now"]["version"], "values": {} });
        desk.refused("change_agreement", edit, "not_allowed").await;
    }
}
