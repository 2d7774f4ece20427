//! Writing opening hours.

use crate::database::{DatabaseError, Tx, statements, within};
use crate::premises::OpeningPeriod;
use crate::shared::ids::{OpeningHoursId, PremisesId};

statements! {
    TOUCH_PREMISES = "UPDATE premises SET version = version + 1 WHERE id = $1 AND version = $2";
    DELETE_OPENING_PERIODS = "DELETE FROM opening_periods WHERE premises_id = $1";
    INSERT_OPENING_PERIOD = "INSERT INTO opening_periods (premises_id, name, first_date, last_date) VALUES ($1, $2, $3, $4)
        RETURNING id";
    INSERT_OPENING_INTERVAL = "INSERT INTO opening_intervals (period_id, weekday, opens_minute, closes_minute)
        VALUES ($1, $2, $3, $4)";
}

/// Gives a house these hours and no others. Whether the version was the one seen.
pub(in crate::premises) async fn set_opening_periods(
    tx: &mut Tx,
    id: PremisesId,
    version: i64,
    periods: &[OpeningPeriod],
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TOUCH_PREMISES)
        .bind(id).bind(version).execute(connection).await.map(|done| done.rows_affected()))?;
    if rows != 1 {
        return Ok(false);
    }
    within!(tx, connection => sqlx::query(DELETE_OPENING_PERIODS).bind(id).execute(connection).await.map(|_| ()))?;
    for period in periods {
        let period_id: OpeningHoursId = within!(tx, connection => sqlx::query_scalar(INSERT_OPENING_PERIOD)
            .bind(id).bind(&period.name).bind(period.first_date).bind(period.last_date).fetch_one(connection).await)?;
        for interval in &period.intervals {
            within!(tx, connection => sqlx::query(INSERT_OPENING_INTERVAL)
                .bind(period_id).bind(interval.weekday).bind(interval.opens_minute).bind(interval.closes_minute)
                .execute(connection).await.map(|_| ()))?;
        }
    }
    Ok(true)
}
