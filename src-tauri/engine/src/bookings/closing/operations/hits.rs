//! What is booked under a closure, each with what is free instead.

use std::collections::BTreeSet;

use super::super::ClosureHit;
use super::card::{DAY, names};
use crate::bookings::alternative::{Busy, NEAREST_DAYS, NearestTimes, Search};
use crate::bookings::houses::Houses;
use crate::bookings::needs::Needs;
use crate::bookings::occupancy::{Holder, Occupied, Period};
use crate::bookings::operations::admit::{Asked, wish_of};
use crate::bookings::operations::all_presented;
use crate::bookings::operations::cancel::asked_again;
use crate::bookings::store::{self as bookings, StoredBooking};
use crate::bookings::{Alternative, Booking, BookingError};
use crate::database::{DatabaseError, Tx};
use crate::premises::{Buffers, Closure, ClosureCovers, Premises, Room};
use crate::shared::ids::{RoomId, SpaceId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::WallTime;

/// So many are gone through at a time.
const PAGE: usize = 200;
/// More bookings are not read: a house of twenty rooms has as many in several years.
const MOST_READ: i64 = 100_000;

/// Which hits are shown.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shown {
    /// A page from this one on, each with what is free instead.
    From(i64),
    /// All as they stand.
    All,
}

impl Shown {
    /// The first that is shown.
    pub fn from(self) -> usize {
        match self {
            Self::From(first) => usize::try_from(first).unwrap_or(usize::MAX),
            Self::All => 0,
        }
    }

    fn of(self, stored: &[StoredBooking]) -> &[StoredBooking] {
        match self {
            Self::From(_) => {
                let from = self.from().min(stored.len());
                &stored[from..stored.len().min(from.saturating_add(PAGE))]
            }
            Self::All => stored,
        }
    }
}

/// A closure that counts, with the houses around it.
pub(super) struct Under<'a> {
    pub closure: &'a Closure,
    pub houses: &'a Houses,
    pub period: Period,
    pub now: WallTime,
}

impl Under<'_> {
    /// Everything that is booked under it and not over, by start: what was booked in spite of it, and what it hits.
    pub async fn stored(
        &self,
        tx: &mut Tx,
        now: Instant,
    ) -> Result<(Vec<StoredBooking>, Vec<StoredBooking>), DatabaseError> {
        let left = Period { from: self.period.from.max(now), until: self.period.until };
        if left.from >= left.until {
            return Ok(Default::default());
        }
        let spaces = closed_spaces(self.closure, self.houses);
        let (stored, _) = bookings::closed_over(tx, left, &spaces, 0, MOST_READ).await?;
        let is_despite = |there: &StoredBooking| {
            let overruled = there.booking.overruled.as_ref();
            overruled.is_some_and(|overruled| overruled.is_despite(self.closure.starts, self.closure.ends))
        };
        Ok(stored.into_iter().partition(is_despite))
    }

    /// These of them with what is free instead. Nothing is proposed twice for the same time.
    pub async fn hits(
        &self,
        tx: &mut Tx,
        stored: &[StoredBooking],
        shown: Shown,
    ) -> Result<Vec<ClosureHit>, BookingError> {
        let stored = shown.of(stored);
        let presented = all_presented(tx, stored.to_vec()).await?;
        let as_it_stands = |booking: Booking| {
            let room_names = names(self.houses, &booking.rooms);
            ClosureHit { booking, room_names, proposed: None, offers: Vec::new(), other_times: Vec::new() }
        };
        let mut hits: Vec<ClosureHit> = presented.into_iter().map(as_it_stands).collect();
        if matches!(shown, Shown::All) {
            return Ok(hits);
        }
        let spaces = closed_spaces(self.closure, self.houses);
        let instead = Instead { under: self, spaces: &spaces, busy: &busy(tx, stored, 0).await? };
        let mut given: Vec<Occupied> = Vec::new();
        for (there, hit) in stored.iter().zip(&mut hits) {
            hit.offers = instead.offers(there, &[])?;
            hit.proposed = instead.offers(there, &given)?.into_iter().next();
            if let Some(proposed) = &hit.proposed {
                given.extend(instead.occupied(there, proposed.rooms.clone())?);
            }
        }
        self.other_times(tx, stored, &mut hits, &given).await?;
        Ok(hits)
    }

    /// Where no other room is free, the nearest times at which the booking's own rooms are.
    async fn other_times(
        &self,
        tx: &mut Tx,
        stored: &[StoredBooking],
        hits: &mut [ClosureHit],
        given: &[Occupied],
    ) -> Result<(), BookingError> {
        let is_without = |(_, hit): &(&StoredBooking, &mut ClosureHit)| hit.proposed.is_none() && hit.offers.is_empty();
        let pairs = stored.iter().zip(hits).filter(is_without);
        let mut without: Vec<(&StoredBooking, &mut ClosureHit)> =
            pairs.filter(|(there, _)| self.ends_near(there.booked)).collect();
        let looked_at: Vec<StoredBooking> = without.iter().map(|(there, _)| (*there).clone()).collect();
        let busy = busy(tx, &looked_at, (NEAREST_DAYS + 1) * DAY).await?;
        let instead = Instead { under: self, spaces: &BTreeSet::new(), busy: &busy };
        for (there, hit) in &mut without {
            hit.other_times = instead.times(there, given)?;
        }
        Ok(())
    }

    /// Whether the closure begins or ends so near to a time that anything can be free around it.
    fn ends_near(&self, booked: Period) -> bool {
        let days = (NEAREST_DAYS + 1) * DAY;
        self.period.from > booked.from.plus_seconds(-days) || self.period.until < booked.until.plus_seconds(days)
    }
}

