//! The office's year: dates that have a name, the schools' holidays, and how many dates a series may have.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::dates::MOST_MONTHS;
pub use crate::shared::calendar::DayOfYear;
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::text::SearchKeys;

/// More dates than these no series has, whatever the office allows.
pub(in crate::bookings) const MOST_DATES: i64 = 800;
const NAME_LENGTH: u32 = 60;
const MOST_NAMES: usize = 40;
const MOST_HOLIDAYS: usize = 400;

/// A date that the office calls by a name: until *jul*, until the end of the season.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NamedDate {
    /// What it is called; no other has the name.
    pub name: String,
    /// The day it is in years that have no date of their own.
    pub every_year: Option<DayOfYear>,
    /// The dates of single years.
    #[ts(type = "Array<string>")]
    pub dates: Vec<NaiveDate>,
}

impl NamedDate {
    /// The first one that is not before a date.
    fn next_from(&self, from: NaiveDate) -> Option<NaiveDate> {
        let in_year = |year: i32| {
            let own = self.dates.iter().copied().filter(|date| date.year() == year).min();
            own.or_else(|| self.every_year?.in_year(year))
        };
        // 29 February comes in one of eight years in a row, whatever the century.
        (from.year()..=from.year() + 8).filter_map(in_year).find(|date| *date >= from)
    }
}

/// A holiday of the schools, which each municipality decides for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SchoolHoliday {
    /// What it is called.
    pub name: String,
    /// Its first day.
    #[ts(type = "string")]
    pub first_on: NaiveDate,
    /// Its last day, which is part of it.
    #[ts(type = "string")]
    pub last_on: NaiveDate,
}

/// The office's year, as its settings say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeasonDates {
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The most dates that may be booked as one series.
    #[ts(type = "number")]
    pub most_dates: i64,
    /// Dates that have a name, in the office's order.
    pub named: Vec<NamedDate>,
    /// The schools' holidays, by their first day.
    pub school_holidays: Vec<SchoolHoliday>,
}

impl SeasonDates {
    /// The first date of this name that is not before another.
    pub(in crate::bookings) fn next_named(&self, name: &str, from: NaiveDate) -> Option<NaiveDate> {
        let wanted = folded(name);
        self.named.iter().find(|named| folded(&named.name) == wanted)?.next_from(from)
    }

    /// The school holiday that a date lies in.
    pub(in crate::bookings) fn school_holiday_on(&self, date: NaiveDate) -> Option<&SchoolHoliday> {
        self.school_holidays.iter().find(|holiday| (holiday.first_on..=holiday.last_on).contains(&date))
    }

    /// Whether the holidays of the half of the school year that a date lies in have been written down: none that begins
    /// in it means that nobody has, not that there are none.
    pub(in crate::bookings) fn knows_half_year_of(&self, date: NaiveDate) -> bool {
        let (first, last) = half_year_of(date);
        self.school_holidays.iter().any(|holiday| (first..=last).contains(&holiday.first_on))
    }
}

/// A half of a school year, or several that follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HalfYear {
    /// Its first day.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub to: NaiveDate,
}

impl SeasonDates {
    /// The halves that a series booked today can reach into and whose school holidays nobody has written down; those that
    /// follow each other as one.
    pub(super) fn unknown_halves(&self, today: NaiveDate) -> Vec<HalfYear> {
        let months = (0..=MOST_MONTHS).step_by(6);
        let dates = months.filter_map(|months| today.checked_add_months(chrono::Months::new(months)));
        let unknown = dates.filter(|date| !self.knows_half_year_of(*date)).map(half_year_of);
        joined(unknown).into_iter().map(|(from, to)| HalfYear { from, to }).collect()
    }
}

/// The half of a school year that a date lies in: until July, and from August.
pub(in crate::bookings) fn half_year_of(date: NaiveDate) -> (NaiveDate, NaiveDate) {
    let on = |month, day| NaiveDate::from_ymd_opt(date.year(), month, day).unwrap_or(date);
    if date.month() <= 7 { (on(1, 1), on(7, 31)) } else { (on(8, 1), on(12, 31)) }
}

/// Halves of a year in their order, those that follow each other as one.
pub(super) fn joined(halves: impl Iterator<Item = (NaiveDate, NaiveDate)>) -> Vec<(NaiveDate, NaiveDate)> {
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (from, to) in halves {
        match spans.last_mut() {
            Some((_, last)) if from <= *last || last.succ_opt() == Some(from) => *last = to,
            _ => spans.push((from, to)),
        }
    }
    spans
}

/// How names are compared: without case, accents and ways of writing æøå.
pub(in crate::bookings) fn folded(name: &str) -> String {
    SearchKeys::of(name).primary
}

