//! The day sheet: every booking of a house's day by room, and what changed since it was last printed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::changes::{LineNews, SheetLine, gone, news_of};
use super::store::LastSheet;
use super::words::{Words, layout};
use crate::access::OfficeHead;
use crate::bookings::paper_words::{date_and_span, joined, single_day};
use crate::bookings::{ClosedReason, ClosedTime, MovedFrom, OpenTime};
use crate::documents::{
    Block, Column, Content, Document, HeadingLevel, List, PageFormat, RowHeads, Span, Spans, Table,
};
use crate::premises::{Premises, Room};
use crate::shared::format::{self, Language, capitalised};
use crate::shared::ids::BookingId;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// Everything that stands on it.
pub(super) struct Sheet {
    pub head: OfficeHead,
    pub language: Language,
    pub house: Premises,
    pub on: NaiveDate,
    pub open: Vec<OpenTime>,
    pub closed: Vec<ClosedTime>,
    /// By start.
    pub lines: Vec<SheetLine>,
    pub last: Option<LastSheet>,
    /// Where those of them that were moved were first.
    pub moved: BTreeMap<BookingId, MovedFrom>,
    /// What became of those that are gone since the last sheet.
    pub left: BTreeMap<BookingId, WentTo>,
}

/// What became of a booking that is not on the sheet any more.
pub(super) enum WentTo {
    /// Somebody called it off.
    Cancelled,
    /// It is held in these rooms at that time.
    Elsewhere { room_names: Vec<String>, starts: WallTime, ends: WallTime },
}

