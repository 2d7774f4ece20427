//! What goes out when somebody is chosen: the diploma, sealed until the recipient is public; then press text and letters.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, somebody};

/// A year in which the committee has decided, with nominees of all fates.
struct Decided {
    award: Award,
    winner: Value,
}

const REASON: &str = "at ringe til dem, som ingen ringer til";

impl Decided {
    async fn of(test: &TestOffice) -> Self {
        let award = Award::of(test).await.with_key().await;
        let winner = award.accepted("Kirsten Bækgaard").await;
        let knowing = Self::nominated(
            &award,
            "Bent Lund",
            json!({ "knows": "yes", "nominator": "Ida Vest", "nominatorEmail": "ida@example.org" }),
        )
        .await;
        Self::judged(&award, &knowing, super::builders::kept_rules()).await;
        let unknowing = Self::nominated(&award, "Rosa Dahl", json!({ "knows": "no", "nominator": "Kaj Munk" })).await;
        Self::judged(&award, &unknowing, super::builders::kept_rules()).await;
        let rejected =
            Self::nominated(&award, "Palle Falk", json!({ "knows": "yes", "nominator": "Lis Lerche" })).await;
        let no = json!({ "answers": [], "verdict": "rejected", "reason": "Indsatsen er en del af stillingen" });
        Self::judged(&award, &rejected, no).await;
        let gone = Self::nominated(&award, "Ole Trukket", json!({ "nominator": "Per Sten" })).await;
        let withdraw = json!({ "nomineeId": gone["id"], "version": gone["version"] });
        award.secretary.ask("withdraw_nominee", withdraw).await;
        let all = [&winner, &knowing["id"], &unknowing["id"], &rejected["id"]].map(|nominee| (nominee, "none"));
        for seat in [&award.secretary, &award.chair, &award.deputy, &award.juror] {
            award.declares(seat, &all).await;
        }
        award.secretary.ask("open_scoring", award.versioned().await).await;
        award.secretary.ask("close_scoring", award.versioned().await).await;
        Self { award, winner }
    }

    async fn nominated(award: &Award, name: &str, more: Value) -> Value {
        let mut input = award.nomination(name, "Ib Holm");
        for (field, value) in more.as_object().expect("fields") {
            input["nomination"][field] = value.clone();
        }
        award.secretary.ask("nominate", input).await["now"].clone()
    }

    async fn judged(award: &Award, card: &Value, eligibility: Value) {
        let input = json!({ "nomineeId": card["id"], "version": card["version"], "eligibility": eligibility });
        award.secretary.ask("judge_eligibility", input).await;
    }

    async fn decide(&self) {
        let facts = json!({ "nomineeId": self.winner, "reason": REASON, "longReason": "Hun ringer hver dag.", "otherReason": "Juryens valg" });
        let input =
            json!({ "requestKey": new_key(), "awardYearId": self.award.year, "kind": "decision", "facts": facts });
        self.award.secretary.ask("decide_award", input).await;
    }

    async fn publish(&self) {
        self.award.chair.ask("publish_award", self.award.versioned().await).await;
    }

    async fn published(test: &TestOffice) -> Self {
        let decided = Self::of(test).await;
        decided.decide().await;
        decided.publish().await;
        decided
    }

    fn wanted(&self) -> Value {
        json!({ "awardYearId": self.award.year, "language": "da" })
    }

    fn to_print(&self) -> Value {
        json!({ "requestKey": new_key(), "paper": self.wanted() })
    }

    fn paper(&self, printed: &Value) -> Value {
        json!({ "id": printed["now"]["id"] })
    }

    fn letter(&self, to: &str, id: &Value) -> Value {
        json!({ "awardYearId": self.award.year, "to": { "to": to, "id": id }, "language": "da" })
    }

    /// The line of the list with this name.
    async fn line(&self, name: &str) -> Value {
        let list = self.award.secretary.ask("award_letters", self.award.at()).await;
        let lines = list["letters"].as_array().expect("letters").clone();
        lines.into_iter().find(|line| line["name"] == name).unwrap_or_else(|| panic!("no {name}"))
    }
}

async fn bytes(seat: &TestSeat, operation: &str, input: Value) -> Result<Vec<u8>, Value> {
    gate::bytes(&seat.seat, operation, input).await
}

async fn code(seat: &TestSeat, operation: &str, input: Value) -> Value {
    bytes(seat, operation, input).await.expect_err("refused")["code"].clone()
}

