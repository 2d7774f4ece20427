//! Name-and-address protection: the name is found, the address is told to few.

use frivillighus_engine::access::Role;
use frivillighus_engine::organisations;
use frivillighus_engine::shared::ids::{OrganisationId, PersonId};
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{association, given_role, person, registered, registered_person, with};

const STREET: &str = "Hemmelig Sti 7";

fn protected_facts() -> Value {
    with(
        person("Signe Lund", "84000077"),
        &json!({ "protection": "protected",
        "address": { "kind": "shown", "street": STREET, "postalCode": "2683", "town": "Skjulby" } }),
    )
}

/// No text anywhere in an answer tells where she lives.
fn assert_untold(what: &str, answer: &Value) {
    let text = answer.to_string();
    for secret in ["Hemmelig", "Skjulby"] {
        assert!(!text.contains(secret), "{what} tells {secret}: {answer:#}");
    }
}

/// Everything that can be asked about her, except the one place where her address is told.
async fn ask_around(seat: &TestSeat, signe: &Value, organisation: &Value) -> Vec<(String, Value)> {
    let mut answers = Vec::new();
    for words in ["signe", "0077", "hemmelig", "skjul", "2683", "kor"] {
        let answer = seat.ask("find_parties", json!({ "words": words, "among": "everyone" })).await;
        if ["hemmelig", "skjul", "2683"].contains(&words) {
            assert_eq!(answer["found"], json!([]), "an address is not searched");
        }
        answers.push((format!("find_parties {words}"), answer));
    }
    answers.push((
        "list".into(),
        seat.ask("list_parties", json!({ "among": "everyone", "standing": "active", "from": 0, "most": 50 })).await,
    ));
    answers
        .push(("count".into(), seat.ask("count_parties", json!({ "among": "everyone", "standing": "active" })).await));
    answers.push(("towns".into(), seat.ask("towns_of", json!({ "postalCode": "2683" })).await));
    answers.push((
        "organisation".into(),
        seat.ask("open_organisation", json!({ "organisationId": organisation["id"] })).await,
    ));
    let facts = with(protected_facts(), &json!({ "note": "ny", "address": { "kind": "hidden" } }));
    let version = signe["version"].clone();
    let changed =
        seat.ask("change_person", json!({ "personId": signe["id"], "version": version, "facts": facts })).await;
    answers.push(("undone".into(), seat.undo(&changed).await));
    answers.push(("changed".into(), changed));
    let stale = json!({ "personId": signe["id"], "version": version, "facts": facts });
    answers.push(("stale".into(), seat.refused("change_person", stale, "stale_person").await));
    let archived = seat.ask("archive_person", json!({ "personId": signe["id"] })).await;
    answers.push(("restored".into(), seat.undo(&archived).await));
    answers.push(("archived".into(), archived));
    answers
}

