//! The list of one workplace in a roll-call: who is on it, and what the workplace answers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::roll_calling::{RollCallWorkplace, asked_about, standing_roll_call, unasked};
use super::{Done, finish};
use crate::access::{Changed, Changing, RequestContext, Subject, WriteTx};
use crate::database::Tx;
use crate::gate::Input;
use crate::insurance::error::refuse;
use crate::insurance::event::register;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::period::closed;
use crate::insurance::roll_call::{KeptRollCall, RollCallAnswer, RollCallDifference};
use crate::insurance::store::{self, Among, KeptAnswer, RollPerson};
use crate::insurance::{CoverTrack, InsuranceError, InsuranceEvent, Scheme};
use crate::organisations::{self, OrganisationKind, PeriodStanding, Read};
use crate::shared::field::FieldProblems;
use crate::shared::ids::{AttachmentId, OrganisationId, PersonId, RollCallId};
use crate::shared::wall_clock::date_of;

/// The list of a workplace.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollCallListAsked {
    /// In which roll-call.
    pub roll_call_id: RollCallId,
    /// Of which workplace.
    pub workplace_id: OrganisationId,
}

impl Input for RollCallListAsked {
    fn sample() -> Self {
        Self { roll_call_id: RollCallId(1), workplace_id: OrganisationId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

/// Somebody on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollCallPerson {
    /// Their attachment there.
    pub attachment_id: AttachmentId,
    /// Counts its changes; an act carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Who.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// What they do.
    pub activity: String,
    /// Which kind of effort, or empty.
    pub effort_type: String,
    /// On which track.
    pub track: CoverTrack,
    /// The first day.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// The last day; none while it is open.
    #[ts(type = "string | null")]
    pub ends_on: Option<NaiveDate>,
    /// Expected hours a week, as `2,5`; or empty.
    pub weekly_hours: String,
    /// What was answered.
    pub answer: Option<RollCallAnswer>,
    /// Whether the answer is carried out.
    pub is_carried_out: bool,
    /// What it changes, while it is not.
    pub differences: Vec<RollCallDifference>,
}

/// Whom one writes to at a workplace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollCallContact {
    /// Their name.
    pub full_name: String,
    /// Their phone, or empty.
    pub phone: String,
    /// Their e-mail address, or empty.
    pub email: String,
}

/// The list of a workplace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollCallList {
    /// In which roll-call.
    pub roll_call_id: RollCallId,
    /// The day on which volunteers are counted.
    #[ts(type = "string")]
    pub counted_on: NaiveDate,
    /// How far the workplace is.
    pub workplace: RollCallWorkplace,
    /// Whom one writes to there; those with a role today.
    pub contacts: Vec<RollCallContact>,
    /// Who is on it, by name.
    pub people: Vec<RollCallPerson>,
    /// Who it says is missing on it, in its words; or empty.
    pub missing: String,
}

/// The list of a workplace, with what it has answered.
pub async fn roll_call_list(
    context: &RequestContext<'_>,
    input: RollCallListAsked,
) -> Result<RollCallList, InsuranceError> {
    let mut tx = context.read().await?;
    list_of(&mut tx, input).await
}

/// The list as it is now.
pub(super) async fn list_of(tx: &mut Tx, asked: RollCallListAsked) -> Result<RollCallList, InsuranceError> {
    let roll_call = standing_roll_call(tx, asked.roll_call_id).await?;
    let place = organisations::standing_of(tx, asked.workplace_id).await?;
    let place = place.filter(|place| place.kind == OrganisationKind::Workplace);
    let place = place.ok_or(InsuranceError::WorkplaceNotFound)?;
    let (among, today) = (Among::one(asked.workplace_id), date_of(tx.moment()));
    let scheme = store::known_scheme(tx, end_of_time()).await?;
    let people = asked_about(tx, &roll_call, among).await?;
    let people: Vec<RollCallPerson> = people.into_iter().map(|one| told(one, &scheme, today)).collect();
    let note = store::roll_workplaces(tx, roll_call.id, among).await?.pop();
    let (sent_at, missing) = note.map_or((None, String::new()), |note| (note.sent_at, note.missing));
    let count = |holds: &dyn Fn(&RollCallPerson) -> bool| people.iter().filter(|one| holds(one)).count() as i64;
    let workplace = RollCallWorkplace {
        name: place.name,
        asked: people.len() as i64,
        answered: count(&|one| one.answer.is_some()),
        carried_out: count(&|one| one.is_carried_out),
        sent_at,
        says_missing: !missing.is_empty(),
        ..unasked(asked.workplace_id)
    };
    Ok(RollCallList {
        roll_call_id: roll_call.id,
        counted_on: roll_call.counted_on,
        workplace: workplace.judged(),
        contacts: contacts(tx, asked.workplace_id, today).await?,
        people,
        missing,
    })
}

