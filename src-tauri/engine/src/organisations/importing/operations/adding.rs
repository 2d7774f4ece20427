//! Take rows of a table in: all of them, or none.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::judging::{Told, read_table, sample_row};
use super::{ImportParts, KnownPeople, PartyTable, TakeBackImport};
use crate::access::{Changed, Event, RequestContext, Subject, SubjectKind, WriteTx, settled};
use crate::database::Tx;
use crate::files::{Asking, ReadyRow, TypedRow};
use crate::gate::Input;
use crate::organisations::contact_role::{ContactRoleFacts, ContactRoleKind};
use crate::organisations::directory::index_organisation;
use crate::organisations::importing::completing::{organisation_completed, person_completed};
use crate::organisations::importing::doubles::surely;
use crate::organisations::importing::store::KnownPerson;
use crate::organisations::operations::{
    ChangeOrganisation, ChangePerson, Sight, changed_organisation, changed_person, keep_organisation, keep_person,
    keep_role,
};
use crate::organisations::organisation::CheckedOrganisation;
use crate::organisations::person::CheckedPerson;
use crate::organisations::store as cards;
use crate::organisations::{OrganisationError, OrganisationEvent};
use crate::shared::ids::{ContactRoleId, OrganisationId, PersonId, RequestKey};
use crate::shared::instant::Instant;
use crate::shared::text::folded;

/// Rows to be taken in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportParties {
    /// Made by the client; the same key again makes nothing twice. Its progress is asked for by it too.
    pub request_key: RequestKey,
    /// What the rows are.
    pub table: PartyTable,
    /// The rows as they are to be taken in, mended, without those that are skipped.
    pub rows: Vec<TypedRow>,
}

impl Input for ImportParties {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(8), table: PartyTable::People, rows: vec![sample_row()] }
    }
}

/// What came of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartiesImported {
    /// New cards of organisations.
    pub organisations: u32,
    /// New cards of people, those of whom to ring at an organisation too.
    pub people: u32,
    /// Cards that were there and lacked something.
    pub completed: u32,
    /// Cards that were there and lacked nothing.
    pub untouched: u32,
}

/// Takes rows in. Where one is not right, or something like it is there and nobody said what is to come of it, none is.
pub async fn import_parties(
    context: &RequestContext<'_>,
    input: ImportParties,
) -> Result<Changed<PartiesImported>, OrganisationError> {
    let today = context.today();
    let work = context.begin_work(input.request_key, input.rows.len() as u32);
    let mut tx = context.write().await?;
    let done = async {
        let asking = asking(&mut tx, &input).await?;
        let (read, people) = read_table(&mut tx, (input.table, input.rows), today).await?;
        let rows = read.ready(input.request_key, asking)?;
        let mut taking = Taking { today, sight: Sight::of(context), people, done: Done::default() };
        for row in &rows {
            taking.take(&mut tx, row).await?;
            work.step()?;
        }
        let Done { parts, mut events, told } = taking.done;
        if !events.is_empty() {
            events.push(imported(told));
        }
        Ok((Changed::with_undo(told, &TakeBackImport { parts }), events))
    };
    let done = done.await;
    settled(tx, done).await
}

fn imported(told: PartiesImported) -> Event {
    let PartiesImported { organisations, people, completed, .. } = told;
    let event = OrganisationEvent::PartiesImported { organisations, people, completed };
    Event::new(Subject::of(SubjectKind::Office, 1), &event)
}

/// Whether the first card that the request makes is there.
async fn asking(tx: &mut Tx, input: &ImportParties) -> Result<Asking, OrganisationError> {
    let Some(place) = input.rows.iter().position(|row| row.same_as().is_none()) else { return Ok(Asking::First) };
    let Ok(place) = u16::try_from(place) else { return Ok(Asking::First) };
    let key = input.request_key.of_part(place);
    let is_person = cards::person_of_request(tx, key).await?.is_some();
    let is_there = is_person || cards::organisation_of_request(tx, key).await?.is_some();
    Ok(if is_there { Asking::Again } else { Asking::First })
}

#[derive(Default)]
struct Done {
    parts: ImportParts,
    events: Vec<Event>,
    told: PartiesImported,
}

struct Taking {
    today: NaiveDate,
    sight: Sight,
    people: KnownPeople,
    done: Done,
}

