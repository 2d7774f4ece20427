//! Award years and who is what in them.

use super::{read, stored};
use crate::award::conflict::MemberPosition;
use crate::award::cycle::YearMarks;
use crate::award::year::{
    AwardFacts, KeptMember, KeptYear, MemberFacts, NomineeKind, PublishedAward, WithoutRecipient,
};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AwardMemberId, AwardYearId, RequestKey, UserId};
use crate::shared::instant::Instant;

statements! {
    // As many as years, of which an office has few.
    YEARS = "SELECT id, year, version, facts, scoring_round, scoring_opened_at, scoring_closed_at, published_at, winner_name,
        winner_kind, winner_reason, closed_without FROM award_years ORDER BY year DESC";
    FIND_YEAR = "SELECT id, year, version, facts, scoring_round, scoring_opened_at, scoring_closed_at, published_at, winner_name,
        winner_kind, winner_reason, closed_without FROM award_years WHERE id = $1";
    YEAR_OF_REQUEST = "SELECT id FROM award_years WHERE request_key = $1";
    INSERT_YEAR = "INSERT INTO award_years (request_key, year, facts, begun_at, begun_by) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (year) DO NOTHING RETURNING id";
    WRITE_YEAR = "UPDATE award_years SET version = version + 1, facts = $3 WHERE id = $1 AND version = $2";
    MARK_SCORING = "UPDATE award_years SET version = version + 1, scoring_opened_at = $3, scoring_closed_at = $4, scoring_round = $5
        WHERE id = $1 AND version = $2";
    PUBLISH = "UPDATE award_years SET version = version + 1, published_at = $3, winner_name = $4, winner_kind = $5,
        winner_reason = $6 WHERE id = $1 AND version = $2 AND published_at IS NULL";
    CLOSE_YEAR = "UPDATE award_years SET version = version + 1, published_at = $3, closed_without = $4
        WHERE id = $1 AND version = $2 AND published_at IS NULL";
    // A row that whatever must not happen twice at once locks.
    TAKE_TURNS = "UPDATE award_years SET year = year WHERE id = $1";
    MEMBERS = "SELECT id, award_year_id, version, facts, left_at FROM award_members WHERE award_year_id = $1 ORDER BY id";
    MEMBERSHIPS = "SELECT award_year_id, position FROM award_members WHERE user_id = $1 AND left_at IS NULL";
    FIND_MEMBER = "SELECT id, award_year_id, version, facts, left_at FROM award_members WHERE id = $1";
    MEMBER_OF_REQUEST = "SELECT id FROM award_members WHERE request_key = $1";
    INSERT_MEMBER = "INSERT INTO award_members (request_key, award_year_id, position, user_id, person_id, facts)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    WRITE_MEMBER = "UPDATE award_members SET version = version + 1, position = $3, user_id = $4, person_id = $5, facts = $6
        WHERE id = $1 AND version = $2";
    TAKE_MEMBER = "UPDATE award_members SET version = version + 1, left_at = $3 WHERE id = $1 AND version = $2";
}

#[derive(sqlx::FromRow)]
struct YearRow {
    id: AwardYearId,
    year: i64,
    version: i64,
    facts: String,
    scoring_round: i64,
    scoring_opened_at: Option<Instant>,
    scoring_closed_at: Option<Instant>,
    published_at: Option<Instant>,
    winner_name: Option<String>,
    winner_kind: Option<String>,
    winner_reason: Option<String>,
    closed_without: Option<String>,
}

impl TryFrom<YearRow> for KeptYear {
    type Error = DatabaseError;

