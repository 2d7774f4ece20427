//! All SQL about papers.

use super::paper::sha256_of;
use super::{NewPaper, PaperSummary};
use crate::access::journal::{forget_entries, forget_entry};
use crate::access::{Subject, SubjectKind};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{PaperId, RequestKey, SealingKeyId, UserId};
use crate::shared::instant::Instant;

/// Papers without their bytes; whoever asks goes on with the condition.
macro_rules! summaries {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.kind, p.subject_kind, p.subject_id, p.title, p.file_name, p.pages, p.sha256, ",
            "CAST(length(p.bytes) AS BIGINT) AS size, p.printed_at, u.full_name AS printed_by ",
            "FROM papers p LEFT JOIN users u ON u.id = p.printed_by ",
            $rest
        )
    };
}

statements! {
    INSERT_PAPER = "INSERT INTO papers (request_key, kind, subject_kind, subject_id, title, file_name, pages, sha256, bytes,
        printed_at, printed_by, sealing_key_id, second_sealing_key_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING RETURNING id";
    PAPER_OF_REQUEST = "SELECT id FROM papers WHERE request_key = $1";
    PAPERS_ABOUT = summaries!("WHERE p.subject_kind = $1 AND p.subject_id = $2 AND p.set_aside_at IS NULL ORDER BY p.id DESC LIMIT 500");
    FIND_PAPER = summaries!("WHERE p.id = $1");
    COUNT_PAPERS = "SELECT count(*) FROM papers WHERE subject_kind = $1 AND subject_id = $2";
    SET_ASIDE = "UPDATE papers SET set_aside_at = $3 WHERE id = $1 AND kind = $2 AND set_aside_at IS NULL";
    TAKE_UP = "UPDATE papers SET set_aside_at = NULL WHERE id = $1 AND kind = $2 AND set_aside_at IS NOT NULL";
    PAPER_TITLE = "SELECT title FROM papers WHERE id = $1";
    PAPER_SUBJECT = "SELECT subject_kind FROM papers WHERE id = $1";
    FORGET_PAPERS = "DELETE FROM papers WHERE subject_kind = $1 AND subject_id = $2";
    COUNT_OLD_PAPERS = "SELECT count(*) FROM papers WHERE kind = $1 AND printed_at < $2";
    COUNT_OLD_WAITING = "SELECT count(*) FROM papers p LEFT JOIN paper_journal j ON j.paper_id = p.id
        WHERE p.kind = $1 AND p.printed_at < $2 AND p.subject_kind IN ('register', 'office') AND coalesce(j.state, 'waits') = 'waits'";
    OLD_PAPERS_TO_GO = "SELECT p.id FROM papers p LEFT JOIN paper_journal j ON j.paper_id = p.id
        WHERE p.kind = $1 AND p.printed_at < $2
            AND (p.subject_kind NOT IN ('register', 'office') OR coalesce(j.state, 'waits') <> 'waits')";
    FORGET_PAPER = "DELETE FROM papers WHERE id = $1";
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

/// Deletes one paper that nobody may know any more.
pub(crate) async fn forget_paper(tx: &mut Tx, id: PaperId) -> Result<(), DatabaseError> {
    forget_entry(tx, id).await?;
    within!(tx, connection => sqlx::query(FORGET_PAPER).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
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

/// A paper without its bytes, also one that was set aside.
pub(crate) async fn find_summary(tx: &mut Tx, id: PaperId) -> Result<Option<PaperSummary>, DatabaseError> {
    let row: Option<PaperRow> =
        within!(tx, connection => sqlx::query_as(FIND_PAPER).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(Into::into))
}

/// How many papers are about a thing, also those that were set aside.
pub(crate) async fn count_papers(tx: &mut Tx, about: Subject) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(COUNT_PAPERS).bind(about.kind.as_str()).bind(about.id)
        .fetch_one(connection).await)?)
}

/// Sets a paper of this kind aside, so that it stands on no list, or takes it up again; whether it stood otherwise before.
pub(crate) async fn set_paper_aside(
    tx: &mut Tx,
    (id, kind): (PaperId, &str),
    at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => {
        let query = match at {
            Some(at) => sqlx::query(SET_ASIDE).bind(id).bind(kind).bind(at),
            None => sqlx::query(TAKE_UP).bind(id).bind(kind),
        };
        query.execute(connection).await.map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}

/// The papers about a thing that were not set aside, the newest first.
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

/// How many papers of a kind are older than a moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct OldPapers {
    /// Those that may go.
    pub to_go: i64,
    /// Those that wait to be journalled, and stay until they are.
    pub waiting: i64,
}

/// How many papers of a kind were printed before a moment.
pub(crate) async fn old_papers(tx: &mut Tx, kind: &str, before: Instant) -> Result<OldPapers, DatabaseError> {
    let all: i64 = within!(&mut *tx, connection => sqlx::query_scalar(COUNT_OLD_PAPERS)
        .bind(kind).bind(before).fetch_one(connection).await)?;
    if all == 0 {
        return Ok(OldPapers::default());
    }
    let waiting: i64 = within!(tx, connection => sqlx::query_scalar(COUNT_OLD_WAITING)
        .bind(kind).bind(before).fetch_one(connection).await)?;
    Ok(OldPapers { to_go: all - waiting, waiting })
}

/// Deletes those that may go; how many.
pub(crate) async fn forget_old_papers(tx: &mut Tx, kind: &str, before: Instant) -> Result<u32, DatabaseError> {
    let ids: Vec<PaperId> = within!(&mut *tx, connection => sqlx::query_scalar(OLD_PAPERS_TO_GO)
        .bind(kind).bind(before).fetch_all(connection).await)?;
    for id in &ids {
        forget_paper(tx, *id).await?;
    }
    Ok(u32::try_from(ids.len()).unwrap_or(u32::MAX))
}
