//! Danish holidays of any year, by today's rules, and the volunteers' own day.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::shared::format::Language;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Whether a day is a holiday by law.
    pub enum HolidayCategory {
        /// A public holiday (*helligdag*).
        Public = "public",
        /// No public holiday, but shops close or many offices do, all day or half of it.
        Optional = "optional",
    }
}

text_enum! {
    /// Which holiday it is.
    pub enum HolidayName {
        /// 1 January.
        NewYearsDay = "new_years_day",
        /// The Thursday before Easter.
        MaundyThursday = "maundy_thursday",
        /// The Friday before Easter.
        GoodFriday = "good_friday",
        /// Easter Sunday.
        EasterSunday = "easter_sunday",
        /// The day after Easter Sunday.
        EasterMonday = "easter_monday",
        /// Store bededag, the fourth Friday after Easter; abolished from 1 January 2024 (act no. 214 of 6 March 2023).
        GreatPrayerDay = "great_prayer_day",
        /// The sixth Thursday after Easter.
        AscensionDay = "ascension_day",
        /// The seventh Sunday after Easter.
        Pentecost = "pentecost",
        /// The day after Pentecost.
        PentecostMonday = "pentecost_monday",
        /// 25 December.
        ChristmasDay = "christmas_day",
        /// 26 December.
        SecondChristmasDay = "second_christmas_day",
        /// 1 May.
        WorkersDay = "workers_day",
        /// 5 June.
        ConstitutionDay = "constitution_day",
        /// 24 December.
        ChristmasEve = "christmas_eve",
        /// 31 December.
        NewYearsEve = "new_years_eve",
    }
}

impl HolidayName {
    /// The name as papers print it.
    pub fn printed(self, language: Language) -> &'static str {
        let (danish, english) = match self {
            Self::NewYearsDay => ("Nytårsdag", "New Year's Day"),
            Self::MaundyThursday => ("Skærtorsdag", "Maundy Thursday"),
            Self::GoodFriday => ("Langfredag", "Good Friday"),
            Self::EasterSunday => ("Påskedag", "Easter Sunday"),
            Self::EasterMonday => ("Anden påskedag", "Easter Monday"),
            Self::GreatPrayerDay => ("Store bededag", "Great Prayer Day"),
            Self::AscensionDay => ("Kristi himmelfartsdag", "Ascension Day"),
            Self::Pentecost => ("Pinsedag", "Pentecost"),
            Self::PentecostMonday => ("Anden pinsedag", "Pentecost Monday"),
            Self::ChristmasDay => ("Juledag", "Christmas Day"),
            Self::SecondChristmasDay => ("Anden juledag", "Second Day of Christmas"),
            Self::WorkersDay => ("Arbejdernes kampdag", "Workers' Day"),
            Self::ConstitutionDay => ("Grundlovsdag", "Constitution Day"),
            Self::ChristmasEve => ("Juleaftensdag", "Christmas Eve"),
            Self::NewYearsEve => ("Nytårsaften", "New Year's Eve"),
        };
        match language {
            Language::Da => danish,
            Language::En => english,
        }
    }

    /// Whether it is a holiday by law.
    pub fn category(self) -> HolidayCategory {
        match self {
            Self::WorkersDay | Self::ConstitutionDay | Self::ChristmasEve | Self::NewYearsEve => {
                HolidayCategory::Optional
            }
            Self::NewYearsDay
            | Self::MaundyThursday
            | Self::GoodFriday
            | Self::EasterSunday
            | Self::EasterMonday
            | Self::GreatPrayerDay
            | Self::AscensionDay
            | Self::Pentecost
            | Self::PentecostMonday
            | Self::ChristmasDay
            | Self::SecondChristmasDay => HolidayCategory::Public,
        }
    }

    /// The date in a year; `None` in years without it.
    pub fn date_in(self, year: i32) -> Option<NaiveDate> {
        self.date_around(year, easter_sunday(year))
    }

    /// The date in a year of which Easter Sunday is known.
    fn date_around(self, year: i32, easter: Option<NaiveDate>) -> Option<NaiveDate> {
        let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let days_from_easter = |days: i64| easter?.checked_add_signed(chrono::TimeDelta::days(days));
        match self {
            Self::NewYearsDay => fixed(1, 1),
            Self::MaundyThursday => days_from_easter(-3),
            Self::GoodFriday => days_from_easter(-2),
            Self::EasterSunday => easter,
            Self::EasterMonday => days_from_easter(1),
            Self::GreatPrayerDay if year <= LAST_YEAR_WITH_GREAT_PRAYER_DAY => days_from_easter(26),
            Self::GreatPrayerDay => None,
            Self::AscensionDay => days_from_easter(39),
            Self::Pentecost => days_from_easter(49),
            Self::PentecostMonday => days_from_easter(50),
            Self::ChristmasDay => fixed(12, 25),
            Self::SecondChristmasDay => fixed(12, 26),
            Self::WorkersDay => fixed(5, 1),
            Self::ConstitutionDay => fixed(6, 5),
            Self::ChristmasEve => fixed(12, 24),
            Self::NewYearsEve => fixed(12, 31),
        }
    }
}

const LAST_YEAR_WITH_GREAT_PRAYER_DAY: i32 = 2023;

