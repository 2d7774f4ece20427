//! Withdrawing a closure with all that it moved: one act, and one way back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::ClosureCard;
use super::card::{OpenClosure, open_closure};
use super::moving::{WantedMove, refuse_bad_count};
use super::out_of_the_way::{all_that_can, move_away, open_moves, refuse};
use crate::access::{Changed, Changing, Event, RequestContext, seen_things};
use crate::bookings::BookingError;
use crate::bookings::operations::give_up;
use crate::gate::Input;
use crate::premises::{self, PremisesError};
use crate::shared::ids::{BookingId, ClosureId, RoomId};

seen_things! {
    /// A closure that is not needed, and whose bookings are to come back.
    WithdrawClosure of "withdraw_closure" { id: ClosureId(1), version: 1 }
}

/// Withdraws a closure and brings back every booking it moved that can come back; the others stay where they are.
pub async fn withdraw_closure(
    context: &RequestContext<'_>,
    input: WithdrawClosure,
) -> Result<Changed<ClosureCard>, BookingError> {
    let mut tx = context.write().await?;
    let withdrawn = premises::withdraw_within(&mut tx, input.id, input.version, Some(context.now())).await;
    let (closure, event) = match withdrawn {
        Ok(withdrawn) => withdrawn,
        Err(refusal) => return give_up(tx, of_premises(refusal)).await,
    };
    let moves = open_moves(&mut tx, input.id).await?;
    let back = match all_that_can(context, &mut tx, input.id, moves).await {
        Ok((back, _)) => back,
        Err(refusal) => return refuse(tx, refusal).await,
    };
    tx.commit([event].into_iter().chain(back.events).collect::<Vec<Event>>()).await?;
    let card = open_closure(context, OpenClosure::of(input.id)).await?;
    let inverse = LayClosureAgain { id: input.id, version: closure.version, moves: back.again };
    Ok(Changed::with_undo(card, &inverse))
}

/// A withdrawn closure that is needed after all, with the bookings that are to go out of its way again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LayClosureAgain {
    /// The closure.
    pub id: ClosureId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Which, and where to; none where only the closure counts again.
    pub moves: Vec<WantedMove>,
}

impl Input for LayClosureAgain {
    fn sample() -> Self {
        let wanted = WantedMove { booking_id: BookingId(1), version: 3, rooms: Some(vec![RoomId(2)]), as_agreed: None };
        Self { id: ClosureId(1), version: 2, moves: vec![wanted] }
    }
}

impl Changing for LayClosureAgain {
    const OPERATION: &'static str = "lay_closure_again";
}

/// Makes a withdrawn closure count again and moves bookings out of its way, all of it or nothing.
pub async fn lay_closure_again(
    context: &RequestContext<'_>,
    input: LayClosureAgain,
) -> Result<Changed<ClosureCard>, BookingError> {
    refuse_bad_count(input.moves.len(), 0)?;
    let mut tx = context.write().await?;
    let (closure, event) = match premises::withdraw_within(&mut tx, input.id, input.version, None).await {
        Ok(laid) => laid,
        Err(refusal) => return give_up(tx, of_premises(refusal)).await,
    };
    let away = match move_away(context, &mut tx, input.id, &input.moves, None).await {
        Ok(away) => away,
        Err(refusal) => return refuse(tx, refusal).await,
    };
    tx.commit([event].into_iter().chain(away.events).collect::<Vec<Event>>()).await?;
    let card = open_closure(context, OpenClosure::of(input.id)).await?;
    Ok(Changed::with_undo(card, &WithdrawClosure { id: input.id, version: closure.version }))
}

/// What the houses say no to.
pub(super) fn of_premises(refusal: PremisesError) -> BookingError {
    match refusal {
        PremisesError::FieldsRefused { problems } => BookingError::FieldsRefused { problems },
        PremisesError::StaleClosure { current } => BookingError::StaleClosure { current },
        PremisesError::Database(error) => error.into(),
        _ => BookingError::ClosureNotFound,
    }
}
