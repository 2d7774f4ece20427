//! Everything by keys alone.

use super::{in_the_week, on_thursday};

const DEMENS: &str = "Demensvennerne";

#[tokio::test]
async fn a_booking_is_moved_to_another_room_and_day_and_back() {
    let desk = in_the_week().await;
    let window = &desk.window;
    window.keys("ArrowRight ArrowRight Enter").await;
    window.focus_is_on(DEMENS).await;
    window.keys("M ArrowDown").await;
    window.sees("Storesal B, torsdag 26/11 kl. 10–12: ledigt").await;
    window.keys("ArrowLeft Enter").await;
    window.sees_in(".undo-bar", "Demensvennerne flyttet til Storesal B, onsdag 25/11 kl. 10–12").await;
    window.focus_is_on(DEMENS).await;
    desk.lies(DEMENS, "Storesal B", "2026-11-25", "10–12").await;
    window.keys("Ctrl Z").await;
    desk.lies(DEMENS, "Storesal A", "2026-11-26", "10–12").await;
}

#[tokio::test]
async fn a_place_that_is_taken_is_named_while_the_booking_is_carried_and_nothing_moves() {
    let desk = in_the_week().await;
    let window = &desk.window;
    window.keys("ArrowRight ArrowRight Enter").await;
    window.focus_is_on(DEMENS).await;
    window.keys("M ArrowRight").await;
    window.sees("Storesal A er optaget fredag 27/11: Havblik plejecenter 10–11.30.").await;
    window.keys("Enter").await;
    window.sees_in(".side-panel .conflict", "Havblik plejecenter 10–11.30").await;
    desk.lies(DEMENS, "Storesal A", "2026-11-26", "10–12").await;
    window.focus_is_on("i stedet").await;
    window.keys("Enter").await;
    window.sees_in(".undo-bar", "Demensvennerne flyttet til").await;
    window.keys("Ctrl Z").await;
    desk.lies(DEMENS, "Storesal A", "2026-11-26", "10–12").await;
}

#[tokio::test]
async fn escape_puts_a_carried_booking_back() {
    let desk = in_the_week().await;
    let window = &desk.window;
    window.keys("ArrowRight ArrowRight Enter").await;
    window.focus_is_on(DEMENS).await;
    window.keys("M ArrowLeft ArrowDown Escape").await;
    window.sees("Demensvennerne ligger, hvor den lå.").await;
    window.focus_is_on(DEMENS).await;
    desk.lies(DEMENS, "Storesal A", "2026-11-26", "10–12").await;
}

#[tokio::test]
async fn a_booking_is_moved_in_time_and_made_longer_and_both_are_taken_back() {
    let desk = on_thursday().await;
    let window = &desk.window;
    window.keys("ArrowDown ArrowDown ArrowDown ArrowDown").await;
    window.focus_is_on(DEMENS).await;
    window.keys("M Shift ArrowDown Shift ArrowDown Enter").await;
    window.sees_in(".undo-bar", "Demensvennerne flyttet til Storesal A, torsdag 26/11 kl. 10.30–12.30").await;
    window.focus_is_on(DEMENS).await;
    window.keys("M Alt ArrowDown Enter").await;
    window.sees_in("[data-piece]", "10.30–12.45 Demensvennerne").await;
    window.focus_is_on(DEMENS).await;
    window.keys("Ctrl Z").await;
    window.sees_in("[data-piece]", "10.30–12.30 Demensvennerne").await;
    window.keys("Ctrl Z").await;
    window.sees_in("[data-piece]", "10–12 Demensvennerne").await;
}

#[tokio::test]
async fn a_booking_is_cancelled_and_taken_up_again() {
    let desk = in_the_week().await;
    let window = &desk.window;
    window.keys("ArrowRight ArrowRight Enter").await;
    window.focus_is_on(DEMENS).await;
    window.keys("Del").await;
    window.sees_in(".undo-bar", "Demensvennerne aflyst: Storesal A, torsdag 26/11 kl. 10–12").await;
    window.sees_none("[data-piece]", DEMENS).await;
    window.focus_is_on("Storesal A, torsdag 26/11, ingen bookinger").await;
    window.keys("Ctrl Z").await;
    desk.lies(DEMENS, "Storesal A", "2026-11-26", "10–12").await;
}

#[tokio::test]
async fn a_booking_is_copied_to_another_day() {
    let desk = in_the_week().await;
    let window = &desk.window;
    window.keys("ArrowRight ArrowRight Enter").await;
    window.focus_is_on(DEMENS).await;
    window.keys("Ctrl C").await;
    window.sees("Demensvennerne kopieret").await;
    window.keys("ArrowLeft Ctrl V").await;
    window.sees_in(".undo-bar", "Demensvennerne booket: Storesal A, onsdag 25/11 kl. 10–12").await;
    desk.lies(DEMENS, "Storesal A", "2026-11-26", "10–12").await;
}

#[tokio::test]
async fn a_new_booking_is_stretched_in_the_day() {
    let desk = on_thursday().await;
    let window = &desk.window;
    window.keys("ArrowRight Home").await;
    window.keys("ArrowRight ArrowDown ArrowDown").await;
    window.keys("Shift ArrowDown ArrowDown Enter").await;
    window.focus_is_on("Forening").await;
    assert_eq!((window.value_of("Starter").await.as_str(), window.value_of("Slutter").await.as_str()), ("9", "10.30"));
}
