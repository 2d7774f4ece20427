//! All SQL of series. Their bookings stand with the others and are written by the store of bookings.

mod season;

use chrono::NaiveDate;

use super::booking_series::SeriesTerms;
use super::left_out::LeftOutReason;
use super::recurrence::Recurrence;
use crate::bookings::{BookingBuffers, BookingKind};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::organisations::BorrowerCategory;
use crate::premises::Layout;
use crate::shared::ids::{OrganisationId, PersonId, RequestKey, RoomId, SeriesId, UserId};
use crate::shared::instant::Instant;
pub(in crate::bookings) use season::{STATEMENTS as SEASON_STATEMENTS, keep_season, season};

statements! {
    SERIES_TITLE = "SELECT title FROM series_terms WHERE series_id = $1 ORDER BY from_on DESC LIMIT 1";
    SERIES_BY_KEY = "SELECT id FROM booking_series WHERE request_key = $1";
    FIND_SERIES = "SELECT id, recurrence, first_on, last_on, created_at, version FROM booking_series WHERE id = $1";
    INSERT_SERIES = "INSERT INTO booking_series (request_key, recurrence, first_on, last_on, created_at, created_by)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    TOUCH_SERIES = "UPDATE booking_series SET version = version + 1 WHERE id = $1 AND version = $2";
    TERMS_OF_SERIES = "SELECT from_on, day_shift, starts_minute, length_minutes, rooms, organisation_id, lent_as, contact_person_id, title,
            kind, attendees, layout, note, buffer_before_minutes, buffer_after_minutes, buffer_reason, holiday_agreement
        FROM series_terms WHERE series_id = $1 ORDER BY from_on";
    INSERT_TERMS = "INSERT INTO series_terms (series_id, from_on, day_shift, starts_minute, length_minutes, rooms, organisation_id,
            contact_person_id, title, kind, attendees, layout, note, buffer_before_minutes, buffer_after_minutes,
            buffer_reason, holiday_agreement, lent_as)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    DELETE_TERMS = "DELETE FROM series_terms WHERE series_id = $1";
    KEEP_RULE = "UPDATE booking_series SET recurrence = $2, first_on = $3, last_on = $4 WHERE id = $1";
    DELETE_LEFT_OUT = "DELETE FROM series_left_out WHERE series_id = $1 AND original_on = $2";
    LEFT_OUT_OF_SERIES = "SELECT original_on, reason FROM series_left_out WHERE series_id = $1 ORDER BY original_on";
    INSERT_LEFT_OUT = "INSERT INTO series_left_out (series_id, original_on, reason) VALUES ($1, $2, $3)";
}

/// A series as it is kept.
#[derive(Debug, Clone)]
pub(super) struct StoredSeries {
    pub id: SeriesId,
    pub version: i64,
    pub recurrence: Recurrence,
    pub first_on: NaiveDate,
    pub last_on: NaiveDate,
    pub created_at: Instant,
    /// What was agreed, from which date on; by that date, never empty.
    pub terms: Vec<(NaiveDate, SeriesTerms)>,
    /// The dates that were left out when it was booked.
    pub left_out: Vec<(NaiveDate, LeftOutReason)>,
}

impl StoredSeries {
    /// What was agreed for a date.
    pub fn terms_on(&self, original_on: NaiveDate) -> Option<&SeriesTerms> {
        let (_, terms) = self.terms.iter().rev().find(|(from_on, _)| *from_on <= original_on).or(self.terms.first())?;
        Some(terms)
    }
}

