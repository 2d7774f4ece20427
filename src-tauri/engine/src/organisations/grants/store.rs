//! All SQL about what was given, and the few facts by which organisations count as one.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::family::FamilyMember;
use super::grant::{CheckedGrant, GrantReceived};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::organisations::OrganisationKind;
use crate::shared::ids::{GrantId, OrganisationId, RequestKey};
use crate::shared::instant::Instant;
use crate::shared::money::Oere;

/// What is read of an amount, and from where.
macro_rules! grants {
    () => {
        "g.id, g.organisation_id, o.name AS organisation_name, g.source, g.round, g.year, g.granted_on,
            g.amount_oere, g.repaid_oere, g.version FROM grants_received g JOIN organisations o ON o.id = g.organisation_id"
    };
}

statements! {
    INSERT_GRANT = "INSERT INTO grants_received (request_key, organisation_id, source, round, year, granted_on, amount_oere,
        repaid_oere, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (request_key) DO NOTHING RETURNING id";
    GRANT_OF_REQUEST = "SELECT id FROM grants_received WHERE request_key = $1";
    GRANT = concat!("SELECT ", grants!(), "
        WHERE g.id = $1 AND g.withdrawn_at IS NULL");
    GRANTS_OF = concat!("SELECT ", grants!(), "
        WHERE g.organisation_id = $1 AND g.withdrawn_at IS NULL");
    GRANTS_OF_TIME = concat!("SELECT ", grants!(), "
        WHERE (g.year = $1 OR g.granted_on BETWEEN $2 AND $3) AND g.withdrawn_at IS NULL ORDER BY g.year DESC, g.id DESC");
    GRANT_YEARS = "WITH RECURSIVE known (year) AS (SELECT MAX(year) FROM grants_received WHERE year > 0 AND withdrawn_at IS NULL
        UNION SELECT (SELECT MAX(g.year) FROM grants_received g WHERE g.year < k.year AND g.withdrawn_at IS NULL)
            FROM known k WHERE k.year IS NOT NULL)
        SELECT year FROM known WHERE year IS NOT NULL ORDER BY year DESC";
    UPDATE_GRANT = "UPDATE grants_received SET source = $3, round = $4, year = $5, granted_on = $6, amount_oere = $7,
        repaid_oere = $8, version = version + 1 WHERE id = $1 AND version = $2 AND withdrawn_at IS NULL";
    WITHDRAW_GRANT = "UPDATE grants_received SET withdrawn_at = $2, version = version + 1
        WHERE id = $1 AND withdrawn_at IS NULL";
    REINSTATE_GRANT = "UPDATE grants_received SET withdrawn_at = NULL, version = version + 1
        WHERE id = $1 AND withdrawn_at IS NOT NULL";
    FAMILY_MEMBERS = "WITH RECURSIVE family (id) AS (
            SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w
            UNION SELECT t.id FROM family f CROSS JOIN organisations m CROSS JOIN organisations t
            WHERE m.id = f.id AND (t.id = m.merged_into OR t.merged_into = m.id OR t.id = m.parent_id OR t.parent_id = m.id
                OR (t.cvr = CASE WHEN m.kind = 'association' THEN NULLIF(m.cvr, '') END AND t.kind = 'association')))
        SELECT o.id, o.kind, o.name, o.cvr, o.parent_id, o.merged_into, o.archived_at
        FROM family f CROSS JOIN organisations o WHERE o.id = f.id ORDER BY o.sort_key, o.id";
}

#[derive(sqlx::FromRow)]
struct GrantRow {
    id: GrantId,
    organisation_id: OrganisationId,
    organisation_name: String,
    source: String,
    round: String,
    year: i64,
    granted_on: Option<NaiveDate>,
    amount_oere: i64,
    repaid_oere: i64,
    version: i64,
}

impl TryFrom<GrantRow> for GrantReceived {
    type Error = DatabaseError;

    fn try_from(row: GrantRow) -> Result<Self, DatabaseError> {
        let oere =
            |amount| Oere::from_oere(amount).map_err(|_| DatabaseError::inconsistent("grants_received.amount_oere"));
        let (amount, repaid) = (oere(row.amount_oere)?, oere(row.repaid_oere)?);
        let year = i32::try_from(row.year).map_err(|_| DatabaseError::inconsistent("grants_received.year"))?;
        let kept = oere(row.amount_oere - row.repaid_oere)?;
        let (source, round, granted_on) = (row.source, row.round, row.granted_on);
        let checked = CheckedGrant { source, round, year: row.year, granted_on, amount, repaid };
        Ok(Self {
            id: row.id,
            organisation_id: row.organisation_id,
            organisation_name: row.organisation_name,
            facts: checked.facts(),
            year,
            granted_on,
            amount,
            repaid,
            kept,
            version: row.version,
        })
    }
}

/// `None` where the request key is there already.
pub(super) async fn insert(
    tx: &mut Tx,
    key: RequestKey,
    organisation_id: OrganisationId,
    checked: &CheckedGrant,
    now: Instant,
) -> Result<Option<GrantId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_GRANT)
        .bind(key).bind(organisation_id).bind(&checked.source).bind(&checked.round).bind(checked.year)
        .bind(checked.granted_on).bind(checked.amount.oere()).bind(checked.repaid.oere()).bind(now)
        .fetch_optional(connection).await)?)
}

