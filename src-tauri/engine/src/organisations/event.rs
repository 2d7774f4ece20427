//! What can happen to organisations and people, as ids and names of fields: what is personal stays out of the log.

use serde::Serialize;
use ts_rs::TS;

use super::contact_role::ContactRoleKind;
use crate::shared::ids::{ContactRoleId, GrantId, PersonId};

/// What can happen in this slice.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "event", content = "values", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum OrganisationEvent {
    /// An organisation was registered.
    OrganisationRegistered,
    /// Facts of an organisation were changed.
    OrganisationChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// An organisation was put away.
    OrganisationArchived,
    /// An organisation was taken out again.
    OrganisationRestored,
    /// A person was registered.
    PersonRegistered,
    /// Facts of a person were changed.
    PersonChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// A person was put away.
    PersonArchived,
    /// A person was taken out again.
    PersonRestored,
    /// A person was given a role at an organisation.
    ContactRoleGiven {
        /// The role.
        contact_role_id: ContactRoleId,
        /// Who.
        person_id: PersonId,
        /// What they are there.
        role: ContactRoleKind,
    },
    /// Role, title or period were changed.
    ContactRoleChanged {
        /// The role.
        contact_role_id: ContactRoleId,
        /// Who.
        person_id: PersonId,
        /// What they are there.
        role: ContactRoleKind,
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// A role was given by mistake and taken out of the books.
    ContactRoleWithdrawn {
        /// The role.
        contact_role_id: ContactRoleId,
        /// Who.
        person_id: PersonId,
        /// What they were there.
        role: ContactRoleKind,
    },
    /// A withdrawn role was put back.
    ContactRoleReinstated {
        /// The role.
        contact_role_id: ContactRoleId,
        /// Who.
        person_id: PersonId,
        /// What they are there.
        role: ContactRoleKind,
    },
    /// An amount that was given was written down.
    GrantRecorded {
        /// The amount.
        grant_id: GrantId,
        /// The year it was given for.
        year: i32,
    },
    /// An amount was corrected.
    GrantChanged {
        /// The amount.
        grant_id: GrantId,
        /// The year it was given for.
        year: i32,
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// An amount was written by mistake and taken back.
    GrantWithdrawn {
        /// The amount.
        grant_id: GrantId,
        /// The year it was given for.
        year: i32,
    },
    /// An amount that was taken back stands again.
    GrantReinstated {
        /// The amount.
        grant_id: GrantId,
        /// The year it was given for.
        year: i32,
    },
    /// Cards were made or completed from a table. Each has its own line too.
    PartiesImported {
        /// New organisations.
        organisations: u32,
        /// New people.
        people: u32,
        /// Cards that were completed.
        completed: u32,
    },
    /// What came from a table was put away again.
    ImportTakenBack {
        /// Cards that were put away.
        cards: u32,
    },
    /// What came from a table was taken out again.
    ImportLaidAgain {
        /// Cards that were taken out.
        cards: u32,
    },
}
