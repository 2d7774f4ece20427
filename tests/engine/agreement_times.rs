//! How long things last by the office's own rule: a new agreement, its notice, the word before its end, a yearly confirmation.

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::organisations::builders::{association, problems, registered, with};

async fn keep_times(test: &TestOffice, change: Value) -> Value {
    let manager = test.seat(Role::Manager).await;
    let kept = manager.ask("agreement_rule", json!({})).await;
    let mut rule = kept["rule"].clone();
    rule["times"] = with(rule["times"].clone(), &change);
    manager.ask("keep_agreement_rule", json!({ "version": kept["version"], "rule": rule })).await
}

async fn drafted(seat: &TestSeat) -> Value {
    let there = registered(seat, association("Koret Klangbølgen")).await;
    let input =
        json!({ "requestKey": new_key(), "organisationId": there["id"], "activityTitle": "Sang", "language": "da" });
    seat.ask("draft_agreement", input).await["now"].clone()
}

/// Signed by both, and over in 37 days.
async fn ending_soon(seat: &TestSeat) -> Value {
    let draft = drafted(seat).await;
    let seen =
        |agreement: &Value, more: Value| with(json!({ "id": agreement["id"], "version": agreement["version"] }), &more);
    let period = json!({ "period": { "startsOn": "2026-01-01", "endsOn": "2026-12-31" } });
    let mut agreement = seat.ask("change_agreement", seen(&draft, period)).await["now"].clone();
    let send = json!({ "requestKey": new_key(), "to": "association", "holes": "print" });
    agreement = seat.ask("hand_on_agreement", seen(&agreement, send)).await["now"].clone();
    for side in ["municipality", "association"] {
        let sign = json!({ "requestKey": new_key(), "side": side, "name": "Lone Holm", "signedOn": "2026-11-24" });
        agreement = seat.ask("sign_agreement", seen(&agreement, sign)).await["now"].clone();
    }
    agreement
}

async fn expiring(seat: &TestSeat) -> usize {
    let list = seat.ask("list_agreements", json!({ "view": "expiring" })).await;
    let reminders = seat.ask("agreement_reminders", json!({})).await;
    let reminders = reminders.as_array().expect("a list").iter();
    let asked = reminders.filter(|one| one["date"]["kind"] == "expires").count();
    assert_eq!(list.as_array().expect("a list").len(), asked, "the list and I dag say the same");
    asked
}

office_test! {
    async fn a_new_agreement_runs_as_long_and_ends_with_the_notice_that_the_office_has_decided(test) {
        keep_times(test, json!({ "lengthMonths": 6, "notice": { "count": 30, "unit": "days", "to": "any_day" } })).await;
        let consultant = test.seat(Role::Consultant).await;
        let agreement = drafted(&consultant).await;
        assert_eq!((&agreement["startsOn"], &agreement["endsOn"]), (&json!("2026-12-01"), &json!("2027-05-31")));
        assert_eq!(agreement["terms"], json!({ "notice": { "count": 30, "unit": "days", "to": "any_day" }, "tacitMonths": null }));
        let clause = agreement["clauses"].as_array().expect("clauses").iter().find(|one| one["key"] == "period").expect("the period");
        assert_eq!((&clause["variant"], &clause["isEdited"]), (&json!("ends_any_day"), &json!(false)));
        let card = consultant.ask("open_agreement", json!({ "id": agreement["id"] })).await;
        assert_eq!(card["life"]["termsOnPaper"], "said");
    }

    async fn the_word_before_the_end_comes_as_many_days_before_as_the_office_has_decided(test) {
        let consultant = test.seat(Role::Consultant).await;
        ending_soon(&consultant).await;
        assert_eq!(expiring(&consultant).await, 1, "sixty days, to begin with");
        let changed = keep_times(test, json!({ "expiryDays": 36 })).await;
        assert_eq!(expiring(&consultant).await, 0);
        let manager = test.seat(Role::Manager).await;
        manager.undo(&changed).await;
        assert_eq!(expiring(&consultant).await, 1);
        keep_times(test, json!({ "expiryDays": 37 })).await;
        assert_eq!(expiring(&consultant).await, 1);
    }

    async fn what_is_confirmed_yearly_holds_as_many_months_as_the_office_has_decided(test) {
        let consultant = test.seat(Role::Consultant).await;
        let agreement = ending_soon(&consultant).await;
        let confirm = json!({ "id": agreement["id"], "kind": "contacts_confirmed", "version": 0, "confirmation": { "on": "2026-05-24", "by": "formanden" } });
        let confirmed = consultant.ask("confirm_requirement", confirm).await;
        let of = |answer: &Value| answer["requirements"][2].clone();
        assert_eq!(of(&confirmed["now"])["holdsUntil"], "2027-05-24");
        for (months, standing, until) in [(6, "met", "2026-11-24"), (5, "run_out", "2026-10-24")] {
            keep_times(test, json!({ "confirmedMonths": months })).await;
            let now = of(&consultant.ask("agreement_follow_up", json!({ "id": agreement["id"] })).await);
            assert_eq!((&now["kind"], &now["standing"], &now["holdsUntil"]), (&json!("contacts_confirmed"), &json!(standing), &json!(until)));
        }
    }

    async fn a_time_that_cannot_be_is_told_by_its_field_and_what_changed_is_in_the_log(test) {
        let manager = test.seat(Role::Manager).await;
        let kept = manager.ask("agreement_rule", json!({})).await;
        let mut rule = kept["rule"].clone();
        rule["times"] = json!({ "lengthMonths": 121, "notice": { "count": 0, "unit": "months", "to": "month_end" }, "expiryDays": 367, "confirmedMonths": 0 });
        let details = manager.refused("keep_agreement_rule", json!({ "version": 1, "rule": rule }), "fields_refused").await;
        assert_eq!(problems(&details), [
            "rule.times.lengthMonths: out_of_range",
            "rule.times.notice.count: out_of_range",
            "rule.times.expiryDays: out_of_range",
            "rule.times.confirmedMonths: out_of_range",
        ]);
        keep_times(test, json!({ "expiryDays": 90 })).await;
        let logged = test.count("SELECT count(*) FROM events WHERE event = 'agreement_rule_changed' AND CAST(event_values AS TEXT) LIKE '%expiry%' AND CAST(event_values AS TEXT) NOT LIKE '%notice%'").await;
        assert_eq!(logged, 1);
    }
}
