//! A free room for a weekly series among fifty rooms, in an office with a million bookings.

use std::path::Path;

use chrono::Days;
use serde_json::{Value, json};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask, ask_for_text, day_of_past, new_key, seat_in, single_rooms};

const ROUNDS: usize = 40;
const WARM_UP: usize = 4;
const ROOMS: usize = 50;
const DATES: i64 = 52;

/// Rooms like the first one, until there are fifty.
async fn more_rooms(office: &Path) {
    let seat = seat_in(office, "manager").await;
    let there = single_rooms(&seat).await.len();
    let houses = ask(&seat, "list_premises", json!({})).await;
    let (house, mut details) = (houses[0]["id"].clone(), houses[0]["rooms"][0]["details"].clone());
    for number in there..ROOMS {
        details["name"] = json!(format!("Lokale nr. {number}"));
        details["shortName"] = json!("");
        details["aliases"] = json!([]);
        ask(&seat, "register_room", json!({ "requestKey": new_key(), "premisesId": house, "room": details })).await;
    }
    seat.office().close().await;
}

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let office = workplace.office_with_past(1_000_000).await;
    more_rooms(&office).await;
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
    vec![figure.tell()]
}
