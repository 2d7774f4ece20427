//! Goals and how they went.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::agreements::goal::{self, CarriedGoal, Goal, GoalEvaluation, GoalFacts, GoalOutcome};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AgreementId, GoalEvaluationId, GoalId, RequestKey, UserId};
use crate::shared::instant::Instant;

statements! {
    GOAL_OF_REQUEST = "SELECT agreement_id FROM agreement_goals WHERE request_key = $1";
    ADD_GOAL = "INSERT INTO agreement_goals (request_key, agreement_id, goal, measure, evaluate_on, carried_from_id, added_at, added_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
    FIND_GOAL = "SELECT id, agreement_id, version, goal, measure, evaluate_on, carried_from_id, withdrawn_at
        FROM agreement_goals WHERE id = $1";
    GOALS_OF = "SELECT id, agreement_id, version, goal, measure, evaluate_on, carried_from_id, withdrawn_at
        FROM agreement_goals WHERE agreement_id = $1 AND withdrawn_at IS NULL ORDER BY evaluate_on, id";
    CHANGE_GOAL = "UPDATE agreement_goals SET goal = $3, measure = $4, evaluate_on = $5, version = version + 1
        WHERE id = $1 AND version = $2";
    WITHDRAW_GOAL = "UPDATE agreement_goals SET withdrawn_at = $3, version = version + 1 WHERE id = $1 AND version = $2";
    CARRIED_TO = "SELECT c.id, c.agreement_id, a.number FROM agreement_goals c JOIN agreements a ON a.id = c.agreement_id
        WHERE c.carried_from_id = $1 AND c.withdrawn_at IS NULL AND a.state <> 'discarded' ORDER BY c.id LIMIT 1";
    CARRIED_FROM = "SELECT g.id, g.agreement_id, a.number FROM agreement_goals g JOIN agreements a ON a.id = g.agreement_id
        WHERE g.id = $1";
    EVALUATION_OF_REQUEST = "SELECT goal_id FROM agreement_goal_evaluations WHERE request_key = $1";
    ADD_GOAL_EVALUATION = "INSERT INTO agreement_goal_evaluations (request_key, goal_id, outcome, result, next_step, evaluated_on,
            again_on, noted_at, noted_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id";
    GOAL_EVALUATIONS = "SELECT e.id, e.outcome, e.result, e.next_step, e.evaluated_on, e.again_on, u.full_name AS noted_by
        FROM agreement_goal_evaluations e LEFT JOIN users u ON u.id = e.noted_by
        WHERE e.goal_id = $1 AND e.withdrawn_at IS NULL ORDER BY e.id DESC";
    GOAL_OF_EVALUATION = "SELECT goal_id FROM agreement_goal_evaluations WHERE id = $1";
    WITHDRAW_GOAL_EVALUATION = "UPDATE agreement_goal_evaluations SET withdrawn_at = $2 WHERE id = $1";
    WAITING_GOALS = "SELECT g.id, g.agreement_id, g.goal, g.evaluate_on,
            (SELECT e.id FROM agreement_goal_evaluations e WHERE e.goal_id = g.id AND e.withdrawn_at IS NULL
                ORDER BY e.id DESC LIMIT 1) AS evaluation_id,
            (SELECT e.again_on FROM agreement_goal_evaluations e WHERE e.goal_id = g.id AND e.withdrawn_at IS NULL
                ORDER BY e.id DESC LIMIT 1) AS again_on
        FROM agreement_goals g
        WHERE g.agreement_id BETWEEN $1 AND $2 AND g.withdrawn_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM agreement_goals c JOIN agreements a ON a.id = c.agreement_id
                WHERE c.carried_from_id = g.id AND c.withdrawn_at IS NULL AND a.state <> 'discarded')
        ORDER BY g.agreement_id, g.id";
}

