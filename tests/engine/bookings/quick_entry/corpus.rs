//! Phrases with their readings, written before the parser and without it, read in the demo office.

use std::collections::BTreeMap;

use frivillighus_engine::access::{Role, Seat};
use frivillighus_engine::demo;
use frivillighus_engine::gate;
use frivillighus_engine::shared::wall_clock::WallTime;
use frivillighus_tests::{Engine, TestOffice};
use serde_json::{Value, json};

use super::grading::{FoundParties, Names, Outcome, SCHOOL_HOLIDAYS, grade};

/// What the corpus goes by: the parts of a day in hours, and the ends that have a name.
const HOURS: [(&str, i64, i64); 4] =
    [("morning", 9, 12), ("afternoon", 13, 16), ("evening", 19, 22), ("all_day", 8, 22)];
const NAMED: [(&str, i64, i64); 2] = [("Jul", 12, 23), ("Sæsonens slutning", 4, 30)];

/// The demo office, with what the corpus goes by.
struct DemoDesk {
    test: TestOffice,
    names: Names,
}

impl DemoDesk {
    async fn open() -> Self {
        let test = TestOffice::empty_on(Engine::Sqlite).await;
        demo::make_in(&test.office).await.expect("the demo office is made");
        let manager = Seat::new(test.office.clone());
        sign_in(&manager, Role::Manager).await;
        let ask = async |operation: &str, input: Value| gate::call(&manager, operation, input).await.expect(operation);
        let hours = HOURS
            .map(|(name, starts, ends)| json!({ "name": name, "startsMinute": starts * 60, "endsMinute": ends * 60 }));
        let before = ask("day_parts", json!({})).await;
        ask("keep_day_parts", json!({ "version": before["version"], "hours": hours })).await;
        let before = ask("season_dates", json!({})).await;
        let named = NAMED.map(
            |(name, month, day)| json!({ "name": name, "everyYear": { "month": month, "day": day }, "dates": [] }),
        );
        let holidays =
            SCHOOL_HOLIDAYS.map(|(name, first, last)| json!({ "name": name, "firstOn": first, "lastOn": last }));
        ask(
            "keep_season_dates",
            json!({ "version": before["version"], "mostDates": 400, "named": named, "schoolHolidays": holidays }),
        )
        .await;
        let calendar = ask("calendar", json!({ "from": "2026-11-23", "to": "2026-11-29" })).await;
        Self { test, names: names_of(&calendar) }
    }

    /// How a record's phrase is read at its time.
    async fn read(&self, record: &Value) -> Value {
        let now = WallTime::parse(record["now"].as_str().expect("a time")).expect("a time");
        self.test.clock.set(now.start_instant().expect("an hour that exists"));
        // A seat of its own: on the way from one record's time to the next's another would be locked.
        let seat = Seat::new(self.test.office.clone());
        sign_in(&seat, Role::FrontDesk).await;
        let input = json!({ "text": record["text"], "language": record["lang"] });
        gate::call(&seat, "read_entry", input).await.unwrap_or_else(|refusal| panic!("{}: {refusal:#}", record["text"]))
    }
}

async fn sign_in(seat: &Seat, role: Role) {
    gate::call(seat, "sign_in_as_demo_role", json!({ "role": role })).await.expect("the demo has such a user");
}

fn names_of(calendar: &Value) -> Names {
    let mut names = Names::default();
    for house in calendar["houses"].as_array().expect("houses") {
        let name = |of: &Value| (of["id"].as_i64().expect("an id"), of["name"].as_str().expect("a name").to_owned());
        names.houses.extend([name(house)]);
        names.rooms.extend(house["rooms"].as_array().expect("rooms").iter().map(name));
    }
    names
}

fn found_in(answer: &Value) -> FoundParties {
    let found = answer["parties"]["found"].as_array().expect("parties");
    let name = |party: &Value| party["entry"]["name"].as_str().expect("a name").to_owned();
    let chosen = found.iter().find(|party| party["entry"]["party"] == answer["parties"]["chosen"]);
    FoundParties { proposed: found.iter().map(name).collect(), chosen: chosen.map(name) }
}

/// Reads every phrase of a corpus. All but those named are right, at least 95 of 100, and none is wrong without a word.
async fn every_phrase_is_right_but(corpus: &str, not_right: &[(&str, Outcome)]) {
    let desk = DemoDesk::open().await;
    let (mut found, mut told) = (BTreeMap::new(), String::new());
    let mut count = 0;
    for line in corpus.lines() {
        let record: Value = serde_json::from_str(line).expect("a record");
        let answer = desk.read(&record).await;
        let grade = grade(&record, &answer["reading"], &desk.names, Some(&found_in(&answer)));
        count += 1;
        if grade.outcome() != Outcome::Right {
            let id = record["id"].as_str().expect("an id").to_owned();
            told += &format!("{id} {:?} {} beyond: {}\n", grade.outcome(), record["text"], record["beyond"]);
            for (_, difference) in &grade.differences {
                told += &format!("    {difference}\n");
            }
            found.insert(id, grade.outcome());
        }
    }
    desk.test.remove().await;
    let expected: BTreeMap<String, Outcome> =
        not_right.iter().map(|(id, outcome)| ((*id).to_owned(), *outcome)).collect();
    assert!(found == expected, "of {count} phrases {} are not right:\n{told}", found.len());
    assert!(found.len() * 100 <= count * 5, "95 of 100 are to be right");
    assert!(found.values().all(|outcome| *outcome != Outcome::WrongSilent));
}

#[tokio::test]
async fn the_open_half_of_the_corpus_is_read() {
    every_phrase_is_right_but(include_str!("../../../vectors/quick_entry.jsonl"), &[]).await;
}

#[tokio::test]
async fn the_sealed_half_of_the_corpus_is_read() {
    every_phrase_is_right_but(include_str!("../../../vectors/quick_entry_sealed.jsonl"), &[]).await;
}
