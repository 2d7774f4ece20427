//! Which rooms come first, and why. Pure: it is told what is taken.

use super::found::{FreeTime, NotFreeReason, NotFreeTime, RankReason};
use super::times::Times;
use crate::bookings::admission::{Hindrance, HolidayLeave, hindrance};
use crate::bookings::alternative::{Busy, NearestTimes, Search, around, is_on_the_day, minute_of};
use crate::bookings::houses::Houses;
use crate::bookings::needs::{NO_NEEDS, Needs};
use crate::bookings::{Alternative, AlternativeReason, MissedWish};
use crate::premises::{FactState, Premises, Room};
use crate::shared::ids::{PremisesId, RoomId};
use crate::shared::wall_clock::{TimeSlot, WallTime};

/// Of how many rooms other times are looked for.
const MOST_ROOMS_AT_OTHER_TIMES: usize = 8;
/// More would not be read to the end on the phone.
const MOST_OTHER_TIMES: usize = 4;

/// Looks among all rooms.
#[derive(Debug, Clone, Copy)]
pub(in crate::bookings) struct Finder<'a> {
    /// Every house.
    pub houses: &'a Houses,
    /// What is taken at the times wanted.
    pub busy: &'a Busy,
    /// What the room has to offer.
    pub needs: &'a Needs,
    /// Only among these rooms.
    pub only: Option<&'a [RoomId]>,
    /// The house where whoever borrows was last.
    pub last_house: Option<PremisesId>,
    /// Nothing earlier is offered.
    pub not_before: WallTime,
}

/// A room that meets every wish, or all but one.
#[derive(Debug, Clone)]
pub(in crate::bookings) struct Candidate<'a> {
    pub house: &'a Premises,
    pub room: &'a Room,
    pub lacks: Vec<MissedWish>,
    pub free: Vec<FreeTime>,
    pub not_free: Vec<NotFreeTime>,
    rank: Rank,
}

impl Candidate<'_> {
    /// As a way out of a no, where it was wanted at this time.
    pub fn as_alternative(&self, wanted: TimeSlot) -> Option<Alternative> {
        let FreeTime { starts, ends } = *self.free.first()?;
        let reason = match starts.cmp(&wanted.starts()) {
            std::cmp::Ordering::Less => AlternativeReason::Earlier,
            std::cmp::Ordering::Equal => AlternativeReason::AsWished,
            std::cmp::Ordering::Greater => AlternativeReason::Later,
        };
        Some(Alternative {
            rooms: vec![self.room.id],
            room_names: vec![self.room.details.name.clone()],
            premises_name: self.house.details.name.clone(),
            same_house: true,
            maximum: self.room.details.maximum_persons,
            starts,
            ends,
            reason,
        })
    }
}

/// Compared field by field: every time first, then the house people know, whether they get in, that no large room goes
/// to a small group, that no two rooms are taken where one will do, and the earlier day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    missing: usize,
    is_other_house: bool,
    access: usize,
    excess: i64,
    takes_several: bool,
    first: Option<WallTime>,
    position: (i64, i64, RoomId),
}