/// One holiday on its date. Two can share a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Holiday {
    /// The day.
    pub date: NaiveDate,
    /// Whether it is one by law.
    pub category: HolidayCategory,
    /// Which it is.
    pub name: HolidayName,
}

/// All holidays of a year by date, those by law first where two share one. Meant for [`YEARS`](super::YEARS), by today's rules: an
/// act can change them.
pub fn holidays_of(year: i32) -> Vec<Holiday> {
    let mut holidays: Vec<Holiday> = all_of(year).collect();
    holidays.sort_unstable();
    holidays
}

/// The holidays on a date, those by law first.
pub fn holidays_on(date: NaiveDate) -> Vec<Holiday> {
    let mut holidays: Vec<Holiday> = all_of(date.year()).filter(|holiday| holiday.date == date).collect();
    holidays.sort_unstable();
    holidays
}

fn all_of(year: i32) -> impl Iterator<Item = Holiday> {
    let easter = easter_sunday(year);
    HolidayName::ALL.iter().filter_map(move |name| {
        Some(Holiday { date: name.date_around(year, easter)?, category: name.category(), name: *name })
    })
}

/// Whether a date is a holiday by law. Sundays are not counted as such.
pub fn is_public_holiday(date: NaiveDate) -> bool {
    holidays_on(date).iter().any(|holiday| holiday.category == HolidayCategory::Public)
}

/// Easter Sunday of a Gregorian year, by the anonymous algorithm (Meeus); `None` beyond the calendar.
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let moon_drift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_drift + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

/// *Frivillig Fredag*, the national day of volunteers: the last Friday of September, since 2011.
pub fn last_friday_of_september(year: i32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, 9, 30)?;
    let past_friday = (last.weekday().num_days_from_monday() + 7 - chrono::Weekday::Fri.num_days_from_monday()) % 7;
    last.checked_sub_days(Days::new(past_friday.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::calendar::{IsoWeek, Weekday, YEARS};
    use crate::shared::vectors;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_holidays_of_2015_to_2035_are_those_of_the_oracle() {
        let mut expected: Vec<[String; 5]> =
            vectors::rows(include_str!("../../../../../tests/vectors/dk_holidays.csv"))
                .into_iter()
                .map(|row| {
                    [
                        row[0].clone(),
                        format!("{}-W{:0>2}", row[2], row[3]),
                        row[4].clone(),
                        row[5].clone(),
                        row[6].clone(),
                    ]
                })
                .collect();
        let mut found: Vec<[String; 5]> = (2015..=2035)
            .flat_map(holidays_of)
            .map(|holiday| {
                [
                    holiday.date.to_string(),
                    IsoWeek::of(holiday.date).to_string(),
                    holiday.category.as_str().to_owned(),
                    holiday.name.printed(Language::Da).to_owned(),
                    holiday.name.printed(Language::En).to_owned(),
                ]
            })
            .collect();
        expected.sort();
        found.sort();
        assert_eq!(expected.len(), 303);
        assert_eq!(found, expected);
    }

    #[test]
    fn great_prayer_day_ends_with_2023() {
        assert_eq!(HolidayName::GreatPrayerDay.date_in(2023), Some(date("2023-05-05")));
        assert_eq!(HolidayName::GreatPrayerDay.date_in(2024), None);
    }

    #[test]
    fn two_holidays_can_share_a_date_and_the_one_by_law_comes_first() {
        let names: Vec<HolidayName> = holidays_on(date("2017-06-05")).iter().map(|holiday| holiday.name).collect();
        assert_eq!(names, [HolidayName::PentecostMonday, HolidayName::ConstitutionDay]);
        assert!(is_public_holiday(date("2017-06-05")));
        assert!(!is_public_holiday(date("2026-06-05")));
        assert!(!is_public_holiday(date("2026-06-07")));
    }

    #[test]
    fn the_earliest_and_latest_easters_are_right() {
        for (year, easter) in [
            (1900, "1900-04-15"),
            (1913, "1913-03-23"),
            (1943, "1943-04-25"),
            (2008, "2008-03-23"),
            (2038, "2038-04-25"),
            (2200, "2200-04-06"),
        ] {
            assert_eq!(easter_sunday(year), Some(date(easter)), "{year}");
        }
    }

    #[test]
    fn the_volunteers_day_is_the_last_friday_of_september() {
        for day in ["2026-09-25", "2027-09-24", "2028-09-29", "2029-09-28", "2030-09-27", "2033-09-30"] {
            let day = date(day);
            assert_eq!(last_friday_of_september(day.year()), Some(day));
        }
    }

    #[test]
    fn easter_sundays_are_sundays_between_22_march_and_25_april() {
        for year in YEARS {
            let easter = easter_sunday(year).unwrap();
            assert_eq!(Weekday::of(easter), Weekday::Sunday);
            let (first, last) =
                (NaiveDate::from_ymd_opt(year, 3, 22).unwrap(), NaiveDate::from_ymd_opt(year, 4, 25).unwrap());
            assert!((first..=last).contains(&easter), "{easter}");
            assert_eq!(holidays_of(year).len(), if year <= 2023 { 15 } else { 14 });
        }
    }
}
