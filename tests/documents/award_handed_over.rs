//! What goes out when an award is handed over: diplomas, press texts, letters; the smallest, the usual, the extreme.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{Engine, PASSWORD, TestOffice, TestSeat, kept_rules, new_key};
use serde_json::{Value, json};

use crate::agreements::{conforms, lines_of, read_back, reads_as_kept};
use crate::conformance::save;
use crate::office::tell_all;

const OWN: &str = "et helt eget kodeord";

/// A year that is decided, by one who runs it and a chair.
struct Year {
    office: TestOffice,
    secretary: TestSeat,
    id: Value,
    winner: Value,
}

/// Who is chosen and why.
struct Chosen<'a> {
    name: &'a str,
    kind: &'a str,
    reason: &'a str,
    long_reason: &'a str,
}

async fn somebody(office: &TestOffice, role: Role) -> TestSeat {
    let seat = office.seat(role).await;
    let own = json!({ "currentPassword": PASSWORD, "newPassword": OWN, "newPasswordAgain": OWN });
    seat.ask("change_own_password", own).await;
    seat
}

impl Year {
    async fn decided(office: TestOffice, chosen: &Chosen<'_>) -> Self {
        let (manager, secretary) = (office.seat(Role::Manager).await, somebody(&office, Role::Consultant).await);
        let user = json!(secretary.seat.signed_in().expect("signed in").user_id);
        let new = json!({ "requestKey": new_key(), "year": 2026, "secretaryId": user, "copiesLast": false });
        let id = manager.ask("start_award_year", new).await["now"]["id"].clone();
        let facts = json!({ "position": "juror", "userId": null, "personId": null, "name": "Else Papir" });
        let juror = json!({ "requestKey": new_key(), "awardYearId": id, "facts": facts });
        let member = secretary.ask("appoint_award_member", juror).await["now"]["members"][1]["id"].clone();
        secretary.ask("begin_award_key", json!({ "awardYearId": id })).await;
        let mut year = Self { office, secretary, id, winner: Value::Null };
        year.winner = year.nominated((chosen.name, chosen.kind), "Ib Holm").await;
        let other = year.nominated(("Bent Lund", "person"), "Ida Vest").await;
        let answer =
            |nominee: &Value| json!({ "nomineeId": nominee, "interest": "none", "ground": null, "reason": "" });
        for member in [Value::Null, member] {
            let answers = [answer(&year.winner), answer(&other)];
            let said = json!({ "awardYearId": year.id, "memberId": member, "answers": answers });
            year.secretary.ask("declare_interests", said).await;
        }
        for step in ["open_scoring", "close_scoring"] {
            year.secretary.ask(step, year.versioned().await).await;
        }
        let facts = json!({ "nomineeId": year.winner, "reason": chosen.reason, "longReason": chosen.long_reason, "otherReason": "Juryens valg" });
        let decision = json!({ "requestKey": new_key(), "awardYearId": year.id, "kind": "decision", "facts": facts });
        year.secretary.ask("decide_award", decision).await;
        year
    }

    async fn versioned(&self) -> Value {
        let card = self.secretary.ask("open_award_year", json!({ "awardYearId": self.id })).await;
        json!({ "awardYearId": self.id, "version": card["version"] })
    }

    async fn nominated(&self, (name, kind): (&str, &str), nominator: &str) -> Value {
        let nomination = json!({
            "effort": "Ringer hver dag til dem, som ingen har at tale med. ".repeat(5),
            "difference": "Mange har nogen at tale med hver dag, og det mærkes på dem. ".repeat(2),
            "why": "Det er sket i mange år, uden at nogen har sagt tak for det. ".repeat(2),
            "knows": "yes", "nominator": nominator, "nominatorPhone": "84 00 00 12", "tie": "other", "informed": true,
        });
        let input = json!({ "requestKey": new_key(), "awardYearId": self.id, "nomineeId": null,
            "nominee": { "name": name, "kind": kind, "contact": if kind == "person" { "" } else { "Åse Bækgaard" } },
            "nomination": nomination, "receivedOn": "24/8-2026", "receivedTime": "14.05" });
        let card = self.secretary.ask("nominate", input).await["now"].clone();
        let judge = json!({ "nomineeId": card["id"], "version": card["version"], "eligibility": kept_rules() });
        self.secretary.ask("judge_eligibility", judge).await;
        card["id"].clone()
    }

