//! Which stored papers belong to a year, and, sealed, of whom they tell.

use super::SealedToKeep;
use crate::award::papers::AwardPaperKind;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AwardMemberId, AwardYearId, PaperId, SealingKeyId};

statements! {
    PAPERS = "SELECT paper_id, kind, member_id, sealing_key_id, sealed FROM award_papers WHERE award_year_id = $1
        ORDER BY paper_id DESC";
    FIND_PAPER = "SELECT award_year_id FROM award_papers WHERE paper_id = $1
        UNION ALL SELECT n.award_year_id FROM award_files f JOIN award_nominations n ON n.id = f.nomination_id WHERE f.paper_id = $1";
    INSERT_PAPER = "INSERT INTO award_papers (paper_id, award_year_id, kind, member_id, sealing_key_id, sealed)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
}

/// A stored paper of a year.
#[derive(Debug, Clone)]
pub(in crate::award) struct KeptPaper {
    pub id: PaperId,
    pub kind: AwardPaperKind,
    /// Whose, of a juror's booklet.
    pub member_id: Option<AwardMemberId>,
    /// The nominees on it, sealed; none where it tells of nobody.
    pub nominees: Option<(SealingKeyId, Vec<u8>)>,
}

#[derive(sqlx::FromRow)]
struct PaperRow {
    paper_id: PaperId,
    kind: String,
    member_id: Option<AwardMemberId>,
    sealing_key_id: Option<SealingKeyId>,
    sealed: Option<Vec<u8>>,
}

impl TryFrom<PaperRow> for KeptPaper {
    type Error = DatabaseError;

    fn try_from(row: PaperRow) -> Result<Self, DatabaseError> {
        let kind = AwardPaperKind::try_from(row.kind);
        Ok(Self {
            id: row.paper_id,
            kind: kind.map_err(|_| DatabaseError::inconsistent("award_papers.kind"))?,
            member_id: row.member_id,
            nominees: row.sealing_key_id.zip(row.sealed),
        })
    }
}

/// The papers of a year, the newest first.
pub(in crate::award) async fn papers(tx: &mut Tx, id: AwardYearId) -> Result<Vec<KeptPaper>, DatabaseError> {
    let rows: Vec<PaperRow> = within!(tx, connection => sqlx::query_as(PAPERS).bind(id).fetch_all(connection).await)?;
    rows.into_iter().map(KeptPaper::try_from).collect()
}

/// The year that a paper is of, or a file that came with a nomination.
pub(in crate::award) async fn find_paper(tx: &mut Tx, id: PaperId) -> Result<Option<AwardYearId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(FIND_PAPER).bind(id).fetch_optional(connection).await)?)
}

/// Says which year a stored paper belongs to.
pub(in crate::award) async fn insert_paper(
    tx: &mut Tx,
    (year, id): (AwardYearId, PaperId),
    (kind, member_id): (AwardPaperKind, Option<AwardMemberId>),
    nominees: Option<SealedToKeep>,
) -> Result<(), DatabaseError> {
    let (key, sealed) = nominees.map(|kept| (kept.sealing_key_id, kept.sealed)).unzip();
    within!(tx, connection => sqlx::query(INSERT_PAPER)
        .bind(id).bind(year).bind(kind.as_str()).bind(member_id).bind(key).bind(sealed)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}
