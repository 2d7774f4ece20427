//! The list of agreements that hold, on paper: the smallest, the usual, the extreme, in both languages.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{Engine, TestOffice, TestSeat, new_key};
use serde_json::{Value, json};

use crate::agreements::{conforms, lines_of, read_back, reads_as_kept};
use crate::conformance::save;
use crate::office::tell_all;

async fn begun() -> (TestOffice, TestSeat) {
    let office = TestOffice::on(Engine::Sqlite).await;
    let consultant = office.seat(Role::Consultant).await;
    (office, consultant)
}

async fn drafted(seat: &TestSeat, association: &str, title: &str) -> Value {
    let facts = json!({ "kind": "association", "name": association, "borrowerCategory": "social" });
    let party = seat.ask("register_organisation", json!({ "requestKey": new_key(), "facts": facts })).await;
    let begin = json!({ "requestKey": new_key(), "organisationId": party["now"]["organisation"]["id"],
        "activityTitle": title, "language": "da" });
    seat.ask("draft_agreement", begin).await["now"].clone()
}

/// Signed by both for a time.
async fn signed(seat: &TestSeat, draft: &Value, (starts_on, ends_on): (&str, &str), name: &str) {
    let period = json!({ "startsOn": starts_on, "endsOn": ends_on });
    let change = json!({ "id": draft["id"], "version": draft["version"], "period": period });
    let mut now = seat.ask("change_agreement", change).await["now"].clone();
    let send = json!({ "id": now["id"], "version": now["version"], "requestKey": new_key(), "to": "association",
        "holes": "print" });
    now = seat.ask("hand_on_agreement", send).await["now"].clone();
    for (side, name) in [("municipality", "Lone Holm"), ("association", name)] {
        let signature = json!({ "id": now["id"], "version": now["version"], "requestKey": new_key(), "side": side,
            "name": name, "title": "", "signedOn": "2026-11-22" });
        now = seat.ask("sign_agreement", signature).await["now"].clone();
    }
}

async fn list(seat: &TestSeat, name: &str, language: &str) -> Vec<u8> {
    let input = json!({ "requestKey": new_key(), "list": { "language": language } });
    let printed = seat.ask("print_agreement_list", input).await;
    let bytes = gate::bytes(&seat.seat, "paper", json!({ "id": printed["now"]["id"] })).await.expect("the paper");
    save(name, &bytes);
    conforms(name, &bytes);
    bytes
}

#[tokio::test]
async fn without_agreements_it_says_so() {
    let (office, consultant) = begun().await;
    drafted(&consultant, "Kor", "Sang").await;
    let bytes = list(&consultant, "running-smallest", "da").await;
    reads_as_kept("running_smallest", &bytes);
    office.remove().await;
}

#[tokio::test]
async fn the_usual_list_stands_by_association_and_holds_only_what_holds() {
    let (office, consultant) = begun().await;
    tell_all(&office.seat(Role::Administrator).await).await;
    let year = ("2026-01-01", "2026-12-31");
    signed(&consultant, &drafted(&consultant, "Ørnens Venner", "Besøg hver uge").await, year, "Åse Holm").await;
    signed(&consultant, &drafted(&consultant, "Aktive Ældre", "Gåture").await, ("2027-01-01", "2027-12-31"), "Bo Lind")
        .await;
    signed(&consultant, &drafted(&consultant, "Forbi", "Et forløb").await, ("2025-01-01", "2025-12-31"), "Nina Ravn")
        .await;
    drafted(&consultant, "Kladderne", "Ikke endnu").await;
    let bytes = list(&consultant, "running-usual", "da").await;
    reads_as_kept("running_usual", &bytes);
    let text = read_back(&bytes);
    assert!(!text.contains("Forbi") && !text.contains("Kladderne"), "{text}");
    let place = |name: &str| text.find(name).unwrap_or_else(|| panic!("{name}: {text}"));
    assert!(place("Aktive") < place("Ørnens"), "æ, ø and å come last");
    let bytes = list(&consultant, "running-english", "en").await;
    reads_as_kept("running_english", &bytes);
    office.remove().await;
}

#[tokio::test]
async fn sixty_agreements_with_endless_words_lose_nothing() {
    let compound = "frivillighedskoordineringsudvalgsformandskandidatopstillingsmøde";
    let (office, consultant) = begun().await;
    for number in 1..=60 {
        let draft = drafted(&consultant, &format!("{compound} N{number}N"), &format!("{compound} ").repeat(2)).await;
        signed(&consultant, &draft, ("2026-01-01", "2026-12-31"), "محمد Łukaszewicz").await;
    }
    let text = lines_of(&read_back(&list(&consultant, "running-extreme", "da").await));
    let letters: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}').collect();
    for number in 1..=60 {
        // A word of its own: what stands beside a cell's line is read back between its lines.
        assert!(letters.contains(&format!("N{number}N")), "{number} is lost: {text}");
    }
    assert!(letters.matches("Aftalenr.").count() > 3, "the head stands on each page");
    office.remove().await;
}
