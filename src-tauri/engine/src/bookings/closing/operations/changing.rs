//! Changing a closure: what it moved or called off and no longer hits comes back, in one act with one way back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::store::StoredMove;
use super::super::{MoveHindrance, RefusedMove};
use super::hits::closed_spaces;
use super::moving::{WantedMove, refuse_bad_count};
use super::out_of_the_way::{Refusal, all_that_can, move_away, open_moves, refuse};
use super::withdrawing::of_premises;
use crate::access::{Changed, Changing, Event, RequestContext, WriteTx};
use crate::bookings::BookingError;
use crate::bookings::operations::give_up;
use crate::gate::Input;
use crate::premises::{self, Closure, ClosureCovers, Premises, Scope, WantedClosure};
use crate::shared::ids::{ClosureId, RoomId};
use crate::shared::wall_clock::WallTime;

/// What a closure is to be: of other rooms, shorter, longer, with another reason.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeClosure {
    /// The closure.
    pub id: ClosureId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The rooms; left out, the whole house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rooms: Option<Vec<RoomId>>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// Why, as it may be told to borrowers.
    pub reason: String,
    /// Given by the way back alone: what is to go out of its way again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<WantedMove>>", optional)]
    pub moves: Vec<WantedMove>,
}

impl Input for ChangeClosure {
    fn sample() -> Self {
        let premises::CloseRooms { rooms, starts, ends, reason, .. } = premises::CloseRooms::sample();
        Self { id: ClosureId(1), version: 1, rooms, starts, ends, reason, moves: Vec::new() }
    }
}

impl Changing for ChangeClosure {
    const OPERATION: &'static str = "change_closure";
}

/// A closure as it is now, and what came of those it had moved or called off.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangedClosure {
    /// The closure.
    pub closure: Closure,
    /// How many bookings came back.
    #[ts(type = "number")]
    pub back: usize,
    /// Those that it no longer hits and that cannot come back: they stay where they are.
    pub left: Vec<RefusedMove>,
}

/// Changes the rooms, the time or the reason of a closure. Bookings that it moved or called off and no longer hits come
/// back where their rooms are free.
pub async fn change_closure(
    context: &RequestContext<'_>,
    input: ChangeClosure,
) -> Result<Changed<ChangedClosure>, BookingError> {
    refuse_bad_count(input.moves.len(), 0)?;
    let mut tx = context.write().await?;
    let ChangeClosure { id, version, rooms, starts, ends, reason, moves } = input;
    let wanted = WantedClosure { id, version, rooms, starts, ends, reason };
    let premises::ClosureChanged { before, now, event } = match premises::change_within(context, &mut tx, wanted).await
    {
        Ok(changed) => changed,
        Err(refusal) => return give_up(tx, of_premises(refusal)).await,
    };
    let followed = match followed(context, &mut tx, (&before, &now), &moves).await {
        Ok(followed) => followed,
        Err(refusal) => return refuse(tx, refusal).await,
    };
    tx.commit([event].into_iter().chain(followed.events).collect::<Vec<Event>>()).await?;
    let inverse = ChangeClosure {
        id,
        version: now.version,
        rooms: (before.covers == ClosureCovers::Rooms).then_some(before.rooms),
        starts: before.starts,
        ends: before.ends,
        reason: before.reason,
        moves: followed.again.clone(),
    };
    Ok(Changed::with_undo(ChangedClosure { closure: now, back: followed.again.len(), left: followed.left }, &inverse))
}

/// What bookings do when a closure becomes another.
#[derive(Default)]
struct Followed {
    events: Vec<Event>,
    again: Vec<WantedMove>,
    left: Vec<RefusedMove>,
}

async fn followed(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (before, now): (&Closure, &Closure),
    moves: &[WantedMove],
) -> Result<Followed, Refusal> {
    if !moves.is_empty() {
        let away = move_away(context, tx, now.id, moves, None).await?;
        return Ok(Followed { events: away.events, ..Followed::default() });
    }
    let is_as_before = (before.covers, &before.rooms) == (now.covers, &now.rooms)
        && (before.starts, before.ends) == (now.starts, now.ends);
    if is_as_before {
        return Ok(Followed::default());
    }
    let houses = premises::load(tx, &Scope::All, context.now(), context.now()).await?;
    let mut free = open_moves(tx, now.id).await?;
    free.retain(|there| !is_under(now, &houses, there));
    let (back, mut left) = all_that_can(context, tx, now.id, free).await?;
    // What somebody did with it since is theirs, and what is over is over.
    let is_settled = |there: &RefusedMove| {
        matches!(there.why, MoveHindrance::ChangedSince | MoveHindrance::Cancelled | MoveHindrance::Over)
    };
    left.retain(|there| !is_settled(there));
    Ok(Followed { events: back.events, again: back.again, left })
}

/// Whether a booking would be hit by the closure where it was.
fn is_under(closure: &Closure, houses: &[Premises], there: &StoredMove) -> bool {
    let spaces = closed_spaces(closure, houses);
    let mut rooms = houses.iter().flat_map(|house| &house.rooms).filter(|room| there.from.contains(&room.id));
    let is_closed = rooms.any(|room| room.spaces.iter().any(|space| spaces.contains(space)));
    is_closed && closure.starts < there.ends && there.starts < closure.ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_without_moves_is_a_plain_change() {
        let plain = serde_json::to_value(ChangeClosure::sample()).expect("a value");
        assert!(plain.get("moves").is_none());
        assert!(serde_json::from_value::<ChangeClosure>(plain).is_ok());
    }
}
