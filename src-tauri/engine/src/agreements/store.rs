//! All SQL of this slice: here the agreement itself, in `store/` its lists and its life.

mod forgetting;
mod goals;
mod library;
mod list;
mod own_variables;
mod requirements;
mod signing;
mod talks;
mod words;

pub(crate) use forgetting::STATEMENTS as FORGETTING_STATEMENTS;
pub(super) use forgetting::{
    MayGo, OldDraft, agreements_that_may_go, drafts_that_may_go, forget_agreement, is_forgotten, one_that_may_go,
};
pub(crate) use goals::STATEMENTS as GOAL_STATEMENTS;
pub(super) use goals::{
    NewGoalEvaluation, WaitingGoal, add_goal, add_goal_evaluation, change_goal, evaluation_of_request, find_goal,
    goal_of_evaluation, goal_of_request, goals_of, waiting_goals, withdraw_goal, withdraw_goal_evaluation,
};
pub(crate) use library::STATEMENTS as LIBRARY_STATEMENTS;
pub(super) use library::{clause_places, insert_clause, keep_library, libraries_of, library};
pub(crate) use list::STATEMENTS as LIST_STATEMENTS;
pub(super) use list::{Listed, list, list_of_organisation, signers_between};
pub(crate) use own_variables::STATEMENTS as OWN_VARIABLE_STATEMENTS;
pub(super) use own_variables::{
    Asking, agreements_that_may_ask, hold_variables, keep_own_variables, libraries_that_may_ask, own_variables,
    vocabulary, vocabulary_of,
};
pub(crate) use requirements::STATEMENTS as REQUIREMENT_STATEMENTS;
pub(super) use requirements::{keep_requirement, requirements_between, take_requirements_along};
pub(crate) use signing::STATEMENTS as SIGNING_STATEMENTS;
pub(super) use signing::{
    NewSignature, SignatureRow, add_signature, add_version, attach_copy, attached_copies, find_signature,
    latest_version, set_copy, set_signature, signature_of_request, signatures_of, signers_for, versions_of,
    words_of_version,
};
pub(crate) use talks::STATEMENTS as TALK_STATEMENTS;
pub(super) use talks::{
    NextStep, add_talk, change_talk, find_talk, next_steps, settle_next_step, talk_of_request, talks_of, withdraw_talk,
};
pub(crate) use words::{STATEMENTS as WORDS_STATEMENTS, forget_in_agreements};

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::agreement::AgreementLink;
use super::agreement::number_of;
use super::library::{ClauseOriginal, Libraries};
use super::{
    Agreement, AgreementState, Clause, ClauseState, Evaluation, Notice, NoticeTo, NoticeUnit, PaperStanding,
    Termination, Terms,
};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::format::Language;
use crate::shared::ids::{AgreementId, OrganisationId, RequestKey, UserId};
use crate::shared::instant::Instant;

