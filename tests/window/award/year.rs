//! A whole year of the award at one desk, from its beginning to what goes out with its recipient. The clock is set on between its
//! parts, as the year goes by.

use frivillighus_tests::Engine;

use super::beginning::WINNER;
use crate::offices::Desk;
use crate::papers::{conforms, text_of};

/// While nominations are received.
const IN_AUGUST: &str = "2027-08-24T09:10";
/// After the deadline.
const IN_SEPTEMBER: &str = "2027-09-08T10:00";
/// Who nominated the recipient, on paper and without an e-mail address.
const NOMINATOR: &str = "Ib Holm";
/// Five minutes after the award is handed over.
const HANDED_OVER: &str = "2027-09-24T17:05";

/// The award is published, and its secretary sits at the desk: what comes after begins here.
async fn published() -> Desk {
    let desk = Desk::as_role(Engine::Sqlite, "Centerleder").await;
    desk.begins_the_award().await;
    let year = desk.award_of(2027).await;
    desk.changes_to("Frivilligkonsulent").await;
    desk.appoints_the_jury().await;

    let desk = desk.starts_again_at(IN_AUGUST).await;
    desk.sit_down("Frivilligkonsulent").await;
    desk.types_a_nomination().await;
    desk.gathers_a_twin(&year).await;
    desk.checks_the_rules(&year).await;

    let desk = desk.starts_again_at(IN_SEPTEMBER).await;
    desk.sit_down("Frivilligkonsulent").await;
    desk.everybody_answers().await;
    desk.changes_to("Frivilligkonsulent").await;
    desk.opens_the_scoring().await;
    desk.everybody_scores().await;
    desk.decides().await;
    desk.others_look_in_before().await;

    let desk = desk.starts_again_at(HANDED_OVER).await;
    desk.sit_down("Frivilligkonsulent").await;
    desk.publishes().await;
    desk
}

impl Desk {
    /// To whoever nominated the recipient, by post.
    async fn prints_a_letter_to_the_nominator(&self) {
        let window = &self.window;
        window.press_in("li button", &format!("Brev {NOMINATOR}")).await;
        let paper = self.prints_in_the_dialog(&format!("Brev til {NOMINATOR}")).await;
        conforms(&paper);
        let text = text_of(&paper);
        assert!(text.contains(NOMINATOR) && text.contains(WINNER), "{text}");
        window.press_in("li label", NOMINATOR).await;
        window.sees_in(".undo-bar", "Et brev er noteret som sendt").await;
    }

    /// The same evening: the diploma, a letter and the press text.
    async fn hands_it_over(&self) {
        self.opens_award("Overrækkelse").await;
        self.writes_who_hands_it_over().await;
        self.prints_the_diploma(WINNER).await;
        self.prints_a_letter_to_the_nominator().await;
        self.prints_the_press_text((WINNER, NOMINATOR)).await;
        for kind in ["Diplom", "Brev", "Pressetekst"] {
            self.window.sees_in("[aria-labelledby=award-papers] li", kind).await;
        }
    }
}

#[tokio::test]
async fn a_year_goes_from_its_beginning_to_its_recipient_and_what_goes_out() {
    let desk = published().await;
    desk.hands_it_over().await;
    desk.others_look_in_after().await;
}
