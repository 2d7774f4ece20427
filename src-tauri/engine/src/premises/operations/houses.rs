//! Houses: list, register, change, retire, take back into use.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::{Premises, PremisesDetails, PremisesError, PremisesEvent, changed_fields, store};
use super::{NEVER, find_premises, give_up, one_problem, refused, still_there};
use crate::access::{Changed, Changing, Event, Nothing, RequestContext, Subject, SubjectKind, WriteTx, seen_things};
use crate::gate::Input;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{PremisesId, RequestKey};
use crate::shared::instant::Instant;

/// Every house with its rooms, hours and the closures that are not over; retired ones too.
pub async fn list_premises(context: &RequestContext<'_>, _: Nothing) -> Result<Vec<Premises>, PremisesError> {
    let mut tx = context.read().await?;
    Ok(store::load(&mut tx, &store::Scope::All, context.now(), Instant::from_unix(NEVER)).await?)
}

/// A house to be registered.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPremises {
    /// Made by the client; the same key again is the same request.
    pub request_key: RequestKey,
    /// What the office writes about it.
    pub premises: PremisesDetails,
}

impl Input for NewPremises {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), premises: PremisesDetails::sample() }
    }
}

/// Registers a house, without rooms and open at any time until hours are set.
pub async fn register_premises(
    context: &RequestContext<'_>,
    input: NewPremises,
) -> Result<Changed<Premises>, PremisesError> {
    let details = checked(context, input.premises)?;
    let mut tx = context.write().await?;
    if let Some(id) = store::premises_by_key(&mut tx, input.request_key).await? {
        let there = still_there(find_premises(&mut tx, id, context.now()).await?)?;
        tx.rollback().await?;
        return Ok(registered(there));
    }
    if store::premises_by_name(&mut tx, &details.name).await?.is_some() {
        return give_up(tx, one_problem("premises.name", Problem::TakenName)).await;
    }
    let Some(id) = store::insert_premises(&mut tx, input.request_key, &details, context.now()).await? else {
        return give_up(tx, one_problem("premises.name", Problem::TakenName)).await;
    };
    let there = still_there(find_premises(&mut tx, id, context.now()).await?)?;
    tx.commit(vec![about(id, &PremisesEvent::PremisesRegistered { name: details.name })]).await?;
    Ok(registered(there))
}

fn registered(premises: Premises) -> Changed<Premises> {
    let inverse = RetirePremises { id: premises.id, version: premises.version };
    Changed::with_undo(premises, &inverse)
}

fn checked(context: &RequestContext<'_>, details: PremisesDetails) -> Result<PremisesDetails, PremisesError> {
    let details = details.tidied();
    let mut problems = FieldProblems::default();
    details.problems(&mut problems, context.today());
    refused(problems)?;
    Ok(details)
}

pub(super) fn about(id: PremisesId, event: &PremisesEvent) -> Event {
    Event::new(Subject::of(SubjectKind::Premises, id.0), event)
}

/// What a house is to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePremises {
    /// The house.
    pub id: PremisesId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What the office writes about it now.
    pub premises: PremisesDetails,
}

impl Input for ChangePremises {
    fn sample() -> Self {
        Self { id: PremisesId(1), version: 1, premises: PremisesDetails::sample() }
    }
}

impl Changing for ChangePremises {
    const OPERATION: &'static str = "change_premises";
}

/// Changes what is written about a house. Bookings stay as they are, also where they no longer fit the grid.
pub async fn change_premises(
    context: &RequestContext<'_>,
    input: ChangePremises,
) -> Result<Changed<Premises>, PremisesError> {
    let details = checked(context, input.premises)?;
    let (mut tx, before) = seen(context, input.id, input.version).await?;
    let same_name = store::premises_by_name(&mut tx, &details.name).await?;
    if same_name.is_some_and(|other| other != input.id) {
        return give_up(tx, one_problem("premises.name", Problem::TakenName)).await;
    }
    store::update_premises(&mut tx, input.id, input.version, &details).await?;
    let now = still_there(find_premises(&mut tx, input.id, context.now()).await?)?;
    let fields = changed_fields(&before.details, &details);
    tx.commit(vec![about(input.id, &PremisesEvent::PremisesChanged { fields })]).await?;
    let inverse = ChangePremises { id: input.id, version: now.version, premises: before.details };
    Ok(Changed::with_undo(now, &inverse))
}

/// A writing transaction that holds the house, which still is as it was seen.
pub(super) async fn seen(
    context: &RequestContext<'_>,
    id: PremisesId,
    version: i64,
) -> Result<(WriteTx, Premises), PremisesError> {
    let mut tx = context.write().await?;
    store::lock_house(&mut tx, id).await?;
    let Some(there) = find_premises(&mut tx, id, context.now()).await? else {
        return give_up(tx, PremisesError::PremisesNotFound).await;
    };
    if there.version != version {
        return give_up(tx, PremisesError::StalePremises { current: Box::new(there) }).await;
    }
    Ok((tx, there))
}

seen_things! {
    /// A house that is no longer lent.
    RetirePremises of "retire_premises" { id: PremisesId(1), version: 1 }
}

/// Stops lending a house. What is booked stays booked.
pub async fn retire_premises(
    context: &RequestContext<'_>,
    input: RetirePremises,
) -> Result<Changed<Premises>, PremisesError> {
    let (mut tx, before) = seen(context, input.id, input.version).await?;
    let retired_at = before.retired_at.or(Some(context.now()));
    store::retire_premises(&mut tx, input.id, input.version, retired_at).await?;
    let now = still_there(find_premises(&mut tx, input.id, context.now()).await?)?;
    tx.commit(vec![about(input.id, &PremisesEvent::PremisesRetired)]).await?;
    let inverse = RestorePremises { id: input.id, version: now.version };
    Ok(Changed::with_undo(now, &inverse))
}

seen_things! {
    /// A retired house that is to be lent again.
    RestorePremises of "restore_premises" { id: PremisesId(1), version: 1 }
}

/// Lends a retired house again.
pub async fn restore_premises(
    context: &RequestContext<'_>,
    input: RestorePremises,
) -> Result<Changed<Premises>, PremisesError> {
    let (mut tx, _) = seen(context, input.id, input.version).await?;
    store::retire_premises(&mut tx, input.id, input.version, None).await?;
    let now = still_there(find_premises(&mut tx, input.id, context.now()).await?)?;
    tx.commit(vec![about(input.id, &PremisesEvent::PremisesRestored)]).await?;
    let inverse = RetirePremises { id: input.id, version: now.version };
    Ok(Changed::with_undo(now, &inverse))
}
