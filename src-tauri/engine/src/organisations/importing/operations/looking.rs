//! Look at a table before anything is made of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::RequestContext;
use crate::files::{TableLook, TableSource, look};
use crate::gate::Input;
use crate::organisations::OrganisationError;
use crate::organisations::importing::columns::{OF_ORGANISATIONS, OF_PEOPLE};
use crate::organisations::organisation::{BorrowerCategory, OrganisationKind};

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum PartyTable {
    /// A person each.
    People,
    /// An organisation each, with whom to ring there.
    Organisations {
        /// What kind they are, all of them.
        kind: OrganisationKind,
        /// What they count as when they borrow.
        borrower_category: BorrowerCategory,
    },
}

/// A table to be looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LookAtPartyTable {
    /// What its rows are.
    pub table: PartyTable,
    /// Where it comes from.
    pub source: TableSource,
}

impl Input for LookAtPartyTable {
    fn sample() -> Self {
        let text = "Navn;Telefon\nÅse Bækgaard;84 00 01 45".to_owned();
        Self { table: PartyTable::People, source: TableSource::Pasted { text } }
    }
}

/// Reads a table and guesses what its columns hold. Nothing of it is kept, and a CPR number in it is not told.
pub async fn look_at_party_table(
    context: &RequestContext<'_>,
    input: LookAtPartyTable,
) -> Result<TableLook, OrganisationError> {
    let columns = match input.table {
        PartyTable::People => OF_PEOPLE,
        PartyTable::Organisations { .. } => OF_ORGANISATIONS,
    };
    Ok(look(&input.source, columns, context.today())?)
}
