//! All SQL of this slice.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::agreement::number_of;
use super::{Agreement, AgreementState, AgreementSummary, Clause, ClauseState, PaperStanding, Template};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::format::Language;
use crate::shared::ids::{AgreementId, OrganisationId, RequestKey, UserId};
use crate::shared::instant::Instant;

statements! {
    NEXT_NUMBER = "INSERT INTO agreement_numbers (year, last_number) VALUES ($1, 1)
        ON CONFLICT (year) DO UPDATE SET last_number = agreement_numbers.last_number + 1 RETURNING last_number";
    FIND_BY_KEY = "SELECT id FROM agreements WHERE request_key = $1";
    INSERT = "INSERT INTO agreements (request_key, number, organisation_id, template, activity_title, case_number, language,
            state, starts_on, ends_on, created_at, created_by, changed_at)
        VALUES ($1, $2, $3, $4, $5, '', $6, 'draft', $7, $8, $9, $10, $9) RETURNING id";
    INSERT_CLAUSE = "INSERT INTO agreement_clauses (agreement_id, clause_key, place, heading, body, state, variant)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    AGREEMENT_NUMBER = "SELECT number FROM agreements WHERE id = $1";
    FIND = "SELECT a.id, a.version, a.number, a.organisation_id, a.activity_title, a.case_number, a.language, a.state,
            a.starts_on, a.ends_on, a.created_at, a.printed_version, u.full_name AS drafted_by
        FROM agreements a LEFT JOIN users u ON u.id = a.created_by WHERE a.id = $1";
    CLAUSES_OF = "SELECT clause_key, heading, body, state, variant FROM agreement_clauses
        WHERE agreement_id = $1 ORDER BY place, clause_key";
    VALUES_OF = "SELECT name, value FROM agreement_values WHERE agreement_id = $1 ORDER BY name";
    LOCK_VERSION = "UPDATE agreements SET version = version + 1, changed_at = $3 WHERE id = $1 AND version = $2";
    UPDATE_FACTS = "UPDATE agreements SET activity_title = $2, case_number = $3, starts_on = $4, ends_on = $5 WHERE id = $1";
    UPDATE_STATE = "UPDATE agreements SET state = $2 WHERE id = $1";
    UPDATE_CLAUSE = "UPDATE agreement_clauses SET heading = $3, body = $4, state = $5, variant = $6
        WHERE agreement_id = $1 AND clause_key = $2";
    KEEP_VALUE = "INSERT INTO agreement_values (agreement_id, name, value) VALUES ($1, $2, $3)
        ON CONFLICT (agreement_id, name) DO UPDATE SET value = excluded.value";
    FORGET_VALUE = "DELETE FROM agreement_values WHERE agreement_id = $1 AND name = $2";
    NOTE_PRINT = "UPDATE agreements SET printed_version = version WHERE id = $1";
    NAMED_BEFORE = "SELECT value FROM agreement_values WHERE name = $1 GROUP BY value ORDER BY MAX(agreement_id) DESC LIMIT 6";
    LIST = "SELECT a.id, a.number, a.organisation_id, o.name AS organisation_name, a.activity_title, a.state, a.starts_on,
            a.ends_on, a.changed_at, a.version, a.printed_version,
            (SELECT p.printed_at FROM papers p WHERE p.subject_kind = 'agreement' AND p.subject_id = a.id
                ORDER BY p.id DESC LIMIT 1) AS printed_at,
            (SELECT u.full_name FROM users u WHERE u.id = a.created_by) AS drafted_by
        FROM agreements a CROSS JOIN organisations o
        WHERE o.id = a.organisation_id AND (a.changed_at, a.id) < ($1, $2)
        ORDER BY a.changed_at DESC, a.id DESC LIMIT $3";
    LIST_OF_ORGANISATION = "SELECT a.id, a.number, a.organisation_id, o.name AS organisation_name, a.activity_title, a.state,
            a.starts_on, a.ends_on, a.changed_at, a.version, a.printed_version,
            (SELECT p.printed_at FROM papers p WHERE p.subject_kind = 'agreement' AND p.subject_id = a.id
                ORDER BY p.id DESC LIMIT 1) AS printed_at,
            (SELECT u.full_name FROM users u WHERE u.id = a.created_by) AS drafted_by
        FROM agreements a CROSS JOIN organisations o
        WHERE a.organisation_id = $1 AND o.id = a.organisation_id AND a.state <> 'discarded'
        ORDER BY a.id DESC LIMIT $2";
}

