//! Talks about an agreement: noted, corrected, taken back, and what was to be done after them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::following_up::{
    FollowUp, as_it_was, check_past, check_required, check_text, follow_up_of, refuse, refuse_discarded,
};
use super::{Done, finish};
use crate::access::{Changed, Changing, RequestContext, Subject, SubjectKind, WriteTx};
use crate::agreements::{AgreementError, AgreementEvent, Keeping, NextStepState, RecordAct, Talk, TalkFacts, store};
use crate::gate::Input;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{AgreementId, RequestKey, TalkId};

const LONGEST_LINE: usize = 300;
const LONGEST_TEXT: usize = 2_000;

/// A talk to be noted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TalkToNote {
    /// Made by the client; the same key again is the same talk.
    pub request_key: RequestKey,
    /// The agreement.
    pub agreement_id: AgreementId,
    /// What was said.
    pub facts: TalkFacts,
}

fn sample_facts() -> TalkFacts {
    TalkFacts {
        held_on: NaiveDate::default(),
        took_part: "formanden og frivilligkonsulenten".into(),
        said: "De vil gerne begynde en time før.".into(),
        next_step: String::new(),
        next_on: None,
    }
}

impl Input for TalkToNote {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), agreement_id: AgreementId(1), facts: sample_facts() }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.agreement_id.0))
    }
}

/// A talk to be corrected.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TalkToChange {
    /// The talk.
    pub talk_id: TalkId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What was said.
    pub facts: TalkFacts,
}

impl Input for TalkToChange {
    fn sample() -> Self {
        Self { talk_id: TalkId(1), version: 1, facts: sample_facts() }
    }
}

impl Changing for TalkToChange {
    const OPERATION: &'static str = "change_talk";
}

/// A talk to be taken back, or put back.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TalkToKeep {
    /// The talk.
    pub talk_id: TalkId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Whether it is to stand.
    pub keeping: Keeping,
}

impl Input for TalkToKeep {
    fn sample() -> Self {
        Self { talk_id: TalkId(1), version: 1, keeping: Keeping::TakenBack }
    }
}

impl Changing for TalkToKeep {
    const OPERATION: &'static str = "keep_talk";
}

/// What became of the next step after a talk.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NextStepToSettle {
    /// The talk.
    pub talk_id: TalkId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What became of it.
    pub state: NextStepState,
}

impl Input for NextStepToSettle {
    fn sample() -> Self {
        Self { talk_id: TalkId(1), version: 1, state: NextStepState::Done }
    }
}

impl Changing for NextStepToSettle {
    const OPERATION: &'static str = "settle_next_step";
}

/// Notes a talk about an agreement.
pub async fn note_talk(context: &RequestContext<'_>, input: TalkToNote) -> Result<Changed<FollowUp>, AgreementError> {
    let facts = read(&input.facts, context.today())?;
    let id = input.agreement_id;
    let mut tx = context.write().await?;
    if let Some(id) = store::talk_of_request(&mut tx, input.request_key).await? {
        return as_it_was(tx, id, context.today()).await;
    }
    let done = async {
        refuse_discarded(&mut tx, id).await?;
        let by = tx.user_id();
        let talk_id = store::add_talk(&mut tx, (id, input.request_key), &facts, by).await?;
        let now = follow_up_of(&mut tx, id, context.today()).await?;
        let event = AgreementEvent::TalkNoted { act: RecordAct::Added };
        let inverse = TalkToKeep { talk_id, version: 1, keeping: Keeping::TakenBack };
        Ok(Done::with_undo(now, vec![event.about(id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

fn read(facts: &TalkFacts, today: NaiveDate) -> Result<TalkFacts, AgreementError> {
    let facts = TalkFacts {
        took_part: facts.took_part.trim().into(),
        said: facts.said.trim().into(),
        next_step: facts.next_step.trim().into(),
        ..*facts
    };
    let mut problems = FieldProblems::default();
    check_past(&mut problems, "facts.heldOn", facts.held_on, today);
    check_text(&mut problems, "facts.tookPart", &facts.took_part, LONGEST_LINE, today);
    check_required(&mut problems, "facts.said", &facts.said, LONGEST_TEXT, today);
    check_text(&mut problems, "facts.nextStep", &facts.next_step, LONGEST_LINE, today);
    if facts.next_step.is_empty() && facts.next_on.is_some() {
        problems.add("facts.nextStep", Problem::Missing);
    }
    refuse(problems)?;
    Ok(facts)
}

/// Corrects what was noted of a talk.
pub async fn change_talk(
    context: &RequestContext<'_>,
    input: TalkToChange,
) -> Result<Changed<FollowUp>, AgreementError> {
    let facts = read(&input.facts, context.today())?;
    let mut tx = context.write().await?;
    let done = async {
        let (id, before) = there(&mut tx, input.talk_id).await?;
        if !store::change_talk(&mut tx, (input.talk_id, input.version), &facts).await? {
            return Err(AgreementError::StaleRecord);
        }
        let inverse = TalkToChange { talk_id: input.talk_id, version: input.version + 1, facts: before.facts };
        let event = AgreementEvent::TalkNoted { act: RecordAct::Changed };
        let now = follow_up_of(&mut tx, id, context.today()).await?;
        Ok(Done::with_undo(now, vec![event.about(id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

async fn there(tx: &mut WriteTx, id: TalkId) -> Result<(AgreementId, Talk), AgreementError> {
    let (agreement_id, talk) = store::find_talk(tx, id).await?.ok_or(AgreementError::RecordNotFound)?;
    refuse_discarded(tx, agreement_id).await?;
    Ok((agreement_id, talk))
}

/// Takes a talk back, or puts it back.
pub async fn keep_talk(context: &RequestContext<'_>, input: TalkToKeep) -> Result<Changed<FollowUp>, AgreementError> {
    let mut tx = context.write().await?;
    let at = tx.now();
    let done = async {
        let (id, _) = there(&mut tx, input.talk_id).await?;
        let withdrawn_at = (input.keeping == Keeping::TakenBack).then_some(at);
        if !store::withdraw_talk(&mut tx, (input.talk_id, input.version), withdrawn_at).await? {
            return Err(AgreementError::StaleRecord);
        }
        let inverse = TalkToKeep { version: input.version + 1, keeping: input.keeping.other(), ..input };
        let event = AgreementEvent::TalkNoted { act: input.keeping.act() };
        let now = follow_up_of(&mut tx, id, context.today()).await?;
        Ok(Done::with_undo(now, vec![event.about(id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Notes that the next step was done, or that it is still to be done.
pub async fn settle_next_step(
    context: &RequestContext<'_>,
    input: NextStepToSettle,
) -> Result<Changed<FollowUp>, AgreementError> {
    let mut tx = context.write().await?;
    let done = async {
        let (id, before) = there(&mut tx, input.talk_id).await?;
        if before.facts.next_step.is_empty() {
            return Err(AgreementError::RecordNotFound);
        }
        let done_on = (input.state == NextStepState::Done).then_some(context.today());
        if !store::settle_next_step(&mut tx, (input.talk_id, input.version), done_on).await? {
            return Err(AgreementError::StaleRecord);
        }
        let was = if before.next_done_on.is_some() { NextStepState::Done } else { NextStepState::Open };
        let inverse = NextStepToSettle { talk_id: input.talk_id, version: input.version + 1, state: was };
        let event = AgreementEvent::NextStepSettled { state: input.state };
        let now = follow_up_of(&mut tx, id, context.today()).await?;
        Ok(Done::with_undo(now, vec![event.about(id)], &inverse))
    }
    .await;
    finish(tx, done).await
}
