//! Looking for a room: one answer for what the form says now. Whatever has been booked, it asks the same few questions
//! of the database, each by an index.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::finder::{Candidate, Finder};
use super::found::{DayTimes, FoundHouse, FoundRoom, FoundRooms, TakenSpan};
use super::times::Times;
use crate::access::RequestContext;
use crate::bookings::alternative::{Busy, NEAREST_DAYS, minute_of};
use crate::bookings::houses::Houses;
use crate::bookings::needs::Needs;
use crate::bookings::occupancy::Period;
use crate::bookings::operations::admit::{houses, time_of};
use crate::bookings::operations::book::sample_time;
use crate::bookings::operations::{check_attendees, refused};
use crate::bookings::quick_entry::latest_of;
use crate::bookings::series::{stored_season, times_of_rule};
use crate::bookings::{AccessNeed, BookingError, Recurrence, store};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::premises::{Buffers, Layout, OpeningHours, Premises, Room, Scope};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{OrganisationId, PremisesId};
use crate::shared::instant::Instant;
use crate::shared::text::sort_key;
use crate::shared::wall_clock::{TimeSlot, WallTime, wall_time_of};

/// More rooms than these nobody reads.
const MOST_FITTING: usize = 24;
const MOST_NEARLY: usize = 8;
/// As many days may be looked at of which any will do.
const MOST_DAYS: i64 = 31;
/// How far ahead the first free time is looked for.
const LATER_DAYS: u64 = 56;
/// Minutes of a day.
const DAY: i64 = 24 * 60;
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// What a room is needed for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindFree {
    /// When.
    pub when: FindWhen,
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
    /// Whoever borrows: the house where they were last comes first.
    #[serde(default)]
    #[ts(optional)]
    pub organisation_id: Option<OrganisationId>,
}

/// When a room is needed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum FindWhen {
    /// Once.
    Once {
        /// From when, on the wall clock.
        starts: WallTime,
        /// Until when, on the wall clock.
        ends: WallTime,
    },
    /// On every date of a rule.
    Series {
        /// From when on the first day a date may have.
        starts: WallTime,
        /// Until when.
        ends: WallTime,
        /// How it repeats.
        recurrence: Recurrence,
    },
    /// On any of several days, at any time between two hours.
    AnyDay {
        /// The first day.
        #[ts(type = "string")]
        from: NaiveDate,
        /// The last day, looked at too; at most 31 days in all.
        #[ts(type = "string")]
        to: NaiveDate,
        /// Not before this hour, in minutes from midnight.
        #[ts(type = "number")]
        opens_minute: i64,
        /// Over by this one; 1440 is midnight at the end of the day.
        #[ts(type = "number")]
        closes_minute: i64,
        /// For how long.
        #[ts(type = "number")]
        minutes: i64,
    },
}

impl Input for FindFree {
    fn sample() -> Self {
        Self {
            when: FindWhen::Once { starts: sample_time("2026-12-01T19:00"), ends: sample_time("2026-12-01T21:00") },
            premises_id: None,
            attendees: Some(20),
            layout: None,
            equipment: None,
            access: Some(vec![AccessNeed::StepFree]),
            organisation_id: None,
        }
    }
}

/// Rooms that are free, best first and with the reason why; below them those that miss one wish. Where nothing fits, the
/// first times when something does.
pub async fn find_free(context: &RequestContext<'_>, input: FindFree) -> Result<FoundRooms, BookingError> {
    let mut problems = FieldProblems::default();
    check_attendees(&mut problems, input.attendees);
    check_days(&mut problems, &input.when);
    refused(problems)?;
    let now = wall_time_of(context.now());
    let mut tx = context.read().await?;
    let looked_at = LookedAt::of(&mut tx, &input.when, now).await?;
    let houses = looked_at.houses(&mut tx, context.now()).await?;
    let last_house = last_house(&mut tx, input.organisation_id, &houses).await?;
    let busy = looked_at.busy(&mut tx, &houses).await?;
    let needs = Needs {
        house: input.premises_id,
        attendees: input.attendees,
        layout: input.layout,
        equipment: input.equipment.unwrap_or_default(),
        access: input.access.unwrap_or_default(),
    };
    let not_before = looked_at.times.first().map_or(now, |first| now.min(first.starts()));
    let finder = Finder { houses: &houses, busy: &busy, needs: &needs, only: None, last_house, not_before };
    let (fitting, nearly): (Vec<_>, Vec<_>) =
        finder.found(&looked_at.times).into_iter().partition(|candidate| candidate.lacks.is_empty());
    let times = looked_at.times.count();
    let first_free = if fitting.is_empty() { looked_at.first_free(&mut tx, &finder).await? } else { Vec::new() };
    let shown = |candidates: Vec<Candidate<'_>>, most: usize| -> Vec<FoundRoom> {
        let only = looked_at.times.only();
        candidates.iter().take(most).map(|candidate| presented(candidate, &finder, times, only)).collect()
    };
    Ok(FoundRooms {
        times,
        fitting: shown(fitting, MOST_FITTING),
        nearly: shown(nearly, MOST_NEARLY),
        first_free,
        can_be_met: finder.can_be_met(),
        equipment: equipment_of(&houses),
        houses: lent(&houses).map(|house| FoundHouse { id: house.id, name: house.details.name.clone() }).collect(),
    })
}

