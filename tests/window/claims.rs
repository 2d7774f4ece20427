//! Claims: noted, told, reported, given a photo and printed as a fact sheet; nothing of what happened in the title or the way back.

use frivillighus_tests::Engine;

use crate::offices::Desk;
use crate::papers::text_of;

/// One grey pixel.
const PIXEL: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 58, 126, 155,
    85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 104, 0, 0, 0, 130, 0, 129, 119, 205, 114, 182, 0, 0, 0, 0, 73, 69,
    78, 68, 174, 66, 96, 130,
];

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

    let photo = window.folder.path().join("Gulvet i foyeren.png");
    std::fs::write(&photo, PIXEL).expect("a photo");
    window.folder.point_at(&photo);
    window.press("Læg ved …").await;
    window.sees("Gulvet i foyeren.png").await;
    window.sees_in(".undo-bar", "bilag lagt ved").await;
    window.keys("Ctrl Z").await;
    window.sees("Ingen er lagt ved.").await;
    window.keys("Ctrl Shift Z").await;
    window.sees("Gulvet i foyeren.png").await;

    window.press("Faktaark").await;
    window.sees_in("[role=dialog]", "Skrives i hånden").await;
    window.press_in("[role=dialog] button", "Udskriv").await;
    window.sees_in("[role=dialog]", "fingeraftryk").await;
    window.press_in("[role=dialog] button", "Åbn").await;
    let text = text_of(&desk.viewed_paper().await);
    assert!(text.contains("Snublede over et kabel i foyeren"), "{text}");
    assert!(text.contains("skrives i hånden") && text.contains("Gulvet i foyeren.png"), "{text}");
}
