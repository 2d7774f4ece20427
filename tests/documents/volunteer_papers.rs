//! Papers about volunteers: proof of cover, the volunteer agreement, the information sheet; usual, bare and extreme.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{Engine, TestOffice, TestSeat, new_key};
use serde_json::{Value, json};

use crate::agreements::{conforms, lines_of, read_back, reads_as_kept};
use crate::conformance::save;
use crate::office::tell_all;

pub struct Register {
    pub office: TestOffice,
    pub consultant: TestSeat,
    workplace: Value,
    association: Value,
    visits: Value,
}

impl Register {
    /// With a decision of the council and three insurances.
    pub async fn whole() -> Self {
        let register = Self::bare().await;
        tell_all(&register.office.seat(Role::Administrator).await).await;
        let manager = register.office.seat(Role::Manager).await;
        for (kind, carrier, insurer) in [
            ("industrial_injury", "self_insured", "Forsikringskontoret"),
            ("accident", "insurer", "Kystens Forsikring"),
            ("liability", "insurer", "Kystens Forsikring"),
        ] {
            let facts = json!({ "kind": kind, "carrier": carrier, "insurer": insurer, "policyNumber": "77-1204",
                "from": "1/1-2026", "to": "31/12-2026", "covers": "", "sums": "Varigt mén: 900.000 kr." });
            manager.ask("add_municipal_cover", json!({ "requestKey": new_key(), "facts": facts })).await;
        }
        register
    }

    pub async fn bare() -> Self {
        let office = TestOffice::on(Engine::Sqlite).await;
        let (consultant, manager) = (office.seat(Role::Consultant).await, office.seat(Role::Manager).await);
        let workplace = organisation(&consultant, "workplace", "Plejecentret Havblik").await;
        let association = organisation(&consultant, "association", "Besøgsvennerne i Bøgelunde").await;
        let period = json!({ "from": "1/1-2018", "decision": "Byrådet 13. december 2017, punkt 12", "wording": "Besøg i eget hjem" });
        let facts = json!({ "name": "Besøgsven", "periods": [period] });
        let visits =
            manager.ask("add_effort_type", json!({ "requestKey": new_key(), "facts": facts })).await["now"]["id"]
                .clone();
        Self { office, consultant, workplace, association, visits }
    }

    pub fn effort(&self) -> Value {
        json!({ "workplaceId": self.workplace, "track": "volunteer_effort", "trackReason": "Bestemmer selv hvornår",
            "activity": "Besøgsven", "effortTypeId": self.visits, "startsOn": "1/2-2026", "endsOn": "31/12-2027",
            "task": "Besøger en borger i eget hjem", "weeklyHours": "2,5", "approvedBy": "Vibeke Tranekær",
            "approvedOn": "15/1-2026", "inHomes": true })
    }

    pub async fn volunteer(&self, person: Value, attachment: Value) -> Value {
        let input = json!({ "requestKey": new_key(), "person": { "who": "new", "facts": person },
            "facts": { "birthDate": "15/6-1958" }, "attachment": attachment });
        self.consultant.ask("register_volunteer", input).await["now"].clone()
    }

    pub async fn printed(&self, name: &str, operation: &str, paper: Value) -> Vec<u8> {
        let printed = self.consultant.ask(operation, json!({ "requestKey": new_key(), "paper": paper })).await;
        let id = json!({ "id": printed["now"]["id"] });
        let bytes = gate::bytes(&self.consultant.seat, "paper", id).await.expect("the paper");
        save(name, &bytes);
        conforms(name, &bytes);
        bytes
    }
}

async fn organisation(seat: &TestSeat, kind: &str, name: &str) -> Value {
    let category = if kind == "association" { "social" } else { "municipal" };
    let facts = json!({ "kind": kind, "name": name, "borrowerCategory": category });
    let answer = seat.ask("register_organisation", json!({ "requestKey": new_key(), "facts": facts })).await;
    answer["now"]["organisation"]["id"].clone()
}

