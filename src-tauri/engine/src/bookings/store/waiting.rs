//! All SQL about what waits for the desk, and what a borrower had last.

use super::{BookingRow, StoredBooking, together};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{BookingId, OrganisationId};
use crate::shared::instant::Instant;

statements! {
    /// By the short list of what nobody has answered.
    WAITING_REQUESTS = concat!("SELECT ", booking_columns!(), " FROM (SELECT * FROM bookings l
        WHERE l.state = 'requested' AND l.starts_at > $1 ORDER BY l.starts_at, l.id LIMIT 1000) b
        JOIN booking_rooms r ON r.booking_id = b.id ORDER BY b.starts_at, b.id, r.position");
    OPTIONS = concat!("SELECT ", booking_columns!(), " FROM (SELECT * FROM bookings l
        WHERE l.state = 'reserved' AND l.option_until > $1 AND l.option_until < $2 AND l.starts_at > $3
        ORDER BY l.option_until, l.id LIMIT 100) b
        JOIN booking_rooms r ON r.booking_id = b.id ORDER BY b.option_until, b.id, r.position");
    LAST_OF = "SELECT id FROM bookings WHERE organisation_id = $1 AND cancelled_at IS NULL AND state <> 'requested'
        ORDER BY starts_at DESC, id DESC LIMIT 1";
}

/// Requests that have not begun and that nobody has answered, the first to begin first.
pub(in crate::bookings) async fn waiting_requests(tx: &mut Tx) -> Result<Vec<StoredBooking>, DatabaseError> {
    let moment = tx.moment();
    let rows: Vec<BookingRow> =
        within!(tx, connection => sqlx::query_as(WAITING_REQUESTS).bind(moment).fetch_all(connection).await)?;
    together(moment, rows)
}

/// Reservations that have not begun and whose option runs out, or ran out, between two moments.
pub(in crate::bookings) async fn options(
    tx: &mut Tx,
    after: Instant,
    before: Instant,
) -> Result<Vec<StoredBooking>, DatabaseError> {
    let moment = tx.moment();
    let rows: Vec<BookingRow> = within!(tx, connection => sqlx::query_as(OPTIONS).bind(after).bind(before).bind(moment)
        .fetch_all(connection).await)?;
    together(moment, rows)
}

/// A borrower's last booking that was not cancelled.
pub(in crate::bookings) async fn last_of(
    tx: &mut Tx,
    borrower: OrganisationId,
) -> Result<Option<BookingId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(LAST_OF).bind(borrower).fetch_optional(connection).await)?)
}
