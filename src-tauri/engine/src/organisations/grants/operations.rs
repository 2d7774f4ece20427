//! Write down what was given, correct it, take it back; and read it together.

use std::collections::BTreeSet;

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::counting::{Counted, GrantsTogether, sum_of};
use super::family::Families;
use super::grant::{CheckedGrant, GrantFacts, GrantReceived};
use super::store;
use crate::access::{Changed, Changing, Event, RequestContext, Subject, SubjectKind, WriteTx, settled};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::organisations::{OrganisationError, OrganisationEvent};
use crate::shared::ids::{GrantId, OrganisationId, RequestKey};
use crate::shared::money::Oere;

/// An amount that an organisation was given.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordGrant {
    /// Made by the client; the same key again is the same amount.
    pub request_key: RequestKey,
    /// Who was given it.
    pub organisation_id: OrganisationId,
    /// What is known of it.
    pub facts: GrantFacts,
}

impl Input for RecordGrant {
    fn sample() -> Self {
        let facts = GrantFacts {
            source: "§ 18-midler".into(),
            round: "15. april".into(),
            year: "2026".into(),
            granted_on: "18/5-2026".into(),
            amount: "50.000".into(),
            repaid: String::new(),
        };
        Self { request_key: RequestKey::numbered(5), organisation_id: OrganisationId(1), facts }
    }
}

/// Writes down an amount that an organisation was given.
pub async fn record_grant(
    context: &RequestContext<'_>,
    input: RecordGrant,
) -> Result<Changed<GrantReceived>, OrganisationError> {
    let checked = input.facts.checked("facts.", context.today())?;
    let mut tx = context.write().await?;
    let done = record(&mut tx, &input, &checked).await;
    settled(tx, done).await
}

async fn record(
    tx: &mut WriteTx,
    input: &RecordGrant,
    checked: &CheckedGrant,
) -> Result<(Changed<GrantReceived>, Vec<Event>), OrganisationError> {
    if let Some(id) = store::of_request(tx, input.request_key).await? {
        return Ok((recorded(find(tx, id).await?), Vec::new()));
    }
    let organisation = crate::organisations::store::find_organisation(tx, input.organisation_id).await?;
    let organisation_id = organisation.ok_or(OrganisationError::OrganisationNotFound)?.id;
    let now = tx.now();
    let id = store::insert(tx, input.request_key, organisation_id, checked, now).await?;
    let grant = find(tx, id.ok_or(OrganisationError::GrantNotFound)?).await?;
    let event = OrganisationEvent::GrantRecorded { grant_id: grant.id, year: grant.year };
    let events = vec![about(grant.organisation_id, &event)];
    Ok((recorded(grant), events))
}

fn recorded(grant: GrantReceived) -> Changed<GrantReceived> {
    let inverse = WithdrawGrant { grant_id: grant.id };
    Changed::with_undo(grant, &inverse)
}

async fn find(tx: &mut Tx, id: GrantId) -> Result<GrantReceived, OrganisationError> {
    store::find(tx, id).await?.ok_or(OrganisationError::GrantNotFound)
}

/// What is to be known of an amount from now on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeGrant {
    /// Which one.
    pub grant_id: GrantId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// All that is known of it, changed or not.
    pub facts: GrantFacts,
    /// How the change that this one takes back left it. Where it still stands so, the version is not asked.
    #[serde(default)]
    #[ts(optional)]
    pub left_as: Option<GrantFacts>,
}

impl Changing for ChangeGrant {
    const OPERATION: &'static str = "change_grant";
}

impl Input for ChangeGrant {
    fn sample() -> Self {
        Self { grant_id: GrantId(1), version: 1, facts: RecordGrant::sample().facts, left_as: None }
    }
}

/// Corrects an amount, or writes what was paid back.
pub async fn change_grant(
    context: &RequestContext<'_>,
    input: ChangeGrant,
) -> Result<Changed<GrantReceived>, OrganisationError> {
    let checked = input.facts.checked("facts.", context.today())?;
    let mut tx = context.write().await?;
    let done = change(&mut tx, &input, &checked).await;
    settled(tx, done).await
}

async fn change(
    tx: &mut WriteTx,
    input: &ChangeGrant,
    checked: &CheckedGrant,
) -> Result<(Changed<GrantReceived>, Vec<Event>), OrganisationError> {
    let before = find(tx, input.grant_id).await?;
    let is_as_seen = before.version == input.version || input.left_as.as_ref() == Some(&before.facts);
    let fields = crate::organisations::facts::differing(&checked.facts(), &before.facts);
    if fields.is_empty() {
        return Ok((Changed::for_good(before), Vec::new()));
    }
    if !is_as_seen {
        return Err(OrganisationError::StaleGrant { current: Box::new(before) });
    }
    if !store::update(tx, (before.id, before.version), checked).await? {
        return Err(OrganisationError::StaleGrant { current: Box::new(find(tx, before.id).await?) });
    }
    let now = find(tx, before.id).await?;
    let inverse =
        ChangeGrant { grant_id: now.id, version: now.version, facts: before.facts, left_as: Some(now.facts.clone()) };
    let event = OrganisationEvent::GrantChanged { grant_id: now.id, year: now.year, fields };
    let events = vec![about(now.organisation_id, &event)];
    Ok((Changed::with_undo(now, &inverse), events))
}

/// An amount that was written by mistake.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WithdrawGrant {
    /// Which one.
    pub grant_id: GrantId,
}

impl Changing for WithdrawGrant {
    const OPERATION: &'static str = "withdraw_grant";
}

