//! Scoring: blind, sealed, for whoever has answered; results recomputed for each viewer; a decision that is secret until it is
//! handed over.

use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestOffice, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, answer, names, sheet_of};
use crate::insurance::cpr::raw;

/// Three nominees whom everybody judges, with scoring open; the juror is conflicted with the first.
pub struct Scored {
    pub award: Award,
    pub first: Value,
}

impl Scored {
    pub async fn open(test: &TestOffice) -> Self {
        let award = Award::of(test).await.with_key().await;
        let first = award.accepted("Kirsten Bækgaard").await;
        let (second, third) = (award.accepted("Bent Lund").await, award.accepted("Koret Klangbølgen").await);
        award.declares(&award.juror, &[(&first, "conflicted")]).await;
        award.all_clear_but_juror(&first, &[&second, &third]).await;
        let opened = award.secretary.ask("open_scoring", award.versioned().await).await;
        assert_eq!(opened["now"]["phase"], "scoring");
        Self { award, first }
    }

    /// Everybody scores: the more, the longer ago in the alphabet; and the scoring is closed.
    pub async fn closed(test: &TestOffice) -> Self {
        let scored = Self::open(test).await;
        let award = &scored.award;
        for seat in [&award.chair, &award.deputy, &award.juror] {
            award.scores(seat, |sheet| sheet["line"]["number"].as_i64().unwrap_or_default().min(5)).await;
        }
        award.secretary.ask("close_scoring", award.versioned().await).await;
        scored
    }
}

impl Award {
    async fn all_clear_but_juror(&self, first: &Value, others: &[&Value]) {
        let rest: Vec<(&Value, &str)> = others.iter().map(|nominee| (*nominee, "none")).collect();
        self.declares(&self.juror, &rest).await;
        let all: Vec<(&Value, &str)> =
            std::iter::once(first).chain(others.iter().copied()).map(|one| (one, "none")).collect();
        for seat in [&self.secretary, &self.chair, &self.deputy] {
            self.declares(seat, &all).await;
        }
    }
}

