//! The office's own rules for its register.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Done, finish};
use crate::access::{Changed, Changing, Nothing, RequestContext};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::store;
use crate::insurance::{InsuranceError, InsuranceEvent, InsuranceRuleKind, InsuranceRules};

/// The rules as they stand, beside what the program comes with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptInsuranceRules {
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The rules.
    pub rules: InsuranceRules,
    /// What they are in an office that has not changed any.
    pub comes_with: InsuranceRules,
}

/// The rules as they are to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InsuranceRulesToChange {
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The rules, all of them.
    pub rules: InsuranceRules,
}

impl Input for InsuranceRulesToChange {
    fn sample() -> Self {
        Self { version: 1, rules: InsuranceRules { consent_below: 16, ..InsuranceRules::default() } }
    }
}

impl Changing for InsuranceRulesToChange {
    const OPERATION: &'static str = "change_insurance_rules";
}

/// The office's rules for its register.
pub async fn insurance_rules(context: &RequestContext<'_>, _: Nothing) -> Result<KeptInsuranceRules, InsuranceError> {
    let mut tx = context.read().await?;
    Ok(as_kept(&mut tx).await?)
}

async fn as_kept(tx: &mut Tx) -> Result<KeptInsuranceRules, DatabaseError> {
    let (rules, version) = store::rules(tx).await?;
    Ok(KeptInsuranceRules { version, rules, comes_with: InsuranceRules::default() })
}

/// Keeps other rules.
pub async fn change_insurance_rules(
    context: &RequestContext<'_>,
    input: InsuranceRulesToChange,
) -> Result<Changed<KeptInsuranceRules>, InsuranceError> {
    let rules = input.rules.tidied();
    if let Some(problems) = rules.problems(context.today()) {
        return Err(problems.into());
    }
    let mut tx = context.write().await?;
    let done = async {
        let before = as_kept(&mut tx).await?;
        if before.version != input.version || !store::keep_rules(&mut tx, input.version, &rules).await? {
            return Err(InsuranceError::StaleInsuranceRules { current: Box::new(before) });
        }
        let now = as_kept(&mut tx).await?;
        if rules.differing_from(&before.rules).contains(&InsuranceRuleKind::AfterEnd) {
            store::passing_anew(&mut tx, context.today()).await?;
        }
        let event = InsuranceEvent::InsuranceRulesChanged { rules: now.rules.differing_from(&before.rules) };
        let inverse = InsuranceRulesToChange { version: now.version, rules: before.rules };
        Ok(Done::with_undo(now, vec![event.of_office()], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// The office's rules for its register, for slices above that tell somebody of them.
pub(crate) async fn register_rules(tx: &mut Tx) -> Result<InsuranceRules, DatabaseError> {
    Ok(store::rules(tx).await?.0)
}
