//! Who comes first and why, and against a slow, obvious reference: that what is called free is.

use proptest::prelude::*;

use super::*;
use crate::bookings::houses::Houses;
use crate::bookings::occupancy::{Occupied, Period};
use crate::bookings::{AccessNeed, RuleBook};
use crate::premises::{Buffers, Fact, Layout, LayoutSeats, PremisesDetails, RoomDetails};
use crate::shared::ids::SpaceId;

fn room(house: i64, id: i64, maximum: i64, change: impl FnOnce(&mut RoomDetails)) -> Room {
    let mut details = RoomDetails {
        name: format!("Lokale {id}"),
        maximum_persons: maximum,
        layouts: Vec::new(),
        equipment: Vec::new(),
        step_free: Fact::unknown(),
        buffers: Buffers { before: 0, after: 30 },
        ..RoomDetails::sample()
    };
    change(&mut details);
    Room {
        id: RoomId(id),
        premises_id: PremisesId(house),
        details,
        spaces: vec![SpaceId(id)],
        parts: Vec::new(),
        position: id,
        retired_at: None,
        version: 1,
    }
}

fn house(id: i64, step_free: FactState, rooms: Vec<Room>) -> Premises {
    let step_free = Fact { state: step_free, note: "rampe ved gavlen".into() };
    Premises {
        id: PremisesId(id),
        details: PremisesDetails {
            name: format!("Hus {id}"),
            step_free,
            grid_minutes: 15,
            ..PremisesDetails::sample()
        },
        rooms,
        opening_periods: Vec::new(),
        closures: Vec::new(),
        retired_at: None,
        version: 1,
    }
}

fn nothing(_: &mut RoomDetails) {}

/// Two houses; room 3 is rooms 1 and 2 together.
fn the_office() -> Houses {
    let mut both = room(1, 3, 90, nothing);
    both.spaces = vec![SpaceId(1), SpaceId(2)];
    both.parts = vec![RoomId(1), RoomId(2)];
    let with_projector = |details: &mut RoomDetails| {
        details.equipment = vec!["Projektor".into()];
        details.layouts = vec![LayoutSeats { layout: Layout::Horseshoe, seats: 22 }];
    };
    let houses = vec![
        house(1, FactState::Yes, vec![room(1, 1, 48, nothing), room(1, 2, 30, nothing), both]),
        house(2, FactState::Partly, vec![room(2, 4, 24, with_projector), room(2, 5, 16, nothing)]),
    ];
    Houses::new(houses, RuleBook::default())
}

fn at(text: &str) -> WallTime {
    WallTime::parse(text).expect("a time")
}

fn slot(starts: &str, ends: &str) -> TimeSlot {
    TimeSlot::new(at(starts), at(ends)).expect("a slot")
}

fn taken(space: i64, starts: &str, ends: &str) -> Occupied {
    let (from, until) = slot(starts, ends).instants().expect("times that exist");
    Occupied { space: SpaceId(space), period: Period { from, until } }
}

