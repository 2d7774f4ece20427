//! A register that has 500,000 cover periods, 15,000 of them around the day: who was covered, everybody a page at a time and
//! counted, one person, the insurer's report. And one with 5,000 volunteers: its list, and the report on paper.

use std::path::Path;

use frivillighus_engine::access::Seat;
use frivillighus_engine::gate;
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection, Executor, Row};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::importing::registered_workplace;
use crate::large_office::{Workplace, ask, careless_connection, new_key, seat_in};
use crate::paper::worked;
use crate::search::office_with_names;

const ROUNDS: usize = 15;

/// Attachments of people one after the other: the last `$current` of `$all` run on, the others ended before 2024.
const FILL: [&str; 6] = [
    "CREATE TEMP TABLE laid AS WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < $all)
        SELECT n + 1000000 AS id, (SELECT min(id) FROM people WHERE id > 1000) + n % $people AS person_id,
            (SELECT min(id) FROM organisations WHERE kind = 'workplace') AS workplace_id,
            (SELECT min(effort_type_id) FROM effort_type_facts WHERE standing = 'kept') AS effort_type_id,
            CASE WHEN n % 3 = 0 THEN 'law' ELSE 'scheme' END AS basis,
            CASE WHEN n > $all - $current THEN '2025-02-01' ELSE printf('%04d-02-01', 1990 + n % 33) END AS starts_on,
            CASE WHEN n > $all - $current THEN '9999-12-31' ELSE printf('%04d-12-01', 1990 + n % 33) END AS ends_on
        FROM counted",
    "INSERT OR IGNORE INTO volunteers (person_id, request_key, created_at)
        SELECT DISTINCT person_id, printf('bench-%d', person_id), 0 FROM laid",
    "INSERT OR IGNORE INTO volunteer_facts (person_id, version, known_since, known_until, standing, facts)
        SELECT DISTINCT person_id, 1, 0, 253370764800, 'kept',
            json_object('birthDate', '1958-06-15', 'confidentiality', json_object('on', '2020-01-02', 'by', 'Lone Holm')) FROM laid",
    "INSERT INTO attachments (id, request_key, person_id, created_at) SELECT id, printf('bench-%d', id), person_id, 0 FROM laid",
    "INSERT INTO attachment_facts (attachment_id, version, known_since, known_until, standing, workplace_id, effort_type_id, facts)
        SELECT id, 1, 0, 253370764800, 'kept', workplace_id, effort_type_id,
            json_object('workplaceId', workplace_id, 'track', 'volunteer_effort', 'activity', 'Besøgsven', 'startsOn', starts_on,
                'weeklyHours', '2,5', 'approvedBy', 'Lone Holm', 'approvedOn', starts_on) FROM laid",
    "INSERT INTO cover_pieces (attachment_id, person_id, workplace_id, effort_type_id, basis, starts_on, ends_on, node, known_since,
            known_until)
        SELECT l.id, l.person_id, l.workplace_id, l.effort_type_id, l.basis, l.starts_on, l.ends_on, n.node, 0, 253370764800
            FROM laid l JOIN nodes n ON n.starts_on = l.starts_on AND n.ends_on = l.ends_on",
];
/// The same rows without a word about them.
const BARE: &str =
    "SELECT c.attachment_id, c.person_id, c.workplace_id, c.effort_type_id, c.basis, c.starts_on, c.ends_on, f.facts
    FROM cover_pieces c JOIN attachment_facts f ON f.attachment_id = c.attachment_id AND f.version = 1
    WHERE c.known_until = 253370764800 AND c.ends_on >= '2026-01-01' AND c.starts_on <= '2026-12-31'";

/// The nodes of the tree of days that the engine itself lays such periods at.
const NODES: &str = "CREATE TEMP TABLE nodes AS SELECT DISTINCT starts_on, ends_on, node FROM cover_pieces";
/// Everybody around a day, without a word about them.
const BARE_DAY: &str = "SELECT p.id, p.full_name FROM people p WHERE EXISTS (SELECT 1 FROM cover_pieces c WHERE c.person_id = p.id
    AND c.ends_on >= '2026-03-12' AND c.starts_on <= '2026-03-12' AND c.known_until = 253370764800) ORDER BY p.sort_key, p.id LIMIT 100";
const BARE_COUNT: &str = "SELECT count(DISTINCT person_id) FROM cover_pieces
    WHERE ends_on >= '2026-03-12' AND starts_on <= '2026-03-12' AND known_until = 253370764800";
const BARE_PERSON: &str =
    "SELECT f.facts FROM attachments a JOIN attachment_facts f ON f.attachment_id = a.id AND f.version = a.version
    WHERE a.person_id = $1";
