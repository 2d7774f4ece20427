//! What of a year goes for good.

use super::stored;
use crate::award::eligibility::Eligibility;
use crate::award::nominee::{NominationFacts, NomineeFacts};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::forgotten_name::ForgottenName;
use crate::shared::ids::{AwardMemberId, AwardYearId, NominationId, NomineeId};
use crate::shared::instant::Instant;

statements! {
    ANONYMISED_YEARS = "SELECT id FROM award_years WHERE anonymised_at IS NOT NULL";
    NOTE_ANONYMISED = "UPDATE award_years SET anonymised_at = $2 WHERE id = $1 AND anonymised_at IS NULL";
    COUNT_SHEETS = "SELECT CAST(count(*) AS BIGINT) FROM award_sheets WHERE award_year_id = $1";
    FORGET_SHEETS = "DELETE FROM award_sheets WHERE award_year_id = $1";
    FORGET_NUMBERS = "DELETE FROM award_numbers WHERE award_year_id = $1";
    FORGET_ROUNDS = "DELETE FROM award_rounds WHERE award_year_id = $1";
    FORGET_DECISIONS = "DELETE FROM award_decisions WHERE award_year_id = $1";
    FORGET_REASONS = "UPDATE award_interests SET reason = '' WHERE award_year_id = $1";
    FORGET_REASONS_ABOUT = "UPDATE award_interests SET reason = '' WHERE award_year_id = $1 AND nominee_id = $2";
    FORGET_REASONS_OF = "UPDATE award_interests SET reason = '' WHERE award_year_id = $1 AND member_id = $2";
    REASONS = "SELECT id, reason FROM award_interests WHERE award_year_id = $1 AND reason <> ''";
    MEND_REASON = "UPDATE award_interests SET reason = $2 WHERE id = $1";
    MEND_NOMINEE = "UPDATE award_nominees SET version = version + 1, facts = $2, eligibility = $3 WHERE id = $1";
    FORGET_NOMINEE = "UPDATE award_nominees SET version = version + 1, organisation_id = NULL, person_id = NULL, facts = $2,
        eligibility = $3 WHERE id = $1";
    FORGET_NOMINATION = "UPDATE award_nominations SET version = version + 1, facts = $2 WHERE id = $1";
}

/// The years whose names are gone.
pub(in crate::award) async fn anonymised_years(tx: &mut Tx) -> Result<Vec<AwardYearId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ANONYMISED_YEARS).fetch_all(connection).await)?)
}

/// Notes that the names of a year are gone; whether they were not before.
pub(in crate::award) async fn note_anonymised(
    tx: &mut Tx,
    id: AwardYearId,
    at: Instant,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(NOTE_ANONYMISED)
        .bind(id).bind(at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// How many versions of sheets are kept of a year.
pub(in crate::award) async fn count_sheets(tx: &mut Tx, id: AwardYearId) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(COUNT_SHEETS).bind(id).fetch_one(connection).await)?)
}

/// Takes away what the jury gave, and how it was read. How many versions of sheets.
pub(in crate::award) async fn forget_sheets(tx: &mut Tx, id: AwardYearId) -> Result<u64, DatabaseError> {
    let sheets = within!(tx, connection => sqlx::query(FORGET_SHEETS)
        .bind(id).execute(connection).await.map(|done| done.rows_affected()))?;
    for sql in [FORGET_NUMBERS, FORGET_ROUNDS] {
        within!(tx, connection => sqlx::query(sql).bind(id).execute(connection).await.map(|_| ()))?;
    }
    Ok(sheets)
}

/// Takes away what was decided and why, and the words of those who answered for their interests.
pub(in crate::award) async fn forget_decisions(tx: &mut Tx, id: AwardYearId) -> Result<(), DatabaseError> {
    for sql in [FORGET_DECISIONS, FORGET_REASONS] {
        within!(tx, connection => sqlx::query(sql).bind(id).execute(connection).await.map(|_| ()))?;
    }
    Ok(())
}

/// Takes away what was said of why somebody takes no part, where it was about this nominee.
pub(in crate::award) async fn forget_reasons_about(
    tx: &mut Tx,
    (year, id): (AwardYearId, NomineeId),
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(FORGET_REASONS_ABOUT)
        .bind(year).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// The same where it was about somebody of the year.
pub(in crate::award) async fn forget_reasons_of(
    tx: &mut Tx,
    (year, id): (AwardYearId, AwardMemberId),
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(FORGET_REASONS_OF)
        .bind(year).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Takes a name out of why others take no part; how many texts.
pub(in crate::award) async fn mend_reasons(
    tx: &mut Tx,
    year: AwardYearId,
    name: &ForgottenName,
) -> Result<u32, DatabaseError> {
    let rows: Vec<(i64, String)> =
        within!(&mut *tx, connection => sqlx::query_as(REASONS).bind(year).fetch_all(connection).await)?;
    let mut mended = 0;
    for (id, reason) in rows {
        let Some(left) = name.mended(&reason) else { continue };
        within!(&mut *tx, connection => sqlx::query(MEND_REASON)
            .bind(id).bind(left).execute(connection).await.map(|_| ()))?;
        mended += 1;
    }
    Ok(mended)
}

/// Writes what is said of a nominee anew; who they are stays.
pub(in crate::award) async fn mend_nominee(
    tx: &mut Tx,
    id: NomineeId,
    (facts, eligibility): (&NomineeFacts, &Eligibility),
) -> Result<(), DatabaseError> {
    let (facts, eligibility) = (stored(facts)?, stored(eligibility)?);
    within!(tx, connection => sqlx::query(MEND_NOMINEE)
        .bind(id).bind(facts).bind(eligibility).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Writes over a nominee.
pub(in crate::award) async fn forget_nominee(
    tx: &mut Tx,
    id: NomineeId,
    (facts, eligibility): (&NomineeFacts, &Eligibility),
) -> Result<(), DatabaseError> {
    let (facts, eligibility) = (stored(facts)?, stored(eligibility)?);
    within!(tx, connection => sqlx::query(FORGET_NOMINEE)
        .bind(id).bind(facts).bind(eligibility).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Writes over a nomination.
pub(in crate::award) async fn forget_nomination(
    tx: &mut Tx,
    id: NominationId,
    facts: &NominationFacts,
) -> Result<(), DatabaseError> {
    let facts = stored(facts)?;
    within!(tx, connection => sqlx::query(FORGET_NOMINATION).bind(id).bind(facts).execute(connection).await.map(|_| ()))?;
    Ok(())
}
