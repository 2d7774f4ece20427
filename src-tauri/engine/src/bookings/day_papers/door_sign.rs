//! The sign on a door: who has the room when, and when it is free, to be read from two metres.

use chrono::NaiveDate;

use super::sheet::{Sheet, minutes};
use super::words::Words;
use crate::bookings::{BookingKind, Calendar};
use crate::documents::{Block, Column, Content, Document, Numbering, RowHeads, Span, Spans, Table};
use crate::premises::Room;
use crate::shared::format::{self, capitalised};
use crate::shared::ids::{RoomId, SpaceId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::WallTime;

/// One stretch of a day in a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Minutes from midnight.
    pub from: i64,
    pub until: i64,
    pub what: Shown,
}

/// What a sign says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shown {
    Booked(String),
    Free,
    Shut(String),
}

/// The signs of these rooms, a page each.
pub(super) fn document(sheet: &Sheet, rooms: &[&Room], days: &[(RoomId, Vec<Stretch>)], now: Instant) -> Document {
    let words = Words::of(sheet.language);
    let date = format::date_full(sheet.on, sheet.language);
    let title = format!("{}: {}, {date}", words.signs, sheet.house.details.name);
    let identifier = format!("door-signs-{}-{}", sheet.house.id.0, sheet.on);
    let mut document = Document::new(title, &sheet.head.details.name, sheet.language, identifier, now);
    document.margins.numbering = Numbering::None;
    document.margins.foot = Some(sheet.house.details.name.clone());
    document.margins.ribbon = sheet.head.is_demo.then(|| words.ribbon.to_owned());
    for (place, room) in rooms.iter().enumerate() {
        if place > 0 {
            document.blocks.push(Block::page_break());
        }
        document.blocks.push(sheet.head.letterhead());
        document.blocks.push(Content::Headline(room.details.name.clone()).into());
        document.blocks.push(Block::display(capitalised(&date)));
        let stretches = days.iter().find(|(id, _)| *id == room.id).map(|(_, day)| day.as_slice()).unwrap_or_default();
        document.blocks.push(Content::LargeTable(table(sheet, words, stretches)).into());
    }
    document
}

fn table(sheet: &Sheet, words: &Words, stretches: &[Stretch]) -> Table {
    let row = |stretch: &Stretch| {
        let text: Spans = match &stretch.what {
            Shown::Booked(who) => Span::Bold(who.clone()).into(),
            Shown::Free => words.free.into(),
            Shown::Shut(why) if why.is_empty() => words.shut.into(),
            Shown::Shut(why) => format!("{}: {why}", words.shut).into(),
        };
        vec![minutes(stretch.from, stretch.until, sheet.language).into(), text]
    };
    Table {
        columns: vec![Column::points(words.time, 176.0), Column::share(words.who, 1)],
        rows: stretches.iter().map(row).collect(),
        row_heads: RowHeads::First,
    }
}

/// A booking as a door shows it: whoever shares a space with the room has it.
pub(super) struct AtTheDoor {
    pub starts: WallTime,
    pub ends: WallTime,
    pub text: String,
    pub spaces: Vec<SpaceId>,
}

/// What may stand on a door: who and what, but for private ones.
pub(super) fn door_text(words: &Words, kind: BookingKind, who: &str, what: &str) -> String {
    match kind {
        BookingKind::Private => words.private.to_owned(),
        _ if what.is_empty() || what == who => who.to_owned(),
        _ => format!("{who}\n{what}"),
    }
}

