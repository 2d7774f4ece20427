//! Agreements given out: one as its paper with its data, the list as a table.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use base64::Engine as _;
use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::organisations::builders::{association, given_role, registered, registered_person, with};

/// A consultant, and a draft with an association whose chair has a protected address; holes and all.
async fn drafted(test: &TestOffice) -> (TestSeat, Value) {
    let consultant = test.seat(Role::Consultant).await;
    let facts = json!({ "cvr": "99900377", "street": "Kirkebakken 12", "postalCode": "2683", "town": "Havbjerg" });
    let kor = registered(&consultant, with(association("Koret/Klangbølgen"), &facts)).await;
    let address = json!({ "kind": "shown", "street": "Hemmelig Vej 7", "postalCode": "2681", "town": "Bøgelunde" });
    let chair = json!({ "fullName": "Åse Holm", "phone": "84000001", "address": address, "protection": "protected" });
    let chair = registered_person(&consultant, chair).await;
    given_role(&consultant, &kor, &chair, "chair").await;
    let input = json!({ "requestKey": new_key(), "organisationId": kor["id"], "activityTitle": "=Åben sangaften", "language": "da" });
    let draft = consultant.ask("draft_agreement", input).await["now"].clone();
    (consultant, draft)
}

async fn handed_on(seat: &TestSeat, draft: &Value) -> Value {
    let send = json!({ "requestKey": new_key(), "id": draft["id"], "version": draft["version"], "to": "association", "holes": "print" });
    seat.ask("hand_on_agreement", send).await["now"].clone()
}

async fn bytes(seat: &TestSeat, operation: &str, input: Value) -> Vec<u8> {
    gate::bytes(&seat.seat, operation, input).await.expect(operation)
}

/// The files of a bundle, by their names.
fn unpacked(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut files = Vec::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).expect("a file");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("it is read");
        files.push((file.name().to_owned(), content));
    }
    files
}

async fn exported(seat: &TestSeat, id: &Value) -> Vec<(String, Vec<u8>)> {
    unpacked(bytes(seat, "export_agreement", json!({ "id": id, "holes": "print" })).await)
}

fn data(files: &[(String, Vec<u8>)]) -> Value {
    let (_, json) = files.iter().find(|(name, _)| name.starts_with("SA-") && name.ends_with(".json")).expect("data");
    serde_json::from_slice(json).expect("JSON")
}

fn keys(object: &Value) -> BTreeSet<String> {
    object.as_object().expect("an object").keys().cloned().collect()
}

