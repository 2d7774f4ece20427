//! Whether what was said can be had, and what is free instead; where no room was said, which ones would do.

use serde::Serialize;
use ts_rs::TS;

use super::entry::found;
use crate::access::RequestContext;
use crate::bookings::alternative::{Busy, NEAREST_DAYS};
use crate::bookings::finding::{Finder, Times, last_house};
use crate::bookings::needs::{Needs, offers};
use crate::bookings::occupancy::{Holder, Period, whole};
use crate::bookings::operations::admit::{Asked, Stop, houses, judge, time_of};
use crate::bookings::operations::way_out::{not_before, with_way_out};
use crate::bookings::quick_entry::{EntryQuestion, EntryReading, ReadPlace, RoomNeed};
use crate::bookings::{Alternative, BookingError, store as bookings};
use crate::database::Tx;
use crate::premises::{self, Premises, Room};
use crate::shared::ids::{HoldId, OrganisationId, RoomId};
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// More would not be read to the end on the phone.
const MOST: usize = 4;
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// What the office has to say to rooms and a time.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum EntryOffer {
    /// The rooms that were named can be had.
    Free {
        /// The rooms.
        rooms: Vec<RoomId>,
        /// From when, on the wall clock.
        starts: WallTime,
        /// Until when, on the wall clock.
        ends: WallTime,
        /// From when they would be blocked, setting up included.
        blocked_from: WallTime,
        /// Until when they would be blocked, cleaning included.
        blocked_until: WallTime,
        /// What was asked for that none of the rooms has.
        lacking: Vec<RoomNeed>,
    },
    /// They cannot.
    Hindered {
        /// The rooms.
        rooms: Vec<RoomId>,
        /// From when, on the wall clock.
        starts: WallTime,
        /// Until when, on the wall clock.
        ends: WallTime,
        /// What booking them would answer, with what is free instead.
        refusal: Box<BookingError>,
    },
    /// No room was named: these would do, best first. None at that time: the nearest times.
    Found {
        /// From when, on the wall clock.
        starts: WallTime,
        /// Until when, on the wall clock.
        ends: WallTime,
        /// Rooms that are free.
        rooms: Vec<Alternative>,
    },
}

/// What stands in the way of trying anything.
const UNTRIED: [EntryQuestion; 6] = [
    EntryQuestion::Midnight,
    EntryQuestion::ZeroLength,
    EntryQuestion::Past,
    EntryQuestion::NoSuchDate,
    EntryQuestion::NoSuchWeek,
    EntryQuestion::NoSuchTime,
];

/// Tries what was said for one date.
pub(super) async fn offer(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    reading: &EntryReading,
    borrower: Option<OrganisationId>,
    hold: Option<HoldId>,
) -> Result<Option<EntryOffer>, BookingError> {
    let is_untried = reading.questions.iter().any(|question| UNTRIED.contains(question));
    let rooms = reading.place.as_ref().map(|place| place.rooms.clone()).unwrap_or_default();
    // What repeats is planned date by date; where no room was said, the first date tells which ones to plan.
    if is_untried || (reading.repetition.is_some() && !rooms.is_empty()) {
        return Ok(None);
    }
    let Some((starts, ends)) = wanted(reading) else { return Ok(None) };
    let offered = if rooms.is_empty() {
        found_rooms(context, tx, reading, (starts, ends), (borrower, hold)).await
    } else {
        tried(context, tx, reading, (rooms, hold), (starts, ends)).await
    };
    match offered {
        Ok(offer) => Ok(Some(offer)),
        Err(BookingError::Database(error)) => Err(error.into()),
        // The hour that the clocks skip, or a time longer than any booking: told as booking would tell it.
        Err(refusal) => {
            let rooms = reading.place.as_ref().map(|place| place.rooms.clone()).unwrap_or_default();
            Ok(Some(EntryOffer::Hindered { rooms, starts, ends, refusal: Box::new(refusal) }))
        }
    }
}

/// Start and end of the likeliest reading.
fn wanted(reading: &EntryReading) -> Option<(WallTime, WallTime)> {
    let date = reading.day.as_ref()?.options.first()?.date;
    let time = reading.time.as_ref()?.options.first()?;
    let day = WallTime::start_of(date);
    Some((day.plus_minutes(time.starts_minute)?, day.plus_minutes(time.ends_minute)?))
}

