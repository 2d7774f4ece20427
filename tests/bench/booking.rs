//! A durable booking, beside a raw durable row in the same table of another file; and whether years of past make it dearer.

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use frivillighus_engine::access::Seat;
use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask, day_of_past, new_key, seat_in, single_rooms};

const FEW: i64 = 10_000;
const MANY: i64 = 1_000_000;
const ROUNDS: usize = 360;
/// The first are for the caches.
const WARM_UP: usize = 24;

/// An office in which one books.
struct Booked {
    seat: Seat,
    rooms: Vec<Value>,
    association: Value,
    samples: Samples,
}

impl Booked {
    async fn at(path: &Path) -> Self {
        let seat = seat_in(path, "front_desk").await;
        let found = ask(&seat, "find_parties", json!({ "words": "klangbol", "among": "association" })).await;
        let association = found["found"][0]["entry"]["party"]["id"].clone();
        assert!(association.is_i64(), "the demo has a choir: {found:#}");
        let mut rooms = Vec::new();
        for room in single_rooms(&seat).await {
            if is_lent_without_asking(&seat, &room, &association).await {
                rooms.push(room);
            }
        }
        assert!(rooms.len() >= 11, "the demo has twelve rooms; at most one has to be asked for");
        Self { seat, rooms, association, samples: Samples::default() }
    }

    /// An association books an hour at noon, between what is there that day.
    async fn book(&mut self, round: usize) {
        let day = weekday_of_past(round / self.rooms.len());
        let input = json!({ "requestKey": new_key(), "rooms": [self.rooms[round % self.rooms.len()]],
            "starts": format!("{day}T13:00"), "ends": format!("{day}T14:00"), "organisationId": self.association, "title": "" });
        let booking = ask(&self.seat, "book_room", input);
        if round < WARM_UP {
            booking.await;
        } else {
            self.samples.time(booking).await;
        }
    }
}

/// The front desk books such a room for the association by itself.
async fn is_lent_without_asking(seat: &Seat, room: &Value, association: &Value) -> bool {
    let day = weekday_of_past(0);
    let times = json!({ "rooms": [room], "starts": format!("{day}T13:00"), "ends": format!("{day}T14:00"),
        "organisationId": association });
    let checked = ask(seat, "check_times", times).await;
    let notes = checked["notes"].as_array().expect("notes");
    notes.iter().all(|note| note["finding"]["kind"] != "room_needs_approval")
}

/// Weekdays before 1 October 2025, the last first.
fn weekday_of_past(number: usize) -> NaiveDate {
    let weekdays = (31..).map(day_of_past).filter(|day| day.weekday().num_days_from_monday() < 5);
    weekdays.take(number + 1).last().expect("a weekday")
}

const RAW: &str =
    "INSERT INTO bookings (request_key, number, organisation_id, title, kind, state, starts, ends, starts_at,
    ends_at, created_at) VALUES ($1, $2, 1, 'Raw', 'association', 'confirmed', '2025-10-01 20:15:00',
    '2025-10-01 21:15:00', $3, $3 + 3600, $3)";

async fn raw_connection(path: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
        .foreign_keys(true);
    options.connect().await.expect("the file opens")
}

async fn raw_row(file: &mut SqliteConnection, round: usize) {
    let row =
        sqlx::query(RAW).bind(format!("raw-{round}")).bind(format!("R-{round}")).bind(1_760_000_000 + round as i64);
    row.execute(file).await.expect("a raw row");
}

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let few = workplace.office_with_past(FEW).await;
    let many = workplace.office_with_past(MANY).await;
    let raw_file = workplace.file("raw.frivillighus");
    std::fs::copy(&few, &raw_file).expect("a copy");
    let mut raw = raw_connection(&raw_file).await;
    let (mut few, mut many) = (Booked::at(&few).await, Booked::at(&many).await);
    let mut raw_samples = Samples::default();
    for round in 0..ROUNDS + WARM_UP {
        // In turns, so that all three meet the same disk.
        if round < WARM_UP {
            raw_row(&mut raw, round).await;
        } else {
            raw_samples.time(raw_row(&mut raw, round)).await;
        }
        few.book(round).await;
        many.book(round).await;
    }
    raw.close().await.expect("closed");
    for seat in [&few.seat, &many.seat] {
        seat.office().close().await;
    }
    let raw = Baseline::new("a raw durable row", &raw_samples);
    let small = Baseline::new("the same at 10,000 rows", &few.samples);
    let figure = |name: &str, samples: &Samples, baseline: &Baseline, most: f64| Figure {
        name: name.to_owned(),
        samples: samples.clone(),
        baseline: Some(baseline.clone()),
        target: Some(Target::Times(most)),
    };
    vec![
        figure("a durable booking at 10,000 rows", &few.samples, &raw, 2.5).tell(),
        figure("a durable booking at 1,000,000 rows", &many.samples, &raw, 2.5).tell(),
        figure("a durable booking at 1,000,000 rows, is it flat", &many.samples, &small, 1.3).tell(),
    ]
}
