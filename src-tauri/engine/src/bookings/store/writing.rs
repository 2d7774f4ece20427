//! Writing bookings.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::StoredBooking;
use crate::bookings::booking::{Booking, BookingBuffers, BookingKind, BookingState, Cancellation};
use crate::bookings::lent_to::LentTo;
use crate::bookings::number::booking_number;
use crate::bookings::occupancy::Period;
use crate::bookings::rules::{fee_columns, overruled_column};
use crate::bookings::{Fee, Overruled};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::organisations::BorrowerCategory;
use crate::premises::{Buffers, Layout};
use crate::shared::ids::{BookingId, PersonId, RequestKey, RoomId, SeriesId, UserId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::{TimeSlot, wall_time_of};

statements! {
    NEXT_NUMBERS = "INSERT INTO booking_numbers (year, last_number) VALUES ($1, $2)
        ON CONFLICT (year) DO UPDATE SET last_number = booking_numbers.last_number + excluded.last_number RETURNING last_number";
    INSERT_BOOKING = "INSERT INTO bookings (request_key, number, organisation_id, contact_person_id, title, kind, state, starts, ends,
            starts_at, ends_at, attendees, layout, note, buffer_reason, holiday_agreement, series_id, original_on, created_at,
            created_by, option_until, fee_oere, fee_tariff, overruled, lent_as)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
        RETURNING id";
    INSERT_BOOKING_ROOMS = "INSERT INTO booking_rooms (booking_id, room_id, position, buffer_before_minutes, buffer_after_minutes)
        SELECT $1, CAST(w.value ->> 0 AS BIGINT), CAST(w.value ->> 1 AS BIGINT), CAST(w.value ->> 2 AS BIGINT),
            CAST(w.value ->> 3 AS BIGINT)
        FROM json_each(CAST($2 AS TEXT)) w";
    DELETE_BOOKING_ROOMS = "DELETE FROM booking_rooms WHERE booking_id = $1";
    MOVE_BOOKING = "UPDATE bookings SET starts = $3, ends = $4, starts_at = $5, ends_at = $6, holiday_agreement = $7,
            version = version + 1 WHERE id = $1 AND version = $2";
    SET_BUFFER_REASON = "UPDATE bookings SET buffer_reason = $3, version = version + 1 WHERE id = $1 AND version = $2";
    CHANGE_BOOKING = "UPDATE bookings SET organisation_id = $3, contact_person_id = $4, title = $5, kind = $6, attendees = $7,
            layout = $8, note = $9, lent_as = $10, version = version + 1 WHERE id = $1 AND version = $2";
    CANCEL_BOOKING = "UPDATE bookings SET state_before = state, state = $3, cancelled_at = $4, cancelled_by = $5, cancelled_as = $6,
            cancel_reason = $7, version = version + 1 WHERE id = $1 AND version = $2";
    STAND_BOOKING = "UPDATE bookings SET state_before = NULL, state = $3, option_until = $4, cancelled_at = NULL, cancelled_by = NULL,
            cancelled_as = NULL, cancel_reason = NULL, version = version + 1 WHERE id = $1 AND version = $2";
}

/// Allots the next running numbers of a year. They are given only if the transaction is: a booking that is taken back
/// before the commit leaves no gap, one that is cancelled keeps its number.
pub(in crate::bookings) async fn next_numbers(
    tx: &mut Tx,
    year: i32,
    how_many: usize,
) -> Result<Vec<String>, DatabaseError> {
    let (year, how_many) = (i64::from(year), how_many as i64);
    let last: i64 = within!(tx, connection => sqlx::query_scalar(NEXT_NUMBERS).bind(year).bind(how_many)
        .fetch_one(connection).await)?;
    Ok((last - how_many + 1..=last).map(|count| booking_number(year, count)).collect())
}

/// A booking to be stored.
#[derive(Debug)]
pub(in crate::bookings) struct BookingToStore<'a> {
    pub request_key: RequestKey,
    pub number: &'a str,
    pub lent_to: LentTo,
    pub contact_person_id: Option<PersonId>,
    pub title: &'a str,
    pub kind: BookingKind,
    /// As it is stored.
    pub state: BookingState,
    pub option_until: Option<Instant>,
    pub slot: TimeSlot,
    pub booked: Period,
    pub attendees: Option<i64>,
    pub layout: Option<Layout>,
    pub note: &'a str,
    pub buffer_reason: Option<&'a str>,
    pub holiday_agreement: Option<&'a str>,
    pub fee: Option<Fee>,
    pub overruled: Option<&'a Overruled>,
    /// Which date of which series it is.
    pub occurrence: Option<(SeriesId, NaiveDate)>,
    pub created_by: Option<UserId>,
}

impl BookingToStore<'_> {
    /// How it stands when it was just written; whoever borrows is not yet filled in.
    fn written(&self, id: BookingId, rooms: &[(RoomId, Buffers)], now: Instant) -> StoredBooking {
        let first = rooms.first().map(|(_, buffers)| *buffers).unwrap_or_default();
        let other_buffers =
            |reason: &str| BookingBuffers { before: first.before, after: first.after, reason: reason.to_owned() };
        let whole =
            rooms.iter().fold(self.booked, |whole, (_, buffers)| whole.with(self.booked.with_buffers(*buffers)));
        let booking = Booking {
            id,
            version: 1,
            number: self.number.to_owned(),
            rooms: rooms.iter().map(|(room, _)| *room).collect(),
            starts: self.slot.starts(),
            ends: self.slot.ends(),
            blocked_from: wall_time_of(whole.from),
            blocked_until: wall_time_of(whole.until),
            title: self.title.to_owned(),
            borrower: None,
            lent_as: self.lent_to.lent_as,
            contact_person_id: self.contact_person_id,
            kind: self.kind,
            state: self.state.at(now, self.option_until, self.booked.until),
            option_until: self.option_until.map(wall_time_of),
            attendees: self.attendees,
            layout: self.layout,
            note: self.note.to_owned(),
            buffers: self.buffer_reason.map(other_buffers),
            holiday_agreement: self.holiday_agreement.map(ToOwned::to_owned),
            fee: self.fee,
            overruled: self.overruled.cloned(),
            series_id: self.occurrence.map(|(series, _)| series),
            original_on: self.occurrence.map(|(_, on)| on),
            cancellation: None,
            created_at: now,
        };
        StoredBooking {
            booking,
            organisation_id: self.lent_to.organisation_id,
            booked: self.booked,
            buffers: rooms.to_vec(),
            option_until: self.option_until,
            before: None,
        }
    }
}

