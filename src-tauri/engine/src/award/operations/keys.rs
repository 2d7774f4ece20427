//! The key of a year: made by its secretary, given to whoever takes part, and opened by a printed code where everybody who had
//! it is gone. It is never the key of anything else, and no manager gets it for being one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::years::{AwardYearCard, AwardYearToOpen, card};
use super::{Done, finish};
use crate::access::{self, Changed, KeyShared, NamedKey, RequestContext, SealingKey, WriteTx};
use crate::award::conflict::MemberPosition;
use crate::award::{AwardError, AwardEvent};
use crate::database::Tx;
use crate::gate::Input;
use crate::shared::ids::AwardYearId;

/// The key of a year that was made: what is to be printed.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwardKeyCode {
    /// To be printed and locked away. Shown this once: it is not kept.
    pub code: String,
    /// How the year stands.
    pub card: AwardYearCard,
}

/// What is typed from the printed code of a year's key.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardKeyToRecover {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// The printed code; hyphens, blanks and case do not matter.
    pub code: String,
}

impl std::fmt::Debug for AwardKeyToRecover {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "AwardKeyToRecover({})", self.award_year_id.0)
    }
}

impl Input for AwardKeyToRecover {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), code: "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2".into() }
    }
}

/// The key of a year, open for whoever sits at the seat.
pub(super) async fn key_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    at_hand: &AtHand,
) -> Result<SealingKey, AwardError> {
    Ok(access::open_key(context, tx, NamedKey::AwardYear(at_hand.year.year)).await?)
}

/// Makes the key of a year, gives it to its secretary, and a code to be printed.
pub async fn begin_award_key(context: &RequestContext<'_>, input: AwardYearToOpen) -> Result<AwardKeyCode, AwardError> {
    let mut tx = context.read().await?;
    let year = AtHand::of(context, &mut tx, input.award_year_id).await?.year.year;
    drop(tx);
    let new = access::prepare_key(context, NamedKey::AwardYear(year)).await?;
    let mut tx = context.write().await?;
    let done = async {
        let at_hand = AtHand::to_change(context, &mut tx, input.award_year_id).await?;
        at_hand.own_as(&[MemberPosition::Secretary])?;
        access::lay_key(context, &mut tx, (NamedKey::AwardYear(year), &new)).await?;
        let card = card(context, &mut tx, input.award_year_id).await?;
        Ok(Done::for_good(card, vec![AwardEvent::AwardKeyBegun.of_year(input.award_year_id)]))
    }
    .await;
    let card = finish(tx, done).await?.now;
    Ok(AwardKeyCode { code: new.code.clone(), card })
}

/// Gives the key to everybody in the year who signs in and has chosen a password of their own. The card says who has not.
pub async fn share_award_key(
    context: &RequestContext<'_>,
    input: AwardYearToOpen,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = share(context, &mut tx, input.award_year_id).await;
    finish(tx, done).await
}

async fn share(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    id: AwardYearId,
) -> Result<Done<AwardYearCard>, AwardError> {
    let at_hand = AtHand::to_change(context, tx, id).await?;
    at_hand.own_as(&[MemberPosition::Secretary, MemberPosition::Chair, MemberPosition::Deputy])?;
    key_of(context, tx, &at_hand).await?;
    let mut events = Vec::new();
    for member in at_hand.members.iter().filter(|member| member.left_at.is_none()) {
        let Some(user_id) = member.facts.user_id else { continue };
        let shared = access::share_key(context, tx, (NamedKey::AwardYear(at_hand.year.year), user_id)).await?;
        if shared == KeyShared::Given {
            let event = AwardEvent::AwardKeyGiven { member_id: member.id, name: member.facts.name.clone() };
            events.push(event.of_year(id));
        }
    }
    Ok(Done::for_good(card(context, tx, id).await?, events))
}

/// Gives the key to somebody of the year who has its printed code.
pub async fn recover_award_key(
    context: &RequestContext<'_>,
    input: AwardKeyToRecover,
) -> Result<AwardYearCard, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
    drop(tx);
    at_hand.own_as(MemberPosition::ALL)?;
    let mut tx = access::recover_named_key(context, NamedKey::AwardYear(at_hand.year.year), &input.code).await?;
    let done = async {
        let card = card(context, &mut tx, input.award_year_id).await?;
        Ok(Done::for_good(card, vec![AwardEvent::AwardKeyRecovered.of_year(input.award_year_id)]))
    }
    .await;
    Ok(finish(tx, done).await?.now)
}
