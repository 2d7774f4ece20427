//! Reading what was typed into a card, field by field, with every problem noted at its field. Refuses CPR numbers in
//! whatever is free text: none is kept here.

use chrono::NaiveDate;
use serde::Serialize;

use crate::shared::cpr::looks_like_cpr;
use crate::shared::date_entry::parse_date;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::postal::PostalCode;

const LONGEST_NAME: usize = 200;
const LONGEST_NOTE: usize = 4_000;

/// Reads the fields of one form.
pub(super) struct Read<'a> {
    problems: &'a mut FieldProblems,
    path: &'a str,
    today: NaiveDate,
}

impl<'a> Read<'a> {
    /// `path` stands before each field's name: empty, or like `contact.`.
    pub(super) fn new(problems: &'a mut FieldProblems, path: &'a str, today: NaiveDate) -> Self {
        Self { problems, path, today }
    }

    fn add(&mut self, field: &str, problem: Problem) {
        self.problems.add(format!("{}{field}", self.path), problem);
    }

    /// A name: something must be written, on one line.
    pub(super) fn name(&mut self, field: &str, typed: &str) -> String {
        let name = self.line(field, typed, LONGEST_NAME);
        if name.is_empty() {
            self.add(field, Problem::Missing);
        }
        name
    }

    /// Free text on one line: runs of blanks become one.
    pub(super) fn line(&mut self, field: &str, typed: &str, most: usize) -> String {
        let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        self.free_text(field, line, most)
    }

    /// Free text of several lines.
    pub(super) fn note(&mut self, field: &str, typed: &str) -> String {
        self.free_text(field, typed.trim().replace("\r\n", "\n"), LONGEST_NOTE)
    }

    fn free_text(&mut self, field: &str, text: String, most: usize) -> String {
        if text.chars().count() > most {
            self.add(field, Problem::TooLong { most: most as u32 });
        } else if looks_like_cpr(&text, self.today) {
            self.add(field, Problem::LooksLikeCpr);
        }
        text
    }

    /// A number or address that may be left out, written as it is kept.
    pub(super) fn number<T, E>(&mut self, field: &str, typed: &str, parse: impl FnOnce(&str) -> Result<T, E>) -> String
    where
        T: Into<String>,
        E: Into<Problem>,
    {
        if typed.trim().is_empty() {
            return String::new();
        }
        match parse(typed) {
            Ok(value) => value.into(),
            Err(error) => {
                self.add(field, error.into());
                String::new()
            }
        }
    }

    /// An e-mail address, which can hide ten digits before its @.
    pub(super) fn email(&mut self, field: &str, typed: &str) -> String {
        let email = self.number(field, typed, crate::shared::email::EmailAddress::parse);
        self.free_text(field, email, LONGEST_NAME + 54)
    }

    /// A postal code; the town goes with it, since no list of codes is carried.
    pub(super) fn postal_code(&mut self, field: &str, typed: &str, town_field: &str, town: &str) -> String {
        let postal_code = self.number(field, typed, PostalCode::parse);
        if !postal_code.is_empty() && town.trim().is_empty() {
            self.add(town_field, Problem::Missing);
        }
        postal_code
    }

    /// A date that may be left out, as `2026-12-31`.
    pub(super) fn date(&mut self, field: &str, typed: &str) -> String {
        if typed.trim().is_empty() {
            return String::new();
        }
        match parse_date(typed, self.today) {
            Ok(date) => date.to_string(),
            Err(problem) => {
                self.add(field, problem.into());
                String::new()
            }
        }
    }
}

/// A date as it is kept; `None` where none is.
pub(super) fn kept_date(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// The fields whose values differ, by their names on the wire. Values never leave here: they may be personal.
pub(super) fn differing<T: Serialize>(one: &T, other: &T) -> Vec<String> {
    let (one, other) = (serde_json::to_value(one).unwrap_or_default(), serde_json::to_value(other).unwrap_or_default());
    let fields = one.as_object().into_iter().flatten();
    fields.filter(|(field, value)| other.get(field) != Some(value)).map(|(field, _)| field.clone()).collect()
}
