//! The Danish calendar: public holidays, ISO weeks ("uge 48"), weekdays, and the volunteers' own day. A holiday closes
//! nothing by itself; each house decides.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::format::Language;
use super::text_enum::text_enum;

text_enum! {
    /// A day of the week; the week begins on Monday.
    pub enum Weekday {
        /// Mandag.
        Monday = "mon",
        /// Tirsdag.
        Tuesday = "tue",
        /// Onsdag.
        Wednesday = "wed",
        /// Torsdag.
        Thursday = "thu",
        /// Fredag.
        Friday = "fri",
        /// Lørdag.
        Saturday = "sat",
        /// Søndag.
        Sunday = "sun",
    }
}

impl Weekday {
    /// The weekday of a date.
    pub fn of(date: NaiveDate) -> Self {
        date.weekday().into()
    }

    /// Days after Monday: 0 to 6.
    pub fn days_after_monday(self) -> u32 {
        chrono::Weekday::from(self).num_days_from_monday()
    }
}

impl From<chrono::Weekday> for Weekday {
    fn from(weekday: chrono::Weekday) -> Self {
        match weekday {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}

impl From<Weekday> for chrono::Weekday {
    fn from(weekday: Weekday) -> Self {
        match weekday {
            Weekday::Monday => Self::Mon,
            Weekday::Tuesday => Self::Tue,
            Weekday::Wednesday => Self::Wed,
            Weekday::Thursday => Self::Thu,
            Weekday::Friday => Self::Fri,
            Weekday::Saturday => Self::Sat,
            Weekday::Sunday => Self::Sun,
        }
    }
}

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

/// All holidays of a year by date, those by law first where two share one. Meant for 1900 to 2200, by today's rules: an
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

/// A week by ISO 8601, as Danes count them; crosses as `2026-W48`. The year is the week's, which can differ from the
/// calendar year of some of its days. Years 1 to 9998.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string & { readonly of: \"iso week\" }")]
pub struct IsoWeek {
    year: i32,
    week: u32,
}

/// A text that is not of the form `2026-W48`, or a week that the year does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a week is written as 2026-W48 and is one of the 52 or 53 of its year")]
pub struct NotAWeek;

text_enum! {
    /// *Lige* and *ulige uger*.
    pub enum WeekParity {
        /// Weeks 2, 4, 6 and so on.
        Even = "even",
        /// Weeks 1, 3, 5 and so on.
        Odd = "odd",
    }
}

impl IsoWeek {
    /// A week of a year.
    pub fn new(year: i32, week: u32) -> Result<Self, NotAWeek> {
        let exists = (1..=9998).contains(&year) && (1..=weeks_in_year(year)).contains(&week);
        if exists { Ok(Self { year, week }) } else { Err(NotAWeek) }
    }

    /// The week that a date lies in.
    pub fn of(date: NaiveDate) -> Self {
        let week = date.iso_week();
        Self { year: week.year(), week: week.week() }
    }

    /// Reads `2026-W48`, and nothing looser.
    pub fn parse(text: &str) -> Result<Self, NotAWeek> {
        let (year, week) = text.split_once("-W").ok_or(NotAWeek)?;
        let found = Self::new(year.parse().map_err(|_| NotAWeek)?, week.parse().map_err(|_| NotAWeek)?)?;
        if found.to_string() == text { Ok(found) } else { Err(NotAWeek) }
    }

    /// The year it belongs to.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Its number, 1 to 53.
    pub fn week(self) -> u32 {
        self.week
    }

    /// Its Monday.
    pub fn monday(self) -> NaiveDate {
        self.day(Weekday::Monday)
    }

    /// Its day of the given name.
    pub fn day(self, weekday: Weekday) -> NaiveDate {
        NaiveDate::from_isoywd_opt(self.year, self.week, weekday.into()).unwrap_or_default()
    }

    /// The week after it; after week 52 comes 53 or 1.
    #[must_use]
    pub fn next(self) -> Self {
        if self.week < weeks_in_year(self.year) {
            Self { week: self.week + 1, ..self }
        } else {
            Self { year: self.year + 1, week: 1 }
        }
    }

    /// The week before it.
    #[must_use]
    pub fn previous(self) -> Self {
        if self.week > 1 {
            Self { week: self.week - 1, ..self }
        } else {
            Self { year: self.year - 1, week: weeks_in_year(self.year - 1) }
        }
    }

    /// Whether its number is even or odd.
    pub fn parity(self) -> WeekParity {
        if self.week.is_multiple_of(2) { WeekParity::Even } else { WeekParity::Odd }
    }
}

impl std::fmt::Display for IsoWeek {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}-W{:02}", self.year, self.week)
    }
}

