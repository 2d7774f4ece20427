//! References from clause to clause: counted anew with every change, and missed where they lead nowhere.

use std::io::{Cursor, Read as _};

use frivillighus_engine::gate;
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::agreements_life::{draft, seen, with};

async fn changed(seat: &TestSeat, agreement: &Value, change: Value) -> Value {
    seat.ask("change_clause", with(seen(agreement), change)).await["now"].clone()
}

/// What is missing of clauses' numbers, and the whole preview as text.
async fn read(seat: &TestSeat, agreement: &Value) -> (Vec<String>, String, Value) {
    let card = seat.ask("open_agreement", json!({ "id": agreement["id"] })).await;
    let missing =
        card["missing"].as_array().expect("a list").iter().map(|name| name.as_str().expect("a name").to_owned());
    let preview = seat.ask("preview_text", json!({ "id": agreement["id"] })).await;
    (missing.filter(|name| name.contains(':')).collect(), preview["pages"].to_string(), preview["places"].clone())
}

/// What the exported data says in a clause.
async fn exported(seat: &TestSeat, agreement: &Value, key: &str) -> String {
    let bundle = gate::bytes(&seat.seat, "export_agreement", json!({ "id": agreement["id"], "holes": "print" })).await;
    let mut archive = zip::ZipArchive::new(Cursor::new(bundle.expect("a bundle"))).expect("an archive");
    let name =
        archive.file_names().find(|name| name.starts_with("SA-") && name.ends_with(".json")).expect("data").to_owned();
    let mut data = String::new();
    archive.by_name(&name).expect("the data").read_to_string(&mut data).expect("text");
    let data: Value = serde_json::from_str(&data).expect("JSON");
    let passage =
        data["passages"].as_array().expect("passages").iter().find(|one| one["key"] == key).expect("the clause");
    passage["text"].as_str().expect("a text").to_owned()
}

office_test! {
    async fn a_reference_is_the_number_its_clause_has_on_the_paper_now(test) {
        let (consultant, agreement) = draft(test).await;
        let (missing, text, _) = read(&consultant, &agreement).await;
        assert_eq!(missing, Vec::<String>::new());
        assert!(text.contains("taler kontaktpersonerne sammen først, jf. punkt 6."), "{text}");
        let agreement = changed(&consultant, &agreement, json!({ "key": "target_group", "state": "off" })).await;
        let body = "{{label: kaffe}} Vi drikker kaffe.\nSe punkt {{clause: sang}} og {{punkt:roles}}.";
        let agreement = changed(&consultant, &agreement, json!({ "key": "purpose", "body": body })).await;
        let body = "Kaffe: jf. punkt **{{clause: kaffe}}**.\n{{label: sang}} Vi synger.\n{{label: kaffe}} Ikke her.";
        let agreement = changed(&consultant, &agreement, json!({ "key": "activity", "body": body })).await;
        let (missing, text, places) = read(&consultant, &agreement).await;
        assert_eq!(missing, Vec::<String>::new());
        assert!(text.contains("sammen først, jf. punkt 5."), "{text}");
        assert!(text.contains("1.1 Vi drikker kaffe.\\n1.2 Se punkt 2.2 og 3.\\n"), "{text}");
        assert!(text.contains("2.1 Kaffe: jf. punkt 1.1.\\n2.2 Vi synger."), "{text}");
        let keys: Vec<&Value> = places.as_array().expect("places").iter().map(|place| &place["key"]).collect();
        assert!(keys.contains(&&json!("purpose")) && !keys.contains(&&json!("kaffe")), "a click finds clauses alone");
        assert_eq!(exported(&consultant, &agreement, "purpose").await, "Vi drikker kaffe.\nSe punkt 2.2 og 3.");
    }

    async fn a_reference_to_a_clause_that_is_not_on_the_paper_is_missing_until_it_is(test) {
        let (consultant, agreement) = draft(test).await;
        let body = "Jf. punkt {{clause: premises}} og punkt {{punkt: Lokalerne}}.";
        let agreement = changed(&consultant, &agreement, json!({ "key": "purpose", "body": body })).await;
        assert_eq!(read(&consultant, &agreement).await.0, ["punkt: Lokalerne"]);
        let agreement = changed(&consultant, &agreement, json!({ "key": "premises", "state": "off" })).await;
        let (missing, text, _) = read(&consultant, &agreement).await;
        assert_eq!(missing, ["clause: premises", "punkt: Lokalerne"]);
        assert!(text.contains("punkt [punkt: Lokaler og udstyr] og punkt [punkt: Lokalerne]."), "{text}");
        let print = with(seen(&agreement), json!({ "requestKey": new_key(), "holes": "refuse" }));
        let refused = consultant.refused("print_agreement", print, "holes_left").await["missing"].clone();
        assert!(refused.as_array().expect("a list").contains(&json!("clause: premises")), "{refused}");
        assert_eq!(exported(&consultant, &agreement, "purpose").await, "Jf. punkt ____ og punkt ____.");
    }

    async fn the_library_takes_references_to_its_own_clauses_and_labels_alone(test) {
        let (consultant, _) = draft(test).await;
        let library = consultant.ask("clause_library", json!({})).await;
        let saying = |body: &str| {
            let mut clauses = library["clauses"].clone();
            clauses[0]["body"]["da"] = body.into();
            json!({ "version": library["version"], "clauses": clauses })
        };
        let wrong = consultant.refused("keep_clause_library", saying("Se {{clause: nowhere}}."), "fields_refused").await;
        let first = &wrong["problems"][0];
        assert_eq!((&first["field"], &first["problem"]["kind"]), (&json!("clauses.0.body.da"), &json!("unknown_name")));
        let body = "{{label: her}} Se punkt {{clause: contacts}}.\nSe også {{clause: her}}.";
        assert_eq!(consultant.ask("keep_clause_library", saying(body)).await["now"]["version"], 1);
    }
}
