//! What the insurer's report is counted from, and what was delivered.

use chrono::NaiveDate;

use crate::database::{DatabaseError, Tx, statements, within};
use crate::insurance::delivered_report::{DeliveredReport, HandedOver, ReportContents};
use crate::insurance::knowledge::{RegisterKeeping, end_of_time};
use crate::insurance::period::DaySpan;
use crate::insurance::piece::Basis;
use crate::insurance::report::{CountedPiece, ReportDays};
use crate::insurance::weekly_hours::parse_hours;
use crate::shared::ids::{AttachmentId, EffortTypeId, InsurerReportId, OrganisationId, PersonId, RequestKey, UserId};
use crate::shared::instant::Instant;

use super::{listed, read, stored};

statements! {
    /// Pieces that are still known and can be covered on some of the days, those of an attachment together.
    COUNTED_PIECES = "SELECT c.attachment_id, c.person_id, c.workplace_id, c.effort_type_id, c.basis, c.starts_on, c.ends_on, f.facts
        FROM cover_pieces c JOIN attachments a ON a.id = c.attachment_id
            JOIN attachment_facts f ON f.attachment_id = c.attachment_id AND f.version = a.version
        WHERE c.known_until = $1 AND c.ends_on >= $2 AND c.starts_on <= $3 AND c.basis IN ('law', 'scheme')
        ORDER BY c.attachment_id";
    NAMES_OF_REPORTED = "SELECT p.id, p.full_name, p.protected_at FROM people p
        WHERE p.id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w) ORDER BY p.sort_key, p.id";
    KEEP_REPORT = "INSERT INTO insurer_reports (request_key, standing, since_id, starts_on, ends_on, counted_on, recipient,
            handed_over, contents, delivered_at, delivered_by)
        VALUES ($1, 'kept', $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id";
    REPORT_OF_REQUEST = "SELECT id FROM insurer_reports WHERE request_key = $1";
    FIND_REPORT = "SELECT r.id, r.version, r.standing, r.since_id, r.starts_on, r.ends_on, r.counted_on, r.recipient, r.handed_over,
            r.delivered_at, u.full_name AS delivered_by
        FROM insurer_reports r LEFT JOIN users u ON u.id = r.delivered_by WHERE r.id = $1";
    DELIVERED_REPORTS = "SELECT r.id, r.version, r.standing, r.since_id, r.starts_on, r.ends_on, r.counted_on, r.recipient,
            r.handed_over, r.delivered_at, u.full_name AS delivered_by
        FROM insurer_reports r LEFT JOIN users u ON u.id = r.delivered_by
        WHERE r.standing = 'kept' AND r.id > 0 ORDER BY r.id DESC LIMIT $1";
    REPORT_CONTENTS = "SELECT contents FROM insurer_reports WHERE id = $1";
    TAKE_REPORT = "UPDATE insurer_reports SET version = version + 1, standing = $3 WHERE id = $1 AND version = $2";
}

/// More reports than an office delivers in a lifetime.
const MOST_REPORTS: i64 = 500;

#[derive(sqlx::FromRow)]
struct PieceRow {
    attachment_id: AttachmentId,
    person_id: PersonId,
    workplace_id: OrganisationId,
    effort_type_id: Option<EffortTypeId>,
    #[sqlx(try_from = "String")]
    basis: Basis,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    facts: String,
}

/// All that a report needs of an attachment's facts.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct HoursOfFacts {
    #[serde(default)]
    weekly_hours: String,
}

impl TryFrom<PieceRow> for CountedPiece {
    type Error = DatabaseError;

    fn try_from(row: PieceRow) -> Result<Self, DatabaseError> {
        let HoursOfFacts { weekly_hours } = read("attachment_facts", &row.facts)?;
        Ok(Self {
            attachment_id: row.attachment_id,
            person_id: row.person_id,
            workplace_id: row.workplace_id,
            effort_type_id: row.effort_type_id,
            basis: row.basis,
            period: DaySpan { from: row.starts_on, to: row.ends_on },
            weekly_hours: parse_hours(&weekly_hours).unwrap_or_default(),
        })
    }
}