pub(super) async fn of_request(tx: &mut Tx, key: RequestKey) -> Result<Option<GrantId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(GRANT_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

pub(super) async fn find(tx: &mut Tx, id: GrantId) -> Result<Option<GrantReceived>, DatabaseError> {
    let row: Option<GrantRow> =
        within!(tx, connection => sqlx::query_as(GRANT).bind(id).fetch_optional(connection).await)?;
    row.map(GrantReceived::try_from).transpose()
}

fn listed(ids: &[OrganisationId]) -> String {
    serde_json::json!(ids.iter().map(|id| [id]).collect::<Vec<_>>()).to_string()
}

/// Everything that these were given, the latest year first.
pub(super) async fn given_to(tx: &mut Tx, ids: &[OrganisationId]) -> Result<Vec<GrantReceived>, DatabaseError> {
    let mut grants = Vec::new();
    for id in ids {
        let rows: Vec<GrantRow> =
            within!(tx, connection => sqlx::query_as(GRANTS_OF).bind(id).fetch_all(connection).await)?;
        for row in rows {
            grants.push(GrantReceived::try_from(row)?);
        }
    }
    grants.sort_by_key(|grant| Reverse((grant.year, grant.id)));
    Ok(grants)
}

/// What was given for a year, and what was decided between two days, to whomever; the latest year first.
pub(super) async fn given_in(
    tx: &mut Tx,
    year: i32,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<GrantReceived>, DatabaseError> {
    let rows: Vec<GrantRow> = within!(tx, connection => sqlx::query_as(GRANTS_OF_TIME)
        .bind(i64::from(year)).bind(first).bind(last).fetch_all(connection).await)?;
    rows.into_iter().map(GrantReceived::try_from).collect()
}

/// The years that something was given for, the latest first.
pub(super) async fn years(tx: &mut Tx) -> Result<Vec<i32>, DatabaseError> {
    let years: Vec<i64> = within!(tx, connection => sqlx::query_scalar(GRANT_YEARS).fetch_all(connection).await)?;
    let year = |year: i64| i32::try_from(year).map_err(|_| DatabaseError::inconsistent("grants_received.year"));
    years.into_iter().map(year).collect()
}

/// Whether the version was still the one given.
pub(super) async fn update(
    tx: &mut Tx,
    (id, version): (GrantId, i64),
    checked: &CheckedGrant,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(UPDATE_GRANT)
        .bind(id).bind(version).bind(&checked.source).bind(&checked.round).bind(checked.year).bind(checked.granted_on)
        .bind(checked.amount.oere()).bind(checked.repaid.oere())
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Whether it stood before.
pub(super) async fn withdraw(tx: &mut Tx, id: GrantId, now: Instant) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(WITHDRAW_GRANT).bind(id).bind(now)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Whether it was withdrawn before.
pub(super) async fn reinstate(tx: &mut Tx, id: GrantId) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(REINSTATE_GRANT).bind(id)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    id: OrganisationId,
    #[sqlx(try_from = "String")]
    kind: OrganisationKind,
    name: String,
    cvr: String,
    parent_id: Option<OrganisationId>,
    merged_into: Option<OrganisationId>,
    archived_at: Option<Instant>,
}

/// These organisations and whoever may count as one with them, found step by step from one to the next; by name. There may
/// be some among them that count as nobody's: [`super::family::Families`] decides.
pub(super) async fn members(tx: &mut Tx, ids: &[OrganisationId]) -> Result<Vec<FamilyMember>, DatabaseError> {
    let rows: Vec<MemberRow> =
        within!(tx, connection => sqlx::query_as(FAMILY_MEMBERS).bind(listed(ids)).fetch_all(connection).await)?;
    let member = |row: MemberRow| FamilyMember {
        id: row.id,
        kind: row.kind,
        name: row.name,
        cvr: row.cvr,
        parent_id: row.parent_id,
        merged_into: row.merged_into,
        is_archived: row.archived_at.is_some(),
    };
    Ok(rows.into_iter().map(member).collect())
}
