//! The goals of an agreement: set, put otherwise, taken back, and taken along when it is renewed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::following_up::{FollowUp, as_it_was, check_required, check_text, follow_up_of, refuse, refuse_discarded};
use super::{Done, finish, found};
use crate::access::{Changed, Changing, RequestContext, Subject, SubjectKind, WriteTx};
use crate::agreements::{AgreementError, AgreementEvent, Goal, GoalFacts, Keeping, RecordAct, goal, store};
use crate::gate::Input;
use crate::shared::field::FieldProblems;
use crate::shared::ids::{AgreementId, GoalId, RequestKey};
use crate::shared::wall_clock::date_of;

const LONGEST_GOAL: usize = 300;

/// A goal to be set.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GoalToSet {
    /// Made by the client; the same key again is the same goal.
    pub request_key: RequestKey,
    /// The agreement.
    pub agreement_id: AgreementId,
    /// What it says.
    pub facts: GoalFacts,
}

fn sample_facts() -> GoalFacts {
    GoalFacts {
        goal: "40 sangere hver gang".into(),
        measure: "Deltagerlisten".into(),
        evaluate_on: NaiveDate::default(),
    }
}

impl Input for GoalToSet {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), agreement_id: AgreementId(1), facts: sample_facts() }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.agreement_id.0))
    }
}

/// A goal to be put otherwise.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GoalToChange {
    /// The goal.
    pub goal_id: GoalId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What it says.
    pub facts: GoalFacts,
}

impl Input for GoalToChange {
    fn sample() -> Self {
        Self { goal_id: GoalId(1), version: 1, facts: sample_facts() }
    }
}

impl Changing for GoalToChange {
    const OPERATION: &'static str = "change_goal";
}

/// A goal to be taken back, or put back.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GoalToKeep {
    /// The goal.
    pub goal_id: GoalId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Whether it is to stand.
    pub keeping: Keeping,
}

impl Input for GoalToKeep {
    fn sample() -> Self {
        Self { goal_id: GoalId(1), version: 1, keeping: Keeping::TakenBack }
    }
}

impl Changing for GoalToKeep {
    const OPERATION: &'static str = "keep_goal";
}

/// A goal of the agreement before that this one is to go on with.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GoalToCarry {
    /// Made by the client; the same key again is the same goal.
    pub request_key: RequestKey,
    /// The agreement that goes on with it.
    pub agreement_id: AgreementId,
    /// The goal.
    pub goal_id: GoalId,
}

impl Input for GoalToCarry {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), agreement_id: AgreementId(1), goal_id: GoalId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.agreement_id.0))
    }
}

/// Sets a goal for an agreement.
pub async fn set_goal(context: &RequestContext<'_>, input: GoalToSet) -> Result<Changed<FollowUp>, AgreementError> {
    let facts = read(&input.facts, context.today())?;
    let mut tx = context.write().await?;
    if let Some(id) = store::goal_of_request(&mut tx, input.request_key).await? {
        return as_it_was(tx, id, context.today()).await;
    }
    let done = async {
        refuse_discarded(&mut tx, input.agreement_id).await?;
        let by = (tx.now(), tx.user_id());
        let goal_id = store::add_goal(&mut tx, (input.agreement_id, input.request_key), &facts, None, by).await?;
        added(&mut tx, input.agreement_id, goal_id, &AgreementEvent::GoalNoted { act: RecordAct::Added }).await
    }
    .await;
    finish(tx, done).await
}

async fn added(
    tx: &mut WriteTx,
    id: AgreementId,
    goal_id: GoalId,
    event: &AgreementEvent,
) -> Result<Done<FollowUp>, AgreementError> {
    let today = date_of(tx.now());
    let now = follow_up_of(tx, id, today).await?;
    let inverse = GoalToKeep { goal_id, version: 1, keeping: Keeping::TakenBack };
    Ok(Done::with_undo(now, vec![event.about(id)], &inverse))
}