impl TryFrom<String> for IsoWeek {
    type Error = NotAWeek;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<IsoWeek> for String {
    fn from(week: IsoWeek) -> Self {
        week.to_string()
    }
}

/// How many ISO weeks a year has: 52 or 53. 28 December always lies in the last.
pub fn weeks_in_year(year: i32) -> u32 {
    NaiveDate::from_ymd_opt(year, 12, 28).map_or(52, |date| date.iso_week().week())
}

/// The first 53-week year whose end lies between two weeks, if any. There "every second week, the odd ones" is not every
/// second week: week 53 and the week 1 after it are both odd.
pub fn odd_and_even_break_after(first: IsoWeek, last: IsoWeek) -> Option<i32> {
    (first.year..last.year).find(|year| weeks_in_year(*year) == 53)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::vectors;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_holidays_of_2015_to_2035_are_those_of_the_oracle() {
        let mut expected: Vec<[String; 5]> = vectors::rows(include_str!("../../../../tests/vectors/dk_holidays.csv"))
            .into_iter()
            .map(|row| {
                [row[0].clone(), format!("{}-W{:0>2}", row[2], row[3]), row[4].clone(), row[5].clone(), row[6].clone()]
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
    fn the_week_after_the_52nd_of_2026_is_the_53rd() {
        let steps = std::iter::successors(Some(IsoWeek::parse("2026-W52").unwrap()), |week| Some(week.next()));
        let names: Vec<String> = steps.take(3).map(String::from).collect();
        assert_eq!(names, ["2026-W52", "2026-W53", "2027-W01"]);
        assert_eq!(weeks_in_year(2026), 53);
        assert_eq!(weeks_in_year(2027), 52);
        assert_eq!(IsoWeek::parse("2027-W01").unwrap().monday(), date("2027-01-04"));
    }

    #[test]
    fn odd_weeks_meet_after_a_year_of_53() {
        let week = |text| IsoWeek::parse(text).unwrap();
        assert_eq!(week("2026-W53").parity(), week("2027-W01").parity());
        assert_eq!(odd_and_even_break_after(week("2026-W40"), week("2027-W10")), Some(2026));
        assert_eq!(odd_and_even_break_after(week("2027-W02"), week("2028-W10")), None);
        assert_eq!(odd_and_even_break_after(week("2026-W02"), week("2026-W53")), None);
    }

    #[test]
    fn what_is_no_week_is_refused() {
        for text in [
            "",
            "2026-48",
            "2026-W00",
            "2027-W53",
            "2026-W54",
            "2026-W5",
            "2026-W048",
            "W48",
            "0000-W01",
            "2026-W+5",
            "-026-W05",
        ] {
            assert_eq!(IsoWeek::parse(text), Err(NotAWeek), "{text:?}");
        }
    }

    #[test]
    fn a_weekday_crosses_as_three_letters() {
        assert_eq!(serde_json::to_string(Weekday::ALL).unwrap(), r#"["mon","tue","wed","thu","fri","sat","sun"]"#);
        assert_eq!(Weekday::of(date("2026-11-24")), Weekday::Tuesday);
    }

    #[test]
    fn easter_sundays_are_sundays_between_22_march_and_25_april() {
        for year in 1900..=2200 {
            let easter = easter_sunday(year).unwrap();
            assert_eq!(Weekday::of(easter), Weekday::Sunday);
            let (first, last) =
                (NaiveDate::from_ymd_opt(year, 3, 22).unwrap(), NaiveDate::from_ymd_opt(year, 4, 25).unwrap());
            assert!((first..=last).contains(&easter), "{easter}");
            assert_eq!(holidays_of(year).len(), if year <= 2023 { 15 } else { 14 });
        }
    }

    proptest! {
        #[test]
        fn weeks_and_their_days_agree(days in 0_i64..150_000) {
            let day = date("1850-01-01") + chrono::TimeDelta::days(days);
            let week = IsoWeek::of(day);
            prop_assert_eq!(week.day(Weekday::of(day)), day);
            prop_assert_eq!(week.next().previous(), week);
            prop_assert_eq!(week.next().monday() - week.monday(), chrono::TimeDelta::days(7));
            prop_assert_eq!(IsoWeek::parse(&week.to_string()), Ok(week));
        }
    }
}