statements! {
    NEXT_NUMBER = "INSERT INTO agreement_numbers (year, last_number) VALUES ($1, 1)
        ON CONFLICT (year) DO UPDATE SET last_number = agreement_numbers.last_number + 1 RETURNING last_number";
    FIND_BY_KEY = "SELECT id FROM agreements WHERE request_key = $1";
    INSERT = "INSERT INTO agreements (request_key, number, organisation_id, template, activity_title, case_number, language,
            state, starts_on, ends_on, created_at, created_by, changed_at, predecessor_id, notice_count, notice_unit, notice_to,
            tacit_months)
        VALUES ($1, $2, $3, $4, $5, $11, $6, 'draft', $7, $8, $9, $10, $9, $12, $13, $14, $15, $16) RETURNING id";
    INSERT_CLAUSE = "INSERT INTO agreement_clauses (agreement_id, clause_key, place, heading, body, state, variant, library_version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    AGREEMENT_NUMBER = "SELECT number FROM agreements WHERE id = $1";
    AGREEMENT_CASE = "SELECT number, organisation_id, case_number FROM agreements WHERE id = $1";
    FIND = "SELECT a.id, a.version, a.number, a.organisation_id, a.activity_title, a.case_number, a.language, a.state,
            a.starts_on, a.ends_on, a.created_at, a.printed_version, a.notice_count, a.notice_unit, a.notice_to, a.tacit_months,
            a.predecessor_id, a.sent_on, a.replaced_from, a.notice_given_on, a.notice_given_by, a.notice_way, a.notice_ends_on,
            a.evaluated_on, a.evaluation_result, a.evaluation_next_step, u.full_name AS drafted_by
        FROM agreements a LEFT JOIN users u ON u.id = a.created_by WHERE a.id = $1";
    CLAUSES_OF = "SELECT clause_key, heading, body, state, variant, note, library_version FROM agreement_clauses
        WHERE agreement_id = $1 ORDER BY place, clause_key";
    VALUES_OF = "SELECT name, value FROM agreement_values WHERE agreement_id = $1 ORDER BY name";
    LOCK_VERSION = "UPDATE agreements SET version = version + 1, changed_at = $3 WHERE id = $1 AND version = $2";
    UPDATE_FACTS = "UPDATE agreements SET activity_title = $2, case_number = $3, starts_on = $4, ends_on = $5 WHERE id = $1";
    UPDATE_STATE = "UPDATE agreements SET state = $2 WHERE id = $1";
    UPDATE_TERMS = "UPDATE agreements SET notice_count = $2, notice_unit = $3, notice_to = $4, tacit_months = $5 WHERE id = $1";
    UPDATE_SENT = "UPDATE agreements SET sent_on = $2 WHERE id = $1";
    UPDATE_REPLACED = "UPDATE agreements SET replaced_from = $2 WHERE id = $1";
    UPDATE_NOTICE = "UPDATE agreements SET notice_given_on = $2, notice_given_by = $3, notice_way = $4, notice_ends_on = $5
        WHERE id = $1";
    UPDATE_EVALUATION = "UPDATE agreements SET evaluated_on = $2, evaluation_result = $3, evaluation_next_step = $4
        WHERE id = $1";
    KEEP_PRINT = "UPDATE agreements SET printed_version = version WHERE id = $1 AND printed_version = version - 1";
    SUCCESSOR = "SELECT id, number, state FROM agreements WHERE predecessor_id = $1 AND state <> 'discarded'
        ORDER BY id DESC LIMIT 1";
    LINK = "SELECT id, number, state FROM agreements WHERE id = $1";
    UPDATE_CLAUSE = "UPDATE agreement_clauses SET heading = $3, body = $4, state = $5, variant = $6, library_version = $7
        WHERE agreement_id = $1 AND clause_key = $2";
    UPDATE_NOTE = "UPDATE agreement_clauses SET note = $3 WHERE agreement_id = $1 AND clause_key = $2";
    KEEP_VALUE = "INSERT INTO agreement_values (agreement_id, name, value) VALUES ($1, $2, $3)
        ON CONFLICT (agreement_id, name) DO UPDATE SET value = excluded.value";
    FORGET_VALUE = "DELETE FROM agreement_values WHERE agreement_id = $1 AND name = $2";
    NOTE_PRINT = "UPDATE agreements SET printed_version = version WHERE id = $1";
    NAMED_BEFORE = "SELECT value FROM agreement_values WHERE name = $1 GROUP BY value ORDER BY MAX(agreement_id) DESC LIMIT 6";
}

/// What a new draft begins with.
pub(super) struct NewDraft<'a> {
    pub request_key: RequestKey,
    pub year: i32,
    pub organisation_id: OrganisationId,
    pub template: &'a str,
    pub activity_title: &'a str,
    pub case_number: &'a str,
    pub language: Language,
    pub clauses: &'a [Clause],
    pub terms: Terms,
    pub predecessor_id: Option<AgreementId>,
    pub period: (Option<NaiveDate>, Option<NaiveDate>),
    pub now: Instant,
    pub by: Option<UserId>,
}

pub(super) async fn find_by_key(tx: &mut Tx, key: RequestKey) -> Result<Option<AgreementId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(FIND_BY_KEY).bind(key).fetch_optional(connection).await)?)
}

