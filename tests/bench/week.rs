//! A full week of twelve rooms out of a million bookings.

use serde_json::{Value, json};
use sqlx::Connection;

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask_for_text, careless_connection, day_of_past, seat_in};

const ROUNDS: i64 = 200;
const WARM_UP: i64 = 10;
/// Weeks before the end of the past: the last ones hold what the part before this one books.
const FIRST_WEEK: i64 = 14;

/// The same rows of a week, read bare.
const RAW: &str = "SELECT b.id, b.version, b.number, b.organisation_id, b.title, b.kind, b.state, b.starts, b.ends,
        b.starts_at, b.ends_at, b.attendees, r.room_id
    FROM bookings b CROSS JOIN booking_rooms r
    WHERE b.starts_at >= $1 AND b.starts_at < $1 + 604800 AND r.booking_id = b.id ORDER BY b.starts_at";

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let path = workplace.office_with_past(1_000_000).await;
    let seat = seat_in(&path, "front_desk").await;
    let mut raw = careless_connection(&path).await;
    let (mut samples, mut raw_samples) = (Samples::default(), Samples::default());
    for round in 0..ROUNDS + WARM_UP {
        // Each time another week.
        let from = day_of_past(7 * (round + FIRST_WEEK));
        let input = json!({ "from": from, "to": from + chrono::Days::new(6) });
        let mut none = Samples::default();
        let (samples, raw_samples) =
            if round < WARM_UP { (&mut none.clone(), &mut none) } else { (&mut samples, &mut raw_samples) };
        let week = samples.time(ask_for_text(&seat, "calendar", input)).await;
        let week: Value = serde_json::from_str(&week).expect("JSON");
        assert_eq!(week["bookings"].as_array().map(Vec::len), Some(504), "a full week");
        let monday = from.and_hms_opt(0, 0, 0).expect("midnight").and_utc().timestamp();
        let rows = raw_samples.time(sqlx::query(RAW).bind(monday).fetch_all(&mut raw)).await.expect("rows");
        assert_eq!(rows.len(), 504);
    }
    raw.close().await.expect("closed");
    seat.office().close().await;
    let figure = Figure {
        name: "a week of 12 rooms, 504 bookings, at 1,000,000 rows".to_owned(),
        samples,
        baseline: Some(Baseline::new("its rows read bare", &raw_samples)),
        target: Some(Target::Median(3.0)),
    };
    vec![figure.tell()]
}
