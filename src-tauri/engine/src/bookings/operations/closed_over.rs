//! What is booked where and when rooms are closed, or are about to be: it stays until somebody moves it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::occupancy::Period;
use super::super::store;
use super::super::{BookingError, BookingPage};
use super::{all_presented, one_problem};
use crate::access::RequestContext;
use crate::gate::Input;
use crate::premises::{self, Premises, Scope};
use crate::shared::field::Problem;
use crate::shared::ids::{PremisesId, RoomId, SpaceId};
use crate::shared::wall_clock::WallTime;

const PAGE: i64 = 100;

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

/// Bookings that stand and that share a space with the rooms in that time, by start. Tested on the booked time, as a
/// closure is.
pub async fn list_closed_over(context: &RequestContext<'_>, input: ClosedOver) -> Result<BookingPage, BookingError> {
    let page = input.page.unwrap_or(0);
    if !(0..=1_000_000).contains(&page) {
        return Err(one_problem("page", Problem::OutOfRange { least: 0, most: 1_000_000 }));
    }
    let period = period_of(&input)?;
    let mut tx = context.read().await?;
    let houses = premises::load(&mut tx, &Scope::One(input.premises_id), period.from, period.until).await?;
    let spaces = houses.first().map(|house| closed_spaces(house, input.rooms.as_deref())).unwrap_or_default();
    let (stored, total) = store::closed_over(&mut tx, period, &spaces, page * PAGE, PAGE).await?;
    Ok(BookingPage { bookings: all_presented(&mut tx, stored).await?, total, page, page_size: PAGE })
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
