//! The rules as the office keeps them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::sources::{WHO_IS_TOLD, default_sources};
use super::tariff::Tariff;
use crate::bookings::DayOfYear;
use crate::organisations::BorrowerCategory;
use crate::shared::calendar::Weekday;
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{PremisesId, RoomId};
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What a rule is about.
    pub enum RuleKind {
        /// Who may borrow, and what it costs.
        Lending = "lending",
        /// How far ahead one may book.
        Horizon = "horizon",
        /// How soon one may book.
        LeadTime = "lead_time",
        /// How long before a borrower cancels.
        CancelNotice = "cancel_notice",
        /// How long before the house takes a booking back.
        RecallNotice = "recall_notice",
        /// Many people at a house that has to tell somebody.
        LargeEvent = "large_event",
        /// Whoever stays overnight.
        Overnight = "overnight",
        /// So many people that there has to be a plan of where they sit.
        SeatingPlan = "seating_plan",
        /// Hours that everybody wants.
        PrimeTime = "prime_time",
        /// Rooms and hours that somebody has to say yes to.
        Approval = "approval",
        /// How many may be in a room by law.
        HeadCount = "head_count",
        /// The yearly declaration on child-protection certificates.
        Declaration = "declaration",
        /// The shortest and the longest booking of a room.
        Length = "length",
        /// The times a booking begins and ends at.
        Grid = "grid",
        /// Time between bookings.
        Buffers = "buffers",
        /// Days when a house is closed.
        ClosedDays = "closed_days",
    }
}

text_enum! {
    /// What happens when a rule is not kept.
    pub enum RuleForce {
        /// Nothing: nobody looks.
        Off = "off",
        /// It is told; nobody has to answer.
        Tell = "tell",
        /// It is told, and whoever books says why it is done all the same.
        Desk = "desk",
        /// The same, but only a consultant or a manager may.
        Office = "office",
    }
}

/// How far ahead one may book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Horizon {
    /// At any time.
    Always,
    /// Half a year at a time: each half opens on a day before it begins.
    HalfYears {
        /// When January to June opens.
        first: DayOfYear,
        /// When July to December opens.
        second: DayOfYear,
    },
    /// So many months from today.
    Months {
        /// 1 to 36.
        #[ts(type = "number")]
        months: i64,
    },
}

/// How the office lends to one kind of borrower.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LendingTerms {
    /// Which kind.
    pub category: BorrowerCategory,
    /// Whether it is lent to at all.
    pub lent: bool,
    /// How far ahead.
    pub horizon: Horizon,
    /// What it costs.
    pub tariff: Tariff,
}

/// How soon one may book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LeadTime {
    /// What happens when it is not kept.
    pub force: RuleForce,
    /// At least so many days before.
    #[ts(type = "number")]
    pub days: i64,
}

/// Events of a certain size at houses where somebody has to be told beforehand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LargeEvents {
    /// What happens when there is one.
    pub force: RuleForce,
    /// From so many persons.
    #[ts(type = "number")]
    pub from: i64,
    /// So many days before.
    #[ts(type = "number")]
    pub days: i64,
    /// At which houses.
    pub houses: Vec<PremisesId>,
    /// Who is told.
    pub notify: String,
}

/// Whoever has the room through the night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OvernightStays {
    /// What happens when there is one.
    pub force: RuleForce,
    /// Somebody is told so many days before.
    #[ts(type = "number")]
    pub days: i64,
    /// More persons than these ask for more days.
    #[ts(type = "number")]
    pub many_above: i64,
    /// How many days these ask for.
    #[ts(type = "number")]
    pub many_days: i64,
    /// More persons than these need a plan of where they sleep.
    #[ts(type = "number")]
    pub plan_above: i64,
    /// Who is told.
    pub notify: String,
}

/// So many people that there has to be an approved plan of where they sit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeatingPlans {
    /// What happens when there are; the reason is where the plan is found.
    pub force: RuleForce,
    /// More persons than these.
    #[ts(type = "number")]
    pub above: i64,
}

/// Hours of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WeekSpan {
    /// On these days.
    pub weekdays: Vec<Weekday>,
    /// Minutes from midnight on the wall clock.
    #[ts(type = "number")]
    pub from_minute: i64,
    /// Until when; 1440 is midnight.
    #[ts(type = "number")]
    pub until_minute: i64,
}

text_enum! {
    /// For how long hours are counted together.
    pub enum QuotaPeriod {
        /// From Monday to Sunday.
        Week = "week",
        /// A month of the calendar.
        Month = "month",
        /// January to June, July to December.
        HalfYear = "half_year",
    }
}

/// Hours that everybody wants, and how many of them one association has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrimeTime {
    /// What happens when one has more.
    pub force: RuleForce,
    /// Which hours.
    pub spans: Vec<WeekSpan>,
    /// So many hours for each association.
    #[ts(type = "number")]
    pub hours: i64,
    /// In which time.
    pub per: QuotaPeriod,
}

/// Rooms and hours that somebody has to say yes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Approval {
    /// These rooms, whenever.
    pub rooms: Vec<RoomId>,
    /// These hours, in whichever room.
    pub spans: Vec<WeekSpan>,
}

