//! A year ends without a recipient.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::deciding::{PUBLISHERS, refuse_before_handing_over, refuse_kept_out, refuse_unanswered};
use super::years::{AwardYearCard, card, stale};
use super::{Done, finish};
use crate::access::{Changed, RequestContext, WriteTx};
use crate::award::store;
use crate::award::year::WithoutRecipient;
use crate::award::{AwardError, AwardEvent};
use crate::gate::Input;
use crate::shared::ids::AwardYearId;

/// A year that is to end without a recipient.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardToClose {
    /// Which.
    pub award_year_id: AwardYearId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Why.
    pub why: WithoutRecipient,
}

impl Input for AwardToClose {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), version: 3, why: WithoutRecipient::NobodyChosen }
    }
}

/// Closes a year in which nobody is given the award, once the moment is past at which it was to be handed over. From then on it is
/// as with a year whose recipient is public: nothing of it is changed, nothing is secret, and its names go when their time is over.
pub async fn close_award_year(
    context: &RequestContext<'_>,
    input: AwardToClose,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = close(context, &mut tx, input).await;
    finish(tx, done).await
}

async fn close(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: AwardToClose,
) -> Result<Done<AwardYearCard>, AwardError> {
    let id = input.award_year_id;
    let at_hand = AtHand::to_change(context, tx, id).await?;
    let own = at_hand.own_as(PUBLISHERS)?;
    refuse_kept_out(&at_hand)?;
    refuse_unanswered(&at_hand, own)?;
    refuse_before_handing_over(tx, &at_hand)?;
    let now = tx.now();
    if !store::close_year(tx, (id, input.version), (input.why, now)).await? {
        return Err(stale(context, tx, id).await?);
    }
    let event = AwardEvent::AwardYearClosed { why: input.why };
    Ok(Done::for_good(card(context, tx, id).await?, vec![event.of_year(id)]))
}
