//! An agreement after it is written: handed on, signed, renewed, and given notice.

use frivillighus_tests::Engine;

use crate::offices::Desk;

impl Desk {
    async fn opens_agreement(&self, number: &str) {
        self.window.keys("G A").await;
        self.window.sees_in("h1", "Aftaler").await;
        self.window.press_in(".page a", number).await;
        self.window.sees_in("h1", "Samarbejdsaftale med").await;
    }

    async fn signs_from_the_head(&self, said: &str) {
        self.window.press_in("header .acts button", "Notér underskrift …").await;
        self.window.sees("Hvem har skrevet under?").await;
        self.window.press("Notér underskriften").await;
        self.window.sees_in(".undo-bar", said).await;
    }
}

#[tokio::test]
async fn a_draft_is_read_through_sent_signed_by_both_and_renewed() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    desk.opens_agreement("SA-2026-007").await;
    window.press("Send videre …").await;
    window.sees("Teksten låses, mens den læses igennem.").await;
    window.press("Lås teksten, og gem papiret").await;
    window.sees_in(".undo-bar", "SA-2026-007 er til gennemsyn").await;
    window.sees_none("textarea", "").await;
    window.press("Send til foreningen …").await;
    window.press("Lås teksten, og gem papiret").await;
    window.sees_in(".undo-bar", "SA-2026-007 er sendt til foreningen").await;
    desk.signs_from_the_head("Underskriften fra Henning Østergaard er noteret").await;
    desk.signs_from_the_head("er noteret").await;
    window.sees_in("[aria-current=step]", "I kraft").await;
    window.press("Forny").await;
    window.sees_in(".undo-bar", "SA-2026-013 er begyndt").await;
    window.press("Se, hvad der er ændret siden den forrige").await;
    window.sees_in(".compared ins", "2027").await;
    window.press("To papirer").await;
    window.press("Luk sammenligningen").await;
    window.sees_in("h2", "Forløb").await;
}

#[tokio::test]
async fn notice_shows_the_last_day_and_is_taken_back() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    desk.opens_agreement("SA-2026-005").await;
    window.press("Flere valg for aftalen").await;
    window.press_in("[role=menuitem]", "Notér opsigelse …").await;
    window.sees("Aftalens sidste dag bliver 28/2-2027.").await;
    window.press("Notér opsigelsen").await;
    window.sees("Foreningen sagde op 24/11-2026. Sidste dag er 28/2-2027.").await;
    window.keys("Ctrl Z").await;
    window.sees_no_more("Foreningen sagde op").await;
}
