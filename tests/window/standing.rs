//! How bookings stand, walked in the real window: a time kept while the caller thinks, a request answered with the way out,
//! two bookings that exchange rooms, and who did not come; each with its way back.

use frivillighus_tests::Engine;

use crate::offices::Desk;

async fn in_the_week(role: &str) -> Desk {
    let desk = Desk::as_role(Engine::Sqlite, role).await;
    desk.window.keys("G K").await;
    desk.window.focus_is_on("Storesal A, tirsdag 24/11").await;
    desk
}

#[tokio::test]
async fn a_time_is_kept_while_the_caller_thinks_and_then_booked() {
    let desk = in_the_week("Kontor").await;
    let window = &desk.window;
    window.keys("ArrowDown H").await;
    window.sees_in(".undo-bar", "holdes til 10.52").await;
    window.sees_in(".side-panel", "10 minutter tilbage").await;
    window.go_to_field("Hvad sker der?").await;
    window.type_words("Lydprøve").await;
    window.keys("Enter").await;
    window.sees_in(".undo-bar", "Lydprøve booket: Storesal B, tirsdag 24/11").await;
    window.sees_in("[data-piece]", "Lydprøve").await;
    window.keys("Ctrl Z").await;
    window.sees_none("[data-piece]", "Lydprøve").await;
}

#[tokio::test]
async fn whoever_no_longer_thinks_lets_the_time_go() {
    let desk = in_the_week("Kontor").await;
    let window = &desk.window;
    window.keys("ArrowDown H").await;
    window.sees_in(".side-panel", "10 minutter tilbage").await;
    window.sees_in(".blocked", "holdes for dig til 10.52").await;
    window.keys("Escape").await;
    window.sees_in(".undo-bar", "holdes ikke længere").await;
    window.sees_none(".blocked", "holdes for dig").await;
}

#[tokio::test]
async fn a_request_whose_hall_is_taken_is_approved_where_there_is_room_and_taken_back() {
    let desk = Desk::as_role(Engine::Sqlite, "Centerleder").await;
    let window = &desk.window;
    window.keys("G I").await;
    window.sees_in("section", "5 forespørgsler venter på svar").await;
    window.sees_in("section", "ikke ledigt").await;
    window.press_in("section a", "Brobyggerne").await;
    window.sees_in(".side-panel", "Forespørgsel uden svar").await;
    window.press_in(".side-panel button", "Godkend").await;
    window.sees_in(".side-panel .conflict", "er optaget fredag 27/11").await;
    window.press_in(".side-panel .conflict button", "i stedet").await;
    window.sees_in(".undo-bar", "godkendt").await;
    window.sees_none(".side-panel", "Forespørgsel uden svar").await;
    window.keys("Ctrl Z").await;
    window.sees_in(".side-panel", "Forespørgsel uden svar").await;
}

#[tokio::test]
async fn who_did_not_come_is_noted_today_and_taken_back() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    let window = &desk.window;
    window.keys("G I").await;
    window.press_in("button", "Udeblevet").await;
    window.sees_in(".undo-bar", "meldt udeblevet").await;
    window.sees_in(".line", "Udeblevet").await;
    window.keys("Ctrl Z").await;
    window.sees_none(".line .what", "Udeblevet").await;
}

#[tokio::test]
async fn two_bookings_exchange_rooms_by_keys_and_back() {
    let desk = in_the_week("Kontor").await;
    let window = &desk.window;
    // Thursday at 10 the Demensvennerne are in Storesal A; a meeting is made in Storesal B to exchange with.
    window.keys("ArrowRight ArrowRight ArrowDown N").await;
    window.focus_is_on("Forening").await;
    window.go_to_field("Hvad sker der?").await;
    window.type_words("Bytte").await;
    window.write("Starter", "10").await;
    window.write("Slutter", "12").await;
    window.sees("Ledigt på den tid").await;
    window.keys("Enter").await;
    window.sees_in(".undo-bar", "Bytte booket: Storesal B, torsdag 26/11 kl. 10–12").await;
    window.focus_is_on("Bytte").await;
    window.keys("S").await;
    window.sees_in(".swap", "vælg den booking, Bytte skal bytte med").await;
    window.keys("Escape").await;
    window.sees_none(".swap", "Bytte").await;
    window.keys("S").await;
    window.press_in("[data-piece]", "Demensvennerne").await;
    window.sees_in(".undo-bar", "Bytte og Demensvennerne har byttet lokale").await;
    desk.lies("Demensvennerne", "Storesal B", "2026-11-26", "10–12").await;
    window.keys("Ctrl Z").await;
    desk.lies("Bytte", "Storesal B", "2026-11-26", "10–12").await;
}
