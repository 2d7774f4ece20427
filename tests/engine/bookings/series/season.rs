//! The office's year: dates with a name, school holidays, and how many dates a series may have.

use frivillighus_engine::access::Role;
use frivillighus_tests::office_test;
use serde_json::{Value, json};

use super::{date, dates_that_are, series, times, weekly};
use crate::bookings::house_in_use::{HouseInUse, each};
use crate::premises::with;

fn change(season: &Value, changes: Value) -> Value {
    with(season.clone(), changes)
}

office_test! {
    async fn a_new_office_knows_jul_and_the_end_of_the_season(test) {
        let office = HouseInUse::of(test).await;
        let season = office.desk.ask("season_dates", json!({})).await;
        assert_eq!(each(&season["named"], "name"), ["Jul", "Sæsonens slutning"]);
        assert_eq!(season["named"][1]["everyYear"], json!({ "month": 6, "day": 30 }));
        assert_eq!(season["mostDates"], 400);
        let until = |name: &str| json!({ "kind": "named", "name": name });
        let input = |name: &str| series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", until(name)));
        let plan = office.desk.ask("plan_series", input("jul")).await;
        assert_eq!(dates_that_are(&plan, "free"), ["2026-12-01", "2026-12-08", "2026-12-15"]);
        let plan = office.desk.ask("plan_series", input("saesonens slutning")).await;
        assert_eq!(plan["dates"].as_array().and_then(|dates| dates.last()).map(|date| &date["on"]), Some(&json!("2027-06-29")));
    }

    async fn a_year_is_kept_and_taken_back(test) {
        let manager = test.seat(Role::Manager).await;
        let before = manager.ask("season_dates", json!({})).await;
        let holidays = json!([{ "name": "Vinterferie", "firstOn": "2027-02-13", "lastOn": "2027-02-21" },
            { "name": "Efterårsferie", "firstOn": "2026-10-10", "lastOn": "2026-10-18" }]);
        let named = json!([{ "name": " Jul ", "everyYear": { "month": 12, "day": 20 }, "dates": ["2026-12-18"] }]);
        let kept = manager.ask("keep_season_dates", change(&before, json!({ "schoolHolidays": holidays, "named": named, "mostDates": 60 }))).await;
        assert_eq!(each(&kept["now"]["schoolHolidays"], "name"), ["Efterårsferie", "Vinterferie"], "by their first day");
        assert_eq!(kept["now"]["named"], json!([{ "name": "Jul", "everyYear": { "month": 12, "day": 20 }, "dates": ["2026-12-18"] }]));
        let back = manager.undo(&kept).await;
        assert_eq!(with(back["now"].clone(), json!({ "version": before["version"] })), before);
        assert_eq!(manager.undo(&back).await["now"]["mostDates"], 60);
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event = 'season_dates_changed'").await, 3);
    }

    async fn the_halves_of_school_years_that_nobody_wrote_down_are_told(test) {
        let manager = test.seat(Role::Manager).await;
        let unknown = manager.ask("unknown_school_holidays", json!({})).await;
        assert_eq!(unknown, json!([{ "from": "2026-08-01", "to": "2028-12-31" }]), "those that follow each other are one time");
        let season = manager.ask("season_dates", json!({})).await;
        let holidays = json!([{ "name": "Vinterferie", "firstOn": "2027-02-13", "lastOn": "2027-02-21" }]);
        manager.ask("keep_season_dates", change(&season, json!({ "schoolHolidays": holidays }))).await;
        let unknown = manager.ask("unknown_school_holidays", json!({})).await;
        assert_eq!(unknown, json!([{ "from": "2026-08-01", "to": "2026-12-31" }, { "from": "2027-08-01", "to": "2028-12-31" }]));
    }

    async fn the_office_decides_how_many_dates_are_booked_at_a_time(test) {
        let office = HouseInUse::of(test).await;
        let season = office.manager.ask("season_dates", json!({})).await;
        office.manager.ask("keep_season_dates", change(&season, json!({ "mostDates": 3 }))).await;
        let input = |count| series(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00", weekly("tue", times(count)));
        for operation in ["plan_series", "book_series"] {
            assert_eq!(office.desk.refused(operation, input(4), "too_many_dates").await, json!({ "dates": 4, "most": 3 }));
        }
        office.desk.ask("book_series", input(3)).await;
    }

    async fn school_holidays_are_left_out_and_a_year_that_nobody_wrote_down_is_told(test) {
        let office = HouseInUse::of(test).await;
        let season = office.manager.ask("season_dates", json!({})).await;
        let holidays = json!([{ "name": "Vinterferie", "firstOn": "2027-02-13", "lastOn": "2027-02-21" }]);
        office.manager.ask("keep_season_dates", change(&season, json!({ "schoolHolidays": holidays }))).await;
        let rule = with(weekly("tue", json!({ "kind": "on", "date": "2027-02-23" })), json!({ "exceptions": [{ "kind": "school_holidays" }] }));
        let input = series(&[&office.a], "2026-12-15T19:00", "2026-12-15T21:00", rule);
        let plan = office.desk.ask("plan_series", input).await;
        assert_eq!(date(&plan, "2027-02-16")["outcome"]["reason"], json!({ "kind": "school_holiday", "name": "Vinterferie" }));
        assert_eq!(plan["warnings"], json!([{ "kind": "school_holidays_unknown", "from": "2026-08-01", "to": "2026-12-31" }]),
            "nobody wrote down the autumn's: that is not the same as open");
    }

    async fn even_weeks_over_the_end_of_2026_are_warned_of(test) {
        let office = HouseInUse::of(test).await;
        let rule = json!({ "rule": { "kind": "by_week_parity", "parity": "odd", "weekdays": ["tue"] }, "ends": times(4) });
        let plan = office.desk.ask("plan_series", series(&[&office.a], "2026-12-15T19:00", "2026-12-15T21:00", rule)).await;
        assert_eq!(each(&plan["dates"], "on"), ["2026-12-15", "2026-12-29", "2027-01-05", "2027-01-19"]);
        assert_eq!(plan["warnings"], json!([{ "kind": "week53", "year": 2026 }]));
    }

    async fn a_year_with_faults_is_told_field_by_field(test) {
        let manager = test.seat(Role::Manager).await;
        let season = manager.ask("season_dates", json!({})).await;
        let holidays = json!([{ "name": "", "firstOn": "2027-02-13", "lastOn": "2027-02-12" }]);
        let details = manager.refused("keep_season_dates", change(&season, json!({ "schoolHolidays": holidays, "mostDates": 801 })), "fields_refused").await;
        assert_eq!(each(&details["problems"], "field"), ["mostDates", "schoolHolidays.0.name", "schoolHolidays.0.lastOn"]);
    }

    async fn a_year_that_a_colleague_changed_is_shown_first(test) {
        let manager = test.seat(Role::Manager).await;
        let season = manager.ask("season_dates", json!({})).await;
        manager.ask("keep_season_dates", change(&season, json!({ "mostDates": 60 }))).await;
        let details = manager.refused("keep_season_dates", change(&season, json!({ "mostDates": 50 })), "stale_season_dates").await;
        assert_eq!(details["current"]["mostDates"], 60);
    }

    async fn the_desk_reads_the_year_and_does_not_write_it(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let season = desk.ask("season_dates", json!({})).await;
        desk.refused("keep_season_dates", change(&season, json!({ "mostDates": 60 })), "not_allowed").await;
    }
}
