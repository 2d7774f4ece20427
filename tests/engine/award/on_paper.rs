//! Jurors who sign in and work on paper all the same, and the period for which somebody is of the jury.

use frivillighus_tests::office_test;
use serde_json::{Value, json};

use super::builders::{Award, answer};

impl Award {
    /// Somebody of the year with something else said of them.
    async fn with_fact(&self, name: &str, (field, value): (&str, Value)) -> Value {
        let member = self.member(name).await;
        let mut facts = member["facts"].clone();
        facts[field] = value;
        let input = json!({ "memberId": member["id"], "version": member["version"], "facts": facts });
        self.secretary.ask("change_award_member", input).await
    }
}

office_test! {
    async fn what_a_juror_wrote_on_paper_is_typed_in_although_they_sign_in(test) {
        let award = Award::of(test).await.with_key().await;
        let one = award.accepted("Kirsten Bækgaard").await;
        award.declares(&award.secretary, &[(&one, "none")]).await;
        let juror = award.member("Ib Toft").await["id"].clone();
        let of = json!({ "awardYearId": award.year, "memberId": juror });
        let mut clear = of.clone();
        clear["answers"] = json!([answer(&one, "none")]);
        award.secretary.refused("declare_interests", clear.clone(), "not_yours_in_award").await;
        let changed = award.with_fact("Ib Toft", ("onPaper", true.into())).await;
        let log = award.manager.ask("subject_history", json!({ "subject": { "kind": "award_year", "id": award.year } })).await;
        assert_eq!(log["lines"][0]["event"]["values"]["fields"], json!(["onPaper"]));
        award.secretary.undo(&changed).await;
        award.secretary.refused("declare_interests", clear.clone(), "not_yours_in_award").await;
        award.with_fact("Ib Toft", ("onPaper", true.into())).await;
        award.secretary.ask("declare_interests", clear).await;
        award.secretary.ask("open_scoring", award.versioned().await).await;
        let line = award.secretary.ask("award_scoring", of.clone()).await["lines"][0].clone();
        let mut sheet = award.sheet(&line, 4);
        sheet["memberId"] = juror.clone();
        award.secretary.ask("score_nominee", sheet).await;
        let own = award.juror.ask("award_scoring", award.at()).await;
        assert_eq!((&own["isDone"], &own["lines"][0]["version"]), (&json!(true), &json!(1)), "they see what was typed in for them");
        let history = award.manager.ask("subject_history", json!({ "subject": { "kind": "award_year", "id": award.year } })).await;
        assert!(history["lines"].to_string().contains("\"onBehalf\":true"), "it is told whose hand it was: {history}");
        let chair = award.member("Finn Rée").await["id"].clone();
        let of_chair = json!({ "awardYearId": award.year, "memberId": chair });
        award.secretary.refused("award_scoring", of_chair, "not_yours_in_award").await;
    }

    async fn on_paper_a_conflict_is_not_lifted_either(test) {
        let award = Award::of(test).await;
        let one = award.accepted("Kirsten Bækgaard").await;
        award.declares(&award.juror, &[(&one, "in_doubt")]).await;
        award.with_fact("Ib Toft", ("onPaper", true.into())).await;
        let juror = award.member("Ib Toft").await["id"].clone();
        let clear = json!({ "awardYearId": award.year, "memberId": juror, "answers": [answer(&one, "none")] });
        award.secretary.refused("declare_interests", clear, "only_chair_lifts").await;
    }

    async fn who_is_of_the_jury_at_another_time_gives_no_points(test) {
        let award = Award::of(test).await.with_key().await;
        let one = award.accepted("Kirsten Bækgaard").await;
        for seat in [&award.secretary, &award.chair] {
            award.declares(seat, &[(&one, "none")]).await;
        }
        award.secretary.ask("open_scoring", award.versioned().await).await;
        assert_eq!(award.member("Finn Rée").await["isServing"], true, "no period is always");
        award.with_fact("Finn Rée", ("servesTo", "31/12-2025".into())).await;
        assert_eq!(award.member("Finn Rée").await["isServing"], false);
        let line = award.chair.ask("award_scoring", award.at()).await["lines"][0].clone();
        let refused = award.chair.refused("score_nominee", award.sheet(&line, 4), "juror_not_serving").await;
        assert_eq!(refused, json!({ "name": "Finn Rée", "servesFrom": "", "servesTo": "2025-12-31" }));
        award.with_fact("Finn Rée", ("servesTo", "".into())).await;
        award.with_fact("Finn Rée", ("servesFrom", "1/1-2027".into())).await;
        award.chair.refused("score_nominee", award.sheet(&line, 4), "juror_not_serving").await;
        award.with_fact("Finn Rée", ("servesFrom", "1/1-2026".into())).await;
        award.chair.ask("score_nominee", award.sheet(&line, 4)).await;
    }
}
