//! Random series with random acts, against a slow and obvious reference: every date stands alone with what was agreed for it
//! and what it says, and who is where is asked of a grid of minutes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};
use frivillighus_engine::access::Role;
use frivillighus_tests::{Engine, TestOffice, TestSeat, new_key, rounds};
use serde_json::{Value, json};

use super::edited::as_shown;
use super::{card, dates_that_are};
use crate::bookings::house_in_use::each;
use crate::bookings::stored_bookings::Rooms;

const ACTS: usize = 24;

/// Numbers that are the same each time: xorshift.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most as u64) as usize
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}

/// What is agreed for one date.
#[derive(Debug, Clone, PartialEq)]
struct Terms {
    shift: i64,
    start: i64,
    length: i64,
    rooms: Vec<i64>,
    note: String,
}

/// What one date says.
#[derive(Debug, Clone, PartialEq)]
struct Content {
    starts: NaiveDateTime,
    ends: NaiveDateTime,
    rooms: Vec<i64>,
    note: String,
}

#[derive(Debug, Clone, PartialEq)]
struct Dated {
    agreed: Terms,
    content: Content,
    /// Whether it stands.
    stands: bool,
    /// Whether it was ever booked.
    is_left_out: bool,
}

impl Terms {
    fn on(&self, on: NaiveDate) -> Content {
        let starts =
            (on + TimeDelta::days(self.shift)).and_hms_opt(0, 0, 0).expect("midnight") + TimeDelta::minutes(self.start);
        Content {
            starts,
            ends: starts + TimeDelta::minutes(self.length),
            rooms: self.rooms.clone(),
            note: self.note.clone(),
        }
    }
}

/// The whole of it: series by their ids, and bookings that stand alone.
#[derive(Default, Clone)]
struct Reference {
    series: BTreeMap<i64, BTreeMap<NaiveDate, Dated>>,
    single: Vec<Content>,
}

/// What a change makes of what was agreed for one date.
type Change = Box<dyn Fn(&mut Terms)>;

