//! The papers of the award in the window: what is printed while the jury works, sealed, and what goes out when it is handed over.

use frivillighus_tests::Engine;

use crate::offices::Desk;
use crate::papers::{conforms, text_of};

/// The numbers of blind sheets are drawn by lot, so that any of them may lead.
const NOMINEES: [&str; 4] = ["Aksel Thorup Dahl", "Inger Marie Falk", "Jytte Sandholt", "Natteravnene ved Stationen"];
/// Given the award last year, and who nominated them.
const LAST_WINNER: &str = "Kaj Molbech";
const NOMINATOR: &str = "Anders Friborg";
const REASON: &str = "at synge med dem, der ikke siger noget";

impl Desk {
    async fn prints_the_form(&self) {
        self.opens_award("Indstillede").await;
        self.window.press("Skema til papir").await;
        let paper = self.prints_in_the_dialog("Indstillingsskema").await;
        conforms(&paper);
        let text = text_of(&paper);
        assert!(text.contains("Frivillighedsprisen 2026") && text.contains("Hvem"), "{text}");
    }

    /// Of the juror who works on paper; whoever is nominated is not named in it.
    async fn prints_a_booklet(&self) {
        let window = &self.window;
        self.opens_award("Bedømmelse").await;
        window.choose("Hæfte til", "Ulla").await;
        window.press("Udskriv hæfte").await;
        let paper = self.prints_in_the_dialog("Juryhæfte").await;
        conforms(&paper);
        let text = text_of(&paper);
        assert!(text.contains("Ulla Toftegaard") && !NOMINEES.iter().any(|name| text.contains(name)), "{text}");
        window.press_in("summary", "Udskrevet: 1 papir").await;
        window.sees_in("details li", "Juryhæfte").await;
    }

    /// Gives whom.
    async fn recommends(&self) -> String {
        let window = &self.window;
        window.press("Luk bedømmelsen").await;
        window.sees("Bedømmelsen er lukket.").await;
        self.opens_award("Afgørelse").await;
        window.sees("Indstillingen til udvalget kan udskrives, når juryens valg er skrevet.").await;
        window.press("Skriv Juryens indstilling til udvalget").await;
        window.write("Begrundelse til diplomet", REASON).await;
        window.press("Forsegl og gem").await;
        window.sees_in("section", &format!("for {REASON}")).await;
        window.find("section .name").await.text().await.expect("a name")
    }

    /// With the meeting and who was there; then what is recommended, among two.
    async fn prints_protocol_and_recommendation(&self, recommended: &str) {
        let window = &self.window;
        window.press("Udskriv protokol").await;
        window.write("Mødet holdt", "10. december 2026 kl. 16, Rådhuset").await;
        window.press_in("[role=dialog] label", "Jens Kvistgaard").await;
        let protocol = text_of(&self.prints_in_the_dialog("Juryens protokol").await);
        assert!(
            protocol.contains("10. december 2026 kl. 16, Rådhuset") && protocol.contains(recommended),
            "{protocol}"
        );
        window.press("Udskriv indstilling").await;
        window.choose("Finalister", "2 i alt").await;
        let recommendation = text_of(&self.prints_in_the_dialog("Juryens indstilling").await);
        assert!(
            recommendation.contains(recommended) && recommendation.contains("synge med dem, der ikke siger noget"),
            "{recommendation}"
        );
        window.press_in("summary", "Udskrevet: 2 papirer").await;
        window.sees_in("details li", "Juryens protokol").await;
        window.sees_in("details li", "Juryens indstilling").await;
    }

    /// Of last year, which is published.
    async fn opens_last_year(&self) {
        let window = &self.window;
        window.keys("G P").await;
        window.sees_in("h1", "Frivillighedsprisen 2026").await;
        window.press_in("h1", "Frivillighedsprisen").await;
        window.keys("Tab ArrowDown").await;
        window.sees_in("h1", "Frivillighedsprisen 2025").await;
        window.press_in("[role=tab]", "Overrækkelse").await;
    }

