//! Find and do: everything there is, from the keyboard, wherever one stands.

use frivillighus_tests::Engine;

use crate::offices::Desk;

impl Desk {
    /// Opens it, and writes.
    async fn finds(&self, words: &str) {
        self.window.keys("Ctrl K").await;
        self.window.focus_is_on("Find og gør").await;
        self.window.type_words(words).await;
    }
}

#[tokio::test]
async fn an_association_is_found_by_half_a_word_and_its_card_opens() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    desk.finds("spisev").await;
    desk.window.sees_in("[role=option]", "Havbjerg Spisevenner").await;
    desk.window.keys("Enter").await;
    desk.window.sees_in(".side-panel h2", "Havbjerg Spisevenner").await;
}

#[tokio::test]
async fn a_room_is_found_by_what_people_call_it_and_its_day_opens() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    desk.finds("cykelv").await;
    desk.window.sees_in("[role=option]", "Værkstedet").await;
    desk.window.keys("Enter").await;
    desk.window.sees_in("h1", "Tirsdag 24. november").await;
    desk.window.focus_is_on("Værkstedet").await;
}

#[tokio::test]
async fn a_day_is_found_by_its_date() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    desk.finds("2/12").await;
    desk.window.sees_in("[role=option]", "onsdag 2/12").await;
    desk.window.keys("Enter").await;
    desk.window.sees_in("h1", "Onsdag 2. december").await;
}

#[tokio::test]
async fn a_command_is_found_by_the_beginning_of_its_words_and_done() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    desk.finds("laas sk").await;
    desk.window.sees_in("[role=option]", "Lås skærmen").await;
    desk.window.keys("Enter").await;
    desk.window.sees("Skærmen er låst").await;
}

#[tokio::test]
async fn escape_closes_it_and_the_focus_is_where_it_was() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    desk.window.keys("G F").await;
    desk.window.focus_is_on("Søg i foreninger").await;
    desk.finds("spise").await;
    desk.window.keys("Escape").await;
    desk.window.focus_is_on("Søg i foreninger").await;
}
