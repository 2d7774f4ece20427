//! All SQL about whose contact somebody is, and about contacts whose time is over.

use crate::access::{Subject, SubjectKind};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{BookingId, PersonId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::WallTime;

statements! {
    TO_COME_WITH_CONTACT = "SELECT number, starts FROM bookings
        WHERE contact_person_id = $1 AND ends_at > $2 AND cancelled_at IS NULL ORDER BY ends_at, id LIMIT 50";
    SUBJECTS_WITH_CONTACT = "SELECT 'booking', id FROM bookings WHERE contact_person_id = $1
        UNION SELECT 'series', series_id FROM bookings WHERE contact_person_id = $1 AND series_id IS NOT NULL";
    ALL_WITH_CONTACT = "SELECT number, starts FROM bookings WHERE contact_person_id = $1 ORDER BY ends_at DESC, id DESC LIMIT 5000";
    COUNT_OLD_CONTACTS = "SELECT count(*) FROM bookings WHERE contact_person_id IS NOT NULL AND ends_at < $1";
    OLD_CONTACTS = "SELECT id, contact_person_id FROM bookings WHERE contact_person_id IS NOT NULL AND ends_at < $1";
    RELEASE_OLD_CONTACTS = "UPDATE bookings SET contact_person_id = NULL, version = version + 1
        WHERE contact_person_id IS NOT NULL AND ends_at < $1";
    /// Of series whose last date is as old.
    RELEASE_SERIES_OF_CONTACT = "UPDATE series_terms SET contact_person_id = NULL WHERE contact_person_id = $1
        AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.series_id = series_terms.series_id AND b.ends_at >= $2)";
}

/// The bookings to come for which somebody is the contact, by number and start; at most fifty.
pub(crate) async fn to_come_with_contact(
    tx: &mut Tx,
    id: PersonId,
    now: Instant,
) -> Result<Vec<(String, WallTime)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(TO_COME_WITH_CONTACT).bind(id).bind(now).fetch_all(connection).await)?)
}

/// Every booking for which somebody is or was the contact, the newest first.
pub(crate) async fn all_with_contact(tx: &mut Tx, id: PersonId) -> Result<Vec<(String, WallTime)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(ALL_WITH_CONTACT).bind(id).fetch_all(connection).await)?)
}

/// Every booking for which somebody is or was the contact, and their series, as the log has them.
pub(crate) async fn subjects_with_contact(tx: &mut Tx, id: PersonId) -> Result<Vec<Subject>, DatabaseError> {
    let rows: Vec<(String, i64)> =
        within!(tx, connection => sqlx::query_as(SUBJECTS_WITH_CONTACT).bind(id).fetch_all(connection).await)?;
    let kind = |word: &str| if word == "series" { SubjectKind::Series } else { SubjectKind::Booking };
    Ok(rows.into_iter().map(|(word, id)| Subject::of(kind(&word), id)).collect())
}

/// How many bookings that ended before a moment have a contact still.
pub(crate) async fn count_old_contacts(tx: &mut Tx, before: Instant) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(COUNT_OLD_CONTACTS).bind(before).fetch_one(connection).await)?)
}

/// Those bookings, each with its contact.
pub(in crate::bookings) async fn old_contacts(
    tx: &mut Tx,
    before: Instant,
) -> Result<Vec<(BookingId, PersonId)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(OLD_CONTACTS).bind(before).fetch_all(connection).await)?)
}

/// Takes the contact off those bookings; how many.
pub(in crate::bookings) async fn release_old_contacts(tx: &mut Tx, before: Instant) -> Result<u64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query(RELEASE_OLD_CONTACTS)
        .bind(before).execute(connection).await.map(|done| done.rows_affected()))?)
}

/// Takes somebody off what series agree on whose last date ended before a moment.
pub(in crate::bookings) async fn release_series_of_contact(
    tx: &mut Tx,
    id: PersonId,
    before: Instant,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(RELEASE_SERIES_OF_CONTACT)
        .bind(id).bind(before).execute(connection).await.map(|_| ()))?;
    Ok(())
}
