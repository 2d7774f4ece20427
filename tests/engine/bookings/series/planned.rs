//! What a plan shows: every date with its outcome, and a way out for each no.

use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, new_key, office_test};
use serde_json::{Value, json};

use super::{date, dates_that_are, every_day, series, times, until, weekly};
use crate::bookings::house_in_use::{HouseInUse, an_association, booking, each};
use crate::premises::{a_house, a_room, house_details, with};

async fn plan(office: &HouseInUse, input: Value) -> Value {
    office.desk.ask("plan_series", input).await
}

fn tuesdays(room: &Value) -> Value {
    series(&[room], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", until("2026-12-22")))
}

office_test! {
    async fn every_date_comes_with_its_outcome(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let input = with(booking(&[&office.a], "2026-12-08T18:00", "2026-12-08T20:00"), json!({ "organisationId": choir }));
        office.desk.ask("book_room", input).await;
        let plan = plan(&office, tuesdays(&office.a)).await;
        assert_eq!(dates_that_are(&plan, "free"), ["2026-12-01", "2026-12-15", "2026-12-22"]);
        assert_eq!((plan["free"].as_i64(), plan["hindered"].as_i64(), plan["leftOut"].as_i64()), (Some(3), Some(1), Some(0)));
        let taken = &date(&plan, "2026-12-08")["outcome"];
        assert_eq!(taken["refusal"]["code"], "room_taken");
        assert_eq!(taken["refusal"]["details"]["clashes"][0]["borrower"]["name"], "Koret Klangbølgen", "who is there");
        assert_eq!(each(&taken["instead"], "reason"), ["same_house", "same_house", "later", "earlier"], "{taken:#}");
        assert_eq!(taken["instead"][0]["roomNames"], json!(["Storesal B"]));
        assert_eq!((taken["instead"][2]["starts"].as_str(), taken["instead"][3]["starts"].as_str()), (Some("2026-12-08T20:00"), Some("2026-12-08T16:00")));
    }

    async fn a_plan_writes_nothing_and_holds_nothing(test) {
        let office = HouseInUse::of(test).await;
        let input = tuesdays(&office.a);
        plan(&office, input.clone()).await;
        assert_eq!(test.count("SELECT count(*) FROM bookings").await, 0);
        assert_eq!(test.count("SELECT count(*) FROM booking_series").await, 0);
        office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        assert_eq!(plan(&office, input).await["hindered"], 1);
    }

    async fn other_rooms_for_the_whole_series_come_best_first(test) {
        let office = HouseInUse::of(test).await;
        let school = a_house(&office.manager, "Skolen", json!({})).await;
        a_room(&office.manager, &school, "Lokale 1", 90, json!({})).await;
        for day in ["2026-12-01", "2026-12-08"] {
            office.book(&office.a, &format!("{day}T19:00"), &format!("{day}T20:00")).await;
        }
        office.book(&office.cafe, "2026-12-15T19:00", "2026-12-15T20:00").await;
        let plan = plan(&office, tuesdays(&office.a)).await;
        assert_eq!(each(&plan["instead"], "roomNames"), [&json!(["Storesal B"]), &json!(["Lokale 1"]), &json!(["Caféen"])]);
        assert_eq!(each(&plan["instead"], "free"), [4, 4, 3], "all dates before more dates; the same house before others");
        assert_eq!(plan["instead"][1]["sameHouse"], false);
        let all_free = series(&[&office.b], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", times(4)));
        assert_eq!(self::plan(&office, all_free).await["instead"], json!([]), "nothing to look for");
    }

    async fn a_date_that_meets_three_bookings_is_one_date_with_three_lines(test) {
        let office = HouseInUse::of(test).await;
        for hour in [19, 20, 21] {
            office.book(&office.a, &format!("2026-12-08T{hour}:00"), &format!("2026-12-08T{hour}:30")).await;
        }
        let input = series(&[&office.a], "2026-12-01T19:00", "2026-12-01T22:00", weekly("tue", times(3)));
        let plan = plan(&office, input).await;
        assert_eq!(dates_that_are(&plan, "hindered"), ["2026-12-08"]);
        let clashes = &date(&plan, "2026-12-08")["outcome"]["refusal"]["details"]["clashes"];
        let starts = ["2026-12-08T19:00", "2026-12-08T20:00", "2026-12-08T21:00"].map(|time| json!(time));
        assert_eq!(each(clashes, "starts"), starts.iter().collect::<Vec<_>>());
    }

    async fn a_series_meets_single_bookings_of_rooms_that_share_its_spaces(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.b, "2026-12-08T19:00", "2026-12-08T20:00").await;
        assert_eq!(dates_that_are(&plan(&office, tuesdays(&office.both)).await, "hindered"), ["2026-12-08"]);
        assert_eq!(dates_that_are(&plan(&office, tuesdays(&office.a)).await, "hindered"), Vec::<&str>::new());
    }

    async fn holidays_closures_and_hours_are_outcomes_with_their_reason(test) {
        let office = HouseInUse::of(test).await;
        let closure = json!({ "requestKey": new_key(), "premisesId": office.house["id"], "rooms": [office.a["id"]],
            "starts": "2027-05-12T00:00", "ends": "2027-05-14T00:00", "reason": "Gulvet lakeres" });
        office.manager.ask("close_rooms", closure).await;
        // Ascension Day 2027 is Thursday 6 May; 5 June 2027 is a Saturday.
        let thursdays = series(&[&office.a], "2027-04-29T19:00", "2027-04-29T21:00", weekly("thu", times(4)));
        let plan = plan(&office, thursdays).await;
        assert_eq!(dates_that_are(&plan, "free"), ["2027-04-29", "2027-05-20"]);
        let reason = |on: &str| date(&plan, on)["outcome"]["refusal"]["details"]["reason"].clone();
        assert_eq!(reason("2027-05-06")["nameDa"], "Kristi himmelfartsdag");
        assert_eq!(reason("2027-05-13"), json!({ "kind": "closure", "text": "Gulvet lakeres" }));
        let saturdays = series(&[&office.b], "2027-05-29T10:00", "2027-05-29T12:00", weekly("sat", times(2)));
        let saturdays = self::plan(&office, saturdays).await;
        assert_eq!(date(&saturdays, "2027-06-05")["outcome"]["refusal"]["details"]["reason"]["nameDa"], "Grundlovsdag");

        let interval = json!({ "weekday": 2, "opensMinute": 510, "closesMinute": 1260 });
        let periods = json!([{ "name": "", "firstDate": null, "lastDate": null, "intervals": [interval] },
            { "name": "Jul", "firstDate": "2026-12-15", "lastDate": "2026-12-31", "intervals": [] }]);
        office.manager.ask("set_opening_hours", json!({ "premisesId": office.house["id"], "version": 1, "periods": periods })).await;
        let tuesdays = self::plan(&office, tuesdays(&office.b)).await;
        assert_eq!(dates_that_are(&tuesdays, "free"), ["2026-12-01", "2026-12-08"]);
        assert_eq!(date(&tuesdays, "2026-12-15")["outcome"]["refusal"]["code"], "outside_opening_hours");
    }

    async fn the_last_day_of_a_closure_is_closed(test) {
        let office = HouseInUse::of(test).await;
        let closure = json!({ "requestKey": new_key(), "premisesId": office.house["id"],
            "starts": "2026-12-02T00:00", "ends": "2026-12-09T00:00", "reason": "Ferie" });
        office.manager.ask("close_rooms", closure).await;
        assert_eq!(dates_that_are(&plan(&office, tuesdays(&office.a)).await, "hindered"), ["2026-12-08"]);
    }

    async fn a_night_without_the_hour_is_one_date_that_cannot_be_had(test) {
        let office = open_on_holidays(test).await;
        let nights = series(&[&office.a], "2027-03-27T02:00", "2027-03-27T03:00", every_day(times(3)));
        let plan = plan(&office, nights).await;
        assert_eq!(dates_that_are(&plan, "free"), ["2027-03-27", "2027-03-29"]);
        let missing = &date(&plan, "2027-03-28")["outcome"];
        assert_eq!(missing["refusal"]["code"], "missing_hour");
        assert_eq!(each(&missing["instead"], "starts"), ["2027-03-28T03:00", "2027-03-28T01:00"], "the nearest times that night");
    }

    async fn the_doubled_hour_is_winter_time_on_that_one_date(test) {
        let office = open_on_holidays(test).await;
        office.book(&office.a, "2027-10-31T01:00", "2027-10-31T02:00").await;
        let nights = series(&[&office.a], "2027-10-30T02:00", "2027-10-30T03:00", every_day(times(3)));
        assert_eq!(plan(&office, nights).await["free"], 3, "the first 2 o'clock is where the neighbour ends");
    }

    async fn a_weekly_evening_stays_at_its_hour_over_both_changes_of_clocks(test) {
        let office = HouseInUse::of(test).await;
        for (first, last) in [("2027-03-23", "2027-04-06"), ("2027-10-26", "2027-11-09")] {
            let input = series(&[&office.a], &format!("{first}T19:00"), &format!("{first}T21:00"), weekly("tue", until(last)));
            let plan = plan(&office, input).await;
            for planned in plan["dates"].as_array().expect("dates") {
                let on = planned["on"].as_str().expect("a date");
                assert_eq!(planned["starts"], format!("{on}T19:00"));
                assert_eq!(planned["outcome"]["blockedFrom"], format!("{on}T19:00"));
                assert_eq!(planned["outcome"]["blockedUntil"], format!("{on}T21:00"));
            }
        }
    }

    async fn a_monday_half_past_midnight_in_summer_time_stays_a_monday(test) {
        let office = HouseInUse::of(test).await;
        let input = series(&[&office.a], "2027-10-18T00:30", "2027-10-18T01:30", weekly("mon", times(4)));
        assert_eq!(dates_that_are(&plan(&office, input).await, "free"), ["2027-10-18", "2027-10-25", "2027-11-01", "2027-11-08"]);
    }

    async fn the_desk_decides_about_single_dates(test) {
        let office = HouseInUse::of(test).await;
        for day in ["2026-12-08", "2026-12-15", "2026-12-22"] {
            office.book(&office.a, &format!("{day}T19:00"), &format!("{day}T20:00")).await;
        }
        let place = |on: &str, room: &Value, hour: u32| json!({ "kind": "instead", "on": on, "rooms": [room["id"]],
            "starts": format!("{on}T{hour}:00"), "ends": format!("{on}T{}:00", hour + 2) });
        let choices = json!([place("2026-12-08", &office.b, 19), place("2026-12-15", &office.a, 20), { "kind": "skip", "on": "2026-12-22" }]);
        let chosen = plan(&office, with(tuesdays(&office.a), json!({ "choices": choices }))).await;
        assert_eq!(dates_that_are(&chosen, "free"), ["2026-12-01", "2026-12-08", "2026-12-15"]);
        assert_eq!(each(&chosen["dates"], "chosen"), [false, true, true, false]);
        assert_eq!(date(&chosen, "2026-12-08")["rooms"], json!([office.b["id"]]));
        assert_eq!(date(&chosen, "2026-12-15")["starts"], "2026-12-15T20:00");
        assert_eq!(date(&chosen, "2026-12-22")["outcome"], json!({ "kind": "left_out", "reason": { "kind": "skipped" } }));

        let still_taken = json!([place("2026-12-08", &office.both, 19)]);
        let plan = plan(&office, with(tuesdays(&office.a), json!({ "choices": still_taken }))).await;
        assert_eq!(date(&plan, "2026-12-08")["outcome"]["refusal"]["code"], "room_taken");
    }

    async fn a_decision_about_a_date_that_is_not_wanted_is_told_at_its_field(test) {
        let office = HouseInUse::of(test).await;
        for choices in [
            json!([{ "kind": "skip", "on": "2026-12-02" }]),
            json!([{ "kind": "skip", "on": "2026-12-08" }, { "kind": "skip", "on": "2026-12-08" }]),
        ] {
            let last = choices.as_array().map_or(0, Vec::len) - 1;
            let details = office.desk.refused("plan_series", with(tuesdays(&office.a), json!({ "choices": choices })), "fields_refused").await;
            assert_eq!(details["problems"][0], json!({ "field": format!("choices.{last}.on"), "problem": { "kind": "not_found" } }));
        }
    }

    async fn a_series_that_meets_itself_is_seen(test) {
        let office = HouseInUse::of(test).await;
        let overlong = series(&[&office.a], "2026-12-01T20:00", "2026-12-02T20:15", every_day(times(3)));
        let plan = plan(&office, overlong).await;
        assert_eq!(dates_that_are(&plan, "free"), ["2026-12-01", "2026-12-03"]);
        assert_eq!(date(&plan, "2026-12-02")["outcome"]["refusal"], json!({ "code": "series_meets_itself", "details": { "on": "2026-12-01" } }));
        // The café is cleaned for half an hour and set up for a quarter: 45 minutes between two evenings' nights.
        let buffered = series(&[&office.cafe], "2026-12-01T20:00", "2026-12-02T19:30", every_day(times(2)));
        assert_eq!(self::plan(&office, buffered).await["hindered"], 1);
    }

    async fn a_series_meets_itself_across_rooms(test) {
        let office = HouseInUse::of(test).await;
        let choices = json!([{ "kind": "instead", "on": "2026-12-08", "rooms": [office.both["id"]],
            "starts": "2026-12-15T20:00", "ends": "2026-12-15T22:00" }]);
        let plan = plan(&office, with(tuesdays(&office.a), json!({ "choices": choices }))).await;
        assert_eq!(date(&plan, "2026-12-15")["outcome"]["refusal"]["code"], "series_meets_itself", "the combination holds its hall");
    }

    async fn what_is_offered_for_a_date_is_not_held_by_another_date(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-12-08T19:00", "2026-12-08T20:00").await;
        let choices = json!([{ "kind": "instead", "on": "2026-12-01", "rooms": [office.b["id"]],
            "starts": "2026-12-08T19:00", "ends": "2026-12-08T21:00" }]);
        let plan = plan(&office, with(tuesdays(&office.a), json!({ "choices": choices }))).await;
        let offers = each(&date(&plan, "2026-12-08")["outcome"]["instead"], "roomNames");
        assert!(!offers.contains(&&json!(["Storesal B"])), "{offers:?}");
    }

    async fn a_month_without_the_day_is_asked_about(test) {
        let office = HouseInUse::of(test).await;
        let monthly = |when_missing: Value| {
            let rule = with(json!({ "kind": "monthly_by_date", "every": 1, "day": 31 }), when_missing);
            series(&[&office.a], "2027-01-01T19:00", "2027-01-01T21:00", json!({ "rule": rule, "ends": until("2027-04-30") }))
        };
        for operation in ["plan_series", "book_series"] {
            let details = office.desk.refused(operation, monthly(json!({})), "series_question").await;
            assert_eq!(details["choices"], json!(["last", "skip"]));
            assert_eq!(details["months"], json!([{ "month": "2027-02-01", "last": "2027-02-28" }, { "month": "2027-04-01", "last": "2027-04-30" }]));
        }
        let last = plan(&office, monthly(json!({ "whenMissing": "last" }))).await;
        assert_eq!(dates_that_are(&last, "free"), ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
        let skip = plan(&office, monthly(json!({ "whenMissing": "skip" }))).await;
        assert_eq!(dates_that_are(&skip, "free"), ["2027-01-31", "2027-03-31"]);
    }

    async fn a_rule_that_gives_no_dates_is_refused_with_the_reason(test) {
        let office = HouseInUse::of(test).await;
        let ask = |rule: Value| series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", rule);
        let never = office.desk.refused("plan_series", ask(weekly("sun", until("2026-12-04"))), "no_date_in_rule").await;
        assert_eq!(never, json!({ "from": "2026-12-01", "to": "2026-12-04", "excepted": 0 }));
        let all_out = with(weekly("tue", until("2026-12-04")), json!({ "exceptions": [{ "kind": "week", "week": 49 }] }));
        assert_eq!(office.desk.refused("plan_series", ask(all_out), "no_date_in_rule").await["excepted"], 1);
        let unknown = weekly("tue", json!({ "kind": "named", "name": "Sankthans" }));
        assert_eq!(office.desk.refused("plan_series", ask(unknown), "named_date_unknown").await["name"], "Sankthans");
        let long = office.desk.refused("plan_series", ask(weekly("tue", until("2028-12-02"))), "series_too_long").await;
        assert_eq!(long["latestOn"], "2028-12-01");
        let many = office.desk.refused("plan_series", ask(every_day(times(401))), "too_many_dates").await;
        assert_eq!(many, json!({ "dates": 401, "most": 400 }));
        for (rule, field) in [
            (weekly("tue", until("2026-11-30")), "recurrence.ends"),
            (json!({ "rule": { "kind": "daily", "every": 1 } }), "recurrence.ends"),
            (json!({ "rule": { "kind": "weekly", "every": 1, "weekdays": [] }, "ends": times(2) }), "recurrence.rule.weekdays"),
            (json!({ "rule": { "kind": "dates", "dates": [] } }), "recurrence.rule.dates"),
        ] {
            let details = office.desk.refused("plan_series", ask(rule), "fields_refused").await;
            assert_eq!(details["problems"][0]["field"], field);
        }
    }

    async fn what_is_wrong_on_every_date_is_refused_as_for_a_single_booking(test) {
        let office = HouseInUse::of(test).await;
        let ask = |changes: Value| {
            let input = tuesdays(&office.cafe);
            let booking = with(input["booking"].clone(), changes);
            with(input, json!({ "booking": booking }))
        };
        office.desk.refused("plan_series", ask(json!({ "starts": "2026-12-01T19:05" })), "off_grid").await;
        let many = office.desk.refused("plan_series", ask(json!({ "attendees": 60 })), "too_many_people").await;
        assert_eq!(each(&many["alternatives"], "roomNames")[0], &json!(["Storesal B"]), "with a way out");
        let ends = office.desk.refused("plan_series", ask(json!({ "ends": "2026-12-01T19:00" })), "fields_refused").await;
        assert_eq!(ends["problems"][0]["field"], "ends");
        office.desk.refused("plan_series", ask(json!({ "ends": "2026-12-08T19:15" })), "too_long").await;
        let strange = office.desk.refused("plan_series", ask(json!({ "rooms": [999] })), "fields_refused").await;
        assert_eq!(strange["problems"][0]["field"], "rooms.0");
        office.manager.ask("retire_room", json!({ "id": office.cafe["id"], "version": 1 })).await;
        office.desk.refused("plan_series", ask(json!({})), "room_retired").await;
    }

    async fn whoever_may_not_borrow_is_told_before_the_plan(test) {
        let office = HouseInUse::of(test).await;
        let approved = json!({ "borrowerCategory": "education_adult", "educationApprovedOn": "2020-01-01" });
        let id = an_association(&office.desk, "Aftenskolen", approved).await;
        let input = tuesdays(&office.a);
        let booking = with(input["booking"].clone(), json!({ "organisationId": id }));
        for operation in ["plan_series", "book_series"] {
            office.desk.refused(operation, with(input.clone(), json!({ "booking": booking })), "declaration_missing").await;
        }
    }

    async fn times_that_have_been_are_offered_to_whoever_notes_down_what_has_been(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-11-17T19:00", "2026-11-17T20:00").await;
        let input = series(&[&office.a], "2026-11-10T19:00", "2026-11-10T20:00", weekly("tue", times(3)));
        let plan = plan(&office, input).await;
        let offers = each(&date(&plan, "2026-11-17")["outcome"]["instead"], "reason");
        assert_eq!(offers, ["same_house", "same_house", "later", "earlier"]);
        // 10.42 on the 24th: a series that begins today is offered nothing earlier.
        test.clock.set(Instant::from_unix(NOW));
        office.book(&office.b, "2026-11-24T11:00", "2026-11-24T12:00").await;
        let input = series(&[&office.b], "2026-11-24T11:00", "2026-11-24T12:00", weekly("tue", times(2)));
        let offers = each(&date(&self::plan(&office, input).await, "2026-11-24")["outcome"]["instead"], "reason").contains(&&json!("earlier"));
        assert!(!offers);
    }
}

async fn open_on_holidays(test: &frivillighus_tests::TestOffice) -> HouseInUse {
    let office = HouseInUse::of(test).await;
    let premises = house_details("Centret", json!({ "onHoliday": "open" }));
    let input = json!({ "id": office.house["id"], "version": office.house["version"], "premises": premises });
    office.manager.ask("change_premises", input).await;
    office
}
