//! Register, change, put away and open a person; and who may see where somebody protected lives.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::name_keys;
use crate::access::{Changed, Changing, Event, RequestContext, Role, Subject, SubjectKind, WriteTx, settled};
use crate::database::DatabaseError;
use crate::gate::Input;
use crate::organisations::contact_role::ContactRole;
use crate::organisations::directory::{index_organisation, index_person};
use crate::organisations::person::{CheckedPerson, Person, PersonAddress, PersonFacts, Protection};
use crate::organisations::store;
use crate::organisations::{OrganisationError, OrganisationEvent};
use crate::shared::field::FieldProblem;
use crate::shared::ids::{PersonId, RequestKey};
use crate::shared::wall_clock::date_of;

/// Who may see a protected address, change it, and lift the protection.
const SEES_PROTECTED: &[Role] = &[Role::Consultant, Role::Manager];

/// A new person.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegisterPerson {
    /// Made by the client; the same key again is the same person.
    pub request_key: RequestKey,
    /// What is known of them.
    pub facts: PersonFacts,
}

impl Input for RegisterPerson {
    fn sample() -> Self {
        let mut facts = PersonFacts::named("Åse Bækgaard");
        facts.phone = "84 00 01 45".into();
        Self { request_key: RequestKey::numbered(3), facts }
    }
}

/// A person who was registered.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisteredPerson {
    /// How they stand; a protected address is not told.
    pub person: Person,
    /// Others of the same name: a hint, no refusal.
    pub doubles: Vec<NamedPerson>,
}

/// A person by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NamedPerson {
    /// The person.
    pub id: PersonId,
    /// Their full name.
    pub full_name: String,
}

/// Registers a person.
pub async fn register_person(
    context: &RequestContext<'_>,
    input: RegisterPerson,
) -> Result<Changed<RegisteredPerson>, OrganisationError> {
    let facts = input.facts.checked("facts.", date_of(context.now()))?;
    let mut tx = context.write().await?;
    let done = async {
        let mut events = Vec::new();
        let id = keep_person(&mut tx, input.request_key, &facts, &mut events).await?;
        let person = find(&mut tx, id).await?.without_protected_address();
        let called = store::people_called(&mut tx, &name_keys(&person.facts.full_name).folded, id).await?;
        let doubles = called.into_iter().map(|row| NamedPerson { id: PersonId(row.id), full_name: row.name }).collect();
        Ok((Changed::with_undo(RegisteredPerson { person, doubles }, &ArchivePerson { person_id: id }), events))
    };
    let done = done.await;
    settled(tx, done).await
}

/// Stores a person with their place in the directory, once for each request key.
pub(in crate::organisations) async fn keep_person(
    tx: &mut WriteTx,
    key: RequestKey,
    facts: &CheckedPerson,
    events: &mut Vec<Event>,
) -> Result<PersonId, OrganisationError> {
    let now = tx.now();
    let Some(id) = store::insert_person(tx, key, facts, &name_keys(&facts.facts().full_name), now).await? else {
        return store::person_of_request(tx, key).await?.ok_or(OrganisationError::PersonNotFound);
    };
    index_person(tx, id).await?;
    events.push(about(id, &OrganisationEvent::PersonRegistered));
    Ok(id)
}

/// Registers a person within the transaction of a slice above, once for each request key. `path` stands before the names
/// of the fields.
pub async fn add_person(
    tx: &mut WriteTx,
    key: RequestKey,
    (path, facts): (&str, &PersonFacts),
    events: &mut Vec<Event>,
) -> Result<PersonId, OrganisationError> {
    let facts = facts.checked(path, date_of(tx.now()))?;
    keep_person(tx, key, &facts, events).await
}

/// What is wrong with facts of a person, for a form above that asks for more than a person.
pub fn problems_of_person(path: &str, facts: &PersonFacts, today: NaiveDate) -> Vec<FieldProblem> {
    facts.checked(path, today).err().unwrap_or_default()
}

/// What is to be known of a person from now on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePerson {
    /// Who.
    pub person_id: PersonId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// All that is known of them, changed or not; a hidden address stays as it is.
    pub facts: PersonFacts,
    /// How the change that this one takes back left them. Where they still stand so, the version is not asked.
    #[serde(default)]
    #[ts(optional)]
    pub left_as: Option<PersonFacts>,
}

impl Changing for ChangePerson {
    const OPERATION: &'static str = "change_person";
}

