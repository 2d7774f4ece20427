//! Claims: what is asked for day by day, and every version of what was known of them. The account in them is sealed.

use chrono::NaiveDate;

use crate::database::{DatabaseError, Tx, statements, within};
use crate::insurance::claim::{ClaimFacts, ClaimFlow, ClaimHandling};
use crate::insurance::knowledge::RegisterKeeping;
use crate::shared::ids::{ClaimId, PersonId, RequestKey, SealingKeyId, UserId};
use crate::shared::instant::Instant;

use super::{read, stored};

statements! {
    INSERT_CLAIM = "INSERT INTO claims (request_key, person_id, standing, flow, happened_on, counts_from, noted_at, noted_by)
        VALUES ($1, $2, 'kept', $3, $4, $5, $6, $7) RETURNING id";
    CLAIM_OF_REQUEST = "SELECT id FROM claims WHERE request_key = $1";
    TAKE_CLAIM = "UPDATE claims SET version = version + 1 WHERE id = $1 AND version = $2";
    SHOW_CLAIM = "UPDATE claims SET standing = $2, flow = $3, happened_on = $4, counts_from = $5, reported_on = $6, closed_on = $7
        WHERE id = $1";
    WRITE_CLAIM = "INSERT INTO claim_versions (claim_id, version, standing, facts, handling, counts_from, sealing_key_id, sealed,
        written_at, written_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    FIND_CLAIM = "SELECT c.id, c.person_id, c.version, v.standing, v.facts, v.handling, v.counts_from, v.sealing_key_id, v.sealed,
            c.noted_at, u.full_name AS noted_by
        FROM claims c JOIN claim_versions v ON v.claim_id = c.id AND v.version = c.version
            LEFT JOIN users u ON u.id = c.noted_by WHERE c.id = $1";
    CLAIM_VERSION = "SELECT c.id, c.person_id, c.version, v.standing, v.facts, v.handling, v.counts_from, v.sealing_key_id, v.sealed,
            c.noted_at, u.full_name AS noted_by
        FROM claims c JOIN claim_versions v ON v.claim_id = c.id
            LEFT JOIN users u ON u.id = c.noted_by WHERE c.id = $1 AND v.version = $2";
    CLAIMS_OF = "SELECT c.id, c.person_id, c.version, v.standing, v.facts, v.handling, v.counts_from, v.sealing_key_id, v.sealed,
            c.noted_at, u.full_name AS noted_by
        FROM claims c JOIN claim_versions v ON v.claim_id = c.id AND v.version = c.version
            LEFT JOIN users u ON u.id = c.noted_by WHERE c.person_id = $1 ORDER BY c.id DESC LIMIT $2";
    OPEN_CLAIMS = "SELECT c.id, c.person_id, p.full_name, v.facts, v.handling, c.counts_from
        FROM claims c JOIN claim_versions v ON v.claim_id = c.id AND v.version = c.version JOIN people p ON p.id = c.person_id
        WHERE c.standing = 'kept' AND c.closed_on IS NULL ORDER BY c.id LIMIT $1";
    CLOSED_CLAIMS = "SELECT c.id, c.person_id, p.full_name, v.facts, v.handling, c.counts_from
        FROM claims c JOIN claim_versions v ON v.claim_id = c.id AND v.version = c.version JOIN people p ON p.id = c.person_id
        WHERE c.standing = 'kept' AND c.closed_on >= $1 ORDER BY c.closed_on DESC, c.id DESC LIMIT $2";
    BLANK_CLAIM = "UPDATE claim_versions SET handling = $3, sealing_key_id = NULL, sealed = NULL WHERE claim_id = $1 AND version = $2";
    HANDLINGS_OF = "SELECT version, handling FROM claim_versions WHERE claim_id = $1";
}

/// More claims than an office has in a lifetime.
const MOST: i64 = 1_000;

/// A claim's account, as it lies there.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct SealedAccount {
    pub key: SealingKeyId,
    pub bytes: Vec<u8>,
}

/// A claim as it is kept.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct KnownClaim {
    pub id: ClaimId,
    pub person_id: PersonId,
    pub version: i64,
    pub keeping: RegisterKeeping,
    pub facts: ClaimFacts,
    pub handling: ClaimHandling,
    pub counts_from: NaiveDate,
    /// None once the name of whose claim it is was taken away.
    pub account: Option<SealedAccount>,
    pub noted_at: Instant,
    pub noted_by: Option<String>,
}

#[derive(sqlx::FromRow)]
struct ClaimRow {
    id: ClaimId,
    person_id: PersonId,
    version: i64,
    #[sqlx(try_from = "String")]
    standing: RegisterKeeping,
    facts: String,
    handling: String,
    counts_from: NaiveDate,
    sealing_key_id: Option<SealingKeyId>,
    sealed: Option<Vec<u8>>,
    noted_at: Instant,
    noted_by: Option<String>,
}

impl TryFrom<ClaimRow> for KnownClaim {
    type Error = DatabaseError;

    fn try_from(row: ClaimRow) -> Result<Self, DatabaseError> {
        let account = row.sealing_key_id.zip(row.sealed).map(|(key, bytes)| SealedAccount { key, bytes });
        Ok(Self {
            id: row.id,
            person_id: row.person_id,
            version: row.version,
            keeping: row.standing,
            facts: read("claim_versions", &row.facts)?,
            handling: read("claim_versions", &row.handling)?,
            counts_from: row.counts_from,
            account,
            noted_at: row.noted_at,
            noted_by: row.noted_by,
        })
    }
}

/// A claim in a list, without its account.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct ListedClaim {
    pub id: ClaimId,
    pub person_id: PersonId,
    pub full_name: String,
    pub facts: ClaimFacts,
    pub handling: ClaimHandling,
    pub counts_from: NaiveDate,
}

