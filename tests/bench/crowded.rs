//! Five thousand bookings in a week of sixty rooms: another such week, and how long a frame waits for the next while one
//! scrolls and drags there.

use fantoccini::key::Key;

use crate::bare;
use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{CROWDED_WEEK, Workplace};
use crate::switch::{PERIOD, SHOWN, calendar_alone};
use crate::watched::Watched;

/// The crowded weeks are ten, and the last is not whole.
const WEEKS: usize = 7;
const WARM_UP: usize = 1;
/// How often one scrolls, and drags.
const ROUNDS: usize = 6;

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let office = workplace.office_with_crowded_weeks().await;
    let engine = calendar_alone(&office, 2..9).await;
    let page = Watched::open(workplace.file("crowded"), &office, "Booker lokaler").await;
    page.go("#/premises/uge/2025-W43").await;
    page.until("document.querySelectorAll('.matrix .chip').length > 1000").await;
    page.window.settle().await;
    let (mut weeks, mut scrolled, mut dragged) = (Samples::default(), Samples::default(), Samples::default());
    for round in 0..WEEKS {
        let took = page.press(char::from(Key::PageUp), PERIOD, SHOWN).await;
        if round >= WARM_UP {
            weeks.note_milliseconds(took);
        }
    }
    for _ in 0..ROUNDS {
        scrolled.note_milliseconds(page.largest_gap_while_scrolling("document.querySelector('.matrix')").await);
        let chip = page.window.find(".matrix .chip").await;
        dragged.note_milliseconds(
            page.largest_gap_while_dragging(&chip, "document.querySelector('.ghost') !== null").await,
        );
    }
    drop(page);
    let boxes = bare::Boxes::open(workplace, CROWDED_WEEK).await;
    let (anew, rolled, carried) = (boxes.drawn_anew().await, boxes.scrolled().await, boxes.dragged().await);
    drop(boxes);
    let figure = |name: &str, samples: Samples, baseline: (&str, &Samples), target: Target| Figure {
        name: name.to_owned(),
        samples,
        baseline: Some(Baseline::new(baseline.0, baseline.1)),
        target: Some(target),
    };
    let another = "another week of 5,040 bookings, painted";
    let rolling = "longest between two frames, scrolling in it";
    let carrying = "longest between two frames, dragging in it";
    let of_the_engine =
        Figure { name: "of that the engine's part".to_owned(), samples: engine, baseline: None, target: None };
    vec![
        figure(another, weeks, ("as many boxes in an empty window", &anew), Target::Median(600.0)).tell(),
        of_the_engine.tell(),
        figure(rolling, scrolled, ("the same among so many boxes", &rolled), Target::P99(100.0)).tell(),
        figure(carrying, dragged, ("the same among so many boxes", &carried), Target::P99(100.0)).tell(),
    ]
}
