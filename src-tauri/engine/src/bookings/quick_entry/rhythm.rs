//! From what was said about repeating to rules, each with its first date.

use chrono::NaiveDate;

use super::almanac::{Almanac, is_last_of_month, last_of_month, nth_of, plus};
use super::days_meant::{DaysMeant, date_after, days_meant, options_of};
use super::phrase::{DayPhrase, Said};
use super::reading::EntryQuestion;
use super::said::SaidDays;
use crate::bookings::series::{NthOfMonth, RepeatRule};
use crate::shared::calendar::{IsoWeek, WeekParity, Weekday};

/// What a rhythm means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rhythm {
    /// The rules it can mean, with their first dates; the one that begins first stands first.
    pub rules: Vec<(RepeatRule, Option<NaiveDate>)>,
    /// What the first date can be.
    pub days: DaysMeant,
}

impl Rhythm {
    fn of(rule: RepeatRule, days: DaysMeant) -> Self {
        Self { rules: vec![(rule, days.options.first().copied())], days }
    }
}

/// How what was said repeats.
pub(super) fn rhythm(said: &SaidDays, almanac: &Almanac) -> Rhythm {
    let there = &said.rhythm;
    if there.nth.is_some() || there.monthly.is_some() {
        return monthly(said, almanac);
    }
    if there.yearly {
        let days = first_day(said, almanac, |_| true);
        return Rhythm::of(RepeatRule::Yearly { when_missing: None }, days);
    }
    if let Some(parity) = there.parity {
        return by_parity(said, almanac, parity);
    }
    match there.daily {
        Some(every) => Rhythm::of(RepeatRule::Daily { every }, first_day(said, almanac, |_| true)),
        None => weekly(said, almanac),
    }
}

/// The weekdays of a weekly rhythm, from Monday on.
fn weekdays_of(said: &SaidDays) -> Vec<Weekday> {
    let there = &said.rhythm;
    let every = there.every.iter().map(|(_, weekday)| *weekday);
    let plain = said.weekdays.iter().map(|(weekday, _)| *weekday);
    let mut weekdays: Vec<Weekday> = every.chain(there.each.iter().copied()).chain(plain).collect();
    weekdays.sort_unstable();
    weekdays.dedup();
    weekdays
}

fn weekly(said: &SaidDays, almanac: &Almanac) -> Rhythm {
    let there = &said.rhythm;
    let every = there.every.iter().map(|(every, _)| *every).chain(there.weekly).max().unwrap_or(1);
    let mut weekdays = weekdays_of(said);
    let days = if weekdays.is_empty() && !has_a_date(said) && said.from.is_none() {
        DaysMeant { within: days_meant(said, almanac).within, ..DaysMeant::default() }
    } else {
        let wanted = weekdays.clone();
        first_day(said, almanac, move |date| wanted.is_empty() || wanted.contains(&Weekday::of(date)))
    };
    if weekdays.is_empty() {
        weekdays.extend(days.options.first().map(|date| Weekday::of(*date)));
    }
    Rhythm::of(RepeatRule::Weekly { every, weekdays }, days)
}

fn by_parity(said: &SaidDays, almanac: &Almanac, parity: WeekParity) -> Rhythm {
    let mut weekdays = weekdays_of(said);
    if weekdays.is_empty() && has_a_date(said) {
        weekdays.extend(days_meant(said, almanac).options.first().map(|date| Weekday::of(*date)));
    }
    let days = if weekdays.is_empty() {
        DaysMeant::default()
    } else {
        let wanted = weekdays.clone();
        first_day(said, almanac, move |date| {
            wanted.contains(&Weekday::of(date)) && IsoWeek::of(date).parity() == parity
        })
    };
    Rhythm::of(RepeatRule::ByWeekParity { parity, weekdays }, days)
}

fn has_a_date(said: &SaidDays) -> bool {
    !said.dates.is_empty()
        || !said.of_month.is_empty()
        || !said.away.is_empty()
        || said.range.is_some()
        || !said.nth_in.is_empty()
}

