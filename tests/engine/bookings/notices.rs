//! Whom somebody has to tell of a booking beforehand: what is due, ticked off with a way back, and told anew where the
//! booking has become another.

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestOffice, TestSeat, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, booking, cancelled, each, moved};
use super::rules::with_rules;
use super::series::{card, date, until, weekly};
use crate::premises::with;

/// The centre asks for fourteen days' notice of fifty people.
async fn asking(test: &TestOffice) -> HouseInUse {
    let office = HouseInUse::of(test).await;
    let large =
        json!({ "force": "tell", "from": 50, "days": 14, "houses": [office.house["id"]], "notify": "Beredskabet" });
    with_rules(&office.manager, json!({ "largeEvents": large })).await;
    office
}

async fn sixty_on(office: &HouseInUse, day: &str) -> Value {
    let input = booking(&[&office.a], &format!("{day}T14:00"), &format!("{day}T17:00"));
    office.desk.ask("book_room", with(input, json!({ "attendees": 60 }))).await
}

async fn due(seat: &TestSeat) -> Value {
    seat.ask("due_notices", json!({})).await
}

/// The bookings of each task, by their ids.
fn bookings_of(tasks: &Value) -> Vec<Vec<&Value>> {
    each(tasks, "bookings").into_iter().map(|bookings| each(bookings, "id")).collect()
}

fn tick(task: &Value) -> Value {
    let seen = |booking: &Value| json!({ "id": booking["id"], "version": booking["version"] });
    let bookings: Vec<Value> = task["bookings"].as_array().expect("bookings").iter().map(seen).collect();
    json!({ "kind": task["kind"], "bookings": bookings, "isGiven": true })
}