    fn try_from(row: YearRow) -> Result<Self, DatabaseError> {
        let kind = row.winner_kind.map(NomineeKind::try_from).transpose();
        let kind = kind.map_err(|_| DatabaseError::inconsistent("award_years.winner_kind"))?;
        let closed_without = row.closed_without.map(WithoutRecipient::try_from).transpose();
        let published = row.published_at.zip(row.winner_name).map(|(published_at, name)| PublishedAward {
            name,
            kind: kind.unwrap_or_default(),
            reason: row.winner_reason.unwrap_or_default(),
            published_at,
        });
        Ok(Self {
            id: row.id,
            year: i32::try_from(row.year).map_err(|_| DatabaseError::inconsistent("award_years.year"))?,
            version: row.version,
            facts: read("award_years", &row.facts)?,
            scoring_round: row.scoring_round,
            marks: YearMarks {
                scoring_opened_at: row.scoring_opened_at,
                scoring_closed_at: row.scoring_closed_at,
                published_at: row.published_at,
            },
            published,
            closed_without: closed_without.map_err(|_| DatabaseError::inconsistent("award_years.closed_without"))?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    id: AwardMemberId,
    award_year_id: AwardYearId,
    version: i64,
    facts: String,
    left_at: Option<Instant>,
}

impl TryFrom<MemberRow> for KeptMember {
    type Error = DatabaseError;

    fn try_from(row: MemberRow) -> Result<Self, DatabaseError> {
        let MemberRow { id, award_year_id, version, facts, left_at } = row;
        Ok(Self { id, award_year_id, version, facts: read("award_members", &facts)?, left_at })
    }
}

/// All years, the newest first.
pub(in crate::award) async fn years(tx: &mut Tx) -> Result<Vec<KeptYear>, DatabaseError> {
    let rows: Vec<YearRow> = within!(tx, connection => sqlx::query_as(YEARS).fetch_all(connection).await)?;
    rows.into_iter().map(KeptYear::try_from).collect()
}

pub(in crate::award) async fn find_year(tx: &mut Tx, id: AwardYearId) -> Result<Option<KeptYear>, DatabaseError> {
    let row: Option<YearRow> =
        within!(tx, connection => sqlx::query_as(FIND_YEAR).bind(id).fetch_optional(connection).await)?;
    row.map(KeptYear::try_from).transpose()
}

pub(in crate::award) async fn year_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<AwardYearId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(YEAR_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

/// The new year; none where there is one of this number.
pub(in crate::award) async fn insert_year(
    tx: &mut Tx,
    (key, year, facts): (RequestKey, i32, &AwardFacts),
    (by, now): (Option<UserId>, Instant),
) -> Result<Option<AwardYearId>, DatabaseError> {
    let facts = stored(facts)?;
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_YEAR)
        .bind(key).bind(i64::from(year)).bind(facts).bind(now).bind(by).fetch_optional(connection).await)?)
}

/// Whether the version was still the one given.
pub(in crate::award) async fn write_year(
    tx: &mut Tx,
    (id, version): (AwardYearId, i64),
    facts: &AwardFacts,
) -> Result<bool, DatabaseError> {
    let facts = stored(facts)?;
    let rows = within!(tx, connection => sqlx::query(WRITE_YEAR)
        .bind(id).bind(version).bind(facts).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Notes that scoring is open, closed, or open again; whether the version was still the one given.
pub(in crate::award) async fn mark_scoring(
    tx: &mut Tx,
    (id, version): (AwardYearId, i64),
    (marks, round): (&YearMarks, i64),
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(MARK_SCORING)
        .bind(id).bind(version).bind(marks.scoring_opened_at).bind(marks.scoring_closed_at).bind(round)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Writes who was given the award; whether the version was still the one given and nothing was published.
pub(in crate::award) async fn publish(
    tx: &mut Tx,
    (id, version): (AwardYearId, i64),
    award: &PublishedAward,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(PUBLISH)
        .bind(id).bind(version).bind(award.published_at).bind(&award.name).bind(award.kind.as_str()).bind(&award.reason)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Notes that a year has no recipient; whether the version was still the one given and nothing was published.
pub(in crate::award) async fn close_year(
    tx: &mut Tx,
    (id, version): (AwardYearId, i64),
    (why, at): (WithoutRecipient, Instant),
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(CLOSE_YEAR)
        .bind(id).bind(version).bind(at).bind(why.as_str()).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Until the transaction ends nobody else merges, answers or decides in this year.
pub(in crate::award) async fn take_turns(tx: &mut Tx, id: AwardYearId) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(TAKE_TURNS).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Everybody in a year, also those who have left it.
pub(in crate::award) async fn members(tx: &mut Tx, id: AwardYearId) -> Result<Vec<KeptMember>, DatabaseError> {
    let rows: Vec<MemberRow> = within!(tx, connection => sqlx::query_as(MEMBERS).bind(id).fetch_all(connection).await)?;
    rows.into_iter().map(KeptMember::try_from).collect()
}

#[derive(sqlx::FromRow)]
struct MembershipRow {
    award_year_id: AwardYearId,
    #[sqlx(try_from = "String")]
    position: MemberPosition,
}

/// What a user is in which years.
pub(in crate::award) async fn memberships(
    tx: &mut Tx,
    user_id: UserId,
) -> Result<Vec<(AwardYearId, MemberPosition)>, DatabaseError> {
    let rows: Vec<MembershipRow> =
        within!(tx, connection => sqlx::query_as(MEMBERSHIPS).bind(user_id).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(|row| (row.award_year_id, row.position)).collect())
}

pub(in crate::award) async fn find_member(tx: &mut Tx, id: AwardMemberId) -> Result<Option<KeptMember>, DatabaseError> {
    let row: Option<MemberRow> =
        within!(tx, connection => sqlx::query_as(FIND_MEMBER).bind(id).fetch_optional(connection).await)?;
    row.map(KeptMember::try_from).transpose()
}

pub(in crate::award) async fn member_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<AwardMemberId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(MEMBER_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

pub(in crate::award) async fn insert_member(
    tx: &mut Tx,
    (key, year): (RequestKey, AwardYearId),
    facts: &MemberFacts,
) -> Result<AwardMemberId, DatabaseError> {
    let text = stored(facts)?;
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_MEMBER)
        .bind(key).bind(year).bind(facts.position.as_str()).bind(facts.user_id).bind(facts.person_id).bind(text)
        .fetch_one(connection).await)?)
}

/// Whether the version was still the one given.
pub(in crate::award) async fn write_member(
    tx: &mut Tx,
    (id, version): (AwardMemberId, i64),
    facts: &MemberFacts,
) -> Result<bool, DatabaseError> {
    let text = stored(facts)?;
    let rows = within!(tx, connection => sqlx::query(WRITE_MEMBER)
        .bind(id).bind(version).bind(facts.position.as_str()).bind(facts.user_id).bind(facts.person_id).bind(text)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Lets somebody leave, or be there again; whether the version was still the one given.
pub(in crate::award) async fn take_member(
    tx: &mut Tx,
    (id, version): (AwardMemberId, i64),
    left_at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TAKE_MEMBER)
        .bind(id).bind(version).bind(left_at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
