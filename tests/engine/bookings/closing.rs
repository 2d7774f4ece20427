//! Closures that move bookings: each hit gets a substitute, all are moved in one step, the calls are ticked, and everything
//! comes back when the room opens again.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{new_key, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, an_association, booking, cancelled, each, moved};
use super::series::{booked_as_shown, card as series_card, date, every_day, series, times, weekly};
use crate::premises::{a_house, a_room, with};

const DAY: (&str, &str) = ("2026-12-07T08:00", "2026-12-07T22:00");
const WEEK: (&str, &str) = ("2026-12-07T08:00", "2026-12-12T00:00");

async fn close(office: &HouseInUse, rooms: &[&Value], (starts, ends): (&str, &str)) -> Value {
    let rooms: Vec<&Value> = rooms.iter().map(|room| &room["id"]).collect();
    let input = json!({ "requestKey": new_key(), "premisesId": office.house["id"], "rooms": rooms, "starts": starts,
        "ends": ends, "reason": "Gulvet lakeres" });
    office.manager.ask("close_rooms", input).await["now"].clone()
}

async fn card(office: &HouseInUse, closure: &Value) -> Value {
    office.manager.ask("open_closure", json!({ "id": closure["id"] })).await
}

/// Every proposal of a card, accepted.
fn accepted(closure: &Value, card: &Value) -> Value {
    let hits = card["hits"].as_array().expect("hits").iter();
    let wanted = hits.filter(|hit| !hit["proposed"].is_null()).map(|hit| {
        json!({ "bookingId": hit["booking"]["id"], "version": hit["booking"]["version"], "rooms": hit["proposed"]["rooms"] })
    });
    json!({ "closureId": closure["id"], "moves": wanted.collect::<Vec<_>>() })
}

fn bring_back(closure: &Value, card: &Value) -> Value {
    json!({ "closureId": closure["id"], "moves": each(&card["moved"], "id") })
}

/// The closure of a week, of A alone, over by Wednesday.
fn until_wednesday(office: &HouseInUse, closure: &Value) -> Value {
    json!({ "id": closure["id"], "version": closure["version"], "rooms": [office.a["id"]], "starts": WEEK.0,
        "ends": "2026-12-09T00:00", "reason": "Gulvet lakeres" })
}

async fn rooms_of(office: &HouseInUse, booked: &Value) -> Value {
    office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await["booking"]["rooms"].clone()
}

async fn reopen(office: &HouseInUse, closure: &Value) {
    office.manager.ask("reopen_rooms", json!({ "id": closure["id"], "version": closure["version"] })).await;
}