impl Input for ChangePerson {
    fn sample() -> Self {
        let RegisterPerson { facts, .. } = RegisterPerson::sample();
        Self { person_id: PersonId(1), version: 1, facts, left_as: None }
    }
}

/// Changes what is known of a person. Where somebody else has changed it since, both are shown. A protected address is
/// changed, and the protection lifted, by those who may see it.
pub async fn change_person(
    context: &RequestContext<'_>,
    input: ChangePerson,
) -> Result<Changed<Person>, OrganisationError> {
    let today = date_of(context.now());
    let facts = input.facts.checked("facts.", today)?;
    let sight = Sight::of(context);
    let mut tx = context.write().await?;
    let done = async {
        let (now, undo, events) = changed_person(&mut tx, &input, facts, sight).await?;
        Ok((undo.map_or_else(|| Changed::for_good(now.clone()), |undo| Changed::with_undo(now.clone(), &undo)), events))
    };
    let done = done.await;
    settled(tx, done).await
}

/// Whether whoever asks may see protected addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::organisations) enum Sight {
    SeesProtected,
    SeesOpen,
}

impl Sight {
    pub(in crate::organisations) fn of(context: &RequestContext<'_>) -> Self {
        if context.has_role(SEES_PROTECTED) { Self::SeesProtected } else { Self::SeesOpen }
    }
}

/// Changes a person's card: how they stand now, and the way back where there is one.
pub(in crate::organisations) async fn changed_person(
    tx: &mut WriteTx,
    input: &ChangePerson,
    facts: CheckedPerson,
    sight: Sight,
) -> Result<(Person, Option<ChangePerson>, Vec<Event>), OrganisationError> {
    let before = find(tx, input.person_id).await?;
    let touches_protected = input.facts.protection == Protection::Open || input.facts.address != PersonAddress::Hidden;
    if sight == Sight::SeesOpen && before.facts.protection == Protection::Protected && touches_protected {
        return Err(OrganisationError::AddressProtected);
    }
    let left_alone = input.left_as.as_ref().is_some_and(|left| left.differing_from(&before.facts).is_empty());
    let fields = facts.facts().differing_from(&before.facts);
    if fields.is_empty() {
        return Ok((before.without_protected_address(), None, Vec::new()));
    }
    if before.version != input.version && !left_alone {
        return Err(stale(before));
    }
    let facts = facts.keeping_address_of(&before.facts);
    let protected_at = match facts.facts().protection {
        Protection::Open => None,
        Protection::Protected => before.protected_at.or(Some(tx.now())),
    };
    let keys = name_keys(&facts.facts().full_name);
    if !store::update_person(tx, (before.id, before.version), &facts, &keys, protected_at).await? {
        return Err(stale(find(tx, before.id).await?));
    }
    index_with_places(tx, before.id).await?;
    let now = find(tx, before.id).await?;
    let undo = way_back(&before, &now, sight, &fields);
    let events = vec![about(now.id, &OrganisationEvent::PersonChanged { fields })];
    Ok((now.without_protected_address(), undo, events))
}

fn stale(current: Person) -> OrganisationError {
    OrganisationError::StalePerson { current: Box::new(current.without_protected_address()) }
}

/// The way back carries no address that was not changed, and none that whoever asks may not see. Whoever may not lift a
/// protection cannot take back that they set it either.
fn way_back(before: &Person, now: &Person, sight: Sight, fields: &[String]) -> Option<ChangePerson> {
    let is_protected = [before, now].iter().any(|person| person.facts.protection == Protection::Protected);
    if sight == Sight::SeesOpen && is_protected && before.facts.protection == Protection::Open {
        return None;
    }
    let (mut back, mut left) = (before.facts.clone(), now.facts.clone());
    if !fields.iter().any(|field| field == "address") {
        back.address = PersonAddress::Hidden;
        left.address = PersonAddress::Hidden;
    }
    Some(ChangePerson { person_id: now.id, version: now.version, facts: back, left_as: Some(left) })
}

/// A person's place in the directory, and those of the organisations that are found through them.
async fn index_with_places(tx: &mut WriteTx, id: PersonId) -> Result<(), DatabaseError> {
    index_person(tx, id).await?;
    for organisation_id in store::places_of(tx, id).await? {
        index_organisation(tx, organisation_id).await?;
    }
    Ok(())
}

async fn find(tx: &mut WriteTx, id: PersonId) -> Result<Person, OrganisationError> {
    store::find_person(tx, id).await?.ok_or(OrganisationError::PersonNotFound)
}

