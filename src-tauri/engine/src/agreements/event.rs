//! What can happen to an agreement.

use serde::Serialize;
use ts_rs::TS;

use crate::access::{Event, Subject, SubjectKind};
use crate::shared::ids::{AgreementId, OrganisationId, PaperId};

/// One line of an agreement's history.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "event", content = "values", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum AgreementEvent {
    /// A draft was begun.
    AgreementDrafted {
        /// With whom.
        organisation_id: OrganisationId,
        /// Its number.
        number: String,
    },
    /// Facts or values were changed.
    AgreementChanged {
        /// The fields, by their names.
        fields: Vec<String>,
    },
    /// A clause was changed, switched on or off.
    ClauseChanged {
        /// Its key.
        key: String,
    },
    /// The draft was thrown away.
    AgreementDiscarded,
    /// The draft was taken back.
    AgreementRestored,
    /// It was printed.
    AgreementPrinted {
        /// The stored paper.
        paper_id: PaperId,
        /// Its SHA-256.
        sha256: String,
    },
}

impl AgreementEvent {
    /// The event, about this agreement.
    pub(super) fn about(&self, id: AgreementId) -> Event {
        Event::new(Subject::of(SubjectKind::Agreement, id.0), self)
    }
}
