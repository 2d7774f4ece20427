//! Pictures and cuttings that came with a nomination: for whoever works on the case, and for jurors once they are told who is meant.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, file, kept_rules, picture};

/// It tells who is meant.
const NAME: &str = "Kirsten på torvet.png";

fn which(nomination: &Value, paper: &Value) -> Value {
    json!({ "nominationId": nomination, "paperId": paper })
}

async fn opened(seat: &TestSeat, paper: &Value) -> Result<Vec<u8>, Value> {
    gate::bytes(&seat.seat, "award_paper", json!({ "id": paper })).await
}

/// Somebody whom the jury judges, with a picture; the nomination, and the paper.
async fn with_picture(test: &TestOffice) -> (Award, Value, Value) {
    let award = Award::of(test).await.with_key().await;
    let card = award.nominated("Kirsten Bækgaard").await;
    let nomination = card["nominations"][0]["id"].clone();
    let now = award.secretary.ask("enclose_file", file(&nomination, NAME, "torvet")).await["now"].clone();
    let judge = json!({ "nomineeId": card["id"], "version": now["version"], "eligibility": kept_rules() });
    award.secretary.ask("judge_eligibility", judge).await;
    (award, nomination, now["nominations"][0]["enclosed"][0]["paperId"].clone())
}

async fn names(award: &Award) -> Vec<String> {
    let card = award.secretary.ask("open_nominee", json!({ "nomineeId": 1 })).await;
    let files = card["nominations"][0]["enclosed"].as_array().expect("files").iter();
    files.map(|one| one["facts"]["fileName"].as_str().unwrap_or("sealed").to_owned()).collect()
}

/// Everybody has answered; the juror is conflicted.
async fn scoring(award: &Award) {
    for (seat, said) in
        [(&award.secretary, "none"), (&award.chair, "none"), (&award.deputy, "none"), (&award.juror, "conflicted")]
    {
        award.declares(seat, &[(&json!(1), said)]).await;
    }
    award.secretary.ask("open_scoring", award.versioned().await).await;
}

