//! The award's papers: the form, booklets, protocol and recommendation, sealed and shown to whoever takes part; and the code sheet.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{PASSWORD, TestSeat, new_key, office_test, text_of_pdf};
use serde_json::{Value, json};

use super::builders::{Award, OWN, answer, kept_rules, somebody, user_of};
use super::scoring::Scored;
use crate::insurance::cpr::raw;

/// What a paper says.
async fn read(seat: &TestSeat, operation: &str, input: Value) -> String {
    let bytes = gate::bytes(&seat.seat, operation, input).await;
    text_of_pdf(&bytes.unwrap_or_else(|refusal| panic!("{operation} refused: {refusal:#}")))
}

/// Asks for a paper and expects a refusal of this code; gives its details.
async fn no_paper(seat: &TestSeat, operation: &str, input: Value, code: &str) -> Value {
    match gate::bytes(&seat.seat, operation, input).await {
        Ok(_) => panic!("{operation} should refuse with {code}"),
        Err(refusal) => {
            assert_eq!(refusal["code"], code, "{operation}: {refusal:#}");
            refusal["details"].clone()
        }
    }
}

/// A paper previewed and printed: both refuse with the same code.
async fn refused(seat: &TestSeat, what: &str, paper: Value, code: &str) -> Value {
    let print = json!({ "requestKey": new_key(), "paper": paper });
    let details = no_paper(seat, &format!("preview_{what}"), paper, code).await;
    assert_eq!(seat.refused(&format!("print_{what}"), print, code).await, details);
    details
}

async fn printed(seat: &TestSeat, what: &str, paper: Value) -> Value {
    let print = json!({ "requestKey": new_key(), "paper": paper });
    seat.ask(&format!("print_{what}"), print).await["now"].clone()
}

fn ids(list: &Value) -> Vec<Value> {
    list.as_array().expect("papers").iter().map(|paper| paper["id"].clone()).collect()
}

impl Award {
    fn paper(&self, more: Value) -> Value {
        let mut paper = json!({ "awardYearId": self.year, "language": "da" });
        for (field, value) in more.as_object().into_iter().flatten() {
            paper[field] = value.clone();
        }
        paper
    }

    async fn papers_for(&self, seat: &TestSeat) -> Vec<Value> {
        ids(&seat.ask("award_papers", self.at()).await)
    }

    /// The jury chose somebody.
    async fn recommends(&self, nominee: &Value) {
        let facts = json!({ "nomineeId": nominee, "reason": "At ringe til dem, ingen ringer til", "longReason": "Hver dag i ti år.", "otherReason": "Juryen valgte en anden finalist" });
        let input =
            json!({ "requestKey": new_key(), "awardYearId": self.year, "kind": "recommendation", "facts": facts });
        self.chair.ask("decide_award", input).await;
    }
}

