//! A table as a file that a spreadsheet opens. What somebody wrote is never taken for a formula there.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// A number, which a spreadsheet can reckon with.
    Number {
        /// As a whole number of its last place.
        scaled: i64,
        /// So many places stand behind the comma.
        places: u8,
    },
}

/// A table with its heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What its sheet is called; at most 31 characters, none of `[]:*?/\`.
    pub name: &'static str,
    /// The heads of the columns.
    pub heads: Vec<&'static str>,
    /// The rows, as wide as there are heads.
    pub rows: Vec<Vec<Cell>>,
}

/// Why a table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// As a workbook.
    #[error(transparent)]
    Workbook(#[from] XlsxError),
    /// As separated values.
    #[error(transparent)]
    Values(#[from] csv::Error),
}

/// So that a Danish spreadsheet reads æ, ø and å.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Table {
    /// Values parted by semicolons, as a Danish spreadsheet expects them: UTF-8 with its mark, dates as `2026-11-24`.
    ///
    /// # Errors
    /// None in practice: it is written to memory.
    pub fn to_csv(&self) -> Result<Vec<u8>, TableError> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer(BYTE_ORDER_MARK.to_vec());
        writer.write_record(&self.heads)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| written(cell).into_owned()))?;
        }
        writer.into_inner().map_err(|error| csv::Error::from(error.into_error()).into())
    }

    /// A workbook with one sheet: heads that stay while one scrolls, days as days, and a filter. The same table of the same
    /// day is the same file, byte for byte.
    ///
    /// # Errors
    /// Where the name is none that a sheet can have.
    pub fn to_xlsx(&self, made_on: NaiveDate) -> Result<Vec<u8>, TableError> {
        workbook(std::slice::from_ref(self), made_on)
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), TableError> {
        sheet.set_name(self.name)?;
        let head = Format::new().set_bold();
        for (column, text) in (0_u16..).zip(&self.heads) {
            sheet.write_string_with_format(0, column, *text, &head)?;
        }
        for (line, row) in (1_u32..).zip(&self.rows) {
            write_row(sheet, line, row)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        let last = (self.rows.len() as u32, self.heads.len().saturating_sub(1) as u16);
        sheet.autofilter(0, 0, last.0, last.1)?;
        sheet.autofit();
        Ok(())
    }
}

/// A workbook with a sheet for each table, as [`Table::to_xlsx`] makes one.
///
/// # Errors
/// Where a name is none that a sheet can have.
pub fn workbook(tables: &[Table], made_on: NaiveDate) -> Result<Vec<u8>, TableError> {
    let mut workbook = Workbook::new();
    let made = excel_day(made_on)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for table in tables {
        table.write(workbook.add_worksheet())?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn write_row(sheet: &mut Worksheet, line: u32, row: &[Cell]) -> Result<(), TableError> {
    let day_format = Format::new().set_num_format("dd-mm-yyyy");
    for (column, cell) in (0_u16..).zip(row) {
        match cell {
            Cell::Empty => {}
            // Written as words: a sheet never calculates them, whatever they begin with.
            Cell::Text(text) => {
                sheet.write_string(line, column, text)?;
            }
            Cell::Day(day) => {
                sheet.write_datetime_with_format(line, column, excel_day(*day)?, &day_format)?;
            }
            Cell::Number { scaled, places } => {
                let number_format = Format::new().set_num_format(number_format(*places));
                let value = *scaled as f64 / 10_f64.powi(i32::from(*places));
                sheet.write_number_with_format(line, column, value, &number_format)?;
            }
        }
    }
    Ok(())
}

/// Thousands parted, all places shown.
fn number_format(places: u8) -> String {
    let fraction = "0".repeat(usize::from(places));
    if places == 0 { "#,##0".to_owned() } else { format!("#,##0.{fraction}") }
}

fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    // Dates outside 1900–2200 do not get past the gate.
    let year = u16::try_from(day.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8)
}

/// A cell among separated values.
fn written(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => harmless(text),
        Cell::Day(day) => Cow::Owned(day.to_string()),
        Cell::Number { scaled, places } => Cow::Owned(with_comma(*scaled, usize::from(*places))),
    }
}

/// As a Danish spreadsheet reads a number: a comma, and nothing between the thousands.
fn with_comma(scaled: i64, places: usize) -> String {
    let digits = format!("{:0>width$}", scaled.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if scaled < 0 { "-" } else { "" };
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole},{fraction}"),
    }
}

