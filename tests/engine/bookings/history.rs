//! Nothing that is asked while somebody waits may read all that ever was.

use frivillighus_engine::database::Db;
use frivillighus_engine::gate;
use frivillighus_tests::{Engine, TestOffice};
use sqlx::{AssertSqlSafe, Row};

const LARGE: [&str; 3] = ["bookings", "booking_rooms", "occupancy"];

/// A backup's preview says how many there are, and the check of a file looks at each: nobody waits at the phone for them.
const READ_ALL: [&str; 2] = ["COUNT_BOOKINGS", "OVERLAPPING_OCCUPANCY"];

/// The names under which a statement reads the large tables.
fn aliases(sql: &str) -> Vec<String> {
    let words: Vec<&str> = sql.split(|character: char| !character.is_alphanumeric() && character != '_').collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let is_large = |index: &usize| {
        LARGE.contains(&words[*index])
            && index.checked_sub(1).is_some_and(|before| ["FROM", "JOIN"].contains(&words[before]))
    };
    let alias = |index: usize| match words.get(index + 1) {
        Some(word) if word.len() == 1 => (*word).to_owned(),
        _ => words[index].to_owned(),
    };
    (0..words.len()).filter(is_large).map(alias).collect()
}

#[tokio::test]
async fn no_statement_scans_the_bookings() {
    let test = TestOffice::on(Engine::Sqlite).await;
    let Db::Sqlite { read, .. } = test.office.db() else { panic!("a file") };
    let mut looked_at = 0;
    for statement in gate::statements() {
        let aliases = aliases(statement.sql);
        if aliases.is_empty() || READ_ALL.contains(&statement.name) {
            continue;
        }
        looked_at += 1;
        let plan = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", statement.sql))).fetch_all(read).await;
        let plan = plan.unwrap_or_else(|error| panic!("{}: {error}", statement.name));
        for row in plan {
            let step: String = row.get("detail");
            let scanned = aliases
                .iter()
                .any(|alias| step == format!("SCAN {alias}") || step.starts_with(&format!("SCAN {alias} ")));
            assert!(!scanned, "{}: {step}", statement.name);
        }
    }
    assert!(looked_at >= 12, "only {looked_at} statements were looked at");
    test.remove().await;
}
