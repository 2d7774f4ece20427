//! All SQL about papers.

use super::paper::sha256_of;
use super::{NewPaper, PaperSummary};
use crate::access::journal::forget_entries;
use crate::access::{Subject, SubjectKind};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{PaperId, RequestKey, SealingKeyId, UserId};
use crate::shared::instant::Instant;

statements! {
    INSERT_PAPER = "INSERT INTO papers (request_key, kind, subject_kind, subject_id, title, file_name, pages, sha256, bytes,
        printed_at, printed_by, sealing_key_id, second_sealing_key_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING RETURNING id";
    PAPER_OF_REQUEST = "SELECT id FROM papers WHERE request_key = $1";
    PAPERS_ABOUT = "SELECT p.id, p.kind, p.subject_kind, p.subject_id, p.title, p.file_name, p.pages, p.sha256,
        CAST(length(p.bytes) AS BIGINT) AS size, p.printed_at, u.full_name AS printed_by
        FROM papers p LEFT JOIN users u ON u.id = p.printed_by
        WHERE p.subject_kind = $1 AND p.subject_id = $2 ORDER BY p.id DESC LIMIT 500";
    PAPER_TITLE = "SELECT title FROM papers WHERE id = $1";
    PAPER_SUBJECT = "SELECT subject_kind FROM papers WHERE id = $1";
    FORGET_PAPERS = "DELETE FROM papers WHERE subject_kind = $1 AND subject_id = $2";
    PAPER_BYTES = "SELECT request_key, bytes, sha256, sealing_key_id, second_sealing_key_id FROM papers WHERE id = $1";
}

pub(super) async fn insert(
    tx: &mut Tx,
    paper: &NewPaper<'_>,
    (printed_by, now): (Option<UserId>, Instant),
    [first, second]: [Option<SealingKeyId>; 2],
) -> Result<Option<PaperId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_PAPER)
        .bind(paper.request_key.to_string()).bind(paper.kind).bind(paper.subject.kind.as_str()).bind(paper.subject.id)
        .bind(paper.title).bind(paper.file_name).bind(i64::from(paper.pages)).bind(sha256_of(paper.bytes))
        .bind(paper.bytes).bind(now).bind(printed_by).bind(first).bind(second).fetch_optional(connection).await)?)
}

/// Deletes the papers about something that nobody may know any more; how many there were.
pub(crate) async fn forget_papers(tx: &mut Tx, about: Subject) -> Result<u64, DatabaseError> {
    forget_entries(tx, about).await?;
    Ok(within!(tx, connection => sqlx::query(FORGET_PAPERS).bind(about.kind.as_str()).bind(about.id)
        .execute(connection).await.map(|done| done.rows_affected()))?)
}

pub(super) async fn find_by_request(tx: &mut Tx, key: RequestKey) -> Result<Option<PaperId>, DatabaseError> {
    let found = within!(tx, connection => sqlx::query_scalar(PAPER_OF_REQUEST).bind(key.to_string()).fetch_optional(connection).await)?;
    Ok(found)
}

#[derive(sqlx::FromRow)]
struct PaperRow {
    id: PaperId,
    kind: String,
    #[sqlx(try_from = "String")]
    subject_kind: SubjectKind,
    subject_id: i64,
    title: String,
    file_name: String,
    pages: i64,
    sha256: String,
    size: i64,
    printed_at: Instant,
    printed_by: Option<String>,
}

impl From<PaperRow> for PaperSummary {
    fn from(row: PaperRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            subject: Subject::of(row.subject_kind, row.subject_id),
            title: row.title,
            file_name: row.file_name,
            pages: row.pages,
            bytes: row.size,
            sha256: row.sha256,
            printed_at: row.printed_at,
            printed_by: row.printed_by,
        }
    }
}

/// The papers about a thing, the newest first.
pub(super) async fn list_about(tx: &mut Tx, subject: Subject) -> Result<Vec<PaperSummary>, DatabaseError> {
    let rows: Vec<PaperRow> = within!(tx, connection => sqlx::query_as(PAPERS_ABOUT)
        .bind(subject.kind.as_str()).bind(subject.id).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// What kind of thing a paper is about.
pub(super) async fn subject_kind(tx: &mut Tx, id: PaperId) -> Result<Option<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PAPER_SUBJECT).bind(id).fetch_optional(connection).await)?)
}

/// A paper as it lies there: in clear, or sealed as a whole.
#[derive(sqlx::FromRow)]
pub(super) struct StoredBytes {
    pub request_key: String,
    pub bytes: Vec<u8>,
    /// What these bytes had.
    pub sha256: String,
    pub sealing_key_id: Option<SealingKeyId>,
    pub second_sealing_key_id: Option<SealingKeyId>,
}

/// A paper's bytes, and the SHA-256 they had.
pub(super) async fn find_bytes(tx: &mut Tx, id: PaperId) -> Result<Option<StoredBytes>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(PAPER_BYTES).bind(id).fetch_optional(connection).await)?)
}

/// What a paper is called.
pub(crate) async fn paper_title(tx: &mut Tx, id: PaperId) -> Result<Option<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PAPER_TITLE).bind(id).fetch_optional(connection).await)?)
}
