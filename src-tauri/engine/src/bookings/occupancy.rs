//! What is really blocked: the booked time with its buffers, on each space once. Half-open: 10–11 and 11–12 both fit.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::premises::Buffers;
use crate::shared::ids::{BookingId, HoldId, SpaceId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::TimeSlot;

/// No space is blocked longer than this at a time: seven days on the wall clock, the hour that autumn adds, and the
/// longest buffers on both sides stay below it. It is the constant that keeps every question about a week from reading
/// all of history; the database checks it.
pub(super) const LONGEST_SECONDS: i64 = 8 * 24 * 60 * 60;

/// A time that is blocked or wanted. The end is not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    /// The first moment.
    pub from: Instant,
    /// The first moment after it.
    pub until: Instant,
}

impl Period {
    /// Whether the two share a moment.
    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }

    /// With the work before and after it.
    pub fn with_buffers(self, buffers: Buffers) -> Self {
        Self { from: self.from.plus_seconds(-buffers.before * 60), until: self.until.plus_seconds(buffers.after * 60) }
    }

    /// The shortest period that holds both.
    pub fn with(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), until: self.until.max(other.until) }
    }

    /// Real minutes from start to end: a night in spring is an hour shorter than its clock says.
    pub fn minutes(self) -> i64 {
        (self.until.unix() - self.from.unix()) / 60
    }

    /// Where a row that touches this period can begin at the earliest.
    pub fn earliest_start(self) -> Instant {
        self.from.plus_seconds(-LONGEST_SECONDS)
    }
}

/// What a room's own buffers are at a time: none around whole days, from midnight to midnight. Whoever has the whole day
/// sets up and cleans in it. Buffers that somebody set by hand hold all the same.
pub(super) fn buffers_at(own: Buffers, slot: TimeSlot) -> Buffers {
    if slot.is_whole_days() { Buffers::default() } else { own }
}

/// Whatever blocks a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holder {
    /// A booking.
    Booking(BookingId),
    /// A time that a desk keeps while the caller thinks.
    Hold(HoldId),
}

/// One space, blocked for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Occupied {
    pub space: SpaceId,
    pub period: Period,
}

/// What a booking of these rooms blocks: each room's own buffers lie on its own spaces, and a space that two of the
/// rooms share is blocked once, for as long as either needs it. In the order of the spaces, which is the order they are
/// locked in.
pub(super) fn occupancy_of<'a>(
    booked: Period,
    rooms: impl IntoIterator<Item = (&'a [SpaceId], Buffers)>,
) -> Vec<Occupied> {
    let mut by_space: BTreeMap<SpaceId, Period> = BTreeMap::new();
    for (spaces, buffers) in rooms {
        let blocked = booked.with_buffers(buffers);
        for space in spaces {
            by_space.entry(*space).and_modify(|there| *there = there.with(blocked)).or_insert(blocked);
        }
    }
    by_space.into_iter().map(|(space, period)| Occupied { space, period }).collect()
}

/// From the first moment any of it is blocked to the last.
pub(super) fn whole(occupied: &[Occupied], booked: Period) -> Period {
    occupied.iter().fold(booked, |whole, there| whole.with(there.period))
}

/// What the dates of one series hold among themselves.
#[derive(Debug, Default)]
pub(super) struct Held {
    by_space: BTreeMap<SpaceId, BTreeMap<Instant, (Instant, NaiveDate)>>,
}

impl Held {
    /// The first day that holds any of it already.
    pub fn met_by(&self, wanted: &[Occupied]) -> Option<NaiveDate> {
        let of_space = |wanted: &Occupied| {
            let before = self.by_space.get(&wanted.space)?.range(..wanted.period.until).rev();
            // What one space holds never overlaps: where one is over in time, so are all before it.
            let met = before.map(|(_, there)| there).take_while(|(until, _)| *until > wanted.period.from);
            met.last().map(|(_, on)| *on)
        };
        wanted.iter().filter_map(of_space).min()
    }