impl Sheet {
    fn words(&self) -> &'static Words {
        Words::of(self.language)
    }

    /// `Dagsark Centret 2026-11-24`.
    pub fn title(&self) -> String {
        format!("{} {} {}", self.words().sheet, self.house.details.name, self.on)
    }

    pub fn document(&self, now: Instant) -> Document {
        let words = self.words();
        let date = format::date_full(self.on, self.language);
        let title = format!("{}: {}, {date}", words.sheet, self.house.details.name);
        let identifier = format!("day-sheet-{}-{}", self.house.id.0, self.on);
        let mut document = Document::new(title, &self.head.details.name, self.language, identifier, now);
        document.page = PageFormat::A4Landscape;
        document.margins.head = Some(format!("{} · {date}", self.house.details.name));
        document.margins.foot = Some(format::instant(now, self.language));
        document.margins.ribbon = self.head.is_demo.then(|| words.ribbon.to_owned());
        document.blocks = vec![
            self.head.letterhead(),
            Block::title(&*self.house.details.name),
            Block::subtitle(capitalised(&date)),
            Block::note(self.hours()),
        ];
        document.blocks.extend(self.closures());
        document.blocks.extend(self.news());
        document.blocks.extend(self.rooms());
        document
    }

    fn hours(&self) -> String {
        let words = self.words();
        if self.open.is_empty() {
            return words.closed_all_day.to_owned();
        }
        let spans: Vec<String> =
            self.open.iter().map(|open| minutes(open.opens_minute, open.closes_minute, self.language)).collect();
        let spans: Vec<&str> = spans.iter().map(String::as_str).collect();
        format!("{} {}", words.open, joined(&spans, words.and))
    }

    /// What is closed, each closure once.
    fn closures(&self) -> Option<Block> {
        let mut told: Vec<(String, Vec<&str>)> = Vec::new();
        for closed in &self.closed {
            let Some(room) = self.house.rooms.iter().find(|room| room.id == closed.room_id) else { continue };
            let what = format!("{}: {}", span_on(closed.starts, closed.ends, self.on, self.language), self.why(closed));
            match told.iter_mut().find(|(there, _)| *there == what) {
                Some((_, rooms)) => rooms.push(room.details.name.as_str()),
                None => told.push((what, vec![room.details.name.as_str()])),
            }
        }
        let words = self.words();
        let item = |(what, rooms): (String, Vec<&str>)| {
            Spans(vec![
                Span::Bold(format!("{} ", words.closed)),
                Span::Text(format!("{}, {what}", joined(&rooms, words.and))),
            ])
        };
        (!told.is_empty()).then(|| Content::List(List::bulleted(told.into_iter().map(item))).into())
    }

    fn why(&self, closed: &ClosedTime) -> String {
        match (&closed.reason, self.language) {
            (ClosedReason::Closure { text }, _) => text.clone(),
            (ClosedReason::Holiday { name_da, .. }, Language::Da) => name_da.clone(),
            (ClosedReason::Holiday { name_en, .. }, Language::En) => name_en.clone(),
        }
    }

    /// What is not there any more since the last print; what is new or another is marked where it stands.
    fn news(&self) -> Vec<Block> {
        let Some(last) = &self.last else { return Vec::new() };
        let words = self.words();
        let wall = wall_time_of(last.printed_at);
        let at =
            format!("{} {}", format::date_short(wall.date(), self.language), format::time(wall.time(), self.language));
        let gone = gone(&self.lines, &last.lines);
        let has_news = self.lines.iter().any(|line| news_of(line, &last.lines) != LineNews::Same);
        if gone.is_empty() && !has_news {
            return vec![Block::note(format!("{} {at}.", words.nothing_new))];
        }
        let item = |line: &&SheetLine| {
            let span = span_on(line.starts, line.ends, self.on, self.language);
            let rooms = self.names(line);
            Spans(vec![
                Span::Bold(format!("{}: ", words.gone)),
                Span::Text(format!("{span} {rooms}, {}{}", line.who, self.went(line))),
            ])
        };
        let marked = |news, mark: &str| {
            let count = self.lines.iter().filter(|line| news_of(line, &last.lines) == news).count();
            (count > 0).then(|| Spans::from(format!("{mark}: {count}")))
        };
        let counts = [marked(LineNews::New, words.new), marked(LineNews::Changed, words.changed)];
        let items: Vec<Spans> = counts.into_iter().flatten().chain(gone.iter().map(item)).collect();
        vec![
            Block::heading(HeadingLevel::Section, format!("{} {at}", words.since)),
            Content::List(List::bulleted(items)).into(),
        ]
    }

    /// `: flyttet til onsdag den 9. december 2026 kl. 19.00–21.00, Caféen`; nothing where only its option ran out.
    fn went(&self, line: &SheetLine) -> String {
        let words = self.words();
        match self.left.get(&line.booking_id) {
            None => String::new(),
            Some(WentTo::Cancelled) => format!(": {}", words.cancelled),
            Some(WentTo::Elsewhere { room_names, starts, ends }) => {
                format!(": {} {}", words.moved_to, self.place(room_names, *starts, *ends))
            }
        }
    }

    /// Time and rooms, with the day where it is another.
    fn place(&self, room_names: &[String], starts: WallTime, ends: WallTime) -> String {
        let names: Vec<&str> = room_names.iter().map(String::as_str).collect();
        let time = match single_day(starts, ends) == Some(self.on) {
            true => plain_span(starts, ends, self.language),
            false => date_and_span(starts, ends, self.language),
        };
        format!("{time}, {}", joined(&names, self.words().and))
    }

    fn names(&self, line: &SheetLine) -> String {
        let name = |room: &&Room| line.rooms.contains(&room.id);
        let names: Vec<&str> = self.house.rooms.iter().filter(name).map(|room| room.details.name.as_str()).collect();
        joined(&names, self.words().and)
    }

    fn rooms(&self) -> Vec<Block> {
        let words = self.words();
        if self.lines.is_empty() {
            return vec![Block::paragraph(words.nothing)];
        }
        let mut blocks = Vec::new();
        let mut empty = Vec::new();
        let mut shared = Vec::new();
        for room in &self.house.rooms {
            let lines: Vec<&SheetLine> = self.lines.iter().filter(|line| line.rooms.contains(&room.id)).collect();
            if !lines.is_empty() {
                blocks.push(Content::Table(self.table(room, &lines)).into());
                blocks.push(Block::space(6.0));
            } else if room.retired_at.is_none() && room.parts.is_empty() {
                match self.shares_with(room) {
                    others if others.is_empty() => empty.push(room.details.name.as_str()),
                    others => shared.push((room.details.name.as_str(), others)),
                }
            }
        }
        for (room, others) in shared {
            blocks.push(Block::note(format!(
                "{room} {} {}, {}.",
                words.part_of,
                joined(&others, words.and),
                words.see_there
            )));
        }
        if !empty.is_empty() {
            blocks.push(Block::note(format!("{} {}.", words.nothing_in, joined(&empty, words.and))));
        }
        blocks
    }

    /// The booked rooms that share a space with this one: while somebody has them, it is not empty.
    fn shares_with(&self, room: &Room) -> Vec<&str> {
        let is_booked = |there: &&Room| self.lines.iter().any(|line| line.rooms.contains(&there.id));
        let shares = self.house.rooms.iter().filter(|there| there.id != room.id && there.overlaps(room));
        shares.filter(is_booked).map(|there| there.details.name.as_str()).collect()
    }

    /// The head of the first column names the room, so that it is repeated on each page.
    fn table(&self, room: &Room, lines: &[&SheetLine]) -> Table {
        let words = self.words();
        let columns = vec![
            Column::points(&*room.details.name, 128.0),
            Column::share(words.who, 9),
            Column::share(words.contact, 6),
            Column::points(words.people, 52.0).flush_right(),
            Column::share(words.layout, 5),
            Column::share(words.note, 9),
        ];
        let rows = lines.iter().map(|line| self.row(room, line)).collect();
        Table { columns, rows, row_heads: RowHeads::First }
    }

    fn row(&self, room: &Room, line: &SheetLine) -> Vec<Spans> {
        let words = self.words();
        let news = self.last.as_ref().map_or(LineNews::Same, |last| news_of(line, &last.lines));
        let mark = match news {
            LineNews::Same => None,
            LineNews::New => Some(words.new),
            LineNews::Changed => Some(words.changed),
        };
        let mut time = vec![Span::Bold(span_on(line.starts, line.ends, self.on, self.language))];
        time.extend(mark.map(|mark| Span::BoldItalic(format!("\n{mark}"))));
        let mut around = Vec::new();
        if line.blocked_from < line.starts {
            around.push(format!("{} {}", words.set_up_from, format::time(line.blocked_from.time(), self.language)));
        }
        if line.blocked_until > line.ends {
            around.push(format!("{} {}", words.cleared_at, format::time(line.blocked_until.time(), self.language)));
        }
        if !around.is_empty() {
            time.push(Span::Text(format!("\n{}", around.join(", "))));
        }
        let mut who = vec![Span::Bold(line.who.clone())];
        let others: Vec<&str> = self
            .house
            .rooms
            .iter()
            .filter(|there| there.id != room.id && line.rooms.contains(&there.id))
            .map(|there| there.details.name.as_str())
            .collect();
        let with = (!others.is_empty()).then(|| format!("{} {}", words.with, joined(&others, words.and)));
        let tentative = line.is_tentative.then(|| words.tentative.to_owned());
        let what = (!line.what.is_empty()).then(|| line.what.clone());
        let moved = self.moved.get(&line.booking_id);
        let moved =
            moved.map(|from| format!("{} {}", words.moved_from, self.place(&from.room_names, from.starts, from.ends)));
        who.extend(
            what.into_iter().chain(tentative).chain(with).chain(moved).map(|text| Span::Text(format!("\n{text}"))),
        );
        vec![
            time.into(),
            who.into(),
            line.contact.clone().into(),
            line.attendees.map(|count| format::number(count, self.language)).unwrap_or_default().into(),
            line.layout.map(|there| layout(there, self.language)).unwrap_or_default().into(),
            line.note.clone().into(),
        ]
    }
}

