//! How a goal went: answered when it is due. A second answer follows the first, which stays to be read.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::following_up::{FollowUp, as_it_was, check_past, check_text, follow_up_of, refuse};
use super::{Done, finish, found, refuse_act};
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::agreements::{AgreementAct, AgreementError, AgreementEvent, GoalOutcome, Keeping, store};
use crate::gate::Input;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{AgreementId, GoalEvaluationId, GoalId, RequestKey};

const LONGEST_TEXT: usize = 2_000;

/// How a goal went.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GoalToEvaluate {
    /// Made by the client; the same key again is the same answer.
    pub request_key: RequestKey,
    /// The goal.
    pub goal_id: GoalId,
    /// Whether it was reached.
    pub outcome: GoalOutcome,
    /// What came of it, or empty.
    #[serde(default)]
    pub result: String,
    /// What is done next, or empty.
    #[serde(default)]
    pub next_step: String,
    /// The day it was talked about.
    #[ts(type = "string")]
    pub evaluated_on: NaiveDate,
    /// The day the question comes back; `null` where it is done with.
    #[ts(type = "string | null")]
    pub again_on: Option<NaiveDate>,
}

impl Input for GoalToEvaluate {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(1),
            goal_id: GoalId(1),
            outcome: GoalOutcome::Met,
            result: "43 sangere i snit.".into(),
            next_step: String::new(),
            evaluated_on: NaiveDate::default(),
            again_on: None,
        }
    }
}

/// An evaluation of a goal to be taken back, or put back.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GoalEvaluationToKeep {
    /// The evaluation.
    pub evaluation_id: GoalEvaluationId,
    /// Whether it is to stand.
    pub keeping: Keeping,
}

impl Input for GoalEvaluationToKeep {
    fn sample() -> Self {
        Self { evaluation_id: GoalEvaluationId(1), keeping: Keeping::TakenBack }
    }
}

impl Changing for GoalEvaluationToKeep {
    const OPERATION: &'static str = "keep_goal_evaluation";
}

/// Answers whether a goal was reached.
pub async fn evaluate_goal(
    context: &RequestContext<'_>,
    input: GoalToEvaluate,
) -> Result<Changed<FollowUp>, AgreementError> {
    let (result, next_step) = (input.result.trim(), input.next_step.trim());
    let today = context.today();
    let mut problems = FieldProblems::default();
    check_text(&mut problems, "result", result, LONGEST_TEXT, today);
    check_text(&mut problems, "nextStep", next_step, LONGEST_TEXT, today);
    check_past(&mut problems, "evaluatedOn", input.evaluated_on, today);
    if input.again_on.is_some_and(|again| again <= input.evaluated_on) {
        problems.add("againOn", Problem::EndsBeforeStart);
    }
    refuse(problems)?;
    let mut tx = context.write().await?;
    if let Some(goal_id) = store::evaluation_of_request(&mut tx, input.request_key).await? {
        let id = of_goal(&mut tx, goal_id).await?;
        return as_it_was(tx, id, today).await;
    }
    let done = async {
        let id = of_goal(&mut tx, input.goal_id).await?;
        let new = store::NewGoalEvaluation {
            request_key: input.request_key,
            outcome: input.outcome,
            result,
            next_step,
            evaluated_on: input.evaluated_on,
            again_on: input.again_on,
        };
        let by = (tx.now(), tx.user_id());
        let evaluation_id = store::add_goal_evaluation(&mut tx, input.goal_id, &new, by).await?;
        let now = follow_up_of(&mut tx, id, today).await?;
        let event = AgreementEvent::GoalEvaluated { outcome: Some(input.outcome) };
        let inverse = GoalEvaluationToKeep { evaluation_id, keeping: Keeping::TakenBack };
        Ok(Done::with_undo(now, vec![event.about(id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Takes an answer back, so that the one before it counts again, or puts it back.
pub async fn keep_goal_evaluation(
    context: &RequestContext<'_>,
    input: GoalEvaluationToKeep,
) -> Result<Changed<FollowUp>, AgreementError> {
    let mut tx = context.write().await?;
    let at = tx.now();
    let done = async {
        let goal_id = store::goal_of_evaluation(&mut tx, input.evaluation_id).await?;
        let id = of_goal(&mut tx, goal_id.ok_or(AgreementError::RecordNotFound)?).await?;
        let withdrawn_at = (input.keeping == Keeping::TakenBack).then_some(at);
        store::withdraw_goal_evaluation(&mut tx, input.evaluation_id, withdrawn_at).await?;
        let now = follow_up_of(&mut tx, id, context.today()).await?;
        let goals = now.goals.iter();
        let outcome = goals.flat_map(|goal| &goal.evaluations).find(|one| one.id == input.evaluation_id);
        let event = AgreementEvent::GoalEvaluated { outcome: outcome.map(|one| one.outcome) };
        let inverse = GoalEvaluationToKeep { keeping: input.keeping.other(), ..input };
        Ok(Done::with_undo(now, vec![event.about(id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// The agreement of a goal that stands and can be judged.
async fn of_goal(tx: &mut WriteTx, id: GoalId) -> Result<AgreementId, AgreementError> {
    let goal = store::find_goal(tx, id).await?.filter(|goal| goal.withdrawn_at.is_none());
    let agreement_id = goal.ok_or(AgreementError::RecordNotFound)?.agreement_id;
    refuse_act(&found(tx, agreement_id).await?, AgreementAct::Evaluate)?;
    Ok(agreement_id)
}
