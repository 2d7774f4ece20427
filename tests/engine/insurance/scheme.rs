//! The council's list, the municipality's insurances and the office's rules: kept, corrected, taken back.

use frivillighus_tests::{new_key, office_test};
use serde_json::json;

use super::builders::{Centre, cover, cover_facts, effort_type, fields, with, words};

office_test! {
    async fn a_kind_of_effort_is_listed_changed_and_taken_back(test) {
        let centre = Centre::of(test).await;
        let input = json!({ "requestKey": new_key(), "facts": { "name": "Højtlæsning", "periods": [{ "from": "1/1-2026", "to": "31/12-2026" }] } });
        let added = centre.manager.ask("add_effort_type", input.clone()).await;
        assert_eq!((&added["now"]["coveredToday"], &added["now"]["coveredTo"]), (&json!(true), &json!("2026-12-31")));
        assert_eq!(centre.manager.ask("add_effort_type", input).await["now"]["id"], added["now"]["id"]);
        let list = centre.consultant.ask("list_effort_types", json!({})).await;
        let names: Vec<&str> = list.as_array().expect("a list").iter().map(|one| one["facts"]["name"].as_str().expect("a name")).collect();
        assert_eq!(names, ["Besøgsven", "Højtlæsning"]);
        let facts = json!({ "name": "Oplæsning", "periods": [] });
        let change = json!({ "effortTypeId": added["now"]["id"], "version": 1, "facts": facts });
        let changed = centre.manager.ask("change_effort_type", change.clone()).await;
        assert_eq!((&changed["now"]["facts"]["name"], &changed["now"]["coveredToday"]), (&json!("Oplæsning"), &json!(false)));
        let stale = centre.manager.refused("change_effort_type", change, "stale_effort_type").await;
        assert_eq!(stale["current"]["facts"]["name"], "Oplæsning");
        assert_eq!(centre.manager.undo(&changed).await["now"]["facts"], added["now"]["facts"]);
        let gone = centre.manager.ask("withdraw_effort_type", json!({ "effortTypeId": added["now"]["id"], "version": 3 })).await;
        assert_eq!(gone["now"].as_array().expect("a list").len(), 1);
        let change = json!({ "effortTypeId": added["now"]["id"], "version": 4, "facts": { "name": "Nej" } });
        centre.manager.refused("change_effort_type", change, "effort_type_not_found").await;
        let back = centre.manager.undo(&gone).await;
        assert_eq!(back["now"].as_array().expect("a list").len(), 2);
        assert_eq!(centre.manager.undo(&back).await["now"].as_array().expect("a list").len(), 1);
    }

    async fn a_kind_of_effort_that_attachments_are_of_is_not_withdrawn(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        let withdraw = json!({ "effortTypeId": centre.visits, "version": 1 });
        let details = centre.manager.refused("withdraw_effort_type", withdraw.clone(), "effort_type_in_use").await;
        assert_eq!(details["attachments"], 1);
        centre.act("withdraw_attachment", &card, json!({})).await;
        centre.manager.ask("withdraw_effort_type", withdraw).await;
        let nothing = json!({ "effortTypeId": 9_999, "version": 1 });
        centre.manager.refused("withdraw_effort_type", nothing.clone(), "effort_type_not_found").await;
        centre.manager.refused("reinstate_effort_type", nothing, "effort_type_not_found").await;
        let bad = json!({ "requestKey": new_key(), "facts": { "name": " ", "periods": [{ "from": "" }] } });
        assert_eq!(fields(&centre.manager.refused("add_effort_type", bad, "fields_refused").await), ["facts.name", "facts.periods.0.from"]);
        let other = effort_type(&centre.manager, "Have", &[]).await;
        let bad = json!({ "effortTypeId": other, "version": 1, "facts": { "name": "" } });
        centre.manager.refused("change_effort_type", bad, "fields_refused").await;
        centre.manager.refused("withdraw_effort_type", json!({ "effortTypeId": other, "version": 7 }), "stale_effort_type").await;
    }

    async fn an_insurance_is_written_down_changed_and_taken_back(test) {
        let centre = Centre::of(test).await;
        let added = cover(&centre.manager, "accident", ("1/1-2026", "31/12-2026")).await;
        assert_eq!((&added["inForceToday"], &added["facts"]["to"]), (&json!(true), &json!("2026-12-31")));
        let facts = with(added["facts"].clone(), &json!({ "carrier": "self_insured", "insurer": "" }));
        let change = json!({ "municipalCoverId": added["id"], "version": 1, "facts": facts });
        let changed = centre.manager.ask("change_municipal_cover", change.clone()).await;
        assert_eq!(changed["now"]["facts"]["carrier"], "self_insured");
        centre.manager.refused("change_municipal_cover", change, "stale_municipal_cover").await;
        assert_eq!(centre.manager.undo(&changed).await["now"]["facts"], added["facts"]);
        let gone = centre.manager.ask("withdraw_municipal_cover", json!({ "municipalCoverId": added["id"], "version": 3 })).await;
        assert_eq!(gone["now"].as_array().expect("a list").len(), 3);
        let back = centre.manager.undo(&gone).await;
        assert_eq!(back["now"].as_array().expect("a list").len(), 4);
        assert_eq!(centre.manager.undo(&back).await["now"].as_array().expect("a list").len(), 3);
        let bad = json!({ "requestKey": new_key(), "facts": with(cover_facts("liability", ("", "")), &json!({ "insurer": "" })) });
        assert_eq!(fields(&centre.manager.refused("add_municipal_cover", bad, "fields_refused").await), ["facts.from", "facts.insurer"]);
        for operation in ["withdraw_municipal_cover", "reinstate_municipal_cover"] {
            centre.manager.refused(operation, json!({ "municipalCoverId": 9_999, "version": 1 }), "municipal_cover_not_found").await;
        }
        let kinds: Vec<String> = centre.consultant.ask("list_municipal_covers", json!({})).await.as_array().expect("a list").iter()
            .map(|one| one["facts"]["kind"].as_str().expect("a kind").to_owned()).collect();
        assert_eq!(kinds.len(), 3);
    }

    async fn the_rules_are_changed_with_their_source_and_taken_back(test) {
        let centre = Centre::of(test).await;
        let kept = centre.consultant.ask("insurance_rules", json!({})).await;
        assert_eq!((&kept["rules"]["hoursPerFullTime"], &kept["rules"]["yearlyCount"]), (&json!(1670), &json!({ "month": 11, "day": 1 })));
        assert_eq!(kept["rules"], kept["comesWith"]);
        let rules = with(kept["rules"].clone(), &json!({ "consentBelow": 16, "sources": { "ages": " Direktionen  2026 " } }));
        let change = json!({ "version": kept["version"], "rules": rules });
        let changed = centre.manager.ask("change_insurance_rules", change.clone()).await;
        assert_eq!((&changed["now"]["rules"]["consentBelow"], &changed["now"]["rules"]["sources"]["ages"]), (&json!(16), &json!("Direktionen 2026")));
        let stale = centre.manager.refused("change_insurance_rules", change, "stale_insurance_rules").await;
        assert_eq!(stale["current"]["rules"]["consentBelow"], 16);
        assert_eq!(centre.manager.undo(&changed).await["now"]["rules"], kept["rules"]);
        let bad = json!({ "version": 3, "rules": with(kept["rules"].clone(), &json!({ "leastAge": 99 })) });
        assert_eq!(fields(&centre.manager.refused("change_insurance_rules", bad, "fields_refused").await), ["rules.leastAge"]);
        let off = json!({ "version": 3, "rules": with(kept["rules"].clone(), &json!({ "requirePriorApproval": false })) });
        let late = with(centre.effort("1/2-2026", ""), &json!({ "approvedOn": "2026-03-01" }));
        let card = centre.volunteer("Åse Bækgaard", Some(late)).await;
        assert_eq!(words(&card["checks"], "kind"), ["approved_after_start"]);
        centre.manager.ask("change_insurance_rules", off).await;
        assert_eq!(centre.card(&card).await["checks"], json!([]));
    }
}
