//! What is free: for a caller on the phone, and under the pointer while something is dragged.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::alternative::{AccessNeed, Alternative, Busy, NEAREST_DAYS, NearestTimes, Needs, Search};
use super::super::occupancy::{Period, whole};
use super::super::store;
use super::super::{BookingBuffers, BookingError};
use super::admit::{Asked, Stop, judge, time_of, wish_of};
use super::book::{leave, sample_time};
use super::way_out::{DAY_SECONDS, clashes, with_way_out};
use super::{check_attendees, refused};
use crate::access::RequestContext;
use crate::database::Tx;
use crate::gate::Input;
use crate::premises::{self, Layout, Room};
use crate::shared::field::FieldProblems;
use crate::shared::ids::{BookingId, PremisesId, RoomId};
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::{WallTime, wall_time_of};

const MOST_FREE_ROOMS: usize = 12;

/// What a room is needed for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindFree {
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// Only among these rooms.
    #[serde(default)]
    #[ts(optional)]
    pub rooms: Option<Vec<RoomId>>,
    /// Only in this house.
    #[serde(default)]
    #[ts(optional)]
    pub premises_id: Option<PremisesId>,
    /// How many are expected.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub attendees: Option<i64>,
    /// How the room is to be set up.
    #[serde(default)]
    #[ts(optional)]
    pub layout: Option<Layout>,
    /// What has to be in it.
    #[serde(default)]
    #[ts(optional)]
    pub equipment: Option<Vec<String>>,
    /// What visitors depend on.
    #[serde(default)]
    #[ts(optional)]
    pub access: Option<Vec<AccessNeed>>,
}

impl Input for FindFree {
    fn sample() -> Self {
        Self {
            starts: sample_time("2026-12-01T19:00"),
            ends: sample_time("2026-12-01T21:00"),
            rooms: None,
            premises_id: None,
            attendees: Some(20),
            layout: None,
            equipment: None,
            access: Some(vec![AccessNeed::StepFree]),
        }
    }
}

/// Rooms that are free, best first: people get in, sit, find what they need, and no large room goes to a small group.
/// Where nothing is free, the nearest times.
pub async fn find_free(context: &RequestContext<'_>, input: FindFree) -> Result<Vec<Alternative>, BookingError> {
    let mut problems = FieldProblems::default();
    check_attendees(&mut problems, input.attendees);
    refused(problems)?;
    let (slot, booked) = time_of(&[], input.starts, input.ends)?;
    let reach = Period {
        from: booked.from.plus_seconds(-(NEAREST_DAYS + 1) * DAY_SECONDS),
        until: booked.until.plus_seconds((NEAREST_DAYS + 1) * DAY_SECONDS),
    };
    let mut tx = context.read().await?;
    let houses = premises::load(&mut tx, &premises::Scope::All, reach.from, reach.until).await?;
    let busy = store::busy(&mut tx, reach, None, input.premises_id.map_or(0, |id| id.0)).await?;
    let needs = Needs {
        attendees: input.attendees,
        layout: input.layout,
        equipment: input.equipment.unwrap_or_default(),
        access: input.access.unwrap_or_default(),
    };
    let search = Search {
        houses: &houses,
        busy: &Busy::new(busy.into_iter().map(|(_, occupied)| occupied)),
        slot,
        needs: &needs,
        buffers: None,
        holiday: leave(None),
        not_before: wall_time_of(context.now()).min(slot.starts()),
        nearest: NearestTimes::WithinAWeek,
    };
    let is_asked_for = |room: &Room| {
        input.premises_id.is_none_or(|id| id == room.premises_id)
            && input.rooms.as_ref().is_none_or(|rooms| rooms.contains(&room.id))
    };
    Ok(search.free_rooms(is_asked_for, MOST_FREE_ROOMS))
}