/// What a new draft begins with.
pub(super) struct NewDraft<'a> {
    pub request_key: RequestKey,
    pub year: i32,
    pub organisation_id: OrganisationId,
    pub template: &'a Template,
    pub activity_title: &'a str,
    pub language: Language,
    pub period: (NaiveDate, NaiveDate),
    pub now: Instant,
    pub by: Option<UserId>,
}

pub(super) async fn find_by_key(tx: &mut Tx, key: RequestKey) -> Result<Option<AgreementId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(FIND_BY_KEY).bind(key).fetch_optional(connection).await)?)
}

/// Inserts a draft with the template's clauses. The number is allotted in the same transaction and never given again.
/// Its number.
pub(crate) async fn stored_number(tx: &mut Tx, id: AgreementId) -> Result<Option<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(AGREEMENT_NUMBER).bind(id).fetch_optional(connection).await)?)
}

pub(super) async fn insert(tx: &mut Tx, draft: NewDraft<'_>) -> Result<AgreementId, DatabaseError> {
    let running: i64 = within!(tx, connection => sqlx::query_scalar(NEXT_NUMBER)
        .bind(i64::from(draft.year)).fetch_one(connection).await)?;
    let number = number_of(draft.year, running);
    let id: AgreementId = within!(tx, connection => sqlx::query_scalar(INSERT)
        .bind(draft.request_key).bind(number).bind(draft.organisation_id).bind(draft.template.key.as_str())
        .bind(draft.activity_title).bind(draft.language.as_str()).bind(draft.period.0).bind(draft.period.1)
        .bind(draft.now).bind(draft.by).fetch_one(connection).await)?;
    for (place, clause) in (1_i64..).zip(&draft.template.clauses) {
        let variant = clause.variants.first().map(|variant| variant.key.clone());
        within!(tx, connection => sqlx::query(INSERT_CLAUSE)
            .bind(id).bind(clause.key.as_str()).bind(place).bind(clause.heading.in_language(draft.language))
            .bind(clause.body(None, draft.language)).bind(ClauseState::On.as_str()).bind(variant)
            .execute(connection).await.map(|_| ()))?;
    }
    Ok(id)
}

#[derive(Debug, sqlx::FromRow)]
struct AgreementRow {
    id: AgreementId,
    version: i64,
    number: String,
    organisation_id: OrganisationId,
    activity_title: String,
    case_number: String,
    #[sqlx(try_from = "String")]
    language: Language,
    #[sqlx(try_from = "String")]
    state: AgreementState,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    created_at: Instant,
    printed_version: Option<i64>,
    drafted_by: Option<String>,
}

#[derive(Debug, sqlx::FromRow)]
struct ClauseRow {
    clause_key: String,
    heading: String,
    body: String,
    #[sqlx(try_from = "String")]
    state: ClauseState,
    variant: Option<String>,
}

impl ClauseRow {
    fn into_clause(self, template: &Template, language: Language) -> Clause {
        let is_edited = template.clause(&self.clause_key).is_none_or(|original| {
            self.heading != original.heading.in_language(language)
                || self.body != original.body(self.variant.as_deref(), language)
        });
        Clause {
            key: self.clause_key,
            heading: self.heading,
            body: self.body,
            state: self.state,
            variant: self.variant,
            is_edited,
        }
    }
}

pub(super) async fn find(tx: &mut Tx, id: AgreementId) -> Result<Option<Agreement>, DatabaseError> {
    let row: Option<AgreementRow> =
        within!(tx, connection => sqlx::query_as(FIND).bind(id).fetch_optional(connection).await)?;
    let Some(row) = row else { return Ok(None) };
    let clauses: Vec<ClauseRow> =
        within!(tx, connection => sqlx::query_as(CLAUSES_OF).bind(id).fetch_all(connection).await)?;
    let values: Vec<(String, String)> =
        within!(tx, connection => sqlx::query_as(VALUES_OF).bind(id).fetch_all(connection).await)?;
    let template = Template::standard();
    Ok(Some(Agreement {
        id: row.id,
        version: row.version,
        number: row.number,
        organisation_id: row.organisation_id,
        activity_title: row.activity_title,
        case_number: row.case_number,
        language: row.language,
        state: row.state,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        values: values.into_iter().collect::<BTreeMap<_, _>>(),
        clauses: clauses.into_iter().map(|clause| clause.into_clause(template, row.language)).collect(),
        created_at: row.created_at,
        drafted_by: row.drafted_by,
        paper: PaperStanding::of(row.version, row.printed_version),
    }))
}

