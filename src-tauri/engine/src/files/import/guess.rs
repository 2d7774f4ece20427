//! Which of a file's columns hold what a slice asks for: by their headings, else by what stands in them.

use chrono::{Months, NaiveDate};

use super::tidy::{emails_told, phones_told};
use super::{Column, ColumnKind, GuessedColumn, Sureness};
use crate::files::sheet::Sheet;
use crate::shared::cvr::CvrNumber;
use crate::shared::date_entry::{parse_birth_date, parse_date};
use crate::shared::email::EmailAddress;
use crate::shared::p_number::PNumber;
use crate::shared::phone::PhoneNumber;
use crate::shared::postal::PostalCode;
use crate::shared::text::SearchKeys;

/// Rows among which the headings are looked for: a title and a date may stand above them.
const HEAD_WITHIN: usize = 8;
/// Rows whose content is looked at.
const SAMPLE: usize = 200;
/// Parts of a hundred that must be of a kind.
const MOST_OF_IT: usize = 70;
/// Nobody on a list is younger, in years: a later day is no day of birth.
const YOUNGEST: u32 = 8;

/// Headings of columns that hold CPR numbers or the last part of one.
const OF_CPR: [&str; 9] = [
    "cpr",
    "cpr nr",
    "cpr nummer",
    "cprnr",
    "cprnummer",
    "personnummer",
    "personnr",
    "sidste fire cifre",
    "sidste 4 cifre",
];

/// What is made of one column of a file.
pub(super) struct Guess {
    pub column: GuessedColumn,
    /// Its heading says that CPR numbers stand in it: nothing in it is kept.
    pub holds_cpr: bool,
    /// Its heading says that ten digits in it are something else.
    pub is_exempt: bool,
}

/// How many rows are head, and what each column holds. A slice's column is given once.
pub(super) fn guessed(sheet: &Sheet, columns: &[Column], today: NaiveDate) -> (usize, Vec<Guess>) {
    let width = sheet.rows.first().map_or(0, |row| row.cells.len());
    let head = head_row(sheet, columns, today);
    let head_rows = head.map_or(0, |place| place + 1);
    let headings: Vec<String> =
        (0..width).map(|column| head.map_or(String::new(), |row| folded(&sheet.rows[row].cells[column]))).collect();
    let mut wishes = Vec::new();
    for (place, heading) in headings.iter().enumerate() {
        let content = content_of(sheet, head_rows, place);
        for (rank, column) in columns.iter().enumerate() {
            let by_heading = heading_score(heading, column).map(|score| (score, Sureness::Heading));
            let by_content = || content_score(&content, column.kind, today).map(|score| (score, Sureness::Content));
            // A heading that says something else is believed.
            let is_told = !heading.is_empty() && columns.iter().any(|other| heading_score(heading, other).is_some());
            if let Some((score, sureness)) = by_heading.or_else(|| if is_told { None } else { by_content() }) {
                wishes.push((score, place, rank, sureness));
            }
        }
    }
    wishes.sort_by_key(|(score, place, rank, _)| (std::cmp::Reverse(*score), *rank, *place));
    let mut given: Vec<Option<(usize, Sureness)>> = vec![None; width];
    for (_, place, rank, sureness) in wishes {
        let is_taken = given.iter().flatten().any(|(other, _)| *other == rank);
        if given[place].is_none() && !is_taken {
            given[place] = Some((rank, sureness));
        }
    }
    let guess = |(heading, given): (&String, Option<(usize, Sureness)>)| {
        let holds_cpr = OF_CPR.contains(&heading.as_str());
        let told = given.filter(|_| !holds_cpr);
        let is_p_number = |(rank, sureness): (usize, Sureness)| {
            columns[rank].kind == ColumnKind::PNumber && sureness == Sureness::Heading
        };
        Guess {
            column: GuessedColumn {
                key: told.map(|(rank, _)| columns[rank].key.to_owned()),
                sureness: told.map_or(Sureness::Unknown, |(_, sureness)| sureness),
            },
            holds_cpr,
            is_exempt: told.is_some_and(is_p_number),
        }
    };
    (head_rows, headings.iter().zip(given).map(guess).collect())
}

