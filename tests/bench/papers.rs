//! Many papers at once, and a list of many rows on paper.

use std::path::Path;

use frivillighus_engine::access::Seat;
use frivillighus_engine::gate;
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, Executor};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict, tell_size};
use crate::large_office::{Workplace, careless_connection, new_key, seat_in};
use crate::paper::{an_agreement_of_three_pages, worked};

const AGREEMENTS: i64 = 1_000;
const ROWS: i64 = 10_000;
/// Where the ids of what is put in begin; the demo has nothing there.
const FIRST_DRAFT: i64 = 1_000_000;
const FIRST_IN_FORCE: i64 = 2_000_000;
/// Only the drafts that are put in are called so.
const TITLE: &str = "Tusindkunst";

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let path = workplace.office_with_past(10_000).await;
    let seat = seat_in(&path, "consultant").await;
    let (agreement, _) = an_agreement_of_three_pages(&seat).await;
    let agreement = agreement.as_i64().expect("an id");
    copied(&path, (agreement, FIRST_DRAFT), AGREEMENTS, "'draft'", TITLE).await;
    copied(&path, (agreement, FIRST_IN_FORCE), ROWS, "'signed'", "Aften").await;
    let verdicts = [many_papers(&seat).await, a_long_list(&seat).await].concat();
    seat.office().close().await;
    verdicts
}

/// Agreements that say what this one says, straight into the tables.
async fn copied(path: &Path, (agreement, first): (i64, i64), count: i64, state: &str, title: &str) {
    let numbers = format!("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {count} - 1)");
    let texts = [
        format!(
            "{numbers} INSERT INTO agreements (id, request_key, number, organisation_id, template, activity_title, case_number,
                language, state, starts_on, ends_on, created_at, created_by, changed_at)
            SELECT {first} + n.i, 'bench-' || ({first} + n.i), 'SA-X-' || ({first} + n.i), a.organisation_id, a.template,
                '{title} ' || n.i, '', a.language, {state}, a.starts_on, a.ends_on, a.created_at, a.created_by, a.changed_at
            FROM n, agreements a WHERE a.id = {agreement}"
        ),
        format!(
            "{numbers} INSERT INTO agreement_clauses (agreement_id, clause_key, place, heading, body, state, variant)
            SELECT {first} + n.i, c.clause_key, c.place, c.heading, c.body, c.state, c.variant
            FROM n, agreement_clauses c WHERE c.agreement_id = {agreement}"
        ),
        format!(
            "{numbers} INSERT INTO agreement_values (agreement_id, name, value)
            SELECT {first} + n.i, v.name, v.value FROM n, agreement_values v WHERE v.agreement_id = {agreement}"
        ),
    ];
    let mut connection = careless_connection(path).await;
    for text in texts {
        connection.execute(AssertSqlSafe(text)).await.expect("agreements are put in");
    }
    connection.close().await.expect("closed");
}

/// One after another, and all at once on every core. What the many threads work is not told: those that have ended are counted
/// nowhere (see [`worked`]).
async fn many_papers(seat: &Seat) -> Vec<Verdict> {
    let (mut alone, mut alone_work) = (Samples::default(), Samples::default());
    let began = worked();
    alone
        .time(async {
            for id in FIRST_DRAFT..FIRST_DRAFT + AGREEMENTS {
                gate::bytes(seat, "preview_agreement", json!({ "id": id })).await.expect("a paper");
            }
        })
        .await;
    alone_work.note(worked() - began);
    let mut wall = Samples::default();
    let input = json!({ "requestKey": new_key(), "view": "unfinished", "words": TITLE, "holes": "print" });
    let bundle = wall.time(gate::bytes(seat, "export_agreement_papers", input)).await.expect("papers");
    assert!(bundle.len() > 1_000_000, "a thousand papers");
    let processor = Figure {
        name: format!("{AGREEMENTS} agreements as papers one after another, work of the processor"),
        samples: alone_work,
        baseline: None,
        target: Some(Target::Median(12_000.0)),
    };
    let clock = Figure {
        name: format!("{AGREEMENTS} agreements as papers on every core, by the clock"),
        samples: wall,
        baseline: Some(Baseline::new("the same, one after another", &alone)),
        target: Some(Target::Times(0.6)),
    };
    vec![processor.tell(), clock.tell()]
}

/// The list of agreements that hold, as a paper and as a table.
async fn a_long_list(seat: &Seat) -> Vec<Verdict> {
    let (mut work, mut table_work) = (Samples::default(), Samples::default());
    let mut size = 0;
    for _ in 0..3 {
        let began = worked();
        size = gate::bytes(seat, "preview_agreement_list", json!({})).await.expect("a list").len();
        work.note(worked() - began);
        let began = worked();
        let table = json!({ "format": "csv", "language": "da", "view": "in_force" });
        let table = gate::bytes(seat, "export_agreements", table).await.expect("a table");
        table_work.note(worked() - began);
        assert!(table.iter().filter(|byte| **byte == b'\n').count() > ROWS as usize, "every row is there");
    }
    let processor = Figure {
        name: format!("a list of {ROWS} agreements as a paper, work of the processor"),
        samples: work,
        baseline: Some(Baseline::new("the same rows as a table", &table_work)),
        target: Some(Target::Median(1_500.0)),
    };
    vec![processor.tell(), tell_size(&format!("a list of {ROWS} agreements, as a file"), size, 3_000)]
}
