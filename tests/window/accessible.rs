//! Every section of the house as axe sees it: light and dark, Danish and English, in three sizes.

use frivillighus_tests::Engine;

use crate::offices::Desk;

/// A way by keys to each screen, and what it is called in a finding.
const SCREENS: [(&str, &str); 8] = [
    ("G I", "I dag"),
    ("G K U", "the week"),
    ("D", "the day"),
    ("O", "the overview"),
    ("L", "the list"),
    ("G F", "the directory"),
    ("G A", "the agreements"),
    ("G S", "the settings"),
];

/// Walks every screen by keys, and tells all that axe finds at once.
async fn walk(desk: &Desk) {
    let mut found = Vec::new();
    for (way, screen) in SCREENS {
        // Single letters are for the page, not for a field: Esc leaves whatever is open.
        desk.window.keys("Escape").await;
        desk.window.keys("Shift F6").await;
        desk.window.keys(way).await;
        desk.window.find("main#main h1").await;
        desk.window.settle().await;
        found.extend(desk.window.axe_violations().await.into_iter().map(|line| format!("{screen}: {line}")));
        let wide = desk.window.what_is_too_wide().await;
        found.extend(wide.into_iter().map(|line| format!("{screen} is scrolled sideways: {line}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn every_section_is_accessible_in_light_and_danish() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    walk(&desk).await;
    desk.window.resize(720, 450).await;
    walk(&desk).await;
}

#[tokio::test]
async fn every_section_is_accessible_in_dark_and_english() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    desk.window.press("Indstillinger").await;
    desk.window.press("Udseende og sprog").await;
    desk.window.press("Mørke").await;
    desk.window.press("English").await;
    desk.window.sees("Appearance").await;
    desk.window.resize(1280, 720).await;
    walk(&desk).await;
    desk.window.keys("G S").await;
    desk.window.is_accessible("appearance").await;
    let hidden = desk.window.hidden_tab_stops().await;
    assert!(hidden.is_empty(), "the focus is on what cannot be seen: {}", hidden.join(", "));
}
