//! Each rule that has a value of its own.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rule_kind::RuleForce;
use super::tariff::Tariff;
use crate::bookings::DayOfYear;
use crate::organisations::BorrowerCategory;
use crate::shared::calendar::Weekday;
use crate::shared::ids::{PremisesId, RoomId};
use crate::shared::text_enum::text_enum;

/// How far ahead one may book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Horizon {
    /// At any time.
    Always,
    /// Half a year at a time: each half opens on a day before it begins.
    HalfYears {
        /// When January to June opens.
        first: DayOfYear,
        /// When July to December opens.
        second: DayOfYear,
    },
    /// So many months from today.
    Months {
        /// 1 to 36.
        #[ts(type = "number")]
        months: i64,
    },
}

/// How the office lends to one kind of borrower.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LendingTerms {
    /// Which kind.
    pub category: BorrowerCategory,
    /// Whether it is lent to at all.
    pub lent: bool,
    /// How far ahead.
    pub horizon: Horizon,
    /// What it costs.
    pub tariff: Tariff,
}

/// How soon one may book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LeadTime {
    /// What happens when it is not kept.
    pub force: RuleForce,
    /// At least so many days before.
    #[ts(type = "number")]
    pub days: i64,
}

/// Events of a certain size at houses where somebody has to be told beforehand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LargeEvents {
    /// What happens when there is one.
    pub force: RuleForce,
    /// From so many persons.
    #[ts(type = "number")]
    pub from: i64,
    /// So many days before.
    #[ts(type = "number")]
    pub days: i64,
    /// At which houses.
    pub houses: Vec<PremisesId>,
    /// Who is told.
    pub notify: String,
}

/// Whoever has the room through the night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OvernightStays {
    /// What happens when there is one.
    pub force: RuleForce,
    /// Somebody is told so many days before.
    #[ts(type = "number")]
    pub days: i64,
    /// More persons than these ask for more days.
    #[ts(type = "number")]
    pub many_above: i64,
    /// How many days these ask for.
    #[ts(type = "number")]
    pub many_days: i64,
    /// More persons than these need a plan of where they sleep.
    #[ts(type = "number")]
    pub plan_above: i64,
    /// Who is told.
    pub notify: String,
}

/// So many people that there has to be an approved plan of where they sit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeatingPlans {
    /// What happens when there are; the reason is where the plan is found.
    pub force: RuleForce,
    /// More persons than these.
    #[ts(type = "number")]
    pub above: i64,
}

/// Hours of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WeekSpan {
    /// On these days.
    pub weekdays: Vec<Weekday>,
    /// Minutes from midnight on the wall clock.
    #[ts(type = "number")]
    pub from_minute: i64,
    /// Until when; 1440 is midnight.
    #[ts(type = "number")]
    pub until_minute: i64,
}

text_enum! {
    /// For how long hours are counted together.
    pub enum QuotaPeriod {
        /// From Monday to Sunday.
        Week = "week",
        /// A month of the calendar.
        Month = "month",
        /// January to June, July to December.
        HalfYear = "half_year",
    }
}

/// Hours that everybody wants, and how many of them one association has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrimeTime {
    /// What happens when one has more.
    pub force: RuleForce,
    /// Which hours.
    pub spans: Vec<WeekSpan>,
    /// So many hours for each association.
    #[ts(type = "number")]
    pub hours: i64,
    /// In which time.
    pub per: QuotaPeriod,
}

/// Whoever books and does not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoShows {
    /// What happens when somebody stayed away so often.
    pub force: RuleForce,
    /// From so many times in a season.
    #[ts(type = "number")]
    pub from: i64,
    /// When a season begins.
    pub season: DayOfYear,
}

impl NoShows {
    /// The first day of the season that a date lies in.
    pub(super) fn season_of(&self, date: NaiveDate) -> NaiveDate {
        let begun = |year: i32| self.season.in_year(year).filter(|first| *first <= date);
        begun(date.year()).or_else(|| begun(date.year() - 1)).unwrap_or(date)
    }
}

text_enum! {
    /// What of a booking has to lie within the hours of a house and outside what is closed.
    pub enum HoursCover {
        /// The booked time.
        BookedTime = "booked_time",
        /// Setting up before it and cleaning after it as well.
        WithBuffers = "with_buffers",
    }
}

/// Rooms and hours that somebody has to say yes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Approval {
    /// These rooms, whenever.
    pub rooms: Vec<RoomId>,
    /// These hours, in whichever room.
    pub spans: Vec<WeekSpan>,
}
