//! The flows that have a budget: one click, one chord, or one uninterrupted phrase is one input.

use frivillighus_engine::access::Role;
use frivillighus_tests::Engine;
use serde_json::json;

use crate::offices::Desk;

impl Desk {
    /// Expects no more inputs than this since the count stood at `before`.
    fn took_at_most(&self, most: u32, before: u32) {
        let took = self.window.inputs() - before;
        assert!(took <= most, "it took {took} inputs; {most} are allowed");
    }
}

/// What the caller says: for how many, when, who, how long.
const ON_THE_PHONE: &str = "20 pers tir 19-21 klangbølgen hver uge til jul";
/// The same for one evening.
const ONE_EVENING: &str = "20 pers torsdag 19-21 klangbølgen";

/// What is to be closed, when and why.
const CLOSED: &str = "luk storesal a torsdag vandskade";

async fn at_the_desk() -> Desk {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    desk.window.find("main#main h1").await;
    desk
}

/// In the week, with the focus in the board.
async fn at_the_calendar() -> Desk {
    let desk = at_the_desk().await;
    desk.window.keys("G K").await;
    desk.window.focus_is_on("Storesal A, tirsdag 24/11").await;
    desk
}

/// Flow 1, by keys: a room for twenty every Tuesday until Christmas, while the caller still speaks.
#[tokio::test]
async fn a_series_is_booked_on_the_phone_with_six_inputs_and_sixty_keys() {
    let desk = at_the_desk().await;
    let window = &desk.window;
    let (inputs, keys) = (window.inputs(), window.keystrokes());
    window.keys("B").await;
    window.type_words(ON_THE_PHONE).await;
    window.sees_in("[data-row='0']", "alle 4 gange").await;
    window.keys("Enter").await;
    window.sees_in(".undo-bar", "Klangbølgen booket").await;
    window.sees_in(".undo-bar", "4 gange").await;
    desk.took_at_most(6, inputs);
    let typed = window.keystrokes() - keys;
    assert!(typed <= 60, "it took {typed} keys; 60 are allowed");
}

/// Flow 1, by the pointer: all but the phrase itself.
#[tokio::test]
async fn a_series_is_booked_on_the_phone_with_the_pointer() {
    let desk = at_the_desk().await;
    let window = &desk.window;
    let inputs = window.inputs();
    window.click(&window.find("header .quick input").await).await;
    window.type_words(ON_THE_PHONE).await;
    window.press_in("[data-row='0']", "alle 4 gange").await;
    window.sees_in(".undo-bar", "Klangbølgen booket").await;
    desk.took_at_most(6, inputs);
}

/// Flow 2, by keys: nobody names a room; the best comes first, with why.
#[tokio::test]
async fn a_free_room_is_found_and_booked_after_five_inputs() {
    let desk = at_the_desk().await;
    let window = &desk.window;
    let inputs = window.inputs();
    window.keys("F").await;
    window.focus_is_on("Hvad skal der bruges?").await;
    window.type_words(ONE_EVENING).await;
    window.sees_in(".found.best", "Samme hus som sidst").await;
    let best = window.find(".found.best b").await.text().await.expect("a room");
    window.keys("Enter").await;
    window.focus_is_on("Hvad sker der?").await;
    assert_eq!(window.value_of("Forening").await, "Koret Klangbølgen");
    assert_eq!(window.value_of("Personer").await, "20");
    window.sees("Ledigt på den tid").await;
    window.keys("Enter").await;
    window.sees_in(".undo-bar", &format!("Klangbølgen booket: {best}, torsdag 26/11 kl. 19–21")).await;
    desk.took_at_most(5, inputs);
}

