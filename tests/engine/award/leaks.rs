//! The whole table of operations is walked with its sample inputs by people who must not know of a nominee, and what comes back
//! is searched for what they must not learn.

use frivillighus_engine::access::Role;
use frivillighus_engine::backup::export_office;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test, text_of_pdf};
use serde_json::{Value, json};

use super::builders::{Award, file, somebody, user_of};

/// What the deputy gave the secret nominee, as it goes over the wire, and noted of them.
const POINTS: &str = r#""difference":1,"effort":5,"example":0,"initiative":2,"together":3"#;
const NOTE: &str = "vejede trofastheden tungest";
/// What stands in the picture that came with the nomination.
const IN_THE_PICTURE: &str = "Et ansigt paa scenen";
/// What nobody of the walkers may meet: the nominee's name, words of what was written, a picture, the reason of the decision, and a
/// sheet.
const SECRETS: [&str; 7] =
    ["Zenobia", "Quistgaard", "xylofonklubben", IN_THE_PICTURE, "forseglet begrundelse", POINTS, NOTE];
/// What a juror who takes part may not meet either while the jury scores: what others gave, and who nominated.
const OF_OTHERS: [&str; 5] = [POINTS, NOTE, "Ib Holm", "84000012", IN_THE_PICTURE];
/// What does not stand beside a number: who is meant.
const NAMES: [&str; 2] = ["Zenobia", "Quistgaard"];
/// Operations that take the seat, the office or its users away, or write the whole office to a file.
const LEFT_OUT: [&str; 16] = [
    "sign_out",
    "lock_seat",
    "unlock_seat",
    "sign_in",
    "sign_in_as_demo_role",
    "set_up_office",
    "archive_user",
    "change_user",
    "set_password",
    "change_own_password",
    "recover_administrator",
    "begin_restore",
    "begin_export",
    "back_up_now",
    "preview_backup",
    "keep_backup_folder",
];

/// Who takes no part in the secret nominee's case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Out {
    Juror,
    Secretary,
    Chair,
    /// Nobody: a stand-in handles nothing then.
    Nobody,
}

/// A year with a secret nominee, of the ids that samples have, whom the jury judges and whom somebody must not know of. Every booklet
/// is printed.
async fn judging(test: &TestOffice, out: Out) -> (Award, TestSeat) {
    let award = Award::of(test).await;
    let stand_in = somebody(test, Role::Consultant).await;
    award.appoint("stand_in", Some(&stand_in), "Rut Vikar").await;
    let award = award.with_key().await;
    let mut input = award.nomination("Zenobia Quistgaard", "Ib Holm");
    input["nomination"]["why"] =
        "Hun holder liv i xylofonklubben, år efter år, for alle dem, som ellers sad alene derhjemme hver aften.".into();
    let secret = award.secretary.ask("nominate", input).await["now"].clone();
    let judge = json!({ "nomineeId": secret["id"], "version": 1, "eligibility": super::builders::kept_rules() });
    award.secretary.ask("judge_eligibility", judge).await;
    assert_eq!((&secret["id"], &award.year), (&json!(1), &json!(1)), "the samples speak of it");
    let picture = file(&secret["nominations"][0]["id"], "Zenobia på scenen.png", IN_THE_PICTURE);
    award.secretary.ask("enclose_file", picture).await;
    let other = award.accepted("Bent Lund").await;
    let said = |is_out: bool| if is_out { "conflicted" } else { "none" };
    for (seat, who) in [(&award.juror, Out::Juror), (&award.secretary, Out::Secretary), (&award.chair, Out::Chair)] {
        award.declares(seat, &[(&secret["id"], said(out == who)), (&other, "none")]).await;
    }
    award.declares(&award.deputy, &[(&secret["id"], "none"), (&other, "none")]).await;
    award.secretary.ask("open_scoring", award.versioned().await).await;
    for name in ["Finn Rée", "Ib Toft"] {
        let paper = json!({ "awardYearId": 1, "memberId": award.member(name).await["id"] });
        award.secretary.ask("print_jury_booklet", json!({ "requestKey": new_key(), "paper": paper })).await;
    }
    (award, stand_in)
}

