//! The award through the years: recipients before the program, figures by year, both given out as files.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, kept_rules};

fn facts(year: i32, name: &str) -> Value {
    json!({ "year": year, "name": name, "kind": "association", "reason": "for at synge med alle", "amount": "7000" })
}

fn new_winner(year: i32, name: &str) -> Value {
    json!({ "requestKey": new_key(), "facts": facts(year, name) })
}

async fn names(seat: &TestSeat) -> Vec<String> {
    super::builders::names(&seat.ask("award_winners", json!({})).await, "name")
}

/// A year with nominees of several sorts, published.
async fn published(test: &TestOffice) -> Award {
    let award = Award::of(test).await.with_key().await;
    let mut all = Vec::new();
    for (name, area, group) in
        [("Kirsten Bækgaard", "Havnen", "Ældre"), ("Bent Lund", "havnen", ""), ("Rosa Dahl", "Midtbyen", "ældre")]
    {
        let mut input = award.nomination(name, "Ib Holm");
        input["nominee"]["area"] = area.into();
        input["nominee"]["targetGroup"] = group.into();
        let card = award.secretary.ask("nominate", input).await["now"].clone();
        let judge = json!({ "nomineeId": card["id"], "version": card["version"], "eligibility": kept_rules() });
        award.secretary.ask("judge_eligibility", judge).await;
        all.push(card["id"].clone());
    }
    let answers: Vec<(&Value, &str)> = all.iter().map(|nominee| (nominee, "none")).collect();
    for seat in [&award.secretary, &award.chair, &award.deputy, &award.juror] {
        award.declares(seat, &answers).await;
    }
    award.secretary.ask("open_scoring", award.versioned().await).await;
    award.secretary.ask("close_scoring", award.versioned().await).await;
    let decided = json!({ "nomineeId": all[0], "reason": "at ringe", "longReason": "", "otherReason": "Juryens valg" });
    let decision = json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "decision", "facts": decided });
    award.secretary.ask("decide_award", decision).await;
    assert_eq!(
        award.chair.ask("award_statistics", json!({})).await,
        json!([]),
        "a year that is secret is in no figure"
    );
    award.chair.ask("publish_award", award.versioned().await).await;
    award
}

