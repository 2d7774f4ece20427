//! The numbers that jurors read by leave no gap, so that none tells of a nominee somebody does not see.

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestOffice, TestSeat, office_test};
use serde_json::{Value, json};

use super::builders::{Award, answer, somebody};

async fn numbers(award: &Award, seat: &TestSeat) -> Vec<i64> {
    let table = seat.ask("award_scoring", award.at()).await;
    table["lines"].as_array().expect("lines").iter().map(|line| line["number"].as_i64().expect("a number")).collect()
}

/// Four judged nominees, and who answered what before scoring was opened.
async fn opened(test: &TestOffice, before: &[(usize, &str)]) -> (Award, Vec<Value>) {
    let award = Award::of(test).await.with_key().await;
    let mut all = Vec::new();
    for name in ["Anna Lund", "Bent Dam", "Cilje Skov", "Dorte Vang"] {
        all.push(award.accepted(name).await);
    }
    for seat in [&award.secretary, &award.chair, &award.deputy] {
        let clear: Vec<(&Value, &str)> = all.iter().map(|one| (one, "none")).collect();
        award.declares(seat, &clear).await;
    }
    let own: Vec<(&Value, &str)> = before.iter().map(|(place, interest)| (&all[*place], *interest)).collect();
    award.declares(&award.juror, &own).await;
    award.secretary.ask("open_scoring", award.versioned().await).await;
    (award, all)
}

/// What a juror reads under each number.
async fn texts(award: &Award, seat: &TestSeat) -> Vec<(i64, Value)> {
    let mut found = Vec::new();
    for number in numbers(award, seat).await {
        let sheet = seat.ask("read_for_scoring", json!({ "awardYearId": award.year, "number": number })).await;
        found.push((number, sheet["line"]["mark"].clone()));
    }
    found
}

