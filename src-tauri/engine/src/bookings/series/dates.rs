//! From a rule to its dates. Knows no rooms and no bookings: which days, which are left out by the rule itself, and what
//! has to be asked first.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::left_out::LeftOutReason;
use super::recurrence::{NthOfMonth, Recurrence, RepeatRule, SeriesEnd, SeriesException, WhenMissing};
use super::season::{SeasonDates, half_year_of, joined};
use crate::bookings::admission::closing_holiday;
use crate::shared::calendar::{IsoWeek, Weekday, odd_and_even_break_after};
use crate::shared::format::Language;

/// No series reaches further than this from its first day.
pub(super) const MOST_MONTHS: u32 = 24;

/// The dates of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::bookings) struct SeriesDates {
    /// The days that are wanted, in order.
    pub held: Vec<NaiveDate>,
    /// The days of the rule that its exceptions leave out, in order, each with its one reason.
    pub excepted: Vec<(NaiveDate, LeftOutReason)>,
    /// What the desk should know.
    pub warnings: Vec<SeriesWarning>,
}

/// What the desk should know before it books a series; nothing is refused for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum SeriesWarning {
    /// School holidays are to be left out, and nobody has written down those of this time: one half of a year or more.
    SchoolHolidaysUnknown {
        /// The first day of it.
        #[ts(type = "string")]
        from: NaiveDate,
        /// The last day of it.
        #[ts(type = "string")]
        to: NaiveDate,
    },
    /// The series runs over the end of a year with 53 weeks: there "every second week" and "even weeks" part company.
    Week53 {
        /// The year.
        year: i32,
    },
}

/// A day that some months lack, and what it could mean there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MissingDay {
    /// The first day of the month.
    #[ts(type = "string")]
    pub month: NaiveDate,
    /// What the date would be if the last one of the month is meant.
    #[ts(type = "string")]
    pub last: NaiveDate,
}

/// Why a rule gives no dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::bookings) enum NoDates {
    /// Some months lack the day, and nobody has said what is meant.
    Ambiguous { missing: Vec<MissingDay> },
    /// The office has no such named date on or after the first day.
    NamedDateUnknown { name: String },
    /// The end lies before the first day.
    EndsBeforeStart,
    /// It reaches further than any series may.
    TooLong { latest_on: NaiveDate },
    /// More dates than the office books as one series.
    TooMany { dates: usize, most: i64 },
    /// No day fits, or the exceptions leave none.
    Never { from: NaiveDate, to: NaiveDate, excepted: usize },
}

/// A day of the rule, or one that its month lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Candidate {
    There(NaiveDate),
    Lacking(MissingMonth),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct MissingMonth {
    month: NaiveDate,
    last: NaiveDate,
}

impl Candidate {
    /// Its day, or the last one that could be meant.
    fn day(self) -> NaiveDate {
        match self {
            Self::There(date) => date,
            Self::Lacking(missing) => missing.last,
        }
    }
}

/// The dates of a series that begins on a day, or why there are none.
pub(in crate::bookings) fn dates_of(
    recurrence: &Recurrence,
    first_on: NaiveDate,
    season: &SeasonDates,
) -> Result<SeriesDates, NoDates> {
    let first_on = first_day(&recurrence.rule, first_on);
    let latest_on = first_on.checked_add_months(Months::new(MOST_MONTHS)).unwrap_or(NaiveDate::MAX);
    let (ends_on, count) = end_of(recurrence, first_on, latest_on, season)?;
    let mut found = Found::default();
    for candidate in candidates(&recurrence.rule, first_on, ends_on) {
        if count.is_some_and(|count| found.held.len() >= count) {
            break;
        }
        match (candidate, when_missing(&recurrence.rule)) {
            (Candidate::There(date), _) => found.add(date, recurrence, season),
            (Candidate::Lacking(_), Some(WhenMissing::Skip)) => {}
            (Candidate::Lacking(missing), Some(WhenMissing::Last)) => found.add(missing.last, recurrence, season),
            (Candidate::Lacking(missing), None) => {
                found.unanswered.push(MissingDay { month: missing.month, last: missing.last });
                found.add(missing.last, recurrence, season);
            }
        }
    }
    found.into_dates(recurrence, season, &Bounds { first_on, ends_on, latest_on, count })
}

/// A list of dates begins with its first, whatever day the form stood on.
fn first_day(rule: &RepeatRule, first_on: NaiveDate) -> NaiveDate {
    match rule {
        RepeatRule::Dates { dates } => dates.iter().copied().min().unwrap_or(first_on),
        _ => first_on,
    }
}

