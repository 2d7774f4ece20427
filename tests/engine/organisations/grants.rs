//! What associations were given: written down, corrected, taken back, and counted with their branches.

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{association, problems, registered, with};

fn facts(year: &str, amount: &str) -> Value {
    json!({ "source": "§ 18-midler", "round": "15. april", "year": year, "grantedOn": "18/5-2026", "amount": amount, "repaid": "" })
}

fn grant(organisation: &Value, facts: &Value) -> Value {
    json!({ "requestKey": new_key(), "organisationId": organisation["id"], "facts": facts })
}

async fn given(seat: &TestSeat, organisation: &Value, amount: &str) -> Value {
    seat.ask("record_grant", grant(organisation, &facts("2026", amount))).await
}

async fn begun(test: &TestOffice) -> (TestSeat, Value) {
    let consultant = test.seat(Role::Consultant).await;
    let kor = registered(&consultant, association("Kor")).await;
    (consultant, kor)
}

/// The years on a card, each as `year: sum in øre, who was given it`.
async fn years(seat: &TestSeat, organisation: &Value) -> Vec<String> {
    let list = seat.ask("list_grants", json!({ "organisationId": organisation["id"] })).await;
    let names = |year: &Value| {
        let grants = year["grants"].as_array().expect("amounts").iter();
        grants.map(|one| one["organisationName"].as_str().expect("a name").to_owned()).collect::<Vec<_>>().join(", ")
    };
    let years = list.as_array().expect("years").iter();
    years.map(|year| format!("{}: {}, {}", year["year"], year["sum"], names(year))).collect()
}

