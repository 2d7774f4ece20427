//! Papers of an award go with the names on them: those of a year whose time is over, and those that may tell of somebody whose name
//! goes. The recipient's own stay.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD, TestOffice, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, OWN, PASS_A_YEAR, answer, file, kept_rules};

/// A closed year in which every paper was printed, each with what it is called here.
struct Printed {
    award: Award,
    papers: Vec<(&'static str, Value)>,
}

impl Printed {
    async fn of(test: &TestOffice) -> Self {
        let award = Award::of(test).await.with_key().await;
        let winner = award.accepted("Kirsten Bækgaard").await;
        let other = Self::nominated(&award).await;
        let all = [(&winner, "none"), (&other, "none")];
        for seat in [&award.secretary, &award.chair, &award.deputy, &award.juror] {
            award.declares(seat, &all).await;
        }
        award.secretary.ask("open_scoring", award.versioned().await).await;
        let mut printed = Self { award, papers: Vec::new() };
        printed.paper("form", "print_nomination_form", json!({})).await;
        for (called, name) in [("booklet", "Ib Toft"), ("other booklet", "Finn Rée")] {
            let member = printed.award.member(name).await["id"].clone();
            printed.paper(called, "print_jury_booklet", json!({ "memberId": member })).await;
        }
        printed.choose(test, (&other, &winner)).await;
        printed.award.chair.ask("publish_award", printed.award.versioned().await).await;
        printed.paper("press", "print_press_text", json!({})).await;
        let letter = json!({ "awardYearId": printed.award.year, "to": { "to": "nominee", "id": other } });
        printed.keep("letter", "print_award_letter", json!({ "letter": letter })).await;
        let letters = json!({ "awardYearId": printed.award.year });
        printed.keep("letters", "print_letters_by_post", json!({ "letters": letters })).await;
        printed
    }

    /// Somebody who knows of it and can be written to, nominated by somebody else than the recipient was.
    async fn nominated(award: &Award) -> Value {
        let mut input = award.nomination("Bent Lund", "Ida Vest");
        input["nominee"]["phone"] = "84 00 00 44".into();
        input["nomination"]["nominatorPhone"] = "84 00 00 55".into();
        input["nomination"]["knows"] = "yes".into();
        input["nomination"]["why"] = "Ib Toft siger det, og det siger alle, som har mødt Bent Lund i de mange år, hvor han har holdt øje med hele vejen.".into();
        let card = award.secretary.ask("nominate", input).await["now"].clone();
        let judge = json!({ "nomineeId": card["id"], "version": card["version"], "eligibility": kept_rules() });
        award.secretary.ask("judge_eligibility", judge).await;
        let nomination = &card["nominations"][0]["id"];
        let taken_away = award.secretary.ask("enclose_file", file(nomination, "Bent.png", "Bent")).await;
        award.secretary.undo(&taken_away).await;
        award.secretary.ask("enclose_file", file(nomination, "Bent Lund.png", "Bent Lund")).await;
        card["id"].clone()
    }

    /// Somebody is chosen and a diploma printed; then another is chosen after all, and it is printed for them.
    async fn choose(&mut self, test: &TestOffice, (first, then): (&Value, &Value)) {
        let award = &self.award;
        award.secretary.ask("close_scoring", award.versioned().await).await;
        self.decide("recommendation", (then, Value::Null)).await;
        self.paper("protocol", "print_jury_protocol", json!({})).await;
        self.paper("recommendation", "print_recommendation", json!({})).await;
        let seen = self.decide("decision", (first, Value::Null)).await;
        self.paper("old diploma", "print_diploma", json!({})).await;
        test.clock.set(Instant::from_unix(NOW + 60));
        self.decide("decision", (then, seen)).await;
        self.paper("diploma", "print_diploma", json!({})).await;
    }

    async fn decide(&self, kind: &str, (nominee, seen): (&Value, Value)) -> Value {
        let facts = json!({ "nomineeId": nominee, "reason": "at ringe", "longReason": "Hver dag.", "otherReason": "Juryens valg" });
        let input = json!({ "requestKey": new_key(), "awardYearId": self.award.year, "kind": kind, "seen": seen, "facts": facts });
        self.award.secretary.ask("decide_award", input).await["now"]["decision"]["decidedAt"].clone()
    }

