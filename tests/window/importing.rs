//! Many at once: people out of a mail (flow 10), volunteers out of a list, nominations out of the answers of a form.

use frivillighus_engine::access::Role;
use frivillighus_tests::{Engine, new_key};
use serde_json::json;

use crate::offices::Desk;

/// As somebody writes them in a mail.
const LINES: [&str; 4] = [
    "Hej, her er de nye:",
    "1. Åse Bækhus, 84 00 01 45, aase@example.dk",
    "2. Ib Skovly, 84 00 01 46, ib@example.dk",
    "3. Mette Holmbo, 84000147",
];

/// A list out of a mail is read, its greeting left out, the others added, and all of it taken back as one.
#[tokio::test]
async fn people_out_of_a_mail_are_added_and_taken_back_as_one() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    window.keys("G F").await;
    window.press("Indlæs flere …").await;
    window.find("textarea:focus").await;
    let inputs = window.inputs();
    for line in LINES {
        window.type_words(line).await;
        window.keys("Enter").await;
    }
    // What was pasted is one input; here it is typed, line by line.
    let pasted = window.inputs() - inputs;
    window.keys("Ctrl Enter").await;
    window.sees("Hvad står der i kolonnerne?").await;
    window.sees("gættet af indholdet").await;
    window.sees("Række 1").await;
    window.press("Tilføj 3, spring 1 over").await;
    window.sees_in(".undo-bar", "3 personer tilføjet").await;
    let took = window.inputs() - inputs - pasted + 1;
    assert!(took <= 6, "it took {took} inputs; 6 are allowed");
    window.keys("G F").await;
    window.focus_is_on("Søg i foreninger og personer").await;
    window.type_words("skovly").await;
    window.sees_in("[role=option]", "Ib Skovly").await;
    window.press("Fortryd").await;
    // Put away, as a card is that was made by mistake.
    window.find("[role=option] [href='#icon-archive']").await;
}

/// A list of volunteers with a workplace that nobody knows: it is chosen once, the list added, and taken back as one.
#[tokio::test]
async fn volunteers_out_of_a_list_are_added_and_taken_back_as_one() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    window.keys("G O").await;
    window.press("Indlæs flere …").await;
    window.find("textarea:focus").await;
    for line in [
        "Navn;Telefon;Arbejdsplads;Aktivitet;Dækningstype;Begrundelse",
        "Åse Bækhus;84000145;Plejecentret Havblik;Besøgsven;Frivilligt arbejde;Står i vagtplanen",
        "Ib Skovly;84000146;Plejecentret Havblik;Besøgsven;Frivilligt arbejde;Står i vagtplanen",
    ] {
        window.type_words(line).await;
        window.keys("Enter").await;
    }
    window.keys("Ctrl Enter").await;
    window.sees("Udfyld felterne herover, så kan listen tilføjes.").await;
    window.write("Første dag", "1/12-2026").await;
    window.keys("Tab").await;
    window.press("Tilføj 2").await;
    window.sees_in(".undo-bar", "2 frivillige tilføjet").await;
    window.press("Fortryd").await;
    window.sees("Hvad står der i kolonnerne?").await;
    window.keys("G O").await;
    window.find("[role=search] input:focus").await;
    window.type_words("skovly").await;
    window.sees("Ingen frivillig passer på").await;
}

/// Twelve as they stand in a table of a mail: the third was born on a day there is not, of the seventh a number is cut off, and the
/// last is in the register already.
fn twelve() -> String {
    const OTHERS: [&str; 12] =
        ["Anker", "Bodil", "", "Dorte", "Ejvind", "Frode", "", "Henny", "Inger", "Jesper", "Karla", ""];
    let row = |place: usize| {
        let (name, phone, born) = match place {
            3 => ("Tyge Tolvtal".to_owned(), "84 00 99 03".to_owned(), "31/2-1960"),
            7 => ("Vibe Tolvtal".to_owned(), "84 00".to_owned(), "4/9-1957"),
            12 => ("Agnete Prøvedal".to_owned(), "84 00 99 12".to_owned(), "15/6-1980"),
            _ => (format!("{} Tolvtal", OTHERS[place - 1]), format!("84 00 99 {place:02}"), "4/9-1957"),
        };
        format!("{name}\t{phone}\t{born}\tPlejecentret Havblik\tSang for beboerne\t1/12-2026")
    };
    let head = "Navn\tTelefon\tFødselsdato\tArbejdsplads\tAktivitet\tFørste dag".to_owned();
    [head].into_iter().chain((1..=12).map(row)).collect::<Vec<_>>().join("\n")
}