/// A person to be put away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ArchivePerson {
    /// Who.
    pub person_id: PersonId,
}

impl Changing for ArchivePerson {
    const OPERATION: &'static str = "archive_person";
}

impl Input for ArchivePerson {
    fn sample() -> Self {
        Self { person_id: PersonId(1) }
    }
}

/// Puts a person away.
pub async fn archive_person(
    context: &RequestContext<'_>,
    input: ArchivePerson,
) -> Result<Changed<Person>, OrganisationError> {
    let mut tx = context.write().await?;
    let done = async {
        let id = find(&mut tx, input.person_id).await?.id;
        let mut events = Vec::new();
        if archive_people(&mut tx, &[id], &mut events).await?.is_empty() {
            return Err(OrganisationError::AlreadyArchived);
        }
        let now = find(&mut tx, id).await?.without_protected_address();
        Ok((Changed::with_undo(now, &RestorePerson { person_id: id }), events))
    };
    let done = done.await;
    settled(tx, done).await
}

/// Puts people away within the transaction of a slice above; those who were away already are left out of the answer.
pub async fn archive_people(
    tx: &mut WriteTx,
    people: &[PersonId],
    events: &mut Vec<Event>,
) -> Result<Vec<PersonId>, OrganisationError> {
    let mut archived = Vec::new();
    for &id in people {
        let now = tx.now();
        if store::archive_person(tx, id, now).await? {
            index_with_places(tx, id).await?;
            events.push(about(id, &OrganisationEvent::PersonArchived));
            archived.push(id);
        }
    }
    Ok(archived)
}

/// A person to be taken out again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RestorePerson {
    /// Who.
    pub person_id: PersonId,
}

impl Changing for RestorePerson {
    const OPERATION: &'static str = "restore_person";
}

impl Input for RestorePerson {
    fn sample() -> Self {
        Self { person_id: PersonId(1) }
    }
}

/// Takes a person out again.
pub async fn restore_person(
    context: &RequestContext<'_>,
    input: RestorePerson,
) -> Result<Changed<Person>, OrganisationError> {
    let mut tx = context.write().await?;
    let done = async {
        let id = find(&mut tx, input.person_id).await?.id;
        let mut events = Vec::new();
        if restore_people(&mut tx, &[id], &mut events).await?.is_empty() {
            return Err(OrganisationError::NotArchived);
        }
        let now = find(&mut tx, id).await?.without_protected_address();
        Ok((Changed::with_undo(now, &ArchivePerson { person_id: id }), events))
    };
    let done = done.await;
    settled(tx, done).await
}

/// Takes people out again, in the same way; those who were not away are left out of the answer.
pub async fn restore_people(
    tx: &mut WriteTx,
    people: &[PersonId],
    events: &mut Vec<Event>,
) -> Result<Vec<PersonId>, OrganisationError> {
    let mut restored = Vec::new();
    for &id in people {
        if store::restore_person(tx, id).await? {
            index_with_places(tx, id).await?;
            events.push(about(id, &OrganisationEvent::PersonRestored));
            restored.push(id);
        }
    }
    Ok(restored)
}

/// The person whose card is opened.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenPerson {
    /// Who.
    pub person_id: PersonId,
}

impl Input for OpenPerson {
    fn sample() -> Self {
        Self { person_id: PersonId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Person, self.person_id.0))
    }
}

/// Everything about a person.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonCard {
    /// How they stand. A protected address is told to consultants and the manager.
    pub person: Person,
    /// Their roles: those they hold first.
    pub roles: Vec<ContactRole>,
}

/// Opens a person's card. The one place where a protected address is told; the gate notes who looked.
pub async fn open_person(context: &RequestContext<'_>, input: OpenPerson) -> Result<PersonCard, OrganisationError> {
    let today = date_of(context.now());
    let mut tx = context.read().await?;
    let person = store::find_person(&mut tx, input.person_id).await?.ok_or(OrganisationError::PersonNotFound)?;
    let roles = store::roles_of(&mut tx, person.id, today).await?;
    let person = match Sight::of(context) {
        Sight::SeesProtected => person,
        Sight::SeesOpen => person.without_protected_address(),
    };
    Ok(PersonCard { person, roles })
}

fn about(id: PersonId, event: &OrganisationEvent) -> Event {
    Event::new(Subject::of(SubjectKind::Person, id.0), event)
}