    async fn paper(&mut self, called: &'static str, operation: &str, more: Value) {
        let mut paper = json!({ "awardYearId": self.award.year });
        for (field, value) in more.as_object().into_iter().flatten() {
            paper[field] = value.clone();
        }
        self.keep(called, operation, json!({ "paper": paper })).await;
    }

    async fn keep(&mut self, called: &'static str, operation: &str, mut input: Value) {
        input["requestKey"] = json!(new_key());
        let id = self.award.secretary.ask(operation, input).await["now"]["id"].clone();
        self.papers.push((called, id));
    }

    /// The papers that the secretary still opens.
    async fn left(&self) -> Vec<&'static str> {
        let mut left = Vec::new();
        for (called, id) in &self.papers {
            match gate::bytes(&self.award.secretary.seat, "award_paper", json!({ "id": id })).await {
                Ok(_) => left.push(*called),
                Err(refusal) => assert_eq!(refusal["code"], "award_paper_not_found", "{called}: {refusal:#}"),
            }
        }
        left
    }

    async fn erase(&self, test: &TestOffice, name: &str, phone: &str) -> Value {
        let desk = test.seat(Role::FrontDesk).await;
        let facts = json!({ "fullName": name, "phone": phone });
        let input = json!({ "requestKey": new_key(), "facts": facts });
        let person = desk.ask("register_person", input).await["now"]["person"]["id"].clone();
        let manager = &self.award.manager;
        let look = manager.ask("look_at_anonymising", json!({ "personId": person })).await;
        let gone = manager.ask("anonymise_person", json!({ "personId": person, "reason": "they_asked" })).await;
        assert_eq!(gone["now"]["papers"], look["papers"], "what is told before is what goes");
        gone["now"].clone()
    }
}

const ALL: [&str; 10] = [
    "form",
    "booklet",
    "other booklet",
    "protocol",
    "recommendation",
    "old diploma",
    "diploma",
    "press",
    "letter",
    "letters",
];
const PUBLIC: [&str; 3] = ["form", "diploma", "press"];

