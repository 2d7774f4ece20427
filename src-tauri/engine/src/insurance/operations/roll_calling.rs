//! A roll-call is begun, and how far it is: which workplaces have answered, and who is missing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Done, finish};
use crate::access::{Changed, Changing, Nothing, RequestContext, Subject, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::event::register;
use crate::insurance::roll_call::{KeptRollCall, last_due};
use crate::insurance::store::{self, Among, KeptAnswer, RollPerson};
use crate::insurance::{InsuranceError, InsuranceEvent, RegisterKeeping};
use crate::organisations;
use crate::shared::ids::{AttachmentId, OrganisationId, RequestKey, RollCallId};
use crate::shared::instant::Instant;
use crate::shared::text::sort_key;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// How far a workplace is.
    pub enum RollCallStanding {
        /// It has not got its list.
        ToBeSent = "to_be_sent",
        /// It has got its list, and not answered about everybody.
        Awaited = "awaited",
        /// It has answered about everybody, and not all of it is carried out.
        Answered = "answered",
        /// All is carried out.
        CarriedOut = "carried_out",
    }
}

/// A workplace in a roll-call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollCallWorkplace {
    /// Which.
    pub workplace_id: OrganisationId,
    /// What it is called.
    pub name: String,
    /// How far it is.
    pub standing: RollCallStanding,
    /// How many attachments it is asked about.
    #[ts(type = "number")]
    pub asked: i64,
    /// About how many it has answered.
    #[ts(type = "number")]
    pub answered: i64,
    /// How many of the answers are carried out.
    #[ts(type = "number")]
    pub carried_out: i64,
    /// When it got its list.
    pub sent_at: Option<Instant>,
    /// Whether it says that somebody is missing on its list.
    pub says_missing: bool,
}

/// A roll-call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollCall {
    /// Which.
    pub id: RollCallId,
    /// Counts the changes; an act carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Whether it stands, or was not begun after all.
    pub keeping: RegisterKeeping,
    /// The day on which volunteers are counted.
    #[ts(type = "string")]
    pub counted_on: NaiveDate,
    /// When it was begun.
    pub started_at: Instant,
    /// The workplaces, by name.
    pub workplaces: Vec<RollCallWorkplace>,
}

/// How it stands with the yearly roll-call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollCallNow {
    /// The latest day on which it was due by the office's rule.
    #[ts(type = "string | null")]
    pub due_on: Option<NaiveDate>,
    /// The one that counts last; none where there never was one.
    pub current: Option<RollCall>,
}

/// A roll-call to be begun.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollCallToStart {
    /// Made by the client; the same key again is the same roll-call.
    pub request_key: RequestKey,
    /// The day on which volunteers are counted.
    #[ts(type = "string")]
    pub counted_on: NaiveDate,
}

impl Input for RollCallToStart {
    fn sample() -> Self {
        let counted_on = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap_or_default();
        Self { request_key: RequestKey::numbered(1), counted_on }
    }
}

/// A roll-call that is not begun after all.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollCallToWithdraw {
    /// Which.
    pub id: RollCallId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
}

