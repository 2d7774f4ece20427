//! Until when an association declares that it obtains child-protection certificates, noted from elsewhere than its card.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::name_keys;
use crate::access::{Event, Subject, SubjectKind, WriteTx};
use crate::database::DatabaseError;
use crate::organisations::{OrganisationEvent, store};
use crate::shared::ids::OrganisationId;

/// The last day of a declaration, before and after somebody noted another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeclarationMoved {
    /// As the card said.
    #[ts(type = "string | null")]
    pub before: Option<NaiveDate>,
    /// As it says from then on.
    #[ts(type = "string | null")]
    pub after: Option<NaiveDate>,
}

impl DeclarationMoved {
    /// The way back.
    #[must_use]
    pub fn back(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

/// As often the card is looked at again where somebody else was quicker.
const TRIES: usize = 3;

/// Writes the last day on the association's card, where the card still says what it said before; what somebody has
/// written there since stays. Gives the event, where something was written.
///
/// # Errors
///
/// What the database says.
pub async fn move_declaration(
    tx: &mut WriteTx,
    id: OrganisationId,
    moved: DeclarationMoved,
) -> Result<Option<Event>, DatabaseError> {
    for _ in 0..TRIES {
        let Some(card) = store::find_organisation(tx, id).await? else { return Ok(None) };
        if card.facts.declared_until() != moved.before || moved.before == moved.after {
            return Ok(None);
        }
        let before = card.facts.clone();
        let checked = card.facts.declared(moved.after);
        let fields = checked.facts().differing_from(&before);
        let keys = name_keys(&before.name);
        if store::update_organisation(tx, (card.id, card.version), &checked, &keys).await? {
            let subject = Subject::of(SubjectKind::Organisation, card.id.0);
            return Ok(Some(Event::new(subject, &OrganisationEvent::OrganisationChanged { fields })));
        }
    }
    Ok(None)
}
