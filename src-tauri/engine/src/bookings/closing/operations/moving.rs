//! Moving bookings out of the way of a closure, and bringing them back: all or none, each checked anew.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::ClosureCard;
use super::card::{OpenClosure, open_closure};
use super::out_of_the_way::{come_back, move_away, open_moves, refuse};
use crate::access::{Changed, Changing, RequestContext};
use crate::bookings::booking::NOTE_LENGTH;
use crate::bookings::operations::{check_text, give_up, one_problem, refused};
use crate::bookings::{AgreedTerms, BookingError};
use crate::gate::Input;
use crate::premises;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{BookingId, ClosureId, ClosureMoveId, RoomId};

/// More are not moved in one step.
pub(super) const MOST_MOVES: usize = 500;

/// Where one booking is to be while a room is closed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WantedMove {
    /// The booking.
    pub booking_id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Its rooms; left out, nowhere: the house calls it off, with the closure's reason.
    #[serde(default)]
    #[ts(optional)]
    pub rooms: Option<Vec<RoomId>>,
    /// Given by the way back alone: it takes up again what was agreed before, whatever the rules say by now.
    #[serde(default)]
    #[ts(optional)]
    pub as_agreed: Option<AgreedTerms>,
}

/// Bookings to be moved because of a closure.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoveForClosure {
    /// The closure.
    pub closure_id: ClosureId,
    /// Which, and where to.
    pub moves: Vec<WantedMove>,
    /// Why it is done all the same, where rules of the office are broken that their rooms now do not break.
    #[serde(default)]
    #[ts(optional)]
    pub overrule: Option<String>,
}

impl Input for MoveForClosure {
    fn sample() -> Self {
        let wanted = WantedMove { booking_id: BookingId(1), version: 1, rooms: Some(vec![RoomId(2)]), as_agreed: None };
        Self { closure_id: ClosureId(1), moves: vec![wanted], overrule: None }
    }
}

impl Changing for MoveForClosure {
    const OPERATION: &'static str = "move_for_closure";
}

/// Moves bookings to other rooms at their own time, or calls them off, all of them or none. It is remembered from where, so
/// that they come back when the room opens again.
pub async fn move_for_closure(
    context: &RequestContext<'_>,
    input: MoveForClosure,
) -> Result<Changed<ClosureCard>, BookingError> {
    refuse_bad_count(input.moves.len(), 1)?;
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "overrule", input.overrule.as_deref().unwrap_or_default(), NOTE_LENGTH);
    refused(problems)?;
    let mut tx = context.write().await?;
    if premises::find_closure(&mut tx, input.closure_id).await?.is_none() {
        return give_up(tx, BookingError::ClosureNotFound).await;
    }
    let away = match move_away(context, &mut tx, input.closure_id, &input.moves, input.overrule.as_deref()).await {
        Ok(away) => away,
        Err(refusal) => return refuse(tx, refusal).await,
    };
    tx.commit(away.events).await?;
    let card = open_closure(context, OpenClosure::of(input.closure_id)).await?;
    let inverse = BringBack { closure_id: input.closure_id, moves: away.moves, as_agreed: Some(away.before) };
    Ok(Changed::with_undo(card, &inverse))
}

/// Bookings that a closure moved, to be brought back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BringBack {
    /// The closure.
    pub closure_id: ClosureId,
    /// Which moves.
    pub moves: Vec<ClosureMoveId>,
    /// Given by the way back alone, move by move: what was agreed before. Left out, what is agreed now stays.
    #[serde(default)]
    #[ts(optional)]
    pub as_agreed: Option<Vec<AgreedTerms>>,
}

impl Input for BringBack {
    fn sample() -> Self {
        Self { closure_id: ClosureId(1), moves: vec![ClosureMoveId(1)], as_agreed: None }
    }
}

impl Changing for BringBack {
    const OPERATION: &'static str = "bring_back";
}

/// Brings bookings back to the rooms the closure moved them from, all of them or none. Only those that are still where it
/// put them, and only where the room is free. The closure itself does not stand in the way: what was booked under it may
/// stay under it. No rule is asked: it is where it was agreed to be.
pub async fn bring_back(context: &RequestContext<'_>, input: BringBack) -> Result<Changed<ClosureCard>, BookingError> {
    refuse_bad_count(input.moves.len(), 1)?;
    let as_agreed = input.as_agreed.unwrap_or_default();
    if !as_agreed.is_empty() && as_agreed.len() != input.moves.len() {
        return Err(one_problem("asAgreed", Problem::NotFound));
    }
    let mut tx = context.write().await?;
    if premises::find_closure(&mut tx, input.closure_id).await?.is_none() {
        return give_up(tx, BookingError::ClosureNotFound).await;
    }
    let open = open_moves(&mut tx, input.closure_id).await?;
    let mut moves = Vec::with_capacity(input.moves.len());
    for (place, id) in input.moves.iter().enumerate() {
        let Some(there) = open.iter().find(|there| there.id == *id) else {
            return give_up(tx, one_problem(&format!("moves.{place}"), Problem::NotFound)).await;
        };
        moves.push(there.clone());
    }
    let back = match come_back(context, &mut tx, input.closure_id, &moves, &as_agreed).await {
        Ok(back) => back,
        Err(refusal) => return refuse(tx, refusal).await,
    };
    tx.commit(back.events).await?;
    let inverse = MoveForClosure { closure_id: input.closure_id, moves: back.again, overrule: None };
    let card = open_closure(context, OpenClosure::of(input.closure_id)).await?;
    Ok(Changed::with_undo(card, &inverse))
}

pub(super) fn refuse_bad_count(count: usize, least: usize) -> Result<(), BookingError> {
    if (least..=MOST_MOVES).contains(&count) {
        return Ok(());
    }
    Err(one_problem("moves", Problem::OutOfRange { least: least as i64, most: MOST_MOVES as i64 }))
}