    pub async fn writes_who_hands_it_over(&self) {
        let window = &self.window;
        window.press("Skriv, hvem der overrækker").await;
        window.write("Borgmester", "Ida Holm").await;
        window.write("Overrækkes af", "borgmester Ida Holm").await;
        window.write("Ved", "frivilligfesten i Kulturhuset").await;
        window.press_in("section button", "Gem").await;
        window.sees_in(".undo-bar", "Overrækkelsen er rettet").await;
        window.sees_in("section", "frivilligfesten i Kulturhuset").await;
        window.sees_none("button", "Skriv, hvem der overrækker").await;
        window.sees_in("button", "Ret").await;
    }

    pub async fn prints_the_diploma(&self, recipient: &str) {
        self.window.press("Se diplomet").await;
        let paper = self.prints_in_the_dialog("Diplom").await;
        conforms(&paper);
        let text = text_of(&paper);
        assert!(text.contains(recipient) && text.contains("Ida Holm"), "{text}");
    }

    /// To whoever nominated the recipient: copied, put into an e-mail with the paper, and ticked off.
    async fn writes_to_the_nominator(&self) {
        let window = &self.window;
        window.press_in("li button", &format!("Brev {NOMINATOR}")).await;
        window.sees_in("[role=dialog] [role=heading]", &format!("Brev til {NOMINATOR}")).await;
        window.find("[role=dialog] article[data-page]").await;
        window.press_in("[role=dialog] button", "Kopiér teksten").await;
        window.sees_in("[role=dialog]", "Teksten er kopieret").await;
        let mail = self.opens("[role=dialog]", "Lav e-mailkladde").await;
        window.sees_in("[role=dialog]", "Kladden er åbnet i dit e-mailprogram med papiret vedhæftet").await;
        let mail = String::from_utf8(mail).expect("a mail is ASCII");
        assert!(mail.contains("anders.friborg@bogelunde.example") && mail.contains("application/pdf"), "{mail}");
        window.keys("Escape").await;
        window.sees_none("[role=dialog]", "").await;
        window.press_in("li label", NOMINATOR).await;
        window.sees_in(".undo-bar", "Et brev er noteret som sendt").await;
        window.sees_in("[role=status]", "1 af").await;
    }

    pub async fn prints_the_press_text(&self, (recipient, nominator): (&str, &str)) {
        self.window.press("Se presseteksten").await;
        let text = text_of(&self.prints_in_the_dialog("Pressetekst").await);
        assert!(text.contains(recipient) && text.contains("overrakt af borgmester Ida Holm"), "{text}");
        assert!(!text.contains(nominator), "who nominated stands in no press text: {text}");
    }
}

#[tokio::test]
async fn form_booklet_protocol_and_recommendation_are_seen_and_printed() {
    let desk = Desk::of_the_demo(Engine::Sqlite).await;
    let year = desk.award_of(2026).await;
    desk.colleague_opens_scoring(&year).await;
    desk.colleagues_score(&year).await;
    desk.sit_down("Frivilligkonsulent").await;
    desk.prints_the_form().await;
    desk.prints_a_booklet().await;
    let recommended = desk.recommends().await;
    desk.prints_protocol_and_recommendation(&recommended).await;
}

#[tokio::test]
async fn diploma_letter_and_press_text_go_out_when_the_award_is_published() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    desk.opens_last_year().await;
    desk.writes_who_hands_it_over().await;
    desk.prints_the_diploma(LAST_WINNER).await;
    desk.writes_to_the_nominator().await;
    desk.prints_the_press_text((LAST_WINNER, NOMINATOR)).await;
    let printed = ["Diplom", "Brev", "Pressetekst"];
    for kind in printed {
        desk.window.sees_in("[aria-labelledby=award-papers] li", kind).await;
    }
    let copied = desk.pastes_what_was_copied().await;
    assert!(copied.contains(NOMINATOR) && copied.contains(LAST_WINNER), "{copied}");
}