office_test! {
    async fn the_form_tells_of_nobody_and_is_printed_by_the_office(test) {
        let award = Award::of(test).await;
        let form = award.paper(json!({}));
        let text = read(&award.secretary, "preview_nomination_form", form.clone()).await;
        assert!(text.contains("14. Dine oplysninger") && text.contains("31. august 2026 kl. 23.59"), "{text}");
        let key = json!({ "requestKey": new_key(), "paper": form });
        let printed = award.secretary.ask("print_nomination_form", key.clone()).await["now"].clone();
        assert_eq!((&printed["kind"], &printed["title"]), (&json!("nomination_form"), &json!("Indstillingsskema 2026")));
        assert_eq!(award.secretary.ask("print_nomination_form", key).await["now"]["id"], printed["id"], "printed once");
        let stored = json!({ "id": printed["id"] });
        assert_eq!(award.papers_for(&award.juror).await, [printed["id"].clone()], "it needs no key");
        assert_eq!(read(&award.juror, "award_paper", stored.clone()).await, text);
        refused(&award.manager, "nomination_form", form.clone(), "not_yours_in_award").await;
        refused(&award.chair, "nomination_form", form.clone(), "not_allowed").await;
        let stranger = somebody(test, Role::Consultant).await;
        refused(&stranger, "nomination_form", form, "award_year_not_found").await;
        stranger.refused("award_papers", award.at(), "award_year_not_found").await;
        award.manager.refused("award_papers", award.at(), "not_yours_in_award").await;
        no_paper(&stranger, "award_paper", stored.clone(), "award_paper_not_found").await;
        no_paper(&award.manager, "take_out_award_paper", stored.clone(), "award_paper_not_found").await;
        no_paper(&award.juror, "award_paper", json!({ "id": 999 }), "award_paper_not_found").await;
        no_paper(&award.secretary, "paper", stored, "paper_not_found").await;
        let log = award.manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        assert!(log.contains("award_paper_printed"), "{log}");
    }

    async fn a_booklet_has_what_its_juror_may_read_and_nothing_else(test) {
        let scored = Scored::open(test).await;
        let award = &scored.award;
        let text = read(&award.juror, "preview_jury_booklet", award.paper(json!({}))).await;
        let table = award.juror.ask("award_scoring", award.at()).await;
        for line in table["lines"].as_array().expect("lines") {
            assert!(text.contains(&format!("Nr. {}\n", line["number"])), "{} in {text}", line["number"]);
        }
        assert_eq!(text.matches("Dine point").count(), 2, "whom they are conflicted with is not there");
        for name in ["Kirsten", "Bækgaard", "Bent", "Klangbølgen", "Ib Holm"] {
            assert!(!text.contains(name), "{name}: {text}");
        }
        assert!(text.contains("■■■■ ringer") && text.contains("Ib Toft") && text.contains("Test consultant"), "{text}");
        let own = printed(&award.juror, "jury_booklet", award.paper(json!({}))).await;
        assert_eq!(own["title"], "Juryhæfte 2026 Ib Toft");
        let chair = award.member("Finn Rée").await["id"].clone();
        let of_chair = award.paper(json!({ "memberId": chair }));
        let chairs = printed(&award.secretary, "jury_booklet", of_chair.clone()).await;
        let text = read(&award.chair, "award_paper", json!({ "id": chairs["id"] })).await;
        assert_eq!(text.matches("Dine point").count(), 3, "{text}");
        assert_eq!(award.papers_for(&award.juror).await, [own["id"].clone()]);
        assert_eq!(award.papers_for(&award.chair).await, [chairs["id"].clone()]);
        assert_eq!(award.papers_for(&award.secretary).await, [chairs["id"].clone(), own["id"].clone()]);
        no_paper(&award.juror, "award_paper", json!({ "id": chairs["id"] }), "award_paper_not_found").await;
        refused(&award.juror, "jury_booklet", of_chair, "not_yours_in_award").await;
        refused(&award.secretary, "jury_booklet", award.paper(json!({})), "not_yours_in_award").await;
        refused(&award.secretary, "jury_booklet", award.paper(json!({ "memberId": 999 })), "award_member_not_found").await;
        let secretary = award.card().await["ownId"].clone();
        refused(&award.secretary, "jury_booklet", award.paper(json!({ "memberId": secretary })), "award_member_not_found").await;
        assert!(!raw(test).await.contains("%PDF"), "no paper lies there in clear");
        let log = award.manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        assert!(log.contains("jury_booklet") && !log.contains("Kirsten"), "{log}");
    }

    async fn whoever_steps_back_after_a_booklet_was_printed_opens_it_no_more(test) {
        let scored = Scored::open(test).await;
        let award = &scored.award;
        let own = printed(&award.chair, "jury_booklet", award.paper(json!({}))).await;
        let stored = json!({ "id": own["id"] });
        read(&award.chair, "take_out_award_paper", stored.clone()).await;
        award.declares(&award.chair, &[(&scored.first, "in_doubt")]).await;
        assert_eq!(award.papers_for(&award.chair).await, Vec::<Value>::new());
        for operation in ["award_paper", "take_out_award_paper"] {
            no_paper(&award.chair, operation, stored.clone(), "award_paper_not_found").await;
        }
        let text = read(&award.chair, "preview_jury_booklet", award.paper(json!({}))).await;
        assert_eq!(text.matches("Dine point").count(), 2, "a new one is without that case");
        assert_eq!(award.papers_for(&award.secretary).await, [own["id"].clone()]);
    }

    async fn a_booklet_waits_for_scoring_a_key_and_answers(test) {
        let award = Award::of(test).await;
        let own = award.paper(json!({}));
        refused(&award.juror, "jury_booklet", own.clone(), "scoring_not_open").await;
        let award = award.with_key().await;
        let one = award.accepted("Kirsten Bækgaard").await;
        award.declares(&award.secretary, &[(&one, "none")]).await;
        award.secretary.ask("open_scoring", award.versioned().await).await;
        assert_eq!(refused(&award.juror, "jury_booklet", own.clone(), "interests_unanswered").await["left"], 1);
        award.declares(&award.juror, &[(&one, "conflicted")]).await;
        refused(&award.juror, "jury_booklet", own.clone(), "nobody_to_judge").await;
        award.declares(&award.chair, &[(&one, "none")]).await;
        let card = award.secretary.ask("open_nominee", json!({ "nomineeId": one })).await;
        let mut facts = card["nominations"][0]["facts"].clone();
        facts["why"] = "漢 og meget mere om, hvorfor netop hun skal have prisen i år, efter så mange år med arbejde uden tak fra nogen.".into();
        let change = json!({ "nominationId": card["nominations"][0]["id"], "version": 1, "facts": facts });
        award.secretary.ask("change_nomination", change).await;
        assert_eq!(refused(&award.chair, "jury_booklet", own.clone(), "cannot_be_printed").await["characters"], json!(["漢"]));
        test.sabotage("DELETE FROM key_grants").await.expect("nobody has the key");
        refused(&award.chair, "jury_booklet", own.clone(), "award_key_closed").await;
        assert_eq!(award.papers_for(&award.chair).await, Vec::<Value>::new());
        let stranger = somebody(test, Role::Juror).await;
        refused(&stranger, "jury_booklet", own, "award_year_not_found").await;
    }

    async fn the_stand_in_prints_what_the_secretary_must_not_see(test) {
        let scored = Scored::open(test).await;
        let award = &scored.award;
        let stand_in = somebody(test, Role::Consultant).await;
        award.appoint("stand_in", Some(&stand_in), "Sten Vikar").await;
        award.declares(&award.secretary, &[(&scored.first, "conflicted")]).await;
        award.chair.ask("share_award_key", award.at()).await;
        let paper = award.member("Else Papir").await["id"].clone();
        let answers: Vec<Value> = [2, 3].map(|id| answer(&json!(id), "none")).into();
        let declared = json!({ "awardYearId": award.year, "memberId": paper, "answers": answers });
        award.secretary.ask("declare_interests", declared).await;
        let declared = json!({ "awardYearId": award.year, "memberId": paper, "answers": [answer(&scored.first, "none")] });
        stand_in.ask("declare_interests", declared).await;
        let of_paper = award.paper(json!({ "memberId": paper }));
        let text = read(&award.secretary, "preview_jury_booklet", of_paper.clone()).await;
        assert_eq!(text.matches("Dine point").count(), 2);
        let text = read(&stand_in, "preview_jury_booklet", of_paper.clone()).await;
        assert_eq!(text.matches("Dine point").count(), 1, "{text}");
        let theirs = printed(&stand_in, "jury_booklet", of_paper).await;
        assert_eq!(award.papers_for(&award.secretary).await, Vec::<Value>::new());
        assert_eq!(award.papers_for(&stand_in).await, [theirs["id"].clone()]);
    }

    async fn booklets_are_of_the_time_of_scoring(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        refused(&award.chair, "jury_booklet", award.paper(json!({})), "scoring_not_open").await;
        award.recommends(&scored.first).await;
        let facts = json!({ "nomineeId": scored.first, "reason": "at ringe", "longReason": "", "otherReason": "Juryens valg" });
        award.chair.ask("decide_award", json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "decision", "facts": facts })).await;
        award.chair.ask("publish_award", award.versioned().await).await;
        refused(&award.chair, "jury_booklet", award.paper(json!({})), "award_is_published").await;
    }

    async fn the_protocol_says_what_the_jury_did_and_nobodys_points(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        let rejected = award.nominated("Rask Afvist").await;
        let mut eligibility = kept_rules();
        (eligibility["verdict"], eligibility["reason"]) = ("rejected".into(), "Indsatsen er en del af stillingen".into());
        award.secretary.ask("judge_eligibility", json!({ "nomineeId": rejected["id"], "version": 1, "eligibility": eligibility })).await;
        let absent = award.member("Bodil Skov").await["id"].clone();
        let paper = award.paper(json!({ "held": "14. september, Rådhuset", "absent": [absent] }));
        assert_eq!(refused(&award.chair, "jury_protocol", paper.clone(), "interests_unanswered").await["left"], 1);
        let text = read(&award.secretary, "preview_jury_protocol", paper.clone()).await;
        for told in ["14. september, Rådhuset", "Finn Rée", "Afbud", "Rask Afvist", "en del af stillingen", "Bent Lund", "Juryen indstiller:", "Fortroligt"] {
            assert!(text.contains(told), "{told}: {text}");
        }
        let stepped_back = text.lines().find(|line| line.contains("Har ikke deltaget i en eller flere sager")).expect("the line");
        assert!(stepped_back.contains("Ib Toft") && !text.contains("nr. 3"), "{text}");
        let first = text.lines().find(|line| line.contains("Kirsten Bækgaard")).expect("a line");
        assert!(first.trim_start().starts_with('–') && !first.contains(','), "two sheets tell of each other: {first}");
        award.recommends(&scored.first).await;
        let kept = printed(&award.secretary, "jury_protocol", paper.clone()).await;
        let stored = json!({ "id": kept["id"] });
        assert!(read(&award.secretary, "award_paper", stored.clone()).await.contains("At ringe til dem"));
        refused(&award.juror, "jury_protocol", paper.clone(), "not_yours_in_award").await;
        for seat in [&award.juror, &award.chair] {
            assert_eq!(award.papers_for(seat).await, Vec::<Value>::new(), "a case is not theirs, or they have not answered");
            no_paper(seat, "award_paper", stored.clone(), "award_paper_not_found").await;
        }
        award.declares(&award.chair, &[(&rejected["id"], "none")]).await;
        assert_eq!(award.papers_for(&award.chair).await, [kept["id"].clone()]);
        award.declares(&award.deputy, &[(&rejected["id"], "conflicted")]).await;
        refused(&award.deputy, "jury_protocol", paper.clone(), "not_yours_in_award").await;
        let with_number = award.paper(json!({ "held": "150680-9997" }));
        assert_eq!(refused(&award.secretary, "jury_protocol", with_number, "fields_refused").await["problems"][0]["field"], "held");
        assert!(!raw(test).await.contains("Rådhuset"), "sealed");
    }

    async fn once_it_is_public_the_protocol_says_in_whose_case_and_why(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        award.recommends(&scored.first).await;
        let kept = printed(&award.chair, "jury_protocol", award.paper(json!({}))).await;
        let facts = json!({ "nomineeId": scored.first, "reason": "at ringe", "longReason": "", "otherReason": "Juryens valg" });
        award.chair.ask("decide_award", json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "decision", "facts": facts })).await;
        award.chair.ask("publish_award", award.versioned().await).await;
        let text = read(&award.deputy, "preview_jury_protocol", award.paper(json!({}))).await;
        assert!(text.contains("nr. 3: i ledelsen") && text.contains("Prisen er givet til Kirsten Bækgaard"), "{text}");
        assert!(!text.contains("Fortroligt"), "{text}");
        assert_eq!(award.papers_for(&award.juror).await, [kept["id"].clone()], "nothing is kept from anybody any more");
        read(&award.juror, "award_paper", json!({ "id": kept["id"] })).await;
    }

    async fn the_protocol_waits_until_scoring_is_closed(test) {
        let scored = Scored::open(test).await;
        let award = &scored.award;
        refused(&award.chair, "jury_protocol", award.paper(json!({})), "scoring_not_closed").await;
        refused(&award.chair, "recommendation", award.paper(json!({})), "scoring_not_closed").await;
        let stranger = somebody(test, Role::Juror).await;
        refused(&stranger, "jury_protocol", award.paper(json!({})), "award_year_not_found").await;
        refused(&stranger, "recommendation", award.paper(json!({})), "award_year_not_found").await;
    }

    async fn the_recommendation_names_one_and_the_finalists_without_points(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        let paper = award.paper(json!({}));
        refused(&award.chair, "recommendation", paper.clone(), "nothing_recommended").await;
        award.recommends(&scored.first).await;
        let text = read(&award.chair, "preview_recommendation", paper.clone()).await;
        for told in ["Kirsten Bækgaard", "At ringe til dem", "Hver dag i ti år.", "Juryen valgte en anden", "Bent Lund", "Koret Klangbølgen", "7.000 kr.", "25. september 2026 kl. 17.00", "Finn Rée"] {
            assert!(text.contains(told), "{told}: {text}");
        }
        let alone = read(&award.chair, "preview_recommendation", award.paper(json!({ "finalists": 1 }))).await;
        assert!(!alone.contains("Bent Lund") && alone.contains("Juryen nævner ingen andre"), "{alone}");
        for count in [0, 11] {
            let wrong = award.paper(json!({ "finalists": count }));
            assert_eq!(refused(&award.chair, "recommendation", wrong, "fields_refused").await["problems"][0]["field"], "finalists");
        }
        let kept = printed(&award.chair, "recommendation", paper.clone()).await;
        assert_eq!(kept["title"], "Juryens indstilling 2026", "a title tells nobody who");
        let stored = json!({ "id": kept["id"] });
        for seat in [&award.secretary, &award.deputy] {
            assert_eq!(award.papers_for(seat).await, [kept["id"].clone()]);
            read(seat, "award_paper", stored.clone()).await;
        }
        refused(&award.juror, "recommendation", paper.clone(), "not_yours_in_award").await;
        assert_eq!(award.papers_for(&award.juror).await, Vec::<Value>::new());
        no_paper(&award.juror, "take_out_award_paper", stored.clone(), "award_paper_not_found").await;
        award.declares(&award.deputy, &[(&scored.first, "conflicted")]).await;
        refused(&award.deputy, "recommendation", paper.clone(), "not_yours_in_award").await;
        no_paper(&award.deputy, "award_paper", stored, "award_paper_not_found").await;
        let lies = raw(test).await;
        assert!(!lies.contains("%PDF") && !lies.contains("ingen ringer til"), "sealed");
        let version = award.secretary.ask("open_nominee", json!({ "nomineeId": scored.first })).await["version"].clone();
        award.secretary.ask("withdraw_nominee", json!({ "nomineeId": scored.first, "version": version })).await;
        refused(&award.chair, "recommendation", paper, "nothing_recommended").await;
    }

    async fn a_paper_that_was_tampered_with_is_not_given_out(test) {
        let scored = Scored::open(test).await;
        let award = &scored.award;
        let own = printed(&award.chair, "jury_booklet", award.paper(json!({}))).await;
        test.sabotage("UPDATE papers SET sha256 = 'another'").await.expect("tampered");
        no_paper(&award.chair, "award_paper", json!({ "id": own["id"] }), "award_paper_damaged").await;
    }

    async fn the_code_of_a_years_key_is_printed_and_made_anew(test) {
        let award = Award::of(test).await;
        award.secretary.refused("make_award_key_code", award.at(), "award_key_closed").await;
        let first = award.secretary.ask("begin_award_key", award.at()).await["code"].clone();
        let sheet = json!({ "awardYearId": award.year, "code": first });
        let text = read(&award.secretary, "award_key_sheet", sheet.clone()).await;
        assert!(text.contains("Frivillighedsprisen 2026") && text.contains(first.as_str().expect("a code")), "{text}");
        no_paper(&award.manager, "award_key_sheet", sheet.clone(), "not_yours_in_award").await;
        no_paper(&award.chair, "award_key_sheet", sheet, "not_allowed").await;
        award.manager.refused("make_award_key_code", award.at(), "not_yours_in_award").await;
        let made = award.secretary.ask("make_award_key_code", award.at()).await;
        assert_ne!(made["code"], first);
        let typed = |code: &Value| json!({ "awardYearId": award.year, "code": code });
        award.juror.refused("recover_award_key", typed(&first), "wrong_key_code").await;
        assert_eq!(award.juror.ask("recover_award_key", typed(&made["code"])).await["keyClosed"], Value::Null);
        let log = award.manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        assert!(log.contains("award_key_code_made") && !log.contains(made["code"].as_str().expect("a code")), "{log}");
    }

    async fn a_lost_key_is_replaced_and_what_it_sealed_is_given_anew(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        award.recommends(&scored.first).await;
        let kept = printed(&award.chair, "jury_protocol", award.paper(json!({}))).await;
        let held = award.secretary.refused("replace_lost_award_key", award.at(), "award_key_is_held").await;
        assert!(held["names"].as_array().expect("names").contains(&json!("Finn Rée")), "{held}");
        award.manager.refused("replace_lost_award_key", award.at(), "not_yours_in_award").await;
        test.sabotage("DELETE FROM key_grants").await.expect("nobody has the key");
        award.secretary.refused("make_award_key_code", award.at(), "award_key_closed").await;
        let anew = award.secretary.ask("replace_lost_award_key", award.at()).await;
        assert_eq!(anew["card"]["keyClosed"], Value::Null);
        award.secretary.ask("share_award_key", award.at()).await;
        assert_eq!(award.chair.ask("award_decisions", award.at()).await["recommendation"], Value::Null);
        assert_eq!(award.secretary.ask("award_results", award.at()).await["first"], json!([]));
        assert_eq!(award.papers_for(&award.chair).await, Vec::<Value>::new());
        no_paper(&award.chair, "award_paper", json!({ "id": kept["id"] }), "award_paper_not_found").await;
        let mut reopened = award.versioned().await;
        reopened["reason"] = "Nøglen var væk".into();
        award.secretary.ask("reopen_scoring", reopened).await;
        award.scores(&award.chair, |_| 3).await;
        assert_eq!(award.chair.ask("award_scoring", award.at()).await["isDone"], true, "sheets are written anew");
        award.secretary.ask("close_scoring", award.versioned().await).await;
        award.recommends(&scored.first).await;
        assert_eq!(award.chair.ask("award_decisions", award.at()).await["recommendation"]["nomineeName"], "Kirsten Bækgaard");
    }

    async fn what_a_lost_key_sealed_comes_back_once_its_code_is_found(test) {
        let scored = Scored::closed(test).await;
        let award = &scored.award;
        award.recommends(&scored.first).await;
        let before = award.secretary.ask("award_results", award.at()).await;
        let code = award.secretary.ask("make_award_key_code", award.at()).await["code"].clone();
        let typed = json!({ "awardYearId": award.year, "code": code });
        let row = "SELECT count(*) FROM award_sheets WHERE sealing_key_id = (SELECT id FROM sealing_keys WHERE put_aside_at IS NOT NULL)";
        test.sabotage("DELETE FROM key_grants").await.expect("nobody has the key");
        assert_eq!(award.secretary.ask("replace_lost_award_key", award.at()).await["card"]["keyIsAnother"], true);
        let refused = award.chair.refused("recover_award_key", typed.clone(), "award_key_closed").await;
        assert_eq!(refused["why"], "not_granted", "the key in use comes first");
        award.secretary.ask("share_award_key", award.at()).await;
        assert_eq!(award.secretary.ask("award_results", award.at()).await["first"], json!([]));
        assert!(test.count(row).await > 0);
        award.chair.ask("recover_award_key", typed.clone()).await;
        assert_eq!(award.secretary.ask("award_results", award.at()).await, before, "it is there for everybody who has the key in use");
        assert_eq!(award.chair.ask("award_decisions", award.at()).await["recommendation"]["nomineeName"], "Kirsten Bækgaard");
        assert_eq!((award.chair.ask("award_scoring", award.at()).await["isDone"].clone(), test.count(row).await), (json!(true), 0));
        let line = json!({ "awardYearId": award.year, "number": 1 });
        let history = award.chair.ask("sheet_history", line).await;
        assert!(history.as_array().expect("versions").iter().all(|one| one["sheet"] != Value::Null), "{history}");
        award.chair.ask("recover_award_key", typed).await;
        let log = award.manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        assert_eq!(log.matches("lost_sheets_back").count(), 1, "the same code once more brings back nothing more");
    }

    async fn what_was_scored_after_a_key_was_lost_goes_on_to_count_when_its_code_is_found(test) {
        let scored = Scored::open(test).await;
        let award = &scored.award;
        award.scores(&award.chair, |_| 1).await;
        let code = award.secretary.ask("make_award_key_code", award.at()).await["code"].clone();
        test.sabotage("DELETE FROM key_grants").await.expect("nobody has the key");
        award.secretary.ask("replace_lost_award_key", award.at()).await;
        award.secretary.ask("share_award_key", award.at()).await;
        award.scores(&award.chair, |_| 5).await;
        award.secretary.ask("recover_award_key", json!({ "awardYearId": award.year, "code": code })).await;
        let table = award.chair.ask("award_scoring", award.at()).await;
        assert_eq!(table["lines"][0]["sheet"]["scores"]["effort"], 5);
    }

    async fn whose_password_was_set_anew_reads_their_own_sheets_again_once_they_are_given_the_key(test) {
        let scored = Scored::open(test).await;
        let award = &scored.award;
        award.scores(&award.chair, |_| 4).await;
        let before = award.chair.ask("award_scoring", award.at()).await;
        let administrator = test.seat(Role::Administrator).await;
        let id = user_of(&award.chair);
        let password = json!({ "id": id, "newPassword": PASSWORD, "newPasswordAgain": PASSWORD });
        administrator.ask("set_password", password).await;
        let users = administrator.ask("list_users", json!({})).await;
        let user = users.as_array().expect("users").iter().find(|one| one["id"] == id);
        let name = &user.expect("the chair")["userName"];
        let chair = test.visitor();
        chair.ask("sign_in", json!({ "userName": name, "password": PASSWORD })).await;
        let own = json!({ "currentPassword": PASSWORD, "newPassword": OWN, "newPasswordAgain": OWN });
        chair.ask("change_own_password", own).await;
        chair.refused("award_scoring", award.at(), "award_key_closed").await;
        award.secretary.ask("share_award_key", award.at()).await;
        assert_eq!(chair.ask("award_scoring", award.at()).await, before, "all they gave is there");
    }

    async fn a_key_that_was_never_made_is_not_lost(test) {
        let award = Award::of(test).await;
        award.secretary.refused("replace_lost_award_key", award.at(), "award_key_closed").await;
    }
}
