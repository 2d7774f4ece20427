//! The calendar as it is drawn: rooms by house, when they are open and closed, bookings, and what a booking of one room
//! takes of another.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::admission::{closing_holiday, closures_of, holiday_reason, open_times, whole_day};
use super::occupancy::Period;
use super::{BookingBorrower, BookingKind, BookingState, Fee, RoomHold};
use crate::premises::{LayoutSeats, OnHoliday, OpeningHours, Premises, Room};
use crate::shared::clock_change::ClockChange;
use crate::shared::ids::{BookingId, PremisesId, RoomId, SeriesId};
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// The most days a calendar shows: six weeks, which is any month.
pub(super) const MOST_DAYS: i64 = 42;

/// A stretch of days as the calendar shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Calendar {
    /// The first day.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// The last day, shown too.
    #[ts(type = "string")]
    pub to: NaiveDate,
    /// Today, by the office's clock.
    #[ts(type = "string")]
    pub today: NaiveDate,
    /// Now, by the office's clock.
    pub now: WallTime,
    /// The houses with their rooms.
    pub houses: Vec<CalendarHouse>,
    /// When the houses are open; a day without any is closed.
    pub open: Vec<OpenTime>,
    /// When rooms are closed, and why.
    pub closed: Vec<ClosedTime>,
    /// Bookings that are not cancelled.
    pub bookings: Vec<CalendarBooking>,
    /// Times that desks keep while a caller thinks.
    pub holds: Vec<RoomHold>,
    /// Rooms that a booking of another room blocks, because the two share a space.
    pub taken: Vec<TakenTime>,
    /// The nights when the clocks change: those days are an hour longer or shorter.
    pub clock_changes: Vec<ClockChange>,
}

/// A house of the calendar.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarHouse {
    /// The house.
    pub id: PremisesId,
    /// Its name.
    pub name: String,
    /// What stands where there is little room.
    pub short_name: String,
    /// Bookings begin and end on this grid.
    #[ts(type = "number")]
    pub grid_minutes: i64,
    /// Its rooms, in the office's order.
    pub rooms: Vec<CalendarRoom>,
}

/// A room of the calendar.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarRoom {
    /// The room.
    pub id: RoomId,
    /// Its name.
    pub name: String,
    /// What stands where there is little room.
    pub short_name: String,
    /// How many persons may be in it by law.
    #[ts(type = "number")]
    pub maximum: i64,
    /// The rooms it is made of; empty for a room that is no combination.
    pub parts: Vec<RoomId>,
    /// Seats by set-up.
    pub layouts: Vec<LayoutSeats>,
}

/// A part of a day when a house is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenTime {
    /// The house.
    pub premises_id: PremisesId,
    /// The day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// Minutes from midnight.
    #[ts(type = "number")]
    pub opens_minute: i64,
    /// Minutes from midnight; 1440 is midnight at the end of the day.
    #[ts(type = "number")]
    pub closes_minute: i64,
}

/// Why a room is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ClosedReason {
    /// The office closed it.
    Closure {
        /// Why, in the office's words.
        text: String,
    },
    /// The house is closed on holidays, or asks to be asked.
    Holiday {
        /// The day's Danish name.
        name_da: String,
        /// The day's English name.
        name_en: String,
        /// What the house does on holidays.
        rule: OnHoliday,
    },
}

/// A time when a room is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosedTime {
    /// The room.
    pub room_id: RoomId,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// Why.
    pub reason: ClosedReason,
}

/// A booking as the calendar draws it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarBooking {
    /// The booking.
    pub id: BookingId,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Its running number.
    pub number: String,
    /// Its rooms, in the order they were chosen.
    pub rooms: Vec<RoomId>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// From when its rooms are blocked, setting up included.
    pub blocked_from: WallTime,
    /// Until when its rooms are blocked, cleaning included.
    pub blocked_until: WallTime,
    /// What it is called.
    pub title: String,
    /// Who borrows; `None` is the house itself.
    pub borrower: Option<BookingBorrower>,
    /// What it is for.
    pub kind: BookingKind,
    /// Where it stands.
    pub state: BookingState,
    /// Until when it is kept, on the wall clock; only of what is reserved.
    pub option_until: Option<WallTime>,
    /// How many are expected.
    #[ts(type = "number | null")]
    pub attendees: Option<i64>,
    /// What it costs, as it was agreed; `None` is free.
    pub fee: Option<Fee>,
    /// The series it belongs to.
    pub series_id: Option<SeriesId>,
}