/// The first date that fits: the one that was said, else the first that may be, from where it begins.
fn first_day(said: &SaidDays, almanac: &Almanac, fits: impl Fn(NaiveDate) -> bool) -> DaysMeant {
    if has_a_date(said) && said.from.is_none() {
        let mut days = days_meant(&with_the_rhythms_weekday(said), almanac);
        // A rule of weeks begins with the first that fits it; where the day is in doubt that has to be settled first.
        if let [date] = days.options.as_mut_slice()
            && !fits(*date)
        {
            *date = first_fitting(*date, almanac, &fits).unwrap_or(*date);
        }
        return days;
    }
    let Some(stretch) = stretch(said, almanac) else { return stretch_missing(said) };
    let in_doubt = |date: NaiveDate| {
        stretch.is_open && date == almanac.today && almanac.weekday(Weekday::of(date), Said::Plainly).len() > 1
    };
    if let [(weekday, Said::NextOne | Said::OnThat)] = said.weekdays.as_slice()
        && stretch.is_open
    {
        let options = almanac.weekday(*weekday, said.weekdays[0].1);
        let options = options.into_iter().filter_map(|date| first_fitting(date, almanac, &fits)).collect();
        return DaysMeant::one(options);
    }
    let Some(first) = first_fitting(stretch.from, almanac, &fits) else { return DaysMeant::default() };
    let mut options = vec![first];
    if in_doubt(first) {
        options.extend(first_fitting(plus(first, 1), almanac, &fits));
    }
    options.extend(stretch.others.iter().filter_map(|from| first_fitting(*from, almanac, &fits)));
    options.dedup();
    DaysMeant { last: stretch.last, ..DaysMeant::one(options) }
}

/// A weekday that belongs to the rhythm is also the one of the date: `hver tirsdag 1/12`.
fn with_the_rhythms_weekday(said: &SaidDays) -> SaidDays {
    let mut with = said.clone();
    if let ([], [(_, weekday)]) = (said.weekdays.as_slice(), said.rhythm.every.as_slice()) {
        with.weekdays.push((*weekday, Said::Plainly));
    }
    with
}

fn first_fitting(from: NaiveDate, almanac: &Almanac, fits: &impl Fn(NaiveDate) -> bool) -> Option<NaiveDate> {
    let from = from.max(almanac.today);
    from.iter_days().take(60).find(|date| fits(*date) && almanac.is_ahead(*date))
}

/// From which day on, and until when, as far as that was said.
struct Stretch {
    from: NaiveDate,
    /// Other days it can begin on.
    others: Vec<NaiveDate>,
    last: Option<NaiveDate>,
    /// Nobody said from when: it begins as soon as may be.
    is_open: bool,
}

fn stretch(said: &SaidDays, almanac: &Almanac) -> Option<Stretch> {
    let begins = |from: NaiveDate| Stretch { from, others: Vec::new(), last: None, is_open: false };
    if let Some(from) = &said.from {
        let options = begin_of(from, almanac);
        let (from, others) = options.split_first()?;
        return Some(Stretch { others: others.to_vec(), ..begins(*from) });
    }
    if let Some((first, last)) = said.week_range {
        let first = almanac.week(first, None, Weekday::Sunday)?;
        let last = super::almanac::week_from(last, first.monday())?;
        return Some(Stretch { last: Some(last.day(Weekday::Sunday)), ..begins(first.monday()) });
    }
    let week = match (said.weeks.first(), said.week_away) {
        (Some((week, year)), _) => Some(almanac.week(*week, *year, Weekday::Sunday)?),
        (None, Some(away)) => Some(IsoWeek::of(plus(almanac.today, away * 7))),
        (None, None) => None,
    };
    if let Some(week) = week {
        // Every day of a week ends with it; every week from one on does not.
        let ends_with_it = said.rhythm.weekly.is_none() && said.rhythm.parity.is_none() && said.rhythm.every.is_empty();
        let last = ends_with_it.then(|| week.day(Weekday::Sunday));
        return Some(Stretch { last, ..begins(week.monday()) });
    }
    if let Some(month) = said.month {
        let first = almanac.month(month)?;
        return Some(Stretch { last: Some(last_of_month(first)), ..begins(first) });
    }
    Some(Stretch { is_open: true, ..begins(almanac.today) })
}

fn stretch_missing(said: &SaidDays) -> DaysMeant {
    let of_weeks =
        !said.weeks.is_empty() || said.week_range.is_some() || matches!(said.from, Some(DayPhrase::Weeks(..)));
    let question = if of_weeks { EntryQuestion::NoSuchWeek } else { EntryQuestion::NoSuchDate };
    DaysMeant { questions: vec![question], ..DaysMeant::default() }
}

