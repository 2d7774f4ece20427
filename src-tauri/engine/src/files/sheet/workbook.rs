//! Workbooks: XLSX and ODS. They are unpacked once to be counted before they are read, since a small file can hold a
//! sheet that fills any machine.

use std::io::{Cursor, Read as _};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, Xlsx};
use zip::ZipArchive;
use zip::result::ZipError;

use super::{MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED, Sheet, TOO_LARGE, TOO_MANY_COLUMNS, TOO_MANY_ROWS, TableProblem};
use super::{danish, sheet};

/// A zip file: what workbooks are since 2007.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// What older workbooks are, and new ones that are locked.
pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

pub(super) fn sheets_of(bytes: &[u8]) -> Result<Vec<Sheet>, TableProblem> {
    if is_compound(bytes) {
        let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(locked.len()).any(|part| part == locked);
        return Err(if is_locked { TableProblem::Locked } else { TableProblem::OldWorkbook });
    }
    match kind_of(bytes)? {
        Kind::Xlsx => sheets_of_xlsx(bytes),
        Kind::Ods { content } => sheets_of_ods(bytes, &content),
    }
}

enum Kind {
    Xlsx,
    Ods { content: String },
}

/// What a zip file is, once it is known that it unpacks to no more than is read.
fn kind_of(bytes: &[u8]) -> Result<Kind, TableProblem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableProblem::Damaged)?;
    let (mut unpacked, mut has_workbook, mut content, mut is_locked) = (0, false, None, false);
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|error| match error {
            ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword => TableProblem::Locked,
            _ => TableProblem::Damaged,
        })?;
        let name = part.name().to_owned();
        let mut limited = part.take(MOST_UNPACKED.saturating_sub(unpacked) + 1);
        let mut read = Vec::new();
        let keeps = matches!(name.as_str(), "content.xml" | "META-INF/manifest.xml");
        let length = if keeps {
            limited.read_to_end(&mut read).map(|length| length as u64)
        } else {
            std::io::copy(&mut limited, &mut std::io::sink())
        };
        unpacked += length.map_err(|_| TableProblem::Damaged)?;
        if unpacked > MOST_UNPACKED {
            return Err(TOO_LARGE);
        }
        match name.as_str() {
            "xl/workbook.xml" => has_workbook = true,
            "content.xml" => content = Some(String::from_utf8_lossy(&read).into_owned()),
            "META-INF/manifest.xml" => is_locked = String::from_utf8_lossy(&read).contains("encryption-data"),
            _ => {}
        }
    }
    match content {
        _ if has_workbook => Ok(Kind::Xlsx),
        Some(_) if is_locked => Err(TableProblem::Locked),
        Some(content) if content.contains("<table:table") => Ok(Kind::Ods { content }),
        _ => Err(TableProblem::NotATable),
    }
}

/// Cell by cell: the sheet is never laid out as large as it says it is.
fn sheets_of_xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, TableProblem> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TableProblem::Damaged)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        // A sheet of charts has no cells.
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
        while let Some(cell) = reader.next_cell().map_err(|_| TableProblem::Damaged)? {
            let (row, column) = (cell.get_position().0, cell.get_position().1 as usize);
            let text = text_of(cell.get_value());
            if text.is_empty() {
                continue;
            }
            if column >= MOST_COLUMNS {
                return Err(TOO_MANY_COLUMNS);
            }
            if rows.last().is_none_or(|(number, _)| *number != row + 1) {
                rows.push((row + 1, Vec::new()));
            }
            if rows.len() > MOST_ROWS {
                return Err(TOO_MANY_ROWS);
            }
            if let Some((_, cells)) = rows.last_mut() {
                cells.resize(cells.len().max(column + 1), String::new());
                cells[column] = text;
            }
        }
        sheets.push(sheet(&name, rows)?);
    }
    Ok(sheets)
}

fn sheets_of_ods(bytes: &[u8], content: &str) -> Result<Vec<Sheet>, TableProblem> {
    refuse_boundless(content)?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|_| TableProblem::Damaged)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|_| TableProblem::Damaged)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let rows = (first_row + 1..).zip(range.rows()).map(|(number, cells)| {
            let before = std::iter::repeat_n(String::new(), first_column as usize);
            (number, before.chain(cells.iter().map(|cell| text_of(&as_ref(cell)))).collect::<Vec<_>>())
        });
        sheets.push(sheet(&name, rows)?);
    }
    Ok(sheets)
}

/// A table says how often a row or a cell is repeated: a few letters can stand for a sheet of any size.
fn refuse_boundless(content: &str) -> Result<(), TableProblem> {
    let (mut column, mut row_repeats) = (0, 0);
    for tag in content.split('<').skip(1) {
        if tag.starts_with("table:table-row") {
            column = 0;
            row_repeats = repeats(tag, "number-rows-repeated");
        } else if tag.starts_with("table:table-cell") || tag.starts_with("table:covered-table-cell") {
            column += repeats(tag, "number-columns-repeated");
            let is_written = tag.split('>').next().is_some_and(|tag| tag.contains("value-type="));
            if is_written && column > MOST_COLUMNS {
                return Err(TOO_MANY_COLUMNS);
            }
            if is_written && row_repeats > MOST_ROWS {
                return Err(TOO_MANY_ROWS);
            }
        }
    }
    Ok(())
}

fn repeats(tag: &str, attribute: &str) -> usize {
    let value = tag.split_once(attribute).and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    value.map_or(1, |value| value.parse().unwrap_or(usize::MAX / 2)).min(usize::MAX / 4)
}

fn as_ref(cell: &Data) -> DataRef<'_> {
    match cell {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(is_true) => DataRef::Bool(*is_true),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// A cell as somebody would type it in Denmark.
fn text_of(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "ja".to_owned(),
        DataRef::Bool(false) => "nej".to_owned(),
        DataRef::DateTime(moment) => moment_text(*moment),
        DataRef::DateTimeIso(text) => iso_text(text),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

fn number_text(number: f64) -> String {
    const EXACT: f64 = 1e15;
    if number.fract() == 0.0 && number.abs() < EXACT {
        return format!("{number:.0}");
    }
    number.to_string().replace('.', ",")
}

fn moment_text(moment: ExcelDateTime) -> String {
    if moment.is_duration() {
        return number_text(moment.as_f64());
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    if moment.as_f64() < 1.0 {
        return format!("{hour:02}.{minute:02}");
    }
    let date = format!("{day:02}-{month:02}-{year}");
    if (hour, minute) == (0, 0) { date } else { format!("{date} kl. {hour:02}.{minute:02}") }
}

fn iso_text(text: &str) -> String {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    match (day.parse().map(danish), time.get(..5)) {
        (Ok(day), None | Some("00:00")) => day,
        (Ok(day), Some(time)) => format!("{day} kl. {}", time.replace(':', ".")),
        (Err(_), _) => text.to_owned(),
    }
}
