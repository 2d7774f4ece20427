//! All SQL about whose contact somebody is.

use crate::access::{Subject, SubjectKind};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::PersonId;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::WallTime;

statements! {
    TO_COME_WITH_CONTACT = "SELECT number, starts FROM bookings
        WHERE contact_person_id = $1 AND ends_at > $2 AND cancelled_at IS NULL ORDER BY ends_at, id LIMIT 50";
    SUBJECTS_WITH_CONTACT = "SELECT 'booking', id FROM bookings WHERE contact_person_id = $1
        UNION SELECT 'series', series_id FROM bookings WHERE contact_person_id = $1 AND series_id IS NOT NULL";
    ALL_WITH_CONTACT = "SELECT number, starts FROM bookings WHERE contact_person_id = $1 ORDER BY ends_at DESC, id DESC LIMIT 5000";
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
