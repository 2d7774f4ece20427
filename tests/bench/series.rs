//! Looking at a series in an office where every date is taken: for each it is said by whom, and what is free instead.

use std::path::Path;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask, ask_for_text, day_of_past, new_key, seat_in, single_rooms};

const ROUNDS: usize = 12;
const WARM_UP: usize = 2;

/// Two years of days, which is as long as a series may be.
const LONG: i64 = 732;
const SHORT: i64 = 52;

/// One room from 9 to 10, when it is taken each day of the past.
fn plan(room: &Value, first: NaiveDate, rule: &Value, count: i64) -> Value {
    let booking = json!({ "requestKey": new_key(), "rooms": [room], "starts": format!("{first}T09:00"),
        "ends": format!("{first}T10:00"), "title": "Kor" });
    json!({ "booking": booking, "recurrence": { "rule": rule, "ends": { "kind": "after", "count": count } } })
}

async fn allow_long_series(office: &Path) {
    let seat = seat_in(office, "manager").await;
    let season = ask(&seat, "season_dates", json!({})).await;
    let long = json!({ "version": season["version"], "mostDates": 800, "named": season["named"],
        "schoolHolidays": season["schoolHolidays"] });
    ask(&seat, "keep_season_dates", long).await;
    seat.office().close().await;
}

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let office = workplace.office_with_past(1_000_000).await;
    allow_long_series(&office).await;
    let seat = seat_in(&office, "front_desk").await;
    let room = single_rooms(&seat).await.swap_remove(0);
    let first = day_of_past(0) - Days::new(LONG.unsigned_abs());
    let week = json!({ "from": first, "to": first + Days::new(6) });
    let every_week = json!({ "kind": "weekly", "every": 1, "weekdays": ["tue"] });
    let every_day = json!({ "kind": "daily", "every": 1 });
    let plans = [plan(&room, first, &every_week, SHORT), plan(&room, first, &every_day, LONG)];
    let mut samples = [Samples::default(), Samples::default()];
    let mut weeks = Samples::default();
    for round in 0..ROUNDS + WARM_UP {
        for ((plan, samples), count) in plans.iter().zip(&mut samples).zip([SHORT, LONG]) {
            let mut took = Samples::default();
            let seen = took.time(ask_for_text(&seat, "plan_series", plan.clone())).await;
            let seen: Value = serde_json::from_str(&seen).expect("JSON");
            assert_eq!(seen["dates"].as_array().map(Vec::len), Some(count as usize), "every date is told");
            if round >= WARM_UP {
                samples.note_milliseconds(took.median());
            }
        }
        weeks.time(ask_for_text(&seat, "calendar", week.clone())).await;
    }
    seat.office().close().await;
    let a_week = Baseline::new("a week in the calendar", &weeks);
    let figure = |count: i64, samples: &Samples, most: f64| Figure {
        name: format!("a series of {count} dates looked at, all taken"),
        samples: samples.clone(),
        baseline: Some(a_week.clone()),
        target: Some(Target::Median(most)),
    };
    let [short, long] = &samples;
    vec![figure(SHORT, short, 10.0).tell(), figure(LONG, long, 300.0).tell()]
}
