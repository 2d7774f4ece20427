//! What the database itself finds wrong.

use super::{DatabaseError, Tx};

/// At most so many findings are worth reading.
const MOST: usize = 50;

/// Damaged pages and indexes, and rows that point nowhere, in the engine's own words; never the contents of a row.
/// PostgreSQL keeps its pages and keys itself.
pub async fn findings(tx: &mut Tx) -> Result<Vec<String>, DatabaseError> {
    let Tx::Sqlite(transaction, _) = tx else { return Ok(Vec::new()) };
    let damage: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check(50)").fetch_all(&mut **transaction).await?;
    let mut found: Vec<String> = damage.into_iter().filter(|line| line != "ok").collect();
    let dangling: Vec<(String, Option<i64>, String, i64)> =
        sqlx::query_as("PRAGMA foreign_key_check").fetch_all(&mut **transaction).await?;
    found.extend(dangling.into_iter().take(MOST).map(|(table, row, parent, _)| {
        let row = row.map_or_else(String::new, |row| format!(" {row}"));
        format!("{table}{row} -> {parent}")
    }));
    Ok(found)
}
