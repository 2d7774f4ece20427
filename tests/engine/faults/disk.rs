//! A full disk, and a file that can no longer be written.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{Engine, TestOffice, new_key};
use serde_json::{Value, json};

use crate::bookings::house_in_use::{HouseInUse, booking};
use crate::organisations::builders::{association, registered};

// Not one page more on the writer's connection, which is how a disk without room looks to SQLite.
const FULL: &str = "PRAGMA max_page_count = 1";
const ROOM_AGAIN: &str = "PRAGMA max_page_count = 1073741823";

#[tokio::test]
async fn a_full_disk_stops_a_booking_whole_and_reading_goes_on() {
    let test = TestOffice::on(Engine::Sqlite).await;
    let office = HouseInUse::of(&test).await;
    test.sabotage(FULL).await.expect("a full disk");
    let mut booked = 0;
    let cut_off = loop {
        let input = a_talkative_booking(&office, booked);
        match gate::call(&office.desk.seat, "book_room", input.clone()).await {
            Ok(_) => booked += 1,
            Err(refusal) => {
                assert_eq!(refusal, json!({ "code": "database", "details": "disk_full" }));
                break input;
            }
        }
        assert!(booked < 60, "the disk does not fill");
    };
    let list = office.desk.ask("list_bookings", everything()).await;
    assert_eq!(list["total"], booked, "nothing is half-written");
    test.sabotage(ROOM_AGAIN).await.expect("somebody tidied up");
    let now = office.desk.ask("book_room", cut_off).await["now"].clone();
    assert_eq!(now["number"], format!("B-2026-{:05}", booked + 1), "its number was not used up");
    test.remove().await;
}

/// A plain row that finds no room makes SQLite take back the whole transaction by itself, while its driver still counts
/// one: without the guard on the writer's connection every later change would fail, also when there is room again.
#[tokio::test]
async fn after_a_full_disk_the_desk_works_on_without_a_new_start() {
    let test = TestOffice::on(Engine::Sqlite).await;
    let office = HouseInUse::of(&test).await;
    let there = office.book(&office.cafe, "2027-02-01T10:00", "2027-02-01T11:00").await;
    let look = json!({ "id": there["now"]["id"] });
    for _ in 0..3 {
        test.sabotage(FULL).await.expect("a full disk");
        let refusal = loop {
            // Each look leaves a line in the log.
            if let Err(refusal) = gate::call(&office.desk.seat, "open_booking", look.clone()).await {
                break refusal;
            }
        };
        assert_eq!(refusal, json!({ "code": "database", "details": "disk_full" }));
        // The connection that the disk failed under is not used again, and the next one finds room.
        office.desk.ask("open_booking", look.clone()).await;
        office.desk.ask("list_bookings", everything()).await;
    }
    let input = booking(&[&office.a], "2027-02-01T10:00", "2027-02-01T11:00");
    assert_eq!(office.desk.ask("book_room", input).await["now"]["number"], "B-2026-00002");
    test.remove().await;
}

fn a_talkative_booking(office: &HouseInUse, number: usize) -> Value {
    let day = format!("2027-02-{:02}", 1 + number / 20);
    let hour = number % 20;
    let mut input = booking(&[&office.both], &format!("{day}T{hour:02}:00"), &format!("{day}T{:02}:00", hour + 1));
    input["note"] = "Et langt notat. ".repeat(120).into();
    input
}

fn everything() -> Value {
    json!({ "from": "2027-02-01", "to": "2027-02-28", "standing": "all" })
}

#[tokio::test]
async fn a_file_that_can_no_longer_be_written_is_still_read_and_says_so() {
    let test = TestOffice::on(Engine::Sqlite).await;
    let office = HouseInUse::of(&test).await;
    test.sabotage("PRAGMA query_only = ON").await.expect("sabotage");
    let input = booking(&[&office.a], "2027-02-01T10:00", "2027-02-01T11:00");
    let details = office.desk.refused("book_room", input.clone(), "database").await;
    assert_eq!(details, "read_only");
    office.desk.ask("today", json!({})).await;
    test.sabotage("PRAGMA query_only = OFF").await.expect("mended");
    office.desk.ask("book_room", input).await;
    let seat = test.seat(Role::FrontDesk).await;
    assert_eq!(seat.ask("list_bookings", everything()).await["total"], 1);
    test.remove().await;
}

/// Writing in an agreement until no page is left: what was kept before stands whole, a paper that found no room is none, and
/// both go through once somebody has tidied up.
#[tokio::test]
async fn a_full_disk_leaves_an_agreement_and_its_papers_as_they_were() {
    let test = TestOffice::on(Engine::Sqlite).await;
    let consultant = test.seat(Role::Consultant).await;
    let there = registered(&consultant, association("Koret Klangbølgen")).await;
    let begin =
        json!({ "requestKey": new_key(), "organisationId": there["id"], "activityTitle": "Sang", "language": "da" });
    let mut kept = consultant.ask("draft_agreement", begin).await["now"].clone();
    let id = kept["id"].clone();
    let opened = async || consultant.ask("open_agreement", json!({ "id": id })).await;
    test.sabotage(FULL).await.expect("a full disk");
    let mut keys = kept["clauses"].as_array().expect("clauses").clone().into_iter().map(|clause| clause["key"].clone());
    let cut_off = loop {
        let key = keys.next().expect("the disk fills before every clause is long");
        let body = "Vi synger sammen. ".repeat(400);
        let change = json!({ "id": id, "version": kept["version"], "key": key, "body": body });
        match gate::call(&consultant.seat, "change_clause", change.clone()).await {
            Ok(answer) => kept = answer["now"].clone(),
            Err(refusal) => {
                assert_eq!(refusal, json!({ "code": "database", "details": "disk_full" }));
                break change;
            }
        }
    };
    assert_eq!(opened().await["agreement"], kept, "nothing is half-written");
    test.sabotage(FULL).await.expect("a full disk");
    let print = json!({ "requestKey": new_key(), "id": id, "version": kept["version"], "holes": "print" });
    let details = consultant.refused("print_agreement", print.clone(), "database").await;
    assert_eq!(details, "disk_full");
    let card = opened().await;
    assert_eq!((&card["papers"], &card["agreement"]), (&json!([]), &kept));
    test.sabotage(ROOM_AGAIN).await.expect("somebody tidied up");
    let paper = consultant.ask("print_agreement", print).await["now"].clone();
    assert_eq!(opened().await["papers"][0]["sha256"], paper["sha256"]);
    let now = consultant.ask("change_clause", cut_off).await["now"].clone();
    assert_eq!(now["version"].as_i64(), kept["version"].as_i64().map(|version| version + 1));
    test.remove().await;
}
