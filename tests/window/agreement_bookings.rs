//! Rooms and times of an agreement, taken from what the association has booked: written in, changed, on the paper, taken back.

use frivillighus_tests::Engine;

use crate::offices::Desk;

#[tokio::test]
async fn rooms_and_times_are_taken_from_bookings_and_can_be_changed() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    window.keys("Ctrl K").await;
    window.focus_is_on("Find og gør").await;
    window.type_words("klangb").await;
    window.sees_in("[role=option]", "Koret Klangbølgen").await;
    window.keys("Enter").await;
    window.press("Aftale").await;
    window.focus_is_on("Hvad handler samarbejdet om?").await;
    window.type_words("Kor for alle").await;
    window.press("Begynd kladden").await;
    window.sees_in("h1", "Samarbejdsaftale med Koret Klangbølgen").await;
    window.press_in("[data-row]", "Lokaler").await;
    window.press("Hent fra bookinger").await;
    window.sees_in("article[data-page]", "i Gymnastiksalen onsdage kl. 19–21.30 fra 2. december 2026").await;
    let rooms = window.value_of("Lokaler").await;
    assert!(rooms.contains("Gymnastiksalen i Havbjerg Gamle Skole"), "{rooms}");
    assert_eq!(window.axe_violations().await, Vec::<String>::new());
    window.write("Lokaletider", "onsdage kl. 19–21.30").await;
    window.sees_in("article[data-page]", "til rådighed onsdage kl. 19–21.30.").await;
    window.press_in("[data-row]", "Lokaler").await;
    window.sees_in(".undo-bar", "Lokaletider").await;
    window.press_in(".undo-bar button", "Fortryd").await;
    window.sees_in("article[data-page]", "i Gymnastiksalen onsdage kl. 19–21.30 fra 2. december 2026").await;
}