/// Twelve volunteers out of a mail, from the card of their association (flow 10): one is skipped, one mended in place, one is there
/// already; they are added in as few inputs as were allowed, and all of it is taken back as one.
#[tokio::test]
async fn twelve_volunteers_out_of_a_mail_come_in_from_the_card_of_their_association() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let person = json!({ "who": "new", "facts": { "fullName": "Agnete Prøvedal" } });
    let known = json!({ "requestKey": new_key(), "person": person, "facts": { "birthDate": "15/6-1980" } });
    desk.colleague(Role::Consultant, "register_volunteer", known).await;
    let window = &desk.window;
    window.keys("G F").await;
    window.focus_is_on("Søg i foreninger og personer").await;
    window.type_words("klangbølgen").await;
    window.sees_in("[role=option]", "Koret Klangbølgen").await;
    window.keys("Enter").await;
    window.sees_in(".side-panel h2", "Koret Klangbølgen").await;
    let inputs = window.inputs();
    window.press("Tilføj flere frivillige").await;
    window.find("textarea:focus").await;
    let before_paste = window.inputs();
    desk.pastes(&twelve()).await;
    // Pasting is one input; here the clipboard is filled first.
    let pasted = window.inputs() - before_paste - 1;
    window.keys("Ctrl Enter").await;
    window.sees("læst af overskriften").await;
    window.sees("12 rækker i alt").await;
    assert_eq!(window.value_of("Begrundelse").await, "Kommer gennem Koret Klangbølgen");
    window.sees_in("#import-problems", "2 rækker venter").await;
    let before_mending = window.inputs();
    window.press_in("[aria-labelledby=import-problems] button", "Spring over").await;
    window.write("Telefon", "84 00 99 07").await;
    window.keys("Tab").await;
    window.sees_in("#import-problems", "alt er på plads").await;
    window.press("Den samme: tilføj tilknytningen").await;
    let mended = window.inputs() - before_mending;
    assert!(mended <= 6, "three rows took {mended} inputs; two a row are allowed");
    window.press("Tilføj 11, spring 1 over").await;
    window.sees_in(".undo-bar", "10 frivillige tilføjet, 11 tilknytninger i alt").await;
    let took = window.inputs() - inputs - pasted - mended;
    assert!(took <= 6, "it took {took} inputs; 6 are allowed");
    window.press("Fortryd").await;
    window.sees("Hvad står der i kolonnerne?").await;
    window.keys("G O").await;
    window.find("[role=search] input:focus").await;
    window.type_words("tolvtal").await;
    window.sees("Ingen frivillig passer på").await;
}

/// The questions of a form on the web.
const QUESTIONS: &str = "Tidsstempel\t1. Hvem indstiller du?\t2. Er det en person, en gruppe eller en forening?\t\
    4. Hvor yder den indstillede sin indsats?\t6. Hvad gør den indstillede? Beskriv indsatsen\t\
    7. Hvilken forskel gør det – og for hvem?\t8. Hvorfor skal netop denne kandidat have prisen?\t\
    11. Dit navn\tDin telefon\t12. Din tilknytning til den indstillede\t14. Jeg er indforstået med, at oplysningerne bruges til at vælge årets modtager";

/// What three people answered: the first names nobody, the last somebody who is nominated already.
fn answers() -> String {
    let effort = "Hun ringer til dem, som ingen ringer til. ".repeat(6);
    let difference = "Mange har nogen at tale med hver dag. ".repeat(4);
    let why = "Det er sket i mange år uden tak fra nogen. ".repeat(3);
    let row = |name: &str, nominator: &str| {
        format!(
            "18/11-2026 kl. 14.05\t{name}\tPerson\tHavbjerg\t{effort}\t{difference}\t{why}\t{nominator}\t84000145\tBruger\tJa"
        )
    };
    [
        QUESTIONS.to_owned(),
        row("", "Ib Holm"),
        row("Birgit Aakjær", "Karen Elmholt"),
        row("Jytte Sandholt", "Sanne Brix"),
    ]
    .join("\n")
}

impl Desk {
    /// What a spreadsheet leaves on the clipboard is pasted into the field with the focus.
    async fn pastes(&self, text: &str) {
        const SCRIPT: &str = r"
            const [text] = arguments;
            addEventListener('copy', (event) => {
                event.preventDefault();
                event.clipboardData.setData('text/plain', text);
            }, { once: true, capture: true });";
        self.window.type_words("x").await;
        self.window.keys("Ctrl A").await;
        self.window.look_at(SCRIPT, vec![text.into()]).await;
        self.window.keys("Ctrl C Ctrl V").await;
    }
}

/// Answers of a form are pasted, one is mended, one is of somebody who is nominated already; all are added, and taken back as one.
#[tokio::test]
async fn nominations_out_of_a_form_are_added_and_taken_back_as_one() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    desk.opens_award("Indstillede").await;
    window.press("Indlæs fra formular").await;
    window.focus_is_on("Sæt listen ind").await;
    desk.pastes(&answers()).await;
    window.keys("Ctrl Enter").await;
    window.sees("Hvad står der i kolonnerne?").await;
    window.sees("læst af overskriften").await;
    window.sees("3 rækker i alt.").await;
    window.sees_in("#import-problems", "1 række venter").await;
    window.write("1. Hvem indstilles?", "Aage Rosenvinge").await;
    window.keys("Tab").await;
    window.sees_in("#import-problems", "alt er på plads").await;
    window.sees_in("#import-doubles", "1 række").await;
    window.press("Den samme: endnu en indstilling").await;
    window.press("Tilføj 3").await;
    window.sees_in(".undo-bar", "3 indstillinger tilføjet, 2 nye indstillede").await;
    window.press_in("main a", "Indstillede").await;
    window.sees_in("main li", "Aage Rosenvinge").await;
    window.sees_in("main li", "Birgit Aakjær").await;
    window.keys("Ctrl Z").await;
    // Withdrawn, so that nothing is lost.
    for name in ["Aage Rosenvinge", "Birgit Aakjær"] {
        window.sees_in("main li", &format!("{name} person, 0 indstillinger trukket tilbage")).await;
    }
    window.sees_in("main li", "Jytte Sandholt person, 2 indstillinger").await;
}
