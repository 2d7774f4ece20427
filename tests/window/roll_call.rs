//! What is made of the register as a whole: figures for the insurer, and the yearly roll-call of the workplaces.

use frivillighus_tests::Engine;

use crate::offices::Desk;

#[tokio::test]
async fn figures_are_delivered_to_the_insurer_and_shown_again_as_delivered() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    window.keys("G O").await;
    window.press("Tal og lister").await;
    window.press_in("[role=menuitem]", "Tal til forsikringsselskabet").await;
    window.sees_in("h1", "Tal til forsikringsselskabet").await;
    window.sees_in("table", "Plejecentret Havblik").await;
    window.sees("Ingen navne, fødselsdatoer, adresser eller CPR-numre.").await;
    window.write("Modtager", "Kommunens forsikringskontor").await;
    window.press("Notér som afleveret").await;
    window.sees_in(".undo-bar", "Noteret som afleveret til Kommunens forsikringskontor").await;
    window.sees("Ingen er kommet, gået eller har fået noget andet").await;
    window.press("Pr. 24/11-2026 til Kommunens forsikringskontor").await;
    window.sees_in("h1", "Afleveret: pr. 24. november 2026").await;
    window.sees("registret siger det samme nu").await;
    window.press("Udskriv").await;
    window.sees_in("[role=dialog]", "Tal til forsikringsselskabet").await;
    window.press_in("[role=dialog] button", "Udskriv").await;
    window.sees_in("[role=dialog]", "fingeraftryk").await;
    window.keys("Escape").await;
    window.keys("Ctrl Z").await;
    window.sees("Rapporten er ikke længere noteret som afleveret.").await;
}

#[tokio::test]
async fn a_workplace_is_called_answered_with_one_key_each_and_carried_out_in_one_act() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    window.keys("G I").await;
    window.sees("Den årlige optælling skulle begynde 1/11-2026").await;
    window.press("Årlig optælling").await;
    window.press("Begynd optællingen pr. 1. november 2026").await;
    window.sees_in(".undo-bar", "Optællingen er begyndt").await;
    window.press("Plejecentret Havblik").await;
    window.sees_in("h2", "Plejecentret Havblik").await;
    window.sees_in(":focus", "Stadig her").await;
    window.keys("1").await;
    window.sees_in(".undo-bar", "stadig her").await;
    window.sees_in("[data-roll-row='1'] :focus", "Stadig her").await;
    window.keys("2").await;
    window.focus_is_on("Sidste dag").await;
    window.type_words("15/11-2026").await;
    window.keys("Enter").await;
    window.sees_in("[data-roll-row='1']", "stoppet 15/11-2026").await;
    window.sees_in("[role=region]", "→ 15/11-2026").await;
    window.press("Udfør 2 svar").await;
    window.sees_in(".undo-bar", "Svarene fra Plejecentret Havblik er udført").await;
    window.sees_in("[data-roll-row='1']", "stoppet 15/11-2026 (udført)").await;
    window.keys("Ctrl Z").await;
    window.sees_in("[role=region]", "→ 15/11-2026").await;
    window.keys("Ctrl Shift Z").await;
    window.sees_in("[data-roll-row='1']", "stoppet 15/11-2026 (udført)").await;
}
