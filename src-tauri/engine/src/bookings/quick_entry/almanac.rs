//! Days around now: the next Tuesday, the next 15th, week 2. Nothing that was said without its year lies in the past.

use chrono::{Datelike, Days, NaiveDate, Timelike};

use super::phrase::{Said, WrittenDate};
use crate::bookings::series::NthOfMonth;
use crate::shared::calendar::{IsoWeek, Weekday};
use crate::shared::format::Language;
use crate::shared::wall_clock::WallTime;

/// Now, and when on a day it is to start: today counts only while that lies ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Almanac {
    pub today: NaiveDate,
    now_minute: i64,
    starts_minute: Option<i64>,
    language: Language,
}

/// So many days on, or back.
pub(super) fn plus(date: NaiveDate, days: i64) -> NaiveDate {
    date.checked_add_signed(chrono::TimeDelta::days(days)).unwrap_or(date)
}

impl Almanac {
    /// As things stand now.
    pub fn of(now: WallTime, starts_minute: Option<i64>, language: Language) -> Self {
        let now_minute = i64::from(now.time().hour()) * 60 + i64::from(now.time().minute());
        Self { today: now.date(), now_minute, starts_minute, language }
    }

    /// Whether it can still be held on that day.
    pub fn is_ahead(&self, date: NaiveDate) -> bool {
        date > self.today || (date == self.today && self.starts_minute.is_none_or(|starts| starts > self.now_minute))
    }

    /// Whether nothing tells if today is meant.
    fn may_be_today(&self, date: NaiveDate) -> bool {
        date == self.today && self.starts_minute.is_none()
    }

    /// The first such weekday that is not before a date.
    pub fn weekday_from(&self, weekday: Weekday, from: NaiveDate) -> NaiveDate {
        let from = from.max(self.today);
        let away = (weekday.days_after_monday() + 7 - Weekday::of(from).days_after_monday()) % 7;
        let first = plus(from, away.into());
        if self.is_ahead(first) { first } else { plus(first, 7) }
    }

    /// What a weekday can mean, the nearer first.
    pub fn weekday(&self, weekday: Weekday, said: Said) -> Vec<NaiveDate> {
        let coming = self.weekday_from(weekday, self.today);
        let in_doubt = match said {
            Said::Plainly => self.may_be_today(coming),
            Said::OnThat => coming == self.today,
            Said::NextOne => true,
        };
        let first = if said == Said::NextOne && coming == self.today { plus(coming, 7) } else { coming };
        if in_doubt { vec![first, plus(first, 7)] } else { vec![first] }
    }

    /// The coming Saturday and Sunday.
    pub fn weekend(&self, said: Said) -> Vec<NaiveDate> {
        let sunday = IsoWeek::of(self.today).day(Weekday::Sunday);
        let days = [plus(sunday, -1), sunday, plus(sunday, 6), plus(sunday, 7)];
        let ahead = days.into_iter().filter(|date| self.is_ahead(*date));
        ahead.take(if said == Said::NextOne { 4 } else { 2 }).collect()
    }

    /// What a written date can mean, the nearer first; none where the calendar has none.
    pub fn date(&self, written: &WrittenDate) -> Vec<NaiveDate> {
        let as_danes_do = self.one(written.day, written.month, written.year);
        let is_swappable = written.slashed && self.language == Language::En && written.day != written.month;
        let swapped = is_swappable.then(|| self.one(written.month, written.day, written.year)).flatten();
        let mut dates: Vec<NaiveDate> = as_danes_do.into_iter().chain(swapped).collect();
        dates.sort_unstable();
        dates
    }

