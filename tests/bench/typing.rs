//! From a letter typed into the directory of 100,000 names to the hits on the screen.

use fantoccini::key::Key;
use serde_json::json;

use crate::bare;
use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask_for_text, seat_in};
use crate::search::office_with_names;
use crate::watched::Watched;

/// Each of their letters changes what the hits are marked with.
const TYPED: [&str; 6] = ["birgit", "hansen", "kirsten", "mogens", "poulsen", "vibeke"];

/// What the first hits are marked with.
const MARKED: &str = "document.querySelector('.directory mark')?.textContent.toLowerCase()";

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let office = office_with_names(workplace).await;
    let engine = search_alone(&office).await;
    let page = Watched::open(workplace.file("typing"), &office, "Booker lokaler").await;
    page.go("#/organisations").await;
    page.until("document.activeElement?.getAttribute('role') === 'combobox'").await;
    let mut samples = Samples::default();
    for (number, words) in TYPED.into_iter().enumerate() {
        for (end, letter) in words.char_indices() {
            let shown = format!("{MARKED} === '{}'", &words[..=end]);
            let took = page.press(letter, "null", &shown).await;
            if number > 0 {
                samples.note_milliseconds(took);
            }
        }
        page.window.press(Key::Escape).await;
        page.until("document.querySelector('.directory mark') === null").await;
    }
    drop(page);
    let echo = bare::letters_echoed(workplace).await;
    let figure = Figure {
        name: "from a key to the hits among 100,000 names".to_owned(),
        samples,
        baseline: Some(Baseline::new("a letter echoed in an empty window", &echo)),
        target: Some(Target::Median(50.0)),
    };
    let of_the_engine =
        Figure { name: "of that the engine's part".to_owned(), samples: engine, baseline: None, target: None };
    vec![figure.tell(), of_the_engine.tell()]
}

async fn search_alone(office: &std::path::Path) -> Samples {
    let seat = seat_in(office, "front_desk").await;
    let mut samples = Samples::default();
    for words in TYPED {
        for end in 1..=words.len() {
            let input = json!({ "words": &words[..end], "among": "everyone", "most": 100 });
            samples.time(ask_for_text(&seat, "find_parties", input)).await;
        }
    }
    seat.office().close().await;
    samples
}
