//! Two desks on one office: what a colleague has changed meanwhile is shown, and nothing is overwritten unseen.

use std::time::{Duration, Instant};

use frivillighus_engine::access::Role;
use frivillighus_tests::Engine;
use serde_json::{Value, json};

use crate::offices::Desk;

impl Desk {
    /// The card of the first organisation that the colleague's search finds.
    pub async fn colleague_opens(&self, words: &str) -> Value {
        let search = json!({ "words": words, "among": "organisations", "most": 1 });
        let found = self.colleague(Role::FrontDesk, "find_parties", search).await;
        let id = &found["found"][0]["entry"]["party"]["id"];
        let card = self.colleague(Role::FrontDesk, "open_organisation", json!({ "organisationId": id })).await;
        card["organisation"].clone()
    }

    /// The colleague writes a note on a card.
    pub async fn colleague_notes(&self, organisation: &Value, note: &str) {
        let mut facts = organisation["facts"].clone();
        facts["note"] = note.into();
        let change =
            json!({ "organisationId": organisation["id"], "version": organisation["version"], "facts": facts });
        self.colleague(Role::FrontDesk, "change_organisation", change).await;
    }

    /// The booking of this title in the week of 24 November.
    async fn colleague_sees_booking(&self, title: &str) -> Value {
        let week = json!({ "from": "2026-11-23", "to": "2026-11-29" });
        let calendar = self.colleague(Role::FrontDesk, "calendar", week).await;
        let bookings = calendar["bookings"].as_array().expect("bookings");
        bookings.iter().find(|booking| booking["title"] == title).expect("a booking of this title").clone()
    }

    /// The card of the Fyrtårnet, open for writing.
    pub async fn with_a_card_open_for_writing(engine: Engine) -> Self {
        let desk = Self::as_role(engine, "Kontor").await;
        desk.window.keys("G F").await;
        desk.window.focus_is_on("Søg i foreninger og personer").await;
        desk.window.type_words("fyrtar").await;
        desk.window.keys("Enter").await;
        desk.window.sees_in(".side-panel h2", "Sorggruppen Fyrtårnet").await;
        desk.window.press("Ret").await;
        desk
    }
}

/// The engine's tests say how soon it is heard; here it is told from a window that only looks now and then.
const SOON: Duration = Duration::from_secs(5);

async fn what_a_colleague_moves_is_seen(engine: Engine) {
    let desk = Desk::as_role(engine, "Kontor").await;
    let window = &desk.window;
    window.keys("G K").await;
    window.focus_is_on("Storesal A, tirsdag 24/11").await;
    let booking = desk.colleague_sees_booking("Erindringsdans").await;
    let moved = json!({ "id": booking["id"], "version": booking["version"], "rooms": booking["rooms"],
        "starts": "2026-11-26T14:00", "ends": "2026-11-26T16:00" });
    desk.colleague(Role::FrontDesk, "move_booking", moved).await;
    let written = Instant::now();
    window.sees_in("[data-piece]", "14–16 Demensvennerne").await;
    let after = written.elapsed();
    assert!(after < SOON, "{after:?}");
    window.focus_is_on("Storesal A, tirsdag 24/11").await;
}

#[tokio::test]
async fn what_a_colleague_moves_is_seen_soon_without_a_key_on_sqlite() {
    what_a_colleague_moves_is_seen(Engine::Sqlite).await;
}

#[tokio::test]
async fn what_a_colleague_moves_is_seen_soon_without_a_key_on_postgres() {
    what_a_colleague_moves_is_seen(Engine::Postgres).await;
}

#[tokio::test]
async fn a_card_that_a_colleague_has_changed_shows_both_versions_and_mine_can_stay() {
    let desk = Desk::with_a_card_open_for_writing(Engine::Sqlite).await;
    let card = desk.colleague_opens("fyrtar").await;
    desk.colleague_notes(&card, "Ringer kun om formiddagen").await;
    desk.window.write("Note", "Har nøgle til skuret").await;
    desk.window.keys("Tab").await;
    desk.window.sees("En kollega har ændret Sorggruppen Fyrtårnet imens").await;
    desk.window.sees_in(".side-panel tr", "Har nøgle til skuret").await;
    desk.window.sees_in(".side-panel tr", "Ringer kun om formiddagen").await;
    desk.window.press("Behold min").await;
    desk.window.sees_in(".undo-bar", "note er rettet").await;
    assert_eq!(desk.colleague_opens("fyrtar").await["facts"]["note"], "Har nøgle til skuret");
}

#[tokio::test]
async fn a_card_that_a_colleague_has_changed_can_become_as_the_colleague_left_it() {
    let desk = Desk::with_a_card_open_for_writing(Engine::Sqlite).await;
    let card = desk.colleague_opens("fyrtar").await;
    desk.colleague_notes(&card, "Ringer kun om formiddagen").await;
    desk.window.write("Note", "Har nøgle til skuret").await;
    desk.window.keys("Tab").await;
    desk.window.press("Brug kollegaens").await;
    desk.window.sees_no_more("Har nøgle til skuret").await;
    assert_eq!(desk.window.value_of("Note").await, "Ringer kun om formiddagen");
}

#[tokio::test]
async fn a_booking_that_a_colleague_has_moved_is_shown_where_it_is_now() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    let window = &desk.window;
    window.keys("G K").await;
    window.focus_is_on("Storesal A, tirsdag 24/11").await;
    window.keys("ArrowRight ArrowRight Enter").await;
    window.focus_is_on("Demensvennerne").await;
    window.keys("M ArrowDown").await;
    let booking = desk.colleague_sees_booking("Erindringsdans").await;
    let moved = json!({ "id": booking["id"], "version": booking["version"], "rooms": booking["rooms"],
        "starts": "2026-11-26T14:00", "ends": "2026-11-26T16:00" });
    desk.colleague(Role::FrontDesk, "move_booking", moved).await;
    // The week is read again while the booking is carried.
    window.sees_in("[data-piece]", "14–16 Demensvennerne").await;
    window.keys("Enter").await;
    window.sees("En kollega har ændret bookingen imens").await;
    assert_eq!(desk.colleague_sees_booking("Erindringsdans").await["starts"], "2026-11-26T14:00");
}

#[tokio::test]
async fn what_a_colleague_has_changed_since_is_not_taken_back() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    let window = &desk.window;
    window.keys("G K").await;
    window.focus_is_on("Storesal A, tirsdag 24/11").await;
    window.keys("ArrowRight ArrowRight Enter").await;
    window.focus_is_on("Demensvennerne").await;
    window.keys("M ArrowDown Enter").await;
    window.sees_in(".undo-bar", "Demensvennerne flyttet til Storesal B").await;
    let booking = desk.colleague_sees_booking("Erindringsdans").await;
    let moved = json!({ "id": booking["id"], "version": booking["version"], "rooms": booking["rooms"],
        "starts": "2026-11-26T14:00", "ends": "2026-11-26T16:00" });
    desk.colleague(Role::FrontDesk, "move_booking", moved).await;
    window.keys("Ctrl Z").await;
    window.sees_in(".undo-bar", "En kollega har ændret bookingen imens").await;
    assert_eq!(desk.colleague_sees_booking("Erindringsdans").await["starts"], "2026-11-26T14:00");
}
