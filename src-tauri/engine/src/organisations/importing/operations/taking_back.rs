//! Take back what came from a table, as one; and take it out again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Changed, Changing, Event, RequestContext, Subject, SubjectKind, WriteTx, settled};
use crate::gate::Input;
use crate::organisations::directory::index_organisation;
use crate::organisations::operations::{
    ChangeOrganisation, ChangePerson, Sight, archive_people, changed_organisation, changed_person,
    put_organisation_away, restore_people, take_organisation_out,
};
use crate::organisations::store::{self as cards, RoleEndsRow};
use crate::organisations::{OrganisationError, OrganisationEvent};
use crate::shared::ids::{ContactRoleId, OrganisationId, PersonId};

/// What came from a table, so that it can be taken back as one.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportParts {
    /// Cards that were made.
    pub organisations: Vec<OrganisationId>,
    /// Cards that were made.
    pub people: Vec<PersonId>,
    /// Roles that were given.
    pub roles: Vec<ContactRoleId>,
    /// What puts changed cards back.
    pub organisation_changes: Vec<ChangeOrganisation>,
    /// What puts changed cards back.
    pub person_changes: Vec<ChangePerson>,
}

/// An import to be taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeBackImport {
    /// What came of it.
    pub parts: ImportParts,
}

impl Changing for TakeBackImport {
    const OPERATION: &'static str = "take_back_import";
}

impl Input for TakeBackImport {
    fn sample() -> Self {
        Self { parts: ImportParts { people: vec![PersonId(1)], ..ImportParts::default() } }
    }
}

/// An import that was taken back and is wanted after all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LayImportAgain {
    /// What was taken back of it.
    pub parts: ImportParts,
}

impl Changing for LayImportAgain {
    const OPERATION: &'static str = "lay_import_again";
}

impl Input for LayImportAgain {
    fn sample() -> Self {
        Self { parts: TakeBackImport::sample().parts }
    }
}

/// How many cards followed, and how many did not because a colleague has changed them since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
pub struct ImportFollowed {
    /// Cards that followed.
    pub cards: u32,
    /// Cards that stand as a colleague left them.
    pub left: u32,
}

/// Puts away what came from a table, and puts completed cards back. What was put away meanwhile, or changed by a
/// colleague, stands as it is.
pub async fn take_back_import(
    context: &RequestContext<'_>,
    input: TakeBackImport,
) -> Result<Changed<ImportFollowed>, OrganisationError> {
    let TakeBackImport { parts } = input;
    let mut tx = context.write().await?;
    let done = async {
        let mut following = Following::default();
        following.put_back(&mut tx, context, &parts).await?;
        for id in parts.roles {
            let withdrawn = cards::withdraw_role(&mut tx, id, context.now()).await?;
            following.role(&mut tx, id, withdrawn, IsGiven::No).await?;
        }
        for id in parts.organisations {
            if put_organisation_away(&mut tx, id, &mut following.events).await? {
                following.parts.organisations.push(id);
            }
        }
        following.parts.people = archive_people(&mut tx, &parts.people, &mut following.events).await?;
        let cards = following.cards();
        let event = OrganisationEvent::ImportTakenBack { cards };
        following.end(&event, |parts| Changed::with_undo(ImportFollowed::default(), &LayImportAgain { parts }))
    };
    let done = done.await;
    settled(tx, done).await
}

/// Takes out again what an import brought and was taken back.
pub async fn lay_import_again(
    context: &RequestContext<'_>,
    input: LayImportAgain,
) -> Result<Changed<ImportFollowed>, OrganisationError> {
    let LayImportAgain { parts } = input;
    let mut tx = context.write().await?;
    let done = async {
        let mut following = Following::default();
        for id in &parts.organisations {
            if take_organisation_out(&mut tx, *id, &mut following.events).await? {
                following.parts.organisations.push(*id);
            }
        }
        following.parts.people = restore_people(&mut tx, &parts.people, &mut following.events).await?;
        for id in &parts.roles {
            let given = cards::reinstate_role(&mut tx, *id).await?;
            following.role(&mut tx, *id, given, IsGiven::Yes).await?;
        }
        following.put_back(&mut tx, context, &parts).await?;
        let cards = following.cards();
        let event = OrganisationEvent::ImportLaidAgain { cards };
        following.end(&event, |parts| Changed::with_undo(ImportFollowed::default(), &TakeBackImport { parts }))
    };
    let done = done.await;
    settled(tx, done).await
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum IsGiven {
    Yes,
    No,
}

/// What followed so far, and the way back of it.
#[derive(Default)]
struct Following {
    parts: ImportParts,
    events: Vec<Event>,
    left: u32,
}

impl Following {
    fn cards(&self) -> u32 {
        let ImportParts { organisations, people, organisation_changes, person_changes, .. } = &self.parts;
        (organisations.len() + people.len() + organisation_changes.len() + person_changes.len()) as u32
    }

    /// Completed cards as they were before.
    async fn put_back(
        &mut self,
        tx: &mut WriteTx,
        context: &RequestContext<'_>,
        parts: &ImportParts,
    ) -> Result<(), OrganisationError> {
        for change in &parts.person_changes {
            let facts = change.facts.checked("", context.today())?;
            match changed_person(tx, change, facts, Sight::of(context)).await {
                Ok((_, way_back, events)) => {
                    self.parts.person_changes.extend(way_back);
                    self.events.extend(events);
                }
                Err(OrganisationError::StalePerson { .. }) => self.left += 1,
                Err(other) => return Err(other),
            }
        }
        for change in &parts.organisation_changes {
            let facts = change.facts.checked("", context.today())?;
            match changed_organisation(tx, change, facts).await {
                Ok((_, way_back, events)) => {
                    self.parts.organisation_changes.extend(way_back);
                    self.events.extend(events);
                }
                Err(OrganisationError::StaleOrganisation { .. }) => self.left += 1,
                Err(other) => return Err(other),
            }
        }
        Ok(())
    }

    async fn role(
        &mut self,
        tx: &mut WriteTx,
        id: ContactRoleId,
        ends: Option<RoleEndsRow>,
        is_given: IsGiven,
    ) -> Result<(), OrganisationError> {
        let Some(RoleEndsRow { organisation_id, person_id, role }) = ends else { return Ok(()) };
        index_organisation(tx, organisation_id).await?;
        let event = match is_given {
            IsGiven::Yes => OrganisationEvent::ContactRoleReinstated { contact_role_id: id, person_id, role },
            IsGiven::No => OrganisationEvent::ContactRoleWithdrawn { contact_role_id: id, person_id, role },
        };
        self.events.push(Event::new(Subject::of(SubjectKind::Organisation, organisation_id.0), &event));
        self.parts.roles.push(id);
        Ok(())
    }

    /// The answer and the events. Where nothing followed, nothing is noted.
    fn end(
        mut self,
        event: &OrganisationEvent,
        answer: impl FnOnce(ImportParts) -> Changed<ImportFollowed>,
    ) -> Result<(Changed<ImportFollowed>, Vec<Event>), OrganisationError> {
        let cards = self.cards();
        if cards > 0 {
            self.events.push(Event::new(Subject::of(SubjectKind::Office, 1), event));
        }
        let mut changed = answer(self.parts);
        changed.now = ImportFollowed { cards, left: self.left };
        Ok((changed, self.events))
    }
}
