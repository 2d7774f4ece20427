//! A table that a slice has read: what its rows tell, what is wrong with them, and when they can be taken in. What a row tells is
//! the slice's; how a table is refused, and what a request that is sent again meets, is the same for every slice.

use std::collections::BTreeSet;

use super::{JudgedRow, RowChoice, TypedRow};
use crate::files::TableProblem;
use crate::shared::field::FieldProblem;
use crate::shared::ids::RequestKey;

/// A row that was read.
#[derive(Debug)]
pub struct ReadRow<T> {
    /// As it was handed over.
    pub row: TypedRow,
    /// What it tells, once nothing is wrong with it.
    pub told: Option<T>,
    /// The place of the first row about the same; its own where there is none before.
    pub first: usize,
    /// What there is to say of it.
    pub judged: JudgedRow,
}

/// All rows of a table, read and judged.
#[derive(Debug)]
pub struct ReadTable<T> {
    /// The rows, in their order.
    pub rows: Vec<ReadRow<T>>,
    /// What is to be said, or mended, once for all rows, by the names of the columns. While there is any, no row is ready.
    pub for_all: Vec<FieldProblem>,
}

/// A row that can be taken in.
#[derive(Debug)]
pub struct ReadyRow<T> {
    /// The key of what it makes.
    pub key: RequestKey,
    /// The place of the first row about the same.
    pub first: usize,
    /// Which one that is there it is said to be.
    pub same_as: Option<i64>,
    /// What it tells.
    pub told: T,
}

/// Why a table cannot be taken in as it is.
#[derive(Debug, PartialEq, Eq)]
pub enum NotReady {
    /// Something is to be said once for all rows.
    ForAll(Vec<FieldProblem>),
    /// Rows are not right, or something like them is there and nobody said what is to come of them.
    Rows(Vec<JudgedRow>),
}

/// Whether the request that is answered was done before: then what is like its rows is what it made itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// It was not.
    First,
    /// It was, and its answer was lost.
    Again,
}

impl<T> ReadRow<T> {
    /// A row as a slice read it: what it tells, or what is wrong with it.
    pub fn of(row: TypedRow, (place, read): (usize, Result<T, Vec<FieldProblem>>)) -> Self {
        let (told, problems) = match read {
            Ok(told) => (Some(told), Vec::new()),
            Err(problems) => (None, problems),
        };
        let judged = JudgedRow { number: row.number, problems, doubles: Vec::new(), same_as_row: None };
        Self { row, told, first: place, judged }
    }

    /// The problem of a column that is read from what is said once for all rows, or could be mended there.
    fn said_once(&self, field: &str) -> Option<&FieldProblem> {
        self.judged.problems.iter().find(|one| one.field == field).filter(|_| self.row.cell(field).is_empty())
    }

    fn is_open(&self, asking: Asking) -> bool {
        let is_undecided = !self.judged.doubles.is_empty() && self.row.choice.is_none();
        !self.judged.problems.is_empty() || (is_undecided && asking == Asking::First)
    }
}

impl<T> ReadTable<T> {
    /// A table of these rows. What can be said once, by the names of the columns, is taken out of the rows where every row has
    /// the same problem with it.
    pub fn of(mut rows: Vec<ReadRow<T>>, said_once: &[&str]) -> Self {
        let mut for_all = Vec::new();
        for field in said_once.iter().copied().collect::<BTreeSet<_>>() {
            let Some(first) = rows.first().and_then(|row| row.said_once(field)).cloned() else { continue };
            if rows.iter().all(|row| row.said_once(field) == Some(&first)) {
                rows.iter_mut().for_each(|row| row.judged.problems.retain(|one| one.field != field));
                for_all.push(first);
            }
        }
        Self { rows, for_all }
    }

    /// What is wrong for all of them, and the rows there is something to say of.
    pub fn judged(self) -> (Vec<FieldProblem>, Vec<JudgedRow>) {
        let judged = self.rows.into_iter().map(|row| row.judged);
        (self.for_all, judged.filter(|judged| !judged.is_fine()).collect())
    }

