//! What a house's rules say to a booking, before anybody else's bookings are asked. Opening hours and closures are
//! tested on the booked time; where a rule of the office says so, also on the buffers.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::calendar::{ClosedReason, OpenTime};
use super::clash::{BufferedTime, Clash};
use super::error::BookingError;
use super::houses::Houses;
use super::occupancy::{Occupied, Period, buffers_at, occupancy_of};
use super::{Alternative, HoursCover, Overruled, RuleFinding, booking};
use crate::premises::{Buffers, Closure, ClosureCovers, OnHoliday, OpeningHours, Premises, Room, days_of};
use crate::shared::calendar::{HolidayCategory, HolidayName, holidays_on};
use crate::shared::format::Language;
use crate::shared::ids::{PremisesId, RoomId, SpaceId};
use crate::shared::wall_clock::{TimeSlot, WallTime, wall_time_of};

/// Whether somebody at the house has agreed to a booking on a day when the house asks to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HolidayLeave {
    /// Nobody was asked.
    NotGiven,
    /// Somebody said yes.
    Given,
}

/// For what a house that is not open is opened all the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum OpenedFor {
    /// For nothing.
    #[default]
    Nothing,
    /// For whatever it takes: somebody who may has said why.
    Anything,
    /// For what was overruled before, and no more.
    These(Vec<RuleFinding>),
}

impl OpenedFor {
    /// What was overruled of a booking as it stands.
    pub fn before(overruled: Option<&Overruled>) -> Self {
        overruled.map_or(Self::Nothing, |overruled| Self::These(overruled.findings.clone()))
    }

    fn covers(&self, finding: &RuleFinding) -> bool {
        match self {
            Self::Nothing => false,
            Self::Anything => true,
            Self::These(findings) => findings.contains(finding),
        }
    }
}

/// Rooms and a time that are wanted.
#[derive(Debug, Clone)]
pub(super) struct Wish<'a> {
    /// Every house whose rooms are wanted.
    pub houses: &'a Houses,
    /// The rooms, in the order they were chosen.
    pub rooms: Vec<&'a Room>,
    /// When, on the wall clock.
    pub slot: TimeSlot,
    /// When, in time.
    pub booked: Period,
    /// How many are expected.
    pub attendees: Option<i64>,
    /// Buffers that stand for the rooms' own.
    pub buffers: Option<Buffers>,
    /// Rooms that keep the buffers they were given, whatever is the rule now.
    pub kept: Vec<(RoomId, Buffers)>,
    /// Whether the house was asked about a holiday.
    pub holiday: HolidayLeave,
    /// For what the house is opened though it is not open.
    pub opened: OpenedFor,
}

impl Wish<'_> {
    /// The house of a room.
    pub fn house_of(&self, room: &Room) -> Option<&Premises> {
        self.houses.iter().find(|house| house.id == room.premises_id)
    }

    /// The buffers that a room gets in this booking.
    pub fn buffers_of(&self, room: &Room) -> Buffers {
        let kept = self.kept.iter().find(|(id, _)| *id == room.id).map(|(_, buffers)| *buffers);
        kept.or(self.buffers).unwrap_or(buffers_at(room.details.buffers, self.slot))
    }

    /// Its rooms, each with the buffers it gets.
    pub fn given(&self) -> Vec<(RoomId, Buffers)> {
        self.rooms.iter().map(|room| (room.id, self.buffers_of(room))).collect()
    }

    /// What it blocks.
    pub fn occupancy(&self) -> Vec<Occupied> {
        let rooms = self.rooms.iter().map(|room| (room.spaces.as_slice(), self.buffers_of(room)));
        occupancy_of(self.booked, rooms)
    }
}

/// What stands against a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Hindrance {
    Retired {
        room_id: RoomId,
        room_name: String,
    },
    OffGrid {
        minutes: i64,
    },
    TooShort {
        room_id: RoomId,
        least_minutes: i64,
    },
    TooLong {
        room_id: RoomId,
        most_minutes: i64,
    },
    TooManyPeople {
        room_id: RoomId,
        maximum: i64,
        attendees: i64,
    },
    Closed {
        room_id: RoomId,
        room_name: String,
        reason: ClosedReason,
        starts: WallTime,
        ends: WallTime,
        buffered: Option<BufferedTime>,
    },
    OutsideHours {
        premises_id: PremisesId,
        premises_name: String,
        opens: Vec<OpenTime>,
        buffered: Option<BufferedTime>,
    },
    Taken,
    /// Another date of the same series holds the room.
    MeetsItself {
        on: NaiveDate,
    },
}

