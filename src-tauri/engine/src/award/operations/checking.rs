//! The office ticks the rules about who can be given the award.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::nominees::{NomineeCard, nominee_card, nominee_to_change, stale_nominee};
use super::numbering::settle_numbers;
use super::{Done, finish};
use crate::access::{Changed, Changing, RequestContext};
use crate::award::eligibility::{Eligibility, EligibilityVerdict};
use crate::award::store;
use crate::award::{AwardError, AwardEvent};
use crate::gate::Input;
use crate::shared::ids::NomineeId;

/// What the office says of a nominee.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EligibilityToJudge {
    /// Of whom.
    pub nominee_id: NomineeId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The ticks, the verdict and the reason, all of it.
    pub eligibility: Eligibility,
}

impl Input for EligibilityToJudge {
    fn sample() -> Self {
        let eligibility = Eligibility {
            verdict: EligibilityVerdict::Rejected,
            reason: "Indsatsen er en del af stillingen".into(),
            ..Eligibility::default()
        };
        Self { nominee_id: NomineeId(1), version: 1, eligibility }
    }
}

impl Changing for EligibilityToJudge {
    const OPERATION: &'static str = "judge_eligibility";
}

/// Keeps what the office says of a nominee: rule by rule, and whether the jury judges them.
pub async fn judge_eligibility(
    context: &RequestContext<'_>,
    input: EligibilityToJudge,
) -> Result<Changed<NomineeCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = async {
        let (_, before) = nominee_to_change(context, &mut tx, input.nominee_id).await?;
        let kept = input.eligibility.checked("eligibility.", context.today())?;
        if !store::write_eligibility(&mut tx, (before.id, input.version), &kept).await? {
            return Err(stale_nominee(context, &mut tx, before.id).await?);
        }
        settle_numbers(context, &mut tx, before.award_year_id).await?;
        let event = AwardEvent::EligibilityJudged { verdict: kept.verdict };
        let inverse =
            EligibilityToJudge { nominee_id: before.id, version: input.version + 1, eligibility: before.eligibility };
        let now = nominee_card(context, &mut tx, before.id).await?;
        Ok(Done::with_undo(now, vec![event.about(before.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}