/// All that the list is judged by.
const BARE_LIST: &str = "SELECT v.person_id, f.facts, p.full_name, p.sort_key, p.folded_name, a.id, g.facts AS attached
    FROM volunteers v JOIN volunteer_facts f ON f.person_id = v.person_id AND f.version = v.version
        JOIN people p ON p.id = v.person_id LEFT JOIN attachments a ON a.person_id = v.person_id
        LEFT JOIN attachment_facts g ON g.attachment_id = a.id AND g.version = a.version ORDER BY v.person_id";
/// As many people as a municipality has known.
const PEOPLE: i64 = 90_000;

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let (seat, mut file) = office_with(workplace, "register.frivillighus", (500_000, 15_000, PEOPLE)).await;
    let mut verdicts = on_a_day(&seat, &mut file).await;
    verdicts.push(of_one(&seat, &mut file).await);
    verdicts.push(counted(&seat, &mut file).await);
    file.close().await.expect("closed");
    seat.office().close().await;
    let (seat, mut file) = office_with(workplace, "register-small.frivillighus", (5_000, 5_000, 5_000)).await;
    verdicts.extend(listed(&seat, &mut file).await);
    verdicts.push(printed(&seat).await);
    file.close().await.expect("closed");
    seat.office().close().await;
    verdicts
}

/// An office with so many periods, so many of them around today, of so many people.
async fn office_with(workplace: &Workplace, name: &str, size: (i64, i64, i64)) -> (Seat, SqliteConnection) {
    let path = workplace.file(name);
    std::fs::copy(office_with_names(workplace).await, &path).expect("a copy");
    let seat = seat_in(Path::new(&path), "consultant").await;
    lay_each_period(&seat).await;
    let mut file = careless_connection(&path).await;
    fill(&mut file, size).await;
    (seat, file)
}

/// Each period that is filled in, once through the gate: the engine says where it hangs.
async fn lay_each_period(seat: &Seat) {
    let workplace = registered_workplace(seat).await;
    let person = json!({ "who": "new", "facts": { "fullName": "Bo Bænk", "phone": "84 00 01 45",
        "address": { "kind": "shown", "street": "", "postalCode": "", "town": "" } } });
    let input = json!({ "requestKey": new_key(), "person": person, "facts": { "birthDate": "15/6-1958" } });
    let card = ask(seat, "register_volunteer", input).await["now"].clone();
    let ended = (1990..1990 + 33).map(|year| (format!("{year}-02-01"), format!("{year}-12-01")));
    for (starts_on, ends_on) in ended.chain([("2025-02-01".to_owned(), String::new())]) {
        let facts = json!({ "workplaceId": workplace, "track": "volunteer_work", "trackReason": "Bænk", "activity": "Bænk",
            "startsOn": starts_on, "endsOn": ends_on });
        let input = json!({ "requestKey": new_key(), "personId": card["personId"], "facts": facts });
        ask(seat, "attach_volunteer", input).await;
    }
}

async fn fill(file: &mut SqliteConnection, (all, current, people): (i64, i64, i64)) {
    file.execute("BEGIN").await.expect("a transaction");
    file.execute(NODES).await.expect("the nodes");
    for sql in FILL {
        let sql = sql.replace("$all", &all.to_string()).replace("$current", &current.to_string());
        file.execute(AssertSqlSafe(sql.replace("$people", &people.to_string()))).await.expect("a register");
    }
    file.execute("COMMIT").await.expect("written");
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("one file");
}

/// Everybody covered on a day: a page by itself, and the first page, which counts them all.
async fn on_a_day(seat: &Seat, file: &mut SqliteConnection) -> Vec<Verdict> {
    let (mut page, mut first) = (Samples::default(), Samples::default());
    let (mut bare_page, mut bare_count) = (Samples::default(), Samples::default());
    let asked = json!({ "on": "2026-03-12" });
    for _ in 0..ROUNDS {
        let answer = first.time(ask(seat, "coverage_on_day", asked.clone())).await;
        let counts = &answer["counts"]["all"];
        let people =
            counts["coveredByLaw"].as_i64().zip(counts["coveredByScheme"].as_i64()).map(|(law, scheme)| law + scheme);
        assert!(people >= Some(15_000), "everybody is counted: {counts}");
        let next = json!({ "on": "2026-03-12", "after": answer["next"] });
        let answer = page.time(ask(seat, "coverage_on_day", next)).await;
        assert_eq!(answer["people"].as_array().map(Vec::len), Some(100), "a page is full");
        assert_eq!(bare_page.time(sqlx::query(BARE_DAY).fetch_all(&mut *file)).await.expect("people").len(), 100);
        let row = bare_count.time(sqlx::query(BARE_COUNT).fetch_one(&mut *file)).await.expect("a number");
        assert!(row.get::<i64, _>(0) >= 15_000);
    }
    let of_page = Figure {
        name: "a page of 100 of everybody covered on a day, among 500,000 cover periods".to_owned(),
        samples: page,
        baseline: Some(Baseline::new("their names read bare", &bare_page)),
        target: Some(Target::Median(5.0)),
    };
    let of_first = Figure {
        name: "the first page, which counts 15,000 in all and by workplace".to_owned(),
        samples: first,
        baseline: Some(Baseline::new("counted bare, without an index", &bare_count)),
        target: Some(Target::Median(20.0)),
    };
    vec![of_page.tell(), of_first.tell()]
}

