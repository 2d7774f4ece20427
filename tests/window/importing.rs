//! Many at once: people out of a mail (flow 10), volunteers out of a list, nominations out of the answers of a form.

use frivillighus_tests::Engine;

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
