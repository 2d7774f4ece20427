//! The flows that have a budget: one click, one chord, or one uninterrupted phrase is one input.

use frivillighus_tests::Engine;

use crate::offices::Desk;

impl Desk {
    /// Expects no more inputs than this since the count stood at `before`.
    fn took_at_most(&self, most: u32, before: u32) {
        let took = self.window.inputs() - before;
        assert!(took <= most, "it took {took} inputs; {most} are allowed");
    }
}

/// Flow 7: the last digits of a caller's number lead to the card.
#[tokio::test]
async fn who_is_calling_is_known_after_three_inputs() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    let before = desk.window.inputs();
    desk.window.keys("Ctrl K").await;
    desk.window.focus_is_on("Find og gør").await;
    desk.window.type_words("0006").await;
    desk.window.sees_in("[role=option]", "Sorggruppen Fyrtårnet").await;
    desk.window.keys("Enter").await;
    desk.window.sees_in(".side-panel h2", "Sorggruppen Fyrtårnet").await;
    desk.window.sees_in(".side-panel", "84 00 00 06").await;
    desk.took_at_most(3, before);
}

/// Flow 8: from an empty search to a new association with its contact, and a room booked for it.
#[tokio::test]
async fn a_new_association_has_a_room_after_twelve_inputs() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    let window = &desk.window;
    window.keys("G F").await;
    window.focus_is_on("Søg i foreninger").await;
    let before = window.inputs();
    window.type_words("Skakklubben Springeren").await;
    window.press("Opret «Skakklubben Springeren» som forening").await;
    window.focus_is_on("Navn").await;
    window.keys("Tab").await;
    window.type_words("Birthe Sørensen").await;
    window.keys("Tab").await;
    window.type_words("84 00 77 66").await;
    window.press("Opret og book").await;
    window.sees_in(".side-panel h2", "Ny booking").await;
    assert_eq!(window.value_of("Forening").await, "Skakklubben Springeren");
    window.click(&window.week_cell("Storesal B", "2026-11-26").await).await;
    window.sees("Ledigt på den tid").await;
    window.press_in(".side-panel button", "Book").await;
    window.sees_in(".undo-bar", "Skakklubben Springeren booket: Storesal B, torsdag 26/11").await;
    desk.took_at_most(12, before);
}