office_test! {
    async fn whoever_is_conflicted_before_reads_from_one_on_without_a_gap(test) {
        let (award, _) = opened(test, &[(0, "none"), (1, "conflicted"), (2, "none"), (3, "none")]).await;
        assert_eq!(numbers(&award, &award.juror).await, [1, 2, 3]);
        assert_eq!(numbers(&award, &award.chair).await, [1, 2, 3, 4]);
    }

    async fn a_conflict_that_comes_later_leaves_no_gap_and_moves_one_number_at_most(test) {
        let (award, all) = opened(test, &[(0, "none"), (1, "none"), (2, "none"), (3, "none")]).await;
        award.scores(&award.juror, |_| 3).await;
        let before = texts(&award, &award.juror).await;
        for (place, gone) in all.iter().enumerate().take(3) {
            award.declares(&award.juror, &[(gone, "conflicted")]).await;
            let left: Vec<i64> = (1..=3 - place as i64).collect();
            assert_eq!(numbers(&award, &award.juror).await, left, "after {} conflicts", place + 1);
        }
        let after = texts(&award, &award.juror).await;
        let scored = award.juror.ask("award_scoring", award.at()).await["lines"].clone();
        assert_eq!((scored[0]["state"].clone(), scored[0]["version"].clone()), (json!("complete"), json!(1)), "a sheet goes with its nominee");
        assert!(before.iter().any(|(_, mark)| *mark == after[0].1));
        assert_eq!(numbers(&award, &award.chair).await, [1, 2, 3, 4], "nobody else's numbers move");
    }

    async fn what_was_read_under_a_number_is_never_scored_as_somebody_else(test) {
        let (award, all) = opened(test, &[(0, "none"), (1, "none"), (2, "none"), (3, "none")]).await;
        let table = award.juror.ask("award_scoring", award.at()).await["lines"].clone();
        let lines: Vec<Value> = table.as_array().expect("lines").clone();
        award.secretary.ask("declare_interests", json!({ "awardYearId": award.year,
            "memberId": award.member("Ib Toft").await["id"], "answers": [answer(&all[0], "conflicted")] })).await;
        let now = award.juror.ask("award_scoring", award.at()).await["lines"].clone();
        let mut refused = 0;
        for line in &lines {
            let there = now.as_array().expect("lines").iter().find(|one| one["number"] == line["number"]);
            if there.is_none_or(|there| there["mark"] != line["mark"]) {
                award.juror.refused("score_nominee", award.sheet(line, 5), "nominee_not_found").await;
                refused += 1;
            }
        }
        assert!((1..=2).contains(&refused), "the last one's old number, and the one it took: {refused}");
        assert_eq!(test.count("SELECT count(*) FROM award_sheets").await, 0, "nothing was written of anybody else");
    }

    async fn numbers_wait_for_the_last_answer_and_tell_nothing_of_the_order_of_answers(test) {
        let (award, all) = opened(test, &[(0, "none")]).await;
        assert_eq!(test.count("SELECT count(*) FROM award_numbers n JOIN award_members m ON m.id = n.member_id WHERE m.position = 'juror'").await, 0);
        award.declares(&award.juror, &[(&all[1], "none"), (&all[2], "in_doubt"), (&all[3], "none")]).await;
        assert_eq!(numbers(&award, &award.juror).await, [1, 2, 3]);
        let member = award.member("Ib Toft").await["id"].clone();
        let decision = json!({ "awardYearId": award.year, "memberId": member, "nomineeId": all[2], "takesPart": true, "reason": "Kun medlem" });
        award.chair.ask("decide_interest", decision).await;
        assert_eq!(numbers(&award, &award.juror).await, [1, 2, 3, 4], "who takes part after all reads it last");
    }

    async fn whoever_is_withdrawn_merged_or_rejected_leaves_no_gap_either(test) {
        let (award, all) = opened(test, &[(0, "none"), (1, "none"), (2, "none"), (3, "none")]).await;
        let version = async |id: &Value| award.secretary.ask("open_nominee", json!({ "nomineeId": id })).await["version"].clone();
        let withdrawn = award.secretary.ask("withdraw_nominee", json!({ "nomineeId": all[0], "version": version(&all[0]).await })).await;
        assert_eq!(numbers(&award, &award.chair).await, [1, 2, 3]);
        let merge = json!({ "nomineeId": all[1], "version": version(&all[1]).await, "intoId": all[2] });
        award.secretary.ask("merge_nominees", merge).await;
        assert_eq!(numbers(&award, &award.chair).await, [1, 2]);
        award.secretary.undo(&withdrawn).await;
        assert_eq!(numbers(&award, &award.chair).await, [1, 2, 3]);
    }

    async fn a_juror_on_paper_keeps_the_numbers_and_the_stand_ins_have_a_series_of_their_own(test) {
        let award = Award::of(test).await.with_key().await;
        let stand_in = somebody(test, Role::Consultant).await;
        award.appoint("stand_in", Some(&stand_in), "Rut Vikar").await;
        award.secretary.ask("share_award_key", award.at()).await;
        let (one, two, three) = (award.accepted("Anna Lund").await, award.accepted("Bent Dam").await, award.accepted("Cilje Skov").await);
        award.declares(&award.secretary, &[(&one, "conflicted"), (&two, "none"), (&three, "none")]).await;
        let paper = award.member("Else Papir").await["id"].clone();
        let of = |answers: Value| json!({ "awardYearId": award.year, "memberId": paper, "answers": answers });
        award.secretary.ask("declare_interests", of(json!([answer(&two, "none"), answer(&three, "none")]))).await;
        award.secretary.ask("open_scoring", award.versioned().await).await;
        let asked = json!({ "awardYearId": award.year, "memberId": paper });
        let told = async |seat: &TestSeat| {
            let table = seat.ask("award_scoring", asked.clone()).await;
            table["lines"].as_array().expect("lines").iter().map(|line| line["number"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(told(&award.secretary).await, [json!(1), json!(2)], "the secretary waits for nobody they do not see");
        stand_in.ask("declare_interests", of(json!([answer(&one, "none")]))).await;
        assert_eq!(told(&stand_in).await, [json!(501)]);
        assert_eq!(told(&award.secretary).await, [json!(1), json!(2)]);
        stand_in.ask("declare_interests", of(json!([answer(&one, "conflicted")]))).await;
        award.secretary.ask("declare_interests", of(json!([answer(&two, "conflicted")]))).await;
        assert_eq!(told(&award.secretary).await.len(), 1, "what is printed stays as it is printed");
    }
}
