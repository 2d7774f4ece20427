//! Offices that have worked for many years: a demo office with a past put straight into its tables, in bulk and without
//! waiting for the disk. Everything lies in a folder of its own, gone when dropped.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use frivillighus_engine::access::Seat;
use frivillighus_engine::office::{Clock, Office};
use frivillighus_engine::shared::ids::RequestKey;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_engine::{demo, gate};
use frivillighus_tests::NOW;
use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

/// The last day of the past, before the demo office began: 31 October 2025, 00.00 UTC.
const LAST_DAY: i64 = 1_761_868_800;

static NEXT: AtomicU64 = AtomicU64::new(1);

/// A key that no other request of this run has.
pub fn new_key() -> RequestKey {
    RequestKey::numbered((1 << 40) + NEXT.fetch_add(1, Ordering::SeqCst))
}

/// The folder of this run.
#[derive(Debug)]
pub struct Workplace(PathBuf);

impl Workplace {
    /// A new folder, where what is temporary is put.
    pub fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("frivillighus-bench-{}", std::process::id()));
        std::fs::create_dir(&folder).expect("a folder for the bench");
        Self(folder)
    }

    /// A file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A demo office with so many bookings in its past; made once for each number.
    pub async fn office_with_past(&self, bookings: i64) -> PathBuf {
        let path = self.file(&format!("past-{bookings}.frivillighus"));
        if !path.exists() {
            self.demo_at(&path).await;
            live_through(&path, &Past { bookings, ..USUAL }).await;
        }
        path
    }

    /// A demo office of sixty rooms with five thousand bookings in every week of its past; made once.
    pub async fn office_with_crowded_weeks(&self) -> PathBuf {
        let path = self.file("crowded.frivillighus");
        if !path.exists() {
            self.demo_at(&path).await;
            grow_to(&path, CROWDED_ROOMS).await;
            live_through(&path, &CROWDED).await;
        }
        path
    }

    /// A demo office and no more.
    pub async fn office_of_the_demo(&self, name: &str) -> PathBuf {
        let path = self.file(name);
        self.demo_at(&path).await;
        path
    }

    async fn demo_at(&self, path: &Path) {
        let demo = self.file("demo.frivillighus");
        if !demo.exists() {
            demo::make(&demo).await.expect("a demo office");
            open_all_day(&demo).await;
        }
        std::fs::copy(&demo, path).expect("a copy of it");
    }
}

impl Drop for Workplace {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Opens an office by the demo's clock and sits down as this role.
pub async fn seat_in(path: &Path, role: &str) -> Seat {
    let clock = Clock::held_at(Instant::from_unix(NOW));
    let office = Office::open_file(path, clock).await.expect("the office opens");
    let seat = Seat::new(office);
    ask(&seat, "sign_in_as_demo_role", json!({ "role": role })).await;
    seat
}

/// Asks the gate and expects an answer.
pub async fn ask(seat: &Seat, operation: &str, input: Value) -> Value {
    match gate::call(seat, operation, input).await {
        Ok(answer) => answer,
        Err(refusal) => panic!("{operation} refused: {refusal:#}"),
    }
}

/// The same as a window asks: the answer is text.
pub async fn ask_for_text(seat: &Seat, operation: &str, input: Value) -> String {
    match gate::call_for_text(seat, operation, input).await {
        Ok(answer) => answer,
        Err(refusal) => panic!("{operation} refused: {refusal:#}"),
    }
}

/// So that a booking at any time is one.
async fn open_all_day(path: &Path) {
    let seat = seat_in(path, "manager").await;
    let day = |weekday: i64| json!({ "weekday": weekday, "opensMinute": 0, "closesMinute": 1440 });
    let usual =
        json!({ "name": "", "firstDate": null, "lastDate": null, "intervals": (1..=7).map(day).collect::<Vec<_>>() });
    for house in ask(&seat, "list_premises", json!({})).await.as_array().expect("houses") {
        let hours = json!({ "premisesId": house["id"], "version": house["version"], "periods": [usual] });
        ask(&seat, "set_opening_hours", hours).await;
    }
    seat.office().close().await;
}

/// Rooms like the first one, until there are so many.
pub async fn grow_to(office: &Path, rooms: usize) {
    let seat = seat_in(office, "manager").await;
    let there = single_rooms(&seat).await.len();
    let houses = ask(&seat, "list_premises", json!({})).await;
    let (house, mut details) = (houses[0]["id"].clone(), houses[0]["rooms"][0]["details"].clone());
    for number in there..rooms {
        details["name"] = json!(format!("Lokale nr. {number}"));
        details["shortName"] = json!("");
        details["aliases"] = json!([]);
        ask(&seat, "register_room", json!({ "requestKey": new_key(), "premisesId": house, "room": details })).await;
    }
    seat.office().close().await;
}

/// A connection past every rule that waits for no disk.
pub async fn careless_connection(path: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Off)
        .foreign_keys(false)
        .pragma("cache_size", "-200000");
    options.connect().await.expect("the file opens")
}

/// Rooms of one space, numbered from 0, as `rooms_of_past`.
const ROOMS: &str = "CREATE TEMP TABLE rooms_of_past AS
    SELECT row_number() OVER (ORDER BY room_id) - 1 AS place, room_id, min(space_id) AS space_id
    FROM room_spaces GROUP BY room_id HAVING count(*) = 1";

