//! From what was said about the end and what is left out to dates. Without a year they are the first ones that are not
//! before the first date.

use chrono::{Datelike, NaiveDate};

use super::almanac::{Almanac, date_from, last_of_month, month_from, plus, week_from};
use super::days_meant::date_after;
use super::phrase::{DayPhrase, EndPhrase, ExceptPhrase, WrittenDate};
use super::reading::EntryQuestion;
use super::tokens::folded;
use crate::bookings::series::{SeasonDates, SeriesEnd, SeriesException};
use crate::shared::calendar::{IsoWeek, Weekday};
use crate::shared::format::Language;

/// The ends that can be meant, each with its date where it has one; or what has to be asked.
pub(super) type Ends = Result<Vec<(SeriesEnd, Option<NaiveDate>)>, EntryQuestion>;

/// What the end can be.
pub(super) fn ends(
    end: &EndPhrase,
    first: NaiveDate,
    season: &SeasonDates,
    (almanac, language): (&Almanac, Language),
) -> Ends {
    let on = |date: NaiveDate| (SeriesEnd::On { date }, Some(date));
    match end {
        EndPhrase::Count(count) => Ok(vec![(SeriesEnd::After { count: *count }, None)]),
        EndPhrase::Named(name) => {
            let date = season.next_named(name, first);
            Ok(vec![(SeriesEnd::Named { name: name.clone() }, date)])
        }
        EndPhrase::YearsEnd => Ok(NaiveDate::from_ymd_opt(first.year(), 12, 31).map(on).into_iter().collect()),
        EndPhrase::MonthsEnd(month) => Ok(month_from(*month, first).map(last_of_month).map(on).into_iter().collect()),
        EndPhrase::On(day) => Ok(end_days(day, first, almanac, language)?.into_iter().map(on).collect()),
    }
}

fn end_days(
    day: &DayPhrase,
    first: NaiveDate,
    almanac: &Almanac,
    language: Language,
) -> Result<Vec<NaiveDate>, EntryQuestion> {
    let dates = match day {
        DayPhrase::Dates(dates) => dates.first().map(|date| readings(date, first, language)).unwrap_or_default(),
        DayPhrase::Weeks(weeks, year) => {
            let week = weeks.first().and_then(|week| match year {
                Some(year) => IsoWeek::new(*year, *week).ok(),
                None => week_from(*week, first),
            });
            return week.map(|week| vec![week.day(Weekday::Sunday)]).ok_or(EntryQuestion::NoSuchWeek);
        }
        DayPhrase::WeekAway(away) => vec![IsoWeek::of(plus(almanac.today, away * 7)).day(Weekday::Sunday)],
        // Nobody can tell whether the month is part of it.
        DayPhrase::Month(month) => {
            let begins = month_from(*month, first).filter(|begins| *begins > first);
            let last = month_from(*month, first).map(last_of_month);
            begins.map(|begins| plus(begins, -1)).into_iter().chain(last).collect()
        }
        DayPhrase::Weekday(weekday, _) => vec![almanac.weekday_from(*weekday, first)],
        DayPhrase::Away(days, _) => vec![plus(almanac.today, *days)],
        DayPhrase::OfMonth(days) => {
            days.first().and_then(|day| almanac.day_of_month_from(*day, first)).into_iter().collect()
        }
        _ => Vec::new(),
    };
    if dates.is_empty() { Err(EntryQuestion::NoSuchDate) } else { Ok(dates) }
}

/// What a written date can mean from a day on; in English there may be two.
fn readings(written: &WrittenDate, from: NaiveDate, language: Language) -> Vec<NaiveDate> {
    let swapped = WrittenDate { day: written.month, month: written.day, ..*written };
    let is_swappable = written.slashed && language == Language::En && written.day != written.month;
    let other = is_swappable.then(|| date_after(&swapped, from)).flatten();
    let mut dates: Vec<NaiveDate> = date_after(written, from).into_iter().chain(other).collect();
    dates.sort_unstable();
    dates
}

