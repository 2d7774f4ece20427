//! Who sits here: signing in, the lock, the language of the screen.

use frivillighus_tests::{Engine, PASSWORD};

use crate::driver::Folder;
use crate::offices::Desk;

#[tokio::test]
async fn a_wrong_password_is_said_no_to_and_the_right_one_opens() {
    let desk = Desk::of_a_new_office(Folder::new()).await;
    let window = &desk.window;
    window.focus_is_on("Brugernavn").await;
    window.type_words("anne").await;
    window.keys("Tab").await;
    window.type_words("gættet").await;
    window.keys("Enter").await;
    window.sees("Brugernavn og adgangskode passer ikke sammen.").await;
    window.focus_is_on("Adgangskode").await;
    window.type_words(PASSWORD).await;
    window.keys("Enter").await;
    window.find("main#main h1").await;
}

#[tokio::test]
async fn the_lock_hides_everything_takes_no_keys_and_opens_with_the_password() {
    let desk = Desk::of_a_new_office(Folder::new()).await;
    let window = &desk.window;
    window.focus_is_on("Brugernavn").await;
    window.type_words("anne").await;
    window.write("Adgangskode", PASSWORD).await;
    window.keys("Enter").await;
    window.find("main#main h1").await;
    window.keys("G F").await;
    window.focus_is_on("Søg i foreninger").await;
    window.type_words("Koret").await;
    window.keys("Ctrl L").await;
    window.sees("Skærmen er låst").await;
    window.sees_none("main#main", "").await;
    window.keys("Escape Ctrl K").await;
    window.sees_none("[role=dialog]", "").await;
    window.write("Adgangskode", "gættet").await;
    window.keys("Enter").await;
    window.sees("passer ikke").await;
    window.write("Adgangskode", PASSWORD).await;
    window.keys("Enter").await;
    window.sees_in("h1", "Foreninger og personer").await;
    assert_eq!(window.value_of("Søg i foreninger").await, "Koret");
}

#[tokio::test]
async fn in_the_demo_a_locked_screen_opens_with_one_press() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    desk.window.keys("Ctrl L").await;
    desk.window.sees("Freja Bjerre er logget ind").await;
    desk.window.press("Lås op").await;
    desk.window.find("main#main h1").await;
}

#[tokio::test]
async fn the_language_changes_at_once_and_what_was_typed_stays() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    let window = &desk.window;
    window.keys("G K").await;
    window.focus_is_on("Storesal A, tirsdag 24/11").await;
    window.keys("N").await;
    window.focus_is_on("Forening").await;
    window.keys("Tab").await;
    window.focus_is_on("Hvad sker der?").await;
    window.type_words("Bankospil").await;
    window.press("Udseende").await;
    window.press("English").await;
    window.sees_in(".side-panel h2", "New booking").await;
    window.sees_in("h1", "Week 48").await;
    assert_eq!(window.value_of("What is happening?").await, "Bankospil");
}

#[tokio::test]
async fn a_persons_looks_and_language_follow_them_to_the_next_start() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    desk.window.press("Udseende").await;
    desk.window.press("Mørke").await;
    desk.window.press("English").await;
    desk.window.sees_in("nav", "Rooms").await;
    let desk = desk.ends_and_starts_again().await;
    desk.window.sees_in("button", "Kontor").await;
    desk.sit_down("Kontor").await;
    desk.window.sees_in("nav", "Rooms").await;
    let theme = desk.window.look_at("return document.documentElement.dataset.theme", Vec::new()).await;
    assert_eq!(theme, "dark");
}