    /// Who signs and hands over, and the committee.
    async fn told(&self, committee: &str, facts: Value) {
        let card = self.secretary.ask("open_award_year", json!({ "awardYearId": self.id })).await;
        let mut run_by = card["facts"].clone();
        run_by["committee"] = committee.into();
        let change = json!({ "awardYearId": self.id, "version": card["version"], "facts": run_by });
        self.secretary.ask("change_award_year", change).await;
        self.secretary.ask("keep_handing_over", json!({ "awardYearId": self.id, "version": 0, "facts": facts })).await;
    }

    async fn publish(&self) {
        self.secretary.ask("publish_award", self.versioned().await).await;
    }

    async fn printed(&self, name: &str, operation: &str, input: Value) -> Vec<u8> {
        let printed = self.secretary.ask(operation, input).await;
        let paper = json!({ "id": printed["now"]["id"] });
        let bytes = gate::bytes(&self.secretary.seat, "award_paper", paper).await.expect("the paper");
        save(name, &bytes);
        conforms(name, &bytes);
        bytes
    }

    async fn diploma(&self, name: &str, language: &str, reason: &str) -> Vec<u8> {
        let paper = json!({ "awardYearId": self.id, "language": language, "reason": reason });
        let bytes = self.printed(name, "print_diploma", json!({ "requestKey": new_key(), "paper": paper })).await;
        assert_eq!(frivillighus_engine::documents::pages_in(&bytes), Some(1), "{name} is one page");
        bytes
    }

    async fn press(&self, name: &str, language: &str) -> Vec<u8> {
        let paper = json!({ "awardYearId": self.id, "language": language });
        self.printed(name, "print_press_text", json!({ "requestKey": new_key(), "paper": paper })).await
    }

    async fn letter(&self, name: &str, (to, whom): (&str, &str), language: &str) -> Vec<u8> {
        let list = self.secretary.ask("award_letters", json!({ "awardYearId": self.id })).await;
        let lines = list["letters"].as_array().expect("letters").iter();
        let found = lines.filter(|line| line["to"]["to"] == to).find(|line| line["name"] == whom);
        let letter = json!({ "awardYearId": self.id, "to": found.expect("a line")["to"], "language": language });
        self.printed(name, "print_award_letter", json!({ "requestKey": new_key(), "letter": letter })).await
    }
}

const HAND_OVER: [&str; 5] =
    ["Ida Vestergaard", "Bo Lund", "borgmester Ida Vestergaard", "frivilligfesten i Kulturhuset", ""];

fn handing([mayor, committee_chair, presented_by, occasion, town]: [&str; 5]) -> Value {
    json!({ "mayor": mayor, "committeeChair": committee_chair, "presentedBy": presented_by, "occasion": occasion, "town": town })
}

#[tokio::test]
async fn the_smallest_papers_of_an_office_that_told_nothing_conform() {
    let office = TestOffice::on(Engine::Sqlite).await;
    let chosen = Chosen { name: "Bo", kind: "person", reason: "hjælp", long_reason: "" };
    let year = Year::decided(office, &chosen).await;
    reads_as_kept("diploma_smallest", &year.diploma("diploma-smallest", "da", "").await);
    year.publish().await;
    reads_as_kept("press_smallest", &year.press("press-smallest", "da").await);
    reads_as_kept("award_letter_smallest", &year.letter("award-letter-smallest", ("nominee", "Bo"), "da").await);
    year.office.remove().await;
}