    /// Notes what a day holds; it must meet nothing that is held.
    pub fn add(&mut self, on: NaiveDate, occupied: &[Occupied]) {
        for there in occupied {
            let of_space = self.by_space.entry(there.space).or_default();
            of_space.insert(there.period.from, (there.period.until, on));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn period(from: i64, until: i64) -> Period {
        Period { from: Instant::from_unix(from * 60), until: Instant::from_unix(until * 60) }
    }

    #[test]
    fn times_that_touch_do_not_overlap() {
        assert!(!period(600, 660).overlaps(period(660, 720)));
        assert!(!period(660, 720).overlaps(period(600, 660)));
        assert!(period(600, 661).overlaps(period(660, 720)));
    }

    #[test]
    fn buffers_of_neighbours_add_up() {
        let first = period(600, 660).with_buffers(Buffers { before: 15, after: 30 });
        let next = |start| period(start, start + 60).with_buffers(Buffers { before: 15, after: 30 });
        assert!(!first.overlaps(next(705)), "30 after and 15 before need 45");
        assert!(first.overlaps(next(704)), "one minute short");
    }

    #[test]
    fn a_space_that_two_rooms_share_is_blocked_once_for_as_long_as_either_needs_it() {
        let (one, two) = ([SpaceId(1)], [SpaceId(1), SpaceId(2)]);
        let rooms = [(&two[..], Buffers { before: 0, after: 30 }), (&one[..], Buffers { before: 60, after: 0 })];
        let occupied = occupancy_of(period(600, 660), rooms);
        assert_eq!(
            occupied,
            [
                Occupied { space: SpaceId(1), period: period(540, 690) },
                Occupied { space: SpaceId(2), period: period(600, 690) },
            ]
        );
    }

    #[test]
    fn a_series_that_meets_itself_is_seen_on_each_space() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let on = |space: i64, from: i64, until: i64| Occupied { space: SpaceId(space), period: period(from, until) };
        let mut held = Held::default();
        held.add(day("2026-12-01"), &[on(1, 600, 660), on(2, 600, 690)]);
        assert_eq!(held.met_by(&[on(1, 660, 720)]), None, "they only touch");
        assert_eq!(held.met_by(&[on(2, 660, 720)]), Some(day("2026-12-01")));
        assert_eq!(held.met_by(&[on(3, 600, 660)]), None);
        assert_eq!(held.met_by(&[on(1, 0, 5_000)]), Some(day("2026-12-01")), "one that holds it all");
    }

    #[test]
    fn the_longest_booking_with_the_longest_buffers_stays_below_the_bound() {
        let week_in_autumn = period(0, (7 * 24 + 1) * 60);
        let blocked = week_in_autumn.with_buffers(Buffers { before: Buffers::MOST, after: Buffers::MOST });
        assert!(blocked.until.unix() - blocked.from.unix() <= LONGEST_SECONDS);
    }

    proptest! {
        /// Against a grid of minutes.
        #[test]
        fn overlap_is_a_minute_in_common(a in (0_i64..200, 1_i64..100), b in (0_i64..200, 1_i64..100)) {
            let (first, second) = (period(a.0, a.0 + a.1), period(b.0, b.0 + b.1));
            let shared = (0..400).any(|minute| {
                (a.0..a.0 + a.1).contains(&minute) && (b.0..b.0 + b.1).contains(&minute)
            });
            prop_assert_eq!(first.overlaps(second), shared);
        }

        #[test]
        fn every_space_of_every_room_is_blocked_for_the_booked_time(
            rooms in proptest::collection::vec((proptest::collection::vec(1_i64..6, 1..4), 0_i64..480, 0_i64..480), 1..5),
        ) {
            let booked = period(10_000, 10_060);
            let rooms: Vec<(Vec<SpaceId>, Buffers)> = rooms.into_iter()
                .map(|(spaces, before, after)| (spaces.into_iter().map(SpaceId).collect(), Buffers { before, after }))
                .collect();
            let occupied = occupancy_of(booked, rooms.iter().map(|(spaces, buffers)| (spaces.as_slice(), *buffers)));
            for (spaces, buffers) in &rooms {
                for space in spaces {
                    let there: Vec<_> = occupied.iter().filter(|occupied| occupied.space == *space).collect();
                    prop_assert_eq!(there.len(), 1);
                    let wanted = booked.with_buffers(*buffers);
                    prop_assert_eq!(there[0].period.with(wanted), there[0].period);
                }
            }
            prop_assert!(occupied.windows(2).all(|pair| pair[0].space < pair[1].space));
        }
    }
}
