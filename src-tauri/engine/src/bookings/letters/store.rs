//! All SQL of letters: what each told, and whom they go to.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::told::{Kept, Told};
use crate::bookings::Booking;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{BookingId, PaperId, PersonId};
use crate::shared::instant::Instant;

statements! {
    KEEP_TOLD = "INSERT INTO booking_letters (paper_id, booking_id, told)
        SELECT $1, CAST(w.value ->> 0 AS BIGINT), w.value ->> 1 FROM json_each(CAST($2 AS TEXT)) w
        WHERE true ON CONFLICT DO NOTHING";
    LAST_TOLD = "SELECT l.booking_id, l.told FROM booking_letters l
        WHERE l.booking_id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w)
        ORDER BY l.paper_id";
    TOLD_BY_PAPER = "SELECT l.booking_id, l.told FROM booking_letters l
        WHERE l.paper_id = $1 AND l.booking_id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($2 AS TEXT)) w)";
    LETTER_CONTACT = "SELECT full_name, phone, email, protected_at FROM people WHERE id = $1";
}

fn listed(bookings: &[Booking]) -> String {
    json!(bookings.iter().map(|booking| [booking.id]).collect::<Vec<_>>()).to_string()
}

/// Keeps what a paper told.
pub(super) async fn keep(tx: &mut Tx, paper: PaperId, kept: &[(BookingId, Kept)]) -> Result<(), DatabaseError> {
    let row = |(id, kept): &(BookingId, Kept)| json!([id, json!(kept).to_string()]);
    let rows = Value::Array(kept.iter().map(row).collect()).to_string();
    within!(tx, connection => sqlx::query(KEEP_TOLD).bind(paper).bind(rows).execute(connection).await.map(|_| ()))?;
    Ok(())
}

fn read(rows: Vec<(BookingId, String)>) -> Result<BTreeMap<BookingId, Kept>, DatabaseError> {
    let kept = |(id, kept): (BookingId, String)| {
        Ok((id, serde_json::from_str(&kept).map_err(|_| DatabaseError::inconsistent("booking_letters.told"))?))
    };
    rows.into_iter().map(kept).collect()
}

/// What the last letter told of each booking.
pub(super) async fn last_told(tx: &mut Tx, bookings: &[Booking]) -> Result<BTreeMap<BookingId, Told>, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query_as(LAST_TOLD).bind(listed(bookings)).fetch_all(connection).await)?;
    Ok(read(rows)?.into_iter().map(|(id, kept)| (id, kept.told)).collect())
}

/// What one paper told of these bookings.
pub(super) async fn told_by(
    tx: &mut Tx,
    paper: PaperId,
    bookings: &[Booking],
) -> Result<BTreeMap<BookingId, Kept>, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query_as(TOLD_BY_PAPER)
        .bind(paper).bind(listed(bookings)).fetch_all(connection).await)?;
    read(rows)
}

/// A person to talk to.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct ContactRow {
    pub full_name: String,
    pub phone: String,
    pub email: String,
    /// Since when their name does not leave the house.
    pub protected_at: Option<Instant>,
}

pub(super) async fn contact(tx: &mut Tx, id: PersonId) -> Result<Option<ContactRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(LETTER_CONTACT).bind(id).fetch_optional(connection).await)?)
}
