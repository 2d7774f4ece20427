//! What the office itself wants filled in: made in the settings, missing in a draft, filled in, on the paper. And the papers of a
//! whole list in one file.

use std::io::Read;

use frivillighus_tests::Engine;

use crate::offices::Desk;
use crate::papers::{conforms, text_of};

impl Desk {
    /// What the office adds, by the word that clauses ask for it with.
    async fn adds_a_variable(&self, word: &str, label: &str) {
        let window = &self.window;
        window.keys("G S").await;
        window.press_in(".settings nav a", "Oplysninger i aftaler").await;
        window.sees_in("h2", "{{antal nøgler}}").await;
        window.press("Tilføj oplysning").await;
        // Those that are there have the same fields.
        window.focus_is_on("Navn i teksten").await;
        window.type_words(word).await;
        window.press_in("form button", "Tilføj").await;
        window.sees_in("form .error", "Skriv").await;
        window.click_on(|| window.find("form [id$='label.da']")).await;
        window.type_words(label).await;
        window.press_in("form button", "Tilføj").await;
        window.sees_in(".undo-bar", &format!("Oplysningen »{word}« tilføjet")).await;
        window.sees_in("h2", &format!("{{{{{word}}}}}")).await;
    }
}

#[tokio::test]
async fn an_own_variable_is_made_missing_filled_in_and_printed() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    desk.adds_a_variable("nøglebærer", "Hvem har nøglen?").await;

    window.keys("G A").await;
    window.press_in(".page a", "SA-2026-010").await;
    window.press_in("[data-row]", "Lokaler").await;
    window.go_to_field("Tekst").await;
    window.keys("Ctrl End").await;
    window.type_words(" Nøglen har {{nøglebærer}}.").await;
    window.sees_in("article[data-page]", "Hvem har nøglen?").await;
    // The field is left, and what was written is kept.
    window.press_in("[data-row]", "Lokaler").await;
    window.sees_in(".stamps", "Gemt kl.").await;
    window.press_in("header button", "Mangler").await;
    window.press_in("[role=dialog] li button", "Hvem har nøglen?").await;
    window.focus_is_on("Hvem har nøglen?").await;
    window.type_words("Åse Lund").await;
    window.sees_in("article[data-page]", "Nøglen har Åse Lund.").await;
    window.press_in("header button", "Mangler").await;
    window.sees_in("[role=dialog] li", "Dag for rundvisning i huset").await;
    window.sees_none("[role=dialog] li", "Hvem har nøglen?").await;
    window.keys("Escape").await;

    window.keys("Ctrl P").await;
    window.press("Udskriv alligevel med tomme linjer").await;
    window.sees("Aftalen er udskrevet og gemt").await;
    let paper = desk.opens("main", "Åbn").await;
    conforms(&paper);
    let text = text_of(&paper);
    assert!(text.contains("Nøglen har Åse Lund."), "{text}");
    assert!(text.contains("låner tre nøgler til huset mod et depositum på 200 kr."), "{text}");
}

#[tokio::test]
async fn the_papers_of_a_list_go_out_as_one_file() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    let all = window.folder.path().join("aftaler.zip");
    window.keys("G A").await;
    window.press("Under arbejde").await;
    window.sees_in("[role=status]", "4 aftaler").await;
    window.folder.point_at(&all);
    window.press("Udskriv eller gem").await;
    window.press_in("[role=menuitem]", "Gem papirerne (zip)").await;
    window.sees_in("[role=dialog] [role=heading]", "Gem aftalernes papirer").await;
    window.press("Vælg sted og gem").await;
    window.press("Gem med tomme linjer").await;
    window.sees_none("[role=dialog]", "").await;
    let file = std::fs::File::open(&all).expect("the papers are saved");
    let mut bundle = zip::ZipArchive::new(file).expect("an archive");
    assert_eq!(bundle.len(), 4, "{:?}", bundle.file_names().collect::<Vec<_>>());
    for place in 0..bundle.len() {
        let mut paper = Vec::new();
        bundle.by_index(place).expect("a paper").read_to_end(&mut paper).expect("it is read");
        conforms(&paper);
    }
}