office_test! {
    async fn each_hit_is_proposed_a_room_and_no_two_the_same(test) {
        let office = HouseInUse::of(test).await;
        let small = a_room(&office.manager, &office.house, "Mødelokalet", 12, json!({})).await;
        let other = a_house(&office.manager, "Skolen", json!({})).await;
        let away = a_room(&office.manager, &other, "Aulaen", 60, json!({})).await;
        let first = office.book(&office.a, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let second = office.desk.ask("book_room", with(booking(&[&office.cafe], "2026-12-07T19:00", "2026-12-07T21:00"), json!({ "attendees": 30 }))).await;
        let outside = office.book(&office.a, "2026-12-08T19:00", "2026-12-08T21:00").await;
        let closure = close(&office, &[&office.a, &office.cafe], DAY).await;
        let card = card(&office, &closure).await;
        let hits = card["hits"].as_array().expect("hits");
        assert_eq!(hits.len(), 2, "{card:#}");
        assert!(!each(&card["hits"], "booking").iter().any(|hit| hit["id"] == outside["now"]["id"]));
        let of = |booked: &Value| hits.iter().find(|hit| hit["booking"]["id"] == booked["now"]["id"]).expect("the hit").clone();
        assert_eq!(of(&first)["proposed"]["rooms"], json!([office.b["id"]]), "the same house first");
        assert_eq!(of(&second)["proposed"]["rooms"], json!([away["id"]]), "B is promised, and 30 do not go into the small one");
        let offers = of(&second)["offers"].clone();
        assert_eq!(each(&offers, "roomNames"), [&json!(["Storesal B"]), &json!(["Aulaen"])]);
        assert!(each(&offers, "rooms").iter().all(|rooms| **rooms != json!([small["id"]])));
        assert_eq!(of(&first)["roomNames"], json!(["Storesal A"]));
        assert_eq!(card["premisesName"], "Centret");
    }

    async fn a_hit_without_another_room_is_offered_its_own_at_the_nearest_time(test) {
        let office = HouseInUse::of(test).await;
        let many = with(booking(&[&office.both], "2026-12-07T19:00", "2026-12-07T21:00"), json!({ "attendees": 140 }));
        office.desk.ask("book_room", many).await;
        let closure = close(&office, &[&office.a], ("2026-12-07T18:00", "2026-12-07T22:00")).await;
        let hit = card(&office, &closure).await["hits"][0].clone();
        assert_eq!((&hit["proposed"], &hit["offers"]), (&Value::Null, &json!([])), "nothing else is as large");
        let times: Vec<(&str, &str)> = hit["otherTimes"].as_array().expect("times").iter()
            .map(|one| (one["starts"].as_str().expect("a time"), one["reason"].as_str().expect("a reason"))).collect();
        assert_eq!(times, [("2026-12-07T22:00", "later"), ("2026-12-07T16:00", "earlier")], "{hit:#}");
        assert_eq!(each(&hit["otherTimes"], "rooms"), [&json!([office.both["id"]]), &json!([office.both["id"]])]);
    }

    async fn more_hits_than_a_page_holds_are_counted_and_all_are_called(test) {
        let office = HouseInUse::of(test).await;
        let club = an_association(&office.desk, "Bogklubben", json!({})).await;
        let input = series(&[&office.a], "2026-12-01T10:00", "2026-12-01T11:00", every_day(times(260)));
        booked_as_shown(&office.desk, input).await;
        let last = with(booking(&[&office.b], "2027-07-25T10:00", "2027-07-25T11:00"), json!({ "organisationId": club, "overrule": "Aftalt" }));
        let last = office.desk.ask("book_room", last).await;
        let closure = close(&office, &[&office.a, &office.b], ("2026-12-01T00:00", "2027-07-31T22:00")).await;
        let first = card(&office, &closure).await;
        let total = first["total"].as_i64().expect("a count");
        assert!(total > 200, "{total}");
        assert_eq!((first["from"].as_i64(), first["hits"].as_array().map(Vec::len)), (Some(0), Some(200)));
        let called: Vec<&Value> = each(&first["calls"], "name").into_iter().filter(|name| **name == "Bogklubben").collect();
        assert_eq!(called.len(), 1, "their booking is on the next page, and they are called all the same");
        let next = office.manager.ask("open_closure", json!({ "id": closure["id"], "from": 200 })).await;
        let rest = next["hits"].as_array().expect("hits");
        assert_eq!(rest.len(), usize::try_from(total - 200).expect("a count"));
        assert!(rest.iter().any(|hit| hit["booking"]["id"] == last["now"]["id"]));
        let beyond = office.manager.ask("open_closure", json!({ "id": closure["id"], "from": 900 })).await;
        assert_eq!((&beyond["hits"], beyond["total"].as_i64()), (&json!([]), Some(total)));
    }

    async fn what_is_accepted_is_moved_in_one_step_and_undone_in_one(test) {
        let office = HouseInUse::of(test).await;
        let morning = office.book(&office.a, "2026-12-07T09:00", "2026-12-07T11:00").await;
        let evening = office.book(&office.a, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let closure = close(&office, &[&office.a], DAY).await;
        let before = card(&office, &closure).await;
        let done = office.manager.ask("move_for_closure", accepted(&closure, &before)).await;
        assert_eq!(done["now"]["hits"], json!([]));
        assert_eq!(each(&done["now"]["moved"], "from"), [&json!(["Storesal A"]), &json!(["Storesal A"])]);
        for booked in [&morning, &evening] {
            assert_eq!(rooms_of(&office, booked).await, json!([office.b["id"]]));
        }
        assert_eq!(office.tried(&office.b, "2026-12-07T19:00", "2026-12-07T20:00").await, "room_taken");
        let history = office.desk.ask("open_booking", json!({ "id": evening["now"]["id"] })).await["history"].clone();
        assert_eq!(history[0]["event"]["event"], "booking_moved_for_closure");
        let undone = office.manager.undo(&done).await;
        assert_eq!(each(&undone["now"]["hits"], "roomNames"), [&json!(["Storesal A"]), &json!(["Storesal A"])], "under the closure again");
        let again = office.manager.undo(&undone).await;
        assert_eq!(again["now"]["hits"], json!([]));
        assert_eq!(rooms_of(&office, &evening).await, json!([office.b["id"]]));
    }

    async fn none_is_moved_where_one_cannot_be_and_each_no_says_why(test) {
        let office = HouseInUse::of(test).await;
        let free = office.book(&office.a, "2026-12-07T09:00", "2026-12-07T11:00").await;
        let blocked = office.book(&office.a, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let many = office.desk.ask("book_room", with(booking(&[&office.a], "2026-12-07T13:00", "2026-12-07T15:00"), json!({ "attendees": 80 }))).await;
        let gone = office.book(&office.a, "2026-12-07T16:00", "2026-12-07T17:00").await;
        let stale = office.book(&office.a, "2026-12-07T17:00", "2026-12-07T18:00").await;
        let closure = close(&office, &[&office.a], DAY).await;
        office.book(&office.b, "2026-12-07T20:00", "2026-12-07T22:00").await;
        office.desk.ask("cancel_booking", cancelled(&gone)).await;
        let texts = json!({ "id": stale["now"]["id"], "version": 1, "organisationId": null, "contactPersonId": null,
            "title": "Et møde", "kind": "community", "attendees": null, "layout": null, "note": "Ny" });
        office.desk.ask("change_booking", texts).await;
        let to_b = |booked: &Value, version: i64| json!({ "bookingId": booked["now"]["id"], "version": version, "rooms": [office.b["id"]] });
        let input = json!({ "closureId": closure["id"], "moves": [to_b(&free, 1), to_b(&blocked, 1), to_b(&many, 1), to_b(&gone, 2), to_b(&stale, 1)] });
        let details = office.manager.refused("move_for_closure", input, "closure_moves_refused").await;
        let mut whys: Vec<&str> = details["refused"].as_array().expect("a list").iter().filter_map(|one| one["why"].as_str()).collect();
        whys.sort_unstable();
        assert_eq!(whys, ["cancelled", "changed_since", "taken", "too_small"], "{details:#}");
        assert_eq!(rooms_of(&office, &free).await, json!([office.a["id"]]), "nothing was moved");
        let into_closed = json!({ "closureId": closure["id"], "moves": [{ "bookingId": free["now"]["id"], "version": 1, "rooms": [office.both["id"]] }] });
        let details = office.manager.refused("move_for_closure", into_closed, "closure_moves_refused").await;
        assert_eq!(details["refused"][0]["why"], "closed", "the combination shares the closed space");
    }

    async fn two_that_are_moved_to_one_room_at_one_time_meet_each_other(test) {
        let office = HouseInUse::of(test).await;
        let one = office.book(&office.a, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let other = office.book(&office.cafe, "2026-12-07T20:00", "2026-12-07T21:00").await;
        let closure = close(&office, &[&office.a, &office.cafe], DAY).await;
        let to_b = |booked: &Value| json!({ "bookingId": booked["now"]["id"], "version": 1, "rooms": [office.b["id"]] });
        let input = json!({ "closureId": closure["id"], "moves": [to_b(&one), to_b(&other)] });
        let details = office.manager.refused("move_for_closure", input, "closure_moves_refused").await;
        assert_eq!(details["refused"][0]["why"], "taken");
    }

    async fn everything_comes_back_when_the_closure_is_withdrawn(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let closure = close(&office, &[&office.a], DAY).await;
        let hit = card(&office, &closure).await;
        let done = office.manager.ask("move_for_closure", accepted(&closure, &hit)).await;
        assert_eq!(done["now"]["moved"][0]["hindrance"], "closed", "as long as the room is");
        reopen(&office, &closure).await;
        let now = card(&office, &closure).await;
        assert!(now["moved"][0]["hindrance"].is_null(), "{now:#}");
        let back = office.manager.ask("bring_back", bring_back(&closure, &now)).await;
        assert_eq!(rooms_of(&office, &booked).await, json!([office.a["id"]]));
        assert!(!back["now"]["moved"][0]["broughtBackAt"].is_null());
        office.manager.refused("bring_back", bring_back(&closure, &now), "fields_refused").await;
        office.manager.undo(&back).await;
        assert_eq!(rooms_of(&office, &booked).await, json!([office.b["id"]]), "and it can be taken back");
    }

    async fn withdrawing_with_all_that_was_moved_is_one_act_and_one_way_back(test) {
        let office = HouseInUse::of(test).await;
        let back = office.book(&office.a, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let taken = office.book(&office.a, "2026-12-07T11:00", "2026-12-07T12:00").await;
        let closure = close(&office, &[&office.a], DAY).await;
        let hit = card(&office, &closure).await;
        office.manager.ask("move_for_closure", accepted(&closure, &hit)).await;
        reopen(&office, &closure).await;
        office.book(&office.a, "2026-12-07T11:30", "2026-12-07T12:30").await;
        let laid = office.manager.ask("restore_closure", json!({ "id": closure["id"], "version": 2 })).await["now"].clone();
        let seen = json!({ "id": closure["id"], "version": laid["version"] });
        let done = office.manager.ask("withdraw_closure", seen.clone()).await;
        assert!(!done["now"]["closure"]["withdrawnAt"].is_null());
        assert_eq!(rooms_of(&office, &back).await, json!([office.a["id"]]));
        assert_eq!(rooms_of(&office, &taken).await, json!([office.b["id"]]), "its room is taken: it stays");
        office.manager.refused("withdraw_closure", seen, "stale_closure").await;
        let undone = office.manager.undo(&done).await;
        assert!(undone["now"]["closure"]["withdrawnAt"].is_null(), "{undone:#}");
        assert_eq!(rooms_of(&office, &back).await, json!([office.b["id"]]), "out of its way again");
        let again = office.manager.undo(&undone).await;
        assert!(!again["now"]["closure"]["withdrawnAt"].is_null());
        assert_eq!(rooms_of(&office, &back).await, json!([office.a["id"]]));
    }

    async fn a_closure_is_not_laid_again_where_a_booking_cannot_go(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let closure = close(&office, &[&office.a], DAY).await;
        let hit = card(&office, &closure).await;
        office.manager.ask("move_for_closure", accepted(&closure, &hit)).await;
        let done = office.manager.ask("withdraw_closure", json!({ "id": closure["id"], "version": closure["version"] })).await;
        let laying = done["undo"]["input"].clone();
        office.book(&office.b, "2026-12-07T20:00", "2026-12-07T22:00").await;
        let details = office.manager.refused("lay_closure_again", laying.clone(), "closure_moves_refused").await;
        assert_eq!(details["refused"][0]["why"], "taken");
        assert_eq!(rooms_of(&office, &booked).await, json!([office.a["id"]]));
        assert!(!card(&office, &closure).await["closure"]["withdrawnAt"].is_null(), "nothing was done");
        let unknown = json!([{ "bookingId": 999, "version": 1, "rooms": [office.b["id"]] }]);
        office.manager.refused("lay_closure_again", with(laying.clone(), json!({ "moves": unknown })), "booking_not_found").await;
        let many = vec![laying["moves"][0].clone(); 501];
        office.manager.refused("lay_closure_again", with(laying.clone(), json!({ "moves": many })), "fields_refused").await;
        office.manager.refused("lay_closure_again", with(laying.clone(), json!({ "version": 9 })), "stale_closure").await;
        office.manager.refused("lay_closure_again", with(laying.clone(), json!({ "id": 999 })), "closure_not_found").await;
        office.manager.refused("withdraw_closure", json!({ "id": 999, "version": 1 }), "closure_not_found").await;
        office.desk.refused("withdraw_closure", json!({ "id": closure["id"], "version": 2 }), "not_allowed").await;
        office.desk.refused("lay_closure_again", laying, "not_allowed").await;
    }

    async fn a_shorter_closure_brings_back_those_that_it_no_longer_hits_in_one_act_with_one_way_back(test) {
        let office = HouseInUse::of(test).await;
        let monday = office.book(&office.a, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let friday = office.book(&office.a, "2026-12-11T19:00", "2026-12-11T21:00").await;
        let closure = close(&office, &[&office.a], WEEK).await;
        let hit = card(&office, &closure).await;
        office.manager.ask("move_for_closure", accepted(&closure, &hit)).await;
        let done = office.manager.ask("change_closure", until_wednesday(&office, &closure)).await;
        assert_eq!((&done["now"]["back"], &done["now"]["left"]), (&json!(1), &json!([])));
        assert_eq!(done["now"]["closure"]["ends"], "2026-12-09T00:00");
        assert_eq!(rooms_of(&office, &friday).await, json!([office.a["id"]]));
        assert_eq!(rooms_of(&office, &monday).await, json!([office.b["id"]]));
        let undone = office.manager.undo(&done).await;
        assert_eq!(undone["now"]["closure"]["ends"], WEEK.1);
        assert_eq!(rooms_of(&office, &friday).await, json!([office.b["id"]]), "out of its way again");
        let again = office.manager.undo(&undone).await;
        assert_eq!(again["now"]["back"], 1);
        assert_eq!(rooms_of(&office, &friday).await, json!([office.a["id"]]));
    }

    async fn of_other_rooms_it_brings_back_too_and_another_reason_brings_back_nothing(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let closure = close(&office, &[&office.a, &office.cafe], DAY).await;
        let hit = card(&office, &closure).await;
        office.manager.ask("move_for_closure", accepted(&closure, &hit)).await;
        let of = |version: i64, rooms: Value, reason: &str| json!({ "id": closure["id"], "version": version, "rooms": rooms,
            "starts": DAY.0, "ends": DAY.1, "reason": reason });
        let worded = office.manager.ask("change_closure", of(1, json!([office.a["id"], office.cafe["id"]]), "Gulvet slibes")).await;
        assert_eq!(worded["now"]["back"], 0);
        let done = office.manager.ask("change_closure", of(2, json!([office.cafe["id"]]), "Gulvet slibes")).await;
        assert_eq!(done["now"]["back"], 1);
        assert_eq!(rooms_of(&office, &booked).await, json!([office.a["id"]]));
    }

    async fn what_cannot_come_back_when_a_closure_gets_shorter_is_named(test) {
        let office = HouseInUse::of(test).await;
        let friday = office.book(&office.a, "2026-12-11T19:00", "2026-12-11T21:00").await;
        let moved_since = office.book(&office.a, "2026-12-11T10:00", "2026-12-11T11:00").await;
        let closure = close(&office, &[&office.a], WEEK).await;
        let hit = card(&office, &closure).await;
        office.manager.ask("move_for_closure", accepted(&closure, &hit)).await;
        let seen = json!({ "now": { "id": moved_since["now"]["id"], "version": 2 } });
        office.desk.ask("move_booking", moved(&seen, &office.cafe, "2026-12-11T10:00", "2026-12-11T11:00")).await;
        let despite = with(booking(&[&office.a], "2026-12-11T20:00", "2026-12-11T22:00"), json!({ "overrule": "Kun tavlen bruges" }));
        office.manager.ask("book_room", despite).await;
        let done = office.manager.ask("change_closure", until_wednesday(&office, &closure)).await;
        assert_eq!(done["now"]["back"], 0);
        assert_eq!(done["now"]["left"], json!([{ "bookingId": friday["now"]["id"], "who": "Et møde", "why": "taken" }]), "what somebody moved since is theirs");
        assert_eq!(rooms_of(&office, &friday).await, json!([office.b["id"]]), "it stays where it is");
    }

    async fn what_a_closure_called_off_comes_back_with_what_it_moved(test) {
        let office = HouseInUse::of(test).await;
        let off = office.book(&office.a, "2026-12-11T19:00", "2026-12-11T21:00").await;
        let theirs = office.book(&office.a, "2026-12-11T10:00", "2026-12-11T11:00").await;
        let closure = close(&office, &[&office.a], WEEK).await;
        let nowhere = |booked: &Value| json!({ "bookingId": booked["now"]["id"], "version": booked["now"]["version"] });
        let input = json!({ "closureId": closure["id"], "moves": [nowhere(&off), nowhere(&theirs)] });
        let done = office.manager.ask("move_for_closure", input).await;
        assert_eq!((&done["now"]["hits"], each(&done["now"]["moved"], "to")), (&json!([]), vec![&json!([]), &json!([])]));
        let booked = office.desk.ask("open_booking", json!({ "id": off["now"]["id"] })).await["booking"].clone();
        assert_eq!((booked["state"].as_str(), booked["cancellation"]["reason"].as_str()), (Some("cancelled_by_house"), Some("Gulvet lakeres")));
        let undone = office.manager.undo(&done).await;
        assert_eq!(undone["now"]["total"], 2, "both stand under it again");
        let hits = each(&undone["now"]["hits"], "booking");
        let seen = |booked: &Value| json!({ "now": hits.iter().find(|hit| hit["id"] == booked["now"]["id"]) });
        office.desk.ask("cancel_booking", cancelled(&seen(&theirs))).await;
        office.manager.ask("move_for_closure", json!({ "closureId": closure["id"], "moves": [nowhere(&seen(&off))] })).await;
        let shorter = office.manager.ask("change_closure", until_wednesday(&office, &closure)).await;
        assert_eq!((&shorter["now"]["back"], &shorter["now"]["left"]), (&json!(1), &json!([])), "what its borrower called off is theirs");
        let back = office.desk.ask("open_booking", json!({ "id": off["now"]["id"] })).await["booking"].clone();
        assert_eq!((back["state"].as_str(), &back["cancellation"]), (Some("confirmed"), &Value::Null));
        assert_eq!(office.tried(&office.a, "2026-12-11T20:00", "2026-12-11T22:00").await, "room_taken");
        office.manager.undo(&shorter).await;
        assert_eq!(office.desk.ask("open_booking", json!({ "id": off["now"]["id"] })).await["booking"]["state"], "cancelled_by_house");
    }

    async fn what_was_booked_in_spite_of_a_closure_is_no_hit(test) {
        let office = HouseInUse::of(test).await;
        let hit = office.book(&office.a, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let closure = close(&office, &[&office.a], DAY).await;
        let despite = with(booking(&[&office.a], "2026-12-07T10:00", "2026-12-07T11:00"), json!({ "overrule": "Kun tavlen bruges" }));
        let despite = office.manager.ask("book_room", despite).await;
        let shown = card(&office, &closure).await;
        assert_eq!((each(&shown["hits"], "booking")[0]["id"].clone(), shown["total"].as_i64()), (hit["now"]["id"].clone(), Some(1)));
        assert_eq!((each(&shown["despite"], "reason"), each(&shown["despite"], "roomNames")), (vec![&json!("Kun tavlen bruges")], vec![&json!(["Storesal A"])]));
        assert!(!each(&shown["calls"], "bookings").iter().any(|ids| ids.as_array().expect("ids").contains(&despite["now"]["id"])), "nobody is rung up about it");
        let over = json!({ "premisesId": office.house["id"], "rooms": [office.a["id"]], "starts": DAY.0, "ends": DAY.1 });
        let listed = office.desk.ask("list_closed_over", over.clone()).await;
        assert_eq!((listed["total"].as_i64(), listed["despite"].as_i64()), (Some(1), Some(1)));
        let longer = office.desk.ask("list_closed_over", with(over, json!({ "ends": "2026-12-08T12:00" }))).await;
        assert_eq!((longer["total"].as_i64(), longer["despite"].as_i64()), (Some(2), Some(0)), "another time has to be looked at again");
    }

    async fn what_was_moved_since_or_whose_room_is_taken_stays_and_says_why(test) {
        let office = HouseInUse::of(test).await;
        let elsewhere = office.book(&office.a, "2026-12-07T09:00", "2026-12-07T10:00").await;
        let taken = office.book(&office.a, "2026-12-07T11:00", "2026-12-07T12:00").await;
        let off = office.book(&office.a, "2026-12-07T13:00", "2026-12-07T14:00").await;
        let back = office.book(&office.a, "2026-12-07T15:00", "2026-12-07T16:00").await;
        let closure = close(&office, &[&office.a], DAY).await;
        let hit = card(&office, &closure).await;
        office.manager.ask("move_for_closure", accepted(&closure, &hit)).await;
        reopen(&office, &closure).await;
        let seen = |booked: &Value| json!({ "now": { "id": booked["now"]["id"], "version": 2 } });
        office.desk.ask("move_booking", moved(&seen(&elsewhere), &office.cafe, "2026-12-07T09:00", "2026-12-07T10:00")).await;
        office.book(&office.a, "2026-12-07T11:30", "2026-12-07T12:30").await;
        office.desk.ask("cancel_booking", cancelled(&seen(&off))).await;
        let now = card(&office, &closure).await;
        assert_eq!(each(&now["moved"], "hindrance"), [&json!("changed_since"), &json!("taken"), &json!("cancelled"), &Value::Null]);
        let details = office.manager.refused("bring_back", bring_back(&closure, &now), "closure_moves_refused").await;
        assert_eq!(details["refused"].as_array().expect("a list").len(), 3, "{details:#}");
        office.manager.ask("bring_back", json!({ "closureId": closure["id"], "moves": [now["moved"][3]["id"]] })).await;
        assert_eq!(rooms_of(&office, &back).await, json!([office.a["id"]]));
        assert_eq!(rooms_of(&office, &taken).await, json!([office.b["id"]]));
    }

    async fn a_date_of_a_series_is_still_that_date_when_a_closure_moves_it(test) {
        let office = HouseInUse::of(test).await;
        let input = series(&[&office.a], "2026-12-03T19:00", "2026-12-03T21:00", weekly("thu", times(3)));
        let booked = booked_as_shown(&office.desk, input).await;
        let id = series_card(&booked)["series"]["id"].clone();
        let closure = close(&office, &[&office.a], ("2026-12-10T00:00", "2026-12-11T00:00")).await;
        let hit = card(&office, &closure).await;
        assert_eq!(hit["hits"].as_array().expect("hits").len(), 1);
        office.manager.ask("move_for_closure", accepted(&closure, &hit)).await;
        let series = office.desk.ask("open_series", json!({ "id": id })).await;
        let second = date(&series, "2026-12-10");
        assert_eq!(second["booking"]["rooms"], json!([office.b["id"]]));
        assert_eq!(second["byHand"], json!(["rooms"]));
        assert_eq!(date(&series, "2026-12-17")["booking"]["rooms"], json!([office.a["id"]]));
    }

    async fn the_call_list_names_each_borrower_once_and_remembers_who_was_told(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({ "phone": "84 00 01 23" })).await;
        for (starts, ends) in [("2026-12-07T09:00", "2026-12-07T10:00"), ("2026-12-07T19:00", "2026-12-07T21:00")] {
            let input = with(booking(&[&office.a], starts, ends), json!({ "organisationId": choir, "title": "" }));
            office.desk.ask("book_room", input).await;
        }
        office.book(&office.a, "2026-12-07T12:00", "2026-12-07T13:00").await;
        let closure = close(&office, &[&office.a], DAY).await;
        let first = card(&office, &closure).await;
        assert_eq!(each(&first["calls"], "name"), ["Koret Klangbølgen", ""]);
        assert_eq!(first["calls"][0]["phone"], "84 00 01 23");
        assert_eq!(first["calls"][0]["bookings"].as_array().expect("ids").len(), 2);
        let party = json!({ "of": "organisation", "id": choir });
        let tick = json!({ "closureId": closure["id"], "party": party, "isReached": true });
        let ticked = office.desk.ask("tick_call", tick.clone()).await;
        assert_eq!(ticked["now"]["calls"][0]["reached"]["by"], "Test front_desk");
        assert_eq!(ticked["now"]["calls"][0]["hasNews"], false);
        let undone = office.desk.undo(&ticked).await;
        assert!(undone["now"]["calls"][0]["reached"].is_null());
        office.desk.ask("tick_call", tick).await;
        test.clock.set(test.office.now().plus_seconds(60));
        let hit = card(&office, &closure).await;
        let done = office.manager.ask("move_for_closure", accepted(&closure, &hit)).await;
        assert_eq!(done["now"]["calls"][0]["hasNews"], true, "they were told before it was moved");
        let preview = gate::bytes(&office.desk.seat, "preview_call_list", json!({ "id": closure["id"] })).await.expect("a PDF");
        let printed = office.desk.ask("print_call_list", json!({ "requestKey": new_key(), "id": closure["id"] })).await;
        let stored = gate::bytes(&office.desk.seat, "paper", json!({ "id": printed["now"]["id"] })).await.expect("the paper");
        assert_eq!(stored, preview);
    }

    async fn each_borrower_gets_one_letter_with_all_that_was_moved_and_why(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        for (starts, ends) in [("2026-12-07T09:00", "2026-12-07T10:00"), ("2026-12-07T19:00", "2026-12-07T21:00")] {
            let input = with(booking(&[&office.a], starts, ends), json!({ "organisationId": choir, "title": "" }));
            office.desk.ask("book_room", input).await;
        }
        office.book(&office.a, "2026-12-07T12:00", "2026-12-07T13:00").await;
        let closure = close(&office, &[&office.a], DAY).await;
        let party = json!({ "of": "organisation", "id": choir });
        let letter = json!({ "subject": { "of": "closure", "id": closure["id"], "party": party }, "kind": "change" });
        office.desk.refused("letter_text", letter.clone(), "nothing_to_tell").await;
        let hit = card(&office, &closure).await;
        office.manager.ask("move_for_closure", accepted(&closure, &hit)).await;
        let body = office.desk.ask("letter_text", letter.clone()).await["body"].as_str().expect("a text").to_owned();
        assert!(body.contains("Storesal A er lukket mandag den 7. december 2026 kl. 08.00–22.00: Gulvet lakeres"), "{body}");
        assert_eq!(body.matches("Storesal B, Centret").count(), 2, "{body}");
        office.desk.ask("print_letter", json!({ "requestKey": new_key(), "letter": letter })).await;
        let offered = office.desk.ask("open_letters", json!({ "subject": letter["subject"] })).await;
        assert_eq!(offered["kinds"], json!([]), "they have it in writing");
    }

    async fn what_is_not_there_or_not_allowed_is_refused(test) {
        let office = HouseInUse::of(test).await;
        office.manager.refused("open_closure", json!({ "id": 999 }), "closure_not_found").await;
        let nothing = json!({ "closureId": 999, "moves": [{ "bookingId": 1, "version": 1, "rooms": [office.b["id"]] }] });
        office.manager.refused("move_for_closure", nothing, "closure_not_found").await;
        office.manager.refused("bring_back", json!({ "closureId": 999, "moves": [1] }), "closure_not_found").await;
        office.desk.refused("tick_call", json!({ "closureId": 999, "party": { "of": "house" }, "isReached": true }), "closure_not_found").await;
        let closure = close(&office, &[&office.a], DAY).await;
        office.manager.refused("move_for_closure", json!({ "closureId": closure["id"], "moves": [] }), "fields_refused").await;
        let unknown = json!({ "closureId": closure["id"], "moves": [{ "bookingId": 999, "version": 1, "rooms": [office.b["id"]] }] });
        office.manager.refused("move_for_closure", unknown.clone(), "booking_not_found").await;
        office.desk.refused("move_for_closure", unknown, "not_allowed").await;
        test.seat(Role::Auditor).await.refused("open_closure", json!({ "id": closure["id"] }), "not_allowed").await;
    }
}
