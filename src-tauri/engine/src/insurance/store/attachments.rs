//! Attachments, what was known of them when, and the pieces they are found by.

use chrono::NaiveDate;

use crate::database::{DatabaseError, Tx, statements, within};
use crate::insurance::AttachmentFacts;
use crate::insurance::day_tree::node_of;
use crate::insurance::knowledge::{RegisterKeeping, end_of_time};
use crate::insurance::piece::pieces;
use crate::shared::ids::{AttachmentId, EffortTypeId, PersonId, RequestKey, UserId};
use crate::shared::instant::Instant;

use super::{listed, read, stored};

statements! {
    INSERT_ATTACHMENT = "INSERT INTO attachments (request_key, person_id, continues_id, created_at)
        VALUES ($1, $2, $3, $4) RETURNING id";
    ATTACHMENT_OF_REQUEST = "SELECT id FROM attachments WHERE request_key = $1";
    TAKE_ATTACHMENT = "UPDATE attachments SET version = version + 1 WHERE id = $1 AND version = $2";
    CLOSE_ATTACHMENT = "UPDATE attachment_facts SET known_until = $3 WHERE attachment_id = $1 AND version = $2";
    WRITE_ATTACHMENT = "INSERT INTO attachment_facts (attachment_id, version, known_since, known_until, standing, workplace_id,
            association_id, effort_type_id, contact_person_id, facts, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    FIND_ATTACHMENT = "SELECT a.id, a.person_id, a.version, f.standing, f.facts
        FROM attachments a JOIN attachment_facts f ON f.attachment_id = a.id AND f.known_until = $2 WHERE a.id = $1";
    /// Those that stood at a moment, of volunteers who stood.
    ATTACHMENTS_OF = "SELECT a.id, a.person_id, a.version, f.standing, f.facts
        FROM attachments a JOIN volunteer_facts v ON v.person_id = a.person_id AND v.known_since < $2 AND v.known_until >= $2
            JOIN attachment_facts f ON f.attachment_id = a.id AND f.known_since < $2 AND f.known_until >= $2
        WHERE a.person_id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w)
            AND v.standing = 'kept' AND f.standing = 'kept' ORDER BY a.person_id, a.id";
    /// The same as far as they are around a day: each has one piece that contains it.
    ATTACHMENTS_AROUND = "SELECT a.id, a.person_id, a.version, f.standing, f.facts
        FROM cover_pieces c JOIN attachments a ON a.id = c.attachment_id
            JOIN volunteer_facts v ON v.person_id = c.person_id AND v.known_since < $2 AND v.known_until >= $2
            JOIN attachment_facts f ON f.attachment_id = c.attachment_id AND f.known_since < $2 AND f.known_until >= $2
        WHERE c.person_id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w)
            AND c.ends_on >= $3 AND c.starts_on <= $3 AND c.known_since < $2 AND c.known_until >= $2
            AND v.standing = 'kept' AND f.standing = 'kept' ORDER BY a.person_id, a.id";
    ATTACHMENTS_BETWEEN = "SELECT a.id, a.person_id, a.version, f.standing, f.facts
        FROM attachments a JOIN attachment_facts f ON f.attachment_id = a.id AND f.version = a.version
        WHERE a.person_id BETWEEN $1 AND $2 AND f.standing = 'kept' ORDER BY a.person_id, a.id";
    ATTACHMENT_VERSIONS = "SELECT f.attachment_id, f.version, f.facts
        FROM attachments a JOIN attachment_facts f ON f.attachment_id = a.id
        WHERE a.person_id = $1 ORDER BY f.attachment_id, f.version";
    REWRITE_ATTACHMENT = "UPDATE attachment_facts SET facts = $3 WHERE attachment_id = $1 AND version = $2";
    IN_USE = "SELECT count(*) FROM attachment_facts f
        WHERE f.effort_type_id = $1 AND f.known_until = $2 AND f.standing = 'kept'";
    CLOSE_PIECES = "UPDATE cover_pieces SET known_until = $2 WHERE attachment_id = $1 AND known_until = $3";
    LAY_PIECE = "INSERT INTO cover_pieces (attachment_id, person_id, workplace_id, effort_type_id, basis, starts_on, ends_on,
            node, known_since, known_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

/// An attachment as it was known at some time.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct KnownAttachment {
    pub id: AttachmentId,
    pub person_id: PersonId,
    /// The latest, whenever the facts are of.
    pub version: i64,
    pub keeping: RegisterKeeping,
    pub facts: AttachmentFacts,
}

#[derive(sqlx::FromRow)]
struct AttachmentRow {
    id: AttachmentId,
    person_id: PersonId,
    version: i64,
    #[sqlx(try_from = "String")]
    standing: RegisterKeeping,
    facts: String,
}

impl TryFrom<AttachmentRow> for KnownAttachment {
    type Error = DatabaseError;

    fn try_from(row: AttachmentRow) -> Result<Self, DatabaseError> {
        let facts = read("attachment_facts", &row.facts)?;
        Ok(Self { id: row.id, person_id: row.person_id, version: row.version, keeping: row.standing, facts })
    }
}

/// A new attachment; `continues` is the one that it goes on from.
pub(in crate::insurance) async fn insert_attachment(
    tx: &mut Tx,
    (person_id, key): (PersonId, RequestKey),
    continues: Option<AttachmentId>,
    now: Instant,
) -> Result<AttachmentId, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_ATTACHMENT)
        .bind(key).bind(person_id).bind(continues).bind(now).fetch_one(connection).await)?)
}

pub(in crate::insurance) async fn attachment_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<AttachmentId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ATTACHMENT_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