office_test! {
    async fn recipients_before_the_program_are_typed_in_changed_and_taken_off_the_list(test) {
        let consultant = test.seat(Role::Consultant).await;
        let new = new_winner(2019, "Koret Klangbølgen");
        let added = consultant.ask("add_past_winner", new.clone()).await;
        assert_eq!(added["now"][0]["amount"], "7.000,00");
        assert_eq!(added["now"][0]["freeFrom"], 2025, "after the five years of the rule");
        let again = consultant.ask("add_past_winner", new).await;
        assert_eq!((again["now"].as_array().map(Vec::len), &again["undo"]), (Some(1), &Value::Null), "the same key is the same recipient");
        consultant.ask("add_past_winner", new_winner(2021, "Ib Holm")).await;
        for role in [Role::FrontDesk, Role::Auditor, Role::Juror] {
            assert_eq!(names(&test.seat(role).await).await, ["Ib Holm", "Koret Klangbølgen"], "{role:?}");
        }
        let id = &added["now"][0]["pastWinnerId"];
        let change = |version: i64, year: i32, name: &str| json!({ "pastWinnerId": id, "version": version, "facts": facts(year, name) });
        let changed = consultant.ask("change_past_winner", change(1, 2018, "Koret Klangbølgen")).await;
        assert_eq!(changed["now"][1]["year"], 2018);
        let stale = consultant.refused("change_past_winner", change(1, 2017, "Koret"), "stale_past_winner").await;
        assert_eq!(stale["current"]["year"], 2018);
        assert_eq!(consultant.undo(&changed).await["now"][1]["year"], 2019);
        assert_eq!(consultant.ask("change_past_winner", change(3, 2019, "Koret Klangbølgen")).await["undo"], Value::Null, "nothing was changed");
        let which = |version: i64| json!({ "pastWinnerId": id, "version": version });
        consultant.refused("withdraw_past_winner", which(1), "stale_past_winner").await;
        consultant.refused("reinstate_past_winner", which(3), "past_winner_not_found").await;
        let withdrawn = consultant.ask("withdraw_past_winner", which(3)).await;
        assert_eq!(names(&consultant).await, ["Ib Holm"]);
        consultant.refused("withdraw_past_winner", which(4), "past_winner_not_found").await;
        consultant.refused("change_past_winner", change(4, 2019, "Koret"), "past_winner_not_found").await;
        consultant.refused("reinstate_past_winner", which(3), "stale_past_winner").await;
        consultant.undo(&withdrawn).await;
        assert_eq!(names(&consultant).await, ["Ib Holm", "Koret Klangbølgen"]);
        let third = consultant.ask("add_past_winner", new_winner(2020, "Bo Lund")).await;
        consultant.undo(&third).await;
        assert_eq!(names(&consultant).await, ["Ib Holm", "Koret Klangbølgen"]);
    }

    async fn nobody_stands_there_twice_and_a_year_that_is_run_here_is_not_typed_in(test) {
        let award = Award::of(test).await;
        let consultant = &award.secretary;
        let added = consultant.ask("add_past_winner", new_winner(2019, "Koret Klangbølgen")).await;
        let known = consultant.refused("add_past_winner", new_winner(2019, "koret klangboelgen"), "winner_known").await;
        assert_eq!(known["year"], 2019);
        let second = consultant.ask("add_past_winner", new_winner(2019, "Ib Holm")).await;
        assert_eq!(second["now"].as_array().map(Vec::len), Some(2), "there may be two prizes");
        let taken = consultant.refused("add_past_winner", new_winner(2026, "Ib Holm"), "award_year_taken").await;
        assert_eq!(taken["id"], award.year);
        let id = &added["now"][0]["pastWinnerId"];
        let change = |year: i32, name: &str| json!({ "pastWinnerId": id, "version": 1, "facts": facts(year, name) });
        consultant.refused("change_past_winner", change(2026, "Koret"), "award_year_taken").await;
        consultant.refused("change_past_winner", change(2019, "ib holm"), "winner_known").await;
        consultant.refused("change_past_winner", change(2027, "Koret"), "fields_refused").await;
        let withdrawn = consultant.ask("withdraw_past_winner", json!({ "pastWinnerId": id, "version": 1 })).await;
        consultant.ask("add_past_winner", new_winner(2019, "Koret Klangbølgen")).await;
        let undo = withdrawn["undo"]["input"].clone();
        consultant.refused("reinstate_past_winner", undo, "winner_known").await;
        let refused = consultant.refused("add_past_winner", new_winner(2027, " "), "fields_refused").await;
        assert_eq!(crate::award::builders::names(&refused["problems"], "field"), ["facts.year", "facts.name"]);
        test.seat(Role::FrontDesk).await.refused("add_past_winner", new_winner(2018, "X"), "not_allowed").await;
    }

    async fn who_was_given_it_before_the_program_warns_as_others_do(test) {
        let award = Award::of(test).await;
        award.secretary.ask("add_past_winner", new_winner(2021, "Kirsten Bækgaard")).await;
        award.secretary.ask("add_past_winner", new_winner(2020, "Bent Lund")).await;
        let finding = async |name: &str| {
            let card = award.nominated(name).await;
            let checks = card["checks"].as_array().expect("checks").clone();
            checks.into_iter().find(|one| one["rule"] == "not_recent_winner").expect("the rule")["finding"].clone()
        };
        assert_eq!(finding("Kirsten Bækgaard").await, json!({ "kind": "won_before", "year": 2021, "freeFrom": 2027 }));
        assert_eq!(finding("Bent Lund").await, Value::Null, "it is long ago");
    }

    async fn what_was_written_in_an_earlier_year_is_used_again_with_a_yes(test) {
        let award = published(test).await;
        let user = crate::award::builders::user_of(&award.secretary);
        let new = json!({ "requestKey": new_key(), "year": 2027, "secretaryId": user, "copiesLast": false });
        let next = award.manager.ask("start_award_year", new).await["now"]["id"].clone();
        let about = |name: &str| json!({ "awardYearId": next, "name": name });
        let found = award.secretary.ask("earlier_texts", about("kirsten baekgaard")).await;
        assert_eq!((found.as_array().map(Vec::len), &found[0]["year"], &found[0]["facts"]["nominator"]), (Some(1), &json!(2026), &json!("Ib Holm")));
        assert_eq!(award.secretary.ask("earlier_texts", about("Ea Friis")).await, json!([]));
        let same_year = json!({ "awardYearId": award.year, "name": "Kirsten Bækgaard" });
        assert_eq!(award.secretary.ask("earlier_texts", same_year).await, json!([]), "no text is earlier than itself");
        award.manager.refused("earlier_texts", about("Kirsten Bækgaard"), "not_yours_in_award").await;
        test.seat(Role::Consultant).await.refused("earlier_texts", about("Kirsten Bækgaard"), "award_year_not_found").await;
        let missing = json!({ "awardYearId": next, "nomineeId": 4711 });
        award.secretary.refused("earlier_texts", missing, "nominee_not_found").await;
        let mut input = award.nomination("Kirsten Bækgaard", "Ib Holm");
        input["awardYearId"] = next.clone();
        (input["receivedOn"], input["receivedTime"]) = ("".into(), "".into());
        input["nomination"] = found[0]["facts"].clone();
        input["nomination"]["textOfYear"] = 2026.into();
        let refused = award.secretary.refused("nominate", input.clone(), "fields_refused").await;
        assert_eq!(crate::award::builders::names(&refused["problems"], "field"), ["nominatorAgreed"]);
        input["nominatorAgreed"] = true.into();
        let mut later = input.clone();
        later["nomination"]["textOfYear"] = 2027.into();
        let refused = award.secretary.refused("nominate", later, "fields_refused").await;
        assert_eq!(crate::award::builders::names(&refused["problems"], "field"), ["nomination.textOfYear"]);
        let kept = award.secretary.ask("nominate", input).await["now"].clone();
        let nomination = &kept["nominations"][0];
        assert_eq!((&nomination["facts"]["textOfYear"], &nomination["facts"]["effort"]), (&json!(2026), &found[0]["facts"]["effort"]));
        let mut facts = nomination["facts"].clone();
        facts["textOfYear"] = Value::Null;
        facts["nominator"] = "Ib Holm Hansen".into();
        let change = json!({ "nominationId": nomination["id"], "version": nomination["version"], "facts": facts });
        let changed = award.secretary.ask("change_nomination", change).await;
        assert_eq!(changed["now"]["nominations"][0]["facts"]["textOfYear"], 2026, "that stays said");
        let by_nominee = json!({ "awardYearId": next, "nomineeId": kept["id"] });
        assert_eq!(award.secretary.ask("earlier_texts", by_nominee).await.as_array().map(Vec::len), Some(1));
    }

    async fn figures_are_counted_by_year_once_it_is_public(test) {
        let award = published(test).await;
        let told = award.juror.ask("award_statistics", json!({})).await;
        assert_eq!((&told[0]["year"], &told[0]["nominees"], &told[0]["nominations"]), (&json!(2026), &json!(3), &json!(3)));
        let of = |group: &str| -> Vec<(String, i64)> {
            let figures = told[0]["figures"].as_array().expect("figures").iter().filter(|figure| figure["group"] == group);
            figures.map(|figure| (figure["value"].as_str().unwrap_or_default().to_owned(), figure["nominees"].as_i64().unwrap_or_default())).collect()
        };
        assert_eq!(of("kind"), [("person".to_owned(), 3)]);
        assert_eq!(of("area"), [("Havnen".to_owned(), 2), ("Midtbyen".to_owned(), 1)]);
        assert_eq!(of("target_group"), [("Ældre".to_owned(), 2), (String::new(), 1)]);
        test.seat(Role::FrontDesk).await.refused("award_statistics", json!({}), "not_allowed").await;
        assert_eq!(names(&test.seat(Role::FrontDesk).await).await, ["Kirsten Bækgaard"]);
        for (table, format) in [("winners", "xlsx"), ("winners", "csv"), ("statistics", "xlsx"), ("statistics", "csv")] {
            let input = json!({ "table": table, "format": format, "language": "da" });
            let bytes = gate::bytes(&award.chair.seat, "export_award_history", input).await.expect("a file");
            if format == "xlsx" {
                assert!(bytes.starts_with(b"PK"), "{table}");
            } else {
                let text = String::from_utf8(bytes).expect("text");
                let expected = if table == "winners" { "2026;Kirsten Bækgaard;person;at ringe;7000;2032" } else { "2026;Bydel;Havnen;2;2" };
                assert!(text.contains(expected), "{text}");
                assert!(table == "winners" || !text.contains("Kirsten"), "figures name nobody");
            }
        }
    }
}
