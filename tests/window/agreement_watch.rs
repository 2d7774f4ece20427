//! Who must have an agreement: an association reaches the sum, is told so, and gets its draft; the list goes out as a file.

use frivillighus_tests::Engine;

use crate::offices::Desk;

#[tokio::test]
async fn an_association_reaches_the_sum_and_gets_its_draft() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    window.keys("G I").await;
    window.sees_in("h2", "2 foreninger mangler aftale").await;
    window.press("Se hele listen").await;
    window.sees_in("h1", "Skal have aftale").await;
    window.sees("Sammen med Sognecaféen Tømmerup").await;
    window.keys("G F").await;
    window.focus_is_on("Søg i foreninger").await;
    window.type_words("gældsr").await;
    window.sees_in("[role=option]", "Gældsrådgivningen Bøgelunde").await;
    window.keys("Enter").await;
    window.sees_in("h3", "Tilskud").await;
    window.press("Tilføj tilskud").await;
    window.write("Beløb i kroner", "1").await;
    window.press("Gem tilskuddet").await;
    window.sees_in(".undo-bar", "tilskud på 1 kr. er skrevet ned").await;
    window.sees("Skal have en aftale: 100.000 kr. i tilskud for 2026. Der er ingen.").await;
    window.keys("Ctrl Z").await;
    window.sees_no_more("Skal have en aftale").await;
    window.keys("Ctrl Shift Z").await;
    window.press("Lav aftale").await;
    window.sees_in("h2", "Ny aftale").await;
    window.write("Hvad handler samarbejdet om?", "Gældsrådgivning").await;
    window.press("Begynd kladden").await;
    window.sees_in("h1", "Samarbejdsaftale med Gældsrådgivningen Bøgelunde").await;
}

#[tokio::test]
async fn the_list_and_an_agreement_go_out_as_files() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    let list = window.folder.path().join("aftaler.csv");
    let bundle = window.folder.path().join("aftale.zip");
    window.keys("G A").await;
    window.folder.point_at(&list);
    window.press("Udskriv eller gem").await;
    window.press_in("[role=menuitem]", "Gem listen som semikolonfil (CSV)").await;
    assert!(window.eventually(|| async { list.exists() }).await, "the list is saved");
    let text = std::fs::read_to_string(&list).expect("UTF-8");
    assert!(text.starts_with("\u{feff}Aftalenr.;Forening;"), "{text}");
    assert!(text.contains(";Besøgsvennerne i Bøgelunde;"), "{text}");
    window.press_in(".page a", "SA-2026-003").await;
    window.folder.point_at(&bundle);
    window.press("Flere valg for aftalen").await;
    window.press_in("[role=menuitem]", "Gem papir og data (zip)").await;
    assert!(window.eventually(|| async { bundle.exists() }).await, "the agreement is saved");
    assert!(std::fs::read(&bundle).expect("it is read").starts_with(b"PK"));
}
