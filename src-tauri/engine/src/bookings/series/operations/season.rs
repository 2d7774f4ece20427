//! The office's year: reading and keeping it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Changed, Changing, Event, Nothing, RequestContext, Subject, SubjectKind};
use crate::bookings::operations::{give_up, refused};
use crate::bookings::series::season::problems_of;
use crate::bookings::series::{DayOfYear, HalfYear, NamedDate, SchoolHoliday, SeasonDates, store};
use crate::bookings::{BookingError, BookingEvent};
use crate::gate::Input;

/// The office's year: dates with a name, school holidays, and how many dates a series may have.
pub async fn season_dates(context: &RequestContext<'_>, _: Nothing) -> Result<SeasonDates, BookingError> {
    let mut tx = context.read().await?;
    Ok(store::season(&mut tx).await?)
}

/// The halves of school years, this one and those within two years, whose holidays nobody has written down.
pub async fn unknown_school_holidays(context: &RequestContext<'_>, _: Nothing) -> Result<Vec<HalfYear>, BookingError> {
    let mut tx = context.read().await?;
    Ok(store::season(&mut tx).await?.unknown_halves(context.today()))
}

/// The office's year as it is to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeepSeasonDates {
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The most dates that may be booked as one series.
    #[ts(type = "number")]
    pub most_dates: i64,
    /// Dates that have a name, in the office's order.
    pub named: Vec<NamedDate>,
    /// The schools' holidays.
    pub school_holidays: Vec<SchoolHoliday>,
}

impl Input for KeepSeasonDates {
    fn sample() -> Self {
        let day = |month, day| chrono::NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
        Self {
            version: 1,
            most_dates: 400,
            named: vec![NamedDate {
                name: "Jul".into(),
                every_year: Some(DayOfYear { month: 12, day: 20 }),
                dates: vec![],
            }],
            school_holidays: vec![SchoolHoliday {
                name: "Efterårsferie".into(),
                first_on: day(10, 10),
                last_on: day(10, 18),
            }],
        }
    }
}

impl Changing for KeepSeasonDates {
    const OPERATION: &'static str = "keep_season_dates";
}

/// Keeps the office's year. Series that are booked stay as they are.
pub async fn keep_season_dates(
    context: &RequestContext<'_>,
    input: KeepSeasonDates,
) -> Result<Changed<SeasonDates>, BookingError> {
    refused(problems_of(&input.named, &input.school_holidays, input.most_dates, context.today()))?;
    let mut tx = context.write().await?;
    let before = store::season(&mut tx).await?;
    let KeepSeasonDates { version, most_dates, named, school_holidays } = &input;
    if !store::keep_season(&mut tx, *version, *most_dates, named, school_holidays).await? {
        let current = Box::new(store::season(&mut tx).await?);
        return give_up(tx, BookingError::StaleSeasonDates { current }).await;
    }
    let now = store::season(&mut tx).await?;
    let event = Event::new(Subject::of(SubjectKind::Office, 1), &BookingEvent::SeasonDatesChanged);
    tx.commit(vec![event]).await?;
    let inverse = KeepSeasonDates {
        version: now.version,
        most_dates: before.most_dates,
        named: before.named,
        school_holidays: before.school_holidays,
    };
    Ok(Changed::with_undo(now, &inverse))
}
