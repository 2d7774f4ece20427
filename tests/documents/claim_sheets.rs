//! The fact sheet of a claim: usual, bare and extreme; conforming, and without what was not chosen.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestSeat, new_key};
use serde_json::{Value, json};

use crate::agreements::{conforms, lines_of, read_back, reads_as_kept};
use crate::conformance::save;
use crate::volunteer_papers::{Register, person};

/// Sheets are printed by the manager, who has the keys.
struct Sheets {
    register: Register,
    manager: TestSeat,
}

impl Sheets {
    async fn of(register: Register) -> Self {
        let manager = register.office.seat(Role::Manager).await;
        for name in ["claims", "cpr"] {
            manager.ask("begin_sealing", json!({ "name": name })).await;
        }
        Self { register, manager }
    }

    async fn noted(&self, card: &Value, flow: &str, account: Value) -> Value {
        let facts = json!({ "flow": flow, "attachmentId": card["attachments"][0]["id"], "happenedOn": "12/11-2026" });
        let input =
            json!({ "requestKey": new_key(), "personId": card["personId"], "facts": facts, "account": account });
        self.manager.ask("note_claim", input).await["now"].clone()
    }

    async fn printed(&self, name: &str, claim: &Value, (language, cpr): (&str, &str)) -> Vec<u8> {
        let paper = json!({ "claimId": claim["id"], "language": language });
        let input = json!({ "requestKey": new_key(), "paper": paper, "cpr": cpr });
        let printed = self.manager.ask("print_claim_sheet", input).await;
        let id = json!({ "id": printed["now"]["id"] });
        let bytes = gate::bytes(&self.manager.seat, "paper", id).await.expect("the paper");
        save(name, &bytes);
        conforms(name, &bytes);
        bytes
    }
}

/// One grey pixel.
const PIXEL: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

fn account() -> Value {
    json!({ "time": "kl. 14.15", "place": "Køkkenet, ved opvasken", "course": "Gled på et vådt gulv og faldt på højre side.",
        "cause": "Der stod intet skilt.", "harm": "Slag på højre hofte", "treatment": "Lægevagten samme aften",
        "firstAbsenceOn": "13/11-2026", "absenceDays": "3", "witnesses": "Bo Lund" })
}

#[tokio::test]
async fn a_sheet_holds_what_is_asked_for_and_a_line_for_the_number() {
    let sheets = Sheets::of(Register::whole().await).await;
    let card = sheets.register.volunteer(person("Åse Bækgaard"), sheets.register.effort()).await;
    let claim = sheets.noted(&card, "injury", account()).await;
    let told = json!({ "told": [{ "on": "12/11-2026", "whom": "Lone Holm", "by": "phone" }] });
    let handled = json!({ "claimId": claim["id"], "version": claim["version"], "handling": told });
    sheets.manager.ask("handle_claim", handled).await;
    for name in ["Gulvet ved opvasken.png", "Hoften.png"] {
        let file = json!({ "requestKey": new_key(), "claimId": claim["id"], "fileName": name, "scan": PIXEL });
        sheets.manager.ask("attach_claim_file", file).await;
    }
    let bytes = sheets.printed("claim-sheet-usual", &claim, ("da", "by_hand")).await;
    let text = lines_of(&read_back(&bytes));
    for said in [
        "Arbejdspladsen",
        "Navn Plejecentret Havblik",
        "P-nummer",
        "Stilling Frivillig, ulønnet, Besøgsven",
        "Frivillig der siden 1. februar 2026",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    reads_as_kept("claim_sheet_usual", &bytes);
    let number = json!({ "requestKey": new_key(), "personId": card["personId"], "number": "150658-9997", "claimId": claim["id"] });
    sheets.manager.ask("keep_cpr", number).await;
    let preview = json!({ "claimId": claim["id"], "language": "da" });
    let preview = gate::bytes(&sheets.manager.seat, "preview_claim_sheet", preview).await.expect("a preview");
    assert!(!read_back(&preview).contains("9997"), "a preview never has the number");
    assert!(!read_back(&bytes).contains("9997"), "nor has a sheet for which it was not chosen");
    let bytes = sheets.printed("claim-sheet-cpr", &claim, ("da", "printed")).await;
    assert!(read_back(&bytes).contains("150658-9997"));
    sheets.register.office.remove().await;
}

#[tokio::test]
async fn a_bare_claim_leaves_lines_to_write_on_and_a_protected_address_is_not_printed() {
    let sheets = Sheets::of(Register::bare().await).await;
    let mut hidden = person("Ib Skjult");
    hidden["protection"] = json!("protected");
    let mut work = sheets.register.effort();
    work["track"] = json!("volunteer_work");
    work["effortTypeId"] = json!(null);
    let card = sheets.register.volunteer(hidden, work).await;
    let claim = sheets.noted(&card, "liability", json!({ "course": "En rude gik i stykker." })).await;
    let bytes = sheets.printed("claim-sheet-smallest", &claim, ("en", "by_hand")).await;
    reads_as_kept("claim_sheet_smallest", &bytes);
    assert!(!read_back(&bytes).contains("Hemmelig"), "a protected address is printed");
    sheets.register.office.remove().await;
}

#[tokio::test]
async fn endless_accounts_lose_nothing() {
    let sheets = Sheets::of(Register::whole().await).await;
    let name = "محمد عبد الرحمن Łukaszewicz-Żółkiewska von Østergaard-Ærenlund";
    let card = sheets.register.volunteer(person(name), sheets.register.effort()).await;
    let mut long = account();
    long["course"] = json!("Mange ord om hændelsen. ".repeat(160).trim());
    long["place"] = json!("frivillighedskoordineringsudvalgsformandskandidatopstillingsmødelokale");
    let claim = sheets.noted(&card, "injury", long).await;
    let bytes = sheets.printed("claim-sheet-extreme", &claim, ("da", "by_hand")).await;
    let text = lines_of(&read_back(&bytes));
    assert!(text.matches("hændelsen.").count() >= 140, "words of the account are lost");
    sheets.register.office.remove().await;
}
