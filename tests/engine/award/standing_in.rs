//! Where secretary, chair and deputy take no part, the stand-in does: in one case, or in the choice among all.

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, names, somebody};

async fn with_stand_in(test: &TestOffice) -> (Award, TestSeat) {
    let award = Award::of(test).await;
    let stand_in = somebody(test, Role::Consultant).await;
    award.appoint("stand_in", Some(&stand_in), "Rut Vikar").await;
    (award.with_key().await, stand_in)
}

fn decision(award: &Award, nominee: &Value) -> Value {
    let facts = json!({ "nomineeId": nominee, "reason": "at ringe", "longReason": "", "otherReason": "Juryens valg" });
    json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "decision", "facts": facts })
}

office_test! {
    async fn a_doubt_that_neither_chair_nor_deputy_decides_is_the_stand_ins(test) {
        let (award, stand_in) = with_stand_in(test).await;
        let (one, two) = (award.accepted("Kirsten Bækgaard").await, award.accepted("Bent Lund").await);
        award.declares(&award.juror, &[(&one, "in_doubt"), (&two, "none")]).await;
        award.declares(&award.chair, &[(&one, "conflicted"), (&two, "none")]).await;
        assert_eq!(stand_in.ask("award_interests", award.at()).await["nominees"], json!([]), "the deputy may still chair it");
        award.declares(&award.deputy, &[(&one, "in_doubt"), (&two, "none")]).await;
        let juror = award.member("Ib Toft").await["id"].clone();
        let input = |takes_part: bool| json!({ "awardYearId": award.year, "memberId": juror, "nomineeId": one, "takesPart": takes_part, "reason": "Ingen tæt tilknytning" });
        let page = stand_in.ask("award_interests", award.at()).await;
        assert_eq!((names(&page["nominees"], "name"), &page["toDecide"]), (vec!["Kirsten Bækgaard".to_owned()], &json!([])), "a name, to answer for");
        stand_in.refused("decide_interest", input(true), "nominee_not_found").await;
        let page = award.declares(&stand_in, &[(&one, "none")]).await["now"].clone();
        assert_eq!(names(&page["toDecide"], "memberName"), ["Finn Rée", "Bodil Skov", "Ib Toft"]);
        stand_in.ask("decide_interest", input(true)).await;
        assert_eq!(names(&award.juror.ask("award_interests", award.at()).await["nominees"], "name"), ["Bent Lund", "Kirsten Bækgaard"]);
        assert_eq!(stand_in.ask("list_nominees", award.at()).await["nominees"], json!([]), "chairing is not handling");
        stand_in.refused("open_nominee", json!({ "nomineeId": one }), "nominee_not_found").await;
    }

    async fn where_none_of_the_three_can_choose_the_stand_in_does(test) {
        let (award, stand_in) = with_stand_in(test).await;
        let (one, two) = (award.accepted("Kirsten Bækgaard").await, award.accepted("Bent Lund").await);
        award.declares(&award.secretary, &[(&one, "conflicted"), (&two, "none")]).await;
        award.declares(&award.chair, &[(&one, "none"), (&two, "conflicted")]).await;
        award.declares(&award.juror, &[(&one, "none"), (&two, "none")]).await;
        award.secretary.ask("open_scoring", award.versioned().await).await;
        award.scores(&award.juror, |_| 4).await;
        award.secretary.ask("close_scoring", award.versioned().await).await;
        let kept_out = json!({ "isKeptOut": true, "recommendation": null, "decision": null });
        assert_eq!(stand_in.ask("award_decisions", award.at()).await, kept_out, "the deputy can still choose");
        stand_in.refused("decide_award", decision(&award, &one), "not_yours_in_award").await;
        award.declares(&award.deputy, &[(&one, "conflicted"), (&two, "none")]).await;
        for seat in [&award.secretary, &award.chair, &award.deputy] {
            seat.refused("decide_award", decision(&award, &one), "not_yours_in_award").await;
        }
        let left = stand_in.refused("decide_award", decision(&award, &one), "interests_unanswered").await;
        assert_eq!(left["left"], 2, "whoever chooses answers for everybody");
        award.declares(&stand_in, &[(&one, "none"), (&two, "none")]).await;
        assert_eq!(stand_in.ask("award_results", award.at()).await["nominees"].as_array().expect("list").len(), 2);
        let decided = stand_in.ask("decide_award", decision(&award, &one)).await;
        assert_eq!(decided["now"]["decision"]["nomineeName"], "Kirsten Bækgaard");
        assert_eq!(award.chair.ask("award_decisions", award.at()).await, kept_out);
        stand_in.ask("publish_award", award.versioned().await).await;
        assert_eq!(award.card().await["published"]["name"], "Kirsten Bækgaard");
    }

    async fn a_stand_in_who_is_conflicted_too_chooses_nothing_and_another_is_appointed(test) {
        let (award, stand_in) = with_stand_in(test).await;
        let one = award.accepted("Kirsten Bækgaard").await;
        for seat in [&award.secretary, &award.chair, &award.deputy] {
            award.declares(seat, &[(&one, "conflicted")]).await;
        }
        award.declares(&award.juror, &[(&one, "none")]).await;
        award.secretary.ask("open_scoring", award.versioned().await).await;
        award.secretary.ask("close_scoring", award.versioned().await).await;
        award.declares(&stand_in, &[(&one, "conflicted")]).await;
        stand_in.refused("decide_award", decision(&award, &one), "not_yours_in_award").await;
        let member = award.member("Rut Vikar").await;
        award.secretary.ask("remove_award_member", json!({ "memberId": member["id"], "version": member["version"] })).await;
        let other = somebody(test, Role::Consultant).await;
        award.appoint("stand_in", Some(&other), "Per Ny").await;
        award.juror.refused("share_award_key", award.at(), "not_yours_in_award").await;
        award.secretary.ask("share_award_key", award.at()).await;
        award.declares(&other, &[(&one, "none")]).await;
        other.ask("decide_award", decision(&award, &one)).await;
    }
}
