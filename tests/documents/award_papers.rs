//! The award's papers before the hand-over: the form, a booklet, the protocol, the recommendation; smallest, usual and extreme.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{Engine, PASSWORD, TestOffice, TestSeat, kept_rules, new_key};
use serde_json::{Value, json};

use crate::agreements::{conforms, is_as_kept, lines_of, read_back, reads_as_kept};
use crate::conformance::save;
use crate::office::tell_all;

const OWN: &str = "et helt eget kodeord";

/// An award of 2026 that a manager runs; a chair signs in, and three jurors work on paper.
struct Award {
    office: TestOffice,
    secretary: TestSeat,
    chair: TestSeat,
    papers: Vec<Value>,
    nominees: Vec<Value>,
}

/// Who is nominated, and by how many.
struct Wanted {
    name: String,
    nominations: usize,
    words: String,
}

fn usual() -> Vec<Wanted> {
    let wanted = |name: &str, nominations| Wanted { name: name.into(), nominations, words: String::new() };
    vec![wanted("Kirsten Bækgaard", 2), wanted("Koret Klangbølgen", 1)]
}

impl Award {
    async fn of(office: TestOffice, wanted: &[Wanted]) -> Self {
        let manager = office.seat(Role::Manager).await;
        let own = |seat: TestSeat| async {
            let input = json!({ "currentPassword": PASSWORD, "newPassword": OWN, "newPasswordAgain": OWN });
            seat.ask("change_own_password", input).await;
            seat
        };
        let secretary = own(office.seat(Role::Consultant).await).await;
        let chair = own(office.seat(Role::Juror).await).await;
        let id = |seat: &TestSeat| json!(seat.seat.signed_in().expect("signed in").user_id);
        let new = json!({ "requestKey": new_key(), "year": 2026, "secretaryId": id(&secretary), "copiesLast": false });
        manager.ask("start_award_year", new).await;
        let mut award = Self { office, secretary, chair, papers: Vec::new(), nominees: Vec::new() };
        award.appoint("chair", id(&award.chair), "Finn Rée").await;
        for name in ["Bodil Skov", "Else Papir", "Ib Toft"] {
            let now = award.appoint("juror", Value::Null, name).await["now"].clone();
            award.papers.push(now["members"].as_array().expect("members").last().expect("a member")["id"].clone());
        }
        for operation in ["begin_award_key", "share_award_key"] {
            award.secretary.ask(operation, json!({ "awardYearId": 1 })).await;
        }
        for one in wanted {
            award.nominate(one).await;
        }
        award
    }

    async fn appoint(&self, position: &str, user: Value, name: &str) -> Value {
        let facts = json!({ "position": position, "userId": user, "personId": null, "name": name });
        let input = json!({ "requestKey": new_key(), "awardYearId": 1, "facts": facts });
        self.secretary.ask("appoint_award_member", input).await
    }

    async fn nominate(&mut self, wanted: &Wanted) {
        let Wanted { name, nominations, words } = wanted;
        let text = |begins: &str, length: usize| {
            let words = if words.is_empty() { begins } else { words };
            words.chars().cycle().take(length).collect::<String>().trim().to_owned()
        };
        let mut nominee = Value::Null;
        let mut card = Value::Null;
        for number in 1..=*nominations {
            let nomination = json!({
                "effort": format!("{name}: {}", text("ringer hver dag til dem, som ingen har at tale med. ", 260)),
                "difference": text("Mange har nogen at tale med, og det mærkes på dem. ", 160),
                "why": text("Det er sket i mange år, uden at nogen har sagt tak. ", 160),
                "criteria": ["effort", "difference"],
                "nominator": format!("Indstiller Nummer{number}"), "nominatorPhone": "84 00 00 12", "tie": "other", "informed": true,
            });
            let input = json!({ "requestKey": new_key(), "awardYearId": 1, "nomineeId": nominee,
                "nominee": { "name": name, "kind": "person", "place": "Havbjerg", "since": "2014", "targetGroup": "Ældre" },
                "nomination": nomination, "receivedOn": "24/8-2026", "receivedTime": "14.05" });
            card = self.secretary.ask("nominate", input).await["now"].clone();
            nominee = card["id"].clone();
        }
        let judged = json!({ "nomineeId": nominee, "version": card["version"], "eligibility": kept_rules() });
        self.secretary.ask("judge_eligibility", judged).await;
        self.nominees.push(nominee);
    }

