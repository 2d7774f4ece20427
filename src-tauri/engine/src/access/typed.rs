//! Reading dates and times as somebody typed them, for forms whose requests carry dates and minutes. The rules stand in
//! [`crate::shared::date_entry`]; a screen that shows what was understood asks here instead of having rules of its own.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccessError, RequestContext};
use crate::gate::Input;
use crate::shared::date_entry::parse_date;
use crate::shared::field::Problem;
use crate::shared::hours_entry::{MinuteSpan, end_minute_of, minute_of, parse_hours};
use crate::shared::money::{MoneyError, Oere};

/// More than any form has.
const MOST_TEXTS: usize = 1_000;

/// What a text is to be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TypedKind {
    /// A date.
    Date,
    /// A time of day when something begins.
    Start,
    /// A time of day when something ends: `24` and `0` are midnight at the end of the day.
    End,
    /// The opening hours of one day; nothing written is closed.
    Hours,
    /// An amount in kroner.
    Amount,
}

/// One text as it was typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TypedText {
    /// What it is to be read as.
    pub kind: TypedKind,
    /// As it was typed.
    pub text: String,
}

/// Texts as they were typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TypedTexts {
    /// The texts; those after the thousandth are not read.
    pub texts: Vec<TypedText>,
}

impl Input for TypedTexts {
    fn sample() -> Self {
        let typed = |kind, text: &str| TypedText { kind, text: text.into() };
        Self {
            texts: vec![
                typed(TypedKind::Date, "tirsdag den 24. november"),
                typed(TypedKind::Start, "8.30"),
                typed(TypedKind::End, "24"),
            ],
        }
    }
}

/// How a text was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "read", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ReadText {
    /// As this date.
    Date {
        /// The date.
        #[ts(type = "string")]
        date: NaiveDate,
    },
    /// As this time of day.
    Minute {
        /// Minutes from midnight; 1440 is midnight at the end of the day.
        #[ts(type = "number")]
        minute: i64,
    },
    /// As these hours of a day, in order; none is closed.
    Hours {
        /// When it is open.
        spans: Vec<MinuteSpan>,
    },
    /// As this amount.
    Amount {
        /// How much.
        amount: Oere,
    },
    /// Not at all.
    NotRead {
        /// What is wrong with it.
        problem: Problem,
    },
}

/// How the texts are understood, in the same order. A date without a year is the nearest one from today on.
pub async fn read_typed(context: &RequestContext<'_>, input: TypedTexts) -> Result<Vec<ReadText>, AccessError> {
    let today = context.today();
    Ok(input.texts.iter().take(MOST_TEXTS).map(|typed| understood(typed, today)).collect())
}

fn understood(typed: &TypedText, today: NaiveDate) -> ReadText {
    let read = match typed.kind {
        TypedKind::Date => parse_date(&typed.text, today).map(|date| ReadText::Date { date }).map_err(Problem::from),
        TypedKind::Start => minute_of(&typed.text).map(|minute| ReadText::Minute { minute }),
        TypedKind::End => end_minute_of(&typed.text).map(|minute| ReadText::Minute { minute }),
        TypedKind::Hours => parse_hours(&typed.text).map(|spans| ReadText::Hours { spans }),
        TypedKind::Amount => amount_of(&typed.text),
    };
    read.unwrap_or_else(|problem| ReadText::NotRead { problem })
}

fn amount_of(text: &str) -> Result<ReadText, Problem> {
    match Oere::parse(text) {
        Ok(amount) => Ok(ReadText::Amount { amount }),
        Err(MoneyError::Missing) => Err(Problem::Missing),
        Err(_) => Err(Problem::Amount),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: TypedKind, text: &str) -> ReadText {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
        understood(&TypedText { kind, text: text.into() }, today)
    }

    #[test]
    fn times_are_minutes_and_an_end_at_midnight_is_the_end_of_the_day() {
        assert_eq!(read(TypedKind::Start, "8.30"), ReadText::Minute { minute: 510 });
        assert_eq!(read(TypedKind::Start, "0"), ReadText::Minute { minute: 0 });
        for midnight in ["24", "24.00", "kl. 24", "2400", "0", "00.00"] {
            assert_eq!(read(TypedKind::End, midnight), ReadText::Minute { minute: 1440 }, "{midnight}");
        }
        assert_eq!(read(TypedKind::Start, "24"), ReadText::NotRead { problem: Problem::Time });
    }

    #[test]
    fn hours_of_a_day_are_spans_and_nothing_written_is_closed() {
        let spans = vec![MinuteSpan { opens_minute: 480, closes_minute: 720 }];
        assert_eq!(read(TypedKind::Hours, "8-12"), ReadText::Hours { spans });
        assert_eq!(read(TypedKind::Hours, " "), ReadText::Hours { spans: Vec::new() });
        assert_eq!(read(TypedKind::Hours, "8"), ReadText::NotRead { problem: Problem::Hours });
    }

    #[test]
    fn an_amount_is_read_as_danes_type_it() {
        let amount = Oere::from_oere(1_950).expect("an amount");
        assert_eq!(read(TypedKind::Amount, "19,50 kr."), ReadText::Amount { amount });
        assert_eq!(read(TypedKind::Amount, "19.50"), ReadText::NotRead { problem: Problem::Amount });
        assert_eq!(read(TypedKind::Amount, " "), ReadText::NotRead { problem: Problem::Missing });
    }

    #[test]
    fn a_date_without_a_year_is_the_nearest_and_nonsense_is_told() {
        let date = NaiveDate::from_ymd_opt(2027, 1, 4).expect("a date");
        assert_eq!(read(TypedKind::Date, "4/1"), ReadText::Date { date });
        assert_eq!(read(TypedKind::Date, "31/2"), ReadText::NotRead { problem: Problem::Date });
        assert_eq!(read(TypedKind::Date, " "), ReadText::NotRead { problem: Problem::Missing });
    }
}
