//! How a series repeats, as it is asked for: a rule, an end, and what is left out. [`super::dates`] makes dates of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shared::calendar::{WeekParity, Weekday};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::text_enum::text_enum;

/// A rule may skip at most so many days, weeks or months.
const MOST_EVERY: u32 = 52;
const MOST_EXCEPTIONS: usize = 400;

text_enum! {
    /// Which one of a month.
    pub enum NthOfMonth {
        /// The first.
        First = "first",
        /// The second.
        Second = "second",
        /// The third.
        Third = "third",
        /// The fourth.
        Fourth = "fourth",
        /// The fifth, which most months lack.
        Fifth = "fifth",
        /// The last, which every month has.
        Last = "last",
    }
}

text_enum! {
    /// What is meant where a month lacks the day: asked for, never guessed.
    pub enum WhenMissing {
        /// The last day of the month; of a weekday, the last one of the month.
        Last = "last",
        /// No date in that month.
        Skip = "skip",
    }
}

/// How dates follow each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum RepeatRule {
    /// Every so many days.
    Daily {
        /// 1 is every day.
        every: u32,
    },
    /// Every so many weeks on some weekdays. Weeks are counted from the one that the first date lies in.
    Weekly {
        /// 1 is every week.
        every: u32,
        /// On which days.
        weekdays: Vec<Weekday>,
    },
    /// In even or odd weeks by their ISO number, on some weekdays.
    ByWeekParity {
        /// Which weeks.
        parity: WeekParity,
        /// On which days.
        weekdays: Vec<Weekday>,
    },
    /// On a date of the month.
    MonthlyByDate {
        /// 1 is every month.
        every: u32,
        /// 1 to 31.
        day: u32,
        /// What is meant in months that lack the day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        when_missing: Option<WhenMissing>,
    },
    /// On a weekday of the month.
    MonthlyByWeekday {
        /// 1 is every month.
        every: u32,
        /// Which of that weekday.
        nth: NthOfMonth,
        /// Which weekday.
        weekday: Weekday,
        /// What is meant in months without a fifth.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        when_missing: Option<WhenMissing>,
    },
    /// Once a year, on the day of the first.
    Yearly {
        /// What 29 February is in other years.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        when_missing: Option<WhenMissing>,
    },
    /// On these dates.
    Dates {
        /// In any order.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
    },
}

/// When a series is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum SeriesEnd {
    /// With the last date that is not after this one.
    On {
        /// The last day, which is part of it.
        #[ts(type = "string")]
        date: NaiveDate,
    },
    /// When it was held so many times. Dates that are left out as an exception do not count.
    After {
        /// How many times.
        count: u32,
    },
    /// With the last date that is not after one that the office has a name for.
    Named {
        /// The name, as the settings have it.
        name: String,
    },
}

/// What is left out of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum SeriesException {
    /// One date.
    Date {
        /// The date.
        #[ts(type = "string")]
        date: NaiveDate,
    },
    /// All dates from one to another.
    Period {
        /// The first day.
        #[ts(type = "string")]
        from: NaiveDate,
        /// The last day, left out too.
        #[ts(type = "string")]
        to: NaiveDate,
    },
    /// A week by its ISO number.
    Week {
        /// 1 to 53.
        week: u32,
        /// In one year only; left out, in each.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        year: Option<i32>,
    },
    /// The schools' holidays, as far as the office has written them down.
    SchoolHolidays,
    /// Public holidays, 5 June, 24 and 31 December.
    PublicHolidays,
}

/// How a series repeats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Recurrence {
    /// How dates follow each other.
    pub rule: RepeatRule,
    /// When it is over. Only a list of dates needs none: there is no endless series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ends: Option<SeriesEnd>,
    /// What is left out.
    #[serde(default)]
    pub exceptions: Vec<SeriesException>,
}

impl Recurrence {
    /// Whether a date can be one of a series that ends on this one.
    pub(super) fn may_have(&self, on: NaiveDate, last_on: NaiveDate) -> bool {
        match &self.rule {
            RepeatRule::Dates { dates } => dates.contains(&on),
            _ => on <= last_on,
        }
    }