    /// Everybody answers that they have no interest, and scoring begins.
    async fn opened(&self) {
        let answers: Vec<Value> = self
            .nominees
            .iter()
            .map(|nominee| json!({ "nomineeId": nominee, "interest": "none", "ground": null, "reason": "" }))
            .collect();
        let of = |member: Value| json!({ "awardYearId": 1, "memberId": member, "answers": answers });
        self.chair.ask("declare_interests", of(Value::Null)).await;
        self.secretary.ask("declare_interests", of(Value::Null)).await;
        for paper in &self.papers {
            self.secretary.ask("declare_interests", of(paper.clone())).await;
        }
        self.secretary.ask("open_scoring", self.versioned().await).await;
    }

    async fn versioned(&self) -> Value {
        let card = self.secretary.ask("open_award_year", json!({ "awardYearId": 1 })).await;
        json!({ "awardYearId": 1, "version": card["version"] })
    }

    /// The jurors on paper gave all the same points, scoring is closed, and the first nominee is recommended.
    async fn chosen(&self) {
        let codes = ["effort", "difference", "initiative", "together", "example"];
        let scores: serde_json::Map<String, Value> = codes.iter().map(|code| ((*code).to_owned(), json!(4))).collect();
        for paper in &self.papers {
            let table = self.secretary.ask("award_scoring", json!({ "awardYearId": 1, "memberId": paper })).await;
            for line in table["lines"].as_array().expect("lines") {
                let sheet = json!({ "scores": scores, "abstained": false, "note": "" });
                let input = json!({ "awardYearId": 1, "memberId": paper, "number": line["number"], "mark": line["mark"], "version": 0, "sheet": sheet });
                self.secretary.ask("score_nominee", input).await;
            }
        }
        self.secretary.ask("close_scoring", self.versioned().await).await;
        let facts = json!({ "nomineeId": self.nominees[0], "reason": "at ringe til dem, som ingen ringer til",
            "longReason": "I ti år er ingen i Havbjerg blevet glemt.", "otherReason": "De to stod lige, og juryen valgte den, der har gjort det længst." });
        let input = json!({ "requestKey": new_key(), "awardYearId": 1, "kind": "recommendation", "facts": facts });
        self.chair.ask("decide_award", input).await;
    }

    async fn printed(&self, name: &str, what: &str, paper: Value) -> Vec<u8> {
        let input = json!({ "requestKey": new_key(), "paper": paper });
        let printed = self.secretary.ask(&format!("print_{what}"), input).await;
        let id = json!({ "id": printed["now"]["id"] });
        let bytes = gate::bytes(&self.secretary.seat, "award_paper", id).await.expect("the paper");
        save(name, &bytes);
        conforms(name, &bytes);
        bytes
    }
}

#[tokio::test]
async fn the_form_is_there_in_both_languages() {
    let office = TestOffice::on(Engine::Sqlite).await;
    tell_all(&office.seat(Role::Administrator).await).await;
    let award = Award::of(office, &[]).await;
    for language in ["da", "en"] {
        let paper = json!({ "awardYearId": 1, "language": language });
        let bytes = award.printed(&format!("nomination-form-{language}"), "nomination_form", paper).await;
        reads_as_kept(&format!("nomination_form_{language}"), &bytes);
    }
    award.office.remove().await;
}

