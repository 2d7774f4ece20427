//! What is booked where and when rooms are closed, or are about to be: it stays until somebody moves it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::occupancy::Period;
use super::super::store;
use super::super::store::StoredBooking;
use super::super::{Booking, BookingError};
use super::{all_presented, one_problem};
use crate::access::RequestContext;
use crate::gate::Input;
use crate::premises::{self, Premises, Scope};
use crate::shared::field::Problem;
use crate::shared::ids::{PremisesId, RoomId, SpaceId};
use crate::shared::wall_clock::WallTime;

const PAGE: usize = 100;
/// More bookings are not read: a house of twenty rooms has as many in several years.
const MOST_READ: i64 = 100_000;

/// Rooms and a time that are closed, or are about to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClosedOver {
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
    /// Which page of a hundred, from 0.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub page: Option<i64>,
}

impl Input for ClosedOver {
    fn sample() -> Self {
        let premises::CloseRooms { premises_id, rooms, starts, ends, .. } = premises::CloseRooms::sample();
        Self { premises_id, rooms, starts, ends, page: None }
    }
}

/// What is booked where and when rooms are closed.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosedOverPage {
    /// A page of those that somebody has to move, by start.
    pub bookings: Vec<Booking>,
    /// How many of those there are in all.
    #[ts(type = "number")]
    pub total: usize,
    /// How many were booked in spite of the closure, with a reason: nobody has to move them.
    #[ts(type = "number")]
    pub despite: usize,
}

/// Bookings that stand and that share a space with the rooms in that time, by start. Tested on the booked time, as a
/// closure is.
pub async fn list_closed_over(context: &RequestContext<'_>, input: ClosedOver) -> Result<ClosedOverPage, BookingError> {
    let page = input.page.unwrap_or(0);
    if !(0..=1_000_000).contains(&page) {
        return Err(one_problem("page", Problem::OutOfRange { least: 0, most: 1_000_000 }));
    }
    let period = period_of(&input)?;
    let mut tx = context.read().await?;
    let houses = premises::load(&mut tx, &Scope::One(input.premises_id), period.from, period.until).await?;
    let spaces = houses.first().map(|house| closed_spaces(house, input.rooms.as_deref())).unwrap_or_default();
    let (stored, _) = store::closed_over(&mut tx, period, &spaces, 0, MOST_READ).await?;
    let is_despite = |there: &StoredBooking| {
        let overruled = there.booking.overruled.as_ref();
        overruled.is_some_and(|overruled| overruled.is_despite(input.starts, input.ends))
    };
    let (despite, hits): (Vec<StoredBooking>, Vec<StoredBooking>) = stored.into_iter().partition(is_despite);
    let total = hits.len();
    let shown = hits.into_iter().skip(usize::try_from(page).unwrap_or_default() * PAGE).take(PAGE).collect();
    Ok(ClosedOverPage { bookings: all_presented(&mut tx, shown).await?, total, despite: despite.len() })
}

fn period_of(input: &ClosedOver) -> Result<Period, BookingError> {
    let from = input.starts.start_instant().map_err(|_| one_problem("starts", Problem::Time))?;
    let until = input.ends.end_instant().map_err(|_| one_problem("ends", Problem::Time))?;
    if until <= from { Err(one_problem("ends", Problem::EndsBeforeStart)) } else { Ok(Period { from, until }) }
}

fn closed_spaces(house: &Premises, rooms: Option<&[RoomId]>) -> BTreeSet<SpaceId> {
    let is_closed = |id: RoomId| rooms.is_none_or(|rooms| rooms.contains(&id));
    house.rooms.iter().filter(|room| is_closed(room.id)).flat_map(|room| room.spaces.iter().copied()).collect()
}
