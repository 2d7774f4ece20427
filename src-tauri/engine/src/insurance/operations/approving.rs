//! A manager's approval of an attachment.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::card::VolunteerCard;
use super::finish;
use super::writing::{change_to, take_standing};
use crate::access::{Changed, RequestContext};
use crate::gate::Input;
use crate::insurance::{AttachmentFacts, InsuranceError};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::AttachmentId;

/// An approval to be noted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachmentToApprove {
    /// The attachment.
    pub attachment_id: AttachmentId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The manager, or whom the manager has empowered.
    pub approved_by: String,
    /// The day, as typed.
    pub approved_on: String,
}

impl Input for AttachmentToApprove {
    fn sample() -> Self {
        Self {
            attachment_id: AttachmentId(1),
            version: 1,
            approved_by: "Lone Holm".into(),
            approved_on: "24/11-2026".into(),
        }
    }
}

/// An approval to be taken back.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApprovalToTakeBack {
    /// The attachment.
    pub attachment_id: AttachmentId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
}

impl Input for ApprovalToTakeBack {
    fn sample() -> Self {
        Self { attachment_id: AttachmentId(1), version: 2 }
    }
}

/// Notes that an attachment was approved.
pub async fn approve_attachment(
    context: &RequestContext<'_>,
    input: AttachmentToApprove,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    let mut problems = FieldProblems::default();
    for (field, typed) in [("approvedBy", &input.approved_by), ("approvedOn", &input.approved_on)] {
        if typed.trim().is_empty() {
            problems.add(field, Problem::Missing);
        }
    }
    crate::insurance::error::refuse(problems)?;
    let today = context.today();
    let mut tx = context.write().await?;
    let done = async {
        let (volunteer, before) = take_standing(&mut tx, input.attachment_id, input.version).await?;
        let facts = AttachmentFacts {
            approved_by: input.approved_by.clone(),
            approved_on: input.approved_on.clone(),
            ..before.facts.clone()
        };
        let checked = facts.checked("", today)?;
        change_to(&mut tx, (volunteer, before), ("", &checked)).await
    }
    .await;
    finish(tx, done).await
}

/// Takes an approval back.
pub async fn take_back_approval(
    context: &RequestContext<'_>,
    input: ApprovalToTakeBack,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    let today = context.today();
    let mut tx = context.write().await?;
    let done = async {
        let (volunteer, before) = take_standing(&mut tx, input.attachment_id, input.version).await?;
        if before.facts.approved_on.is_empty() {
            return Err(InsuranceError::NotApproved);
        }
        let facts = AttachmentFacts { approved_by: String::new(), approved_on: String::new(), ..before.facts.clone() };
        let checked = facts.checked("", today)?;
        change_to(&mut tx, (volunteer, before), ("", &checked)).await
    }
    .await;
    finish(tx, done).await
}
