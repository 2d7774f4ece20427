//! Letters about an agreement: which say something when, what they say, and how they are passed on.

use base64::Engine as _;
use frivillighus_engine::gate;
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::agreements_life::{draft, hand_on, later, seen, signed, with};

async fn letters(seat: &TestSeat, agreement: &Value) -> Value {
    seat.ask("open_agreement", json!({ "id": agreement["id"] })).await["life"]["letters"].clone()
}

fn wanted(agreement: &Value, kind: &str) -> Value {
    json!({ "id": agreement["id"], "kind": kind })
}

async fn text(seat: &TestSeat, agreement: &Value, kind: &str) -> String {
    let text = seat.ask("agreement_letter_text", wanted(agreement, kind)).await;
    format!("{}\n{}", text["subject"].as_str().expect("a subject"), text["body"].as_str().expect("a text"))
}

fn says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is not in:\n{text}");
    }
}

async fn given_notice(seat: &TestSeat, agreement: &Value, by: &str) -> Value {
    let notice = json!({ "givenOn": "2026-11-24", "givenBy": by, "way": "with_notice" });
    seat.ask("terminate_agreement", with(seen(agreement), notice)).await["now"].clone()
}

office_test! {
    async fn each_state_has_the_letter_that_says_something(test) {
        let (consultant, agreement) = draft(test).await;
        assert_eq!(letters(&consultant, &agreement).await, json!(["confidentiality"]));
        let refused = consultant.refused("agreement_letter_text", wanted(&agreement, "accompanying"), "nothing_to_write").await;
        assert_eq!(refused, json!({ "kind": "accompanying", "state": "draft" }));
        let sent = hand_on(&consultant, &agreement, "association").await["now"].clone();
        assert_eq!(letters(&consultant, &sent).await, json!(["accompanying", "confidentiality"]));
        let letter = text(&consultant, &sent, "accompanying").await;
        says(&letter, &["Samarbejdsaftale til underskrift: Åben sangaften", "Periode: 1. december 2026 – 30. november 2027", "send", "Venlig hilsen"]);
    }

    async fn an_agreement_that_ends_by_itself_is_written_about_with_what_comes_then(test) {
        let (consultant, agreement) = draft(test).await;
        let signed = signed(&consultant, &agreement).await["now"].clone();
        assert_eq!(letters(&consultant, &signed).await, json!(["renewal", "confidentiality"]));
        let letter = text(&consultant, &signed, "renewal").await;
        says(&letter, &["udløber den 30. november 2027", "senest den 30. september 2027", "skriver vi et udkast"]);
        let next = consultant.ask("renew_agreement", json!({ "requestKey": new_key(), "id": signed["id"] })).await["now"].clone();
        let number = next["number"].as_str().expect("a number");
        says(&text(&consultant, &signed, "renewal").await, &[&format!("udkast til en ny aftale ({number})")]);
        later(test, 340);
        let consultant = test.seat(frivillighus_engine::access::Role::Consultant).await;
        let late = text(&consultant, &signed, "renewal").await;
        assert!(!late.contains("senest den"), "a day that is past is asked of nobody:\n{late}");
        later(test, 400);
        let consultant = test.seat(frivillighus_engine::access::Role::Consultant).await;
        assert_eq!(letters(&consultant, &signed).await, json!(["confidentiality"]), "what is over is not renewed");
    }

    async fn an_agreement_that_goes_on_by_itself_says_so_and_until_when_it_can_be_stopped(test) {
        let (consultant, agreement) = draft(test).await;
        let terms = json!({ "notice": { "count": 3, "unit": "months", "to": "month_end" }, "tacitMonths": 12 });
        let changed = consultant.ask("change_terms", with(seen(&agreement), json!({ "terms": terms }))).await["now"].clone();
        let signed = signed(&consultant, &changed).await["now"].clone();
        let letter = text(&consultant, &signed, "renewal").await;
        says(&letter, &["fortsætter af sig selv med et år fra den 1. december 2027", "senest den 31. august 2027"]);
        says(&letter, &["Periode: 1. december 2026 – 30. november 2027"]);
        assert!(!letter.contains("udløber"), "{letter}");
        later(test, 300);
        let consultant = test.seat(frivillighus_engine::access::Role::Consultant).await;
        let late = text(&consultant, &signed, "renewal").await;
        says(&late, &["fra den 1. december 2028", "senest den 31. august 2028", "Periode: 1. december 2026 – 30. november 2028"]);
        later(test, 400);
        let consultant = test.seat(frivillighus_engine::access::Role::Consultant).await;
        let next_year = text(&consultant, &signed, "renewal").await;
        says(&next_year, &["Periode: 1. december 2027 – 30. november 2028"]);
    }

    async fn an_agreement_that_is_ended_at_once_is_not_written_about_as_if_there_were_notice(test) {
        let (consultant, agreement) = draft(test).await;
        let signed = signed(&consultant, &agreement).await["now"].clone();
        let at_once = |by: &str| json!({ "givenOn": "2026-11-24", "givenBy": by, "way": "at_once" });
        let ended = consultant.ask("terminate_agreement", with(seen(&signed), at_once("municipality"))).await["now"].clone();
        let ours = text(&consultant, &ended, "termination").await;
        says(&ours, &["Ophævelse af samarbejdsaftale: ", "med øjeblikkelig virkning på grund af groft brud", "Ophævet den: 24. november 2026", "Sidste dag: 24. november 2026"]);
        let english = consultant.ask("agreement_letter_text", with(wanted(&ended, "termination"), json!({ "language": "en" }))).await;
        let english = english["body"].as_str().expect("a text").to_owned();
        says(&english, &["with immediate effect because of a gross breach"]);
        let back = consultant.ask("withdraw_termination", seen(&ended)).await["now"].clone();
        let theirs = consultant.ask("terminate_agreement", with(seen(&back), at_once("association"))).await["now"].clone();
        let received = text(&consultant, &theirs, "termination").await;
        says(&received, &["Bekræftelse af jeres ophævelse: ", "at I ophæver samarbejdsaftalen"]);
        for letter in [&ours, &received] {
            assert!(!letter.contains("arsel") && !letter.contains("Indtil da"), "{letter}");
        }
        assert!(!english.to_lowercase().contains("notice") && !english.contains("Until then"), "{english}");
    }

    async fn notice_is_given_or_confirmed_in_words_of_the_agreement(test) {
        let (consultant, agreement) = draft(test).await;
        let signed = signed(&consultant, &agreement).await["now"].clone();
        let ended = given_notice(&consultant, &signed, "municipality").await;
        assert_eq!(letters(&consultant, &ended).await, json!(["termination", "confidentiality"]));
        let ours = text(&consultant, &ended, "termination").await;
        says(&ours, &["Opsigelse af samarbejdsaftale: ", "Vi opsiger hermed samarbejdsaftalen med tre måneders varsel", "Sidste dag: 28. februar 2027"]);
        let back = consultant.ask("withdraw_termination", seen(&ended)).await["now"].clone();
        let theirs = given_notice(&consultant, &back, "association").await;
        let received = text(&consultant, &theirs, "termination").await;
        says(&received, &["Bekræftelse af jeres opsigelse: ", "Vi har modtaget jeres opsigelse", "28. februar 2027"]);
        let english = with(wanted(&theirs, "termination"), json!({ "language": "en" }));
        let english = consultant.ask("agreement_letter_text", english).await;
        assert_eq!(english["subject"], "Confirmation of your notice: Åben sangaften");
    }

    async fn the_declaration_of_confidentiality_belongs_to_its_clause(test) {
        let (consultant, agreement) = draft(test).await;
        let declaration = text(&consultant, &agreement, "confidentiality").await;
        says(&declaration, &["Tavshedserklæring", "frivillig ved Koret Klangbølgen", "§§ 152 a–152 f"]);
        assert!(!declaration.contains("Kirkebakken"), "it is signed by a volunteer, not sent:\n{declaration}");
        let out = with(seen(&agreement), json!({ "key": "confidentiality", "state": "off" }));
        let out = consultant.ask("change_clause", out).await["now"].clone();
        assert_eq!(letters(&consultant, &out).await, json!([]));
        consultant.refused("agreement_letter_text", wanted(&agreement, "confidentiality"), "nothing_to_write").await;
    }

    async fn the_letter_that_goes_with_the_agreement_has_the_agreement_with_it_as_it_was_sent(test) {
        let (consultant, agreement) = draft(test).await;
        let sent = hand_on(&consultant, &agreement, "association").await["now"].clone();
        let letter = wanted(&sent, "accompanying");
        let paper = consultant.ask("print_agreement_letter", json!({ "requestKey": new_key(), "letter": letter })).await["now"].clone();
        let mail = gate::bytes(&consultant.seat, "agreement_letter_mail", json!({ "letter": letter, "paperId": paper["id"] })).await.expect("a draft");
        let mail = String::from_utf8(mail).expect("seven bits");
        assert_eq!(mail.matches("Content-Type: application/pdf").count(), 2, "the letter and the agreement:\n{mail}");
        let card = consultant.ask("open_agreement", json!({ "id": sent["id"] })).await;
        let version = gate::bytes(&consultant.seat, "paper", json!({ "id": card["life"]["versions"][0]["paperId"] })).await.expect("the paper");
        let coded = base64::engine::general_purpose::STANDARD.encode(&version[..45]);
        assert!(mail.contains(&coded), "byte for byte");
    }

    async fn a_letter_is_looked_at_printed_once_kept_and_drafted_as_an_e_mail(test) {
        let (consultant, agreement) = draft(test).await;
        let signed = signed(&consultant, &agreement).await["now"].clone();
        let letter = wanted(&signed, "renewal");
        let preview = gate::bytes(&consultant.seat, "preview_agreement_letter", letter.clone()).await.expect("the letter");
        assert!(preview.starts_with(b"%PDF-1.7"));
        let print = json!({ "requestKey": new_key(), "letter": letter });
        let paper = consultant.ask("print_agreement_letter", print.clone()).await["now"].clone();
        assert_eq!(consultant.ask("print_agreement_letter", print).await["now"]["id"], paper["id"]);
        assert_eq!(paper["title"], format!("Jeres samarbejdsaftale {}", signed["number"].as_str().expect("a number")));
        let mail = gate::bytes(&consultant.seat, "agreement_letter_mail", json!({ "letter": letter, "paperId": paper["id"] })).await.expect("a draft");
        let mail = String::from_utf8(mail).expect("seven bits");
        says(&mail, &["X-Unsent: 1", "application/pdf"]);
        let card = consultant.ask("open_agreement", json!({ "id": signed["id"] })).await;
        assert_eq!(card["life"]["printed"][0]["id"], paper["id"]);
        assert_eq!(card["life"]["copies"], json!([]), "it is no scan of the agreement");
        let other = json!({ "letter": letter, "paperId": card["life"]["versions"][0]["paperId"] });
        let refusal = gate::bytes(&consultant.seat, "agreement_letter_mail", other).await.expect_err("another paper");
        assert_eq!(refusal["code"], "version_not_found");
        consultant.refused("agreement_letter_text", json!({ "id": 999, "kind": "renewal" }), "agreement_not_found").await;
    }
}