impl Input for RollCallToWithdraw {
    fn sample() -> Self {
        Self { id: RollCallId(1), version: 1 }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

impl Changing for RollCallToWithdraw {
    const OPERATION: &'static str = "withdraw_roll_call";
}

/// A roll-call that is begun after all.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollCallToReinstate {
    /// Which.
    pub id: RollCallId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
}

impl Input for RollCallToReinstate {
    fn sample() -> Self {
        Self { id: RollCallId(1), version: 2 }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

impl Changing for RollCallToReinstate {
    const OPERATION: &'static str = "reinstate_roll_call";
}

/// How it stands with the yearly roll-call.
pub async fn roll_call(context: &RequestContext<'_>, _: Nothing) -> Result<RollCallNow, InsuranceError> {
    let mut tx = context.read().await?;
    let (rules, _) = store::rules(&mut tx).await?;
    let current = match store::latest_roll_call(&mut tx).await? {
        Some(kept) => Some(as_told(&mut tx, kept).await?),
        None => None,
    };
    Ok(RollCallNow { due_on: last_due(rules.yearly_count, context.today()), current })
}

/// Begins a roll-call. Where one counts on that day already, it is that one.
pub async fn start_roll_call(
    context: &RequestContext<'_>,
    input: RollCallToStart,
) -> Result<Changed<RollCall>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = start(&mut tx, input).await;
    finish(tx, done).await
}

async fn start(tx: &mut WriteTx, input: RollCallToStart) -> Result<Done<RollCall>, InsuranceError> {
    let there = match store::roll_call_of_request(tx, input.request_key).await? {
        Some(id) => store::find_roll_call(tx, id).await?,
        None => store::latest_roll_call(tx).await?.filter(|one| one.counted_on == input.counted_on),
    };
    if let Some(there) = there {
        return Ok(Done::as_it_was(as_told(tx, there).await?));
    }
    let by = (tx.user_id(), tx.now());
    let id = store::insert_roll_call(tx, (input.request_key, input.counted_on), by).await?;
    let now = told(tx, id).await?;
    let event = InsuranceEvent::RollCallStarted { counted_on: input.counted_on };
    let inverse = RollCallToWithdraw { id, version: now.version };
    Ok(Done::with_undo(now, vec![event.of_register()], &inverse))
}

/// Takes back that a roll-call was begun; what was answered is kept with it.
pub async fn withdraw_roll_call(
    context: &RequestContext<'_>,
    input: RollCallToWithdraw,
) -> Result<Changed<RollCall>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let now = keep(&mut tx, (input.id, input.version), RegisterKeeping::Withdrawn).await?;
        let event = InsuranceEvent::RollCallWithdrawn { counted_on: now.counted_on };
        let inverse = RollCallToReinstate { id: now.id, version: now.version };
        Ok(Done::with_undo(now, vec![event.of_register()], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Lets a roll-call stand again.
pub async fn reinstate_roll_call(
    context: &RequestContext<'_>,
    input: RollCallToReinstate,
) -> Result<Changed<RollCall>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let now = keep(&mut tx, (input.id, input.version), RegisterKeeping::Kept).await?;
        let event = InsuranceEvent::RollCallReinstated { counted_on: now.counted_on };
        let inverse = RollCallToWithdraw { id: now.id, version: now.version };
        Ok(Done::with_undo(now, vec![event.of_register()], &inverse))
    }
    .await;
    finish(tx, done).await
}

async fn keep(
    tx: &mut WriteTx,
    (id, version): (RollCallId, i64),
    keeping: RegisterKeeping,
) -> Result<RollCall, InsuranceError> {
    let taken = store::take_roll_call(tx, (id, version), keeping).await?;
    let now = told(tx, id).await?;
    if taken {
        return Ok(now);
    }
    Err(InsuranceError::StaleRollCall { current: Box::new(now) })
}

async fn told(tx: &mut Tx, id: RollCallId) -> Result<RollCall, InsuranceError> {
    let kept = store::find_roll_call(tx, id).await?.ok_or(InsuranceError::RollCallNotFound)?;
    Ok(as_told(tx, kept).await?)
}

/// A roll-call that stands.
pub(super) async fn standing_roll_call(tx: &mut Tx, id: RollCallId) -> Result<KeptRollCall, InsuranceError> {
    let found = store::find_roll_call(tx, id).await?.filter(|kept| kept.keeping == RegisterKeeping::Kept);
    found.ok_or(InsuranceError::RollCallNotFound)
}

/// Whom a roll-call asks about, each with the answer: who was there on its day, and who has left it because of an answer.
pub(super) async fn asked_about(
    tx: &mut Tx,
    roll_call: &KeptRollCall,
    among: Among,
) -> Result<Vec<(RollPerson, Option<KeptAnswer>)>, DatabaseError> {
    let answers = store::roll_answers(tx, roll_call.id, among).await?;
    // What goes on from an answer that was carried out is not asked about once more.
    let carried_out: BTreeSet<AttachmentId> =
        answers.iter().filter(|one| one.carried_out_at.is_some()).map(|one| one.attachment_id).collect();
    let mut answers: BTreeMap<(OrganisationId, AttachmentId), KeptAnswer> =
        answers.into_iter().map(|one| ((one.workplace_id, one.attachment_id), one)).collect();
    let people = store::roll_people(tx, among).await?.into_iter();
    let with_answer = people.map(|person| {
        let answer = answers.remove(&(person.workplace_id, person.id));
        (person, answer)
    });
    let is_asked = |(person, answer): &(RollPerson, Option<KeptAnswer>)| {
        let goes_on = person.continues_id.is_some_and(|id| carried_out.contains(&id));
        answer.is_some() || (!goes_on && person.facts.attachment().period.contains(roll_call.counted_on))
    };
    Ok(with_answer.filter(is_asked).collect())
}

pub(super) async fn as_told(tx: &mut Tx, kept: KeptRollCall) -> Result<RollCall, DatabaseError> {
    let asked = asked_about(tx, &kept, Among::ALL).await?;
    let notes = store::roll_workplaces(tx, kept.id, Among::ALL).await?;
    let mut workplaces: BTreeMap<OrganisationId, RollCallWorkplace> = BTreeMap::new();
    for (person, answer) in asked {
        let line = workplaces.entry(person.workplace_id).or_insert_with(|| unasked(person.workplace_id));
        line.asked += 1;
        line.answered += i64::from(answer.is_some());
        line.carried_out += i64::from(answer.is_some_and(|answer| answer.carried_out_at.is_some()));
    }
    for note in notes {
        if let Some(line) = workplaces.get_mut(&note.workplace_id) {
            line.sent_at = note.sent_at;
            line.says_missing = !note.missing.is_empty();
        }
    }
    let ids: Vec<OrganisationId> = workplaces.keys().copied().collect();
    for names in organisations::names(tx, &ids).await? {
        if let Some(line) = workplaces.get_mut(&names.asked) {
            line.name = names.name;
        }
    }
    let mut workplaces: Vec<RollCallWorkplace> = workplaces.into_values().map(RollCallWorkplace::judged).collect();
    workplaces.sort_by_cached_key(|one| (sort_key(&one.name), one.workplace_id));
    let KeptRollCall { id, version, keeping, counted_on, started_at } = kept;
    Ok(RollCall { id, version, keeping, counted_on, started_at, workplaces })
}

/// A workplace of which nothing is known yet.
pub(super) fn unasked(workplace_id: OrganisationId) -> RollCallWorkplace {
    RollCallWorkplace {
        workplace_id,
        name: String::new(),
        standing: RollCallStanding::ToBeSent,
        asked: 0,
        answered: 0,
        carried_out: 0,
        sent_at: None,
        says_missing: false,
    }
}

impl RollCallWorkplace {
    /// With how far it is, by what was counted.
    pub(super) fn judged(self) -> Self {
        let standing = if self.carried_out == self.asked {
            RollCallStanding::CarriedOut
        } else if self.answered == self.asked {
            RollCallStanding::Answered
        } else if self.sent_at.is_some() || self.answered > 0 {
            RollCallStanding::Awaited
        } else {
            RollCallStanding::ToBeSent
        };
        Self { standing, ..self }
    }
}
