//! What is free instead. A front desk never says a bare no: another room that fits at the same time, the same room at
//! the nearest time.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::admission::{HolidayLeave, OpenedFor, Wish, capacity, hindrance};
use super::houses::Houses;
use super::needs::{AccessNeed, Needs};
use super::occupancy::{Occupied, Period, buffers_at};
use crate::premises::{Buffers, FactState, Premises, Room};
use crate::shared::ids::{RoomId, SpaceId};
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::{TimeSlot, WallTime};

/// More would not be read to the end on the phone.
pub(super) const MOST_ALTERNATIVES: usize = 4;
/// Of the four, at most so many rooms of the same house: a free evening next door is worth knowing too.
const MOST_SAME_HOUSE: usize = 2;
/// How far from the wanted time is looked, in days.
pub(super) const NEAREST_DAYS: i64 = 7;

text_enum! {
    /// Why something is offered.
    pub enum AlternativeReason {
        /// It is what was asked for.
        AsWished = "as_wished",
        /// Another room of the house, at the time wanted.
        SameHouse = "same_house",
        /// A room of another house, at the time wanted.
        OtherHouse = "other_house",
        /// The rooms wanted, earlier.
        Earlier = "earlier",
        /// The rooms wanted, later.
        Later = "later",
    }
}

/// Rooms and a time that are free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Alternative {
    /// The rooms.
    pub rooms: Vec<RoomId>,
    /// Their names, in the same order.
    pub room_names: Vec<String>,
    /// The house of the first.
    pub premises_name: String,
    /// Whether that is the house that was asked for.
    pub same_house: bool,
    /// How many persons may be in them.
    #[ts(type = "number")]
    pub maximum: i64,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// Why it is offered.
    pub reason: AlternativeReason,
}

/// When each space is blocked.
#[derive(Debug, Default)]
pub(super) struct Busy {
    by_space: BTreeMap<SpaceId, Vec<Period>>,
}

impl Busy {
    /// From occupancy rows in any order.
    pub fn new(rows: impl IntoIterator<Item = Occupied>) -> Self {
        let mut by_space: BTreeMap<SpaceId, Vec<Period>> = BTreeMap::new();
        for row in rows {
            by_space.entry(row.space).or_default().push(row.period);
        }
        for periods in by_space.values_mut() {
            periods.sort_by_key(|period| period.from);
        }
        Self { by_space }
    }

    /// When one space is blocked, the earliest first.
    pub fn of(&self, space: SpaceId) -> &[Period] {
        self.by_space.get(&space).map_or(&[], Vec::as_slice)
    }

    /// Whether all of it is free.
    pub fn is_free(&self, wanted: &[Occupied]) -> bool {
        wanted.iter().all(|wanted| self.is_space_free(wanted.space, wanted.period))
    }

    /// Rows of one space never overlap, so the last that begins before the end decides.
    fn is_space_free(&self, space: SpaceId, wanted: Period) -> bool {
        let periods = self.of(space);
        let after = periods.partition_point(|period| period.from < wanted.until);
        after.checked_sub(1).is_none_or(|last| !periods[last].overlaps(wanted))
    }
}

/// What is looked for, and among what.
#[derive(Debug)]
pub(super) struct Search<'a> {
    /// Every house.
    pub houses: &'a Houses,
    /// What is blocked around the time wanted.
    pub busy: &'a Busy,
    /// The time wanted.
    pub slot: TimeSlot,
    /// What the rooms have to offer.
    pub needs: &'a Needs,
    /// Buffers that stand for the rooms' own.
    pub buffers: Option<Buffers>,
    /// Whether the house was asked about a holiday.
    pub holiday: HolidayLeave,
    /// Nothing earlier is offered: the past is of no use to anybody.
    pub not_before: WallTime,
    /// How far from the wanted time the wanted rooms are looked at.
    pub nearest: NearestTimes,
}

/// How far from the wanted time is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NearestTimes {
    /// A week on each side.
    WithinAWeek,
    /// On the same day: one date of a series that is moved to another is no longer that date.
    OnTheSameDay,
}

impl NearestTimes {
    fn other_days(self) -> i64 {
        match self {
            Self::WithinAWeek => NEAREST_DAYS,
            Self::OnTheSameDay => 0,
        }
    }
}