impl Input for WithdrawGrant {
    fn sample() -> Self {
        Self { grant_id: GrantId(1) }
    }
}

/// Takes an amount back that was never given. One that was and was paid back is corrected instead.
pub async fn withdraw_grant(
    context: &RequestContext<'_>,
    input: WithdrawGrant,
) -> Result<Changed<GrantId>, OrganisationError> {
    let id = input.grant_id;
    let mut tx = context.write().await?;
    let done = async {
        let grant = find(&mut tx, id).await?;
        if !store::withdraw(&mut tx, id, context.now()).await? {
            return Err(OrganisationError::GrantNotFound);
        }
        let event = OrganisationEvent::GrantWithdrawn { grant_id: id, year: grant.year };
        let inverse = ReinstateGrant { grant_id: id };
        Ok((Changed::with_undo(id, &inverse), vec![about(grant.organisation_id, &event)]))
    };
    let done = done.await;
    settled(tx, done).await
}

/// An amount that was taken back and stands after all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReinstateGrant {
    /// Which one.
    pub grant_id: GrantId,
}

impl Changing for ReinstateGrant {
    const OPERATION: &'static str = "reinstate_grant";
}

impl Input for ReinstateGrant {
    fn sample() -> Self {
        Self { grant_id: GrantId(1) }
    }
}

/// Puts an amount back that was taken away.
pub async fn reinstate_grant(
    context: &RequestContext<'_>,
    input: ReinstateGrant,
) -> Result<Changed<GrantReceived>, OrganisationError> {
    let mut tx = context.write().await?;
    let done = async {
        if !store::reinstate(&mut tx, input.grant_id).await? {
            return Err(OrganisationError::GrantNotFound);
        }
        let grant = find(&mut tx, input.grant_id).await?;
        let event = OrganisationEvent::GrantReinstated { grant_id: grant.id, year: grant.year };
        let events = vec![about(grant.organisation_id, &event)];
        Ok((recorded(grant), events))
    };
    let done = done.await;
    settled(tx, done).await
}

/// The organisation whose amounts are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GrantsWanted {
    /// Which one.
    pub organisation_id: OrganisationId,
}

impl Input for GrantsWanted {
    fn sample() -> Self {
        Self { organisation_id: OrganisationId(1) }
    }
}

/// What was given for one year, also to the branches that count as one with the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GrantYear {
    /// The year.
    pub year: i32,
    /// What they kept of it, all together.
    pub sum: Oere,
    /// The amounts, the latest first.
    pub grants: Vec<GrantReceived>,
}

/// What an organisation was given, the latest year first.
pub async fn list_grants(
    context: &RequestContext<'_>,
    input: GrantsWanted,
) -> Result<Vec<GrantYear>, OrganisationError> {
    let mut tx = context.read().await?;
    let together = grants_together(&mut tx, GrantsAsked::Family(input.organisation_id)).await?;
    let mut years: Vec<Vec<&GrantReceived>> = Vec::new();
    for grant in together.grants_of(input.organisation_id) {
        match years.last_mut().filter(|year| year[0].year == grant.year) {
            Some(year) => year.push(grant),
            None => years.push(vec![grant]),
        }
    }
    let year = |grants: Vec<&GrantReceived>| GrantYear {
        year: grants[0].year,
        sum: sum_of(&grants),
        grants: grants.into_iter().cloned().collect(),
    };
    Ok(years.into_iter().map(year).collect())
}

/// Whose amounts are asked for.
#[derive(Debug, Clone, Copy)]
pub enum GrantsAsked {
    /// All that an organisation and whoever counts as one with it were ever given.
    Family(OrganisationId),
    /// What counts in a time, whoever was given it.
    Counted(Counted),
}

/// What was given, and who counts as one. What was merged into another is read as the other. This is the one reader of
/// both, for this slice and for those above it.
pub async fn grants_together(tx: &mut Tx, asked: GrantsAsked) -> Result<GrantsTogether, DatabaseError> {
    let (members, mut grants) = match asked {
        GrantsAsked::Family(id) => {
            let members = store::members(tx, &[id]).await?;
            let ids: Vec<OrganisationId> = members.iter().map(|member| member.id).collect();
            let grants = store::given_to(tx, &ids).await?;
            (members, grants)
        }
        GrantsAsked::Counted(counted) => {
            let (first, last) = counted.days();
            let mut grants = store::given_in(tx, last.year(), (first, last)).await?;
            grants.retain(|grant| counted.includes(grant));
            let ids: BTreeSet<OrganisationId> = grants.iter().map(|grant| grant.organisation_id).collect();
            (store::members(tx, &Vec::from_iter(ids)).await?, grants)
        }
    };
    let families = Families::of(&members);
    for grant in &mut grants {
        let standing = families.standing(grant.organisation_id);
        if standing == grant.organisation_id {
            continue;
        }
        let members = families.place_of(standing).map(|place| &families.all()[place].members);
        if let Some(named) = members.into_iter().flatten().find(|member| member.id == standing) {
            (grant.organisation_id, grant.organisation_name) = (named.id, named.name.clone());
        }
    }
    Ok(GrantsTogether { families, grants })
}

/// The years that something was given for, the latest first.
pub async fn grant_years(tx: &mut Tx) -> Result<Vec<i32>, DatabaseError> {
    store::years(tx).await
}

fn about(id: OrganisationId, event: &OrganisationEvent) -> Event {
    Event::new(Subject::of(SubjectKind::Organisation, id.0), event)
}
