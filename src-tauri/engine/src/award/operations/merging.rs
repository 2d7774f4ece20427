//! Nominees that are one are counted as one; each keeps its rows, so that it can be taken back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::changing_nominees::NomineeToPart;
use super::nominees::{NomineeCard, nominee_card, nominee_to_change, stale_nominee};
use super::numbering::settle_numbers;
use super::{Done, finish};
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::award::store;
use crate::award::{AwardError, AwardEvent};
use crate::gate::Input;
use crate::shared::ids::NomineeId;

/// A nominee to be counted as part of another.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NomineesToMerge {
    /// Which.
    pub nominee_id: NomineeId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// As part of which.
    pub into_id: NomineeId,
}

impl Input for NomineesToMerge {
    fn sample() -> Self {
        Self { nominee_id: NomineeId(2), version: 1, into_id: NomineeId(1) }
    }
}

impl Changing for NomineesToMerge {
    const OPERATION: &'static str = "merge_nominees";
}

/// Counts a nominee as part of another: one person twice, or a person and the group they belong to. Every reason stays. Whoever
/// takes no part in one's case takes no part in the whole.
pub async fn merge_nominees(
    context: &RequestContext<'_>,
    input: NomineesToMerge,
) -> Result<Changed<NomineeCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = merge(context, &mut tx, input).await;
    finish(tx, done).await
}

async fn merge(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: NomineesToMerge,
) -> Result<Done<NomineeCard>, AwardError> {
    let (at_hand, part) = nominee_to_change(context, tx, input.nominee_id).await?;
    let into = at_hand.handled(input.into_id)?;
    let stands = |merged: Option<NomineeId>| merged.is_none();
    let can = part.id != into.id
        && stands(part.merged_into_id)
        && stands(into.merged_into_id)
        && part.withdrawn_at.is_none()
        && into.withdrawn_at.is_none();
    if !can {
        return Err(AwardError::CannotMerge);
    }
    if !store::merge_nominee(tx, (part.id, input.version), Some(into.id)).await? {
        return Err(stale_nominee(context, tx, part.id).await?);
    }
    settle_numbers(context, tx, at_hand.year.id).await?;
    let event = AwardEvent::NomineeMerged { into_id: into.id };
    let inverse = NomineeToPart { nominee_id: part.id, version: input.version + 1 };
    let now = nominee_card(context, tx, into.id).await?;
    Ok(Done::with_undo(now, vec![event.about(part.id)], &inverse))
}

/// Counts a nominee by themselves again.
pub async fn part_nominee(
    context: &RequestContext<'_>,
    input: NomineeToPart,
) -> Result<Changed<NomineeCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = async {
        let (at_hand, part) = nominee_to_change(context, &mut tx, input.nominee_id).await?;
        let into_id = part.merged_into_id.ok_or(AwardError::CannotMerge)?;
        if !store::merge_nominee(&mut tx, (part.id, input.version), None).await? {
            return Err(stale_nominee(context, &mut tx, part.id).await?);
        }
        settle_numbers(context, &mut tx, at_hand.year.id).await?;
        let inverse = NomineesToMerge { nominee_id: part.id, version: input.version + 1, into_id };
        let now = nominee_card(context, &mut tx, part.id).await?;
        Ok(Done::with_undo(now, vec![AwardEvent::NomineeParted.about(part.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}
