//! Which sealed papers are files of a claim, and what they are called, sealed.

use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{ClaimId, PaperId, SealingKeyId};
use crate::shared::instant::Instant;

statements! {
    INSERT_CLAIM_FILE = "INSERT INTO claim_files (paper_id, claim_id, sealing_key_id, sealed) VALUES ($1, $2, $3, $4)";
    CLAIM_FILES = "SELECT f.paper_id, f.sealing_key_id, f.sealed, p.printed_at, u.full_name AS printed_by, p.set_aside_at
        FROM claim_files f JOIN papers p ON p.id = f.paper_id LEFT JOIN users u ON u.id = p.printed_by
        WHERE f.claim_id = $1 ORDER BY f.paper_id";
    FORGET_CLAIM_FILES = "DELETE FROM claim_files WHERE claim_id = $1";
}

/// A file of a claim as it lies there.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::insurance) struct KeptFile {
    pub paper_id: PaperId,
    pub sealing_key_id: SealingKeyId,
    pub sealed: Vec<u8>,
    pub printed_at: Instant,
    pub printed_by: Option<String>,
    pub set_aside_at: Option<Instant>,
}

/// Says that a paper is a file of a claim.
pub(in crate::insurance) async fn insert_claim_file(
    tx: &mut Tx,
    (paper_id, claim_id): (PaperId, ClaimId),
    (key, sealed): (SealingKeyId, &[u8]),
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(INSERT_CLAIM_FILE)
        .bind(paper_id).bind(claim_id).bind(key).bind(sealed).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// A claim's files, the oldest first, also those that were taken away.
pub(in crate::insurance) async fn claim_files(tx: &mut Tx, id: ClaimId) -> Result<Vec<KeptFile>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(CLAIM_FILES).bind(id).fetch_all(connection).await)?)
}

/// Forgets which papers were files of a claim, before the papers go.
pub(in crate::insurance) async fn forget_claim_files(tx: &mut Tx, id: ClaimId) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(FORGET_CLAIM_FILES).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
}
