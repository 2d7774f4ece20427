//! The rules are asked on every path that gives a booking another place or other people: swaps, closures, answers to
//! requests, and changes of several dates at once. The legal head-count nobody overrules.

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::{BECAUSE, kinds, wish, with_rules};
use crate::bookings::house_in_use::{HouseInUse, an_association, booking, each};
use crate::bookings::series::{card, date, dates_that_are, until, weekly};
use crate::premises::{a_house, a_room, with};

/// A school where somebody has to be told of fifty, and its hall.
async fn aula(office: &HouseInUse) -> Value {
    let school = a_house(&office.manager, "Strandskolen", json!({})).await;
    let hall = a_room(&office.manager, &school, "Aulaen", 100, json!({})).await;
    let large = json!({ "force": "desk", "from": 50, "days": 14, "houses": [school["id"]], "notify": "Beredskabet" });
    with_rules(&office.manager, json!({ "largeEvents": large })).await;
    hall
}

fn sixty(room: &Value, starts: &str, ends: &str) -> Value {
    with(booking(&[room], starts, ends), json!({ "attendees": 60 }))
}

fn seen(act: &Value) -> Value {
    json!({ "id": act["now"]["id"], "version": act["now"]["version"] })
}

async fn opened(desk: &TestSeat, act: &Value) -> Value {
    desk.ask("open_booking", json!({ "id": act["now"]["id"] })).await
}

fn reasons_told(card: &Value) -> usize {
    each(&card["history"], "event").into_iter().filter(|event| event["event"] == "rules_overruled").count()
}

/// Four Tuesdays of an association.
async fn tuesdays(office: &HouseInUse, room: &Value, more: Value) -> Value {
    let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
    let one =
        with(with(booking(&[room], "2026-12-01T19:00", "2026-12-01T21:00"), json!({ "organisationId": choir })), more);
    let input = json!({ "booking": one, "recurrence": weekly("tue", until("2026-12-22")), "choices": [] });
    card(&office.desk.ask("book_series", input).await).clone()
}

fn saved(plan: &Value, edit: &Value, more: Value) -> Value {
    let held = dates_that_are(&plan["plan"], "free");
    with(
        json!({ "edit": edit, "version": plan["version"], "bookings": each(&plan["dates"], "booking"), "held": held }),
        more,
    )
}

fn overruled(card: &Value) -> Vec<bool> {
    each(&card["dates"], "booking").into_iter().map(|booking| !booking["overruled"].is_null()).collect()
}

