//! The award while the jury works: answers about conflicts, sheets by keyboard and from paper, results and what is decided.

use super::beginning::{CONFLICTED, THIRD, WINNER};
use crate::offices::Desk;

/// What is written of the winner alone: by it a juror's blind sheet is known again.
const TELLS_THE_WINNER: &str = "toogtyve mennesker";

impl Desk {
    /// Says of everybody who is left that there is no interest, and keeps it.
    pub async fn has_no_interest_in_the_rest(&self, answers: usize) {
        let window = &self.window;
        window.press("Ingen interesse i resten").await;
        window.press(&format!("Gem {answers} svar")).await;
        window.sees("Alt er besvaret.").await;
    }

    /// The secretary for themselves and for the two on paper; the chair and the juror at the same desk, one after another.
    pub async fn everybody_answers(&self) {
        let window = &self.window;
        self.opens_award("Habilitet").await;
        window.sees("Svar for Signe Ærenlund").await;
        self.has_no_interest_in_the_rest(3).await;
        for (chosen, name) in [("Ulla", "Ulla Toftegaard"), ("Jens", "Jens Kvistgaard")] {
            window.choose("Hvis svar", chosen).await;
            window.sees(&format!("Svar for {name}")).await;
            self.has_no_interest_in_the_rest(3).await;
        }
        self.changes_to("Centerleder").await;
        self.opens_award("Habilitet").await;
        self.has_no_interest_in_the_rest(3).await;
        self.changes_to("Medlem af juryen").await;
        self.opens_award("Habilitet").await;
        self.chooses(CONFLICTED, "Inhabil").await;
        window.press("Gem 1 svar").await;
        window.sees("Vælg grunden").await;
        window.choose("Grund", "Familie").await;
        window.press("Gem 1 svar").await;
        window.sees_no_more(CONFLICTED).await;
        self.has_no_interest_in_the_rest(2).await;
    }

    /// The secretary gives the key to whoever has none, and opens the scoring.
    pub async fn opens_the_scoring(&self) {
        let window = &self.window;
        self.opens_award("Opsætning").await;
        window.press("Giv nøglen til dem, der mangler den").await;
        window.sees("Alle, der kan få nøglen, har den.").await;
        window.press_in("[role=tab]", "Bedømmelse").await;
        window.press("Åbn bedømmelsen").await;
        window.sees("Bedømmelsen er åben.").await;
    }

    /// Fills in so many sheets: more for the one, less for the others.
    pub async fn scores(&self, sheets: usize, (best, others): (&str, &str)) {
        let window = &self.window;
        for number in 1..=sheets {
            self.reads_sheet(number).await;
            let is_winner = window.text().await.contains(TELLS_THE_WINNER);
            for point in (if is_winner { best } else { others }).split("") {
                if !point.is_empty() {
                    window.keys(point).await;
                }
            }
            window.keys("Enter").await;
            window.sees_in("nav", &format!("{number} af {sheets} færdige")).await;
        }
    }

    /// Each juror who signs in at their own turn; the secretary from the sheets of those on paper; then it is closed.
    pub async fn everybody_scores(&self) {
        let window = &self.window;
        self.changes_to("Centerleder").await;
        self.opens_award("Bedømmelse").await;
        self.scores(3, ("55454", "34333")).await;
        window.sees("Alle dine skemaer er færdige. Tak.").await;
        self.changes_to("Medlem af juryen").await;
        self.opens_award("Bedømmelse").await;
        self.scores(2, ("45545", "43333")).await;
        window.sees_in("table", "Henning Østergaard").await;
        assert!(!window.text().await.contains(CONFLICTED), "a juror meets a conflict nowhere");
        self.changes_to("Frivilligkonsulent").await;
        self.opens_award("Bedømmelse").await;
        for (chosen, points) in [("Ulla", ("54444", "33233")), ("Jens", ("44545", "23333"))] {
            window.choose("Skriv ind for", chosen).await;
            window.sees_in("nav", "0 af 3 færdige").await;
            self.scores(3, points).await;
        }
        window.press("Luk bedømmelsen").await;
        window.sees("Bedømmelsen er lukket.").await;
    }

    /// The results, and what is recommended and decided, sealed until the award is handed over.
    pub async fn decides(&self) {
        let window = &self.window;
        window.press_in("[role=tab]", "Resultat").await;
        window.sees_in("tr.first", WINNER).await;
        window.sees_in("tbody", THIRD).await;
        window.sees("Ja. Den samme er først efter gennemsnit, median og pladser").await;
        window.press_in("[role=tab]", "Afgørelse").await;
        window.press("Skriv Juryens indstilling til udvalget").await;
        window.press("Forsegl og gem").await;
        window.sees("Skriv begrundelsen, fx").await;
        window.write("Begrundelse til diplomet", "At ringe til dem, som ingen ringer til").await;
        window.press("Forsegl og gem").await;
        window.sees_in("section", "at ringe til dem, som ingen ringer til").await;
        window.press("Skriv Udvalgets afgørelse").await;
        window.press("Forsegl og gem").await;
        window.sees("Kan offentliggøres fra 24/9-2027 kl. 17.").await;
    }

    /// Before it is public: the front desk has no award, and whoever takes no part in a case is told of no decision.
    pub async fn others_look_in_before(&self) {
        let window = &self.window;
        self.front_desk_looks().await;
        window.sees_none("tbody", WINNER).await;
        self.changes_to("Medlem af juryen").await;
        self.opens_award("Afgørelse").await;
        window.sees("Vises for dig, når prisen er offentliggjort.").await;
        let said = window.text().await;
        assert!(!said.contains("ingen ringer til") && !said.contains(CONFLICTED), "{said}");
    }

    /// Afterwards the juror reads who it was, and of all who were judged.
    pub async fn others_look_in_after(&self) {
        let window = &self.window;
        self.changes_to("Medlem af juryen").await;
        self.opens_award("Afgørelse").await;
        window.sees(&format!("{WINNER} modtager prisen")).await;
        window.press_in("[role=tab]", "Resultat").await;
        window.sees_in("tbody", CONFLICTED).await;
        self.front_desk_looks().await;
        window.sees_in("tbody", WINNER).await;
    }

    /// The front desk reads who was given the award through the years; somebody who is nominated stands in no search of theirs.
    async fn front_desk_looks(&self) {
        let window = &self.window;
        self.changes_to("Kontor").await;
        window.press_in("nav a", "Pris").await;
        window.sees_in("h1", "Prisen gennem årene").await;
        window.keys("Ctrl K").await;
        window.focus_is_on("Find og gør").await;
        window.type_words("prøvedal").await;
        window.sees_in("[role=dialog] .foot", "").await;
        window.sees_none("[role=option]", WINNER).await;
        window.keys("Escape").await;
        window.sees_none("[role=dialog]", "").await;
    }

    /// In one act.
    pub async fn publishes(&self) {
        let window = &self.window;
        self.opens_award("Afgørelse").await;
        window.sees("Prisen er overrakt.").await;
        window.press("Offentliggør modtageren").await;
        window.sees(&format!("{WINNER} modtager prisen")).await;
        window.sees_none("button", "Offentliggør modtageren").await;
    }
}
