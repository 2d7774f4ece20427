//! Buffers and combinations, against a slow and obvious model: a grid of minutes for each space.

use std::collections::BTreeSet;

use frivillighus_tests::office_test;
use serde_json::{Value, json};

use crate::bookings::house_in_use::{HouseInUse, booking};
use crate::premises::{a_combination, a_house, a_room};

/// A drawn number below another; the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

struct ModelRoom {
    room: Value,
    spaces: BTreeSet<usize>,
    before: i64,
    after: i64,
}

office_test! {
    async fn buffers_between_neighbours_add_up_in_both_orders(test) {
        let office = HouseInUse::of(test).await;
        // Caféen: 15 before, 30 after.
        office.book(&office.cafe, "2026-12-01T12:00", "2026-12-01T13:00").await;
        office.taken(&office.cafe, "2026-12-01T13:30", "2026-12-01T14:30").await;
        office.book(&office.cafe, "2026-12-01T13:45", "2026-12-01T14:45").await;
        office.taken(&office.cafe, "2026-12-01T10:30", "2026-12-01T11:30").await;
        office.book(&office.cafe, "2026-12-01T10:15", "2026-12-01T11:15").await;
    }

    async fn a_booked_hall_refuses_its_halves_and_a_booked_half_the_hall_but_not_the_other_half(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.both, "2026-12-01T12:00", "2026-12-01T13:00").await;
        office.taken(&office.a, "2026-12-01T12:00", "2026-12-01T13:00").await;
        office.taken(&office.b, "2026-12-01T12:30", "2026-12-01T13:30").await;
        office.book(&office.a, "2026-12-02T12:00", "2026-12-02T13:00").await;
        office.taken(&office.both, "2026-12-02T12:45", "2026-12-02T13:45").await;
        office.book(&office.b, "2026-12-02T12:00", "2026-12-02T13:00").await;
    }

    async fn of_three_levels_the_smallest_meets_the_largest_and_not_its_neighbour(test) {
        let office = HouseInUse::of(test).await;
        let all = a_combination(&office.manager, &[&office.both, &office.cafe], "Hele huset", 180).await;
        office.book(&office.a, "2026-12-01T12:00", "2026-12-01T13:00").await;
        office.taken(&all, "2026-12-01T12:00", "2026-12-01T13:00").await;
        office.book(&office.cafe, "2026-12-01T12:00", "2026-12-01T13:00").await;
    }

    async fn a_rooms_buffer_changed_later_leaves_old_bookings_theirs_unless_they_are_moved(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T12:00", "2026-12-01T13:00").await;
        let details = crate::premises::with(office.a["details"].clone(), json!({ "buffers": { "before": 0, "after": 60 } }));
        office.manager.ask("change_room", json!({ "id": office.a["id"], "version": 1, "room": details })).await;
        office.book(&office.a, "2026-12-01T13:00", "2026-12-01T14:00").await;
        let moved = json!({ "id": booked["now"]["id"], "version": 1, "rooms": [office.a["id"]], "starts": "2026-12-01T11:30", "ends": "2026-12-01T12:30" });
        office.desk.refused("move_booking", moved, "room_taken").await;
    }

    async fn any_booking_blocks_exactly_the_rooms_that_share_one_of_its_spaces(test) {
        let office = HouseInUse::of(test).await;
        let house = a_house(&office.manager, "Prøvehuset", json!({})).await;
        let mut dice = Dice(2_026);
        let mut rooms: Vec<ModelRoom> = Vec::new();
        for space in 0..4 {
            let (before, after) = (i64::try_from(dice.below(3)).unwrap_or(0) * 15, i64::try_from(dice.below(3)).unwrap_or(0) * 15);
            let buffers = json!({ "buffers": { "before": before, "after": after } });
            let room = a_room(&office.manager, &house, &format!("Rum {space}"), 50, buffers).await;
            rooms.push(ModelRoom { room, spaces: BTreeSet::from([space]), before, after });
        }
        for parts in [vec![0, 1], vec![1, 2], vec![0, 1, 2], vec![2, 3]] {
            let of: Vec<&Value> = parts.iter().map(|part| &rooms[*part].room).collect();
            let room = a_combination(&office.manager, &of, &format!("Samlet {parts:?}"), 90).await;
            let buffers = &room["details"]["buffers"];
            let minutes = |edge: &str| buffers[edge].as_i64().unwrap_or_default();
            let (before, after) = (minutes("before"), minutes("after"));
            rooms.push(ModelRoom { room, spaces: parts.into_iter().collect(), before, after });
        }
        // Which minutes of the day, counted from the midnight before, each space is blocked.
        let mut blocked: Vec<BTreeSet<i64>> = vec![BTreeSet::new(); 4];
        let (mut taken, mut free) = (0, 0);
        for _ in 0..60 {
            let chosen = &rooms[usize::try_from(dice.below(rooms.len() as u64)).unwrap_or(0)];
            let from = 480 + i64::try_from(dice.below(40)).unwrap_or(0) * 15;
            let until = from + 15 + i64::try_from(dice.below(6)).unwrap_or(0) * 15;
            let minutes: Vec<i64> = (from - chosen.before..until + chosen.after).collect();
            let is_free = chosen.spaces.iter().all(|space| minutes.iter().all(|minute| !blocked[*space].contains(minute)));
            let at = |minute: i64| format!("2026-12-01T{:02}:{:02}", minute / 60, minute % 60);
            let input = booking(&[&chosen.room], &at(from), &at(until));
            if is_free {
                office.desk.ask("book_room", input).await;
                for space in &chosen.spaces {
                    blocked[*space].extend(&minutes);
                }
                free += 1;
            } else {
                office.desk.refused("book_room", input, "room_taken").await;
                taken += 1;
            }
        }
        assert!(free > 8 && taken > 8, "{free} free, {taken} taken");
    }
}