office_test! {
    async fn many_people_are_to_be_told_of_from_a_week_before_the_last_day_for_it(test) {
        let office = asking(test).await;
        // The last days for it are 24 November, today, 1 December and 2 December.
        let today = sixty_on(&office, "2026-12-08").await;
        let in_a_week = sixty_on(&office, "2026-12-15").await;
        sixty_on(&office, "2026-12-16").await;
        let few = with(booking(&[&office.b], "2026-12-08T14:00", "2026-12-08T17:00"), json!({ "attendees": 49 }));
        office.desk.ask("book_room", few).await;
        let request = with(booking(&[&office.b], "2026-12-09T14:00", "2026-12-09T17:00"), json!({ "attendees": 60, "bookAs": { "kind": "requested" } }));
        office.desk.ask("book_room", request).await;
        let late = sixty_on(&office, "2026-11-26").await;
        let tasks = due(&office.desk).await;
        assert_eq!(bookings_of(&tasks), [[&late["now"]["id"]], [&today["now"]["id"]], [&in_a_week["now"]["id"]]]);
        assert_eq!(each(&tasks, "by"), ["2026-11-12", "2026-11-24", "2026-12-01"]);
        assert_eq!((each(&tasks, "kind")[0].as_str(), tasks[0]["finding"]["notify"].as_str()), (Some("large_event"), Some("Beredskabet")));
        assert_eq!((&tasks[0]["finding"]["late"], &tasks[1]["finding"]["late"]), (&json!(true), &json!(false)));
        assert!(tasks[0]["source"].as_str().is_some_and(|source| source.contains("Solrød")), "{tasks:#}");
        office.desk.ask("cancel_booking", cancelled(&late)).await;
        test.clock.set(Instant::from_unix(NOW + 15 * 86_400));
        let desk = test.seat(Role::FrontDesk).await;
        assert_eq!(bookings_of(&due(&desk).await).len(), 2, "what has begun is over: {:#}", due(&desk).await);
    }

    async fn a_tick_takes_it_off_says_so_on_the_card_and_is_taken_back(test) {
        let office = asking(test).await;
        let booked = sixty_on(&office, "2026-12-08").await;
        let tasks = due(&office.desk).await;
        let ticked = office.desk.ask("tick_notice", tick(&tasks[0])).await;
        assert_eq!(ticked["now"], json!([]), "nothing is left");
        assert_eq!(due(&office.manager).await, json!([]), "at no desk");
        let opened = json!({ "id": booked["now"]["id"] });
        let there = office.desk.ask("open_booking", opened.clone()).await;
        assert_eq!((each(&there["told"], "kind"), there["booking"]["version"].as_i64()), (vec![&json!("large_event")], Some(1)));
        assert!(there["told"][0]["by"].as_str().is_some_and(|by| !by.is_empty()));
        assert_eq!(there["history"][0]["event"], json!({ "event": "notice_ticked", "values": { "kind": "large_event", "isGiven": true } }));
        let back = office.desk.undo(&ticked).await;
        assert_eq!(bookings_of(&back["now"]), [[&booked["now"]["id"]]]);
        assert_eq!(office.desk.ask("open_booking", opened).await["told"], json!([]));
        assert_eq!(office.desk.undo(&back).await["now"], json!([]), "and ticked off again");
    }

    async fn what_was_told_is_told_anew_where_the_booking_has_become_another(test) {
        let office = asking(test).await;
        let booked = sixty_on(&office, "2026-12-08").await;
        office.desk.ask("tick_notice", tick(&due(&office.desk).await[0])).await;
        let later_that_day = office.desk.ask("move_booking", moved(&booked, &office.a, "2026-12-08T15:00", "2026-12-08T18:00")).await;
        assert_eq!(due(&office.desk).await, json!([]), "the same day, rooms and people");
        let next_day = office.desk.ask("move_booking", moved(&later_that_day, &office.a, "2026-12-09T15:00", "2026-12-09T18:00")).await;
        let tasks = due(&office.desk).await;
        assert_eq!((tasks[0]["changedSince"].as_bool(), tasks[0]["by"].as_str()), (Some(true), Some("2026-11-25")));
        office.desk.undo(&next_day).await;
        assert_eq!(due(&office.desk).await, json!([]), "as it was told");
        let now = office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await["booking"].clone();
        let people = |version: &Value, attendees: i64| json!({ "id": now["id"], "version": version, "organisationId": null,
            "contactPersonId": null, "title": "Et møde", "kind": "municipal", "attendees": attendees, "layout": null, "note": "" });
        let fewer = office.desk.ask("change_booking", people(&now["version"], 55)).await;
        assert_eq!(due(&office.desk).await, json!([]), "fewer than was told");
        let more = office.desk.ask("change_booking", people(&fewer["now"]["version"], 61)).await;
        assert_eq!(due(&office.desk).await[0]["changedSince"], true);
        office.desk.ask("move_booking", moved(&more, &office.b, "2026-12-08T15:00", "2026-12-08T18:00")).await;
        office.desk.ask("tick_notice", tick(&due(&office.desk).await[0])).await;
        assert_eq!(due(&office.desk).await, json!([]));
    }

    async fn the_dates_of_a_series_are_one_task_and_one_tick(test) {
        let office = asking(test).await;
        let one = with(booking(&[&office.a], "2026-12-08T14:00", "2026-12-08T17:00"), json!({ "attendees": 60 }));
        let input = json!({ "booking": one, "recurrence": weekly("tue", until("2027-01-12")), "choices": [] });
        let booked = office.desk.ask("book_series", input).await;
        let of_series = card(&booked);
        let tasks = due(&office.desk).await;
        let all: Vec<&Value> = each(&of_series["dates"], "booking").into_iter().map(|booking| &booking["id"]).collect();
        assert_eq!(bookings_of(&tasks), [all], "those far ahead too");
        office.desk.ask("tick_notice", tick(&tasks[0])).await;
        assert_eq!(due(&office.desk).await, json!([]));
        let second = json!({ "now": date(of_series, "2026-12-15")["booking"] });
        office.desk.ask("move_booking", moved(&second, &office.a, "2026-12-16T14:00", "2026-12-16T17:00")).await;
        test.clock.set(Instant::from_unix(NOW + 3 * 86_400));
        let desk = test.seat(Role::FrontDesk).await;
        assert_eq!(bookings_of(&due(&desk).await), [[&second["now"]["id"]]], "only the one that has another day");
    }

    async fn a_night_is_told_of_and_many_who_stay_four_weeks_before(test) {
        let office = HouseInUse::of(test).await;
        let night = |room: &Value, day: u32, attendees: i64| with(booking(&[room], &format!("2026-12-{day}T18:00"), &format!("2026-12-{}T09:00", day + 1)), json!({ "attendees": attendees }));
        let few = office.desk.ask("book_room", night(&office.cafe, 14, 20)).await;
        with_rules(&office.manager, json!({ "overnight": { "force": "tell", "days": 14, "manyAbove": 50, "manyDays": 28, "planAbove": 50, "notify": "Beredskabet" } })).await;
        let many = office.desk.ask("book_room", night(&office.both, 18, 60)).await;
        office.desk.ask("book_room", with(booking(&[&office.b], "2026-12-14T18:00", "2026-12-15T01:00"), json!({ "attendees": 20 }))).await;
        let tasks = due(&office.desk).await;
        assert_eq!(bookings_of(&tasks), [[&many["now"]["id"]], [&few["now"]["id"]]], "a late feast is no night");
        assert_eq!(each(&tasks, "by"), ["2026-11-20", "2026-11-30"]);
        assert_eq!(tasks[0]["finding"]["needsPlan"], true);
        with_rules(&office.manager, json!({ "overnight": { "force": "off", "days": 14, "manyAbove": 50, "manyDays": 28, "planAbove": 50, "notify": "Beredskabet" } })).await;
        assert_eq!(due(&office.desk).await, json!([]), "a rule that is off asks for nothing");
    }

    async fn what_a_colleague_has_changed_is_not_ticked_off_unseen(test) {
        let office = asking(test).await;
        let booked = sixty_on(&office, "2026-12-08").await;
        let seen = tick(&due(&office.desk).await[0]);
        office.manager.ask("move_booking", moved(&booked, &office.b, "2026-12-08T14:00", "2026-12-08T17:00")).await;
        let details = office.desk.refused("tick_notice", seen.clone(), "stale_booking").await;
        assert_eq!(details["current"]["rooms"], json!([office.b["id"]]));
        let gone = office.desk.ask("cancel_booking", json!({ "id": booked["now"]["id"], "version": 2, "by": "borrower" })).await;
        let of_cancelled = with(seen.clone(), json!({ "bookings": [{ "id": booked["now"]["id"], "version": gone["now"]["version"] }] }));
        office.desk.refused("tick_notice", of_cancelled, "booking_is_cancelled").await;
        let unknown = with(seen.clone(), json!({ "bookings": [{ "id": 999, "version": 1 }] }));
        office.desk.refused("tick_notice", unknown, "booking_not_found").await;
        let none = office.desk.refused("tick_notice", with(seen, json!({ "bookings": [] })), "fields_refused").await;
        assert_eq!(each(&none["problems"], "field"), ["bookings"]);
    }

    async fn a_reservation_that_has_run_out_is_to_be_told_of_no_more(test) {
        let office = asking(test).await;
        let input = booking(&[&office.a], "2026-12-08T14:00", "2026-12-08T17:00");
        let reserved = json!({ "attendees": 60, "bookAs": { "kind": "reserved", "until": "2026-11-24T12:00" } });
        let booked = office.desk.ask("book_room", with(input, reserved)).await;
        assert_eq!(bookings_of(&due(&office.desk).await), [[&booked["now"]["id"]]]);
        test.clock.set(Instant::from_unix(NOW + 2 * 3_600));
        let desk = test.seat(Role::FrontDesk).await;
        assert_eq!(due(&desk).await, json!([]));
    }
}