async fn contacts(tx: &mut Tx, id: OrganisationId, today: NaiveDate) -> Result<Vec<RollCallContact>, InsuranceError> {
    let roles = organisations::contact_roles(tx, id, today).await?.into_iter();
    let mut contacts: Vec<RollCallContact> = Vec::new();
    for role in roles.filter(|role| role.standing == PeriodStanding::Current) {
        let contact = RollCallContact { full_name: role.person_name, phone: role.phone, email: role.email };
        if !contacts.contains(&contact) {
            contacts.push(contact);
        }
    }
    Ok(contacts)
}

fn told((person, kept): (RollPerson, Option<KeptAnswer>), scheme: &Scheme, today: NaiveDate) -> RollCallPerson {
    let facts = &person.facts;
    let reckoned = facts.attachment();
    let is_carried_out = kept.as_ref().is_some_and(|kept| kept.carried_out_at.is_some());
    let answer = kept.map(|kept| kept.answer);
    let pending = answer.as_ref().filter(|_| !is_carried_out);
    let differences = pending.map(|answer| answer.differences(facts, today)).unwrap_or_default();
    let effort_type = facts.effort_type_id.and_then(|id| scheme.effort_type(id));
    RollCallPerson {
        attachment_id: person.id,
        version: person.version,
        person_id: person.person_id,
        full_name: person.full_name,
        activity: facts.activity.clone(),
        effort_type: effort_type.map(|one| one.facts.name.clone()).unwrap_or_default(),
        track: reckoned.track,
        starts_on: reckoned.period.from,
        ends_on: closed(reckoned.period.to),
        weekly_hours: facts.weekly_hours.clone(),
        differences,
        answer,
        is_carried_out,
    }
}

/// What is answered about somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnswerAbout {
    /// Their attachment.
    pub attachment_id: AttachmentId,
    /// What; none where nothing is answered after all.
    pub answer: Option<RollCallAnswer>,
}

/// What a workplace answers.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollCallAnswers {
    /// In which roll-call.
    pub roll_call_id: RollCallId,
    /// Which workplace.
    pub workplace_id: OrganisationId,
    /// About whom it answers.
    pub answers: Vec<AnswerAbout>,
    /// Who it says is missing on its list, in its words; not said, it is as before.
    #[serde(default)]
    #[ts(optional)]
    pub missing: Option<String>,
}

