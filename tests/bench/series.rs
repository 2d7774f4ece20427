//! Looking at a series in an office where every date is taken: for each it is said by whom, and what is free instead; and
//! booking one whose dates are free.

use std::path::Path;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask, ask_for_text, day_of_past, new_key, seat_in, single_rooms};

const ROUNDS: usize = 12;
const WARM_UP: usize = 2;

/// Two years of days, which is as long as a series may be.
const LONG: i64 = 732;
/// How often a series is booked and taken back.
const BOOKED: usize = 24;
const SHORT: i64 = 52;

/// One room from 9 to 10, when it is taken each day of the past.
fn plan(room: &Value, first: NaiveDate, rule: &Value, count: i64) -> Value {
    let booking = json!({ "requestKey": new_key(), "rooms": [room], "starts": format!("{first}T09:00"),
        "ends": format!("{first}T10:00"), "title": "Kor" });
    json!({ "booking": booking, "recurrence": { "rule": rule, "ends": { "kind": "after", "count": count } } })
}

/// A series may have two years of days.
pub async fn allow_long_series(office: &Path) {
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
    let looked_at = [figure(SHORT, short, 10.0).tell(), figure(LONG, long, 300.0).tell()];
    looked_at.into_iter().chain([committed(&office).await]).collect()
}

/// Books 52 dates that are free, and one alone beside them, again and again; each is taken back.
async fn committed(office: &Path) -> Verdict {
    let seat = seat_in(office, "front_desk").await;
    let room = single_rooms(&seat).await.swap_remove(0);
    let first = NaiveDate::from_ymd_opt(2026, 12, 1).expect("a date");
    let booking = |from: &str, until: &str| {
        json!({ "requestKey": new_key(), "rooms": [room], "starts": format!("{first}T{from}"), "ends": format!("{first}T{until}"),
            "title": "Kor" })
    };
    let weekly = json!({ "rule": { "kind": "weekly", "every": 1, "weekdays": ["tue"] }, "ends": { "kind": "after", "count": 2 * SHORT } });
    let seen = ask(&seat, "plan_series", json!({ "booking": booking("06:00", "07:00"), "recurrence": weekly })).await;
    let is_free = |date: &&Value| date["outcome"]["kind"] == "free";
    let dates = seen["dates"].as_array().expect("dates").iter().filter(is_free).map(|date| date["on"].clone());
    let dates: Vec<Value> = dates.take(SHORT as usize).collect();
    assert_eq!(dates.len(), SHORT as usize, "so many mornings are free");
    let rule = json!({ "rule": { "kind": "dates", "dates": dates } });
    let (mut samples, mut alone) = (Samples::default(), Samples::default());
    for round in 0..BOOKED + WARM_UP {
        let (mut series, mut one) = (Samples::default(), Samples::default());
        let input = json!({ "booking": booking("06:00", "07:00"), "recurrence": rule, "held": dates });
        let booked = series.time(ask(&seat, "book_series", input)).await;
        assert_eq!(booked["now"]["card"]["dates"].as_array().map(Vec::len), Some(SHORT as usize));
        let single = one.time(ask(&seat, "book_room", booking("04:00", "05:00"))).await;
        for answer in [booked, single] {
            let undo = &answer["undo"];
            ask(&seat, undo["operation"].as_str().expect("a way back"), undo["input"].clone()).await;
        }
        if round >= WARM_UP {
            samples.note_milliseconds(series.median());
            alone.note_milliseconds(one.median());
        }
    }
    seat.office().close().await;
    let figure = Figure {
        name: format!("a series of {SHORT} free dates booked, durable"),
        samples,
        baseline: Some(Baseline::new("one booking, durable", &alone)),
        target: Some(Target::Median(25.0)),
    };
    figure.tell()
}
