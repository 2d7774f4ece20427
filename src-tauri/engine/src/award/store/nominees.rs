//! Nominees and their nominations.

use super::{read, stored};
use crate::award::eligibility::Eligibility;
use crate::award::nominee::{KeptNomination, KeptNominee, NominationFacts, NomineeFacts};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AwardYearId, NominationId, NomineeId, RequestKey, UserId};
use crate::shared::instant::Instant;

statements! {
    NOMINEES = "SELECT id, award_year_id, version, merged_into_id, facts, eligibility, withdrawn_at FROM award_nominees
        WHERE award_year_id = $1 ORDER BY id";
    FIND_NOMINEE = "SELECT id, award_year_id, version, merged_into_id, facts, eligibility, withdrawn_at FROM award_nominees
        WHERE id = $1";
    // As many as an office has had, some dozens a year; the years are asked first.
    PUBLIC_NOMINEES = "SELECT n.id FROM award_years y CROSS JOIN award_nominees n
        WHERE n.award_year_id = y.id AND y.published_at IS NOT NULL";
    INSERT_NOMINEE = "INSERT INTO award_nominees (award_year_id, organisation_id, person_id, facts, eligibility)
        VALUES ($1, $2, $3, $4, $5) RETURNING id";
    WRITE_NOMINEE = "UPDATE award_nominees SET version = version + 1, organisation_id = $3, person_id = $4, facts = $5
        WHERE id = $1 AND version = $2";
    WRITE_ELIGIBILITY = "UPDATE award_nominees SET version = version + 1, eligibility = $3 WHERE id = $1 AND version = $2";
    TAKE_NOMINEE = "UPDATE award_nominees SET version = version + 1, withdrawn_at = $3 WHERE id = $1 AND version = $2";
    MERGE_NOMINEE = "UPDATE award_nominees SET version = version + 1, merged_into_id = $3 WHERE id = $1 AND version = $2";
    NOMINATIONS = "SELECT id, award_year_id, nominee_id, version, facts, received_at, withdrawn_at FROM award_nominations
        WHERE award_year_id = $1 ORDER BY id";
    FIND_NOMINATION = "SELECT id, award_year_id, nominee_id, version, facts, received_at, withdrawn_at FROM award_nominations
        WHERE id = $1";
    NOMINATION_OF_REQUEST = "SELECT id FROM award_nominations WHERE request_key = $1";
    INSERT_NOMINATION = "INSERT INTO award_nominations (request_key, award_year_id, nominee_id, facts, received_at, kept_at, kept_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    WRITE_NOMINATION = "UPDATE award_nominations SET version = version + 1, facts = $3 WHERE id = $1 AND version = $2";
    TAKE_NOMINATION = "UPDATE award_nominations SET version = version + 1, withdrawn_at = $3 WHERE id = $1 AND version = $2";
}

#[derive(sqlx::FromRow)]
struct NomineeRow {
    id: NomineeId,
    award_year_id: AwardYearId,
    version: i64,
    merged_into_id: Option<NomineeId>,
    facts: String,
    eligibility: String,
    withdrawn_at: Option<Instant>,
}

impl TryFrom<NomineeRow> for KeptNominee {
    type Error = DatabaseError;

    fn try_from(row: NomineeRow) -> Result<Self, DatabaseError> {
        let NomineeRow { id, award_year_id, version, merged_into_id, facts, eligibility, withdrawn_at } = row;
        let facts = read("award_nominees", &facts)?;
        let eligibility = read("award_nominees", &eligibility)?;
        Ok(Self { id, award_year_id, version, merged_into_id, facts, eligibility, withdrawn_at })
    }
}

#[derive(sqlx::FromRow)]
struct NominationRow {
    id: NominationId,
    award_year_id: AwardYearId,
    nominee_id: NomineeId,
    version: i64,
    facts: String,
    received_at: Instant,
    withdrawn_at: Option<Instant>,
}

impl TryFrom<NominationRow> for KeptNomination {
    type Error = DatabaseError;

    fn try_from(row: NominationRow) -> Result<Self, DatabaseError> {
        let NominationRow { id, award_year_id, nominee_id, version, facts, received_at, withdrawn_at } = row;
        let facts = read("award_nominations", &facts)?;
        Ok(Self { id, award_year_id, nominee_id, version, facts, received_at, withdrawn_at })
    }
}

/// All nominees of a year, also those that were merged or withdrawn.
pub(in crate::award) async fn nominees(tx: &mut Tx, id: AwardYearId) -> Result<Vec<KeptNominee>, DatabaseError> {
    let rows: Vec<NomineeRow> =
        within!(tx, connection => sqlx::query_as(NOMINEES).bind(id).fetch_all(connection).await)?;
    rows.into_iter().map(KeptNominee::try_from).collect()
}

