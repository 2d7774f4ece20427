//! The main job, from the telephone to the printed paper: the whole walk on each database. Each step is a sentence of its
//! own; what a step must not do besides stands in the other files.

use frivillighus_tests::Engine;

use crate::offices::Desk;
use crate::papers;

const EDITED: &str = "Nøglen hentes hos Åse på kontoret.";

#[tokio::test]
async fn a_room_is_booked_and_an_agreement_printed_on_sqlite() {
    the_main_job(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_room_is_booked_and_an_agreement_printed_on_postgres() {
    the_main_job(Engine::Postgres).await;
}

async fn the_main_job(engine: Engine) {
    let desk = Desk::as_role(engine, "Kontor").await;
    desk.finds_the_association_by_half_a_word().await;
    desk.books_by_keyboard().await;
    desk.books_by_mouse().await;
    desk.is_refused_and_takes_what_is_free().await;
    desk.takes_the_last_act_back().await;
    desk.becomes_the_consultant().await;
    desk.drafts_an_agreement().await;
    desk.edits_a_clause_and_sees_it_on_the_paper().await;
    let paper = desk.prints().await;
    papers::conforms(&paper);
    let text = papers::text_of(&paper);
    for words in ["Samarbejdsaftale", "Sorggruppen Fyrtårnet", "Bøgelunde Kommune", EDITED] {
        assert!(text.contains(words), "the paper does not say {words:?}:\n{text}");
    }
}

impl Desk {
    async fn finds_the_association_by_half_a_word(&self) {
        self.window.keys("G F").await;
        self.window.focus_is_on("Søg i foreninger og personer").await;
        self.window.type_words("fyrtar").await;
        self.window.sees_in("[role=option]", "Sorggruppen Fyrtårnet").await;
        self.window.keys("Enter").await;
        self.window.sees_in(".side-panel h2", "Sorggruppen Fyrtårnet").await;
    }

    /// On Wednesday in Grønt mødelokale, without touching the mouse.
    async fn books_by_keyboard(&self) {
        self.window.keys("Ctrl B").await;
        self.window.sees_in(".side-panel h2", "Ny booking").await;
        assert_eq!(self.window.value_of("Forening").await, "Sorggruppen Fyrtårnet");
        self.window.keys("Escape").await;
        self.window.focus_is_on("Storesal A").await;
        self.window.keys("ArrowDown ArrowDown ArrowDown ArrowDown ArrowRight N").await;
        self.window.focus_is_on("Hvad sker der?").await;
        assert_eq!(self.window.value_of("Forening").await, "Sorggruppen Fyrtårnet");
        self.window.type_words("Samtaler").await;
        self.window.sees("Ledigt på den tid").await;
        self.window.keys("Enter").await;
        self.window.sees_in(".undo-bar", "booket: Grønt mødelokale").await;
        self.window.focus_is_on("Fyrtårnet").await;
    }

    /// On Tuesday from 12 to 14 in Blåt mødelokale: drawn in the day with the pointer.
    async fn books_by_mouse(&self) {
        self.window.press("Dag").await;
        self.window.press_in("main button", "I dag").await;
        self.window.sees_in("h1", "Tirsdag 24. november").await;
        let room = self.window.day_column("Blåt").await;
        self.window.drag_from(&room.ground, room.at(12.05), (0, room.long(1.9))).await;
        self.window.sees_in(".side-panel h2", "Ny booking").await;
        assert_eq!(self.window.value_of("Starter").await, "12");
        assert_eq!(self.window.value_of("Slutter").await, "14");
        self.window.write("Hvad sker der?", "Bestyrelsesmøde").await;
        self.window.press_in(".side-panel button", "Book").await;
        self.window.sees_in(".undo-bar", "Bestyrelsesmøde booket: Blåt mødelokale").await;
        self.window.sees_in("[data-piece]", "Bestyrelsesmøde").await;
    }

    /// The gymnasium is taken that evening; who and when is said, and what is free instead is one press away.
    async fn is_refused_and_takes_what_is_free(&self) {
        self.window.keys("N").await;
        self.window.focus_is_on("Forening").await;
        self.window.keys("Tab").await;
        self.window.focus_is_on("Hvad sker der?").await;
        self.window.type_words("Korprøve").await;
        self.window.choose("Lokale", "Gymnastiksalen").await;
        self.window.write("Starter", "19").await;
        self.window.write("Slutter", "21").await;
        self.window.sees_in(".conflict", "Gymnastiksalen er optaget tirsdag 24/11: Handicapidræt 18–20.").await;
        self.window.press_in(".side-panel button", "Book").await;
        self.window.sees_in("[aria-live]", "Gymnastiksalen er optaget tirsdag 24/11: Handicapidræt 18–20.").await;
        let offered = self.window.find("[data-alternative='1'] b").await.text().await.expect("an alternative");
        let room = offered.strip_suffix(" i stedet").expect("another room is offered");
        self.window.keys("Alt 2").await;
        self.window.sees_in(".undo-bar", &format!("Korprøve booket: {room}, tirsdag 24/11 kl. 19–21")).await;
        self.window.sees_in("[data-piece]", "Korprøve").await;
    }

    /// By key, done again by key, and taken back once more by the bar's button.
    async fn takes_the_last_act_back(&self) {
        self.window.keys("Ctrl Z").await;
        self.window.sees_none("[data-piece]", "Korprøve").await;
        self.window.sees_in("[data-piece]", "Bestyrelsesmøde").await;
        self.window.keys("Ctrl Shift Z").await;
        self.window.sees_in("[data-piece]", "Korprøve").await;
        self.window.press_in(".undo-bar button", "Fortryd").await;
        self.window.sees_none("[data-piece]", "Korprøve").await;
    }

    async fn becomes_the_consultant(&self) {
        self.window.press("Bruger: Freja Bjerre").await;
        self.window.press("Skift bruger").await;
        self.sit_down("Frivilligkonsulent").await;
        self.window.sees_in("header button", "Signe Ærenlund").await;
    }

    async fn drafts_an_agreement(&self) {
        self.window.keys("Ctrl K").await;
        self.window.focus_is_on("Find og gør").await;
        self.window.type_words("fyrtaarn").await;
        self.window.sees_in("[role=option]", "Sorggruppen Fyrtårnet").await;
        self.window.keys("Enter").await;
        self.window.press("Aftale").await;
        self.window.focus_is_on("Hvad handler samarbejdet om?").await;
        self.window.type_words("Åben samtalegruppe").await;
        self.window.press("Begynd kladden").await;
        self.window.sees_in("h1", "Samarbejdsaftale med Sorggruppen Fyrtårnet").await;
    }

    async fn edits_a_clause_and_sees_it_on_the_paper(&self) {
        self.window.press_in("[data-row]", "Lokaler").await;
        self.window.write("Tekst", EDITED).await;
        self.window.sees_in("article[data-page]", EDITED).await;
        self.window.sees_in("article[data-page]", "Sorggruppen Fyrtårnet").await;
    }

    /// Gives what the PDF viewer was given.
    async fn prints(&self) -> Vec<u8> {
        self.window.keys("Ctrl P").await;
        self.window.press("Udskriv alligevel med tomme linjer").await;
        self.window.sees("Aftalen er udskrevet og gemt").await;
        self.window.press("Åbn").await;
        self.viewed_paper().await
    }
}