/// The same, scored and chosen, with the papers that tell of it printed.
async fn decided(test: &TestOffice, out: Out) -> (Award, TestSeat) {
    let (award, stand_in) = judging(test, out).await;
    for seat in [&award.chair, &award.juror] {
        award.scores(seat, |_| 5).await;
    }
    deputy_scores(&award).await;
    award.secretary.ask("close_scoring", award.versioned().await).await;
    let facts = json!({ "nomineeId": 1, "reason": "en forseglet begrundelse", "longReason": "", "otherReason": "Juryens valg" });
    for kind in ["recommendation", "decision"] {
        let decision = json!({ "requestKey": new_key(), "awardYearId": 1, "kind": kind, "facts": facts });
        award.deputy.ask("decide_award", decision).await;
    }
    for operation in ["print_jury_protocol", "print_recommendation"] {
        award.deputy.ask(operation, json!({ "requestKey": new_key(), "paper": { "awardYearId": 1 } })).await;
    }
    (award, stand_in)
}

/// The deputy scores as nobody else does, and notes why.
async fn deputy_scores(award: &Award) {
    let table = award.deputy.ask("award_scoring", award.at()).await;
    for line in table["lines"].as_array().expect("lines") {
        let of_line = json!({ "awardYearId": award.year, "number": line["number"] });
        let text = award.deputy.ask("read_for_scoring", of_line).await.to_string();
        let mut input = award.sheet(line, 4);
        if text.contains("xylofonklubben") {
            input["sheet"]["scores"] = serde_json::from_str(&format!("{{{POINTS}}}")).expect("points");
            input["sheet"]["note"] = NOTE.into();
        }
        award.deputy.ask("score_nominee", input).await;
    }
}

/// What a paper says, also without the hyphens that part words at the ends of lines.
fn said(pdf: &[u8]) -> String {
    let text = text_of_pdf(pdf);
    let words: String = text.split_whitespace().map(|word| format!("{word} ")).collect();
    format!("{text}\n{}", words.replace("- ", ""))
}

/// Asks for everything there is, and says where a secret came back.
async fn walk(seat: &TestSeat, who: &str, left_out: &[&str]) -> Vec<String> {
    walk_for(seat, (who, &SECRETS), left_out).await
}

async fn walk_for(seat: &TestSeat, (who, secrets): (&str, &[&str]), left_out: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for row in gate::describe_operations().as_array().expect("a list") {
        let name = row["operation"].as_str().expect("a name");
        if LEFT_OUT.contains(&name) || left_out.contains(&name) {
            continue;
        }
        for input in inputs(name, &row["sample"]) {
            // What was typed by whoever asks is no secret to them.
            let asked = input.to_string();
            let told = if row["bytes"] == true {
                match gate::bytes(&seat.seat, name, input).await {
                    Ok(bytes) if bytes.starts_with(b"%PDF") => said(&bytes),
                    Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                    Err(refusal) => refusal.to_string(),
                }
            } else {
                match gate::call(&seat.seat, name, input).await {
                    Ok(answer) => answer.to_string(),
                    Err(refusal) => refusal.to_string(),
                }
            };
            for secret in secrets.iter().filter(|secret| told.contains(**secret) && !asked.contains(**secret)) {
                found.push(format!("{who}: {name} tells {secret:?}"));
            }
        }
    }
    found
}