/// Writes a booking with its rooms, and answers how it stands: what was just written need not be read.
pub(in crate::bookings) async fn insert(
    tx: &mut Tx,
    booking: &BookingToStore<'_>,
    rooms: &[(RoomId, Buffers)],
    now: Instant,
) -> Result<StoredBooking, DatabaseError> {
    let (fee_oere, fee_tariff) = fee_columns(booking.fee.as_ref());
    let id: BookingId = within!(tx, connection => sqlx::query_scalar(INSERT_BOOKING)
        .bind(booking.request_key).bind(booking.number).bind(booking.lent_to.organisation_id).bind(booking.contact_person_id)
        .bind(booking.title).bind(booking.kind.as_str()).bind(booking.state.as_str())
        .bind(booking.slot.starts().naive()).bind(booking.slot.ends().naive())
        .bind(booking.booked.from).bind(booking.booked.until)
        .bind(booking.attendees).bind(booking.layout.map(Layout::as_str)).bind(booking.note)
        .bind(booking.buffer_reason).bind(booking.holiday_agreement).bind(booking.occurrence.map(|(series, _)| series))
        .bind(booking.occurrence.map(|(_, on)| on)).bind(now).bind(booking.created_by).bind(booking.option_until)
        .bind(fee_oere).bind(fee_tariff).bind(overruled_column(booking.overruled))
        .bind(booking.lent_to.lent_as.map(BorrowerCategory::as_str))
        .fetch_one(connection).await)?;
    insert_rooms(tx, id, rooms).await?;
    Ok(booking.written(id, rooms, now))
}

/// Gives a booking these rooms with these buffers, and no others.
pub(in crate::bookings) async fn set_rooms(
    tx: &mut Tx,
    id: BookingId,
    rooms: &[(RoomId, Buffers)],
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(DELETE_BOOKING_ROOMS).bind(id).execute(connection).await.map(|_| ()))?;
    insert_rooms(tx, id, rooms).await
}

async fn insert_rooms(tx: &mut Tx, id: BookingId, rooms: &[(RoomId, Buffers)]) -> Result<(), DatabaseError> {
    let row = |(position, (room, buffers)): (usize, &(RoomId, Buffers))| {
        json!([room, position, buffers.before, buffers.after])
    };
    let listed = Value::Array(rooms.iter().enumerate().map(row).collect()).to_string();
    within!(tx, connection => sqlx::query(INSERT_BOOKING_ROOMS).bind(id).bind(listed).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Whether the version was the one seen.
pub(in crate::bookings) async fn set_times(
    tx: &mut Tx,
    id: BookingId,
    version: i64,
    slot: TimeSlot,
    booked: Period,
    holiday_agreement: Option<&str>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(MOVE_BOOKING)
        .bind(id).bind(version).bind(slot.starts().naive()).bind(slot.ends().naive()).bind(booked.from).bind(booked.until)
        .bind(holiday_agreement).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Why the rooms' own buffers are not used; `None` where they are. Whether the version was the one seen.
pub(in crate::bookings) async fn set_buffer_reason(
    tx: &mut Tx,
    id: BookingId,
    version: i64,
    reason: Option<&str>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(SET_BUFFER_REASON)
        .bind(id).bind(version).bind(reason).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// What can be changed of a booking without touching its time.
#[derive(Debug)]
pub(in crate::bookings) struct BookingTexts<'a> {
    pub lent_to: LentTo,
    pub contact_person_id: Option<PersonId>,
    pub title: &'a str,
    pub kind: BookingKind,
    pub attendees: Option<i64>,
    pub layout: Option<Layout>,
    pub note: &'a str,
}

/// Whether the version was the one seen.
pub(in crate::bookings) async fn set_texts(
    tx: &mut Tx,
    id: BookingId,
    version: i64,
    texts: &BookingTexts<'_>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(CHANGE_BOOKING)
        .bind(id).bind(version).bind(texts.lent_to.organisation_id).bind(texts.contact_person_id).bind(texts.title)
        .bind(texts.kind.as_str()).bind(texts.attendees).bind(texts.layout.map(Layout::as_str)).bind(texts.note)
        .bind(texts.lent_to.lent_as.map(BorrowerCategory::as_str))
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Cancels a booking. Whether the version was the one seen.
pub(in crate::bookings) async fn cancel(
    tx: &mut Tx,
    id: BookingId,
    version: i64,
    how: &Cancellation,
    by: Option<UserId>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(CANCEL_BOOKING)
        .bind(id).bind(version).bind(how.by.state().as_str()).bind(how.at).bind(by).bind(how.by.as_str())
        .bind(how.reason.as_deref()).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Gives a booking a state in which it is not cancelled. Whether the version was the one seen.
pub(in crate::bookings) async fn stand(
    tx: &mut Tx,
    id: BookingId,
    version: i64,
    state: BookingState,
    option_until: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(STAND_BOOKING)
        .bind(id).bind(version).bind(state.as_str()).bind(option_until)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
