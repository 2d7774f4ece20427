//! An agreement of three pages, from its rows to its bytes.

use std::time::Duration;

use frivillighus_engine::access::Seat;
use frivillighus_engine::gate;
use serde_json::{Value, json};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict, tell_size};
use crate::large_office::{Workplace, ask, seat_in};
use crate::typst;

const ROUNDS: usize = 100;
const WARM_UP: usize = 5;

/// What all threads of this process that are there now have worked so far; one that has ended takes its work with it.
pub fn worked() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task").expect("this process's threads");
    let nanoseconds = tasks.flatten().filter_map(|task| {
        let said = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        said.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(nanoseconds.sum())
}

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let path = workplace.office_with_past(10_000).await;
    let seat = seat_in(&path, "consultant").await;
    let (agreement, bytes) = an_agreement_of_three_pages(&seat).await;
    let (mut work, mut wall, mut rows) = (Samples::default(), Samples::default(), Samples::default());
    for round in 0..ROUNDS + WARM_UP {
        let before = worked();
        let mut took = Samples::default();
        let paper = took.time(gate::bytes(&seat, "preview_agreement", json!({ "id": agreement }))).await;
        assert_eq!(paper.expect("a paper").len(), bytes);
        if round >= WARM_UP {
            work.note(worked() - before);
            wall.note_milliseconds(took.median());
            rows.time(ask(&seat, "open_agreement", json!({ "id": agreement }))).await;
        }
    }
    let text = ask(&seat, "preview_text", json!({ "id": agreement })).await;
    seat.office().close().await;
    let beside = typst::beside(work.clone(), &text["pages"], &workplace.file(""), ROUNDS);
    let opened = Baseline::new("the agreement opened", &rows);
    let processor = Figure {
        name: "an agreement of 3 pages, work of the processor".to_owned(),
        samples: work,
        baseline: None,
        target: Some(Target::Median(12.0)),
    };
    let clock = Figure {
        name: "an agreement of 3 pages, by the clock".to_owned(),
        samples: wall,
        baseline: Some(opened),
        target: None,
    };
    clock.tell();
    let own = [processor.tell(), tell_size("an agreement of 3 pages, as a file", bytes, 45)];
    own.into_iter().chain(beside).collect()
}

/// The first agreement that has three pages, and the size of its paper.
pub async fn an_agreement_of_three_pages(seat: &Seat) -> (Value, usize) {
    let list = ask(seat, "list_agreements", json!({})).await;
    // One that can be renewed, so that its words can be written in as well.
    let rows = list.as_array().expect("agreements").iter();
    for row in rows.filter(|row| row["standing"] == "running" || row["standing"] == "upcoming") {
        let id = row["id"].clone();
        let text = ask(seat, "preview_text", json!({ "id": id })).await;
        let pages = text["pages"].as_array().map_or(0, Vec::len);
        if pages == 3 {
            let bytes = gate::bytes(seat, "preview_agreement", json!({ "id": id })).await.expect("a paper");
            return (id, bytes.len());
        }
    }
    panic!("the demo has no agreement of three pages");
}
