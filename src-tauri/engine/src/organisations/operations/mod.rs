//! The office's verbs on organisations, people and their contact roles.

mod anonymising;
mod contact_roles;
mod lookups;
mod organisation_card;
mod organisations;
mod people;

use super::OrganisationError;
use super::store::NameKeys;
use crate::access::{Event, WriteTx};
use crate::shared::text::{SearchKeys, sort_key};

pub use anonymising::*;
pub use contact_roles::*;
pub use lookups::*;
pub use organisation_card::*;
pub use organisations::*;
pub use people::*;

/// Commits what was done with its events, or takes it back before the refusal is shown.
pub(super) async fn settled<T>(
    tx: WriteTx,
    done: Result<(T, Vec<Event>), OrganisationError>,
) -> Result<T, OrganisationError> {
    match done {
        Ok((answer, events)) => {
            tx.commit(events).await?;
            Ok(answer)
        }
        Err(refusal) => {
            tx.rollback().await?;
            Err(refusal)
        }
    }
}

pub(super) fn name_keys(name: &str) -> NameKeys {
    NameKeys { sort_key: sort_key(name), folded: SearchKeys::of(name).secondary }
}
