//! From a digit pressed on a juror's sheet to the point on the screen, and from there to the next sheet; 200 nominees.

use fantoccini::key::Key;

use crate::award::Judged;
use crate::bare;
use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::Workplace;
use crate::watched::Watched;

/// How many sheets are scored.
const SHEETS: usize = 8;
const CRITERIA: usize = 5;
/// The focus is where a digit gives a point.
const IN_A_ROW: &str = "document.activeElement?.closest('[data-score-row]') != null";

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let judged = Judged::in_an_office(workplace).await;
    let page = Watched::open(workplace.file("scoring"), &judged.path, "Medlem af juryen").await;
    page.go(&format!("#/award/{}/scoring", judged.year)).await;
    page.until(IN_A_ROW).await;
    let (mut digits, mut sheets) = (Samples::default(), Samples::default());
    for number in 0..=SHEETS {
        for row in 0..CRITERIA {
            let took = digit(&page, row).await;
            if number > 0 {
                digits.note_milliseconds(took);
            }
        }
        let took = next_sheet(&page).await;
        if number > 0 {
            sheets.note_milliseconds(took);
        }
    }
    drop(page);
    let echo = bare::letters_echoed(workplace).await;
    let baseline = Baseline::new("a letter echoed in an empty window", &echo);
    let figure = Figure {
        name: "from a digit to the point on a juror's sheet".to_owned(),
        samples: digits,
        baseline: Some(baseline.clone()),
        target: Some(Target::Median(50.0)),
    };
    let of_sheets = Figure {
        name: "from Enter to the next of 200 sheets".to_owned(),
        samples: sheets,
        baseline: Some(baseline),
        target: None,
    };
    vec![figure.tell(), of_sheets.tell()]
}

/// Another point than the one that stands in this row.
async fn digit(page: &Watched, row: usize) -> f64 {
    let chosen = format!("document.querySelectorAll('[data-score-row]')[{row}]?.querySelector('input:checked')?.value");
    let there = page.ask(&format!("{chosen} ?? '0'")).await;
    let there = there.as_str().and_then(|digit| digit.parse::<u32>().ok()).unwrap_or_default();
    let other = char::from_digit((there + 1) % 6, 10).expect("a digit");
    page.press(other, "null", &format!("{chosen} === '{other}'")).await
}

async fn next_sheet(page: &Watched) -> f64 {
    const HEAD: &str = "document.querySelector('nav [aria-current=true]')?.innerText";
    let took = page.press(char::from(Key::Enter), HEAD, &format!("{HEAD} !== before")).await;
    page.until(IN_A_ROW).await;
    took
}
