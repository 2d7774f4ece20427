//! Other time for setting up and cleaning than the rooms' own, on a booking that is there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::store::{self, StoredBooking};
use super::super::{Booking, BookingAct, BookingBuffers, BookingError, BookingEvent};
use super::admit::{Admitted, Asked, Stop, admit_as};
use super::book::occupy;
use super::cancel::asked_again;
use super::way_out::give_way;
use super::{about, check_buffers, find_again, give_up, ready, refused, stale};
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::gate::Input;
use crate::shared::field::FieldProblems;
use crate::shared::ids::BookingId;

/// Other buffers for a booking.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetBuffers {
    /// The booking.
    pub id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// For every room of it, and why; `null` is the rooms' own as they are now.
    pub buffers: Option<BookingBuffers>,
}

impl Input for SetBuffers {
    fn sample() -> Self {
        let buffers = BookingBuffers { before: 0, after: 15, reason: "Holdet rydder selv op".into() };
        Self { id: BookingId(1), version: 1, buffers: Some(buffers) }
    }
}

impl Changing for SetBuffers {
    const OPERATION: &'static str = "set_buffers";
}

/// Gives a booking other buffers where it stands. Longer ones have to be free like any other time.
pub async fn set_buffers(context: &RequestContext<'_>, input: SetBuffers) -> Result<Changed<Booking>, BookingError> {
    let mut problems = FieldProblems::default();
    check_buffers(context, &mut problems, input.buffers.as_ref());
    refused(problems)?;
    let (mut tx, stored, _) = ready(context, input.id, input.version, BookingAct::Move).await?;
    let asked = match asked(&stored, input.buffers.as_ref()) {
        Ok(asked) => asked,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    let admitted = match admit_as(&mut tx, &asked, stored.booking.state).await {
        Ok(admitted) => admitted,
        Err(stop) => return give_way(context, tx, &asked, stop).await,
    };
    match write(&mut tx, &input, &stored, &admitted).await {
        Ok(true) => finish(tx, &input, stored).await,
        Ok(false) => stale(tx, input.id).await,
        Err(stop) => give_way(context, tx, &asked, stop).await,
    }
}

/// The booking where it stands, with these buffers.
fn asked(stored: &StoredBooking, buffers: Option<&BookingBuffers>) -> Result<Asked, BookingError> {
    let buffers = buffers.map(BookingBuffers::minutes);
    Ok(Asked { buffers, kept: Vec::new(), ..asked_again(stored)? })
}

/// Whether the version was the one seen.
async fn write(
    tx: &mut WriteTx,
    input: &SetBuffers,
    stored: &StoredBooking,
    admitted: &Admitted,
) -> Result<bool, Stop> {
    let reason = input.buffers.as_ref().map(|buffers| buffers.reason.trim());
    if !store::set_buffer_reason(tx, input.id, input.version, reason).await? {
        return Ok(false);
    }
    store::set_rooms(tx, input.id, &admitted.rooms).await?;
    store::delete_occupancy(tx, input.id).await?;
    if stored.booking.state.occupies() {
        occupy(tx, input.id, admitted).await?;
    }
    Ok(true)
}

async fn finish(mut tx: WriteTx, input: &SetBuffers, before: StoredBooking) -> Result<Changed<Booking>, BookingError> {
    let now = find_again(&mut tx, input.id).await?;
    let to = input.buffers.as_ref().map(BookingBuffers::minutes);
    tx.commit(vec![about(input.id, &BookingEvent::BuffersSet { to })]).await?;
    let inverse = SetBuffers { id: input.id, version: now.version, buffers: before.booking.buffers };
    Ok(Changed::with_undo(now, &inverse))
}