/// What is left out from the first date on, until the last where that is known.
pub(super) fn exceptions(
    said: &[ExceptPhrase],
    (first, last): (NaiveDate, Option<NaiveDate>),
    season: &SeasonDates,
    language: Language,
) -> Result<Vec<SeriesException>, EntryQuestion> {
    let mut found = Vec::new();
    for phrase in said {
        match phrase {
            ExceptPhrase::SchoolHolidays => found.push(SeriesException::SchoolHolidays),
            ExceptPhrase::PublicHolidays => found.push(SeriesException::PublicHolidays),
            ExceptPhrase::Holiday(name) => found.extend(holidays(name, (first, last), season)),
            ExceptPhrase::Day(day) => found.extend(excepted_days(day, first, language)?),
        }
    }
    Ok(found)
}

/// The school holidays of that name in the series; the next one where its end is not known.
fn holidays(name: &str, (first, last): (NaiveDate, Option<NaiveDate>), season: &SeasonDates) -> Vec<SeriesException> {
    let of_that_name = season.school_holidays.iter().filter(|holiday| folded(&holiday.name).starts_with(name));
    let ahead = of_that_name.filter(|holiday| holiday.last_on >= first);
    let within = ahead.filter(|holiday| last.is_none_or(|last| holiday.first_on <= last));
    let most = if last.is_some() { usize::MAX } else { 1 };
    within.take(most).map(|holiday| SeriesException::Period { from: holiday.first_on, to: holiday.last_on }).collect()
}

fn excepted_days(day: &DayPhrase, first: NaiveDate, language: Language) -> Result<Vec<SeriesException>, EntryQuestion> {
    let of_week = |week: IsoWeek| SeriesException::Week { week: week.week(), year: Some(week.year()) };
    match day {
        DayPhrase::Dates(dates) => {
            let found = dates.iter().map(|date| readings(date, first, language).first().copied());
            let found: Option<Vec<NaiveDate>> = found.collect();
            let found = found.ok_or(EntryQuestion::NoSuchDate)?;
            Ok(found.into_iter().map(|date| SeriesException::Date { date }).collect())
        }
        DayPhrase::Weeks(weeks, year) => {
            let found = weeks.iter().map(|week| match year {
                Some(year) => IsoWeek::new(*year, *week).ok(),
                None => week_from(*week, first),
            });
            let found: Option<Vec<IsoWeek>> = found.collect();
            Ok(found.ok_or(EntryQuestion::NoSuchWeek)?.into_iter().map(of_week).collect())
        }
        DayPhrase::WeekRange(from, to) => {
            let from = week_from(*from, first).ok_or(EntryQuestion::NoSuchWeek)?;
            let to = week_from(*to, from.monday()).ok_or(EntryQuestion::NoSuchWeek)?;
            Ok(vec![SeriesException::Period { from: from.monday(), to: to.day(Weekday::Sunday) }])
        }
        DayPhrase::Range(from, to) => {
            let from = date_after(from, first).ok_or(EntryQuestion::NoSuchDate)?;
            let to = date_after(to, from).ok_or(EntryQuestion::NoSuchDate)?;
            Ok(vec![SeriesException::Period { from, to }])
        }
        DayPhrase::Month(month) => {
            let from = month_from(*month, first).ok_or(EntryQuestion::NoSuchDate)?;
            Ok(vec![SeriesException::Period { from, to: last_of_month(from) }])
        }
        DayPhrase::OfMonth(days) => {
            let found = days.iter().map(|day| {
                let months = [first.month(), first.month() % 12 + 1];
                months.into_iter().filter_map(|month| date_from(*day, month, first)).min()
            });
            let found: Option<Vec<NaiveDate>> = found.collect();
            let found = found.ok_or(EntryQuestion::NoSuchDate)?;
            Ok(found.into_iter().map(|date| SeriesException::Date { date }).collect())
        }
        _ => Ok(Vec::new()),
    }
}