fn end_of(
    recurrence: &Recurrence,
    first_on: NaiveDate,
    latest_on: NaiveDate,
    season: &SeasonDates,
) -> Result<(NaiveDate, Option<usize>), NoDates> {
    let until = |date: NaiveDate| match date {
        date if date < first_on => Err(NoDates::EndsBeforeStart),
        date if date > latest_on => Err(NoDates::TooLong { latest_on }),
        date => Ok((date, None)),
    };
    match (&recurrence.ends, &recurrence.rule) {
        (Some(SeriesEnd::On { date }), _) => until(*date),
        (Some(SeriesEnd::After { count }), _) => Ok((latest_on, Some(*count as usize))),
        (Some(SeriesEnd::Named { name }), _) => {
            let date = season.next_named(name, first_on);
            until(date.ok_or_else(|| NoDates::NamedDateUnknown { name: name.trim().to_owned() })?)
        }
        (None, RepeatRule::Dates { dates }) => until(dates.iter().copied().max().unwrap_or(first_on)),
        (None, _) => Ok((latest_on, None)),
    }
}

fn when_missing(rule: &RepeatRule) -> Option<WhenMissing> {
    match rule {
        RepeatRule::MonthlyByDate { when_missing, .. }
        | RepeatRule::MonthlyByWeekday { when_missing, .. }
        | RepeatRule::Yearly { when_missing } => *when_missing,
        RepeatRule::Daily { .. }
        | RepeatRule::Weekly { .. }
        | RepeatRule::ByWeekParity { .. }
        | RepeatRule::Dates { .. } => None,
    }
}

#[derive(Debug, Default)]
struct Found {
    held: Vec<NaiveDate>,
    excepted: Vec<(NaiveDate, LeftOutReason)>,
    unanswered: Vec<MissingDay>,
}

struct Bounds {
    first_on: NaiveDate,
    ends_on: NaiveDate,
    latest_on: NaiveDate,
    count: Option<usize>,
}

impl Found {
    fn add(&mut self, date: NaiveDate, recurrence: &Recurrence, season: &SeasonDates) {
        match recurrence.exceptions.iter().find_map(|exception| excepted_by(exception, date, season)) {
            Some(reason) => self.excepted.push((date, reason)),
            None => self.held.push(date),
        }
    }

    fn into_dates(
        self,
        recurrence: &Recurrence,
        season: &SeasonDates,
        bounds: &Bounds,
    ) -> Result<SeriesDates, NoDates> {
        if !self.unanswered.is_empty() {
            return Err(NoDates::Ambiguous { missing: self.unanswered });
        }
        if self.held.is_empty() {
            let Bounds { first_on, ends_on, .. } = *bounds;
            return Err(NoDates::Never { from: first_on, to: ends_on, excepted: self.excepted.len() });
        }
        if bounds.count.is_some_and(|count| self.held.len() < count) {
            return Err(NoDates::TooLong { latest_on: bounds.latest_on });
        }
        if self.held.len() as i64 > season.most_dates {
            return Err(NoDates::TooMany { dates: self.held.len(), most: season.most_dates });
        }
        let warnings = warnings(recurrence, &self.held, &self.excepted, season);
        Ok(SeriesDates { held: self.held, excepted: self.excepted, warnings })
    }
}

fn excepted_by(exception: &SeriesException, date: NaiveDate, season: &SeasonDates) -> Option<LeftOutReason> {
    match exception {
        SeriesException::Date { date: left_out } => (*left_out == date).then_some(LeftOutReason::Date),
        SeriesException::Period { from, to } => {
            (*from..=*to).contains(&date).then_some(LeftOutReason::Period { from: *from, to: *to })
        }
        SeriesException::Week { week, year } => {
            let there = IsoWeek::of(date);
            let is_meant = there.week() == *week && year.is_none_or(|year| year == there.year());
            is_meant.then_some(LeftOutReason::Week { week: *week })
        }
        SeriesException::SchoolHolidays => {
            let holiday = season.school_holiday_on(date)?;
            Some(LeftOutReason::SchoolHoliday { name: holiday.name.clone() })
        }
        SeriesException::PublicHolidays => {
            let name = closing_holiday(date)?;
            Some(LeftOutReason::PublicHoliday {
                name_da: name.printed(Language::Da).to_owned(),
                name_en: name.printed(Language::En).to_owned(),
            })
        }
    }
}

fn warnings(
    recurrence: &Recurrence,
    held: &[NaiveDate],
    excepted: &[(NaiveDate, LeftOutReason)],
    season: &SeasonDates,
) -> Vec<SeriesWarning> {
    let mut warnings = Vec::new();
    if recurrence.exceptions.contains(&SeriesException::SchoolHolidays) {
        let mut dates: Vec<NaiveDate> = held.iter().chain(excepted.iter().map(|(date, _)| date)).copied().collect();
        dates.sort_unstable();
        let unknown = dates.into_iter().filter(|date| !season.knows_half_year_of(*date)).map(half_year_of);
        let spans = joined(unknown).into_iter();
        warnings.extend(spans.map(|(from, to)| SeriesWarning::SchoolHolidaysUnknown { from, to }));
    }
    let minds_parity = match &recurrence.rule {
        RepeatRule::ByWeekParity { .. } => true,
        RepeatRule::Weekly { every, .. } => every.is_multiple_of(2),
        _ => false,
    };
    if let (true, Some(first), Some(last)) = (minds_parity, held.first(), held.last()) {
        let year = odd_and_even_break_after(IsoWeek::of(*first), IsoWeek::of(*last));
        warnings.extend(year.map(|year| SeriesWarning::Week53 { year }));
    }
    warnings
}

