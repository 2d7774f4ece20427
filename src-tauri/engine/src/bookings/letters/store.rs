//! All SQL of letters: what each told, and whom they go to.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::told::{Kept, Told};
use crate::access;
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
    /// Letters printed before a moment that speak of no booking that ended later, each with how it stands in the journal.
    OLD_LETTERS = "SELECT p.id, COALESCE(j.state, 'waits') FROM papers p LEFT JOIN paper_journal j ON j.paper_id = p.id
        WHERE p.kind IN ('booking_confirmation', 'booking_receipt', 'booking_change', 'booking_cancellation') AND p.printed_at < $1
            AND NOT EXISTS (SELECT 1 FROM booking_letters l JOIN bookings b ON b.id = l.booking_id
                WHERE l.paper_id = p.id AND b.ends_at >= $1)
        ORDER BY p.id";
    FORGET_TOLD = "DELETE FROM booking_letters WHERE paper_id = $1";
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

/// Letters about bookings that are over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OldLetters {
    /// Those that may go.
    pub to_go: Vec<PaperId>,
    /// How many wait to be journalled, and stay until they are.
    pub waiting: i64,
}

/// Letters that are as old as a moment, and so are the bookings they speak of.
pub(crate) async fn old_letters(tx: &mut Tx, before: Instant) -> Result<OldLetters, DatabaseError> {
    let rows: Vec<(PaperId, String)> =
        within!(tx, connection => sqlx::query_as(OLD_LETTERS).bind(before).fetch_all(connection).await)?;
    let (waiting, to_go): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, state)| state == "waits");
    Ok(OldLetters { to_go: to_go.into_iter().map(|(id, _)| id).collect(), waiting: waiting.len() as i64 })
}

/// Deletes those that may go, with what is known of what they told; how many.
pub(crate) async fn forget_old_letters(tx: &mut Tx, before: Instant) -> Result<u32, DatabaseError> {
    let old = old_letters(tx, before).await?;
    for id in &old.to_go {
        within!(&mut *tx, connection => sqlx::query(FORGET_TOLD).bind(*id).execute(connection).await.map(|_| ()))?;
        access::forget_paper(tx, *id).await?;
    }
    Ok(u32::try_from(old.to_go.len()).unwrap_or(u32::MAX))
}
