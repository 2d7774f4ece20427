//! Several desks as processes of their own: of those that want one room, exactly one gets it.

use std::process::Command;

use frivillighus_engine::gate::Outcome;
use frivillighus_tests::{TestOffice, office_test, rounds};
use serde_json::Value;

use super::stored_bookings::{Rooms, assert_numbers_are_whole, booking, day, stored};
use crate::desk_process::DeskProcess;

const DESKS: usize = 4;

/// Times that overlap each other all, however one counts buffers.
const OVERLAPPING: [(&str, &str); DESKS] =
    [("18:00", "20:15"), ("19:00", "21:00"), ("19:30", "20:30"), ("20:00", "22:00")];

/// Of what several desks were answered about one time, the winner's booking; the losers were all told who it is.
fn the_winner(outcomes: &[(Vec<i64>, Outcome)]) -> (i64, Vec<i64>) {
    let won: Vec<_> = outcomes.iter().filter_map(|(rooms, outcome)| Some((rooms, outcome.as_ref().ok()?))).collect();
    assert_eq!(won.len(), 1, "exactly one wins: {outcomes:#?}");
    let (rooms, answer) = won[0];
    let winner = &answer["now"]["id"];
    for refusal in outcomes.iter().filter_map(|(_, outcome)| outcome.as_ref().err()) {
        assert_eq!(refusal["code"], "room_taken", "{refusal:#}");
        let named: Vec<&Value> = refusal["details"]["clashes"]
            .as_array()
            .expect("clashes")
            .iter()
            .map(|clash| &clash["bookingId"])
            .collect();
        assert_eq!(named, [winner], "the winner is named, and nobody else");
    }
    (winner.as_i64().expect("an id"), rooms.clone())
}

/// Every booking is one of the winners', and is there with all its rooms, spaces and its event.
async fn assert_only_winners_are_there(test: &TestOffice, rooms: &Rooms, mut winners: Vec<(i64, Vec<i64>)>) {
    winners.sort();
    let stored = stored(&test.office).await;
    let found: Vec<_> = stored.iter().map(|there| (there.id, there.rooms, there.spaces, there.events)).collect();
    let expected: Vec<_> =
        winners.iter().map(|(id, asked)| (*id, asked.len() as i64, rooms.spaces(asked), 1)).collect();
    assert_eq!(found, expected);
    assert_numbers_are_whole(&stored);
    let occupied = test.count("SELECT CAST(count(*) AS BIGINT) FROM occupancy").await;
    assert_eq!(occupied, expected.iter().map(|row| row.2).sum::<i64>(), "nobody's spaces are blocked");
}

/// A desk on a machine that is set to this time zone.
fn desk_in(test: &TestOffice, zone: &str) -> DeskProcess {
    let mut command = Command::new(env!("CARGO_BIN_EXE_desk"));
    command.arg(test.place.name()).env("TZ", zone);
    let desk = DeskProcess::run(command);
    desk.answer().expect("the desk's office opens");
    desk
}

office_test! {
    /// What the machine is set to is nobody's business: an evening is an evening in Denmark, in summer and in winter.
    async fn a_machine_set_to_any_time_zone_books_the_same_hour(test) {
        let rooms = Rooms::of(test).await;
        for (number, zone) in ["Europe/Copenhagen", "UTC", "America/New_York", "Pacific/Auckland"].into_iter().enumerate() {
            let mut desk = desk_in(test, zone);
            for day in [day(number), day(180 + number)] {
                desk.ask("book_room", &booking(&[rooms.a], &day, ("19:00", "21:00")));
                let answer = desk.answer().expect("it is booked");
                assert_eq!(answer["now"]["starts"], format!("{day}T19:00").as_str(), "{zone}");
            }
            desk.leave();
        }
        let mut here = desk_in(test, "Europe/Copenhagen");
        for day in (0..4).flat_map(|number| [day(number), day(180 + number)]) {
            here.ask("book_room", &booking(&[rooms.a], &day, ("20:45", "22:00")));
            assert_eq!(here.answer().expect_err("it is taken until nine")["code"], "room_taken");
            for free in [("18:00", "19:00"), ("21:00", "22:00")] {
                here.ask("book_room", &booking(&[rooms.a], &day, free));
                here.answer().expect("it is free before and after");
            }
        }
        here.leave();
    }

    /// All start at the same instant, again and again.
    async fn of_four_processes_that_want_overlapping_times_exactly_one_wins(test) {
        let rooms = Rooms::of(test).await;
        let mut desks: Vec<DeskProcess> = (0..DESKS).map(|_| DeskProcess::at_work(&test.place)).collect();
        let mut winners = Vec::new();
        for round in 0..rounds(24, 600) {
            let asked: Vec<Vec<i64>> = (0..DESKS).map(|desk| rooms.with_a()[(desk + round) % DESKS].clone()).collect();
            for (index, desk) in desks.iter_mut().enumerate() {
                let input = booking(&asked[index], &day(round), OVERLAPPING[(index * 3 + round / DESKS) % DESKS]);
                desk.ask("book_room", &input);
            }
            let outcomes: Vec<_> = desks.iter().zip(&asked).map(|(desk, asked)| (asked.clone(), desk.answer())).collect();
            winners.push(the_winner(&outcomes));
        }
        assert_only_winners_are_there(test, &rooms, winners).await;
        desks.into_iter().for_each(DeskProcess::leave);
    }

    /// Nobody waits for anybody: each works through the same days in an order of its own.
    async fn four_processes_that_fill_the_same_days_never_share_one(test) {
        let rooms = Rooms::of(test).await;
        let days = rounds(40, 600);
        let mut desks: Vec<DeskProcess> = (0..DESKS).map(|_| DeskProcess::at_work(&test.place)).collect();
        // Strides that share no divisor with the number of days, so that each desk comes by every day once.
        let order = |desk: usize| (0..days).map(move |step| (step * [1, 7, 11, 13][desk] + desk) % days);
        let asked = |desk: usize, day: usize| rooms.with_a()[(desk + day) % DESKS].clone();
        for (index, desk) in desks.iter_mut().enumerate() {
            for number in order(index) {
                let input = booking(&asked(index, number), &day(number), OVERLAPPING[(index + number) % DESKS]);
                desk.ask("book_room", &input);
            }
        }
        let mut outcomes: Vec<Vec<(Vec<i64>, Outcome)>> = (0..days).map(|_| Vec::new()).collect();
        for (index, desk) in desks.iter().enumerate() {
            for number in order(index) {
                outcomes[number].push((asked(index, number), desk.answer()));
            }
        }
        let winners = outcomes.iter().map(|day| the_winner(day)).collect();
        assert_only_winners_are_there(test, &rooms, winners).await;
        desks.into_iter().for_each(DeskProcess::leave);
    }

}
