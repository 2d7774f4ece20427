//! All SQL about what was written of bookings in somebody's own words, for when a name that it says is to go.

use chrono::NaiveDate;

use crate::bookings::rules::Overruled;
use crate::database::{DatabaseError, Texts, Tx, mend_texts, statements, within};
use crate::shared::forgotten_name::{ForgottenName, GONE};
use crate::shared::ids::{BookingId, PersonId, SeriesId};
use crate::shared::instant::Instant;

statements! {
    /// An index holds those that have words of this kind.
    BOOKING_NOTES = "SELECT id, note FROM bookings WHERE note <> ''";
    MEND_BOOKING_NOTE = "UPDATE bookings SET note = $2, version = version + 1 WHERE id = $1 AND note = $3";
    BUFFER_REASONS = "SELECT id, buffer_reason FROM bookings WHERE buffer_reason IS NOT NULL";
    MEND_BUFFER_REASON = "UPDATE bookings SET buffer_reason = $2, version = version + 1 WHERE id = $1 AND buffer_reason = $3";
    HOLIDAY_AGREEMENTS = "SELECT id, holiday_agreement FROM bookings WHERE holiday_agreement IS NOT NULL";
    MEND_HOLIDAY_AGREEMENT = "UPDATE bookings SET holiday_agreement = $2, version = version + 1
        WHERE id = $1 AND holiday_agreement = $3";
    CANCEL_REASONS = "SELECT id, cancel_reason FROM bookings WHERE cancel_reason IS NOT NULL";
    MEND_CANCEL_REASON = "UPDATE bookings SET cancel_reason = $2, version = version + 1 WHERE id = $1 AND cancel_reason = $3";
    OVERRULE_REASONS = "SELECT id, overruled FROM bookings WHERE overruled IS NOT NULL";
    MEND_OVERRULE_REASON = "UPDATE bookings SET overruled = $2, version = version + 1 WHERE id = $1 AND overruled = $3";
    SERIES_NOTES = "SELECT series_id, note FROM series_terms WHERE note <> ''";
    MEND_SERIES_NOTE = "UPDATE series_terms SET note = $2 WHERE series_id = $1 AND note = $3";
    SERIES_BUFFER_REASONS = "SELECT series_id, buffer_reason FROM series_terms WHERE buffer_reason IS NOT NULL";
    MEND_SERIES_BUFFER_REASON = "UPDATE series_terms SET buffer_reason = $2 WHERE series_id = $1 AND buffer_reason = $3";
    SERIES_HOLIDAY_AGREEMENTS = "SELECT series_id, holiday_agreement FROM series_terms WHERE holiday_agreement IS NOT NULL";
    MEND_SERIES_HOLIDAY_AGREEMENT = "UPDATE series_terms SET holiday_agreement = $2
        WHERE series_id = $1 AND holiday_agreement = $3";
    WORDS_OF_CONTACT = "SELECT id, title, note, cancel_reason, overruled FROM bookings WHERE contact_person_id = $1";
    WORDS_OF_OLD_CONTACT = "SELECT id, title, note, cancel_reason, overruled FROM bookings WHERE contact_person_id = $1 AND ends_at < $2";
    MEND_WORDS_OF_CONTACT = "UPDATE bookings SET title = $2, note = $3, cancel_reason = $4, overruled = $5, version = version + 1
        WHERE id = $1";
    SERIES_OF_CONTACT = "SELECT series_id, from_on, title, note FROM series_terms WHERE contact_person_id = $1";
    OVER_SERIES_OF_CONTACT = "SELECT series_id, from_on, title, note FROM series_terms WHERE contact_person_id = $1
        AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.series_id = series_terms.series_id AND b.ends_at >= $2)";
    MEND_SERIES_OF_CONTACT = "UPDATE series_terms SET title = $3, note = $4 WHERE series_id = $1 AND from_on = $2";
    PASS_VERSION_OF_SERIES = "UPDATE booking_series SET version = version + 1 WHERE id = $1";
}

const BOOKING_TEXTS: [Texts; 4] = [
    Texts { read: BOOKING_NOTES, write: MEND_BOOKING_NOTE },
    Texts { read: BUFFER_REASONS, write: MEND_BUFFER_REASON },
    Texts { read: HOLIDAY_AGREEMENTS, write: MEND_HOLIDAY_AGREEMENT },
    Texts { read: CANCEL_REASONS, write: MEND_CANCEL_REASON },
];
const SERIES_TEXTS: [Texts; 3] = [
    Texts { read: SERIES_NOTES, write: MEND_SERIES_NOTE },
    Texts { read: SERIES_BUFFER_REASONS, write: MEND_SERIES_BUFFER_REASON },
    Texts { read: SERIES_HOLIDAY_AGREEMENTS, write: MEND_SERIES_HOLIDAY_AGREEMENT },
];
const OVERRULED: [Texts; 1] = [Texts { read: OVERRULE_REASONS, write: MEND_OVERRULE_REASON }];

