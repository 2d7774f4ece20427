//! What awards elsewhere stumbled over: jurors who give all the same or score one only, a nominee on whom all abstain, one who is
//! nominated twice in different shapes or withdraws after scoring, and two who come first.

use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, names, sheet_of};

/// Two nominees whom chair, deputy and juror judge, with scoring open.
async fn judging(test: &TestOffice) -> (Award, [Value; 2]) {
    let award = Award::of(test).await.with_key().await;
    let both = [award.accepted("Kirsten Bækgaard").await, award.accepted("Bent Lund").await];
    for seat in [&award.secretary, &award.chair, &award.deputy, &award.juror] {
        award.declares(seat, &[(&both[0], "none"), (&both[1], "none")]).await;
    }
    award.secretary.ask("open_scoring", award.versioned().await).await;
    (award, both)
}

/// A juror gives everybody the same sheet.
async fn scores(award: &Award, seat: &TestSeat, sheet: Value) {
    let table = seat.ask("award_scoring", award.at()).await;
    for line in table["lines"].as_array().expect("lines") {
        let mut input = award.sheet(line, 0);
        input["sheet"] = sheet.clone();
        seat.ask("score_nominee", input).await;
    }
}

fn abstained() -> Value {
    json!({ "scores": {}, "abstained": true, "note": "" })
}

async fn results(award: &Award) -> Value {
    award.secretary.ask("close_scoring", award.versioned().await).await;
    award.secretary.ask("award_results", award.at()).await
}

fn decision(award: &Award, nominee: &Value, other_reason: &str) -> Value {
    let facts = json!({ "nomineeId": nominee, "reason": "at ringe", "longReason": "", "otherReason": other_reason });
    json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "recommendation", "facts": facts })
}

