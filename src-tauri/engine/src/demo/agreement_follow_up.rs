//! What came of the demo's agreements while they ran: goals and how they went, talks, and what was confirmed.

use super::desk::{Desk, Expected, at, day};
use crate::access::Role;
use crate::agreements::{
    self, AgreementToOpen, Confirmation, FollowUp, GoalFacts, GoalOutcome, GoalToEvaluate, GoalToSet, RequirementKind,
    RequirementRule, RequirementStanding, RequirementToConfirm, RequirementToSet, TalkFacts, TalkToNote,
};
use crate::database::DatabaseError;
use crate::shared::ids::AgreementId;

async fn follow_up(desk: &Desk, id: AgreementId) -> Result<FollowUp, DatabaseError> {
    let context = desk.context(Role::Consultant, "agreement_follow_up");
    agreements::agreement_follow_up(&context, AgreementToOpen { id }).await.expected("what comes of an agreement")
}

pub(super) async fn aim(
    desk: &Desk,
    id: AgreementId,
    on: &str,
    [goal, measure, evaluate_on]: [&str; 3],
) -> Result<(), DatabaseError> {
    desk.set(at(day(on), 9, 20));
    let context = desk.context(Role::Consultant, "set_goal");
    let facts = GoalFacts { goal: goal.into(), measure: measure.into(), evaluate_on: day(evaluate_on) };
    let input = GoalToSet { request_key: desk.new_key(), agreement_id: id, facts };
    agreements::set_goal(&context, input).await.expected("a goal is set").map(|_| ())
}

/// The goals stand in the order of their days.
pub(super) async fn judge(
    desk: &Desk,
    id: AgreementId,
    on: &str,
    (place, outcome, [result, next_step]): (usize, GoalOutcome, [&str; 2]),
) -> Result<(), DatabaseError> {
    desk.set(at(day(on), 15, 20));
    let goal = follow_up(desk, id).await?.goals.into_iter().nth(place).expected("a goal")?;
    let context = desk.context(Role::Consultant, "evaluate_goal");
    let input = GoalToEvaluate {
        request_key: desk.new_key(),
        goal_id: goal.id,
        outcome,
        result: result.into(),
        next_step: next_step.into(),
        evaluated_on: day(on),
        again_on: None,
    };
    agreements::evaluate_goal(&context, input).await.expected("a goal is judged").map(|_| ())
}

pub(super) async fn talk(
    desk: &Desk,
    id: AgreementId,
    on: &str,
    [took_part, said, next_step, next_on]: [&str; 4],
) -> Result<(), DatabaseError> {
    desk.set(at(day(on), 14, 40));
    let context = desk.context(Role::Consultant, "note_talk");
    let facts = TalkFacts {
        held_on: day(on),
        took_part: took_part.into(),
        said: said.into(),
        next_step: next_step.into(),
        next_on: (!next_on.is_empty()).then(|| day(next_on)),
    };
    let input = TalkToNote { request_key: desk.new_key(), agreement_id: id, facts };
    agreements::note_talk(&context, input).await.expected("a talk is noted").map(|_| ())
}

/// Of these, those that the agreement asks for.
pub(super) async fn confirm(
    desk: &Desk,
    id: AgreementId,
    on: &str,
    (by, kinds): (&str, &[RequirementKind]),
) -> Result<(), DatabaseError> {
    desk.set(at(day(on), 10, 5));
    for kind in kinds {
        let all = follow_up(desk, id).await?.requirements;
        let asked = all.into_iter().find(|one| one.kind == *kind).expected("a requirement")?;
        if asked.standing != RequirementStanding::Missing {
            continue;
        }
        let context = desk.context(Role::Consultant, "confirm_requirement");
        let confirmation = Some(Confirmation { on: day(on), by: by.into() });
        let input = RequirementToConfirm { id, kind: *kind, version: asked.version, confirmation, declaration: None };
        agreements::confirm_requirement(&context, input).await.expected("a requirement is confirmed")?;
    }
    Ok(())
}

pub(super) async fn rule(
    desk: &Desk,
    id: AgreementId,
    on: &str,
    (kind, rule, reason): (RequirementKind, RequirementRule, &str),
) -> Result<(), DatabaseError> {
    desk.set(at(day(on), 14, 50));
    let context = desk.context(Role::Consultant, "set_requirement");
    let input = RequirementToSet { id, kind, version: 0, rule, reason: reason.into() };
    agreements::set_requirement(&context, input).await.expected("a requirement is ruled on").map(|_| ())
}