/// The day of a room from the first that happens to the last: booked, free while the house is open, shut.
pub(super) fn day_of(sheet: &Sheet, room: &Room, bookings: &[AtTheDoor]) -> Vec<Stretch> {
    let mut taken: Vec<Stretch> = Vec::new();
    for there in bookings.iter().filter(|there| there.spaces.iter().any(|space| room.spaces.contains(space))) {
        let (from, until) = within_day(there.starts, there.ends, sheet.on);
        taken.push(Stretch { from, until, what: Shown::Booked(there.text.clone()) });
    }
    let closed = sheet.closed.iter().filter(|closed| closed.room_id == room.id);
    let mut shut: Vec<(i64, i64)> = closed.map(|closed| within_day(closed.starts, closed.ends, sheet.on)).collect();
    shut.retain(|(from, until)| from < until);
    taken.retain(|stretch| stretch.from < stretch.until);
    taken.sort_by_key(|stretch| (stretch.from, stretch.until));
    let mut day = taken.clone();
    for open in &sheet.open {
        let booked = |stretch: &Stretch| (stretch.from, stretch.until);
        let mut blocked: Vec<(i64, i64)> = taken.iter().map(booked).chain(shut.iter().copied()).collect();
        blocked.sort_unstable();
        day.extend(gaps(open.opens_minute, open.closes_minute, &blocked).map(|(from, until)| Stretch {
            from,
            until,
            what: Shown::Free,
        }));
    }
    let booked: Vec<(i64, i64)> = taken.iter().map(|stretch| (stretch.from, stretch.until)).collect();
    for (from, until) in shut {
        day.extend(gaps(from, until, &booked).map(|(from, until)| Stretch {
            from,
            until,
            what: Shown::Shut(String::new()),
        }));
    }
    if day.is_empty() {
        day.push(Stretch { from: 0, until: 24 * 60, what: Shown::Shut(String::new()) });
    }
    day.sort_by_key(|stretch| (stretch.from, stretch.until));
    day
}

/// What of a stretch nothing blocks. `blocked` is in order.
fn gaps(from: i64, until: i64, blocked: &[(i64, i64)]) -> impl Iterator<Item = (i64, i64)> {
    let mut gaps = Vec::new();
    let mut at = from;
    for (blocked_from, blocked_until) in blocked {
        if *blocked_from > at && at < until {
            gaps.push((at, (*blocked_from).min(until)));
        }
        at = at.max(*blocked_until);
    }
    if at < until {
        gaps.push((at, until));
    }
    gaps.into_iter().filter(|(from, until)| from < until)
}

/// Minutes of a day that a time covers.
fn within_day(starts: WallTime, ends: WallTime, on: NaiveDate) -> (i64, i64) {
    let minute = |time: WallTime| {
        let begins = WallTime::start_of(on);
        (time.naive() - begins.naive()).num_minutes().clamp(0, 24 * 60)
    };
    (minute(starts), minute(ends))
}

/// The bookings of a calendar's day as doors show them.
pub(super) fn at_the_doors(calendar: &Calendar, rooms: &[Room], words: &Words) -> Vec<AtTheDoor> {
    let spaces = |id: &RoomId| rooms.iter().find(|room| room.id == *id).map(|room| room.spaces.clone());
    let there = calendar.bookings.iter().filter(|booking| booking.state.occupies());
    there
        .map(|booking| {
            let who = booking.borrower.as_ref().map_or(booking.title.as_str(), |borrower| borrower.name.as_str());
            AtTheDoor {
                starts: booking.starts,
                ends: booking.ends,
                text: door_text(words, booking.kind, who, &booking.title),
                spaces: booking.rooms.iter().filter_map(spaces).flatten().collect(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_free_is_what_nothing_blocks() {
        let all = |blocked: &[(i64, i64)]| gaps(480, 1_320, blocked).collect::<Vec<_>>();
        assert_eq!(all(&[]), [(480, 1_320)]);
        assert_eq!(all(&[(480, 600), (660, 720)]), [(600, 660), (720, 1_320)]);
        assert_eq!(all(&[(400, 1_400)]), []);
        assert_eq!(all(&[(600, 700), (650, 660)]), [(480, 600), (700, 1_320)]);
        assert_eq!(all(&[(1_400, 1_500)]), [(480, 1_320)]);
    }
}
