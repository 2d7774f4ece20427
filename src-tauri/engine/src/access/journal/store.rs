//! All SQL about the journal.

use super::{JournalEntry, JournalPlace, JournalledPaper, SealedLeftOut};
use crate::access::{Subject, SubjectKind};
use crate::database::{DatabaseError, Texts, Tx, mend_texts, statements, within};
use crate::shared::forgotten_name::{ForgottenName, GONE};
use crate::shared::ids::{PaperId, UserId};
use crate::shared::instant::Instant;

/// A paper with its entry; whoever asks goes on with the condition.
macro_rules! journalled {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.kind, p.subject_kind, p.subject_id, p.title, p.file_name, p.sha256, p.printed_at, ",
            "u.full_name AS printed_by, j.state, j.case_number, j.document_number, j.reason, j.settled_at, ",
            "s.full_name AS settled_by FROM papers p LEFT JOIN paper_journal j ON j.paper_id = p.id ",
            "LEFT JOIN users u ON u.id = p.printed_by LEFT JOIN users s ON s.id = j.settled_by ",
            $rest
        )
    };
}

statements! {
    JOURNAL_REASONS = "SELECT paper_id, reason FROM paper_journal WHERE reason <> ''";
    MEND_JOURNAL_REASON = "UPDATE paper_journal SET reason = $2 WHERE paper_id = $1 AND reason = $3";
    JOURNAL_WITH_IDS = journalled!("WHERE p.id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w) ORDER BY p.id");
    JOURNAL_WAITING = journalled!("WHERE p.subject_kind = $1 AND p.set_aside_at IS NULL AND coalesce(j.state, 'waits') = 'waits' ORDER BY p.id DESC LIMIT 200");
    JOURNAL_SETTLED = journalled!("WHERE p.subject_kind = $1 AND p.set_aside_at IS NULL AND j.state <> 'waits' ORDER BY j.settled_at DESC, p.id DESC LIMIT 200");
    COUNT_WAITING = "SELECT count(*) FROM papers p LEFT JOIN paper_journal j ON j.paper_id = p.id
        WHERE p.subject_kind = $1 AND p.set_aside_at IS NULL AND coalesce(j.state, 'waits') = 'waits'";
    COUNT_WAITING_ABOUT = "SELECT count(*) FROM papers p LEFT JOIN paper_journal j ON j.paper_id = p.id
        WHERE p.subject_kind = $1 AND p.subject_id = $2 AND p.set_aside_at IS NULL AND coalesce(j.state, 'waits') = 'waits'";
    SETTLE_PAPER = "INSERT INTO paper_journal (paper_id, state, case_number, document_number, reason, settled_at, settled_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (paper_id) DO UPDATE SET state = excluded.state, case_number = excluded.case_number,
            document_number = excluded.document_number, reason = excluded.reason, settled_at = excluded.settled_at,
            settled_by = excluded.settled_by
        WHERE paper_journal.state = $8 AND paper_journal.case_number = $9 AND paper_journal.document_number = $10
            AND paper_journal.reason = $11";
    FORGET_ENTRIES = "DELETE FROM paper_journal
        WHERE paper_id IN (SELECT id FROM papers WHERE subject_kind = $1 AND subject_id = $2)";
    FORGET_ENTRY_OF = "DELETE FROM paper_journal WHERE paper_id = $1";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PaperId,
    kind: String,
    #[sqlx(try_from = "String")]
    subject_kind: SubjectKind,
    subject_id: i64,
    title: String,
    file_name: String,
    sha256: String,
    printed_at: Instant,
    printed_by: Option<String>,
    state: Option<String>,
    case_number: Option<String>,
    document_number: Option<String>,
    reason: Option<String>,
    settled_at: Option<Instant>,
    settled_by: Option<String>,
}

impl From<Row> for JournalledPaper {
    fn from(row: Row) -> Self {
        let place = match row.state.as_deref() {
            Some("journalled") => JournalPlace::Journalled {
                case_number: row.case_number.unwrap_or_default(),
                document_number: row.document_number.unwrap_or_default(),
            },
            Some("left_out") => left_out(row.subject_kind, row.reason.unwrap_or_default()),
            _ => JournalPlace::Waits,
        };
        let settled = place != JournalPlace::Waits;
        let entry = JournalEntry {
            place,
            settled_at: row.settled_at.filter(|_| settled),
            settled_by: row.settled_by.filter(|_| settled),
        };
        Self {
            id: row.id,
            kind: row.kind,
            subject: Subject::of(row.subject_kind, row.subject_id),
            title: row.title,
            file_name: row.file_name,
            sha256: row.sha256,
            printed_at: row.printed_at,
            printed_by: row.printed_by,
            entry,
        }
    }
}

