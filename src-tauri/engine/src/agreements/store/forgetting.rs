//! All SQL about agreements whose time is over: what they said, who signed and what was talked about goes; number, parties, dates,
//! state, sums and goals stay.

use chrono::NaiveDate;

use super::TermsRow;
use crate::agreements::dates::LifeFacts;
use crate::agreements::{AgreementState, Term};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::forgotten_name::GONE;
use crate::shared::ids::AgreementId;
use crate::shared::instant::Instant;

statements! {
    /// Those that began by a day and were signed once; when they ended, their dates say.
    AGREEMENTS_THAT_MAY_GO = "SELECT a.id, a.number, o.name AS organisation_name, a.state, a.starts_on, a.ends_on, a.notice_count,
            a.notice_unit, a.notice_to, a.tacit_months, a.replaced_from, a.notice_ends_on
        FROM agreements a CROSS JOIN organisations o
        WHERE o.id = a.organisation_id AND a.forgotten_at IS NULL AND a.starts_on <= $1 AND a.state IN ('signed', 'terminated', 'renewed')
        ORDER BY a.starts_on, a.id LIMIT $2";
    /// Written so that the index of all that may go is not taken for the one: it is found by its number.
    ONE_THAT_MAY_GO = "SELECT a.id, a.number, o.name AS organisation_name, a.state, a.starts_on, a.ends_on, a.notice_count,
            a.notice_unit, a.notice_to, a.tacit_months, a.replaced_from, a.notice_ends_on
        FROM agreements a CROSS JOIN organisations o
        WHERE o.id = a.organisation_id AND a.id = $1 AND CASE WHEN a.forgotten_at IS NULL THEN 1 ELSE 0 END = 1
            AND a.state IN ('signed', 'terminated', 'renewed')";
    /// Those that were never signed and were changed last before a moment.
    DRAFTS_THAT_MAY_GO = "SELECT a.id, a.number, o.name AS organisation_name, a.changed_at
        FROM agreements a CROSS JOIN organisations o
        WHERE o.id = a.organisation_id AND CASE WHEN a.forgotten_at IS NULL THEN 1 ELSE 0 END = 1 AND a.changed_at < $1
            AND a.state IN ('draft', 'in_review', 'sent', 'discarded')
        ORDER BY a.changed_at, a.id LIMIT $2";
    COUNT_FORGOTTEN = "SELECT count(*) FROM agreements WHERE id = $1 AND forgotten_at IS NOT NULL";
    FORGET_COPIES = "DELETE FROM agreement_copies WHERE agreement_id = $1";
    FORGET_VERSIONS = "DELETE FROM agreement_versions WHERE agreement_id = $1";
    FORGET_SIGNERS = "UPDATE agreement_signatures SET name = $2, title = '', contact_role_id = NULL WHERE agreement_id = $1";
    FORGET_CLAUSES = "UPDATE agreement_clauses SET body = $2, note = '' WHERE agreement_id = $1";
    /// Sums, numbers and days stay: figures are made of them.
    FORGET_VALUES = "DELETE FROM agreement_values WHERE agreement_id = $1 AND name NOT IN ('grant_amount', 'grant_period',
        'grant_basis', 'number_of_volunteers', 'number_of_participants', 'evaluation_date', 'report_date')";
    FORGET_TALKS = "UPDATE agreement_talks SET took_part = $2, said = $2, next_step = '', version = version + 1 WHERE agreement_id = $1";
    FORGET_RESULTS = "UPDATE agreement_goal_evaluations SET result = '', next_step = ''
        WHERE goal_id IN (SELECT id FROM agreement_goals WHERE agreement_id = $1)";
    FORGET_CONFIRMED_BY = "UPDATE agreement_requirements SET reason = '', confirmed_by = '', version = version + 1 WHERE agreement_id = $1";
    /// Nobody goes on with what says nothing any more: one that was never signed is thrown away.
    MARK_FORGOTTEN = "UPDATE agreements SET forgotten_at = $2,
        state = CASE WHEN state IN ('draft', 'in_review', 'sent') THEN 'discarded' ELSE state END, evaluation_result = '', evaluation_next_step = '',
        version = version + 1 WHERE id = $1";
}