/// Its number.
pub(crate) async fn stored_number(tx: &mut Tx, id: AgreementId) -> Result<Option<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(AGREEMENT_NUMBER).bind(id).fetch_optional(connection).await)?)
}

/// An agreement's number, its other party and its case in the municipality's own system.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct AgreementCase {
    pub number: String,
    pub organisation_id: OrganisationId,
    pub case_number: String,
}

/// What a case system asks of an agreement.
pub(crate) async fn stored_case(tx: &mut Tx, id: AgreementId) -> Result<Option<AgreementCase>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(AGREEMENT_CASE).bind(id).fetch_optional(connection).await)?)
}

/// Inserts a draft with its clauses. The number is allotted in the same transaction and never given again.
pub(super) async fn insert(tx: &mut Tx, draft: NewDraft<'_>) -> Result<AgreementId, DatabaseError> {
    let running: i64 = within!(tx, connection => sqlx::query_scalar(NEXT_NUMBER)
        .bind(i64::from(draft.year)).fetch_one(connection).await)?;
    let number = number_of(draft.year, running);
    let id: AgreementId = within!(tx, connection => sqlx::query_scalar(INSERT)
        .bind(draft.request_key).bind(number).bind(draft.organisation_id).bind(draft.template)
        .bind(draft.activity_title).bind(draft.language.as_str()).bind(draft.period.0).bind(draft.period.1)
        .bind(draft.now).bind(draft.by).bind(draft.case_number).bind(draft.predecessor_id)
        .bind(i64::from(draft.terms.notice.count)).bind(draft.terms.notice.unit.as_str())
        .bind(draft.terms.notice.to.as_str()).bind(draft.terms.tacit_months.map(i64::from))
        .fetch_one(connection).await)?;
    for (place, clause) in (1_i64..).zip(draft.clauses) {
        add_clause(tx, id, place, clause).await?;
    }
    Ok(id)
}

/// Writes a clause at a place where none stands.
async fn add_clause(tx: &mut Tx, id: AgreementId, place: i64, clause: &Clause) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(INSERT_CLAUSE)
        .bind(id).bind(clause.key.as_str()).bind(place).bind(clause.heading.as_str()).bind(clause.body.as_str())
        .bind(clause.state.as_str()).bind(clause.variant.as_deref()).bind(clause.library_version)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
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
    #[sqlx(flatten)]
    terms: TermsRow,
    predecessor_id: Option<AgreementId>,
    sent_on: Option<NaiveDate>,
    replaced_from: Option<NaiveDate>,
    notice_given_on: Option<NaiveDate>,
    notice_given_by: Option<String>,
    notice_way: Option<String>,
    notice_ends_on: Option<NaiveDate>,
    evaluated_on: Option<NaiveDate>,
    evaluation_result: String,
    evaluation_next_step: String,
    drafted_by: Option<String>,
}

impl AgreementRow {
    fn termination(&self) -> Option<Termination> {
        Some(Termination {
            given_on: self.notice_given_on?,
            given_by: self.notice_given_by.clone()?.try_into().ok()?,
            way: self.notice_way.clone()?.try_into().ok()?,
            ends_on: self.notice_ends_on?,
        })
    }

    fn evaluation(&self) -> Option<Evaluation> {
        let (result, next_step) = (self.evaluation_result.clone(), self.evaluation_next_step.clone());
        Some(Evaluation { evaluated_on: self.evaluated_on?, result, next_step })
    }
}

#[derive(Debug, sqlx::FromRow)]
struct TermsRow {
    notice_count: i64,
    #[sqlx(try_from = "String")]
    notice_unit: NoticeUnit,
    #[sqlx(try_from = "String")]
    notice_to: NoticeTo,
    tacit_months: Option<i64>,
}

impl TermsRow {
    fn terms(&self) -> Terms {
        let count = u32::try_from(self.notice_count).unwrap_or(Notice::MOST);
        let notice = Notice { count, unit: self.notice_unit, to: self.notice_to };
        Terms { notice, tacit_months: self.tacit_months.and_then(|months| u32::try_from(months).ok()) }
    }
}

#[derive(Debug, sqlx::FromRow)]
struct ClauseRow {
    clause_key: String,
    heading: String,
    body: String,
    #[sqlx(try_from = "String")]
    state: ClauseState,
    variant: Option<String>,
    note: String,
    library_version: i64,
}

