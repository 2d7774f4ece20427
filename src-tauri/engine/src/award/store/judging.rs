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
    // The newest of each: whatever stood before is kept beside it.
    SHEETS = "SELECT member_id, nominee_id, round, version, sealing_key_id, sealed FROM award_sheets AS kept
        WHERE award_year_id = $1 AND version = (SELECT max(version) FROM award_sheets AS other
            WHERE other.award_year_id = kept.award_year_id AND other.member_id = kept.member_id
                AND other.nominee_id = kept.nominee_id)
        ORDER BY member_id, nominee_id";
    INSERT_SHEET = "INSERT INTO award_sheets (award_year_id, member_id, nominee_id, round, version, sealing_key_id, sealed,
            written_at, written_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
    ROUNDS = "SELECT round, sealing_key_id, sealed FROM award_rounds WHERE award_year_id = $1 ORDER BY round";
    INSERT_ROUND = "INSERT INTO award_rounds (award_year_id, round, sealing_key_id, sealed, opened_at, opened_by)
        VALUES ($1, $2, $3, $4, $5, $6)";
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
    pub version: i64,
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

/// The newest sheet of each juror about each nominee of a year.
pub(in crate::award) async fn sheets(tx: &mut Tx, id: AwardYearId) -> Result<Vec<KeptSheet>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(SHEETS).bind(id).fetch_all(connection).await)?)
}

/// Something sealed that is to be kept.
#[derive(Debug)]
pub(in crate::award) struct SealedToKeep {
    pub sealing_key_id: SealingKeyId,
    pub sealed: Vec<u8>,
}

/// Keeps a sheet beside what stood before; whether nobody kept one of this version.
pub(in crate::award) async fn write_sheet(
    tx: &mut Tx,
    place: SheetPlace,
    sheet: SealedToKeep,
    (by, now): (Option<UserId>, Instant),
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(INSERT_SHEET)
        .bind(place.year).bind(place.member).bind(place.nominee).bind(place.round).bind(place.version)
        .bind(sheet.sealing_key_id).bind(&sheet.sealed).bind(now).bind(by)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Why scoring was opened again, each with its round and sealed, the oldest first.
pub(in crate::award) async fn rounds(
    tx: &mut Tx,
    id: AwardYearId,
) -> Result<Vec<(i64, SealingKeyId, Vec<u8>)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(ROUNDS).bind(id).fetch_all(connection).await)?)
}

pub(in crate::award) async fn insert_round(
    tx: &mut Tx,
    (year, round): (AwardYearId, i64),
    reason: SealedToKeep,
    (by, now): (Option<UserId>, Instant),
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(INSERT_ROUND)
        .bind(year).bind(round).bind(reason.sealing_key_id).bind(&reason.sealed).bind(now).bind(by)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
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
