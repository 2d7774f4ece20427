//! What was written in an agreement, moved on to the one that follows it: its days go as far as the agreement goes. What
//! names a day or a year of the old agreement and cannot be moved is left out, so that it is missed and not printed again.

use chrono::{Datelike, Months, NaiveDate};

use super::facts::whole_date;
use super::terms::{Term, end_after};
use super::{Variable, VariableKind};
use crate::shared::format::{self, Language};

/// How an agreement's days are moved.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moving {
    /// So many months.
    months: u32,
    /// The years that the old agreement speaks of.
    years: (i32, i32),
    language: Language,
}

/// What stands between the two days of a period.
const BETWEEN: [&str; 5] = [" til ", " to ", " – ", "–", " - "];

impl Moving {
    /// From the first term of one agreement, which lasts until a day, to the term of the next.
    pub fn between(first: Term, last_day: NaiveDate, next: Term, language: Language) -> Self {
        let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
        Self {
            months: u32::try_from(months(next.starts_on) - months(first.starts_on)).unwrap_or(0),
            years: (first.starts_on.year(), last_day.year().max(first.starts_on.year())),
            language,
        }
    }

    /// What was written, moved; `None` where it says something of the old time that cannot be.
    pub fn value(self, variable: &Variable, value: &str) -> Option<String> {
        match variable.kind {
            VariableKind::Date => match whole_date(value).and_then(|day| self.day(day)) {
                Some(day) => Some(format!("{}/{}-{}", day.day(), day.month(), day.year())),
                None => self.undated(value),
            },
            VariableKind::Text | VariableKind::LongText => self.period(value).or_else(|| self.undated(value)),
            VariableKind::Money | VariableKind::Person => Some(value.to_owned()),
        }
    }

    fn day(self, day: NaiveDate) -> Option<NaiveDate> {
        day.checked_add_months(Months::new(self.months))
    }

    /// "1. august 2026 til 31. juli 2027", as long as it was.
    fn period(self, value: &str) -> Option<String> {
        BETWEEN.iter().find_map(|between| {
            let (from, to) = value.split_once(between)?;
            let term = Term::between(whole_date(from.trim())?, whole_date(to.trim())?)?;
            let starts_on = self.day(term.starts_on)?;
            let ends_on = match term.whole_months() {
                Some(months) => end_after(starts_on, months),
                None => self.day(term.ends_on)?,
            };
            let day = |day| format::date_long(day, self.language);
            Some(format!("{}{between}{}", day(starts_on), day(ends_on)))
        })
    }

    /// The same where it names no year of the old agreement.
    fn undated(self, value: &str) -> Option<String> {
        let is_old = |number: &str| number.parse().is_ok_and(|year: i32| (self.years.0..=self.years.1).contains(&year));
        let has_old =
            value.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() == 4 && is_old(digits));
        (!has_old).then(|| value.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreements::Template;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn moved(name: &str, value: &str, language: Language) -> Option<String> {
        let first = Term::between(day("2026-12-01"), day("2027-11-30")).expect("a term");
        let moving = Moving::between(first, first.ends_on, first.following(first), language);
        moving.value(Template::standard().variable(name).expect("a variable"), value)
    }

    #[test]
    fn days_and_periods_go_as_far_as_the_agreement() {
        for (name, value, next) in [
            ("evaluation_date", "1/6-2027", "1/6-2028"),
            ("grant_period", "1. august 2026 til 31. juli 2027", "1. august 2027 til 31. juli 2028"),
            ("grant_period", "1/3-2027 – 29/2-2028", "1. marts 2028 – 28. februar 2029"),
            ("grant_period", "5/1-2027 - 20/2-2027", "5. januar 2028 - 20. februar 2028"),
        ] {
            assert_eq!(moved(name, value, Language::Da).as_deref(), Some(next), "{value}");
        }
        let english = moved("grant_period", "1/8-2026 to 31/7-2027", Language::En);
        assert_eq!(english.as_deref(), Some("1 August 2027 to 31 July 2028"));
    }

    #[test]
    fn what_speaks_of_the_old_time_is_left_out_and_the_rest_is_taken_along() {
        for (name, value) in [
            ("grant_period", "november og december 2026"),
            ("evaluation_date", "efter sæsonen 2026/2027"),
            ("goals", "40 sangere ved udgangen af 2027"),
        ] {
            assert_eq!(moved(name, value, Language::Da), None, "{value}");
        }
        for (name, value) in [
            ("place", "Sal A, 2683 Havbjerg"),
            ("purpose", "gå videre med det, vi begyndte på i 2019"),
            ("grant_amount", "2027"),
            ("time_and_frequency", "tirsdage kl. 19 til 21"),
            ("place", "tlf. 84002026"),
        ] {
            assert_eq!(moved(name, value, Language::Da).as_deref(), Some(value));
        }
    }
}
