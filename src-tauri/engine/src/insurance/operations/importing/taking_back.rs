//! Take back what came from a table of volunteers, as one; and lay it again. Where something of it was changed since, it is
//! refused and says whose: what somebody wrote after the import is not swept away with it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Changed, Changing, Event, RequestContext, WriteTx};
use crate::gate::Input;
use crate::insurance::operations::correcting::keep;
use crate::insurance::operations::passing_on::{Written, let_go_of_all};
use crate::insurance::operations::registering::{PersonCardKeeping, VolunteerToChange};
use crate::insurance::operations::writing::{take_volunteer, write_attachment, write_volunteer};
use crate::insurance::operations::{Done, finish};
use crate::insurance::store::{self, KnownAttachment};
use crate::insurance::{InsuranceError, InsuranceEvent, RegisterKeeping};
use crate::organisations::{self, ChangePerson, OrganisationError, differing};
use crate::shared::ids::{AttachmentId, PersonId};

/// So many are told by name.
const MOST_NAMES: usize = 5;

/// An entry that an import made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EntryOfImport {
    /// Whose.
    pub person_id: PersonId,
    /// The version that the import left.
    #[ts(type = "number")]
    pub version: i64,
    /// Whether the person's card was made for it.
    pub person_card: PersonCardKeeping,
    /// The version of that card.
    #[ts(type = "number")]
    pub card_version: i64,
}

/// An attachment that an import made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachmentOfImport {
    /// Which.
    pub attachment_id: AttachmentId,
    /// Whose.
    pub person_id: PersonId,
    /// The version that the import left.
    #[ts(type = "number")]
    pub version: i64,
}

/// What came from a table of volunteers, so that it can be taken back as one.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VolunteerImportParts {
    /// Entries that were made.
    pub entries: Vec<EntryOfImport>,
    /// Attachments that were made.
    pub attachments: Vec<AttachmentOfImport>,
    /// What puts completed entries back.
    pub entry_changes: Vec<VolunteerToChange>,
    /// What puts completed cards back.
    pub person_changes: Vec<ChangePerson>,
}

/// An import of volunteers to be taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeBackVolunteerImport {
    /// What came of it.
    pub parts: VolunteerImportParts,
}

impl Changing for TakeBackVolunteerImport {
    const OPERATION: &'static str = "take_back_volunteer_import";
}

impl Input for TakeBackVolunteerImport {
    fn sample() -> Self {
        let entry = EntryOfImport {
            person_id: PersonId(1),
            version: 1,
            person_card: PersonCardKeeping::AlongWithIt,
            card_version: 1,
        };
        Self { parts: VolunteerImportParts { entries: vec![entry], ..VolunteerImportParts::default() } }
    }
}

/// An import of volunteers that was taken back and is wanted after all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LayVolunteerImportAgain {
    /// What was taken back of it.
    pub parts: VolunteerImportParts,
}

impl Changing for LayVolunteerImportAgain {
    const OPERATION: &'static str = "lay_volunteer_import_again";
}

impl Input for LayVolunteerImportAgain {
    fn sample() -> Self {
        Self { parts: TakeBackVolunteerImport::sample().parts }
    }
}

/// What followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct VolunteerImportFollowed {
    /// How many entries.
    pub volunteers: u32,
    /// How many attachments.
    pub attachments: u32,
}

/// Withdraws what came from a table of volunteers, and puts back what it completed.
pub async fn take_back_volunteer_import(
    context: &RequestContext<'_>,
    input: TakeBackVolunteerImport,
) -> Result<Changed<VolunteerImportFollowed>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let mut following = Following { context, keeping: RegisterKeeping::Withdrawn, events: Vec::new() };
        let (followed, parts) = following.follow(&mut tx, input.parts).await?;
        let VolunteerImportFollowed { volunteers, attachments } = followed;
        following.note(&InsuranceEvent::VolunteerImportTakenBack { volunteers, attachments });
        Ok(Done::with_undo(followed, following.events, &LayVolunteerImportAgain { parts }))
    }
    .await;
    finish(tx, done).await
}

