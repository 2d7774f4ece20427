//! What a workplace answered is carried out, all of it in one act; and taken back as one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::parting::{join, lay_parted};
use super::passing_on::{Written, let_go_of_all};
use super::roll_call_lists::{RollCallList, RollCallListAsked, everybody_at, list_of};
use super::writing::{event_of, take_standing, write_attachment};
use super::{Done, finish};
use crate::access::{Changed, Changing, Event, RequestContext, Subject, WriteTx};
use crate::gate::Input;
use crate::insurance::event::register;
use crate::insurance::store::{self, KnownAttachment};
use crate::insurance::{AttachmentFacts, InsuranceError, InsuranceEvent, RegisterKeeping};
use crate::organisations::differing;
use crate::shared::ids::{AttachmentId, OrganisationId, RequestKey, RollCallId};
use crate::shared::wall_clock::date_of;

/// An attachment as it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeenAttachment {
    /// Which.
    pub attachment_id: AttachmentId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
}

/// Answers to be carried out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollCallToCarryOut {
    /// In which roll-call.
    pub roll_call_id: RollCallId,
    /// Of which workplace.
    pub workplace_id: OrganisationId,
    /// Whose answers, as their attachments were seen.
    pub seen: Vec<SeenAttachment>,
}

impl Input for RollCallToCarryOut {
    fn sample() -> Self {
        let RollCallListAsked { roll_call_id, workplace_id } = RollCallListAsked::sample();
        Self { roll_call_id, workplace_id, seen: vec![SeenAttachment { attachment_id: AttachmentId(1), version: 1 }] }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

impl Changing for RollCallToCarryOut {
    const OPERATION: &'static str = "carry_out_roll_call";
}

/// An attachment as it is to stand again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachmentBefore {
    /// Which.
    pub attachment_id: AttachmentId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What was known of it.
    pub facts: AttachmentFacts,
    /// The attachment that went on from it because of the answer.
    #[serde(default)]
    #[ts(optional)]
    pub takes_back: Option<SeenAttachment>,
}

/// Answers that were carried out, and are not after all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollCallToTakeBack {
    /// In which roll-call.
    pub roll_call_id: RollCallId,
    /// Of which workplace.
    pub workplace_id: OrganisationId,
    /// The attachments as they were.
    pub attachments: Vec<AttachmentBefore>,
}