#[tokio::test]
async fn the_usual_papers_read_back_in_both_languages() {
    let office = TestOffice::on(Engine::Sqlite).await;
    tell_all(&office.seat(Role::Administrator).await).await;
    let chosen = Chosen {
        name: "Kirsten Bækgaard",
        kind: "person",
        reason: "at ringe til dem, som ingen ringer til, og for at få andre til at gøre det samme",
        long_reason: "Kirsten ringer hver dag til otte mennesker, som ellers ikke hører fra nogen. Hun har fået tyve andre med.",
    };
    let year = Year::decided(office, &chosen).await;
    year.told("Social- og Kulturudvalget", handing(HAND_OVER)).await;
    let earlier = json!({ "year": 2019, "name": "Koret Klangbølgen", "kind": "association", "reason": "for at synge med alle", "amount": "" });
    year.secretary.ask("add_past_winner", json!({ "requestKey": new_key(), "facts": earlier })).await;
    reads_as_kept("diploma_usual", &year.diploma("diploma-usual", "da", "").await);
    let english = "ringing those whom nobody rings";
    reads_as_kept("diploma_english", &year.diploma("diploma-english", "en", english).await);
    year.publish().await;
    reads_as_kept("press_usual", &year.press("press-usual", "da").await);
    reads_as_kept("press_english", &year.press("press-english", "en").await);
    for (name, to) in [
        ("award_letter_winner", ("nominee", "Kirsten Bækgaard")),
        ("award_letter_nominee", ("nominee", "Bent Lund")),
        ("award_letter_winners_nominator", ("nominator", "Ib Holm")),
        ("award_letter_nominator", ("nominator", "Ida Vest")),
    ] {
        reads_as_kept(name, &year.letter(&name.replace('_', "-"), to, "da").await);
    }
    let bytes = year.letter("award-letter-english", ("nominee", "Kirsten Bækgaard"), "en").await;
    reads_as_kept("award_letter_english", &bytes);
    year.office.remove().await;
}

#[tokio::test]
async fn a_group_is_spoken_to_as_several() {
    let office = TestOffice::on(Engine::Sqlite).await;
    tell_all(&office.seat(Role::Administrator).await).await;
    let chosen = Chosen {
        name: "Natteravnene ved Stationen",
        kind: "group",
        reason: "at gå gennem byen hver fredag, så andre kan komme trygt hjem",
        long_reason: "",
    };
    let year = Year::decided(office, &chosen).await;
    year.told("Social- og Kulturudvalget", handing(HAND_OVER)).await;
    let diploma = lines_of(&read_back(&year.diploma("diploma-group", "da", "").await));
    assert!(diploma.contains("Tak for jeres tid, jeres nærvær og den forskel, I gør for andre."), "{diploma}");
    year.publish().await;
    let letter = year.letter("award-letter-group", ("nominee", "Natteravnene ved Stationen"), "da").await;
    reads_as_kept("award_letter_group", &letter);
    year.office.remove().await;
}

#[tokio::test]
async fn endless_names_stay_on_one_page_and_lose_nothing() {
    let compound = "frivillighedskoordineringsudvalgsformandskandidatopstillingsmøde";
    let name = format!(
        "Foreningen for {compound} og Łukaszewicz-Żółkiewska محمد عبد الرحمن von Østergaard-Ærenlund i Bøgelunde"
    );
    let reason = "w".repeat(40) + " " + &"M".repeat(40) + " " + &"æøå ".repeat(19) + "sl";
    let office = TestOffice::on(Engine::Sqlite).await;
    tell_all(&office.seat(Role::Administrator).await).await;
    let chosen = Chosen { name: &name, kind: "association", reason: &reason, long_reason: &"Mange ord. ".repeat(300) };
    let year = Year::decided(office, &chosen).await;
    let long = "Ærenlund-Østergaard ".repeat(6);
    let committee = format!("Udvalget for {compound} {compound} og alt det andet, som hører til");
    year.told(&committee, handing([&long, &long, &long, &long, &long])).await;
    let letters = |bytes: &[u8]| -> String {
        let text = lines_of(&read_back(bytes));
        text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}').collect()
    };
    let diploma = letters(&year.diploma("diploma-extreme", "da", "").await);
    for said in [compound, "Łukaszewicz-Żółkiewska", "Østergaard-ÆrenlundiBøgelunde", &"M".repeat(40)] {
        assert!(diploma.contains(said), "{said} of {diploma}");
    }
    year.publish().await;
    let press = letters(&year.press("press-extreme", "da").await);
    assert!(press.matches("Mangeord.").count() >= 290, "words of the reason are lost");
    let letter = letters(&year.letter("award-letter-extreme", ("nominee", &name), "da").await);
    assert!(letter.contains(compound), "{letter}");
    year.office.remove().await;
}