/// Puts back what came from a table of volunteers and was taken back.
pub async fn lay_volunteer_import_again(
    context: &RequestContext<'_>,
    input: LayVolunteerImportAgain,
) -> Result<Changed<VolunteerImportFollowed>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let mut following = Following { context, keeping: RegisterKeeping::Kept, events: Vec::new() };
        let (followed, parts) = following.follow(&mut tx, input.parts).await?;
        let VolunteerImportFollowed { volunteers, attachments } = followed;
        following.note(&InsuranceEvent::VolunteerImportLaidAgain { volunteers, attachments });
        Ok(Done::with_undo(followed, following.events, &TakeBackVolunteerImport { parts }))
    }
    .await;
    finish(tx, done).await
}

/// All parts on their way to stand, or to stand no more.
struct Following<'a> {
    context: &'a RequestContext<'a>,
    keeping: RegisterKeeping,
    events: Vec<Event>,
}

impl Following<'_> {
    fn note(&mut self, event: &InsuranceEvent) {
        self.events.push(event.of_office());
    }

    async fn follow(
        &mut self,
        tx: &mut WriteTx,
        parts: VolunteerImportParts,
    ) -> Result<(VolunteerImportFollowed, VolunteerImportParts), InsuranceError> {
        let attachments = self.unchanged(tx, &parts).await?;
        let followed = VolunteerImportFollowed {
            volunteers: parts.entries.len() as u32,
            attachments: parts.attachments.len() as u32,
        };
        let mut back = VolunteerImportParts::default();
        for change in parts.person_changes.iter().rev() {
            back.person_changes.extend(self.person(tx, change).await?);
        }
        for change in &parts.entry_changes {
            back.entry_changes.push(self.entry_change(tx, change).await?);
        }
        let of_entries: BTreeSet<PersonId> = parts.entries.iter().map(|entry| entry.person_id).collect();
        for entry in &parts.entries {
            back.entries.push(self.entry(tx, entry).await?);
        }
        for part in &parts.attachments {
            // Those of an entry go and come with it.
            let version = match attachments.get(&part.attachment_id) {
                Some(known) if !of_entries.contains(&part.person_id) => self.attachment(tx, known).await?,
                _ => part.version,
            };
            back.attachments.push(AttachmentOfImport { version, ..*part });
        }
        let people: BTreeSet<PersonId> = parts.attachments.iter().map(|part| part.person_id).collect();
        let_go_of_all(tx, people, (Written::ByThisAct, &mut self.events)).await?;
        Ok((followed, back))
    }

    /// Refuses where anything stands in another version than the import left, or more was attached to an entry of its.
    async fn unchanged(
        &self,
        tx: &mut WriteTx,
        parts: &VolunteerImportParts,
    ) -> Result<BTreeMap<AttachmentId, KnownAttachment>, InsuranceError> {
        let entries = parts.entries.iter().map(|entry| (entry.person_id, entry.version));
        let changes = parts.entry_changes.iter().map(|change| (change.person_id, change.version));
        let versions: BTreeMap<PersonId, i64> = entries.chain(changes).collect();
        let ids: Vec<PersonId> = versions.keys().copied().collect();
        let known = store::volunteers_among(tx, &ids).await?;
        let same = known.iter().filter(|one| versions.get(&one.person_id) == Some(&one.version));
        let same: BTreeSet<PersonId> = same.map(|one| one.person_id).collect();
        let mut changed: BTreeSet<PersonId> = ids.iter().copied().filter(|id| !same.contains(id)).collect();
        let mut attachments = BTreeMap::new();
        for part in &parts.attachments {
            match store::find_attachment(tx, part.attachment_id).await? {
                Some(found) if found.version == part.version => {
                    attachments.insert(found.id, found);
                }
                _ => {
                    changed.insert(part.person_id);
                }
            }
        }
        for entry in &parts.entries {
            let theirs = store::attachments_between(tx, (entry.person_id, entry.person_id)).await?;
            if theirs.iter().any(|one| !attachments.contains_key(&one.id)) {
                changed.insert(entry.person_id);
            }
            if entry.person_card == PersonCardKeeping::AlongWithIt {
                let card = organisations::person_of(tx, entry.person_id).await?;
                if card.is_none_or(|card| card.version != entry.card_version) {
                    changed.insert(entry.person_id);
                }
            }
        }
        if changed.is_empty() { Ok(attachments) } else { Err(changed_since(tx, &changed).await?) }
    }

    async fn person(
        &mut self,
        tx: &mut WriteTx,
        change: &ChangePerson,
    ) -> Result<Option<ChangePerson>, InsuranceError> {
        match organisations::put_person_back(tx, self.context, change, &mut self.events).await {
            Ok(back) => Ok(back),
            Err(OrganisationError::StalePerson { .. }) => {
                Err(changed_since(tx, &BTreeSet::from([change.person_id])).await?)
            }
            Err(other) => Err(other.into()),
        }
    }

    async fn entry_change(
        &mut self,
        tx: &mut WriteTx,
        change: &VolunteerToChange,
    ) -> Result<VolunteerToChange, InsuranceError> {
        let facts = change.facts.checked("", self.context.today())?;
        let before = take_volunteer(tx, change.person_id, change.version).await?;
        write_volunteer(tx, &before, (before.keeping, facts.facts())).await?;
        let fields = differing(facts.facts(), &before.facts);
        self.events.push(InsuranceEvent::VolunteerChanged { fields }.about(change.person_id));
        Ok(VolunteerToChange { person_id: change.person_id, version: before.version, facts: before.facts })
    }

    async fn entry(&mut self, tx: &mut WriteTx, entry: &EntryOfImport) -> Result<EntryOfImport, InsuranceError> {
        let (version, events) = keep(tx, (entry.person_id, entry.version), self.keeping).await?;
        self.events.extend(events);
        let mut card_version = entry.card_version;
        if entry.person_card == PersonCardKeeping::AlongWithIt {
            let ids = [entry.person_id];
            let moved = match self.keeping {
                RegisterKeeping::Kept => organisations::restore_people(tx, &ids, &mut self.events).await?,
                RegisterKeeping::Withdrawn => organisations::archive_people(tx, &ids, &mut self.events).await?,
            };
            card_version += moved.len() as i64;
        }
        Ok(EntryOfImport { version, card_version, ..*entry })
    }

    async fn attachment(&mut self, tx: &mut WriteTx, known: &KnownAttachment) -> Result<i64, InsuranceError> {
        store::take_attachment(tx, known.id, known.version).await?;
        let before = KnownAttachment { version: known.version + 1, ..known.clone() };
        write_attachment(tx, &before, (self.keeping, &known.facts)).await?;
        let (attachment_id, organisation_id) = (known.id, known.facts.workplace_id);
        let event = match self.keeping {
            RegisterKeeping::Kept => InsuranceEvent::AttachmentReinstated { attachment_id, organisation_id },
            RegisterKeeping::Withdrawn => InsuranceEvent::AttachmentWithdrawn { attachment_id, organisation_id },
        };
        self.events.push(event.about(known.person_id));
        Ok(before.version)
    }
}

/// Who has been changed since, by name.
async fn changed_since(tx: &mut WriteTx, changed: &BTreeSet<PersonId>) -> Result<InsuranceError, InsuranceError> {
    let mut names = Vec::new();
    for id in changed.iter().take(MOST_NAMES) {
        names.extend(organisations::person_name(tx, *id).await?.map(|person| person.full_name));
    }
    Ok(InsuranceError::ImportChangedSince { names, people: changed.len() as u32 })
}
