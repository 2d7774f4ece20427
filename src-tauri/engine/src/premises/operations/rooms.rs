//! Rooms and combinations.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::{Premises, PremisesError, PremisesEvent, Room, RoomDetails, changed_fields, store};
use super::{find_premises, find_room, give_up, one_problem, refused, still_there};
use crate::access::{Changed, Changing, Event, RequestContext, Subject, SubjectKind, WriteTx, seen_things};
use crate::gate::Input;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::{PremisesId, RequestKey, RoomId, SpaceId};

/// A room to be registered.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewRoom {
    /// Made by the client; the same key again is the same request.
    pub request_key: RequestKey,
    /// Its house.
    pub premises_id: PremisesId,
    /// What the office writes about it.
    pub room: RoomDetails,
}

impl Input for NewRoom {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(2), premises_id: PremisesId(1), room: RoomDetails::sample() }
    }
}

/// Registers a room with a space of its own.
pub async fn register_room(context: &RequestContext<'_>, input: NewRoom) -> Result<Changed<Room>, PremisesError> {
    let details = checked(context, input.room)?;
    let mut tx = context.write().await?;
    if let Some(there) = registered_before(&mut tx, context, input.request_key).await? {
        tx.rollback().await?;
        return Ok(there);
    }
    let Some(house) = find_premises(&mut tx, input.premises_id, context.now()).await? else {
        return give_up(tx, PremisesError::PremisesNotFound).await;
    };
    let space = store::insert_space(&mut tx, house.id).await?;
    let (tx, room) = insert(context, tx, input.request_key, &house, &details, &[space]).await?;
    let event = PremisesEvent::RoomRegistered { premises_id: house.id, name: details.name };
    tx.commit(vec![about(room.id, &event)]).await?;
    Ok(registered(room))
}

/// Rooms that can be lent together under a name of their own.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CombineRooms {
    /// Made by the client; the same key again is the same request.
    pub request_key: RequestKey,
    /// The rooms it is made of: at least two of one house.
    pub parts: Vec<RoomId>,
    /// What the office writes about the combination; its maximum is its own, not the sum.
    pub room: RoomDetails,
}

impl Input for CombineRooms {
    fn sample() -> Self {
        let room = RoomDetails { name: "Lokale 1+2".into(), maximum_persons: 60, ..RoomDetails::sample() };
        Self { request_key: RequestKey::numbered(3), parts: vec![RoomId(1), RoomId(2)], room }
    }
}

/// Combines rooms: booking the combination blocks every part, booking a part blocks the combination.
pub async fn combine_rooms(context: &RequestContext<'_>, input: CombineRooms) -> Result<Changed<Room>, PremisesError> {
    let details = checked(context, input.room)?;
    let mut tx = context.write().await?;
    if let Some(there) = registered_before(&mut tx, context, input.request_key).await? {
        tx.rollback().await?;
        return Ok(there);
    }
    let Some((house, _)) = find_first(&mut tx, context, &input.parts).await? else {
        return give_up(tx, one_problem("parts", Problem::Missing)).await;
    };
    store::lock_house(&mut tx, house.id).await?;
    let spaces = match spaces_of(&house, &input.parts) {
        Ok(spaces) => spaces,
        Err(problem) => return give_up(tx, PremisesError::FieldsRefused { problems: vec![problem] }).await,
    };
    let (tx, room) = insert(context, tx, input.request_key, &house, &details, &spaces).await?;
    let event = PremisesEvent::RoomsCombined { premises_id: house.id, name: details.name, parts: input.parts };
    tx.commit(vec![about(room.id, &event)]).await?;
    Ok(registered(room))
}

async fn find_first(
    tx: &mut WriteTx,
    context: &RequestContext<'_>,
    parts: &[RoomId],
) -> Result<Option<(Premises, Room)>, PremisesError> {
    let Some(first) = parts.first() else { return Ok(None) };
    Ok(find_room(tx, *first, context.now()).await?)
}

/// The spaces of all parts; at least two, of rooms of this house that are lent.
fn spaces_of(house: &Premises, parts: &[RoomId]) -> Result<Vec<SpaceId>, FieldProblem> {
    let mut spaces = BTreeSet::new();
    for (index, part) in parts.iter().enumerate() {
        let room = house.rooms.iter().find(|room| room.id == *part && room.retired_at.is_none());
        let Some(room) = room else {
            return Err(FieldProblem { field: format!("parts.{index}"), problem: Problem::NotFound });
        };
        spaces.extend(room.spaces.iter().copied());
    }
    if spaces.len() < 2 {
        return Err(FieldProblem { field: "parts".into(), problem: Problem::TooShort { least: 2 } });
    }
    Ok(spaces.into_iter().collect())
}

async fn registered_before(
    tx: &mut WriteTx,
    context: &RequestContext<'_>,
    key: RequestKey,
) -> Result<Option<Changed<Room>>, PremisesError> {
    let Some(id) = store::room_by_key(tx, key).await? else { return Ok(None) };
    Ok(find_room(tx, id, context.now()).await?.map(|(_, room)| registered(room)))
}

async fn insert(
    context: &RequestContext<'_>,
    mut tx: WriteTx,
    key: RequestKey,
    house: &Premises,
    details: &RoomDetails,
    spaces: &[SpaceId],
) -> Result<(WriteTx, Room), PremisesError> {
    if house.retired_at.is_some() {
        return give_up(tx, PremisesError::PremisesRetired { name: house.details.name.clone() }).await;
    }
    if store::room_by_name(&mut tx, house.id, &details.name).await?.is_some() {
        return give_up(tx, one_problem("room.name", Problem::TakenName)).await;
    }
    let Some(id) = store::insert_room(&mut tx, key, house.id, details, context.now()).await? else {
        return give_up(tx, one_problem("room.name", Problem::TakenName)).await;
    };
    store::set_spaces(&mut tx, id, spaces).await?;
    let (_, room) = still_there(find_room(&mut tx, id, context.now()).await?)?;
    Ok((tx, room))
}

