//! Answers about conflicts, numbers to read by, sealed sheets and decisions.

use crate::award::conflict::{ConflictGround, DeclaredInterest, Said};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId, RequestKey, SealingKeyId, UserId};
use crate::shared::instant::Instant;

statements! {
    INTERESTS = "SELECT nominee_id, member_id, said, ground, reason, said_at FROM award_interests WHERE award_year_id = $1
        ORDER BY id";
    INSERT_INTEREST = "INSERT INTO award_interests (award_year_id, nominee_id, member_id, said, ground, reason, said_at, said_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    NUMBERS = "SELECT member_id, nominee_id, number FROM award_numbers WHERE award_year_id = $1 ORDER BY member_id, number";
    INSERT_NUMBER = "INSERT INTO award_numbers (award_year_id, member_id, nominee_id, number) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING";
    SHEETS = "SELECT member_id, nominee_id, round, version, sealing_key_id, sealed FROM award_sheets
        WHERE award_year_id = $1 ORDER BY member_id, nominee_id, round";
    INSERT_SHEET = "INSERT INTO award_sheets (award_year_id, member_id, nominee_id, round, sealing_key_id, sealed, written_at,
            written_by, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
    UPDATE_SHEET = "UPDATE award_sheets SET version = version + 1, sealing_key_id = $5, sealed = $6, written_at = $7, written_by = $8
        WHERE award_year_id = $1 AND member_id = $2 AND nominee_id = $3 AND round = $4 AND version = $9";
    DECISIONS = "SELECT kind, sealing_key_id, sealed, decided_at FROM award_decisions
        WHERE award_year_id = $1 AND kind = $2 ORDER BY id DESC LIMIT 1";
    DECISION_OF_REQUEST = "SELECT award_year_id FROM award_decisions WHERE request_key = $1";
    INSERT_DECISION = "INSERT INTO award_decisions (request_key, award_year_id, kind, sealing_key_id, sealed, decided_at, decided_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
}

/// Something that was said about a member and a nominee.
#[derive(Debug, Clone)]
pub(in crate::award) struct KeptInterest {
    pub nominee_id: NomineeId,
    pub member_id: AwardMemberId,
    pub said: Said,
    pub ground: Option<ConflictGround>,
    pub reason: String,
    pub said_at: Instant,
}

#[derive(sqlx::FromRow)]
struct InterestRow {
    nominee_id: NomineeId,
    member_id: AwardMemberId,
    said: String,
    ground: Option<String>,
    reason: String,
    said_at: Instant,
}

fn word_of(said: Said) -> &'static str {
    match said {
        Said::Declared(interest) => interest.as_str(),
        Said::Decided { takes_part: true } => "takes_part",
        Said::Decided { takes_part: false } => "keeps_out",
    }
}

impl TryFrom<InterestRow> for KeptInterest {
    type Error = DatabaseError;

    fn try_from(row: InterestRow) -> Result<Self, DatabaseError> {
        let said = match row.said.as_str() {
            "takes_part" => Said::Decided { takes_part: true },
            "keeps_out" => Said::Decided { takes_part: false },
            _ => Said::Declared(
                DeclaredInterest::try_from(row.said)
                    .map_err(|_| DatabaseError::inconsistent("award_interests.said"))?,
            ),
        };
        let ground = row.ground.map(ConflictGround::try_from).transpose();
        Ok(Self {
            nominee_id: row.nominee_id,
            member_id: row.member_id,
            said,
            ground: ground.map_err(|_| DatabaseError::inconsistent("award_interests.ground"))?,
            reason: row.reason,
            said_at: row.said_at,
        })
    }
}

/// Everything that was said in a year, the oldest first.
pub(in crate::award) async fn interests(tx: &mut Tx, id: AwardYearId) -> Result<Vec<KeptInterest>, DatabaseError> {
    let rows: Vec<InterestRow> =
        within!(tx, connection => sqlx::query_as(INTERESTS).bind(id).fetch_all(connection).await)?;
    rows.into_iter().map(KeptInterest::try_from).collect()
}

