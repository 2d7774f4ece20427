//! Reading dates and times as somebody typed them, for forms whose requests carry dates and minutes. The rules stand in
//! [`crate::shared::date_entry`]; a screen that shows what was understood asks here instead of having rules of its own.

use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccessError, RequestContext};
use crate::gate::Input;
use crate::shared::date_entry::{parse_date, parse_time};
use crate::shared::field::Problem;

/// Minutes of a day.
const DAY: u32 = 24 * 60;
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
        minute: u32,
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
    };
    read.unwrap_or_else(|problem| ReadText::NotRead { problem })
}

fn minute_of(text: &str) -> Result<u32, Problem> {
    let time: NaiveTime = parse_time(text)?;
    Ok(time.hour() * 60 + time.minute())
}

fn end_minute_of(text: &str) -> Result<u32, Problem> {
    let bare = text.trim().to_lowercase();
    let bare = bare.strip_prefix("kl.").or_else(|| bare.strip_prefix("kl")).unwrap_or(&bare).trim();
    if ["24", "24.00", "24:00", "2400"].contains(&bare) {
        return Ok(DAY);
    }
    minute_of(bare).map(|minute| if minute == 0 { DAY } else { minute })
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
    fn a_date_without_a_year_is_the_nearest_and_nonsense_is_told() {
        let date = NaiveDate::from_ymd_opt(2027, 1, 4).expect("a date");
        assert_eq!(read(TypedKind::Date, "4/1"), ReadText::Date { date });
        assert_eq!(read(TypedKind::Date, "31/2"), ReadText::NotRead { problem: Problem::Date });
        assert_eq!(read(TypedKind::Date, " "), ReadText::NotRead { problem: Problem::Missing });
    }
}
