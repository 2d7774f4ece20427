//! The call list on paper: who has to be told of a closure, with room to tick.

use super::{ClosureCall, ClosureCard};
use crate::access::OfficeHead;
use crate::bookings::Booking;
use crate::bookings::paper_words::{clock_span, joined, span_of};
use crate::documents::{Block, Column, Content, Document, PageFormat, RowHeads, Span, Spans, Table};
use crate::shared::format::{self, Language};
use crate::shared::ids::BookingId;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::wall_time_of;

/// Everything that stands on it.
pub(super) struct CallListFacts {
    pub card: ClosureCard,
    pub head: OfficeHead,
}

struct Words {
    title: &'static str,
    whole_house: &'static str,
    and: &'static str,
    told: &'static str,
    borrower: &'static str,
    call: &'static str,
    bookings: &'static str,
    house_itself: &'static str,
    still: &'static str,
    back: &'static str,
    off: &'static str,
    unknown: &'static str,
    ribbon: &'static str,
}

const DANISH: Words = Words {
    title: "Ringeliste",
    whole_house: "hele huset",
    and: "og",
    told: "Talt med",
    borrower: "Låner",
    call: "Ring til",
    bookings: "Bookinger",
    house_itself: "Husets egne",
    still: "endnu i det lukkede lokale",
    back: "tilbage i",
    off: "aflyst",
    unknown: "intet nummer",
    ribbon: "Demodata – alle personer er opdigtede",
};

const ENGLISH: Words = Words {
    title: "Call list",
    whole_house: "the whole house",
    and: "and",
    told: "Told",
    borrower: "Borrower",
    call: "Call",
    bookings: "Bookings",
    house_itself: "The house itself",
    still: "still in the closed room",
    back: "back in",
    off: "cancelled",
    unknown: "no number",
    ribbon: "Demo data – all persons are invented",
};

/// The paper, in the office's language.
pub(super) fn document(facts: &CallListFacts, now: Instant) -> Document {
    let language = facts.head.details.language;
    let words = if language == Language::En { &ENGLISH } else { &DANISH };
    let closure = &facts.card.closure;
    let names: Vec<&str> = facts.card.room_names.iter().map(String::as_str).collect();
    let rooms = if names.is_empty() { words.whole_house.to_owned() } else { joined(&names, words.and) };
    let place = format!("{}, {rooms}", facts.card.premises_name);
    let title = format!("{}: {place}", words.title);
    let identifier = format!("closure-calls-{}", closure.id.0);
    let mut document = Document::new(title, &facts.head.details.name, language, identifier, now);
    document.page = PageFormat::A4Landscape;
    document.margins.head = Some(format!("{} · {place}", words.title));
    document.margins.foot = Some(format::instant(now, language));
    document.margins.ribbon = facts.head.is_demo.then(|| words.ribbon.to_owned());
    document.blocks = vec![
        facts.head.letterhead(),
        Block::title(words.title),
        Block::subtitle(place),
        Block::paragraph(format!("{}. {}", span_of(closure.starts, closure.ends, language), closure.reason)),
        Content::Table(table(facts, words, language)).into(),
    ];
    document
}

fn table(facts: &CallListFacts, words: &Words, language: Language) -> Table {
    let columns = vec![
        Column::share(words.borrower, 6),
        Column::share(words.call, 6),
        Column::share(words.bookings, 14),
        Column::share(words.told, 6),
    ];
    let row = |call: &ClosureCall| {
        let name = if call.name.is_empty() {
            call.contact.clone().unwrap_or_else(|| words.house_itself.to_owned())
        } else {
            call.name.clone()
        };
        let contact = call.contact.clone().filter(|contact| *contact != name);
        let phone = call.phone.clone().unwrap_or_else(|| words.unknown.to_owned());
        let call_lines = contact.into_iter().chain([phone]).collect::<Vec<_>>().join("\n");
        let bookings = call.bookings.iter().filter_map(|id| line(facts, *id, words, language));
        let reached = call.reached.as_ref().filter(|_| !call.has_news).map(|reached| {
            let wall = wall_time_of(reached.at);
            let by = reached.by.as_deref().unwrap_or_default();
            format!("☑ {} {}\n{by}", format::date_short(wall.date(), language), format::time(wall.time(), language))
        });
        vec![
            Spans::from(Span::Bold(name)),
            call_lines.into(),
            bookings.collect::<Vec<_>>().join("\n").into(),
            reached.unwrap_or_else(|| "☐".to_owned()).into(),
        ]
    };
    Table { columns, rows: facts.card.calls.iter().map(row).collect(), row_heads: RowHeads::First }
}

/// `tirsdag den 8. december 2026 kl. 19.00–21.00: Storesal A → Caféen`.
fn line(facts: &CallListFacts, id: BookingId, words: &Words, language: Language) -> Option<String> {
    let when = |booking: &Booking| {
        let day = format::date_full(booking.starts.date(), language);
        format!("{day} {}", clock_span(booking.starts, booking.ends, language))
    };
    if let Some(hit) = facts.card.hits.iter().find(|hit| hit.booking.id == id) {
        return Some(format!("{}: {}, {}", when(&hit.booking), hit.room_names.join(", "), words.still));
    }
    let moved = facts.card.moved.iter().find(|moved| moved.booking.id == id)?;
    let (from, to) = (moved.from.join(", "), moved.to.join(", "));
    Some(match moved.brought_back_at {
        Some(_) => format!("{}: {} {from}", when(&moved.booking), words.back),
        None if moved.to.is_empty() => format!("{}: {from}, {}", when(&moved.booking), words.off),
        None => format!("{}: {from} → {to}", when(&moved.booking)),
    })
}
