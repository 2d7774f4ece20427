//! Every SQL text of every store: it prepares on both engines, and while somebody waits it reads no table from end to
//! end that grows with the years.

use std::collections::{BTreeMap, BTreeSet};

use frivillighus_engine::database::{Db, Statement};
use frivillighus_engine::gate;
use frivillighus_tests::office_test;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, PgPool, Row, SqlitePool};

/// Tables that stay short however long an office works: its houses, its staff, its year, and what the municipality covers. All others grow, new ones too.
const SHORT: [&str; 28] = [
    "award_past_winners",
    "award_years",
    "backup_settings",
    "booking_rules",
    "closures",
    "day_parts",
    "day_parts_settings",
    "effort_type_facts",
    "effort_types",
    "insurance_rules",
    "key_pairs",
    "log_kept",
    "municipal_cover_facts",
    "municipal_covers",
    "named_dates",
    "office_details",
    "opening_intervals",
    "opening_periods",
    "premises",
    "recovery_codes",
    "retention_rules",
    "rooms",
    "school_holidays",
    "sealing_keys",
    "season_settings",
    "spaces",
    "user_roles",
    "users",
];

/// Statements that mean to read all there is: a backup's preview says how many there are, the check of an office looks at
/// each space's bookings, what the office wants filled in goes only where no clause asks for it, and whoever takes a name away
/// reads every reason that was ever given, which an index of its own holds, and every text that may say it. Nobody waits at the phone for them.
const READ_ALL: [&str; 36] = [
    "AGREEMENTS_THAT_MAY_ASK",
    "BOOKING_NOTES",
    "BUFFER_REASONS",
    "CANCEL_REASONS",
    "CLAUSE_NOTES",
    "COUNT_AGREEMENTS",
    "COUNT_BOOKINGS",
    "COUNT_ORGANISATIONS",
    "COUNT_PEOPLE",
    "EVALUATION_NEXT_STEPS",
    "EVALUATION_RESULTS",
    "GOALS",
    "GOAL_MEASURES",
    "GOAL_NEXT_STEPS",
    "GOAL_RESULTS",
    "HOLIDAY_AGREEMENTS",
    "JOURNAL_REASONS",
    "LIBRARIES_THAT_MAY_ASK",
    "MISSING_TEXTS",
    "ORGANISATION_NOTES",
    "OVERLAPPING_OCCUPANCY",
    "OVER_SERIES_OF_CONTACT",
    "OVERRULE_REASONS",
    "REASONS",
    "RELEASE_SERIES_OF_CONTACT",
    "REMINDER_TEXTS",
    "REQUIREMENTS_CONFIRMED_BY",
    "REQUIREMENT_REASONS",
    "SERIES_BUFFER_REASONS",
    "SERIES_HOLIDAY_AGREEMENTS",
    "SERIES_NOTES",
    "SERIES_OF_CONTACT",
    "SHEETS_TOLD",
    "TALKS_NEXT_STEP",
    "TALKS_SAID",
    "TALKS_TOOK_PART",
];

fn asked_while_somebody_waits() -> impl Iterator<Item = Statement> {
    gate::statements().into_iter().filter(|statement| !READ_ALL.contains(&statement.name))
}

