//! Open an organisation's card.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::NamedOrganisation;
use crate::access::{RequestContext, Subject, SubjectKind};
use crate::gate::Input;
use crate::organisations::OrganisationError;
use crate::organisations::contact_role::ContactRole;
use crate::organisations::organisation::{DeclarationState, Organisation};
use crate::organisations::store;
use crate::shared::ids::OrganisationId;
use crate::shared::wall_clock::date_of;

/// The organisation whose card is opened.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenOrganisation {
    /// Which one.
    pub organisation_id: OrganisationId,
}

impl Input for OpenOrganisation {
    fn sample() -> Self {
        Self { organisation_id: OrganisationId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Organisation, self.organisation_id.0))
    }
}

/// Everything about an organisation.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationCard {
    /// How it stands.
    pub organisation: Organisation,
    /// What it is a branch of.
    pub parent: Option<NamedOrganisation>,
    /// Its own branches.
    pub branches: Vec<NamedOrganisation>,
    /// Who holds or held roles there: those who hold them first, whom to ring first.
    pub contacts: Vec<ContactRole>,
    /// How its declaration stands today.
    pub declaration: DeclarationState,
}

/// Opens an organisation's card.
pub async fn open_organisation(
    context: &RequestContext<'_>,
    input: OpenOrganisation,
) -> Result<OrganisationCard, OrganisationError> {
    let today = date_of(context.now());
    let mut tx = context.read().await?;
    let found = store::find_organisation(&mut tx, input.organisation_id).await?;
    let organisation = found.ok_or(OrganisationError::OrganisationNotFound)?;
    let parent = match organisation.facts.parent_id {
        Some(id) => store::find_organisation(&mut tx, id).await?,
        None => None,
    };
    Ok(OrganisationCard {
        parent: parent.map(|parent| NamedOrganisation { id: parent.id, name: parent.facts.name }),
        branches: store::branches_of(&mut tx, organisation.id).await?.into_iter().map(Into::into).collect(),
        contacts: store::roles_at(&mut tx, organisation.id, today).await?,
        declaration: organisation.facts.declaration_on(today),
        organisation,
    })
}