    /// The rows, each with the key of what it makes.
    ///
    /// # Errors
    /// Where anything is not right, or not decided: all rows are taken in, or none.
    pub fn ready(self, key: RequestKey, asking: Asking) -> Result<Vec<ReadyRow<T>>, NotReady> {
        if !self.for_all.is_empty() {
            return Err(NotReady::ForAll(self.for_all));
        }
        if self.rows.iter().any(|row| row.is_open(asking)) {
            let open = self.rows.into_iter().filter(|row| row.is_open(asking));
            return Err(NotReady::Rows(open.map(|row| row.judged).collect()));
        }
        let ready = (0..).zip(self.rows).filter_map(|(place, ReadRow { row, told, first, .. })| {
            Some(ReadyRow { key: key.of_part(place), first, same_as: row.same_as(), told: told? })
        });
        Ok(ready.collect())
    }
}

/// Refuses more rows than are judged or taken in at once.
///
/// # Errors
/// Where there are more.
pub fn refuse_more_rows(rows: &[TypedRow], most: u16) -> Result<(), TableProblem> {
    if rows.len() > usize::from(most) { Err(TableProblem::TooManyRows { most: most.into() }) } else { Ok(()) }
}

impl TypedRow {
    /// A row with these cells of the slice's columns.
    pub fn of(number: u32, cells: &[(&str, &str)]) -> Self {
        let cells = cells.iter().map(|(key, cell)| ((*key).to_owned(), (*cell).to_owned())).collect();
        Self { number, cells, choice: None }
    }

    /// Which one that is there it is said to be.
    pub fn same_as(&self) -> Option<i64> {
        match self.choice {
            Some(RowChoice::Same { id }) => Some(id),
            Some(RowChoice::New) | None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::RowDouble;
    use crate::shared::field::Problem;

    fn problem(field: &str) -> FieldProblem {
        FieldProblem { field: field.into(), problem: Problem::Missing }
    }

    fn read(place: usize, cells: &[(&str, &str)], problems: &[&str]) -> ReadRow<usize> {
        let problems: Vec<_> = problems.iter().map(|field| problem(field)).collect();
        let told = if problems.is_empty() { Ok(place) } else { Err(problems) };
        ReadRow::of(TypedRow::of(place as u32 + 2, cells), (place, told))
    }

    fn with_double(mut row: ReadRow<usize>) -> ReadRow<usize> {
        row.judged.doubles.push(RowDouble::of(7, false, []));
        row
    }

    #[test]
    fn what_every_row_lacks_is_asked_once() {
        let rows = || vec![read(0, &[], &["day", "name"]), read(1, &[], &["day"])];
        let table = ReadTable::of(rows(), &["day", "name"]);
        assert_eq!(table.for_all, [problem("day")]);
        assert_eq!(table.rows[0].judged.problems, [problem("name")]);
        assert_eq!(
            table.ready(RequestKey::numbered(1), Asking::First).unwrap_err(),
            NotReady::ForAll(vec![problem("day")])
        );
        assert_eq!(ReadTable::of(rows(), &["name"]).for_all, [], "one row says it");
        let own = vec![read(0, &[("day", "x")], &["day"]), read(1, &[], &["day"])];
        assert_eq!(ReadTable::of(own, &["day"]).for_all, [], "a row that says it itself is mended itself");
    }

    #[test]
    fn rows_are_taken_in_all_or_none_each_by_a_key_of_its_own() {
        let key = RequestKey::numbered(1);
        let table = ReadTable::of(vec![read(0, &[], &[]), read(1, &[], &["name"])], &[]);
        let NotReady::Rows(refused) = table.ready(key, Asking::First).unwrap_err() else { panic!("rows") };
        assert_eq!(refused.iter().map(|row| row.number).collect::<Vec<_>>(), [3]);
        let ready = ReadTable::of(vec![read(0, &[], &[]), read(1, &[], &[])], &[]).ready(key, Asking::First).unwrap();
        assert_eq!(ready.iter().map(|row| (row.key, row.told)).collect::<Vec<_>>(), [(key, 0), (key.of_part(1), 1)]);
    }

    #[test]
    fn a_double_waits_for_a_word_unless_the_request_made_it_itself() {
        let table = || ReadTable::of(vec![with_double(read(0, &[], &[]))], &[]);
        let key = RequestKey::numbered(1);
        assert!(table().ready(key, Asking::First).is_err());
        assert!(table().ready(key, Asking::Again).is_ok());
        let mut decided = table();
        decided.rows[0].row.choice = Some(RowChoice::Same { id: 7 });
        assert_eq!(decided.ready(key, Asking::First).unwrap()[0].same_as, Some(7));
    }
}