/// All rules of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleBook {
    /// Kind of borrower by kind, each once, in the order of their priority.
    pub lending: Vec<LendingTerms>,
    /// What happens when somebody books further ahead than their kind may.
    pub horizon: RuleForce,
    /// How soon one may book.
    pub lead_time: LeadTime,
    /// A borrower cancels so many days before.
    #[ts(type = "number")]
    pub cancel_days: i64,
    /// The house takes a booking back so many days before.
    #[ts(type = "number")]
    pub recall_days: i64,
    /// Many people.
    pub large_events: LargeEvents,
    /// Nights.
    pub overnight: OvernightStays,
    /// Very many people.
    pub seating_plans: SeatingPlans,
    /// The hours that everybody wants.
    pub prime_time: PrimeTime,
    /// What somebody has to say yes to.
    pub approval: Approval,
    /// Where each rule comes from: a law, a page of the policy, a decision.
    #[ts(type = "{ [rule in RuleKind]?: string }")]
    pub sources: BTreeMap<RuleKind, String>,
}

impl Default for RuleBook {
    fn default() -> Self {
        let half_years =
            Horizon::HalfYears { first: DayOfYear { month: 12, day: 15 }, second: DayOfYear { month: 6, day: 15 } };
        let terms = |category: &BorrowerCategory| LendingTerms {
            category: *category,
            lent: *category != BorrowerCategory::PrivateCommercial,
            // The municipality's own activities come before all others.
            horizon: if *category == BorrowerCategory::Municipal { Horizon::Always } else { half_years },
            tariff: Tariff::Free,
        };
        let (large_events_tell, overnight_tells) = WHO_IS_TOLD;
        Self {
            lending: BorrowerCategory::ALL.iter().map(terms).collect(),
            horizon: RuleForce::Desk,
            lead_time: LeadTime { force: RuleForce::Desk, days: 3 },
            cancel_days: 8,
            recall_days: 8,
            large_events: LargeEvents {
                force: RuleForce::Tell,
                from: 50,
                days: 14,
                houses: Vec::new(),
                notify: large_events_tell.to_owned(),
            },
            overnight: OvernightStays {
                force: RuleForce::Tell,
                days: 14,
                many_above: 150,
                many_days: 28,
                plan_above: 50,
                notify: overnight_tells.to_owned(),
            },
            seating_plans: SeatingPlans { force: RuleForce::Desk, above: 150 },
            prime_time: PrimeTime {
                force: RuleForce::Off,
                spans: vec![WeekSpan {
                    weekdays: vec![Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday],
                    from_minute: 17 * 60,
                    until_minute: 22 * 60,
                }],
                hours: 6,
                per: QuotaPeriod::Week,
            },
            approval: Approval { rooms: Vec::new(), spans: Vec::new() },
            sources: default_sources(),
        }
    }
}

const MOST_DAYS: i64 = 366;
const MOST_PERSONS: i64 = 100_000;
const MOST_MONTHS: i64 = 36;
const MOST_HOURS: i64 = 2_000;
const MOST_SPANS: usize = 20;
const NAME_LENGTH: u32 = 200;
const SOURCE_LENGTH: u32 = 300;
const DAY_MINUTES: i64 = 24 * 60;

impl RuleBook {
    /// How the office lends to this kind of borrower.
    pub fn terms(&self, category: BorrowerCategory) -> Option<&LendingTerms> {
        self.lending.iter().find(|terms| terms.category == category)
    }

    /// Whether it lends to this kind of borrower.
    pub fn lends_to(&self, category: BorrowerCategory) -> bool {
        self.terms(category).is_some_and(|terms| terms.lent)
    }

    /// Where a rule comes from; empty where nobody has said.
    pub fn source(&self, rule: RuleKind) -> &str {
        self.sources.get(&rule).map_or("", String::as_str)
    }

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

    /// The same without stray blanks.
    #[must_use]
    pub(super) fn tidied(mut self) -> Self {
        self.lending.sort_by_key(|terms| terms.category);
        for text in [&mut self.large_events.notify, &mut self.overnight.notify] {
            *text = text.trim().to_owned();
        }
        for source in self.sources.values_mut() {
            *source = source.trim().to_owned();
        }
        self
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

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date")
    }

    #[test]
    fn what_the_program_comes_with_can_be_kept_and_every_rule_has_its_source() {
        let book = RuleBook::default();
        assert!(book.problems(today()).is_empty());
        for rule in RuleKind::ALL {
            assert!(!book.source(*rule).is_empty(), "{rule:?}");
        }
        assert!(!book.lends_to(BorrowerCategory::PrivateCommercial) && book.lends_to(BorrowerCategory::Social));
    }

    #[test]
    fn what_cannot_be_kept_is_told_by_its_field() {
        let mut book = RuleBook::default();
        book.lead_time.days = -1;
        book.seating_plans.above = 0;
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
                "book.primeTime.spans.0.untilMinute",
                "book.approval.spans.0.weekdays",
                "book.approval.spans.0.untilMinute",
            ]
        );
    }
}