fn check_days(problems: &mut FieldProblems, when: &FindWhen) {
    let FindWhen::AnyDay { from, to, opens_minute, closes_minute, minutes } = when else { return };
    if to < from {
        problems.add("when.to", Problem::EndsBeforeStart);
    } else if (*to - *from).num_days() >= MOST_DAYS {
        problems.add("when.to", Problem::OutOfRange { least: 1, most: MOST_DAYS });
    }
    if !(0..DAY).contains(opens_minute) {
        problems.add("when.opensMinute", Problem::Time);
    } else if !(1..=DAY).contains(closes_minute) {
        problems.add("when.closesMinute", Problem::Time);
    } else if closes_minute - opens_minute < *minutes {
        problems.add("when.closesMinute", Problem::EndsBeforeStart);
    }
    if !(15..=DAY).contains(minutes) {
        problems.add("when.minutes", Problem::OutOfRange { least: 15, most: DAY });
    }
}

/// The times that are looked at, and how to look further where nothing fits.
struct LookedAt {
    times: Times,
    further: Further,
}

/// Where nothing fits.
enum Further {
    /// The time nearest to the one wanted; within a week nothing: the same time of day later.
    Nearest { wanted: TimeSlot, later: Times },
    /// Another hour of all dates.
    AnotherHour(Vec<TimeSlot>),
    /// The next weeks.
    Later(Times),
}

fn days_after(date: NaiveDate, first: u64, last: u64) -> impl Iterator<Item = NaiveDate> {
    (first..=last).filter_map(move |day| date.checked_add_days(Days::new(day)))
}

impl LookedAt {
    async fn of(tx: &mut Tx, when: &FindWhen, now: WallTime) -> Result<Self, BookingError> {
        match when {
            FindWhen::Once { starts, ends } => {
                let (wanted, _) = time_of(&[], *starts, *ends)?;
                let same_time = |date| {
                    let starts = starts.on(date);
                    Some(vec![TimeSlot::new(starts, starts.plus_minutes(wanted.minutes())?).ok()?])
                };
                let days = days_after(starts.date(), NEAREST_DAYS.unsigned_abs() + 1, LATER_DAYS);
                let later = Times::Any(days.filter_map(same_time).collect());
                Ok(Self { times: Times::Each(vec![wanted]), further: Further::Nearest { wanted, later } })
            }
            FindWhen::Series { starts, ends, recurrence } => {
                TimeSlot::new(*starts, *ends).map_err(|_| ends_before_start())?;
                let season = stored_season(tx).await?;
                let times = times_of_rule(recurrence, (*starts, *ends), &season)?.into_iter();
                let slots: Vec<TimeSlot> =
                    times.filter_map(|(starts, ends)| TimeSlot::new(starts, ends).ok()).collect();
                Ok(Self { times: Times::Each(slots.clone()), further: Further::AnotherHour(slots) })
            }
            FindWhen::AnyDay { from, to, opens_minute, closes_minute, minutes } => {
                let hours = (*opens_minute, *closes_minute);
                let days = from.iter_days().take_while(|date| date <= to);
                let times = Times::any_of_days(days, hours, *minutes, now);
                let later = Times::any_of_days(days_after(*to, 1, LATER_DAYS), hours, *minutes, now);
                Ok(Self { times, further: Further::Later(later) })
            }
        }
    }

    /// All houses, with what closes them while it is looked.
    async fn houses(&self, tx: &mut Tx, now: Instant) -> Result<Houses, DatabaseError> {
        let further = match &self.further {
            Further::Nearest { later, .. } | Further::Later(later) => later.reach(),
            Further::AnotherHour(_) => None,
        };
        let reach = [self.times.reach(), further].into_iter().flatten().reduce(Period::with).map(around_a_week);
        // Nothing is looked at; the words to choose from are there all the same.
        houses(tx, &Scope::All, reach.unwrap_or(Period { from: now, until: now })).await
    }

    async fn busy(&self, tx: &mut Tx, houses: &[Premises]) -> Result<Busy, DatabaseError> {
        // Of a single day all is told; of many dates only what is in the way.
        let is_series = matches!(self.further, Further::AnotherHour(_));
        busy_at(tx, &self.times, !is_series, houses).await
    }

