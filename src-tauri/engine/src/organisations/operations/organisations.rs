//! Register, change, put away and open an organisation.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::name_keys;
use super::people::{archive_people, keep_person, restore_people};
use crate::access::{Changed, Changing, Event, RequestContext, Subject, SubjectKind, WriteTx, settled};
use crate::database::DatabaseError;
use crate::gate::Input;
use crate::organisations::contact_role::{ContactRole, ContactRoleFacts, ContactRoleKind};
use crate::organisations::directory::index_organisation;
use crate::organisations::organisation::{
    BorrowerCategory, CheckedOrganisation, Organisation, OrganisationFacts, OrganisationKind,
};
use crate::organisations::person::PersonFacts;
use crate::organisations::store::{self, NamedRow};
use crate::organisations::{OrganisationError, OrganisationEvent};
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::ids::{OrganisationId, PersonId, RequestKey};
use crate::shared::wall_clock::date_of;

/// A new organisation, with whom to ring in the same card.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegisterOrganisation {
    /// Made by the client; the same key again is the same organisation.
    pub request_key: RequestKey,
    /// What is known of it.
    pub facts: OrganisationFacts,
    /// A person to be registered along with it.
    #[serde(default)]
    #[ts(optional)]
    pub contact: Option<NewContact>,
}

/// A person who is registered along with their organisation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewContact {
    /// What is known of them.
    pub facts: PersonFacts,
    /// What they are there, from today on.
    pub role: ContactRoleKind,
}

impl Input for RegisterOrganisation {
    fn sample() -> Self {
        let mut facts = OrganisationFacts::named(
            OrganisationKind::Association,
            "Koret Klangbølgen",
            BorrowerCategory::OtherAssociation,
        );
        facts.short_name = "Klangbølgen".into();
        let mut person = PersonFacts::named("Merete Ærenlund");
        person.phone = "84 00 01 23".into();
        let contact = NewContact { facts: person, role: ContactRoleKind::ContactPerson };
        Self { request_key: RequestKey::numbered(2), facts, contact: Some(contact) }
    }
}

/// An organisation that was registered.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisteredOrganisation {
    /// How it stands.
    pub organisation: Organisation,
    /// Whom to ring.
    pub contact: Option<ContactRole>,
    /// Others that may be the same: a hint, no refusal. Branches share a CVR number by right.
    pub doubles: Vec<OrganisationDouble>,
}

/// Another organisation that may be the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationDouble {
    /// The other one.
    pub organisation: NamedOrganisation,
    /// What the two share.
    pub same: SharedTrait,
}

/// What two organisations share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SharedTrait {
    /// The name, as far as a search tells names apart.
    Name,
    /// The CVR number.
    Cvr,
}

/// An organisation by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamedOrganisation {
    /// The organisation.
    pub id: OrganisationId,
    /// Its full name.
    pub name: String,
}

impl From<NamedRow> for NamedOrganisation {
    fn from(row: NamedRow) -> Self {
        Self { id: OrganisationId(row.id), name: row.name }
    }
}

/// Registers an organisation, and whom to ring there.
pub async fn register_organisation(
    context: &RequestContext<'_>,
    input: RegisterOrganisation,
) -> Result<Changed<RegisteredOrganisation>, OrganisationError> {
    let today = date_of(context.now());
    let mut problems = Vec::new();
    let facts = input.facts.checked("facts.", today).map_err(|found| problems.extend(found)).ok();
    let contact = input.contact.as_ref().map(|contact| contact.facts.checked("contact.facts.", today));
    let contact = contact.transpose().map_err(|found| problems.extend(found)).ok().flatten();
    let Some(facts) = facts.filter(|_| problems.is_empty()) else { return Err(problems.into()) };
    let mut tx = context.write().await?;
    let done = async {
        let mut events = Vec::new();
        let Some(id) = keep_organisation(&mut tx, input.request_key, &facts, &mut events).await? else {
            return Ok((registered_before(&mut tx, input.request_key, today).await?, Vec::new()));
        };
        if let (Some(person), Some(contact)) = (contact, &input.contact) {
            let person_id = keep_person(&mut tx, input.request_key, &person, &mut events).await?;
            let role = ContactRoleFacts::from_today(contact.role).checked("contact.", today)?;
            super::contact_roles::keep_role(&mut tx, input.request_key, (id, person_id), &role, &mut events).await?;
        }
        index_organisation(&mut tx, id).await?;
        Ok((registered(&mut tx, id, today).await?, events))
    };
    let done = done.await;
    settled(tx, done).await
}

