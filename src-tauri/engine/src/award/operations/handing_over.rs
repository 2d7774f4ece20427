//! Handing over: who signs and hands over.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::nominees::OFFICE;
use super::years::AwardYearToOpen;
use super::{Done, finish};
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::award::conflict::MemberPosition;
use crate::award::handing_over::HandingOverFacts;
use crate::award::store;
use crate::award::{AwardError, AwardEvent};
use crate::database::Tx;
use crate::gate::Input;
use crate::organisations::differing;
use crate::shared::ids::AwardYearId;

/// Whoever has the diploma made before the recipient is public.
pub(super) const HANDING_OVER: &[MemberPosition] =
    &[MemberPosition::Secretary, MemberPosition::StandIn, MemberPosition::Chair, MemberPosition::Deputy];

/// Who signs and hands over in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandingOverCard {
    /// Counts the changes; an edit carries the one it saw. 0 where nothing was written.
    #[ts(type = "number")]
    pub version: i64,
    /// Who and where.
    pub facts: HandingOverFacts,
    /// Whether whoever asks may write it.
    pub may_keep: bool,
}

/// Who signs and hands over, to be kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HandingOverToKeep {
    /// In which year.
    pub award_year_id: AwardYearId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Who and where.
    pub facts: HandingOverFacts,
}

impl Input for HandingOverToKeep {
    fn sample() -> Self {
        let facts = HandingOverFacts { mayor: "Ida Holm".into(), ..HandingOverFacts::default() };
        Self { award_year_id: AwardYearId(1), version: 0, facts }
    }
}

impl Changing for HandingOverToKeep {
    const OPERATION: &'static str = "keep_handing_over";
}

/// Who signs and hands over, for whoever is in the year.
pub async fn open_handing_over(
    context: &RequestContext<'_>,
    input: AwardYearToOpen,
) -> Result<HandingOverCard, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
    at_hand.own_as(MemberPosition::ALL)?;
    handing_over_card(&mut tx, &at_hand).await
}

async fn handing_over_card(tx: &mut Tx, at_hand: &AtHand) -> Result<HandingOverCard, AwardError> {
    let (version, facts) = store::handing_over(tx, at_hand.year.id).await?;
    Ok(HandingOverCard { version, facts, may_keep: at_hand.own_as(OFFICE).is_ok() })
}

/// Keeps who signs and hands over: also after the recipient is public, when it is known how the evening went.
pub async fn keep_handing_over(
    context: &RequestContext<'_>,
    input: HandingOverToKeep,
) -> Result<Changed<HandingOverCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = keep(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn keep(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &HandingOverToKeep,
) -> Result<Done<HandingOverCard>, AwardError> {
    let id = input.award_year_id;
    store::take_turns(tx, id).await?;
    let at_hand = AtHand::of(context, tx, id).await?;
    at_hand.own_as(OFFICE)?;
    let facts = input.facts.checked(context.today())?;
    let before = handing_over_card(tx, &at_hand).await?;
    let fields = differing(&facts, &before.facts);
    if fields.is_empty() && input.version == before.version {
        return Ok(Done::as_it_was(before));
    }
    if !store::write_handing_over(tx, (id, input.version), &facts).await? {
        return Err(AwardError::StaleHandingOver { current: Box::new(before) });
    }
    let now = handing_over_card(tx, &at_hand).await?;
    let inverse = HandingOverToKeep { award_year_id: id, version: now.version, facts: before.facts };
    Ok(Done::with_undo(now, vec![AwardEvent::HandingOverChanged { fields }.of_year(id)], &inverse))
}
