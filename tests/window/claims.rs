//! Claims: noted, told, reported, given a photo and printed as a fact sheet; nothing of what happened in the title or the way back.

use frivillighus_tests::Engine;

use crate::offices::Desk;
use crate::papers::text_of;

#[tokio::test]
async fn an_injury_is_noted_reported_and_printed_as_a_fact_sheet() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    window.keys("G I").await;
    window.sees("Skader, der skal anmeldes").await;
    window.keys("G O").await;
    window.press_in(".page-head button", "Skader").await;
    window.sees_in("h1", "Skader").await;
    window.sees_in("table", "Anmeld senest 26/11-2026").await;
    window.press("Notér en skade").await;
    window.sees_in("h1", "Ny skade").await;
    window.write("Hvem", "Bodil").await;
    window.keys("ArrowDown Enter").await;
    window.press("Personskade").await;
    window.write("Dag", "20/11-2026").await;
    window.write("Hændelsen", "Snublede over et kabel i foyeren").await;
    window.press("Forsegl og gem").await;
    window.sees_in(".undo-bar", "Skade noteret for").await;
    window.sees("Anmeld senest 4/12-2026").await;
    window.sees("Snublede over et kabel i foyeren").await;

    window.press("Anmeldt …").await;
    window.press("Gem anmeldelsen").await;
    window.sees_in(".undo-bar", "noteret som anmeldt").await;
    window.sees("Anmeldt i tide").await;
    window.keys("Ctrl Z").await;
    window.sees("Ikke anmeldt endnu.").await;
    window.keys("Ctrl Shift Z").await;
    window.sees("Anmeldt i tide").await;

    let photo = window.folder.point_at_a_photo();
    window.press("Læg ved …").await;
    window.sees("Gulvet i foyeren.png").await;
    window.sees_in(".undo-bar", "bilag lagt ved").await;
    window.keys("Ctrl Z").await;
    window.sees("Ingen er lagt ved.").await;
    window.keys("Ctrl Shift Z").await;
    window.sees("Gulvet i foyeren.png").await;
    let opened = desk.opens("[aria-labelledby=claim-files]", "Åbn").await;
    assert_eq!(opened, photo, "what was sealed is what is opened");

    window.press("Faktaark").await;
    window.sees_in("[role=dialog]", "Skrives i hånden").await;
    window.press_in("[role=dialog] button", "Udskriv").await;
    window.sees_in("[role=dialog]", "fingeraftryk").await;
    let text = text_of(&desk.opens("[role=dialog]", "Åbn").await);
    assert!(text.contains("Snublede over et kabel i foyeren"), "{text}");
    assert!(text.contains("skrives i hånden") && text.contains("Gulvet i foyeren.png"), "{text}");
}
