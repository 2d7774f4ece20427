//! An office with an award year: a consultant runs it, a chair, a deputy and a juror sign in, and one juror works on paper.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use frivillighus_engine::access::Role;
pub use frivillighus_tests::kept_rules;
use frivillighus_tests::{PASSWORD, TestOffice, TestSeat, new_key};
use serde_json::{Value, json};

pub const OWN: &str = "et helt eget kodeord";
/// Long enough after the day of the tests that the names of an award of that year fall due, in seconds.
pub const PASS_A_YEAR: i64 = 310 * 24 * 3600;

/// The award of 2026, whose deadline and handing over are past on the day of the tests.
pub struct Award {
    pub manager: TestSeat,
    pub secretary: TestSeat,
    pub chair: TestSeat,
    pub deputy: TestSeat,
    pub juror: TestSeat,
    pub year: Value,
}

pub fn user_of(seat: &TestSeat) -> Value {
    json!(seat.seat.signed_in().expect("signed in").user_id)
}

/// Somebody of this role, with a password of their own.
pub async fn somebody(test: &TestOffice, role: Role) -> TestSeat {
    let seat = test.seat(role).await;
    let own = json!({ "currentPassword": PASSWORD, "newPassword": OWN, "newPasswordAgain": OWN });
    seat.ask("change_own_password", own).await;
    seat
}

impl Award {
    pub async fn of(test: &TestOffice) -> Self {
        Self::of_year(test, 2026).await
    }

    pub async fn of_year(test: &TestOffice, year: i32) -> Self {
        let manager = test.seat(Role::Manager).await;
        let secretary = somebody(test, Role::Consultant).await;
        let (chair, deputy, juror) =
            (somebody(test, Role::Juror).await, somebody(test, Role::Juror).await, somebody(test, Role::Juror).await);
        let new =
            json!({ "requestKey": new_key(), "year": year, "secretaryId": user_of(&secretary), "copiesLast": false });
        let year = manager.ask("start_award_year", new).await["now"]["id"].clone();
        let award = Self { manager, secretary, chair, deputy, juror, year };
        award.appoint("chair", Some(&award.chair), "Finn Rée").await;
        award.appoint("deputy", Some(&award.deputy), "Bodil Skov").await;
        award.appoint("juror", Some(&award.juror), "Ib Toft").await;
        award.appoint("juror", None, "Else Papir").await;
        award
    }

    pub async fn appoint(&self, position: &str, seat: Option<&TestSeat>, name: &str) -> Value {
        let facts = json!({ "position": position, "userId": seat.map(user_of), "personId": null, "name": name });
        let input = json!({ "requestKey": new_key(), "awardYearId": self.year, "facts": facts });
        self.secretary.ask("appoint_award_member", input).await
    }

    /// The key of the year, given to everybody.
    pub async fn with_key(self) -> Self {
        self.secretary.ask("begin_award_key", self.at()).await;
        self.secretary.ask("share_award_key", self.at()).await;
        self
    }

    pub fn at(&self) -> Value {
        json!({ "awardYearId": self.year })
    }

    pub async fn card(&self) -> Value {
        self.secretary.ask("open_award_year", self.at()).await
    }

    /// Somebody of the year, by name.
    pub async fn member(&self, name: &str) -> Value {
        let card = self.card().await;
        let members = card["members"].as_array().expect("members").clone();
        let found = members.into_iter().find(|member| member["facts"]["name"] == name);
        found.unwrap_or_else(|| panic!("no {name}"))
    }

    pub async fn versioned(&self) -> Value {
        json!({ "awardYearId": self.year, "version": self.card().await["version"] })
    }

    pub fn nomination(&self, name: &str, nominator: &str) -> Value {
        json!({
            "requestKey": new_key(), "awardYearId": self.year, "nomineeId": null,
            "nominee": { "name": name, "kind": "person" },
            "nomination": written(name, nominator),
            "receivedOn": "24/8-2026", "receivedTime": "14.05",
        })
    }

    /// Somebody nominated; their card.
    pub async fn nominated(&self, name: &str) -> Value {
        self.secretary.ask("nominate", self.nomination(name, "Ib Holm")).await["now"].clone()
    }

    /// Somebody nominated whom the jury judges; their id.
    pub async fn accepted(&self, name: &str) -> Value {
        let card = self.nominated(name).await;
        let input = json!({ "nomineeId": card["id"], "version": card["version"], "eligibility": kept_rules() });
        self.secretary.ask("judge_eligibility", input).await;
        card["id"].clone()
    }

    /// What a seat answers about some nominees.
    pub async fn declares(&self, seat: &TestSeat, answers: &[(&Value, &str)]) -> Value {
        let answers: Vec<Value> = answers.iter().map(|(nominee, interest)| answer(nominee, interest)).collect();
        seat.ask("declare_interests", json!({ "awardYearId": self.year, "answers": answers })).await
    }

    /// A juror gives every nominee on their table these points in all criteria, by name once closed or in the order of numbers.
    pub async fn scores(&self, seat: &TestSeat, points: impl Fn(&Value) -> i64) {
        let table = seat.ask("award_scoring", self.at()).await;
        for line in table["lines"].as_array().expect("lines") {
            let sheet =
                seat.ask("read_for_scoring", json!({ "awardYearId": self.year, "number": line["number"] })).await;
            seat.ask("score_nominee", self.sheet(line, points(&sheet))).await;
        }
    }

    pub fn sheet(&self, line: &Value, points: i64) -> Value {
        json!({ "awardYearId": self.year, "number": line["number"], "mark": line["mark"], "version": line["version"],
            "sheet": sheet_of(points) })
    }
}

/// One pixel, and words in it that no picture shows, as base64 text.
pub fn picture(words: &str) -> String {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.add_text_chunk("Title".into(), words.into()).expect("words");
    encoder.write_header().expect("a head").write_image_data(&[0]).expect("a pixel");
    STANDARD.encode(bytes)
}

pub fn file(nomination: &Value, name: &str, words: &str) -> Value {
    json!({ "requestKey": new_key(), "nominationId": nomination, "fileName": name, "scan": picture(words) })
}

pub fn answer(nominee: &Value, interest: &str) -> Value {
    let ground = if interest == "conflicted" { json!("leadership") } else { Value::Null };
    json!({ "nomineeId": nominee, "interest": interest, "ground": ground, "reason": "" })
}

pub fn sheet_of(points: i64) -> Value {
    let codes = ["effort", "difference", "initiative", "together", "example"];
    let scores: serde_json::Map<String, Value> = codes.iter().map(|code| ((*code).to_owned(), json!(points))).collect();
    json!({ "scores": scores, "abstained": false, "note": "" })
}

pub fn written(name: &str, nominator: &str) -> Value {
    json!({
        "effort": format!("{name} ringer hver dag til dem, som ingen har at tale med. ").repeat(5),
        "difference": "Mange har nogen at tale med hver dag, og det mærkes på dem. ".repeat(2),
        "why": "Det er sket i mange år, uden at nogen har sagt tak for det. ".repeat(2),
        "nominator": nominator, "nominatorPhone": "84 00 00 12", "tie": "other", "informed": true,
    })
}

pub fn names(list: &Value, field: &str) -> Vec<String> {
    let lines = list.as_array().expect("a list").iter();
    lines.map(|line| line[field].as_str().unwrap_or_default().to_owned()).collect()
}