/// A time when a room is blocked by a booking of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakenTime {
    /// The room that cannot be had.
    pub room_id: RoomId,
    /// The booking that blocks it.
    pub booking_id: BookingId,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
}

/// The days from the first to the last, both shown.
pub(super) fn days(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (0_u64..).map_while(move |day| from.checked_add_days(Days::new(day))).take_while(move |date| *date <= to)
}

/// The houses that are lent, and those that a booking still lies in.
pub(super) fn calendar_houses(houses: &[Premises], bookings: &[CalendarBooking]) -> Vec<CalendarHouse> {
    let is_booked = |room: &Room| bookings.iter().any(|booking| booking.rooms.contains(&room.id));
    let is_shown =
        |house: &Premises, room: &Room| (house.retired_at.is_none() && room.retired_at.is_none()) || is_booked(room);
    houses
        .iter()
        .filter(|house| house.retired_at.is_none() || house.rooms.iter().any(is_booked))
        .map(|house| CalendarHouse {
            id: house.id,
            name: house.details.name.clone(),
            short_name: short_or_name(&house.details.short_name, &house.details.name),
            grid_minutes: house.details.grid_minutes,
            rooms: house.rooms.iter().filter(|room| is_shown(house, room)).map(calendar_room).collect(),
        })
        .collect()
}

fn short_or_name(short_name: &str, name: &str) -> String {
    if short_name.is_empty() { name.to_owned() } else { short_name.to_owned() }
}

fn calendar_room(room: &Room) -> CalendarRoom {
    CalendarRoom {
        id: room.id,
        name: room.details.name.clone(),
        short_name: room.short_name().to_owned(),
        maximum: room.details.maximum_persons,
        parts: room.parts.clone(),
        layouts: room.details.layouts.clone(),
    }
}

/// When the houses are open on the days.
pub(super) fn open_on_days(houses: &[Premises], from: NaiveDate, to: NaiveDate) -> Vec<OpenTime> {
    houses
        .iter()
        .flat_map(|house| {
            let hours = OpeningHours::new(&house.opening_periods);
            days(from, to).flat_map(move |date| open_times(house.id, hours, date))
        })
        .collect()
}

/// When rooms are closed on the days: by the office, and by holidays of houses that do not just stay open.
pub(super) fn closed_on_days(houses: &[Premises], from: NaiveDate, to: NaiveDate) -> Vec<ClosedTime> {
    let mut closed = Vec::new();
    for house in houses {
        let rooms = || house.rooms.iter().filter(|room| room.retired_at.is_none());
        for room in rooms() {
            closed.extend(closures_of(house, room).map(|closure| ClosedTime {
                room_id: room.id,
                starts: closure.starts,
                ends: closure.ends,
                reason: ClosedReason::Closure { text: closure.reason.clone() },
            }));
        }
        if house.details.on_holiday == OnHoliday::Open {
            continue;
        }
        for (date, name) in days(from, to).filter_map(|date| Some((date, closing_holiday(date)?))) {
            let Some((starts, ends)) = whole_day(date) else { continue };
            let reason = holiday_reason(name, house.details.on_holiday);
            closed.extend(rooms().map(|room| ClosedTime { room_id: room.id, starts, ends, reason: reason.clone() }));
        }
    }
    closed
}

/// What bookings take of rooms that they do not hold: one time for each room and booking, for as long as any of the
/// shared spaces is blocked. Rooms out of use are left out.
pub(super) fn taken_times(houses: &[Premises], rows: Vec<(BookingId, RoomId, Period)>) -> Vec<TakenTime> {
    let is_lent =
        |id| houses.iter().flat_map(|house| &house.rooms).any(|room| room.id == id && room.retired_at.is_none());
    let mut whole: BTreeMap<(BookingId, RoomId), Period> = BTreeMap::new();
    for (booking_id, room_id, period) in rows {
        whole.entry((booking_id, room_id)).and_modify(|there| *there = there.with(period)).or_insert(period);
    }
    whole
        .into_iter()
        .filter(|((_, room_id), _)| is_lent(*room_id))
        .map(|((booking_id, room_id), period)| TakenTime {
            room_id,
            booking_id,
            starts: wall_time_of(period.from),
            ends: wall_time_of(period.until),
        })
        .collect()
}