/// A past: how many bookings, in how many rooms, how many of them one room has in a day, and how long each is.
#[derive(Debug, Clone, Copy)]
struct Past {
    bookings: i64,
    rooms: usize,
    a_day: i64,
    seconds: i64,
    /// When each begins: seconds after midnight in UTC, by its `place` in the day.
    begins: &'static str,
}

/// Bookings of an hour and a quarter: three in the morning, three in the evening, nothing from 11.15 to 16.
const USUAL: Past = Past {
    bookings: 0,
    rooms: 12,
    a_day: 6,
    seconds: 4_500,
    begins: "19800 + place * 6300 + CASE WHEN place < 3 THEN 0 ELSE 15300 END",
};

/// The rooms of a crowded week.
pub const CROWDED_ROOMS: usize = 60;
/// What a crowded week holds: twelve bookings a day in each room.
pub const CROWDED_WEEK: usize = 7 * 12 * CROWDED_ROOMS;

/// Ten weeks of bookings of fifty minutes, one an hour.
const CROWDED: Past = Past {
    bookings: 10 * CROWDED_WEEK as i64,
    rooms: CROWDED_ROOMS,
    a_day: 12,
    seconds: 3_000,
    begins: "21600 + place * 3600",
};

/// The oldest come first; `$count` of them.
const PAST: &str = "CREATE TEMP TABLE past AS
    WITH RECURSIVE counted (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n < $count - 1),
        placed AS (SELECT n, (n / $rooms) % $a_day AS place FROM counted)
    SELECT c.n + 1 + (SELECT max(id) FROM bookings) AS id, c.n, r.room_id, r.space_id,
        $last_day - ($count - 1 - c.n) / ($rooms * $a_day) * 86400 + $begins AS starts_at
    FROM placed c CROSS JOIN rooms_of_past r WHERE r.place = c.n % $rooms";

const FILL: [&str; 4] = [
    "INSERT INTO bookings (id, request_key, number, organisation_id, title, kind, state, starts, ends, starts_at, ends_at,
        attendees, created_at)
    SELECT id, printf('%08d-0000-7000-8000-000000000000', n), printf('P-%07d', n), 1 + n % 60, 'Hold ' || (n % 500),
        'association', 'took_place', strftime('%Y-%m-%d %H:%M:%S', starts_at + 3600, 'unixepoch'),
        strftime('%Y-%m-%d %H:%M:%S', starts_at + 3600 + $seconds, 'unixepoch'), starts_at, starts_at + $seconds, 12,
        starts_at - 864000
    FROM past ORDER BY n",
    "INSERT INTO booking_rooms (booking_id, room_id, position, buffer_before_minutes, buffer_after_minutes)
    SELECT id, room_id, 0, 0, 0 FROM past ORDER BY n",
    "INSERT INTO occupancy (space_id, starts_at, ends_at, booking_id)
    SELECT space_id, starts_at, starts_at + $seconds, id FROM past ORDER BY n",
    "INSERT INTO events (at, user_id, operation, request, event, subject_kind, subject_id, event_values)
    SELECT starts_at - 864000, 1, 'book_room', printf('%08d-1111-4111-8111-111111111111', n), 'room_booked', 'booking', id,
        json_object('number', printf('P-%07d', n)) FROM past ORDER BY n",
];

async fn live_through(path: &Path, past: &Past) {
    let mut file = careless_connection(path).await;
    let filled = |sql: &str| {
        let numbers = [
            ("$count", past.bookings),
            ("$rooms", past.rooms as i64),
            ("$a_day", past.a_day),
            ("$seconds", past.seconds),
            ("$last_day", LAST_DAY),
        ];
        let begins = sql.replace("$begins", &past.begins.replace("place", "c.place"));
        AssertSqlSafe(numbers.iter().fold(begins, |sql, (name, number)| sql.replace(name, &number.to_string())))
    };
    file.execute("BEGIN").await.expect("a transaction");
    file.execute(ROOMS).await.expect("rooms");
    file.execute(filled(PAST)).await.expect("a past");
    for sql in FILL {
        file.execute(filled(sql)).await.expect("the past is filled in");
    }
    file.execute("COMMIT").await.expect("kept");
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("one file");
    file.close().await.expect("closed");
}

/// The days of the past, the last first: `2025-10-31`, `2025-10-30`, … Six bookings in each of twelve rooms make 504 a
/// week.
pub fn day_of_past(number: i64) -> chrono::NaiveDate {
    let last = chrono::DateTime::from_timestamp(LAST_DAY, 0).expect("a time").date_naive();
    last - chrono::Days::new(number.unsigned_abs())
}

/// The rooms of one space, in the order of the past.
pub async fn single_rooms(seat: &Seat) -> Vec<Value> {
    let houses = ask(seat, "list_premises", json!({})).await;
    let houses = houses.as_array().expect("houses").clone();
    let mut rooms: Vec<Value> =
        houses.iter().flat_map(|house| house["rooms"].as_array().cloned().unwrap_or_default()).collect();
    rooms.retain(|room| room["spaces"].as_array().is_some_and(|spaces| spaces.len() == 1));
    rooms.sort_by_key(|room| room["id"].as_i64());
    rooms.iter().map(|room| room["id"].clone()).collect()
}
