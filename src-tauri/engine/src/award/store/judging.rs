//! Answers about conflicts, numbers to read by, sealed sheets and decisions.

use crate::award::conflict::{ConflictGround, DeclaredInterest, Said};
use crate::database::packed::{self, PackedRow, packed};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId, RequestKey, SealingKeyId, UserId};
use crate::shared::instant::Instant;

statements! {
    INTERESTS = concat!("SELECT ", packed!("id", "nominee_id", "member_id", "said", ["ground"], "reason", "said_at"), "
        FROM award_interests WHERE award_year_id = $1");
    INSERT_INTEREST = "INSERT INTO award_interests (award_year_id, nominee_id, member_id, said, ground, reason, said_at, said_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    NUMBERS = "SELECT member_id, nominee_id, number FROM award_numbers WHERE award_year_id = $1 ORDER BY member_id, number";
    NUMBER_MARKS = "SELECT nominee_id, mark FROM award_numbers WHERE award_year_id = $1 AND member_id = $2";
    INSERT_NUMBER = "INSERT INTO award_numbers (award_year_id, member_id, nominee_id, number, mark) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING";
    MOVE_NUMBER = "UPDATE award_numbers SET number = $4 WHERE award_year_id = $1 AND member_id = $2 AND nominee_id = $3";
    DROP_NUMBER = "DELETE FROM award_numbers WHERE award_year_id = $1 AND member_id = $2 AND nominee_id = $3";
    // The newest of each: whatever stood before is kept beside it, a version for each key that was pressed.
    SHEETS = concat!("WITH newest AS MATERIALIZED (
            SELECT member_id, nominee_id, max(version) AS version FROM award_sheets
            WHERE award_year_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR member_id = $2) GROUP BY member_id, nominee_id)
        SELECT ", packed!("kept.member_id", "kept.nominee_id", "kept.round", "kept.version", "kept.sealing_key_id", "hex(kept.sealed)"), "
        FROM newest CROSS JOIN award_sheets AS kept
        WHERE kept.award_year_id = $1 AND kept.member_id = newest.member_id AND kept.nominee_id = newest.nominee_id
            AND kept.version = newest.version");
    SHEET_VERSIONS = "SELECT round, version, sealing_key_id, sealed, written_at, written_by FROM award_sheets
        WHERE award_year_id = $1 AND member_id = $2 AND nominee_id = $3 ORDER BY version DESC";
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

fn word_of(said: Said) -> &'static str {
    match said {
        Said::Declared(interest) => interest.as_str(),
        Said::Decided { takes_part: true } => "takes_part",
        Said::Decided { takes_part: false } => "keeps_out",
    }
}

fn said_of(word: &str) -> Result<Said, DatabaseError> {
    match word {
        "takes_part" => Ok(Said::Decided { takes_part: true }),
        "keeps_out" => Ok(Said::Decided { takes_part: false }),
        _ => DeclaredInterest::try_from(word.to_owned())
            .map(Said::Declared)
            .map_err(|_| DatabaseError::inconsistent("award_interests.said")),
    }
}

impl TryFrom<PackedRow<'_>> for KeptInterest {
    type Error = DatabaseError;

    fn try_from(mut row: PackedRow<'_>) -> Result<Self, DatabaseError> {
        let (nominee_id, member_id) = (NomineeId(row.value()?), AwardMemberId(row.value()?));
        let said = said_of(row.text()?)?;
        let ground = match row.text()? {
            "" => None,
            ground => Some(ConflictGround::try_from(ground.to_owned())),
        };
        let ground = ground.transpose().map_err(|_| DatabaseError::inconsistent("award_interests.ground"))?;
        Ok(Self { nominee_id, member_id, said, ground, reason: row.text()?.to_owned(), said_at: row.instant()? })
    }
}

/// Everything that was said in a year, the oldest first.
pub(in crate::award) async fn interests(tx: &mut Tx, id: AwardYearId) -> Result<Vec<KeptInterest>, DatabaseError> {
    let packed: Option<String> =
        within!(tx, connection => sqlx::query_scalar(INTERESTS).bind(id).fetch_one(connection).await)?;
    let numbered = packed::rows("award_interests", packed.as_deref())
        .map(|mut row| Ok((row.value()?, KeptInterest::try_from(row)?)));
    let mut said: Vec<(i64, KeptInterest)> = numbered.collect::<Result<_, DatabaseError>>()?;
    said.sort_unstable_by_key(|(number, _)| *number);
    Ok(said.into_iter().map(|(_, said)| said).collect())
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
    mark: i64,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(INSERT_NUMBER)
        .bind(year).bind(member).bind(nominee).bind(number).bind(mark).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// What tells that a juror's number still stands for the same nominee.
pub(in crate::award) async fn number_marks(
    tx: &mut Tx,
    (year, member): (AwardYearId, AwardMemberId),
) -> Result<Vec<(NomineeId, i64)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(NUMBER_MARKS).bind(year).bind(member).fetch_all(connection).await)?)
}

/// Gives a nominee another of a juror's numbers.
pub(in crate::award) async fn move_number(
    tx: &mut Tx,
    (year, member, nominee): (AwardYearId, AwardMemberId, NomineeId),
    number: i64,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(MOVE_NUMBER)
        .bind(year).bind(member).bind(nominee).bind(number).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Takes a juror's number away from a nominee.
pub(in crate::award) async fn drop_number(
    tx: &mut Tx,
    (year, member, nominee): (AwardYearId, AwardMemberId, NomineeId),
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(DROP_NUMBER)
        .bind(year).bind(member).bind(nominee).execute(connection).await.map(|_| ()))?;
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
#[derive(Debug, Clone)]
pub(in crate::award) struct KeptSheet {
    pub member_id: AwardMemberId,
    pub nominee_id: NomineeId,
    pub round: i64,
    pub version: i64,
    pub sealing_key_id: SealingKeyId,
    pub sealed: Vec<u8>,
}

impl TryFrom<PackedRow<'_>> for KeptSheet {
    type Error = DatabaseError;

    fn try_from(mut row: PackedRow<'_>) -> Result<Self, DatabaseError> {
        Ok(Self {
            member_id: AwardMemberId(row.value()?),
            nominee_id: NomineeId(row.value()?),
            round: row.value()?,
            version: row.value()?,
            sealing_key_id: SealingKeyId(row.value()?),
            sealed: row.bytes()?,
        })
    }
}

/// The newest sheet of each juror, or of this one alone, about each nominee of a year, in no order.
pub(in crate::award) async fn sheets(
    tx: &mut Tx,
    id: AwardYearId,
    of: Option<AwardMemberId>,
) -> Result<Vec<KeptSheet>, DatabaseError> {
    let packed: Option<String> =
        within!(tx, connection => sqlx::query_scalar(SHEETS).bind(id).bind(of).fetch_one(connection).await)?;
    packed::rows("award_sheets", packed.as_deref()).map(KeptSheet::try_from).collect()
}

/// A sheet as it once stood, sealed.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::award) struct KeptVersion {
    pub round: i64,
    pub version: i64,
    pub sealing_key_id: SealingKeyId,
    pub sealed: Vec<u8>,
    pub written_at: Instant,
    pub written_by: Option<UserId>,
}

/// Everything that ever stood on a juror's sheet about a nominee, the newest first.
pub(in crate::award) async fn sheet_versions(
    tx: &mut Tx,
    (year, member, nominee): (AwardYearId, AwardMemberId, NomineeId),
) -> Result<Vec<KeptVersion>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(SHEET_VERSIONS)
        .bind(year).bind(member).bind(nominee).fetch_all(connection).await)?)
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
