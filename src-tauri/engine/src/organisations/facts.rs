//! Reading what was typed into a card, field by field, with every problem noted at its field. Refuses CPR numbers in
//! whatever is free text: none is kept here.

use chrono::NaiveDate;
use serde::Serialize;

use crate::shared::cpr::looks_like_cpr;
use crate::shared::date_entry::{DateEntryError, parse_birth_date, parse_date};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::postal::PostalCode;

const LONGEST_NAME: usize = 200;
const LONGEST_NOTE: usize = 4_000;

/// Reads the fields of one form.
pub(crate) struct Read<'a> {
    problems: &'a mut FieldProblems,
    path: &'a str,
    today: NaiveDate,
}

impl<'a> Read<'a> {
    /// `path` stands before each field's name: empty, or like `contact.`.
    pub(crate) fn new(problems: &'a mut FieldProblems, path: &'a str, today: NaiveDate) -> Self {
        Self { problems, path, today }
    }

    /// A name: something must be written, on one line.
    pub(crate) fn name(&mut self, field: &str, typed: &str) -> String {
        let name = self.line(field, typed, LONGEST_NAME);
        if name.is_empty() {
            self.add(field, Problem::Missing);
        }
        name
    }

    /// Free text on one line: runs of blanks become one.
    pub(crate) fn line(&mut self, field: &str, typed: &str, most: usize) -> String {
        let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        self.free_text(field, line, most)
    }

    /// Free text of several lines.
    pub(crate) fn note(&mut self, field: &str, typed: &str) -> String {
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
    pub(crate) fn number<T, E>(&mut self, field: &str, typed: &str, parse: impl FnOnce(&str) -> Result<T, E>) -> String
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
    pub(crate) fn email(&mut self, field: &str, typed: &str) -> String {
        let email = self.number(field, typed, crate::shared::email::EmailAddress::parse);
        self.free_text(field, email, LONGEST_NAME + 54)
    }

    /// A postal code; the town goes with it, since no list of codes is carried.
    pub(crate) fn postal_code(&mut self, field: &str, typed: &str, town_field: &str, town: &str) -> String {
        let postal_code = self.number(field, typed, PostalCode::parse);
        if !postal_code.is_empty() && town.trim().is_empty() {
            self.add(town_field, Problem::Missing);
        }
        postal_code
    }

    /// A date that may be left out, as `2026-12-31`.
    pub(crate) fn date(&mut self, field: &str, typed: &str) -> String {
        self.day(field, typed, parse_date)
    }

    /// A date of birth that may be left out, with four digits of year and not after today.
    pub(crate) fn birth_date(&mut self, field: &str, typed: &str) -> String {
        self.day(field, typed, parse_birth_date)
    }

    /// A date of something that has happened, which may be left out.
    pub(crate) fn past_date(&mut self, field: &str, typed: &str) -> String {
        let date = self.date(field, typed);
        if kept_date(&date).is_some_and(|date| date > self.today) {
            self.add(field, Problem::InTheFuture);
        }
        date
    }

    fn day(
        &mut self,
        field: &str,
        typed: &str,
        parse: impl FnOnce(&str, NaiveDate) -> Result<NaiveDate, DateEntryError>,
    ) -> String {
        if typed.trim().is_empty() {
            return String::new();
        }
        match parse(typed, self.today) {
            Ok(date) => date.to_string(),
            Err(problem) => {
                self.add(field, problem.into());
                String::new()
            }
        }
    }

    /// What else is wrong with a field.
    pub(crate) fn add(&mut self, field: &str, problem: Problem) {
        self.problems.add(format!("{}{field}", self.path), problem);
    }
}

/// A date as it is kept; `None` where none is.
pub(crate) fn kept_date(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// The fields whose values differ, by their names on the wire. Values never leave here: they may be personal.
pub(crate) fn differing<T: Serialize>(one: &T, other: &T) -> Vec<String> {
    let (one, other) = (serde_json::to_value(one).unwrap_or_default(), serde_json::to_value(other).unwrap_or_default());
    let fields = one.as_object().into_iter().flatten();
    fields.filter(|(field, value)| other.get(field) != Some(value)).map(|(field, _)| field.clone()).collect()
}