/// The sample, and where it speaks of things by number or words, others besides.
fn inputs(name: &str, sample: &Value) -> Vec<Value> {
    let mut all = vec![sample.clone()];
    let with = |field: &str, value: Value| {
        let mut input = sample.clone();
        input[field] = value;
        input
    };
    match name {
        "read_for_scoring" | "sheet_history" | "score_nominee" => {
            all.extend((1..=40).map(|number| with("number", number.into())));
        }
        "earlier_texts" => {
            all.extend((1..=4).map(|id| with("nomineeId", id.into())));
            all.push(with("name", "Zenobia Hemmelig".into()));
        }
        "award_interests" | "award_scoring" => all.extend((1..=6).map(|member| with("memberId", member.into()))),
        "list_nominees" | "find_parties" | "list_parties" => all.push(with("words", "zenob".into())),
        "read_log" => all.push(json!({ "reason": "kontrol" })),
        "subject_history" => {
            for kind in ["nominee", "award_year"] {
                all.extend((1..=2).map(|id| json!({ "subject": { "kind": kind, "id": id } })));
            }
        }
        "preview_jury_booklet" => all.extend((1..=6).map(|member| with("memberId", member.into()))),
        // Stored papers, whichever there are.
        "award_paper" | "take_out_award_paper" | "paper" | "take_out_paper" => {
            all.extend((1..=12).map(|id| with("id", id.into())));
        }
        "take_enclosed_away" | "put_enclosed_back" => all.extend((1..=12).map(|id| with("paperId", id.into()))),
        "papers_about" => {
            all.extend(["nominee", "award_year"].map(|kind| json!({ "subject": { "kind": kind, "id": 1 } })))
        }
        // The one thing whose undo step a colleague left.
        "withdraw_nominee" | "change_nominee" | "judge_eligibility" | "merge_nominees" => {
            all.extend((1..=4).map(|version| with("version", version.into())));
        }
        _ => {}
    }
    all
}

/// What those who take part may do to themselves: after it they would see nothing, and a walk say nothing.
const OF_ONESELF: [&str; 6] = [
    "declare_interests",
    "remove_award_member",
    "change_award_member",
    "publish_award",
    "close_award_year",
    "anonymise_person",
];

