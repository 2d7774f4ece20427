//! Give, change, end and withdraw what a person is at an organisation.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Changed, Changing, Event, RequestContext, Subject, SubjectKind, WriteTx, settled};
use crate::gate::Input;
use crate::organisations::contact_role::{CheckedContactRole, ContactRole, ContactRoleFacts, ContactRoleKind};
use crate::organisations::directory::index_organisation;
use crate::organisations::store::{self, RoleEndsRow};
use crate::organisations::{OrganisationError, OrganisationEvent};
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::ids::{ContactRoleId, OrganisationId, PersonId, RequestKey};
use crate::shared::wall_clock::date_of;

/// No role has this id: a role that is not stored yet.
const NONE_YET: ContactRoleId = ContactRoleId(0);

/// A role to be given.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GiveContactRole {
    /// Made by the client; the same key again is the same role.
    pub request_key: RequestKey,
    /// Where.
    pub organisation_id: OrganisationId,
    /// To whom.
    pub person_id: PersonId,
    /// Role, title and period.
    pub facts: ContactRoleFacts,
}

impl Input for GiveContactRole {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(4),
            organisation_id: OrganisationId(1),
            person_id: PersonId(1),
            facts: ContactRoleFacts::from_today(ContactRoleKind::Chair),
        }
    }
}

/// Gives a person a role at an organisation.
pub async fn give_contact_role(
    context: &RequestContext<'_>,
    input: GiveContactRole,
) -> Result<Changed<ContactRole>, OrganisationError> {
    let today = date_of(context.now());
    let facts = input.facts.checked("facts.", today)?;
    let mut tx = context.write().await?;
    let done = give(&mut tx, &input, &facts, today).await;
    settled(tx, done).await
}

async fn give(
    tx: &mut WriteTx,
    input: &GiveContactRole,
    facts: &CheckedContactRole,
    today: NaiveDate,
) -> Result<(Changed<ContactRole>, Vec<Event>), OrganisationError> {
    let mut events = Vec::new();
    let id = match store::role_of_request(tx, input.request_key).await? {
        Some(id) => id,
        None => {
            let organisation = store::find_organisation(tx, input.organisation_id).await?;
            // Whoever was put away takes no new ties.
            let organisation = organisation.filter(|organisation| organisation.archived_at.is_none());
            let organisation_id = organisation.ok_or(OrganisationError::OrganisationNotFound)?.id;
            let person = store::find_person(tx, input.person_id).await?.filter(|person| person.archived_at.is_none());
            let person_id = person.ok_or(OrganisationError::PersonNotFound)?.id;
            refuse_same(tx, (organisation_id, person_id), facts, NONE_YET, today).await?;
            let id = keep_role(tx, input.request_key, (organisation_id, person_id), facts, &mut events).await?;
            index_organisation(tx, organisation_id).await?;
            id
        }
    };
    let role = find(tx, id, today).await?;
    Ok((Changed::with_undo(role, &WithdrawContactRole { contact_role_id: id }), events))
}

/// Stores a role, once for each request key.
pub(in crate::organisations) async fn keep_role(
    tx: &mut WriteTx,
    key: RequestKey,
    ends: (OrganisationId, PersonId),
    facts: &CheckedContactRole,
    events: &mut Vec<Event>,
) -> Result<ContactRoleId, OrganisationError> {
    let now = tx.now();
    let Some(id) = store::insert_role(tx, key, ends, facts, now).await? else {
        return store::role_of_request(tx, key).await?.ok_or(OrganisationError::ContactRoleNotFound);
    };
    let event = OrganisationEvent::ContactRoleGiven { contact_role_id: id, person_id: ends.1, role: facts.facts.role };
    events.push(about(ends.0, &event));
    Ok(id)
}

async fn refuse_same(
    tx: &mut WriteTx,
    ends: (OrganisationId, PersonId),
    facts: &CheckedContactRole,
    but: ContactRoleId,
    today: NaiveDate,
) -> Result<(), OrganisationError> {
    match store::same_role(tx, ends, facts, but, today).await? {
        Some(held) => Err(OrganisationError::RoleHeldAlready { held: Box::new(held) }),
        None => Ok(()),
    }
}

async fn find(tx: &mut WriteTx, id: ContactRoleId, today: NaiveDate) -> Result<ContactRole, OrganisationError> {
    store::find_role(tx, id, today).await?.ok_or(OrganisationError::ContactRoleNotFound)
}

/// Role, title and period as they are to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeContactRole {
    /// Which role.
    pub contact_role_id: ContactRoleId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Role, title and period.
    pub facts: ContactRoleFacts,
    /// How the change that this one takes back left it. Where it still stands so, the version is not asked.
    #[serde(default)]
    #[ts(optional)]
    pub left_as: Option<ContactRoleFacts>,
}

impl Changing for ChangeContactRole {
    const OPERATION: &'static str = "change_contact_role";
}

impl Input for ChangeContactRole {
    fn sample() -> Self {
        let facts = ContactRoleFacts::from_today(ContactRoleKind::Treasurer);
        Self { contact_role_id: ContactRoleId(1), version: 1, facts, left_as: None }
    }
}

/// Changes role, title or period.
pub async fn change_contact_role(
    context: &RequestContext<'_>,
    input: ChangeContactRole,
) -> Result<Changed<ContactRole>, OrganisationError> {
    let today = date_of(context.now());
    let facts = input.facts.checked("facts.", today)?;
    let mut tx = context.write().await?;
    let done = async {
        let before = find(&mut tx, input.contact_role_id, today).await?;
        let is_as_seen = before.version == input.version || input.left_as.as_ref() == Some(&before.facts);
        change(&mut tx, before, is_as_seen, &facts, today).await
    };
    let done = done.await;
    settled(tx, done).await
}

