//! Who hands an award over, and which letters about it are done.

use super::{read, stored};
use crate::award::handing_over::{AwardLetterTo, HandingOverFacts};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AwardYearId, NominationId, NomineeId, UserId};
use crate::shared::instant::Instant;

statements! {
    HANDING_OVER = "SELECT version, facts FROM award_handing_overs WHERE award_year_id = $1";
    BEGIN_HANDING_OVER = "INSERT INTO award_handing_overs (award_year_id, version, facts) VALUES ($1, 1, $2)
        ON CONFLICT (award_year_id) DO NOTHING";
    WRITE_HANDING_OVER = "UPDATE award_handing_overs SET version = version + 1, facts = $3 WHERE award_year_id = $1 AND version = $2";
    LETTER_TICKS = "SELECT letter_to, letter_to_id, done_at FROM award_letter_ticks
        WHERE award_year_id = $1 AND done_at IS NOT NULL";
    TICK_LETTER = "INSERT INTO award_letter_ticks (award_year_id, letter_to, letter_to_id, done_at, done_by)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (award_year_id, letter_to, letter_to_id) DO UPDATE SET done_at = excluded.done_at, done_by = excluded.done_by";
}

/// What is written about handing over, and how often it was changed; nothing before the first time.
pub(in crate::award) async fn handing_over(
    tx: &mut Tx,
    id: AwardYearId,
) -> Result<(i64, HandingOverFacts), DatabaseError> {
    let row: Option<(i64, String)> =
        within!(tx, connection => sqlx::query_as(HANDING_OVER).bind(id).fetch_optional(connection).await)?;
    match row {
        Some((version, facts)) => Ok((version, read("award_handing_overs", &facts)?)),
        None => Ok((0, HandingOverFacts::default())),
    }
}

/// Whether the version was still the one given; 0 of one that was never written.
pub(in crate::award) async fn write_handing_over(
    tx: &mut Tx,
    (id, version): (AwardYearId, i64),
    facts: &HandingOverFacts,
) -> Result<bool, DatabaseError> {
    let facts = stored(facts)?;
    let rows = match version {
        0 => within!(tx, connection => sqlx::query(BEGIN_HANDING_OVER)
            .bind(id).bind(facts).execute(connection).await.map(|done| done.rows_affected()))?,
        _ => within!(tx, connection => sqlx::query(WRITE_HANDING_OVER)
            .bind(id).bind(version).bind(facts).execute(connection).await.map(|done| done.rows_affected()))?,
    };
    Ok(rows == 1)
}

/// The letters of a year that are done, and since when.
pub(in crate::award) async fn letter_ticks(
    tx: &mut Tx,
    id: AwardYearId,
) -> Result<Vec<(AwardLetterTo, Instant)>, DatabaseError> {
    let rows: Vec<(String, i64, Instant)> =
        within!(tx, connection => sqlx::query_as(LETTER_TICKS).bind(id).fetch_all(connection).await)?;
    let to = |(of, id, done_at): (String, i64, Instant)| {
        let to = match of.as_str() {
            "nominee" => AwardLetterTo::Nominee { id: NomineeId(id) },
            _ => AwardLetterTo::Nominator { id: NominationId(id) },
        };
        (to, done_at)
    };
    Ok(rows.into_iter().map(to).collect())
}

/// Notes since when a letter is done, or that it is not.
pub(in crate::award) async fn tick_letter(
    tx: &mut Tx,
    (id, to): (AwardYearId, AwardLetterTo),
    (done_at, by): (Option<Instant>, Option<UserId>),
) -> Result<(), DatabaseError> {
    let (of, of_id) = to.key();
    within!(tx, connection => sqlx::query(TICK_LETTER)
        .bind(id).bind(of).bind(of_id).bind(done_at).bind(by).execute(connection).await.map(|_| ()))?;
    Ok(())
}