impl Hindrance {
    /// The rooms that it concerns; all of the wish where none is named.
    pub fn room(&self) -> Option<RoomId> {
        match self {
            Self::Retired { room_id, .. } | Self::Closed { room_id, .. } => Some(*room_id),
            Self::OffGrid { .. }
            | Self::TooShort { .. }
            | Self::TooLong { .. }
            | Self::TooManyPeople { .. }
            | Self::OutsideHours { .. }
            | Self::MeetsItself { .. }
            | Self::Taken => None,
        }
    }

    /// Whether it stands against the wish whatever happens: others may cancel, and a house may be opened.
    pub fn lasts(&self) -> bool {
        !matches!(self, Self::Closed { .. } | Self::OutsideHours { .. } | Self::Taken | Self::MeetsItself { .. })
    }

    /// The refusal, with who is in the way and what is free instead.
    pub fn into_error(self, clashes: Vec<Clash>, alternatives: Vec<Alternative>) -> BookingError {
        match self {
            Self::Retired { room_id, room_name } => BookingError::RoomRetired { room_id, room_name, alternatives },
            Self::OffGrid { minutes } => BookingError::OffGrid { minutes, alternatives },
            Self::TooShort { room_id, least_minutes } => {
                BookingError::TooShort { room_id, least_minutes, alternatives }
            }
            Self::TooLong { room_id, most_minutes } => BookingError::TooLong { room_id, most_minutes, alternatives },
            Self::TooManyPeople { room_id, maximum, attendees } => {
                BookingError::TooManyPeople { room_id, maximum, attendees, alternatives }
            }
            Self::Closed { room_id, room_name, reason, starts, ends, buffered } => {
                let reason = Box::new(reason);
                let may_overrule = false;
                BookingError::RoomClosed {
                    room_id,
                    room_name,
                    reason,
                    starts,
                    ends,
                    buffered,
                    may_overrule,
                    alternatives,
                }
            }
            Self::OutsideHours { premises_id, premises_name, opens, buffered } => {
                let may_overrule = false;
                BookingError::OutsideOpeningHours {
                    premises_id,
                    premises_name,
                    opens,
                    buffered,
                    may_overrule,
                    alternatives,
                }
            }
            Self::Taken => BookingError::RoomTaken { clashes, alternatives },
            Self::MeetsItself { on } => BookingError::SeriesMeetsItself { on },
        }
    }
}

/// The first thing that the houses' own rules hold against a wish.
pub(super) fn hindrance(wish: &Wish<'_>) -> Option<Hindrance> {
    retired(wish)
        .or_else(|| off_grid(wish))
        .or_else(|| wrong_length(wish))
        .or_else(|| too_many(wish))
        .or_else(|| booked_times(wish).find_map(|needed| not_open(wish, &needed)))
        .or_else(|| times_with_buffers(wish).find_map(|needed| not_open(wish, &needed)))
}

fn retired(wish: &Wish<'_>) -> Option<Hindrance> {
    let gone =
        |room: &&&Room| room.retired_at.is_some() || wish.house_of(room).is_none_or(|house| house.retired_at.is_some());
    let room = wish.rooms.iter().find(gone)?;
    Some(Hindrance::Retired { room_id: room.id, room_name: room.details.name.clone() })
}

fn off_grid(wish: &Wish<'_>) -> Option<Hindrance> {
    let grids = wish.rooms.iter().filter_map(|room| wish.house_of(room)).map(|house| house.details.grid_minutes);
    let minutes = grids.max()?;
    let is_off = |time: WallTime| minute_of_day(time) % minutes != 0;
    (is_off(wish.slot.starts()) || is_off(wish.slot.ends())).then_some(Hindrance::OffGrid { minutes })
}

fn minute_of_day(time: WallTime) -> i64 {
    use chrono::Timelike;
    i64::from(time.time().hour()) * 60 + i64::from(time.time().minute())
}

fn wrong_length(wish: &Wish<'_>) -> Option<Hindrance> {
    let minutes = wish.booked.minutes();
    wish.rooms.iter().find_map(|room| {
        let least_minutes = room.details.least_minutes.unwrap_or(0);
        // An autumn night may be an hour longer than the clock says.
        let most_minutes = room.details.most_minutes.unwrap_or(booking::LONGEST_MINUTES + 60);
        match minutes {
            _ if minutes < least_minutes => Some(Hindrance::TooShort { room_id: room.id, least_minutes }),
            _ if minutes > most_minutes => Some(Hindrance::TooLong { room_id: room.id, most_minutes }),
            _ => None,
        }
    })
}

