//! Bookings that repeat: planned, booked as they were shown, completed, cancelled and taken up again.

mod answered;
mod booked;
mod cancelled;
pub mod edited;
mod extended;
mod missing;
mod planned;
mod random_edits;
mod season;
mod several_desks;

use frivillighus_tests::TestSeat;
use serde_json::{Value, json};

use super::house_in_use::booking;
use crate::premises::with;

/// The input of a series of these rooms; its key is new each time.
pub fn series(rooms: &[&Value], starts: &str, ends: &str, rule: Value) -> Value {
    json!({ "booking": booking(rooms, starts, ends), "recurrence": rule })
}

/// Every week on the day that the form stands on.
pub fn weekly(weekday: &str, ends: Value) -> Value {
    json!({ "rule": { "kind": "weekly", "every": 1, "weekdays": [weekday] }, "ends": ends })
}

pub fn every_day(ends: Value) -> Value {
    json!({ "rule": { "kind": "daily", "every": 1 }, "ends": ends })
}

pub fn times(count: i64) -> Value {
    json!({ "kind": "after", "count": count })
}

pub fn until(date: &str) -> Value {
    json!({ "kind": "on", "date": date })
}

/// The dates of a plan that have this outcome.
pub fn dates_that_are<'a>(plan: &'a Value, kind: &str) -> Vec<&'a str> {
    let dates = plan["dates"].as_array().unwrap_or_else(|| panic!("no plan: {plan:#}"));
    dates.iter().filter(|date| date["outcome"]["kind"] == kind).filter_map(|date| date["on"].as_str()).collect()
}

/// One date of a plan or of a card.
pub fn date<'a>(whole: &'a Value, on: &str) -> &'a Value {
    let dates = whole["dates"].as_array().unwrap_or_else(|| panic!("no dates: {whole:#}"));
    dates.iter().find(|date| date["on"] == on).unwrap_or_else(|| panic!("no {on} in {whole:#}"))
}

/// Books exactly what a plan of it shows as free.
pub async fn booked_as_shown(desk: &TestSeat, input: Value) -> Value {
    let plan = desk.ask("plan_series", input.clone()).await;
    desk.ask("book_series", with(input, json!({ "held": dates_that_are(&plan, "free") }))).await
}

/// The card of what was booked.
pub fn card(booked: &Value) -> &Value {
    assert_eq!(booked["now"]["kind"], "series", "{booked:#}");
    &booked["now"]["card"]
}

/// Every booking of a card that stands, as it was seen.
pub fn standing(card: &Value) -> Vec<Value> {
    let dates = card["dates"].as_array().expect("dates").iter();
    let bookings =
        dates.map(|date| &date["booking"]).filter(|booking| booking["cancellation"].is_null() && !booking.is_null());
    bookings.map(|booking| json!({ "id": booking["id"], "version": booking["version"] })).collect()
}

/// The act that cancels these bookings of a series.
pub fn cancelling(card: &Value, bookings: &[Value], by: &str) -> Value {
    json!({ "id": card["series"]["id"], "version": card["series"]["version"], "bookings": bookings, "by": by })
}