/// The days that a beginning can mean.
fn begin_of(from: &DayPhrase, almanac: &Almanac) -> Vec<NaiveDate> {
    match from {
        DayPhrase::Weeks(weeks, year) => {
            let week = weeks.first().and_then(|week| almanac.week(*week, *year, Weekday::Sunday));
            week.map(IsoWeek::monday).into_iter().collect()
        }
        DayPhrase::WeekAway(away) => vec![IsoWeek::of(plus(almanac.today, away * 7)).monday()],
        DayPhrase::Month(month) => almanac.month(*month).into_iter().collect(),
        other => options_of(other, almanac),
    }
}

fn monthly(said: &SaidDays, almanac: &Almanac) -> Rhythm {
    let every = said.rhythm.monthly.unwrap_or(1);
    let by_weekday = |nth, weekday| RepeatRule::MonthlyByWeekday { every, nth, weekday, when_missing: None };
    let by_date = |day| RepeatRule::MonthlyByDate { every, day, when_missing: None };
    if let Some((nth, weekday)) = said.rhythm.nth {
        let days = first_of_months(said, almanac, |from| almanac.nth_from(nth, weekday, from));
        return Rhythm::of(by_weekday(nth, weekday), days);
    }
    if let [(weeks, weekday)] = said.rhythm.every.as_slice() {
        return every_nth(said, almanac, *weeks, *weekday);
    }
    if let Some(day) = said.of_month.first().copied() {
        let days = match said.dates.is_empty() {
            true => first_of_months(said, almanac, |from| almanac.day_of_month_from(day, from)),
            false => days_meant(said, almanac),
        };
        let mut rhythm = Rhythm::of(by_date(day), days);
        // The rule has one day; with two it is in doubt.
        rhythm.rules.extend(said.of_month[1..].iter().map(|other| (by_date(*other), almanac.day_of_month(*other))));
        return rhythm;
    }
    let days = days_meant(said, almanac);
    let Some(first) = days.options.first().copied() else { return Rhythm::of(by_date(0), days) };
    let has_weekday = !said.weekdays.is_empty() || said.dates.iter().any(|(_, weekday)| weekday.is_some());
    let on_its_weekday = by_weekday(nth_of(first), Weekday::of(first));
    let on_its_date = by_date(chrono::Datelike::day(&first));
    let mut rules = vec![(on_its_date, Some(first))];
    if has_weekday {
        rules.insert(0, (on_its_weekday, Some(first)));
        if !has_a_date(said) && is_last_of_month(first) {
            rules.insert(1, (by_weekday(NthOfMonth::Last, Weekday::of(first)), Some(first)));
        }
    }
    Rhythm { rules, days }
}

/// `hver anden tirsdag i måneden`: every other Tuesday, or the second of the month.
fn every_nth(said: &SaidDays, almanac: &Almanac, weeks: u32, weekday: Weekday) -> Rhythm {
    let weekly = RepeatRule::Weekly { every: weeks, weekdays: vec![weekday] };
    let days = first_day(said, almanac, |date| Weekday::of(date) == weekday);
    let nth = match weeks {
        2 => NthOfMonth::Second,
        3 => NthOfMonth::Third,
        4 => NthOfMonth::Fourth,
        5 => NthOfMonth::Fifth,
        _ => return Rhythm::of(weekly, days),
    };
    let of_month = RepeatRule::MonthlyByWeekday { every: 1, nth, weekday, when_missing: None };
    let first_of_month = first_of_months(said, almanac, |from| almanac.nth_from(nth, weekday, from));
    let mut rules = vec![(weekly, days.options.first().copied()), (of_month, first_of_month.options.first().copied())];
    rules.sort_by_key(|(_, first)| *first);
    let days = if matches!(rules[0].0, RepeatRule::Weekly { .. }) { days } else { first_of_month };
    Rhythm { rules, days }
}

/// The first date of a rule of months, from where it begins.
fn first_of_months(
    said: &SaidDays,
    almanac: &Almanac,
    next_from: impl Fn(NaiveDate) -> Option<NaiveDate>,
) -> DaysMeant {
    if let Some((date, _)) = said.dates.first() {
        let from = date_after(date, almanac.today);
        return DaysMeant::one(from.and_then(&next_from).into_iter().collect());
    }
    let Some(stretch) = stretch(said, almanac) else { return stretch_missing(said) };
    let Some(first) = next_from(stretch.from) else { return DaysMeant::default() };
    let mut options = vec![first];
    let today_is_in_doubt = almanac.weekday(Weekday::of(almanac.today), Said::Plainly).len() > 1;
    if stretch.is_open && first == almanac.today && today_is_in_doubt {
        options.extend(next_from(plus(first, 1)));
    }
    DaysMeant { last: stretch.last, ..DaysMeant::one(options) }
}