fn too_many(wish: &Wish<'_>) -> Option<Hindrance> {
    let attendees = wish.attendees?;
    let maximum = capacity(wish.houses, &wish.rooms);
    let largest = wish.rooms.iter().max_by_key(|room| room.details.maximum_persons)?;
    (attendees > maximum).then_some(Hindrance::TooManyPeople { room_id: largest.id, maximum, attendees })
}

/// How many persons may be in these rooms together. Rooms that make up a combination hold what the combination holds,
/// which may be less than the sum: the legal number is about ways out, not about floors.
pub(super) fn capacity(houses: &[Premises], rooms: &[&Room]) -> i64 {
    let sum: i64 = rooms.iter().map(|room| room.details.maximum_persons).sum();
    if rooms.len() < 2 {
        return sum;
    }
    let taken: BTreeSet<SpaceId> = rooms.iter().flat_map(|room| room.spaces.iter().copied()).collect();
    let combinations = houses.iter().flat_map(|house| &house.rooms).filter(|room| room.is_combination());
    combinations
        .filter(|combination| combination.spaces.iter().all(|space| taken.contains(space)))
        .filter_map(|combination| {
            let (inside, outside): (Vec<&&Room>, Vec<&&Room>) =
                rooms.iter().partition(|room| room.overlaps(combination));
            let are_parts =
                inside.iter().all(|room| room.spaces.iter().all(|space| combination.spaces.contains(space)));
            let others: i64 = outside.iter().map(|room| room.details.maximum_persons).sum();
            are_parts.then_some(combination.details.maximum_persons + others)
        })
        .fold(sum, i64::min)
}

/// A time at which a room has to be open.
struct Needed<'a> {
    room: &'a Room,
    starts: WallTime,
    ends: WallTime,
    /// Said where it is the buffers that reach out of what is open.
    buffered: Option<BufferedTime>,
}

fn booked_times<'a>(wish: &'a Wish<'_>) -> impl Iterator<Item = Needed<'a>> {
    let (starts, ends) = (wish.slot.starts(), wish.slot.ends());
    wish.rooms.iter().map(move |room| Needed { room, starts, ends, buffered: None })
}

/// The same with each room's own buffers, where the office wants them to be covered as well.
fn times_with_buffers<'a>(wish: &'a Wish<'_>) -> impl Iterator<Item = Needed<'a>> {
    let covers = wish.houses.rules.hours_cover == HoursCover::WithBuffers;
    wish.rooms.iter().filter(move |_| covers).filter_map(move |room| {
        let buffers = wish.buffers_of(room);
        let whole = wish.booked.with_buffers(buffers);
        // An edge without a buffer is where the clock says: the end of a night in spring is none of another hour.
        let starts = if buffers.before > 0 { wall_time_of(whole.from) } else { wish.slot.starts() };
        let ends = if buffers.after > 0 { wall_time_of(whole.until) } else { wish.slot.ends() };
        let buffered = BufferedTime { starts, ends };
        (buffers != Buffers::default()).then_some(Needed { room, starts, ends, buffered: Some(buffered) })
    })
}

fn not_open(wish: &Wish<'_>, needed: &Needed<'_>) -> Option<Hindrance> {
    let house = wish.house_of(needed.room)?;
    closings(wish, house, needed).find(|hindrance| !is_opened(wish, hindrance, needed))
}

/// What the house is opened for that it would not be open for: the reason of whoever may stands with it on the booking.
pub(super) fn opened(wish: &Wish<'_>) -> Vec<RuleFinding> {
    if wish.opened == OpenedFor::Nothing {
        return Vec::new();
    }
    let mut found: Vec<RuleFinding> = Vec::new();
    for needed in booked_times(wish).chain(times_with_buffers(wish)) {
        let Some(house) = wish.house_of(needed.room) else { continue };
        for finding in closings(wish, house, &needed).filter_map(|hindrance| finding_of(&hindrance, &needed)) {
            if !found.contains(&finding) {
                found.push(finding);
            }
        }
    }
    found
}

fn is_opened(wish: &Wish<'_>, hindrance: &Hindrance, needed: &Needed<'_>) -> bool {
    wish.opened != OpenedFor::Nothing
        && finding_of(hindrance, needed).is_some_and(|finding| wish.opened.covers(&finding))
}

/// What a rule would say of a closed house.
fn finding_of(hindrance: &Hindrance, needed: &Needed<'_>) -> Option<RuleFinding> {
    match hindrance {
        Hindrance::Closed { room_id, reason, starts, ends, .. } => {
            Some(RuleFinding::RoomClosed { room_id: *room_id, reason: reason.clone(), starts: *starts, ends: *ends })
        }
        Hindrance::OutsideHours { premises_id, .. } => {
            let Needed { starts, ends, .. } = *needed;
            Some(RuleFinding::OutsideHours { premises_id: *premises_id, starts, ends })
        }
        _ => None,
    }
}