office_test! {
    async fn an_amount_is_written_down_once_and_taken_back_and_put_there_again(test) {
        let (consultant, kor) = begun(test).await;
        let input = grant(&kor, &facts(" 2026 ", "kr. 50.000,-"));
        let first = consultant.ask("record_grant", input.clone()).await;
        assert_eq!(first["now"]["amount"], 5_000_000);
        assert_eq!(first["now"]["facts"], with(facts("2026", "50.000"), &json!({ "grantedOn": "2026-05-18" })));
        assert_eq!(consultant.ask("record_grant", input).await["now"]["id"], first["now"]["id"]);
        assert_eq!(years(&consultant, &kor).await, ["2026: 5000000, Kor"]);
        let withdrawn = consultant.undo(&first).await;
        assert_eq!(years(&consultant, &kor).await, Vec::<String>::new());
        let id = json!({ "grantId": first["now"]["id"] });
        consultant.refused("withdraw_grant", id.clone(), "grant_not_found").await;
        consultant.undo(&withdrawn).await;
        assert_eq!(years(&consultant, &kor).await, ["2026: 5000000, Kor"]);
        consultant.refused("reinstate_grant", id, "grant_not_found").await;
        let events = ["grant_recorded", "grant_withdrawn", "grant_reinstated"];
        let named = logged!(test, "event IN ('grant_recorded', 'grant_withdrawn', 'grant_reinstated') AND subject_kind = 'organisation'");
        assert_eq!(named, events.len() as u64);
    }

    async fn what_was_paid_back_does_not_count_and_the_correction_is_taken_back(test) {
        let (consultant, kor) = begun(test).await;
        let first = given(&consultant, &kor, "100.000").await;
        let repaid = with(first["now"]["facts"].clone(), &json!({ "repaid": "0,50" }));
        let change = json!({ "grantId": first["now"]["id"], "version": 1, "facts": repaid });
        let changed = consultant.ask("change_grant", change.clone()).await;
        assert_eq!((&changed["now"]["kept"], &changed["now"]["facts"]["repaid"]), (&json!(9_999_950), &json!("0,50")));
        assert_eq!(years(&consultant, &kor).await, ["2026: 9999950, Kor"]);
        let other = with(change, &json!({ "facts": with(first["now"]["facts"].clone(), &json!({ "round": "efterår" })) }));
        let details = consultant.refused("change_grant", other, "stale_grant").await;
        assert_eq!(details["current"]["facts"]["repaid"], "0,50");
        let back = consultant.undo(&changed).await;
        assert_eq!(back["now"]["kept"], 10_000_000);
        assert_eq!(consultant.undo(&back).await["now"]["kept"], 9_999_950);
        let missing = json!({ "grantId": 999, "version": 1, "facts": first["now"]["facts"] });
        consultant.refused("change_grant", missing, "grant_not_found").await;
    }

    async fn what_cannot_be_is_told_field_by_field(test) {
        let (consultant, kor) = begun(test).await;
        let wrong = json!({ "source": "", "round": "x".repeat(81), "year": "26", "grantedOn": "snart", "amount": "12.50", "repaid": "lidt" });
        let details = consultant.refused("record_grant", grant(&kor, &wrong), "fields_refused").await;
        let found = ["facts.round: too_long", "facts.grantedOn: date", "facts.source: missing", "facts.year: out_of_range",
            "facts.amount: amount", "facts.repaid: amount"];
        assert_eq!(problems(&details), found);
        let first = given(&consultant, &kor, "500").await;
        let too_much = with(first["now"]["facts"].clone(), &json!({ "repaid": "501" }));
        let change = json!({ "grantId": first["now"]["id"], "version": 1, "facts": too_much });
        assert_eq!(problems(&consultant.refused("change_grant", change, "fields_refused").await), ["facts.repaid: out_of_range"]);
        consultant.refused("record_grant", grant(&json!({ "id": 999 }), &facts("2026", "5")), "organisation_not_found").await;
    }

    async fn branches_stand_on_each_other_s_cards_and_what_was_merged_is_the_other(test) {
        let (consultant, kor) = begun(test).await;
        let branch = registered(&consultant, with(association("Korets børn"), &json!({ "parentId": kor["id"] }))).await;
        let double = registered(&consultant, association("Kor (dublet)")).await;
        let other = registered(&consultant, association("Banko")).await;
        given(&consultant, &kor, "10").await;
        given(&consultant, &branch, "20").await;
        given(&consultant, &double, "40").await;
        given(&consultant, &other, "80").await;
        assert_eq!(years(&consultant, &branch).await, ["2026: 3000, Korets børn, Kor"]);
        test.sabotage("UPDATE organisations SET merged_into = (SELECT id FROM organisations WHERE name = 'Kor') WHERE name = 'Kor (dublet)'").await.unwrap();
        let together = ["2026: 7000, Kor, Korets børn, Kor"];
        for card in [&kor, &branch, &double] {
            assert_eq!(years(&consultant, card).await, together);
        }
        let late = given(&consultant, &double, "1").await;
        assert_eq!(late["now"]["organisationId"], kor["id"], "what was merged is given nothing any more");
        assert_eq!(years(&consultant, &other).await, ["2026: 8000, Banko"]);
    }

    async fn who_counts_as_one_is_found_from_one_to_the_next_whoever_is_asked_first(test) {
        let (consultant, head) = begun(test).await;
        let branch = with(association("Afdelingen"), &json!({ "parentId": head["id"], "cvr": "99900741" }));
        registered(&consultant, branch).await;
        let twin = registered(&consultant, with(association("Tvillingen"), &json!({ "cvr": "99900741" }))).await;
        let double = registered(&consultant, association("Dubletten")).await;
        let far = registered(&consultant, with(association("Yderst"), &json!({ "parentId": double["id"] }))).await;
        test.sabotage("UPDATE organisations SET merged_into = (SELECT id FROM organisations WHERE name = 'Tvillingen') WHERE name = 'Dubletten'").await.unwrap();
        let workplace = json!({ "kind": "workplace", "borrowerCategory": "municipal", "cvr": "99900008" });
        let home = registered(&consultant, with(association("Plejehjemmet"), &workplace)).await;
        registered(&consultant, with(association("Biblioteket"), &workplace)).await;
        let friends = registered(&consultant, with(association("Vennerne"), &json!({ "parentId": home["id"] }))).await;
        let others = registered(&consultant, with(association("Naboerne"), &json!({ "parentId": home["id"] }))).await;
        given(&consultant, &head, "10").await;
        given(&consultant, &far, "20").await;
        given(&consultant, &friends, "40").await;
        given(&consultant, &others, "80").await;
        for card in [&head, &twin, &double, &far] {
            assert_eq!(years(&consultant, card).await, ["2026: 3000, Yderst, Kor"]);
        }
        assert_eq!(years(&consultant, &friends).await, ["2026: 4000, Vennerne"], "a workplace makes no family");
        assert_eq!(years(&consultant, &others).await, ["2026: 8000, Naboerne"]);
    }
}
