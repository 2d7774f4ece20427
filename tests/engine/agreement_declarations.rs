//! The declaration on child-protection certificates: an association declares once, on its card or in an agreement, and that
//! holds for all its agreements and for its bookings. Only days are kept.

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::organisations::builders::{association, registered, with};

/// A consultant, an association whose declaration holds until then, and drafts with it.
async fn agreeing<const N: usize>(test: &TestOffice, declared: &str) -> (TestSeat, Value, [Value; N]) {
    let consultant = test.seat(Role::Consultant).await;
    let facts =
        with(association(format!("Boldklubben {declared}").trim()), &json!({ "declarationValidUntil": declared }));
    let there = registered(&consultant, facts).await;
    let mut drafts = [const { Value::Null }; N];
    for draft in &mut drafts {
        let input = json!({ "requestKey": new_key(), "organisationId": there["id"], "activityTitle": "Boldskole", "language": "da" });
        *draft = consultant.ask("draft_agreement", input).await["now"].clone();
    }
    (consultant, there, drafts)
}

/// How the certificates of an agreement stand, and until when.
async fn certificates(seat: &TestSeat, agreement: &Value) -> (String, Value) {
    let all = seat.ask("agreement_follow_up", json!({ "id": agreement["id"] })).await;
    let one = all["requirements"].as_array().expect("a list").iter().find(|one| one["kind"] == "child_protection");
    let one = one.expect("the certificates").clone();
    (one["standing"].as_str().expect("a standing").to_owned(), one["holdsUntil"].clone())
}

async fn on_the_card(seat: &TestSeat, there: &Value) -> Value {
    let card = seat.ask("open_organisation", json!({ "organisationId": there["id"] })).await;
    card["organisation"]["facts"]["declarationValidUntil"].clone()
}

fn confirmed(agreement: &Value, version: i64, on: &str) -> Value {
    json!({ "id": agreement["id"], "kind": "child_protection", "version": version, "confirmation": { "on": on, "by": "formanden" } })
}

office_test! {
    async fn what_the_card_says_meets_every_agreement_with_the_association(test) {
        let (consultant, there, [one, other]) = agreeing(test, "2026-11-24").await;
        for draft in [&one, &other] {
            assert_eq!(certificates(&consultant, draft).await, ("met".into(), json!("2026-11-24")), "its last day");
        }
        let facts = with(there["facts"].clone(), &json!({ "declarationValidUntil": "2026-11-23" }));
        let change = json!({ "organisationId": there["id"], "version": there["version"], "facts": facts });
        consultant.ask("change_organisation", change).await;
        assert_eq!(certificates(&consultant, &one).await, ("run_out".into(), json!("2026-11-23")));
        let all = consultant.ask("agreement_follow_up", json!({ "id": one["id"] })).await;
        let declared: Vec<&Value> = all["requirements"].as_array().expect("a list").iter().map(|one| &one["declaredUntil"]).collect();
        assert_eq!(declared, [&json!("2026-11-23"), &json!(null), &json!(null)], "it says nothing of the others");
    }

    async fn what_is_confirmed_in_an_agreement_is_written_on_the_card_and_taken_back_with_it(test) {
        let (consultant, there, [one, other]) = agreeing(test, "2026-03-31").await;
        let done = consultant.ask("confirm_requirement", confirmed(&one, 0, "2026-11-23")).await;
        assert_eq!(on_the_card(&consultant, &there).await, "2027-11-23");
        assert_eq!(certificates(&consultant, &other).await, ("met".into(), json!("2027-11-23")));
        let logged = "SELECT count(*) FROM events WHERE event = 'organisation_changed' AND CAST(event_values AS TEXT) LIKE '%declarationValidUntil%'";
        assert_eq!(test.count(logged).await, 1);
        let back = consultant.undo(&done).await;
        assert_eq!(on_the_card(&consultant, &there).await, "2026-03-31");
        assert_eq!(certificates(&consultant, &one).await, ("run_out".into(), json!("2026-03-31")));
        consultant.undo(&back).await;
        assert_eq!(on_the_card(&consultant, &there).await, "2027-11-23");
    }

    async fn a_declaration_that_holds_longer_and_what_was_written_since_stay(test) {
        let (consultant, there, [one]) = agreeing(test, "2028-03-31").await;
        let earlier = consultant.ask("confirm_requirement", confirmed(&one, 0, "2026-11-23")).await;
        assert_eq!(on_the_card(&consultant, &there).await, "2028-03-31");
        assert_eq!(certificates(&consultant, &one).await, ("met".into(), json!("2028-03-31")));
        consultant.undo(&earlier).await;
        assert_eq!(on_the_card(&consultant, &there).await, "2028-03-31");

        let (other, [draft]) = {
            let (_, there, drafts) = agreeing::<1>(test, "").await;
            (there, drafts)
        };
        let done = consultant.ask("confirm_requirement", confirmed(&draft, 0, "2026-11-23")).await;
        let card = consultant.ask("open_organisation", json!({ "organisationId": other["id"] })).await["organisation"].clone();
        let facts = with(card["facts"].clone(), &json!({ "declarationValidUntil": "2027-12-31" }));
        consultant.ask("change_organisation", json!({ "organisationId": other["id"], "version": card["version"], "facts": facts })).await;
        consultant.undo(&done).await;
        assert_eq!(on_the_card(&consultant, &other).await, "2027-12-31", "a colleague wrote it since");
    }

    async fn confidentiality_and_contact_persons_move_no_card_and_a_merged_cards_declaration_counts(test) {
        let (consultant, there, [one]) = agreeing(test, "").await;
        for kind in ["confidentiality", "contacts_confirmed"] {
            let confirm = with(confirmed(&one, 0, "2026-11-23"), &json!({ "kind": kind }));
            consultant.ask("confirm_requirement", confirm).await;
        }
        assert_eq!(on_the_card(&consultant, &there).await, "");
        registered(&consultant, with(association("Den rigtige"), &json!({ "declarationValidUntil": "2027-03-31" }))).await;
        test.sabotage("UPDATE organisations SET merged_into = (SELECT id FROM organisations WHERE name = 'Den rigtige') WHERE name = 'Boldklubben'").await.unwrap();
        assert_eq!(certificates(&consultant, &one).await, ("met".into(), json!("2027-03-31")));
    }
}
