//! From nothing to a desk.

use frivillighus_tests::Engine;

use crate::offices::Desk;
use crate::window::Window;

#[tokio::test]
async fn without_an_office_the_first_window_offers_four_ways_in() {
    let window = Window::open(&[]).await;
    for way in ["Opret et nyt kontor", "Åbn et kontor", "Forbind til en kontorserver", "Prøv med et opdigtet kontor"]
    {
        window.sees_in("button", way).await;
    }
    window.is_accessible("the first window").await;
}

#[tokio::test]
async fn every_section_is_accessible() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    for (way, section) in
        [("G I", "I dag"), ("G K", "Uge 48"), ("G F", "Foreninger"), ("G A", "Aftaler"), ("G S", "Åbningstider")]
    {
        desk.window.keys("Escape Shift F6").await;
        desk.window.keys(way).await;
        desk.window.sees_in("h1", section).await;
        desk.window.is_accessible(section).await;
    }
}
