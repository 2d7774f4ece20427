//! Who must have an agreement because of what they were given, and whether they have one.

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD, TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::organisations::builders::{association, problems, registered, with};

/// A consultant in an office that asks for an agreement from 100,000 kr. on.
async fn asking(test: &TestOffice) -> TestSeat {
    keep_rule(test, json!({ "asked": true })).await;
    test.seat(Role::Consultant).await
}

async fn keep_rule(test: &TestOffice, change: Value) -> Value {
    let manager = test.seat(Role::Manager).await;
    let kept = manager.ask("agreement_rule", json!({})).await;
    let rule = with(kept["rule"].clone(), &change);
    manager.ask("keep_agreement_rule", json!({ "version": kept["version"], "rule": rule })).await
}

async fn give(seat: &TestSeat, organisation: &Value, year: i32, granted_on: &str, amount: &str) -> Value {
    let facts = json!({ "source": "§ 18-midler", "year": year.to_string(), "grantedOn": granted_on, "amount": amount });
    let input = json!({ "requestKey": new_key(), "organisationId": organisation["id"], "facts": facts });
    seat.ask("record_grant", input).await
}

/// Whoever must have an agreement, each with how it stands and the sum in øre.
async fn watched(seat: &TestSeat, wanted: Value) -> Vec<String> {
    let watch = seat.ask("agreement_watch", wanted).await;
    let rows = watch["associations"].as_array().expect("a list").iter();
    let text = |row: &Value, field: &str| row[field].as_str().expect("a text").to_owned();
    rows.map(|row| format!("{} {} {}", text(row, "organisationName"), text(row, "standing"), row["sum"])).collect()
}

async fn drafted(seat: &TestSeat, organisation: &Value) -> Value {
    let input = json!({ "requestKey": new_key(), "organisationId": organisation["id"], "activityTitle": "Sang", "language": "da" });
    seat.ask("draft_agreement", input).await["now"].clone()
}

/// Sent and signed by both, for this year.
async fn signed(seat: &TestSeat, draft: &Value) -> Value {
    let period = json!({ "startsOn": "2026-01-01", "endsOn": "2026-12-31" });
    let change = json!({ "id": draft["id"], "version": draft["version"], "period": period });
    let mut agreement = seat.ask("change_agreement", change).await["now"].clone();
    let send = json!({ "requestKey": new_key(), "id": agreement["id"], "version": agreement["version"], "to": "association", "holes": "print" });
    agreement = seat.ask("hand_on_agreement", send).await["now"].clone();
    for side in ["municipality", "association"] {
        let sign = json!({ "requestKey": new_key(), "id": agreement["id"], "version": agreement["version"], "side": side,
            "name": "Lone Holm", "signedOn": "2026-11-24" });
        agreement = seat.ask("sign_agreement", sign).await["now"].clone();
    }
    agreement
}