office_test! {
    async fn a_picture_is_sealed_as_a_whole_with_its_name_and_opens_for_whoever_works_on_the_case(test) {
        let award = Award::of(test).await.with_key().await;
        let nomination = award.nominated("Kirsten Bækgaard").await["nominations"][0]["id"].clone();
        let input = file(&nomination, NAME, "torvet");
        let enclosed = award.secretary.ask("enclose_file", input.clone()).await;
        let there = &enclosed["now"]["nominations"][0]["enclosed"][0];
        let whole = STANDARD.decode(picture("torvet")).expect("a picture");
        let facts = &there["facts"];
        assert_eq!((&facts["fileName"], &facts["kind"], &facts["bytes"]), (&json!(NAME), &json!("png"), &json!(whole.len())));
        let again = award.secretary.ask("enclose_file", input).await;
        assert_eq!((names(&award).await.len(), &again["undo"]), (1, &Value::Null), "the same key is the same file");
        assert_eq!(opened(&award.secretary, &there["paperId"]).await.expect("a picture"), whole);
        let through_papers = gate::bytes(&award.secretary.seat, "paper", json!({ "id": there["paperId"] })).await;
        assert_eq!(through_papers.expect_err("not through here")["code"], "paper_not_found");
        assert_eq!(award.secretary.ask("award_papers", award.at()).await, json!([]), "it is no printed paper");
        assert!(!enclosed["undo"].to_string().contains("torvet"), "the way back carries no name");
        let mut exported = Vec::new();
        frivillighus_engine::backup::export_office(&test.office, &mut exported).await.expect("an export");
        let log = "SELECT count(*) FROM events WHERE event_values LIKE '%torvet%'";
        assert_eq!(test.count(log).await + test.count("SELECT count(*) FROM papers WHERE title LIKE '%torvet%' OR file_name LIKE '%torvet%'").await, 0);
        let exported = String::from_utf8(exported).expect("JSON");
        assert!(!exported.contains("torvet") && !exported.contains("award_files"), "nor does an export");
    }

    async fn a_picture_is_taken_away_and_put_back(test) {
        let (award, nomination, paper) = with_picture(test).await;
        let away = award.secretary.ask("take_enclosed_away", which(&nomination, &paper)).await;
        assert_eq!(away["now"]["nominations"][0]["enclosed"], json!([]));
        assert_eq!(opened(&award.secretary, &paper).await.expect_err("taken away")["code"], "award_paper_not_found");
        award.secretary.refused("take_enclosed_away", which(&nomination, &paper), "enclosed_not_found").await;
        let back = award.secretary.undo(&away).await;
        assert_eq!(names(&award).await, [NAME]);
        award.secretary.refused("put_enclosed_back", which(&nomination, &paper), "enclosed_not_found").await;
        award.secretary.undo(&back).await;
        assert_eq!(names(&award).await, Vec::<String>::new());
    }

    async fn what_is_no_picture_and_no_paper_is_refused_in_words(test) {
        let (award, nomination, paper) = with_picture(test).await;
        let input = |nomination: &Value, scan: &str| json!({ "requestKey": new_key(), "nominationId": nomination, "fileName": NAME, "scan": scan });
        for broken in ["", "ingen tegn", &STANDARD.encode("PK et Word-dokument"), &picture("torvet")[..60]] {
            award.secretary.refused("enclose_file", input(&nomination, broken), "not_a_scan").await;
        }
        let large = STANDARD.encode(vec![0_u8; 15 * 1024 * 1024 + 1]);
        assert_eq!(award.secretary.refused("enclose_file", input(&nomination, &large), "scan_too_large").await["mostMegabytes"], 15);
        let nothing = json!(9_999);
        award.secretary.refused("enclose_file", input(&nothing, &picture("")), "nomination_not_found").await;
        for operation in ["take_enclosed_away", "put_enclosed_back"] {
            award.secretary.refused(operation, which(&nothing, &paper), "nomination_not_found").await;
            award.secretary.refused(operation, which(&nomination, &nothing), "enclosed_not_found").await;
        }
        award.secretary.ask("enclose_file", file(&nomination, "150680-9997.png", "")).await;
        assert_eq!(names(&award).await, [NAME, "scan.png"], "a number of somebody is no name");
        for _ in 0..8 {
            award.secretary.ask("enclose_file", file(&nomination, NAME, "")).await;
        }
        assert_eq!(award.secretary.refused("enclose_file", file(&nomination, NAME, ""), "too_many_enclosed").await["most"], 10);
    }

    async fn whoever_reads_blind_sees_the_picture_when_names_are_told_and_whoever_takes_no_part_never(test) {
        let (award, _, paper) = with_picture(test).await;
        scoring(&award).await;
        let line = json!({ "awardYearId": award.year, "number": 1 });
        assert_eq!(award.chair.ask("read_for_scoring", line.clone()).await["enclosed"], json!([]), "a picture tells who is meant");
        for seat in [&award.chair, &award.juror] {
            assert_eq!(opened(seat, &paper).await.expect_err("blind")["code"], "award_paper_not_found");
        }
        award.scores(&award.chair, |_| 4).await;
        award.scores(&award.deputy, |_| 3).await;
        award.secretary.ask("close_scoring", award.versioned().await).await;
        let read = award.chair.ask("read_for_scoring", line).await;
        assert_eq!((&read["enclosed"][0]["paperId"], &read["enclosed"][0]["facts"]["fileName"]), (&paper, &json!(NAME)));
        assert!(opened(&award.chair, &paper).await.is_ok());
        assert_eq!(opened(&award.juror, &paper).await.expect_err("conflicted")["code"], "award_paper_not_found");
        award.secretary.ask("withdraw_nomination", json!({ "nominationId": 1, "version": 1 })).await;
        assert!(opened(&award.chair, &paper).await.is_err() && opened(&award.secretary, &paper).await.is_ok(), "withdrawn");
    }

    async fn who_takes_no_part_in_the_case_encloses_nothing_and_takes_nothing_away(test) {
        let (award, nomination, paper) = with_picture(test).await;
        award.declares(&award.secretary, &[(&json!(1), "conflicted")]).await;
        award.secretary.refused("enclose_file", file(&nomination, NAME, ""), "nomination_not_found").await;
        for operation in ["take_enclosed_away", "put_enclosed_back"] {
            award.secretary.refused(operation, which(&nomination, &paper), "nomination_not_found").await;
            award.manager.refused(operation, which(&nomination, &paper), "nomination_not_found").await;
            award.juror.refused(operation, which(&nomination, &paper), "not_allowed").await;
        }
        assert_eq!(opened(&award.secretary, &paper).await.expect_err("conflicted")["code"], "award_paper_not_found");
        let past = "SELECT count(*) FROM events WHERE event = 'award_refused'";
        assert!(test.count(past).await > 0, "it is noted");
    }

    async fn without_the_key_of_the_year_a_picture_is_not_kept_and_one_that_is_there_is_only_said_to_be(test) {
        let award = Award::of(test).await;
        let nomination = award.nominated("Kirsten Bækgaard").await["nominations"][0]["id"].clone();
        award.secretary.refused("enclose_file", file(&nomination, NAME, ""), "award_key_closed").await;
        award.secretary.ask("begin_award_key", award.at()).await;
        award.secretary.ask("enclose_file", file(&nomination, NAME, "")).await;
        test.sabotage("DELETE FROM key_grants").await.expect("sabotage");
        assert_eq!(names(&award).await, ["sealed"]);
    }

    async fn of_a_public_award_nothing_is_enclosed_or_taken_away_any_more(test) {
        let (award, nomination, paper) = with_picture(test).await;
        scoring(&award).await;
        award.secretary.ask("close_scoring", award.versioned().await).await;
        let facts = json!({ "nomineeId": 1, "reason": "at ringe", "longReason": "", "otherReason": "Juryens valg" });
        let decision = json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "decision", "facts": facts });
        award.chair.ask("decide_award", decision).await;
        award.chair.ask("publish_award", award.versioned().await).await;
        award.secretary.refused("enclose_file", file(&nomination, NAME, ""), "award_is_published").await;
        for operation in ["take_enclosed_away", "put_enclosed_back"] {
            award.secretary.refused(operation, which(&nomination, &paper), "award_is_published").await;
        }
        assert!(opened(&award.juror, &paper).await.is_ok(), "nothing is kept from anybody of the jury then");
    }
}
