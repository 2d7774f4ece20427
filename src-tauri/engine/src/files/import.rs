//! A table on its way in: a slice says what its columns are, the kernel guesses which of the file's columns hold them, says
//! how sure it is, and keeps CPR numbers out. It knows no slice and keeps nothing.

mod guess;
mod reading;
mod tidy;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::sheet::{self, Sheet, TableProblem};
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::FieldProblem;
use crate::shared::text_enum::text_enum;

pub use reading::{Asking, NotReady, ReadRow, ReadTable, ReadyRow, refuse_more_rows};
pub use tidy::{emails_told, phones_told, said_yes};

/// What a slice's column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// A person's name.
    Name,
    /// Any words.
    Words,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A day.
    Date,
    /// A day on which somebody was born: some years ago.
    BirthDate,
    /// A CVR number.
    Cvr,
    /// A P-number: ten digits that are no CPR number, whatever they look like.
    PNumber,
    /// Four digits.
    PostalCode,
}

/// One column that a slice takes.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name on the wire.
    pub key: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// How people head it, in Danish and English; they are read, never shown. The likelier first.
    pub headings: &'static [&'static str],
}

text_enum! {
    /// What a guess rests on.
    pub enum Sureness {
        /// The column's heading.
        Heading = "heading",
        /// What stands in the column.
        Content = "content",
        /// Nothing: it is not known what it holds.
        Unknown = "unknown",
    }
}

/// Where a table comes from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum TableSource {
    /// Text out of a mail, a spreadsheet or a word processor.
    Pasted {
        /// As it was pasted.
        text: String,
    },
    /// A file the user pointed at.
    File {
        /// Its bytes, as base64 text.
        bytes: String,
    },
}

/// A column of the file, and what it probably holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuessedColumn {
    /// The slice's column; `None` where no guess is made.
    pub key: Option<String>,
    /// What that rests on.
    pub sureness: Sureness,
}

/// One row of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableRow {
    /// Which row of the file it is.
    pub number: u32,
    /// What stands in its cells; where a CPR number stood, nothing.
    pub cells: Vec<String>,
}

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CellPlace {
    /// The row's number in the file.
    pub row: u32,
    /// Which of its cells, counted from 0.
    pub column: u32,
}

/// One sheet of a file, as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableSheet {
    /// What it is called; empty where it has no name.
    pub name: String,
    /// How many of the rows stand above the data: the headings are the last of them.
    pub head_rows: u32,
    /// Its columns.
    pub columns: Vec<GuessedColumn>,
    /// All rows, with those of the head.
    pub rows: Vec<TableRow>,
    /// The cells that a CPR number was taken out of.
    pub cpr_removed: Vec<CellPlace>,
}

/// A file that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableLook {
    /// Its sheets in which something is written.
    pub sheets: Vec<TableSheet>,
}

/// A row as it is to be taken in, its cells by the slice's columns.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TypedRow {
    /// Which row of the file it is.
    pub number: u32,
    /// What is written, by the slice's columns.
    pub cells: BTreeMap<String, String>,
    /// What is to come of it, where something like it is there already.
    #[serde(default)]
    #[ts(optional)]
    pub choice: Option<RowChoice>,
}

impl TypedRow {
    /// What is written in a column, or nothing.
    pub fn cell(&self, key: &str) -> &str {
        self.cells.get(key).map_or("", |cell| cell.trim())
    }
}

/// What is to come of a row that something like it is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum RowChoice {
    /// It is the same: what is missing there is filled from the row.
    Same {
        /// Which one.
        #[ts(type = "number")]
        id: i64,
    },
    /// It is another.
    New,
}

/// Something like a row that is there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowDouble {
    /// Which one.
    #[ts(type = "number")]
    pub id: i64,
    /// Whether it is surely the same.
    pub is_sure: bool,
    /// What is known of it, by the slice's columns.
    pub cells: BTreeMap<String, String>,
}

impl RowDouble {
    /// One of which this is known; what is empty is left out.
    pub fn of<const COUNT: usize>(id: i64, is_sure: bool, cells: [(&str, String); COUNT]) -> Self {
        let cells = cells.into_iter().filter(|(_, cell)| !cell.is_empty());
        Self { id, is_sure, cells: cells.map(|(key, cell)| (key.to_owned(), cell)).collect() }
    }
}

/// What there is to say of a row; rows without anything are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JudgedRow {
    /// Which row of the file it is.
    pub number: u32,
    /// What is wrong with it, by the slice's columns.
    pub problems: Vec<FieldProblem>,
    /// What is there already, the surest first.
    pub doubles: Vec<RowDouble>,
    /// An earlier row of the same file that says the same.
    pub same_as_row: Option<u32>,
}

impl JudgedRow {
    /// Whether there is nothing to say.
    pub fn is_fine(&self) -> bool {
        self.problems.is_empty() && self.doubles.is_empty() && self.same_as_row.is_none()
    }
}

/// Reads a table and guesses its columns.
///
/// # Errors
/// Where it is no table, locked, damaged or too large.
pub fn look(source: &TableSource, columns: &[Column], today: NaiveDate) -> Result<TableLook, TableProblem> {
    let sheets = match source {
        TableSource::Pasted { text } => sheet::of_text(text)?,
        TableSource::File { bytes } => sheet::of_file(&from_base64(bytes)?)?,
    };
    Ok(TableLook { sheets: sheets.into_iter().map(|sheet| understood(sheet, columns, today)).collect() })
}

fn from_base64(text: &str) -> Result<Vec<u8>, TableProblem> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text).map_err(|_| TableProblem::NotATable)
}

fn understood(sheet: Sheet, columns: &[Column], today: NaiveDate) -> TableSheet {
    let (head_rows, guesses) = guess::guessed(&sheet, columns, today);
    let mut cpr_removed = Vec::new();
    let mut rows = Vec::new();
    for (place, row) in sheet.rows.into_iter().enumerate() {
        let is_data = place >= head_rows;
        let mut cells = row.cells;
        for (column, (cell, guess)) in (0_u32..).zip(cells.iter_mut().zip(&guesses)) {
            let is_of_cpr_column = is_data && guess.holds_cpr && !cell.trim().is_empty();
            let is_exempt = is_data && guess.is_exempt;
            if is_of_cpr_column || (!is_exempt && looks_like_cpr(cell, today)) {
                cell.clear();
                cpr_removed.push(CellPlace { row: row.number, column });
            }
        }
        rows.push(TableRow { number: row.number, cells });
    }
    let name = if looks_like_cpr(&sheet.name, today) { String::new() } else { sheet.name };
    let columns = guesses.into_iter().map(|guess| guess.column).collect();
    TableSheet { name, head_rows: head_rows as u32, columns, rows, cpr_removed }
}

#[cfg(test)]
mod tests;
