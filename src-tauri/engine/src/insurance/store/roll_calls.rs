//! Roll-calls, who is on their lists, and what was answered.

use chrono::NaiveDate;

use crate::database::{DatabaseError, Texts, Tx, mend_texts, statements, within};
use crate::insurance::AttachmentFacts;
use crate::insurance::knowledge::{RegisterKeeping, end_of_time};
use crate::insurance::roll_call::{KeptRollCall, RollCallAnswer};
use crate::shared::forgotten_name::ForgottenName;
use crate::shared::ids::{AttachmentId, OrganisationId, PersonId, RequestKey, RollCallId, UserId};
use crate::shared::instant::Instant;

use super::{read, stored};

statements! {
    INSERT_ROLL_CALL = "INSERT INTO roll_calls (request_key, standing, counted_on, started_at, started_by)
        VALUES ($1, 'kept', $2, $3, $4) RETURNING id";
    ROLL_CALL_OF_REQUEST = "SELECT id FROM roll_calls WHERE request_key = $1";
    FIND_ROLL_CALL = "SELECT id, version, standing, counted_on, started_at FROM roll_calls WHERE id = $1";
    LATEST_ROLL_CALL = "SELECT id, version, standing, counted_on, started_at FROM roll_calls
        WHERE standing = 'kept' AND counted_on = (SELECT MAX(r.counted_on) FROM roll_calls r WHERE r.standing = 'kept')
        ORDER BY id DESC LIMIT 1";
    TAKE_ROLL_CALL = "UPDATE roll_calls SET version = version + 1, standing = $3 WHERE id = $1 AND version = $2";
    /// The attachments that stand, of volunteers who stand, at the workplaces from one number to another.
    ROLL_PEOPLE = "SELECT a.id, a.person_id, a.version, a.continues_id, f.workplace_id, f.facts, p.full_name, p.sort_key
        FROM attachment_facts f JOIN attachments a ON a.id = f.attachment_id
            JOIN volunteer_facts v ON v.person_id = a.person_id AND v.known_until = $3
            JOIN people p ON p.id = a.person_id
        WHERE f.workplace_id BETWEEN $1 AND $2 AND f.known_until = $3 AND f.standing = 'kept' AND v.standing = 'kept'
        ORDER BY f.workplace_id, p.sort_key, p.id, a.id";
    ROLL_ANSWERS = "SELECT attachment_id, workplace_id, facts, carried_out_at FROM roll_call_answers
        WHERE roll_call_id = $1 AND workplace_id BETWEEN $2 AND $3 ORDER BY workplace_id, attachment_id";
    ROLL_WORKPLACES = "SELECT workplace_id, missing, sent_at FROM roll_call_workplaces
        WHERE roll_call_id = $1 AND workplace_id BETWEEN $2 AND $3 ORDER BY workplace_id";
    KEEP_ANSWER = "INSERT INTO roll_call_answers (roll_call_id, workplace_id, attachment_id, answer, facts, answered_at, answered_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (roll_call_id, workplace_id, attachment_id) DO UPDATE SET answer = excluded.answer, facts = excluded.facts,
            answered_at = excluded.answered_at, answered_by = excluded.answered_by, carried_out_at = NULL";
    DROP_ANSWER = "DELETE FROM roll_call_answers WHERE roll_call_id = $1 AND workplace_id = $2 AND attachment_id = $3";
    MARK_CARRIED_OUT = "UPDATE roll_call_answers SET carried_out_at = $4
        WHERE roll_call_id = $1 AND workplace_id = $2 AND attachment_id = $3";
    KEEP_MISSING = "INSERT INTO roll_call_workplaces (roll_call_id, workplace_id, missing) VALUES ($1, $2, $3)
        ON CONFLICT (roll_call_id, workplace_id) DO UPDATE SET missing = excluded.missing";
    MISSING_TEXTS = "SELECT roll_call_id, missing FROM roll_call_workplaces WHERE missing <> ''";
    MEND_MISSING = "UPDATE roll_call_workplaces SET missing = $2 WHERE roll_call_id = $1 AND missing = $3";
    LISTS_SENT = "SELECT r.counted_on, w.sent_at FROM roll_calls r CROSS JOIN roll_call_workplaces w
        WHERE r.standing = 'kept' AND w.roll_call_id = r.id AND w.workplace_id = $1 AND w.sent_at IS NOT NULL ORDER BY w.sent_at";
    MARK_SENT = "INSERT INTO roll_call_workplaces (roll_call_id, workplace_id, sent_at) VALUES ($1, $2, $3)
        ON CONFLICT (roll_call_id, workplace_id) DO UPDATE SET sent_at = excluded.sent_at";
}

