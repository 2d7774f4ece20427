//! The council's list: kinds of effort, and when each is covered.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Done, finish};
use crate::access::{Changed, Changing, Nothing, RequestContext, WriteTx, seen_things};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::store::{self, KnownEffortType};
use crate::insurance::{
    EffortPeriodFacts, EffortType, EffortTypeFacts, InsuranceError, InsuranceEvent, RegisterKeeping,
};
use crate::organisations::differing;
use crate::shared::ids::{EffortTypeId, RequestKey};
use crate::shared::text::sort_key;
use crate::shared::wall_clock::date_of;

/// A kind of effort on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EffortTypeCard {
    /// Which.
    pub id: EffortTypeId,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// What is known of it.
    pub facts: EffortTypeFacts,
    /// Whether the list covers it today.
    pub covered_today: bool,
    /// The last day on which it is covered, where the list names one.
    #[ts(type = "string | null")]
    pub covered_to: Option<NaiveDate>,
    /// How many attachments are of it.
    #[ts(type = "number")]
    pub attachments: i64,
}

/// A kind of effort to be put on the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EffortTypeToAdd {
    /// Made by the client; the same key again is the same one.
    pub request_key: RequestKey,
    /// What is known of it.
    pub facts: EffortTypeFacts,
}

fn sample_facts() -> EffortTypeFacts {
    let period = EffortPeriodFacts {
        from: "1/1-2026".into(),
        decision: "Social- og sundhedsudvalget 11. november 2025, punkt 7".into(),
        decided_on: "11/11-2025".into(),
        ..EffortPeriodFacts::default()
    };
    EffortTypeFacts { name: "Besøgsven".into(), description: String::new(), periods: vec![period] }
}

impl Input for EffortTypeToAdd {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), facts: sample_facts() }
    }
}

/// A kind of effort as it is to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EffortTypeToChange {
    /// Which.
    pub effort_type_id: EffortTypeId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// All that is known of it, changed or not.
    pub facts: EffortTypeFacts,
}

impl Input for EffortTypeToChange {
    fn sample() -> Self {
        Self { effort_type_id: EffortTypeId(1), version: 1, facts: sample_facts() }
    }
}

impl Changing for EffortTypeToChange {
    const OPERATION: &'static str = "change_effort_type";
}

seen_things! {
    /// One that was entered by mistake.
    EffortTypeToWithdraw of "withdraw_effort_type" { effort_type_id: EffortTypeId(1), version: 1 }
    /// One that is to stand again.
    EffortTypeToReinstate of "reinstate_effort_type" { effort_type_id: EffortTypeId(1), version: 2 }
}

async fn card(tx: &mut Tx, known: KnownEffortType) -> Result<EffortTypeCard, DatabaseError> {
    let today = date_of(tx.moment());
    let attachments = store::in_use(tx, known.id).await?;
    let reckoned = EffortType { id: known.id, facts: known.facts };
    Ok(EffortTypeCard {
        id: known.id,
        version: known.version,
        covered_today: reckoned.is_covered_on(today),
        covered_to: reckoned.covered_to(),
        attachments,
        facts: reckoned.facts,
    })
}

/// The kinds of effort that stand, by name.
async fn all(tx: &mut Tx) -> Result<Vec<EffortTypeCard>, DatabaseError> {
    let mut cards = Vec::new();
    for known in store::effort_types(tx, end_of_time()).await? {
        if known.keeping == RegisterKeeping::Kept {
            cards.push(card(tx, known).await?);
        }
    }
    cards.sort_by_cached_key(|card| (sort_key(&card.facts.name), card.id));
    Ok(cards)
}

/// The council's list, by name.
pub async fn list_effort_types(
    context: &RequestContext<'_>,
    _: Nothing,
) -> Result<Vec<EffortTypeCard>, InsuranceError> {
    let mut tx = context.read().await?;
    Ok(all(&mut tx).await?)
}

/// Puts a kind of effort on the list.
pub async fn add_effort_type(
    context: &RequestContext<'_>,
    input: EffortTypeToAdd,
) -> Result<Changed<EffortTypeCard>, InsuranceError> {
    let facts = input.facts.checked("facts.", context.today())?;
    let mut tx = context.write().await?;
    let done = add(&mut tx, input.request_key, facts).await;
    finish(tx, done).await
}

