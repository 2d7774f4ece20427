//! Where SQL may be, and that none escapes the tests of all statements.

use crate::engine::{ENGINE, forbid_words, is_product, is_rust, is_store};
use crate::house_rule;
use crate::source::{Source, Violation, has_word};

fn may_hold_sql(source: &Source) -> bool {
    is_store(source) || source.is_in(&format!("{ENGINE}/database"))
}

/// sqlx is known to stores and to the database module.
fn only_stores_know_sqlx(source: &Source) -> Vec<Violation> {
    if !is_product(source) || may_hold_sql(source) {
        return Vec::new();
    }
    forbid_words(source, &["sqlx"], "only store.rs files and database/ speak to the database")
}

house_rule! {
    each only_stores_know_sqlx,
    red: [
        ("src-tauri/engine/src/bookings/booking.rs", "use sqlx::FromRow;"),
        ("src-tauri/engine/src/bookings/operations.rs", "let a = sqlx::query(B);"),
        ("src-tauri/src/main.rs", "fn a(_: sqlx::Error) {}"),
        ("src-tauri/cli/src/main.rs", "use sqlx as database;"),
    ],
    green: [
        ("src-tauri/engine/src/bookings/store.rs", "use sqlx::FromRow;"),
        ("src-tauri/engine/src/database/db.rs", "use sqlx::Pool;"),
        ("src-tauri/engine/src/bookings/booking.rs", "//! Knows no sqlx."),
        ("tests/lib.rs", "use sqlx::Connection;"),
    ],
}

/// SQL texts stand in stores and in the database module.
fn only_stores_hold_sql(source: &Source) -> Vec<Violation> {
    if !is_product(source) || may_hold_sql(source) {
        return Vec::new();
    }
    let sql = source.quotes.iter().filter(|(_, quote)| is_sql(quote));
    sql.map(|(line, quote)| {
        let beginning: String = quote.trim().chars().take(40).collect();
        source.violation(*line, format!("SQL belongs in store.rs: {beginning}"))
    })
    .collect()
}

/// Capital keywords that only SQL puts in this order.
fn is_sql(quote: &str) -> bool {
    const OPENINGS: [(&str, &str); 8] = [
        ("SELECT", ""),
        ("INSERT", "INTO"),
        ("UPDATE", "SET"),
        ("DELETE", "FROM"),
        ("CREATE", ""),
        ("ALTER", "TABLE"),
        ("WITH", "SELECT"),
        ("PRAGMA", ""),
    ];
    let first = quote.split_whitespace().next().unwrap_or_default();
    let long_enough = quote.split_whitespace().count() > 1;
    long_enough
        && OPENINGS.iter().any(|(opening, later)| first == *opening && (later.is_empty() || has_word(quote, later)))
}

house_rule! {
    each only_stores_hold_sql,
    red: [
        ("src-tauri/engine/src/bookings/operations.rs", "const A: &str = \"SELECT id FROM bookings\";"),
        ("src-tauri/engine/src/gate/dispatch.rs", "f(\"\n  UPDATE bookings\n  SET a = 1\")"),
        ("src-tauri/engine/src/desk/mod.rs", "r#\"WITH a AS (SELECT 1) SELECT * FROM a\"#"),
        ("src-tauri/cli/src/main.rs", "\"DELETE FROM users\""),
    ],
    green: [
        ("src-tauri/engine/src/bookings/store.rs", "A = \"SELECT id FROM bookings\";"),
        ("src-tauri/engine/src/bookings/operations.rs", "// \"SELECT id FROM bookings\"\nlet a = \"Select a room\";"),
        ("src-tauri/cli/src/main.rs", "println!(\"UPDATE: none\"); \"SELECT\""),
        ("tests/engine/bookings.rs", "test.sabotage(\"DELETE FROM users\")"),
    ],
}

/// SQL made while the program runs is allowed where no user's word can reach it.
fn sql_is_never_put_together(source: &Source) -> Vec<Violation> {
    let is_allowed = source.is_in(&format!("{ENGINE}/database")) || source.is_in("tests");
    if !is_rust(source) || is_allowed {
        return Vec::new();
    }
    forbid_words(source, &["AssertSqlSafe"], "SQL is a constant; only database/ may put one together")
}

house_rule! {
    each sql_is_never_put_together,
    red: [("src-tauri/engine/src/bookings/store.rs", "query(AssertSqlSafe(format!(\"…\")))")],
    green: [
        ("src-tauri/engine/src/database/migrate.rs", "query(AssertSqlSafe(text))"),
        ("tests/lib.rs", "execute(AssertSqlSafe(sql))"),
        ("src-tauri/engine/src/bookings/store.rs", "query(FIND)"),
    ],
}

/// What stands in no list is prepared and looked at by no test. A lock that only one engine has says so in its name.
fn every_statement_is_listed(source: &Source) -> Vec<Violation> {
    if !is_store(source) {
        return Vec::new();
    }
    source.each_line(&source.code, |line| {
        let in_place = ["query(\"", "query_as(\"", "query_scalar(\""].iter().any(|call| line.contains(call));
        let (before, _) = line.split_once(": &str = ").unwrap_or_default();
        let name = before.split_once("const ").map(|(_, name)| name.trim()).unwrap_or_default();
        let of_one_engine = name.ends_with("_ON_POSTGRES") || name.ends_with("_ON_SQLITE");
        let unlisted = in_place || !(name.is_empty() || of_one_engine);
        unlisted.then(|| "a statement belongs in the store's `statements!`".to_owned())
    })
}

house_rule! {
    each every_statement_is_listed,
    red: [
        ("src-tauri/engine/src/bookings/store.rs", "const FIND: &str = \"SELECT id FROM bookings\";"),
        ("src-tauri/engine/src/bookings/store.rs", "pub(super) const FIND: &str = \"SELECT 1\";"),
        ("src-tauri/engine/src/bookings/store.rs", "sqlx::query_as(\"SELECT id FROM bookings\")"),
    ],
    green: [
        ("src-tauri/engine/src/bookings/store.rs", "statements! {\n    FIND = \"SELECT id FROM bookings\";\n}"),
        ("src-tauri/engine/src/premises/store.rs", "const LOCK_ON_POSTGRES: &str = \"SELECT id FROM spaces FOR UPDATE\";"),
        ("src-tauri/engine/src/bookings/booking.rs", "const SAMPLE: &str = \"\";"),
    ],
}
