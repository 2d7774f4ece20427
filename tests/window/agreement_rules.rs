//! What the office decides for its agreements, where somebody walks it: how long things last, and what is enclosed.

use frivillighus_tests::Engine;

use crate::offices::Desk;

#[tokio::test]
async fn a_new_agreement_runs_as_long_as_the_settings_say() {
    let desk = Desk::as_role(Engine::Sqlite, "Centerleder").await;
    let window = &desk.window;
    window.keys("G S").await;
    window.press_in(".settings nav a", "Regler for aftaler").await;
    window.sees_in("h2", "Frister i aftaler").await;
    window.sees_in("[data-rule=length]", "Fra start: 12 måneder").await;
    window.click_on(|| window.find("[data-rule=length] input")).await;
    window.keys("Ctrl A").await;
    window.type_words("6").await;
    window.keys("Tab").await;
    window.sees_in(".undo-bar", "Regler for aftaler: hvor længe en ny aftale gælder er ændret").await;
    assert_eq!(window.axe_violations().await, Vec::<String>::new());
    window.keys("Ctrl K").await;
    window.focus_is_on("Find og gør").await;
    window.type_words("fyrtaarn").await;
    window.sees_in("[role=option]", "Sorggruppen Fyrtårnet").await;
    window.keys("Enter").await;
    window.press("Aftale").await;
    window.focus_is_on("Hvad handler samarbejdet om?").await;
    window.type_words("Et halvt år").await;
    window.press("Begynd kladden").await;
    window.sees_in("h1", "Samarbejdsaftale med Sorggruppen Fyrtårnet").await;
    assert_eq!(window.value_of("Gælder til").await, "31/5-2027");
}

#[tokio::test]
async fn the_declaration_of_confidentiality_is_written_like_a_clause_and_stands_on_its_own_paper() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    window.keys("G A").await;
    window.press_in(".page a", "SA-2026-007").await;
    window.press_in("[data-row]", "Tavshedserklæring").await;
    window.sees_in("h2", "Bilag").await;
    window.write("Tekst", "Jeg er frivillig ved {{forening}} og siger intet videre.").await;
    window.press_in("[data-row]", "Stamoplysninger").await;
    window.sees_in(".stamps", "Gemt kl.").await;
    window.press_in(".life button", "Tavshedserklæring …").await;
    window.sees_in("article[data-page]", "og siger intet videre.").await;
    assert_eq!(window.axe_violations().await, Vec::<String>::new());
}