pub fn person(name: &str) -> Value {
    json!({ "fullName": name, "phone": "84 00 01 45",
        "address": { "kind": "shown", "street": "Hemmelig Sti 7", "postalCode": "2683", "town": "Havbjerg" } })
}

fn of(card: &Value, language: &str) -> Value {
    json!({ "personId": card["personId"], "attachmentId": card["attachments"][0]["id"], "language": language })
}

#[tokio::test]
async fn a_proof_names_what_cover_rests_on_and_no_address() {
    let register = Register::whole().await;
    let card = register.volunteer(person("Åse Bækgaard"), register.effort()).await;
    let proof = |language: &str| json!({ "personId": card["personId"], "on": "2026-03-12", "language": language });
    let bytes = register.printed("proof-usual", "print_cover_proof", proof("da")).await;
    reads_as_kept("proof_usual", &bytes);
    assert!(!read_back(&bytes).contains("Hemmelig"), "no address is printed");
    let bytes = register.printed("proof-english", "print_cover_proof", proof("en")).await;
    reads_as_kept("proof_english", &bytes);
    let then = json!({ "personId": card["personId"], "on": "2026-03-12", "known": { "as": "on", "day": "2026-03-12" }, "language": "da" });
    let bytes = register.printed("proof-then", "print_cover_proof", then).await;
    reads_as_kept("proof_then", &bytes);
    register.office.remove().await;
}

#[tokio::test]
async fn who_was_not_covered_gets_every_reason() {
    let register = Register::bare().await;
    let mut facts = register.effort();
    facts["approvedOn"] = json!("1/4-2026");
    facts["pauses"] = json!([{ "from": "1/3-2026", "to": "31/3-2026" }]);
    let card = register.volunteer(person("Ib O'Brien"), facts).await;
    let proof = json!({ "personId": card["personId"], "on": "2026-03-12", "language": "da" });
    let bytes = register.printed("proof-not-covered", "print_cover_proof", proof).await;
    reads_as_kept("proof_not_covered", &bytes);
    register.office.remove().await;
}

#[tokio::test]
async fn the_volunteer_agreement_is_one_page_and_says_what_holds_on_each_track() {
    let register = Register::whole().await;
    let card = register.volunteer(person("Åse Bækgaard"), register.effort()).await;
    let bytes = register.printed("volunteer-agreement-usual", "print_volunteer_agreement", of(&card, "da")).await;
    reads_as_kept("volunteer_agreement_usual", &bytes);
    assert_eq!(frivillighus_engine::documents::pages_in(&bytes), Some(1));
    let bytes = register.printed("volunteer-agreement-english", "print_volunteer_agreement", of(&card, "en")).await;
    reads_as_kept("volunteer_agreement_english", &bytes);
    for (track, said) in [
        ("volunteer_work", "Du er omfattet af kommunens arbejdsskadeforsikring og ansvarsforsikring"),
        (
            "via_association",
            "Du er frivillig gennem Besøgsvennerne i Bøgelunde. Kommunens forsikring gælder ikke for dig.",
        ),
    ] {
        let mut facts = register.effort();
        facts["track"] = json!(track);
        facts["associationId"] = register.association.clone();
        let card = register.volunteer(person("Ib Holm"), facts).await;
        let bytes = register
            .printed(&format!("volunteer-agreement-{track}"), "print_volunteer_agreement", of(&card, "da"))
            .await;
        let text = lines_of(&read_back(&bytes)).replace('\n', " ");
        assert!(text.contains(said), "{track}: {text}");
    }
    register.office.remove().await;
}

#[tokio::test]
async fn the_information_sheet_says_how_one_is_insured_and_what_is_kept() {
    let register = Register::whole().await;
    let mut facts = register.effort();
    facts["driving"] = json!("own_car");
    let card = register.volunteer(person("Åse Bækgaard"), facts).await;
    let bytes = register.printed("information-sheet-usual", "print_information_sheet", of(&card, "da")).await;
    reads_as_kept("information_sheet_usual", &bytes);
    let bytes = register.printed("information-sheet-english", "print_information_sheet", of(&card, "en")).await;
    reads_as_kept("information_sheet_english", &bytes);
    register.office.remove().await;
}

