//! What repeats: booked in the form, changed from one date on, and taken back. Every Tuesday from 1 December in Storesal B.

use serde_json::json;

use super::in_the_week;
use crate::offices::Desk;

/// A series of four Tuesdays in Storesal B, booked in the form, with its first date open in the panel.
async fn four_tuesdays() -> Desk {
    let desk = in_the_week().await;
    let window = &desk.window;
    window.keys("PageDown").await;
    window.click(&window.week_cell("Storesal B", "2026-12-01").await).await;
    window.sees_in(".side-panel h2", "Ny booking").await;
    window.write("Hvad sker der", "Dartklubben").await;
    window.write("Starter", "21").await;
    window.write("Slutter", "22").await;
    window.choose("Gentages", "Hver uge").await;
    window.write("Sidste dag", "22/12").await;
    window.sees_in(".plan", "datoer").await;
    desk
}

#[tokio::test]
async fn a_booking_that_repeats_is_shown_date_by_date_booked_and_taken_back() {
    let desk = four_tuesdays().await;
    let window = &desk.window;
    window.sees_in(".plan .sum", "4 datoer ledige").await;
    window.press_in(".side-panel button", "Book 4 datoer").await;
    window.sees_in(".undo-bar", "Dartklubben: 4 datoer booket").await;
    desk.lies("Dartklubben", "Storesal B", "2026-12-01", "21–22").await;
    window.keys("Ctrl Z").await;
    window.sees_none("[data-piece]", "Dartklubben").await;
}

#[tokio::test]
async fn this_date_and_those_after_it_are_moved_with_a_clash_resolved_and_taken_back() {
    let desk = four_tuesdays().await;
    let window = &desk.window;
    window.press_in(".side-panel button", "Book 4 datoer").await;
    window.sees_in(".undo-bar", "Dartklubben: 4 datoer booket").await;
    let calendar = json!({ "from": "2026-12-07", "to": "2026-12-13" });
    let house = desk.colleague(frivillighus_engine::access::Role::FrontDesk, "calendar", calendar).await;
    let rooms =
        house["houses"].as_array().expect("houses").iter().flat_map(|house| house["rooms"].as_array().expect("rooms"));
    let room = rooms.into_iter().find(|room| room["name"] == "Storesal B").expect("the room")["id"].clone();
    let taken = json!({ "requestKey": frivillighus_tests::new_key(), "rooms": [room], "starts": "2026-12-09T21:00", "ends": "2026-12-09T22:00", "title": "Spilleaften" });
    desk.colleague(frivillighus_engine::access::Role::FrontDesk, "book_room", taken).await;
    // The first date goes to Wednesday by keys; then those after it are to follow.
    window.focus_is_on("Dartklubben").await;
    window.keys("M ArrowRight Enter").await;
    window.sees_in(".undo-bar", "Dartklubben flyttet til Storesal B, onsdag 2/12 kl. 21–22").await;
    window.press_in(".undo-bar button", "Også de følgende").await;
    window.sees_in(".side-panel", "Spilleaften 21–22").await;
    window.press_in(".side-panel button", "Lad den blive").await;
    window.sees_in(".side-panel", "bliver, hvor den er").await;
    window.press_in(".side-panel button", "Ret 2 datoer").await;
    window.sees_in(".undo-bar", "Dartklubben: 2 datoer rettet").await;
    window.keys("Escape PageDown").await;
    desk.lies("Dartklubben", "Storesal B", "2026-12-08", "21–22").await;
    window.keys("PageDown").await;
    desk.lies("Dartklubben", "Storesal B", "2026-12-16", "21–22").await;
    window.keys("Ctrl Z").await;
    desk.lies("Dartklubben", "Storesal B", "2026-12-15", "21–22").await;
}
