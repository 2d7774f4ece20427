//! What of the rules cannot be kept as it was written.

use chrono::NaiveDate;

use super::book::RuleBook;
use super::rule::{Horizon, WeekSpan};
use super::tariff::Tariff;
use crate::organisations::BorrowerCategory;
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblems, Problem};

const MOST_DAYS: i64 = 366;
const MOST_PERSONS: i64 = 100_000;
const MOST_MONTHS: i64 = 36;
const MOST_HOURS: i64 = 2_000;
const MOST_TIMES: i64 = 1_000;
const MOST_SPANS: usize = 20;
const NAME_LENGTH: u32 = 200;
const SOURCE_LENGTH: u32 = 300;
const DAY_MINUTES: i64 = 24 * 60;

impl RuleBook {
    /// What cannot be kept as it is; paths begin with `book.`.
    pub(super) fn problems(&self, today: NaiveDate) -> FieldProblems {
        let mut problems = FieldProblems::default();
        self.lending_problems(&mut problems);
        for (field, days) in [
            ("leadTime.days", self.lead_time.days),
            ("cancelDays", self.cancel_days),
            ("recallDays", self.recall_days),
            ("largeEvents.days", self.large_events.days),
            ("overnight.days", self.overnight.days),
            ("overnight.manyDays", self.overnight.many_days),
        ] {
            in_range(&mut problems, field, days, 0, MOST_DAYS);
        }
        for (field, persons) in [
            ("largeEvents.from", self.large_events.from),
            ("overnight.manyAbove", self.overnight.many_above),
            ("overnight.planAbove", self.overnight.plan_above),
            ("seatingPlans.above", self.seating_plans.above),
        ] {
            in_range(&mut problems, field, persons, 1, MOST_PERSONS);
        }
        in_range(&mut problems, "optionDays", self.option_days, 1, MOST_DAYS);
        in_range(&mut problems, "noShows.from", self.no_shows.from, 1, MOST_TIMES);
        if self.no_shows.season.in_year(2027).is_none() {
            problems.add("book.noShows.season", Problem::Date);
        }
        in_range(&mut problems, "primeTime.hours", self.prime_time.hours, 1, MOST_HOURS);
        span_problems(&mut problems, "primeTime.spans", &self.prime_time.spans);
        span_problems(&mut problems, "approval.spans", &self.approval.spans);
        check_text(&mut problems, "largeEvents.notify", &self.large_events.notify, NAME_LENGTH, today);
        check_text(&mut problems, "overnight.notify", &self.overnight.notify, NAME_LENGTH, today);
        for (rule, source) in &self.sources {
            check_text(&mut problems, &format!("sources.{}", rule.as_str()), source, SOURCE_LENGTH, today);
        }
        problems
    }

    fn lending_problems(&self, problems: &mut FieldProblems) {
        for category in BorrowerCategory::ALL {
            if self.lending.iter().filter(|terms| terms.category == *category).count() != 1 {
                problems.add("book.lending", Problem::Missing);
            }
        }
        for (index, terms) in self.lending.iter().enumerate() {
            match terms.horizon {
                Horizon::Always => {}
                Horizon::Months { months } => {
                    in_range(problems, &format!("lending.{index}.horizon.months"), months, 1, MOST_MONTHS);
                }
                Horizon::HalfYears { first, second } => {
                    for (half, day) in [("first", first), ("second", second)] {
                        // 29 February does not come each year.
                        if NaiveDate::from_ymd_opt(2027, day.month, day.day).is_none() {
                            problems.add(format!("book.lending.{index}.horizon.{half}"), Problem::Date);
                        }
                    }
                }
            }
            if terms.tariff.rate().is_some_and(|rate| !(1..=Tariff::MOST_OERE).contains(&rate.oere())) {
                let range = Problem::OutOfRange { least: 1, most: Tariff::MOST_OERE / 100 };
                problems.add(format!("book.lending.{index}.tariff.rate"), range);
            }
        }
    }
}

fn in_range(problems: &mut FieldProblems, field: &str, value: i64, least: i64, most: i64) {
    if !(least..=most).contains(&value) {
        problems.add(format!("book.{field}"), Problem::OutOfRange { least, most });
    }
}

fn check_text(problems: &mut FieldProblems, field: &str, text: &str, most: u32, today: NaiveDate) {
    if text.trim().chars().count() > most as usize {
        problems.add(format!("book.{field}"), Problem::TooLong { most });
    } else if looks_like_cpr(text, today) {
        problems.add(format!("book.{field}"), Problem::LooksLikeCpr);
    }
}

fn span_problems(problems: &mut FieldProblems, field: &str, spans: &[WeekSpan]) {
    if spans.len() > MOST_SPANS {
        problems.add(format!("book.{field}"), Problem::OutOfRange { least: 0, most: MOST_SPANS as i64 });
    }
    for (index, span) in spans.iter().enumerate() {
        let path = format!("book.{field}.{index}");
        if span.weekdays.is_empty() {
            problems.add(format!("{path}.weekdays"), Problem::Missing);
        }
        if !(0..DAY_MINUTES).contains(&span.from_minute) {
            problems.add(format!("{path}.fromMinute"), Problem::Time);
        }
        if !(1..=DAY_MINUTES).contains(&span.until_minute) {
            problems.add(format!("{path}.untilMinute"), Problem::Time);
        } else if span.until_minute <= span.from_minute {
            problems.add(format!("{path}.untilMinute"), Problem::EndsBeforeStart);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookings::DayOfYear;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date")
    }

    #[test]
    fn what_the_program_comes_with_can_be_kept() {
        assert!(RuleBook::default().problems(today()).is_empty());
    }

    #[test]
    fn what_cannot_be_kept_is_told_by_its_field() {
        let mut book = RuleBook::default();
        book.lead_time.days = -1;
        book.seating_plans.above = 0;
        book.option_days = 0;
        book.no_shows.from = 0;
        book.no_shows.season = DayOfYear { month: 2, day: 29 };
        book.prime_time.spans[0].until_minute = book.prime_time.spans[0].from_minute;
        book.approval.spans.push(WeekSpan { weekdays: vec![], from_minute: 0, until_minute: 1_441 });
        book.lending[1].horizon =
            Horizon::HalfYears { first: DayOfYear { month: 2, day: 29 }, second: DayOfYear { month: 6, day: 1 } };
        book.lending.pop();
        let problems = book.problems(today()).into_refusal().unwrap_or_default();
        let fields: Vec<&str> = problems.iter().map(|there| there.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "book.lending",
                "book.lending.1.horizon.first",
                "book.leadTime.days",
                "book.seatingPlans.above",
                "book.optionDays",
                "book.noShows.from",
                "book.noShows.season",
                "book.primeTime.spans.0.untilMinute",
                "book.approval.spans.0.weekdays",
                "book.approval.spans.0.untilMinute",
            ]
        );
    }
}