#[derive(Debug, sqlx::FromRow)]
struct SeriesRow {
    id: SeriesId,
    recurrence: String,
    first_on: NaiveDate,
    last_on: NaiveDate,
    created_at: Instant,
    version: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct TermsRow {
    from_on: NaiveDate,
    day_shift: i64,
    starts_minute: i64,
    length_minutes: i64,
    rooms: String,
    organisation_id: Option<OrganisationId>,
    lent_as: Option<String>,
    contact_person_id: Option<PersonId>,
    title: String,
    #[sqlx(try_from = "String")]
    kind: BookingKind,
    attendees: Option<i64>,
    layout: Option<String>,
    note: String,
    buffer_before_minutes: Option<i64>,
    buffer_after_minutes: Option<i64>,
    buffer_reason: Option<String>,
    holiday_agreement: Option<String>,
}

impl TermsRow {
    fn into_terms(self) -> Result<(NaiveDate, SeriesTerms), DatabaseError> {
        let layout = self.layout.map(Layout::try_from).transpose();
        let lent_as = self.lent_as.map(BorrowerCategory::try_from).transpose();
        let minutes = self.buffer_before_minutes.zip(self.buffer_after_minutes);
        let buffers = minutes.zip(self.buffer_reason);
        let terms = SeriesTerms {
            rooms: read_json(&self.rooms, "series_terms.rooms")?,
            day_shift: self.day_shift,
            starts_minute: self.starts_minute,
            length_minutes: self.length_minutes,
            organisation_id: self.organisation_id,
            lent_as: lent_as.map_err(|_| DatabaseError::inconsistent("series_terms.lent_as"))?,
            contact_person_id: self.contact_person_id,
            title: self.title,
            kind: self.kind,
            attendees: self.attendees,
            layout: layout.map_err(|_| DatabaseError::inconsistent("series_terms.layout"))?,
            note: self.note,
            buffers: buffers.map(|((before, after), reason)| BookingBuffers { before, after, reason }),
            holiday_agreement: self.holiday_agreement,
        };
        Ok((self.from_on, terms))
    }
}

fn read_json<T: serde::de::DeserializeOwned>(text: &str, column: &'static str) -> Result<T, DatabaseError> {
    serde_json::from_str(text).map_err(|_| DatabaseError::inconsistent(column))
}

fn as_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::json!(value).to_string()
}

pub(super) async fn find_by_key(tx: &mut Tx, key: RequestKey) -> Result<Option<SeriesId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(SERIES_BY_KEY).bind(key).fetch_optional(connection).await)?)
}

/// What it is called now.
pub(crate) async fn stored_series_title(tx: &mut Tx, id: SeriesId) -> Result<Option<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(SERIES_TITLE).bind(id).fetch_optional(connection).await)?)
}

pub(super) async fn find(tx: &mut Tx, id: SeriesId) -> Result<Option<StoredSeries>, DatabaseError> {
    let row: Option<SeriesRow> =
        within!(tx, connection => sqlx::query_as(FIND_SERIES).bind(id).fetch_optional(connection).await)?;
    let Some(row) = row else { return Ok(None) };
    let terms: Vec<TermsRow> =
        within!(tx, connection => sqlx::query_as(TERMS_OF_SERIES).bind(id).fetch_all(connection).await)?;
    let left_out: Vec<(NaiveDate, String)> =
        within!(tx, connection => sqlx::query_as(LEFT_OUT_OF_SERIES).bind(id).fetch_all(connection).await)?;
    let reason = |(on, reason): (NaiveDate, String)| Ok((on, read_json(&reason, "series_left_out.reason")?));
    Ok(Some(StoredSeries {
        id: row.id,
        version: row.version,
        recurrence: read_json(&row.recurrence, "booking_series.recurrence")?,
        first_on: row.first_on,
        last_on: row.last_on,
        created_at: row.created_at,
        terms: terms.into_iter().map(TermsRow::into_terms).collect::<Result<_, _>>()?,
        left_out: left_out.into_iter().map(reason).collect::<Result<_, DatabaseError>>()?,
    }))
}

