//! How long the office keeps what it knows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Changed, Changing, Done, Event, Nothing, RequestContext, Subject, SubjectKind, WriteTx, finish};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::retention::{RetentionError, RetentionEvent, RetentionRules, store};

/// The rules as they stand, beside what the program comes with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptRetentionRules {
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The rules.
    pub rules: RetentionRules,
    /// What they are in an office that has not changed any.
    pub comes_with: RetentionRules,
}

/// The rules as they are to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RetentionRulesToChange {
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The rules, all of them.
    pub rules: RetentionRules,
}

impl Input for RetentionRulesToChange {
    fn sample() -> Self {
        Self { version: 1, rules: RetentionRules { volunteer_months: 60, ..RetentionRules::default() } }
    }
}

impl Changing for RetentionRulesToChange {
    const OPERATION: &'static str = "change_retention_rules";
}

/// The office's rules for how long it keeps what it knows.
pub async fn retention_rules(context: &RequestContext<'_>, _: Nothing) -> Result<KeptRetentionRules, RetentionError> {
    let mut tx = context.read().await?;
    Ok(as_kept(&mut tx).await?)
}

async fn as_kept(tx: &mut Tx) -> Result<KeptRetentionRules, DatabaseError> {
    let (rules, version) = store::rules(tx).await?;
    Ok(KeptRetentionRules { version, rules, comes_with: RetentionRules::default() })
}

/// Keeps other rules.
pub async fn change_retention_rules(
    context: &RequestContext<'_>,
    input: RetentionRulesToChange,
) -> Result<Changed<KeptRetentionRules>, RetentionError> {
    let rules = input.rules.tidied();
    if let Some(problems) = rules.problems(context.today()) {
        return Err(RetentionError::FieldsRefused { problems });
    }
    let mut tx = context.write().await?;
    let done = change(&mut tx, input.version, &rules).await.map(|(before, now)| {
        let event = RetentionEvent::RetentionRulesChanged { rules: before.rules.differing(&rules) };
        let inverse = RetentionRulesToChange { version: now.version, rules: before.rules };
        Done::with_undo(now, vec![Event::new(Subject::of(SubjectKind::Office, 1), &event)], &inverse)
    });
    finish(tx, done).await
}

async fn change(
    tx: &mut WriteTx,
    version: i64,
    rules: &RetentionRules,
) -> Result<(KeptRetentionRules, KeptRetentionRules), RetentionError> {
    let before = as_kept(tx).await?;
    if before.version != version || !store::keep_rules(tx, version, rules).await? {
        return Err(RetentionError::StaleRetentionRules { current: Box::new(before) });
    }
    Ok((before, as_kept(tx).await?))
}