office_test! {
    async fn a_note_to_oneself_stands_on_no_paper_in_no_version_and_in_no_export(test) {
        let (consultant, draft) = drafted(test).await;
        let id = draft["id"].clone();
        let note = |version: &Value, key: &str, note: &str| json!({ "id": id, "version": version, "key": key, "note": note });
        let noted = consultant.ask("note_clause", note(&draft["version"], "purpose", " Spørg kassereren om Bøgesalen ")).await;
        let of_first = |answer: &Value| answer["now"]["clauses"][0]["note"].clone();
        assert_eq!(of_first(&noted), "Spørg kassereren om Bøgesalen");
        let sent = handed_on(&consultant, &noted["now"]).await;
        let card = consultant.ask("open_agreement", json!({ "id": id })).await;
        assert_eq!(card["agreement"]["paper"], "current");
        let more = consultant.ask("note_clause", note(&card["agreement"]["version"], "purpose", "Bøgesalen er med")).await;
        assert_eq!((&more["now"]["state"], &more["now"]["paper"]), (&sent["state"], &json!("current")), "a note changes no word of the paper");
        let text = consultant.ask("preview_text", json!({ "id": id })).await.to_string();
        assert!(!text.contains("Bøgesalen") && text.contains("Formål"), "{text}");
        for (name, content) in exported(&consultant, &id).await {
            assert!(name.ends_with(".pdf") || !String::from_utf8_lossy(&content).contains("Bøgesalen"), "{name}");
        }
        assert_eq!(test.count("SELECT count(*) FROM agreement_versions WHERE words LIKE '%Bøgesalen%'").await, 0);
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event_values LIKE '%Bøgesalen%'").await, 0);
        let back = consultant.undo(&more).await;
        assert_eq!(of_first(&back), "Spørg kassereren om Bøgesalen");
        assert_eq!(of_first(&consultant.undo(&back).await), "Bøgesalen er med");
    }

    async fn a_note_to_oneself_is_shown_to_nobody_who_only_reads(test) {
        let (consultant, draft) = drafted(test).await;
        let note = json!({ "id": draft["id"], "version": draft["version"], "key": "purpose", "note": "Spørg kassereren" });
        consultant.ask("note_clause", note).await;
        for (role, shown) in [(Role::FrontDesk, ""), (Role::Manager, "Spørg kassereren")] {
            let card = test.seat(role).await.ask("open_agreement", json!({ "id": draft["id"] })).await;
            assert_eq!(card["agreement"]["clauses"][0]["note"], shown, "{role:?}");
        }
    }

    async fn a_note_to_oneself_that_cannot_be_kept_says_why(test) {
        let (consultant, draft) = drafted(test).await;
        let about = |key: &str, note: &str| json!({ "id": draft["id"], "version": draft["version"], "key": key, "note": note });
        let cpr = consultant.refused("note_clause", about("purpose", "Ring til 150680-9997"), "fields_refused").await;
        assert_eq!(cpr["problems"][0]["field"], "note");
        consultant.refused("note_clause", about("purpose", &"x".repeat(8_001)), "fields_refused").await;
        consultant.refused("note_clause", about("no such", "x"), "clause_not_found").await;
        let mut none = about("purpose", "x");
        none["id"] = json!(999);
        consultant.refused("note_clause", none, "agreement_not_found").await;
        consultant.ask("note_clause", about("purpose", "x")).await;
        let stale = consultant.refused("note_clause", about("purpose", "y"), "stale_agreement").await;
        assert_eq!(stale["current"]["clauses"][0]["note"], "x");
        let gone = json!({ "id": draft["id"], "version": stale["current"]["version"] });
        let gone = consultant.ask("discard_agreement", gone).await["now"].clone();
        let late = json!({ "id": draft["id"], "version": gone["version"], "key": "purpose", "note": "z" });
        consultant.refused("note_clause", late, "agreement_discarded").await;
    }

    async fn an_agreement_goes_out_as_its_paper_with_its_data_and_what_that_means(test) {
        let (consultant, draft) = drafted(test).await;
        let files = exported(&consultant, &draft["id"]).await;
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let stem = "SA-2026-001 Koret-Klangbølgen";
        assert_eq!(names, [&format!("{stem}.pdf"), &format!("{stem}.json"), "agreement.schema.json"]);
        assert!(files[0].1.starts_with(b"%PDF-1.7"));
        let data = data(&files);
        assert_eq!((&data["schema"], &data["schemaVersion"]), (&json!("frivillighus.agreement"), &json!(1)));
        assert_eq!(data["association"], json!({ "name": "Koret/Klangbølgen", "unit": null, "addressLines": ["Kirkebakken 12", "2683 Havbjerg"], "cvr": "99900377" }));
        assert_eq!(data["paper"]["fileName"], names[0]);
        let schema: Value = serde_json::from_slice(&files[2].1).expect("JSON");
        assert_eq!(keys(&data), keys(&schema["properties"]), "everything is described, and nothing else");
        assert_eq!(keys(&data["association"]), keys(&schema["$defs"]["party"]["properties"]));
        assert_eq!(keys(&data["passages"][0]), keys(&schema["properties"]["passages"]["items"]["properties"]));
    }

    async fn a_protected_address_never_leaves(test) {
        let (consultant, draft) = drafted(test).await;
        let files = exported(&consultant, &draft["id"]).await;
        let text = String::from_utf8(files[1].1.clone()).expect("UTF-8");
        assert!(!text.contains("Hemmelig"), "{text}");
        assert!(text.contains("Kirkebakken"), "the association's own address does");
    }

    async fn what_was_sent_goes_out_as_it_was_sent_and_the_signatures_with_it(test) {
        let (consultant, draft) = drafted(test).await;
        let sent = handed_on(&consultant, &draft).await;
        let sign = json!({ "requestKey": new_key(), "id": sent["id"], "version": sent["version"], "side": "association",
            "name": "Åse Holm", "title": "forperson", "signedOn": "2026-11-24" });
        consultant.ask("sign_agreement", sign).await;
        let card = consultant.ask("open_agreement", json!({ "id": draft["id"] })).await;
        let change = json!({ "organisationId": draft["organisationId"], "version": 1,
            "facts": with(association("Et helt andet kor"), &json!({})) });
        consultant.ask("change_organisation", change).await;
        let files = exported(&consultant, &draft["id"]).await;
        let data = data(&files);
        let version = &card["life"]["versions"][0];
        assert_eq!((&data["paper"]["sha256"], &data["versions"][0]["sha256"]), (&version["sha256"], &version["sha256"]));
        let paper = bytes(&consultant, "paper", json!({ "id": version["paperId"] })).await;
        assert_eq!(files[0].1, paper, "byte for byte");
        let parties = data["passages"].as_array().expect("passages").iter().find(|one| one["key"] == "parties").expect("parties");
        assert!(parties["text"].as_str().expect("a text").contains("Koret/Klangbølgen"), "{parties}");
        let signature = json!({ "side": "association", "name": "Åse Holm", "title": "forperson", "signedOn": "2026-11-24" });
        assert_eq!(data["signatures"], json!([signature]));
    }

    async fn what_was_aimed_at_confirmed_and_scanned_goes_out_too(test) {
        let (consultant, draft) = drafted(test).await;
        let facts = json!({ "goal": "40 sangere", "measure": "Tælling ved døren", "evaluateOn": "2026-11-01" });
        let set = consultant.ask("set_goal", json!({ "requestKey": new_key(), "agreementId": draft["id"], "facts": facts })).await;
        let mut now = handed_on(&consultant, &draft).await;
        for side in ["municipality", "association"] {
            let sign = json!({ "requestKey": new_key(), "id": now["id"], "version": now["version"], "side": side,
                "name": "Åse Holm", "title": "", "signedOn": "2026-11-24" });
            now = consultant.ask("sign_agreement", sign).await["now"].clone();
        }
        let answer = json!({ "requestKey": new_key(), "goalId": set["now"]["goals"][0]["id"], "outcome": "partly", "result": "33 i snit",
            "nextStep": "", "evaluatedOn": "2026-11-20", "againOn": null });
        consultant.ask("evaluate_goal", answer).await;
        let card = consultant.ask("open_agreement", json!({ "id": draft["id"] })).await;
        let paper = bytes(&consultant, "paper", json!({ "id": card["life"]["versions"][0]["paperId"] })).await;
        for _ in 0..2 {
            let scan = base64::engine::general_purpose::STANDARD.encode(&paper);
            let attach = json!({ "requestKey": new_key(), "id": draft["id"], "fileName": "Underskrevet.pdf", "scan": scan });
            consultant.ask("attach_signed_copy", attach).await;
        }
        let files = exported(&consultant, &draft["id"]).await;
        let data = data(&files);
        let goal = &data["goals"][0];
        assert_eq!((&goal["goal"], &goal["answers"][0]["outcome"], &goal["answers"][0]["result"]), (&json!("40 sangere"), &json!("partly"), &json!("33 i snit")));
        assert_eq!(data["requirements"].as_array().map(Vec::len), Some(3));
        assert_eq!(data["requirements"][0]["standing"], "missing");
        for (place, scan) in data["scans"].as_array().expect("scans").iter().enumerate() {
            assert_eq!(files[3 + place], (scan["fileName"].as_str().expect("a name").to_owned(), paper.clone()), "byte for byte");
        }
        assert_eq!(files.len(), 5);
        let schema: Value = serde_json::from_slice(&files[2].1).expect("JSON");
        for part in ["goals", "requirements", "scans"] {
            assert_eq!(keys(&data[part][0]), keys(&schema["properties"][part]["items"]["properties"]), "{part}");
        }
    }

    async fn what_is_not_whole_goes_out_only_when_somebody_says_so(test) {
        let (consultant, draft) = drafted(test).await;
        let refused = async |input: Value| gate::bytes(&consultant.seat, "export_agreement", input).await.expect_err("a refusal");
        let no = refused(json!({ "id": draft["id"], "holes": "refuse" })).await;
        assert_eq!(no["code"], "holes_left");
        assert!(no["details"]["missing"].as_array().expect("a list").contains(&json!("purpose")));
        let data = data(&exported(&consultant, &draft["id"]).await);
        assert!(data["missing"].as_array().expect("a list").contains(&json!("purpose")));
        assert_eq!(refused(json!({ "id": 999, "holes": "print" })).await["code"], "agreement_not_found");
        consultant.ask("discard_agreement", json!({ "id": draft["id"], "version": draft["version"] })).await;
        assert_eq!(refused(json!({ "id": draft["id"], "holes": "print" })).await["code"], "agreement_discarded");
    }

    async fn the_list_goes_out_as_it_is_shown_and_nothing_in_it_is_calculated(test) {
        let (consultant, draft) = drafted(test).await;
        handed_on(&consultant, &draft).await;
        let csv = async |change: Value| {
            let input = with(json!({ "format": "csv", "language": "da" }), &change);
            String::from_utf8(bytes(&consultant, "export_agreements", input).await).expect("UTF-8")
        };
        let text = csv(json!({})).await;
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("\u{feff}Aftalenr.;Forening;Aktivitet;Tilstand;"), "{text}");
        assert!(lines[1].starts_with("SA-2026-001;Koret/Klangbølgen;'=Åben sangaften;Til underskrift;2026-12-01;2027-11-30;"), "{text}");
        assert_eq!(lines.len(), 2);
        assert_eq!(csv(json!({ "view": "in_force" })).await.lines().count(), 1);
        assert_eq!(csv(json!({ "words": "sangaften" })).await.lines().count(), 2);
        assert!(csv(json!({ "language": "en" })).await.contains(";To be signed;"));
        let workbook = bytes(&consultant, "export_agreements", json!({ "format": "xlsx", "language": "da" })).await;
        let parts = unpacked(workbook);
        let part = |name: &str| String::from_utf8(parts.iter().find(|(there, _)| there == name).expect(name).1.clone()).expect("text");
        assert!(part("xl/sharedStrings.xml").contains("=Åben sangaften"));
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>"));
        let first_day = sheet.split("<c r=\"E2\"").nth(1).and_then(|rest| rest.split("</c>").next()).expect("a cell");
        assert!(first_day.ends_with("><v>46357</v>") && !first_day.contains("t="), "1 December 2026 is a number: {first_day}");
        assert!(part("xl/styles.xml").contains("dd\\-mm\\-yyyy") || part("xl/styles.xml").contains("dd-mm-yyyy"), "shown as a day");
    }

    async fn what_was_given_out_stands_in_the_log(test) {
        let (consultant, draft) = drafted(test).await;
        exported(&consultant, &draft["id"]).await;
        bytes(&consultant, "export_agreements", json!({ "format": "csv", "language": "da" })).await;
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event = 'exported' AND subject_kind = 'agreement'").await, 1);
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event = 'exported' AND subject_kind = 'office'").await, 1);
    }
}
