//! The register of volunteers: somebody is registered by the guide, approved, asked about, and gets a proof.

use frivillighus_engine::access::Role;
use frivillighus_tests::{Engine, new_key};
use serde_json::json;

use crate::offices::Desk;
use crate::papers::{conforms, text_of};

/// The municipality has a list of efforts and an insurance; without them no effort is covered.
async fn with_a_scheme(desk: &Desk) {
    let window = &desk.window;
    window.keys("G S").await;
    window.press_in(".settings nav a", "Forsikring").await;
    window.sees_in("h2", "Indsatser på kommunens liste").await;
    window.press("Tilføj indsatstype").await;
    window.write("Indsatstype", "Oplæsning på plejecentre").await;
    window.write("Dækket fra", "1/1-2026").await;
    window.press_in(".content form button", "Gem").await;
    window.sees_in(".undo-bar", "Oplæsning på plejecentre er på listen").await;
    window.press("Tilføj forsikring").await;
    window.write("Selskab", "Havforsikring").await;
    window.write("Gælder fra", "1/1-2026").await;
    window.press("Gem forsikringen").await;
    window.sees_in(".undo-bar", "Ulykke er tilføjet").await;
}

#[tokio::test]
async fn a_volunteer_is_registered_by_the_guide_approved_and_proven() {
    let desk = Desk::as_role(Engine::Sqlite, "Centerleder").await;
    with_a_scheme(&desk).await;
    let window = &desk.window;
    window.keys("G O").await;
    window.sees_in("h1", "Forsikring").await;
    window.press("Ny frivillig").await;
    window.focus_is_on("Frivillig").await;
    window.type_words("Agnete Prøvedal").await;
    window.sees_in("[role=option]", "Opret «Agnete Prøvedal»").await;
    window.keys("Enter").await;
    window.focus_is_on("Fødselsdato").await;
    window.type_words("15/6-1960").await;
    window.write("Institution eller afdeling", "havblik").await;
    window.sees_in("[role=option]", "Plejecentret Havblik").await;
    window.keys("Enter").await;
    window.write("Aktivitet", "Oplæsning").await;
    window.choose("Indsatstype", "Oplæsning").await;
    window.press("Nej, direkte hos kommunen").await;
    window.press("Ingen af dem passer").await;
    window.sees("Forslag: frivillig indsats").await;
    window.write("Første dag", "2/11-2026").await;
    window.sees("Ingen har godkendt indsatsen.").await;
    window.press("Registrér den frivillige").await;
    window.sees_in(".undo-bar", "Agnete Prøvedal er registreret").await;
    window.sees_in(".side-panel", "Ikke dækket i dag").await;

    window.press_in(".side-panel li button", "Godkend").await;
    window.sees("Indsatsen er først dækket fra den dag, der blev godkendt.").await;
    window.write("Godkendt af", "Lone Holm").await;
    window.press("Notér godkendelsen").await;
    window.sees_in(".undo-bar", "Oplæsning er godkendt").await;
    window.sees_in(".side-panel .today", "Dækket i dag").await;
    window.keys("Ctrl Z").await;
    window.sees_in(".side-panel .today", "Ikke dækket i dag").await;
    window.keys("Ctrl Shift Z").await;
    window.sees_in(".side-panel .today", "Dækket i dag").await;

    window.press("Hvem var dækket den …?").await;
    window.write("Frivillig", "agnete").await;
    window.sees_in("[role=option]", "Agnete Prøvedal").await;
    window.keys("Enter").await;
    window.sees("Ja. Agnete Prøvedal er dækket i dag.").await;
    window.write("Dag", "10/11-2026").await;
    window.keys("Tab").await;
    window.sees("Nej. Agnete Prøvedal var ikke dækket 10. november 2026.").await;
    window.sees("Indsatsen blev først godkendt 24/11-2026.").await;
    window.press("Udskriv bevis").await;
    window.sees_in("[role=dialog]", "Bevis for dækning").await;
    window.press_in("[role=dialog] button", "Udskriv").await;
    window.sees_in("[role=dialog]", "fingeraftryk").await;
}

#[tokio::test]
async fn the_front_desk_is_told_whether_somebody_is_covered_and_no_more() {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    let window = &desk.window;
    window.keys("G O").await;
    window.focus_is_on("Hvem er frivillig?").await;
    window.sees_none("button", "Ny frivillig").await;
    window.sees_none("button", "Hvem var dækket").await;
}

