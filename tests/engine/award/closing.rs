//! How a year ends: whoever decides and publishes has answered for everybody, scoring is closed, and where nobody is given the award
//! the year is closed without a recipient, so that its names go like any other's.

use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD, TestOffice, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, OWN, PASS_A_YEAR};

fn decision(award: &Award, nominee: &Value) -> Value {
    let facts = json!({ "nomineeId": nominee, "reason": "at ringe", "longReason": "", "otherReason": "Juryens valg" });
    json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "decision", "facts": facts })
}

async fn closing(award: &Award, why: &str) -> Value {
    let mut input = award.versioned().await;
    input["why"] = why.into();
    input
}

/// Two nominees whom everybody has answered for, and scoring is closed.
async fn scored(test: &TestOffice) -> (Award, Value) {
    let award = Award::of(test).await.with_key().await;
    let (one, two) = (award.accepted("Kirsten Bækgaard").await, award.accepted("Bent Lund").await);
    for seat in [&award.secretary, &award.chair, &award.deputy, &award.juror] {
        award.declares(seat, &[(&one, "none"), (&two, "none")]).await;
    }
    award.secretary.ask("open_scoring", award.versioned().await).await;
    award.secretary.ask("close_scoring", award.versioned().await).await;
    (award, one)
}

office_test! {
    async fn whoever_opens_scoring_decides_and_publishes_has_answered_for_everybody(test) {
        let award = Award::of(test).await.with_key().await;
        let (one, two) = (award.accepted("Kirsten Bækgaard").await, award.accepted("Bent Lund").await);
        award.declares(&award.secretary, &[(&one, "none")]).await;
        let left = award.secretary.refused("open_scoring", award.versioned().await, "interests_unanswered").await;
        assert_eq!(left["left"], 1);
        award.declares(&award.secretary, &[(&two, "none")]).await;
        award.secretary.ask("open_scoring", award.versioned().await).await;
        award.secretary.ask("close_scoring", award.versioned().await).await;
        award.declares(&award.chair, &[(&two, "none")]).await;
        for (seat, unanswered) in [(&award.chair, 1), (&award.deputy, 2)] {
            let left = seat.refused("decide_award", decision(&award, &two), "interests_unanswered").await;
            assert_eq!(left["left"], unanswered, "who is first of those they see may be another than the first");
            seat.refused("publish_award", award.versioned().await, "interests_unanswered").await;
            seat.refused("close_award_year", closing(&award, "called_off").await, "interests_unanswered").await;
        }
        award.declares(&award.chair, &[(&one, "none")]).await;
        award.chair.ask("decide_award", decision(&award, &two)).await;
        let late = award.accepted("Sen Indstilling").await;
        award.secretary.refused("decide_award", decision(&award, &two), "interests_unanswered").await;
        award.chair.refused("publish_award", award.versioned().await, "interests_unanswered").await;
        award.declares(&award.chair, &[(&late, "none")]).await;
        award.chair.ask("publish_award", award.versioned().await).await;
    }

    async fn nobody_publishes_while_scoring_is_open_again(test) {
        let (award, one) = scored(test).await;
        award.chair.ask("decide_award", decision(&award, &one)).await;
        let mut reopened = award.versioned().await;
        reopened["reason"] = "Et skema var byttet om".into();
        award.secretary.ask("reopen_scoring", reopened).await;
        award.chair.refused("publish_award", award.versioned().await, "scoring_not_closed").await;
        award.secretary.ask("close_scoring", award.versioned().await).await;
        award.chair.ask("publish_award", award.versioned().await).await;
    }

    async fn a_year_without_a_recipient_is_closed_and_its_names_go(test) {
        let (award, one) = scored(test).await;
        award.chair.ask("decide_award", decision(&award, &one)).await;
        award.juror.refused("close_award_year", closing(&award, "declined").await, "not_yours_in_award").await;
        let mut old = closing(&award, "declined").await;
        old["version"] = 0.into();
        award.chair.refused("close_award_year", old, "stale_award_year").await;
        let closed = award.chair.ask("close_award_year", closing(&award, "declined").await).await;
        let card = &closed["now"];
        assert_eq!((&card["phase"], &card["closedWithout"], &card["published"], &closed["undo"]), (&json!("published"), &json!("declined"), &Value::Null, &Value::Null));
        award.chair.refused("close_award_year", closing(&award, "declined").await, "award_is_published").await;
        award.chair.refused("publish_award", award.versioned().await, "award_is_published").await;
        award.secretary.refused("nominate", award.nomination("Ny", "Ib Holm"), "award_is_published").await;
        award.secretary.refused("award_letters", award.at(), "award_not_published").await;
        assert_eq!(award.secretary.ask("award_winners", json!({})).await, json!([]), "nobody was given it");
        assert_eq!(award.secretary.ask("award_statistics", json!({})).await[0]["nominees"], 2, "its figures count");
        let lines = award.manager.ask("subject_history", json!({ "subject": { "kind": "award_year", "id": award.year } })).await;
        let event = &lines["lines"][0]["event"];
        assert_eq!((&event["event"], &event["values"]["why"]), (&json!("award_year_closed"), &json!("declined")));
        test.clock.set(Instant::from_unix(NOW + PASS_A_YEAR));
        award.manager.ask("unlock_seat", json!({ "password": PASSWORD })).await;
        let names = json!({ "awardYearId": award.year, "what": "nominations" });
        assert_eq!(award.manager.ask("forget_award", names).await["now"]["nominees"], 2);
        assert_eq!(test.count("SELECT count(*) FROM award_nominees WHERE facts LIKE '%Bækgaard%' OR facts LIKE '%Lund%'").await, 0);
        award.secretary.ask("unlock_seat", json!({ "password": OWN })).await;
        assert_eq!(award.card().await["closedWithout"], "declined");
    }

    async fn a_year_that_was_never_scored_is_closed_once_its_day_is_past(test) {
        let award = Award::of(test).await;
        let one = award.accepted("Kirsten Bækgaard").await;
        award.declares(&award.deputy, &[(&one, "conflicted")]).await;
        award.deputy.refused("close_award_year", closing(&award, "called_off").await, "not_yours_in_award").await;
        award.declares(&award.secretary, &[(&one, "none")]).await;
        let card = award.card().await;
        let mut facts = card["facts"].clone();
        for (field, day) in [("handedOverOn", "2026-12-04"), ("publishedOn", "2026-12-04"), ("evaluatedBy", "2026-12-31")] {
            facts["cycle"][field] = day.into();
        }
        let input = json!({ "awardYearId": award.year, "version": card["version"], "facts": facts });
        let moved = award.secretary.ask("change_award_year", input).await;
        let refused = award.secretary.refused("close_award_year", closing(&award, "called_off").await, "not_handed_over").await;
        assert_eq!(refused["at"], "2026-12-04T16:00:00Z");
        award.secretary.undo(&moved).await;
        let closed = award.secretary.ask("close_award_year", closing(&award, "called_off").await).await;
        assert_eq!(closed["now"]["closedWithout"], "called_off");
    }
}
