//! Take rows of a table of volunteers in: all of them, or none.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::judging::{Register, read_table, sample_row};
use super::taking_back::{AttachmentOfImport, EntryOfImport, TakeBackVolunteerImport, VolunteerImportParts};
use crate::access::{Changed, Event, RequestContext, Work, WriteTx};
use crate::database::Tx;
use crate::files::{Asking, ReadyRow, TypedRow};
use crate::gate::Input;
use crate::insurance::operations::passing_on::{Written, let_go_of_all};
use crate::insurance::operations::registering::{PersonCardKeeping, VolunteerToChange};
use crate::insurance::operations::writing::{lay_attachment, take_volunteer, write_volunteer};
use crate::insurance::operations::{Done, finish};
use crate::insurance::store::{self, KnownVolunteer};
use crate::insurance::table::{Told, VolunteerTable};
use crate::insurance::{InsuranceError, InsuranceEvent, RegisterKeeping, VolunteerFacts};
use crate::organisations;
use crate::shared::ids::{PersonId, RequestKey};

/// Rows of volunteers to be taken in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportVolunteers {
    /// Made by the client; the same key again makes nothing twice. Its progress is asked for by it too.
    pub request_key: RequestKey,
    /// What is said once for all of them.
    pub table: VolunteerTable,
    /// The rows as they are to be taken in, mended, without those that are skipped.
    pub rows: Vec<TypedRow>,
}

impl Input for ImportVolunteers {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(8), table: VolunteerTable::default(), rows: vec![sample_row()] }
    }
}

/// What came of a table of volunteers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VolunteersImported {
    /// How many were taken into the register.
    pub volunteers: u32,
    /// Attachments that were made, theirs too.
    pub attachments: u32,
    /// Rows whose attachment was there already.
    pub untouched: u32,
}

/// Takes rows in. Where one is not right, or something like it is there and nobody said what is to come of it, none is.
pub async fn import_volunteers(
    context: &RequestContext<'_>,
    input: ImportVolunteers,
) -> Result<Changed<VolunteersImported>, InsuranceError> {
    let work = context.begin_work(input.request_key, input.rows.len() as u32);
    let mut tx = context.write().await?;
    let done = take_in(&mut tx, context, input, &work).await;
    finish(tx, done).await
}

async fn take_in(
    tx: &mut WriteTx,
    context: &RequestContext<'_>,
    input: ImportVolunteers,
    work: &Work,
) -> Result<Done<VolunteersImported>, InsuranceError> {
    let asking = asking(tx, input.request_key).await?;
    let (read, register) = read_table(tx, (&input.table, input.rows), context.today()).await?;
    let rows = read.ready(input.request_key, asking)?;
    let mut taking = Taking {
        context,
        asking,
        register,
        made: HashMap::new(),
        parts: VolunteerImportParts::default(),
        events: Vec::new(),
        told: VolunteersImported::default(),
    };
    for row in &rows {
        taking.take(tx, row).await?;
        work.step()?;
    }
    let Taking { parts, mut events, told, .. } = taking;
    let people: BTreeSet<PersonId> = parts.attachments.iter().map(|attachment| attachment.person_id).collect();
    let_go_of_all(tx, people, (Written::ByThisAct, &mut events)).await?;
    if !events.is_empty() {
        let VolunteersImported { volunteers, attachments, .. } = told;
        events.push(InsuranceEvent::VolunteersImported { volunteers, attachments }.of_office());
    }
    Ok(Done::with_undo(told, events, &TakeBackVolunteerImport { parts }))
}

/// The first rows tell whether the request was done before: few make nothing.
async fn asking(tx: &mut Tx, key: RequestKey) -> Result<Asking, InsuranceError> {
    for place in 0..3 {
        let key = key.of_part(place);
        let attached = store::attachment_of_request(tx, key).await?.is_some();
        if attached || store::volunteer_of_request(tx, key).await?.is_some() {
            return Ok(Asking::Again);
        }
    }
    Ok(Asking::First)
}

struct Taking<'a> {
    context: &'a RequestContext<'a>,
    asking: Asking,
    register: Register,
    /// Those who were made, by the place of the first row about them.
    made: HashMap<usize, PersonId>,
    parts: VolunteerImportParts,
    events: Vec<Event>,
    told: VolunteersImported,
}