/// Stores an organisation; `None` where the request made it before. Its place in the directory is made by whoever asks,
/// once its contacts are there.
pub(in crate::organisations) async fn keep_organisation(
    tx: &mut WriteTx,
    key: RequestKey,
    facts: &CheckedOrganisation,
    events: &mut Vec<Event>,
) -> Result<Option<OrganisationId>, OrganisationError> {
    let now = tx.now();
    let keys = name_keys(&facts.facts().name);
    let Some(id) = store::insert_organisation(tx, key, facts, &keys, now).await? else { return Ok(None) };
    check_parent(tx, id, facts).await?;
    events.push(about(id, &OrganisationEvent::OrganisationRegistered));
    Ok(Some(id))
}

/// Puts an organisation away; whether it was not away already.
pub(in crate::organisations) async fn put_organisation_away(
    tx: &mut WriteTx,
    id: OrganisationId,
    events: &mut Vec<Event>,
) -> Result<bool, OrganisationError> {
    let now = tx.now();
    let is_new = store::archive_organisation(tx, id, now).await?;
    if is_new {
        index_organisation(tx, id).await?;
        events.push(about(id, &OrganisationEvent::OrganisationArchived));
    }
    Ok(is_new)
}

/// Takes an organisation out again; whether it was away.
pub(in crate::organisations) async fn take_organisation_out(
    tx: &mut WriteTx,
    id: OrganisationId,
    events: &mut Vec<Event>,
) -> Result<bool, OrganisationError> {
    let is_new = store::restore_organisation(tx, id).await?;
    if is_new {
        index_organisation(tx, id).await?;
        events.push(about(id, &OrganisationEvent::OrganisationRestored));
    }
    Ok(is_new)
}

async fn registered_before(
    tx: &mut WriteTx,
    key: RequestKey,
    today: NaiveDate,
) -> Result<Changed<RegisteredOrganisation>, OrganisationError> {
    let id = store::organisation_of_request(tx, key).await?.ok_or(OrganisationError::OrganisationNotFound)?;
    registered(tx, id, today).await
}

async fn registered(
    tx: &mut WriteTx,
    id: OrganisationId,
    today: NaiveDate,
) -> Result<Changed<RegisteredOrganisation>, OrganisationError> {
    let organisation = store::find_organisation(tx, id).await?.ok_or(OrganisationError::OrganisationNotFound)?;
    let contact = store::roles_at(tx, id, today).await?.into_iter().next();
    let doubles = doubles_of(tx, &organisation).await?;
    let people = contact.iter().map(|contact| contact.person_id).collect();
    Ok(Changed::with_undo(
        RegisteredOrganisation { organisation, contact, doubles },
        &ArchiveOrganisation { organisation_id: id, people },
    ))
}

async fn doubles_of(tx: &mut WriteTx, organisation: &Organisation) -> Result<Vec<OrganisationDouble>, DatabaseError> {
    let facts = &organisation.facts;
    let as_double = |same| move |row: NamedRow| OrganisationDouble { organisation: row.into(), same };
    let named = store::organisations_called(tx, &name_keys(&facts.name).folded, organisation.id).await?;
    let mut doubles: Vec<OrganisationDouble> = named.into_iter().map(as_double(SharedTrait::Name)).collect();
    if !facts.cvr.is_empty() {
        let sharing = store::organisations_with_cvr(tx, &facts.cvr, organisation.id).await?;
        doubles.extend(sharing.into_iter().map(as_double(SharedTrait::Cvr)));
    }
    Ok(doubles)
}

/// A branch cannot be above itself.
async fn check_parent(
    tx: &mut WriteTx,
    id: OrganisationId,
    facts: &CheckedOrganisation,
) -> Result<(), OrganisationError> {
    let Some(parent_id) = facts.facts().parent_id else { return Ok(()) };
    let above = store::above(tx, parent_id).await?;
    if above.is_empty() || above.contains(&id) {
        return Err(vec![FieldProblem { field: "facts.parentId".into(), problem: Problem::NotFound }].into());
    }
    Ok(())
}

/// What is to be known of an organisation from now on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeOrganisation {
    /// Which one.
    pub organisation_id: OrganisationId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// All that is known of it, changed or not.
    pub facts: OrganisationFacts,
    /// How the change that this one takes back left it. Where it still stands so, the version is not asked: several steps
    /// back move it on by themselves.
    #[serde(default)]
    #[ts(optional)]
    pub left_as: Option<OrganisationFacts>,
}

impl Changing for ChangeOrganisation {
    const OPERATION: &'static str = "change_organisation";
}

impl Input for ChangeOrganisation {
    fn sample() -> Self {
        let RegisterOrganisation { facts, .. } = RegisterOrganisation::sample();
        Self { organisation_id: OrganisationId(1), version: 1, facts, left_as: None }
    }
}

