//! Keeping a time while the caller thinks, and letting it go.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::event::RoomsAndTime;
use super::super::hold::HOLD_SECONDS;
use super::super::store::{self, HoldToStore};
use super::super::{BookingError, BookingEvent, RoomHold};
use super::admit::{Admitted, Asked, Stop, admit};
use super::book::sample_time;
use super::give_up;
use super::way_out::{give_way, on_the_clock};
use crate::access::{Changed, Changing, Event, RequestContext, Subject, SubjectKind, WriteTx};
use crate::database::DatabaseError;
use crate::gate::Input;
use crate::shared::ids::{HoldId, RequestKey, RoomId};
use crate::shared::wall_clock::WallTime;

/// Rooms and a time to be kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HoldRoom {
    /// Made by the client; the same key again is the same request.
    pub request_key: RequestKey,
    /// The rooms, the first first.
    pub rooms: Vec<RoomId>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// The time that this desk keeps already: it is let go for this one, and ten minutes begin anew.
    #[serde(default)]
    #[ts(optional)]
    pub instead_of: Option<HoldId>,
}

impl Input for HoldRoom {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(6),
            rooms: vec![RoomId(1)],
            starts: sample_time("2026-12-01T19:00"),
            ends: sample_time("2026-12-01T21:00"),
            instead_of: None,
        }
    }
}

impl Changing for HoldRoom {
    const OPERATION: &'static str = "hold_room";
}

/// Keeps rooms for ten minutes, if they are free. Other desks see who keeps them, and until when.
pub async fn hold_room(context: &RequestContext<'_>, input: HoldRoom) -> Result<Changed<RoomHold>, BookingError> {
    let plainly = match Asked::plainly(input.rooms.clone(), input.starts, input.ends) {
        Ok(plainly) => plainly,
        Err(refusal) => return Err(on_the_clock(context, refusal, (&input.rooms, input.starts, input.ends)).await?),
    };
    let asked = Asked { except_hold: input.instead_of, ..plainly };
    let mut tx = context.write().await?;
    if let Some(id) = store::hold_by_key(&mut tx, input.request_key).await? {
        let hold = kept(&mut tx, id).await?;
        tx.rollback().await?;
        return Ok(held(hold));
    }
    let admitted = match admit(&mut tx, &asked).await {
        Ok(admitted) => admitted,
        Err(stop) => return give_way(context, tx, &asked, stop).await,
    };
    match write(&mut tx, &input, &asked, &admitted).await {
        Ok(hold) => {
            tx.commit(vec![about_rooms(&hold, HeldOr::Held)]).await?;
            Ok(held(hold))
        }
        Err(stop) => give_way(context, tx, &asked, stop).await,
    }
}

async fn write(tx: &mut WriteTx, input: &HoldRoom, asked: &Asked, admitted: &Admitted) -> Result<RoomHold, Stop> {
    store::sweep_holds(tx).await?;
    if let Some(before) = input.instead_of {
        store::release_hold(tx, before).await?;
    }
    let until = tx.now().plus_seconds(HOLD_SECONDS);
    let to_store = HoldToStore {
        request_key: input.request_key,
        user_id: tx.user_id(),
        rooms: &asked.rooms,
        slot: asked.slot,
        booked: asked.booked,
        until,
    };
    let id = store::insert_hold(tx, &to_store).await?;
    match store::insert_held(tx, id, &admitted.occupied, until).await {
        Ok(()) => kept(tx, id).await.map_err(Stop::Refused),
        Err(error) if store::is_occupancy_guard(&error) => {
            Err(Stop::Hindered(super::super::admission::Hindrance::Taken))
        }
        Err(error) => Err(error.into()),
    }
}

async fn kept(tx: &mut WriteTx, id: HoldId) -> Result<RoomHold, BookingError> {
    let hold = store::holds(tx).await?.into_iter().find(|hold| hold.id == id);
    Ok(hold.ok_or_else(|| DatabaseError::inconsistent("room_holds: a row just written is not there"))?)
}

fn held(hold: RoomHold) -> Changed<RoomHold> {
    let inverse = ReleaseHold { id: hold.id };
    Changed::with_undo(hold, &inverse)
}

#[derive(Clone, Copy)]
enum HeldOr {
    Held,
    LetGo,
}

/// A hold is told of the first of its rooms: it has no card of its own.
fn about_rooms(hold: &RoomHold, what: HeldOr) -> Event {
    let at = RoomsAndTime { rooms: hold.rooms.clone(), starts: hold.starts, ends: hold.ends };
    let event = match what {
        HeldOr::Held => BookingEvent::RoomsHeld { at, until: hold.until },
        HeldOr::LetGo => BookingEvent::HoldReleased { at },
    };
    Event::new(Subject::of(SubjectKind::Room, hold.rooms.first().map_or(0, |room| room.0)), &event)
}

/// A time that is kept and is to be let go.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReleaseHold {
    /// The hold.
    pub id: HoldId,
}

impl Input for ReleaseHold {
    fn sample() -> Self {
        Self { id: HoldId(1) }
    }
}

impl Changing for ReleaseHold {
    const OPERATION: &'static str = "release_hold";
}

/// Lets a time go that was kept; any desk may, for the caller may have rung again at another. The way back keeps it anew,
/// if it is free still.
pub async fn release_hold(context: &RequestContext<'_>, input: ReleaseHold) -> Result<Changed<RoomHold>, BookingError> {
    let mut tx = context.write().await?;
    let hold = store::holds(&mut tx).await?.into_iter().find(|hold| hold.id == input.id);
    let Some(hold) = hold else { return give_up(tx, BookingError::HoldNotFound).await };
    if !store::release_hold(&mut tx, input.id).await? {
        return give_up(tx, BookingError::HoldNotFound).await;
    }
    tx.commit(vec![about_rooms(&hold, HeldOr::LetGo)]).await?;
    let request_key = a_new_key(context);
    let RoomHold { rooms, starts, ends, .. } = hold.clone();
    let inverse = HoldRoom { request_key, rooms, starts, ends, instead_of: None };
    Ok(Changed::with_undo(hold, &inverse))
}

/// Made here, for the window has no part in the way back.
fn a_new_key(context: &RequestContext<'_>) -> RequestKey {
    let millis = u64::try_from(context.now().unix()).unwrap_or_default() * 1000;
    RequestKey(uuid::Builder::from_unix_timestamp_millis(millis, &context.office().random_bytes()).into_uuid())
}