#[derive(sqlx::FromRow)]
struct ListedRow {
    id: ClaimId,
    person_id: PersonId,
    full_name: String,
    facts: String,
    handling: String,
    counts_from: NaiveDate,
}

impl TryFrom<ListedRow> for ListedClaim {
    type Error = DatabaseError;

    fn try_from(row: ListedRow) -> Result<Self, DatabaseError> {
        Ok(Self {
            id: row.id,
            person_id: row.person_id,
            full_name: row.full_name,
            facts: read("claim_versions", &row.facts)?,
            handling: read("claim_versions", &row.handling)?,
            counts_from: row.counts_from,
        })
    }
}

/// A new claim, whose first version is written next.
pub(in crate::insurance) async fn insert_claim(
    tx: &mut Tx,
    (key, person_id): (RequestKey, PersonId),
    (flow, happened_on): (ClaimFlow, NaiveDate),
    (by, now): (Option<UserId>, Instant),
) -> Result<ClaimId, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_CLAIM)
        .bind(key).bind(person_id).bind(flow.as_str()).bind(happened_on).bind(happened_on).bind(now).bind(by)
        .fetch_one(connection).await)?)
}

pub(in crate::insurance) async fn claim_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<ClaimId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(CLAIM_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

/// Takes the next version for a change that saw `version`; whether it was still the one.
pub(in crate::insurance) async fn take_claim(
    tx: &mut Tx,
    (id, version): (ClaimId, i64),
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TAKE_CLAIM)
        .bind(id).bind(version).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Writes what is known of a claim from now on as its version, and what it is found by.
pub(in crate::insurance) async fn write_claim(
    tx: &mut Tx,
    claim: &KnownClaim,
    (by, now): (Option<UserId>, Instant),
) -> Result<(), DatabaseError> {
    let (facts, handling) = (stored(&claim.facts)?, stored(&claim.handling)?);
    let (key, sealed) = claim.account.as_ref().map(|account| (account.key, account.bytes.as_slice())).unzip();
    within!(tx, connection => sqlx::query(WRITE_CLAIM)
        .bind(claim.id).bind(claim.version).bind(claim.keeping.as_str()).bind(facts).bind(handling)
        .bind(claim.counts_from).bind(key).bind(sealed).bind(now).bind(by)
        .execute(connection).await.map(|_| ()))?;
    within!(tx, connection => sqlx::query(SHOW_CLAIM)
        .bind(claim.id).bind(claim.keeping.as_str()).bind(claim.facts.flow.as_str()).bind(claim.facts.day())
        .bind(claim.counts_from).bind(claim.handling.reported()).bind(claim.handling.closed())
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// A claim as it is now, also one that was withdrawn.
pub(in crate::insurance) async fn find_claim(tx: &mut Tx, id: ClaimId) -> Result<Option<KnownClaim>, DatabaseError> {
    let row: Option<ClaimRow> =
        within!(tx, connection => sqlx::query_as(FIND_CLAIM).bind(id).fetch_optional(connection).await)?;
    row.map(KnownClaim::try_from).transpose()
}

/// A claim as an earlier version had it, under its number of now.
pub(in crate::insurance) async fn claim_version(
    tx: &mut Tx,
    (id, version): (ClaimId, i64),
) -> Result<Option<KnownClaim>, DatabaseError> {
    let row: Option<ClaimRow> = within!(tx, connection => sqlx::query_as(CLAIM_VERSION)
        .bind(id).bind(version).fetch_optional(connection).await)?;
    row.map(KnownClaim::try_from).transpose()
}

/// A volunteer's claims, the latest first, also those that were withdrawn.
pub(in crate::insurance) async fn claims_of(tx: &mut Tx, id: PersonId) -> Result<Vec<KnownClaim>, DatabaseError> {
    let rows: Vec<ClaimRow> =
        within!(tx, connection => sqlx::query_as(CLAIMS_OF).bind(id).bind(MOST).fetch_all(connection).await)?;
    rows.into_iter().map(KnownClaim::try_from).collect()
}

/// Every claim that runs.
pub(in crate::insurance) async fn open_claims(tx: &mut Tx) -> Result<Vec<ListedClaim>, DatabaseError> {
    let rows: Vec<ListedRow> =
        within!(tx, connection => sqlx::query_as(OPEN_CLAIMS).bind(MOST).fetch_all(connection).await)?;
    rows.into_iter().map(ListedClaim::try_from).collect()
}

/// Claims that were closed on a day or later, the latest first.
pub(in crate::insurance) async fn closed_claims(
    tx: &mut Tx,
    from: NaiveDate,
) -> Result<Vec<ListedClaim>, DatabaseError> {
    let rows: Vec<ListedRow> =
        within!(tx, connection => sqlx::query_as(CLOSED_CLAIMS).bind(from).bind(MOST).fetch_all(connection).await)?;
    rows.into_iter().map(ListedClaim::try_from).collect()
}

/// Takes the account, and every name, out of all that was ever known of a claim.
pub(in crate::insurance) async fn blank_claim(tx: &mut Tx, id: ClaimId) -> Result<(), DatabaseError> {
    let versions: Vec<(i64, String)> =
        within!(tx, connection => sqlx::query_as(HANDLINGS_OF).bind(id).fetch_all(connection).await)?;
    for (version, handling) in versions {
        let handling: ClaimHandling = read("claim_versions", &handling)?;
        let blank = stored(&handling.without_names())?;
        within!(tx, connection => sqlx::query(BLANK_CLAIM)
            .bind(id).bind(version).bind(blank).execute(connection).await.map(|_| ()))?;
    }
    Ok(())
}