/// Words that a spreadsheet would calculate get an apostrophe before them, which makes it show them. So do those that
/// have one already, or it would be taken off when the table is read again.
fn harmless(text: &str) -> Cow<'_, str> {
    if is_calculated(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Whether a spreadsheet would calculate these words, but for apostrophes before them.
pub(super) fn is_calculated(text: &str) -> bool {
    let is_before = |character: char| character == '\'' || character.is_whitespace();
    text.trim_start_matches(is_before).starts_with(['=', '+', '-', '@'])
        || text.trim_start_matches('\'').starts_with(['\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(texts: &[&str]) -> Table {
        let row = |text: &&str| vec![Cell::Text((*text).to_owned()), Cell::Day(day()), Cell::Empty];
        Table { name: "Aftaler", heads: vec!["Navn", "Dag", "Andet"], rows: texts.iter().map(row).collect() }
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date")
    }

    #[test]
    fn values_are_parted_by_semicolons_and_marked_as_utf_8() {
        let bytes = table(&["Ærø; «kor»", "To \"ord\"\nog linjer"]).to_csv().expect("memory takes it");
        let text = String::from_utf8(bytes).expect("UTF-8");
        let wanted =
            "\u{feff}Navn;Dag;Andet\r\n\"Ærø; «kor»\";2026-11-24;\r\n\"To \"\"ord\"\"\nog linjer\";2026-11-24;\r\n";
        assert_eq!(text, wanted);
    }

    #[test]
    fn what_looks_like_a_formula_is_shown_and_not_calculated() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+45 84 00", "'+45 84 00"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1", "' =1"),
            ("\t=1", "'\t=1"),
            ("\u{a0}=1", "'\u{a0}=1"),
            ("'=1", "''=1"),
            ("'n Kor", "'n Kor"),
            ("1-2", "1-2"),
            ("Kor = sang", "Kor = sang"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), cell, "{text:?}");
        }
    }

    /// The parts of a workbook, by their names.
    fn parts(bytes: &[u8]) -> Vec<(String, String)> {
        use std::io::Read as _;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
        let count = archive.len();
        let read = |place| {
            let mut part = archive.by_index(place).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            (part.name().to_owned(), text)
        };
        (0..count).map(read).collect()
    }

    #[test]
    fn a_workbook_holds_words_as_words_and_days_as_days() {
        let bytes = table(&["=1+1", "Ærø"]).to_xlsx(day()).expect("a workbook");
        let parts = parts(&bytes);
        let part = |name: &str| &parts.iter().find(|(there, _)| there == name).expect(name).1;
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>"), "no formula: {sheet}");
        assert!(sheet.contains("<v>46350</v>"), "24 November 2026: {sheet}");
        let words = part("xl/sharedStrings.xml");
        assert!(words.contains("=1+1") && words.contains("Ærø"), "{words}");
        assert!(part("xl/workbook.xml").contains("name=\"Aftaler\""));
    }

    #[test]
    fn numbers_are_numbers_and_each_table_has_its_sheet() {
        let number = |scaled, places| Cell::Number { scaled, places };
        let rows = vec![vec![number(123_450, 2), number(7, 0), number(-5, 2)]];
        let one = Table { rows, ..table(&[]) };
        let text = String::from_utf8(one.to_csv().expect("memory takes it")).expect("UTF-8");
        assert!(text.ends_with("1234,5;7;-0,05\r\n"), "{text}");
        let other = Table { name: "Navne", ..table(&["Kor"]) };
        let parts = parts(&workbook(&[one, other], day()).expect("a workbook"));
        let part = |name: &str| &parts.iter().find(|(there, _)| there == name).expect(name).1;
        assert!(part("xl/worksheets/sheet1.xml").contains("<v>1234.5</v>"));
        assert!(part("xl/workbook.xml").contains("name=\"Navne\""));
    }

    #[test]
    fn the_same_table_of_the_same_day_is_the_same_file() {
        let make = || table(&["Kor"]).to_xlsx(day()).expect("a workbook");
        assert_eq!(make(), make());
        let empty = Table { rows: Vec::new(), ..table(&[]) };
        assert!(!empty.to_xlsx(day()).expect("a workbook").is_empty());
    }
}
