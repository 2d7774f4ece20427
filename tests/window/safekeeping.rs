//! The ways back: into the office by the printed code, and to the office as it was by a copy.

use frivillighus_engine::access::Role;
use frivillighus_tests::{Engine, PASSWORD};
use serde_json::json;

use crate::driver::Folder;
use crate::offices::Desk;
use crate::papers;

impl Desk {
    async fn signs_in(&self, password: &str) {
        self.window.write("Brugernavn", "anne").await;
        self.window.write("Adgangskode", password).await;
        self.window.keys("Enter").await;
        self.window.find("main#main h1").await;
    }

    async fn goes_to_settings(&self, part: &str) {
        self.window.keys("G S").await;
        self.window.press_in(".settings nav a", part).await;
        self.window.sees_in(".content h1", part).await;
    }
}

#[tokio::test]
async fn the_last_administrator_comes_in_again_by_the_printed_code() {
    let desk = Desk::of_a_new_office(Folder::new()).await;
    let window = &desk.window;
    desk.signs_in(PASSWORD).await;
    desk.goes_to_settings("Brugere").await;
    window.press("Lav en ny kode").await;
    let code = window.find(".content .code").await.text().await.expect("the code");
    window.press("Udskriv arket").await;
    let sheet = desk.viewed_paper().await;
    papers::conforms(&sheet);
    assert!(papers::text_of(&sheet).contains(&code), "the sheet says the code: {}", papers::text_of(&sheet));
    window.press("Koden er gemt et sikkert sted").await;
    window.sees_none(".content .code", "").await;
    window.press_in("header .user", "").await;
    window.press("Log ud").await;
    window.press("Glemt adgangskode").await;
    window.write("Brugernavn", "anne").await;
    window.write("Gendannelseskode", &code.to_lowercase()).await;
    window.write("Ny adgangskode", "et helt nyt kodeord").await;
    window.write("Ny adgangskode igen", "et helt nyt kodeord").await;
    window.keys("Enter").await;
    window.sees("Den nye adgangskode gælder nu").await;
    window.press("Gå videre").await;
    desk.signs_in("et helt nyt kodeord").await;
}

#[tokio::test]
async fn the_office_goes_back_to_a_copy_and_is_what_it_was() {
    let desk = Desk::as_role(Engine::Sqlite, "Administrator").await;
    let window = &desk.window;
    desk.goes_to_settings("Sikkerhedskopi").await;
    window.folder.point_at(window.folder.path());
    window.press("Vælg en mappe").await;
    window.press("Tag sikkerhedskopi nu").await;
    window.sees("Kopien er taget og læst igen").await;
    let late =
        json!({ "requestKey": "01935000-0000-7000-8000-00000000abcd", "facts": { "fullName": "Sent Tilkommet" } });
    desk.colleague(Role::FrontDesk, "register_person", late).await;
    window.folder.point_at(&window.folder.copy_of_the_office());
    window.press("Vælg en kopi").await;
    window.press("Gå tilbage til kopien").await;
    window.sees_in("[role=dialog]", "alle skal logge ind igen").await;
    window.press("Ja, gå tilbage").await;
    window.sees("Kontoret er sat tilbage til kopien").await;
    desk.sit_down("Kontor").await;
    window.keys("G F").await;
    window.focus_is_on("Søg i foreninger og personer").await;
    window.type_words("sent tilkommet").await;
    window.find(".directory .table .form-acts").await;
    window.sees_none("[role=option]", "Sent Tilkommet").await;
}
