//! Terms and notice. A term is counted in whole months from the *first* start, so that nothing drifts: one from the 31st
//! ends the day before the 31st, or on a short month's last day, and is back on the 30th when a long month comes. Tacit
//! renewals go on counting from the same day.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::notice::{DANISH_NUMBERS, ENGLISH_NUMBERS, Notice, NoticeTo, NoticeUnit};
use crate::shared::format::Language;

/// First and last day of a time in which an agreement holds, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Term {
    /// The first day.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// The last day.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
}

/// Notice, and whether the agreement goes on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Terms {
    /// The notice.
    pub notice: Notice,
    /// So many months it goes on at a time when nobody gives notice; `None` where it simply ends.
    pub tacit_months: Option<u32>,
}

impl Default for Terms {
    /// Three months to the end of a month; it ends by itself (`agreement.notice`, the office's own choice).
    fn default() -> Self {
        Self { notice: Notice { count: 3, unit: NoticeUnit::Months, to: NoticeTo::MonthEnd }, tacit_months: None }
    }
}

impl Terms {
    /// The most months that an agreement goes on at a time.
    pub const MOST_MONTHS: u32 = 120;

    /// "et år", "seks måneder": what it goes on with at a time.
    pub fn step_in_words(self, language: Language) -> Option<String> {
        let months = self.tacit_months?;
        let of = |count: u32, words: &[&str; 12]| match usize::try_from(count) {
            Ok(count @ 1..=12) => words[count - 1].to_owned(),
            _ => count.to_string(),
        };
        Some(match (language, months, months % 12) {
            (Language::Da, 12, _) => "et år".to_owned(),
            (Language::Da, _, 0) => format!("{} år", of(months / 12, &DANISH_NUMBERS)),
            (Language::Da, 1, _) => "en måned".to_owned(),
            (Language::Da, ..) => format!("{} måneder", of(months, &DANISH_NUMBERS)),
            (Language::En, 12, _) => "one year".to_owned(),
            (Language::En, _, 0) => format!("{} years", of(months / 12, &ENGLISH_NUMBERS)),
            (Language::En, 1, _) => "one month".to_owned(),
            (Language::En, ..) => format!("{} months", of(months, &ENGLISH_NUMBERS)),
        })
    }

    /// The template's text of the clause on the period that says these terms.
    pub(super) fn clause_variant(self) -> &'static str {
        match (self.tacit_months, self.notice.to) {
            (None, NoticeTo::MonthEnd) => "ends_month_end",
            (None, NoticeTo::AnyDay) => "ends_any_day",
            (Some(_), NoticeTo::MonthEnd) => "goes_on_month_end",
            (Some(_), NoticeTo::AnyDay) => "goes_on_any_day",
        }
    }
}

/// The clause on the period.
pub(super) const PERIOD_CLAUSE: &str = "period";

/// The day before the day that lies so many months after the start; the last of a month that has no such day.
pub(super) fn end_after(start: NaiveDate, months: u32) -> NaiveDate {
    let all = start.year() * 12 + start.month0() as i32 + months as i32;
    let (year, month) = (all.div_euclid(12), all.rem_euclid(12) as u32 + 1);
    match NaiveDate::from_ymd_opt(year, month, start.day()) {
        Some(same_day) => same_day.pred_opt().unwrap_or(same_day),
        None => last_of_month(NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(start)),
    }
}

pub(super) fn last_of_month(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(day)
}

