//! A desk hears what another writes: soon, after its line was cut, and not for ever.

use std::time::{Duration, Instant as Stopwatch};

use frivillighus_engine::access::{Role, Seat, SubjectKind};
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{Engine, NOW, PASSWORD, TestOffice, TestSeat, office_test};
use serde_json::json;
use tokio::time::{sleep, timeout};

use super::{change, note, search_for};

/// The manager at a desk with connections of its own.
async fn another_desk(test: &TestOffice) -> TestSeat {
    let desk = TestSeat { seat: Seat::new(test.again().await) };
    desk.ask("sign_in", json!({ "userName": "anne", "password": PASSWORD })).await;
    desk
}

async fn mark(seat: &TestSeat) -> i64 {
    seat.ask("latest_change", json!({})).await["mark"].as_i64().expect("a mark")
}

/// Waits here for a change that is written there after a while; how long after that it is heard.
async fn heard_after(here: &TestSeat, there: &TestSeat) -> Duration {
    let seen = mark(here).await;
    let waiting = async {
        let answer = here.ask("latest_change", json!({ "seen": seen })).await;
        assert_ne!(answer["mark"], seen);
        Stopwatch::now()
    };
    let writing = async {
        sleep(Duration::from_millis(900)).await;
        let begun = Stopwatch::now();
        note(there, SubjectKind::Booking, 1, change()).await;
        begun
    };
    let (heard, written) = tokio::join!(waiting, writing);
    heard.checked_duration_since(written).expect("it waits until something is written")
}

/// How many connections listen, each of which is ended by the server.
const END_LISTENERS: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN %'";

#[tokio::test]
async fn a_desk_whose_line_to_the_server_was_cut_hears_again() {
    let test = TestOffice::on(Engine::Postgres).await;
    let (here, there) = (test.seat(Role::FrontDesk).await, another_desk(&test).await);
    heard_after(&here, &there).await;
    assert_eq!(test.sabotage(END_LISTENERS).await.expect("the server ends it"), 1);
    // What is written while nobody listens is found by the look that listening again begins with.
    let seen = mark(&here).await;
    let missed = tokio::join!(
        here.ask("latest_change", json!({ "seen": seen })),
        note(&there, SubjectKind::Booking, 2, change())
    );
    assert_ne!(missed.0["mark"], seen);
    sleep(Duration::from_secs(1)).await;
    let after = heard_after(&here, &there).await;
    assert!(after < Duration::from_secs(1), "{after:?}");
    there.seat.office().close().await;
    test.remove().await;
}

office_test! {
    async fn a_change_at_another_desk_moves_the_mark_and_a_look_does_not(test) {
        let here = test.seat(Role::FrontDesk).await;
        let there = test.seat(Role::Manager).await;
        let before = mark(&here).await;
        note(&there, SubjectKind::Booking, 1, change()).await;
        let after = mark(&here).await;
        assert_ne!(after, before);
        there.ask("find_parties", search_for("aase")).await;
        there.ask("find_parties", search_for("")).await;
        there.ask("read_log", json!({})).await;
        assert_eq!(mark(&here).await, after, "a look is no change");
        note(&there, SubjectKind::Booking, 1, change()).await;
        assert_ne!(mark(&here).await, after);
    }

    async fn what_another_desk_writes_is_heard_within_a_second(test) {
        let here = test.seat(Role::FrontDesk).await;
        let there = another_desk(test).await;
        for _ in 0..2 {
            let after = heard_after(&here, &there).await;
            assert!(after < Duration::from_secs(1), "{after:?}");
        }
        there.seat.office().close().await;
    }

    async fn a_look_at_another_desk_ends_no_waiting_for_a_change(test) {
        let here = test.seat(Role::FrontDesk).await;
        let there = another_desk(test).await;
        let seen = mark(&here).await;
        there.ask("find_parties", search_for("aase")).await;
        there.ask("find_parties", search_for("")).await;
        let waiting = timeout(Duration::from_secs(2), here.ask("latest_change", json!({ "seen": seen }))).await;
        assert!(waiting.is_err(), "{waiting:?}");
        there.seat.office().close().await;
    }

    async fn a_search_nobody_types_on_is_noted_while_a_change_is_waited_for(test) {
        let desk = test.seat(Role::FrontDesk).await;
        desk.ask("find_parties", search_for("skak")).await;
        test.clock.set(Instant::from_unix(NOW + 6));
        let seen = mark(&test.visitor()).await;
        let waiting = timeout(Duration::from_secs(2), desk.ask("latest_change", json!({ "seen": seen }))).await;
        assert!(waiting.is_err(), "{waiting:?}");
        let noted = test.count("SELECT CAST(count(*) AS BIGINT) FROM events WHERE event = 'searched'").await;
        assert_eq!(noted, 1);
    }

    async fn an_office_that_is_closed_lets_nobody_wait(test) {
        let closed = test.again().await;
        let desk = TestSeat { seat: Seat::new(closed.clone()) };
        let seen = mark(&desk).await;
        let waiting = timeout(Duration::from_secs(5), desk.ask("latest_change", json!({ "seen": seen })));
        let closing = async {
            sleep(Duration::from_secs(1)).await;
            closed.close().await;
        };
        let (answer, ()) = tokio::join!(waiting, closing);
        assert_eq!(answer.expect("it waits no longer")["mark"], seen);
        desk.refused("latest_change", json!({ "seen": seen }), "database").await;
    }
}
