//! What was entered by mistake is withdrawn, and can be put back. It is kept, and shown nowhere but in histories.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::card::{VolunteerCard, card_of};
use super::passing_on::{Written, let_go};
use super::registering::PersonCardKeeping;
use super::writing::{take_attachment, take_volunteer, write_attachment, write_volunteer};
use super::{Done, finish};
use crate::access::{Changed, Changing, Event, RequestContext, Subject, WriteTx, seen_things};
use crate::gate::Input;
use crate::insurance::event::volunteer;
use crate::insurance::store;
use crate::insurance::{InsuranceError, InsuranceEvent, RegisterKeeping};
use crate::organisations;
use crate::shared::ids::{AttachmentId, PersonId};

/// An entry that was made by mistake.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VolunteerToWithdraw {
    /// Whose entry.
    pub person_id: PersonId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What becomes of the person's own card.
    #[serde(default)]
    pub person_card: PersonCardKeeping,
}

impl Input for VolunteerToWithdraw {
    fn sample() -> Self {
        Self { person_id: PersonId(1), version: 1, person_card: PersonCardKeeping::LeftAlone }
    }

    fn about(&self) -> Option<Subject> {
        Some(volunteer(self.person_id))
    }
}

impl Changing for VolunteerToWithdraw {
    const OPERATION: &'static str = "withdraw_volunteer";
}

/// An entry that is to stand again.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VolunteerToReinstate {
    /// Whose entry.
    pub person_id: PersonId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What becomes of the person's own card.
    #[serde(default)]
    pub person_card: PersonCardKeeping,
}

impl Input for VolunteerToReinstate {
    fn sample() -> Self {
        Self { person_id: PersonId(1), version: 2, person_card: PersonCardKeeping::LeftAlone }
    }

    fn about(&self) -> Option<Subject> {
        Some(volunteer(self.person_id))
    }
}

impl Changing for VolunteerToReinstate {
    const OPERATION: &'static str = "reinstate_volunteer";
}

seen_things! {
    /// An attachment that was entered by mistake.
    AttachmentToWithdraw of "withdraw_attachment" { attachment_id: AttachmentId(1), version: 1 }
    /// An attachment that is to stand again.
    AttachmentToReinstate of "reinstate_attachment" { attachment_id: AttachmentId(1), version: 2 }
}

/// Withdraws an entry, and with it everything that it says about cover.
pub async fn withdraw_volunteer(
    context: &RequestContext<'_>,
    input: VolunteerToWithdraw,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let (version, mut events) = keep(&mut tx, (input.person_id, input.version), RegisterKeeping::Withdrawn).await?;
        if input.person_card == PersonCardKeeping::AlongWithIt {
            organisations::archive_people(&mut tx, &[input.person_id], &mut events).await?;
        }
        let now = card_of(&mut tx, input.person_id).await?;
        let inverse = VolunteerToReinstate { person_id: input.person_id, version, person_card: input.person_card };
        Ok(Done::with_undo(now, events, &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Puts an entry back, with the attachments that it had.
pub async fn reinstate_volunteer(
    context: &RequestContext<'_>,
    input: VolunteerToReinstate,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let (version, mut events) = keep(&mut tx, (input.person_id, input.version), RegisterKeeping::Kept).await?;
        if input.person_card == PersonCardKeeping::AlongWithIt {
            organisations::restore_people(&mut tx, &[input.person_id], &mut events).await?;
        }
        let now = card_of(&mut tx, input.person_id).await?;
        let inverse = VolunteerToWithdraw { person_id: input.person_id, version, person_card: input.person_card };
        Ok(Done::with_undo(now, events, &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Withdraws or puts back an entry with the pieces of its attachments; its new version.
pub(super) async fn keep(
    tx: &mut WriteTx,
    (person_id, version): (PersonId, i64),
    keeping: RegisterKeeping,
) -> Result<(i64, Vec<Event>), InsuranceError> {
    let before = take_volunteer(tx, person_id, version).await?;
    write_volunteer(tx, &before, (keeping, &before.facts)).await?;
    let now = tx.now();
    for attachment in store::attachments_between(tx, (person_id, person_id)).await? {
        store::lay_pieces(tx, &attachment, keeping, now).await?;
    }
    let event = match keeping {
        RegisterKeeping::Kept => InsuranceEvent::VolunteerReinstated,
        RegisterKeeping::Withdrawn => InsuranceEvent::VolunteerWithdrawn,
    };
    let mut events = vec![event.about(person_id)];
    let_go(tx, (person_id, Written::ByThisAct), &mut events).await?;
    Ok((before.version, events))
}

/// Withdraws an attachment.
pub async fn withdraw_attachment(
    context: &RequestContext<'_>,
    input: AttachmentToWithdraw,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let (version, now, events) =
            keep_attachment(&mut tx, (input.attachment_id, input.version), RegisterKeeping::Withdrawn).await?;
        let inverse = AttachmentToReinstate { attachment_id: input.attachment_id, version };
        Ok(Done::with_undo(now, events, &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Puts an attachment back.
pub async fn reinstate_attachment(
    context: &RequestContext<'_>,
    input: AttachmentToReinstate,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let (version, now, events) =
            keep_attachment(&mut tx, (input.attachment_id, input.version), RegisterKeeping::Kept).await?;
        let inverse = AttachmentToWithdraw { attachment_id: input.attachment_id, version };
        Ok(Done::with_undo(now, events, &inverse))
    }
    .await;
    finish(tx, done).await
}

async fn keep_attachment(
    tx: &mut WriteTx,
    (id, version): (AttachmentId, i64),
    keeping: RegisterKeeping,
) -> Result<(i64, VolunteerCard, Vec<Event>), InsuranceError> {
    let (_, before) = take_attachment(tx, id, version).await?;
    write_attachment(tx, &before, (keeping, &before.facts)).await?;
    let (attachment_id, organisation_id) = (id, before.facts.workplace_id);
    let event = match keeping {
        RegisterKeeping::Kept => InsuranceEvent::AttachmentReinstated { attachment_id, organisation_id },
        RegisterKeeping::Withdrawn => InsuranceEvent::AttachmentWithdrawn { attachment_id, organisation_id },
    };
    let mut events = vec![event.about(before.person_id)];
    let_go(tx, (before.person_id, Written::Before), &mut events).await?;
    Ok((before.version, card_of(tx, before.person_id).await?, events))
}
