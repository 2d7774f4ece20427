//! Closures: close, change, withdraw, take back the withdrawal.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{self, ClosureChange, ClosureTimes, ClosureToStore};
use super::{Closure, ClosureCovers};
use crate::access::{Changed, Event, RequestContext, Subject, SubjectKind, WriteTx, seen_things};
use crate::gate::Input;
use crate::premises::house::{NOTE_LENGTH, check_text};
use crate::premises::operations::{find_premises, give_up, still_there};
use crate::premises::store::lock_house;
use crate::premises::{Premises, PremisesError, PremisesEvent};
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::{ClosureId, PremisesId, RequestKey, RoomId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::WallTime;

/// Rooms to be closed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CloseRooms {
    /// Made by the client; the same key again is the same request.
    pub request_key: RequestKey,
    /// The house.
    pub premises_id: PremisesId,
    /// The rooms; left out, the whole house.
    #[serde(default)]
    #[ts(optional)]
    pub rooms: Option<Vec<RoomId>>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// Why, as it may be told to borrowers.
    pub reason: String,
}

impl Input for CloseRooms {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(4),
            premises_id: PremisesId(1),
            rooms: Some(vec![RoomId(1)]),
            starts: sample_time("2026-12-07T08:00"),
            ends: sample_time("2026-12-11T16:00"),
            reason: "Gulvet lakeres".into(),
        }
    }
}

#[expect(clippy::unwrap_used, reason = "a constant text, read by a test that calls every sample")]
fn sample_time(text: &str) -> WallTime {
    WallTime::parse(text).unwrap()
}

