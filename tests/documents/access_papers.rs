//! Papers of access: what somebody is told of themselves, and the sheets with codes.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{Engine, TestOffice, TestSeat, new_key};
use serde_json::{Value, json};

use crate::agreements::{conforms, lines_of, read_back, reads_as_kept};
use crate::conformance::save;
use crate::volunteer_papers::{Register, person};

async fn told(seat: &TestSeat, name: &str, person: &Value, language: &str) -> Vec<u8> {
    let wanted = json!({ "personId": person, "language": language });
    let bytes = gate::bytes(&seat.seat, "preview_access_report", wanted).await.expect("the access report");
    save(name, &bytes);
    conforms(name, &bytes);
    bytes
}

#[tokio::test]
async fn somebody_is_told_everything_but_what_is_about_others() {
    let register = Register::whole().await;
    let card = register.volunteer(person("Åse Bækgaard"), register.effort()).await;
    let sheet = json!({ "personId": card["personId"], "attachmentId": card["attachments"][0]["id"], "language": "da" });
    register.printed("access-report-paper", "print_information_sheet", sheet).await;
    for language in ["da", "en"] {
        let bytes = told(&register.consultant, &format!("access-report-{language}"), &card["personId"], language).await;
        reads_as_kept(&format!("access_report_{language}"), &bytes);
    }
    register.office.remove().await;
}

#[tokio::test]
async fn a_card_with_a_name_alone_is_told_as_that() {
    let office = TestOffice::on(Engine::Sqlite).await;
    let consultant = office.seat(Role::Consultant).await;
    let facts = json!({ "fullName": "Bo", "address": { "kind": "shown", "street": "", "postalCode": "", "town": "" } });
    let bo = consultant.ask("register_person", json!({ "requestKey": new_key(), "facts": facts })).await;
    let bytes = told(&consultant, "access-report-smallest", &bo["now"]["person"]["id"], "da").await;
    reads_as_kept("access_report_smallest", &bytes);
    office.remove().await;
}

#[tokio::test]
async fn a_protected_address_is_not_even_on_ones_own_paper_and_endless_words_stay() {
    let register = Register::whole().await;
    let compound = "frivillighedskoordineringsudvalgsformandskandidatopstillingsmøde";
    let mut facts = register.effort();
    facts["task"] = json!(format!("{compound} {}", "Mange ord om opgaven. ".repeat(120).trim()));
    let mut somebody = person("محمد عبد الرحمن Łukaszewicz-Żółkiewska von Østergaard-Ærenlund");
    somebody["protection"] = json!("protected");
    somebody["address"] = json!({ "kind": "hidden" });
    let card = register.volunteer(somebody, facts).await;
    let bytes = told(&register.consultant, "access-report-extreme", &card["personId"], "da").await;
    let text = lines_of(&read_back(&bytes));
    assert!(text.matches("opgaven.").count() >= 100, "words of the task are lost");
    assert!(!text.contains("Hemmelig"), "an address is printed");
    register.office.remove().await;
}

#[tokio::test]
async fn a_code_is_printed_with_what_it_opens_and_is_never_kept() {
    let office = TestOffice::on(Engine::Sqlite).await;
    let administrator = office.seat(Role::Administrator).await;
    let code = "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2";
    for (opens, said) in [("sign_in", "Gendannelseskode"), ("cpr", "Kode til CPR-numre")] {
        let bytes = gate::bytes(&administrator.seat, "recovery_sheet", json!({ "code": code, "opens": opens }))
            .await
            .expect("the sheet");
        save(&format!("code-{opens}"), &bytes);
        conforms(opens, &bytes);
        let text = lines_of(&read_back(&bytes));
        assert!(text.contains(said) && text.contains(code), "{opens}: {text}");
    }
    assert_eq!(office.count("SELECT count(*) FROM papers").await, 0, "a code is kept");
    office.remove().await;
}