impl ClauseRow {
    fn into_clause(self, libraries: &Libraries, language: Language) -> Clause {
        let mut clause = Clause {
            key: self.clause_key,
            heading: self.heading,
            body: self.body,
            state: self.state,
            variant: self.variant,
            is_edited: false,
            note: self.note,
            library_version: self.library_version,
        };
        let original = libraries.original(&clause, language);
        let says = |original: &ClauseOriginal| original.heading == clause.heading && original.body == clause.body;
        clause.is_edited = !original.as_ref().is_some_and(says);
        clause
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
    let libraries = libraries_of(tx, id).await?;
    Ok(Some(Agreement {
        termination: row.termination(),
        evaluation: row.evaluation(),
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
        clauses: clauses.into_iter().map(|clause| clause.into_clause(&libraries, row.language)).collect(),
        created_at: row.created_at,
        drafted_by: row.drafted_by,
        paper: PaperStanding::of(row.version, row.printed_version),
        terms: row.terms.terms(),
        predecessor_id: row.predecessor_id,
        sent_on: row.sent_on,
        replaced_from: row.replaced_from,
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

pub(super) async fn update_terms(tx: &mut Tx, id: AgreementId, terms: Terms) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(UPDATE_TERMS)
        .bind(id).bind(i64::from(terms.notice.count)).bind(terms.notice.unit.as_str()).bind(terms.notice.to.as_str())
        .bind(terms.tacit_months.map(i64::from)).execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn update_sent(tx: &mut Tx, id: AgreementId, on: Option<NaiveDate>) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(UPDATE_SENT).bind(id).bind(on).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// From which day on a later agreement stands in its place.
pub(super) async fn update_replaced(
    tx: &mut Tx,
    id: AgreementId,
    from: Option<NaiveDate>,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(UPDATE_REPLACED).bind(id).bind(from).execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn update_notice(
    tx: &mut Tx,
    id: AgreementId,
    notice: Option<Termination>,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(UPDATE_NOTICE)
        .bind(id).bind(notice.map(|one| one.given_on)).bind(notice.map(|one| one.given_by.as_str()))
        .bind(notice.map(|one| one.way.as_str())).bind(notice.map(|one| one.ends_on)).execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn update_evaluation(
    tx: &mut Tx,
    id: AgreementId,
    evaluation: Option<&Evaluation>,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(UPDATE_EVALUATION)
        .bind(id).bind(evaluation.map(|one| one.evaluated_on)).bind(evaluation.map_or("", |one| one.result.as_str()))
        .bind(evaluation.map_or("", |one| one.next_step.as_str())).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// What was done changed no word: a paper that said what it says still does.
pub(super) async fn keep_print(tx: &mut Tx, id: AgreementId) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(KEEP_PRINT).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

#[derive(Debug, sqlx::FromRow)]
struct LinkRow {
    id: AgreementId,
    number: String,
    #[sqlx(try_from = "String")]
    state: AgreementState,
}

impl LinkRow {
    fn link(self) -> AgreementLink {
        AgreementLink { id: self.id, number: self.number, state: self.state }
    }
}

/// The agreement that was begun to follow this one.
pub(super) async fn successor(tx: &mut Tx, id: AgreementId) -> Result<Option<AgreementLink>, DatabaseError> {
    let row: Option<LinkRow> =
        within!(tx, connection => sqlx::query_as(SUCCESSOR).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(LinkRow::link))
}

pub(super) async fn link(tx: &mut Tx, id: AgreementId) -> Result<Option<AgreementLink>, DatabaseError> {
    let row: Option<LinkRow> =
        within!(tx, connection => sqlx::query_as(LINK).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(LinkRow::link))
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
        .bind(clause.state.as_str()).bind(clause.variant.as_deref()).bind(clause.library_version)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn update_note(tx: &mut Tx, id: AgreementId, key: &str, note: &str) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(UPDATE_NOTE)
        .bind(id).bind(key).bind(note).execute(connection).await.map(|_| ()))?;
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
