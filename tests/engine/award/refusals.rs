//! Attempts at what of an award is hidden are refused and noted, in a line that tells nothing of what is there; and a page of the
//! log is as long as it would be without them.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, somebody};

const ATTEMPTS: &str = "SELECT count(*) FROM events WHERE event = 'award_refused'";

/// What the lines of attempts say besides who and when.
const TOLD: &str = "SELECT count(DISTINCT subject_kind || ' ' || CAST(subject_id AS TEXT) || ' ' || event_values)
    FROM events WHERE event = 'award_refused'";

async fn lines(award: &Award) -> String {
    award.manager.ask("read_log", json!({ "reason": "kontrol" })).await["lines"].to_string()
}

/// Many visible lines on both sides of many hidden ones.
async fn long_log(test: &TestOffice) -> Award {
    let award = Award::of(test).await;
    let desk = test.seat(Role::FrontDesk).await;
    let register = async |from: usize| {
        for number in from..from + 70 {
            let facts = json!({ "fullName": format!("Person {number} Nord") });
            desk.ask("register_person", json!({ "requestKey": new_key(), "facts": facts })).await;
        }
    };
    register(0).await;
    for number in 0..60 {
        award.nominated(&format!("Indstillet Nummer{number}")).await;
    }
    register(100).await;
    award
}

office_test! {
    async fn an_attempt_is_noted_once_and_says_the_same_whether_there_is_a_nominee_or_not(test) {
        let award = Award::of(test).await;
        let one = award.accepted("Kirsten Bækgaard").await;
        award.declares(&award.secretary, &[(&one, "conflicted")]).await;
        for id in [one.clone(), json!(4711)] {
            award.secretary.refused("open_nominee", json!({ "nomineeId": id }), "nominee_not_found").await;
            award.secretary.refused("open_nominee", json!({ "nomineeId": id }), "nominee_not_found").await;
        }
        assert_eq!(test.count(ATTEMPTS).await, 2, "a page that asks again and again is one attempt");
        assert_eq!(test.count(TOLD).await, 1, "hidden or not there: the line is the same");
        award.chair.refused("award_results", json!({ "awardYearId": 99 }), "award_year_not_found").await;
        let desk = test.seat(Role::FrontDesk).await;
        desk.refused("award_results", award.at(), "not_allowed").await;
        desk.refused("list_volunteers", json!({}), "not_allowed").await;
        assert_eq!(test.count(ATTEMPTS).await, 4, "what is refused elsewhere is not the award's");
        let mark = desk.ask("latest_change", json!({})).await;
        desk.refused("award_decisions", award.at(), "not_allowed").await;
        assert_eq!(desk.ask("latest_change", json!({})).await, mark, "no window reads again because of it");
    }

    async fn an_attempt_is_told_once_nothing_is_secret_that_was_so_then(test) {
        let award = Award::of(test).await.with_key().await;
        let one = award.accepted("Kirsten Bækgaard").await;
        award.declares(&award.juror, &[(&one, "conflicted")]).await;
        for seat in [&award.secretary, &award.chair] {
            award.declares(seat, &[(&one, "none")]).await;
        }
        award.secretary.ask("open_scoring", award.versioned().await).await;
        award.juror.refused("read_for_scoring", json!({ "awardYearId": award.year, "number": 1 }), "nominee_not_found").await;
        award.juror.refused("list_nominees", award.at(), "not_allowed").await;
        assert_eq!(test.count(ATTEMPTS).await, 2);
        assert!(!lines(&award).await.contains("award_refused"), "that somebody was refused would say that they do not see all");
        let history = json!({ "subject": { "kind": "award_year", "id": award.year } });
        assert!(!award.manager.ask("subject_history", history).await.to_string().contains("award_refused"));
        award.secretary.ask("close_scoring", award.versioned().await).await;
        let facts = json!({ "nomineeId": one, "reason": "at ringe", "longReason": "", "otherReason": "Juryens valg" });
        let decision = json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "decision", "facts": facts });
        award.chair.ask("decide_award", decision).await;
        award.chair.ask("publish_award", award.versioned().await).await;
        let told = lines(&award).await;
        assert!(told.contains("award_refused") && told.contains("read_for_scoring"), "{told}");
    }

    async fn who_asks_for_a_paper_or_for_results_that_are_kept_from_them_is_noted(test) {
        let award = Award::of(test).await.with_key().await;
        let one = award.accepted("Kirsten Bækgaard").await;
        award.declares(&award.juror, &[(&one, "conflicted")]).await;
        for seat in [&award.secretary, &award.chair] {
            award.declares(seat, &[(&one, "none")]).await;
        }
        award.secretary.ask("open_scoring", award.versioned().await).await;
        let chair = award.member("Finn Rée").await["id"].clone();
        let booklet = json!({ "requestKey": new_key(), "paper": { "awardYearId": award.year, "memberId": chair } });
        let paper = json!({ "id": award.secretary.ask("print_jury_booklet", booklet).await["now"]["id"] });
        let consultant = somebody(test, Role::Consultant).await;
        for (seat, operation, code) in [
            (&award.juror, "award_paper", "award_paper_not_found"),
            (&award.juror, "take_out_award_paper", "award_paper_not_found"),
            (&consultant, "paper", "paper_not_found"),
        ] {
            let refused = gate::bytes(&seat.seat, operation, paper.clone()).await.expect_err("refused");
            assert_eq!(refused["code"], code);
        }
        assert_eq!(test.count(ATTEMPTS).await, 3);
        award.chair.refused("award_results", award.at(), "scoring_not_closed").await;
        assert_eq!(test.count(ATTEMPTS).await, 4);
        let nothing = gate::bytes(&consultant.seat, "paper", json!({ "id": 4711 })).await.expect_err("refused");
        assert_eq!((&nothing["code"], test.count(ATTEMPTS).await), (&json!("paper_not_found"), 4), "papers of others are not the award's");
    }

    async fn looking_into_the_log_does_not_tell_whether_there_is_a_nominee(test) {
        let award = Award::of(test).await;
        let one = award.nominated("Kirsten Bækgaard").await["id"].clone();
        for id in [one, json!(4711)] {
            let about = json!({ "reason": "kontrol", "subject": { "kind": "nominee", "id": id } });
            assert_eq!(award.manager.ask("read_log", about).await["lines"], json!([]));
        }
        let told = lines(&award).await;
        assert!(told.contains("log_read") && !told.contains("\"nominee\""), "that somebody looked tells it no more: {told}");
    }

    async fn a_page_of_the_log_is_never_short_because_of_what_is_hidden(test) {
        let award = long_log(test).await;
        let page = award.manager.ask("read_log", json!({ "reason": "kontrol" })).await;
        assert_eq!(page["lines"].as_array().expect("lines").len(), 100);
        assert!(!page.to_string().contains("nomination_received"));
        assert_ne!(page["next"], Value::Null);
        let next = award.manager.ask("read_log", json!({ "reason": "kontrol", "after": page["next"] })).await;
        let first = |page: &Value, at: usize| page["lines"][at]["id"].as_i64().expect("a number");
        assert!(first(&next, 0) < first(&page, 99), "and goes on where it ended");
        assert!(!next.to_string().contains("nomination_received"));
    }
}