office_test! {
    async fn every_statement_prepares_on_this_engine(test) {
        for statement in gate::statements() {
            test.prepare(statement.sql).await.unwrap_or_else(|error| panic!("{}: {error}", statement.name));
        }
    }

    async fn no_statement_reads_a_table_that_grows_from_end_to_end(test) {
        let found = match test.office.db() {
            Db::Sqlite { write, .. } => scans_on_sqlite(write, asked_while_somebody_waits()).await,
            Db::Postgres(pool) => scans_on_postgres(pool, asked_while_somebody_waits()).await,
        };
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    /// Otherwise the test above would say nothing.
    async fn a_statement_that_reads_a_table_from_end_to_end_is_seen(test) {
        let texts = [
            "SELECT title FROM bookings WHERE note = $1",
            "SELECT b.title FROM bookings b JOIN booking_rooms r ON r.booking_id = b.id WHERE r.position = $1",
            "UPDATE people SET note = $1 WHERE note = $2",
            "SELECT x.title FROM (SELECT title, id FROM bookings WHERE note = $1 LIMIT 1) x ORDER BY x.id",
        ];
        for sql in texts {
            let planted = Statement { name: "PLANTED", sql };
            let found = match test.office.db() {
                Db::Sqlite { write, .. } => scans_on_sqlite(write, [planted]).await,
                Db::Postgres(pool) => scans_on_postgres(pool, [planted]).await,
            };
            assert!(!found.is_empty(), "not seen: {sql}");
        }
    }
}

async fn scans_on_sqlite(write: &SqlitePool, statements: impl IntoIterator<Item = Statement>) -> Vec<String> {
    let tables = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'").fetch_all(write).await;
    let tables: BTreeSet<String> = tables.expect("the tables").into_iter().collect();
    assert!(SHORT.iter().all(|table| tables.contains(*table)), "a table of the list is gone");
    let mut found = Vec::new();
    for Statement { name, sql } in statements {
        let called = names_of_tables(sql, &tables);
        let plan = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"))).fetch_all(write).await;
        for row in plan.unwrap_or_else(|error| panic!("{name}: {error}")) {
            let step: String = row.get("detail");
            // What is scanned and is no table's name is one of the statement's own subqueries, or (of a row put into a
            // table that others point to) what SQLite would look through if keys were checked late; here they are not.
            let table = step.strip_prefix("SCAN ").and_then(|rest| called.get(rest.split(' ').next()?));
            found.extend(table.filter(|table| !SHORT.contains(table)).map(|_| format!("{name}: {step}")));
        }
    }
    found
}

/// What a statement calls the tables that it reads, or changes rows of.
fn names_of_tables<'a>(sql: &'a str, tables: &BTreeSet<String>) -> BTreeMap<&'a str, &'a str> {
    let words = sql.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| *word != "AS").collect();
    let mut names = BTreeMap::new();
    for (index, pair) in words.windows(2).enumerate() {
        let table = pair[1];
        if !["FROM", "JOIN", "UPDATE"].contains(&pair[0]) || !tables.contains(table) {
            continue;
        }
        let is_name = |word: &&&str| word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        names.insert(words.get(index + 2).filter(is_name).copied().unwrap_or(table), table);
    }
    names
}

/// On empty tables PostgreSQL likes to read everything. Asked to do so only where nothing else is left, and to join
/// row by row, it shows whether there is an index to go by.
async fn scans_on_postgres(pool: &PgPool, statements: impl IntoIterator<Item = Statement>) -> Vec<String> {
    let mut connection = pool.acquire().await.expect("a connection");
    let preferences = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off;
        SET enable_mergejoin = off";
    sqlx::raw_sql(preferences).execute(&mut *connection).await.expect("preferences");
    let mut found = Vec::new();
    for Statement { name, sql } in statements {
        let plan = plan_on_postgres(&mut connection, sql).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        for (index, step) in plan.iter().enumerate() {
            let goes_by_index = plan.get(index + 1).is_some_and(|next| next.trim().starts_with("Index Cond:"));
            let Some(table) = table_scanned(step).filter(|_| !goes_by_index) else { continue };
            if !SHORT.contains(&table) {
                found.push(format!("{name}: {}", step.trim()));
            }
        }
    }
    found
}

/// The table of `Seq Scan on bookings b`, `Index Scan using bookings_pkey on bookings b` and the like.
fn table_scanned(step: &str) -> Option<&str> {
    let step = step.trim().trim_start_matches("->").trim_start();
    let is_scan = ["Seq Scan", "Index Scan", "Index Only Scan"].iter().any(|kind| step.starts_with(kind));
    let (_, table) = step.split_once(" on ").filter(|_| is_scan)?;
    table.split(' ').next()
}

async fn plan_on_postgres(connection: &mut PgConnection, sql: &str) -> Result<Vec<String>, sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(format!("PREPARE looked_at AS {sql}"))).execute(&mut *connection).await?;
    let values = match (1..100).filter(|number| sql.contains(&format!("${number}"))).max() {
        Some(most) => format!("({})", vec!["NULL"; most].join(", ")),
        None => String::new(),
    };
    let explain = AssertSqlSafe(format!("EXPLAIN (COSTS OFF) EXECUTE looked_at{values}"));
    let rows = sqlx::raw_sql(explain).fetch_all(&mut *connection).await?;
    sqlx::raw_sql("DEALLOCATE looked_at").execute(&mut *connection).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}