impl Input for RollCallToTakeBack {
    fn sample() -> Self {
        let RollCallListAsked { roll_call_id, workplace_id } = RollCallListAsked::sample();
        let facts = AttachmentFacts::new(
            workplace_id,
            crate::insurance::CoverTrack::VolunteerEffort,
            "Besøgsven",
            "2026-02-01",
        );
        let attachment = AttachmentBefore { attachment_id: AttachmentId(1), version: 2, facts, takes_back: None };
        Self { roll_call_id, workplace_id, attachments: vec![attachment] }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

impl Changing for RollCallToTakeBack {
    const OPERATION: &'static str = "take_back_roll_call";
}

/// Carries out what a workplace answered about some of its volunteers, all or nothing.
pub async fn carry_out_roll_call(
    context: &RequestContext<'_>,
    input: RollCallToCarryOut,
) -> Result<Changed<RollCallList>, InsuranceError> {
    let key = RequestKey::drawn(context.now(), context.office().random_bytes());
    let mut tx = context.write().await?;
    let done = carry_out(&mut tx, &input, key).await;
    finish(tx, done).await
}

async fn carry_out(
    tx: &mut WriteTx,
    input: &RollCallToCarryOut,
    key: RequestKey,
) -> Result<Done<RollCallList>, InsuranceError> {
    let asked = RollCallListAsked { roll_call_id: input.roll_call_id, workplace_id: input.workplace_id };
    let at = (input.roll_call_id, input.workplace_id);
    let (now, today) = (tx.now(), date_of(tx.now()));
    let (_, there) = everybody_at(tx, asked).await?;
    let mut events = Vec::new();
    let mut attachments = Vec::new();
    let mut people = BTreeSet::new();
    for (place, seen) in (0_u16..).zip(&input.seen) {
        let kept = there.iter().find(|(person, _)| person.id == seen.attachment_id).and_then(|(_, kept)| kept.as_ref());
        let kept = kept.filter(|kept| kept.carried_out_at.is_none()).ok_or(InsuranceError::NotAnswered)?;
        let (volunteer, before) = take_standing(tx, seen.attachment_id, seen.version).await?;
        let takes_back = match kept.answer.parted(&before.facts, today) {
            Some(parted) => {
                let laid = lay_parted(tx, (&volunteer, &before), &parted, key.of_part(place), &mut events).await?;
                Some(laid)
            }
            None => {
                let facts = kept.answer.applied(&before.facts, today);
                let facts = facts.checked("", today)?.facts().clone();
                write_known(tx, &before, &facts, &mut events).await?;
                None
            }
        };
        store::mark_carried_out(tx, at, before.id, Some(now)).await?;
        people.insert(before.person_id);
        let KnownAttachment { id: attachment_id, version, facts, .. } = before;
        attachments.push(AttachmentBefore { attachment_id, version, facts, takes_back });
    }
    if attachments.is_empty() {
        return Err(InsuranceError::NotAnswered);
    }
    let_go_of_all(tx, people, (Written::Before, &mut events)).await?;
    let (organisation_id, answers) = (input.workplace_id, attachments.len() as i64);
    events.push(InsuranceEvent::RollCallCarriedOut { organisation_id, answers }.of_register());
    let (roll_call_id, workplace_id) = at;
    let inverse = RollCallToTakeBack { roll_call_id, workplace_id, attachments };
    Ok(Done::with_undo(list_of(tx, asked).await?, events, &inverse))
}

/// Writes attachments as they were before their answers were carried out; the answers stay.
pub async fn take_back_roll_call(
    context: &RequestContext<'_>,
    input: RollCallToTakeBack,
) -> Result<Changed<RollCallList>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = take_back(&mut tx, &input).await;
    finish(tx, done).await
}

async fn take_back(tx: &mut WriteTx, input: &RollCallToTakeBack) -> Result<Done<RollCallList>, InsuranceError> {
    let asked = RollCallListAsked { roll_call_id: input.roll_call_id, workplace_id: input.workplace_id };
    let at = (input.roll_call_id, input.workplace_id);
    let today = date_of(tx.now());
    let (_, there) = everybody_at(tx, asked).await?;
    let mut events = Vec::new();
    let mut seen = Vec::new();
    let mut people = BTreeSet::new();
    for one in &input.attachments {
        let kept = there.iter().find(|(person, _)| person.id == one.attachment_id).and_then(|(_, kept)| kept.as_ref());
        if kept.is_none_or(|kept| kept.carried_out_at.is_none()) {
            return Err(InsuranceError::NotAnswered);
        }
        let (_, before) = take_standing(tx, one.attachment_id, one.version).await?;
        let facts = one.facts.checked("", today)?.facts().clone();
        match one.takes_back {
            Some(later) => {
                join(tx, (&before, &facts), later, &mut events).await?;
            }
            None => write_known(tx, &before, &facts, &mut events).await?,
        }
        store::mark_carried_out(tx, at, before.id, None).await?;
        people.insert(before.person_id);
        seen.push(SeenAttachment { attachment_id: before.id, version: before.version });
    }
    let_go_of_all(tx, people, (Written::Before, &mut events)).await?;
    let (organisation_id, answers) = (input.workplace_id, seen.len() as i64);
    events.push(InsuranceEvent::RollCallTakenBack { organisation_id, answers }.of_register());
    let (roll_call_id, workplace_id) = at;
    let inverse = RollCallToCarryOut { roll_call_id, workplace_id, seen };
    Ok(Done::with_undo(list_of(tx, asked).await?, events, &inverse))
}

/// Writes facts that stand in for those that were known, and tells what is another.
async fn write_known(
    tx: &mut WriteTx,
    before: &KnownAttachment,
    facts: &AttachmentFacts,
    events: &mut Vec<Event>,
) -> Result<(), InsuranceError> {
    let fields = differing(facts, &before.facts);
    write_attachment(tx, before, (RegisterKeeping::Kept, facts)).await?;
    if !fields.is_empty() {
        events.push(event_of(before.id, facts, fields).about(before.person_id));
    }
    Ok(())
}
