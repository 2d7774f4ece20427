//! Letters about agreements, from the office that prints them: the smallest, the usual, the extreme, in both languages.

use frivillighus_engine::access::Role;

use crate::agreements::{conforms, lines_of, read_back, reads_as_kept};
use crate::conformance::save;
use crate::evaluation_sheets::Desk;
use crate::office::tell_all;

impl Desk {
    async fn letter(&self, name: &str, kind: &str, language: &str) -> Vec<u8> {
        let letter = serde_json::json!({ "id": self.agreement["id"], "kind": kind, "language": language });
        let input = serde_json::json!({ "requestKey": frivillighus_tests::new_key(), "letter": letter });
        let paper = self.consultant.ask("print_agreement_letter", input).await;
        let id = serde_json::json!({ "id": paper["now"]["id"] });
        let bytes = frivillighus_engine::gate::bytes(&self.consultant.seat, "paper", id).await.expect("the paper");
        save(name, &bytes);
        conforms(name, &bytes);
        bytes
    }

    /// A first and a last day, so that it can end.
    async fn lasts(&mut self, starts_on: &str, ends_on: &str) {
        let period = serde_json::json!({ "startsOn": starts_on, "endsOn": ends_on });
        let input = serde_json::json!({ "id": self.agreement["id"], "version": self.agreement["version"], "period": period, "values": {} });
        self.agreement = self.consultant.ask("change_agreement", input).await["now"].clone();
    }
}

#[tokio::test]
async fn the_smallest_letter_of_an_office_that_told_nothing_conforms() {
    let desk = Desk::with("Kor", "Sang").await;
    desk.send().await;
    let bytes = desk.letter("agreement-letter-smallest", "accompanying", "da").await;
    reads_as_kept("agreement_letter_smallest", &bytes);
    desk.office.remove().await;
}

#[tokio::test]
async fn the_usual_letters_read_back_in_both_languages() {
    let mut desk = Desk::with("Koret Klangbølgen", "Åben sangaften").await;
    tell_all(&desk.office.seat(Role::Administrator).await).await;
    desk.lasts("2026-12-01", "2027-11-30").await;
    desk.sign().await;
    let bytes = desk.letter("agreement-letter-renewal", "renewal", "da").await;
    reads_as_kept("agreement_letter_renewal", &bytes);
    let bytes = desk.letter("agreement-declaration", "confidentiality", "da").await;
    reads_as_kept("agreement_declaration", &bytes);
    desk.ends("municipality").await;
    let bytes = desk.letter("agreement-letter-notice", "termination", "da").await;
    reads_as_kept("agreement_letter_notice", &bytes);
    let bytes = desk.letter("agreement-letter-english", "termination", "en").await;
    reads_as_kept("agreement_letter_english", &bytes);
    desk.office.remove().await;
}

#[tokio::test]
async fn a_name_of_endless_words_is_lost_in_no_letter() {
    let compound = "frivillighedskoordineringsudvalgsformandskandidatopstillingsmøde";
    let desk = Desk::with(&format!("Foreningen for {compound} محمد"), &format!("{compound} ").repeat(2)).await;
    desk.send().await;
    let bytes = desk.letter("agreement-letter-extreme", "accompanying", "da").await;
    let text = lines_of(&read_back(&bytes));
    let letters: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}').collect();
    assert!(letters.contains(&format!("Foreningenfor{compound}")), "{text}");
    desk.office.remove().await;
}