#[tokio::test]
async fn papers_of_the_smallest_year_stand_as_they_are() {
    let wanted = Wanted { name: "Bo".into(), nominations: 1, words: String::new() };
    let award = Award::of(TestOffice::on(Engine::Sqlite).await, &[wanted]).await;
    award.opened().await;
    let paper = json!({ "awardYearId": 1, "memberId": award.papers[1], "language": "en" });
    let bytes = award.printed("jury-booklet-smallest", "jury_booklet", paper).await;
    is_as_kept("jury_booklet_smallest", &without_number(&read_back(&bytes)));
    award.secretary.ask("close_scoring", award.versioned().await).await;
    let paper = json!({ "awardYearId": 1, "language": "en" });
    let bytes = award.printed("jury-protocol-smallest", "jury_protocol", paper).await;
    reads_as_kept("jury_protocol_smallest", &bytes);
    award.office.remove().await;
}

/// Numbers are drawn by lot.
fn without_number(text: &str) -> String {
    let word =
        |word: &str| if word.chars().all(|letter| letter.is_ascii_digit()) { "N".to_owned() } else { word.to_owned() };
    let line = |line: &str| match line.trim_start().strip_prefix("No. ").or(line.trim_start().strip_prefix("Nr. ")) {
        Some(number) => format!("Nr. {}", word(number.trim())),
        None => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn the_usual_papers_read_back_and_tell_no_single_score() {
    let office = TestOffice::on(Engine::Sqlite).await;
    tell_all(&office.seat(Role::Administrator).await).await;
    let award = Award::of(office, &usual()).await;
    award.opened().await;
    let paper = json!({ "awardYearId": 1, "memberId": award.papers[1], "language": "da" });
    let bytes = award.printed("jury-booklet-usual", "jury_booklet", paper).await;
    let text = read_back(&bytes);
    for name in ["Kirsten", "Klangbølgen", "Nummer1"] {
        assert!(!text.contains(name), "{name}: {text}");
    }
    assert_eq!(text.matches("Dine point").count(), 2);
    award.chosen().await;
    let held = json!({ "awardYearId": 1, "language": "da", "held": "14. september 2026 kl. 16, Rådhuset", "absent": [award.papers[2]] });
    reads_as_kept("jury_protocol_usual", &award.printed("jury-protocol-usual", "jury_protocol", held).await);
    for (name, language) in [("award_recommendation_usual", "da"), ("award_recommendation_english", "en")] {
        let paper = json!({ "awardYearId": 1, "language": language });
        reads_as_kept(name, &award.printed(name, "recommendation", paper).await);
    }
    award.office.remove().await;
}

#[tokio::test]
async fn endless_words_and_many_nominations_lose_nothing() {
    let compound = "frivillighedskoordineringsudvalgsformandskandidatopstillingsmøde ";
    let wanted = vec![
        Wanted {
            name: format!("Foreningen for {} i Bøgelunde Strand, Havbjerg og omegn", compound.trim()),
            nominations: 9,
            words: "samarbejdsaftaleforhandlingsudvalgssekretariatsmedarbejder ".repeat(4),
        },
        Wanted {
            name: "محمد عبد الرحمن Łukaszewicz-Żółkiewska".into(),
            nominations: 1,
            words: "Þórður → ✓ og alt det andet. ".into(),
        },
    ];
    let award = Award::of(TestOffice::on(Engine::Sqlite).await, &wanted).await;
    award.opened().await;
    let paper = json!({ "awardYearId": 1, "memberId": award.papers[1], "language": "da" });
    let bytes = award.printed("jury-booklet-extreme", "jury_booklet", paper).await;
    let text = lines_of(&read_back(&bytes));
    assert_eq!(text.matches("Hvorfor netop denne").count(), 10, "{text}");
    award.chosen().await;
    let held = json!({ "awardYearId": 1, "language": "da", "held": compound.repeat(3).trim() });
    award.printed("jury-protocol-extreme", "jury_protocol", held).await;
    let paper = json!({ "awardYearId": 1, "language": "da", "finalists": 10 });
    award.printed("award-recommendation-extreme", "recommendation", paper).await;
    award.office.remove().await;
}
