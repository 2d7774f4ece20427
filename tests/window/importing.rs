//! Many people at once, out of a mail: flow 10.

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
