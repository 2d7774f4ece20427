//! What comes of an agreement while it runs: its goals, the talks about it, what it asks of the association.

use serde::Serialize;
use ts_rs::TS;

use super::found;
use super::reading::AgreementToOpen;
use crate::access::{Changed, RequestContext, Role, WriteTx};
use crate::agreements::{
    AgreementError, AgreementState, Goal, Requirement, RequirementKind, Talk, requirement::JudgedBy,
    requirement::RequirementFacts, store,
};
use crate::database::Tx;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::AgreementId;
use chrono::NaiveDate;

/// What comes of an agreement.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FollowUp {
    /// The version of the agreement itself; another than the one that is shown was made by a colleague.
    #[ts(type = "number")]
    pub agreement_version: i64,
    /// What the parties want to reach, the first due first.
    pub goals: Vec<Goal>,
    /// The goals of the agreement before that were not reached and not taken along yet.
    pub inherited: Vec<Goal>,
    /// The talks about it, the newest first; none for whoever only reads agreements.
    pub talks: Vec<Talk>,
    /// What it asks of the association.
    pub requirements: Vec<Requirement>,
}

/// What comes of an agreement.
pub async fn agreement_follow_up(
    context: &RequestContext<'_>,
    input: AgreementToOpen,
) -> Result<FollowUp, AgreementError> {
    let mut tx = context.read().await?;
    let mut all = follow_up_of(&mut tx, input.id, context.today()).await?;
    // Talks are the office's own notes about people at the association.
    if !context.has_role(&[Role::Consultant, Role::Manager]) {
        all.talks.clear();
    }
    Ok(all)
}

pub(super) async fn follow_up_of(tx: &mut Tx, id: AgreementId, today: NaiveDate) -> Result<FollowUp, AgreementError> {
    let agreement = found(tx, id).await?;
    let mut inherited = match agreement.predecessor_id {
        Some(before) => store::goals_of(tx, before).await?,
        None => Vec::new(),
    };
    inherited.retain(Goal::is_open);
    let mut requirements = store::requirements_between(tx, (id, id), today).await?;
    // Where no clause asks for anything and nobody said anything, nothing is asked, whatever it would be judged by.
    let by = JudgedBy { today, confirmed_months: 0, declared_until: None };
    let asks_nothing =
        || RequirementKind::ALL.iter().map(|kind| Requirement::of(*kind, false, RequirementFacts::default(), by));
    Ok(FollowUp {
        agreement_version: agreement.version,
        goals: store::goals_of(tx, id).await?,
        inherited,
        talks: store::talks_of(tx, id).await?,
        requirements: requirements.remove(&id).unwrap_or_else(|| asks_nothing().collect()),
    })
}

/// The answer to a request that was made before.
pub(super) async fn as_it_was(
    mut tx: WriteTx,
    id: AgreementId,
    today: NaiveDate,
) -> Result<Changed<FollowUp>, AgreementError> {
    let now = follow_up_of(&mut tx, id, today).await?;
    tx.rollback().await?;
    Ok(Changed::for_good(now))
}

/// Something is noted about an agreement that was not thrown away.
pub(super) async fn refuse_discarded(tx: &mut Tx, id: AgreementId) -> Result<(), AgreementError> {
    match found(tx, id).await?.state {
        AgreementState::Discarded => Err(AgreementError::AgreementDiscarded),
        _ => Ok(()),
    }
}

/// What is wrong with a text that may be empty, if anything.
pub(super) fn check_text(problems: &mut FieldProblems, field: &'static str, text: &str, most: usize, today: NaiveDate) {
    let written = Some(text).filter(|text| !text.is_empty());
    if let Some(problem) = written.and_then(|text| super::drafting::problem_of_line(text, today, most)) {
        problems.add(field, problem);
    }
}

/// What is wrong with a text that has to be there, if anything.
pub(super) fn check_required(
    problems: &mut FieldProblems,
    field: &'static str,
    text: &str,
    most: usize,
    today: NaiveDate,
) {
    if let Some(problem) = super::drafting::problem_of_line(text, today, most) {
        problems.add(field, problem);
    }
}

/// Nobody has talked or confirmed on a day that has not come.
pub(super) fn check_past(problems: &mut FieldProblems, field: &'static str, day: NaiveDate, today: NaiveDate) {
    if day > today {
        problems.add(field, Problem::InTheFuture);
    }
}

pub(super) fn refuse(problems: FieldProblems) -> Result<(), AgreementError> {
    problems.into_refusal().map_or(Ok(()), |problems| Err(AgreementError::FieldsRefused { problems }))
}