    async fn first_free(&self, tx: &mut Tx, finder: &Finder<'_>) -> Result<Vec<FoundRoom>, DatabaseError> {
        let told = |finder: &Finder<'_>, found: Vec<Candidate<'_>>, times: usize| -> Vec<FoundRoom> {
            found.iter().map(|candidate| presented(candidate, finder, times, None)).collect()
        };
        match &self.further {
            Further::Nearest { wanted, later } => {
                let Some(reach) = self.times.reach().map(around_a_week) else { return Ok(Vec::new()) };
                let rows = store::busy(tx, reach, None, 0).await?;
                let busy = Busy::new(rows.into_iter().map(|(_, occupied)| occupied));
                let near = Finder { busy: &busy, ..*finder };
                let found = near.nearest(*wanted);
                if !found.is_empty() {
                    return Ok(told(&near, found, 1));
                }
                let busy = busy_at(tx, later, false, finder.houses).await?;
                let far = Finder { busy: &busy, ..*finder };
                Ok(told(&far, far.earliest(later), 1))
            }
            Further::AnotherHour(slots) => {
                let busy = busy_at(tx, &self.times, true, finder.houses).await?;
                let at_another = Finder { busy: &busy, ..*finder };
                Ok(told(&at_another, at_another.another_hour(slots), slots.len()))
            }
            Further::Later(later) => {
                let busy = busy_at(tx, later, false, finder.houses).await?;
                let far = Finder { busy: &busy, ..*finder };
                Ok(told(&far, far.earliest(later), 1))
            }
        }
    }
}

fn ends_before_start() -> BookingError {
    crate::bookings::operations::one_problem("ends", Problem::EndsBeforeStart)
}

fn around_a_week(period: Period) -> Period {
    let week = (NEAREST_DAYS + 1) * DAY_SECONDS;
    Period { from: period.from.plus_seconds(-week), until: period.until.plus_seconds(week) }
}

async fn busy_at(tx: &mut Tx, times: &Times, whole_days: bool, houses: &[Premises]) -> Result<Busy, DatabaseError> {
    let rooms = houses.iter().flat_map(|house| &house.rooms).map(|room| room.details.buffers);
    let widest = rooms.fold(Buffers::default(), |widest, there| Buffers {
        before: widest.before.max(there.before),
        after: widest.after.max(there.after),
    });
    let periods: Vec<Period> =
        times.periods(whole_days).into_iter().map(|period| period.with_buffers(widest)).collect();
    let rows = store::busy_around(tx, &periods).await?;
    Ok(Busy::new(rows.into_iter().map(|(_, occupied)| occupied)))
}

/// The house where a party was last, or will be.
pub(in crate::bookings) async fn last_house(
    tx: &mut Tx,
    borrower: Option<OrganisationId>,
    houses: &[Premises],
) -> Result<Option<PremisesId>, DatabaseError> {
    let Some(borrower) = borrower else { return Ok(None) };
    let Some((_, room)) = latest_of(tx, borrower).await? else { return Ok(None) };
    let is_there = |house: &&Premises| house.rooms.iter().any(|there: &Room| there.id == room);
    Ok(houses.iter().find(is_there).map(|house| house.id))
}

fn lent(houses: &[Premises]) -> impl Iterator<Item = &Premises> {
    houses.iter().filter(|house| house.retired_at.is_none())
}

/// Every word for what stands in a room, by the alphabet.
fn equipment_of(houses: &[Premises]) -> Vec<String> {
    let rooms = lent(houses).flat_map(|house| &house.rooms).filter(|room| room.retired_at.is_none());
    let mut words: Vec<String> = Vec::new();
    for word in rooms.flat_map(|room| &room.details.equipment) {
        if !words.iter().any(|there| there.to_lowercase() == word.to_lowercase()) {
            words.push(word.clone());
        }
    }
    words.sort_by_cached_key(|word| sort_key(word));
    words
}

fn presented(candidate: &Candidate<'_>, finder: &Finder<'_>, times: usize, only: Option<TimeSlot>) -> FoundRoom {
    let Candidate { house, room, .. } = candidate;
    FoundRoom {
        room_id: room.id,
        room_name: room.details.name.clone(),
        premises_id: house.id,
        premises_name: house.details.name.clone(),
        maximum: room.details.maximum_persons,
        free: candidate.free.clone(),
        not_free: candidate.not_free.clone(),
        reasons: finder.reasons(candidate, times),
        lacks: candidate.lacks.clone(),
        day: only.map(|slot| day_of(house, room, finder.busy, slot.starts().date())),
    }
}

fn day_of(house: &Premises, room: &Room, busy: &Busy, date: NaiveDate) -> DayTimes {
    let midnight = WallTime::start_of(date);
    let minute = |time: WallTime| {
        let days = (time.date() - midnight.date()).num_days();
        (days * DAY + minute_of(time)).clamp(0, DAY)
    };
    let of_space = |space| busy.of(space).iter();
    let mut taken: Vec<TakenSpan> = room
        .spaces
        .iter()
        .flat_map(|space| of_space(*space))
        .map(|period| TakenSpan {
            from_minute: minute(wall_time_of(period.from)),
            until_minute: minute(wall_time_of(period.until)),
        })
        .filter(|span| span.from_minute < span.until_minute)
        .collect();
    taken.sort_by_key(|span| (span.from_minute, span.until_minute));
    taken.dedup();
    DayTimes { open: OpeningHours::new(&house.opening_periods).on(date), taken }
}
