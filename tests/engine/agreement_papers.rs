//! The papers of many agreements in one file.

use std::io::{Cursor, Read as _};

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::agreements_life::{draft, hand_on, seen, with};

fn wanted(more: Value) -> Value {
    with(json!({ "requestKey": new_key(), "holes": "refuse" }), more)
}

async fn papers(seat: &TestSeat, more: Value) -> Vec<(String, Vec<u8>)> {
    let zip = gate::bytes(&seat.seat, "export_agreement_papers", wanted(more)).await.expect("papers");
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("an archive");
    let mut files = Vec::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it is read");
        files.push((file.name().to_owned(), bytes));
    }
    files
}

async fn refused(seat: &TestSeat, more: Value) -> Value {
    gate::bytes(&seat.seat, "export_agreement_papers", wanted(more)).await.expect_err("a refusal")
}

/// Another draft with the same association, holes and all.
async fn another(seat: &TestSeat, agreement: &Value, title: &str) -> Value {
    let input = json!({ "requestKey": new_key(), "organisationId": agreement["organisationId"], "activityTitle": title, "language": "da" });
    seat.ask("draft_agreement", input).await["now"].clone()
}

/// Rows alone: they have no clause.
async fn many(test: &TestOffice) {
    let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2001)
        INSERT INTO agreements (request_key, number, organisation_id, template, activity_title, case_number, language, state,
            created_at, changed_at)
        SELECT 'key-' || CAST(n.i AS TEXT), 'N-' || CAST(n.i AS TEXT), a.organisation_id, a.template, 'Mange', '', 'da', 'draft',
            a.created_at, a.changed_at FROM n, agreements a WHERE a.id = (SELECT min(id) FROM agreements)";
    assert_eq!(test.sabotage(sql).await.expect("rows"), 2_001);
}

office_test! {
    async fn what_was_handed_on_goes_out_as_it_was_printed_and_a_draft_as_it_stands(test) {
        let (consultant, first) = draft(test).await;
        let sent = hand_on(&consultant, &first, "association").await["now"].clone();
        let other = another(&consultant, &first, "Lektiehjælp").await;
        let files = papers(&consultant, json!({ "holes": "print" })).await;
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["SA-2026-001 Koret Klangbølgen.pdf", "SA-2026-002 Koret Klangbølgen.pdf"]);
        let card = consultant.ask("open_agreement", json!({ "id": sent["id"] })).await;
        let kept = gate::bytes(&consultant.seat, "paper", json!({ "id": card["life"]["versions"][0]["paperId"] })).await.expect("a paper");
        assert_eq!(files[0].1, kept);
        assert!(files[1].1.starts_with(b"%PDF-1.7"));
        let alone = papers(&consultant, json!({ "view": "unsigned" })).await;
        assert_eq!(alone, files[..1], "as the list is narrowed");
        assert_eq!(papers(&consultant, json!({ "words": "lektie", "holes": "print" })).await, files[1..]);
        let print = json!({ "requestKey": new_key(), "holes": "print" });
        consultant.ask("print_agreement", with(seen(&other), print)).await;
        assert_eq!(papers(&consultant, json!({})).await.len(), 2, "what was printed with holes was wanted so");
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event = 'exported' AND subject_kind = 'office'").await, 4);
    }

    async fn drafts_with_something_missing_are_named_before_anything_is_printed(test) {
        let (consultant, whole) = draft(test).await;
        for number in 0..6 {
            another(&consultant, &whole, &format!("Aften {number}")).await;
        }
        let details = refused(&consultant, json!({})).await;
        let first = ["SA-2026-007", "SA-2026-006", "SA-2026-005", "SA-2026-004", "SA-2026-003"];
        assert_eq!(details, json!({ "code": "holes_in_several", "details": { "agreements": first, "more": 1 } }));
        assert_eq!(papers(&consultant, json!({ "words": "sangaften" })).await.len(), 1);
    }

    async fn one_that_cannot_be_printed_is_named(test) {
        let (consultant, whole) = draft(test).await;
        let change = json!({ "key": "purpose", "body": "Vi synger 𓀀." });
        consultant.ask("change_clause", with(seen(&whole), change)).await;
        another(&consultant, &whole, "Aften").await;
        let no = refused(&consultant, json!({ "holes": "print" })).await;
        assert_eq!(no, json!({ "code": "one_cannot_be_printed", "details": { "number": "SA-2026-001", "characters": ["𓀀"] } }));
    }

    async fn nothing_and_too_much_are_refused(test) {
        let consultant = test.seat(Role::Consultant).await;
        assert_eq!(refused(&consultant, json!({})).await["code"], "nothing_to_give_out");
        let (consultant, draft) = draft(test).await;
        assert_eq!(refused(&consultant, json!({ "words": "fodbold" })).await["code"], "nothing_to_give_out");
        consultant.ask("discard_agreement", seen(&draft)).await;
        assert_eq!(refused(&consultant, json!({ "view": "discarded" })).await["code"], "nothing_to_give_out");
        many(test).await;
        assert_eq!(refused(&consultant, json!({})).await, json!({ "code": "too_many_agreements", "details": { "most": 2000 } }));
    }

    async fn the_printing_tells_how_far_it_is_and_can_be_stopped(test) {
        let (consultant, whole) = draft(test).await;
        for number in 0..30 {
            another(&consultant, &whole, &format!("Aften {number}")).await;
        }
        let input = wanted(json!({ "holes": "print" }));
        let key = json!({ "requestKey": input["requestKey"] });
        let printing = gate::bytes(&consultant.seat, "export_agreement_papers", input);
        let stopping = async {
            loop {
                let progress = consultant.ask("work_progress", key.clone()).await;
                if progress["total"] == 31 && progress["done"].as_u64().expect("a number") > 0 {
                    return consultant.ask("stop_work", key.clone()).await;
                }
                tokio::task::yield_now().await;
            }
        };
        let (printed, _) = tokio::join!(printing, stopping);
        assert_eq!(printed.expect_err("it was stopped")["code"], "papers_stopped");
        assert_eq!(consultant.ask("work_progress", key).await, json!({ "done": 0, "total": 0 }));
    }
}