office_test! {
    async fn nobody_learns_of_a_nominee_they_must_not_know_of(test) {
        let (award, stand_in) = decided(test, Out::Juror).await;
        let administrator = only_administrator(test, &award).await;
        let consultant = somebody(test, Role::Consultant).await;
        let (front_desk, auditor) = (test.seat(Role::FrontDesk).await, test.seat(Role::Auditor).await);
        let stranger = somebody(test, Role::Juror).await;
        let mut found = Vec::new();
        for (who, seat) in [
            ("a conflicted juror", &award.juror),
            ("a juror of no year", &stranger),
            ("the front desk", &front_desk),
            ("a consultant", &consultant),
            ("a manager", &award.manager),
            ("the auditor", &auditor),
            ("the administrator", &administrator),
            ("a stand-in whose case it is not", &stand_in),
        ] {
            found.extend(walk(seat, who, &[]).await);
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    async fn a_conflicted_secretary_learns_of_no_nominee_and_no_decision(test) {
        let (award, _) = decided(test, Out::Secretary).await;
        let found = walk(&award.secretary, "a conflicted secretary", &OF_ONESELF).await;
        assert!(found.is_empty(), "{}", found.join("\n"));
        let list = award.secretary.ask("list_nominees", award.at()).await;
        assert!(list.to_string().contains("Bent Lund"), "the walk had something to see: {list}");
    }

    async fn a_conflicted_chair_learns_of_no_nominee_and_no_decision(test) {
        let (award, _) = decided(test, Out::Chair).await;
        let found = walk(&award.chair, "a conflicted chair", &OF_ONESELF).await;
        assert!(found.is_empty(), "{}", found.join("\n"));
        let told = award.chair.ask("award_results", award.at()).await;
        assert!(told.to_string().contains("Bent Lund"), "the walk had something to see: {told}");
    }

    async fn a_stand_in_learns_of_the_cases_that_are_theirs_and_of_no_decision(test) {
        let (award, stand_in) = decided(test, Out::Nobody).await;
        let found = walk(&stand_in, "a stand-in", &OF_ONESELF).await;
        assert!(found.is_empty(), "{}", found.join("\n"));
        award.declares(&award.secretary, &[(&json!(1), "conflicted")]).await;
        let found = walk(&stand_in, "a stand-in", &OF_ONESELF).await.join("\n");
        assert!(found.contains("open_nominee tells"), "{found}");
        assert!(!found.contains("forseglet begrundelse"), "a decision is told to nobody who takes part in few cases: {found}");
    }

    async fn nobody_reads_of_a_nominee_who_is_not_theirs_while_the_jury_scores(test) {
        let (award, _) = judging(test, Out::Juror).await;
        let stranger = somebody(test, Role::Juror).await;
        let mut found = Vec::new();
        for (who, seat) in [("a conflicted juror", &award.juror), ("a juror of no year", &stranger), ("a manager", &award.manager)] {
            found.extend(walk(seat, who, &[]).await);
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    async fn a_juror_who_takes_part_reads_blind_and_alone_while_the_jury_scores(test) {
        let (award, _) = judging(test, Out::Nobody).await;
        deputy_scores(&award).await;
        let no_walk = [&OF_ONESELF[..], &["score_nominee"]].concat();
        let looked_for = [&OF_OTHERS[..], &NAMES[..], &["xylofonklubben"]].concat();
        let found = walk_for(&award.juror, ("a juror", &looked_for), &no_walk).await;
        let tells = |line: &String, secrets: &[&str]| secrets.iter().any(|secret| line.ends_with(&format!("{secret:?}")));
        let of_others: Vec<&String> = found.iter().filter(|line| tells(line, &OF_OTHERS)).collect();
        assert!(of_others.is_empty(), "{of_others:#?}");
        let named: Vec<&String> = found.iter().filter(|line| tells(line, &NAMES)).collect();
        let where_they_answer = |line: &&String| line.contains(": award_interests tells");
        assert!(!named.is_empty() && named.iter().all(where_they_answer), "a name stands where they answer, and nowhere else: {named:#?}");
        assert!(found.join("\n").contains("read_for_scoring tells \"xylofonklubben\""), "they read it all the same: {found:#?}");
    }

    /// Otherwise the walks above would say nothing.
    async fn the_walk_finds_what_is_there_for_whoever_may_see_it(test) {
        let (award, _) = decided(test, Out::Juror).await;
        let found = walk(&award.chair, "the chair", &OF_ONESELF).await.join("\n");
        assert!(found.contains(&format!("award_paper tells {IN_THE_PICTURE:?}")), "a juror sees the picture when names are told: {found}");
        for operation in [
            "award_interests", "award_results", "award_decisions", "read_for_scoring", "preview_jury_protocol",
            "preview_recommendation", "award_paper", "take_out_award_paper",
        ] {
            assert!(found.contains(&format!("{operation} tells")), "{operation}: {found}");
        }
        let own = award.deputy.ask("award_scoring", award.at()).await.to_string();
        assert!(own.contains(POINTS) && own.contains(NOTE), "a sheet is found by what it says: {own}");
        let mut read = String::new();
        for number in 1..=2 {
            let of_line = json!({ "awardYearId": 1, "number": number });
            read.push_str(&award.chair.ask("read_for_scoring", of_line).await.to_string());
        }
        assert!(read.contains(POINTS) && !read.contains(NOTE), "whoever has scored all of theirs sees what others gave: {read}");
    }

    async fn a_step_back_of_somebody_who_takes_part_is_refused_to_whoever_does_not(test) {
        let (award, stand_in) = decided(test, Out::Secretary).await;
        let card = stand_in.ask("open_nominee", json!({ "nomineeId": 1 })).await;
        let mut facts = card["facts"].clone();
        facts["place"] = "Et hemmeligt sted".into();
        let changed = stand_in.ask("change_nominee", json!({ "nomineeId": 1, "version": card["version"], "facts": facts })).await;
        let step = changed["undo"].clone();
        let operation = step["operation"].as_str().expect("an operation").to_owned();
        for seat in [&award.secretary, &award.manager] {
            let refused = gate::call(&seat.seat, &operation, step["input"].clone()).await.expect_err("refused");
            assert_eq!(refused["code"], "nominee_not_found");
        }
        stand_in.undo(&changed).await;
    }

    async fn nothing_lies_in_clear_and_nothing_secret_leaves_with_an_export(test) {
        let (award, _) = decided(test, Out::Juror).await;
        award.juror.refused("open_nominee", json!({ "nomineeId": 1 }), "not_allowed").await;
        assert!(!crate::insurance::cpr::raw(test).await.contains("forseglet begrundelse"), "a decision is sealed");
        assert_eq!(test.count("SELECT count(*) FROM drafts").await, 0, "no draft of an award is kept");
        let whole = exported(test).await;
        for secret in SECRETS {
            assert!(!whole.contains(secret), "{secret}");
        }
        assert_eq!(lines_of(&whole), (0, 0), "neither whose case somebody takes no part in, nor that they were refused");
        assert!(whole.contains("award_member_appointed"), "the year's own lines go along");
        award.chair.ask("publish_award", award.versioned().await).await;
        let after = lines_of(&exported(test).await);
        assert!(after.0 > 5 && after.1 == 1, "once it is public it is told: {after:?}");
    }

    async fn the_walk_finds_what_stands_in_a_booklet(test) {
        let (award, _) = judging(test, Out::Juror).await;
        let found = walk(&award.chair, "the chair", &OF_ONESELF).await.join("\n");
        for operation in ["preview_jury_booklet", "award_paper"] {
            assert!(found.contains(&format!("{operation} tells \"xylofonklubben\"")), "{operation}: {found}");
        }
        assert!(!found.contains("preview_jury_booklet tells \"Zenobia\""), "it is blind: {found}");
    }

    async fn the_log_tells_of_a_nominee_once_the_recipient_is_public(test) {
        let (award, _) = decided(test, Out::Juror).await;
        let history = json!({ "subject": { "kind": "nominee", "id": 1 } });
        assert_eq!(award.manager.ask("subject_history", history.clone()).await["lines"], json!([]));
        let auditor = test.seat(Role::Auditor).await;
        let log = auditor.ask("read_log", json!({ "reason": "kontrol" })).await.to_string();
        assert!(!log.contains("interest_declared") && !log.contains("nomination_received"));
        award.chair.ask("publish_award", award.versioned().await).await;
        let log = auditor.ask("read_log", json!({ "reason": "kontrol" })).await.to_string();
        assert!(log.contains("interest_declared") && log.contains("nomination_received"));
    }
}

async fn exported(test: &TestOffice) -> String {
    let mut bytes = Vec::new();
    export_office(&test.office, &mut bytes).await.expect("an export");
    String::from_utf8(bytes).expect("text")
}

/// How many lines an export has about nominees, and of refusals.
fn lines_of(exported: &str) -> (usize, usize) {
    let exported: Value = serde_json::from_str(exported).expect("JSON");
    let events = exported["tables"]["events"].as_array().expect("events");
    let nominees = events.iter().filter(|line| line["subject_kind"] == "nominee").count();
    (nominees, events.iter().filter(|line| line["event"] == "award_refused").count())
}

/// An administrator who is nothing else.
async fn only_administrator(test: &TestOffice, award: &Award) -> TestSeat {
    let seat = test.seat(Role::Administrator).await;
    let user = json!({ "requestKey": new_key(), "userName": "drift", "fullName": "Drift", "roles": ["administrator"],
        "password": frivillighus_tests::PASSWORD, "passwordAgain": frivillighus_tests::PASSWORD });
    seat.ask("add_user", user).await;
    let own = test.visitor();
    own.ask("sign_in", json!({ "userName": "drift", "password": frivillighus_tests::PASSWORD })).await;
    assert_ne!(user_of(&own), user_of(&award.manager));
    own
}