pub(super) fn closed_spaces(closure: &Closure, houses: &[Premises]) -> BTreeSet<SpaceId> {
    let is_closed = |id: RoomId| closure.covers == ClosureCovers::WholeHouse || closure.rooms.contains(&id);
    let house = houses.iter().filter(|house| house.id == closure.premises_id);
    let rooms = house.flat_map(|house| &house.rooms).filter(|room| is_closed(room.id));
    rooms.flat_map(|room| room.spaces.iter().copied()).collect()
}

/// What blocks rooms around these bookings, so many seconds further on each side.
async fn busy(tx: &mut Tx, stored: &[StoredBooking], seconds: i64) -> Result<Vec<(Holder, Occupied)>, DatabaseError> {
    let longest = Buffers { before: Buffers::MOST, after: Buffers::MOST };
    let around = |there: &StoredBooking| {
        let Period { from, until } = there.booked.with_buffers(longest);
        Period { from: from.plus_seconds(-seconds), until: until.plus_seconds(seconds) }
    };
    let times: Vec<Period> = stored.iter().map(around).collect();
    if times.is_empty() { Ok(Vec::new()) } else { bookings::busy_around(tx, &times).await }
}

/// What is free instead of the closed rooms of a booking.
struct Instead<'a> {
    under: &'a Under<'a>,
    spaces: &'a BTreeSet<SpaceId>,
    busy: &'a [(Holder, Occupied)],
}

impl Instead<'_> {
    /// Other rooms at its own time.
    fn offers(&self, there: &StoredBooking, given: &[Occupied]) -> Result<Vec<Alternative>, BookingError> {
        let is_closed = |room: &&&Room| room.spaces.iter().any(|space| self.spaces.contains(space));
        self.searched(there, given, |search, wished| {
            let closed: Vec<RoomId> = wished.iter().filter(is_closed).map(|room| room.id).collect();
            search.rooms_instead(wished, &closed)
        })
    }

    /// Its own rooms at another time.
    fn times(&self, there: &StoredBooking, given: &[Occupied]) -> Result<Vec<Alternative>, BookingError> {
        self.searched(there, given, |search, wished| search.nearest_times(wished))
    }

    fn searched(
        &self,
        there: &StoredBooking,
        given: &[Occupied],
        look: impl for<'s> Fn(&Search<'s>, &[&'s Room]) -> Vec<Alternative>,
    ) -> Result<Vec<Alternative>, BookingError> {
        let asked = asked_again(there)?;
        let wish = wish_of(self.under.houses, &asked)?;
        // A booking does not stand in its own way.
        let others = self
            .busy
            .iter()
            .filter(|(holder, _)| *holder != Holder::Booking(there.booking.id))
            .map(|(_, occupied)| *occupied);
        let busy = Busy::new(others.chain(given.iter().copied()));
        let needs = Needs { attendees: asked.attendees, layout: asked.layout, ..Needs::default() };
        let search = Search {
            houses: self.under.houses,
            busy: &busy,
            slot: asked.slot,
            needs: &needs,
            buffers: asked.buffers,
            holiday: asked.holiday,
            not_before: self.under.now,
            nearest: NearestTimes::WithinAWeek,
        };
        Ok(look(&search, &wish.rooms))
    }

    fn occupied(&self, there: &StoredBooking, rooms: Vec<RoomId>) -> Result<Vec<Occupied>, BookingError> {
        let asked = Asked { rooms, kept: Vec::new(), ..asked_again(there)? };
        Ok(wish_of(self.under.houses, &asked)?.occupancy())
    }
}
