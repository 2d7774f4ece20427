//! What repeats: booked in the form, changed from one date on, and taken back. Every Thursday from 3 December in Storesal B.

use super::in_the_week;
use crate::offices::Desk;

/// A series of three Thursdays in Storesal B, booked in the form, with its first date open in the panel.
async fn three_thursdays() -> Desk {
    let desk = in_the_week().await;
    let window = &desk.window;
    window.keys("PageDown").await;
    window.sees_in("h1", "Uge 49").await;
    window.click(&window.week_cell("Storesal B", "2026-12-03").await).await;
    window.sees_in(".side-panel h2", "Ny booking").await;
    window.write("Hvad sker der", "Dartklubben").await;
    window.write("Starter", "20.30").await;
    window.write("Slutter", "21.30").await;
    window.choose("Gentages", "Hver uge").await;
    window.write("Sidste dag", "17/12").await;
    window.sees_in(".plan", "datoer").await;
    desk
}

#[tokio::test]
async fn a_booking_that_repeats_is_shown_date_by_date_booked_and_taken_back() {
    let desk = three_thursdays().await;
    let window = &desk.window;
    window.sees_in(".plan .sum", "3 datoer ledige").await;
    window.press_in(".side-panel button", "Book 3 datoer").await;
    window.sees_in(".undo-bar", "Dartklubben: 3 datoer booket").await;
    desk.lies("Dartklubben", "Storesal B", "2026-12-03", "20.30–21.30").await;
    window.keys("Ctrl Z").await;
    window.sees_none("[data-piece]", "Dartklubben").await;
}

/// From its second date on it is called something else; the first stays as it was, and one key takes it back.
#[tokio::test]
async fn this_date_and_those_after_it_are_called_something_else() {
    let desk = three_thursdays().await;
    let window = &desk.window;
    window.press_in(".side-panel button", "Book 3 datoer").await;
    window.sees_in(".undo-bar", "Dartklubben: 3 datoer booket").await;
    window.keys("PageDown").await;
    window.sees_in("h1", "Uge 50").await;
    window.press_in("[data-piece]", "Dartklubben").await;
    window.press_in(".side-panel button", "Ret rækken").await;
    window.write("Hvad sker der", "Dartturnering").await;
    window.keys("Tab").await;
    window.sees_in(".side-panel", "2 datoer ændres").await;
    window.press_in(".side-panel button", "Ret 2 datoer").await;
    window.sees_in(".undo-bar", "2 datoer rettet").await;
    desk.lies("Dartturnering", "Storesal B", "2026-12-10", "20.30–21.30").await;
    window.keys("PageDown").await;
    window.sees_in("h1", "Uge 51").await;
    desk.lies("Dartturnering", "Storesal B", "2026-12-17", "20.30–21.30").await;
    window.keys("PageUp PageUp").await;
    window.sees_in("h1", "Uge 49").await;
    desk.lies("Dartklubben", "Storesal B", "2026-12-03", "20.30–21.30").await;
    window.keys("Ctrl Z").await;
    window.keys("PageDown").await;
    window.sees_in("h1", "Uge 50").await;
    desk.lies("Dartklubben", "Storesal B", "2026-12-10", "20.30–21.30").await;
}