/// Closes rooms for a time. Nothing new can be booked there then; what is booked stays until somebody moves it.
pub async fn close_rooms(context: &RequestContext<'_>, input: CloseRooms) -> Result<Changed<Closure>, PremisesError> {
    let times = checked(context, input.starts, input.ends, &input.reason)?;
    let mut tx = context.write().await?;
    lock_house(&mut tx, input.premises_id).await?;
    if let Some(id) = store::closure_by_key(&mut tx, input.request_key).await? {
        let there = still_there(store::find_closure(&mut tx, id).await?)?;
        tx.rollback().await?;
        return Ok(closed(there));
    }
    let Some(house) = find_premises(&mut tx, input.premises_id, context.now()).await? else {
        return give_up(tx, PremisesError::PremisesNotFound).await;
    };
    let (covers, rooms) = match covered(&house, input.rooms) {
        Ok(covered) => covered,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    let closure = ClosureToStore {
        request_key: input.request_key,
        premises_id: house.id,
        covers,
        rooms: &rooms,
        times,
        reason: input.reason.trim(),
    };
    let id = still_there(store::insert_closure(&mut tx, &closure, context.now()).await?)?;
    let there = still_there(store::find_closure(&mut tx, id).await?)?;
    let event = PremisesEvent::RoomsClosed { covers, rooms, starts: input.starts, ends: input.ends };
    tx.commit(vec![about(id, &event)]).await?;
    Ok(closed(there))
}

/// How much of the house, and which rooms; none named is the whole house.
fn covered(house: &Premises, rooms: Option<Vec<RoomId>>) -> Result<(ClosureCovers, Vec<RoomId>), PremisesError> {
    let Some(rooms) = rooms else { return Ok((ClosureCovers::WholeHouse, Vec::new())) };
    let is_there = |id: RoomId| house.rooms.iter().any(|room| room.id == id);
    let twice = |index: usize| rooms[..index].contains(&rooms[index]);
    let wrong = (0..rooms.len()).find(|index| twice(*index) || !is_there(rooms[*index]));
    let problem = match wrong {
        Some(index) => FieldProblem { field: format!("rooms.{index}"), problem: Problem::NotFound },
        None if rooms.is_empty() => FieldProblem { field: "rooms".into(), problem: Problem::Missing },
        None => return Ok((ClosureCovers::Rooms, rooms)),
    };
    Err(PremisesError::FieldsRefused { problems: vec![problem] })
}

fn checked(
    context: &RequestContext<'_>,
    starts: WallTime,
    ends: WallTime,
    reason: &str,
) -> Result<ClosureTimes, PremisesError> {
    let mut problems = FieldProblems::default();
    if reason.trim().is_empty() {
        problems.add("reason", Problem::Missing);
    }
    check_text(&mut problems, "reason", reason, NOTE_LENGTH, context.today());
    let starts_at = problems.take("starts", starts.start_instant().map_err(Problem::from));
    let ends_at = problems.take("ends", ends.end_instant().map_err(Problem::from));
    if starts_at.zip(ends_at).is_some_and(|(starts_at, ends_at)| ends_at <= starts_at) {
        problems.add("ends", Problem::EndsBeforeStart);
    }
    match (starts_at, ends_at, problems.into_refusal()) {
        (Some(starts_at), Some(ends_at), None) => Ok(ClosureTimes { starts, ends, starts_at, ends_at }),
        (_, _, problems) => Err(PremisesError::FieldsRefused { problems: problems.unwrap_or_default() }),
    }
}

fn closed(closure: Closure) -> Changed<Closure> {
    let inverse = ReopenRooms { id: closure.id, version: closure.version };
    Changed::with_undo(closure, &inverse)
}

fn about(id: ClosureId, event: &PremisesEvent) -> Event {
    Event::new(Subject::of(SubjectKind::Closure, id.0), event)
}

/// The closure as it was seen; its house is held from here on.
async fn held(tx: &mut WriteTx, id: ClosureId, version: i64) -> Result<Closure, PremisesError> {
    if let Some(closure) = store::find_closure(tx, id).await? {
        lock_house(tx, closure.premises_id).await?;
    }
    match store::find_closure(tx, id).await? {
        None => Err(PremisesError::ClosureNotFound),
        Some(closure) if closure.version != version => Err(PremisesError::StaleClosure { current: Box::new(closure) }),
        Some(closure) => Ok(closure),
    }
}

/// What a closure is to be: of other rooms, shorter, longer, with another reason.
#[derive(Debug, Clone)]
pub(crate) struct WantedClosure {
    pub id: ClosureId,
    /// The version that was seen.
    pub version: i64,
    /// None, the whole house.
    pub rooms: Option<Vec<RoomId>>,
    pub starts: WallTime,
    pub ends: WallTime,
    pub reason: String,
}

/// A closure that was changed within a transaction that does more.
#[derive(Debug)]
pub(crate) struct ClosureChanged {
    pub before: Closure,
    pub now: Closure,
    pub event: Event,
}

/// Changes the rooms, the time or the reason of a closure as it was seen, within a transaction that does more.
pub(crate) async fn change_within(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    wanted: WantedClosure,
) -> Result<ClosureChanged, PremisesError> {
    let WantedClosure { id, version, starts, ends, .. } = wanted;
    let times = checked(context, starts, ends, &wanted.reason)?;
    let before = held(tx, id, version).await?;
    let house = still_there(find_premises(tx, before.premises_id, context.now()).await?)?;
    let (covers, rooms) = covered(&house, wanted.rooms)?;
    let change = ClosureChange { covers, rooms: &rooms, times, reason: wanted.reason.trim() };
    if !store::update_closure(tx, id, version, &change).await? {
        // Only a withdrawn one is left alone.
        return Err(PremisesError::ClosureNotFound);
    }
    let now = still_there(store::find_closure(tx, id).await?)?;
    let event = about(id, &PremisesEvent::ClosureChanged { covers, rooms, starts, ends });
    Ok(ClosureChanged { before, now, event })
}

seen_things! {
    /// A closure that is not needed.
    ReopenRooms of "reopen_rooms" { id: ClosureId(1), version: 1 }
}

/// Withdraws a closure: the rooms can be booked again.
pub async fn reopen_rooms(context: &RequestContext<'_>, input: ReopenRooms) -> Result<Changed<Closure>, PremisesError> {
    let mut tx = context.write().await?;
    let (now, event) = match withdraw_within(&mut tx, input.id, input.version, Some(context.now())).await {
        Ok(withdrawn) => withdrawn,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    tx.commit(vec![event]).await?;
    let inverse = RestoreClosure { id: input.id, version: now.version };
    Ok(Changed::with_undo(now, &inverse))
}

/// Withdraws a closure as it was seen, or makes it count again where no moment is given, within a transaction that does
/// more. One that is withdrawn already keeps its moment.
pub(crate) async fn withdraw_within(
    tx: &mut WriteTx,
    id: ClosureId,
    version: i64,
    withdrawn_at: Option<Instant>,
) -> Result<(Closure, Event), PremisesError> {
    let before = held(tx, id, version).await?;
    let at = withdrawn_at.map(|now| before.withdrawn_at.unwrap_or(now));
    store::withdraw_closure(tx, id, version, at).await?;
    let now = still_there(store::find_closure(tx, id).await?)?;
    let event = if at.is_some() { PremisesEvent::ClosureWithdrawn } else { PremisesEvent::ClosureRestored };
    Ok((now, about(id, &event)))
}

seen_things! {
    /// A withdrawn closure that is needed after all.
    RestoreClosure of "restore_closure" { id: ClosureId(1), version: 1 }
}

/// Makes a withdrawn closure count again. What was booked meanwhile stays.
pub async fn restore_closure(
    context: &RequestContext<'_>,
    input: RestoreClosure,
) -> Result<Changed<Closure>, PremisesError> {
    let mut tx = context.write().await?;
    let (now, event) = match withdraw_within(&mut tx, input.id, input.version, None).await {
        Ok(restored) => restored,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    tx.commit(vec![event]).await?;
    Ok(closed(now))
}

/// Which of the closures that are over or were withdrawn.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PastClosures {
    /// Which page of fifty, from 0.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub page: Option<i64>,
}

impl Input for PastClosures {
    fn sample() -> Self {
        Self { page: None }
    }
}

/// One page of closures.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosurePage {
    /// The closures, the latest first.
    pub closures: Vec<Closure>,
    /// Whether there are more.
    pub has_more: bool,
}

/// Closures a page.
const PAGE: i64 = 50;
const MOST_PAGES: i64 = 10_000;

/// Closures that are over or were withdrawn, the latest first. Those that count stand with their houses.
pub async fn past_closures(context: &RequestContext<'_>, input: PastClosures) -> Result<ClosurePage, PremisesError> {
    let page = input.page.unwrap_or(0);
    if !(0..=MOST_PAGES).contains(&page) {
        let problem = Problem::OutOfRange { least: 0, most: MOST_PAGES };
        return Err(PremisesError::FieldsRefused { problems: vec![FieldProblem { field: "page".into(), problem }] });
    }
    let mut tx = context.read().await?;
    let mut closures = store::past(&mut tx, context.now(), PAGE + 1, page * PAGE).await?;
    let has_more = closures.len() as i64 > PAGE;
    closures.truncate(PAGE as usize);
    Ok(ClosurePage { closures, has_more })
}
