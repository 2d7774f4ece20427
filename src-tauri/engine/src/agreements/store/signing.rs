//! What an agreement said when it was handed on, who signed it, and the scans of it.

use chrono::NaiveDate;

use crate::agreements::AgreementSide;
use crate::agreements::comparison::Words;
use crate::agreements::version::{AgreementVersion, VersionReason};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{
    AgreementId, AgreementVersionId, ContactRoleId, OrganisationId, PaperId, RequestKey, SignatureId, UserId,
};
use crate::shared::instant::Instant;

statements! {
    SIGNATURE_OF_REQUEST = "SELECT agreement_id FROM agreement_signatures WHERE request_key = $1";
    ADD_SIGNATURE = "INSERT INTO agreement_signatures (request_key, agreement_id, side, name, title, signed_on, contact_role_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    SIGNERS_FOR = "SELECT DISTINCT s.name FROM agreement_signatures s JOIN agreements a ON a.id = s.agreement_id
        WHERE a.organisation_id = $1 AND s.side = 'association' AND s.withdrawn_at IS NULL ORDER BY s.name";
    SIGNATURES_OF = "SELECT id, side, name, title, signed_on, contact_role_id, withdrawn_at FROM agreement_signatures
        WHERE agreement_id = $1 AND withdrawn_at IS NULL ORDER BY signed_on, id";
    FIND_SIGNATURE = "SELECT id, side, name, title, signed_on, contact_role_id, withdrawn_at FROM agreement_signatures
        WHERE agreement_id = $1 AND id = $2";
    SET_SIGNATURE = "UPDATE agreement_signatures SET withdrawn_at = $2 WHERE id = $1";
    ADD_VERSION = "INSERT INTO agreement_versions (agreement_id, number, made_for, paper_id, words, made_at, made_by)
        VALUES ($1, (SELECT coalesce(max(v.number), 0) + 1 FROM agreement_versions v WHERE v.agreement_id = $1), $2, $3, $4, $5, $6)";
    VERSIONS_OF = "SELECT v.id, v.number, v.made_for, v.paper_id, v.made_at, u.full_name AS made_by, p.sha256
        FROM agreement_versions v JOIN papers p ON p.id = v.paper_id LEFT JOIN users u ON u.id = v.made_by
        WHERE v.agreement_id = $1 ORDER BY v.number DESC";
    LATEST_VERSION = "SELECT made_for, paper_id, words FROM agreement_versions
        WHERE agreement_id = $1 ORDER BY number DESC LIMIT 1";
    WORDS_OF_VERSION = "SELECT words FROM agreement_versions WHERE agreement_id = $1 AND id = $2";
    ATTACH_COPY = "INSERT INTO agreement_copies (paper_id, agreement_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    SET_COPY = "UPDATE agreement_copies SET detached_at = $3 WHERE paper_id = $1 AND agreement_id = $2";
    ATTACHED_COPIES = "SELECT paper_id FROM agreement_copies WHERE agreement_id = $1 AND detached_at IS NULL";
}

/// A signature on its way in.
pub(in crate::agreements) struct NewSignature<'a> {
    pub request_key: RequestKey,
    pub side: AgreementSide,
    pub name: &'a str,
    pub title: &'a str,
    pub signed_on: NaiveDate,
    pub contact_role_id: Option<ContactRoleId>,
}

/// A stored signature; what the records say of it is asked on top.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::agreements) struct SignatureRow {
    pub id: SignatureId,
    #[sqlx(try_from = "String")]
    pub side: AgreementSide,
    pub name: String,
    pub title: String,
    pub signed_on: NaiveDate,
    pub contact_role_id: Option<ContactRoleId>,
    pub withdrawn_at: Option<Instant>,
}

/// The agreement that a request signed.
pub(in crate::agreements) async fn signature_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<AgreementId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(SIGNATURE_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

pub(in crate::agreements) async fn add_signature(
    tx: &mut Tx,
    id: AgreementId,
    new: &NewSignature<'_>,
) -> Result<SignatureId, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ADD_SIGNATURE)
        .bind(new.request_key).bind(id).bind(new.side.as_str()).bind(new.name).bind(new.title).bind(new.signed_on)
        .bind(new.contact_role_id).fetch_one(connection).await)?)
}

/// The names of everybody who signed for an association.
pub(in crate::agreements) async fn signers_for(tx: &mut Tx, id: OrganisationId) -> Result<Vec<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(SIGNERS_FOR).bind(id).fetch_all(connection).await)?)
}