/// A stored goal, also one that was taken back.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::agreements) struct GoalRow {
    pub id: GoalId,
    pub agreement_id: AgreementId,
    pub version: i64,
    pub goal: String,
    pub measure: String,
    pub evaluate_on: NaiveDate,
    pub carried_from_id: Option<GoalId>,
    pub withdrawn_at: Option<Instant>,
}

impl GoalRow {
    pub(in crate::agreements) fn facts(&self) -> GoalFacts {
        GoalFacts { goal: self.goal.clone(), measure: self.measure.clone(), evaluate_on: self.evaluate_on }
    }
}

/// The agreement to which a request added a goal.
pub(in crate::agreements) async fn goal_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<AgreementId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(GOAL_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

/// Adds a goal, which may go on with another.
pub(in crate::agreements) async fn add_goal(
    tx: &mut Tx,
    (id, key): (AgreementId, RequestKey),
    facts: &GoalFacts,
    carried_from: Option<GoalId>,
    (at, by): (Instant, Option<UserId>),
) -> Result<GoalId, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ADD_GOAL)
        .bind(key).bind(id).bind(facts.goal.as_str()).bind(facts.measure.as_str()).bind(facts.evaluate_on)
        .bind(carried_from).bind(at).bind(by).fetch_one(connection).await)?)
}

pub(in crate::agreements) async fn find_goal(tx: &mut Tx, id: GoalId) -> Result<Option<GoalRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(FIND_GOAL).bind(id).fetch_optional(connection).await)?)
}

/// Writes other facts; `false` where somebody else did meanwhile.
pub(in crate::agreements) async fn change_goal(
    tx: &mut Tx,
    (id, version): (GoalId, i64),
    facts: &GoalFacts,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(CHANGE_GOAL)
        .bind(id).bind(version).bind(facts.goal.as_str()).bind(facts.measure.as_str()).bind(facts.evaluate_on)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Takes a goal back, or puts it back; `false` where somebody else did something with it meanwhile.
pub(in crate::agreements) async fn withdraw_goal(
    tx: &mut Tx,
    (id, version): (GoalId, i64),
    at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(WITHDRAW_GOAL)
        .bind(id).bind(version).bind(at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// What came of a goal, on its way in.
pub(in crate::agreements) struct NewGoalEvaluation<'a> {
    pub request_key: RequestKey,
    pub outcome: GoalOutcome,
    pub result: &'a str,
    pub next_step: &'a str,
    pub evaluated_on: NaiveDate,
    pub again_on: Option<NaiveDate>,
}

/// The goal that a request evaluated.
pub(in crate::agreements) async fn evaluation_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<GoalId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(EVALUATION_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

pub(in crate::agreements) async fn add_goal_evaluation(
    tx: &mut Tx,
    id: GoalId,
    new: &NewGoalEvaluation<'_>,
    (at, by): (Instant, Option<UserId>),
) -> Result<GoalEvaluationId, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ADD_GOAL_EVALUATION)
        .bind(new.request_key).bind(id).bind(new.outcome.as_str()).bind(new.result).bind(new.next_step)
        .bind(new.evaluated_on).bind(new.again_on).bind(at).bind(by).fetch_one(connection).await)?)
}

/// The goal that an evaluation is of, also one that was taken back.
pub(in crate::agreements) async fn goal_of_evaluation(
    tx: &mut Tx,
    id: GoalEvaluationId,
) -> Result<Option<GoalId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(GOAL_OF_EVALUATION).bind(id).fetch_optional(connection).await)?)
}

/// Takes an evaluation back, or puts it back.
pub(in crate::agreements) async fn withdraw_goal_evaluation(
    tx: &mut Tx,
    id: GoalEvaluationId,
    at: Option<Instant>,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(WITHDRAW_GOAL_EVALUATION).bind(id).bind(at).execute(connection).await.map(|_| ()))?;
    Ok(())
}

#[derive(Debug, sqlx::FromRow)]
struct GoalEvaluationRow {
    id: GoalEvaluationId,
    #[sqlx(try_from = "String")]
    outcome: GoalOutcome,
    result: String,
    next_step: String,
    evaluated_on: NaiveDate,
    again_on: Option<NaiveDate>,
    noted_by: Option<String>,
}

