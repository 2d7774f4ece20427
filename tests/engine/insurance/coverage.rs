//! "Was she covered on 12 March?": as is known now, and as was known then; for one person and for everybody.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Centre, cover_facts, organisation, with, words};

async fn day(centre: &Centre, on: &str, more: Value) -> Value {
    centre.consultant.ask("coverage_on_day", with(json!({ "on": on }), &more)).await
}

office_test! {
    async fn both_ends_belong_to_a_period_and_a_gap_of_one_day_is_a_gap(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/3-2026", "11/3-2026"))).await;
        let card = centre.attached(&card, centre.effort("13/3-2026", "31/3-2026")).await["now"].clone();
        for (on, expected) in [
            ("2026-02-28", "not_attached"), ("2026-03-01", "covered_by_scheme"), ("2026-03-11", "covered_by_scheme"),
            ("2026-03-12", "not_attached"), ("2026-03-13", "covered_by_scheme"), ("2026-03-31", "covered_by_scheme"),
            ("2026-04-01", "not_attached"),
        ] {
            assert_eq!(centre.standing(&card, on).await, expected, "{on}");
            let covered = i64::from(expected == "covered_by_scheme");
            assert_eq!(day(&centre, on, json!({})).await["counts"]["all"]["coveredByScheme"], covered, "{on}");
        }
        assert_eq!(card["gaps"], json!([{ "from": "2026-03-12", "to": "2026-03-12" }]));
        assert_eq!(card["overlaps"], json!([]));
        let card = centre.attached(&card, centre.work("10/3-2026", "")).await["now"].clone();
        assert_eq!(card["gaps"], json!([]));
        assert_eq!(card["overlaps"].as_array().expect("overlaps").len(), 2);
        assert_eq!(day(&centre, "2026-03-11", json!({})).await["counts"]["all"],
            json!({ "coveredByLaw": 1, "coveredByScheme": 0, "notCovered": 0, "throughAssociation": 0 }), "each person once");
    }

    async fn an_answer_names_the_decision_the_policy_and_the_approval_of_that_day(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        let told = centre.on(&card, "2026-03-12", None).await;
        let attachment = &told["attachments"][0];
        assert_eq!(attachment["verdict"]["guideline"]["decision"], "SOU 2019-12, punkt 4");
        assert_eq!(words(&attachment["verdict"]["policies"], "kind"), ["accident", "liability"]);
        assert_eq!(attachment["verdict"]["policies"][0]["policyNumber"], "77-1204");
        assert_eq!((&attachment["facts"]["approvedBy"], &attachment["names"]["effortType"]), (&json!("Lone Holm"), &json!("Besøgsven")));
        centre.consultant.refused("coverage_of_volunteer", json!({ "personId": 9_999, "on": "2026-03-12" }), "volunteer_not_found").await;
    }

    async fn work_without_approval_is_covered_by_law_and_never_not_covered(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.work("1/2-2026", ""))).await;
        let told = centre.on(&card, "2026-03-12", None).await;
        assert_eq!(told["standing"], "covered_by_law");
        assert_eq!(words(&told["attachments"][0]["verdict"]["notes"], "note"), ["approval_missing"]);
        let paused = centre.act("pause_attachment", &card, json!({ "pause": { "from": "1/3-2026", "to": "31/3-2026" } })).await;
        let told = centre.on(&paused["now"], "2026-03-12", None).await;
        assert_eq!((&told["standing"], words(&told["attachments"][0]["verdict"]["notes"], "note")),
            (&json!("covered_by_law"), vec!["approval_missing".to_owned(), "paused".to_owned()]));
    }

    async fn an_association_cancels_nothing(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.through("1/2-2026", ""))).await;
        let told = centre.on(&card, "2026-03-12", None).await;
        assert_eq!((&told["standing"], &told["attachments"][0]["names"]["association"]), (&json!("through_association"), &json!("Besøgsvennerne")));
        centre.attached(&card, centre.effort("1/2-2026", "")).await;
        assert_eq!(centre.standing(&card, "2026-03-12").await, "covered_by_scheme");
        assert_eq!(day(&centre, "2026-03-12", json!({})).await["counts"]["all"]["throughAssociation"], 0, "each person once, as the best of them");
    }

    async fn what_was_known_then_and_what_is_known_now_are_two_answers(test) {
        let centre = Centre::of(test).await;
        let bare = with(centre.effort("1/2-2026", ""), &json!({ "approvedBy": "", "approvedOn": "" }));
        let card = centre.volunteer("Åse Bækgaard", Some(bare)).await;
        let centre = centre.later(test, 10).await;
        let approved = centre.act("approve_attachment", &card, json!({ "approvedBy": "Lone Holm", "approvedOn": "15/2-2026" })).await;
        let centre = centre.later(test, 20).await;
        let on = |known: Option<&'static str>| {
            let (centre, card) = (&centre, &card);
            async move { centre.on(card, "2026-03-12", known).await["standing"].as_str().expect("a standing").to_owned() }
        };
        assert_eq!(on(None).await, "covered_by_scheme");
        for (known, expected) in [
            ("2026-11-23", "not_attached"), ("2026-11-24", "not_covered"), ("2026-12-03", "not_covered"),
            ("2026-12-04", "covered_by_scheme"), ("2026-12-14", "covered_by_scheme"),
        ] {
            assert_eq!(on(Some(known)).await, expected, "{known}");
            let counts = day(&centre, "2026-03-12", json!({ "known": { "as": "on", "day": known } })).await["counts"]["all"].clone();
            let counted = (counts["coveredByScheme"].as_i64(), counts["notCovered"].as_i64());
            let expected = (Some(i64::from(expected == "covered_by_scheme")), Some(i64::from(expected == "not_covered")));
            assert_eq!(counted, expected, "{known}");
        }
        centre.act("withdraw_attachment", &approved["now"], json!({})).await;
        assert_eq!(on(None).await, "not_attached");
        assert_eq!(on(Some("2026-12-13")).await, "covered_by_scheme", "what was known is never written over");
    }

    async fn a_decision_that_ends_is_judged_by_the_day_and_by_what_was_known(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        let centre = centre.later(test, 5).await;
        let list = centre.manager.ask("list_effort_types", json!({})).await[0].clone();
        let facts = json!({ "name": "Besøgsven", "periods": [{ "from": "2020-01-01", "to": "2026-02-28" }] });
        let change = json!({ "effortTypeId": list["id"], "version": list["version"], "facts": facts });
        centre.manager.ask("change_effort_type", change).await;
        assert_eq!(centre.standing(&card, "2026-02-28").await, "covered_by_scheme");
        let told = centre.on(&card, "2026-03-12", None).await;
        assert_eq!((&told["standing"], words(&told["attachments"][0]["verdict"]["reasons"], "why")),
            (&json!("not_covered"), vec!["effort_type_not_covered".to_owned()]));
        assert_eq!(centre.on(&card, "2026-03-12", Some("2026-11-28")).await["standing"], "covered_by_scheme");
        assert_eq!(day(&centre, "2026-03-12", json!({})).await["counts"]["all"]["notCovered"], 1);
        let card = centre.card(&card).await;
        assert_eq!(words(&card["attachments"][0]["stretches"], "standing"), ["covered_by_scheme", "not_covered"]);
        assert_eq!(words(&card["checks"], "kind"), ["effort_type_not_covered"]);
    }

    async fn a_list_that_changes_in_the_middle_of_a_period_is_judged_day_by_day_and_everybody_is_counted_once(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/3-2026", "31/3-2026"))).await;
        let card = centre.attached(&card, centre.effort("10/3-2026", "20/3-2026")).await["now"].clone();
        let list = centre.manager.ask("list_effort_types", json!({})).await[0].clone();
        let facts = json!({ "name": "Besøgsven", "periods": [{ "from": "2020-01-01", "to": "2026-03-11" }, { "from": "2026-03-13", "to": "" }] });
        centre.manager.ask("change_effort_type", json!({ "effortTypeId": list["id"], "version": list["version"], "facts": facts })).await;
        for (on, covered) in [("2026-03-01", 1), ("2026-03-11", 1), ("2026-03-12", 0), ("2026-03-13", 1), ("2026-03-20", 1), ("2026-03-31", 1)] {
            let counts = day(&centre, on, json!({})).await["counts"]["all"].clone();
            let expected = json!({ "coveredByLaw": 0, "coveredByScheme": covered, "notCovered": 1 - covered, "throughAssociation": 0 });
            assert_eq!(counts, expected, "{on}");
            let standing = if covered == 1 { "covered_by_scheme" } else { "not_covered" };
            assert_eq!(centre.standing(&card, on).await, standing, "{on}");
        }
    }

    async fn without_an_insurance_of_the_day_an_effort_is_not_covered(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        for cover in centre.manager.ask("list_municipal_covers", json!({})).await.as_array().expect("covers") {
            let facts = cover_facts(cover["facts"]["kind"].as_str().expect("a kind"), ("2020-01-01", "2026-03-11"));
            centre.manager.ask("change_municipal_cover", json!({ "municipalCoverId": cover["id"], "version": cover["version"], "facts": facts })).await;
        }
        assert_eq!(centre.standing(&card, "2026-03-11").await, "covered_by_scheme");
        let told = centre.on(&card, "2026-03-12", None).await;
        assert_eq!(words(&told["attachments"][0]["verdict"]["reasons"], "why"), ["nothing_insured"]);
        assert_eq!(day(&centre, "2026-03-12", json!({ "view": "not_covered" })).await["people"][0]["fullName"], "Åse Bækgaard");
    }

    async fn everybody_on_a_day_is_told_by_name_and_counted_by_workplace(test) {
        let centre = Centre::of(test).await;
        let library = organisation(&centre.consultant, "workplace", "Bøgelunde Bibliotek").await;
        let at_library = |facts: Value| with(facts, &json!({ "workplaceId": library }));
        centre.volunteer("Åse Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        let both = centre.volunteer("Ib Holm", Some(centre.work("1/2-2026", ""))).await;
        centre.attached(&both, at_library(centre.effort("1/3-2026", ""))).await;
        centre.volunteer("Maja Lund", Some(at_library(centre.through("1/2-2026", "")))).await;
        let bare = with(at_library(centre.effort("1/2-2026", "")), &json!({ "approvedBy": "", "approvedOn": "" }));
        centre.volunteer("Ole Skov", Some(bare)).await;
        let told = day(&centre, "2026-03-12", json!({})).await;
        assert_eq!(told["counts"]["all"], json!({ "coveredByLaw": 1, "coveredByScheme": 1, "notCovered": 1, "throughAssociation": 1 }));
        let places = told["counts"]["workplaces"].as_array().expect("workplaces");
        let at: Vec<(&str, i64, i64)> = places.iter().map(|one| (one["name"].as_str().expect("a name"),
            one["counts"]["coveredByScheme"].as_i64().expect("a count"), one["counts"]["notCovered"].as_i64().expect("a count"))).collect();
        assert_eq!(at, [("Bøgelunde Bibliotek", 1, 1), ("Plejecentret Havblik", 1, 0)]);
        assert_eq!(words(&told["people"], "fullName"), ["Ib Holm", "Åse Bækgaard"]);
        assert_eq!(words(&told["people"], "standing"), ["covered_by_law", "covered_by_scheme"]);
        assert_eq!(told["people"][0]["attachments"].as_array().expect("attachments").len(), 2);
        for (more, names) in [
            (json!({ "view": "everybody" }), &["Ib Holm", "Maja Lund", "Ole Skov", "Åse Bækgaard"][..]),
            (json!({ "view": "through_association" }), &["Maja Lund"]),
            (json!({ "workplaceId": library }), &["Ib Holm"]),
            (json!({ "words": "bæk" }), &["Åse Bækgaard"]),
            (json!({ "words": "bæk ib" }), &[]),
        ] {
            assert_eq!(words(&day(&centre, "2026-03-12", more.clone()).await["people"], "fullName"), names, "{more}");
        }
        assert_eq!(day(&centre, "2026-02-15", json!({ "workplaceId": library })).await["people"], json!([]));
        let refused = json!({ "on": "2026-03-12", "words": "150680-9997" });
        centre.consultant.refused("coverage_on_day", refused, "fields_refused").await;
    }

    async fn everybody_of_a_day_or_of_a_workplace_goes_on_paper_and_into_a_workbook(test) {
        let centre = Centre::of(test).await;
        let library = organisation(&centre.consultant, "workplace", "Bøgelunde Bibliotek").await;
        let moved = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        let bare = with(centre.effort("1/2-2026", ""), &json!({ "approvedBy": "", "approvedOn": "", "workplaceId": library }));
        centre.volunteer("Ole Skov", Some(bare)).await;
        let wanted = |more: Value| with(json!({ "on": "2026-03-12", "language": "da" }), &more);
        let rows = async |more: Value| {
            let workbook = gate::bytes(&centre.consultant.seat, "export_coverage_of_day", wanted(more)).await.expect("a workbook");
            let source = { use base64::Engine as _; base64::engine::general_purpose::STANDARD.encode(&workbook) };
            let look = centre.consultant.ask("look_at_party_table", json!({ "table": { "of": "people" }, "source": { "from": "file", "bytes": source } })).await;
            look["sheets"].to_string()
        };
        let all = rows(json!({})).await;
        for said in ["Åse Bækgaard", "Dækket af kommunens forsikring for frivillige", "SOU 2019-12, punkt 4", "Ole Skov", "Ikke godkendt"] {
            assert!(all.contains(said), "{said}: {all}");
        }
        let there = rows(json!({ "workplaceId": library })).await;
        assert!(there.contains("Ole Skov") && !there.contains("Åse Bækgaard"), "{there}");
        let covered = rows(json!({ "view": "covered" })).await;
        assert!(covered.contains("Åse Bækgaard") && !covered.contains("Ole Skov"), "{covered}");
        let later = centre.attached(&moved, centre.work("1/3-2026", "")).await["now"].clone();
        centre.act("withdraw_attachment", &later, json!({})).await;
        let then = rows(json!({ "known": { "as": "on", "day": "2026-11-24" }, "view": "covered" })).await;
        assert!(then.contains("Åse Bækgaard") && !then.contains("Café"), "{then}");
        assert!(gate::bytes(&centre.consultant.seat, "preview_coverage_of_day", wanted(json!({}))).await.expect("a paper").starts_with(b"%PDF"));
        let input = json!({ "requestKey": new_key(), "paper": wanted(json!({})) });
        let printed = centre.consultant.ask("print_coverage_of_day", input.clone()).await;
        assert_eq!(centre.consultant.ask("print_coverage_of_day", input).await["now"]["id"], printed["now"]["id"]);
        let nowhere = wanted(json!({ "workplaceId": centre.association }));
        centre.consultant.refused("print_coverage_of_day", json!({ "requestKey": new_key(), "paper": nowhere }), "workplace_not_found").await;
        let desk = test.seat(Role::FrontDesk).await;
        desk.refused("print_coverage_of_day", json!({}), "not_allowed").await;
        let id = json!({ "id": printed["now"]["id"] });
        assert_eq!(gate::bytes(&desk.seat, "paper", id).await.expect_err("a refusal")["code"], "paper_not_found");
    }

    async fn a_day_with_many_people_is_read_page_by_page(test) {
        let centre = Centre::of(test).await;
        for number in 0..103 {
            centre.volunteer(&format!("Kirsten {}", char::from(b'A' + number / 26).to_string() + &char::from(b'a' + number % 26).to_string()), Some(centre.effort("1/2-2026", ""))).await;
        }
        let first = day(&centre, "2026-03-12", json!({})).await;
        assert_eq!(first["people"].as_array().expect("people").len(), 100);
        let second = day(&centre, "2026-03-12", json!({ "after": first["next"] })).await;
        assert_eq!((second["people"].as_array().expect("people").len(), &second["next"], &second["counts"]), (3, &Value::Null, &Value::Null));
        let mut names = words(&first["people"], "fullName");
        names.extend(words(&second["people"], "fullName"));
        let mut once = names.clone();
        once.dedup();
        assert_eq!(once.len(), 103, "nobody is left out and nobody told twice");
    }
}
