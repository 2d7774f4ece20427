//! Evaluation sheets, from the office that prints them: the smallest, the usual, the extreme, in both languages.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{Engine, TestOffice, TestSeat, new_key};
use serde_json::{Value, json};

use crate::agreements::{conforms, lines_of, read_back, reads_as_kept};
use crate::conformance::save;
use crate::office::tell_all;

/// A consultant's desk with one agreement.
pub struct Desk {
    pub office: TestOffice,
    pub consultant: TestSeat,
    /// As it was last read.
    pub agreement: Value,
}

impl Desk {
    pub async fn with(association: &str, title: &str) -> Self {
        let office = TestOffice::on(Engine::Sqlite).await;
        let consultant = office.seat(Role::Consultant).await;
        let facts = json!({ "kind": "association", "name": association, "borrowerCategory": "social" });
        let party = consultant.ask("register_organisation", json!({ "requestKey": new_key(), "facts": facts })).await;
        let begin = json!({ "requestKey": new_key(), "organisationId": party["now"]["organisation"]["id"],
            "activityTitle": title, "language": "da" });
        let agreement = consultant.ask("draft_agreement", begin).await["now"].clone();
        Self { office, consultant, agreement }
    }

    async fn sets(&self, goal: &str, measure: &str) -> Value {
        let facts = json!({ "goal": goal, "measure": measure, "evaluateOn": "2026-11-01" });
        let input = json!({ "requestKey": new_key(), "agreementId": self.agreement["id"], "facts": facts });
        let set = self.consultant.ask("set_goal", input).await;
        set["now"]["goals"].as_array().expect("a list").last().expect("the goal")["id"].clone()
    }

    /// Sends it as it stands, holes and all.
    pub async fn send(&self) -> Value {
        let send = json!({ "id": self.agreement["id"], "version": self.agreement["version"], "requestKey": new_key(),
            "to": "association", "holes": "print" });
        self.consultant.ask("hand_on_agreement", send).await["now"].clone()
    }

    /// Sent, and signed by both.
    pub async fn sign(&self) {
        let mut now = self.send().await;
        for side in ["municipality", "association"] {
            let signature = json!({ "id": now["id"], "version": now["version"], "requestKey": new_key(), "side": side,
                "name": "Lone Holm", "title": "", "signedOn": "2026-11-22" });
            now = self.consultant.ask("sign_agreement", signature).await["now"].clone();
        }
    }

    /// Notice is given by one side.
    pub async fn ends(&self, by: &str) {
        let now =
            self.consultant.ask("open_agreement", json!({ "id": self.agreement["id"] })).await["agreement"].clone();
        let notice = json!({ "id": now["id"], "version": now["version"], "givenOn": "2026-11-24", "givenBy": by, "way": "with_notice" });
        self.consultant.ask("terminate_agreement", notice).await;
    }

    async fn answers(&self, goal: &Value, outcome: &str, result: &str, next_step: &str) {
        let input = json!({ "requestKey": new_key(), "goalId": goal, "outcome": outcome, "result": result,
            "nextStep": next_step, "evaluatedOn": "2026-11-20", "againOn": null });
        self.consultant.ask("evaluate_goal", input).await;
    }

    async fn sheet(&self, name: &str, language: &str) -> Vec<u8> {
        let sheet = json!({ "id": self.agreement["id"], "language": language });
        let input = json!({ "requestKey": new_key(), "sheet": sheet });
        let paper = self.consultant.ask("print_evaluation_sheet", input).await;
        let id = json!({ "id": paper["now"]["id"] });
        let bytes = gate::bytes(&self.consultant.seat, "paper", id).await.expect("the paper");
        save(name, &bytes);
        conforms(name, &bytes);
        bytes
    }
}

#[tokio::test]
async fn a_sheet_without_goals_is_one_page_to_write_on() {
    let desk = Desk::with("Kor", "Sang").await;
    let bytes = desk.sheet("sheet-smallest", "da").await;
    reads_as_kept("sheet_smallest", &bytes);
    desk.office.remove().await;
}

#[tokio::test]
async fn the_usual_sheet_reads_back_in_both_languages() {
    let desk = Desk::with("Koret Klangbølgen", "Åben sangaften").await;
    tell_all(&desk.office.seat(Role::Administrator).await).await;
    let first = desk.sets("40 sangere hver gang", "Tælling ved døren").await;
    desk.sets("Tre nye værter", "").await;
    desk.sign().await;
    desk.answers(&first, "partly", "33 sangere i snit.", "Opslag på biblioteket").await;
    let note = json!({ "requestKey": new_key(), "agreementId": desk.agreement["id"], "facts": { "heldOn": "2026-11-20",
        "tookPart": "formanden", "said": "Kontorets egen note.", "nextStep": "", "nextOn": null } });
    desk.consultant.ask("note_talk", note).await;
    let bytes = desk.sheet("sheet-usual", "da").await;
    reads_as_kept("sheet_usual", &bytes);
    assert!(!read_back(&bytes).contains("egen note"), "what the office notes for itself is told nobody");
    let bytes = desk.sheet("sheet-english", "en").await;
    reads_as_kept("sheet_english", &bytes);
    desk.office.remove().await;
}

#[tokio::test]
async fn sixty_goals_with_endless_words_lose_nothing() {
    let compound = "frivillighedskoordineringsudvalgsformandskandidatopstillingsmøde";
    let desk = Desk::with(&format!("Foreningen for {compound}"), compound).await;
    desk.sign().await;
    for number in 1..=60 {
        let goal = desk.sets(&format!("{compound} nummer {number}"), &format!("{compound} ").repeat(4)).await;
        if number % 3 > 0 {
            let (result, next_step) = (format!("Svar {number}. {}", "Mange ord. ".repeat(150)), "محمد Łukaszewicz");
            desk.answers(&goal, "missed", &result, next_step).await;
        }
    }
    let bytes = desk.sheet("sheet-extreme", "da").await;
    let text = lines_of(&read_back(&bytes));
    for number in (1..=60).filter(|number| number % 3 > 0) {
        assert!(text.contains(&format!("Svar {number}.")), "answer {number} is lost");
    }
    let letters: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}').collect();
    for number in 1..=60 {
        assert!(letters.contains(&format!("opstillingsmødenummer{number}")), "goal {number} is lost");
    }
    desk.office.remove().await;
}
