//! The insurer's report of a register that has 500,000 cover periods, 15,000 of them around the day; and on paper of one with
//! 5,000 volunteers.

use std::path::Path;

use frivillighus_engine::access::Seat;
use frivillighus_engine::gate;
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection, Executor, Row};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask, careless_connection, seat_in};
use crate::paper::worked;
use crate::search::office_with_names;

const ROUNDS: usize = 15;

/// Attachments of people one after the other: the last `$current` of `$all` run on, the others ended before 2024.
const FILL: [&str; 5] = [
    "CREATE TEMP TABLE laid AS WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < $all)
        SELECT n + 1000000 AS id, (SELECT min(id) FROM people) + n % $current AS person_id,
            (SELECT min(id) FROM organisations WHERE kind = 'workplace') AS workplace_id,
            (SELECT min(effort_type_id) FROM effort_type_facts WHERE standing = 'kept') AS effort_type_id,
            CASE WHEN n % 3 = 0 THEN 'law' ELSE 'scheme' END AS basis,
            CASE WHEN n > $all - $current THEN '2025-02-01' ELSE printf('%04d-02-01', 1990 + n % 33) END AS starts_on,
            CASE WHEN n > $all - $current THEN '9999-12-31' ELSE printf('%04d-12-01', 1990 + n % 33) END AS ends_on
        FROM counted",
    "INSERT OR IGNORE INTO volunteers (person_id, request_key, created_at)
        SELECT DISTINCT person_id, printf('bench-%d', person_id), 0 FROM laid",
    "INSERT INTO attachments (id, request_key, person_id, created_at) SELECT id, printf('bench-%d', id), person_id, 0 FROM laid",
    "INSERT INTO attachment_facts (attachment_id, version, known_since, known_until, standing, workplace_id, effort_type_id, facts)
        SELECT id, 1, 0, 253370764800, 'kept', workplace_id, effort_type_id,
            json_object('workplaceId', workplace_id, 'track', 'volunteer_effort', 'activity', 'Besøgsven', 'startsOn', starts_on,
                'weeklyHours', '2,5', 'approvedBy', 'Lone Holm', 'approvedOn', starts_on) FROM laid",
    "INSERT INTO cover_pieces (attachment_id, person_id, workplace_id, effort_type_id, basis, starts_on, ends_on, node, known_since,
            known_until)
        SELECT id, person_id, workplace_id, effort_type_id, basis, starts_on, ends_on, 0, 0, 253370764800 FROM laid",
];
/// The same rows without a word about them.
const BARE: &str =
    "SELECT c.attachment_id, c.person_id, c.workplace_id, c.effort_type_id, c.basis, c.starts_on, c.ends_on, f.facts
    FROM cover_pieces c JOIN attachment_facts f ON f.attachment_id = c.attachment_id AND f.version = 1
    WHERE c.known_until = 253370764800 AND c.ends_on >= '2026-01-01' AND c.starts_on <= '2026-12-31'";

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    vec![counted(workplace).await, printed(workplace).await]
}

/// An office with so many periods, so many of them around today.
async fn office_with(workplace: &Workplace, name: &str, all: i64, current: i64) -> (Seat, SqliteConnection) {
    let path = workplace.file(name);
    std::fs::copy(office_with_names(workplace).await, &path).expect("a copy");
    let mut file = careless_connection(&path).await;
    fill(&mut file, all, current).await;
    (seat_in(Path::new(&path), "consultant").await, file)
}

async fn fill(file: &mut SqliteConnection, all: i64, current: i64) {
    file.execute("BEGIN").await.expect("a transaction");
    for sql in FILL {
        let sql = sql.replace("$all", &all.to_string()).replace("$current", &current.to_string());
        file.execute(AssertSqlSafe(sql)).await.expect("a register");
    }
    file.execute("COMMIT").await.expect("written");
    file.execute("ANALYZE").await.expect("known to the planner");
}

fn year() -> Value {
    json!({ "of": "now", "days": { "from": "2026-01-01", "to": "2026-12-31", "on": "2026-11-01" } })
}

async fn counted(workplace: &Workplace) -> Verdict {
    let (seat, mut file) = office_with(workplace, "register.frivillighus", 500_000, 15_000).await;
    let (mut samples, mut bare) = (Samples::default(), Samples::default());
    for _ in 0..ROUNDS {
        let report = samples.time(ask(&seat, "insurer_report", json!({ "report": year() }))).await;
        assert!(report["table"]["total"]["both"]["persons"].as_i64() >= Some(15_000), "everybody is counted");
        let rows = bare.time(bare_rows(&mut file)).await;
        assert!(rows >= 15_000);
    }
    file.close().await.expect("closed");
    seat.office().close().await;
    let figure = Figure {
        name: "the insurer's report of 15,000 among 500,000 cover periods".to_owned(),
        samples,
        baseline: Some(Baseline::new("its rows read bare", &bare)),
        target: Some(Target::Times(3.0)),
    };
    figure.tell()
}

async fn bare_rows(file: &mut SqliteConnection) -> usize {
    let rows = sqlx::query(BARE).fetch_all(&mut *file).await.expect("the rows");
    rows.iter().filter(|row| !row.get::<String, _>("facts").is_empty()).count()
}

async fn printed(workplace: &Workplace) -> Verdict {
    let (seat, file) = office_with(workplace, "register-printed.frivillighus", 5_000, 5_000).await;
    file.close().await.expect("closed");
    let mut work = Samples::default();
    let paper = json!({ "report": year(), "handedOver": "figures_and_names", "language": "da" });
    for _ in 0..ROUNDS {
        let before = worked();
        let bytes = gate::bytes(&seat, "preview_insurer_report", paper.clone()).await.expect("a paper");
        work.note(worked() - before);
        assert!(bytes.starts_with(b"%PDF"));
    }
    seat.office().close().await;
    let figure = Figure {
        name: "the report of 5,000 volunteers with their names as a PDF, work of the processor".to_owned(),
        samples: work,
        baseline: None,
        target: Some(Target::Median(1_000.0)),
    };
    figure.tell()
}
