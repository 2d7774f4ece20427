//! The insurances that the municipality has taken out for its volunteers, or bears itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Done, finish};
use crate::access::{Changed, Changing, Nothing, RequestContext, WriteTx, seen_things};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::store::{self, KnownCover};
use crate::insurance::{
    Carrier, CoverKind, InsuranceError, InsuranceEvent, MunicipalCover, MunicipalCoverFacts, RegisterKeeping,
};
use crate::organisations::differing;
use crate::shared::ids::{MunicipalCoverId, RequestKey};
use crate::shared::wall_clock::date_of;

/// An insurance of the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MunicipalCoverCard {
    /// Which.
    pub id: MunicipalCoverId,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// What is known of it.
    pub facts: MunicipalCoverFacts,
    /// Whether it is in force today.
    pub in_force_today: bool,
}

/// An insurance to be written down.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MunicipalCoverToAdd {
    /// Made by the client; the same key again is the same one.
    pub request_key: RequestKey,
    /// What is known of it.
    pub facts: MunicipalCoverFacts,
}

fn sample_facts() -> MunicipalCoverFacts {
    MunicipalCoverFacts {
        kind: CoverKind::Accident,
        carrier: Carrier::Insurer,
        insurer: "Kystens Forsikring".into(),
        policy_number: "77-1204".into(),
        from: "1/1-2026".into(),
        to: "31/12-2026".into(),
        covers: "Ulykker under en indsats, der er godkendt på forhånd".into(),
        sums: "Varigt mén: 900.000 kr.".into(),
    }
}

impl Input for MunicipalCoverToAdd {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), facts: sample_facts() }
    }
}

/// An insurance as it is to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MunicipalCoverToChange {
    /// Which.
    pub municipal_cover_id: MunicipalCoverId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// All that is known of it, changed or not.
    pub facts: MunicipalCoverFacts,
}

impl Input for MunicipalCoverToChange {
    fn sample() -> Self {
        Self { municipal_cover_id: MunicipalCoverId(1), version: 1, facts: sample_facts() }
    }
}

impl Changing for MunicipalCoverToChange {
    const OPERATION: &'static str = "change_municipal_cover";
}

seen_things! {
    /// One that was entered by mistake.
    MunicipalCoverToWithdraw of "withdraw_municipal_cover" { municipal_cover_id: MunicipalCoverId(1), version: 1 }
    /// One that is to stand again.
    MunicipalCoverToReinstate of "reinstate_municipal_cover" { municipal_cover_id: MunicipalCoverId(1), version: 2 }
}

async fn card(tx: &mut Tx, known: KnownCover) -> Result<MunicipalCoverCard, DatabaseError> {
    let today: NaiveDate = date_of(tx.moment());
    let reckoned = MunicipalCover { id: known.id, facts: known.facts };
    let in_force_today = reckoned.held_on(today).is_some();
    Ok(MunicipalCoverCard { id: known.id, version: known.version, in_force_today, facts: reckoned.facts })
}

/// The insurances that stand, the latest first.
async fn all(tx: &mut Tx) -> Result<Vec<MunicipalCoverCard>, DatabaseError> {
    let mut cards = Vec::new();
    for known in store::covers(tx, end_of_time()).await? {
        if known.keeping == RegisterKeeping::Kept {
            cards.push(card(tx, known).await?);
        }
    }
    cards.sort_by(|one, other| (&other.facts.from, other.id).cmp(&(&one.facts.from, one.id)));
    Ok(cards)
}

/// The municipality's insurances, the latest first.
pub async fn list_municipal_covers(
    context: &RequestContext<'_>,
    _: Nothing,
) -> Result<Vec<MunicipalCoverCard>, InsuranceError> {
    let mut tx = context.read().await?;
    Ok(all(&mut tx).await?)
}

/// Writes an insurance down.
pub async fn add_municipal_cover(
    context: &RequestContext<'_>,
    input: MunicipalCoverToAdd,
) -> Result<Changed<MunicipalCoverCard>, InsuranceError> {
    let facts = input.facts.checked("facts.", context.today())?;
    let mut tx = context.write().await?;
    let done = add(&mut tx, input.request_key, facts).await;
    finish(tx, done).await
}