/// Every day from one to another, both included.
fn days(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |date| *date <= to)
}

fn candidates(rule: &RepeatRule, first_on: NaiveDate, ends_on: NaiveDate) -> Vec<Candidate> {
    let there = |dates: &mut dyn Iterator<Item = NaiveDate>| dates.map(Candidate::There).collect::<Vec<_>>();
    match rule {
        RepeatRule::Daily { every } => there(&mut days(first_on, ends_on).step_by((*every).max(1) as usize)),
        RepeatRule::Weekly { every, weekdays } => there(&mut weekly(first_on, ends_on, *every, weekdays)),
        RepeatRule::ByWeekParity { parity, weekdays } => {
            let fits =
                |date: &NaiveDate| IsoWeek::of(*date).parity() == *parity && weekdays.contains(&Weekday::of(*date));
            there(&mut days(first_on, ends_on).filter(fits))
        }
        RepeatRule::MonthlyByDate { every, day, .. } => {
            monthly(first_on, ends_on, *every, |month| day_of_month(month, *day))
        }
        RepeatRule::MonthlyByWeekday { every, nth, weekday, .. } => {
            monthly(first_on, ends_on, *every, |month| nth_weekday(month, *nth, *weekday))
        }
        RepeatRule::Yearly { .. } => monthly(first_on, ends_on, 12, |month| day_of_month(month, first_on.day())),
        RepeatRule::Dates { dates } => {
            let mut dates: Vec<NaiveDate> = dates.iter().copied().filter(|date| *date <= ends_on).collect();
            dates.sort_unstable();
            dates.dedup();
            there(&mut dates.into_iter())
        }
    }
}

/// Weeks are counted from the one in which the first date lies, not from the day the form stood on.
fn weekly(
    first_on: NaiveDate,
    ends_on: NaiveDate,
    every: u32,
    weekdays: &[Weekday],
) -> impl Iterator<Item = NaiveDate> {
    let falls = move |date: &NaiveDate| weekdays.contains(&Weekday::of(*date));
    let first_week = days(first_on, ends_on).find(falls).map(|date| IsoWeek::of(date).monday());
    days(first_on, ends_on).filter(falls).filter(move |date| {
        first_week.is_some_and(|monday| ((*date - monday).num_days() / 7) % i64::from(every.max(1)) == 0)
    })
}

/// One candidate a month, counted from the first month that has one.
fn monthly(
    first_on: NaiveDate,
    ends_on: NaiveDate,
    every: u32,
    candidate_in: impl Fn(NaiveDate) -> Option<Candidate>,
) -> Vec<Candidate> {
    let month = first_on.with_day(1).unwrap_or(first_on);
    let months = (0..).map_while(|after| month.checked_add_months(Months::new(after)));
    let months = months.take_while(|month| *month <= ends_on);
    let from_the_first = months.filter_map(candidate_in).skip_while(|candidate| candidate.day() < first_on);
    from_the_first.step_by(every.max(1) as usize).filter(|candidate| candidate.day() <= ends_on).collect()
}

fn last_of(month: NaiveDate) -> Option<NaiveDate> {
    month.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}

fn day_of_month(month: NaiveDate, day: u32) -> Option<Candidate> {
    let last = last_of(month)?;
    Some(month.with_day(day).map_or(Candidate::Lacking(MissingMonth { month, last }), Candidate::There))
}

fn nth_weekday(month: NaiveDate, nth: NthOfMonth, weekday: Weekday) -> Option<Candidate> {
    let last_day = last_of(month)?;
    let mut there = days(month, last_day).filter(|date| Weekday::of(*date) == weekday);
    let found = match nth {
        NthOfMonth::First => there.next(),
        NthOfMonth::Second => there.nth(1),
        NthOfMonth::Third => there.nth(2),
        NthOfMonth::Fourth => there.nth(3),
        NthOfMonth::Fifth => there.nth(4),
        NthOfMonth::Last => there.last(),
    };
    let last = days(month, last_day).filter(|date| Weekday::of(*date) == weekday).last()?;
    Some(found.map_or(Candidate::Lacking(MissingMonth { month, last }), Candidate::There))
}

#[cfg(test)]
mod tests;
