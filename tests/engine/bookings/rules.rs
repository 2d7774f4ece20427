//! The office's rules for lending: what they say, who overrules them, what a booking costs and that it stays so.

mod every_path;
mod fees;
mod hours_cover;
mod misfits;
mod settings;
mod spaces;

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD, TestSeat, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, an_association, booking, cancelled, each, moved};
use crate::premises::with;

/// Keeps the rules with some of them otherwise.
pub async fn with_rules(seat: &TestSeat, changes: Value) -> Value {
    let rules = seat.ask("booking_rules", json!({})).await;
    let book = with(rules["book"].clone(), changes);
    seat.ask("keep_booking_rules", json!({ "version": rules["version"], "book": book })).await
}

/// An association's wish for Storesal A.
fn wish(office: &HouseInUse, association: &Value, starts: &str, ends: &str) -> Value {
    with(booking(&[&office.a], starts, ends), json!({ "organisationId": association }))
}

fn kinds(notes: &Value) -> Vec<&str> {
    each(notes, "finding").into_iter().filter_map(|finding| finding["kind"].as_str()).collect()
}

const BECAUSE: &str = "Aftalt i telefonen";

office_test! {
    async fn too_soon_is_a_notice_that_the_desk_overrules_with_a_reason(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let tomorrow = wish(&office, &choir, "2026-11-25T19:00", "2026-11-25T21:00");
        let told = office.desk.ask("check_times", json!({ "rooms": [office.a["id"]], "starts": "2026-11-25T19:00",
            "ends": "2026-11-25T21:00", "organisationId": choir })).await;
        assert_eq!(told["outcome"], "free", "a notice does not take the room");
        assert_eq!(told["notes"][0]["finding"], json!({ "kind": "short_notice", "days": 1, "least": 3 }));
        assert_eq!((told["notes"][0]["force"].as_str(), told["notes"][0]["mayOverrule"].as_bool()), (Some("desk"), Some(true)));
        assert!(told["notes"][0]["source"].as_str().is_some_and(|source| !source.is_empty()), "{told:#}");
        let details = office.desk.refused("book_room", tomorrow.clone(), "rules_broken").await;
        assert_eq!(kinds(&details["notes"]), ["short_notice"]);
        office.desk.refused("book_room", with(tomorrow.clone(), json!({ "overrule": "  " })), "rules_broken").await;
        assert_eq!(test.count("SELECT count(*) FROM bookings").await, 0);
        let booked = office.desk.ask("book_room", with(tomorrow, json!({ "overrule": BECAUSE }))).await;
        assert_eq!(booked["now"]["overruled"]["reason"], BECAUSE);
        assert_eq!(booked["now"]["overruled"]["findings"], json!([{ "kind": "short_notice", "days": 1, "least": 3 }]));
        let card = office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        assert_eq!(card["booking"]["overruled"]["reason"], BECAUSE);
        let lines: Vec<_> = each(&card["history"], "event").into_iter().filter(|event| event["event"] == "rules_overruled").collect();
        assert_eq!(lines[0]["values"], json!({ "rules": ["lead_time"], "reason": BECAUSE, "dates": [] }));
    }

    async fn a_reason_that_nobody_asked_for_is_not_kept(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let input = with(wish(&office, &choir, "2026-12-01T19:00", "2026-12-01T21:00"), json!({ "overrule": BECAUSE }));
        assert_eq!(office.desk.ask("book_room", input).await["now"]["overruled"], json!(null));
    }

    async fn the_house_itself_is_not_bound_by_the_rules_for_borrowers(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-11-25T19:00", "2026-11-25T21:00").await;
        assert_eq!((&booked["now"]["overruled"], &booked["now"]["fee"]), (&json!(null), &json!(null)));
        office.book(&office.a, "2028-11-25T19:00", "2028-11-25T21:00").await;
    }

    async fn each_kind_of_borrower_has_its_own_horizon(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let school = an_association(&office.desk, "Strandskolen", json!({ "borrowerCategory": "municipal" })).await;
        let next_year = |who: &Value| wish(&office, who, "2027-01-05T19:00", "2027-01-05T21:00");
        let details = office.desk.refused("book_room", next_year(&choir), "rules_broken").await;
        assert_eq!(details["notes"][0]["finding"], json!({ "kind": "not_open_yet", "opensOn": "2026-12-15" }));
        office.desk.ask("book_room", next_year(&school)).await;
    }

    async fn what_only_the_office_may_overrule_the_desk_may_not(test) {
        let office = HouseInUse::of(test).await;
        with_rules(&office.manager, json!({ "leadTime": { "force": "office", "days": 3 } })).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let input = with(wish(&office, &choir, "2026-11-25T19:00", "2026-11-25T21:00"), json!({ "overrule": BECAUSE }));
        let details = office.desk.refused("book_room", input.clone(), "rules_broken").await;
        assert_eq!((details["notes"][0]["force"].as_str(), details["notes"][0]["mayOverrule"].as_bool()), (Some("office"), Some(false)));
        let consultant = test.seat(Role::Consultant).await;
        assert_eq!(consultant.ask("book_room", input).await["now"]["overruled"]["reason"], BECAUSE);
    }

    async fn a_rule_that_only_tells_asks_for_nothing(test) {
        let office = HouseInUse::of(test).await;
        with_rules(&office.manager, json!({ "leadTime": { "force": "tell", "days": 3 } })).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let input = wish(&office, &choir, "2026-11-25T19:00", "2026-11-25T21:00");
        assert_eq!(office.desk.ask("book_room", input).await["now"]["overruled"], json!(null));
    }

    async fn a_reason_holds_no_cpr_number_and_is_short_enough(test) {
        let office = HouseInUse::of(test).await;
        let input = |reason: &str| with(booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00"), json!({ "overrule": reason }));
        for reason in ["Aftalt med 150680-9997".to_owned(), "x".repeat(2_001)] {
            let details = office.desk.refused("book_room", input(&reason), "fields_refused").await;
            assert_eq!(each(&details["problems"], "field"), ["overrule"]);
        }
    }

    async fn a_move_is_asked_only_about_what_its_place_now_does_not_break(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let booked = office.desk.ask("book_room", wish(&office, &choir, "2026-12-01T19:00", "2026-12-01T21:00")).await;
        let nearer = moved(&booked, &office.a, "2026-11-25T19:00", "2026-11-25T21:00");
        let tried = office.desk.ask("check_times", json!({ "rooms": [office.a["id"]], "starts": "2026-11-25T19:00",
            "ends": "2026-11-25T21:00", "exceptBooking": booked["now"]["id"] })).await;
        assert_eq!(kinds(&tried["notes"]), ["short_notice"], "the drag says it before the drop");
        office.desk.refused("move_booking", nearer.clone(), "rules_broken").await;
        let there = office.desk.ask("move_booking", with(nearer, json!({ "overrule": BECAUSE }))).await;
        assert_eq!(there["now"]["overruled"]["reason"], BECAUSE);
        let later = office.desk.ask("move_booking", moved(&there, &office.a, "2026-11-25T19:30", "2026-11-25T21:30")).await;
        assert_eq!(later["now"]["overruled"]["reason"], BECAUSE, "the same day: answered already");
        let back = office.desk.undo(&later).await;
        let first = office.desk.undo(&there_again(&there, &back)).await;
        assert_eq!((&first["now"]["overruled"], first["now"]["starts"].as_str()), (&json!(null), Some("2026-12-01T19:00")));
        let redone = office.desk.undo(&first).await;
        assert_eq!(redone["now"]["overruled"]["reason"], BECAUSE, "taken back and done again, with its reason");
    }

    async fn a_way_back_is_not_asked_what_was_agreed_once(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let booked = office.desk.ask("book_room", wish(&office, &choir, "2026-12-01T19:00", "2026-12-01T21:00")).await;
        let away = office.desk.ask("move_booking", moved(&booked, &office.a, "2026-12-20T19:00", "2026-12-20T21:00")).await;
        test.clock.set(test.clock.now().plus_seconds(7 * 24 * 3_600));
        // The seat was left alone for a week, and is locked.
        let desk = test.seat(Role::FrontDesk).await;
        let back = desk.undo(&away).await;
        assert_eq!(back["now"]["starts"], "2026-12-01T19:00", "today, and agreed a week ago");
    }

    async fn many_people_make_a_reminder_with_its_date_and_very_many_a_plan(test) {
        let office = HouseInUse::of(test).await;
        let large = json!({ "force": "tell", "from": 50, "days": 14, "houses": [office.house["id"]], "notify": "Beredskabet" });
        with_rules(&office.manager, json!({ "largeEvents": large })).await;
        let input = |count: i64| with(booking(&[&office.both], "2026-12-20T14:00", "2026-12-20T17:00"), json!({ "attendees": count }));
        let booked = office.desk.ask("book_room", input(120)).await;
        let card = office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        assert_eq!(card["notes"][0]["finding"], json!({ "kind": "large_event", "attendees": 120, "from": 50,
            "premisesId": office.house["id"], "notify": "Beredskabet", "by": "2026-12-06", "late": false }));
        with_rules(&office.manager, json!({ "seatingPlans": { "force": "desk", "above": 140 } })).await;
        let now = &booked["now"];
        let change = json!({ "id": now["id"], "version": now["version"], "organisationId": null, "contactPersonId": null,
            "title": "Et møde", "kind": "municipal", "attendees": 145, "layout": null, "note": "" });
        let details = office.desk.refused("change_booking", change.clone(), "rules_broken").await;
        assert_eq!(details["notes"][0]["finding"], json!({ "kind": "seating_plan", "attendees": 145, "above": 140 }));
        let changed = office.desk.ask("change_booking", with(change, json!({ "overrule": "Plan 2026-14" }))).await;
        assert_eq!(changed["now"]["overruled"]["reason"], "Plan 2026-14");
        let undone = office.desk.undo(&changed).await;
        assert_eq!((&undone["now"]["overruled"], undone["now"]["attendees"].as_i64()), (&json!(null), Some(120)));
        assert_eq!(office.desk.refused("book_room", input(151), "too_many_people").await["maximum"], 150, "the law's number nobody overrules");
    }

    async fn an_association_has_so_many_hours_of_those_that_everybody_wants(test) {
        let office = HouseInUse::of(test).await;
        let evenings = json!([{ "weekdays": ["mon", "tue", "wed", "thu"], "fromMinute": 1020, "untilMinute": 1320 }]);
        with_rules(&office.manager, json!({ "primeTime": { "force": "desk", "spans": evenings, "hours": 4, "per": "week" } })).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let input = |starts: &str, ends: &str| wish(&office, &choir, starts, ends);
        let monday = office.desk.ask("book_room", input("2026-11-30T19:00", "2026-11-30T21:00")).await;
        let tuesday = office.desk.ask("book_room", input("2026-12-01T15:00", "2026-12-01T19:00")).await;
        let details = office.desk.refused("book_room", input("2026-12-02T20:00", "2026-12-02T21:00"), "rules_broken").await;
        assert_eq!(details["notes"][0]["finding"], json!({ "kind": "prime_time", "minutes": 300, "most": 240, "per": "week", "from": "2026-11-30" }));
        office.desk.ask("move_booking", moved(&tuesday, &office.a, "2026-12-01T16:00", "2026-12-01T19:00")).await;
        office.desk.ask("cancel_booking", cancelled(&monday)).await;
        office.desk.ask("book_room", input("2026-12-02T20:00", "2026-12-02T21:00")).await;
        let other = an_association(&office.desk, "Havbjerg Bylaug", json!({})).await;
        office.desk.ask("book_room", with(input("2026-12-03T17:00", "2026-12-03T21:00"), json!({ "organisationId": other }))).await;
    }

    async fn an_option_that_has_run_out_takes_none_of_those_hours(test) {
        let office = HouseInUse::of(test).await;
        let evenings = json!([{ "weekdays": ["tue"], "fromMinute": 1020, "untilMinute": 1320 }]);
        with_rules(&office.manager, json!({ "primeTime": { "force": "desk", "spans": evenings, "hours": 4, "per": "week" } })).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let option = json!({ "bookAs": { "kind": "reserved", "until": "2026-11-24T12:00" } });
        office.desk.ask("book_room", with(wish(&office, &choir, "2026-12-01T17:00", "2026-12-01T20:00"), option)).await;
        let evening = wish(&office, &choir, "2026-12-01T20:00", "2026-12-01T22:00");
        office.desk.refused("book_room", evening, "rules_broken").await;
        test.clock.set(Instant::from_unix(NOW + 2 * 60 * 60));
        office.desk.ask("unlock_seat", json!({ "password": PASSWORD })).await;
        office.desk.ask("book_room", wish(&office, &choir, "2026-12-01T20:00", "2026-12-01T22:00")).await;
    }

    async fn whoever_stayed_away_three_times_in_a_season_is_told_of_when_they_book(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let notes = || async {
            let wanted = json!({ "rooms": [office.a["id"]], "starts": "2026-12-01T19:00", "ends": "2026-12-01T21:00", "organisationId": choir });
            office.desk.ask("check_times", wanted).await["notes"].clone()
        };
        for (starts, ends) in [("2026-06-16T19:00", "2026-06-16T21:00"), ("2026-09-01T19:00", "2026-09-01T21:00"),
            ("2026-10-06T19:00", "2026-10-06T21:00"), ("2026-11-03T19:00", "2026-11-03T21:00")] {
            assert_eq!(notes().await, json!([]), "those before August are of another season");
            let booked = office.desk.ask("book_room", wish(&office, &choir, starts, ends)).await;
            let seen = json!({ "id": booked["now"]["id"], "version": booked["now"]["version"] });
            office.desk.ask("mark_no_show", seen).await;
        }
        let told = notes().await;
        assert_eq!(told[0]["finding"], json!({ "kind": "no_shows", "count": 3, "from": 3, "since": "2026-08-01" }));
        assert!(told[0]["source"].as_str().is_some_and(|source| !source.is_empty()), "{told:#}");
        office.desk.ask("book_room", wish(&office, &choir, "2026-12-01T19:00", "2026-12-01T21:00")).await;
        let strict = json!({ "noShows": { "force": "office", "from": 3, "season": { "month": 8, "day": 1 } } });
        with_rules(&office.manager, strict).await;
        let details = office.desk.refused("book_room", wish(&office, &choir, "2026-12-02T19:00", "2026-12-02T21:00"), "rules_broken").await;
        assert_eq!(kinds(&details["notes"]), ["no_shows"]);
    }

    async fn a_series_counts_its_own_dates_and_takes_one_reason_for_all(test) {
        let office = HouseInUse::of(test).await;
        let evenings = json!([{ "weekdays": ["tue"], "fromMinute": 1020, "untilMinute": 1320 }]);
        with_rules(&office.manager, json!({ "primeTime": { "force": "desk", "spans": evenings, "hours": 5, "per": "month" } })).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let recurrence = json!({ "rule": { "kind": "weekly", "every": 1, "weekdays": ["tue"] },
            "ends": { "kind": "on", "date": "2026-12-29" }, "exceptions": [] });
        let input = |more: Value| json!({ "booking": with(wish(&office, &choir, "2026-12-01T19:00", "2026-12-01T21:00"), more),
            "recurrence": recurrence, "choices": [] });
        let plan = office.desk.ask("plan_series", input(json!({}))).await;
        let told: Vec<usize> = each(&plan["dates"], "outcome").into_iter().map(|outcome| kinds(&outcome["notes"]).len()).collect();
        assert_eq!(told, [0, 0, 1, 1, 1], "two evenings are four hours of five");
        let details = office.desk.refused("book_series", input(json!({})), "rules_broken").await;
        assert_eq!(kinds(&details["notes"]).len(), 3);
        let booked = office.desk.ask("book_series", input(json!({ "overrule": BECAUSE }))).await;
        let dates = booked["now"]["card"]["dates"].as_array().expect("dates");
        let overruled: Vec<bool> = dates.iter().map(|date| !date["booking"]["overruled"].is_null()).collect();
        assert_eq!(overruled, [false, false, true, true, true]);
        let card = office.desk.ask("open_booking", json!({ "id": dates[4]["booking"]["id"] })).await;
        assert!(each(&card["history"], "event").iter().any(|event| event["event"] == "rules_overruled" && event["values"]["reason"] == BECAUSE), "{card:#}");
        let first = office.desk.ask("open_booking", json!({ "id": dates[0]["booking"]["id"] })).await;
        assert!(each(&first["history"], "event").iter().all(|event| event["event"] != "rules_overruled"), "{first:#}");
    }

    async fn cancelling_late_is_told_and_a_slip_owes_no_notice(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let card = office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        assert_eq!(card["cancelBy"], json!({ "borrower": "2026-11-23", "house": "2026-11-23" }));
        let gone = office.desk.ask("cancel_booking", cancelled(&booked)).await;
        assert_eq!(gone["now"]["cancellation"]["noticeDays"], 8);
        let again = office.desk.undo(&gone).await;
        assert_eq!(again["now"]["cancellation"], json!(null));
        let slip = json!({ "id": again["now"]["id"], "version": again["now"]["version"], "by": "undone" });
        assert_eq!(office.desk.ask("cancel_booking", slip).await["now"]["cancellation"]["noticeDays"], json!(null));
        let in_time = office.book(&office.a, "2026-12-02T19:00", "2026-12-02T21:00").await;
        assert_eq!(office.desk.ask("cancel_booking", cancelled(&in_time)).await["now"]["cancellation"]["noticeDays"], json!(null));
    }

    async fn private_borrowers_are_lent_to_where_the_office_says_so(test) {
        let office = HouseInUse::of(test).await;
        let rules = office.manager.ask("booking_rules", json!({})).await;
        let mut lending = rules["book"]["lending"].clone();
        let last = lending.as_array_mut().and_then(|rows| rows.last_mut()).expect("private");
        assert_eq!(last["category"], "private_commercial");
        last["lent"] = json!(true);
        with_rules(&office.manager, json!({ "lending": lending })).await;
        let id = an_association(&office.desk, "Havbjerg VVS", json!({ "borrowerCategory": "private_commercial" })).await;
        office.desk.ask("book_room", wish(&office, &id, "2026-12-01T19:00", "2026-12-01T21:00")).await;
    }
}

/// The answer of an act, with the version that the way back of a later one made.
fn there_again(act: &Value, back: &Value) -> Value {
    let mut act = act.clone();
    act["undo"]["input"]["version"] = back["now"]["version"].clone();
    act
}