    /// What cannot be taken as it is; paths begin with `recurrence.`.
    pub(in crate::bookings) fn problems(&self, problems: &mut FieldProblems) {
        self.rule_problems(problems);
        match &self.ends {
            None if !matches!(self.rule, RepeatRule::Dates { .. }) => {
                problems.add("recurrence.ends", Problem::Missing);
            }
            Some(SeriesEnd::After { count: 0 }) => {
                problems
                    .add("recurrence.ends.count", Problem::OutOfRange { least: 1, most: super::season::MOST_DATES });
            }
            Some(SeriesEnd::Named { name }) if name.trim().is_empty() => {
                problems.add("recurrence.ends.name", Problem::Missing);
            }
            _ => {}
        }
        if self.exceptions.len() > MOST_EXCEPTIONS {
            problems.add("recurrence.exceptions", Problem::OutOfRange { least: 0, most: MOST_EXCEPTIONS as i64 });
        }
        for (index, exception) in self.exceptions.iter().enumerate() {
            match exception {
                SeriesException::Period { from, to } if to < from => {
                    problems.add(format!("recurrence.exceptions.{index}.to"), Problem::EndsBeforeStart);
                }
                SeriesException::Week { week, .. } if !(1..=53).contains(week) => {
                    problems
                        .add(format!("recurrence.exceptions.{index}.week"), Problem::OutOfRange { least: 1, most: 53 });
                }
                _ => {}
            }
        }
    }

    fn rule_problems(&self, problems: &mut FieldProblems) {
        let every = match &self.rule {
            RepeatRule::Daily { every }
            | RepeatRule::Weekly { every, .. }
            | RepeatRule::MonthlyByDate { every, .. }
            | RepeatRule::MonthlyByWeekday { every, .. } => *every,
            RepeatRule::ByWeekParity { .. } | RepeatRule::Yearly { .. } | RepeatRule::Dates { .. } => 1,
        };
        if !(1..=MOST_EVERY).contains(&every) {
            problems.add("recurrence.rule.every", Problem::OutOfRange { least: 1, most: MOST_EVERY.into() });
        }
        match &self.rule {
            RepeatRule::Weekly { weekdays, .. } | RepeatRule::ByWeekParity { weekdays, .. } if weekdays.is_empty() => {
                problems.add("recurrence.rule.weekdays", Problem::Missing);
            }
            RepeatRule::MonthlyByDate { day, .. } if !(1..=31).contains(day) => {
                problems.add("recurrence.rule.day", Problem::OutOfRange { least: 1, most: 31 });
            }
            RepeatRule::Dates { dates } if dates.is_empty() => {
                problems.add("recurrence.rule.dates", Problem::Missing);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(recurrence: &Recurrence) -> Vec<String> {
        let mut problems = FieldProblems::default();
        recurrence.problems(&mut problems);
        problems.into_refusal().unwrap_or_default().into_iter().map(|there| there.field).collect()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn what_cannot_be_read_as_a_rule_is_told_by_its_field() {
        let endless = Recurrence {
            rule: RepeatRule::Weekly { every: 0, weekdays: vec![] },
            ends: None,
            exceptions: vec![
                SeriesException::Period { from: date("2026-12-24"), to: date("2026-12-23") },
                SeriesException::Week { week: 54, year: None },
            ],
        };
        assert_eq!(
            fields(&endless),
            [
                "recurrence.rule.every",
                "recurrence.rule.weekdays",
                "recurrence.ends",
                "recurrence.exceptions.0.to",
                "recurrence.exceptions.1.week"
            ]
        );
        let by_date = RepeatRule::MonthlyByDate { every: 1, day: 32, when_missing: None };
        let ends = Some(SeriesEnd::After { count: 0 });
        assert_eq!(
            fields(&Recurrence { rule: by_date, ends, exceptions: vec![] }),
            ["recurrence.rule.day", "recurrence.ends.count"]
        );
        let none = Recurrence { rule: RepeatRule::Dates { dates: vec![] }, ends: None, exceptions: vec![] };
        assert_eq!(fields(&none), ["recurrence.rule.dates"]);
        let named = Some(SeriesEnd::Named { name: " ".into() });
        let daily = Recurrence { rule: RepeatRule::Daily { every: 1 }, ends: named, exceptions: vec![] };
        assert_eq!(fields(&daily), ["recurrence.ends.name"]);
    }

    #[test]
    fn a_rule_crosses_the_wire_as_it_is_kept() {
        let rule = Recurrence {
            rule: RepeatRule::MonthlyByWeekday {
                every: 1,
                nth: NthOfMonth::Last,
                weekday: Weekday::Friday,
                when_missing: None,
            },
            ends: Some(SeriesEnd::Named { name: "Jul".into() }),
            exceptions: vec![SeriesException::Week { week: 42, year: None }, SeriesException::SchoolHolidays],
        };
        let text = serde_json::to_string(&rule).expect("JSON");
        assert_eq!(
            text,
            r#"{"rule":{"kind":"monthly_by_weekday","every":1,"nth":"last","weekday":"fri"},"ends":{"kind":"named","name":"Jul"},"exceptions":[{"kind":"week","week":42},{"kind":"school_holidays"}]}"#
        );
        assert_eq!(serde_json::from_str::<Recurrence>(&text).expect("a rule"), rule);
    }
}
