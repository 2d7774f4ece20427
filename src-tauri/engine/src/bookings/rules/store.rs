//! All SQL about the rules.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};

use super::book::RuleBook;
use super::note::Overruled;
use super::tariff::{Fee, Tariff};
use crate::database::packed::{self, PackedRow, packed};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::organisations::BorrowerCategory;
use crate::shared::ids::{BookingId, OrganisationId, PremisesId, RoomId};
use crate::shared::instant::Instant;
use crate::shared::money::Oere;
use crate::shared::remembered::Remembered;
use crate::shared::wall_clock::WallTime;

statements! {
    RULES = "SELECT book, version FROM booking_rules WHERE id = 1";
    KEEP_RULES = "UPDATE booking_rules SET book = $2, version = version + 1 WHERE id = 1 AND version = $1";
    TIMES_OF_ORGANISATION = concat!("SELECT ", packed!("id", "starts", "ends"), " FROM bookings
        WHERE organisation_id = $1 AND starts_at >= $2 AND starts_at < $3 AND cancelled_at IS NULL AND state <> 'requested'
            AND (state <> 'reserved' OR option_until IS NULL OR option_until > $4)");
    NO_SHOWS = "SELECT CAST(count(*) AS BIGINT) FROM bookings
        WHERE organisation_id = $1 AND starts_at >= $2 AND state = 'no_show' AND cancelled_at IS NULL";
    STANDING_IN = "SELECT b.id FROM bookings b
        WHERE b.starts_at > $1 AND b.cancelled_at IS NULL AND b.state <> 'requested'
            AND (b.state <> 'reserved' OR b.option_until IS NULL OR b.option_until > $3) AND EXISTS (
            SELECT 1 FROM booking_rooms r WHERE r.booking_id = b.id
                AND CAST($2 AS TEXT) LIKE '%,' || CAST(r.room_id AS TEXT) || ',%')";
    SET_TERMS = "UPDATE bookings SET fee_oere = $2, fee_tariff = $3, overruled = $4 WHERE id = $1";
    SET_CANCEL_NOTICE = "UPDATE bookings SET cancel_notice_days = $2 WHERE id = $1";
    HOUSES_OF_ROOMS = "SELECT id, premises_id FROM rooms
        WHERE id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w)";
}

/// The rules as they were read last: what is written is read the same, and nearly every request asks for it.
static READ: Remembered<String, RuleBook> = Remembered::new();

/// The rules, and how often they were changed. What an older version of the program kept is filled up with what this one
/// comes with.
pub(in crate::bookings) async fn rules(tx: &mut Tx) -> Result<(RuleBook, i64), DatabaseError> {
    let (kept, version): (Option<String>, i64) =
        within!(tx, connection => sqlx::query_as(RULES).fetch_one(connection).await)?;
    let Some(kept) = kept else { return Ok((RuleBook::default(), version)) };
    if let Some(book) = READ.find(&kept) {
        return Ok((RuleBook::clone(&book), version));
    }
    let book = Arc::new(read(&kept)?);
    READ.keep(kept, &book);
    Ok((RuleBook::clone(&book), version))
}

fn read(kept: &str) -> Result<RuleBook, DatabaseError> {
    let inconsistent = |_| DatabaseError::inconsistent("booking_rules.book");
    let mut whole = serde_json::to_value(RuleBook::default()).map_err(inconsistent)?;
    if let (Value::Object(whole), Value::Object(mut kept)) =
        (&mut whole, serde_json::from_str(kept).map_err(inconsistent)?)
    {
        // A rule that came later has its own source, also where others were written.
        if let (Some(Value::Object(sources)), Some(Value::Object(written))) =
            (whole.get_mut("sources"), kept.remove("sources"))
        {
            sources.extend(written);
        }
        whole.extend(kept);
    }
    serde_json::from_value(whole).map_err(inconsistent)
}