/// A time as it stands on a day: without the day where it does not reach into another.
pub(super) fn span_on(starts: WallTime, ends: WallTime, on: NaiveDate, language: Language) -> String {
    if single_day(starts, ends) == Some(on) {
        return plain_span(starts, ends, language);
    }
    let day_begins = WallTime::start_of(on);
    let next = on.succ_opt().map_or(ends, WallTime::start_of);
    if ends > starts && (starts < day_begins || ends > next) {
        return plain_span(starts.max(day_begins), ends.min(next), language);
    }
    date_and_span(starts, ends, language)
}

/// `19.00–21.00`.
fn plain_span(starts: WallTime, ends: WallTime, language: Language) -> String {
    let end = if ends.date() > starts.date() { end_of_day(language) } else { format::time(ends.time(), language) };
    format!("{}–{end}", format::time(starts.time(), language))
}

fn end_of_day(language: Language) -> String {
    match language {
        Language::Da => "24.00".to_owned(),
        Language::En => "24:00".to_owned(),
    }
}

pub(super) fn minutes(from: i64, until: i64, language: Language) -> String {
    let mark = if language == Language::Da { '.' } else { ':' };
    let time = |minute: i64| format!("{:02}{mark}{:02}", minute / 60, minute % 60);
    format!("{}–{}", time(from), time(until))
}
