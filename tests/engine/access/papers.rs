use frivillighus_engine::access::{NewPaper, RequestContext, Role, Subject, SubjectKind, store_paper};
use frivillighus_engine::gate;
use frivillighus_engine::shared::ids::{PaperId, RequestKey};
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

const BYTES: &[u8] = b"%PDF-1.7 in fact no paper";

async fn print(seat: &TestSeat, request_key: RequestKey) -> PaperId {
    let context = RequestContext::new(&seat.seat, "print_agreement");
    let mut tx = context.write().await.expect("a transaction");
    let subject = Subject::of(SubjectKind::Agreement, 7);
    let paper = NewPaper {
        request_key,
        kind: "agreement",
        subject,
        title: "Samarbejdsaftale 2026-001",
        file_name: "Samarbejdsaftale 2026-001.pdf",
        pages: 3,
        bytes: BYTES,
    };
    let id = store_paper(&mut tx, &paper).await.expect("the paper is stored");
    tx.commit(vec![]).await.expect("a commit");
    id
}

fn about(id: i64) -> Value {
    json!({ "subject": { "kind": "agreement", "id": id } })
}

office_test! {
    async fn a_printed_paper_is_listed_and_comes_back_byte_for_byte(test) {
        let consultant = test.seat(Role::Consultant).await;
        let id = print(&consultant, new_key()).await;
        let papers = consultant.ask("papers_about", about(7)).await;
        assert_eq!(papers[0]["id"], json!(id));
        assert_eq!(papers[0]["pages"], 3);
        assert_eq!(papers[0]["bytes"], BYTES.len());
        assert_eq!(papers[0]["printedBy"], "Test consultant");
        let bytes = gate::bytes(&consultant.seat, "paper", json!({ "id": id })).await.expect("the paper");
        assert_eq!(bytes, BYTES);
        assert_eq!(consultant.ask("papers_about", about(8)).await, json!([]));
    }

    async fn reading_a_paper_and_giving_it_out_stand_in_the_log(test) {
        let consultant = test.seat(Role::Consultant).await;
        let id = print(&consultant, new_key()).await;
        for (operation, event) in [("paper", "looked"), ("take_out_paper", "exported")] {
            let bytes = gate::bytes(&consultant.seat, operation, json!({ "id": id })).await.expect("the paper");
            assert_eq!(bytes, BYTES);
            let newest = consultant.ask("read_log", json!({})).await["lines"][0].clone();
            assert_eq!(newest["event"], json!({ "event": event, "values": { "operation": operation } }));
            assert_eq!(newest["subject"], json!({ "kind": "paper", "id": id }));
        }
    }

    async fn the_same_request_is_the_same_paper(test) {
        let consultant = test.seat(Role::Consultant).await;
        let key = new_key();
        assert_eq!(print(&consultant, key).await, print(&consultant, key).await);
        assert_eq!(consultant.ask("papers_about", about(7)).await.as_array().map(Vec::len), Some(1));
    }

    async fn a_paper_that_is_no_longer_what_was_printed_is_not_given_out(test) {
        let consultant = test.seat(Role::Consultant).await;
        let id = print(&consultant, new_key()).await;
        test.sabotage("UPDATE papers SET title = 'x', sha256 = 'deadbeef'").await.expect("sabotage");
        for operation in ["paper", "take_out_paper"] {
            let refusal = gate::bytes(&consultant.seat, operation, json!({ "id": id })).await.expect_err("a damaged paper");
            assert_eq!(refusal["code"], "paper_damaged");
            let refusal = gate::bytes(&consultant.seat, operation, json!({ "id": 99 })).await.expect_err("no paper");
            assert_eq!(refusal["code"], "paper_not_found");
        }
    }

    async fn a_locked_seat_gives_no_paper_out(test) {
        let consultant = test.seat(Role::Consultant).await;
        let id = print(&consultant, new_key()).await;
        consultant.ask("lock_seat", json!({})).await;
        let refusal = gate::bytes(&consultant.seat, "paper", json!({ "id": id })).await.expect_err("locked");
        assert_eq!(refusal["code"], "seat_locked");
    }

    async fn an_auditor_opens_no_papers(test) {
        let auditor = test.seat(Role::Auditor).await;
        auditor.refused("papers_about", about(7), "not_allowed").await;
        let refusal = gate::bytes(&auditor.seat, "paper", json!({ "id": 1 })).await.expect_err("not allowed");
        assert_eq!(refusal["code"], "not_allowed");
    }
}