impl Taking<'_> {
    async fn take(&mut self, tx: &mut WriteTx, row: &ReadyRow<Told>) -> Result<(), InsuranceError> {
        let (key, told) = (row.key, &row.told);
        let person_id = match (row.same_as, self.made.get(&row.first).copied()) {
            (Some(id), _) => self.known(tx, key, (PersonId(id), told)).await?,
            (None, Some(id)) => id,
            (None, None) => {
                let id = self.somebody_new(tx, key, told).await?;
                self.made.insert(row.first, id);
                id
            }
        };
        self.attach(tx, key, (person_id, told)).await
    }

    /// Somebody who gets a card and an entry.
    async fn somebody_new(
        &mut self,
        tx: &mut WriteTx,
        key: RequestKey,
        told: &Told,
    ) -> Result<PersonId, InsuranceError> {
        if self.asking == Asking::Again
            && let Some(id) = store::volunteer_of_request(tx, key).await?
        {
            return self.found_again(tx, (id, PersonCardKeeping::AlongWithIt)).await;
        }
        let id = organisations::add_person(tx, key, ("", &told.person), &mut self.events).await?;
        self.enter(tx, key, (id, told.volunteer.facts()), PersonCardKeeping::AlongWithIt).await?;
        Ok(id)
    }

    /// Somebody whom the office knows: their card and their entry get what they lack.
    async fn known(
        &mut self,
        tx: &mut WriteTx,
        key: RequestKey,
        (id, told): (PersonId, &Told),
    ) -> Result<PersonId, InsuranceError> {
        if self.asking == Asking::Again && store::volunteer_of_request(tx, key).await?.is_some() {
            return self.found_again(tx, (id, PersonCardKeeping::LeftAlone)).await;
        }
        let filled = organisations::complete_person(tx, self.context, (id, &told.person), &mut self.events).await?;
        self.parts.person_changes.extend(filled);
        match self.register.volunteers.get(&id).cloned() {
            None => self.enter(tx, key, (id, told.volunteer.facts()), PersonCardKeeping::LeftAlone).await?,
            Some(entry) if entry.facts.birth_date.is_empty() && told.volunteer.facts().born_on().is_some() => {
                self.fill_birth_date(tx, &entry, told).await?;
            }
            Some(_) => {}
        }
        Ok(id)
    }

    /// The same request again: what it made stands as it stands now.
    async fn found_again(
        &mut self,
        tx: &mut WriteTx,
        (id, person_card): (PersonId, PersonCardKeeping),
    ) -> Result<PersonId, InsuranceError> {
        let there = store::volunteers_among(tx, &[id]).await?;
        let version = there.first().map_or(1, |known| known.version);
        self.note_entry(tx, (id, version), person_card).await?;
        Ok(id)
    }

    async fn note_entry(
        &mut self,
        tx: &mut WriteTx,
        (person_id, version): (PersonId, i64),
        person_card: PersonCardKeeping,
    ) -> Result<(), InsuranceError> {
        let card_version = match person_card {
            PersonCardKeeping::AlongWithIt if self.asking == Asking::Again => {
                organisations::person_of(tx, person_id).await?.map_or(1, |person| person.version)
            }
            _ => 1,
        };
        self.parts.entries.push(EntryOfImport { person_id, version, person_card, card_version });
        self.told.volunteers += 1;
        Ok(())
    }

    /// Takes a person into the register.
    async fn enter(
        &mut self,
        tx: &mut WriteTx,
        key: RequestKey,
        (person_id, facts): (PersonId, &VolunteerFacts),
        person_card: PersonCardKeeping,
    ) -> Result<(), InsuranceError> {
        let now = tx.now();
        if !store::insert_volunteer(tx, (person_id, key), now).await? {
            return Err(InsuranceError::AlreadyVolunteer { person_id });
        }
        let known = KnownVolunteer { person_id, version: 1, keeping: RegisterKeeping::Kept, facts: facts.clone() };
        write_volunteer(tx, &known, (RegisterKeeping::Kept, facts)).await?;
        self.events.push(InsuranceEvent::VolunteerRegistered.about(person_id));
        self.register.volunteers.insert(person_id, known);
        self.note_entry(tx, (person_id, 1), person_card).await
    }

    async fn fill_birth_date(
        &mut self,
        tx: &mut WriteTx,
        entry: &KnownVolunteer,
        told: &Told,
    ) -> Result<(), InsuranceError> {
        let before = take_volunteer(tx, entry.person_id, entry.version).await?;
        let birth_date = told.volunteer.facts().birth_date.clone();
        let facts = VolunteerFacts { birth_date, ..before.facts.clone() };
        write_volunteer(tx, &before, (RegisterKeeping::Kept, &facts)).await?;
        let fields = vec!["birthDate".to_owned()];
        self.events.push(InsuranceEvent::VolunteerChanged { fields }.about(entry.person_id));
        let inverse =
            VolunteerToChange { person_id: entry.person_id, version: before.version, facts: before.facts.clone() };
        self.parts.entry_changes.push(inverse);
        self.register.volunteers.insert(entry.person_id, KnownVolunteer { facts, ..before });
        Ok(())
    }

    /// Attaches them, unless they are attached there from that day on the same track already.
    async fn attach(
        &mut self,
        tx: &mut WriteTx,
        key: RequestKey,
        (person_id, told): (PersonId, &Told),
    ) -> Result<(), InsuranceError> {
        if self.asking == Asking::Again
            && let Some(attachment_id) = store::attachment_of_request(tx, key).await?
        {
            let there = store::find_attachment(tx, attachment_id).await?;
            let version = there.map_or(1, |known| known.version);
            self.note_attachment(AttachmentOfImport { attachment_id, person_id, version });
            return Ok(());
        }
        let facts = told.attachment.facts();
        let theirs = self.register.attachments.entry(person_id).or_default();
        let is_there = theirs.iter().any(|one| {
            let there = &one.facts;
            (there.workplace_id, there.track, &there.starts_on) == (facts.workplace_id, facts.track, &facts.starts_on)
                && there.activity == facts.activity
        });
        if is_there {
            self.told.untouched += 1;
            return Ok(());
        }
        let attachment_id = lay_attachment(tx, (person_id, key), facts, &mut self.events).await?;
        self.note_attachment(AttachmentOfImport { attachment_id, person_id, version: 1 });
        Ok(())
    }

    fn note_attachment(&mut self, attachment: AttachmentOfImport) {
        self.parts.attachments.push(attachment);
        self.told.attachments += 1;
    }
}