/// Whether one person was covered on a day.
async fn of_one(seat: &Seat, file: &mut SqliteConnection) -> Verdict {
    let row = sqlx::query("SELECT max(person_id) FROM cover_pieces WHERE ends_on = '9999-12-31'");
    let person: i64 = row.fetch_one(&mut *file).await.expect("somebody").get(0);
    let (mut samples, mut bare) = (Samples::default(), Samples::default());
    for _ in 0..ROUNDS * 4 {
        let asked = json!({ "personId": person, "on": "2026-03-12" });
        let answer = samples.time(ask(seat, "coverage_of_volunteer", asked)).await;
        assert_ne!(answer["standing"], "not_attached", "{answer}");
        let rows = bare.time(sqlx::query(BARE_PERSON).bind(person).fetch_all(&mut *file)).await.expect("the rows");
        assert!(!rows.is_empty());
    }
    let figure = Figure {
        name: "whether one person was covered on a day".to_owned(),
        samples,
        baseline: Some(Baseline::new("their attachments read bare", &bare)),
        target: Some(Target::Median(1.0)),
    };
    figure.tell()
}

/// The list of the register: opened, and paged while nothing has changed.
async fn listed(seat: &Seat, file: &mut SqliteConnection) -> Vec<Verdict> {
    let (mut first, mut again, mut bare) = (Samples::default(), Samples::default(), Samples::default());
    for round in 0..ROUNDS {
        // Something has happened at the office since.
        let person = json!({ "fullName": format!("Bo Bænk {round}"), "phone": "84 00 01 45" });
        ask(seat, "register_person", json!({ "requestKey": new_key(), "facts": person })).await;
        let answer = first.time(ask(seat, "list_volunteers", json!({}))).await;
        assert_eq!(answer["volunteers"].as_array().map(Vec::len), Some(200), "a page is full");
        let next = json!({ "after": answer["next"] });
        let answer = again.time(ask(seat, "list_volunteers", next)).await;
        assert_eq!(answer["volunteers"].as_array().map(Vec::len), Some(200), "a page is full");
        let rows = bare.time(sqlx::query(BARE_LIST).fetch_all(&mut *file)).await.expect("the rows");
        assert!(rows.len() >= 5_000);
    }
    let figure = |name: &str, samples, target| Figure {
        name: name.to_owned(),
        samples,
        baseline: Some(Baseline::new("its rows read bare", &bare)),
        target: Some(target),
    };
    let opened = figure("the list of a register of 5,000 volunteers, opened", first, Target::Median(150.0));
    let paged = figure("the next page of it", again, Target::Median(50.0));
    vec![opened.tell(), paged.tell()]
}

fn year() -> Value {
    json!({ "of": "now", "days": { "from": "2026-01-01", "to": "2026-12-31", "on": "2026-11-01" } })
}

async fn counted(seat: &Seat, file: &mut SqliteConnection) -> Verdict {
    let (mut samples, mut bare) = (Samples::default(), Samples::default());
    for _ in 0..ROUNDS {
        let report = samples.time(ask(seat, "insurer_report", json!({ "report": year() }))).await;
        assert!(report["table"]["total"]["both"]["persons"].as_i64() >= Some(15_000), "everybody is counted");
        let rows = bare.time(bare_rows(file)).await;
        assert!(rows >= 15_000);
    }
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

async fn printed(seat: &Seat) -> Verdict {
    let mut work = Samples::default();
    let paper = json!({ "report": year(), "handedOver": "figures_and_names", "language": "da" });
    for _ in 0..ROUNDS {
        let before = worked();
        let bytes = gate::bytes(seat, "preview_insurer_report", paper.clone()).await.expect("a paper");
        work.note(worked() - before);
        assert!(bytes.starts_with(b"%PDF"));
    }
    let figure = Figure {
        name: "the report of 5,000 volunteers with their names as a PDF, work of the processor".to_owned(),
        samples: work,
        baseline: None,
        target: Some(Target::Median(1_000.0)),
    };
    figure.tell()
}
