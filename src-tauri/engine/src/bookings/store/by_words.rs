//! All SQL about bookings that are looked for by what stands on a letter: their number, what they are called.

use crate::bookings::occupancy::Period;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{BookingId, SeriesId};

statements! {
    BOOKING_BY_NUMBER = "SELECT id FROM bookings WHERE number = $1";
    COMING_TITLES = "SELECT id, series_id, title FROM bookings
        WHERE starts_at >= $1 AND ends_at > $2 AND cancelled_at IS NULL AND title <> '' ORDER BY starts_at, id LIMIT 3000";
}

/// What a booking that is not over yet is called.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::bookings) struct ComingTitle {
    pub id: BookingId,
    pub series_id: Option<SeriesId>,
    pub title: String,
}

pub(in crate::bookings) async fn id_of_number(tx: &mut Tx, number: &str) -> Result<Option<BookingId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(BOOKING_BY_NUMBER).bind(number).fetch_optional(connection).await)?)
}

/// The titles of what goes on or comes, by start. Of an office that has very many, the nearest.
pub(in crate::bookings) async fn coming_titles(tx: &mut Tx) -> Result<Vec<ComingTitle>, DatabaseError> {
    let moment = tx.moment();
    let earliest = Period { from: moment, until: moment }.earliest_start();
    Ok(
        within!(tx, connection => sqlx::query_as(COMING_TITLES).bind(earliest).bind(moment).fetch_all(connection).await)?,
    )
}
