//! Everything by the pointer alone.

use super::{in_the_week, on_thursday};

const DEMENS: &str = "Demensvennerne";

#[tokio::test]
async fn a_booking_is_dragged_to_another_day_and_room_and_taken_back() {
    let desk = in_the_week().await;
    let window = &desk.window;
    let chip = window.find_named("[data-piece]", DEMENS).await;
    let cell = window.week_cell("Storesal B", "2026-11-26").await;
    window.drag_to(&chip, &cell).await;
    window.sees_in(".undo-bar", "Demensvennerne flyttet til Storesal B, torsdag 26/11 kl. 10–12").await;
    desk.lies(DEMENS, "Storesal B", "2026-11-26", "10–12").await;
    window.focus_is_on(DEMENS).await;
    window.press_in(".undo-bar button", "Fortryd").await;
    desk.lies(DEMENS, "Storesal A", "2026-11-26", "10–12").await;
}

#[tokio::test]
async fn who_is_in_the_way_follows_the_pointer_and_a_drop_there_offers_what_is_free() {
    let desk = in_the_week().await;
    let window = &desk.window;
    let chip = window.find_named("[data-piece]", DEMENS).await;
    let way = window.way(&chip, &window.week_cell("Storesal A", "2026-11-27").await).await;
    window.take_hold(&chip, (0.0, 0.0)).await;
    window.carry(way).await;
    window.sees_while_carrying(".label", "Storesal A er optaget fredag 27/11: Havblik plejecenter 10–11.30.").await;
    window.let_go().await;
    window.sees_in(".side-panel .conflict", "Havblik plejecenter 10–11.30").await;
    desk.lies(DEMENS, "Storesal A", "2026-11-26", "10–12").await;
    window.press_in(".side-panel [data-alternative]", "i stedet").await;
    window.sees_in(".undo-bar", "Demensvennerne flyttet til").await;
}

#[tokio::test]
async fn escape_while_dragging_leaves_everything_as_it_was() {
    let desk = in_the_week().await;
    let window = &desk.window;
    let chip = window.find_named("[data-piece]", DEMENS).await;
    let way = window.way(&chip, &window.week_cell("Storesal B", "2026-11-26").await).await;
    window.take_hold(&chip, (0.0, 0.0)).await;
    window.carry(way).await;
    window.sees_while_carrying(".label", "Storesal B").await;
    window.keys("Escape").await;
    window.let_go().await;
    window.sees("Demensvennerne ligger, hvor den lå.").await;
    desk.lies(DEMENS, "Storesal A", "2026-11-26", "10–12").await;
    window.sees_none(".side-panel", "").await;
}

#[tokio::test]
async fn in_the_day_a_booking_is_dragged_in_time_and_by_its_end_and_both_are_taken_back() {
    let desk = on_thursday().await;
    let window = &desk.window;
    let room = window.day_column("Sal A").await;
    window.drag_from(&room.ground, room.at(11.0), (0, room.long(1.0))).await;
    window.sees_in("[data-piece]", "11–13 Demensvennerne").await;
    let booking = window.find_named("[data-piece]", "11–13 Demensvennerne").await;
    let (_, _, _, height) = booking.rectangle().await.expect("a place");
    window.drag_from(&booking, (0.0, height / 2.0 - 3.0), (0, room.long(0.5))).await;
    window.sees_in("[data-piece]", "11–13.30 Demensvennerne").await;
    window.press_in(".undo-bar button", "Fortryd").await;
    window.sees_in("[data-piece]", "11–13 Demensvennerne").await;
    window.keys("Ctrl Z").await;
    window.sees_in("[data-piece]", "10–12 Demensvennerne").await;
}

#[tokio::test]
async fn a_selected_booking_goes_where_one_clicks() {
    let desk = in_the_week().await;
    let window = &desk.window;
    window.press_in("[data-piece]", DEMENS).await;
    window.sees_in(".side-panel h2", DEMENS).await;
    window.click(&window.week_cell("Storesal B", "2026-11-26").await).await;
    window.press("Flyt hertil").await;
    desk.lies(DEMENS, "Storesal B", "2026-11-26", "10–12").await;
}

#[tokio::test]
async fn the_panel_does_what_a_drag_does() {
    let desk = in_the_week().await;
    let window = &desk.window;
    window.press_in("[data-piece]", DEMENS).await;
    window.press("Starter et kvarter efter").await;
    desk.lies(DEMENS, "Storesal A", "2026-11-26", "10.15–12.15").await;
    window.press("Slutter et kvarter før").await;
    desk.lies(DEMENS, "Storesal A", "2026-11-26", "10.15–12").await;
    window.press("Dagen før").await;
    desk.lies(DEMENS, "Storesal A", "2026-11-25", "10.15–12").await;
    window.press("Aflys").await;
    window.sees_none("[data-piece]", DEMENS).await;
}

#[tokio::test]
async fn an_empty_cell_is_booked_with_a_click() {
    let desk = in_the_week().await;
    let window = &desk.window;
    window.click(&window.week_cell("Storesal B", "2026-11-26").await).await;
    window.write("Hvad sker der?", "Dans").await;
    window.press_in(".side-panel button", "Book").await;
    window.sees_in(".undo-bar", "Dans booket: Storesal B, torsdag 26/11").await;
}
