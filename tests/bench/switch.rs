//! From one week of 504 bookings to the one before.

use fantoccini::key::Key;
use serde_json::json;

use crate::bare;
use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask_for_text, day_of_past, seat_in};
use crate::watched::Watched;

/// The past of ten thousand bookings is twenty weeks long.
const ROUNDS: usize = 16;
/// What each of its weeks holds.
const BOOKINGS_OF_A_WEEK: usize = 504;

/// The days of the week that is shown.
pub const PERIOD: &str = "document.querySelector('h1 .period')?.textContent";
/// The new week's days in the head, and its bookings.
pub const SHOWN: &str = "document.querySelector('h1 .period').textContent !== before &&
    document.querySelectorAll('.matrix .chip').length > 100";

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let office = workplace.office_with_past(10_000).await;
    let engine = calendar_alone(&office, 2..30).await;
    let page = Watched::open(workplace.file("switch"), &office, "Booker lokaler").await;
    page.go("#/premises/uge/2025-W43").await;
    page.until("document.querySelectorAll('.matrix .chip').length > 100").await;
    page.window.settle().await;
    let (mut at_once, mut after_a_look) = (Samples::default(), Samples::default());
    for round in 0..ROUNDS {
        // Looked at for a while, a week's neighbours have been fetched; leafed through, they have not.
        let looks = round % 2 == 0;
        tokio::time::sleep(std::time::Duration::from_millis(if looks { 1500 } else { 20 })).await;
        let took = page.press(char::from(Key::PageUp), PERIOD, SHOWN).await;
        if round >= 2 {
            let samples = if looks { &mut after_a_look } else { &mut at_once };
            samples.note_milliseconds(took);
        }
    }
    drop(page);
    let boxes = bare::Boxes::open(workplace, BOOKINGS_OF_A_WEEK).await.drawn_anew().await;
    let figure = |name: &str, samples: Samples| Figure {
        name: name.to_owned(),
        samples,
        baseline: Some(Baseline::new("as many boxes in an empty window", &boxes)),
        target: Some(Target::Median(150.0)),
    };
    let of_the_engine =
        Figure { name: "of that the engine's part".to_owned(), samples: engine, baseline: None, target: None };
    vec![
        figure("another week of 504 bookings, after a look", after_a_look).tell(),
        figure("another week of 504 bookings, leafed through", at_once).tell(),
        of_the_engine.tell(),
    ]
}

/// What the engine needs for these weeks of the past, by how long ago they were.
pub async fn calendar_alone(office: &std::path::Path, weeks: std::ops::Range<i64>) -> Samples {
    let seat = seat_in(office, "front_desk").await;
    let mut samples = Samples::default();
    for week in weeks {
        let from = day_of_past(7 * week);
        samples.time(ask_for_text(&seat, "calendar", json!({ "from": from, "to": from + chrono::Days::new(6) }))).await;
    }
    seat.office().close().await;
    samples
}