/// Workplaces from one number to another.
#[derive(Debug, Clone, Copy)]
pub(in crate::insurance) struct Among(i64, i64);

impl Among {
    /// All there are.
    pub const ALL: Self = Self(1, i64::MAX);

    pub fn one(id: OrganisationId) -> Self {
        Self(id.0, id.0)
    }
}

#[derive(sqlx::FromRow)]
struct RollCallRow {
    id: RollCallId,
    version: i64,
    #[sqlx(try_from = "String")]
    standing: RegisterKeeping,
    counted_on: NaiveDate,
    started_at: Instant,
}

impl From<RollCallRow> for KeptRollCall {
    fn from(row: RollCallRow) -> Self {
        let RollCallRow { id, version, standing: keeping, counted_on, started_at } = row;
        Self { id, version, keeping, counted_on, started_at }
    }
}

/// Somebody at a workplace.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct RollPerson {
    pub id: AttachmentId,
    pub person_id: PersonId,
    pub version: i64,
    /// The attachment that it goes on from.
    pub continues_id: Option<AttachmentId>,
    pub workplace_id: OrganisationId,
    pub facts: AttachmentFacts,
    pub full_name: String,
}

#[derive(sqlx::FromRow)]
struct RollPersonRow {
    id: AttachmentId,
    person_id: PersonId,
    version: i64,
    continues_id: Option<AttachmentId>,
    workplace_id: OrganisationId,
    facts: String,
    full_name: String,
}

/// What was answered about somebody.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct KeptAnswer {
    pub attachment_id: AttachmentId,
    pub workplace_id: OrganisationId,
    pub answer: RollCallAnswer,
    pub carried_out_at: Option<Instant>,
}

#[derive(sqlx::FromRow)]
struct AnswerRow {
    attachment_id: AttachmentId,
    workplace_id: OrganisationId,
    facts: String,
    carried_out_at: Option<Instant>,
}

/// What is kept of a workplace itself.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::insurance) struct RollWorkplace {
    pub workplace_id: OrganisationId,
    pub missing: String,
    pub sent_at: Option<Instant>,
}

pub(in crate::insurance) async fn insert_roll_call(
    tx: &mut Tx,
    (key, counted_on): (RequestKey, NaiveDate),
    (by, now): (Option<UserId>, Instant),
) -> Result<RollCallId, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_ROLL_CALL)
        .bind(key).bind(counted_on).bind(now).bind(by).fetch_one(connection).await)?)
}

pub(in crate::insurance) async fn roll_call_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<RollCallId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ROLL_CALL_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

/// A roll-call, also one that was not begun after all.
pub(in crate::insurance) async fn find_roll_call(
    tx: &mut Tx,
    id: RollCallId,
) -> Result<Option<KeptRollCall>, DatabaseError> {
    let row: Option<RollCallRow> =
        within!(tx, connection => sqlx::query_as(FIND_ROLL_CALL).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(KeptRollCall::from))
}

/// The roll-call that counts last.
pub(in crate::insurance) async fn latest_roll_call(tx: &mut Tx) -> Result<Option<KeptRollCall>, DatabaseError> {
    let row: Option<RollCallRow> =
        within!(tx, connection => sqlx::query_as(LATEST_ROLL_CALL).fetch_optional(connection).await)?;
    Ok(row.map(KeptRollCall::from))
}

/// Lets a roll-call stand, or takes it back; whether the version was still the one given.
pub(in crate::insurance) async fn take_roll_call(
    tx: &mut Tx,
    (id, version): (RollCallId, i64),
    keeping: RegisterKeeping,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TAKE_ROLL_CALL)
        .bind(id).bind(version).bind(keeping.as_str()).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Everybody at some workplaces, by name at each; those who have left too.