office_test! {
    async fn who_gives_all_the_same_is_seen_and_nothing_is_divided_by_nothing(test) {
        let (award, _) = judging(test).await;
        for seat in [&award.chair, &award.deputy, &award.juror] {
            scores(&award, seat, sheet_of(3)).await;
        }
        let told = results(&award).await;
        let jurors = told["jurors"].as_array().expect("jurors").iter().filter(|one| one["scored"] == 2);
        let all: Vec<(&Value, &Value)> = jurors.map(|one| (&one["allTheSame"], &one["leanTenths"])).collect();
        assert_eq!(all, [(&json!(true), &json!(0)); 3]);
        let means: Vec<&Value> = told["nominees"].as_array().expect("nominees").iter().map(|one| &one["meanTenths"]).collect();
        assert_eq!(means, [&json!(600), &json!(600)]);
    }

    async fn who_scored_one_only_is_said_and_counts_where_they_did(test) {
        let (award, _) = judging(test).await;
        for seat in [&award.chair, &award.deputy] {
            scores(&award, seat, sheet_of(4)).await;
        }
        let first = award.juror.ask("award_scoring", award.at()).await["lines"][0].clone();
        award.juror.ask("score_nominee", award.sheet(&first, 1)).await;
        let told = results(&award).await;
        assert!(names(&told["notices"], "kind").contains(&"scored_only_one".to_owned()), "{told}");
        let mut scorers: Vec<&Value> = told["nominees"].as_array().expect("nominees").iter().map(|one| &one["scorers"]).collect();
        scorers.sort_by_key(|count| count.as_i64());
        assert_eq!(scorers, [&json!(2), &json!(3)]);
        assert_eq!(told["first"].as_array().map(Vec::len), Some(1), "who has too few sheets is not ranked");
    }

    async fn one_on_whom_all_abstain_has_no_mean_and_no_rank_and_that_is_said(test) {
        let (award, _) = judging(test).await;
        for seat in [&award.chair, &award.deputy, &award.juror] {
            scores(&award, seat, abstained()).await;
        }
        let told = results(&award).await;
        let kinds = names(&told["notices"], "kind");
        assert_eq!(kinds.iter().filter(|kind| *kind == "all_abstained").count(), 2, "{kinds:?}");
        assert!(kinds.contains(&"nobody_ranked".to_owned()));
        for nominee in told["nominees"].as_array().expect("nominees") {
            assert_eq!((&nominee["meanTenths"], &nominee["rank"]), (&Value::Null, &Value::Null), "never a zero");
        }
    }

    async fn two_who_come_first_are_said_to_and_one_of_them_is_chosen_with_a_reason(test) {
        let (award, both) = judging(test).await;
        for seat in [&award.chair, &award.deputy, &award.juror] {
            scores(&award, seat, sheet_of(4)).await;
        }
        let told = results(&award).await;
        let notices = told["notices"].as_array().expect("notices");
        let tie = notices.iter().find(|one| one["kind"] == "tie_for_first").expect("the tie");
        assert_eq!((tie["nomineeIds"].as_array().map(Vec::len), &told["first"]), (Some(2), &tie["nomineeIds"]));
        let refused = award.chair.refused("decide_award", decision(&award, &both[1], ""), "fields_refused").await;
        assert_eq!(names(&refused["problems"], "field"), ["facts.otherReason"]);
        let made = award.chair.ask("decide_award", decision(&award, &both[1], "Juryen stemte: 2 mod 1")).await;
        assert_eq!(made["now"]["recommendation"]["facts"]["otherReason"], "Juryen stemte: 2 mod 1");
    }

    async fn one_person_and_the_group_they_are_in_are_kept_apart_or_gathered_as_the_office_chooses(test) {
        let award = Award::of(test).await;
        let person = award.nominated("Kirsten Bækgaard").await;
        let mut input = award.nomination("Strikkeholdet ved Kirsten Bækgaard", "Bo Holm");
        input["nominee"]["kind"] = "group".into();
        let group = award.secretary.ask("nominate", input).await["now"].clone();
        let list = award.secretary.ask("list_nominees", award.at()).await;
        assert_eq!(list["nominees"].as_array().map(Vec::len), Some(2), "nothing is gathered by itself");
        let merge = json!({ "nomineeId": group["id"], "version": group["version"], "intoId": person["id"] });
        let merged = award.secretary.ask("merge_nominees", merge).await;
        let card = award.secretary.ask("open_nominee", json!({ "nomineeId": person["id"] })).await;
        assert_eq!((card["nominations"].as_array().map(Vec::len), &card["facts"]["kind"]), (Some(2), &json!("person")));
        award.secretary.undo(&merged).await;
        let list = award.secretary.ask("list_nominees", award.at()).await;
        assert_eq!(list["nominees"].as_array().map(Vec::len), Some(2));
    }

    async fn who_withdraws_after_scoring_is_ranked_no_more_and_what_was_scored_is_kept(test) {
        let (award, both) = judging(test).await;
        for seat in [&award.chair, &award.deputy, &award.juror] {
            scores(&award, seat, sheet_of(4)).await;
        }
        assert_eq!(results(&award).await["first"].as_array().map(Vec::len), Some(2));
        let sheets = test.count("SELECT count(*) FROM award_sheets").await;
        let card = award.secretary.ask("open_nominee", json!({ "nomineeId": both[0] })).await;
        let gone = json!({ "nomineeId": both[0], "version": card["version"] });
        let withdrawn = award.secretary.ask("withdraw_nominee", gone).await;
        let told = award.secretary.ask("award_results", award.at()).await;
        assert_eq!((&told["first"], told["nominees"].as_array().map(Vec::len)), (&json!([both[1]]), Some(1)));
        assert_eq!(test.count("SELECT count(*) FROM award_sheets").await, sheets);
        award.secretary.undo(&withdrawn).await;
        let told = award.secretary.ask("award_results", award.at()).await;
        assert_eq!(told["first"].as_array().map(Vec::len), Some(2), "with their points");
    }
}