async fn add(
    tx: &mut WriteTx,
    key: RequestKey,
    facts: MunicipalCoverFacts,
) -> Result<Done<MunicipalCoverCard>, InsuranceError> {
    if let Some(there) = store::cover_of_request(tx, key).await? {
        return Ok(Done::as_it_was(standing(tx, there).await?));
    }
    let by = (tx.user_id(), tx.now());
    let id = store::insert_cover(tx, key).await?;
    let known = KnownCover { id, version: 1, keeping: RegisterKeeping::Kept, facts };
    store::write_cover(tx, &known, by).await?;
    let event = InsuranceEvent::MunicipalCoverAdded { municipal_cover_id: id, kind: known.facts.kind }.of_office();
    let inverse = MunicipalCoverToWithdraw { municipal_cover_id: id, version: 1 };
    Ok(Done::with_undo(standing(tx, id).await?, vec![event], &inverse))
}

/// Changes an insurance. What was known until now stays as what was known.
pub async fn change_municipal_cover(
    context: &RequestContext<'_>,
    input: MunicipalCoverToChange,
) -> Result<Changed<MunicipalCoverCard>, InsuranceError> {
    let facts = input.facts.checked("facts.", context.today())?;
    let mut tx = context.write().await?;
    let done = async {
        let before = take(&mut tx, (input.municipal_cover_id, input.version)).await?;
        if before.keeping == RegisterKeeping::Withdrawn {
            return Err(InsuranceError::MunicipalCoverNotFound);
        }
        let fields = differing(&facts, &before.facts);
        let known = KnownCover { facts, ..before.clone() };
        let by = (tx.user_id(), tx.now());
        store::write_cover(&mut tx, &known, by).await?;
        let event =
            InsuranceEvent::MunicipalCoverChanged { municipal_cover_id: known.id, kind: known.facts.kind, fields }
                .of_office();
        let inverse =
            MunicipalCoverToChange { municipal_cover_id: before.id, version: before.version, facts: before.facts };
        Ok(Done::with_undo(standing(&mut tx, input.municipal_cover_id).await?, vec![event], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Withdraws an insurance that was entered by mistake.
pub async fn withdraw_municipal_cover(
    context: &RequestContext<'_>,
    input: MunicipalCoverToWithdraw,
) -> Result<Changed<Vec<MunicipalCoverCard>>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let known = keep(&mut tx, (input.municipal_cover_id, input.version), RegisterKeeping::Withdrawn).await?;
        let event = InsuranceEvent::MunicipalCoverWithdrawn { municipal_cover_id: known.id, kind: known.facts.kind }
            .of_office();
        let inverse = MunicipalCoverToReinstate { municipal_cover_id: known.id, version: known.version };
        Ok(Done::with_undo(all(&mut tx).await?, vec![event], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Puts an insurance back.
pub async fn reinstate_municipal_cover(
    context: &RequestContext<'_>,
    input: MunicipalCoverToReinstate,
) -> Result<Changed<Vec<MunicipalCoverCard>>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let known = keep(&mut tx, (input.municipal_cover_id, input.version), RegisterKeeping::Kept).await?;
        let event = InsuranceEvent::MunicipalCoverReinstated { municipal_cover_id: known.id, kind: known.facts.kind }
            .of_office();
        let inverse = MunicipalCoverToWithdraw { municipal_cover_id: known.id, version: known.version };
        Ok(Done::with_undo(all(&mut tx).await?, vec![event], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Takes the next version for a change that saw one; gives it as it was.
async fn take(tx: &mut WriteTx, (id, version): (MunicipalCoverId, i64)) -> Result<KnownCover, InsuranceError> {
    let taken = store::take_cover(tx, id, version).await?;
    let known = store::covers(tx, end_of_time()).await?.into_iter().find(|known| known.id == id);
    let known = known.ok_or(InsuranceError::MunicipalCoverNotFound)?;
    if taken {
        return Ok(known);
    }
    let current = card(tx, known).await?;
    Err(InsuranceError::StaleMunicipalCover { current: Box::new(current) })
}

async fn keep(
    tx: &mut WriteTx,
    of: (MunicipalCoverId, i64),
    keeping: RegisterKeeping,
) -> Result<KnownCover, InsuranceError> {
    let known = KnownCover { keeping, ..take(tx, of).await? };
    let by = (tx.user_id(), tx.now());
    store::write_cover(tx, &known, by).await?;
    Ok(known)
}

async fn standing(tx: &mut Tx, id: MunicipalCoverId) -> Result<MunicipalCoverCard, InsuranceError> {
    let stands = |known: &KnownCover| known.id == id && known.keeping == RegisterKeeping::Kept;
    let known = store::covers(tx, end_of_time()).await?.into_iter().find(stands);
    Ok(card(tx, known.ok_or(InsuranceError::MunicipalCoverNotFound)?).await?)
}