pub(in crate::insurance) async fn roll_people(tx: &mut Tx, among: Among) -> Result<Vec<RollPerson>, DatabaseError> {
    let rows: Vec<RollPersonRow> = within!(tx, connection => sqlx::query_as(ROLL_PEOPLE)
        .bind(among.0).bind(among.1).bind(end_of_time()).fetch_all(connection).await)?;
    let person = |row: RollPersonRow| {
        let facts = read("attachment_facts", &row.facts)?;
        let RollPersonRow { id, person_id, version, continues_id, workplace_id, full_name, .. } = row;
        Ok(RollPerson { id, person_id, version, continues_id, workplace_id, facts, full_name })
    };
    rows.into_iter().map(person).collect()
}

/// What was answered at some workplaces.
pub(in crate::insurance) async fn roll_answers(
    tx: &mut Tx,
    id: RollCallId,
    among: Among,
) -> Result<Vec<KeptAnswer>, DatabaseError> {
    let rows: Vec<AnswerRow> = within!(tx, connection => sqlx::query_as(ROLL_ANSWERS)
        .bind(id).bind(among.0).bind(among.1).fetch_all(connection).await)?;
    let answer = |row: AnswerRow| {
        let answer = read("roll_call_answers", &row.facts)?;
        let AnswerRow { attachment_id, workplace_id, carried_out_at, .. } = row;
        Ok(KeptAnswer { attachment_id, workplace_id, answer, carried_out_at })
    };
    rows.into_iter().map(answer).collect()
}

/// What is kept of some workplaces themselves.
pub(in crate::insurance) async fn roll_workplaces(
    tx: &mut Tx,
    id: RollCallId,
    among: Among,
) -> Result<Vec<RollWorkplace>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(ROLL_WORKPLACES)
        .bind(id).bind(among.0).bind(among.1).fetch_all(connection).await)?)
}

/// A workplace's place in a roll-call.
pub(in crate::insurance) type AtWorkplace = (RollCallId, OrganisationId);

/// Keeps an answer in the place of the one before it, or drops that.
pub(in crate::insurance) async fn keep_answer(
    tx: &mut Tx,
    (id, workplace_id): AtWorkplace,
    (attachment_id, answer): (AttachmentId, Option<&RollCallAnswer>),
    (by, now): (Option<UserId>, Instant),
) -> Result<(), DatabaseError> {
    let Some(answer) = answer else {
        return Ok(within!(tx, connection => sqlx::query(DROP_ANSWER)
            .bind(id).bind(workplace_id).bind(attachment_id).execute(connection).await.map(|_| ()))?);
    };
    let facts = stored(answer)?;
    within!(tx, connection => sqlx::query(KEEP_ANSWER)
        .bind(id).bind(workplace_id).bind(attachment_id).bind(answer.kind.as_str()).bind(facts).bind(now).bind(by)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Notes when an answer was carried out, or that it is not.
pub(in crate::insurance) async fn mark_carried_out(
    tx: &mut Tx,
    (id, workplace_id): AtWorkplace,
    attachment_id: AttachmentId,
    at: Option<Instant>,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(MARK_CARRIED_OUT)
        .bind(id).bind(workplace_id).bind(attachment_id).bind(at).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Keeps who a workplace says is missing on its list.
pub(in crate::insurance) async fn keep_missing(
    tx: &mut Tx,
    (id, workplace_id): AtWorkplace,
    missing: &str,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(KEEP_MISSING)
        .bind(id).bind(workplace_id).bind(missing).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Notes when a workplace got its list, or that it did not.
pub(in crate::insurance) async fn mark_sent(
    tx: &mut Tx,
    (id, workplace_id): AtWorkplace,
    at: Option<Instant>,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(MARK_SENT)
        .bind(id).bind(workplace_id).bind(at).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// The lists that a workplace was sent: of which day, and when.
pub(in crate::insurance) async fn lists_sent(
    tx: &mut Tx,
    workplace_id: OrganisationId,
) -> Result<Vec<(NaiveDate, Instant)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(LISTS_SENT).bind(workplace_id).fetch_all(connection).await)?)
}

/// Takes a name out of who workplaces said is missing; how many texts.
pub(in crate::insurance) async fn forget_missing(tx: &mut Tx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    let columns = [Texts { read: MISSING_TEXTS, write: MEND_MISSING }];
    mend_texts(tx, &columns, &|text| name.mended(text)).await
}