/// The signatures that stand.
pub(in crate::agreements) async fn signatures_of(
    tx: &mut Tx,
    id: AgreementId,
) -> Result<Vec<SignatureRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(SIGNATURES_OF).bind(id).fetch_all(connection).await)?)
}

/// A signature on this agreement, also one that was taken off.
pub(in crate::agreements) async fn find_signature(
    tx: &mut Tx,
    id: AgreementId,
    signature: SignatureId,
) -> Result<Option<SignatureRow>, DatabaseError> {
    Ok(
        within!(tx, connection => sqlx::query_as(FIND_SIGNATURE).bind(id).bind(signature).fetch_optional(connection).await)?,
    )
}

/// Takes a signature off, or puts it back.
pub(in crate::agreements) async fn set_signature(
    tx: &mut Tx,
    id: SignatureId,
    withdrawn_at: Option<Instant>,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(SET_SIGNATURE).bind(id).bind(withdrawn_at).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// The version that was made last.
pub(in crate::agreements) struct StoredVersion {
    pub made_for: VersionReason,
    pub paper_id: PaperId,
    pub words: Words,
}

#[derive(sqlx::FromRow)]
struct LatestRow {
    #[sqlx(try_from = "String")]
    made_for: VersionReason,
    paper_id: PaperId,
    words: String,
}

pub(in crate::agreements) async fn latest_version(
    tx: &mut Tx,
    id: AgreementId,
) -> Result<Option<StoredVersion>, DatabaseError> {
    let row: Option<LatestRow> =
        within!(tx, connection => sqlx::query_as(LATEST_VERSION).bind(id).fetch_optional(connection).await)?;
    row.map(|row| Ok(StoredVersion { made_for: row.made_for, paper_id: row.paper_id, words: read(&row.words)? }))
        .transpose()
}

fn read(words: &str) -> Result<Words, DatabaseError> {
    serde_json::from_str(words).map_err(|_| DatabaseError::inconsistent("the words of a version cannot be read"))
}

/// Keeps what the agreement says now as its next version.
pub(in crate::agreements) async fn add_version(
    tx: &mut Tx,
    id: AgreementId,
    (made_for, paper_id, words): (VersionReason, PaperId, &Words),
    (now, by): (Instant, Option<UserId>),
) -> Result<(), DatabaseError> {
    let words = serde_json::to_string(words).map_err(|_| DatabaseError::inconsistent("words that are no JSON"))?;
    within!(tx, connection => sqlx::query(ADD_VERSION)
        .bind(id).bind(made_for.as_str()).bind(paper_id).bind(words).bind(now).bind(by)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct VersionRow {
    id: AgreementVersionId,
    number: i64,
    #[sqlx(try_from = "String")]
    made_for: VersionReason,
    paper_id: PaperId,
    made_at: Instant,
    made_by: Option<String>,
    sha256: String,
}

/// Its versions, the newest first.
pub(in crate::agreements) async fn versions_of(
    tx: &mut Tx,
    id: AgreementId,
) -> Result<Vec<AgreementVersion>, DatabaseError> {
    let rows: Vec<VersionRow> =
        within!(tx, connection => sqlx::query_as(VERSIONS_OF).bind(id).fetch_all(connection).await)?;
    let version = |row: VersionRow| AgreementVersion {
        id: row.id,
        number: row.number,
        made_for: row.made_for,
        paper_id: row.paper_id,
        made_at: row.made_at,
        made_by: row.made_by,
        sha256: row.sha256,
    };
    Ok(rows.into_iter().map(version).collect())
}

pub(in crate::agreements) async fn words_of_version(
    tx: &mut Tx,
    id: AgreementId,
    version: AgreementVersionId,
) -> Result<Option<Words>, DatabaseError> {
    let words: Option<String> = within!(tx, connection => sqlx::query_scalar(WORDS_OF_VERSION)
        .bind(id).bind(version).fetch_optional(connection).await)?;
    words.as_deref().map(read).transpose()
}

pub(in crate::agreements) async fn attach_copy(
    tx: &mut Tx,
    paper: PaperId,
    id: AgreementId,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(ATTACH_COPY).bind(paper).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Takes a scan away, or puts it back; `false` where there is no such scan with it.
pub(in crate::agreements) async fn set_copy(
    tx: &mut Tx,
    (paper, id): (PaperId, AgreementId),
    detached_at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(SET_COPY)
        .bind(paper).bind(id).bind(detached_at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// The scans that are with it.
pub(in crate::agreements) async fn attached_copies(
    tx: &mut Tx,
    id: AgreementId,
) -> Result<Vec<PaperId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ATTACHED_COPIES).bind(id).fetch_all(connection).await)?)
}
