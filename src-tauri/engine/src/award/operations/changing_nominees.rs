//! What stands of a nominee is corrected; a nominee is withdrawn, and put back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::nominating::refuse_unknown_cards;
use super::nominees::{NomineeCard, nominee_card, nominee_to_change, stale_nominee};
use super::numbering::settle_numbers;
use super::{Done, finish};
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::award::nominee::NomineeFacts;
use crate::award::store;
use crate::award::{AwardError, AwardEvent};
use crate::gate::Input;
use crate::organisations::differing;
use crate::shared::ids::NomineeId;

/// A nominee of whom something else is to stand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NomineeToChange {
    /// Which.
    pub nominee_id: NomineeId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Who.
    pub facts: NomineeFacts,
}

impl Input for NomineeToChange {
    fn sample() -> Self {
        let facts = NomineeFacts { name: "Kirsten Bækgaard".into(), ..NomineeFacts::default() };
        Self { nominee_id: NomineeId(1), version: 1, facts }
    }
}

impl Changing for NomineeToChange {
    const OPERATION: &'static str = "change_nominee";
}

macro_rules! nominee_acts {
    ($($(#[$meta:meta])* $name:ident as $operation:literal;)*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name {
            /// Which.
            pub nominee_id: NomineeId,
            /// The version that was seen.
            #[ts(type = "number")]
            pub version: i64,
        }

        impl Input for $name {
            fn sample() -> Self {
                Self { nominee_id: NomineeId(1), version: 1 }
            }
        }

        impl Changing for $name {
            const OPERATION: &'static str = $operation;
        }
    )* };
}

nominee_acts! {
    /// A nominee to be withdrawn.
    NomineeToWithdraw as "withdraw_nominee";
    /// A nominee that is to stand again.
    NomineeToReinstate as "reinstate_nominee";
    /// A nominee to be counted by themselves again.
    NomineeToPart as "part_nominee";
}

/// Changes what stands of a nominee.
pub async fn change_nominee(
    context: &RequestContext<'_>,
    input: NomineeToChange,
) -> Result<Changed<NomineeCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = change(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn change(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &NomineeToChange,
) -> Result<Done<NomineeCard>, AwardError> {
    let (_, before) = nominee_to_change(context, tx, input.nominee_id).await?;
    let facts = input.facts.checked("facts.", context.today())?;
    refuse_unknown_cards(tx, "facts.", &facts).await?;
    let fields = differing(&facts, &before.facts);
    if !store::write_nominee(tx, (input.nominee_id, input.version), &facts).await? {
        return Err(stale_nominee(context, tx, input.nominee_id).await?);
    }
    let inverse = NomineeToChange { nominee_id: input.nominee_id, version: input.version + 1, facts: before.facts };
    let event = AwardEvent::NomineeChanged { fields };
    let now = nominee_card(context, tx, input.nominee_id).await?;
    Ok(Done::with_undo(now, vec![event.about(input.nominee_id)], &inverse))
}

/// Withdraws a nominee: they want no award, or cannot have it. What was written and scored is kept.
pub async fn withdraw_nominee(
    context: &RequestContext<'_>,
    input: NomineeToWithdraw,
) -> Result<Changed<NomineeCard>, AwardError> {
    let mut tx = context.write().await?;
    let (id, version) = (input.nominee_id, input.version);
    let done = async {
        let (at_hand, _) = nominee_to_change(context, &mut tx, id).await?;
        let at = tx.now();
        if !store::take_nominee(&mut tx, (id, version), Some(at)).await? {
            return Err(stale_nominee(context, &mut tx, id).await?);
        }
        settle_numbers(context, &mut tx, at_hand.year.id).await?;
        let inverse = NomineeToReinstate { nominee_id: id, version: version + 1 };
        let now = nominee_card(context, &mut tx, id).await?;
        Ok(Done::with_undo(now, vec![AwardEvent::NomineeWithdrawn.about(id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Lets a nominee stand again.
pub async fn reinstate_nominee(
    context: &RequestContext<'_>,
    input: NomineeToReinstate,
) -> Result<Changed<NomineeCard>, AwardError> {
    let mut tx = context.write().await?;
    let (id, version) = (input.nominee_id, input.version);
    let done = async {
        let (at_hand, _) = nominee_to_change(context, &mut tx, id).await?;
        if !store::take_nominee(&mut tx, (id, version), None).await? {
            return Err(stale_nominee(context, &mut tx, id).await?);
        }
        settle_numbers(context, &mut tx, at_hand.year.id).await?;
        let inverse = NomineeToWithdraw { nominee_id: id, version: version + 1 };
        let now = nominee_card(context, &mut tx, id).await?;
        Ok(Done::with_undo(now, vec![AwardEvent::NomineeReinstated.about(id)], &inverse))
    }
    .await;
    finish(tx, done).await
}