/// Takes the next version; whether it was still the one given.
pub(in crate::insurance) async fn take_attachment(
    tx: &mut Tx,
    id: AttachmentId,
    version: i64,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TAKE_ATTACHMENT)
        .bind(id).bind(version).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Writes what is known from now on, as this version; what was known until now stays as what was known. The pieces are
/// laid by [`lay_pieces`].
pub(in crate::insurance) async fn write_attachment(
    tx: &mut Tx,
    attachment: &KnownAttachment,
    (by, now): (Option<UserId>, Instant),
) -> Result<(), DatabaseError> {
    let known = &attachment.facts;
    let facts = stored(known)?;
    within!(tx, connection => sqlx::query(CLOSE_ATTACHMENT)
        .bind(attachment.id).bind(attachment.version - 1).bind(now).execute(connection).await.map(|_| ()))?;
    within!(tx, connection => sqlx::query(WRITE_ATTACHMENT)
        .bind(attachment.id).bind(attachment.version).bind(now).bind(end_of_time()).bind(attachment.keeping.as_str())
        .bind(known.workplace_id).bind(known.association_id).bind(known.effort_type_id).bind(known.contact_person_id)
        .bind(facts).bind(by).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Closes the pieces by which an attachment was found until now, and lays new ones where it stands.
pub(in crate::insurance) async fn lay_pieces(
    tx: &mut Tx,
    attachment: &KnownAttachment,
    volunteer: RegisterKeeping,
    now: Instant,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(CLOSE_PIECES)
        .bind(attachment.id).bind(now).bind(end_of_time()).execute(connection).await.map(|_| ()))?;
    if attachment.keeping == RegisterKeeping::Withdrawn || volunteer == RegisterKeeping::Withdrawn {
        return Ok(());
    }
    let reckoned = attachment.facts.attachment();
    for piece in pieces(&reckoned) {
        within!(tx, connection => sqlx::query(LAY_PIECE)
            .bind(attachment.id).bind(attachment.person_id).bind(reckoned.workplace_id).bind(reckoned.effort_type_id)
            .bind(piece.basis.as_str()).bind(piece.period.from).bind(piece.period.to).bind(node_of(piece.period))
            .bind(now).bind(end_of_time()).execute(connection).await.map(|_| ()))?;
    }
    Ok(())
}

/// An attachment as it is known now, also one that was withdrawn.
pub(in crate::insurance) async fn find_attachment(
    tx: &mut Tx,
    id: AttachmentId,
) -> Result<Option<KnownAttachment>, DatabaseError> {
    let row: Option<AttachmentRow> = within!(tx, connection => sqlx::query_as(FIND_ATTACHMENT).bind(id).bind(end_of_time()).fetch_optional(connection).await)?;
    row.map(KnownAttachment::try_from).transpose()
}

/// The attachments of some volunteers that stood at a moment.
pub(in crate::insurance) async fn attachments_of(
    tx: &mut Tx,
    people: &[PersonId],
    moment: Instant,
) -> Result<Vec<KnownAttachment>, DatabaseError> {
    let ids = listed(people.iter().map(|id| id.0));
    let rows: Vec<AttachmentRow> = within!(tx, connection => sqlx::query_as(ATTACHMENTS_OF)
        .bind(ids).bind(moment).fetch_all(connection).await)?;
    rows.into_iter().map(KnownAttachment::try_from).collect()
}

/// Those of them that are around a day.
pub(in crate::insurance) async fn attachments_around(
    tx: &mut Tx,
    people: &[PersonId],
    (on, moment): (NaiveDate, Instant),
) -> Result<Vec<KnownAttachment>, DatabaseError> {
    let ids = listed(people.iter().map(|id| id.0));
    let rows: Vec<AttachmentRow> = within!(tx, connection => sqlx::query_as(ATTACHMENTS_AROUND)
        .bind(ids).bind(moment).bind(on).fetch_all(connection).await)?;
    rows.into_iter().map(KnownAttachment::try_from).collect()
}

/// The attachments that stand of the volunteers from one number to another.
pub(in crate::insurance) async fn attachments_between(
    tx: &mut Tx,
    (first, last): (PersonId, PersonId),
) -> Result<Vec<KnownAttachment>, DatabaseError> {
    let rows: Vec<AttachmentRow> = within!(tx, connection => sqlx::query_as(ATTACHMENTS_BETWEEN)
        .bind(first).bind(last).fetch_all(connection).await)?;
    rows.into_iter().map(KnownAttachment::try_from).collect()
}

/// How many attachments that stand are of a kind of effort.
pub(in crate::insurance) async fn in_use(tx: &mut Tx, id: EffortTypeId) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(IN_USE)
        .bind(id).bind(end_of_time()).fetch_one(connection).await)?)
}

/// Everything that was ever known of somebody's attachments, the earliest first.
pub(in crate::insurance) async fn attachment_versions(
    tx: &mut Tx,
    id: PersonId,
) -> Result<Vec<(AttachmentId, i64, AttachmentFacts)>, DatabaseError> {
    let rows: Vec<(AttachmentId, i64, String)> =
        within!(tx, connection => sqlx::query_as(ATTACHMENT_VERSIONS).bind(id).fetch_all(connection).await)?;
    rows.into_iter().map(|(id, version, facts)| Ok((id, version, read("attachment_facts", &facts)?))).collect()
}

/// Writes over what was known: the one exception to what this register does, when somebody's name goes for good.
pub(in crate::insurance) async fn rewrite_attachment(
    tx: &mut Tx,
    (id, version): (AttachmentId, i64),
    facts: &AttachmentFacts,
) -> Result<(), DatabaseError> {
    let facts = stored(facts)?;
    within!(tx, connection => sqlx::query(REWRITE_ATTACHMENT)
        .bind(id).bind(version).bind(facts).execute(connection).await.map(|_| ()))?;
    Ok(())
}