impl GoalEvaluationRow {
    fn evaluation(self) -> GoalEvaluation {
        GoalEvaluation {
            id: self.id,
            outcome: self.outcome,
            result: self.result,
            next_step: self.next_step,
            evaluated_on: self.evaluated_on,
            again_on: self.again_on,
            noted_by: self.noted_by,
        }
    }
}

/// The goals of an agreement that stand, the first due first.
pub(in crate::agreements) async fn goals_of(tx: &mut Tx, id: AgreementId) -> Result<Vec<Goal>, DatabaseError> {
    let rows: Vec<GoalRow> = within!(tx, connection => sqlx::query_as(GOALS_OF).bind(id).fetch_all(connection).await)?;
    let mut goals = Vec::new();
    for row in rows {
        let evaluations = evaluations_of(tx, row.id).await?;
        let carried_from = match row.carried_from_id {
            Some(from) => carried(tx, CARRIED_FROM, from).await?,
            None => None,
        };
        let newest = evaluations.first().map(|one| one.again_on);
        goals.push(Goal {
            id: row.id,
            version: row.version,
            facts: row.facts(),
            due_on: goal::due_on(row.evaluate_on, newest),
            evaluations,
            carried_from,
            carried_to: carried(tx, CARRIED_TO, row.id).await?,
        });
    }
    Ok(goals)
}

async fn evaluations_of(tx: &mut Tx, id: GoalId) -> Result<Vec<GoalEvaluation>, DatabaseError> {
    let rows: Vec<GoalEvaluationRow> =
        within!(tx, connection => sqlx::query_as(GOAL_EVALUATIONS).bind(id).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(GoalEvaluationRow::evaluation).collect())
}

#[derive(Debug, sqlx::FromRow)]
struct CarriedRow {
    id: GoalId,
    agreement_id: AgreementId,
    number: String,
}

async fn carried(tx: &mut Tx, by: &'static str, id: GoalId) -> Result<Option<CarriedGoal>, DatabaseError> {
    let row: Option<CarriedRow> =
        within!(tx, connection => sqlx::query_as(by).bind(id).fetch_optional(connection).await)?;
    let Some(row) = row else { return Ok(None) };
    let evaluation = evaluations_of(tx, row.id).await?.into_iter().next();
    Ok(Some(CarriedGoal { agreement_id: row.agreement_id, number: row.number, evaluation }))
}

#[derive(Debug, sqlx::FromRow)]
struct WaitingGoalRow {
    id: GoalId,
    agreement_id: AgreementId,
    goal: String,
    evaluate_on: NaiveDate,
    evaluation_id: Option<GoalEvaluationId>,
    again_on: Option<NaiveDate>,
}

/// A goal whose question is still to come, or has come.
#[derive(Debug, Clone)]
pub(in crate::agreements) struct WaitingGoal {
    pub id: GoalId,
    pub goal: String,
    pub due_on: NaiveDate,
}

/// The goals of the agreements from one to another whose question comes or has come, but for those taken along.
pub(in crate::agreements) async fn waiting_goals(
    tx: &mut Tx,
    (first, last): (AgreementId, AgreementId),
) -> Result<BTreeMap<AgreementId, Vec<WaitingGoal>>, DatabaseError> {
    let rows: Vec<WaitingGoalRow> =
        within!(tx, connection => sqlx::query_as(WAITING_GOALS).bind(first).bind(last).fetch_all(connection).await)?;
    let mut goals: BTreeMap<AgreementId, Vec<WaitingGoal>> = BTreeMap::new();
    for row in rows {
        let newest = row.evaluation_id.map(|_| row.again_on);
        let Some(due_on) = goal::due_on(row.evaluate_on, newest) else { continue };
        goals.entry(row.agreement_id).or_default().push(WaitingGoal { id: row.id, goal: row.goal, due_on });
    }
    Ok(goals)
}