    fn one(&self, day: u32, month: u32, year: Option<i32>) -> Option<NaiveDate> {
        match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day),
            None => date_from(day, month, self.today),
        }
    }

    /// The next such day of a month that is still ahead.
    pub fn day_of_month(&self, day: u32) -> Option<NaiveDate> {
        self.day_of_month_from(day, self.today)
    }

    /// The next such day of a month that is not before a date.
    pub fn day_of_month_from(&self, day: u32, from: NaiveDate) -> Option<NaiveDate> {
        let months = (0..14).filter_map(|months| first_of_month(from, months));
        let days = months.filter_map(|month| month.with_day(day));
        days.into_iter().find(|date| *date >= from && self.is_ahead(*date))
    }

    /// The next such weekday of a month that is not before a date; `None` for a fifth that no month near has.
    pub fn nth_from(&self, nth: NthOfMonth, weekday: Weekday, from: NaiveDate) -> Option<NaiveDate> {
        let months = (0..14).filter_map(|months| first_of_month(from, months));
        let dates = months.filter_map(|month| nth_in(nth, weekday, month));
        dates.into_iter().find(|date| *date >= from && self.is_ahead(*date))
    }

    /// The next such weekday of a named month.
    pub fn nth_in_month(&self, nth: NthOfMonth, weekday: Weekday, month: u32) -> Option<NaiveDate> {
        let years = [self.today.year(), self.today.year() + 1];
        let dates = years.into_iter().filter_map(|year| nth_in(nth, weekday, NaiveDate::from_ymd_opt(year, month, 1)?));
        dates.into_iter().find(|date| self.is_ahead(*date))
    }

    /// The next week of that number, of which the wanted day is still ahead; `None` where neither this year nor the next
    /// has it.
    pub fn week(&self, week: u32, year: Option<i32>, wanted: Weekday) -> Option<IsoWeek> {
        if let Some(year) = year {
            return IsoWeek::new(year, week).ok();
        }
        let this_year = IsoWeek::of(self.today).year();
        let weeks = [this_year, this_year + 1].into_iter().filter_map(|year| IsoWeek::new(year, week).ok());
        weeks.into_iter().find(|week| self.is_ahead(week.day(wanted)))
    }

    /// The first day of a month of that number that is not over.
    pub fn month(&self, month: u32) -> Option<NaiveDate> {
        month_from(month, self.today)
    }
}

/// This year's or the next one's such date, the first that is not before another.
pub(super) fn date_from(day: u32, month: u32, from: NaiveDate) -> Option<NaiveDate> {
    let years = [from.year(), from.year() + 1].into_iter();
    years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|date| *date >= from)
}

/// The first week of that number whose Sunday is not before a date.
pub(super) fn week_from(week: u32, from: NaiveDate) -> Option<IsoWeek> {
    let year = IsoWeek::of(from).year();
    let weeks = [year, year + 1].into_iter().filter_map(|year| IsoWeek::new(year, week).ok());
    weeks.into_iter().find(|week| week.day(Weekday::Sunday) >= from)
}

/// The first day of the first month of that number that is not over on a date.
pub(super) fn month_from(month: u32, from: NaiveDate) -> Option<NaiveDate> {
    let year = if month >= from.month() { from.year() } else { from.year() + 1 };
    NaiveDate::from_ymd_opt(year, month, 1)
}

/// The last day of the month that a date lies in.
pub(super) fn last_of_month(date: NaiveDate) -> NaiveDate {
    first_of_month(date, 1).map_or(date, |next| plus(next, -1))
}

/// The first day of the month that lies so many months after a date's own.
fn first_of_month(date: NaiveDate, months: u32) -> Option<NaiveDate> {
    date.with_day(1)?.checked_add_months(chrono::Months::new(months))
}

/// Which of its weekday in its month a date is, counted from the front.
pub(super) fn nth_of(date: NaiveDate) -> NthOfMonth {
    match date.day0() / 7 {
        0 => NthOfMonth::First,
        1 => NthOfMonth::Second,
        2 => NthOfMonth::Third,
        3 => NthOfMonth::Fourth,
        _ => NthOfMonth::Fifth,
    }
}

/// Whether no later day of its month has its weekday.
pub(super) fn is_last_of_month(date: NaiveDate) -> bool {
    plus(date, 7).month() != date.month()
}

fn nth_in(nth: NthOfMonth, weekday: Weekday, first_of_month: NaiveDate) -> Option<NaiveDate> {
    let away = (weekday.days_after_monday() + 7 - Weekday::of(first_of_month).days_after_monday()) % 7;
    let first = first_of_month.checked_add_days(Days::new(away.into()))?;
    let weeks = match nth {
        NthOfMonth::First => 0,
        NthOfMonth::Second => 1,
        NthOfMonth::Third => 2,
        NthOfMonth::Fourth => 3,
        NthOfMonth::Fifth => 4,
        NthOfMonth::Last if plus(first, 28).month() == first.month() => 4,
        NthOfMonth::Last => 3,
    };
    Some(plus(first, weeks * 7)).filter(|date| date.month() == first.month())
}