/// Everybody nominated for an award whose recipient is public.
pub(in crate::award) async fn public_nominees(tx: &mut Tx) -> Result<Vec<NomineeId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PUBLIC_NOMINEES).fetch_all(connection).await)?)
}

pub(in crate::award) async fn find_nominee(tx: &mut Tx, id: NomineeId) -> Result<Option<KeptNominee>, DatabaseError> {
    let row: Option<NomineeRow> =
        within!(tx, connection => sqlx::query_as(FIND_NOMINEE).bind(id).fetch_optional(connection).await)?;
    row.map(KeptNominee::try_from).transpose()
}

pub(in crate::award) async fn insert_nominee(
    tx: &mut Tx,
    year: AwardYearId,
    facts: &NomineeFacts,
) -> Result<NomineeId, DatabaseError> {
    let (text, eligibility) = (stored(facts)?, stored(&Eligibility::default())?);
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_NOMINEE)
        .bind(year).bind(facts.organisation_id).bind(facts.person_id).bind(text).bind(eligibility)
        .fetch_one(connection).await)?)
}

/// Whether the version was still the one given.
pub(in crate::award) async fn write_nominee(
    tx: &mut Tx,
    (id, version): (NomineeId, i64),
    facts: &NomineeFacts,
) -> Result<bool, DatabaseError> {
    let text = stored(facts)?;
    let rows = within!(tx, connection => sqlx::query(WRITE_NOMINEE)
        .bind(id).bind(version).bind(facts.organisation_id).bind(facts.person_id).bind(text)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Whether the version was still the one given.
pub(in crate::award) async fn write_eligibility(
    tx: &mut Tx,
    (id, version): (NomineeId, i64),
    eligibility: &Eligibility,
) -> Result<bool, DatabaseError> {
    let text = stored(eligibility)?;
    let rows = within!(tx, connection => sqlx::query(WRITE_ELIGIBILITY)
        .bind(id).bind(version).bind(text).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Withdraws a nominee, or puts them back; whether the version was still the one given.
pub(in crate::award) async fn take_nominee(
    tx: &mut Tx,
    (id, version): (NomineeId, i64),
    withdrawn_at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TAKE_NOMINEE)
        .bind(id).bind(version).bind(withdrawn_at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Counts a nominee as part of another, or by themselves again; whether the version was still the one given.
pub(in crate::award) async fn merge_nominee(
    tx: &mut Tx,
    (id, version): (NomineeId, i64),
    into: Option<NomineeId>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(MERGE_NOMINEE)
        .bind(id).bind(version).bind(into).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// All nominations of a year, in the order in which they were kept.
pub(in crate::award) async fn nominations(tx: &mut Tx, id: AwardYearId) -> Result<Vec<KeptNomination>, DatabaseError> {
    let rows: Vec<NominationRow> =
        within!(tx, connection => sqlx::query_as(NOMINATIONS).bind(id).fetch_all(connection).await)?;
    rows.into_iter().map(KeptNomination::try_from).collect()
}

pub(in crate::award) async fn find_nomination(
    tx: &mut Tx,
    id: NominationId,
) -> Result<Option<KeptNomination>, DatabaseError> {
    let row: Option<NominationRow> =
        within!(tx, connection => sqlx::query_as(FIND_NOMINATION).bind(id).fetch_optional(connection).await)?;
    row.map(KeptNomination::try_from).transpose()
}

pub(in crate::award) async fn nomination_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<NominationId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(NOMINATION_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

pub(in crate::award) async fn insert_nomination(
    tx: &mut Tx,
    (key, year, nominee): (RequestKey, AwardYearId, NomineeId),
    (facts, received_at): (&NominationFacts, Instant),
    (by, now): (Option<UserId>, Instant),
) -> Result<NominationId, DatabaseError> {
    let text = stored(facts)?;
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_NOMINATION)
        .bind(key).bind(year).bind(nominee).bind(text).bind(received_at).bind(now).bind(by)
        .fetch_one(connection).await)?)
}

/// Whether the version was still the one given.
pub(in crate::award) async fn write_nomination(
    tx: &mut Tx,
    (id, version): (NominationId, i64),
    facts: &NominationFacts,
) -> Result<bool, DatabaseError> {
    let text = stored(facts)?;
    let rows = within!(tx, connection => sqlx::query(WRITE_NOMINATION)
        .bind(id).bind(version).bind(text).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Withdraws a nomination, or puts it back; whether the version was still the one given.
pub(in crate::award) async fn take_nomination(
    tx: &mut Tx,
    (id, version): (NominationId, i64),
    withdrawn_at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TAKE_NOMINATION)
        .bind(id).bind(version).bind(withdrawn_at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