/// Changes what is known of an organisation. Where somebody else has changed it since, both are shown.
pub async fn change_organisation(
    context: &RequestContext<'_>,
    input: ChangeOrganisation,
) -> Result<Changed<Organisation>, OrganisationError> {
    let today = date_of(context.now());
    let facts = input.facts.checked("facts.", today)?;
    let mut tx = context.write().await?;
    let done = async {
        let (now, undo, events) = changed_organisation(&mut tx, &input, facts).await?;
        Ok((undo.map_or_else(|| Changed::for_good(now.clone()), |undo| Changed::with_undo(now.clone(), &undo)), events))
    };
    let done = done.await;
    settled(tx, done).await
}

/// Changes an organisation's card: how it stands now, and the way back where something was changed.
pub(in crate::organisations) async fn changed_organisation(
    tx: &mut WriteTx,
    input: &ChangeOrganisation,
    facts: CheckedOrganisation,
) -> Result<(Organisation, Option<ChangeOrganisation>, Vec<Event>), OrganisationError> {
    let before = find(tx, input.organisation_id).await?;
    let is_as_seen = before.version == input.version || input.left_as.as_ref() == Some(&before.facts);
    let fields = facts.facts().differing_from(&before.facts);
    if fields.is_empty() {
        return Ok((before, None, Vec::new()));
    }
    if !is_as_seen {
        return Err(OrganisationError::StaleOrganisation { current: Box::new(before) });
    }
    check_parent(tx, before.id, &facts).await?;
    let keys = name_keys(&facts.facts().name);
    if !store::update_organisation(tx, (before.id, before.version), &facts, &keys).await? {
        return Err(OrganisationError::StaleOrganisation { current: Box::new(find(tx, before.id).await?) });
    }
    index_organisation(tx, before.id).await?;
    let now = find(tx, before.id).await?;
    let inverse = ChangeOrganisation {
        organisation_id: before.id,
        version: now.version,
        facts: before.facts,
        left_as: Some(facts.into_facts()),
    };
    let events = vec![about(now.id, &OrganisationEvent::OrganisationChanged { fields })];
    Ok((now, Some(inverse), events))
}

async fn find(tx: &mut WriteTx, id: OrganisationId) -> Result<Organisation, OrganisationError> {
    store::find_organisation(tx, id).await?.ok_or(OrganisationError::OrganisationNotFound)
}

/// An organisation to be put away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ArchiveOrganisation {
    /// Which one.
    pub organisation_id: OrganisationId,
    /// People to be put away with it: those that were registered in the same breath.
    #[serde(default)]
    pub people: Vec<PersonId>,
}

impl Changing for ArchiveOrganisation {
    const OPERATION: &'static str = "archive_organisation";
}

impl Input for ArchiveOrganisation {
    fn sample() -> Self {
        Self { organisation_id: OrganisationId(1), people: Vec::new() }
    }
}

/// Puts an organisation away. Nothing of it is lost, and a search finds it last.
pub async fn archive_organisation(
    context: &RequestContext<'_>,
    input: ArchiveOrganisation,
) -> Result<Changed<Organisation>, OrganisationError> {
    let mut tx = context.write().await?;
    let done = async {
        let id = find(&mut tx, input.organisation_id).await?.id;
        let mut events = Vec::new();
        if !put_organisation_away(&mut tx, id, &mut events).await? {
            return Err(OrganisationError::AlreadyArchived);
        }
        let people = archive_people(&mut tx, &input.people, &mut events).await?;
        let now = find(&mut tx, id).await?;
        Ok((Changed::with_undo(now, &RestoreOrganisation { organisation_id: id, people }), events))
    };
    let done = done.await;
    settled(tx, done).await
}

/// An organisation to be taken out again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RestoreOrganisation {
    /// Which one.
    pub organisation_id: OrganisationId,
    /// People to be taken out with it.
    #[serde(default)]
    pub people: Vec<PersonId>,
}

impl Changing for RestoreOrganisation {
    const OPERATION: &'static str = "restore_organisation";
}

impl Input for RestoreOrganisation {
    fn sample() -> Self {
        Self { organisation_id: OrganisationId(1), people: Vec::new() }
    }
}

/// Takes an organisation out again.
pub async fn restore_organisation(
    context: &RequestContext<'_>,
    input: RestoreOrganisation,
) -> Result<Changed<Organisation>, OrganisationError> {
    let mut tx = context.write().await?;
    let done = async {
        let id = find(&mut tx, input.organisation_id).await?.id;
        let mut events = Vec::new();
        if !take_organisation_out(&mut tx, id, &mut events).await? {
            return Err(OrganisationError::NotArchived);
        }
        let people = restore_people(&mut tx, &input.people, &mut events).await?;
        let now = find(&mut tx, id).await?;
        Ok((Changed::with_undo(now, &ArchiveOrganisation { organisation_id: id, people }), events))
    };
    let done = done.await;
    settled(tx, done).await
}

fn about(id: OrganisationId, event: &OrganisationEvent) -> Event {
    Event::new(Subject::of(SubjectKind::Organisation, id.0), event)
}
