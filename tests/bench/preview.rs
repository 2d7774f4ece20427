//! From a letter typed into a clause to the paper that has it.

use std::time::Duration;

use frivillighus_engine::access::Seat;
use frivillighus_engine::gate;
use serde_json::{Value, json};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask, new_key, seat_in};
use crate::paper::an_agreement_of_three_pages;
use crate::watched::Watched;

const ROUNDS: usize = 12;

/// Each drawing is a new canvas.
const DRAWN: &str = "[...document.querySelectorAll('[data-page] canvas')]";

/// A draft that says what an agreement of three pages says: one that is signed is not written in.
async fn a_draft_of_three_pages(seat: &Seat) -> Value {
    let (agreement, _) = an_agreement_of_three_pages(seat).await;
    let renewed = ask(seat, "renew_agreement", json!({ "requestKey": new_key(), "id": agreement })).await;
    renewed["now"]["id"].clone()
}

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let office = workplace.office_with_past(10_000).await;
    let seat = seat_in(&office, "consultant").await;
    let agreement = a_draft_of_three_pages(&seat).await;
    let card = ask(&seat, "open_agreement", json!({ "id": agreement })).await;
    let clause = card["agreement"]["clauses"][1]["key"].as_str().expect("a clause").to_owned();
    let mut engine = Samples::default();
    for _ in 0..ROUNDS {
        let paper = engine.time(gate::bytes(&seat, "preview_agreement", json!({ "id": agreement }))).await;
        paper.expect("a paper");
    }
    seat.office().close().await;
    let page = Watched::open(workplace.file("preview"), &office, "Frivilligkonsulent").await;
    page.go(&format!("#/agreements/{agreement}?clause={clause}")).await;
    page.until("document.querySelectorAll('[data-page] canvas').length === 3").await;
    page.window.find("textarea").await;
    page.ask("document.querySelector('textarea').focus()").await;
    let mut samples = Samples::default();
    for round in 0..=ROUNDS {
        // A pause, as after a thought: nothing is under way any more.
        tokio::time::sleep(Duration::from_millis(1500)).await;
        let shown = format!("{DRAWN}.some((canvas) => !before.includes(canvas))");
        let took = page.press('a', DRAWN, &shown).await;
        if round > 0 {
            samples.note_milliseconds(took);
        }
    }
    let figure = Figure {
        name: "from an edit to the new preview".to_owned(),
        samples,
        baseline: Some(Baseline::new("the engine's part", &engine)),
        target: Some(Target::Median(400.0)),
    };
    vec![figure.tell()]
}