/// More agreements than an office lets go of at a time.
const MOST: i64 = 2_000;

/// An agreement that may be over.
#[derive(Debug, Clone)]
pub(in crate::agreements) struct MayGo {
    pub id: AgreementId,
    pub number: String,
    pub organisation_name: String,
    pub life: LifeFacts,
}

#[derive(Debug, sqlx::FromRow)]
struct MayGoRow {
    id: AgreementId,
    number: String,
    organisation_name: String,
    #[sqlx(try_from = "String")]
    state: AgreementState,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    #[sqlx(flatten)]
    terms: TermsRow,
    replaced_from: Option<NaiveDate>,
    notice_ends_on: Option<NaiveDate>,
}

impl From<MayGoRow> for MayGo {
    fn from(row: MayGoRow) -> Self {
        let life = LifeFacts {
            state: row.state,
            first: row.starts_on.zip(row.ends_on).and_then(|(starts_on, ends_on)| Term::between(starts_on, ends_on)),
            terms: row.terms.terms(),
            sent_on: None,
            notice_ends_on: row.notice_ends_on,
            replaced_from: row.replaced_from,
            evaluation_on: None,
            is_evaluated: false,
        };
        Self { id: row.id, number: row.number, organisation_name: row.organisation_name, life }
    }
}

/// Agreements that began by a day, were signed, and say still what was agreed.
pub(in crate::agreements) async fn agreements_that_may_go(
    tx: &mut Tx,
    began_by: NaiveDate,
) -> Result<Vec<MayGo>, DatabaseError> {
    let rows: Vec<MayGoRow> = within!(tx, connection => sqlx::query_as(AGREEMENTS_THAT_MAY_GO)
        .bind(began_by).bind(MOST).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// An agreement that was never signed.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::agreements) struct OldDraft {
    pub id: AgreementId,
    pub number: String,
    pub organisation_name: String,
    pub changed_at: Instant,
}

/// Agreements that were never signed, changed last before a moment, and say something still.
pub(in crate::agreements) async fn drafts_that_may_go(
    tx: &mut Tx,
    before: Instant,
) -> Result<Vec<OldDraft>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(DRAFTS_THAT_MAY_GO)
        .bind(before).bind(MOST).fetch_all(connection).await)?)
}

/// One of those that were signed.
pub(in crate::agreements) async fn one_that_may_go(
    tx: &mut Tx,
    id: AgreementId,
) -> Result<Option<MayGo>, DatabaseError> {
    let row: Option<MayGoRow> =
        within!(tx, connection => sqlx::query_as(ONE_THAT_MAY_GO).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(Into::into))
}

/// Takes out of an agreement what it said and everybody's name; which papers were its versions and copies goes first, and whoever
/// calls this deletes those next.
pub(in crate::agreements) async fn forget_agreement(
    tx: &mut Tx,
    id: AgreementId,
    now: Instant,
) -> Result<(), DatabaseError> {
    for statement in [FORGET_COPIES, FORGET_VERSIONS, FORGET_VALUES, FORGET_RESULTS, FORGET_CONFIRMED_BY] {
        within!(&mut *tx, connection => sqlx::query(statement).bind(id).execute(connection).await.map(|_| ()))?;
    }
    for statement in [FORGET_SIGNERS, FORGET_CLAUSES, FORGET_TALKS] {
        within!(&mut *tx, connection => sqlx::query(statement).bind(id).bind(GONE).execute(connection).await.map(|_| ()))?;
    }
    within!(tx, connection => sqlx::query(MARK_FORGOTTEN).bind(id).bind(now).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Whether what it said went for good.
pub(in crate::agreements) async fn is_forgotten(tx: &mut Tx, id: AgreementId) -> Result<bool, DatabaseError> {
    let found: i64 =
        within!(tx, connection => sqlx::query_scalar(COUNT_FORGOTTEN).bind(id).fetch_one(connection).await)?;
    Ok(found > 0)
}