/// What is wrong with the dates of a year, field by field.
pub(super) fn problems_of(
    named: &[NamedDate],
    school_holidays: &[SchoolHoliday],
    most_dates: i64,
    today: NaiveDate,
) -> FieldProblems {
    let mut problems = FieldProblems::default();
    if !(1..=MOST_DATES).contains(&most_dates) {
        problems.add("mostDates", Problem::OutOfRange { least: 1, most: MOST_DATES });
    }
    if named.len() > MOST_NAMES {
        problems.add("named", Problem::OutOfRange { least: 0, most: MOST_NAMES as i64 });
    }
    if school_holidays.len() > MOST_HOLIDAYS {
        problems.add("schoolHolidays", Problem::OutOfRange { least: 0, most: MOST_HOLIDAYS as i64 });
    }
    for (index, there) in named.iter().enumerate() {
        let path = format!("named.{index}");
        check_name(&mut problems, &path, &there.name, today);
        if named[..index].iter().any(|before| folded(&before.name) == folded(&there.name)) {
            problems.add(format!("{path}.name"), Problem::TakenName);
        }
        // 2028 has a 29 February.
        if there.every_year.is_some_and(|day| day.in_year(2028).is_none()) {
            problems.add(format!("{path}.everyYear"), Problem::Date);
        }
        if there.every_year.is_none() && there.dates.is_empty() {
            problems.add(format!("{path}.everyYear"), Problem::Missing);
        }
    }
    for (index, holiday) in school_holidays.iter().enumerate() {
        let path = format!("schoolHolidays.{index}");
        check_name(&mut problems, &path, &holiday.name, today);
        if holiday.last_on < holiday.first_on {
            problems.add(format!("{path}.lastOn"), Problem::EndsBeforeStart);
        }
    }
    problems
}

fn check_name(problems: &mut FieldProblems, path: &str, name: &str, today: NaiveDate) {
    let field = format!("{path}.name");
    if name.trim().is_empty() {
        problems.add(field, Problem::Missing);
    } else if name.trim().chars().count() > NAME_LENGTH as usize {
        problems.add(field, Problem::TooLong { most: NAME_LENGTH });
    } else if looks_like_cpr(name, today) {
        problems.add(field, Problem::LooksLikeCpr);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn jul() -> NamedDate {
        NamedDate {
            name: "Jul".into(),
            every_year: Some(DayOfYear { month: 12, day: 20 }),
            dates: vec![date("2027-12-17")],
        }
    }

    fn year() -> SeasonDates {
        let holiday = |name: &str, first: &str, last: &str| SchoolHoliday {
            name: name.into(),
            first_on: date(first),
            last_on: date(last),
        };
        SeasonDates {
            version: 1,
            most_dates: 400,
            named: vec![jul()],
            school_holidays: vec![
                holiday("Efterårsferie", "2026-10-10", "2026-10-18"),
                holiday("Juleferie", "2026-12-19", "2027-01-03"),
            ],
        }
    }

    #[test]
    fn a_named_date_is_the_next_one_and_a_year_may_have_its_own() {
        let year = year();
        assert_eq!(year.next_named("jul", date("2026-11-24")), Some(date("2026-12-20")));
        assert_eq!(year.next_named("JUL", date("2026-12-20")), Some(date("2026-12-20")));
        assert_eq!(year.next_named("Jul", date("2026-12-21")), Some(date("2027-12-17")));
        assert_eq!(year.next_named("Jul", date("2027-12-18")), Some(date("2028-12-20")), "2027 has its own date only");
        assert_eq!(year.next_named("Påske", date("2026-11-24")), None);
    }

    #[test]
    fn a_half_year_in_which_no_holiday_begins_is_not_written_down_yet() {
        let year = year();
        assert!(year.knows_half_year_of(date("2026-09-01")));
        assert!(
            !year.knows_half_year_of(date("2027-01-02")),
            "what reaches over from the autumn says nothing of spring"
        );
        assert_eq!(year.school_holiday_on(date("2027-01-03")).map(|there| there.name.as_str()), Some("Juleferie"));
        assert_eq!(year.school_holiday_on(date("2027-01-04")), None);
    }

    #[test]
    fn the_halves_to_come_that_nobody_has_written_down_are_named() {
        let halves = year().unknown_halves(date("2026-11-24"));
        let spans: Vec<(NaiveDate, NaiveDate)> = halves.iter().map(|half| (half.from, half.to)).collect();
        assert_eq!(spans, [(date("2027-01-01"), date("2028-12-31"))], "halves that follow each other are one time");
        assert_eq!(year().unknown_halves(date("2026-08-31"))[0].from, date("2027-01-01"), "this half is known");
    }

    #[test]
    fn what_cannot_be_kept_is_told_by_its_field() {
        let mut named = vec![jul(), jul()];
        named[0].every_year = Some(DayOfYear { month: 2, day: 30 });
        named.push(NamedDate { name: " ".into(), every_year: None, dates: vec![] });
        let holidays =
            [SchoolHoliday { name: "Ferie".into(), first_on: date("2026-02-02"), last_on: date("2026-02-01") }];
        let problems = problems_of(&named, &holidays, 0, date("2026-11-24")).into_refusal().unwrap_or_default();
        let fields: Vec<&str> = problems.iter().map(|there| there.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "mostDates",
                "named.0.everyYear",
                "named.1.name",
                "named.2.name",
                "named.2.everyYear",
                "schoolHolidays.0.lastOn"
            ]
        );
        let leap =
            NamedDate { name: "Skuddag".into(), every_year: Some(DayOfYear { month: 2, day: 29 }), dates: vec![] };
        assert!(problems_of(&[leap], &[], 400, date("2026-11-24")).is_empty());
    }
}