/// Somebody was hurt, and whoever keeps the register is about to write down their number.
pub async fn at_the_cpr_field(engine: Engine) -> Desk {
    let desk = Desk::as_role(engine, "Centerleder").await;
    let person = json!({ "who": "new", "facts": { "fullName": "Agnete Prøvedal" } });
    let facts = json!({ "birthDate": "15/6-1980" });
    let input = json!({ "requestKey": new_key(), "person": person, "facts": facts });
    desk.colleague(Role::Consultant, "register_volunteer", input).await;
    let window = &desk.window;
    window.keys("G O").await;
    window.focus_is_on("Søg i frivillige").await;
    window.type_words("agnete").await;
    window.sees_in("[role=option]", "Agnete Prøvedal").await;
    window.keys("ArrowDown Enter").await;
    window.sees_in(".side-panel", "Kontoret gemmer kun nummeret, når der er sket en skade.").await;
    window.press_in(".side-panel section button", "Notér en skade").await;
    window.sees_in("h1", "Ny skade").await;
    window.press("Personskade").await;
    window.write("Dag", "20/11-2026").await;
    window.write("Hændelsen", "Snublede over et kabel").await;
    window.press("Forsegl og gem").await;
    window.sees_in(".undo-bar", "Skade noteret for Agnete Prøvedal").await;
    window.press("Agnete Prøvedal").await;
    window.sees_in(".side-panel", "Personskade 20/11-2026").await;

    window.press("Skriv CPR-nummer").await;
    window.focus_is_on("CPR-nummer").await;
    desk
}

#[tokio::test]
async fn a_cpr_number_is_sealed_shown_once_and_never_left_standing() {
    let desk = at_the_cpr_field(Engine::Sqlite).await;
    let window = &desk.window;
    window.type_words("150680-9997").await;
    window.press_in("h3", "CPR-nummer").await;
    assert_eq!(window.value_of("CPR-nummer").await, "", "left without keeping it");
    window.write("CPR-nummer", "320680-9997").await;
    window.keys("Enter").await;
    window.sees("Dagen i nummeret findes ikke").await;
    window.write("CPR-nummer", "150680-9997").await;
    window.keys("Enter").await;
    window.sees_in(".undo-bar", "CPR-nummer for Agnete Prøvedal er forseglet og gemt").await;
    window.sees_in(".side-panel .digits", "150680-••••").await;
    assert!(!window.text().await.contains("9997"), "nothing of it is left standing");
    window.press("Vis nummeret").await;
    window.sees_in(".side-panel .digits", "150680-9997").await;
    window.press("Skjul").await;
    window.sees_in(".side-panel .digits", "150680-••••").await;
    window.keys("Ctrl Z").await;
    window.sees("Skriv CPR-nummer").await;
    window.keys("Ctrl Shift Z").await;
    window.sees_in(".side-panel .digits", "150680-••••").await;

    window.press("Find med CPR-nummer").await;
    // The button has the field's words in its name: only in the dialog is it the field.
    window.sees_in("[role=dialog]", "Slå op på hele nummeret.").await;
    window.write("CPR-nummer", "150680-9996").await;
    window.keys("Enter").await;
    window.sees("Ingen i registret har det nummer.").await;
}

#[tokio::test]
async fn a_manager_takes_access_to_cpr_numbers_away_and_gives_it_again() {
    let desk = Desk::as_role(Engine::Sqlite, "Centerleder").await;
    let window = &desk.window;
    window.keys("G S").await;
    window.press_in(".settings nav a", "CPR-numre").await;
    window.sees("givet af Henning Østergaard").await;
    window.press("Fjern adgang Signe Ærenlund").await;
    window.sees_in(".undo-bar", "Signe Ærenlund har ikke længere adgang til CPR-numre").await;
    window.sees_in("[aria-labelledby=key-candidates]", "Signe Ærenlund").await;
    window.keys("Ctrl Z").await;
    window.sees("givet af Henning Østergaard").await;
    window.press("Lav en ny kode").await;
    window.sees("Koden vises kun nu.").await;
    window.press("Udskriv arket").await;
    let text = text_of(&desk.viewed_paper().await);
    assert!(text.contains("Kode til CPR-numre"), "{text}");
}

#[tokio::test]
async fn a_volunteer_is_told_what_is_written_down_about_them() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    window.keys("G O").await;
    window.focus_is_on("Søg i frivillige").await;
    window.type_words("bodil").await;
    window.sees_in("[role=option]", "Bodil").await;
    window.keys("ArrowDown Enter").await;
    window.press("Flere valg for den frivillige").await;
    window.press_in("[role=menuitem]", "Oplysningsbrev: det skriver vi ned …").await;
    window.sees_in("[role=dialog] [role=heading]", "Oplysningsbrev (artikel 13 og 14)").await;
    window.press_in("[role=dialog] button", "Kopiér teksten").await;
    window.sees_in("[role=dialog]", "Teksten er kopieret").await;
    let paper = desk.prints_in_the_dialog("Oplysningsbrev").await;
    conforms(&paper);
    let text = text_of(&paper);
    assert!(text.contains("Bodil") && text.contains("Datatilsynet"), "{text}");
    let copied = desk.pastes_what_was_copied().await;
    assert!(copied.contains("Datatilsynet"), "{copied}");
}