/// A series to be stored; its bookings are written after it.
#[derive(Debug)]
pub(super) struct SeriesToStore<'a> {
    pub request_key: RequestKey,
    pub recurrence: &'a Recurrence,
    pub first_on: NaiveDate,
    pub last_on: NaiveDate,
    pub terms: &'a SeriesTerms,
    pub left_out: &'a [(NaiveDate, LeftOutReason)],
    pub created_by: Option<UserId>,
}

pub(super) async fn insert(tx: &mut Tx, series: &SeriesToStore<'_>, now: Instant) -> Result<SeriesId, DatabaseError> {
    let id: SeriesId = within!(tx, connection => sqlx::query_scalar(INSERT_SERIES)
        .bind(series.request_key).bind(as_json(series.recurrence)).bind(series.first_on).bind(series.last_on)
        .bind(now).bind(series.created_by).fetch_one(connection).await)?;
    insert_terms(tx, id, series.first_on, series.terms).await?;
    add_left_out(tx, id, series.left_out).await?;
    Ok(id)
}

/// Leaves dates out, each with its reason.
pub(super) async fn add_left_out(
    tx: &mut Tx,
    id: SeriesId,
    left_out: &[(NaiveDate, LeftOutReason)],
) -> Result<(), DatabaseError> {
    for (on, reason) in left_out {
        within!(tx, connection => sqlx::query(INSERT_LEFT_OUT)
            .bind(id).bind(*on).bind(as_json(reason)).execute(connection).await.map(|_| ()))?;
    }
    Ok(())
}

/// Forgets that dates were left out.
pub(super) async fn forget_left_out(tx: &mut Tx, id: SeriesId, dates: &[NaiveDate]) -> Result<(), DatabaseError> {
    for on in dates {
        within!(tx, connection => sqlx::query(DELETE_LEFT_OUT).bind(id).bind(*on).execute(connection).await.map(|_| ()))?;
    }
    Ok(())
}

/// Keeps what is agreed, and from which date on; nothing else is agreed any more.
pub(super) async fn keep_terms(
    tx: &mut Tx,
    id: SeriesId,
    terms: &[(NaiveDate, SeriesTerms)],
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(DELETE_TERMS).bind(id).execute(connection).await.map(|_| ()))?;
    for (from_on, terms) in terms {
        insert_terms(tx, id, *from_on, terms).await?;
    }
    Ok(())
}

/// Keeps how it repeats, with its first and its last date.
pub(super) async fn keep_rule(
    tx: &mut Tx,
    id: SeriesId,
    recurrence: &Recurrence,
    (first_on, last_on): (NaiveDate, NaiveDate),
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(KEEP_RULE)
        .bind(id).bind(as_json(recurrence)).bind(first_on).bind(last_on).execute(connection).await.map(|_| ()))?;
    Ok(())
}

async fn insert_terms(tx: &mut Tx, id: SeriesId, from_on: NaiveDate, terms: &SeriesTerms) -> Result<(), DatabaseError> {
    let rooms: &[RoomId] = &terms.rooms;
    let buffers = terms.buffers.as_ref();
    within!(tx, connection => sqlx::query(INSERT_TERMS)
        .bind(id).bind(from_on).bind(terms.day_shift).bind(terms.starts_minute).bind(terms.length_minutes)
        .bind(as_json(&rooms)).bind(terms.organisation_id).bind(terms.contact_person_id).bind(&terms.title)
        .bind(terms.kind.as_str()).bind(terms.attendees).bind(terms.layout.map(Layout::as_str)).bind(&terms.note)
        .bind(buffers.map(|there| there.before)).bind(buffers.map(|there| there.after))
        .bind(buffers.map(|there| there.reason.as_str())).bind(terms.holiday_agreement.as_deref())
        .bind(terms.lent_to().lent_as.map(BorrowerCategory::as_str))
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Whether the version was the one seen. Whoever comes second waits here and then sees another.
pub(super) async fn touch(tx: &mut Tx, id: SeriesId, version: i64) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TOUCH_SERIES)
        .bind(id).bind(version).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
