//! Text as a table: its encoding, what parts its values, and its quoted line breaks.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::lines::{is_mixed, sheet_of_lines};
use super::{Sheet, TableProblem, sheet};
use crate::files::tables::is_calculated;

/// What may part the values of a row, the likelier first.
const SEPARATORS: [u8; 4] = [b'\t', b';', b',', b'|'];
/// Rows that are looked at to tell what parts values.
const SAMPLE: usize = 60;

/// The text of a file: UTF-8 or UTF-16 where it says so or is so, else what Windows writes in Denmark.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, TableProblem> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned(),
        None => unmarked(bytes),
    };
    let unread = text.chars().filter(|one| one.is_control() && !matches!(one, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}'));
    // A stray mark is no reason to refuse a list; a picture or a program has hundreds.
    if unread.count() * 100 > text.chars().count() { Err(TableProblem::NotATable) } else { Ok(text) }
}

fn unmarked(bytes: &[u8]) -> String {
    let sample = &bytes[..bytes.len().min(2_000)];
    let empty_at = |start: usize| sample.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
    let most = sample.len() / 4;
    if !sample.is_empty() && empty_at(1) > most && empty_at(0) == 0 {
        return UTF_16LE.decode_without_bom_handling(bytes).0.into_owned();
    }
    if !sample.is_empty() && empty_at(0) > most && empty_at(1) == 0 {
        return UTF_16BE.decode_without_bom_handling(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// The table that a text holds. Lines of a mail, without anything that parts values alike, are read line by line.
pub(super) fn sheet_of(text: &str) -> Result<Sheet, TableProblem> {
    // Separators and blanks alone are what is left of a table that was emptied.
    if !text.contains(char::is_alphanumeric) {
        return Err(TableProblem::Empty);
    }
    let text = text.trim_start_matches('\u{feff}');
    let (told, text, skipped) = told_separator(text);
    let Some(separator) = told.or_else(|| separator_of(text)) else { return sheet_of_lines(text) };
    let rows = rows_of(text, separator, usize::MAX);
    if separator != b'\t' && told.is_none() && is_mixed(&rows) {
        return sheet_of_lines(text);
    }
    sheet("", rows.into_iter().map(|(number, cells)| (number + skipped, cells)))
}

/// `sep=;` in the first line, as spreadsheets write and read it.
fn told_separator(text: &str) -> (Option<u8>, &str, u32) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let told = first.trim_end().strip_prefix("sep=").and_then(|told| told.bytes().next());
    match told.filter(|told| SEPARATORS.contains(told)) {
        Some(separator) => (Some(separator), rest, 1),
        None => (None, text, 0),
    }
}

/// What parts values in most rows into equally many; `None` where nothing does.
fn separator_of(text: &str) -> Option<u8> {
    let scored = SEPARATORS.iter().rev().filter_map(|&separator| {
        let widths: Vec<usize> = rows_of(text, separator, SAMPLE).into_iter().map(|(_, cells)| cells.len()).collect();
        let usual = *widths.iter().max_by_key(|width| widths.iter().filter(|other| other == width).count())?;
        let alike = widths.iter().filter(|width| **width == usual).count();
        let parts_most = usual > 1 && alike * 10 >= widths.len() * 6;
        parts_most.then_some((alike * 100 / widths.len() + usual.min(10), separator))
    });
    scored.max_by_key(|(score, _)| *score).map(|(_, separator)| separator)
}

/// The rows with their lines in the file. Where quotes do not pair up they are words: a lone one would swallow the rest.
fn rows_of(text: &str, separator: u8, most: usize) -> Vec<(u32, Vec<String>)> {
    let is_quoted = text.bytes().filter(|byte| *byte == b'"').count().is_multiple_of(2);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .quoting(is_quoted)
        .from_reader(text.as_bytes());
    let rows = reader.records().filter_map(Result::ok).take(most).map(|record| {
        let line = record.position().map_or(0, csv::Position::line);
        (u32::try_from(line).unwrap_or(u32::MAX), record.iter().map(|cell| unquoted(cell).to_owned()).collect())
    });
    rows.collect()
}

/// Without the apostrophe that keeps a spreadsheet from calculating what comes after it.
fn unquoted(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_calculated(rest) => rest,
        _ => text,
    }
}