/// Rooms and a time to be tried.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckTimes {
    /// The rooms.
    pub rooms: Vec<RoomId>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// The booking that is moved: it does not stand in its own way.
    #[serde(default)]
    #[ts(optional)]
    pub except_booking: Option<BookingId>,
    /// How many are expected.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub attendees: Option<i64>,
    /// Left out, a refusal says only what is in the way.
    #[serde(default)]
    #[ts(optional)]
    pub looking_for: Option<LookingFor>,
}

text_enum! {
    /// How much a refusal is to say.
    pub enum LookingFor {
        /// What is in the way: cheap enough for every step of a drag.
        Clashes = "clashes",
        /// What is free instead too, as booking itself would answer.
        WaysOut = "ways_out",
    }
}

impl Input for CheckTimes {
    fn sample() -> Self {
        Self {
            rooms: vec![RoomId(1)],
            starts: sample_time("2026-12-01T19:00"),
            ends: sample_time("2026-12-01T21:00"),
            except_booking: None,
            attendees: Some(20),
            looking_for: Some(LookingFor::WaysOut),
        }
    }
}

/// Whether rooms can be had.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum TimesCheck {
    /// They can.
    Free {
        /// From when they would be blocked, setting up included.
        blocked_from: WallTime,
        /// Until when they would be blocked, cleaning included.
        blocked_until: WallTime,
    },
    /// They cannot.
    Refused {
        /// What booking them would answer; what is free instead only where it was asked for.
        refusal: BookingError,
    },
}

/// Tries rooms and a time without writing anything.
pub async fn check_times(context: &RequestContext<'_>, input: CheckTimes) -> Result<TimesCheck, BookingError> {
    match tried(context, input).await {
        Ok(free) => Ok(free),
        Err(BookingError::Database(error)) => Err(BookingError::Database(error)),
        Err(refusal) => Ok(TimesCheck::Refused { refusal }),
    }
}

async fn tried(context: &RequestContext<'_>, input: CheckTimes) -> Result<TimesCheck, BookingError> {
    let mut problems = FieldProblems::default();
    check_attendees(&mut problems, input.attendees);
    refused(problems)?;
    let looking_for = input.looking_for.unwrap_or(LookingFor::Clashes);
    let mut tx = context.read().await?;
    let asked = asked_for(&mut tx, input).await?;
    let hindrance = match judge(&mut tx, &asked).await {
        Ok(admitted) => {
            let blocked = whole(&admitted.occupied, asked.booked);
            return Ok(TimesCheck::Free {
                blocked_from: wall_time_of(blocked.from),
                blocked_until: wall_time_of(blocked.until),
            });
        }
        Err(Stop::Refused(refusal)) => return Err(refusal),
        Err(Stop::Hindered(hindrance)) => hindrance,
    };
    if looking_for == LookingFor::WaysOut {
        drop(tx);
        return Err(with_way_out(context, &asked, hindrance).await?);
    }
    let scope = premises::Scope::OfRooms(asked.rooms.clone());
    let houses = premises::load(&mut tx, &scope, asked.booked.from, asked.booked.until).await?;
    let occupied = wish_of(&houses, &asked)?.occupancy();
    let clashes = clashes(&mut tx, &houses, occupied, asked.except).await?;
    Err(hindrance.into_error(clashes, Vec::new()))
}

/// The rooms and the time with what is known of the booking that is moved.
async fn asked_for(tx: &mut Tx, input: CheckTimes) -> Result<Asked, BookingError> {
    let mut asked = Asked::plainly(input.rooms, input.starts, input.ends)?;
    asked.attendees = input.attendees;
    if let Some(id) = input.except_booking {
        let Some(stored) = store::find(tx, id).await? else { return Err(BookingError::BookingNotFound) };
        asked.except = Some(id);
        asked.attendees = input.attendees.or(stored.booking.attendees);
        asked.buffers = stored.booking.buffers.as_ref().map(BookingBuffers::minutes);
        asked.holiday = leave(stored.booking.holiday_agreement.as_deref());
    }
    Ok(asked)
}