/// Keeps other rules. Whether the version was the one seen.
pub(super) async fn keep(tx: &mut Tx, version: i64, book: &RuleBook) -> Result<bool, DatabaseError> {
    let text = serde_json::to_string(book).map_err(|_| DatabaseError::inconsistent("booking_rules.book"))?;
    let rows = within!(tx, connection => sqlx::query(KEEP_RULES)
        .bind(version).bind(text).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// When an organisation has rooms, of what begins between two moments. An option that has run out holds none.
pub(super) async fn times_of(
    tx: &mut Tx,
    organisation_id: OrganisationId,
    from: Instant,
    until: Instant,
) -> Result<Vec<(BookingId, WallTime, WallTime)>, DatabaseError> {
    let moment = tx.moment();
    let packed: Option<String> = within!(tx, connection => sqlx::query_scalar(TIMES_OF_ORGANISATION)
        .bind(organisation_id).bind(from).bind(until).bind(moment).fetch_one(connection).await)?;
    let time = |mut row: PackedRow<'_>| Ok((BookingId(row.value()?), row.wall_time()?, row.wall_time()?));
    packed::rows("bookings", packed.as_deref()).map(time).collect()
}

/// How often an organisation did not come, of what began since a moment.
pub(super) async fn no_shows(
    tx: &mut Tx,
    organisation_id: OrganisationId,
    since: Instant,
) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(NO_SHOWS)
        .bind(organisation_id).bind(since).fetch_one(connection).await)?)
}

/// The house of each room.
pub(super) async fn houses_of(tx: &mut Tx, rooms: &[RoomId]) -> Result<BTreeMap<RoomId, PremisesId>, DatabaseError> {
    let listed = Value::Array(rooms.iter().map(|room| json!([room])).collect()).to_string();
    let rows: Vec<(RoomId, PremisesId)> =
        within!(tx, connection => sqlx::query_as(HOUSES_OF_ROOMS).bind(listed).fetch_all(connection).await)?;
    Ok(rows.into_iter().collect())
}

/// The bookings to come that stand and have one of these rooms.
pub(super) async fn standing_in(
    tx: &mut Tx,
    after: Instant,
    rooms: &[RoomId],
) -> Result<Vec<BookingId>, DatabaseError> {
    let listed = rooms.iter().fold(String::from(","), |list, room| format!("{list}{},", room.0));
    let moment = tx.moment();
    Ok(within!(tx, connection => sqlx::query_scalar(STANDING_IN).bind(after).bind(listed).bind(moment)
        .fetch_all(connection).await)?)
}

/// What a booking costs and which rules were overruled for it, from now on.
pub(in crate::bookings) async fn set_terms(
    tx: &mut Tx,
    id: BookingId,
    fee: Option<&Fee>,
    overruled: Option<&Overruled>,
) -> Result<(), DatabaseError> {
    let (oere, tariff) = fee_columns(fee);
    within!(tx, connection => sqlx::query(SET_TERMS).bind(id).bind(oere).bind(tariff).bind(overruled_column(overruled))
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// The notice that was asked for and not kept when a booking was cancelled.
pub(in crate::bookings) async fn set_cancel_notice(
    tx: &mut Tx,
    id: BookingId,
    days: Option<i64>,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(SET_CANCEL_NOTICE).bind(id).bind(days).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// A fee as it stands in its two columns: the amount, and by which tariff.
pub(in crate::bookings) fn fee_columns(fee: Option<&Fee>) -> (Option<i64>, Option<String>) {
    let tariff = fee.map(|fee| json!({ "tariff": fee.tariff, "category": fee.category }).to_string());
    (fee.map(|fee| fee.amount.oere()), tariff)
}

/// What was overruled, as it stands in its column.
pub(in crate::bookings) fn overruled_column(overruled: Option<&Overruled>) -> Option<String> {
    overruled.and_then(|overruled| serde_json::to_string(overruled).ok())
}

#[derive(Debug, Deserialize)]
struct KeptTariff {
    tariff: Tariff,
    category: BorrowerCategory,
}

/// A fee from its two columns.
pub(in crate::bookings) fn fee_of(oere: Option<i64>, tariff: Option<&str>) -> Result<Option<Fee>, DatabaseError> {
    let Some((oere, tariff)) = oere.zip(tariff) else { return Ok(None) };
    let inconsistent = || DatabaseError::inconsistent("bookings.fee_tariff");
    let KeptTariff { tariff, category } = serde_json::from_str(tariff).map_err(|_| inconsistent())?;
    let amount = Oere::from_oere(oere).map_err(|_| inconsistent())?;
    Ok(Some(Fee { amount, tariff, category }))
}

/// What was overruled, from its column.
pub(in crate::bookings) fn overruled_of(text: Option<&str>) -> Result<Option<Overruled>, DatabaseError> {
    let read = |text: &str| serde_json::from_str(text).map_err(|_| DatabaseError::inconsistent("bookings.overruled"));
    text.map(read).transpose()
}