office_test! {
    async fn a_protected_address_is_in_no_answer_to_the_front_desk(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, association("Kor")).await;
        let input = json!({ "requestKey": new_key(), "facts": protected_facts() });
        let answer = desk.ask("register_person", input.clone()).await;
        assert_untold("register_person", &answer);
        assert_untold("register_person again", &desk.ask("register_person", input).await);
        let signe = answer["now"]["person"].clone();
        assert_eq!(signe["facts"]["address"], json!({ "kind": "hidden" }));
        given_role(&desk, &kor, &signe, "chair").await;
        for (what, answer) in ask_around(&desk, &signe, &kor).await {
            assert_untold(&what, &answer);
        }
        let card = desk.ask("open_person", json!({ "personId": signe["id"] })).await;
        assert_untold("open_person", &card);
        assert_eq!(card["person"]["facts"]["address"], json!({ "kind": "hidden" }));
        let kept = logged!(test, "event_values LIKE '%Sti 7%' OR event_values LIKE '%Skjulby%'");
        assert_eq!(kept, 0, "nor in the log");
    }

    async fn a_consultant_sees_it_on_the_card_alone_and_the_look_is_noted(test) {
        let consultant = test.seat(Role::Consultant).await;
        let kor = registered(&consultant, association("Kor")).await;
        let signe = registered_person(&consultant, protected_facts()).await;
        given_role(&consultant, &kor, &signe, "chair").await;
        for (what, answer) in ask_around(&consultant, &signe, &kor).await {
            assert_untold(&what, &answer);
        }
        let card = consultant.ask("open_person", json!({ "personId": signe["id"] })).await;
        assert_eq!(card["person"]["facts"]["address"]["street"], STREET);
        let looks = logged!(test, "event = 'looked' AND subject_kind = 'person'");
        assert_eq!(looks, 1);
        let auditor = test.seat(Role::Auditor).await;
        assert_untold("auditor", &auditor.ask("open_person", json!({ "personId": signe["id"] })).await);
    }

    async fn the_front_desk_neither_lifts_a_protection_nor_changes_a_protected_address(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let signe = registered_person(&desk, protected_facts()).await;
        let shown = json!({ "kind": "shown", "street": STREET, "postalCode": "2683", "town": "Skjulby" });
        for fields in [json!({ "protection": "open", "address": { "kind": "hidden" } }), json!({ "address": shown })] {
            let facts = with(protected_facts(), &fields);
            let input = json!({ "personId": signe["id"], "version": 1, "facts": facts });
            desk.refused("change_person", input, "address_protected").await;
        }
        let manager = test.seat(Role::Manager).await;
        let facts = with(protected_facts(), &json!({ "protection": "open", "address": { "kind": "hidden" } }));
        let lifted = manager.ask("change_person", json!({ "personId": signe["id"], "version": 1, "facts": facts })).await;
        assert_eq!(lifted["now"]["facts"]["address"]["street"], STREET);
        assert_eq!(lifted["now"]["protectedAt"], json!(null));
        let again = manager.undo(&lifted).await;
        assert_eq!(again["now"]["facts"]["address"], json!({ "kind": "hidden" }));
        let card = manager.ask("open_person", json!({ "personId": signe["id"] })).await;
        assert_eq!(card["person"]["facts"]["address"]["street"], STREET, "hidden in the step back means left as it is");
    }

    async fn protecting_somebody_hides_their_address_at_once_and_for_good(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let open = with(protected_facts(), &json!({ "protection": "open" }));
        let signe = registered_person(&desk, open.clone()).await;
        assert_eq!(desk.ask("towns_of", json!({ "postalCode": "2683" })).await, json!(["Skjulby"]));
        let input = json!({ "personId": signe["id"], "version": 1, "facts": protected_facts() });
        let protected = desk.ask("change_person", input).await;
        assert_untold("change_person", &protected);
        assert_eq!(protected["undo"], json!(null), "whoever may not lift a protection cannot take it back");
        assert_eq!(desk.ask("towns_of", json!({ "postalCode": "2683" })).await, json!([]));
    }

    async fn a_paper_names_a_protected_contact_without_their_address(test) {
        let manager = test.seat(Role::Manager).await;
        let kor = registered(&manager, with(association("Kor"), &json!({ "street": "Kirkebakken 4", "postalCode": "2683", "town": "Havbjerg" }))).await;
        let signe = registered_person(&manager, protected_facts()).await;
        given_role(&manager, &kor, &signe, "chair").await;
        let mut tx = test.office.db().begin_read(test.office.now()).await.unwrap();
        let on = "2026-11-24".parse().unwrap();
        let party = organisations::party(&mut tx, OrganisationId(kor["id"].as_i64().unwrap()), on).await.unwrap().unwrap();
        assert_eq!(party.address_lines, ["Kirkebakken 4", "2683 Havbjerg"]);
        assert_eq!(party.signatories()[0].name, "Signe Lund");
        assert!(!format!("{party:?}").contains("Hemmelig"));
        let name = organisations::person_name(&mut tx, PersonId(signe["id"].as_i64().unwrap())).await.unwrap().unwrap();
        assert_eq!((name.full_name.as_str(), name.protection), ("Signe Lund", organisations::Protection::Protected));
    }
}
