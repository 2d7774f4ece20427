//! A claim that was entered by mistake is withdrawn, and any change of it taken back: the way back names the version that it is to
//! stand as, so that nothing of what happened stands in it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::claiming::{take, take_standing, write};
use super::claims_told::ClaimCard;
use super::finish;
use crate::access::{Changed, Changing, RequestContext, Subject};
use crate::gate::Input;
use crate::insurance::event::claim;
use crate::insurance::store::{self, KnownClaim};
use crate::insurance::{InsuranceError, InsuranceEvent, RegisterKeeping};
use crate::shared::ids::ClaimId;

/// A claim that was entered by mistake.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimToWithdraw {
    /// Which.
    pub claim_id: ClaimId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
}

impl Input for ClaimToWithdraw {
    fn sample() -> Self {
        Self { claim_id: ClaimId(1), version: 1 }
    }

    fn about(&self) -> Option<Subject> {
        Some(claim(self.claim_id))
    }
}

impl Changing for ClaimToWithdraw {
    const OPERATION: &'static str = "withdraw_claim";
}

/// A claim that is to stand as it did before.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimToReturn {
    /// Which.
    pub claim_id: ClaimId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The earlier version that it is to be as.
    #[ts(type = "number")]
    pub as_of: i64,
}

impl Input for ClaimToReturn {
    fn sample() -> Self {
        Self { claim_id: ClaimId(1), version: 2, as_of: 1 }
    }

    fn about(&self) -> Option<Subject> {
        Some(claim(self.claim_id))
    }
}

impl Changing for ClaimToReturn {
    const OPERATION: &'static str = "return_claim";
}

/// A claim that was entered by mistake stands no more; it is kept.
pub async fn withdraw_claim(
    context: &RequestContext<'_>,
    input: ClaimToWithdraw,
) -> Result<Changed<ClaimCard>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let (before, _) = take_standing(context, &mut tx, (input.claim_id, input.version)).await?;
        let next = KnownClaim { keeping: RegisterKeeping::Withdrawn, ..before.clone() };
        write(context, &mut tx, (&before, next), &InsuranceEvent::ClaimWithdrawn).await
    }
    .await;
    finish(tx, done).await
}

/// Lets a claim stand as it did in an earlier version: the way back of every change, and forward again.
pub async fn return_claim(
    context: &RequestContext<'_>,
    input: ClaimToReturn,
) -> Result<Changed<ClaimCard>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let (before, _) = take(context, &mut tx, (input.claim_id, input.version)).await?;
        let earlier = store::claim_version(&mut tx, (input.claim_id, input.as_of)).await?;
        let next = earlier.ok_or(InsuranceError::ClaimNotFound)?;
        let event = match (before.keeping, next.keeping) {
            (RegisterKeeping::Withdrawn, RegisterKeeping::Kept) => InsuranceEvent::ClaimReinstated,
            (RegisterKeeping::Kept, RegisterKeeping::Withdrawn) => InsuranceEvent::ClaimWithdrawn,
            _ => InsuranceEvent::ClaimReturned,
        };
        write(context, &mut tx, (&before, next), &event).await
    }
    .await;
    finish(tx, done).await
}