/// Everything for which a room is not open then: holidays first, then what the office closed, then its hours.
fn closings<'a>(
    wish: &'a Wish<'_>,
    house: &'a Premises,
    needed: &'a Needed<'_>,
) -> impl Iterator<Item = Hindrance> + 'a {
    let touches = move |closure: &&Closure| closure.starts < needed.ends && needed.starts < closure.ends;
    let of_office = closures_of(house, needed.room)
        .filter(touches)
        .map(|closure| (ClosedReason::Closure { text: closure.reason.clone() }, closure.starts, closure.ends));
    let closed = move |(reason, starts, ends)| {
        let (room_id, room_name) = (needed.room.id, needed.room.details.name.clone());
        Hindrance::Closed { room_id, room_name, reason, starts, ends, buffered: needed.buffered }
    };
    holiday_in_the_way(wish, house, needed)
        .into_iter()
        .chain(of_office)
        .map(closed)
        .chain(std::iter::once_with(move || outside_hours(house, needed)).flatten())
}

fn holiday_in_the_way(
    wish: &Wish<'_>,
    house: &Premises,
    needed: &Needed<'_>,
) -> Option<(ClosedReason, WallTime, WallTime)> {
    let rule = house.details.on_holiday;
    if rule == OnHoliday::Open || (rule == OnHoliday::Ask && wish.holiday == HolidayLeave::Given) {
        return None;
    }
    days_of(needed.starts.naive(), needed.ends.naive()).find_map(|(date, _)| {
        let name = closing_holiday(date)?;
        let (starts, ends) = whole_day(date)?;
        Some((holiday_reason(name, rule), starts, ends))
    })
}

/// A day, from midnight to midnight.
pub(super) fn whole_day(date: NaiveDate) -> Option<(WallTime, WallTime)> {
    Some((WallTime::start_of(date), WallTime::start_of(date.succ_opt()?)))
}

pub(super) fn holiday_reason(name: HolidayName, rule: OnHoliday) -> ClosedReason {
    ClosedReason::Holiday {
        name_da: name.printed(Language::Da).to_owned(),
        name_en: name.printed(Language::En).to_owned(),
        rule,
    }
}

/// The holiday that a house goes by on a day: the public ones, and those that offices keep though no law says so
/// (5 June, 24 and 31 December). 1 May is an ordinary day.
pub(super) fn closing_holiday(date: NaiveDate) -> Option<HolidayName> {
    let counts = |name: HolidayName| {
        name.category() == HolidayCategory::Public
            || matches!(name, HolidayName::ConstitutionDay | HolidayName::ChristmasEve | HolidayName::NewYearsEve)
    };
    holidays_on(date).into_iter().map(|holiday| holiday.name).find(|name| counts(*name))
}

/// The closures that take a room: of the whole house, of the room itself, or of one that shares a space with it.
pub(super) fn closures_of<'a>(house: &'a Premises, room: &'a Room) -> impl Iterator<Item = &'a Closure> {
    house.closures.iter().filter(move |closure| match closure.covers {
        ClosureCovers::WholeHouse => true,
        ClosureCovers::Rooms => {
            house.rooms.iter().filter(|closed| closure.rooms.contains(&closed.id)).any(|closed| closed.overlaps(room))
        }
    })
}

fn outside_hours(house: &Premises, needed: &Needed<'_>) -> Option<Hindrance> {
    let (starts, ends) = (needed.starts.naive(), needed.ends.naive());
    let hours = OpeningHours::new(&house.opening_periods);
    if hours.cover(starts, ends) {
        return None;
    }
    let opens = days_of(starts, ends).flat_map(|(date, _)| open_times(house.id, hours, date)).collect();
    let (premises_id, premises_name) = (house.id, house.details.name.clone());
    Some(Hindrance::OutsideHours { premises_id, premises_name, opens, buffered: needed.buffered })
}

/// When a house is open on a day.
pub(super) fn open_times(premises_id: PremisesId, hours: OpeningHours<'_>, date: NaiveDate) -> Vec<OpenTime> {
    let open = |span: crate::shared::hours_entry::MinuteSpan| OpenTime {
        premises_id,
        date,
        opens_minute: span.opens_minute,
        closes_minute: span.closes_minute,
    };
    hours.on(date).into_iter().map(open).collect()
}
