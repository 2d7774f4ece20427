//! The server goes away: between two requests, in the middle of one, and after it has done what was asked but before
//! it could say so.

use std::time::Duration;

use frivillighus_engine::access::Seat;
use frivillighus_engine::database::Db;
use frivillighus_engine::gate;
use frivillighus_engine::office::Office;
use frivillighus_tests::{Engine, PASSWORD, TestOffice};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::lossy_server::LossyServer;
use crate::bookings::house_in_use::{HouseInUse, booking};

async fn seat_in(office: Office) -> Seat {
    let seat = Seat::new(office);
    gate::call(&seat, "sign_in", json!({ "userName": "anne", "password": PASSWORD })).await.expect("signed in");
    seat
}

fn pool(office: &Office) -> &PgPool {
    match office.db() {
        Db::Postgres(pool) => pool,
        Db::Sqlite { .. } => panic!("an office on a server"),
    }
}

fn a_booking(office: &HouseInUse) -> Value {
    booking(&[&office.both, &office.cafe], "2027-02-01T10:00", "2027-02-01T11:00")
}

/// How many bookings there are, and how many spaces and events of theirs.
async fn written(test: &TestOffice) -> [i64; 3] {
    [
        test.count("SELECT count(*) FROM bookings").await,
        test.count("SELECT count(*) FROM occupancy").await,
        test.count("SELECT count(*) FROM events WHERE event = 'room_booked'").await,
    ]
}

const ENDS_IDLE: &str = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'Frivillighus'";
const ENDS_WAITING: &str = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND application_name = 'Frivillighus'";

#[tokio::test]
async fn connections_that_the_server_closed_are_replaced_unnoticed() {
    let test = TestOffice::on(Engine::Postgres).await;
    let office = HouseInUse::of(&test).await;
    let desk = seat_in(test.again().await).await;
    assert!(test.count(ENDS_IDLE).await > 0, "nobody was connected");
    gate::call(&desk, "book_room", a_booking(&office)).await.expect("booked");
    assert_eq!(written(&test).await, [1, 3, 1]);
    desk.office().close().await;
    test.remove().await;
}

#[tokio::test]
async fn a_connection_lost_in_the_middle_of_a_booking_is_tried_again_and_books_once() {
    let test = TestOffice::on(Engine::Postgres).await;
    let office = HouseInUse::of(&test).await;
    let desk = seat_in(test.again().await).await;
    // Another desk holds the rooms: the booking waits for them, within its transaction.
    let mut other = pool(&test.office).begin().await.expect("another desk");
    sqlx::query("SELECT id FROM spaces FOR NO KEY UPDATE").execute(&mut *other).await.expect("the rooms are held");
    let end_it = async {
        for _ in 0..200 {
            if test.count(ENDS_WAITING).await > 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        other.rollback().await.expect("the rooms are let go");
    };
    let (booked, ()) = tokio::join!(gate::call(&desk, "book_room", a_booking(&office)), end_it);
    booked.expect("booked at the second try");
    assert_eq!(written(&test).await, [1, 3, 1]);
    desk.office().close().await;
    test.remove().await;
}

#[tokio::test]
async fn a_booking_whose_commit_was_not_answered_is_not_made_twice() {
    let test = TestOffice::on(Engine::Postgres).await;
    let office = HouseInUse::of(&test).await;
    let line = LossyServer::before(&test);
    let desk = seat_in(line.desk(&test).await).await;
    line.lose_next_commit();
    let booked = gate::call(&desk, "book_room", a_booking(&office)).await.expect("the gate asks again by itself");
    assert!(line.has_lost_it());
    assert_eq!(booked["now"]["number"], "B-2026-00001");
    assert_eq!(written(&test).await, [1, 3, 1]);
    desk.office().close().await;
    test.remove().await;
}

#[tokio::test]
async fn when_the_line_stays_cut_the_desk_is_told_and_the_same_request_later_is_the_same_booking() {
    let test = TestOffice::on(Engine::Postgres).await;
    let office = HouseInUse::of(&test).await;
    let line = LossyServer::before(&test);
    let desk = seat_in(line.desk(&test).await).await;
    let input = a_booking(&office);
    line.lose_next_commit();
    let cut_when_lost = async {
        while !line.has_lost_it() {
            tokio::task::yield_now().await;
        }
        line.cut();
    };
    let (outcome, ()) = tokio::join!(gate::call(&desk, "book_room", input.clone()), cut_when_lost);
    let refusal = outcome.expect_err("nobody answers");
    assert_eq!(refusal, json!({ "code": "database", "details": "server_gone" }));
    assert_eq!(written(&test).await, [1, 3, 1], "though nobody could say so");
    line.mend();
    let booked = gate::call(&desk, "book_room", input).await.expect("asked again");
    assert_eq!(booked["now"]["number"], "B-2026-00001");
    assert_eq!(written(&test).await, [1, 3, 1]);
    desk.office().close().await;
    test.remove().await;
}
