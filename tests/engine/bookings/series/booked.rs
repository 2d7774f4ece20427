//! Booking a series: all of it, or exactly what was shown; and nothing half-written.

use frivillighus_engine::database::Db;
use frivillighus_tests::{new_key, office_test};
use serde_json::{Value, json};

use super::{booked_as_shown, card, date, dates_that_are, every_day, series, standing, times, until, weekly};
use crate::bookings::house_in_use::{HouseInUse, an_association, cancelled, each};
use crate::premises::with;

fn tuesdays(room: &Value) -> Value {
    series(&[room], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", until("2026-12-22")))
}

office_test! {
    async fn a_series_is_booked_date_by_date_under_numbers_that_follow_each_other(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let input = tuesdays(&office.cafe);
        let booking = with(input["booking"].clone(), json!({ "organisationId": choir, "title": "", "attendees": 20, "layout": "theatre", "note": "Flyglet" }));
        let booked = office.desk.ask("book_series", with(input, json!({ "booking": booking }))).await;
        let card = card(&booked);
        let on = ["2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22"];
        assert_eq!(each(&card["dates"], "on"), on);
        let bookings: Vec<&Value> = each(&card["dates"], "booking");
        let numbers: Vec<&str> = bookings.iter().filter_map(|booking| booking["number"].as_str()).collect();
        assert_eq!(numbers, ["B-2026-00001", "B-2026-00002", "B-2026-00003", "B-2026-00004"]);
        for (booking, on) in bookings.iter().zip(on) {
            assert_eq!(booking["starts"], format!("{on}T19:00"));
            assert_eq!(booking["blockedUntil"], format!("{on}T21:30"), "with the room's own buffers");
            assert_eq!((&booking["seriesId"], &booking["originalOn"]), (&card["series"]["id"], &json!(on)));
            assert_eq!(booking["title"], "Koret Klangbølgen");
            assert_eq!(booking["kind"], "association");
            assert_eq!((booking["attendees"].as_i64(), booking["note"].as_str()), (Some(20), Some("Flyglet")));
        }
        let series = &card["series"];
        assert_eq!((series["firstOn"].as_str(), series["lastOn"].as_str(), series["standing"].as_i64()), (Some("2026-12-01"), Some("2026-12-22"), Some(4)));
        assert_eq!(series["borrower"]["name"], "Koret Klangbølgen");
        assert_eq!((series["terms"]["startsMinute"].as_i64(), series["terms"]["lengthMinutes"].as_i64()), (Some(1140), Some(120)));
        assert_eq!(office.tried(&office.cafe, "2026-12-08T20:00", "2026-12-08T22:00").await, "room_taken");
        assert_eq!(office.desk.ask("open_series", json!({ "id": series["id"] })).await, *card);
    }

    async fn a_series_is_one_line_in_the_log_and_stands_on_the_card_of_each_date(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-12-08T20:00", "2026-12-08T22:00").await;
        let booked = booked_as_shown(&office.desk, tuesdays(&office.a)).await;
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event = 'series_booked'").await, 1);
        let first = &date(card(&booked), "2026-12-01")["booking"];
        let opened = office.desk.ask("open_booking", json!({ "id": first["id"] })).await;
        let line = &opened["history"][0]["event"];
        assert_eq!(line["event"], "series_booked");
        assert_eq!(line["values"]["dates"], json!(["2026-12-01", "2026-12-15", "2026-12-22"]));
        assert_eq!(line["values"]["leftOut"], json!(["2026-12-08"]));
        let single = json!({ "id": first["id"], "version": 1, "rooms": [office.b["id"]], "starts": first["starts"], "ends": first["ends"] });
        office.desk.ask("move_booking", single).await;
        let opened = office.desk.ask("open_booking", json!({ "id": first["id"] })).await;
        let events: Vec<&str> = opened["history"].as_array().expect("lines").iter().filter_map(|line| line["event"]["event"].as_str()).collect();
        assert_eq!(events, ["booking_moved", "series_booked"], "its own lines among them, the latest first");
        let other = &date(card(&booked), "2026-12-15")["booking"];
        let opened = office.desk.ask("open_booking", json!({ "id": other["id"] })).await;
        assert_eq!(opened["history"].as_array().map(Vec::len), Some(1));
    }

    async fn one_step_takes_the_whole_series_back_and_one_brings_it_again(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.desk.ask("book_series", tuesdays(&office.a)).await;
        let undone = office.desk.undo(&booked).await;
        assert_eq!(undone["now"]["series"]["standing"], 0);
        assert!(each(&undone["now"]["dates"], "booking").iter().all(|booking| booking["cancellation"]["by"] == "undone"));
        let list = office.desk.ask("list_bookings", json!({ "from": "2026-12-01", "to": "2026-12-31" })).await;
        assert_eq!(list["total"], 0);
        office.book(&office.b, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let redone = office.desk.undo(&undone).await;
        assert_eq!(redone["now"]["series"]["standing"], 4);
        let numbers = |card: &Value| each(&card["dates"], "booking").iter().map(|booking| booking["number"].clone()).collect::<Vec<_>>();
        assert_eq!(numbers(&redone["now"]), numbers(card(&booked)));
        let again = office.desk.undo(&redone).await;
        assert_eq!(again["now"]["dates"][0]["booking"]["cancellation"]["by"], "undone");
    }

    async fn all_or_nothing_means_nothing_where_one_date_is_taken(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-12-08T20:00", "2026-12-08T22:00").await;
        let details = office.desk.refused("book_series", tuesdays(&office.a), "series_clashes").await;
        assert_eq!((details["plan"]["free"].as_i64(), details["plan"]["hindered"].as_i64()), (Some(3), Some(1)));
        assert_eq!(dates_that_are(&details["plan"], "hindered"), ["2026-12-08"]);
        assert_eq!(test.count("SELECT count(*) FROM bookings").await, 1);
        assert_eq!(test.count("SELECT count(*) FROM booking_series").await, 0);
        assert_eq!(office.book(&office.b, "2026-12-01T19:00", "2026-12-01T21:00").await["now"]["number"], "B-2026-00002", "no number is lost");
    }

    async fn what_is_booked_is_exactly_what_was_shown_and_the_rest_keeps_its_reason(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-12-08T20:00", "2026-12-08T22:00").await;
        let closure = json!({ "requestKey": new_key(), "premisesId": office.house["id"], "starts": "2027-01-05T00:00",
            "ends": "2027-01-06T00:00", "reason": "Gulvet lakeres" });
        office.manager.ask("close_rooms", closure).await;
        let rule = with(weekly("tue", until("2027-01-12")), json!({ "exceptions": [{ "kind": "week", "week": 51 }, { "kind": "date", "date": "2027-01-12" }] }));
        let input = series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", rule);
        let input = with(input, json!({ "choices": [{ "kind": "skip", "on": "2026-12-29" }] }));
        let booked = booked_as_shown(&office.desk, input).await;
        let card = card(&booked);
        let reason = |on: &str| date(card, on)["leftOut"].clone();
        assert_eq!(standing(card).len(), 2, "1 and 22 December");
        assert_eq!(reason("2026-12-08"), json!({ "kind": "taken", "by": ["Et møde"] }));
        assert_eq!(reason("2026-12-15"), json!({ "kind": "week", "week": 51 }));
        assert_eq!(reason("2026-12-29"), json!({ "kind": "skipped" }));
        assert_eq!(reason("2027-01-05"), json!({ "kind": "closed", "reason": { "kind": "closure", "text": "Gulvet lakeres" } }));
        assert_eq!(reason("2027-01-12"), json!({ "kind": "date" }));
        assert_eq!(each(&card["dates"], "on").len(), 7, "each date once, with one reason");
    }

    async fn a_night_without_the_hour_and_a_date_outside_hours_keep_their_reasons(test) {
        let office = HouseInUse::of(test).await;
        let premises = crate::premises::house_details("Centret", json!({ "onHoliday": "open" }));
        office.manager.ask("change_premises", json!({ "id": office.house["id"], "version": 1, "premises": premises })).await;
        let always = |weekday: i64| json!({ "weekday": weekday, "opensMinute": 0, "closesMinute": 1440 });
        let periods = json!([{ "name": "", "firstDate": null, "lastDate": null, "intervals": [always(6), always(7), always(2)] }]);
        office.manager.ask("set_opening_hours", json!({ "premisesId": office.house["id"], "version": 2, "periods": periods })).await;
        let nights = series(&[&office.a], "2027-03-27T02:00", "2027-03-27T03:00", every_day(times(4)));
        let booked = booked_as_shown(&office.desk, nights).await;
        assert_eq!(date(card(&booked), "2027-03-28")["leftOut"], json!({ "kind": "missing_hour" }));
        assert_eq!(date(card(&booked), "2027-03-29")["leftOut"], json!({ "kind": "outside_opening_hours" }));
        assert_eq!(standing(card(&booked)).len(), 2);
    }

    async fn a_date_that_meets_another_of_the_series_is_left_out_with_that_reason(test) {
        let office = HouseInUse::of(test).await;
        let overlong = series(&[&office.a], "2026-12-01T20:00", "2026-12-02T20:15", every_day(times(3)));
        let booked = booked_as_shown(&office.desk, overlong).await;
        assert_eq!(date(card(&booked), "2026-12-02")["leftOut"], json!({ "kind": "meets_itself", "on": "2026-12-01" }));
    }

    async fn dates_chosen_elsewhere_are_booked_there_and_known_as_changed_by_hand(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-12-08T20:00", "2026-12-08T22:00").await;
        let choices = json!([{ "kind": "instead", "on": "2026-12-08", "rooms": [office.b["id"]], "starts": "2026-12-09T18:00", "ends": "2026-12-09T20:00" }]);
        let booked = office.desk.ask("book_series", with(tuesdays(&office.a), json!({ "choices": choices }))).await;
        let moved = date(card(&booked), "2026-12-08");
        assert_eq!(moved["booking"]["starts"], "2026-12-09T18:00");
        assert_eq!(moved["booking"]["rooms"], json!([office.b["id"]]));
        assert_eq!(moved["byHand"], json!(["time", "rooms"]));
        assert_eq!(date(card(&booked), "2026-12-15")["byHand"], json!([]));
    }

    async fn a_date_that_is_not_free_any_more_brings_a_new_plan_and_books_nothing(test) {
        let office = HouseInUse::of(test).await;
        let input = tuesdays(&office.a);
        let plan = office.desk.ask("plan_series", input.clone()).await;
        office.book(&office.a, "2026-12-15T20:00", "2026-12-15T22:00").await;
        let held = with(input, json!({ "held": dates_that_are(&plan, "free") }));
        let details = office.desk.refused("book_series", held, "plan_changed").await;
        assert_eq!(details["dates"], json!(["2026-12-15"]));
        assert_eq!(date(&details["plan"], "2026-12-15")["outcome"]["refusal"]["code"], "room_taken");
        assert_eq!(test.count("SELECT count(*) FROM bookings").await, 1);
    }

    async fn a_shown_plan_stays_good_while_every_date_it_called_free_is_free(test) {
        let office = HouseInUse::of(test).await;
        let other = office.book(&office.a, "2026-12-08T20:00", "2026-12-08T22:00").await;
        let input = tuesdays(&office.a);
        let plan = office.desk.ask("plan_series", input.clone()).await;
        // What was taken has become free, and the rule now also gives less trouble: it is booked as it was shown.
        office.desk.ask("cancel_booking", cancelled(&other)).await;
        let booked = office.desk.ask("book_series", with(input, json!({ "held": dates_that_are(&plan, "free") }))).await;
        assert_eq!(standing(card(&booked)).len(), 3);
        assert_eq!(date(card(&booked), "2026-12-08")["leftOut"], json!({ "kind": "taken", "by": [] }));
    }

    async fn a_date_left_out_does_not_stand_in_the_way_of_one_that_is_held(test) {
        let office = HouseInUse::of(test).await;
        let overlong = series(&[&office.a], "2026-12-01T20:00", "2026-12-02T20:15", every_day(times(2)));
        let booked = office.desk.ask("book_series", with(overlong, json!({ "held": ["2026-12-02"] }))).await;
        assert_eq!(standing(card(&booked)).len(), 1);
    }

    async fn the_same_request_twice_is_one_series(test) {
        let office = HouseInUse::of(test).await;
        let input = tuesdays(&office.a);
        let first = office.desk.ask("book_series", input.clone()).await;
        assert_eq!(office.desk.ask("book_series", input).await, first);
        assert_eq!(test.count("SELECT count(*) FROM bookings").await, 4);
        assert_eq!(test.count("SELECT count(*) FROM booking_series").await, 1);
    }

    async fn one_single_date_becomes_an_ordinary_booking(test) {
        let office = HouseInUse::of(test).await;
        let input = series(&[&office.a], "2026-11-30T19:00", "2026-11-30T21:00", weekly("tue", until("2026-12-07")));
        let booked = office.desk.ask("book_series", input.clone()).await;
        assert_eq!(booked["now"]["kind"], "single");
        let booking = &booked["now"]["booking"];
        assert_eq!((booking["starts"].as_str(), booking["seriesId"].is_null()), (Some("2026-12-01T19:00"), true));
        assert_eq!(office.desk.ask("book_series", input).await, booked, "the same request again is the same booking");
        assert_eq!(office.desk.undo(&booked).await["now"]["cancellation"]["by"], "undone");
        office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let input = series(&[&office.a], "2026-11-30T19:00", "2026-11-30T21:00", weekly("tue", until("2026-12-07")));
        office.desk.refused("book_series", input, "room_taken").await;
    }

    async fn a_series_of_which_every_date_is_taken_is_refused_and_nothing_is_saved(test) {
        let office = HouseInUse::of(test).await;
        for day in ["01", "08", "15", "22"] {
            office.book(&office.a, &format!("2026-12-{day}T20:00"), &format!("2026-12-{day}T22:00")).await;
        }
        let input = tuesdays(&office.a);
        assert_eq!(office.desk.refused("book_series", input.clone(), "series_clashes").await["plan"]["free"], 0);
        let details = office.desk.refused("book_series", with(input, json!({ "held": [] })), "no_date_left").await;
        assert_eq!(details["plan"]["instead"][0]["roomNames"], json!(["Storesal B"]), "with a way out");
        assert_eq!(test.count("SELECT count(*) FROM booking_series").await, 0);
    }

    async fn only_dates_of_the_rule_can_be_held(test) {
        let office = HouseInUse::of(test).await;
        let input = with(tuesdays(&office.a), json!({ "held": ["2026-12-01", "2026-12-02"] }));
        let details = office.desk.refused("book_series", input, "fields_refused").await;
        assert_eq!(details["problems"][0]["field"], "held.1");
        let skipped = json!({ "held": ["2026-12-08"], "choices": [{ "kind": "skip", "on": "2026-12-08" }] });
        office.desk.refused("book_series", with(tuesdays(&office.a), skipped), "fields_refused").await;
    }

    async fn texts_are_checked_as_for_a_single_booking(test) {
        let office = HouseInUse::of(test).await;
        let input = tuesdays(&office.a);
        let booking = with(input["booking"].clone(), json!({ "title": " ", "note": "150680-9997" }));
        let details = office.desk.refused("book_series", with(input.clone(), json!({ "booking": booking })), "fields_refused").await;
        assert_eq!(details["problems"][0], json!({ "field": "note", "problem": { "kind": "looks_like_cpr" } }));
        let booking = with(input["booking"].clone(), json!({ "title": " " }));
        let details = office.desk.refused("book_series", with(input, json!({ "booking": booking })), "fields_refused").await;
        assert_eq!(details["problems"][0]["field"], "title");
    }

    async fn other_buffers_and_an_agreed_holiday_hold_for_every_date(test) {
        let office = HouseInUse::of(test).await;
        let premises = crate::premises::house_details("Centret", json!({ "onHoliday": "ask" }));
        office.manager.ask("change_premises", json!({ "id": office.house["id"], "version": 1, "premises": premises })).await;
        let input = series(&[&office.cafe], "2026-12-17T19:00", "2026-12-17T21:00", weekly("thu", times(2)));
        let booking = with(input["booking"].clone(), json!({ "holidayAgreement": "Henning", "buffers": { "before": 0, "after": 5, "reason": "De rydder selv" } }));
        let booked = office.desk.ask("book_series", with(input.clone(), json!({ "booking": booking }))).await;
        let christmas = &date(card(&booked), "2026-12-24")["booking"];
        assert_eq!((christmas["holidayAgreement"].as_str(), christmas["blockedUntil"].as_str()), (Some("Henning"), Some("2026-12-24T21:05")));
        assert_eq!(card(&booked)["dates"][0]["byHand"], json!([]));
        let not_asked = office.desk.ask("plan_series", series(&[&office.a], "2026-12-17T19:00", "2026-12-17T21:00", weekly("thu", times(2)))).await;
        assert_eq!(date(&not_asked, "2026-12-24")["outcome"]["refusal"]["details"]["reason"]["rule"], "ask");
    }

    async fn a_guard_that_fires_in_the_middle_leaves_nothing_half_written(test) {
        let office = HouseInUse::of(test).await;
        // As if another program wrote past the lock, at the third date.
        test.sabotage(match test.office.db() {
            Db::Sqlite { .. } => {
                "CREATE TRIGGER somebody_else BEFORE INSERT ON occupancy WHEN (SELECT count(*) FROM occupancy) = 2
                BEGIN SELECT RAISE(ABORT, 'occupancy_no_overlap'); END"
            }
            Db::Postgres(_) => {
                "CREATE FUNCTION somebody_else() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN IF (SELECT count(*) FROM occupancy) = 2 THEN
                    RAISE EXCEPTION USING ERRCODE = '23P01', CONSTRAINT = 'occupancy_no_overlap', MESSAGE = 'taken';
                END IF; RETURN NEW; END; $$;
                CREATE TRIGGER somebody_else BEFORE INSERT ON occupancy FOR EACH ROW EXECUTE FUNCTION somebody_else()"
            }
        }).await.expect("the sabotage works");
        office.desk.refused("book_series", tuesdays(&office.a), "database").await;
        for sql in ["SELECT count(*) FROM bookings", "SELECT count(*) FROM booking_series", "SELECT count(*) FROM occupancy", "SELECT count(*) FROM series_terms"] {
            assert_eq!(test.count(sql).await, 0, "{sql}");
        }
    }

    async fn two_years_of_days_are_booked_and_taken_back_in_one_step(test) {
        let office = HouseInUse::of(test).await;
        let premises = crate::premises::house_details("Centret", json!({ "onHoliday": "open" }));
        office.manager.ask("change_premises", json!({ "id": office.house["id"], "version": 1, "premises": premises })).await;
        let season = office.manager.ask("season_dates", json!({})).await;
        let input = json!({ "version": season["version"], "mostDates": 800, "named": season["named"], "schoolHolidays": [] });
        office.manager.ask("keep_season_dates", input).await;
        let input = series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", every_day(until("2028-12-01")));
        let booked = office.desk.ask("book_series", input).await;
        assert_eq!(card(&booked)["series"]["standing"], 732);
        assert_eq!(office.desk.undo(&booked).await["now"]["series"]["standing"], 0);
        assert_eq!(test.count("SELECT count(*) FROM occupancy").await, 0);
    }
}