fn registered(room: Room) -> Changed<Room> {
    let inverse = RetireRoom { id: room.id, version: room.version };
    Changed::with_undo(room, &inverse)
}

fn checked(context: &RequestContext<'_>, details: RoomDetails) -> Result<RoomDetails, PremisesError> {
    let details = details.tidied();
    let mut problems = FieldProblems::default();
    details.problems(&mut problems, context.today());
    refused(problems)?;
    Ok(details)
}

fn about(id: RoomId, event: &PremisesEvent) -> Event {
    Event::new(Subject::of(SubjectKind::Room, id.0), event)
}

/// What a room is to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeRoom {
    /// The room.
    pub id: RoomId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What the office writes about it now.
    pub room: RoomDetails,
    /// Of a combination: the rooms it is made of now. Left out, they stay.
    #[serde(default)]
    #[ts(optional)]
    pub parts: Option<Vec<RoomId>>,
}

impl Input for ChangeRoom {
    fn sample() -> Self {
        Self { id: RoomId(1), version: 1, room: RoomDetails::sample(), parts: None }
    }
}

impl Changing for ChangeRoom {
    const OPERATION: &'static str = "change_room";
}

/// Changes a room or a combination. What is booked keeps the spaces and the buffers it was given.
pub async fn change_room(context: &RequestContext<'_>, input: ChangeRoom) -> Result<Changed<Room>, PremisesError> {
    let details = checked(context, input.room)?;
    let (mut tx, house, before) = seen(context, input.id, input.version).await?;
    let same_name = store::room_by_name(&mut tx, house.id, &details.name).await?;
    if same_name.is_some_and(|other| other != input.id) {
        return give_up(tx, one_problem("room.name", Problem::TakenName)).await;
    }
    if let Some(parts) = &input.parts {
        let spaces = if before.is_combination() {
            spaces_of(&house, parts)
        } else {
            Err(FieldProblem { field: "parts".into(), problem: Problem::NotFound })
        };
        match spaces {
            Ok(spaces) => store::set_spaces(&mut tx, input.id, &spaces).await?,
            Err(problem) => return give_up(tx, PremisesError::FieldsRefused { problems: vec![problem] }).await,
        }
    }
    store::update_room(&mut tx, input.id, input.version, &details).await?;
    let (_, now) = still_there(find_room(&mut tx, input.id, context.now()).await?)?;
    let mut fields = changed_fields(&before.details, &details);
    if now.parts != before.parts {
        fields.push("parts".into());
    }
    tx.commit(vec![about(input.id, &PremisesEvent::RoomChanged { fields })]).await?;
    let parts = input.parts.map(|_| before.parts);
    let inverse = ChangeRoom { id: input.id, version: now.version, room: before.details, parts };
    Ok(Changed::with_undo(now, &inverse))
}

/// A writing transaction that holds the room's house, with the room as it was seen.
async fn seen(
    context: &RequestContext<'_>,
    id: RoomId,
    version: i64,
) -> Result<(WriteTx, Premises, Room), PremisesError> {
    let mut tx = context.write().await?;
    if let Some(premises_id) = store::house_of_room(&mut tx, id).await? {
        store::lock_house(&mut tx, premises_id).await?;
    }
    let Some((house, room)) = find_room(&mut tx, id, context.now()).await? else {
        return give_up(tx, PremisesError::RoomNotFound).await;
    };
    if room.version != version {
        return give_up(tx, PremisesError::StaleRoom { current: Box::new(room) }).await;
    }
    Ok((tx, house, room))
}

seen_things! {
    /// A room that is no longer lent.
    RetireRoom of "retire_room" { id: RoomId(1), version: 1 }
}

/// Stops lending a room, and with it every combination it is part of. What is booked stays booked.
pub async fn retire_room(context: &RequestContext<'_>, input: RetireRoom) -> Result<Changed<Room>, PremisesError> {
    let (mut tx, _, before) = seen(context, input.id, input.version).await?;
    store::retire_room(&mut tx, input.id, input.version, before.retired_at.or(Some(context.now()))).await?;
    let (_, now) = still_there(find_room(&mut tx, input.id, context.now()).await?)?;
    tx.commit(vec![about(input.id, &PremisesEvent::RoomRetired)]).await?;
    let inverse = RestoreRoom { id: input.id, version: now.version };
    Ok(Changed::with_undo(now, &inverse))
}

seen_things! {
    /// A retired room that is to be lent again.
    RestoreRoom of "restore_room" { id: RoomId(1), version: 1 }
}

/// Lends a retired room again. A combination stays out of use as long as one of its parts is.
pub async fn restore_room(context: &RequestContext<'_>, input: RestoreRoom) -> Result<Changed<Room>, PremisesError> {
    let (mut tx, ..) = seen(context, input.id, input.version).await?;
    store::retire_room(&mut tx, input.id, input.version, None).await?;
    let (_, now) = still_there(find_room(&mut tx, input.id, context.now()).await?)?;
    tx.commit(vec![about(input.id, &PremisesEvent::RoomRestored)]).await?;
    let inverse = RetireRoom { id: input.id, version: now.version };
    Ok(Changed::with_undo(now, &inverse))
}