office_test! {
    async fn scoring_waits_for_a_key_a_jury_and_every_answer(test) {
        let award = Award::of(test).await;
        award.secretary.refused("open_scoring", award.versioned().await, "award_key_closed").await;
        let award = award.with_key().await;
        award.secretary.refused("open_scoring", award.versioned().await, "nobody_to_judge").await;
        let one = award.accepted("Kirsten Bækgaard").await;
        award.juror.refused("award_scoring", award.at(), "scoring_not_open").await;
        award.secretary.refused("close_scoring", award.versioned().await, "scoring_not_open").await;
        award.secretary.refused("award_results", award.at(), "scoring_not_closed").await;
        award.chair.refused("open_scoring", award.versioned().await, "not_allowed").await;
        let mut old = award.versioned().await;
        old["version"] = 0.into();
        award.secretary.refused("open_scoring", old.clone(), "interests_unanswered").await;
        award.declares(&award.secretary, &[(&one, "none")]).await;
        award.secretary.refused("open_scoring", old, "stale_award_year").await;
        award.secretary.ask("open_scoring", award.versioned().await).await;
        let table = award.juror.ask("award_scoring", award.at()).await;
        assert_eq!((&table["unanswered"], &table["lines"]), (&json!(1), &json!([])));
        let read = json!({ "awardYearId": award.year, "number": 1 });
        assert_eq!(award.juror.refused("read_for_scoring", read, "interests_unanswered").await["left"], 1);
        award.declares(&award.juror, &[(&one, "none")]).await;
        assert_eq!(award.juror.ask("award_scoring", award.at()).await["lines"].as_array().expect("lines").len(), 1);
        let card = award.card().await;
        let mut facts = card["facts"].clone();
        facts["leastScorers"] = 1.into();
        let input = json!({ "awardYearId": award.year, "version": card["version"], "facts": facts });
        award.secretary.refused("change_award_year", input, "criteria_are_frozen").await;
        award.secretary.refused("reopen_scoring", json!({ "awardYearId": award.year, "version": 1, "reason": "x" }), "scoring_not_closed").await;
    }

    async fn the_first_reading_is_blind_and_a_sheet_is_kept_sealed(test) {
        let scored = Scored::open(test).await;
        let award = &scored.award;
        let table = award.chair.ask("award_scoring", award.at()).await;
        assert_eq!(table["lines"].as_array().expect("lines").len(), 3);
        assert!(!table.to_string().contains("Kirsten"), "no names");
        let line = table["lines"][0].clone();
        let sheet = award.chair.ask("read_for_scoring", json!({ "awardYearId": award.year, "number": line["number"] })).await;
        let told = sheet.to_string();
        assert!(told.contains("■■■■ ") && !told.contains("Holm"), "{told}");
        for name in ["Kirsten", "Bækgaard", "Bent", "Klangbølgen"] {
            assert!(!told.contains(name), "{name}");
        }
        assert_eq!(sheet["others"], Value::Null);
        let mut wrong = award.sheet(&line, 6);
        let refused = award.chair.refused("score_nominee", wrong.clone(), "fields_refused").await;
        assert_eq!(refused["problems"][0]["problem"]["kind"], "out_of_range");
        wrong["number"] = 99.into();
        award.chair.refused("score_nominee", wrong, "nominee_not_found").await;
        let mut first = award.sheet(&line, 4);
        first["sheet"]["note"] = "Hemmeligt ord om indsatsen".into();
        let kept = award.chair.ask("score_nominee", first.clone()).await;
        assert_eq!((&kept["now"]["version"], &kept["now"]["state"], &kept["undo"]), (&json!(1), &json!("complete"), &Value::Null));
        let again = award.chair.refused("score_nominee", award.sheet(&line, 3), "stale_sheet").await;
        assert_eq!(again["current"]["version"], 1);
        first["version"] = 1.into();
        award.chair.ask("score_nominee", first).await;
        assert!(!raw(test).await.contains("Hemmeligt ord"), "it lies nowhere in clear");
        assert!(!raw(test).await.contains("\"scores\""));
        let juror = award.juror.ask("award_scoring", award.at()).await;
        assert_eq!(juror["lines"].as_array().expect("lines").len(), 2, "one's conflicts are not among them");
        award.secretary.refused("award_scoring", award.at(), "not_yours_in_award").await;
        let chair = award.member("Finn Rée").await["id"].clone();
        let theirs = json!({ "awardYearId": award.year, "memberId": chair });
        award.secretary.refused("award_scoring", theirs, "not_yours_in_award").await;
    }

    async fn a_nominee_accepted_while_the_jury_scores_is_read_last(test) {
        let scored = Scored::open(test).await;
        let award = &scored.award;
        let numbers = |table: &Value| -> Vec<i64> {
            table["lines"].as_array().expect("lines").iter().filter_map(|line| line["number"].as_i64()).collect()
        };
        let before = numbers(&award.chair.ask("award_scoring", award.at()).await);
        let late = award.accepted("Sen Indstilling").await;
        assert_eq!(award.chair.ask("award_scoring", award.at()).await["unanswered"], 1);
        award.declares(&award.chair, &[(&late, "none")]).await;
        let after = numbers(&award.chair.ask("award_scoring", award.at()).await);
        assert_eq!((&after[..3], after.len()), (&before[..], 4), "the others keep theirs");
        assert!(after[3] > after[2]);
    }

    async fn what_stood_on_a_sheet_before_is_read_by_whoever_may_see_the_sheet(test) {
        let scored = Scored::open(test).await;
        let award = &scored.award;
        let first = award.chair.ask("award_scoring", award.at()).await["lines"][0].clone();
        let which = json!({ "awardYearId": award.year, "number": first["number"] });
        assert_eq!(award.chair.ask("sheet_history", which.clone()).await, json!([]), "nothing was written yet");
        let kept = award.chair.ask("score_nominee", award.sheet(&first, 4)).await["now"].clone();
        award.chair.ask("score_nominee", award.sheet(&kept, 2)).await;
        let versions = award.chair.ask("sheet_history", which.clone()).await;
        let told = |at: usize| (versions[at]["version"].clone(), versions[at]["sheet"]["scores"]["effort"].clone(), versions[at]["writtenBy"].clone());
        assert_eq!(versions.as_array().map(Vec::len), Some(2));
        assert_eq!((told(0), told(1)), ((json!(2), json!(2), json!("Finn Rée")), (json!(1), json!(4), json!("Finn Rée"))), "the newest first");
        let looks = "SELECT count(*) FROM events WHERE event = 'looked' AND operation = 'sheet_history'";
        assert!(test.count(looks).await > 0, "whoever reads it has looked");
        let of_chair = json!({ "awardYearId": award.year, "memberId": award.member("Finn Rée").await["id"], "number": first["number"] });
        for seat in [&award.secretary, &award.deputy, &award.juror] {
            seat.refused("sheet_history", of_chair.clone(), "not_yours_in_award").await;
        }
        let mut nobodys = which.clone();
        nobodys["number"] = 99.into();
        award.chair.refused("sheet_history", nobodys, "nominee_not_found").await;
        award.manager.refused("sheet_history", of_chair, "not_yours_in_award").await;
        let paper = award.member("Else Papir").await["id"].clone();
        let of_paper = json!({ "awardYearId": award.year, "memberId": paper, "number": 1 });
        award.secretary.refused("sheet_history", of_paper.clone(), "interests_unanswered").await;
        let nominees: Vec<Value> = (1..=3).map(|id| answer(&json!(id), "none")).collect();
        let declared = json!({ "awardYearId": award.year, "memberId": paper, "answers": nominees });
        award.secretary.ask("declare_interests", declared).await;
        let of = json!({ "awardYearId": award.year, "memberId": paper });
        let line = award.secretary.ask("award_scoring", of).await["lines"][0].clone();
        let mut sheet = award.sheet(&line, 3);
        sheet["memberId"] = paper;
        award.secretary.ask("score_nominee", sheet).await;
        let mut of_paper = of_paper;
        of_paper["number"] = line["number"].clone();
        let typed = award.secretary.ask("sheet_history", of_paper).await;
        assert_ne!(typed[0]["writtenBy"], "Else Papir", "who typed it in is told");
        assert_ne!(typed[0]["writtenBy"], "");
    }

    async fn others_are_seen_once_ones_own_are_complete_and_paper_is_typed_in(test) {
        let scored = Scored::open(test).await;
        let award = &scored.award;
        award.scores(&award.deputy, |_| 2).await;
        let first = award.chair.ask("award_scoring", award.at()).await["lines"][0].clone();
        let read = json!({ "awardYearId": award.year, "number": first["number"] });
        award.chair.ask("score_nominee", award.sheet(&first, 4)).await;
        assert_eq!(award.chair.ask("read_for_scoring", read.clone()).await["others"], Value::Null);
        award.scores(&award.chair, |_| 4).await;
        let others = award.chair.ask("read_for_scoring", read).await["others"].clone();
        assert_eq!(names(&others, "memberName"), ["Bodil Skov"]);
        assert_eq!(award.chair.ask("award_scoring", award.at()).await["isDone"], true);
        let paper = award.member("Else Papir").await["id"].clone();
        let of_paper = json!({ "awardYearId": award.year, "memberId": paper });
        assert_eq!(award.secretary.ask("award_scoring", of_paper.clone()).await["unanswered"], 3);
        let nominees: Vec<Value> = (1..=3).map(|id| answer(&json!(id), "none")).collect();
        let declared = json!({ "awardYearId": award.year, "memberId": paper, "answers": nominees });
        award.secretary.ask("declare_interests", declared).await;
        let line = award.secretary.ask("award_scoring", of_paper).await["lines"][0].clone();
        let mut input = award.sheet(&line, 5);
        input["memberId"] = paper;
        award.secretary.ask("score_nominee", input).await;
        let log = award.manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        assert!(log.contains(r#""onBehalf":true"#), "that it was typed in by somebody else is noted");
    }

    async fn results_are_each_viewers_own_and_say_in_words_what_is_missing(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        let all = award.secretary.ask("award_results", award.at()).await;
        assert_eq!(all["nominees"].as_array().expect("nominees").len(), 3);
        let of_first = all["nominees"].as_array().expect("nominees").iter().find(|one| one["nomineeId"] == scored.first).cloned();
        let of_first = of_first.expect("the first");
        assert_eq!((&of_first["scorers"], &of_first["rank"]), (&json!(2), &Value::Null), "two jurors are too few");
        let notices = names(&all["notices"], "kind");
        assert!(notices.contains(&"too_few_sheets".to_owned()), "{notices:?}");
        let own = award.juror.ask("award_results", award.at()).await;
        assert_eq!(own["nominees"].as_array().expect("nominees").len(), 2);
        assert!(!own.to_string().contains("Kirsten"), "for the juror the first never was");
        let chairs = own["jurors"].as_array().expect("jurors").iter().find(|one| one["name"] == "Finn Rée").cloned();
        assert_eq!(chairs.expect("the chair")["scored"], 2, "nor in the others' counts");
        award.chair.refused("score_nominee", award.sheet(&json!({ "number": 1, "mark": 1, "version": 1 }), 1), "scoring_not_open").await;
        let told = award.chair.ask("award_scoring", award.at()).await;
        assert_ne!(told["lines"][0]["name"], Value::Null, "the link opens after scoring");
    }

    async fn scoring_is_opened_again_with_a_reason_and_what_stood_is_kept(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        let mut input = award.versioned().await;
        input["reason"] = " ".into();
        award.secretary.refused("reopen_scoring", input.clone(), "fields_refused").await;
        input["reason"] = "Et skema var byttet om".into();
        award.secretary.ask("reopen_scoring", input).await;
        let before = test.count("SELECT count(*) FROM award_sheets").await;
        let line = award.chair.ask("award_scoring", award.at()).await["lines"][0].clone();
        let kept = award.chair.ask("score_nominee", award.sheet(&line, 0)).await;
        assert_eq!(kept["now"]["version"], line["version"].as_i64().expect("a number") + 1);
        assert_eq!(test.count("SELECT count(*) FROM award_sheets").await, before + 1, "beside what stood");
        award.chair.ask("score_nominee", award.sheet(&kept["now"], 2)).await;
        assert_eq!(test.count("SELECT count(*) FROM award_sheets").await, before + 2, "each change is kept");
        let newest = award.chair.ask("award_scoring", award.at()).await["lines"][0].clone();
        assert_eq!(newest["sheet"]["scores"], sheet_of(2)["scores"], "the newest counts");
        award.chair.ask("score_nominee", award.sheet(&newest, 0)).await;
        let log = award.manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        assert!(log.contains("scoring_reopened") && !log.contains("byttet om"), "{log}");
        assert!(!raw(test).await.contains("byttet om"), "why is sealed");
        award.secretary.ask("close_scoring", award.versioned().await).await;
        assert_eq!(award.chair.ask("award_results", award.at()).await["reopened"], json!(["Et skema var byttet om"]));
        assert_eq!(award.juror.ask("award_results", award.at()).await["reopened"], json!([]), "it may tell of somebody");
        assert_eq!(award.chair.ask("award_scoring", award.at()).await["lines"][0]["sheet"]["scores"], sheet_of(0)["scores"]);
    }

    async fn a_juror_who_leaves_in_the_middle_counts_no_more(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        let deputy = award.member("Bodil Skov").await;
        award.secretary.ask("remove_award_member", json!({ "memberId": deputy["id"], "version": deputy["version"] })).await;
        let results = award.secretary.ask("award_results", award.at()).await;
        assert_eq!(results["first"], json!([]));
        assert!(names(&results["notices"], "kind").contains(&"nobody_ranked".to_owned()));
        assert_eq!(names(&results["jurors"], "name"), ["Finn Rée", "Ib Toft", "Else Papir"]);
    }

    async fn a_decision_is_secret_until_it_is_published_and_then_public(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        let decide = |nominee: &Value, other_reason: &str| {
            let facts = json!({ "nomineeId": nominee, "reason": "At ringe til dem, ingen ringer til", "longReason": "", "otherReason": other_reason });
            json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "decision", "facts": facts })
        };
        award.secretary.refused("publish_award", award.versioned().await, "nothing_decided").await;
        award.juror.refused("decide_award", decide(&scored.first, ""), "not_yours_in_award").await;
        let refused = award.secretary.refused("decide_award", decide(&scored.first, ""), "fields_refused").await;
        assert_eq!(refused["problems"][0]["field"], "facts.otherReason", "the scores put another first");
        award.secretary.refused("decide_award", decide(&json!(99), "x"), "nominee_not_found").await;
        let input = decide(&scored.first, "Juryen valgte en anden finalist");
        let decided = award.secretary.ask("decide_award", input.clone()).await;
        assert_eq!(decided["now"]["decision"]["nomineeName"], "Kirsten Bækgaard");
        assert_eq!(decided["undo"], Value::Null);
        award.secretary.ask("decide_award", input).await;
        let over = decide(&scored.first, "En anden grund");
        let stale = award.chair.refused("decide_award", over, "stale_decision").await;
        assert_eq!(stale["current"]["decision"]["nomineeName"], "Kirsten Bækgaard", "what stands now is shown");
        assert_eq!(test.count("SELECT count(*) FROM award_decisions").await, 1, "the same request is one decision");
        assert_eq!(award.juror.ask("award_decisions", award.at()).await, json!({ "isKeptOut": true, "recommendation": null, "decision": null }));
        assert_eq!(award.chair.ask("award_decisions", award.at()).await["decision"]["facts"]["reason"], "at ringe til dem, ingen ringer til");
        let lies = raw(test).await;
        assert!(!lies.contains("ingen ringer til") && !lies.contains("valgte en anden finalist"), "sealed");
        let log = award.manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        assert!(log.contains("award_decided") && !log.contains("Kirsten"), "{log}");
        award.chair.ask("publish_award", award.versioned().await).await;
        award.chair.refused("publish_award", award.versioned().await, "award_is_published").await;
        let listed = award.juror.ask("award_years", json!({})).await;
        assert_eq!(listed[0]["published"]["name"], "Kirsten Bækgaard");
        assert_eq!(award.juror.ask("award_results", award.at()).await["nominees"].as_array().expect("list").len(), 3, "no more hidden");
        let next = Award::of_year_again(award).await;
        let card = next["checks"].as_array().expect("checks").iter().find(|one| one["rule"] == "not_recent_winner").cloned();
        assert_eq!(card.expect("the rule")["finding"], json!({ "kind": "won_before", "year": 2026, "freeFrom": 2032 }));
    }

    async fn whoever_takes_no_part_in_a_case_learns_of_no_decision_and_writes_none(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        let facts = json!({ "nomineeId": scored.first, "reason": "at ringe", "longReason": "", "otherReason": "Juryens valg" });
        let decision = json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "decision", "facts": facts });
        award.secretary.ask("decide_award", decision.clone()).await;
        award.declares(&award.deputy, &[(&scored.first, "conflicted")]).await;
        let told = award.deputy.ask("award_decisions", award.at()).await;
        assert_eq!(told, json!({ "isKeptOut": true, "recommendation": null, "decision": null }));
        let mut over = decision.clone();
        over["requestKey"] = json!(new_key());
        let refused = award.deputy.refused("decide_award", over, "not_yours_in_award").await;
        assert_eq!(refused["positions"], json!(["secretary", "chair", "deputy"]));
        award.deputy.refused("publish_award", award.versioned().await, "not_yours_in_award").await;
        award.chair.ask("publish_award", award.versioned().await).await;
        let told = award.deputy.ask("award_decisions", award.at()).await;
        assert_eq!((&told["isKeptOut"], &told["decision"]["nomineeName"]), (&json!(false), &json!("Kirsten Bækgaard")));
    }

    async fn whoever_was_withdrawn_since_is_not_published_and_the_hand_over_is_not_brought_forward(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        let facts = json!({ "nomineeId": scored.first, "reason": "at ringe", "longReason": "", "otherReason": "Juryens valg" });
        let decision = json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "decision", "facts": facts });
        award.secretary.ask("decide_award", decision).await;
        let version = award.secretary.ask("open_nominee", json!({ "nomineeId": scored.first })).await["version"].clone();
        let withdrawn = award.secretary.ask("withdraw_nominee", json!({ "nomineeId": scored.first, "version": version })).await;
        award.secretary.refused("publish_award", award.versioned().await, "nothing_decided").await;
        award.secretary.undo(&withdrawn).await;
        let card = award.card().await;
        let mut facts = card["facts"].clone();
        facts["cycle"]["handedOverOn"] = "2026-09-24".into();
        let input = json!({ "awardYearId": award.year, "version": card["version"], "facts": facts });
        let refused = award.secretary.refused("change_award_year", input, "fields_refused").await;
        assert_eq!(refused["problems"][0], json!({ "field": "facts.cycle.handedOverOn", "problem": { "kind": "in_the_past" } }));
        award.secretary.ask("publish_award", award.versioned().await).await;
    }

    async fn whoever_stands_again_while_the_jury_scores_gets_a_number(test) {
        let award = Award::of(test).await.with_key().await;
        let (one, late) = (award.accepted("Kirsten Bækgaard").await, award.accepted("Bent Lund").await);
        for seat in [&award.secretary, &award.chair] {
            award.declares(seat, &[(&one, "none"), (&late, "none")]).await;
        }
        let juror = award.member("Else Papir").await;
        let answers = json!([answer(&one, "none"), answer(&late, "none")]);
        let on_paper = json!({ "awardYearId": award.year, "memberId": juror["id"], "answers": answers });
        award.secretary.ask("declare_interests", on_paper).await;
        let version = award.secretary.ask("open_nominee", json!({ "nomineeId": late })).await["version"].clone();
        let withdrawn = award.secretary.ask("withdraw_nominee", json!({ "nomineeId": late, "version": version })).await;
        let left = json!({ "memberId": juror["id"], "version": juror["version"] });
        let gone = award.secretary.ask("remove_award_member", left).await;
        award.secretary.ask("open_scoring", award.versioned().await).await;
        let lines = async || award.chair.ask("award_scoring", award.at()).await["lines"].as_array().expect("lines").len();
        assert_eq!(lines().await, 1);
        award.secretary.undo(&withdrawn).await;
        assert_eq!(lines().await, 2, "who stands again is read");
        let before = test.count("SELECT count(*) FROM award_numbers").await;
        award.secretary.undo(&gone).await;
        assert_eq!(test.count("SELECT count(*) FROM award_numbers").await, before + 2, "who is back reads both");
    }

    async fn nothing_is_published_before_the_award_is_handed_over(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        let card = award.card().await;
        let mut facts = card["facts"].clone();
        for (field, day) in [("handedOverOn", "2026-12-04"), ("publishedOn", "2026-12-04"), ("evaluatedBy", "2026-12-31")] {
            facts["cycle"][field] = day.into();
        }
        let input = json!({ "awardYearId": award.year, "version": card["version"], "facts": facts });
        award.secretary.ask("change_award_year", input).await;
        let refused = award.chair.refused("publish_award", award.versioned().await, "not_handed_over").await;
        assert_eq!(refused["at"], "2026-12-04T16:00:00Z");
        test.clock.set(Instant::from_unix(NOW + 11 * 24 * 3600));
    }
}

impl Award {
    /// The recipient nominated again a year later; their card.
    async fn of_year_again(&self) -> Value {
        let new = json!({ "requestKey": new_key(), "year": 2027, "secretaryId": super::builders::user_of(&self.manager), "copiesLast": true });
        let year = self.manager.ask("start_award_year", new).await["now"]["id"].clone();
        let mut input = self.nomination("Kirsten Bækgaard", "Ib Holm");
        input["awardYearId"] = year;
        self.manager.ask("nominate", input).await["now"].clone()
    }
}