/// The day of that name nearest to a date, and not before another.
pub(super) fn nearest_weekday(weekday: Weekday, date: NaiveDate, not_before: NaiveDate) -> NaiveDate {
    let later = (weekday.days_after_monday() + 7 - Weekday::of(date).days_after_monday()) % 7;
    let (later, earlier) = (plus(date, later.into()), plus(date, i64::from(later) - 7));
    let is_nearer = (date - earlier) < (later - date);
    if is_nearer && earlier >= not_before { earlier } else { later }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// Tuesday 24 November 2026, 10.42.
    fn almanac(starts: Option<i64>) -> Almanac {
        Almanac::of(WallTime::parse("2026-11-24T10:42").expect("a time"), starts, Language::Da)
    }

    #[test]
    fn a_weekday_is_the_next_one_and_today_only_while_its_time_is_ahead() {
        let tuesday = |starts, said| almanac(starts).weekday(Weekday::Tuesday, said);
        let (today, in_a_week, in_two) = (date("2026-11-24"), date("2026-12-01"), date("2026-12-08"));
        assert_eq!(tuesday(Some(19 * 60), Said::Plainly), [today]);
        assert_eq!(tuesday(Some(10 * 60 + 42), Said::Plainly), [in_a_week], "now is not ahead");
        assert_eq!(tuesday(None, Said::Plainly), [today, in_a_week]);
        assert_eq!(tuesday(Some(19 * 60), Said::OnThat), [today, in_a_week]);
        assert_eq!(tuesday(Some(9 * 60), Said::OnThat), [in_a_week]);
        assert_eq!(tuesday(Some(19 * 60), Said::NextOne), [in_a_week, in_two]);
        assert_eq!(tuesday(Some(9 * 60), Said::NextOne), [in_a_week, in_two]);
        assert_eq!(almanac(None).weekday(Weekday::Friday, Said::NextOne), [date("2026-11-27"), date("2026-12-04")]);
    }

    #[test]
    fn dates_and_weeks_without_a_year_are_the_next_ones() {
        let written = |day, month| WrittenDate { day, month, year: None, slashed: true };
        let almanac = almanac(Some(9 * 60));
        for (day, month, expected) in
            [(25, 11, Some("2026-11-25")), (23, 11, Some("2027-11-23")), (29, 2, None), (31, 11, None)]
        {
            let found: Option<NaiveDate> = expected.map(date);
            assert_eq!(almanac.date(&written(day, month)), found.into_iter().collect::<Vec<_>>(), "{day}/{month}");
        }
        let week = |week, wanted| almanac.week(week, None, wanted).map(|week| week.to_string());
        assert_eq!(week(48, Weekday::Saturday).as_deref(), Some("2026-W48"));
        assert_eq!(week(48, Weekday::Monday).as_deref(), Some("2027-W48"));
        assert_eq!(week(53, Weekday::Monday).as_deref(), Some("2026-W53"));
        assert_eq!(week(54, Weekday::Monday), None);
    }

    #[test]
    fn english_reads_a_slash_in_two_ways() {
        let written = WrittenDate { day: 3, month: 4, year: None, slashed: true };
        let english = Almanac { language: Language::En, ..almanac(None) };
        assert_eq!(english.date(&written), [date("2027-03-04"), date("2027-04-03")]);
        assert_eq!(almanac(None).date(&written), [date("2027-04-03")]);
        let christmas = WrittenDate { day: 24, month: 12, year: None, slashed: true };
        assert_eq!(english.date(&christmas), [date("2026-12-24")]);
    }

    #[test]
    fn days_of_months_are_the_next_ones_that_exist() {
        let almanac = almanac(Some(9 * 60));
        assert_eq!(almanac.day_of_month(24), Some(date("2026-12-24")), "nine o'clock has been");
        assert_eq!(almanac.day_of_month_from(31, date("2027-02-01")), Some(date("2027-03-31")));
        let nth = |nth, weekday| almanac.nth_from(nth, weekday, almanac.today);
        assert_eq!(nth(NthOfMonth::First, Weekday::Monday), Some(date("2026-12-07")));
        assert_eq!(nth(NthOfMonth::Last, Weekday::Friday), Some(date("2026-11-27")));
        assert_eq!(nth(NthOfMonth::Fifth, Weekday::Monday), Some(date("2026-11-30")));
        let first_saturday = almanac.nth_in_month(NthOfMonth::First, Weekday::Saturday, 12);
        assert_eq!(first_saturday, Some(date("2026-12-05")));
    }

    #[test]
    fn the_nearest_day_of_a_name_is_not_in_the_past() {
        let today = date("2026-11-24");
        let nearest = |weekday, near: &str| nearest_weekday(weekday, date(near), today);
        assert_eq!(nearest(Weekday::Monday, "2026-12-08"), date("2026-12-07"));
        assert_eq!(nearest(Weekday::Thursday, "2026-12-02"), date("2026-12-03"));
        assert_eq!(nearest(Weekday::Monday, "2026-11-24"), date("2026-11-30"), "yesterday is over");
    }
}