async fn tried(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    reading: &EntryReading,
    (rooms, hold): (Vec<RoomId>, Option<HoldId>),
    (starts, ends): (WallTime, WallTime),
) -> Result<EntryOffer, BookingError> {
    let attendees = reading.people.as_ref().map(|people| people.count.into());
    let asked = Asked { attendees, except_hold: hold, ..Asked::plainly(rooms.clone(), starts, ends)? };
    match judge(tx, &asked).await {
        Ok(admitted) => {
            let blocked = whole(&admitted.occupied, asked.booked);
            let scope = premises::Scope::OfRooms(rooms.clone());
            let houses = premises::load(tx, &scope, context.now(), context.now()).await?;
            let lacking = lacking(&houses, &rooms, reading);
            let (blocked_from, blocked_until) = (wall_time_of(blocked.from), wall_time_of(blocked.until));
            Ok(EntryOffer::Free { rooms, starts, ends, blocked_from, blocked_until, lacking })
        }
        Err(Stop::Refused(refusal)) => Err(refusal),
        Err(Stop::Hindered(hindrance)) => {
            let refusal = Box::new(with_way_out(context, &asked, hindrance).await?);
            Ok(EntryOffer::Hindered { rooms, starts, ends, refusal })
        }
    }
}

/// What was asked for that none of the rooms has.
fn lacking(houses: &[Premises], rooms: &[RoomId], reading: &EntryReading) -> Vec<RoomNeed> {
    let has = |need: &RoomNeed| {
        rooms.iter().filter_map(|room| found(houses, *room)).any(|(house, room)| has_need(house, room, need))
    };
    reading.needs.iter().map(|there| &there.need).filter(|need| !has(need)).cloned().collect()
}

fn has_need(house: &Premises, room: &Room, need: &RoomNeed) -> bool {
    match need {
        RoomNeed::Equipment(word) => offers(house, room, word),
        RoomNeed::Access(need) => need.is_met(house, room),
    }
}

/// Rooms that would do: of those that were said or in the houses that were said, best first; none at that time: the
/// nearest times.
async fn found_rooms(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    reading: &EntryReading,
    (starts, ends): (WallTime, WallTime),
    (borrower, hold): (Option<OrganisationId>, Option<HoldId>),
) -> Result<EntryOffer, BookingError> {
    let (slot, booked) = time_of(&[], starts, ends)?;
    let reach = Period {
        from: booked.from.plus_seconds(-(NEAREST_DAYS + 1) * DAY_SECONDS),
        until: booked.until.plus_seconds((NEAREST_DAYS + 1) * DAY_SECONDS),
    };
    let houses = houses(tx, &premises::Scope::All, reach).await?;
    let busy = bookings::busy(tx, reach, None, 0).await?;
    let busy = busy.into_iter().filter(|(holder, _)| !matches!(holder, Holder::Hold(id) if Some(*id) == hold));
    let only = reading.place.as_ref().map(|place| rooms_said(place, &houses));
    let finder = Finder {
        houses: &houses,
        busy: &Busy::new(busy.map(|(_, occupied)| occupied)),
        needs: &needs_of(reading),
        only: only.as_deref(),
        last_house: last_house(tx, borrower, &houses).await?,
        not_before: not_before(starts, wall_time_of(context.now())),
    };
    let mut found = finder.found(&Times::Each(vec![slot]));
    found.retain(|candidate| candidate.lacks.is_empty());
    if found.is_empty() {
        found = finder.nearest(slot);
    }
    let rooms = found.iter().filter_map(|candidate| candidate.as_alternative(slot)).take(MOST).collect();
    Ok(EntryOffer::Found { starts, ends, rooms })
}

/// The rooms of which one was said, or those of the houses that were said.
fn rooms_said(place: &ReadPlace, houses: &[Premises]) -> Vec<RoomId> {
    if !place.one_of.is_empty() {
        return place.one_of.clone();
    }
    let said = houses.iter().filter(|house| place.houses.contains(&house.id));
    said.flat_map(|house| &house.rooms).map(|room| room.id).collect()
}

fn needs_of(reading: &EntryReading) -> Needs {
    let mut needs = Needs { attendees: reading.people.as_ref().map(|people| people.count.into()), ..Needs::default() };
    for there in &reading.needs {
        match &there.need {
            RoomNeed::Equipment(word) => needs.equipment.push(word.clone()),
            RoomNeed::Access(need) => needs.access.push(*need),
        }
    }
    needs
}
