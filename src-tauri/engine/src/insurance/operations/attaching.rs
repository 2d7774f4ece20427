//! Attaching a volunteer to a workplace, changing an attachment, ending it; and judging one that is being written.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::card::{VolunteerCard, card_of};
use super::correcting::AttachmentToWithdraw;
use super::parting::{change_back, change_from, holds_from};
use super::passing_on::{Written, let_go};
use super::registering::sample_attachment;
use super::roll_call_carrying::SeenAttachment;
use super::writing::{add_attachment, change_to, standing_volunteer, take_standing};
use super::{Done, finish};
use crate::access::{Changed, Changing, RequestContext, Subject};
use crate::gate::Input;
use crate::insurance::event::volunteer;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::parting::parted;
use crate::insurance::store;
use crate::insurance::verdict::verdict;
use crate::insurance::{AttachmentFacts, AttachmentState, GuideOutcome, InsuranceError, Verdict};
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::ids::{AttachmentId, PersonId, RequestKey};

/// A volunteer to be attached to a workplace.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VolunteerToAttach {
    /// Made by the client; the same key again is the same attachment.
    pub request_key: RequestKey,
    /// Who.
    pub person_id: PersonId,
    /// Where, and how.
    pub facts: AttachmentFacts,
}

impl Input for VolunteerToAttach {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), person_id: PersonId(1), facts: sample_attachment() }
    }

    fn about(&self) -> Option<Subject> {
        Some(volunteer(self.person_id))
    }
}

/// What is to be known of an attachment from now on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachmentToChange {
    /// The attachment.
    pub attachment_id: AttachmentId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// All that is known of it, changed or not.
    pub facts: AttachmentFacts,
    /// The first day on which it is as it says here, as typed: until then it stays as it was. Left out or empty, it was so all
    /// along.
    #[serde(default)]
    #[ts(optional)]
    pub holds_from: Option<String>,
    /// The attachment that went on from it, and does not after all: the way back.
    #[serde(default)]
    #[ts(optional)]
    pub takes_back: Option<SeenAttachment>,
}

impl AttachmentToChange {
    /// A correction of its whole time.
    pub(super) fn whole(attachment_id: AttachmentId, version: i64, facts: AttachmentFacts) -> Self {
        Self { attachment_id, version, facts, holds_from: None, takes_back: None }
    }
}

impl Input for AttachmentToChange {
    fn sample() -> Self {
        Self::whole(AttachmentId(1), 1, sample_attachment())
    }
}

impl Changing for AttachmentToChange {
    const OPERATION: &'static str = "change_attachment";
}

/// An attachment whose last day is known.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachmentToEnd {
    /// The attachment.
    pub attachment_id: AttachmentId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The last day, as typed.
    pub ends_on: String,
}

impl Input for AttachmentToEnd {
    fn sample() -> Self {
        Self { attachment_id: AttachmentId(1), version: 1, ends_on: "31/12-2026".into() }
    }
}

/// Attaches a volunteer to a workplace.
pub async fn attach_volunteer(
    context: &RequestContext<'_>,
    input: VolunteerToAttach,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    let checked = input.facts.checked("facts.", context.today())?;
    let mut tx = context.write().await?;
    let done = async {
        if let Some(there) = store::attachment_of_request(&mut tx, input.request_key).await? {
            let there = store::find_attachment(&mut tx, there).await?.ok_or(InsuranceError::AttachmentNotFound)?;
            return Ok(Done::as_it_was(card_of(&mut tx, there.person_id).await?));
        }
        let known = standing_volunteer(&mut tx, input.person_id).await?;
        let mut events = Vec::new();
        let attachment_id =
            add_attachment(&mut tx, (&known, input.request_key), ("facts.", &checked), &mut events).await?;
        let_go(&mut tx, (input.person_id, Written::Before), &mut events).await?;
        let now = card_of(&mut tx, input.person_id).await?;
        Ok(Done::with_undo(now, events, &AttachmentToWithdraw { attachment_id, version: 1 }))
    }
    .await;
    finish(tx, done).await
}

/// Changes an attachment, all of it or from a day on. What was known until now stays as what was known.
pub async fn change_attachment(
    context: &RequestContext<'_>,
    input: AttachmentToChange,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    let today = context.today();
    let checked = input.facts.checked("facts.", today)?;
    let from = holds_from(input.holds_from.as_deref(), today)?;
    let key = RequestKey::drawn(context.now(), context.office().random_bytes());
    let mut tx = context.write().await?;
    let done = async {
        let (volunteer, before) = take_standing(&mut tx, input.attachment_id, input.version).await?;
        if let Some(later) = input.takes_back {
            return change_back(&mut tx, before, checked.facts(), later).await;
        }
        match from.and_then(|from| parted(&before.facts, checked.facts(), from)) {
            Some(parted) => change_from(&mut tx, (volunteer, before), &parted, key).await,
            None => change_to(&mut tx, (volunteer, before), ("facts.", &checked)).await,
        }
    }
    .await;
    finish(tx, done).await
}

/// Writes the last day of an attachment.
pub async fn end_attachment(
    context: &RequestContext<'_>,
    input: AttachmentToEnd,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    if input.ends_on.trim().is_empty() {
        return Err(vec![FieldProblem { field: "endsOn".into(), problem: Problem::Missing }].into());
    }
    let today = context.today();
    let mut tx = context.write().await?;
    let done = async {
        let (known, before) = take_standing(&mut tx, input.attachment_id, input.version).await?;
        let facts = AttachmentFacts { ends_on: input.ends_on.clone(), ..before.facts.clone() };
        let checked = facts.checked("", today)?;
        change_to(&mut tx, (known, before), ("", &checked)).await
    }
    .await;
    finish(tx, done).await
}

/// An attachment that is being written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachmentToJudge {
    /// As it stands in the form.
    pub facts: AttachmentFacts,
}

impl Input for AttachmentToJudge {
    fn sample() -> Self {
        Self { facts: sample_attachment() }
    }
}

/// What an attachment that is being written would come to.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JudgedAttachment {
    /// Where the answers of the guide lead.
    pub guide: GuideOutcome,
    /// The facts as they would be kept; none while something is wrong with them.
    pub kept: Option<AttachmentFacts>,
    /// How it would stand today.
    pub state: Option<AttachmentState>,
    /// Whether it would be covered today or, where it begins later, on its first day.
    pub verdict: Option<Verdict>,
    /// What is wrong with which field.
    pub problems: Vec<FieldProblem>,
}

/// Judges an attachment that is being written. Nothing is stored, and nothing is refused: what is wrong is told.
pub async fn judge_attachment(
    context: &RequestContext<'_>,
    input: AttachmentToJudge,
) -> Result<JudgedAttachment, InsuranceError> {
    let today = context.today();
    let guide = input.facts.answers.outcome();
    let checked = match input.facts.checked("facts.", today) {
        Ok(checked) => checked,
        Err(problems) => return Ok(JudgedAttachment { guide, kept: None, state: None, verdict: None, problems }),
    };
    let mut tx = context.read().await?;
    let scheme = store::known_scheme(&mut tx, end_of_time()).await?;
    let reckoned = checked.facts().attachment();
    Ok(JudgedAttachment {
        guide,
        kept: Some(checked.facts().clone()),
        state: Some(reckoned.state_on(today)),
        verdict: Some(verdict(&reckoned, &scheme, today.max(reckoned.period.from))),
        problems: Vec::new(),
    })
}
