//! The office's verbs on organisations, people and their contact roles.

mod anonymising;
mod contact_roles;
mod declarations;
mod lookups;
mod organisation_card;
mod organisations;
mod people;

use super::store::NameKeys;
use crate::shared::text::{folded, sort_key};

pub use anonymising::*;
pub use contact_roles::*;
pub use declarations::*;
pub use lookups::*;
pub use organisation_card::*;
pub use organisations::*;
pub use people::*;

pub(super) fn name_keys(name: &str) -> NameKeys {
    NameKeys { sort_key: sort_key(name), folded: folded(name) }
}