impl Taking {
    async fn take(&mut self, tx: &mut WriteTx, row: &ReadyRow<Told>) -> Result<(), OrganisationError> {
        match (&row.told, row.same_as) {
            (Told::Person(person), Some(id)) => self.complete_person(tx, PersonId(id), person).await,
            (Told::Person(person), None) => self.add_person(tx, row.key, person).await.map(|_| ()),
            (Told::Organisation(organisation, contact), same_as) => {
                let id = match same_as {
                    Some(id) => self.complete_organisation(tx, id, organisation).await?,
                    None => self.add_organisation(tx, row.key, organisation).await?,
                };
                if let Some(contact) = contact {
                    self.add_contact(tx, row.key, id, contact).await?;
                }
                Ok(index_organisation(tx, id).await?)
            }
        }
    }

    async fn add_person(
        &mut self,
        tx: &mut WriteTx,
        key: RequestKey,
        person: &CheckedPerson,
    ) -> Result<PersonId, OrganisationError> {
        let id = keep_person(tx, key, person, &mut self.done.events).await?;
        self.done.parts.people.push(id);
        self.done.told.people += 1;
        Ok(id)
    }

    async fn complete_person(
        &mut self,
        tx: &mut WriteTx,
        id: PersonId,
        told: &CheckedPerson,
    ) -> Result<(), OrganisationError> {
        let there = cards::find_person(tx, id).await?.ok_or(OrganisationError::PersonNotFound)?;
        let facts = person_completed(&there.facts, told.facts());
        let checked = facts.checked("", self.today)?;
        let change = ChangePerson { person_id: there.id, version: there.version, facts, left_as: None };
        let (_, way_back, events) = changed_person(tx, &change, checked, self.sight).await?;
        self.note(!events.is_empty());
        self.done.parts.person_changes.extend(way_back);
        self.done.events.extend(events);
        Ok(())
    }

    async fn add_organisation(
        &mut self,
        tx: &mut WriteTx,
        key: RequestKey,
        organisation: &CheckedOrganisation,
    ) -> Result<OrganisationId, OrganisationError> {
        let made = keep_organisation(tx, key, organisation, &mut self.done.events).await?;
        let id = match made {
            Some(id) => id,
            None => cards::organisation_of_request(tx, key).await?.ok_or(OrganisationError::OrganisationNotFound)?,
        };
        self.done.parts.organisations.push(id);
        self.done.told.organisations += 1;
        Ok(id)
    }

    async fn complete_organisation(
        &mut self,
        tx: &mut WriteTx,
        id: i64,
        told: &CheckedOrganisation,
    ) -> Result<OrganisationId, OrganisationError> {
        let there = cards::find_organisation(tx, OrganisationId(id)).await?;
        let there = there.ok_or(OrganisationError::OrganisationNotFound)?;
        let facts = organisation_completed(&there.facts, told.facts());
        let checked = facts.checked("", self.today)?;
        let change = ChangeOrganisation { organisation_id: there.id, version: there.version, facts, left_as: None };
        let (_, way_back, events) = changed_organisation(tx, &change, checked).await?;
        self.note(!events.is_empty());
        self.done.parts.organisation_changes.extend(way_back);
        self.done.events.extend(events);
        Ok(there.id)
    }

    fn note(&mut self, is_completed: bool) {
        let count = if is_completed { &mut self.done.told.completed } else { &mut self.done.told.untouched };
        *count += 1;
    }

    /// Whom to ring there: somebody who surely is there already, or a new card. A role they hold already stays one.
    async fn add_contact(
        &mut self,
        tx: &mut WriteTx,
        key: RequestKey,
        organisation_id: OrganisationId,
        contact: &CheckedPerson,
    ) -> Result<(), OrganisationError> {
        let known = surely(contact.facts(), &self.people.like(contact.facts()));
        let person_id = match known {
            Some(id) => PersonId(id),
            None => self.add_person(tx, key, contact).await?,
        };
        if known.is_none() {
            self.people.add(as_known(person_id, contact));
        }
        let role = ContactRoleFacts::from_today(ContactRoleKind::ContactPerson).checked("", self.today)?;
        let ends = (organisation_id, person_id);
        if cards::same_role(tx, ends, &role, ContactRoleId(0), self.today).await?.is_none() {
            let id = keep_role(tx, key, ends, &role, &mut self.done.events).await?;
            self.done.parts.roles.push(id);
        }
        Ok(())
    }
}

fn as_known(id: PersonId, person: &CheckedPerson) -> KnownPerson {
    let facts = person.facts();
    KnownPerson {
        id,
        full_name: facts.full_name.clone(),
        folded_name: folded(&facts.full_name),
        phone: facts.phone.clone(),
        second_phone: facts.second_phone.clone(),
        email: facts.email.clone(),
        town: String::new(),
        protected_at: None::<Instant>,
    }
}