office_test! {
    async fn a_swap_is_asked_what_the_rooms_now_do_not_break(test) {
        let office = HouseInUse::of(test).await;
        let hall = aula(&office).await;
        let many = office.desk.ask("book_room", sixty(&office.a, "2026-12-20T14:00", "2026-12-20T17:00")).await;
        let few = office.book(&hall, "2026-12-20T14:00", "2026-12-20T17:00").await;
        let pair = json!({ "one": seen(&many), "other": seen(&few) });
        let details = office.desk.refused("swap_rooms", pair.clone(), "rules_broken").await;
        assert_eq!(kinds(&details["notes"]), ["large_event"]);
        assert_eq!(opened(&office.desk, &many).await["booking"]["rooms"], json!([office.a["id"]]), "neither has moved");
        let details = office.desk.refused("swap_rooms", with(pair.clone(), json!({ "overrule": "Aftalt med 150680-9997" })), "fields_refused").await;
        assert_eq!(each(&details["problems"], "field"), ["overrule"]);
        let swapped = office.desk.ask("swap_rooms", with(pair, json!({ "overrule": BECAUSE }))).await;
        assert_eq!(swapped["now"]["one"]["overruled"]["reason"], BECAUSE);
        assert_eq!(swapped["now"]["other"]["overruled"], json!(null), "of the other nothing was asked");
        assert_eq!(reasons_told(&opened(&office.desk, &many).await), 1);
        let back = office.desk.undo(&swapped).await;
        assert_eq!((&back["now"]["one"]["overruled"], &back["now"]["one"]["rooms"]), (&json!(null), &json!([office.a["id"]])));
        let again = office.desk.undo(&back).await;
        assert_eq!(again["now"]["one"]["overruled"]["reason"], BECAUSE, "done again, with its reason");
    }

    async fn a_move_out_of_the_way_of_a_closure_is_asked_and_comes_back_as_it_was_agreed(test) {
        let office = HouseInUse::of(test).await;
        let hall = aula(&office).await;
        let many = office.desk.ask("book_room", sixty(&office.a, "2026-12-20T14:00", "2026-12-20T17:00")).await;
        let few = office.book(&office.cafe, "2026-12-20T10:00", "2026-12-20T11:00").await;
        let closing = json!({ "requestKey": new_key(), "premisesId": office.house["id"], "starts": "2026-12-20T08:00",
            "ends": "2026-12-20T22:00", "reason": "Vandskade" });
        let closure = office.manager.ask("close_rooms", closing).await["now"].clone();
        let to_hall = |act: &Value| json!({ "bookingId": act["now"]["id"], "version": 1, "rooms": [hall["id"]] });
        let moves = json!({ "closureId": closure["id"], "moves": [to_hall(&many), to_hall(&few)] });
        let details = office.manager.refused("move_for_closure", moves.clone(), "rules_broken").await;
        assert_eq!(kinds(&details["notes"]), ["large_event"]);
        assert_eq!(opened(&office.desk, &few).await["booking"]["rooms"], json!([office.cafe["id"]]), "none has moved");
        let wordy = with(moves.clone(), json!({ "overrule": "x".repeat(2_001) }));
        office.manager.refused("move_for_closure", wordy, "fields_refused").await;
        let done = office.manager.ask("move_for_closure", with(moves, json!({ "overrule": BECAUSE }))).await;
        let there = opened(&office.desk, &many).await;
        assert_eq!((there["booking"]["overruled"]["reason"].as_str(), reasons_told(&there)), (Some(BECAUSE), 1));
        assert_eq!(opened(&office.desk, &few).await["booking"]["overruled"], json!(null));
        let back = office.manager.undo(&done).await;
        assert_eq!(opened(&office.desk, &many).await["booking"]["overruled"], json!(null), "as it was agreed before");
        office.manager.undo(&back).await;
        assert_eq!(opened(&office.desk, &many).await["booking"]["overruled"]["reason"], BECAUSE);
        let strange = json!({ "closureId": closure["id"], "moves": [3, 4], "asAgreed": [{ "fee": null, "overruled": null }] });
        office.manager.refused("bring_back", strange, "fields_refused").await;
    }

    async fn a_request_is_answered_by_the_rules_of_the_day_of_the_answer(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let asking = json!({ "bookAs": { "kind": "requested" } });
        let in_time = office.desk.ask("book_room", with(wish(&office, &choir, "2026-12-01T19:00", "2026-12-01T21:00"), asking.clone())).await;
        test.clock.set(Instant::from_unix(NOW + 6 * 86_400));
        let consultant = test.seat(Role::Consultant).await;
        let details = consultant.refused("approve_request", seen(&in_time), "rules_broken").await;
        assert_eq!(details["notes"][0]["finding"], json!({ "kind": "short_notice", "days": 1, "least": 3 }));
        let details = consultant.refused("approve_request", with(seen(&in_time), json!({ "overrule": "Aftalt med 150680-9997" })), "fields_refused").await;
        assert_eq!(each(&details["problems"], "field"), ["overrule"]);
        let agreed = consultant.ask("approve_request", with(seen(&in_time), json!({ "overrule": BECAUSE }))).await;
        assert_eq!((agreed["now"]["state"].as_str(), agreed["now"]["overruled"]["reason"].as_str()), (Some("confirmed"), Some(BECAUSE)));
        assert_eq!(reasons_told(&opened(&consultant, &in_time).await), 1);
        let back = consultant.undo(&agreed).await;
        assert_eq!((back["now"]["state"].as_str(), &back["now"]["overruled"]), (Some("requested"), &json!(null)));
        let again = consultant.undo(&back).await;
        assert_eq!(again["now"]["overruled"]["reason"], BECAUSE, "the way back is asked nothing");
        let late = with(wish(&office, &choir, "2026-12-02T10:00", "2026-12-02T12:00"), asking);
        let late = consultant.ask("book_room", with(late, json!({ "overrule": "Akut behov" }))).await;
        let agreed = consultant.ask("approve_request", seen(&late)).await;
        assert_eq!(agreed["now"]["overruled"]["reason"], "Akut behov", "answered when it was asked for");
    }

    async fn more_people_than_the_law_allows_nobody_says_yes_to(test) {
        let office = HouseInUse::of(test).await;
        let request = with(sixty(&office.a, "2026-12-20T14:00", "2026-12-20T17:00"), json!({ "bookAs": { "kind": "requested" } }));
        let request = office.desk.ask("book_room", request).await;
        let series = tuesdays(&office, &office.a, json!({ "attendees": 60 })).await;
        let many = office.desk.ask("book_room", sixty(&office.both, "2026-12-21T14:00", "2026-12-21T17:00")).await;
        let other = office.book(&office.a, "2026-12-19T14:00", "2026-12-19T17:00").await;
        let forty = json!({ "id": series["series"]["id"], "changes": [{ "field": "attendees", "attendees": 40 }] });
        let plan = office.desk.ask("plan_series_edit", forty.clone()).await;
        let fewer_come = office.desk.ask("edit_series", saved(&plan, &forty, json!({}))).await;
        let fewer = with(office.a["details"].clone(), json!({ "maximumPersons": 50, "layouts": [] }));
        office.manager.ask("change_room", json!({ "id": office.a["id"], "version": office.a["version"], "room": fewer })).await;
        let overruling = json!({ "overrule": BECAUSE });
        let details = office.manager.refused("approve_request", with(seen(&request), overruling.clone()), "too_many_people").await;
        assert_eq!((details["maximum"].as_i64(), details["attendees"].as_i64()), (Some(50), Some(60)));
        let pair = with(json!({ "one": seen(&many), "other": seen(&other) }), overruling.clone());
        office.manager.refused("swap_rooms", pair, "too_many_people").await;
        let way_back = fewer_come["undo"]["input"].clone();
        office.desk.refused("put_series_back", way_back, "too_many_people").await;
        let sixty_again = json!({ "id": series["series"]["id"], "changes": [{ "field": "attendees", "attendees": 60 }] });
        office.manager.refused("plan_series_edit", sixty_again, "too_many_people").await;
        let small = with(office.a["details"].clone(), json!({ "maximumPersons": 30, "layouts": [] }));
        office.manager.ask("change_room", json!({ "id": office.a["id"], "version": 2, "room": small })).await;
        let further = json!({ "id": series["series"]["id"], "extension": { "kind": "until", "end": until("2026-12-29") } });
        office.manager.refused("plan_extension", further.clone(), "too_many_people").await;
        let later = json!({ "id": series["series"]["id"], "changes": [{ "field": "time", "startsMinute": 1080 }] });
        office.manager.refused("plan_series_edit", later, "too_many_people").await;
    }

    async fn asking_for_a_series_is_how_one_gets_the_approval(test) {
        let office = HouseInUse::of(test).await;
        with_rules(&office.manager, json!({ "approval": { "rooms": [office.a["id"]], "spans": [] } })).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let input = |more: Value| json!({ "booking": with(wish(&office, &choir, "2026-12-01T19:00", "2026-12-01T21:00"), more),
            "recurrence": weekly("tue", until("2026-12-15")), "choices": [] });
        let details = office.desk.refused("book_series", input(json!({})), "rules_broken").await;
        assert_eq!(kinds(&details["notes"]), ["room_needs_approval"; 3]);
        let asked = office.desk.ask("book_series", input(json!({ "bookAs": { "kind": "requested" } }))).await;
        assert_eq!(each(&card(&asked)["dates"], "booking")[2]["state"], "requested");
        let consultant = test.seat(Role::Consultant).await;
        let one = &each(&card(&asked)["dates"], "booking")[0].clone();
        let agreed = consultant.ask("approve_request", json!({ "id": one["id"], "version": one["version"] })).await;
        assert_eq!(agreed["now"]["state"], "confirmed", "whoever may say yes says it by answering");
    }

    async fn a_series_edit_tells_the_rules_at_each_date_and_takes_one_reason(test) {
        let office = HouseInUse::of(test).await;
        with_rules(&office.manager, json!({ "seatingPlans": { "force": "desk", "above": 140 } })).await;
        let series = tuesdays(&office, &office.both, json!({ "attendees": 100 })).await;
        let edit = json!({ "id": series["series"]["id"], "fromOn": "2026-12-15", "changes": [{ "field": "attendees", "attendees": 145 }] });
        let plan = office.desk.ask("plan_series_edit", edit.clone()).await;
        let told: Vec<Vec<&str>> = each(&plan["dates"], "notes").into_iter().map(kinds).collect();
        assert_eq!(told, [["seating_plan"], ["seating_plan"]]);
        let details = office.desk.refused("edit_series", saved(&plan, &edit, json!({})), "rules_broken").await;
        assert_eq!(kinds(&details["notes"]).len(), 2, "of all dates, not only the first");
        let details = office.desk.refused("edit_series", saved(&plan, &edit, json!({ "overrule": "x".repeat(2_001) })), "fields_refused").await;
        assert_eq!(each(&details["problems"], "field"), ["overrule"]);
        let done = office.desk.ask("edit_series", saved(&plan, &edit, json!({ "overrule": "Plan 2026-14" }))).await;
        assert_eq!(overruled(&done["now"]), [false, false, true, true]);
        let of_date = |on: &str| json!({ "now": date(&done["now"], on)["booking"] });
        assert_eq!(reasons_told(&opened(&office.desk, &of_date("2026-12-22")).await), 1);
        assert_eq!(reasons_told(&opened(&office.desk, &of_date("2026-12-01")).await), 0);
        let back = office.desk.undo(&done).await;
        assert_eq!(overruled(&back["now"]), [false; 4]);
        let again = office.desk.undo(&back).await;
        assert_eq!(date(&again["now"], "2026-12-15")["booking"]["overruled"]["reason"], "Plan 2026-14");
    }

    async fn a_series_that_is_moved_is_told_the_rules_where_it_is_to_be_and_only_what_is_new(test) {
        let office = HouseInUse::of(test).await;
        let series = tuesdays(&office, &office.a, json!({})).await;
        let nearer = json!({ "id": series["series"]["id"], "changes": [{ "field": "time", "dayShift": -5 }] });
        let plan = office.desk.ask("plan_series_edit", nearer.clone()).await;
        let told: Vec<usize> = each(&plan["dates"], "notes").into_iter().map(|notes| kinds(notes).len()).collect();
        assert_eq!(told, [1, 0, 0, 0], "the first is to be on Thursday");
        assert_eq!(kinds(&date(&plan["plan"], "2026-12-01")["outcome"]["notes"]), ["short_notice"], "the plan says it as well");
        office.desk.refused("edit_series", saved(&plan, &nearer, json!({})), "rules_broken").await;
        let done = office.desk.ask("edit_series", saved(&plan, &nearer, json!({ "overrule": BECAUSE }))).await;
        assert_eq!(overruled(&done["now"]), [true, false, false, false]);
        let later = json!({ "id": series["series"]["id"], "changes": [{ "field": "time", "startsMinute": 1170 }] });
        let plan = office.desk.ask("plan_series_edit", later.clone()).await;
        assert!(each(&plan["dates"], "notes").iter().all(|notes| **notes == json!([])), "answered already: {plan:#}");
        let done = office.desk.ask("edit_series", saved(&plan, &later, json!({}))).await;
        assert_eq!(date(&done["now"], "2026-12-01")["booking"]["overruled"]["reason"], BECAUSE);
    }

    async fn a_date_that_cannot_go_is_told_nothing_of_where_it_would_have_gone(test) {
        let office = HouseInUse::of(test).await;
        let series = tuesdays(&office, &office.a, json!({})).await;
        office.book(&office.a, "2026-11-26T20:00", "2026-11-26T22:00").await;
        let nearer = json!({ "id": series["series"]["id"], "changes": [{ "field": "time", "dayShift": -5 }] });
        let plan = office.desk.ask("plan_series_edit", nearer.clone()).await;
        assert_eq!(date(&plan, "2026-12-01")["notes"], json!([]));
        let done = office.desk.ask("edit_series", saved(&plan, &nearer, json!({}))).await;
        assert_eq!(date(&done["now"], "2026-12-01")["booking"]["starts"], "2026-12-01T19:00");
    }

    async fn hours_that_everybody_wants_are_counted_with_the_dates_that_stay(test) {
        let office = HouseInUse::of(test).await;
        let evenings = json!([{ "weekdays": ["mon", "tue", "wed", "thu"], "fromMinute": 1020, "untilMinute": 1320 }]);
        with_rules(&office.manager, json!({ "primeTime": { "force": "desk", "spans": evenings, "hours": 4, "per": "week" } })).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let rule = json!({ "rule": { "kind": "weekly", "every": 1, "weekdays": ["tue", "thu"] }, "ends": until("2026-12-10") });
        let input = json!({ "booking": wish(&office, &choir, "2026-12-01T19:00", "2026-12-01T21:00"), "recurrence": rule, "choices": [] });
        let series = card(&office.desk.ask("book_series", input).await).clone();
        let skip = json!([{ "kind": "skip", "on": "2026-12-03" }, { "kind": "skip", "on": "2026-12-10" }]);
        let longer = json!({ "id": series["series"]["id"], "changes": [{ "field": "time", "lengthMinutes": 180 }], "choices": skip });
        let plan = office.desk.ask("plan_series_edit", longer).await;
        let told: Vec<Vec<&str>> = each(&plan["dates"], "notes").into_iter().map(kinds).collect();
        assert_eq!(told, [vec!["prime_time"], vec![], vec!["prime_time"], vec![]], "three hours beside the two that stay");
    }

    async fn an_extension_tells_the_rules_at_each_date_and_takes_one_reason(test) {
        let office = HouseInUse::of(test).await;
        let series = tuesdays(&office, &office.a, json!({})).await;
        let extension = json!({ "kind": "until", "end": until("2027-01-12") });
        let plan = office.desk.ask("plan_extension", json!({ "id": series["series"]["id"], "extension": extension })).await;
        let told: Vec<usize> = each(&plan["dates"], "outcome").into_iter().map(|outcome| kinds(&outcome["notes"]).len()).collect();
        assert_eq!(told, [0, 1, 1], "next year is not open yet");
        let input = json!({ "id": series["series"]["id"], "version": series["series"]["version"], "extension": extension });
        office.desk.refused("extend_series", input.clone(), "rules_broken").await;
        let done = office.desk.ask("extend_series", with(input, json!({ "overrule": BECAUSE }))).await;
        assert_eq!(overruled(&done["now"]), [false, false, false, false, false, true, true]);
    }
}