#[derive(sqlx::FromRow)]
struct WordsRow {
    id: BookingId,
    title: String,
    note: String,
    cancel_reason: Option<String>,
    overruled: Option<String>,
}

/// Takes a name out of everything that was written of bookings. Of those for which they are the contact, why something was done
/// goes altogether, as it does in the log: it is about them, with a name or without. How many texts.
pub(crate) async fn forget_in_bookings(
    tx: &mut Tx,
    (id, name): (PersonId, &ForgottenName),
) -> Result<u32, DatabaseError> {
    let said = |text: &str| name.mended(text);
    let overruled = |text: &str| {
        let there: Overruled = serde_json::from_str(text).ok()?;
        if name.is_said_in(&there.reason) { without_reason(there) } else { None }
    };
    let mut mended = forget_of_contact(tx, (id, name), None).await? + forget_of_series(tx, (id, name), None).await?;
    mended += mend_texts(tx, &BOOKING_TEXTS, &said).await?;
    mended += mend_texts(tx, &OVERRULED, &overruled).await?;
    Ok(mended + mend_texts(tx, &SERIES_TEXTS, &said).await?)
}

/// Takes a name out of what was written of bookings that ended before a moment and for which they are the contact, and of series
/// whose last date did; how many texts. What is written of other bookings speaks of somebody whom the office may know still.
pub(in crate::bookings) async fn forget_in_old_bookings(
    tx: &mut Tx,
    (id, name): (PersonId, &ForgottenName),
    before: Instant,
) -> Result<u32, DatabaseError> {
    let of_bookings = forget_of_contact(tx, (id, name), Some(before)).await?;
    Ok(of_bookings + forget_of_series(tx, (id, name), Some(before)).await?)
}

fn without_reason(there: Overruled) -> Option<String> {
    if there.reason == GONE {
        return None;
    }
    serde_json::to_string(&Overruled { reason: GONE.into(), ..there }).ok()
}

/// Of all their bookings, or of those that ended before a moment.
async fn forget_of_contact(
    tx: &mut Tx,
    (id, name): (PersonId, &ForgottenName),
    before: Option<Instant>,
) -> Result<u32, DatabaseError> {
    let rows: Vec<WordsRow> = within!(&mut *tx, connection => {
        let query = match before {
            Some(before) => sqlx::query_as(WORDS_OF_OLD_CONTACT).bind(id).bind(before),
            None => sqlx::query_as(WORDS_OF_CONTACT).bind(id),
        };
        query.fetch_all(connection).await
    })?;
    let mut mended = 0;
    for row in rows {
        let (title, note) = (name.taken_out_of(&row.title), name.taken_out_of(&row.note));
        let cancel_reason = row.cancel_reason.as_deref().map(|reason| if reason.is_empty() { "" } else { GONE });
        let there: Option<Overruled> = row.overruled.as_deref().and_then(|text| serde_json::from_str(text).ok());
        let overruled = there.and_then(without_reason);
        let is_other =
            [title != row.title, note != row.note, cancel_reason != row.cancel_reason.as_deref(), overruled.is_some()];
        let others = is_other.into_iter().filter(|is_other| *is_other).count();
        if others == 0 {
            continue;
        }
        mended += others as u32;
        let overruled = overruled.or(row.overruled);
        within!(&mut *tx, connection => sqlx::query(MEND_WORDS_OF_CONTACT).bind(row.id).bind(title).bind(note)
            .bind(cancel_reason).bind(overruled).execute(connection).await.map(|_| ()))?;
    }
    Ok(mended)
}

/// What a series agrees on reads as its dates do, or they would count as changed by hand.
async fn forget_of_series(
    tx: &mut Tx,
    (id, name): (PersonId, &ForgottenName),
    before: Option<Instant>,
) -> Result<u32, DatabaseError> {
    let rows: Vec<(SeriesId, NaiveDate, String, String)> = within!(&mut *tx, connection => {
        let query = match before {
            Some(before) => sqlx::query_as(OVER_SERIES_OF_CONTACT).bind(id).bind(before),
            None => sqlx::query_as(SERIES_OF_CONTACT).bind(id),
        };
        query.fetch_all(connection).await
    })?;
    let mut mended = 0;
    for (series, from_on, title, note) in rows {
        let others = (name.taken_out_of(&title), name.taken_out_of(&note));
        if others == (title, note) {
            continue;
        }
        mended += 1;
        within!(&mut *tx, connection => sqlx::query(MEND_SERIES_OF_CONTACT).bind(series).bind(from_on).bind(others.0)
            .bind(others.1).execute(connection).await.map(|_| ()))?;
        // Whoever has it open writes no name back.
        within!(&mut *tx, connection => sqlx::query(PASS_VERSION_OF_SERIES).bind(series).execute(connection).await.map(|_| ()))?;
    }
    Ok(mended)
}
