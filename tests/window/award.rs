//! The yearly award in the window: a juror who scores by keyboard, and a whole year from its beginning to its recipient.

mod beginning;
mod judging;
mod juror;
mod papers;
mod year;

use frivillighus_engine::access::Role;
use frivillighus_tests::kept_rules;
use serde_json::{Value, json};

use crate::offices::Desk;

const CRITERIA: [&str; 5] = ["effort", "difference", "initiative", "together", "example"];

/// What is written of somebody, long enough for the form.
pub const EFFORT: &str = "Hver morgen kl. ni ringer hun til toogtyve mennesker, som ellers ikke taler med nogen. Hun har en bog, hvor der \
    står, hvad de skulle i går, så hun kan spørge til det. Bliver telefonen ikke taget, cykler hun selv forbi, også når det regner.";
pub const DIFFERENCE: &str = "Den, der før sad alene med kaffen, har nu en stemme at vente på, og hjemmeplejen hører om et fald, før det er gået galt.";
pub const WHY: &str = "Hun har gjort det i ni år, uden at det står nogen steder, og hun siger altid, at det er hende, der får noget ud af det.";

impl Desk {
    /// The award of this year, as whoever sits at the neighbour's desk knows it.
    pub async fn award_of(&self, year: i32) -> Value {
        let years = self.colleague(Role::Consultant, "award_years", json!({})).await;
        let years = years.as_array().expect("years").clone();
        years.into_iter().find(|one| one["year"] == year).expect("the award of the year")["id"].clone()
    }

    /// What a colleague asks about a year, or does to it, and nothing besides.
    pub async fn colleague_in_award(&self, role: Role, operation: &str, year: &Value) -> Value {
        self.colleague(role, operation, json!({ "awardYearId": year })).await
    }

    /// A colleague gathers those who are one, and finds every rule kept of everybody who waits to be judged.
    pub async fn colleague_accepts_all(&self, year: &Value) {
        let list = self.colleague_in_award(Role::Consultant, "list_nominees", year).await;
        let twins = list["twins"].as_array().expect("twins");
        for pair in twins {
            let part = self.colleague(Role::Consultant, "open_nominee", json!({ "nomineeId": pair["otherId"] })).await;
            let input = json!({ "nomineeId": part["id"], "version": part["version"], "intoId": pair["oneId"] });
            self.colleague(Role::Consultant, "merge_nominees", input).await;
        }
        let list = self.colleague_in_award(Role::Consultant, "list_nominees", year).await;
        for line in list["nominees"].as_array().expect("nominees") {
            if line["state"] != "received" && line["state"] != "checking" {
                continue;
            }
            let card = self.colleague(Role::Consultant, "open_nominee", json!({ "nomineeId": line["id"] })).await;
            let input = json!({ "nomineeId": card["id"], "version": card["version"], "eligibility": kept_rules() });
            self.colleague(Role::Consultant, "judge_eligibility", input).await;
        }
    }

    /// A colleague accepts everybody and answers for them, makes the key of the year, gives it away and opens the scoring.
    pub async fn colleague_opens_scoring(&self, year: &Value) {
        self.colleague_accepts_all(year).await;
        self.colleague_answers(Role::Consultant, json!({ "awardYearId": year, "memberId": null })).await;
        self.colleague_in_award(Role::Consultant, "begin_award_key", year).await;
        let card = self.colleague_in_award(Role::Consultant, "share_award_key", year).await["now"].clone();
        self.colleague(Role::Consultant, "open_scoring", json!({ "awardYearId": year, "version": card["version"] }))
            .await;
    }

    /// A colleague has no interest in anybody, or somebody on paper has none.
    async fn colleague_answers(&self, role: Role, of: Value) {
        let page = self.colleague(role, "award_interests", of.clone()).await;
        let none = |one: &Value| json!({ "nomineeId": one["nomineeId"], "interest": "none" });
        let answers: Vec<Value> = page["nominees"].as_array().expect("nominees").iter().map(none).collect();
        let declared = json!({ "awardYearId": of["awardYearId"], "memberId": of["memberId"], "answers": answers });
        self.colleague(role, "declare_interests", declared).await;
    }

    /// The chair, the juror who signs in and one on paper answer for everybody and score them all; one of them stays harsh.
    pub async fn colleagues_score(&self, year: &Value) {
        let card = self.colleague_in_award(Role::Consultant, "open_award_year", year).await;
        let members = card["members"].as_array().expect("members");
        let paper =
            members.iter().find(|member| member["facts"]["name"] == "Ulla Toftegaard").expect("a juror on paper");
        let jury = [
            (Role::Consultant, Value::Null, None),
            (Role::Manager, Value::Null, Some(["54454", "44343", "33433", "23322"])),
            (Role::Juror, Value::Null, Some(["45545", "34443", "43334", "52232"])),
            (Role::Consultant, paper["id"].clone(), Some(["43343", "33232", "22322", "12221"])),
        ];
        for (role, member, sheets) in jury {
            let of = json!({ "awardYearId": year, "memberId": member });
            self.colleague_answers(role, of.clone()).await;
            let Some(sheets) = sheets else { continue };
            let table = self.colleague(role, "award_scoring", of.clone()).await;
            for (number, points) in sheets.into_iter().enumerate() {
                let scores: serde_json::Map<String, Value> = CRITERIA
                    .iter()
                    .zip(points.chars())
                    .map(|(code, digit)| ((*code).to_owned(), json!(digit.to_digit(10))))
                    .collect();
                let sheet = json!({ "scores": scores, "abstained": false, "note": "" });
                let mut input = of.clone();
                (input["number"], input["version"], input["sheet"]) = (json!(number + 1), json!(0), sheet);
                input["mark"] = table["lines"][number]["mark"].clone();
                self.colleague(role, "score_nominee", input).await;
            }
        }
    }

    /// Goes to the award, and to one of its parts.
    pub async fn opens_award(&self, part: &str) {
        self.window.keys("G P").await;
        self.window.sees_in("h1", "Frivillighedsprisen").await;
        self.window.press_in("[role=tab]", part).await;
        self.window.sees_in("[role=tab][aria-selected=true]", part).await;
    }

    /// Waits for the sheet at this place of the list. Of what a juror never reads the number stays unused.
    pub async fn reads_sheet(&self, place: usize) {
        let line = format!("main nav li:nth-child({place}) [aria-current=true] .name");
        let number = self.window.find_named(&line, "Nr.").await.text().await.expect("a number");
        self.window.sees_in("h3", number.trim()).await;
    }

    /// Chooses among what stands beside each other under a name that is only said.
    pub async fn chooses(&self, legend: &str, choice: &str) {
        self.window.press_in(&format!("[role=radiogroup][aria-label='{legend}'] label"), choice).await;
    }
}
