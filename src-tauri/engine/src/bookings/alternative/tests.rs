//! Alternatives against a slow, obvious reference: every quarter of an hour, looked at one by one.

use proptest::prelude::*;

use super::*;
use crate::bookings::RuleBook;
use crate::premises::{PremisesDetails, RoomDetails};
use crate::shared::ids::PremisesId;
use crate::shared::instant::Instant;

fn room(id: i64, name: &str, spaces: &[i64], maximum: i64) -> Room {
    Room {
        id: RoomId(id),
        premises_id: PremisesId(1),
        details: RoomDetails {
            name: name.into(),
            maximum_persons: maximum,
            buffers: Buffers { before: 15, after: 30 },
            ..RoomDetails::sample()
        },
        spaces: spaces.iter().copied().map(SpaceId).collect(),
        parts: Vec::new(),
        position: id,
        retired_at: None,
        version: 1,
    }
}

fn a_house() -> Houses {
    let house = Premises {
        id: PremisesId(1),
        details: PremisesDetails { grid_minutes: 15, ..PremisesDetails::sample() },
        rooms: vec![room(1, "A", &[1], 90), room(2, "B", &[2], 70), room(3, "A+B", &[1, 2], 150)],
        opening_periods: Vec::new(),
        closures: Vec::new(),
        retired_at: None,
        version: 1,
    };
    Houses::new(vec![house], RuleBook::default())
}

/// Tuesday 24 November 2026, 00.00; the clocks do not change for months.
fn midnight() -> WallTime {
    WallTime::parse("2026-11-24T00:00").expect("a time")
}

fn at(quarter: i64) -> WallTime {
    midnight().plus_minutes(quarter * 15).expect("a time")
}

fn instant(quarter: i64) -> Instant {
    midnight().start_instant().expect("no clock change").plus_seconds(quarter * 15 * 60)
}

/// A blocked time of a space in quarters of an hour: half-open, as the database keeps it.
type Blocked = (i64, i64, i64);

fn busy_of(blocked: &[Blocked]) -> Busy {
    Busy::new(blocked.iter().map(|(space, from, until)| Occupied {
        space: SpaceId(*space),
        period: Period { from: instant(*from), until: instant(*until) },
    }))
}

/// Quarter by quarter: one before for setting up, two after for cleaning.
fn is_free(blocked: &[Blocked], spaces: &[i64], start: i64, length: i64) -> bool {
    (start - 1..start + length + 2).all(|quarter| {
        !blocked.iter().any(|(space, from, until)| spaces.contains(space) && (*from..*until).contains(&quarter))
    })
}

fn spaces_of(rooms: &[RoomId]) -> Vec<i64> {
    match rooms {
        [RoomId(1)] => vec![1],
        [RoomId(2)] => vec![2],
        _ => vec![1, 2],
    }
}

/// Blocked times that do not overlap on one space, as the database guarantees.
fn any_blocked() -> impl Strategy<Value = Vec<Blocked>> {
    let gaps = proptest::collection::vec((1_i64..=2, 0_i64..20, 1_i64..12), 0..40);
    gaps.prop_map(|gaps| {
        let mut next = [-90_i64; 3];
        let mut blocked = Vec::new();
        for (space, gap, length) in gaps {
            let from = next[space as usize] + gap;
            blocked.push((space, from, from + length));
            next[space as usize] = from + length;
        }
        blocked
    })
}

fn offers(blocked: &[Blocked], wished: usize, start: i64, length: i64) -> Vec<Alternative> {
    let (houses, busy) = (a_house(), busy_of(blocked));
    let search = Search {
        houses: &houses,
        busy: &busy,
        slot: TimeSlot::new(at(start), at(start + length)).expect("a slot"),
        needs: &Needs::default(),
        buffers: None,
        holiday: HolidayLeave::NotGiven,
        not_before: at(-96 * 30),
        nearest: NearestTimes::WithinAWeek,
    };
    search.alternatives(&[&houses[0].rooms[wished]], &[])
}

fn quarter_of(time: WallTime) -> i64 {
    (time.naive() - midnight().naive()).num_minutes() / 15
}

proptest! {
    #[test]
    fn what_is_offered_is_free(blocked in any_blocked(), wished in 0_usize..3, start in 0_i64..60, length in 1_i64..16) {
        for offer in offers(&blocked, wished, start, length) {
            let start = quarter_of(offer.starts);
            prop_assert!(is_free(&blocked, &spaces_of(&offer.rooms), start, length), "{offer:?}");
            prop_assert_eq!(quarter_of(offer.ends) - start, length);
        }
    }

    #[test]
    fn the_times_offered_are_the_nearest_free_ones(
        blocked in any_blocked(), wished in 0_usize..3, start in 0_i64..60, length in 1_i64..16,
    ) {
        let spaces = spaces_of(&[RoomId(wished as i64 + 1)]);
        // Day by day from the wanted one; on each day the nearest to the wanted time of day.
        let nearest = |direction: i64| {
            (0..=NEAREST_DAYS).map(|days| direction * days).find_map(|day| {
                let mut quarters: Vec<i64> = (day * 96..(day + 1) * 96).filter(|quarter| (quarter - start) * direction > 0).collect();
                quarters.sort_by_key(|quarter| ((quarter - start - day * 96).abs(), -quarter));
                quarters.into_iter().find(|quarter| is_free(&blocked, &spaces, *quarter, length))
            })
        };
        let offers = offers(&blocked, wished, start, length);
        let offered = |reason| offers.iter().find(|offer| offer.reason == reason).map(|offer| quarter_of(offer.starts));
        prop_assert_eq!(offered(AlternativeReason::Later), nearest(1));
        prop_assert_eq!(offered(AlternativeReason::Earlier), nearest(-1));
    }

    #[test]
    fn every_free_room_of_the_house_is_offered_up_to_two(
        blocked in any_blocked(), wished in 0_usize..3, start in 0_i64..60, length in 1_i64..16,
    ) {
        let free = (0_usize..3)
            .filter(|other| *other != wished)
            .filter(|other| is_free(&blocked, &spaces_of(&[RoomId(*other as i64 + 1)]), start, length))
            .count();
        let offers = offers(&blocked, wished, start, length);
        let same_time = offers.iter().filter(|offer| offer.reason == AlternativeReason::SameHouse).count();
        prop_assert_eq!(same_time, free.min(MOST_SAME_HOUSE));
        prop_assert!(offers.len() <= MOST_ALTERNATIVES);
    }
}

#[test]
fn the_room_most_like_the_wanted_one_comes_first() {
    let offers = offers(&[(1, 70, 80)], 0, 72, 4);
    assert_eq!(offers[0].room_names, ["B"]);
    assert_eq!((offers[0].reason, offers[0].same_house), (AlternativeReason::SameHouse, true));
    let times: Vec<_> = offers[1..].iter().map(|offer| (offer.reason, quarter_of(offer.starts))).collect();
    // Busy from 70 to 80: two quarters of cleaning before it, one of setting up after it.
    assert_eq!(times, [(AlternativeReason::Earlier, 64), (AlternativeReason::Later, 81)]);
}

#[test]
fn on_another_day_the_same_time_of_day_is_offered() {
    // A is busy all Tuesday; Wednesday evening has something at the very time, so the hour before it is offered.
    let offers = offers(&[(1, 0, 96), (1, 96 + 77, 96 + 88)], 0, 76, 8);
    let times: Vec<_> =
        offers.iter().filter(|offer| offer.room_names == ["A"]).map(|offer| quarter_of(offer.starts)).collect();
    assert_eq!(times, [96 + 67, -96 + 76]);
}