/// Of a sealed paper the reason is one of a few words.
fn left_out(about: SubjectKind, reason: String) -> JournalPlace {
    match about {
        SubjectKind::Claim => {
            JournalPlace::LeftOutSealed { why: SealedLeftOut::try_from(reason).unwrap_or(SealedLeftOut::OfNoMatter) }
        }
        _ => JournalPlace::LeftOut { reason },
    }
}

/// By their numbers, the oldest first; what is not there is left out.
pub(super) async fn with_ids(tx: &mut Tx, ids: &[PaperId]) -> Result<Vec<JournalledPaper>, DatabaseError> {
    let ids = serde_json::json!(ids.iter().map(|id| [id]).collect::<Vec<_>>()).to_string();
    let rows: Vec<Row> =
        within!(tx, connection => sqlx::query_as(JOURNAL_WITH_IDS).bind(ids.as_str()).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(super) async fn waiting(tx: &mut Tx, kind: SubjectKind) -> Result<Vec<JournalledPaper>, DatabaseError> {
    let rows: Vec<Row> = within!(tx, connection => sqlx::query_as(JOURNAL_WAITING)
        .bind(kind.as_str()).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(super) async fn settled(tx: &mut Tx, kind: SubjectKind) -> Result<Vec<JournalledPaper>, DatabaseError> {
    let rows: Vec<Row> = within!(tx, connection => sqlx::query_as(JOURNAL_SETTLED)
        .bind(kind.as_str()).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(super) async fn count_waiting(tx: &mut Tx, kind: SubjectKind) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(COUNT_WAITING).bind(kind.as_str()).fetch_one(connection).await)?)
}

/// How many papers about a thing wait to be journalled.
pub(crate) async fn count_waiting_about(tx: &mut Tx, about: Subject) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(COUNT_WAITING_ABOUT).bind(about.kind.as_str()).bind(about.id)
        .fetch_one(connection).await)?)
}

/// Whether the paper stood where it was seen.
pub(super) async fn settle(
    tx: &mut Tx,
    id: PaperId,
    [seen, place]: [&JournalPlace; 2],
    (now, by): (Instant, Option<UserId>),
) -> Result<bool, DatabaseError> {
    let [state, case_number, document_number, reason] = columns(place);
    let [seen_state, seen_case, seen_document, seen_reason] = columns(seen);
    let rows = within!(tx, connection => sqlx::query(SETTLE_PAPER).bind(id).bind(state).bind(case_number)
        .bind(document_number).bind(reason).bind(now).bind(by).bind(seen_state).bind(seen_case).bind(seen_document)
        .bind(seen_reason).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// State, case, document and reason, as they are stored.
fn columns(place: &JournalPlace) -> [&str; 4] {
    match place {
        JournalPlace::Waits => ["waits", "", "", ""],
        JournalPlace::Journalled { case_number, document_number } => ["journalled", case_number, document_number, ""],
        JournalPlace::LeftOut { reason } => ["left_out", "", "", reason],
        JournalPlace::LeftOutSealed { why } => ["left_out", "", "", why.as_str()],
    }
}

/// Before papers go that nobody may know of any more.
pub(in crate::access) async fn forget_entries(tx: &mut Tx, about: Subject) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(FORGET_ENTRIES).bind(about.kind.as_str()).bind(about.id)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Before one paper goes.
pub(in crate::access) async fn forget_entry(tx: &mut Tx, id: PaperId) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(FORGET_ENTRY_OF).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Takes the words out of why papers were left out of the journal, where they say a name; how many texts.
pub(crate) async fn forget_in_journal(tx: &mut Tx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    let columns = [Texts { read: JOURNAL_REASONS, write: MEND_JOURNAL_REASON }];
    mend_texts(tx, &columns, &|text| name.is_said_in(text).then(|| GONE.to_owned())).await
}
