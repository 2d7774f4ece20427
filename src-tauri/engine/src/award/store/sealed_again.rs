//! What another key than the one in use sealed, to be sealed anew where it lies.

use super::SealedToKeep;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId, SealingKeyId};

statements! {
    SHEETS_OF_KEY = "SELECT member_id, nominee_id, round, version, sealed FROM award_sheets
        WHERE award_year_id = $1 AND sealing_key_id = $2";
    SEAL_SHEET_AGAIN = "UPDATE award_sheets SET sealing_key_id = $5, sealed = $6
        WHERE award_year_id = $1 AND member_id = $2 AND nominee_id = $3 AND version = $4";
    SEAL_ROUND_AGAIN = "UPDATE award_rounds SET sealing_key_id = $3, sealed = $4 WHERE award_year_id = $1 AND round = $2";
    DECISIONS_OF_KEY = "SELECT id, kind, sealed FROM award_decisions WHERE award_year_id = $1 AND sealing_key_id = $2";
    SEAL_DECISION_AGAIN = "UPDATE award_decisions SET sealing_key_id = $2, sealed = $3 WHERE id = $1";
}

/// A version of a sheet that a key sealed.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::award) struct SheetOfKey {
    pub member_id: AwardMemberId,
    pub nominee_id: NomineeId,
    pub round: i64,
    pub version: i64,
    pub sealed: Vec<u8>,
}

/// Every version of a sheet of a year that a key sealed.
pub(in crate::award) async fn sheets_of_key(
    tx: &mut Tx,
    (year, key): (AwardYearId, SealingKeyId),
) -> Result<Vec<SheetOfKey>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(SHEETS_OF_KEY).bind(year).bind(key).fetch_all(connection).await)?)
}

/// Puts what is sealed anew in the place of what lay there.
pub(in crate::award) async fn seal_sheet_again(
    tx: &mut Tx,
    (year, sheet): (AwardYearId, &SheetOfKey),
    anew: SealedToKeep,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(SEAL_SHEET_AGAIN)
        .bind(year).bind(sheet.member_id).bind(sheet.nominee_id).bind(sheet.version)
        .bind(anew.sealing_key_id).bind(anew.sealed).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// The same of why scoring was opened again.
pub(in crate::award) async fn seal_round_again(
    tx: &mut Tx,
    (year, round): (AwardYearId, i64),
    anew: SealedToKeep,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(SEAL_ROUND_AGAIN)
        .bind(year).bind(round).bind(anew.sealing_key_id).bind(anew.sealed).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Every recommendation and decision of a year that a key sealed: which, of which kind, and sealed.
pub(in crate::award) async fn decisions_of_key(
    tx: &mut Tx,
    (year, key): (AwardYearId, SealingKeyId),
) -> Result<Vec<(i64, String, Vec<u8>)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(DECISIONS_OF_KEY).bind(year).bind(key).fetch_all(connection).await)?)
}

/// Puts what is sealed anew in the place of what lay there.
pub(in crate::award) async fn seal_decision_again(
    tx: &mut Tx,
    id: i64,
    anew: SealedToKeep,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(SEAL_DECISION_AGAIN)
        .bind(id).bind(anew.sealing_key_id).bind(anew.sealed).execute(connection).await.map(|_| ()))?;
    Ok(())
}
