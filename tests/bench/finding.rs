//! A free room for a weekly series among fifty rooms, in an office with a million bookings; and a plan of two years of days
//! there among sixty.

use std::path::Path;

use chrono::Days;
use serde_json::{Value, json};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{
    CROWDED_ROOMS, Workplace, ask_for_text, day_of_past, grow_to, new_key, seat_in, single_rooms,
};
use crate::series::allow_long_series;

const ROUNDS: usize = 40;
const WARM_UP: usize = 4;
const ROOMS: usize = 50;
const DATES: i64 = 52;
const DAYS: i64 = 700;
const PLANS: usize = 12;

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let office = workplace.office_with_past(1_000_000).await;
    grow_to(&office, ROOMS).await;
    let seat = seat_in(&office, "front_desk").await;
    let first = day_of_past(0) - Days::new(7 * DATES.unsigned_abs());
    let week = json!({ "from": first, "to": first + Days::new(6) });
    // From 9 to 10 every one of the twelve rooms of the past is taken, each week.
    let rule = json!({ "rule": { "kind": "weekly", "every": 1, "weekdays": ["tue"] }, "ends": { "kind": "after", "count": DATES } });
    let when = json!({ "kind": "series", "starts": format!("{first}T09:00"), "ends": format!("{first}T10:00"), "recurrence": rule });
    let input = json!({ "when": when, "attendees": 20 });
    let (mut samples, mut weeks) = (Samples::default(), Samples::default());
    for round in 0..ROUNDS + WARM_UP {
        let mut took = Samples::default();
        let found = took.time(ask_for_text(&seat, "find_free", input.clone())).await;
        let found: Value = serde_json::from_str(&found).expect("JSON");
        assert_eq!(found["times"], DATES);
        assert!(!found["fitting"].as_array().expect("rooms").is_empty(), "some room is free");
        if round >= WARM_UP {
            samples.note_milliseconds(took.median());
        }
        weeks.time(ask_for_text(&seat, "calendar", week.clone())).await;
    }
    seat.office().close().await;
    let figure = Figure {
        name: format!("a free room for {DATES} weeks among {ROOMS} rooms, at 1,000,000 rows"),
        samples,
        baseline: Some(Baseline::new("a week in the calendar", &weeks)),
        target: Some(Target::Median(30.0)),
    };
    let found = figure.tell();
    grow_to(&office, CROWDED_ROOMS).await;
    vec![found, planned(&office, &rule_of_days(), &weeks).await]
}

fn rule_of_days() -> Value {
    json!({ "rule": { "kind": "daily", "every": 1 }, "ends": { "kind": "after", "count": DAYS } })
}

/// Every day from 9 to 10 in a room that is taken each time: all the others are looked at for each.
async fn planned(office: &Path, rule: &Value, weeks: &Samples) -> Verdict {
    allow_long_series(office).await;
    let seat = seat_in(office, "front_desk").await;
    let room = single_rooms(&seat).await.swap_remove(0);
    let first = day_of_past(0) - Days::new(DAYS.unsigned_abs() + 30);
    let booking = json!({ "requestKey": new_key(), "rooms": [room], "starts": format!("{first}T09:00"),
        "ends": format!("{first}T10:00"), "title": "Kor" });
    let input = json!({ "booking": booking, "recurrence": rule });
    let mut samples = Samples::default();
    for round in 0..PLANS + WARM_UP {
        let mut took = Samples::default();
        let plan = took.time(ask_for_text(&seat, "plan_series", input.clone())).await;
        let plan: Value = serde_json::from_str(&plan).expect("JSON");
        assert_eq!(plan["dates"].as_array().map(Vec::len), usize::try_from(DAYS).ok());
        if round >= WARM_UP {
            samples.note_milliseconds(took.median());
        }
    }
    seat.office().close().await;
    let figure = Figure {
        name: format!("a plan of {DAYS} dates among {CROWDED_ROOMS} rooms, at 1,000,000 rows"),
        samples,
        baseline: Some(Baseline::new("a week in the calendar", weeks)),
        target: Some(Target::Median(300.0)),
    };
    figure.tell()
}