office_test! {
    async fn the_diploma_is_seen_by_whoever_may_know_and_sealed_until_the_recipient_is_public(test) {
        let decided = Decided::of(test).await;
        let award = &decided.award;
        assert_eq!(code(&award.chair, "preview_diploma", decided.wanted()).await, "nothing_decided");
        decided.decide().await;
        assert!(bytes(&award.chair, "preview_diploma", decided.wanted()).await.expect("a paper").starts_with(b"%PDF"));
        for seat in [&award.juror, &award.manager] {
            assert_eq!(code(seat, "preview_diploma", decided.wanted()).await, "not_yours_in_award");
            seat.refused("print_diploma", decided.to_print(), "not_yours_in_award").await;
        }
        let print = decided.to_print();
        let printed = award.chair.ask("print_diploma", print.clone()).await;
        assert_eq!((&printed["now"]["title"], &printed["undo"]), (&json!("Diplom 2026"), &Value::Null), "a title names nobody");
        assert_eq!(award.chair.ask("print_diploma", print).await["now"]["id"], printed["now"]["id"], "the same key is the same paper");
        assert_eq!(test.count("SELECT count(*) FROM papers WHERE sealing_key_id IS NOT NULL").await, 1);
        for operation in ["award_paper", "take_out_award_paper"] {
            assert!(bytes(&award.secretary, operation, decided.paper(&printed)).await.expect("a paper").starts_with(b"%PDF"));
            assert_eq!(code(&award.juror, operation, decided.paper(&printed)).await, "award_paper_not_found", "{operation}");
        }
        assert_eq!(code(&award.secretary, "paper", json!({ "id": printed["now"]["id"] })).await, "paper_not_found");
        assert_eq!(award.juror.ask("award_papers", award.at()).await, json!([]));
        assert_eq!(award.chair.ask("award_papers", award.at()).await.as_array().map(Vec::len), Some(1));
        award.declares(&award.deputy, &[(&decided.winner, "conflicted")]).await;
        assert_eq!(award.deputy.ask("award_papers", award.at()).await, json!([]), "that there is one would tell something");
        assert_eq!(code(&award.deputy, "award_paper", decided.paper(&printed)).await, "award_paper_not_found");
        assert_eq!(code(&award.deputy, "preview_diploma", decided.wanted()).await, "not_yours_in_award");
        let log = award.manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        assert!(log.contains("award_paper_printed") && !log.contains("Kirsten"), "{log}");
        decided.publish().await;
        assert!(bytes(&award.juror, "award_paper", decided.paper(&printed)).await.expect("a paper").starts_with(b"%PDF"));
        award.juror.ask("print_diploma", decided.to_print()).await;
        assert_eq!(test.count("SELECT count(*) FROM papers WHERE sealing_key_id IS NULL").await, 1, "it is no secret any more");
        let stranger = somebody(test, Role::Consultant).await;
        assert_eq!(code(&stranger, "award_paper", decided.paper(&printed)).await, "award_paper_not_found");
    }

    async fn a_diploma_in_other_words_is_held_to_what_fits(test) {
        let decided = Decided::of(test).await;
        decided.decide().await;
        let chair = &decided.award.chair;
        let with = |reason: String| json!({ "awardYearId": decided.award.year, "language": "en", "reason": reason });
        let refused = bytes(chair, "preview_diploma", with("a".repeat(161))).await.expect_err("refused");
        assert_eq!(refused["details"]["problems"], json!([{ "field": "reason", "problem": { "kind": "too_long", "most": 160 } }]));
        assert!(bytes(chair, "preview_diploma", with("a".repeat(160))).await.is_ok());
        let print = |reason: &str| json!({ "requestKey": new_key(), "paper": with(reason.into()) });
        let refused = chair.refused("print_diploma", print("for 漢"), "cannot_be_printed").await;
        assert_eq!(refused["characters"], json!(["漢"]));
        chair.refused("print_diploma", print(&"a".repeat(161)), "fields_refused").await;
        chair.ask("print_diploma", print("Ringing those whom nobody rings")).await;
    }

    async fn without_the_key_of_the_year_nobody_sees_who_was_chosen(test) {
        let decided = Decided::of(test).await;
        let award = &decided.award;
        decided.decide().await;
        let manager = somebody(test, Role::Manager).await;
        award.appoint("stand_in", Some(&manager), "Test Leder").await;
        // Whoever stands in takes part in few cases until the recipient is public.
        assert_eq!(code(&manager, "preview_diploma", decided.wanted()).await, "not_yours_in_award");
        manager.refused("print_diploma", decided.to_print(), "not_yours_in_award").await;
        decided.publish().await;
        manager.refused("award_letters", award.at(), "award_key_closed").await;
        let text = manager.ask("press_text", decided.wanted()).await;
        assert!(text["body"].as_str().expect("text").contains(REASON), "the short reason is public: {text}");
    }

    async fn who_signs_and_hands_over_is_written_by_the_office_also_afterwards(test) {
        let decided = Decided::published(test).await;
        let award = &decided.award;
        let card = award.juror.ask("open_handing_over", award.at()).await;
        assert_eq!((&card["version"], &card["mayKeep"]), (&json!(0), &json!(false)));
        let facts = json!({ "mayor": "Ida Holm", "committeeChair": "", "presentedBy": "borgmester Ida Holm", "occasion": "frivilligfesten", "town": "" });
        let keep = |version: i64, facts: &Value| json!({ "awardYearId": award.year, "version": version, "facts": facts });
        let kept = award.secretary.ask("keep_handing_over", keep(0, &facts)).await;
        assert_eq!((&kept["now"]["version"], &kept["now"]["facts"]["mayor"]), (&json!(1), &json!("Ida Holm")));
        assert_eq!(award.secretary.ask("keep_handing_over", keep(1, &facts)).await["undo"], Value::Null, "nothing was changed");
        let mut other = facts.clone();
        other["mayor"] = "Bo Lund".into();
        let stale = award.secretary.refused("keep_handing_over", keep(0, &other), "stale_handing_over").await;
        assert_eq!(stale["current"]["facts"]["mayor"], "Ida Holm");
        let changed = award.secretary.ask("keep_handing_over", keep(1, &other)).await;
        assert_eq!(award.secretary.undo(&changed).await["now"]["facts"]["mayor"], "Ida Holm");
        other["occasion"] = "a".repeat(121).into();
        award.secretary.refused("keep_handing_over", keep(3, &other), "fields_refused").await;
        award.manager.refused("keep_handing_over", keep(3, &facts), "not_yours_in_award").await;
        award.manager.refused("open_handing_over", award.at(), "not_yours_in_award").await;
        let stranger = somebody(test, Role::Consultant).await;
        for operation in ["open_handing_over", "award_papers", "award_letters"] {
            stranger.refused(operation, award.at(), "award_year_not_found").await;
        }
        award.manager.refused("award_papers", award.at(), "not_yours_in_award").await;
        let text = award.juror.ask("press_text", decided.wanted()).await["body"].to_string();
        assert!(text.contains("Prisen blev overrakt af borgmester Ida Holm ved frivilligfesten den 25. september 2026."), "{text}");
    }

    async fn the_press_is_told_nothing_before_and_then_the_name_and_why(test) {
        let decided = Decided::of(test).await;
        let award = &decided.award;
        decided.decide().await;
        assert_eq!(code(&award.secretary, "preview_press_text", decided.wanted()).await, "award_not_published");
        award.secretary.refused("press_text", decided.wanted(), "award_not_published").await;
        award.secretary.refused("print_press_text", decided.to_print(), "award_not_published").await;
        award.manager.refused("press_text", decided.wanted(), "not_yours_in_award").await;
        decided.publish().await;
        let text = award.chair.ask("press_text", decided.wanted()).await;
        assert_eq!(text["subject"], "Kirsten Bækgaard modtager Frivillighedsprisen 2026");
        let body = text["body"].as_str().expect("text").replace('\u{a0}', " ");
        for said in ["Der var i år 5 indstillinger.", "»Hun ringer hver dag.«", "Med prisen følger 7.000 kr. og et diplom."] {
            assert!(body.contains(said), "{said}: {body}");
        }
        for hidden in ["Bent Lund", "Ib Holm", "Juryens valg"] {
            assert!(!body.contains(hidden), "{hidden}: {body}");
        }
        let print = decided.to_print();
        let printed = award.juror.ask("print_press_text", print.clone()).await;
        assert_eq!(award.juror.ask("print_press_text", print).await["now"]["id"], printed["now"]["id"]);
        assert!(bytes(&award.deputy, "award_paper", decided.paper(&printed)).await.expect("a paper").starts_with(b"%PDF"));
        assert!(bytes(&award.deputy, "preview_press_text", decided.wanted()).await.is_ok());
    }

    async fn letters_go_to_whoever_knows_and_whoever_nominated_once_it_is_public(test) {
        let decided = Decided::of(test).await;
        let award = &decided.award;
        decided.decide().await;
        let to_winner = decided.letter("nominee", &decided.winner);
        award.secretary.refused("award_letters", award.at(), "award_not_published").await;
        award.secretary.refused("award_letter_text", to_winner.clone(), "award_not_published").await;
        assert_eq!(code(&award.secretary, "preview_award_letter", to_winner.clone()).await, "award_not_published");
        award.secretary.refused("print_award_letter", json!({ "requestKey": new_key(), "letter": to_winner }), "award_not_published").await;
        award.secretary.refused("tick_award_letter", json!({ "awardYearId": award.year, "to": to_winner["to"], "isDone": true }), "award_not_published").await;
        decided.publish().await;
        award.manager.refused("award_letters", award.at(), "not_yours_in_award").await;
        award.chair.refused("award_letters", award.at(), "not_allowed").await;
        let list = award.secretary.ask("award_letters", award.at()).await;
        let told: Vec<(String, String, String)> = list["letters"].as_array().expect("letters").iter().map(|line| {
            let word = |field: &str| line[field].as_str().unwrap_or_default().to_owned();
            (word("name"), word("kind"), word("leftOut"))
        }).collect();
        let expected = [
            ("Kirsten Bækgaard", "winner", ""),
            ("Bent Lund", "nominee", ""),
            ("Ole Trukket", "nominee", "withdrawn"),
            ("Palle Falk", "nominee", "not_judged"),
            ("Rosa Dahl", "nominee", "does_not_know"),
            ("Ib Holm", "winners_nominator", ""),
            ("Ida Vest", "nominator", ""),
            ("Kaj Munk", "nominator", ""),
            ("Lis Lerche", "nominator_of_rejected", ""),
            ("Per Sten", "nominator_of_rejected", "withdrawn"),
        ].map(|(name, kind, why)| (name.to_owned(), kind.to_owned(), why.to_owned()));
        assert_eq!(told, expected);
        let unknowing = decided.line("Rosa Dahl").await;
        let refused = award.secretary.refused("award_letter_text", decided.letter("nominee", &unknowing["to"]["id"]), "not_written_to").await;
        assert_eq!(refused["why"], "does_not_know");
        award.secretary.refused("award_letter_text", decided.letter("nominee", &json!(999)), "nominee_not_found").await;
        award.secretary.refused("award_letter_text", decided.letter("nominator", &json!(999)), "nomination_not_found").await;
        let text = async |to: &str, name: &str| award.secretary.ask("award_letter_text", decided.letter(to, &decided.line(name).await["to"]["id"])).await["body"].to_string();
        let to_nominator = text("nominator", "Ida Vest").await;
        assert!(to_nominator.contains("Du indstillede Bent Lund") && to_nominator.contains("Kirsten Bækgaard for at ringe"), "{to_nominator}");
        let to_nominee = text("nominee", "Bent Lund").await;
        assert!(to_nominee.contains("Du var indstillet") && !to_nominee.contains("Ida Vest"), "who nominated is not told: {to_nominee}");
    }

    async fn a_letter_is_printed_sealed_and_put_into_a_draft(test) {
        let decided = Decided::published(test).await;
        let award = &decided.award;
        let line = decided.line("Ida Vest").await;
        let letter = decided.letter("nominator", &line["to"]["id"]);
        let print = json!({ "requestKey": new_key(), "letter": letter });
        let printed = award.secretary.ask("print_award_letter", print.clone()).await;
        assert_eq!(printed["now"]["title"], "Brev om Frivillighedsprisen 2026");
        assert_eq!(award.secretary.ask("print_award_letter", print).await["now"]["id"], printed["now"]["id"]);
        assert_eq!(test.count("SELECT count(*) FROM papers WHERE sealing_key_id IS NOT NULL").await, 1);
        assert_eq!(code(&award.juror, "award_paper", decided.paper(&printed)).await, "award_paper_not_found", "it says who nominated");
        assert!(bytes(&award.secretary, "preview_award_letter", letter.clone()).await.expect("a paper").starts_with(b"%PDF"));
        let mail = json!({ "letter": letter, "paperId": printed["now"]["id"] });
        let draft = String::from_utf8(bytes(&award.secretary, "award_letter_mail", mail).await.expect("a draft")).expect("text");
        assert!(draft.contains("To: <ida@example.org>") && draft.contains("application/pdf"), "{draft}");
        let mail = json!({ "letter": letter, "paperId": 999 });
        assert_eq!(code(&award.secretary, "award_letter_mail", mail).await, "award_paper_not_found");
        let to_another = decided.letter("nominee", &decided.line("Bent Lund").await["to"]["id"]);
        let mail = json!({ "letter": to_another, "paperId": printed["now"]["id"] });
        assert_eq!(code(&award.secretary, "award_letter_mail", mail).await, "award_paper_not_found", "whose letter it is not");
    }

    async fn what_is_sent_is_ticked_and_the_tick_is_taken_back(test) {
        let decided = Decided::published(test).await;
        let award = &decided.award;
        let line = decided.line("Bent Lund").await;
        let tick = |is_done: bool| json!({ "awardYearId": award.year, "to": line["to"], "isDone": is_done });
        let ticked = award.secretary.ask("tick_award_letter", tick(true)).await;
        assert_ne!(decided.line("Bent Lund").await["doneAt"], Value::Null);
        assert_eq!(award.secretary.ask("tick_award_letter", tick(true)).await["undo"], Value::Null, "it was done");
        award.secretary.undo(&ticked).await;
        assert_eq!(decided.line("Bent Lund").await["doneAt"], Value::Null);
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event = 'award_letter_ticked'").await, 2);
        let unknowing = decided.line("Rosa Dahl").await;
        let wrong = json!({ "awardYearId": award.year, "to": unknowing["to"], "isDone": true });
        award.secretary.refused("tick_award_letter", wrong, "not_written_to").await;
    }

    async fn all_that_goes_by_post_is_one_paper_until_it_is_ticked(test) {
        let decided = Decided::of(test).await;
        let award = &decided.award;
        decided.decide().await;
        let print = || json!({ "requestKey": new_key(), "letters": decided.wanted() });
        award.secretary.refused("print_letters_by_post", print(), "award_not_published").await;
        decided.publish().await;
        let preview = bytes(&award.secretary, "preview_letters_by_post", decided.wanted()).await.expect("a paper");
        assert_eq!(frivillighus_engine::documents::pages_in(&preview), Some(5), "five of six have no e-mail address");
        let again = print();
        let printed = award.secretary.ask("print_letters_by_post", again.clone()).await;
        assert_eq!((&printed["now"]["pages"], &printed["now"]["title"]), (&json!(5), &json!("Breve om Frivillighedsprisen 2026")));
        assert_eq!(award.secretary.ask("print_letters_by_post", again).await["now"]["id"], printed["now"]["id"]);
        assert_eq!(test.count("SELECT count(*) FROM papers WHERE sealing_key_id IS NOT NULL").await, 1);
        for name in ["Kirsten Bækgaard", "Bent Lund", "Ib Holm", "Kaj Munk", "Lis Lerche"] {
            let tick = json!({ "awardYearId": award.year, "to": decided.line(name).await["to"], "isDone": true });
            award.secretary.ask("tick_award_letter", tick).await;
        }
        assert_eq!(code(&award.secretary, "preview_letters_by_post", decided.wanted()).await, "nothing_to_post");
        award.secretary.refused("print_letters_by_post", print(), "nothing_to_post").await;
    }

    async fn whose_name_was_taken_away_is_not_written_to(test) {
        let decided = Decided::published(test).await;
        let award = &decided.award;
        test.sabotage("UPDATE award_nominations SET facts = replace(facts, 'Ida Vest', '')").await.expect("as if it were taken away");
        let lines = award.secretary.ask("award_letters", award.at()).await;
        let line = lines["letters"].as_array().expect("letters").iter().find(|line| line["to"] == json!({ "to": "nominator", "id": 2 })).cloned();
        let line = line.expect("the line");
        assert_eq!(line["leftOut"], "name_taken_away");
        let letter = json!({ "awardYearId": award.year, "to": line["to"], "language": "da" });
        award.secretary.refused("print_award_letter", json!({ "requestKey": new_key(), "letter": letter }), "not_written_to").await;
        assert_eq!(code(&award.secretary, "preview_award_letter", letter).await, "not_written_to");
    }
}
