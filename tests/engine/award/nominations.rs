//! Nominations: typed in with every reason kept, late ones marked, twins proposed and merged, rules ticked.

use frivillighus_tests::{new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, OWN, kept_rules, names, written};

office_test! {
    async fn a_nomination_is_kept_once_and_withdrawn_with_its_history(test) {
        let award = Award::of(test).await;
        let input = award.nomination("Kirsten Bækgaard", "Ib Holm");
        let kept = award.secretary.ask("nominate", input.clone()).await;
        let again = award.secretary.ask("nominate", input).await;
        assert_eq!((&again["undo"], &again["now"]["id"]), (&Value::Null, &kept["now"]["id"]));
        let mut more = award.nomination("", "Bent Lund");
        more["nomineeId"] = kept["now"]["id"].clone();
        more["nominee"] = Value::Null;
        more["receivedOn"] = "1/9-2026".into();
        more["receivedTime"] = "0.00".into();
        let second = award.secretary.ask("nominate", more).await;
        let nominations = second["now"]["nominations"].as_array().expect("nominations").clone();
        assert_eq!(nominations.iter().map(|one| one["isLate"].clone()).collect::<Vec<_>>(), [json!(false), json!(true)]);
        let withdrawn = award.secretary.undo(&second).await;
        assert_ne!(withdrawn["now"]["nominations"][1]["withdrawnAt"], Value::Null, "it is kept");
        award.secretary.undo(&withdrawn).await;
        let list = award.secretary.ask("list_nominees", award.at()).await;
        assert_eq!((&list["nominees"][0]["nominations"], &list["nominees"][0]["isLate"]), (&json!(2), &json!(false)));
        let found = json!({ "awardYearId": award.year, "words": "bent" });
        assert_eq!(names(&award.secretary.ask("list_nominees", found).await["nominees"], "name"), ["Kirsten Bækgaard"]);
    }

    async fn what_cannot_be_taken_is_told_by_its_field(test) {
        let award = Award::of(test).await;
        let mut input = award.nomination(" ", "Ib Holm");
        input["nomination"]["effort"] = "Kort".into();
        input["receivedOn"] = "25/11-2026".into();
        let refused = award.secretary.refused("nominate", input, "fields_refused").await;
        let fields = names(&refused["problems"], "field");
        assert_eq!(fields, ["nominee.name", "nomination.effort", "receivedOn"]);
        let mut untied = award.nomination("Kirsten Bækgaard", "Ib Holm");
        untied["nomination"]["tie"] = Value::Null;
        let refused = award.secretary.refused("nominate", untied, "fields_refused").await;
        assert_eq!(names(&refused["problems"], "field"), ["nomination.tie"], "12 is asked of everybody");
        let mut linked = award.nomination("Kirsten Bækgaard", "Ib Holm");
        linked["nominee"]["personId"] = 4711.into();
        let refused = award.secretary.refused("nominate", linked, "fields_refused").await;
        assert_eq!(refused["problems"][0]["field"], "nominee.personId");
        award.secretary.refused("change_nomination", json!({ "nominationId": 99, "version": 1, "facts": written("X", "Ib") }), "nomination_not_found").await;
        award.juror.refused("nominate", award.nomination("X", "Y"), "not_allowed").await;
        award.manager.refused("nominate", award.nomination("X", "Y"), "not_yours_in_award").await;
    }

    async fn changes_are_taken_back_and_another_desk_is_not_written_over(test) {
        let award = Award::of(test).await;
        let card = award.nominated("Kirsten Bækgaard").await;
        let mut facts = card["facts"].clone();
        facts["place"] = "Havbjerg".into();
        let input = json!({ "nomineeId": card["id"], "version": card["version"], "facts": facts });
        let changed = award.secretary.ask("change_nominee", input.clone()).await;
        award.secretary.refused("change_nominee", input, "stale_nominee").await;
        assert_eq!(award.secretary.undo(&changed).await["now"]["facts"]["place"], "");
        let first = card["nominations"][0].clone();
        let input = json!({ "nominationId": first["id"], "version": first["version"], "facts": written("Kirsten Bækgaard", "Bent Lund") });
        let changed = award.secretary.ask("change_nomination", input).await;
        assert_eq!(changed["now"]["nominations"][0]["facts"]["nominator"], "Bent Lund");
        assert_eq!(award.secretary.undo(&changed).await["now"]["nominations"][0]["facts"]["nominator"], "Ib Holm");
        let version = award.secretary.ask("open_nominee", json!({ "nomineeId": card["id"] })).await["version"].clone();
        let gone = award.secretary.ask("withdraw_nominee", json!({ "nomineeId": card["id"], "version": version })).await;
        assert_eq!(gone["now"]["state"], "withdrawn");
        assert_eq!(award.secretary.undo(&gone).await["now"]["state"], "received");
    }

    async fn misspelt_twins_are_proposed_and_a_merge_keeps_every_reason_and_is_taken_back(test) {
        let award = Award::of(test).await;
        let one = award.nominated("Kirsten Bækgaard").await;
        let twin = award.nominated("Kristen Bækgård").await;
        award.nominated("Ib Lund").await;
        let list = award.secretary.ask("list_nominees", award.at()).await;
        assert_eq!(list["twins"].as_array().expect("twins").len(), 1, "{list:#}");
        let merge = json!({ "nomineeId": twin["id"], "version": twin["version"], "intoId": one["id"] });
        let merged = award.secretary.ask("merge_nominees", merge.clone()).await;
        assert_eq!(merged["now"]["nominations"].as_array().expect("nominations").len(), 2);
        assert_eq!(names(&merged["now"]["merged"], "name"), ["Kristen Bækgård"]);
        award.secretary.refused("merge_nominees", merge, "cannot_merge").await;
        let ring = json!({ "nomineeId": one["id"], "version": one["version"], "intoId": twin["id"] });
        award.secretary.refused("merge_nominees", ring, "cannot_merge").await;
        let itself = json!({ "nomineeId": one["id"], "version": one["version"], "intoId": one["id"] });
        award.secretary.refused("merge_nominees", itself, "cannot_merge").await;
        assert_eq!(award.secretary.ask("list_nominees", award.at()).await["nominees"].as_array().expect("list").len(), 2);
        let parted = award.secretary.undo(&merged).await;
        assert_eq!(parted["now"]["nominations"].as_array().expect("nominations").len(), 1);
        award.secretary.refused("part_nominee", json!({ "nomineeId": twin["id"], "version": 3 }), "cannot_merge").await;
    }

    async fn two_secretaries_who_merge_at_once_make_no_ring(test) {
        let award = Award::of(test).await;
        let (one, two) = (award.nominated("Kirsten Bækgaard").await, award.nominated("Kristen Bækgaard").await);
        let merge = |part: &Value, into: &Value| json!({ "nomineeId": part["id"], "version": part["version"], "intoId": into["id"] });
        let office = test.again().await;
        let other = frivillighus_tests::TestSeat { seat: frivillighus_engine::access::Seat::new(office.clone()) };
        let who = award.secretary.seat.signed_in().expect("signed in").user_name;
        other.ask("sign_in", json!({ "userName": who, "password": OWN })).await;
        let here = frivillighus_engine::gate::call(&award.secretary.seat, "merge_nominees", merge(&one, &two));
        let there = frivillighus_engine::gate::call(&other.seat, "merge_nominees", merge(&two, &one));
        let (here, there) = tokio::join!(here, there);
        assert!(here.is_ok() != there.is_ok(), "one of them: {here:?} {there:?}");
        let list = award.secretary.ask("list_nominees", award.at()).await;
        assert_eq!(list["nominees"].as_array().expect("list").len(), 1);
        office.close().await;
    }

    async fn rules_are_ticked_with_a_reason_and_what_can_be_found_is_found(test) {
        let award = Award::of(test).await;
        let mut input = award.nomination("Finn Ree", "finn rée");
        input["requestKey"] = json!(new_key());
        let card = award.secretary.ask("nominate", input).await["now"].clone();
        let findings: Vec<Value> = card["checks"].as_array().expect("checks").iter().filter(|one| !one["finding"].is_null()).map(|one| one["finding"]["kind"].clone()).collect();
        assert_eq!(findings, [json!("nominates_themselves"), json!("in_jury")]);
        let judge = |eligibility: Value| json!({ "nomineeId": card["id"], "version": 1, "eligibility": eligibility });
        let open = json!({ "answers": [], "verdict": "accepted", "reason": "" });
        award.secretary.refused("judge_eligibility", judge(open), "fields_refused").await;
        let accepted = award.secretary.ask("judge_eligibility", judge(kept_rules())).await;
        assert_eq!(accepted["now"]["state"], "accepted");
        award.secretary.refused("judge_eligibility", judge(kept_rules()), "stale_nominee").await;
        assert_eq!(award.secretary.undo(&accepted).await["now"]["state"], "received");
    }
}