/// Takes the next version; `false` where somebody else has.
pub(super) async fn take_version(
    tx: &mut Tx,
    id: AgreementId,
    version: i64,
    now: Instant,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(LOCK_VERSION)
        .bind(id).bind(version).bind(now).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

pub(super) async fn update_facts(tx: &mut Tx, agreement: &Agreement) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(UPDATE_FACTS)
        .bind(agreement.id).bind(agreement.activity_title.as_str()).bind(agreement.case_number.as_str())
        .bind(agreement.starts_on).bind(agreement.ends_on).execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn update_state(tx: &mut Tx, id: AgreementId, state: AgreementState) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(UPDATE_STATE).bind(id).bind(state.as_str()).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Notes that what it says now stands on paper.
pub(super) async fn note_print(tx: &mut Tx, id: AgreementId) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(NOTE_PRINT).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// What was written for a variable in earlier agreements, the latest first.
pub(super) async fn named_before(tx: &mut Tx, name: &str) -> Result<Vec<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(NAMED_BEFORE).bind(name).fetch_all(connection).await)?)
}

pub(super) async fn update_clause(tx: &mut Tx, id: AgreementId, clause: &Clause) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(UPDATE_CLAUSE)
        .bind(id).bind(clause.key.as_str()).bind(clause.heading.as_str()).bind(clause.body.as_str())
        .bind(clause.state.as_str()).bind(clause.variant.as_deref()).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Keeps a written value; `None` goes back to what the records say.
pub(super) async fn keep_value(
    tx: &mut Tx,
    id: AgreementId,
    name: &str,
    value: Option<&str>,
) -> Result<(), DatabaseError> {
    match value {
        Some(value) => within!(tx, connection => sqlx::query(KEEP_VALUE)
            .bind(id).bind(name).bind(value).execute(connection).await.map(|_| ()))?,
        None => within!(tx, connection => sqlx::query(FORGET_VALUE)
            .bind(id).bind(name).execute(connection).await.map(|_| ()))?,
    }
    Ok(())
}

#[derive(Debug, sqlx::FromRow)]
struct SummaryRow {
    id: AgreementId,
    number: String,
    organisation_id: OrganisationId,
    organisation_name: String,
    activity_title: String,
    #[sqlx(try_from = "String")]
    state: AgreementState,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    changed_at: Instant,
    version: i64,
    printed_version: Option<i64>,
    printed_at: Option<Instant>,
    drafted_by: Option<String>,
}

impl From<SummaryRow> for AgreementSummary {
    fn from(row: SummaryRow) -> Self {
        Self {
            id: row.id,
            number: row.number,
            organisation_id: row.organisation_id,
            organisation_name: row.organisation_name,
            activity_title: row.activity_title,
            state: row.state,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            changed_at: row.changed_at,
            printed_at: row.printed_at,
            paper: PaperStanding::of(row.version, row.printed_version),
            drafted_by: row.drafted_by,
            days_left: None,
        }
    }
}

/// The agreements changed last, before this place in the list; those that were thrown away among them.
pub(super) async fn list(
    tx: &mut Tx,
    before: (Instant, AgreementId),
    most: i64,
) -> Result<Vec<AgreementSummary>, DatabaseError> {
    let rows: Vec<SummaryRow> = within!(tx, connection => sqlx::query_as(LIST)
        .bind(before.0).bind(before.1).bind(most).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(super) async fn list_of_organisation(
    tx: &mut Tx,
    id: OrganisationId,
    most: i64,
) -> Result<Vec<AgreementSummary>, DatabaseError> {
    let rows: Vec<SummaryRow> = within!(tx, connection => sqlx::query_as(LIST_OF_ORGANISATION)
        .bind(id).bind(most).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}
