//! A desk that is killed leaves nothing half done, and takes nothing with it that it had promised.

use std::collections::BTreeSet;
use std::time::Duration;

use frivillighus_engine::backup::check_office;
use frivillighus_engine::database::Db;
use frivillighus_tests::{TestOffice, office_test, rounds};
use serde_json::Value;

use super::stored_bookings::{Rooms, Stored, assert_numbers_are_whole, booking, day, stored};
use crate::desk_process::DeskProcess;

const KILLS: usize = 50;
/// More than a desk gets done before it is killed.
const MOST: usize = 60;

/// What desks were promised.
#[derive(Default)]
struct Tally {
    /// Ids and numbers.
    acknowledged: BTreeSet<(i64, String)>,
    /// How many desks were killed with work left.
    cut_off: usize,
}

impl Tally {
    fn acknowledge(&mut self, answer: &Value) {
        let booked = &answer["now"];
        let number = booked["number"].as_str().expect("a number").to_owned();
        self.acknowledged.insert((booked["id"].as_i64().expect("an id"), number));
    }

    fn compare(&self, stored: &[Stored]) {
        let there: BTreeSet<(i64, String)> = stored.iter().map(|row| (row.id, row.number.clone())).collect();
        let lost: Vec<_> = self.acknowledged.difference(&there).collect();
        assert!(lost.is_empty(), "acknowledged, and gone: {lost:?}");
        for row in stored {
            assert_eq!((row.rooms, row.spaces, row.events), (2, 3, 1), "half-written: {row:?}");
        }
    }
}

/// A desk books one time after another and is killed at some moment. Gives the request that was on its way.
async fn work_and_be_killed(test: &TestOffice, rooms: &Rooms, round: usize, tally: &mut Tally) -> Value {
    let mut desk = DeskProcess::at_work(&test.place);
    let inputs: Vec<Value> = (0..MOST)
        .map(|count| {
            let hour = 3 * (count % 7);
            let (starts, ends) = (format!("{:02}:00", hour + 1), format!("{:02}:00", hour + 2));
            booking(&[rooms.both, rooms.cafe], &day(round * MOST / 7 + round + count / 7), (&starts, &ends))
        })
        .collect();
    for input in &inputs {
        desk.ask("book_room", input);
    }
    let mut done = 0;
    for _ in 0..round % 7 {
        tally.acknowledge(&desk.answer().expect("booked"));
        done += 1;
    }
    // Not asleep in the runtime: the moment is to be met.
    std::thread::sleep(Duration::from_micros(700 * (round as u64 % 11)));
    desk.kill();
    while let Some(outcome) = desk.next() {
        tally.acknowledge(&outcome.expect("booked"));
        done += 1;
    }
    tally.cut_off += usize::from(done < MOST);
    inputs[done.min(MOST - 1)].clone()
}

office_test! {
    async fn what_a_killed_desk_had_acknowledged_is_there_and_nothing_is_half_there(test) {
        let rooms = Rooms::of(test).await;
        // With nobody else in the file, the next to open it has to recover it.
        if let Db::Sqlite { .. } = test.office.db() {
            test.office.close().await;
        }
        let mut tally = Tally::default();
        for round in 0..KILLS {
            let sent = work_and_be_killed(test, &rooms, round, &mut tally).await;
            let office = test.again().await;
            tally.compare(&stored(&office).await);
            office.close().await;
            // Whatever was cut off is asked for again, as a window does that got no answer: the same key, one booking.
            let mut desk = DeskProcess::at_work(&test.place);
            desk.ask("book_room", &sent);
            let again = desk.answer().expect("asked again, it is booked");
            tally.acknowledge(&again);
            desk.leave();
        }
        let office = test.again().await;
        let stored = stored(&office).await;
        tally.compare(&stored);
        assert_numbers_are_whole(&stored);
        assert_eq!(check_office(&office).await.expect("a report").findings, [], "the office is sound");
        assert!(tally.cut_off > 0, "no desk was killed before it was done");
        office.close().await;
    }

    async fn a_desk_that_is_killed_is_in_nobodys_way(test) {
        let rooms = Rooms::of(test).await;
        let mut survivor = DeskProcess::at_work(&test.place);
        for round in 0..rounds(6, 60) {
            let mut victim = DeskProcess::at_work(&test.place);
            for (starts, ends) in [("08:00", "09:00"), ("09:00", "10:00")] {
                victim.ask("book_room", &booking(&[rooms.a], &day(round), (starts, ends)));
            }
            for (starts, ends) in [("18:00", "19:00"), ("19:00", "20:00")] {
                survivor.ask("book_room", &booking(&[rooms.both], &day(round), (starts, ends)));
            }
            victim.kill();
            for _ in 0..2 {
                survivor.answer().expect("goes on booking");
            }
        }
        survivor.leave();
    }
}
