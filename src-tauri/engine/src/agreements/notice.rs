//! Notice: the day an agreement ends when it is given, and the last day on which it can be given in time.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::terms::{last_of_month, next};
use crate::shared::format::Language;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What notice is counted in.
    pub enum NoticeUnit {
        /// Months of the calendar.
        Months = "months",
        /// Days.
        Days = "days",
    }
}

text_enum! {
    /// On what day notice may let an agreement end.
    pub enum NoticeTo {
        /// On the last day of a month.
        MonthEnd = "month_end",
        /// On any day.
        AnyDay = "any_day",
    }
}

/// How long before the end either side says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Notice {
    /// How many: 1 to [`Notice::MOST`].
    pub count: u32,
    /// Of what.
    pub unit: NoticeUnit,
    /// To what day.
    pub to: NoticeTo,
}

impl Notice {
    /// The most that is taken.
    pub const MOST: u32 = 366;

    /// The last day of an agreement when notice is given on this day.
    pub fn ends_after(self, given_on: NaiveDate) -> NaiveDate {
        let earliest = match self.unit {
            NoticeUnit::Months => given_on.checked_add_months(Months::new(self.count)),
            NoticeUnit::Days => given_on.checked_add_days(Days::new(u64::from(self.count))),
        }
        .unwrap_or(given_on);
        match self.to {
            NoticeTo::MonthEnd => last_of_month(earliest),
            NoticeTo::AnyDay => earliest,
        }
    }

    /// The last day on which notice can be given so that the agreement is over by that day.
    pub fn deadline_for(self, ends_on: NaiveDate) -> NaiveDate {
        let by = match self.to {
            NoticeTo::MonthEnd if last_of_month(ends_on) != ends_on => {
                ends_on.with_day(1).and_then(|first| first.pred_opt()).unwrap_or(ends_on)
            }
            NoticeTo::MonthEnd | NoticeTo::AnyDay => ends_on,
        };
        let mut latest = match self.unit {
            NoticeUnit::Months => by.checked_sub_months(Months::new(self.count)),
            NoticeUnit::Days => by.checked_sub_days(Days::new(u64::from(self.count))),
        }
        .unwrap_or(by);
        // Several days may come to the same short month's last day.
        while self.ends_after(next(latest)) <= ends_on {
            latest = next(latest);
        }
        latest
    }

    /// "tre måneders varsel", as the paper says it.
    pub fn in_words(self, language: Language) -> String {
        let number = |words: &[&str; 12]| match usize::try_from(self.count) {
            Ok(count @ 1..=12) => words[count - 1].to_owned(),
            _ => self.count.to_string(),
        };
        match (language, self.unit) {
            (Language::Da, NoticeUnit::Months) if self.count == 1 => "en måneds varsel".to_owned(),
            (Language::Da, NoticeUnit::Months) => format!("{} måneders varsel", number(&DANISH_NUMBERS)),
            (Language::Da, NoticeUnit::Days) if self.count == 1 => "en dags varsel".to_owned(),
            (Language::Da, NoticeUnit::Days) => format!("{} dages varsel", self.count),
            (Language::En, NoticeUnit::Months) if self.count == 1 => "one month's notice".to_owned(),
            (Language::En, NoticeUnit::Months) => format!("{} months' notice", number(&ENGLISH_NUMBERS)),
            (Language::En, NoticeUnit::Days) if self.count == 1 => "one day's notice".to_owned(),
            (Language::En, NoticeUnit::Days) => format!("{} days' notice", self.count),
        }
    }
}

pub(super) const DANISH_NUMBERS: [&str; 12] =
    ["en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"];
pub(super) const ENGLISH_NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    const THREE_TO_MONTH_END: Notice = Notice { count: 3, unit: NoticeUnit::Months, to: NoticeTo::MonthEnd };
    const THREE_BY_DAY: Notice = Notice { count: 3, unit: NoticeUnit::Months, to: NoticeTo::AnyDay };
    const FORTY_DAYS: Notice = Notice { count: 40, unit: NoticeUnit::Days, to: NoticeTo::AnyDay };

    #[test]
    fn notice_to_a_months_end_goes_by_month_ends() {
        for (given, ends) in [
            ("2026-11-15", "2027-02-28"),
            ("2026-11-30", "2027-02-28"),
            ("2026-12-01", "2027-03-31"),
            ("2027-11-30", "2028-02-29"),
        ] {
            assert_eq!(THREE_TO_MONTH_END.ends_after(day(given)), day(ends), "{given}");
        }
        for (ends, latest) in [
            ("2027-11-30", "2027-08-31"),
            ("2027-02-28", "2026-11-30"),
            ("2027-05-31", "2027-02-28"),
            ("2027-06-15", "2027-02-28"),
        ] {
            assert_eq!(THREE_TO_MONTH_END.deadline_for(day(ends)), day(latest), "{ends}");
        }
    }

    #[test]
    fn plain_notice_goes_by_the_number_of_the_day() {
        for (given, ends) in [("2026-11-15", "2027-02-15"), ("2026-11-30", "2027-02-28"), ("2026-12-01", "2027-03-01")]
        {
            assert_eq!(THREE_BY_DAY.ends_after(day(given)), day(ends), "{given}");
        }
        assert_eq!(THREE_BY_DAY.deadline_for(day("2027-02-28")), day("2026-11-30"), "three days come to its last");
        assert_eq!(THREE_BY_DAY.deadline_for(day("2027-05-31")), day("2027-02-28"));
        assert_eq!(FORTY_DAYS.ends_after(day("2026-12-01")), day("2027-01-10"));
        assert_eq!(FORTY_DAYS.deadline_for(day("2027-01-10")), day("2026-12-01"));
    }

    #[test]
    fn notice_is_said_as_people_say_it() {
        assert_eq!(THREE_TO_MONTH_END.in_words(Language::Da), "tre måneders varsel");
        assert_eq!(THREE_TO_MONTH_END.in_words(Language::En), "three months' notice");
        assert_eq!(FORTY_DAYS.in_words(Language::Da), "40 dages varsel");
        assert_eq!(Notice { count: 1, ..THREE_BY_DAY }.in_words(Language::En), "one month's notice");
    }

    fn slow_deadline(notice: Notice, ends_on: NaiveDate) -> NaiveDate {
        let mut given = ends_on;
        while notice.ends_after(given) > ends_on {
            given = given.pred_opt().expect("a day before");
        }
        given
    }

    prop_compose! {
        fn some_day()(days in 0_i64..20_000) -> NaiveDate {
            day("2000-01-01") + chrono::TimeDelta::days(days)
        }
    }

    proptest! {
        #[test]
        fn deadlines_agree_with_looking_day_by_day(end in some_day(), count in 1_u32..24, by_days in any::<bool>(), to_any_day in any::<bool>()) {
            let unit = if by_days { NoticeUnit::Days } else { NoticeUnit::Months };
            let to = if to_any_day { NoticeTo::AnyDay } else { NoticeTo::MonthEnd };
            let notice = Notice { count, unit, to };
            let deadline = notice.deadline_for(end);
            prop_assert_eq!(deadline, slow_deadline(notice, end));
            prop_assert!(notice.ends_after(next(deadline)) > end);
        }
    }
}
