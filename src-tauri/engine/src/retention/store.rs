//! All SQL of this slice.

use super::RetentionRules;
use crate::database::{DatabaseError, Tx, statements, within};

statements! {
    RULES = "SELECT rules, version FROM retention_rules WHERE id = 1";
    KEEP_RULES = "UPDATE retention_rules SET rules = $2, version = version + 1 WHERE id = 1 AND version = $1";
}

/// The rules and their version.
pub(super) async fn rules(tx: &mut Tx) -> Result<(RetentionRules, i64), DatabaseError> {
    let (rules, version): (Option<String>, i64) =
        within!(tx, connection => sqlx::query_as(RULES).fetch_one(connection).await)?;
    let Some(rules) = rules else { return Ok((RetentionRules::default(), version)) };
    let rules = serde_json::from_str(&rules).map_err(|_| DatabaseError::inconsistent("retention_rules"))?;
    Ok((rules, version))
}

/// Whether the version was still the one given.
pub(super) async fn keep_rules(tx: &mut Tx, version: i64, rules: &RetentionRules) -> Result<bool, DatabaseError> {
    let rules =
        serde_json::to_string(rules).map_err(|_| DatabaseError::inconsistent("rules that cannot be written"))?;
    let rows = within!(tx, connection => sqlx::query(KEEP_RULES)
        .bind(version).bind(rules).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
