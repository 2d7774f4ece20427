//! Award years: begun by a manager, run by whom the manager appoints, closed to everybody else.

use frivillighus_engine::access::Role;
use frivillighus_tests::{new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, somebody, user_of};

office_test! {
    async fn a_manager_begins_a_year_and_the_secretary_runs_it(test) {
        let award = Award::of(test).await;
        let card = award.card().await;
        assert_eq!((&card["phase"], &card["position"]), (&json!("checking"), &json!("secretary")));
        assert_eq!(card["members"].as_array().expect("members").len(), 5);
        assert_eq!(card["facts"]["cycle"]["handedOverOn"], "2026-09-25");
        let mut facts = card["facts"].clone();
        facts["committee"] = "Socialudvalget".into();
        let input = json!({ "awardYearId": award.year, "version": card["version"], "facts": facts });
        let changed = award.secretary.ask("change_award_year", input.clone()).await;
        assert_eq!(changed["now"]["facts"]["committee"], "Socialudvalget");
        let stale = award.secretary.refused("change_award_year", input.clone(), "stale_award_year").await;
        assert_eq!(stale["current"]["version"], 2);
        let back = award.secretary.undo(&changed).await;
        assert_eq!(back["now"]["facts"]["committee"], "");
        facts["judgedBy"]["criteria"][0]["weight"] = 24.into();
        let wrong = json!({ "awardYearId": award.year, "version": 3, "facts": facts });
        assert_eq!(award.secretary.refused("change_award_year", wrong, "weights_do_not_sum").await["sum"], 99);
        facts["judgedBy"]["criteria"][0]["weight"] = 25.into();
        facts["cycle"]["deadlineOn"] = "29/3-2026".into();
        facts["cycle"]["deadlineTime"] = "2.30".into();
        facts["cycle"]["opensOn"] = "1/3-2026".into();
        let skipped = json!({ "awardYearId": award.year, "version": 3, "facts": facts });
        let refused = award.secretary.refused("change_award_year", skipped, "fields_refused").await;
        assert_eq!(refused["problems"][0]["problem"]["kind"], "missing_hour");
    }

    async fn a_lost_answer_begins_one_year_and_a_year_is_there_once(test) {
        let manager = test.seat(Role::Manager).await;
        let new = json!({ "requestKey": new_key(), "year": 2027, "secretaryId": user_of(&manager), "copiesLast": true });
        let begun = manager.ask("start_award_year", new.clone()).await;
        let again = manager.ask("start_award_year", new.clone()).await;
        assert_eq!(begun["now"]["id"], again["now"]["id"]);
        let mut other = new.clone();
        other["requestKey"] = json!(new_key());
        assert_eq!(manager.refused("start_award_year", other.clone(), "award_year_taken").await["id"], begun["now"]["id"]);
        other["year"] = 3000.into();
        manager.refused("start_award_year", other.clone(), "fields_refused").await;
        let juror = somebody(test, Role::Juror).await;
        other["year"] = 2028.into();
        other["secretaryId"] = user_of(&juror);
        manager.refused("start_award_year", other, "cannot_run_award").await;
    }

    async fn a_year_copies_the_last_ones_rules_and_those_who_still_serve(test) {
        let award = Award::of(test).await;
        let card = award.card().await;
        let mut facts = card["facts"].clone();
        facts["amount"] = "10000".into();
        award.secretary.ask("change_award_year", json!({ "awardYearId": award.year, "version": 1, "facts": facts })).await;
        let chair = award.member("Finn Rée").await;
        let mut of_chair = chair["facts"].clone();
        of_chair["servesTo"] = "31/12-2026".into();
        award.secretary.ask("change_award_member", json!({ "memberId": chair["id"], "version": 1, "facts": of_chair })).await;
        let new = json!({ "requestKey": new_key(), "year": 2027, "secretaryId": user_of(&award.manager), "copiesLast": true });
        let copy = award.manager.ask("start_award_year", new).await["now"].clone();
        assert_eq!((&copy["facts"]["amount"], &copy["facts"]["cycle"]["opensOn"]), (&json!("10.000,00"), &json!("2027-06-01")));
        let there: Vec<Value> = copy["members"].as_array().expect("members").iter().map(|one| one["facts"]["name"].clone()).collect();
        assert!(!there.contains(&json!("Finn Rée")) && there.contains(&json!("Bodil Skov")), "{there:?}");
        assert_eq!(there.len(), 4, "the new secretary, the deputy and two jurors");
    }

    async fn each_place_is_held_once_and_whoever_judges_does_not_run_it(test) {
        let award = Award::of(test).await;
        let appoint = |position: &str, user: Value, name: &str| {
            let facts = json!({ "position": position, "userId": user, "personId": null, "name": name });
            json!({ "requestKey": new_key(), "awardYearId": award.year, "facts": facts })
        };
        let secretary = &award.secretary;
        let taken = secretary.refused("appoint_award_member", appoint("chair", Value::Null, "Ny"), "position_taken").await;
        assert_eq!(taken["name"], "Finn Rée");
        let twice = appoint("juror", user_of(&award.chair), "Finn Rée");
        assert_eq!(secretary.refused("appoint_award_member", twice, "already_in_award").await["position"], "chair");
        let front_desk = test.seat(Role::FrontDesk).await;
        secretary.refused("appoint_award_member", appoint("stand_in", user_of(&front_desk), "X"), "cannot_run_award").await;
        secretary.refused("appoint_award_member", appoint("juror", user_of(&front_desk), "X"), "cannot_run_award").await;
        let unknown = appoint("juror", json!(9999), "X");
        secretary.refused("appoint_award_member", unknown, "fields_refused").await;
        secretary.refused("appoint_award_member", appoint("secretary", user_of(&award.manager), "Anne"), "not_yours_in_award").await;
        award.manager.refused("appoint_award_member", appoint("juror", Value::Null, "X"), "not_yours_in_award").await;
        let added = secretary.ask("appoint_award_member", appoint("juror", Value::Null, "Ny Juror")).await;
        assert_eq!(added["now"]["members"].as_array().expect("members").len(), 6);
        let removed = secretary.undo(&added).await;
        assert_ne!(removed["now"]["members"][5]["leftAt"], Value::Null);
        secretary.undo(&removed).await;
        secretary.refused("remove_award_member", json!({ "memberId": 999, "version": 1 }), "award_member_not_found").await;
        secretary.refused("remove_award_member", json!({ "memberId": added["now"]["members"][5]["id"], "version": 1 }), "stale_award_year").await;
        let candidates = secretary.ask("award_candidates", json!({})).await;
        assert!(candidates.as_array().expect("a list").iter().all(|one| one["fullName"] != "Test front_desk"));
    }

    async fn who_is_nothing_in_a_year_opens_it_not(test) {
        let award = Award::of(test).await;
        award.nominated("Kirsten Bækgaard").await;
        let consultant = somebody(test, Role::Consultant).await;
        for operation in ["open_award_year", "award_interests", "award_scoring", "award_results", "award_decisions", "list_nominees", "share_award_key"] {
            consultant.refused(operation, award.at(), "award_year_not_found").await;
        }
        consultant.refused("open_nominee", json!({ "nomineeId": 1 }), "nominee_not_found").await;
        let listed = consultant.ask("award_years", json!({})).await;
        assert_eq!((&listed[0]["canOpen"], &listed[0]["position"]), (&json!(false), &Value::Null));
        let other_juror = somebody(test, Role::Juror).await;
        assert_eq!(other_juror.ask("award_years", json!({})).await, json!([]));
        other_juror.refused("open_award_year", award.at(), "award_year_not_found").await;
        assert_eq!(award.juror.ask("award_years", json!({})).await[0]["position"], "juror");
        let manager = award.manager.ask("open_award_year", award.at()).await;
        assert_eq!(manager["position"], Value::Null);
        award.manager.refused("list_nominees", award.at(), "not_yours_in_award").await;
        award.manager.refused("open_nominee", json!({ "nomineeId": 1 }), "nominee_not_found").await;
        for role in [Role::FrontDesk, Role::Auditor] {
            test.seat(role).await.refused("award_years", json!({}), "not_allowed").await;
        }
    }

    async fn the_key_is_the_years_own_and_no_manager_has_it_for_being_one(test) {
        let award = Award::of(test).await;
        award.juror.refused("award_decisions", award.at(), "award_key_closed").await;
        award.manager.refused("begin_award_key", award.at(), "not_yours_in_award").await;
        let begun = award.secretary.ask("begin_award_key", award.at()).await;
        assert_eq!(begun["card"]["keyClosed"], Value::Null);
        award.secretary.refused("begin_award_key", award.at(), "award_key_begun_already").await;
        assert_eq!(award.chair.refused("award_decisions", award.at(), "award_key_closed").await["why"], "not_granted");
        award.juror.refused("share_award_key", award.at(), "not_yours_in_award").await;
        let shared = award.secretary.ask("share_award_key", award.at()).await;
        let holders = shared["now"]["members"].as_array().expect("members").iter().filter(|one| one["hasKey"] == true).count();
        assert_eq!(holders, 4, "everybody who signs in");
        award.chair.ask("award_decisions", award.at()).await;
        award.manager.refused("grant_key", json!({ "name": "award_2026", "userId": user_of(&award.manager) }), "unreadable_input").await;
        award.manager.refused("award_decisions", award.at(), "not_yours_in_award").await;
        let juror = award.member("Ib Toft").await;
        award.secretary.ask("remove_award_member", json!({ "memberId": juror["id"], "version": juror["version"] })).await;
        award.juror.refused("open_award_year", award.at(), "award_year_not_found").await;
        let back = json!({ "memberId": juror["id"], "version": 2 });
        award.secretary.ask("reinstate_award_member", back).await;
        award.juror.refused("award_decisions", award.at(), "award_key_closed").await;
        let wrong = json!({ "awardYearId": award.year, "code": "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA" });
        award.juror.refused("recover_award_key", wrong, "wrong_key_code").await;
        let right = json!({ "awardYearId": award.year, "code": begun["code"] });
        assert_eq!(award.juror.ask("recover_award_key", right.clone()).await["keyClosed"], Value::Null);
        award.manager.refused("recover_award_key", right, "not_yours_in_award").await;
    }
}