async fn change(
    tx: &mut WriteTx,
    before: ContactRole,
    is_as_seen: bool,
    facts: &CheckedContactRole,
    today: NaiveDate,
) -> Result<(Changed<ContactRole>, Vec<Event>), OrganisationError> {
    let fields = crate::organisations::facts::differing(&facts.facts, &before.facts);
    if fields.is_empty() {
        return Ok((Changed::for_good(before), Vec::new()));
    }
    if !is_as_seen {
        return Err(OrganisationError::StaleContactRole { current: Box::new(before) });
    }
    refuse_same(tx, (before.organisation_id, before.person_id), facts, before.id, today).await?;
    if !store::update_role(tx, (before.id, before.version), facts).await? {
        return Err(OrganisationError::StaleContactRole { current: Box::new(find(tx, before.id, today).await?) });
    }
    index_organisation(tx, before.organisation_id).await?;
    let now = find(tx, before.id, today).await?;
    let inverse = ChangeContactRole {
        contact_role_id: now.id,
        version: now.version,
        facts: before.facts,
        left_as: Some(now.facts.clone()),
    };
    let (contact_role_id, person_id, role) = (now.id, now.person_id, now.facts.role);
    let event = OrganisationEvent::ContactRoleChanged { contact_role_id, person_id, role, fields };
    let events = vec![about(now.organisation_id, &event)];
    Ok((Changed::with_undo(now, &inverse), events))
}

/// A role that ends.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndContactRole {
    /// Which role.
    pub contact_role_id: ContactRoleId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The last day, as typed; empty is today.
    #[serde(default)]
    pub last_day: String,
}

impl Input for EndContactRole {
    fn sample() -> Self {
        Self { contact_role_id: ContactRoleId(1), version: 1, last_day: "31.12.2026".into() }
    }
}

/// Ends a role: it stays on the card as one that was held.
pub async fn end_contact_role(
    context: &RequestContext<'_>,
    input: EndContactRole,
) -> Result<Changed<ContactRole>, OrganisationError> {
    let today = date_of(context.now());
    let mut tx = context.write().await?;
    let done = async {
        let before = find(&mut tx, input.contact_role_id, today).await?;
        let valid_to = if input.last_day.trim().is_empty() { today.to_string() } else { input.last_day.clone() };
        let facts = ContactRoleFacts { valid_to, ..before.facts.clone() }.checked("", today).map_err(at_last_day)?;
        let is_as_seen = before.version == input.version;
        change(&mut tx, before, is_as_seen, &facts, today).await
    };
    let done = done.await;
    settled(tx, done).await
}

fn at_last_day(problems: Vec<FieldProblem>) -> OrganisationError {
    let problem = problems.into_iter().next().map_or(Problem::Date, |problem| problem.problem);
    vec![FieldProblem { field: "lastDay".into(), problem }].into()
}

/// A role that was given by mistake.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WithdrawContactRole {
    /// Which role.
    pub contact_role_id: ContactRoleId,
}

impl Changing for WithdrawContactRole {
    const OPERATION: &'static str = "withdraw_contact_role";
}

impl Input for WithdrawContactRole {
    fn sample() -> Self {
        Self { contact_role_id: ContactRoleId(1) }
    }
}

/// Takes a role out of the books that was never held. One that was is ended.
pub async fn withdraw_contact_role(
    context: &RequestContext<'_>,
    input: WithdrawContactRole,
) -> Result<Changed<ContactRoleId>, OrganisationError> {
    let id = input.contact_role_id;
    let mut tx = context.write().await?;
    let done = async {
        let withdrawn = store::withdraw_role(&mut tx, id, context.now()).await?;
        let RoleEndsRow { organisation_id, person_id, role } =
            withdrawn.ok_or(OrganisationError::ContactRoleNotFound)?;
        index_organisation(&mut tx, organisation_id).await?;
        let event = OrganisationEvent::ContactRoleWithdrawn { contact_role_id: id, person_id, role };
        let inverse = ReinstateContactRole { contact_role_id: id };
        Ok((Changed::with_undo(id, &inverse), vec![about(organisation_id, &event)]))
    };
    let done = done.await;
    settled(tx, done).await
}

/// A withdrawn role that was held after all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReinstateContactRole {
    /// Which role.
    pub contact_role_id: ContactRoleId,
}

impl Changing for ReinstateContactRole {
    const OPERATION: &'static str = "reinstate_contact_role";
}

impl Input for ReinstateContactRole {
    fn sample() -> Self {
        Self { contact_role_id: ContactRoleId(1) }
    }
}

/// Puts a withdrawn role back.
pub async fn reinstate_contact_role(
    context: &RequestContext<'_>,
    input: ReinstateContactRole,
) -> Result<Changed<ContactRole>, OrganisationError> {
    let today = date_of(context.now());
    let id = input.contact_role_id;
    let mut tx = context.write().await?;
    let done = async {
        let reinstated = store::reinstate_role(&mut tx, id).await?;
        let RoleEndsRow { organisation_id, person_id, role } =
            reinstated.ok_or(OrganisationError::ContactRoleNotFound)?;
        index_organisation(&mut tx, organisation_id).await?;
        let now = find(&mut tx, id, today).await?;
        let event = OrganisationEvent::ContactRoleReinstated { contact_role_id: id, person_id, role };
        Ok((
            Changed::with_undo(now, &WithdrawContactRole { contact_role_id: id }),
            vec![about(organisation_id, &event)],
        ))
    };
    let done = done.await;
    settled(tx, done).await
}

fn about(id: OrganisationId, event: &OrganisationEvent) -> Event {
    Event::new(Subject::of(SubjectKind::Organisation, id.0), event)
}