pub(super) fn next(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

impl Term {
    /// From one day to another; `None` where it would end before it begins.
    pub fn between(starts_on: NaiveDate, ends_on: NaiveDate) -> Option<Self> {
        (starts_on <= ends_on).then_some(Self { starts_on, ends_on })
    }

    /// How many whole months it is; `None` where it is not.
    pub fn whole_months(self) -> Option<u32> {
        let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
        let least = u32::try_from(months(self.ends_on) - months(self.starts_on)).ok()?;
        [least, least + 1].into_iter().find(|count| end_after(self.starts_on, *count) == self.ends_on)
    }

    /// The term that holds on a day of an agreement whose first term this is, and that goes on by itself in steps of so
    /// many months. Before the first day and where nothing goes on it is the first.
    pub fn current_on(self, day: NaiveDate, tacit_months: Option<u32>) -> Self {
        let Some(step) = tacit_months.filter(|months| *months > 0) else { return self };
        let (from, first) = self.counted_from();
        let mut before = self;
        let mut turn = 0;
        while before.ends_on < day {
            turn += 1;
            before = Self { starts_on: next(before.ends_on), ends_on: end_after(from, first + turn * step) };
        }
        before
    }

    /// The term that follows, of the same length.
    pub fn following(self, current: Self) -> Self {
        let starts_on = next(current.ends_on);
        let ends_on = match self.whole_months() {
            Some(months) => end_after(starts_on, months),
            None => starts_on
                .checked_add_days(Days::new((self.ends_on - self.starts_on).num_days().unsigned_abs()))
                .unwrap_or(starts_on),
        };
        Self { starts_on, ends_on }
    }

    /// The day that months are counted from, and how many of them the first term is.
    fn counted_from(self) -> (NaiveDate, u32) {
        self.whole_months().map_or((next(self.ends_on), 0), |months| (self.starts_on, months))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn term(starts_on: &str, ends_on: &str) -> Term {
        Term::between(day(starts_on), day(ends_on)).expect("a term")
    }

    #[test]
    fn a_term_ends_the_day_before_or_on_a_short_months_last_day() {
        for (start, months, end) in [
            ("2026-12-01", 12, "2027-11-30"),
            ("2026-01-15", 12, "2027-01-14"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2028-02-29", 48, "2032-02-28"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-01-31", 2, "2026-03-30"),
            ("2026-01-31", 3, "2026-04-30"),
            ("2026-08-30", 6, "2027-02-28"),
            ("2027-08-30", 6, "2028-02-29"),
        ] {
            assert_eq!(end_after(day(start), months), day(end), "{start} + {months}");
            assert_eq!(Term::between(day(start), day(end)).and_then(Term::whole_months), Some(months), "{start}");
        }
        assert_eq!(term("2026-12-01", "2027-06-15").whole_months(), None);
    }

    #[test]
    fn tacit_renewals_count_from_the_first_start_and_never_drift() {
        let leap = term("2028-02-29", "2029-02-28");
        for (on, starts, ends) in [
            ("2028-01-01", "2028-02-29", "2029-02-28"),
            ("2029-02-28", "2028-02-29", "2029-02-28"),
            ("2029-03-01", "2029-03-01", "2030-02-28"),
            ("2031-06-01", "2031-03-01", "2032-02-28"),
            ("2032-02-29", "2032-02-29", "2033-02-28"),
        ] {
            assert_eq!(leap.current_on(day(on), Some(12)), term(starts, ends), "{on}");
        }
        let monthly = term("2026-01-31", "2026-02-28");
        assert_eq!(monthly.current_on(day("2026-03-01"), Some(1)), term("2026-03-01", "2026-03-30"));
        assert_eq!(monthly.current_on(day("2026-04-15"), Some(1)), term("2026-03-31", "2026-04-30"));
        assert_eq!(leap.current_on(day("2040-01-01"), None), leap, "it ends by itself");
        let odd = term("2026-12-01", "2027-06-15");
        assert_eq!(odd.current_on(day("2027-06-16"), Some(12)), term("2027-06-16", "2028-06-15"));
    }

    #[test]
    fn notice_is_still_right_after_several_tacit_renewals() {
        let first = term("2026-01-31", "2027-01-30");
        let current = first.current_on(day("2030-06-01"), Some(12));
        assert_eq!(current, term("2030-01-31", "2031-01-30"));
        assert_eq!(notice(NoticeTo::MonthEnd).deadline_for(current.ends_on), day("2030-09-30"));
        assert_eq!(notice(NoticeTo::AnyDay).deadline_for(current.ends_on), day("2030-10-30"));
    }

    #[test]
    fn the_next_agreement_is_as_long_as_the_first_term_was() {
        let first = term("2026-12-01", "2027-11-30");
        assert_eq!(first.following(first), term("2027-12-01", "2028-11-30"));
        let odd = term("2026-12-01", "2026-12-10");
        assert_eq!(odd.following(odd), term("2026-12-11", "2026-12-20"));
    }

    #[test]
    fn what_it_goes_on_with_is_said_in_years_where_it_is_years() {
        let said = |months, language| Terms { tacit_months: Some(months), ..Terms::default() }.step_in_words(language);
        for (months, danish, english) in [
            (1, "en måned", "one month"),
            (6, "seks måneder", "six months"),
            (12, "et år", "one year"),
            (24, "to år", "two years"),
        ] {
            assert_eq!(said(months, Language::Da).as_deref(), Some(danish));
            assert_eq!(said(months, Language::En).as_deref(), Some(english));
        }
        assert_eq!(Terms::default().step_in_words(Language::Da), None);
    }

    fn notice(to: NoticeTo) -> Notice {
        Notice { count: 3, unit: NoticeUnit::Months, to }
    }

    fn days_in(year: i32, month: u32) -> u32 {
        (28..=31)
            .rev()
            .find(|number| NaiveDate::from_ymd_opt(year, month, *number).is_some())
            .expect("a month has days")
    }

    /// The last day of each month-step from a start, month by month, with nothing but the calendar at hand.
    fn slow_end(start: NaiveDate, months: u32) -> NaiveDate {
        let (mut year, mut month) = (start.year(), start.month());
        for _ in 0..months {
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        let length = days_in(year, month);
        let on = |number| NaiveDate::from_ymd_opt(year, month, number).expect("a day");
        if start.day() == 1 {
            return on(1).pred_opt().expect("a day before");
        }
        on(length.min(start.day() - 1))
    }

    fn slow_current(first: Term, months: u32, step: u32, day: NaiveDate) -> Term {
        let ends: Vec<NaiveDate> = (0..400).map(|turn| slow_end(first.starts_on, months + turn * step)).collect();
        let place = ends.iter().position(|end| *end >= day).expect("far enough");
        let starts_on = if place == 0 { first.starts_on } else { ends[place - 1].succ_opt().expect("a day after") };
        Term { starts_on, ends_on: ends[place] }
    }

    prop_compose! {
        fn some_day()(days in 0_i64..20_000) -> NaiveDate {
            day("2000-01-01") + chrono::TimeDelta::days(days)
        }
    }

    proptest! {
        #[test]
        fn terms_agree_with_counting_month_by_month(start in some_day(), months in 1_u32..60, step in 1_u32..36, later in 0_i64..9_000) {
            let first = Term { starts_on: start, ends_on: end_after(start, months) };
            prop_assert_eq!(first.ends_on, slow_end(start, months));
            let on = start + chrono::TimeDelta::days(later);
            let current = first.current_on(on, Some(step));
            prop_assert_eq!(current, slow_current(first, months, step, on));
            prop_assert!(current.ends_on >= on && current.starts_on <= current.ends_on);
        }
    }
}