fn ids(found: &[Candidate<'_>]) -> Vec<i64> {
    found.iter().map(|candidate| candidate.room.id.0).collect()
}

/// Looks with these needs while this is taken.
fn looked<T>(needs: &Needs, busy: &[Occupied], look: impl FnOnce(Finder<'_>) -> T) -> T {
    let (houses, busy) = (the_office(), Busy::new(busy.iter().copied()));
    look(Finder {
        houses: &houses,
        busy: &busy,
        needs,
        only: None,
        last_house: None,
        not_before: at("2026-11-24T10:42"),
    })
}

fn evening() -> Times {
    Times::Each(vec![slot("2026-12-01T19:00", "2026-12-01T21:00")])
}

fn fitting(found: Vec<Candidate<'_>>) -> Vec<i64> {
    ids(&found.into_iter().filter(|candidate| candidate.lacks.is_empty()).collect::<Vec<_>>())
}

fn for_twenty() -> Needs {
    Needs { attendees: Some(20), ..Needs::default() }
}

#[test]
fn the_smallest_room_that_fits_comes_first_and_two_rooms_last() {
    assert_eq!(looked(&for_twenty(), &[], |finder| fitting(finder.found(&evening()))), [4, 2, 1, 3]);
    assert_eq!(looked(&Needs::default(), &[], |finder| fitting(finder.found(&evening()))), [1, 2, 4, 5, 3]);
}

#[test]
fn the_house_where_they_were_last_comes_before_the_size() {
    let in_house_1 = |finder: Finder<'_>| {
        let finder = Finder { last_house: Some(PremisesId(1)), ..finder };
        let found = finder.found(&evening());
        assert!(finder.reasons(&found[0], 1).contains(&RankReason::SameHouse));
        fitting(found)
    };
    assert_eq!(looked(&for_twenty(), &[], in_house_1), [2, 1, 3, 4]);
}

#[test]
fn what_is_met_in_part_stands_lower_and_says_so() {
    let needs = Needs { access: vec![AccessNeed::StepFree], ..for_twenty() };
    let (order, reasons) = looked(&needs, &[], |finder| {
        let found = finder.found(&evening());
        let last = found.iter().find(|candidate| candidate.room.id == RoomId(4)).expect("room 4");
        (fitting(found.clone()), finder.reasons(last, 1))
    });
    // A house that is step-free in part says nothing about a room that nobody has looked at.
    assert_eq!(order, [2, 1, 3, 4]);
    let partly = RankReason::Access { need: AccessNeed::StepFree, partly: true, note: "rampe ved gavlen".into() };
    assert_eq!(reasons, [partly, RankReason::RightSize]);
}

#[test]
fn the_reasons_say_what_speaks_for_a_room() {
    let needs = Needs { layout: Some(Layout::Horseshoe), equipment: vec!["projektor".into()], ..for_twenty() };
    let reasons = looked(&needs, &[], |finder| {
        let found = finder.found(&evening());
        assert_eq!(ids(&found), [4], "all others miss two wishes");
        finder.reasons(&found[0], 1)
    });
    let words = vec!["projektor".into()];
    let seats = RankReason::Seats { layout: Layout::Horseshoe, seats: 22 };
    assert_eq!(reasons, [RankReason::RightSize, seats, RankReason::Equipment { words }]);
    let large = looked(&for_twenty(), &[], |finder| {
        let found = finder.found(&evening());
        finder.reasons(found.last().expect("the combination"), 1)
    });
    assert_eq!(large, [RankReason::LargerThanNeeded, RankReason::SeveralRooms]);
}

#[test]
fn a_room_that_misses_one_wish_is_told_with_it_and_one_that_misses_two_is_not() {
    let needs = Needs { equipment: vec!["projektor".into()], ..for_twenty() };
    let nearly: Vec<(i64, Vec<MissedWish>)> = looked(&needs, &[], |finder| {
        let found = finder.found(&evening()).into_iter().filter(|there| !there.lacks.is_empty());
        found.map(|there| (there.room.id.0, there.lacks)).collect()
    });
    let lacks = vec![MissedWish::Equipment { word: "projektor".into() }];
    // Room 5 holds 16 and has no projector.
    assert_eq!(nearly, [(2, lacks.clone()), (1, lacks.clone()), (3, lacks)]);
}

#[test]
fn of_a_series_more_dates_come_before_everything_else_and_what_is_missing_is_told() {
    let times =
        Times::Each(vec![slot("2026-12-01T19:00", "2026-12-01T21:00"), slot("2026-12-08T19:00", "2026-12-08T21:00")]);
    let busy = [taken(4, "2026-12-08T20:00", "2026-12-08T22:00"), taken(1, "2026-12-01T18:00", "2026-12-01T19:30")];
    looked(&for_twenty(), &busy, |finder| {
        let found = finder.found(&times);
        assert_eq!(fitting(found.clone()), [2, 4, 1, 3]);
        let small = found.iter().find(|candidate| candidate.room.id == RoomId(4)).expect("room 4");
        let missing: Vec<(String, NotFreeReason)> =
            small.not_free.iter().map(|there| (there.starts.to_string(), there.why)).collect();
        assert_eq!(missing, [("2026-12-08T19:00".to_owned(), NotFreeReason::Taken)]);
        assert_eq!(finder.reasons(small, 2)[0], RankReason::SomeTimes { free: 1 });
        assert_eq!(finder.reasons(&found[0], 2)[0], RankReason::AllTimes);
    });
}

#[test]
fn of_any_day_the_first_time_of_each_is_told() {
    let days = ["2026-12-01", "2026-12-02"].map(|day| day.parse().expect("a date"));
    let times = Times::any_of_days(days, (18 * 60, 22 * 60), 120, at("2026-11-24T10:42"));
    let busy = [taken(4, "2026-12-01T17:00", "2026-12-01T18:45"), taken(4, "2026-12-02T17:00", "2026-12-02T21:00")];
    looked(&for_twenty(), &busy, |finder| {
        let found = finder.found(&times);
        let small = found.iter().find(|candidate| candidate.room.id == RoomId(4)).expect("room 4");
        assert_eq!(small.free, [FreeTime { starts: at("2026-12-01T19:00"), ends: at("2026-12-01T21:00") }]);
        assert_eq!(small.not_free[0].starts, at("2026-12-02T18:00"));
        assert_eq!(fitting(found)[0], 4, "it fits best all the same");
    });
}

#[test]
fn where_nothing_fits_the_nearest_time_comes_first() {
    let busy: Vec<Occupied> =
        [1, 2, 4].map(|space| taken(space, "2026-12-01T18:00", "2026-12-01T20:30")).into_iter().collect();
    let wanted = slot("2026-12-01T19:00", "2026-12-01T21:00");
    looked(&for_twenty(), &busy, |finder| {
        assert_eq!(fitting(finder.found(&evening())), Vec::<i64>::new());
        let nearest = finder.nearest(wanted);
        let told: Vec<(i64, String)> =
            nearest.iter().map(|there| (there.room.id.0, there.free[0].starts.to_string())).collect();
        assert_eq!(told[0], (4, "2026-12-01T20:30".to_owned()));
        assert!(nearest.iter().all(|there| there.lacks.is_empty()));
    });
}

#[test]
fn where_no_date_of_a_series_is_free_another_hour_of_all_dates_is_told() {
    let dates = ["2026-12-01", "2026-12-08"];
    let slots: Vec<TimeSlot> = dates.iter().map(|day| slot(&format!("{day}T19:00"), &format!("{day}T21:00"))).collect();
    let busy: Vec<Occupied> = dates
        .iter()
        .flat_map(|day| [1, 2, 4].map(|space| taken(space, &format!("{day}T18:00"), &format!("{day}T20:00"))))
        .collect();
    looked(&for_twenty(), &busy, |finder| {
        let found = finder.another_hour(&slots);
        assert_eq!(found[0].room.id, RoomId(4));
        let starts: Vec<String> = found[0].free.iter().map(|there| there.starts.to_string()).collect();
        assert_eq!(starts, ["2026-12-01T20:00", "2026-12-08T20:00"]);
    });
}

#[test]
fn the_hour_that_the_clocks_skip_is_no_time() {
    let night =
        Times::Each(vec![slot("2026-03-29T02:00", "2026-03-29T04:00"), slot("2026-03-30T02:00", "2026-03-30T04:00")]);
    looked(&Needs::default(), &[], |finder| {
        let found = finder.found(&night);
        assert_eq!(found[0].not_free[0].why, NotFreeReason::NoSuchTime);
        assert_eq!(found[0].free.len(), 1);
    });
}

proptest! {
    /// Quarter by quarter: cleaning takes two quarters after each booking.
    #[test]
    fn what_is_called_free_is_free_and_what_is_not_is_not(
        blocked in proptest::collection::vec((1_i64..6, 0_i64..80, 1_i64..10), 0..12),
        start in 0_i64..80, length in 1_i64..12,
    ) {
        let midnight = at("2026-12-01T00:00");
        let time = |quarter: i64| midnight.plus_minutes(quarter * 15).expect("a time");
        // Of one space nothing overlaps, as the database guarantees.
        let mut rows: Vec<(i64, i64, i64)> = Vec::new();
        for (space, from, length) in blocked {
            let is_free = rows.iter().all(|(there, begins, ends)| *there != space || from >= *ends || from + length <= *begins);
            if is_free {
                rows.push((space, from, from + length));
            }
        }
        let busy: Vec<Occupied> = rows.iter().map(|(space, from, until)| {
            let (from, until) = TimeSlot::new(time(*from), time(*until)).expect("a slot").instants().expect("times");
            Occupied { space: SpaceId(*space), period: Period { from, until } }
        }).collect();
        let wanted = TimeSlot::new(time(start), time(start + length)).expect("a slot");
        let found = looked(&Needs::default(), &busy, |finder| {
            let mut found = ids(&finder.found(&Times::Each(vec![wanted])));
            found.sort_unstable();
            found
        });
        let spaces = |room: i64| if room == 3 { vec![1, 2] } else { vec![room] };
        let expected: Vec<i64> = (1..=5).filter(|room| (start..start + length + 2).all(|quarter| {
            !rows.iter().any(|(space, from, until)| spaces(*room).contains(space) && (*from..*until).contains(&quarter))
        })).collect();
        prop_assert_eq!(found, expected);
    }
}