office_test! {
    async fn papers_that_tell_of_anybody_go_with_the_names_of_their_year(test) {
        let printed = Printed::of(test).await;
        assert_eq!(printed.left().await, ALL);
        test.clock.set(Instant::from_unix(NOW + PASS_A_YEAR));
        printed.award.manager.ask("unlock_seat", json!({ "password": PASSWORD })).await;
        printed.award.secretary.ask("unlock_seat", json!({ "password": OWN })).await;
        let sheets = json!({ "awardYearId": printed.award.year, "what": "sheets" });
        printed.award.manager.refused("forget_award", sheets, "nothing_to_forget").await;
        let names = json!({ "awardYearId": printed.award.year, "what": "nominations" });
        let gone = printed.award.manager.ask("forget_award", names).await;
        assert_eq!(gone["now"]["papers"], 9, "two came with a nomination, one of them taken away");
        assert_eq!(printed.left().await, PUBLIC);
        assert_eq!(test.count("SELECT count(*) FROM papers WHERE subject_kind = 'award_year'").await, 3, "nor do they lie there");
        assert_eq!(test.count("SELECT count(*) FROM award_papers").await, 3);
        assert_eq!(test.count("SELECT count(*) FROM award_files").await, 0);
    }

    async fn papers_that_may_tell_of_somebody_go_with_their_name(test) {
        let printed = Printed::of(test).await;
        let gone = printed.erase(test, "Ida Vest", "84 00 00 55").await;
        assert_eq!(gone["papers"], 6, "who wrote is in booklets and letters, and what they enclosed goes too");
        assert_eq!(printed.left().await, ["form", "protocol", "recommendation", "old diploma", "diploma", "press"]);
        let gone = printed.erase(test, "Bent Lund", "84 00 00 44").await;
        assert_eq!(gone["papers"], 3, "somebody else's diploma goes too");
        assert_eq!(printed.left().await, PUBLIC);
    }

    async fn who_was_of_the_jury_goes_out_of_closed_years(test) {
        let printed = Printed::of(test).await;
        let award = &printed.award;
        let others = award.members_named().await;
        let gone = printed.erase(test, "Ib Toft", "84 00 00 66").await;
        assert_eq!((&gone["papers"], &gone["texts"]), (&json!(3), &json!(1)), "the booklet, the protocol, the recommendation; what somebody wrote");
        assert_eq!(printed.left().await, ["form", "other booklet", "old diploma", "diploma", "press", "letter", "letters"]);
        let mut expected = others.clone();
        expected[others.iter().position(|name| name == "Ib Toft").expect("the juror")] = "Anonym".into();
        assert_eq!(award.members_named().await, expected);
        let named = "SELECT count(*) FROM events WHERE event LIKE 'award_%' AND event_values LIKE '%Ib Toft%'";
        assert_eq!(test.count(named).await, 0, "the log names them no more");
        let without = r#"SELECT count(*) FROM events WHERE event = 'award_member_appointed' AND event_values LIKE '%"name":"…"%'"#;
        assert_eq!(test.count(without).await, 1, "that somebody was appointed stays");
        let others = "SELECT count(*) FROM events WHERE event LIKE 'award_%' AND event_values LIKE '%Finn Rée%'";
        assert!(test.count(others).await > 0);
        assert_eq!(test.count("SELECT count(*) FROM award_nominations WHERE facts LIKE '%Ib Toft%'").await, 0);
        assert_eq!(test.count("SELECT count(*) FROM award_nominations WHERE facts LIKE '%har mødt Bent Lund%'").await, 1, "the rest stays");
    }

    async fn who_is_of_the_jury_stays_while_the_year_runs(test) {
        let award = Award::of(test).await;
        let one = award.accepted("Kirsten Bækgaard").await;
        let mut doubt = answer(&one, "in_doubt");
        doubt["reason"] = "Else Papir er min nabo".into();
        award.juror.ask("declare_interests", json!({ "awardYearId": award.year, "answers": [doubt] })).await;
        let printed = Printed { award, papers: Vec::new() };
        printed.erase(test, "Else Papir", "84 00 00 77").await;
        assert!(printed.award.members_named().await.contains(&"Else Papir".to_owned()));
        assert_eq!(test.count("SELECT count(*) FROM award_interests WHERE reason LIKE '%Papir%'").await, 1);
    }

    async fn figures_are_the_same_after_the_names_are_gone(test) {
        let award = Award::of(test).await.with_key().await;
        let mut all = Vec::new();
        for (name, area, group) in [("Kirsten Bækgaard", "Havnen", "Ældre"), ("Bent Lund", "Midtbyen", "Unge")] {
            let mut input = award.nomination(name, "Ib Holm");
            input["nominee"]["area"] = area.into();
            input["nominee"]["place"] = "Bents garage".into();
            input["nominee"]["targetGroup"] = group.into();
            let card = award.secretary.ask("nominate", input).await["now"].clone();
            let judge = json!({ "nomineeId": card["id"], "version": card["version"], "eligibility": kept_rules() });
            award.secretary.ask("judge_eligibility", judge).await;
            all.push(card["id"].clone());
        }
        let answers: Vec<(&Value, &str)> = all.iter().map(|nominee| (nominee, "none")).collect();
        for seat in [&award.secretary, &award.chair] {
            award.declares(seat, &answers).await;
        }
        award.secretary.ask("open_scoring", award.versioned().await).await;
        award.secretary.ask("close_scoring", award.versioned().await).await;
        let facts = json!({ "nomineeId": all[0], "reason": "at ringe", "longReason": "", "otherReason": "Juryens valg" });
        let decision = json!({ "requestKey": new_key(), "awardYearId": award.year, "kind": "decision", "facts": facts });
        award.chair.ask("decide_award", decision).await;
        award.chair.ask("publish_award", award.versioned().await).await;
        let before = award.secretary.ask("award_statistics", json!({})).await;
        test.clock.set(Instant::from_unix(NOW + PASS_A_YEAR));
        award.manager.ask("unlock_seat", json!({ "password": PASSWORD })).await;
        award.secretary.ask("unlock_seat", json!({ "password": OWN })).await;
        award.manager.ask("forget_award", json!({ "awardYearId": award.year, "what": "nominations" })).await;
        assert_eq!(award.secretary.ask("award_statistics", json!({})).await, before);
        assert!(before.to_string().contains("Midtbyen"), "{before}");
        assert_eq!(test.count("SELECT count(*) FROM award_nominees WHERE facts LIKE '%garage%'").await, 0);
    }
}

impl Award {
    async fn members_named(&self) -> Vec<String> {
        let members = self.card().await["members"].clone();
        let names = members.as_array().expect("members").iter();
        names.map(|member| member["facts"]["name"].as_str().unwrap_or_default().to_owned()).collect()
    }
}
