//! Which sealed papers came with a nomination, and what they are called, sealed.

use super::SealedToKeep;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AwardYearId, NominationId, PaperId, SealingKeyId};
use crate::shared::instant::Instant;

statements! {
    INSERT_ENCLOSED = "INSERT INTO award_files (paper_id, nomination_id, sealing_key_id, sealed) VALUES ($1, $2, $3, $4)";
    ENCLOSED = "SELECT f.paper_id, f.nomination_id, f.sealing_key_id, f.sealed, p.printed_at, u.full_name AS printed_by
        FROM award_nominations n JOIN award_files f ON f.nomination_id = n.id JOIN papers p ON p.id = f.paper_id
            LEFT JOIN users u ON u.id = p.printed_by
        WHERE n.award_year_id = $1 AND p.set_aside_at IS NULL ORDER BY f.paper_id";
    ENCLOSED_WITH = "SELECT paper_id FROM award_files WHERE nomination_id = $1 ORDER BY paper_id";
}

/// A file that came with a nomination, as it lies there.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::award) struct KeptEnclosed {
    pub paper_id: PaperId,
    pub nomination_id: NominationId,
    pub sealing_key_id: SealingKeyId,
    pub sealed: Vec<u8>,
    pub printed_at: Instant,
    pub printed_by: Option<String>,
}

/// Says that a paper came with a nomination.
pub(in crate::award) async fn insert_enclosed(
    tx: &mut Tx,
    (paper_id, nomination_id): (PaperId, NominationId),
    facts: SealedToKeep,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(INSERT_ENCLOSED)
        .bind(paper_id).bind(nomination_id).bind(facts.sealing_key_id).bind(facts.sealed)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// What came with the nominations of a year and was not taken away, the oldest first.
pub(in crate::award) async fn enclosed(tx: &mut Tx, id: AwardYearId) -> Result<Vec<KeptEnclosed>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(ENCLOSED).bind(id).fetch_all(connection).await)?)
}

/// Everything that came with a nomination, also what was taken away.
pub(in crate::award) async fn enclosed_with(tx: &mut Tx, id: NominationId) -> Result<Vec<PaperId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ENCLOSED_WITH).bind(id).fetch_all(connection).await)?)
}
