//! Letters to borrowers, from the office that prints them: the smallest, the usual, the extreme, in both languages.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{Engine, TestOffice, TestSeat, new_key};
use serde_json::{Value, json};

use crate::agreements::{conforms, lines_of, read_back, reads_as_kept};
use crate::conformance::save;
use crate::office::tell_all;

/// An office with a house of so many rooms.
pub struct Desk {
    pub office: TestOffice,
    pub desk: TestSeat,
    pub house: Value,
    pub rooms: Vec<Value>,
}

impl Desk {
    pub async fn with_rooms(names: &[String], rules: &str) -> Self {
        let office = TestOffice::on(Engine::Sqlite).await;
        let manager = office.seat(Role::Manager).await;
        let unknown = json!({ "state": "unknown", "note": "" });
        let house = json!({ "name": "Havnehuset", "shortName": "", "aliases": [], "street": "Havnegade 4",
            "postalCode": "2681", "town": "Bøgelunde Strand", "nearestStop": "Havnepladsen", "stopDistance": "200 m",
            "stepFree": unknown, "accessibleToilet": unknown, "hearingLoop": unknown, "parking": unknown,
            "gridMinutes": 15, "onHoliday": "open", "houseRules": rules });
        let house = manager.ask("register_premises", json!({ "requestKey": new_key(), "premises": house })).await;
        let mut rooms = Vec::new();
        for name in names {
            let room = json!({ "name": name, "shortName": "", "aliases": [], "floor": "", "maximumPersons": 48,
                "layouts": [{ "layout": "horseshoe", "seats": 24 }], "equipment": [], "stepFree": unknown,
                "hearingLoop": unknown, "buffers": { "before": 0, "after": 0 }, "leastMinutes": null,
                "mostMinutes": null, "houseRules": "" });
            let input = json!({ "requestKey": new_key(), "premisesId": house["now"]["id"], "room": room });
            rooms.push(manager.ask("register_room", input).await["now"]["id"].clone());
        }
        let desk = office.seat(Role::FrontDesk).await;
        Self { office, desk, house: house["now"]["id"].clone(), rooms }
    }

    pub async fn association(&self, facts: Value) -> Value {
        let answer = self.desk.ask("register_organisation", json!({ "requestKey": new_key(), "facts": facts })).await;
        answer["now"]["organisation"]["id"].clone()
    }

    async fn letter(&self, name: &str, subject: Value, kind: &str, language: &str) -> Vec<u8> {
        let letter = json!({ "subject": subject, "kind": kind, "language": language });
        let paper = self.desk.ask("print_letter", json!({ "requestKey": new_key(), "letter": letter })).await;
        let bytes =
            gate::bytes(&self.desk.seat, "paper", json!({ "id": paper["now"]["id"] })).await.expect("the paper");
        save(name, &bytes);
        conforms(name, &bytes);
        bytes
    }
}

pub async fn a_person(desk: &TestSeat, name: &str) -> Value {
    let facts = json!({ "fullName": name, "phone": "84 00 01 45", "email": "ase@example.org" });
    desk.ask("register_person", json!({ "requestKey": new_key(), "facts": facts })).await["now"]["person"]["id"].clone()
}

async fn usual() -> (Desk, Value, Value) {
    let desk = Desk::with_rooms(&["Storesal A".into(), "Storesal B".into()], "Nøglen hentes hos pedellen.").await;
    tell_all(&desk.office.seat(Role::Administrator).await).await;
    let choir = desk
        .association(json!({ "kind": "association", "name": "Koret Klangbølgen", "borrowerCategory": "social",
            "street": "Kirkebakken 12", "postalCode": "2683", "town": "Havbjerg" }))
        .await;
    let contact = a_person(&desk.desk, "Åse Bækgaard").await;
    (desk, choir, contact)
}

#[tokio::test]
async fn a_booking_that_knows_nothing_is_confirmed_on_one_page() {
    let desk = Desk::with_rooms(&["Sal".into()], "").await;
    let input = json!({ "requestKey": new_key(), "rooms": desk.rooms, "title": "Møde",
        "starts": "2026-12-01T19:00", "ends": "2026-12-01T20:00" });
    let booked = desk.desk.ask("book_room", input).await;
    let subject = json!({ "of": "booking", "id": booked["now"]["id"] });
    let bytes = desk.letter("letter-smallest", subject, "confirmation", "da").await;
    reads_as_kept("letter_smallest", &bytes);
    desk.office.remove().await;
}

