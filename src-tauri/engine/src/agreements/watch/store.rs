//! All SQL about the rule.

use super::rule::AgreementRule;
use crate::database::{DatabaseError, Tx, statements, within};

statements! {
    AGREEMENT_RULE = "SELECT rule, version FROM agreement_rules WHERE id = 1";
    KEEP_AGREEMENT_RULE = "UPDATE agreement_rules SET rule = $2, version = version + 1 WHERE id = 1 AND version = $1";
}

/// The rule, and how often it was changed.
pub(in crate::agreements) async fn rule(tx: &mut Tx) -> Result<(AgreementRule, i64), DatabaseError> {
    let (kept, version): (Option<String>, i64) =
        within!(tx, connection => sqlx::query_as(AGREEMENT_RULE).fetch_one(connection).await)?;
    let rule = match kept {
        Some(kept) => AgreementRule::kept(&kept).map_err(|_| DatabaseError::inconsistent("agreement_rules.rule"))?,
        None => AgreementRule::default(),
    };
    Ok((rule, version))
}

/// Keeps another rule. Whether the version was the one seen.
pub(super) async fn keep(tx: &mut Tx, version: i64, rule: &AgreementRule) -> Result<bool, DatabaseError> {
    let text = serde_json::to_string(rule).map_err(|_| DatabaseError::inconsistent("agreement_rules.rule"))?;
    let rows = within!(tx, connection => sqlx::query(KEEP_AGREEMENT_RULE)
        .bind(version).bind(text).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
