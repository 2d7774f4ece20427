//! A table that somebody hands over, read as plain words: a workbook, separated values, or text out of a mail. What a file
//! is, is judged by what is in it. Nothing is calculated: what looks like a formula is words, and a phone number keeps its
//! plus. Days are written as they are written in Denmark.

mod lines;
mod text;
mod workbook;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// The most bytes of a file or of pasted text.
pub const LARGEST_TABLE: usize = 10 * 1024 * 1024;
/// The most bytes that a file may unpack to.
const MOST_UNPACKED: u64 = 150 * 1024 * 1024;
/// The most rows of all sheets together.
const MOST_ROWS: usize = 10_000;
/// The most columns of a sheet.
const MOST_COLUMNS: usize = 100;

/// Why a table cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum TableProblem {
    /// Nothing is written in it.
    #[error("an empty table")]
    Empty,
    /// More bytes than are read, as it is or unpacked.
    #[error("too large a table")]
    TooLarge {
        /// The most megabytes that are read.
        megabytes: u32,
    },
    /// More rows than are read.
    #[error("too many rows")]
    TooManyRows {
        /// The most that are read.
        most: u32,
    },
    /// More columns than are read.
    #[error("too many columns")]
    TooManyColumns {
        /// The most that are read.
        most: u32,
    },
    /// It is locked with a password.
    #[error("a locked table")]
    Locked,
    /// A workbook that cannot be read to its end.
    #[error("a damaged table")]
    Damaged,
    /// A workbook of the kind that was written before 2007.
    #[error("an old workbook")]
    OldWorkbook,
    /// Something else: a picture, a paper, a program.
    #[error("no table")]
    NotATable,
}

const TOO_LARGE: TableProblem = TableProblem::TooLarge { megabytes: (LARGEST_TABLE / 1024 / 1024) as u32 };
const TOO_MANY_ROWS: TableProblem = TableProblem::TooManyRows { most: MOST_ROWS as u32 };
const TOO_MANY_COLUMNS: TableProblem = TableProblem::TooManyColumns { most: MOST_COLUMNS as u32 };

/// One sheet of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called; empty where it has no name.
    pub name: String,
    /// Its rows in order, all equally wide. Empty ones are left out.
    pub rows: Vec<SheetRow>,
}

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Which row of the file it is, as a spreadsheet counts them.
    pub number: u32,
    /// What stands in its cells.
    pub cells: Vec<String>,
}

/// The sheets of a file in which something is written; there is at least one.
pub(super) fn of_file(bytes: &[u8]) -> Result<Vec<Sheet>, TableProblem> {
    if bytes.len() > LARGEST_TABLE {
        return Err(TOO_LARGE);
    }
    let sheets = if workbook::is_packed(bytes) || workbook::is_compound(bytes) {
        workbook::sheets_of(bytes)?
    } else {
        vec![text::sheet_of(&text::decoded(bytes)?)?]
    };
    written(sheets)
}

/// The table in a text that was pasted.
pub(super) fn of_text(text: &str) -> Result<Vec<Sheet>, TableProblem> {
    if text.len() > LARGEST_TABLE {
        return Err(TOO_LARGE);
    }
    written(vec![text::sheet_of(text)?])
}

fn written(sheets: Vec<Sheet>) -> Result<Vec<Sheet>, TableProblem> {
    let sheets: Vec<Sheet> = sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect();
    if sheets.iter().map(|sheet| sheet.rows.len()).sum::<usize>() > MOST_ROWS {
        return Err(TOO_MANY_ROWS);
    }
    if sheets.is_empty() { Err(TableProblem::Empty) } else { Ok(sheets) }
}

/// A sheet of rows as they were read: tidied, equally wide, the empty ones left out.
fn sheet(name: &str, rows: impl IntoIterator<Item = (u32, Vec<String>)>) -> Result<Sheet, TableProblem> {
    let mut kept = Vec::new();
    for (number, cells) in rows {
        let mut cells: Vec<String> = cells.iter().map(|cell| tidied(cell)).collect();
        cells.truncate(cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
        if cells.len() > MOST_COLUMNS {
            return Err(TOO_MANY_COLUMNS);
        }
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            kept.push(SheetRow { number, cells });
        }
        if kept.len() > MOST_ROWS {
            return Err(TOO_MANY_ROWS);
        }
    }
    let width = kept.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    kept.iter_mut().for_each(|row| row.cells.resize(width, String::new()));
    Ok(Sheet { name: tidied(name), rows: kept })
}

/// A cell without what nobody sees, its line breaks alike, a day as it is written here.
fn tidied(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}'], "\n");
    let text: String = text.chars().filter(|character| !is_unseen(*character)).collect();
    day_written_backwards(&text).map_or(text, danish)
}

/// As the gate takes them out of every input: control characters, and marks that turn the reading order.
fn is_unseen(character: char) -> bool {
    let is_control = character.is_control() && !matches!(character, '\n' | '\t');
    is_control || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A day with its year first, with or without midnight after it: as databases give them out.
fn day_written_backwards(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let is_midnight = time.is_empty() || time.starts_with("00:00") && time.chars().all(|one| "0:.Z".contains(one));
    if is_midnight && text.ends_with(|last: char| last.is_ascii_digit() || last == 'Z') {
        day.parse().ok()
    } else {
        None
    }
}

fn danish(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

#[cfg(test)]
mod tests;
