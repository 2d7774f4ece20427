//! What comes of an agreement: a question on I dag is answered where it leads to, and what is noted can be taken back.

use frivillighus_tests::Engine;

use crate::offices::Desk;

/// A consultant, who begins the day among the agreements, on I dag.
async fn on_i_dag() -> Desk {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    desk.window.find("main#main h1").await;
    desk.window.keys("G I").await;
    desk
}

#[tokio::test]
async fn a_goal_that_is_due_asks_on_i_dag_and_is_answered_on_the_agreement() {
    let desk = on_i_dag().await;
    let window = &desk.window;
    window.press_in(".page.today a", "Tre nye værter blandt deltagerne").await;
    window.sees_in("h1", "Samarbejdsaftale med").await;
    window.sees_in(".life form h4", "Er målet nået?").await;
    window.press("Ja, nået").await;
    window.press("Gem svaret").await;
    window.sees_in(".undo-bar", "Svaret er gemt").await;
    window.keys("Ctrl Z").await;
    window.sees_in(".life .question", "Er målet nået?").await;
}

#[tokio::test]
async fn a_talk_is_noted_and_what_is_missing_is_confirmed() {
    let desk = on_i_dag().await;
    let window = &desk.window;
    window.press_in(".page.today a", "Erklæring om børneattester").await;
    window.sees_in(".life form h4", "Erklæring om børneattester").await;
    window.write("Hvem har bekræftet?", "formanden").await;
    window.press("Gem bekræftelsen").await;
    window.sees_in(".undo-bar", "Bekræftelsen er gemt").await;
    // The association has declared it once and for all its agreements.
    window.sees_in(".life a", "Foreningens kort: erklæringen gælder til 24/11-2027").await;
    window.press("Ny note …").await;
    window.write("Hvad talte I om?", "De vil begynde en time før.").await;
    window.press("Gem noten").await;
    window.sees_in(".undo-bar", "Noten er gemt").await;
    window.sees_in(".life .said", "De vil begynde en time før.").await;
}
