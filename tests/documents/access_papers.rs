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

/// Somebody who is nominated with as many words as a form takes, and who nominated somebody: told by the secretary.
#[tokio::test]
async fn a_nominee_is_told_what_was_written_and_not_by_whom() {
    let office = TestOffice::on(Engine::Sqlite).await;
    let (manager, secretary) = (office.seat(Role::Manager).await, office.seat(Role::Consultant).await);
    let user = secretary.seat.signed_in().expect("signed in").user_id;
    let new = json!({ "requestKey": new_key(), "year": 2026, "secretaryId": user, "copiesLast": false });
    let year = manager.ask("start_award_year", new).await["now"]["id"].clone();
    let compound = "frivillighedskoordineringsudvalgsformandskandidatopstillingsmøde";
    let words = |most: usize| format!("{compound} {}", "Mange ord fra Ib Holm om hende. ".repeat(most / 32 - 3).trim());
    let written = |effort: String, nominator: &str, phone: &str| {
        json!({ "effort": effort, "difference": words(2_000), "why": words(1_500), "nominator": nominator, "nominatorPhone": phone,
            "nominatorAssociation": "Koret Klangbølgen", "tie": "other", "informed": true })
    };
    let nominate = async |name: &str, phone: &str, nomination: Value| {
        let nominee = json!({ "name": name, "kind": "person", "phone": phone, "place": "Havbjerg", "since": "2011" });
        let input = json!({ "requestKey": new_key(), "awardYearId": year, "nomineeId": null, "nominee": nominee,
            "nomination": nomination, "receivedOn": "24/8-2026", "receivedTime": "14.05" });
        secretary.ask("nominate", input).await;
    };
    nominate("Åse Bækgaard", "84 00 01 45", written(words(2_000), "Ib Holm", "84 00 00 12")).await;
    nominate("Bent Lund", "84 00 00 44", written(words(300), "Åse Bækgaard", "84 00 01 45")).await;
    let facts = json!({ "fullName": "Åse Bækgaard", "phone": "84 00 01 45" });
    let card = secretary.ask("register_person", json!({ "requestKey": new_key(), "facts": facts })).await;
    for language in ["da", "en"] {
        let name = format!("access-report-award-{language}");
        let bytes = told(&secretary, &name, &card["now"]["person"]["id"], language).await;
        let text = lines_of(&read_back(&bytes));
        assert!(text.matches("Mange ord").count() > 100, "words are lost");
        for other in ["Holm", "Bent Lund", "84 00 00 12"] {
            assert!(!text.contains(other), "{other} is printed");
        }
    }
    office.remove().await;
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