async fn add(
    tx: &mut WriteTx,
    key: RequestKey,
    facts: EffortTypeFacts,
) -> Result<Done<EffortTypeCard>, InsuranceError> {
    if let Some(there) = store::effort_type_of_request(tx, key).await? {
        return Ok(Done::as_it_was(standing(tx, there).await?));
    }
    let by = (tx.user_id(), tx.now());
    let id = store::insert_effort_type(tx, key).await?;
    let known = KnownEffortType { id, version: 1, keeping: RegisterKeeping::Kept, facts };
    store::write_effort_type(tx, &known, by).await?;
    let event = InsuranceEvent::EffortTypeAdded { effort_type_id: id, name: known.facts.name.clone() }.of_office();
    let inverse = EffortTypeToWithdraw { effort_type_id: id, version: 1 };
    Ok(Done::with_undo(standing(tx, id).await?, vec![event], &inverse))
}

/// Changes a kind of effort, or when it is covered. What was known until now stays as what was known.
pub async fn change_effort_type(
    context: &RequestContext<'_>,
    input: EffortTypeToChange,
) -> Result<Changed<EffortTypeCard>, InsuranceError> {
    let facts = input.facts.checked("facts.", context.today())?;
    let mut tx = context.write().await?;
    let done = async {
        let before = take(&mut tx, (input.effort_type_id, input.version)).await?;
        if before.keeping == RegisterKeeping::Withdrawn {
            return Err(InsuranceError::EffortTypeNotFound);
        }
        let fields = differing(&facts, &before.facts);
        let known = KnownEffortType { facts, ..before.clone() };
        let by = (tx.user_id(), tx.now());
        store::write_effort_type(&mut tx, &known, by).await?;
        let event =
            InsuranceEvent::EffortTypeChanged { effort_type_id: known.id, name: known.facts.name.clone(), fields }
                .of_office();
        let inverse = EffortTypeToChange { effort_type_id: before.id, version: before.version, facts: before.facts };
        Ok(Done::with_undo(standing(&mut tx, input.effort_type_id).await?, vec![event], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Withdraws a kind of effort that was entered by mistake. One that attachments are of stays: its time is ended instead.
pub async fn withdraw_effort_type(
    context: &RequestContext<'_>,
    input: EffortTypeToWithdraw,
) -> Result<Changed<Vec<EffortTypeCard>>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let attachments = store::in_use(&mut tx, input.effort_type_id).await?;
        if attachments > 0 {
            return Err(InsuranceError::EffortTypeInUse { attachments });
        }
        let known = keep(&mut tx, (input.effort_type_id, input.version), RegisterKeeping::Withdrawn).await?;
        let event = InsuranceEvent::EffortTypeWithdrawn { effort_type_id: known.id, name: known.facts.name.clone() }
            .of_office();
        let inverse = EffortTypeToReinstate { effort_type_id: known.id, version: known.version };
        Ok(Done::with_undo(all(&mut tx).await?, vec![event], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Puts a kind of effort back.
pub async fn reinstate_effort_type(
    context: &RequestContext<'_>,
    input: EffortTypeToReinstate,
) -> Result<Changed<Vec<EffortTypeCard>>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let known = keep(&mut tx, (input.effort_type_id, input.version), RegisterKeeping::Kept).await?;
        let event = InsuranceEvent::EffortTypeReinstated { effort_type_id: known.id, name: known.facts.name.clone() }
            .of_office();
        let inverse = EffortTypeToWithdraw { effort_type_id: known.id, version: known.version };
        Ok(Done::with_undo(all(&mut tx).await?, vec![event], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Takes the next version for a change that saw one; gives it as it was.
async fn take(tx: &mut WriteTx, (id, version): (EffortTypeId, i64)) -> Result<KnownEffortType, InsuranceError> {
    let taken = store::take_effort_type(tx, id, version).await?;
    let known = store::effort_types(tx, end_of_time()).await?.into_iter().find(|known| known.id == id);
    let known = known.ok_or(InsuranceError::EffortTypeNotFound)?;
    if taken {
        return Ok(known);
    }
    let current = card(tx, known).await?;
    Err(InsuranceError::StaleEffortType { current: Box::new(current) })
}

async fn keep(
    tx: &mut WriteTx,
    of: (EffortTypeId, i64),
    keeping: RegisterKeeping,
) -> Result<KnownEffortType, InsuranceError> {
    let known = KnownEffortType { keeping, ..take(tx, of).await? };
    let by = (tx.user_id(), tx.now());
    store::write_effort_type(tx, &known, by).await?;
    Ok(known)
}

async fn standing(tx: &mut Tx, id: EffortTypeId) -> Result<EffortTypeCard, InsuranceError> {
    let stands = |known: &KnownEffortType| known.id == id && known.keeping == RegisterKeeping::Kept;
    let known = store::effort_types(tx, end_of_time()).await?.into_iter().find(stands);
    Ok(card(tx, known.ok_or(InsuranceError::EffortTypeNotFound)?).await?)
}