/// The row with the headings: the one among the first that says most of what is looked for. Where none says anything,
/// the first is it if it holds words above columns of numbers and addresses.
fn head_row(sheet: &Sheet, columns: &[Column], today: NaiveDate) -> Option<usize> {
    let told_in = |cells: &[String]| {
        let headings = cells.iter().map(|cell| folded(cell));
        let is_told = |heading: &String| {
            OF_CPR.contains(&heading.as_str())
                || columns.iter().any(|column| heading_score(heading, column) == Some(EXACT))
        };
        headings.filter(|heading| !heading.is_empty()).filter(is_told).count()
    };
    let candidates = sheet.rows.iter().take(HEAD_WITHIN).enumerate();
    let could_be = |cells: &[String]| !cells.iter().any(|cell| is_of_a_kind(cell, today));
    let candidates =
        candidates.filter(|(_, row)| could_be(&row.cells)).map(|(place, row)| (told_in(&row.cells), place));
    let best = candidates.filter(|(told, _)| *told > 0).max_by_key(|(told, place)| (*told, std::cmp::Reverse(*place)));
    if let Some((_, place)) = best {
        return Some(place);
    }
    let (first, second) = (sheet.rows.first()?, sheet.rows.get(1)?);
    let stands_over = first
        .cells
        .iter()
        .zip(&second.cells)
        .any(|(head, below)| !head.trim().is_empty() && is_of_a_kind(below, today));
    (could_be(&first.cells) && stands_over && first.cells.iter().all(|cell| !cell.trim().is_empty())).then_some(0)
}

/// Whether a cell holds an address, a number or a day, as no heading does.
fn is_of_a_kind(cell: &str, today: NaiveDate) -> bool {
    [ColumnKind::Email, ColumnKind::Phone, ColumnKind::Cvr, ColumnKind::Date]
        .into_iter()
        .any(|kind| is_of(cell, kind, today))
}

const EXACT: usize = 200;

fn folded(text: &str) -> String {
    SearchKeys::of(text).secondary.trim().to_owned()
}

/// How well a heading fits a column: word for word, or with other words around.
fn heading_score(heading: &str, column: &Column) -> Option<usize> {
    if heading.is_empty() {
        return None;
    }
    let around = format!(" {heading} ");
    column.headings.iter().enumerate().find_map(|(place, told)| {
        let told = folded(told);
        if heading == told {
            return Some(EXACT);
        }
        (told.len() > 3 && around.contains(&format!(" {told} "))).then(|| EXACT - 60 - place.min(20))
    })
}

fn content_of(sheet: &Sheet, head_rows: usize, column: usize) -> Vec<&str> {
    let cells = sheet.rows.iter().skip(head_rows).take(SAMPLE).map(|row| row.cells[column].trim());
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// How much of what is written is of a kind. Only kinds that show in the writing are guessed.
fn content_score(content: &[&str], kind: ColumnKind, today: NaiveDate) -> Option<usize> {
    let weight = match kind {
        ColumnKind::Email => 100,
        ColumnKind::Cvr => 95,
        ColumnKind::Phone => 90,
        ColumnKind::BirthDate => 85,
        ColumnKind::PostalCode | ColumnKind::Date => 80,
        ColumnKind::Name => 60,
        ColumnKind::Words | ColumnKind::PNumber => return None,
    };
    if content.is_empty() {
        return None;
    }
    let fitting = content.iter().filter(|cell| is_of(cell, kind, today)).count() * 100 / content.len();
    (fitting >= MOST_OF_IT).then(|| fitting * weight / 100)
}

fn is_of(cell: &str, kind: ColumnKind, today: NaiveDate) -> bool {
    match kind {
        ColumnKind::Email => EmailAddress::parse(&emails_told(cell)).is_ok(),
        ColumnKind::Phone => PhoneNumber::parse(&phones_told(cell).0).is_ok(),
        ColumnKind::Cvr => CvrNumber::parse(cell).is_ok(),
        ColumnKind::PNumber => PNumber::parse(cell).is_ok(),
        ColumnKind::PostalCode => PostalCode::parse(cell).is_ok(),
        ColumnKind::Date => cell.trim().len() > 5 && parse_date(cell, today).is_ok(),
        ColumnKind::BirthDate => {
            let latest = today.checked_sub_months(Months::new(12 * YOUNGEST)).unwrap_or(today);
            cell.trim().len() > 5 && parse_birth_date(cell, today).is_ok_and(|born| born <= latest)
        }
        ColumnKind::Name => is_name(cell),
        ColumnKind::Words => false,
    }
}

/// Two to five words of letters, each with a capital but for such as `von`.
fn is_name(cell: &str) -> bool {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let is_word = |word: &&str| word.chars().all(|one| one.is_alphabetic() || matches!(one, '-' | '.' | '\''));
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    (2..=5).contains(&words.len()) && words.iter().all(is_word) && capitals * 2 > words.len()
}