type Minute = (&'static str, NaiveDateTime);

/// Every minute of every space that this blocks: Caféen is set up for 15 minutes and cleaned for 30.
fn minutes(house: &Rooms, content: &Content) -> BTreeSet<Minute> {
    let mut all = BTreeSet::new();
    for room in &content.rooms {
        let (spaces, before, after): (&[&'static str], i64, i64) = match *room {
            room if room == house.a => (&["a"], 0, 0),
            room if room == house.both => (&["a", "b"], 0, 0),
            _ => (&["cafe"], 15, 30),
        };
        let until = content.ends + TimeDelta::minutes(after);
        let mut minute = content.starts - TimeDelta::minutes(before);
        while minute < until {
            all.extend(spaces.iter().map(|space| (*space, minute)));
            minute += TimeDelta::minutes(15);
        }
    }
    all
}

impl Reference {
    /// Everything that is blocked, except by some dates of one series.
    fn blocked(&self, house: &Rooms, except: impl Fn(i64, NaiveDate) -> bool) -> BTreeSet<Minute> {
        let of_series = self.series.iter().flat_map(|(id, dates)| dates.iter().map(move |(on, date)| (*id, *on, date)));
        let standing =
            of_series.filter(|(id, on, date)| date.stands && !except(*id, *on)).map(|(_, _, date)| &date.content);
        standing.chain(&self.single).flat_map(|content| minutes(house, content)).collect()
    }

    /// Which of these dates can go where they want, tried out minute by minute. One that cannot stays where it is.
    fn going(&self, house: &Rooms, id: i64, wanted: &BTreeMap<NaiveDate, Content>) -> BTreeSet<NaiveDate> {
        let mut going: BTreeSet<NaiveDate> = wanted.keys().copied().collect();
        loop {
            let mut blocked = self.blocked(house, |there, on| there == id && going.contains(&on));
            let mut stuck = Vec::new();
            for on in &going {
                let own = minutes(house, &wanted[on]);
                if own.is_disjoint(&blocked) { blocked.extend(own) } else { stuck.push(*on) }
            }
            if stuck.is_empty() {
                return going;
            }
            stuck.iter().for_each(|on| {
                going.remove(on);
            });
        }
    }
}

struct World {
    test: TestOffice,
    desk: TestSeat,
    house: Rooms,
    reference: Reference,
    chance: Chance,
}

fn date(text: &Value) -> NaiveDate {
    text.as_str().expect("a date").parse().expect("a date")
}

fn wall(time: NaiveDateTime) -> String {
    time.format("%Y-%m-%dT%H:%M").to_string()
}

impl World {
    async fn of(seed: u64) -> Self {
        let test = TestOffice::on(Engine::Sqlite).await;
        let house = Rooms::of(&test).await;
        let desk = test.seat(Role::FrontDesk).await;
        Self { test, desk, house, reference: Reference::default(), chance: Chance(seed * 0x9E37_79B9 + 1) }
    }

    fn some_rooms(&mut self) -> Vec<i64> {
        let Rooms { a, both, cafe } = self.house;
        self.chance.of(&[vec![a], vec![both], vec![cafe], vec![a, cafe]])
    }

    fn some_day(&mut self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 1, 4).expect("a date") + Days::new(self.chance.below(28) as u64)
    }

    fn some_terms(&mut self) -> Terms {
        let (start, length) = (self.chance.of(&[960, 1_020, 1_080]), self.chance.of(&[60, 120]));
        Terms { shift: 0, start, length, rooms: self.some_rooms(), note: String::new() }
    }

    fn booking(content: &Content) -> Value {
        json!({ "requestKey": new_key(), "rooms": content.rooms, "starts": wall(content.starts), "ends": wall(content.ends), "title": "Et møde", "note": content.note })
    }

    async fn book_series(&mut self) {
        let (first, terms) = (self.some_day(), self.some_terms());
        let every = 1 + self.chance.below(2);
        let count = 3 + self.chance.below(4);
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let weekday = days[first.weekday().num_days_from_monday() as usize];
        let rule = json!({ "rule": { "kind": "weekly", "every": every, "weekdays": [weekday] }, "ends": { "kind": "after", "count": count } });
        let wanted: BTreeMap<NaiveDate, Content> = (0..count)
            .map(|index| first + Days::new((7 * every * index) as u64))
            .map(|on| (on, terms.on(on)))
            .collect();
        let free = self.reference.going(&self.house, 0, &wanted);
        let input = json!({ "booking": Self::booking(&terms.on(first)), "recurrence": rule });
        let plan = self.desk.ask("plan_series", input.clone()).await;
        assert_eq!(dates_that_are(&plan, "free"), free.iter().map(ToString::to_string).collect::<Vec<_>>());
        if free.is_empty() {
            return;
        }
        let mut input = input;
        input["held"] = json!(free);
        let booked = self.desk.ask("book_series", input).await;
        let id = card(&booked)["series"]["id"].as_i64().expect("an id");
        let dated = |(on, content): (NaiveDate, Content)| {
            let stands = free.contains(&on);
            (on, Dated { agreed: terms.clone(), content, stands, is_left_out: !stands })
        };
        self.reference.series.insert(id, wanted.into_iter().map(dated).collect());
    }

    async fn book_single(&mut self) {
        let day = self.some_day();
        let content = self.some_terms().on(day);
        let blocked = self.reference.blocked(&self.house, |_, _| false);
        if minutes(&self.house, &content).is_disjoint(&blocked) {
            self.desk.ask("book_room", Self::booking(&content)).await;
            self.reference.single.push(content);
        } else {
            self.desk.refused("book_room", Self::booking(&content), "room_taken").await;
        }
    }

    async fn open(&self, id: i64) -> Value {
        self.desk.ask("open_series", json!({ "id": id })).await
    }

    /// A date of a series that stands, with its booking.
    async fn some_date(&mut self) -> Option<(i64, NaiveDate, Value)> {
        let ids: Vec<i64> = self.reference.series.keys().copied().collect();
        if ids.is_empty() {
            return None;
        }
        let id = self.chance.of(&ids);
        let standing: Vec<NaiveDate> =
            self.reference.series[&id].iter().filter(|(_, date)| date.stands).map(|(on, _)| *on).collect();
        if standing.is_empty() {
            return None;
        }
        let on = self.chance.of(&standing);
        let card = self.open(id).await;
        Some((id, on, super::date(&card, &on.to_string())["booking"].clone()))
    }

    async fn move_one(&mut self) {
        let Some((id, on, booking)) = self.some_date().await else { return };
        let day = on + Days::new(self.chance.below(3) as u64);
        let terms = self.some_terms();
        let note = self.reference.series[&id][&on].content.note.clone();
        let content = Content { note, ..terms.on(day) };
        let input = json!({ "id": booking["id"], "version": booking["version"], "rooms": content.rooms, "starts": wall(content.starts), "ends": wall(content.ends) });
        let blocked = self.reference.blocked(&self.house, |there, date| (there, date) == (id, on));
        if minutes(&self.house, &content).is_disjoint(&blocked) {
            self.desk.ask("move_booking", input).await;
            self.reference.series.get_mut(&id).expect("a series").get_mut(&on).expect("a date").content = content;
        } else {
            self.desk.refused("move_booking", input, "room_taken").await;
        }
    }

    async fn note_one(&mut self) {
        let Some((id, on, booking)) = self.some_date().await else { return };
        let note = self.chance.of(&["Nøgle", "Flygel", ""]).to_owned();
        let input = json!({ "id": booking["id"], "version": booking["version"], "organisationId": null, "contactPersonId": null,
            "title": booking["title"], "kind": booking["kind"], "attendees": null, "layout": null, "note": note });
        self.desk.ask("change_booking", input).await;
        self.reference.series.get_mut(&id).expect("a series").get_mut(&on).expect("a date").content.note = note;
    }

    async fn cancel_one(&mut self) {
        let Some((id, on, booking)) = self.some_date().await else { return };
        let gone = self
            .desk
            .ask("cancel_booking", json!({ "id": booking["id"], "version": booking["version"], "by": "borrower" }))
            .await;
        if self.chance.one_in(3) {
            self.desk.undo(&gone).await;
            return;
        }
        self.reference.series.get_mut(&id).expect("a series").get_mut(&on).expect("a date").stands = false;
    }

    /// Some changes, as they are asked for and as they are done to the terms of one date.
    fn some_changes(&mut self) -> (Value, Change) {
        let kind = self.chance.below(4);
        let shift: Option<i64> = (kind == 0).then(|| self.chance.of(&[-1, 0, 1, 7]));
        let start: Option<i64> = (kind <= 1).then(|| self.chance.of(&[960, 1_020, 1_035]));
        let length: Option<i64> = self.chance.one_in(3).then(|| self.chance.of(&[60, 90]));
        let rooms = (kind == 2 || self.chance.one_in(5)).then(|| self.some_rooms());
        let note = (kind == 3).then(|| self.chance.of(&["Nøgle", "Borde"]).to_owned());
        let mut changes = Vec::new();
        if shift.is_some() || start.is_some() || length.is_some() {
            let parts = [("dayShift", shift), ("startsMinute", start), ("lengthMinutes", length)];
            let mut time = json!({ "field": "time" });
            parts.iter().for_each(|(name, value)| {
                if let Some(value) = value {
                    time[*name] = json!(value)
                }
            });
            changes.push(time);
        }
        changes.extend(rooms.as_ref().map(|rooms| json!({ "field": "rooms", "rooms": rooms })));
        changes.extend(note.as_ref().map(|note| json!({ "field": "note", "note": note })));
        let apply = move |terms: &mut Terms| {
            terms.shift = shift.unwrap_or(terms.shift);
            terms.start = start.unwrap_or(terms.start);
            terms.length = length.unwrap_or(terms.length);
            if let Some(rooms) = &rooms {
                terms.rooms.clone_from(rooms)
            }
            if let Some(note) = &note {
                terms.note.clone_from(note)
            }
        };
        (json!(changes), Box::new(apply))
    }

    async fn edit(&mut self) {
        let Some((id, on, _)) = self.some_date().await else { return };
        let is_all = self.chance.one_in(2);
        let (changes, apply) = self.some_changes();
        let in_scope = |there: &NaiveDate| is_all || *there >= on;
        let before = self.reference.series[&id].clone();
        let standing: Vec<NaiveDate> =
            before.iter().filter(|(on, date)| date.stands && in_scope(on)).map(|(on, _)| *on).collect();
        let also: Vec<NaiveDate> = standing.iter().copied().filter(|_| self.chance.one_in(4)).collect();
        let mut after = before.clone();
        for (on, date) in after.iter_mut().filter(|(on, _)| in_scope(on)) {
            let was = date.agreed.on(*on);
            apply(&mut date.agreed);
            if !date.stands {
                continue;
            }
            let is = date.agreed.on(*on);
            let follows = |same: bool| same || also.contains(on);
            if follows((date.content.starts, date.content.ends) == (was.starts, was.ends)) && asks_time(&changes) {
                (date.content.starts, date.content.ends) = (is.starts, is.ends);
            }
            if follows(date.content.rooms == was.rooms) && asks(&changes, "rooms") {
                date.content.rooms = is.rooms;
            }
            if follows(date.content.note == was.note) && asks(&changes, "note") {
                date.content.note = is.note;
            }
        }
        let place = |content: &Content| (content.starts, content.ends, content.rooms.clone());
        let mut wanted: BTreeMap<NaiveDate, Content> = after
            .iter()
            .filter(|(on, date)| date.stands && place(&date.content) != place(&before[on].content))
            .map(|(on, date)| (*on, date.content.clone()))
            .collect();
        let skipped: Vec<NaiveDate> = wanted.keys().copied().filter(|_| self.chance.one_in(6)).collect();
        wanted.retain(|on, _| !skipped.contains(on));
        let going = self.reference.going(&self.house, id, &wanted);
        let choices: Vec<Value> = skipped.iter().map(|on| json!({ "kind": "skip", "on": on })).collect();
        let mut edit = json!({ "id": id, "changes": changes, "also": also, "choices": choices });
        if !is_all {
            edit["fromOn"] = json!(on);
        }
        let plan = self.desk.ask("plan_series_edit", edit.clone()).await;
        let free: BTreeSet<NaiveDate> =
            dates_that_are(&plan["plan"], "free").iter().map(|on| on.parse().expect("a date")).collect();
        assert_eq!(free, going, "of {wanted:#?}");
        assert_eq!(each(&plan["dates"], "on").into_iter().map(date).collect::<Vec<_>>(), standing);
        for (on, date) in &mut after {
            if !going.contains(on) {
                let Content { starts, ends, rooms, .. } = before[on].content.clone();
                date.content = Content { starts, ends, rooms, note: date.content.note.clone() };
            }
        }
        let done = self.desk.ask("edit_series", as_shown(&plan, &edit)).await;
        self.reference.series.insert(id, after);
        self.assert_same().await;
        if self.chance.one_in(3) {
            self.desk.undo(&done).await;
            self.reference.series.insert(id, before);
        }
    }

    async fn extend(&mut self) {
        let Some((id, _, _)) = self.some_date().await else { return };
        let card = self.open(id).await;
        let last = date(&card["series"]["lastOn"]);
        let every = card["series"]["recurrence"]["rule"]["every"].as_i64().expect("weeks");
        let on = last + TimeDelta::days(7 * every);
        // Later the clocks change, and minutes on the wall are none in time.
        if on > NaiveDate::from_ymd_opt(2027, 3, 15).expect("a date") {
            return;
        }
        let agreed = self.reference.series[&id].values().last().expect("dates").agreed.clone();
        let content = agreed.on(on);
        let is_free = minutes(&self.house, &content).is_disjoint(&self.reference.blocked(&self.house, |_, _| false));
        let input = json!({ "id": id, "version": card["series"]["version"], "extension": { "kind": "until", "end": { "kind": "on", "date": on } } });
        if !is_free {
            self.desk.refused("extend_series", input, "series_clashes").await;
            return;
        }
        let done = self.desk.ask("extend_series", input).await;
        if self.chance.one_in(2) {
            self.desk.undo(&done).await;
            return;
        }
        let date = Dated { agreed, content, stands: true, is_left_out: false };
        self.reference.series.get_mut(&id).expect("a series").insert(on, date);
    }

    /// What the office sees and what the database blocks is what the reference says.
    async fn assert_same(&self) {
        for (id, dates) in &self.reference.series {
            let card = self.open(*id).await;
            assert_eq!(
                each(&card["dates"], "on").into_iter().map(date).collect::<Vec<_>>(),
                dates.keys().copied().collect::<Vec<_>>()
            );
            for (there, (on, date)) in card["dates"].as_array().expect("dates").iter().zip(dates) {
                let booking = &there["booking"];
                assert_eq!(booking.is_null(), date.is_left_out, "{on}");
                if date.is_left_out {
                    continue;
                }
                assert_eq!(booking["cancellation"].is_null(), date.stands, "{on}");
                let said = (
                    booking["starts"].as_str(),
                    booking["ends"].as_str(),
                    booking["rooms"].clone(),
                    booking["note"].as_str(),
                );
                let Content { starts, ends, rooms, note } = &date.content;
                let (starts, ends) = (wall(*starts), wall(*ends));
                assert_eq!(
                    said,
                    (Some(starts.as_str()), Some(ends.as_str()), json!(rooms), Some(note.as_str())),
                    "{on}"
                );
            }
        }
        let blocked = self.reference.blocked(&self.house, |_, _| false).len() as i64 * 15;
        assert_eq!(
            self.test.count("SELECT CAST(coalesce(sum(ends_at - starts_at), 0) / 60 AS BIGINT) FROM occupancy").await,
            blocked
        );
        let twice = "SELECT count(*) FROM occupancy o JOIN occupancy p ON p.space_id = o.space_id AND p.booking_id > o.booking_id
            AND p.starts_at < o.ends_at AND o.starts_at < p.ends_at";
        assert_eq!(self.test.count(twice).await, 0);
    }
}

fn asks(changes: &Value, field: &str) -> bool {
    each(changes, "field").into_iter().any(|there| there == field)
}

fn asks_time(changes: &Value) -> bool {
    asks(changes, "time")
}

#[tokio::test]
async fn random_series_with_random_acts_are_as_a_grid_of_minutes_says() {
    for seed in 1..=rounds(4, 80) {
        let mut world = World::of(seed as u64).await;
        world.book_series().await;
        world.book_series().await;
        for _ in 0..ACTS {
            match world.chance.below(12) {
                0 => world.book_series().await,
                1 | 2 => world.book_single().await,
                3 | 4 => world.move_one().await,
                5 => world.note_one().await,
                6 => world.cancel_one().await,
                7 => world.extend().await,
                _ => world.edit().await,
            }
            world.assert_same().await;
        }
        world.test.remove().await;
    }
}
