//! From what was said about days to dates, where nothing repeats.

use chrono::NaiveDate;

use super::almanac::{Almanac, date_from, nearest_weekday, plus};
use super::phrase::{DayPhrase, Said, WrittenDate};
use super::reading::EntryQuestion;
use super::said::SaidDays;
use crate::shared::calendar::{IsoWeek, Weekday};

/// The days that are meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct DaysMeant {
    /// What the day, or the first of several, can be; what is likeliest first.
    pub options: Vec<NaiveDate>,
    /// All of several, in order.
    pub list: Vec<NaiveDate>,
    /// A week, where no day of it was said.
    pub within: Option<IsoWeek>,
    /// The last day of a stretch that was said.
    pub last: Option<NaiveDate>,
    pub questions: Vec<EntryQuestion>,
}

impl DaysMeant {
    pub fn one(options: Vec<NaiveDate>) -> Self {
        Self { options, ..Self::default() }
    }

    fn none(question: EntryQuestion) -> Self {
        Self { questions: vec![question], ..Self::default() }
    }

    /// Several dates: one of them is no list.
    fn several(mut dates: Vec<NaiveDate>) -> Self {
        dates.sort_unstable();
        dates.dedup();
        let options = dates.first().copied().into_iter().collect();
        let list = if dates.len() > 1 { dates } else { Vec::new() };
        Self { options, list, ..Self::default() }
    }
}

/// The days that were said.
pub(super) fn days_meant(said: &SaidDays, almanac: &Almanac) -> DaysMeant {
    let ways: [fn(&SaidDays, &Almanac) -> Option<DaysMeant>; 9] =
        [night, nth_in, dates, range, of_month, away, weeks, weekend, weekdays];
    ways.iter().find_map(|way| way(said, almanac)).unwrap_or_default()
}

fn night(said: &SaidDays, almanac: &Almanac) -> Option<DaysMeant> {
    let (first, last) = said.nights.as_ref()?;
    let options = options_of(first, almanac);
    let Some(begins) = options.first().copied() else { return Some(DaysMeant::none(EntryQuestion::NoSuchDate)) };
    let ends = match last {
        DayPhrase::Weekday(weekday, _) => Some(almanac.weekday_from(*weekday, begins)),
        DayPhrase::Dates(dates) => dates.first().and_then(|date| date_after(date, begins)),
        _ => options_of(last, almanac).first().copied(),
    };
    match ends {
        Some(ends) => Some(DaysMeant { last: Some(ends), ..DaysMeant::one(options) }),
        None => Some(DaysMeant::none(EntryQuestion::NoSuchDate)),
    }
}

/// A written date that is not before another where its year was not said.
pub(super) fn date_after(written: &WrittenDate, from: NaiveDate) -> Option<NaiveDate> {
    match written.year {
        Some(year) => NaiveDate::from_ymd_opt(year, written.month, written.day),
        None => date_from(written.day, written.month, from),
    }
}

