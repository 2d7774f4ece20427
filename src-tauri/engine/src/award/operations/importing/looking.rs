//! Look at a table of nominations: what it holds, and what its columns probably are.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::RequestContext;
use crate::award::AwardError;
use crate::award::table::COLUMNS;
use crate::files::{TableLook, TableSource, look};
use crate::gate::Input;

/// A table of nominations to be looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LookAtNominationTable {
    /// Where it comes from.
    pub source: TableSource,
}

impl Input for LookAtNominationTable {
    fn sample() -> Self {
        let text = "Hvem indstiller du?;Dit navn\nKirsten Bækgaard;Ib Holm".to_owned();
        Self { source: TableSource::Pasted { text } }
    }
}

/// Reads a table and guesses what its columns hold. Nothing of it is kept, and a CPR number in it is not told.
pub async fn look_at_nomination_table(
    context: &RequestContext<'_>,
    input: LookAtNominationTable,
) -> Result<TableLook, AwardError> {
    Ok(look(&input.source, COLUMNS, context.today())?)
}
