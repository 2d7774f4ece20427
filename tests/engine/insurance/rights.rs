//! Who may see and do what: consultants and managers keep the register; the front desk is told a name and whether they are
//! covered today; the auditor reads the log.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::office_test;
use serde_json::{Value, json};

use super::builders::{Centre, with};

const KEPT_FROM_OTHERS: [&str; 9] = [
    "list_volunteers",
    "open_volunteer",
    "register_volunteer",
    "attach_volunteer",
    "approve_attachment",
    "coverage_of_volunteer",
    "coverage_on_day",
    "judge_attachment",
    "insurance_reminders",
];

office_test! {
    async fn the_front_desk_is_told_a_name_and_whether_they_are_covered_today(test) {
        let centre = Centre::of(test).await;
        let secret = json!({ "birthDate": "15/6-1958", "note": "Hemmelig note" });
        let card = centre.registered("Kirsten Bækgaard", secret, Some(centre.effort("1/2-2026", ""))).await["now"].clone();
        let bare = with(centre.effort("1/2-2026", ""), &json!({ "approvedBy": "", "approvedOn": "" }));
        centre.volunteer("Kirsten Holm", Some(bare)).await;
        centre.volunteer("Kirsten Lund", Some(centre.through("1/2-2026", ""))).await;
        centre.volunteer("Kirsten Skov", Some(centre.effort("1/2-2025", "1/2-2026"))).await;
        let desk = test.seat(Role::FrontDesk).await;
        let told = desk.ask("covered_today", json!({ "words": "kirs" })).await;
        let lines: Vec<(&str, bool)> = told.as_array().expect("a list").iter()
            .map(|one| (one["fullName"].as_str().expect("a name"), one["covered"].as_bool().expect("a word"))).collect();
        assert_eq!(lines, [("Kirsten Bækgaard", true), ("Kirsten Holm", false), ("Kirsten Lund", false)]);
        assert_eq!(told[0].as_object().expect("an answer").len(), 3, "nothing else is told");
        assert_eq!(desk.ask("covered_today", json!({ "words": " " })).await, json!([]), "nobody is listed without a name");
        desk.refused("covered_today", json!({ "words": "150680-9997" }), "fields_refused").await;
        for operation in KEPT_FROM_OTHERS {
            let sample = json!({ "personId": card["personId"] });
            desk.refused(operation, sample, "not_allowed").await;
        }
    }

    async fn the_history_of_a_volunteer_is_the_registers_own(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Kirsten Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        let desk = test.seat(Role::FrontDesk).await;
        let subject = json!({ "subject": { "kind": "volunteer", "id": card["personId"] } });
        assert_eq!(desk.ask("subject_history", subject.clone()).await["lines"], json!([]));
        let history = centre.consultant.ask("subject_history", subject).await;
        assert_eq!(history["names"][0]["name"], "Kirsten Bækgaard");
        let person = json!({ "subject": { "kind": "person", "id": card["personId"] } });
        let told = desk.ask("subject_history", person).await.to_string();
        assert!(!told.contains("volunteer_attached"), "the person's own history says nothing of it");
    }

    async fn each_look_and_search_is_noted(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Kirsten Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        centre.card(&card).await;
        centre.consultant.ask("list_volunteers", json!({ "words": "kirsten" })).await;
        gate::leave(&centre.consultant.seat).await.expect("the seat is left");
        let auditor = test.seat(Role::Auditor).await;
        let log = auditor.ask("read_log", json!({ "reason": "Kontrol" })).await;
        let lines: Vec<&Value> = log["lines"].as_array().expect("lines").iter().collect();
        let noted = |event: &str, operation: &str| lines.iter().any(|line| line["event"]["event"] == event && line["event"]["values"]["operation"] == operation);
        assert!(noted("looked", "open_volunteer") && noted("searched", "list_volunteers"), "{log:#}");
        for operation in KEPT_FROM_OTHERS {
            auditor.refused(operation, json!({}), "not_allowed").await;
        }
    }

    async fn papers_about_volunteers_are_printed_kept_and_read_by_the_register_only(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Kirsten Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        let about = json!({ "personId": card["personId"], "attachmentId": card["attachments"][0]["id"] });
        let proof = json!({ "personId": card["personId"], "on": "2026-03-12" });
        let desk = test.seat(Role::FrontDesk).await;
        for (operation, preview, paper) in [
            ("print_cover_proof", "preview_cover_proof", &proof),
            ("print_volunteer_agreement", "preview_volunteer_agreement", &about),
            ("print_information_sheet", "preview_information_sheet", &about),
        ] {
            let bytes = gate::bytes(&centre.consultant.seat, preview, paper.clone()).await.expect("a preview");
            assert!(bytes.starts_with(b"%PDF"), "{preview}");
            let input = json!({ "requestKey": frivillighus_tests::new_key(), "paper": paper });
            let printed = centre.consultant.ask(operation, input.clone()).await;
            assert_eq!(centre.consultant.ask(operation, input).await["now"]["id"], printed["now"]["id"], "the same key is the same paper");
            let id = json!({ "id": printed["now"]["id"] });
            assert_eq!(gate::bytes(&desk.seat, "paper", id.clone()).await.expect_err("a refusal")["code"], "paper_not_found");
            assert_eq!(gate::bytes(&desk.seat, "take_out_paper", id.clone()).await.expect_err("a refusal")["code"], "paper_not_found");
            assert!(gate::bytes(&centre.consultant.seat, "paper", id).await.is_ok());
        }
        assert_eq!(centre.card(&card).await["papers"].as_array().expect("papers").len(), 3);
        let subject = json!({ "subject": { "kind": "volunteer", "id": card["personId"] } });
        assert_eq!(desk.ask("papers_about", subject.clone()).await, json!([]));
        assert_eq!(centre.consultant.ask("papers_about", subject).await.as_array().expect("papers").len(), 3);
    }

    async fn a_paper_about_nothing_is_refused_and_so_is_one_that_no_font_can_print(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Kirsten 漢", Some(centre.effort("1/2-2026", ""))).await;
        let input = |paper: Value| json!({ "requestKey": frivillighus_tests::new_key(), "paper": paper });
        let proof = json!({ "personId": card["personId"], "on": "2026-03-12" });
        let details = centre.consultant.refused("print_cover_proof", input(proof), "cannot_be_printed").await;
        assert_eq!(details["characters"], json!(["漢"]));
        let nobody = json!({ "personId": 9_999, "on": "2026-03-12" });
        centre.consultant.refused("print_cover_proof", input(nobody), "volunteer_not_found").await;
        let nothing = json!({ "personId": card["personId"], "attachmentId": 9_999 });
        for operation in ["print_volunteer_agreement", "print_information_sheet"] {
            centre.consultant.refused(operation, input(nothing.clone()), "attachment_not_found").await;
        }
        centre.consultant.refused("information_sheet_text", nothing, "attachment_not_found").await;
    }

    async fn an_information_sheet_is_copied_and_put_into_a_draft_as_it_was_printed(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Kirsten Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        let about = |card: &Value| json!({ "personId": card["personId"], "attachmentId": card["attachments"][0]["id"], "language": "da" });
        let text = centre.consultant.ask("information_sheet_text", about(&card)).await;
        assert_eq!(text["subject"], "Til dig, der er frivillig: Kirsten Bækgaard · Plejecentret Havblik");
        let body = text["body"].as_str().expect("a text");
        assert!(body.contains("SÅDAN ER DU FORSIKRET") && body.contains("Ansvarsforsikring: Kystens Forsikring, police 77-1204"), "{body}");
        let print = |operation: &'static str, card: &Value| (operation, json!({ "requestKey": frivillighus_tests::new_key(), "paper": about(card) }));
        let (operation, input) = print("print_information_sheet", &card);
        let sheet = centre.consultant.ask(operation, input).await["now"].clone();
        let mail = |paper: &Value| json!({ "paper": about(&card), "paperId": paper["id"] });
        let draft = gate::bytes(&centre.consultant.seat, "information_sheet_mail", mail(&sheet)).await.expect("a draft");
        let draft = String::from_utf8(draft).expect("seven bits");
        assert!(draft.contains("X-Unsent: 1") && draft.contains("application/pdf") && !draft.contains("To:"), "no address is known: {draft}");
        let (operation, input) = print("print_volunteer_agreement", &card);
        let agreement = centre.consultant.ask(operation, input).await["now"].clone();
        let other = centre.volunteer("Ib Holm", Some(centre.effort("1/2-2026", ""))).await;
        let (operation, input) = print("print_information_sheet", &other);
        let anothers = centre.consultant.ask(operation, input).await["now"].clone();
        for paper in [&agreement, &anothers, &json!({ "id": 9_999 })] {
            let refused = gate::bytes(&centre.consultant.seat, "information_sheet_mail", mail(paper)).await.expect_err("not this sheet");
            assert_eq!(refused["code"], "paper_not_found");
        }
    }

    async fn the_rules_are_the_managers_and_the_administrators(test) {
        let centre = Centre::of(test).await;
        let kept = centre.consultant.ask("insurance_rules", json!({})).await;
        let change = json!({ "version": kept["version"], "rules": kept["rules"] });
        centre.consultant.refused("change_insurance_rules", change.clone(), "not_allowed").await;
        let administrator = test.seat(Role::Administrator).await;
        administrator.ask("change_insurance_rules", change).await;
        let desk = test.seat(Role::FrontDesk).await;
        for operation in ["list_effort_types", "list_municipal_covers", "insurance_rules"] {
            administrator.ask(operation, json!({})).await;
            desk.refused(operation, json!({}), "not_allowed").await;
        }
    }
}