/// Where nothing covers, no paper promises that something does.
#[tokio::test]
async fn the_agreement_and_the_sheet_deny_what_the_register_denies() {
    let register = Register::whole().await;
    for (name, change, reason) in [
        ("no-kind", json!({ "effortTypeId": null }), "Indsatstypen er ikke valgt."),
        ("not-approved", json!({ "approvedBy": "", "approvedOn": "" }), "Ikke godkendt."),
        ("not-insured", json!({ "startsOn": "1/2-2027" }), "Ingen ulykkes- eller ansvarsforsikring var i kraft."),
    ] {
        let mut facts = register.effort();
        for (field, value) in change.as_object().expect("an object") {
            facts[field] = value.clone();
        }
        let card = register.volunteer(person("Åse Bækgaard"), facts).await;
        for (paper, operation) in
            [("volunteer-agreement", "print_volunteer_agreement"), ("information-sheet", "print_information_sheet")]
        {
            let bytes = register.printed(&format!("{paper}-{name}"), operation, of(&card, "da")).await;
            let text = lines_of(&read_back(&bytes)).replace("\u{ad}\n", "").replace('\n', " ");
            assert!(text.contains("Kommunens forsikring gælder ikke for dig den"), "{paper} {name}: {text}");
            assert!(text.contains(reason), "{paper} {name}: {text}");
            for never in ["Kommunen har tegnet", "Kystens Forsikring", "Du er omfattet"] {
                assert!(!text.contains(never), "{paper} {name}: {never}");
            }
        }
    }
    register.office.remove().await;
}

#[tokio::test]
async fn everybody_of_a_day_is_a_table_with_what_each_answer_rests_on_and_no_address() {
    let register = Register::whole().await;
    register.volunteer(person("Åse Bækgaard"), register.effort()).await;
    let mut bare = register.effort();
    bare["approvedBy"] = json!("");
    bare["approvedOn"] = json!("");
    register.volunteer(person("Ole Skov"), bare).await;
    for (language, said) in [
        ("da", ["1 dækket, 1 ikke dækket, 0 via forening", "Byrådet", "Ikke godkendt"]),
        ("en", ["1 covered, 1 not covered, 0 through an association", "Byrådet", "Not approved"]),
    ] {
        let wanted = json!({ "on": "2026-03-12", "language": language });
        let bytes = register.printed(&format!("coverage-of-day-{language}"), "print_coverage_of_day", wanted).await;
        let text = read_back(&bytes);
        for said in said {
            assert!(lines_of(&text).contains(said), "{said}: {text}");
        }
        assert!(text.contains("Kystens Forsikring") && !text.contains("Hemmelig"), "{text}");
    }
    register.office.remove().await;
}

async fn letter(register: &Register, name: &str, card: &Value, language: &str) -> Vec<u8> {
    let letter = json!({ "personId": card["personId"], "language": language });
    let input = json!({ "requestKey": new_key(), "letter": letter });
    let printed = register.consultant.ask("print_information_letter", input).await;
    let id = json!({ "id": printed["now"]["id"] });
    let bytes = gate::bytes(&register.consultant.seat, "paper", id).await.expect("the paper");
    save(name, &bytes);
    conforms(name, &bytes);
    bytes
}

#[tokio::test]
async fn the_information_letter_says_what_is_kept_how_long_and_what_one_can_do() {
    let register = Register::whole().await;
    let card = register.volunteer(person("Åse Bækgaard"), register.effort()).await;
    let bytes = letter(&register, "information-letter-usual", &card, "da").await;
    reads_as_kept("information_letter_usual", &bytes);
    assert!(!read_back(&bytes).contains("Hemmelig"), "an address is printed");
    let bytes = letter(&register, "information-letter-english", &card, "en").await;
    reads_as_kept("information_letter_english", &bytes);
    let endless =
        person("محمد عبد الرحمن Łukaszewicz-Żółkiewska von Østergaard-Ærenlund-frivillighedskoordinatorsdatter");
    let card = register.volunteer(endless, register.effort()).await;
    let bytes = letter(&register, "information-letter-extreme", &card, "da").await;
    assert!(lines_of(&read_back(&bytes)).contains("frivillighedskoordinatorsdatter"), "a name is cut");
    register.office.remove().await;
}