/// Flow 2 for every week: the dates that are not free are told, and quick entry books what was shown.
#[tokio::test]
async fn a_free_room_for_a_series_is_found_and_booked_after_five_inputs() {
    let desk = at_the_desk().await;
    let window = &desk.window;
    let inputs = window.inputs();
    window.keys("F").await;
    window.focus_is_on("Hvad skal der bruges?").await;
    window.type_words(ON_THE_PHONE).await;
    window.sees_in(".found.best", "alle 4 gange").await;
    window.sees_in(".found", "Ikke ledigt: tirsdag 24/11 optaget").await;
    let best = window.find(".found.best b").await.text().await.expect("a room");
    window.keys("Enter").await;
    window.sees_in("[data-row='0']", "Book alle 4 gange").await;
    window.keys("Enter").await;
    window.sees_in(".undo-bar", &format!("Koret Klangbølgen booket: {best}, 4 gange")).await;
    desk.took_at_most(5, inputs);
}

/// Flow 2, by the pointer: all but the phrase itself.
#[tokio::test]
async fn a_free_room_is_found_and_booked_with_the_pointer() {
    let desk = at_the_calendar().await;
    let window = &desk.window;
    let inputs = window.inputs();
    window.press("Find lokale").await;
    window.focus_is_on("Hvad skal der bruges?").await;
    window.type_words(ONE_EVENING).await;
    window.sees_in(".found.best", "Samme hus som sidst").await;
    window.click(&window.find(".found.best .take").await).await;
    window.sees("Ledigt på den tid").await;
    window.press_in(".side-panel button", "Book").await;
    window.sees_in(".undo-bar", "Klangbølgen booket").await;
    desk.took_at_most(5, inputs);
}

/// What was looked for is there again, and the fields beside the phrase say the same.
#[tokio::test]
async fn what_was_looked_for_is_there_when_one_comes_back() {
    let desk = at_the_desk().await;
    let window = &desk.window;
    window.keys("F").await;
    window.focus_is_on("Hvad skal der bruges?").await;
    window.type_words("12 pers næste uge aften teleslynge").await;
    window.sees_in(".found", "teleslynge").await;
    window.press("Til kalenderen").await;
    window.sees_in("h1", "Uge 48").await;
    window.keys("F").await;
    window.sees_in(".found", "teleslynge").await;
    assert_eq!(window.value_of("Hvad skal der bruges?").await, "12 pers næste uge aften teleslynge");
    assert_eq!(window.value_of("Personer").await, "12");
}

/// Flow 3, by keys: one occurrence of what is every week goes elsewhere; the others stay.
#[tokio::test]
async fn one_date_of_a_series_is_moved_after_six_inputs() {
    let desk = at_the_calendar().await;
    let window = &desk.window;
    let inputs = window.inputs();
    window.keys("ArrowRight ArrowRight Enter M ArrowDown Enter").await;
    window.sees_in(".undo-bar", "Demensvennerne flyttet til Storesal B, torsdag 26/11 kl. 10–12").await;
    desk.took_at_most(6, inputs);
    // The week between was called off by the house.
    window.keys("PageDown PageDown").await;
    window.sees_in("h1", "Uge 50").await;
    desk.lies("Demensvennerne", "Storesal A", "2026-12-10", "10–12").await;
}

/// Flow 3, by the pointer: one drag.
#[tokio::test]
async fn one_date_of_a_series_is_moved_with_the_pointer() {
    let desk = at_the_calendar().await;
    let window = &desk.window;
    let inputs = window.inputs();
    let chip = window.find_named("[data-piece]", "Demensvennerne").await;
    window.drag_to(&chip, &window.week_cell("Storesal B", "2026-11-26").await).await;
    window.sees_in(".undo-bar", "Demensvennerne flyttet til Storesal B, torsdag 26/11 kl. 10–12").await;
    desk.took_at_most(6, inputs);
}

/// Flow 4 as far as the calendar goes, by keys: cancelled, and still to be taken back.
#[tokio::test]
async fn a_booking_is_cancelled_after_four_inputs() {
    let desk = at_the_calendar().await;
    let window = &desk.window;
    let inputs = window.inputs();
    window.keys("ArrowRight ArrowRight Enter Del").await;
    window.sees_in(".undo-bar", "Demensvennerne aflyst: Storesal A, torsdag 26/11 kl. 10–12").await;
    desk.took_at_most(4, inputs);
}

