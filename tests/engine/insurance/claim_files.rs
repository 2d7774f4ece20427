//! Photos and papers of claims, and what of claims waits for the municipality's case system: for those entitled and nobody else.

use std::io::{Cursor, Read as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{fields, with};
use super::claims::Claims;
use super::cpr::raw;

/// One grey pixel.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";
/// It says what happened and where.
const NAME: &str = "Vådt køkkengulv.png";

fn file(claim: &Value, name: &str, scan: &str) -> Value {
    json!({ "requestKey": new_key(), "claimId": claim["id"], "fileName": name, "scan": scan })
}

fn which(claim: &Value, file: &Value) -> Value {
    json!({ "claimId": claim["id"], "paperId": file["paperId"] })
}

async fn files(seat: &TestSeat, claim: &Value) -> Vec<String> {
    let card = seat.ask("open_claim", json!({ "claimId": claim["id"] })).await;
    let files = card["files"].as_array().expect("files").iter();
    files.map(|one| one["facts"]["fileName"].as_str().expect("a name").to_owned()).collect()
}

async fn bytes(seat: &TestSeat, operation: &str, input: Value) -> Result<Vec<u8>, Value> {
    gate::bytes(&seat.seat, operation, input).await
}

/// The papers of claims as the journal has them for whoever asks.
async fn in_journal(seat: &TestSeat, settled: bool) -> Vec<Value> {
    let list = seat.ask("papers_in_journal", json!({ "about": "claim", "settled": settled })).await;
    list["papers"].as_array().expect("papers").clone()
}

async fn counted(seat: &TestSeat) -> Option<i64> {
    let list = seat.ask("papers_in_journal", json!({ "about": "agreement", "settled": false })).await;
    let counts = list["counts"].as_array().expect("counts").clone();
    counts.iter().find(|one| one["about"] == "claim").and_then(|one| one["waiting"].as_i64())
}

fn settled(paper: &Value, place: &Value) -> Value {
    let paper = &paper["paper"];
    json!({ "papers": [{ "id": paper["id"], "seen": paper["entry"]["place"], "place": place }] })
}

/// A claim whose fact sheet was printed.
async fn printed(test: &TestOffice) -> (Claims, Value, Value) {
    let claims = Claims::of(test).await;
    let claim = claims.noted().await["now"].clone();
    let sheet = json!({ "requestKey": new_key(), "paper": { "claimId": claim["id"] }, "cpr": "by_hand" });
    claims.centre.manager.ask("print_claim_sheet", sheet).await;
    let paper = in_journal(&claims.centre.manager, false).await[0].clone();
    (claims, claim, paper)
}

office_test! {
    async fn a_photo_is_sealed_as_a_whole_with_its_name_and_opens_for_those_entitled(test) {
        let claims = Claims::of(test).await;
        let manager = &claims.centre.manager;
        let claim = claims.noted().await["now"].clone();
        let input = file(&claim, NAME, PNG);
        let attached = manager.ask("attach_claim_file", input.clone()).await;
        let whole = STANDARD.decode(PNG).expect("a picture");
        let facts = &attached["now"]["facts"];
        assert_eq!((&facts["fileName"], &facts["kind"], &facts["bytes"], &facts["pages"]), (&json!(NAME), &json!("png"), &json!(whole.len()), &json!(1)));
        assert_eq!(facts["sha256"], "a1abfd410973b0111c215baa879b9edcd739e601659ba44168269767cc2e9108", "of the file itself");
        let again = manager.ask("attach_claim_file", input).await;
        assert_eq!((&again["now"]["paperId"], &again["undo"]), (&attached["now"]["paperId"], &Value::Null), "the same key is the same file");
        let paper = json!({ "id": attached["now"]["paperId"] });
        assert_eq!(bytes(manager, "paper", paper.clone()).await.expect("a picture"), whole);
        assert_eq!(bytes(&claims.centre.consultant, "paper", paper).await.expect_err("sealed")["code"], "key_closed");
        let card = manager.ask("open_claim", json!({ "claimId": claim["id"] })).await;
        assert_eq!((card["files"].as_array().map(Vec::len), &card["papers"]), (Some(1), &json!([])), "it is no fact sheet");
        let log = manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        assert!(log.contains("claim_file_attached"), "{log}");
        let mut exported = Vec::new();
        frivillighus_engine::backup::export_office(&test.office, &mut exported).await.expect("an export");
        let all = format!("{}{log}{}", raw(test).await, String::from_utf8(exported).expect("JSON"));
        for secret in ["kkengulv", "claim_files\":"] {
            let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            assert!(!all.contains(secret) && !all.contains(&hex), "{secret}");
        }
        assert!(!attached["undo"].to_string().contains("kkengulv"), "the way back carries no name");
    }

    async fn a_file_is_taken_away_and_put_back_and_named_on_the_sheet_while_it_is_there(test) {
        let claims = Claims::of(test).await;
        let manager = &claims.centre.manager;
        let claim = claims.noted().await["now"].clone();
        let attached = manager.ask("attach_claim_file", file(&claim, NAME, PNG)).await;
        manager.ask("attach_claim_file", file(&claim, "150680-9997.png", PNG)).await;
        assert_eq!(files(manager, &claim).await, [NAME, "scan.png"], "a number of somebody is no name");
        let away = manager.ask("detach_claim_file", which(&claim, &attached["now"])).await;
        assert_eq!(files(manager, &claim).await, ["scan.png"]);
        assert_eq!(in_journal(manager, false).await.len(), 1, "what was taken away waits for nothing");
        manager.refused("detach_claim_file", which(&claim, &attached["now"]), "claim_file_not_found").await;
        let back = manager.undo(&away).await;
        assert_eq!(files(manager, &claim).await, [NAME, "scan.png"]);
        manager.refused("reattach_claim_file", which(&claim, &attached["now"]), "claim_file_not_found").await;
        manager.undo(&back).await;
        assert_eq!(files(manager, &claim).await, ["scan.png"]);
    }

    async fn what_is_no_photo_and_no_paper_is_refused_in_words(test) {
        let claims = Claims::of(test).await;
        let manager = &claims.centre.manager;
        let claim = claims.noted().await["now"].clone();
        for broken in ["", "ingen tegn", &STANDARD.encode("PK et Word-dokument"), &PNG[..60]] {
            manager.refused("attach_claim_file", file(&claim, NAME, broken), "not_a_scan").await;
        }
        let large = STANDARD.encode(vec![0_u8; 15 * 1024 * 1024 + 1]);
        let refused = manager.refused("attach_claim_file", file(&claim, NAME, &large), "scan_too_large").await;
        assert_eq!(refused["mostMegabytes"], 15);
        let nothing = json!({ "id": 9_999 });
        manager.refused("attach_claim_file", file(&nothing, NAME, PNG), "claim_not_found").await;
        for operation in ["detach_claim_file", "reattach_claim_file"] {
            manager.refused(operation, which(&nothing, &json!({ "paperId": 1 })), "claim_not_found").await;
            manager.refused(operation, which(&claim, &json!({ "paperId": 9_999 })), "claim_file_not_found").await;
        }
        for _ in 0..30 {
            manager.ask("attach_claim_file", file(&claim, NAME, PNG)).await;
        }
        assert_eq!(manager.refused("attach_claim_file", file(&claim, NAME, PNG), "too_many_files").await["most"], 30);
        manager.ask("withdraw_claim", json!({ "claimId": claim["id"], "version": claim["version"] })).await;
        manager.refused("attach_claim_file", file(&claim, NAME, PNG), "claim_not_found").await;
    }

    async fn nobody_else_attaches_a_file_or_learns_that_there_is_one(test) {
        let claims = Claims::of(test).await;
        let claim = claims.noted().await["now"].clone();
        let attached = claims.centre.manager.ask("attach_claim_file", file(&claim, NAME, PNG)).await["now"].clone();
        let consultant = &claims.centre.consultant;
        for (operation, input) in [
            ("attach_claim_file", file(&claim, NAME, PNG)),
            ("detach_claim_file", which(&claim, &attached)),
            ("reattach_claim_file", which(&claim, &attached)),
        ] {
            assert_eq!(consultant.refused(operation, input.clone(), "key_closed").await["why"], "no_own_password", "{operation}");
            for role in [Role::FrontDesk, Role::Auditor] {
                test.seat(role).await.refused(operation, input.clone(), "not_allowed").await;
            }
        }
        assert_eq!((in_journal(consultant, false).await, counted(consultant).await), (Vec::new(), None));
    }

    async fn a_lost_key_leaves_files_sealed_with_their_names(test) {
        let claims = Claims::of(test).await;
        let manager = &claims.centre.manager;
        let claim = claims.noted().await["now"].clone();
        manager.ask("attach_claim_file", file(&claim, NAME, PNG)).await;
        test.sabotage("UPDATE sealing_keys SET put_aside_at = made_at WHERE name = 'claims'").await.expect("sabotage");
        manager.ask("begin_sealing", json!({ "name": "claims" })).await;
        test.sabotage("DELETE FROM key_grants WHERE sealing_key_id = (SELECT id FROM sealing_keys WHERE put_aside_at IS NOT NULL)").await.expect("sabotage");
        let card = manager.ask("open_claim", json!({ "claimId": claim["id"] })).await;
        assert_eq!(card["files"][0]["facts"], Value::Null);
    }

    async fn files_go_with_the_name_of_whose_claim_it_is(test) {
        let claims = Claims::of(test).await;
        let manager = &claims.centre.manager;
        let claim = claims.noted().await["now"].clone();
        let attached = manager.ask("attach_claim_file", file(&claim, NAME, PNG)).await;
        manager.ask("attach_claim_file", file(&claim, "Albuen.png", PNG)).await;
        manager.ask("detach_claim_file", which(&claim, &attached["now"])).await;
        claims.centre.act("end_attachment", &claims.card, json!({ "endsOn": "13/11-2026" })).await;
        let nothing_to_do = json!({ "outcome": "no_claim", "decidedOn": "23/11-2026", "closedOn": "23/11-2026" });
        let handling = with(claim["handling"].clone(), &nothing_to_do);
        let handled = json!({ "claimId": claim["id"], "version": claim["version"], "handling": handling });
        manager.ask("handle_claim", handled).await;
        let rules = manager.ask("retention_rules", json!({})).await;
        let none = with(rules["rules"].clone(), &json!({ "injuryClaimMonths": 0 }));
        manager.ask("change_retention_rules", json!({ "version": rules["version"], "rules": none })).await;
        let person = json!({ "personId": claims.card["personId"] });
        assert_eq!(manager.ask("look_at_anonymising", person.clone()).await["papers"], 2, "what was taken away goes too");
        manager.ask("anonymise_person", with(person, &json!({ "reason": "they_asked" }))).await;
        assert_eq!(test.count("SELECT count(*) FROM papers").await + test.count("SELECT count(*) FROM claim_files").await, 0);
    }

    async fn a_fact_sheet_waits_for_the_case_system_for_those_entitled(test) {
        let (claims, claim, paper) = printed(test).await;
        let (manager, consultant) = (&claims.centre.manager, &claims.centre.consultant);
        assert_eq!((&paper["about"], &paper["party"]), (&json!(claim["id"].to_string()), &json!("Kirsten Bækgaard")));
        assert_eq!((counted(manager).await, counted(consultant).await), (Some(1), None), "the others are not told of a list");
        let place = json!({ "state": "journalled", "caseNumber": "260114", "documentNumber": "77" });
        consultant.refused("journal_papers", settled(&paper, &place), "paper_not_found").await;
        let ids = json!({ "papers": [paper["paper"]["id"]], "language": "da" });
        assert_eq!(bytes(consultant, "export_papers_for_journal", ids.clone()).await.expect_err("none of theirs")["code"], "paper_not_found");
        let done = manager.ask("journal_papers", settled(&paper, &place)).await;
        assert_eq!((in_journal(manager, false).await.len(), in_journal(manager, true).await.len()), (0, 1));
        let log = manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        assert!(log.contains("sealed_paper_settled") && !log.contains("260114"), "the log says that it was settled and not where");
        let bundle = bytes(manager, "export_papers_for_journal", ids).await.expect("a bundle");
        let mut archive = zip::ZipArchive::new(Cursor::new(bundle)).expect("an archive");
        let mut table = String::new();
        archive.by_name("journal.csv").expect("the table").read_to_string(&mut table).expect("text");
        assert!(table.contains("Skade nr. 1;Kirsten Bækgaard;2026-11-24;260114;77;2026-11-24"), "{table}");
        let mut sheet = Vec::new();
        archive.by_index(0).expect("a paper").read_to_end(&mut sheet).expect("bytes");
        assert!(sheet.starts_with(b"%PDF"), "it goes out as it is read");
        manager.undo(&done).await;
        assert_eq!(counted(manager).await, Some(1));
    }

    async fn why_a_sealed_paper_is_left_out_is_chosen_and_no_word_of_it_is_kept(test) {
        let (claims, _, paper) = printed(test).await;
        let manager = &claims.centre.manager;
        let typed = json!({ "state": "left_out", "reason": "Hun brækkede kravebenet" });
        let refused = manager.refused("journal_papers", settled(&paper, &typed), "fields_refused").await;
        assert_eq!(fields(&refused), ["papers.0.place.reason"]);
        let chosen = json!({ "state": "left_out_sealed", "why": "printed_again" });
        let done = manager.ask("journal_papers", settled(&paper, &chosen)).await;
        assert_eq!(done["now"][0]["entry"]["place"], chosen);
        manager.refused("journal_papers", settled(&paper, &typed), "fields_refused").await;
        let back = manager.undo(&done).await;
        assert_eq!(back["now"][0]["entry"]["place"], json!({ "state": "waits" }));
        let about = json!({ "personId": claims.card["personId"], "attachmentId": claims.card["attachments"][0]["id"] });
        manager.ask("print_information_sheet", json!({ "requestKey": new_key(), "paper": about })).await;
        let list = manager.ask("papers_in_journal", json!({ "about": "volunteer", "settled": false })).await;
        let refused = manager.refused("journal_papers", settled(&list["papers"][0], &chosen), "fields_refused").await;
        assert_eq!(fields(&refused), ["papers.0.place.reason"], "of what is open the office says why");
    }
}
