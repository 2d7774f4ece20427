//! From nothing to a desk: the first window, the demo office, and a first look at every section.

use fantoccini::key::Key;

use crate::fixture::Window;

async fn demo_as(role: &str) -> Window {
    let window = Window::open(&["--demo", "--now", "2026-11-24T10:42"]).await;
    window.sees("Vælg en rolle").await;
    window.press_button(role).await;
    window.sees("I dag").await;
    window
}

#[tokio::test]
async fn without_an_office_the_first_window_offers_four_ways_in() {
    let window = Window::open(&[]).await;
    for way in ["Opret et nyt kontor", "Åbn et kontor", "Forbind til en kontorserver", "Prøv med et opdigtet kontor"]
    {
        window.sees(way).await;
    }
    window.keep_picture("first-window").await;
    window.is_accessible("first window").await;
}

#[tokio::test]
async fn the_front_desk_sees_the_day_and_finds_an_association_by_half_a_word_without_aa() {
    let window = demo_as("Kontor").await;
    window.sees("Havbjerg Gamle Skole").await;
    window.keep_picture("today").await;
    window.is_accessible("today").await;
    let link = window.find_named("a", "Foreninger og personer").await;
    window.click(&link).await;
    window.sees("Foreninger").await;
    window.find("input").await;
    window.type_words("klangbol").await;
    window.sees("Koret Klangbølgen").await;
    window.keep_picture("directory").await;
    window.is_accessible("directory").await;
    window.press(Key::Escape).await;
    window.chord(&[Key::Control], 'k').await;
    window.sees("Handlinger").await;
    window.is_accessible("palette").await;
}

#[tokio::test]
async fn the_calendar_opens_on_the_week_of_today() {
    let window = demo_as("Kontor").await;
    let link = window.find_named("a", "Lokaler").await;
    window.click(&link).await;
    window.sees("Storesal A").await;
    window.keep_picture("week").await;
    window.is_accessible("week").await;
    window.sees("Uge 48").await;
}

#[tokio::test]
async fn a_consultant_is_offered_to_begin_an_agreement() {
    let window = demo_as("Frivilligkonsulent").await;
    let link = window.find_named("a", "Aftaler").await;
    window.click(&link).await;
    window.sees("Ny aftale").await;
    window.keep_picture("agreements").await;
}