/// Flow 4, by the pointer: cancelled, and the filled letter that says so is on the screen.
#[tokio::test]
async fn a_booking_is_cancelled_and_its_letter_written_with_the_pointer() {
    let desk = at_the_calendar().await;
    let window = &desk.window;
    let inputs = window.inputs();
    window.press_in("[data-piece]", "Demensvennerne").await;
    window.press("Aflys").await;
    window.sees_in(".undo-bar", "Demensvennerne aflyst").await;
    window.press_in(".undo-bar button", "Skriv aflysningen").await;
    desk.took_at_most(4, inputs);
    window.sees_in("[role=dialog] article[data-page]", "Demensvennerne").await;
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

/// Flow 5, by keys: what is closed is written as it is said; the bookings that lie there go elsewhere in one step.
#[tokio::test]
async fn a_room_with_bookings_is_closed_after_eight_inputs() {
    let desk = Desk::as_role(Engine::Sqlite, "Centerleder").await;
    let window = &desk.window;
    window.find("main#main h1").await;
    let inputs = window.inputs();
    window.keys("Ctrl K").await;
    window.type_words(CLOSED).await;
    window.sees_in("[role=option]", "Luk Storesal A: torsdag 26/11").await;
    window.keys("Enter").await;
    window.sees_in(".content form", "1 booking ligger i den tid").await;
    assert_eq!(window.value_of("Grund").await, "Vandskade");
    window.press("Luk i den tid").await;
    window.press_in(".content button", "Flyt 1 booking").await;
    window.sees_in(".undo-bar", "1 booking flyttet på grund af lukningen").await;
    desk.took_at_most(8, inputs);
    window.sees_in(".calls", "Demensvennerne").await;
}

/// Flow 5, by the pointer: all but the phrase itself.
#[tokio::test]
async fn a_room_with_bookings_is_closed_with_the_pointer() {
    let desk = Desk::as_role(Engine::Sqlite, "Centerleder").await;
    let window = &desk.window;
    window.find("main#main h1").await;
    let inputs = window.inputs();
    window.press("Find og gør").await;
    window.find("[role=dialog] [role=combobox]:focus").await;
    window.type_words(CLOSED).await;
    window.press_in("[role=option]", "Luk Storesal A: torsdag 26/11").await;
    window.press("Luk i den tid").await;
    window.press_in(".content button", "Flyt 1 booking").await;
    window.sees_in(".undo-bar", "1 booking flyttet på grund af lukningen").await;
    desk.took_at_most(8, inputs);
}

/// Flow 9: what runs out is renewed from I dag, takes the library's newer text, and goes to be read through.
#[tokio::test]
async fn an_agreement_that_runs_out_is_renewed_after_six_inputs_and_one_for_its_mark() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    window.find("main#main h1").await;
    desk.colleague_rewords("disagreement", "Først taler kontaktpersonerne sammen.").await;
    window.keys("G I").await;
    window.find(".page.today").await;
    let inputs = window.inputs();
    window.press_in(".page.today a", "Udløber 30/11-2026").await;
    window.sees_in("h1", "Samarbejdsaftale med Koret Klangbølgen").await;
    window.press("Forny").await;
    window.sees_in(".undo-bar", "er begyndt").await;
    window.press_in("[data-row]", "Uenighed").await;
    window.press("Brug den nye tekst").await;
    window.sees_in("article[data-page]", "Først taler kontaktpersonerne sammen.").await;
    window.press("Send videre …").await;
    window.press("Lås teksten, og gem papiret").await;
    window.sees_in(".undo-bar", "er til gennemsyn").await;
    desk.took_at_most(6 + 1, inputs);
}

impl Desk {
    /// A colleague changes a clause of the library.
    async fn colleague_rewords(&self, key: &str, text: &str) {
        let kept = self.colleague(Role::Manager, "clause_library", json!({})).await;
        let mut clauses = kept["clauses"].clone();
        let all = clauses.as_array_mut().expect("clauses");
        let clause = all.iter_mut().find(|clause| clause["key"] == key).expect("the clause");
        clause["body"] = json!({ "da": text, "en": "" });
        let change = json!({ "version": kept["version"], "clauses": clauses });
        self.colleague(Role::Manager, "keep_clause_library", change).await;
    }
}
