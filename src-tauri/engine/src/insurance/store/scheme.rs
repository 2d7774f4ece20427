//! The council's list, the municipality's insurances and the office's rules.

use crate::database::{DatabaseError, Tx, statements, within};
use crate::insurance::knowledge::{RegisterKeeping, end_of_time};
use crate::insurance::{EffortType, EffortTypeFacts, InsuranceRules, MunicipalCover, MunicipalCoverFacts, Scheme};
use crate::shared::ids::{EffortTypeId, MunicipalCoverId, RequestKey, UserId};
use crate::shared::instant::Instant;

use super::{read, stored};

statements! {
    INSERT_EFFORT_TYPE = "INSERT INTO effort_types (request_key) VALUES ($1) RETURNING id";
    EFFORT_TYPE_OF_REQUEST = "SELECT id FROM effort_types WHERE request_key = $1";
    TAKE_EFFORT_TYPE = "UPDATE effort_types SET version = version + 1 WHERE id = $1 AND version = $2";
    CLOSE_EFFORT_TYPE = "UPDATE effort_type_facts SET known_until = $3 WHERE effort_type_id = $1 AND version = $2";
    WRITE_EFFORT_TYPE = "INSERT INTO effort_type_facts (effort_type_id, version, known_since, known_until, standing, facts, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    EFFORT_TYPES = "SELECT e.id, e.version, f.standing, f.facts
        FROM effort_types e JOIN effort_type_facts f ON f.effort_type_id = e.id
        WHERE f.known_since < $1 AND f.known_until >= $1 ORDER BY e.id";
    INSERT_COVER = "INSERT INTO municipal_covers (request_key) VALUES ($1) RETURNING id";
    COVER_OF_REQUEST = "SELECT id FROM municipal_covers WHERE request_key = $1";
    TAKE_COVER = "UPDATE municipal_covers SET version = version + 1 WHERE id = $1 AND version = $2";
    CLOSE_COVER = "UPDATE municipal_cover_facts SET known_until = $3 WHERE municipal_cover_id = $1 AND version = $2";
    WRITE_COVER = "INSERT INTO municipal_cover_facts (municipal_cover_id, version, known_since, known_until, standing, facts,
            changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    COVERS = "SELECT c.id, c.version, f.standing, f.facts
        FROM municipal_covers c JOIN municipal_cover_facts f ON f.municipal_cover_id = c.id
        WHERE f.known_since < $1 AND f.known_until >= $1 ORDER BY c.id";
    INSURANCE_RULES = "SELECT rules, version FROM insurance_rules WHERE id = 1";
    KEEP_INSURANCE_RULES = "UPDATE insurance_rules SET rules = $2, version = version + 1 WHERE id = 1 AND version = $1";
}

/// A kind of effort as it was known at some time.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct KnownEffortType {
    pub id: EffortTypeId,
    pub version: i64,
    pub keeping: RegisterKeeping,
    pub facts: EffortTypeFacts,
}

/// An insurance as it was known at some time.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct KnownCover {
    pub id: MunicipalCoverId,
    pub version: i64,
    pub keeping: RegisterKeeping,
    pub facts: MunicipalCoverFacts,
}

#[derive(sqlx::FromRow)]
struct FactsRow {
    id: i64,
    version: i64,
    #[sqlx(try_from = "String")]
    standing: RegisterKeeping,
    facts: String,
}

pub(in crate::insurance) async fn insert_effort_type(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<EffortTypeId, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_EFFORT_TYPE).bind(key).fetch_one(connection).await)?)
}

pub(in crate::insurance) async fn effort_type_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<EffortTypeId>, DatabaseError> {
    Ok(
        within!(tx, connection => sqlx::query_scalar(EFFORT_TYPE_OF_REQUEST).bind(key).fetch_optional(connection).await)?,
    )
}

/// Takes the next version; whether it was still the one given.
pub(in crate::insurance) async fn take_effort_type(
    tx: &mut Tx,
    id: EffortTypeId,
    version: i64,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TAKE_EFFORT_TYPE)
        .bind(id).bind(version).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Writes what is known from now on, as this version.
