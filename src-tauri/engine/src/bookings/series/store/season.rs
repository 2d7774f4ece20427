//! All SQL about the office's year.

use chrono::NaiveDate;

use crate::bookings::series::season::{DayOfYear, NamedDate, SchoolHoliday, SeasonDates, folded};
use crate::database::{DatabaseError, Tx, statements, within};

statements! {
    SEASON = "SELECT most_dates, version FROM season_settings WHERE id = 1";
    CHANGE_SEASON = "UPDATE season_settings SET most_dates = $2, version = version + 1 WHERE id = 1 AND version = $1";
    NAMED_DATES = "SELECT name, month, day, dates FROM named_dates ORDER BY position";
    DELETE_NAMED_DATES = "DELETE FROM named_dates";
    INSERT_NAMED_DATE = "INSERT INTO named_dates (name_folded, name, position, month, day, dates) VALUES ($1, $2, $3, $4, $5, $6)";
    SCHOOL_HOLIDAYS = "SELECT name, first_on, last_on FROM school_holidays ORDER BY first_on, id";
    DELETE_SCHOOL_HOLIDAYS = "DELETE FROM school_holidays";
    INSERT_SCHOOL_HOLIDAY = "INSERT INTO school_holidays (name, first_on, last_on) VALUES ($1, $2, $3)";
}

#[derive(Debug, sqlx::FromRow)]
struct NamedRow {
    name: String,
    month: Option<i64>,
    day: Option<i64>,
    dates: String,
}

impl NamedRow {
    fn into_named(self) -> Result<NamedDate, DatabaseError> {
        let inconsistent = || DatabaseError::inconsistent("named_dates");
        let number = |number: i64| u32::try_from(number).map_err(|_| inconsistent());
        let every_year = match self.month.zip(self.day) {
            Some((month, day)) => Some(DayOfYear { month: number(month)?, day: number(day)? }),
            None => None,
        };
        let dates = serde_json::from_str(&self.dates).map_err(|_| inconsistent())?;
        Ok(NamedDate { name: self.name, every_year, dates })
    }
}

/// The office's year.
pub(in crate::bookings) async fn season(tx: &mut Tx) -> Result<SeasonDates, DatabaseError> {
    let (most_dates, version): (i64, i64) =
        within!(tx, connection => sqlx::query_as(SEASON).fetch_one(connection).await)?;
    let named: Vec<NamedRow> = within!(tx, connection => sqlx::query_as(NAMED_DATES).fetch_all(connection).await)?;
    let holidays: Vec<(String, NaiveDate, NaiveDate)> =
        within!(tx, connection => sqlx::query_as(SCHOOL_HOLIDAYS).fetch_all(connection).await)?;
    let holiday = |(name, first_on, last_on)| SchoolHoliday { name, first_on, last_on };
    Ok(SeasonDates {
        version,
        most_dates,
        named: named.into_iter().map(NamedRow::into_named).collect::<Result<_, _>>()?,
        school_holidays: holidays.into_iter().map(holiday).collect(),
    })
}

/// Keeps another year. Whether the version was the one seen.
pub(in crate::bookings) async fn keep_season(
    tx: &mut Tx,
    version: i64,
    most_dates: i64,
    named: &[NamedDate],
    school_holidays: &[SchoolHoliday],
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(CHANGE_SEASON)
        .bind(version).bind(most_dates).execute(connection).await.map(|done| done.rows_affected()))?;
    if rows != 1 {
        return Ok(false);
    }
    within!(tx, connection => sqlx::query(DELETE_NAMED_DATES).execute(connection).await.map(|_| ()))?;
    for (position, there) in (0_i64..).zip(named) {
        let dates = serde_json::json!(there.dates).to_string();
        within!(tx, connection => sqlx::query(INSERT_NAMED_DATE)
            .bind(folded(&there.name)).bind(there.name.trim()).bind(position)
            .bind(there.every_year.map(|day| i64::from(day.month))).bind(there.every_year.map(|day| i64::from(day.day)))
            .bind(dates).execute(connection).await.map(|_| ()))?;
    }
    within!(tx, connection => sqlx::query(DELETE_SCHOOL_HOLIDAYS).execute(connection).await.map(|_| ()))?;
    for there in school_holidays {
        within!(tx, connection => sqlx::query(INSERT_SCHOOL_HOLIDAY)
            .bind(there.name.trim()).bind(there.first_on).bind(there.last_on)
            .execute(connection).await.map(|_| ()))?;
    }
    Ok(true)
}
