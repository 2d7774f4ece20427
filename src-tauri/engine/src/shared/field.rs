//! What is wrong with one field of a form, as values; the sentence is made where it is shown.

use serde::Serialize;
use ts_rs::TS;

use super::cpr::CprError;
use super::wall_clock::{MissingHour, WallTime};

/// One field that cannot be taken as it is. `field` is the path in the input, e.g. `contacts.0.phone`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldProblem {
    /// The path of the field in the input, names as they cross the wire.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// Why a field cannot be taken. Each has one sentence in each language that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Problem {
    /// Nothing is written where something must be.
    Missing,
    /// More characters than are kept.
    TooLong {
        /// The most that is kept.
        most: u32,
    },
    /// Fewer characters than are asked for.
    TooShort {
        /// The least that is asked for.
        least: u32,
    },
    /// Ten digits that parse as a CPR number, in a field where none belongs.
    LooksLikeCpr,
    /// No CPR number, in the one field where one belongs.
    CprNumber {
        /// Why not.
        why: CprError,
    },
    /// Not eight digits.
    CvrLength,
    /// Eight digits whose check digit does not fit: a slip of the finger.
    CvrChecksum,
    /// Not ten digits.
    PNumberLength,
    /// Not a phone number.
    Phone,
    /// Not an e-mail address.
    Email,
    /// Not four digits.
    PostalCode,
    /// Not a date that exists.
    Date,
    /// A day that has not come yet, for something that is said to have happened.
    InTheFuture,
    /// A moment that is past, for something that is to come.
    InThePast,
    /// A day before something happened, for what was done about it.
    BeforeItHappened,
    /// A day of a decision about something that was reported later.
    BeforeReported,
    /// A day on which something is said to have happened, later than what was done about it.
    AfterWhatWasDone,
    /// Not a time of day.
    Time,
    /// A time that no clock shows: they go from `skipped_from` straight to `skipped_to`.
    MissingHour {
        /// The first time that no clock shows.
        skipped_from: WallTime,
        /// The time that clocks show instead.
        skipped_to: WallTime,
    },
    /// Not the opening hours of a day.
    Hours,
    /// Not an amount in kroner.
    Amount,
    /// Not a number of hours, as `2,5`.
    NumberOfHours,
    /// The end is not after the start.
    EndsBeforeStart,
    /// Less than allowed, or more.
    OutOfRange {
        /// The least that is taken.
        least: i64,
        /// The most that is taken.
        most: i64,
    },
    /// Someone or something else has this name already.
    TakenName,
    /// The two do not agree (a password typed twice).
    NotTheSame,
    /// What was chosen is not there (any more).
    NotFound,
    /// A name in braces that nothing is known for.
    UnknownName,
    /// What was chosen lies in the archive.
    Archived,
    /// Several go by this name, so that nobody can tell which is meant.
    SeveralCalledSo,
    /// Too young to be attached on the first day.
    TooYoung {
        /// The age of the office's rule, in years.
        least_age: i32,
    },
    /// Not a picture the papers can carry (PNG, at most 2,000 pixels a side).
    Picture,
}

impl From<MissingHour> for Problem {
    fn from(MissingHour { skipped_from, skipped_to }: MissingHour) -> Self {
        Self::MissingHour { skipped_from, skipped_to }
    }
}

/// Collects the problems of a form, so that all are shown at once.
#[derive(Debug, Default)]
pub struct FieldProblems {
    found: Vec<FieldProblem>,
}

impl FieldProblems {
    /// Notes one problem.
    pub fn add(&mut self, field: impl Into<String>, problem: Problem) {
        self.found.push(FieldProblem { field: field.into(), problem });
    }

    /// Takes a parsed value, or notes its problem and gives `None`.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Problem>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(problem) => {
                self.add(field, problem);
                None
            }
        }
    }

    /// The problems, if there are any.
    pub fn into_refusal(self) -> Option<Vec<FieldProblem>> {
        (!self.found.is_empty()).then_some(self.found)
    }

    /// Whether this was found in any field so far.
    pub fn hold(&self, problem: &Problem) -> bool {
        self.found.iter().any(|found| found.problem == *problem)
    }

    /// Whether nothing was found so far.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}