#[tokio::test]
async fn the_usual_letters_read_back_in_both_languages() {
    let (desk, choir, contact) = usual().await;
    let input = json!({ "requestKey": new_key(), "rooms": [desk.rooms[0]], "title": "Åben sangaften", "organisationId": choir,
        "contactPersonId": contact, "attendees": 40, "layout": "horseshoe", "note": "Klaveret skal stemmes",
        "starts": "2026-12-01T19:00", "ends": "2026-12-01T21:30" });
    let booked = desk.desk.ask("book_room", input).await["now"].clone();
    let subject = json!({ "of": "booking", "id": booked["id"] });
    let bytes = desk.letter("letter-confirmation", subject.clone(), "confirmation", "da").await;
    reads_as_kept("letter_confirmation", &bytes);
    assert!(!read_back(&bytes).contains("Klaveret"), "what the house notes for itself is told nobody");
    let there = json!({ "id": booked["id"], "version": booked["version"], "rooms": [desk.rooms[1]],
        "starts": "2026-12-02T18:00", "ends": "2026-12-02T20:30" });
    let moved = desk.desk.ask("move_booking", there).await["now"].clone();
    let bytes = desk.letter("letter-change", subject.clone(), "change", "en").await;
    reads_as_kept("letter_change", &bytes);
    let off = json!({ "id": moved["id"], "version": moved["version"], "by": "house", "reason": "Vandskade i salen" });
    desk.desk.ask("cancel_booking", off).await;
    let bytes = desk.letter("letter-cancellation", subject, "cancellation", "da").await;
    reads_as_kept("letter_cancellation", &bytes);
    desk.office.remove().await;
}

#[tokio::test]
async fn a_series_of_104_dates_in_twelve_rooms_with_endless_names_loses_nothing() {
    let compound = "frivillighedskoordineringsudvalgsformandskandidatopstillingsmøde";
    let names: Vec<String> = (1..=12).map(|number| format!("{compound} {number}")).collect();
    let desk = Desk::with_rooms(&names, &"Husk at aflevere nøglen. ".repeat(40)).await;
    let name = format!("Foreningen for {compound} i Bøgelunde Strand og omegn");
    let facts = json!({ "kind": "association", "name": name, "borrowerCategory": "social",
        "street": "Christian Frederik Emil von Østergaards Allé 1234 B, 14. sal, dør 17", "postalCode": "2683", "town": "Havbjerg" });
    let association = desk.association(facts).await;
    let booking = json!({ "requestKey": new_key(), "rooms": desk.rooms, "title": compound, "organisationId": association,
        "attendees": 500, "starts": "2026-12-01T19:00", "ends": "2026-12-01T21:00" });
    let input = json!({ "booking": booking, "recurrence": { "rule": { "kind": "weekly", "every": 1, "weekdays": ["tue", "thu"] },
        "ends": { "kind": "after", "count": 104 }, "exceptions": [{ "kind": "week", "week": 52 }] } });
    let plan = desk.desk.ask("plan_series", input.clone()).await;
    let dates = plan["dates"].as_array().expect("dates").iter();
    let held: Vec<&Value> = dates.filter(|date| date["outcome"]["kind"] == "free").map(|date| &date["on"]).collect();
    assert_eq!(held.len(), 104);
    let mut book = input;
    book["held"] = json!(held);
    book["booking"]["overrule"] = json!("Fast hold");
    let booked = desk.desk.ask("book_series", book).await;
    let series = json!({ "of": "series", "id": booked["now"]["card"]["series"]["id"] });
    let bytes = desk.letter("letter-extreme", series, "confirmation", "da").await;
    let text = lines_of(&read_back(&bytes));
    let listed = text.lines().filter(|line| line.contains("sdag den ") && line.contains("kl. 19.00–21.00")).count();
    assert_eq!(listed, 104, "{text}");
    assert!(text.contains("Udeladt efter aftale: uge 52"), "{text}");
    let letters: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}').collect();
    for number in 1..=12 {
        assert!(letters.contains(&format!("opstillingsmøde{number}")), "room {number} is lost");
    }
    assert!(bytes.len() < 120_000, "{} bytes", bytes.len());
    desk.office.remove().await;
}