office_test! {
    async fn or_more_includes_the_sum_itself_and_what_was_paid_back_does_not_count(test) {
        let consultant = asking(test).await;
        for (name, amount) in [("Under", "99.999,99"), ("Præcis", "100.000"), ("Over", "100.000,01")] {
            let there = registered(&consultant, association(name)).await;
            give(&consultant, &there, 2026, "", amount).await;
        }
        let exactly = ["Over missing 10000001", "Præcis missing 10000000"];
        assert_eq!(watched(&consultant, json!({})).await, exactly);
        let back = registered(&consultant, association("Tilbage")).await;
        let grant = give(&consultant, &back, 2026, "", "120.000").await;
        assert_eq!(watched(&consultant, json!({})).await.len(), 3);
        let facts = with(grant["now"]["facts"].clone(), &json!({ "repaid": "20.000,01" }));
        consultant.ask("change_grant", json!({ "grantId": grant["now"]["id"], "version": 1, "facts": facts })).await;
        assert_eq!(watched(&consultant, json!({})).await, exactly);
        let own = json!({ "organisationId": back["id"] });
        assert_eq!(watched(&consultant, own).await, ["Tilbage below 9999999"], "its own card says how near it is");
    }

    async fn branches_reach_it_together_and_one_agreement_is_enough(test) {
        let consultant = asking(test).await;
        let head = registered(&consultant, with(association("Hovedforeningen"), &json!({ "cvr": "99900377" }))).await;
        let branch = registered(&consultant, with(association("Afdelingen"), &json!({ "parentId": head["id"] }))).await;
        let twin = registered(&consultant, with(association("Tvillingen"), &json!({ "cvr": "99900377" }))).await;
        give(&consultant, &head, 2026, "", "40.000").await;
        give(&consultant, &branch, 2026, "", "40.000").await;
        assert_eq!(watched(&consultant, json!({})).await, Vec::<String>::new());
        let last = give(&consultant, &twin, 2026, "", "20.000").await;
        assert_eq!(watched(&consultant, json!({})).await, ["Hovedforeningen missing 10000000"]);
        let watch = consultant.ask("agreement_watch", json!({})).await;
        let row = &watch["associations"][0];
        let names = |list: &Value, field: &str| list.as_array().expect("a list").iter().map(|one| one[field].as_str().expect("a name").to_owned()).collect::<Vec<_>>();
        assert_eq!(names(&row["togetherWith"], "name"), ["Afdelingen", "Tvillingen"]);
        assert_eq!(names(&row["grants"], "organisationName"), ["Tvillingen", "Afdelingen", "Hovedforeningen"]);
        let draft = drafted(&consultant, &branch).await;
        assert_eq!(watched(&consultant, json!({})).await, ["Hovedforeningen on_the_way 10000000"]);
        let agreement = signed(&consultant, &draft).await;
        assert_eq!(watched(&consultant, json!({})).await, ["Hovedforeningen has 10000000"]);
        let shown = consultant.ask("agreement_watch", json!({})).await["associations"][0]["agreement"].clone();
        assert_eq!((&shown["number"], &shown["organisationName"]), (&agreement["number"], &json!("Afdelingen")));
        assert_eq!(watched(&consultant, json!({ "organisationId": twin["id"] })).await, ["Hovedforeningen has 10000000"]);
        consultant.undo(&last).await;
        assert_eq!(watched(&consultant, json!({})).await, Vec::<String>::new());
    }

    async fn an_agreement_with_a_double_that_was_merged_is_one_with_the_other(test) {
        let consultant = asking(test).await;
        let kor = registered(&consultant, association("Kor")).await;
        let double = registered(&consultant, association("Dublet")).await;
        give(&consultant, &kor, 2026, "", "60.000").await;
        give(&consultant, &double, 2026, "", "40.000").await;
        let draft = drafted(&consultant, &double).await;
        signed(&consultant, &draft).await;
        assert_eq!(watched(&consultant, json!({})).await, Vec::<String>::new());
        test.sabotage("UPDATE organisations SET merged_into = (SELECT id FROM organisations WHERE name = 'Kor') WHERE name = 'Dublet'").await.unwrap();
        assert_eq!(watched(&consultant, json!({})).await, ["Kor has 10000000"]);
    }

    async fn each_way_of_counting_has_its_own_list(test) {
        let consultant = asking(test).await;
        let kor = registered(&consultant, association("Kor")).await;
        give(&consultant, &kor, 2026, "10/12-2025", "60.000").await;
        give(&consultant, &kor, 2027, "20/11-2026", "60.000").await;
        give(&consultant, &kor, 2026, "", "45.000").await;
        assert_eq!(watched(&consultant, json!({})).await, ["Kor missing 10500000"]);
        keep_rule(test, json!({ "period": "calendar_year" })).await;
        assert_eq!(watched(&consultant, json!({})).await, ["Kor missing 10500000"]);
        let watch = consultant.ask("agreement_watch", json!({})).await;
        assert_eq!((&watch["firstDay"], &watch["lastDay"]), (&json!("2026-01-01"), &json!("2026-12-31")));
        assert_eq!(watch["associations"][0]["grants"].as_array().expect("amounts").len(), 2);
        keep_rule(test, json!({ "period": "twelve_months" })).await;
        assert_eq!(watched(&consultant, json!({ "year": 2024 })).await, ["Kor missing 16500000"], "the months are up to today");
        let watch = consultant.ask("agreement_watch", json!({})).await;
        assert_eq!((&watch["firstDay"], &watch["years"]), (&json!("2025-11-25"), &json!([])));
    }

    async fn another_year_is_judged_on_its_own_days(test) {
        let consultant = asking(test).await;
        let kor = registered(&consultant, association("Kor")).await;
        let draft = drafted(&consultant, &kor).await;
        signed(&consultant, &draft).await;
        for year in [2025, 2026, 2027] {
            give(&consultant, &kor, year, "", "100.000").await;
        }
        let watch = consultant.ask("agreement_watch", json!({})).await;
        assert_eq!(watch["years"], json!([2027, 2026, 2025]));
        for (year, found) in [(2025, "on_the_way"), (2026, "has"), (2027, "missing")] {
            assert_eq!(watched(&consultant, json!({ "year": year })).await, [format!("Kor {found} 10000000")], "{year}");
        }
        test.clock.set(Instant::from_unix(NOW + 60 * 86_400));
        consultant.ask("unlock_seat", json!({ "password": PASSWORD })).await;
        assert_eq!(watched(&consultant, json!({})).await, ["Kor missing 10000000"], "January 2027");
    }

    async fn whoever_lies_in_the_archive_is_asked_for_nothing(test) {
        let consultant = asking(test).await;
        let kor = registered(&consultant, association("Kor")).await;
        give(&consultant, &kor, 2026, "", "100.000").await;
        let archived = consultant.ask("archive_organisation", json!({ "organisationId": kor["id"] })).await;
        assert_eq!(watched(&consultant, json!({})).await, Vec::<String>::new());
        consultant.undo(&archived).await;
        assert_eq!(watched(&consultant, json!({})).await.len(), 1);
    }

    async fn the_rule_is_off_until_it_is_decided_and_its_change_is_taken_back(test) {
        let manager = test.seat(Role::Manager).await;
        let kor = registered(&manager, association("Kor")).await;
        give(&manager, &kor, 2026, "", "100.000").await;
        assert_eq!(watched(&manager, json!({})).await, Vec::<String>::new());
        let changed = keep_rule(test, json!({ "asked": true, "threshold": 10_000_000, "sources": { "required": "  Byrådet\n1/2 " } })).await;
        assert_eq!(changed["now"]["rule"]["sources"], json!({ "required": "Byrådet 1/2" }));
        assert_eq!(watched(&manager, json!({})).await, ["Kor missing 10000000"]);
        let stale = json!({ "version": 1, "rule": changed["now"]["rule"] });
        let details = manager.refused("keep_agreement_rule", stale, "stale_agreement_rule").await;
        assert_eq!(details["current"]["version"], 2);
        let back = manager.undo(&changed).await;
        assert_eq!(watched(&manager, json!({})).await, Vec::<String>::new());
        manager.undo(&back).await;
        assert_eq!(watched(&manager, json!({})).await.len(), 1);
        let events = test.count("SELECT count(*) FROM events WHERE event = 'agreement_rule_changed' AND subject_kind = 'office'").await;
        assert_eq!(events, 3);
    }

    async fn a_rule_that_cannot_be_is_told_by_its_field(test) {
        let manager = test.seat(Role::Manager).await;
        let kept = manager.ask("agreement_rule", json!({})).await;
        let sources = json!({ "required": "x".repeat(201), "period": "Ring til 150680-9997" });
        let rule = with(kept["rule"].clone(), &json!({ "threshold": 0, "sources": sources }));
        let details = manager.refused("keep_agreement_rule", json!({ "version": 1, "rule": rule }), "fields_refused").await;
        assert_eq!(problems(&details), ["rule.threshold: out_of_range", "rule.sources.required: too_long", "rule.sources.period: looks_like_cpr"]);
    }

    async fn a_family_is_counted_whole_though_each_amount_stands_far_from_the_other(test) {
        let consultant = asking(test).await;
        let head = registered(&consultant, association("Hovedforeningen")).await;
        let middle = registered(&consultant, with(association("Afdelingen"), &json!({ "parentId": head["id"] }))).await;
        let far = registered(&consultant, with(association("Udvalget"), &json!({ "parentId": middle["id"] }))).await;
        let side = registered(&consultant, with(association("Naboafdelingen"), &json!({ "parentId": head["id"] }))).await;
        give(&consultant, &far, 2026, "", "60.000").await;
        give(&consultant, &side, 2026, "", "40.000").await;
        assert_eq!(watched(&consultant, json!({})).await, ["Hovedforeningen missing 10000000"]);
        signed(&consultant, &drafted(&consultant, &middle).await).await;
        assert_eq!(watched(&consultant, json!({})).await, ["Hovedforeningen has 10000000"], "with one that was given nothing");
        assert_eq!(watched(&consultant, json!({ "year": 2025 })).await, Vec::<String>::new());
    }
}