impl<'a> Finder<'a> {
    /// The rooms that can be had at some of the times and miss at most one wish, best first.
    pub fn found(&self, times: &Times) -> Vec<Candidate<'a>> {
        let mut found = self.candidates(times);
        found.retain(|candidate| !candidate.free.is_empty());
        found
    }

    /// Whether any room meets every wish, free or not.
    pub fn can_be_met(&self) -> bool {
        self.rooms().any(|(house, room)| self.needs.missed_by(house, room).is_empty())
    }

    fn rooms(&self) -> impl Iterator<Item = (&'a Premises, &'a Room)> + use<'a> {
        let only = self.only;
        let houses = self.houses.iter().filter(|house| house.retired_at.is_none());
        houses
            .flat_map(|house| house.rooms.iter().map(move |room| (house, room)))
            .filter(move |(_, room)| room.retired_at.is_none() && only.is_none_or(|only| only.contains(&room.id)))
    }

    /// Free or not.
    fn candidates(&self, times: &Times) -> Vec<Candidate<'a>> {
        let mut all: Vec<Candidate<'a>> = self
            .rooms()
            .map(|(house, room)| (house, room, self.needs.missed_by(house, room)))
            .filter(|(_, _, lacks)| lacks.len() < 2)
            .map(|(house, room, lacks)| self.candidate(house, room, lacks, times))
            .collect();
        all.sort_by_key(|candidate| candidate.rank);
        all
    }

    fn candidate(&self, house: &'a Premises, room: &'a Room, lacks: Vec<MissedWish>, times: &Times) -> Candidate<'a> {
        let (free, not_free) = self.split(room, times);
        let missing = if matches!(times, Times::Each(_)) { not_free.len() } else { 0 };
        let rank = self.rank(house, room, missing, free.first().map(|there| there.starts));
        Candidate { house, room, lacks, free, not_free, rank }
    }

    fn rank(&self, house: &Premises, room: &Room, missing: usize, first: Option<WallTime>) -> Rank {
        let is_partly_met = |need: &&crate::bookings::AccessNeed| need.state(house, room) != FactState::Yes;
        let excess = self.needs.attendees.map_or(0, |wanted| (room.details.maximum_persons - wanted).abs());
        Rank {
            missing,
            is_other_house: self.last_house.is_some_and(|last| last != house.id),
            access: self.needs.access.iter().filter(is_partly_met).count(),
            excess,
            takes_several: room.is_combination(),
            first,
            position: (house.id.0, room.position, room.id),
        }
    }

    /// When a room can be had, and when not.
    fn split(&self, room: &'a Room, times: &Times) -> (Vec<FreeTime>, Vec<NotFreeTime>) {
        let (mut free, mut not_free) = (Vec::new(), Vec::new());
        let free_time = |slot: TimeSlot| FreeTime { starts: slot.starts(), ends: slot.ends() };
        let not = |slot: TimeSlot, why| NotFreeTime { starts: slot.starts(), ends: slot.ends(), why };
        match times {
            Times::Each(slots) => {
                for slot in slots {
                    match self.why_not(room, *slot) {
                        None => free.push(free_time(*slot)),
                        Some(why) => not_free.push(not(*slot, why)),
                    }
                }
            }
            Times::Any(days) => {
                for slots in days {
                    let first = slots.iter().find(|slot| self.why_not(room, **slot).is_none());
                    free.extend(first.map(|slot| free_time(*slot)));
                    if let (None, Some(slot)) = (first, slots.first()) {
                        not_free.extend(self.why_not(room, *slot).map(|why| not(*slot, why)));
                    }
                }
            }
        }
        (free, not_free)
    }

    fn search(&self, slot: TimeSlot) -> Search<'a> {
        Search {
            houses: self.houses,
            busy: self.busy,
            slot,
            // How many come is a wish here, not a rule: a room that is too small is told as one.
            needs: &NO_NEEDS,
            buffers: None,
            holiday: HolidayLeave::NotGiven,
            not_before: self.not_before,
            nearest: NearestTimes::WithinAWeek,
        }
    }

    fn why_not(&self, room: &'a Room, slot: TimeSlot) -> Option<NotFreeReason> {
        let Some(wish) = self.search(slot).wish(vec![room], slot) else { return Some(NotFreeReason::NoSuchTime) };
        if !self.busy.is_free(&wish.occupancy()) {
            return Some(NotFreeReason::Taken);
        }
        hindrance(&wish).map(|hindrance| match hindrance {
            Hindrance::Closed { .. } => NotFreeReason::Closed,
            Hindrance::OutsideHours { .. } => NotFreeReason::OutsideHours,
            Hindrance::Taken | Hindrance::MeetsItself { .. } => NotFreeReason::Taken,
            _ => NotFreeReason::RoomRule,
        })
    }

    /// Of the rooms that fit, the times nearest to the one wanted, within a week.
    pub fn nearest(&self, wanted: TimeSlot) -> Vec<Candidate<'a>> {
        let search = self.search(wanted);
        let at = |candidate: &Candidate<'a>, there: &Alternative| Candidate {
            free: vec![FreeTime { starts: there.starts, ends: there.ends }],
            not_free: Vec::new(),
            ..candidate.clone()
        };
        let mut found: Vec<Candidate<'a>> = self
            .fitting(&Times::Each(vec![wanted]))
            .iter()
            .flat_map(|candidate| {
                search.nearest_times(&[candidate.room]).iter().map(|there| at(candidate, there)).collect::<Vec<_>>()
            })
            .collect();
        found.sort_by_key(|candidate| {
            (candidate.free.first().map(|there| distance(there.starts, wanted)), candidate.rank)
        });
        found.truncate(MOST_OTHER_TIMES);
        found
    }

    /// Of the rooms that fit, the hour nearest to the one wanted at which every date of a series can be had.
    pub fn another_hour(&self, slots: &[TimeSlot]) -> Vec<Candidate<'a>> {
        let Some(first) = slots.first() else { return Vec::new() };
        let minute = minute_of(first.starts());
        let shifted = |offset: i64| -> Option<Vec<TimeSlot>> {
            let at = |slot: &TimeSlot| {
                let starts = slot.starts().plus_minutes(offset).filter(|starts| *starts >= self.not_before)?;
                TimeSlot::new(starts, slot.ends().plus_minutes(offset)?).ok()
            };
            slots.iter().map(at).collect()
        };
        let fitting = self.fitting(&Times::Each(slots.to_vec()));
        let mut found: Vec<(i64, Candidate<'a>)> = Vec::new();
        for candidate in fitting {
            let mut offsets = around(candidate.house.details.grid_minutes.max(15));
            let hour = offsets.find_map(|offset| {
                let slots = shifted(offset).filter(|_| offset != 0 && is_on_the_day(minute + offset))?;
                let all_free = slots.iter().all(|slot| self.why_not(candidate.room, *slot).is_none());
                all_free.then_some((offset, slots))
            });
            if let Some((offset, slots)) = hour {
                let at = self.candidate(candidate.house, candidate.room, Vec::new(), &Times::Each(slots));
                found.push((offset.abs(), at));
            }
        }
        found.sort_by_key(|(offset, candidate)| (*offset, candidate.rank));
        found.into_iter().map(|(_, candidate)| candidate).take(MOST_OTHER_TIMES).collect()
    }

    /// Of the rooms that fit, the first time of any of these days.
    pub fn earliest(&self, later: &Times) -> Vec<Candidate<'a>> {
        let mut found = self.found(later);
        found.retain(|candidate| candidate.lacks.is_empty());
        found.sort_by_key(|candidate| (candidate.free.first().map(|there| there.starts), candidate.rank));
        found.truncate(MOST_OTHER_TIMES);
        for candidate in &mut found {
            candidate.free.truncate(1);
            candidate.not_free.clear();
        }
        found
    }

    fn fitting(&self, times: &Times) -> Vec<Candidate<'a>> {
        let mut fitting = self.candidates(times);
        fitting.retain(|candidate| candidate.lacks.is_empty());
        fitting.truncate(MOST_ROOMS_AT_OTHER_TIMES);
        fitting
    }

    /// Why a room stands where it stands.
    pub fn reasons(&self, candidate: &Candidate<'_>, times: usize) -> Vec<RankReason> {
        let Candidate { house, room, free, .. } = candidate;
        let mut reasons = Vec::new();
        if times > 1 {
            let all = free.len() == times;
            reasons.push(if all { RankReason::AllTimes } else { RankReason::SomeTimes { free: free.len() } });
        }
        if self.last_house == Some(house.id) {
            reasons.push(RankReason::SameHouse);
        }
        let met = self.needs.access.iter().filter(|need| need.is_met(house, room));
        reasons.extend(met.map(|need| RankReason::Access {
            need: *need,
            partly: need.state(house, room) != FactState::Yes,
            note: need.note(house, room),
        }));
        reasons.extend(self.needs.attendees.and_then(|wanted| size_reason(room.details.maximum_persons, wanted)));
        let seats = self.needs.layout.and_then(|layout| Some((layout, room.seats(layout)?)));
        reasons.extend(seats.map(|(layout, seats)| RankReason::Seats { layout, seats }));
        let there = self.needs.equipment.iter().filter(|word| crate::bookings::needs::offers(house, room, word));
        let words: Vec<String> = there.cloned().collect();
        if !words.is_empty() {
            reasons.push(RankReason::Equipment { words });
        }
        if room.is_combination() {
            reasons.push(RankReason::SeveralRooms);
        }
        reasons
    }
}

/// Up to twice as many as come, and ten more, nobody calls wasteful.
fn size_reason(maximum: i64, wanted: i64) -> Option<RankReason> {
    match maximum {
        _ if maximum < wanted => None,
        _ if maximum <= wanted * 2 + 10 => Some(RankReason::RightSize),
        _ => Some(RankReason::LargerThanNeeded),
    }
}

/// Days first: whoever sings in the evening is not helped by the next morning.
fn distance(starts: WallTime, wanted: TimeSlot) -> (i64, chrono::TimeDelta) {
    let days = (starts.date() - wanted.starts().date()).num_days().abs();
    (days, (starts.naive() - wanted.starts().naive()).abs())
}

#[cfg(test)]
mod tests;