impl<'a> Search<'a> {
    pub fn wish(&self, rooms: Vec<&'a Room>, slot: TimeSlot) -> Option<Wish<'a>> {
        Some(self.wish_at(rooms, slot, booked(slot)?))
    }

    fn wish_at(&self, rooms: Vec<&'a Room>, slot: TimeSlot, booked: Period) -> Wish<'a> {
        Wish {
            houses: self.houses,
            rooms,
            slot,
            booked,
            attendees: self.needs.attendees,
            buffers: self.buffers,
            kept: Vec::new(),
            holiday: self.holiday,
            opened: OpenedFor::Nothing,
        }
    }

    /// Whether rooms can be had.
    pub fn is_free(&self, rooms: &[&'a Room], slot: TimeSlot) -> bool {
        booked(slot).is_some_and(|booked| self.is_free_at(rooms, slot, booked))
    }

    /// The same where it is known when that is. What others block is asked first: it costs least to know, for most of a
    /// busy week is no. A space that two of the rooms share is asked about for each of them, which is the same.
    pub fn is_free_at(&self, rooms: &[&'a Room], slot: TimeSlot, booked: Period) -> bool {
        let is_unblocked = |room: &&Room| {
            let blocked = booked.with_buffers(self.buffers.unwrap_or(buffers_at(room.details.buffers, slot)));
            room.spaces.iter().all(|space| self.busy.is_space_free(*space, blocked))
        };
        rooms.iter().all(is_unblocked) && hindrance(&self.wish_at(rooms.to_vec(), slot, booked)).is_none()
    }

    pub fn house_of(&self, room: &Room) -> Option<&'a Premises> {
        self.houses.iter().find(|house| house.id == room.premises_id)
    }

    pub fn offer(
        &self,
        rooms: &[&'a Room],
        slot: TimeSlot,
        reason: AlternativeReason,
        wished: &[&Room],
    ) -> Alternative {
        let house = rooms.first().and_then(|room| self.house_of(room));
        let same_house =
            rooms.first().zip(wished.first()).is_none_or(|(one, other)| one.premises_id == other.premises_id);
        Alternative {
            rooms: rooms.iter().map(|room| room.id).collect(),
            room_names: rooms.iter().map(|room| room.details.name.clone()).collect(),
            premises_name: house.map(|house| house.details.name.clone()).unwrap_or_default(),
            same_house,
            maximum: capacity(self.houses, rooms),
            starts: slot.starts(),
            ends: slot.ends(),
            reason,
        }
    }

    pub fn rooms(&self) -> impl Iterator<Item = &'a Room> + use<'a> {
        self.houses.iter().filter(|house| house.retired_at.is_none()).flat_map(|house| &house.rooms)
    }

    /// What is free instead of these rooms, best first. Only the rooms in the way are replaced; where none is named, all
    /// are.
    pub fn alternatives(&self, wished: &[&'a Room], in_the_way: &[RoomId]) -> Vec<Alternative> {
        let is_replaced = |room: &&&Room| in_the_way.is_empty() || in_the_way.contains(&room.id);
        let replaced: Vec<&Room> = wished.iter().filter(|room| is_replaced(room)).copied().collect();
        let kept: Vec<&'a Room> = wished.iter().filter(|room| !is_replaced(room)).copied().collect();
        let (same_house, other_house) = self.other_rooms(wished, &kept, &replaced);
        let mut offers: Vec<Alternative> = same_house.into_iter().take(MOST_SAME_HOUSE).collect();
        let times = self.nearest_times(wished);
        let room_for_others = MOST_ALTERNATIVES - offers.len() - times.len().min(2);
        offers.extend(other_house.into_iter().take(room_for_others));
        offers.extend(times);
        offers.truncate(MOST_ALTERNATIVES);
        offers
    }

    /// Rooms that are free at the time wanted instead of those in the way, best first: the same house before others.
    pub fn rooms_instead(&self, wished: &[&'a Room], in_the_way: &[RoomId]) -> Vec<Alternative> {
        let is_replaced = |room: &&&Room| in_the_way.contains(&room.id);
        let replaced: Vec<&Room> = wished.iter().filter(|room| is_replaced(room)).copied().collect();
        let kept: Vec<&'a Room> = wished.iter().filter(|room| !is_replaced(room)).copied().collect();
        let (same_house, other_house) = self.other_rooms(wished, &kept, &replaced);
        same_house.into_iter().chain(other_house).collect()
    }

    /// Rooms that are free at the time wanted, of the same house and of others, best first each.
    fn other_rooms(
        &self,
        wished: &[&'a Room],
        kept: &[&'a Room],
        replaced: &[&Room],
    ) -> (Vec<Alternative>, Vec<Alternative>) {
        let is_new = |room: &&Room| {
            !wished.iter().any(|there| there.id == room.id) && !kept.iter().any(|there| there.overlaps(room))
        };
        let Some(booked) = booked(self.slot) else { return (Vec::new(), Vec::new()) };
        let mut found: Vec<(Rank, Vec<&'a Room>)> = self
            .rooms()
            .filter(is_new)
            .map(|room| (room, kept.iter().copied().chain([room]).collect::<Vec<_>>()))
            .filter(|(_, rooms)| self.is_free_at(rooms, self.slot, booked))
            .map(|(room, rooms)| (self.rank(room, replaced), rooms))
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        let (same, other): (Vec<_>, Vec<_>) = found.into_iter().partition(|(rank, _)| rank.house == 0);
        let offers = |found: Vec<(Rank, Vec<&'a Room>)>, reason| {
            let offer = |(_, rooms): (Rank, Vec<&'a Room>)| self.offer(&rooms, self.slot, reason, wished);
            found.into_iter().map(offer).collect::<Vec<_>>()
        };
        (offers(same, AlternativeReason::SameHouse), offers(other, AlternativeReason::OtherHouse))
    }

    fn rank(&self, room: &Room, replaced: &[&Room]) -> Rank {
        let house = self.house_of(room);
        let had_words = replaced.iter().flat_map(|room| &room.details.equipment);
        let is_step_free = house.is_some_and(|house| AccessNeed::StepFree.state(house, room) == FactState::Yes);
        let was_step_free = replaced.iter().any(|room| room.details.step_free.state == FactState::Yes);
        let target = self.needs.attendees.or(replaced.iter().map(|room| room.details.maximum_persons).max());
        Rank {
            house: u8::from(!replaced.iter().any(|there| there.premises_id == room.premises_id)),
            access: u8::from(was_step_free && !is_step_free),
            seats: u8::from(!self.needs.seats_enough(room)),
            equipment: had_words.filter(|word| !room.has(word)).count(),
            excess: target.map_or(0, |target| (room.details.maximum_persons - target).abs()),
            position: (room.premises_id.0, room.position, room.id),
        }
    }

    /// The wanted rooms at the nearest time before and after, nearest first. On another day that is the nearest to the
    /// wanted time of day: whoever sings in the evening is not helped by the next morning.
    pub fn nearest_times(&self, wished: &[&'a Room]) -> Vec<Alternative> {
        let grid = wished.iter().filter_map(|room| self.house_of(room)).map(|house| house.details.grid_minutes).max();
        let step = grid.unwrap_or(30);
        let wanted = self.slot.starts();
        // From a time off the grid the nearest ones on it.
        let Some(base) = wanted.plus_minutes(-(minute_of(wanted) % step)) else { return Vec::new() };
        let minute = minute_of(base);
        let today = |direction: i64| {
            (1..).map(move |steps| direction * steps * step).take_while(move |offset| is_on_the_day(minute + offset))
        };
        let other_days = |direction: i64| {
            (1..=self.nearest.other_days()).flat_map(move |days| {
                around(step)
                    .filter(move |offset| is_on_the_day(minute + offset))
                    .map(move |offset| direction * days * MINUTES_A_DAY + offset)
            })
        };
        let later =
            self.first_free(wished, base, today(1).chain(other_days(1))).map(|slot| (AlternativeReason::Later, slot));
        let earlier = self
            .first_free(wished, base, today(-1).chain(other_days(-1)))
            .map(|slot| (AlternativeReason::Earlier, slot));
        let mut found: Vec<(AlternativeReason, TimeSlot)> = later.into_iter().chain(earlier).collect();
        found.sort_by_key(|(_, slot)| {
            let days = (slot.starts().date() - wanted.date()).num_days().abs();
            (days, (slot.starts().naive() - wanted.naive()).abs())
        });
        found.into_iter().map(|(reason, slot)| self.offer(wished, slot, reason, wished)).collect()
    }

    fn first_free(
        &self,
        rooms: &[&'a Room],
        base: WallTime,
        mut offsets: impl Iterator<Item = i64>,
    ) -> Option<TimeSlot> {
        offsets.find_map(|offset| self.free_at(rooms, base.plus_minutes(offset)))
    }

    fn free_at(&self, rooms: &[&'a Room], starts: Option<WallTime>) -> Option<TimeSlot> {
        let starts = starts.filter(|starts| *starts >= self.not_before)?;
        let slot = TimeSlot::new(starts, starts.plus_minutes(self.slot.minutes())?).ok()?;
        self.is_free(rooms, slot).then_some(slot)
    }
}

/// When a slot is in time; `None` where no clock shows it.
pub(super) fn booked(slot: TimeSlot) -> Option<Period> {
    let (from, until) = slot.instants().ok()?;
    Some(Period { from, until })
}

const MINUTES_A_DAY: i64 = 24 * 60;

pub(super) fn minute_of(time: WallTime) -> i64 {
    use chrono::Timelike;
    i64::from(time.time().hour()) * 60 + i64::from(time.time().minute())
}

pub(super) fn is_on_the_day(minute: i64) -> bool {
    (0..MINUTES_A_DAY).contains(&minute)
}

/// The same time of day, then a step later and a step earlier, and so on.
pub(super) fn around(step: i64) -> impl Iterator<Item = i64> {
    let steps = (1..=MINUTES_A_DAY / step).flat_map(move |steps| [steps * step, -steps * step]);
    std::iter::once(0).chain(steps)
}

/// Compared field by field: the house first, then whether people get in, whether they sit, what is there, and that no
/// large room goes to a small group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    house: u8,
    access: u8,
    seats: u8,
    equipment: usize,
    excess: i64,
    position: (i64, i64, RoomId),
}

#[cfg(test)]
mod tests;