pub(in crate::award) async fn insert_interest(
    tx: &mut Tx,
    year: AwardYearId,
    said: &KeptInterest,
    by: Option<UserId>,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(INSERT_INTEREST)
        .bind(year).bind(said.nominee_id).bind(said.member_id).bind(word_of(said.said))
        .bind(said.ground.map(ConflictGround::as_str)).bind(&said.reason).bind(said.said_at).bind(by)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Every number that was drawn in a year: whose, of whom, which.
pub(in crate::award) async fn numbers(
    tx: &mut Tx,
    id: AwardYearId,
) -> Result<Vec<(AwardMemberId, NomineeId, i64)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(NUMBERS).bind(id).fetch_all(connection).await)?)
}

pub(in crate::award) async fn insert_number(
    tx: &mut Tx,
    year: AwardYearId,
    (member, nominee, number): (AwardMemberId, NomineeId, i64),
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(INSERT_NUMBER)
        .bind(year).bind(member).bind(nominee).bind(number).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Where a sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::award) struct SheetPlace {
    pub year: AwardYearId,
    pub member: AwardMemberId,
    pub nominee: NomineeId,
    pub round: i64,
}

/// A sealed sheet.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::award) struct KeptSheet {
    pub member_id: AwardMemberId,
    pub nominee_id: NomineeId,
    pub round: i64,
    pub version: i64,
    pub sealing_key_id: SealingKeyId,
    pub sealed: Vec<u8>,
}

/// All sheets of a year: of one that was written in several rounds the last comes last.
pub(in crate::award) async fn sheets(tx: &mut Tx, id: AwardYearId) -> Result<Vec<KeptSheet>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(SHEETS).bind(id).fetch_all(connection).await)?)
}

/// Something sealed that is to be kept.
#[derive(Debug)]
pub(in crate::award) struct SealedToKeep {
    pub sealing_key_id: SealingKeyId,
    pub sealed: Vec<u8>,
}

/// Keeps a sheet. `version` is the one that was seen in this round, `None` where there was none; whether it still stood so. A sheet
/// that begins a round goes on counting from the one before.
pub(in crate::award) async fn write_sheet(
    tx: &mut Tx,
    place: SheetPlace,
    sheet: SealedToKeep,
    (seen, next): (Option<i64>, i64),
    (by, now): (Option<UserId>, Instant),
) -> Result<bool, DatabaseError> {
    let sql = if seen.is_some() { UPDATE_SHEET } else { INSERT_SHEET };
    let rows = within!(tx, connection => sqlx::query(sql)
        .bind(place.year).bind(place.member).bind(place.nominee).bind(place.round).bind(sheet.sealing_key_id)
        .bind(&sheet.sealed).bind(now).bind(by).bind(seen.unwrap_or(next))
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// The latest decision of a kind, sealed.
pub(in crate::award) async fn decisions(
    tx: &mut Tx,
    id: AwardYearId,
    kind: &str,
) -> Result<Option<(SealingKeyId, Vec<u8>, Instant)>, DatabaseError> {
    let row: Option<(String, SealingKeyId, Vec<u8>, Instant)> =
        within!(tx, connection => sqlx::query_as(DECISIONS).bind(id).bind(kind).fetch_optional(connection).await)?;
    Ok(row.map(|(_, key, sealed, at)| (key, sealed, at)))
}

pub(in crate::award) async fn decision_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<AwardYearId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(DECISION_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

pub(in crate::award) async fn insert_decision(
    tx: &mut Tx,
    (key, year, kind): (RequestKey, AwardYearId, &str),
    decision: SealedToKeep,
    (by, now): (Option<UserId>, Instant),
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(INSERT_DECISION)
        .bind(key).bind(year).bind(kind).bind(decision.sealing_key_id).bind(&decision.sealed).bind(now).bind(by)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}