impl Input for RollCallAnswers {
    fn sample() -> Self {
        let answer = AnswerAbout { attachment_id: AttachmentId(1), answer: Some(RollCallAnswer::default()) };
        let RollCallListAsked { roll_call_id, workplace_id } = RollCallListAsked::sample();
        Self { roll_call_id, workplace_id, answers: vec![answer], missing: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

impl Changing for RollCallAnswers {
    const OPERATION: &'static str = "answer_roll_call";
}

/// Keeps what a workplace answers. Nothing in the register is another because of it, until it is carried out.
pub async fn answer_roll_call(
    context: &RequestContext<'_>,
    input: RollCallAnswers,
) -> Result<Changed<RollCallList>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = answer(&mut tx, &input).await;
    finish(tx, done).await
}

async fn answer(tx: &mut WriteTx, input: &RollCallAnswers) -> Result<Done<RollCallList>, InsuranceError> {
    let asked = RollCallListAsked { roll_call_id: input.roll_call_id, workplace_id: input.workplace_id };
    let at = (input.roll_call_id, input.workplace_id);
    let (by, today) = ((tx.user_id(), tx.now()), date_of(tx.now()));
    let roll_call = standing_roll_call(tx, input.roll_call_id).await?;
    let before = list_of(tx, asked).await?;
    let there = asked_about(tx, &roll_call, Among::one(input.workplace_id)).await?;
    let mut inverse = RollCallAnswers { answers: Vec::new(), missing: None, ..input.clone() };
    for (place, one) in input.answers.iter().enumerate() {
        let found = there.iter().find(|(person, _)| person.id == one.attachment_id);
        let (person, kept) = found.ok_or(InsuranceError::AttachmentNotFound)?;
        let path = format!("answers.{place}.answer.");
        let checked = one.answer.as_ref().map(|answer| answer.checked(&path, &person.facts, today)).transpose()?;
        store::keep_answer(tx, at, (person.id, checked.as_ref()), by).await?;
        let answer = kept.as_ref().map(|kept| kept.answer.clone());
        inverse.answers.push(AnswerAbout { attachment_id: person.id, answer });
    }
    if let Some(typed) = &input.missing {
        let mut problems = FieldProblems::default();
        let missing = Read::new(&mut problems, "", today).note("missing", typed);
        refuse(problems)?;
        store::keep_missing(tx, at, &missing).await?;
        inverse.missing = Some(before.missing.clone());
    }
    let now = list_of(tx, asked).await?;
    if now == before {
        return Ok(Done::as_it_was(now));
    }
    let (organisation_id, answers) = (input.workplace_id, input.answers.len() as i64);
    let event = InsuranceEvent::RollCallAnswered { organisation_id, answers };
    Ok(Done::with_undo(now, vec![event.of_register()], &inverse))
}

/// Which workplaces have got their lists.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollCallSent {
    /// In which roll-call.
    pub roll_call_id: RollCallId,
    /// Which workplace.
    pub workplace_id: OrganisationId,
    /// Whether it has got it.
    pub sent: bool,
}

impl Input for RollCallSent {
    fn sample() -> Self {
        let RollCallListAsked { roll_call_id, workplace_id } = RollCallListAsked::sample();
        Self { roll_call_id, workplace_id, sent: true }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

impl Changing for RollCallSent {
    const OPERATION: &'static str = "note_roll_call_sent";
}

/// Notes that a workplace has got its list, or that it has not.
pub async fn note_roll_call_sent(
    context: &RequestContext<'_>,
    input: RollCallSent,
) -> Result<Changed<RollCallList>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = sent(&mut tx, &input).await;
    finish(tx, done).await
}

async fn sent(tx: &mut WriteTx, input: &RollCallSent) -> Result<Done<RollCallList>, InsuranceError> {
    let asked = RollCallListAsked { roll_call_id: input.roll_call_id, workplace_id: input.workplace_id };
    let before = list_of(tx, asked).await?;
    if before.workplace.sent_at.is_some() == input.sent {
        return Ok(Done::as_it_was(before));
    }
    let at = input.sent.then_some(tx.now());
    store::mark_sent(tx, (input.roll_call_id, input.workplace_id), at).await?;
    let now = list_of(tx, asked).await?;
    let event = InsuranceEvent::RollCallSent { organisation_id: input.workplace_id, sent: input.sent };
    let inverse = RollCallSent { sent: !input.sent, ..input.clone() };
    Ok(Done::with_undo(now, vec![event.of_register()], &inverse))
}

/// A roll-call that stands, with everybody of a workplace whom it asks about.
pub(super) async fn everybody_at(
    tx: &mut Tx,
    asked: RollCallListAsked,
) -> Result<(KeptRollCall, Vec<(RollPerson, Option<KeptAnswer>)>), InsuranceError> {
    let roll_call = standing_roll_call(tx, asked.roll_call_id).await?;
    let there = asked_about(tx, &roll_call, Among::one(asked.workplace_id)).await?;
    Ok((roll_call, there))
}