/// Everything that is known now and can count on some days, in one read.
pub(in crate::insurance) async fn counted_pieces(
    tx: &mut Tx,
    days: ReportDays,
) -> Result<Vec<CountedPiece>, DatabaseError> {
    let rows: Vec<PieceRow> = within!(tx, connection => sqlx::query_as(COUNTED_PIECES)
        .bind(end_of_time()).bind(days.first()).bind(days.last()).fetch_all(connection).await)?;
    rows.into_iter().map(CountedPiece::try_from).collect()
}

/// Somebody of a report.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::insurance) struct ReportedName {
    pub id: PersonId,
    pub full_name: String,
    pub protected_at: Option<Instant>,
}

/// What they are called, in the order of names.
pub(in crate::insurance) async fn names_of_reported(
    tx: &mut Tx,
    people: impl Iterator<Item = PersonId>,
) -> Result<Vec<ReportedName>, DatabaseError> {
    let ids = listed(people.map(|id| id.0));
    Ok(within!(tx, connection => sqlx::query_as(NAMES_OF_REPORTED).bind(ids).fetch_all(connection).await)?)
}

#[derive(sqlx::FromRow)]
struct ReportRecord {
    id: InsurerReportId,
    version: i64,
    #[sqlx(try_from = "String")]
    standing: RegisterKeeping,
    since_id: Option<InsurerReportId>,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    counted_on: NaiveDate,
    recipient: String,
    #[sqlx(try_from = "String")]
    handed_over: HandedOver,
    delivered_at: Instant,
    delivered_by: Option<String>,
}

impl From<ReportRecord> for DeliveredReport {
    fn from(row: ReportRecord) -> Self {
        Self {
            id: row.id,
            version: row.version,
            keeping: row.standing,
            since_id: row.since_id,
            days: ReportDays { from: row.starts_on, to: row.ends_on, on: row.counted_on },
            recipient: row.recipient,
            handed_over: row.handed_over,
            delivered_at: row.delivered_at,
            delivered_by: row.delivered_by.unwrap_or_default(),
        }
    }
}

/// What is to be kept of a report.
pub(in crate::insurance) struct NewReport<'a> {
    pub request_key: RequestKey,
    pub since_id: Option<InsurerReportId>,
    pub days: ReportDays,
    pub recipient: &'a str,
    pub handed_over: HandedOver,
    pub contents: &'a ReportContents,
}

/// Keeps what is delivered.
pub(in crate::insurance) async fn keep_report(
    tx: &mut Tx,
    report: &NewReport<'_>,
    (by, now): (Option<UserId>, Instant),
) -> Result<InsurerReportId, DatabaseError> {
    let contents = stored(report.contents)?;
    Ok(within!(tx, connection => sqlx::query_scalar(KEEP_REPORT)
        .bind(report.request_key).bind(report.since_id).bind(report.days.from).bind(report.days.to).bind(report.days.on)
        .bind(report.recipient).bind(report.handed_over.as_str()).bind(contents).bind(now).bind(by)
        .fetch_one(connection).await)?)
}

pub(in crate::insurance) async fn report_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<InsurerReportId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(REPORT_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

/// A report, also one that was taken back.
pub(in crate::insurance) async fn find_report(
    tx: &mut Tx,
    id: InsurerReportId,
) -> Result<Option<DeliveredReport>, DatabaseError> {
    let row: Option<ReportRecord> =
        within!(tx, connection => sqlx::query_as(FIND_REPORT).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(DeliveredReport::from))
}

/// What was delivered, the latest first.
pub(in crate::insurance) async fn delivered_reports(tx: &mut Tx) -> Result<Vec<DeliveredReport>, DatabaseError> {
    let rows: Vec<ReportRecord> = within!(tx, connection => sqlx::query_as(DELIVERED_REPORTS)
        .bind(MOST_REPORTS).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(DeliveredReport::from).collect())
}

/// What a report was counted from.
pub(in crate::insurance) async fn report_contents(
    tx: &mut Tx,
    id: InsurerReportId,
) -> Result<ReportContents, DatabaseError> {
    let contents: String =
        within!(tx, connection => sqlx::query_scalar(REPORT_CONTENTS).bind(id).fetch_one(connection).await)?;
    read("insurer_reports", &contents)
}

/// Lets a report stand, or takes it back; whether the version was still the one given.
pub(in crate::insurance) async fn take_report(
    tx: &mut Tx,
    (id, version): (InsurerReportId, i64),
    keeping: RegisterKeeping,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TAKE_REPORT)
        .bind(id).bind(version).bind(keeping.as_str()).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