pub(in crate::insurance) async fn write_effort_type(
    tx: &mut Tx,
    known: &KnownEffortType,
    (by, now): (Option<UserId>, Instant),
) -> Result<(), DatabaseError> {
    let facts = stored(&known.facts)?;
    within!(tx, connection => sqlx::query(CLOSE_EFFORT_TYPE)
        .bind(known.id).bind(known.version - 1).bind(now).execute(connection).await.map(|_| ()))?;
    within!(tx, connection => sqlx::query(WRITE_EFFORT_TYPE)
        .bind(known.id).bind(known.version).bind(now).bind(end_of_time()).bind(known.keeping.as_str()).bind(facts).bind(by)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// The kinds of effort that were known at a moment, also those that were withdrawn.
pub(in crate::insurance) async fn effort_types(
    tx: &mut Tx,
    moment: Instant,
) -> Result<Vec<KnownEffortType>, DatabaseError> {
    let rows: Vec<FactsRow> =
        within!(tx, connection => sqlx::query_as(EFFORT_TYPES).bind(moment).fetch_all(connection).await)?;
    let known = |row: FactsRow| {
        let facts = read("effort_type_facts", &row.facts)?;
        Ok(KnownEffortType { id: EffortTypeId(row.id), version: row.version, keeping: row.standing, facts })
    };
    rows.into_iter().map(known).collect()
}

pub(in crate::insurance) async fn insert_cover(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<MunicipalCoverId, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_COVER).bind(key).fetch_one(connection).await)?)
}

pub(in crate::insurance) async fn cover_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<MunicipalCoverId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(COVER_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

/// Takes the next version; whether it was still the one given.
pub(in crate::insurance) async fn take_cover(
    tx: &mut Tx,
    id: MunicipalCoverId,
    version: i64,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TAKE_COVER)
        .bind(id).bind(version).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Writes what is known from now on, as this version.
pub(in crate::insurance) async fn write_cover(
    tx: &mut Tx,
    known: &KnownCover,
    (by, now): (Option<UserId>, Instant),
) -> Result<(), DatabaseError> {
    let facts = stored(&known.facts)?;
    within!(tx, connection => sqlx::query(CLOSE_COVER)
        .bind(known.id).bind(known.version - 1).bind(now).execute(connection).await.map(|_| ()))?;
    within!(tx, connection => sqlx::query(WRITE_COVER)
        .bind(known.id).bind(known.version).bind(now).bind(end_of_time()).bind(known.keeping.as_str()).bind(facts).bind(by)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// The insurances that were known at a moment, also those that were withdrawn.
pub(in crate::insurance) async fn covers(tx: &mut Tx, moment: Instant) -> Result<Vec<KnownCover>, DatabaseError> {
    let rows: Vec<FactsRow> =
        within!(tx, connection => sqlx::query_as(COVERS).bind(moment).fetch_all(connection).await)?;
    let known = |row: FactsRow| {
        let facts = read("municipal_cover_facts", &row.facts)?;
        Ok(KnownCover { id: MunicipalCoverId(row.id), version: row.version, keeping: row.standing, facts })
    };
    rows.into_iter().map(known).collect()
}

/// What the municipality covered, as it was known at a moment.
pub(in crate::insurance) async fn known_scheme(tx: &mut Tx, moment: Instant) -> Result<Scheme, DatabaseError> {
    let (types, covers) = (effort_types(tx, moment).await?, covers(tx, moment).await?);
    let types = types.into_iter().filter(|known| known.keeping == RegisterKeeping::Kept);
    let covers = covers.into_iter().filter(|known| known.keeping == RegisterKeeping::Kept);
    Ok(Scheme {
        effort_types: types.map(|known| EffortType { id: known.id, facts: known.facts }).collect(),
        covers: covers.map(|known| MunicipalCover { id: known.id, facts: known.facts }).collect(),
    })
}

/// The office's rules, and how often they were changed.
pub(in crate::insurance) async fn rules(tx: &mut Tx) -> Result<(InsuranceRules, i64), DatabaseError> {
    let (kept, version): (Option<String>, i64) =
        within!(tx, connection => sqlx::query_as(INSURANCE_RULES).fetch_one(connection).await)?;
    let rules = kept.map_or(Ok(InsuranceRules::default()), |kept| read("insurance_rules", &kept))?;
    Ok((rules, version))
}

/// Keeps other rules. Whether the version was the one seen.
pub(in crate::insurance) async fn keep_rules(
    tx: &mut Tx,
    version: i64,
    rules: &InsuranceRules,
) -> Result<bool, DatabaseError> {
    let text = stored(rules)?;
    let rows = within!(tx, connection => sqlx::query(KEEP_INSURANCE_RULES)
        .bind(version).bind(text).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
