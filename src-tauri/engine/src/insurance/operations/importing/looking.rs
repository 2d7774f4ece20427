//! Look at a table of volunteers: what it holds, and what its columns probably are.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::RequestContext;
use crate::files::{TableLook, TableSource, look};
use crate::gate::Input;
use crate::insurance::InsuranceError;
use crate::insurance::table::COLUMNS;

/// A table of volunteers to be looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LookAtVolunteerTable {
    /// Where it comes from.
    pub source: TableSource,
}

impl Input for LookAtVolunteerTable {
    fn sample() -> Self {
        let text = "Navn;Telefon;Startdato\nÅse Bækgaard;84 00 01 45;1/12-2026".to_owned();
        Self { source: TableSource::Pasted { text } }
    }
}

/// Reads a table and guesses what its columns hold. Nothing of it is kept, and a CPR number in it is not told.
pub async fn look_at_volunteer_table(
    context: &RequestContext<'_>,
    input: LookAtVolunteerTable,
) -> Result<TableLook, InsuranceError> {
    Ok(look(&input.source, COLUMNS, context.today())?)
}
