//! What was written is there still: after something else, another section, the lock, another user, and the end of the
//! program; and when the office does not answer.

use frivillighus_tests::Engine;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Executor};

use crate::offices::Desk;

/// A booking that was begun and not made.
async fn with_a_booking_begun() -> Desk {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    let window = &desk.window;
    window.keys("G K").await;
    window.focus_is_on("Storesal A, tirsdag 24/11").await;
    window.keys("ArrowRight ArrowRight ArrowDown N").await;
    window.focus_is_on("Forening").await;
    window.keys("Tab").await;
    window.focus_is_on("Hvad sker der?").await;
    window.type_words("Bankospil for alle").await;
    window.sees_in("header button", "1 kladde").await;
    desk
}

#[tokio::test]
async fn a_booking_that_was_begun_lies_in_the_tray_and_comes_back_by_key() {
    let desk = with_a_booking_begun().await;
    let window = &desk.window;
    window.keys("Escape").await;
    window.focus_is_on("Storesal B, torsdag 26/11").await;
    window.keys("G F").await;
    window.focus_is_on("Søg i foreninger").await;
    window.keys("Ctrl 1").await;
    window.sees_in(".side-panel h2", "Ny booking").await;
    assert_eq!(window.value_of("Hvad sker der?").await, "Bankospil for alle");
    assert_eq!(window.value_of("Dato").await, "26/11-2026");
}

#[tokio::test]
async fn the_tray_names_what_was_begun_and_opens_it_by_pointer() {
    let desk = with_a_booking_begun().await;
    let window = &desk.window;
    window.press("Aftaler").await;
    window.press("1 kladde").await;
    window.press("Bankospil for alle, 26/11-2026").await;
    assert_eq!(window.value_of("Hvad sker der?").await, "Bankospil for alle");
}

#[tokio::test]
async fn a_draft_waits_for_its_own_user_and_is_not_seen_by_the_next() {
    let desk = with_a_booking_begun().await;
    let window = &desk.window;
    window.press("Bruger: Freja Bjerre").await;
    window.press("Skift bruger").await;
    desk.sit_down("Centerleder").await;
    window.sees_none("header button", "1 kladde").await;
    window.press("Bruger: Henning Østergaard").await;
    window.press("Skift bruger").await;
    desk.sit_down("Kontor").await;
    window.press("1 kladde").await;
    window.press("Bankospil for alle").await;
    assert_eq!(window.value_of("Hvad sker der?").await, "Bankospil for alle");
}

#[tokio::test]
async fn a_draft_is_there_when_the_program_is_started_again() {
    let desk = with_a_booking_begun().await;
    let desk = desk.ends_and_starts_again().await;
    desk.sit_down("Kontor").await;
    desk.window.press("1 kladde").await;
    desk.window.press("Bankospil for alle").await;
    assert_eq!(desk.window.value_of("Hvad sker der?").await, "Bankospil for alle");
}

#[tokio::test]
async fn a_booking_the_office_cannot_take_now_keeps_every_word_and_goes_through_later() {
    let desk = with_a_booking_begun().await;
    let window = &desk.window;
    let hog = keep_the_office_busy(&desk.office).await;
    window.press_in(".side-panel button", "Book").await;
    window.sees_in(".side-panel", "En anden gemmer lige nu. Prøv igen om et øjeblik.").await;
    assert_eq!(window.value_of("Hvad sker der?").await, "Bankospil for alle");
    drop(hog);
    window.press_in(".side-panel button", "Book").await;
    window.sees_in(".undo-bar", "Bankospil for alle booket").await;
}

/// Another program writes in the file and does not come to an end.
async fn keep_the_office_busy(file: &str) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(file);
    let mut other = options.connect().await.expect("the file opens");
    other.execute("BEGIN IMMEDIATE").await.expect("the other program writes");
    other
}
