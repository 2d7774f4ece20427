//! Recipients and figures as files that a spreadsheet opens.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::history::{statistics, winners};
use crate::access::{self, RequestContext, Subject, SubjectKind};
use crate::award::AwardError;
use crate::award::history::{statistics_table, winners_table};
use crate::database::DatabaseError;
use crate::files::TableError;
use crate::gate::Input;
use crate::shared::format::Language;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What of the award's history is given out.
    pub enum HistoryTable {
        /// Who was given it.
        Winners = "winners",
        /// What nominations were about, in figures.
        Statistics = "statistics",
    }
}

text_enum! {
    /// As what.
    pub enum HistoryFormat {
        /// A workbook.
        Xlsx = "xlsx",
        /// Values parted by semicolons.
        Csv = "csv",
    }
}

/// A table of the award's history to be given out.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HistoryToExport {
    /// What.
    pub table: HistoryTable,
    /// As what.
    pub format: HistoryFormat,
    /// The language of its heads.
    pub language: Language,
}

impl Input for HistoryToExport {
    fn sample() -> Self {
        Self { table: HistoryTable::Winners, format: HistoryFormat::Xlsx, language: Language::Da }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Office, 1))
    }
}

/// A table of the award's history as a file.
pub async fn export_award_history(context: &RequestContext<'_>, input: HistoryToExport) -> Result<Vec<u8>, AwardError> {
    let mut tx = context.read().await?;
    let table = match input.table {
        HistoryTable::Winners => winners_table(&winners(&mut tx).await?, input.language),
        HistoryTable::Statistics => statistics_table(&statistics(&mut tx).await?, input.language),
    };
    drop(tx);
    let today = context.today();
    let made = access::apart(move || -> Result<Vec<u8>, TableError> {
        match input.format {
            HistoryFormat::Xlsx => table.to_xlsx(today),
            HistoryFormat::Csv => table.to_csv(),
        }
    });
    let failed = |error| DatabaseError::inconsistent(format!("a table could not be written: {error}"));
    made.await?.map_err(|error| failed(error).into())
}