/// What one phrase about a day can mean.
pub(super) fn options_of(day: &DayPhrase, almanac: &Almanac) -> Vec<NaiveDate> {
    match day {
        DayPhrase::Weekday(weekday, said) => almanac.weekday(*weekday, *said),
        DayPhrase::Away(days, _) => vec![plus(almanac.today, *days)],
        DayPhrase::Dates(dates) => dates.first().map(|date| almanac.date(date)).unwrap_or_default(),
        DayPhrase::OfMonth(days) => days.first().and_then(|day| almanac.day_of_month(*day)).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn nth_in(said: &SaidDays, almanac: &Almanac) -> Option<DaysMeant> {
    if said.nth_in.is_empty() {
        return None;
    }
    let dates = said.nth_in.iter().map(|(nth, weekday, month)| almanac.nth_in_month(*nth, *weekday, *month));
    Some(dates.collect::<Option<Vec<_>>>().map_or(DaysMeant::none(EntryQuestion::NoSuchDate), DaysMeant::several))
}

fn dates(said: &SaidDays, almanac: &Almanac) -> Option<DaysMeant> {
    let (first, first_weekday) = said.dates.first()?;
    let options: Vec<Vec<NaiveDate>> = said.dates.iter().map(|(date, _)| almanac.date(date)).collect();
    if options.iter().any(Vec::is_empty) {
        return Some(DaysMeant::none(EntryQuestion::NoSuchDate));
    }
    if let [one] = options.as_slice() {
        let weekday = first_weekday.or(said.weekdays.first().map(|(weekday, _)| *weekday));
        return Some(DaysMeant::one(in_week(
            said,
            almanac,
            fitting(almanac, one.clone(), weekday, first.year.is_some()),
        )));
    }
    let chosen = options.iter().filter_map(|options| options.first().copied());
    let mut meant = DaysMeant::several(chosen.collect());
    // A weekday that does not fit its date puts the list in doubt.
    for ((date, weekday), options) in said.dates.iter().zip(&options) {
        let fit = fitting(almanac, options.clone(), *weekday, date.year.is_some());
        if fit.len() > options.len() {
            meant.options.extend(fit.into_iter().filter(|date| !meant.list.contains(date)).collect::<Vec<_>>());
        }
    }
    Some(meant)
}

/// A date with the weekday that was said of it. Where the two differ both are meant, the nearer first; of two readings
/// of a date the one that fits comes first.
fn fitting(almanac: &Almanac, options: Vec<NaiveDate>, weekday: Option<Weekday>, has_year: bool) -> Vec<NaiveDate> {
    let Some(weekday) = weekday else { return options };
    let (mut fit, others): (Vec<NaiveDate>, Vec<NaiveDate>) =
        options.into_iter().partition(|date| Weekday::of(*date) == weekday);
    if !fit.is_empty() {
        fit.extend(others);
        return fit;
    }
    let mut both = others;
    if let Some(date) = both.first().copied() {
        let not_before = if has_year && date < almanac.today { NaiveDate::MIN } else { almanac.today };
        both.push(nearest_weekday(weekday, date, not_before));
    }
    both.sort_unstable();
    both
}

/// A date with the week that was said of it; where the two differ both are meant.
fn in_week(said: &SaidDays, almanac: &Almanac, mut options: Vec<NaiveDate>) -> Vec<NaiveDate> {
    let (Some((week, year)), Some(date)) = (said.weeks.first(), options.first().copied()) else { return options };
    let is_in_it = |date: &NaiveDate| IsoWeek::of(*date).week() == *week;
    if options.iter().any(is_in_it) {
        options.retain(is_in_it);
        return options;
    }
    let weekday = said.weekdays.first().map_or(Weekday::of(date), |(weekday, _)| *weekday);
    if let Some(week) = almanac.week(*week, *year, weekday) {
        options.push(week.day(weekday));
    }
    options.sort_unstable();
    options.dedup();
    options
}

fn range(said: &SaidDays, almanac: &Almanac) -> Option<DaysMeant> {
    let (first, last) = said.range.as_ref()?;
    let options = almanac.date(first);
    let ends = options.first().and_then(|begins| date_after(last, *begins));
    Some(match ends {
        Some(last) => DaysMeant { last: Some(last), ..DaysMeant::one(options) },
        None => DaysMeant::none(EntryQuestion::NoSuchDate),
    })
}

fn of_month(said: &SaidDays, almanac: &Almanac) -> Option<DaysMeant> {
    let first = almanac.day_of_month(*said.of_month.first()?);
    let Some(first) = first else { return Some(DaysMeant::none(EntryQuestion::NoSuchDate)) };
    if said.of_month.len() == 1 {
        let weekday = said.weekdays.first().map(|(weekday, _)| *weekday);
        return Some(DaysMeant::one(fitting(almanac, vec![first], weekday, false)));
    }
    let mut dates = vec![first];
    for day in &said.of_month[1..] {
        let after = dates.last().copied().unwrap_or(first);
        match almanac.day_of_month_from(*day, after) {
            Some(date) => dates.push(date),
            None => return Some(DaysMeant::none(EntryQuestion::NoSuchDate)),
        }
    }
    Some(DaysMeant::several(dates))
}

fn away(said: &SaidDays, almanac: &Almanac) -> Option<DaysMeant> {
    let dates: Vec<NaiveDate> = said.away.iter().map(|days| plus(almanac.today, *days)).collect();
    let first = dates.first().copied()?;
    if dates.len() > 1 {
        return Some(DaysMeant::several(dates));
    }
    let weekday = said.weekdays.first().map(|(weekday, _)| *weekday);
    // `onsdag om en uge` is a week after the coming Wednesday.
    if let (Some(weekday), Some(days)) = (weekday, said.away.first().filter(|days| **days > 0 && **days % 7 == 0)) {
        let coming = nearest_weekday(weekday, plus(almanac.today, 3), almanac.today);
        return Some(DaysMeant::one(vec![plus(coming, *days)]));
    }
    Some(DaysMeant::one(fitting(almanac, vec![first], weekday, first < almanac.today)))
}

/// Weeks, with the weekdays that were said.
fn weeks(said: &SaidDays, almanac: &Almanac) -> Option<DaysMeant> {
    let wanted: Vec<Weekday> = said.weekdays.iter().map(|(weekday, _)| *weekday).collect();
    // A week counts while the last of its wanted days is ahead.
    let last = if said.in_a_row { wanted.last() } else { wanted.first() };
    let last = last.copied().unwrap_or(Weekday::Sunday);
    let mut weeks = Vec::new();
    for (week, year) in &said.weeks {
        match almanac.week(*week, *year, last) {
            Some(week) => weeks.push(week),
            None => return Some(DaysMeant::none(EntryQuestion::NoSuchWeek)),
        }
    }
    weeks.extend(said.week_away.map(|away| IsoWeek::of(plus(almanac.today, away * 7))));
    let first = weeks.first().copied()?;
    if wanted.is_empty() && said.weekend.is_some() {
        return Some(DaysMeant::one(vec![first.day(Weekday::Saturday), first.day(Weekday::Sunday)]));
    }
    if wanted.is_empty() {
        return Some(DaysMeant { within: Some(first), ..DaysMeant::default() });
    }
    let days = weeks.iter().flat_map(|week| wanted.iter().map(|weekday| week.day(*weekday)));
    let (ahead, been): (Vec<NaiveDate>, Vec<NaiveDate>) = days.partition(|date| almanac.is_ahead(*date));
    Some(DaysMeant::several(if ahead.is_empty() { been } else { ahead }))
}

fn weekend(said: &SaidDays, almanac: &Almanac) -> Option<DaysMeant> {
    Some(DaysMeant::one(almanac.weekend(said.weekend?)))
}

fn weekdays(said: &SaidDays, almanac: &Almanac) -> Option<DaysMeant> {
    let (first, how) = said.weekdays.first()?;
    if said.weekdays.len() == 1 {
        return Some(DaysMeant::one(almanac.weekday(*first, *how)));
    }
    let mut dates: Vec<NaiveDate> = Vec::new();
    for (weekday, how) in &said.weekdays {
        let after = dates.last().filter(|_| said.in_a_row);
        dates.push(match after {
            Some(before) => almanac.weekday_from(*weekday, *before),
            None => almanac.weekday(*weekday, *how).first().copied().unwrap_or(almanac.today),
        });
    }
    let in_doubt =
        said.weekdays.iter().any(|(weekday, how)| *how == Said::Plainly && almanac.weekday(*weekday, *how).len() > 1);
    let mut meant = DaysMeant::several(dates);
    if in_doubt && meant.options.first() == Some(&almanac.today) {
        meant.options.push(plus(almanac.today, 7));
    }
    Some(meant)
}