#[tokio::test]
async fn the_information_letter_of_an_office_that_has_told_nothing_of_itself() {
    let register = Register::bare().await;
    let card = register.volunteer(person("Bo"), register.effort()).await;
    let bytes = letter(&register, "information-letter-smallest", &card, "da").await;
    reads_as_kept("information_letter_smallest", &bytes);
    register.office.remove().await;
}

#[tokio::test]
async fn endless_words_and_other_scripts_lose_nothing() {
    let register = Register::whole().await;
    let compound = "frivillighedskoordineringsudvalgsformandskandidatopstillingsmøde";
    let mut facts = register.effort();
    facts["activity"] = json!(compound);
    facts["task"] = json!(format!("{compound} {}", "Mange ord om opgaven. ".repeat(120).trim()));
    let card =
        register.volunteer(person("محمد عبد الرحمن Łukaszewicz-Żółkiewska von Østergaard-Ærenlund"), facts).await;
    let bytes = register.printed("volunteer-agreement-extreme", "print_volunteer_agreement", of(&card, "da")).await;
    let text = lines_of(&read_back(&bytes));
    assert!(text.matches("opgaven.").count() >= 100, "words of the task are lost");
    let proof = json!({ "personId": card["personId"], "on": "2026-03-12", "language": "da" });
    register.printed("proof-extreme", "print_cover_proof", proof).await;
    register.office.remove().await;
}

fn report(language: &str, handed_over: &str) -> Value {
    let days = json!({ "from": "2026-01-01", "to": "2026-12-31", "on": "2026-11-01" });
    json!({ "report": { "of": "now", "days": days }, "handedOver": handed_over, "language": language })
}

#[tokio::test]
async fn the_insurers_report_counts_and_names_nobody_unless_it_is_to() {
    let register = Register::whole().await;
    register.volunteer(person("Åse Bækgaard"), register.effort()).await;
    let hidden = json!({ "fullName": "Ib Skjult", "protection": "protected", "address": { "kind": "hidden" } });
    let mut work = register.effort();
    work["track"] = json!("volunteer_work");
    work["effortTypeId"] = json!(null);
    work["weeklyHours"] = json!("");
    register.volunteer(hidden, work).await;
    let bytes = register.printed("insurer-report-figures", "print_insurer_report", report("da", "figures")).await;
    reads_as_kept("insurer_report_figures", &bytes);
    let delivered = json!({ "requestKey": new_key(), "days": report("da", "figures")["report"]["days"], "recipient": "Kystens Forsikring", "handedOver": "figures_and_names" });
    register.consultant.ask("deliver_insurer_report", delivered).await;
    register.volunteer(person("Carla Skov"), register.effort()).await;
    let bytes =
        register.printed("insurer-report-names", "print_insurer_report", report("en", "figures_and_names")).await;
    reads_as_kept("insurer_report_names", &bytes);
    let text = read_back(&bytes);
    for never in ["Skjult", "Hemmelig", "1958"] {
        assert!(!text.contains(never), "{never} is printed");
    }
    register.office.remove().await;
}

#[tokio::test]
async fn a_workplaces_list_has_room_to_answer_and_no_address() {
    let register = Register::whole().await;
    for name in ["Åse Bækgaard", "Bo Lund"] {
        register.volunteer(person(name), register.effort()).await;
    }
    let begun =
        register.consultant.ask("start_roll_call", json!({ "requestKey": new_key(), "countedOn": "2026-11-01" })).await;
    for language in ["da", "en"] {
        let list = json!({ "rollCallId": begun["now"]["id"], "workplaceId": register.workplace, "language": language });
        let bytes = register.printed(&format!("roll-call-{language}"), "print_roll_call_list", list).await;
        reads_as_kept(&format!("roll_call_{language}"), &bytes);
        assert!(!read_back(&bytes).contains("Hemmelig"), "no address is printed");
    }
    register.office.remove().await;
}