fn read(facts: &GoalFacts, today: NaiveDate) -> Result<GoalFacts, AgreementError> {
    let facts = GoalFacts { goal: facts.goal.trim().into(), measure: facts.measure.trim().into(), ..*facts };
    let mut problems = FieldProblems::default();
    check_required(&mut problems, "facts.goal", &facts.goal, LONGEST_GOAL, today);
    check_text(&mut problems, "facts.measure", &facts.measure, LONGEST_GOAL, today);
    refuse(problems)?;
    Ok(facts)
}

/// Puts a goal otherwise.
pub async fn change_goal(
    context: &RequestContext<'_>,
    input: GoalToChange,
) -> Result<Changed<FollowUp>, AgreementError> {
    let facts = read(&input.facts, context.today())?;
    let mut tx = context.write().await?;
    let done = async {
        let before = store::find_goal(&mut tx, input.goal_id).await?.ok_or(AgreementError::RecordNotFound)?;
        refuse_discarded(&mut tx, before.agreement_id).await?;
        if !store::change_goal(&mut tx, (input.goal_id, input.version), &facts).await? {
            return Err(AgreementError::StaleRecord);
        }
        let inverse = GoalToChange { goal_id: input.goal_id, version: input.version + 1, facts: before.facts() };
        let event = AgreementEvent::GoalNoted { act: RecordAct::Changed };
        let now = follow_up_of(&mut tx, before.agreement_id, context.today()).await?;
        Ok(Done::with_undo(now, vec![event.about(before.agreement_id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Takes a goal back, or puts it back.
pub async fn keep_goal(context: &RequestContext<'_>, input: GoalToKeep) -> Result<Changed<FollowUp>, AgreementError> {
    let mut tx = context.write().await?;
    let at = tx.now();
    let done = async {
        let before = store::find_goal(&mut tx, input.goal_id).await?.ok_or(AgreementError::RecordNotFound)?;
        refuse_discarded(&mut tx, before.agreement_id).await?;
        let withdrawn_at = (input.keeping == Keeping::TakenBack).then_some(at);
        if !store::withdraw_goal(&mut tx, (input.goal_id, input.version), withdrawn_at).await? {
            return Err(AgreementError::StaleRecord);
        }
        let was = if before.withdrawn_at.is_some() { Keeping::TakenBack } else { Keeping::Kept };
        let inverse = GoalToKeep { goal_id: input.goal_id, version: input.version + 1, keeping: was };
        let event = AgreementEvent::GoalNoted { act: input.keeping.act() };
        let now = follow_up_of(&mut tx, before.agreement_id, context.today()).await?;
        Ok(Done::with_undo(now, vec![event.about(before.agreement_id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Goes on with a goal of the agreement before; its day moves as far as the agreement did.
pub async fn carry_goal(context: &RequestContext<'_>, input: GoalToCarry) -> Result<Changed<FollowUp>, AgreementError> {
    let mut tx = context.write().await?;
    if let Some(id) = store::goal_of_request(&mut tx, input.request_key).await? {
        return as_it_was(tx, id, context.today()).await;
    }
    let done = carry(&mut tx, input).await;
    finish(tx, done).await
}

async fn carry(tx: &mut WriteTx, input: GoalToCarry) -> Result<Done<FollowUp>, AgreementError> {
    refuse_discarded(tx, input.agreement_id).await?;
    let agreement = found(tx, input.agreement_id).await?;
    let before = agreement.predecessor_id.ok_or(AgreementError::RecordNotFound)?;
    let goals = store::goals_of(tx, before).await?;
    let goal = goals.into_iter().find(|goal| goal.id == input.goal_id).ok_or(AgreementError::RecordNotFound)?;
    if let Some(carried) = goal.carried_to {
        return Err(AgreementError::GoalCarriedAlready { number: carried.number });
    }
    let first = found(tx, before).await?;
    let Goal { facts, id, .. } = goal;
    let evaluate_on = goal::moved(facts.evaluate_on, first.starts_on, agreement.starts_on);
    let moved = GoalFacts { evaluate_on, ..facts };
    let by = (tx.now(), tx.user_id());
    let goal_id = store::add_goal(tx, (agreement.id, input.request_key), &moved, Some(id), by).await?;
    added(tx, agreement.id, goal_id, &AgreementEvent::GoalCarried { number: first.number }).await
}
