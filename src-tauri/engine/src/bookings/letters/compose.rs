//! A letter put into words.

mod changes;
mod standing;

use super::letter::{Dated, Letter, LetterKind};
use super::told::Footing;
use super::wording::{Wording, filled};
use crate::bookings::paper_words::{clock_span, date_and_span, joined, single_day};
use crate::bookings::{Booking, CancelledBy, ClosedReason, LeftOutReason, SeriesField};
use crate::documents::{Part, Rows, Written};
use crate::shared::format::{self, Language};
use crate::shared::ids::RoomId;
use crate::shared::localised_text::LocalisedText;
use crate::shared::phone::PhoneNumber;
use crate::shared::wall_clock::WallTime;

/// The letter in words.
pub(super) fn compose(letter: &Letter) -> Written {
    let writer = Writer { letter, words: Wording::standard(), language: letter.language };
    let parts = match letter.kind {
        LetterKind::Confirmation => writer.confirmation(),
        LetterKind::Receipt => writer.receipt(),
        LetterKind::Change => writer.change(),
        LetterKind::Cancellation => writer.cancellation(),
    };
    Written {
        title: writer.title(),
        subtitle: writer.subtitle(),
        meta: writer.meta(),
        recipient: writer.recipient(),
        parts: parts.into_iter().chain(writer.end()).collect(),
    }
}

struct Writer<'a> {
    letter: &'a Letter,
    words: &'static Wording,
    language: Language,
}

impl Writer<'_> {
    fn say(&self, text: &'static LocalisedText) -> String {
        text.in_language(self.language).to_owned()
    }

    fn title(&self) -> String {
        self.say(self.words.title(self.letter))
    }

    fn subtitle(&self) -> String {
        self.letter.first().map(|booking| booking.title.clone()).unwrap_or_default()
    }

    fn meta(&self) -> String {
        let date = format::date_long(self.letter.today, self.language);
        match self.letter.first().filter(|_| !self.letter.is_series()) {
            Some(booking) => format!("{} {} · {date}", self.say(&self.words.labels.number), booking.number),
            None => date,
        }
    }

    fn recipient(&self) -> Vec<String> {
        let recipient = &self.letter.recipient;
        let mut lines = vec![recipient.name.clone()];
        let attention = |name: &String| format!("{} {name}", self.say(&self.words.labels.attention));
        lines.extend(recipient.contact.as_ref().map(attention));
        lines.extend(recipient.address_lines.iter().cloned());
        lines.retain(|line| !line.is_empty());
        lines
    }

    fn cancellation(&self) -> Vec<Part> {
        let words = &self.words.cancellation;
        let cancelled = self.letter.cancelled();
        let by_house = cancelled.iter().any(|dated| is_by_house(&dated.booking));
        let mut parts = vec![Part::Paragraph(self.say(if by_house { &words.by_house } else { &words.by_borrower }))];
        let mut reasons: Vec<&str> = cancelled.iter().filter_map(|dated| reason_of(&dated.booking)).collect();
        reasons.dedup();
        if let [reason] = reasons.as_slice() {
            parts.push(Part::Paragraph(filled(&words.reason, self.language, &[("reason", reason)])));
        }
        if !self.letter.is_series() {
            parts.extend(self.letter.first().map(|booking| Part::Facts(self.facts(booking))));
            return parts;
        }
        parts.push(Part::Heading(self.say(&self.words.labels.cancelled_dates)));
        parts.push(Part::Rows(self.dates(&cancelled, Footing::Agreed)));
        let remaining = self.letter.holding().count();
        parts.extend((remaining > 0).then(|| {
            let text = if remaining == 1 { &words.remaining_one } else { &words.remaining };
            Part::Paragraph(filled(text, self.language, &[("count", &remaining.to_string())]))
        }));
        parts
    }

    /// What, when, where and for how many.
    fn facts(&self, booking: &Booking) -> Vec<(String, String)> {
        let labels = &self.words.labels;
        let mut facts = vec![(self.say(&labels.what), booking.title.clone())];
        facts.push((self.say(&labels.when), date_and_span(booking.starts, booking.ends, self.language)));
        facts.extend(self.place_facts(&booking.rooms));
        facts.extend(booking.attendees.map(|count| (self.say(&labels.attendees), self.persons(count))));
        let layout = |layout| (self.say(&labels.layout), self.words.layout(layout, self.language).to_owned());
        facts.extend(booking.layout.map(layout));
        facts.extend(self.terms(booking));
        facts.extend(self.contact());
        facts
    }

    fn contact(&self) -> Option<(String, String)> {
        let recipient = &self.letter.recipient;
        let known = [recipient.contact.clone(), recipient.phone.clone()].into_iter().flatten().collect::<Vec<_>>();
        (!known.is_empty()).then(|| (self.say(&self.words.labels.contact), known.join(", ")))
    }

    fn series_facts(&self, standing: &[&Dated]) -> Vec<(String, String)> {
        let labels = &self.words.labels;
        let Some((first, last)) = standing.first().zip(standing.last()) else { return Vec::new() };
        let usual = usual(standing).map_or(&first.booking, |dated| &dated.booking);
        let date = |dated: &Dated| format::date_long(dated.booking.starts.date(), self.language);
        let count = standing.len().to_string();
        let values = [("count", count.as_str()), ("first", &date(first)), ("last", &date(last))];
        let mut facts = vec![(self.say(&labels.what), usual.title.clone())];
        facts.push((self.say(&labels.dates), filled(&self.words.span, self.language, &values)));
        if same(standing, |booking| (booking.starts.time(), booking.ends.time())) {
            facts.push((self.say(&labels.time), clock_span(usual.starts, usual.ends, self.language)));
        }
        facts.extend(self.place_facts(&usual.rooms));
        facts.extend(usual.attendees.map(|count| (self.say(&labels.attendees), self.persons(count))));
        let layout = |layout| (self.say(&labels.layout), self.words.layout(layout, self.language).to_owned());
        facts.extend(usual.layout.map(layout));
        facts.extend(self.series_terms(standing));
        facts.extend(self.contact());
        facts
    }

    /// The rooms, and where their houses are.
    fn place_facts(&self, rooms: &[RoomId]) -> Vec<(String, String)> {
        let labels = &self.words.labels;
        let mut facts = vec![(self.say(&labels.place), self.place(rooms))];
        for house in self.letter.houses_of(rooms) {
            let details = &house.details;
            let town = format!("{} {}", details.postal_code, details.town);
            let address = [details.street.trim(), town.trim()].into_iter().filter(|line| !line.is_empty());
            let address = address.collect::<Vec<_>>().join(", ");
            let stop = [details.nearest_stop.trim(), details.stop_distance.trim()].into_iter();
            let stop = stop.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            let said = [(&labels.address, address), (&labels.stop, stop)];
            facts.extend(
                said.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (self.say(label), text)),
            );
        }
        facts
    }

    /// `Storesal A og Storesal B, Centret`.
    fn place(&self, rooms: &[RoomId]) -> String {
        let mut places = Vec::new();
        for house in self.letter.houses_of(rooms) {
            let here = rooms.iter().filter_map(|id| house.rooms.iter().find(|room| room.id == *id));
            let names: Vec<&str> = here.map(|room| room.details.name.as_str()).collect();
            places.push(format!("{}, {}", joined(&names, &self.say(&self.words.labels.and)), house.details.name));
        }
        places.join("; ")
    }

    fn persons(&self, count: i64) -> String {
        let text = if count == 1 { &self.words.one_person } else { &self.words.persons };
        filled(text, self.language, &[("count", &format::number(count, self.language))])
    }

    /// One row for each; how it stands is remarked where that is not what all the others do.
    fn dates(&self, dates: &[&Dated], usual: Footing) -> Rows {
        let labels = &self.words.labels;
        let one_place = same(dates, |booking| booking.rooms.clone());
        let row = |dated: &&Dated| {
            let booking = &dated.booking;
            let (date, span) = self.date_and_time(booking.starts, booking.ends);
            let place = if one_place { String::new() } else { self.place(&booking.rooms) };
            vec![date, span, place, self.remark(dated, usual)]
        };
        let columns = [(&labels.date, 10), (&labels.time, 6), (&labels.room, 9), (&labels.remark, 8)];
        Rows { columns: self.columns(columns), rows: dates.iter().map(row).collect() }.without_empty()
    }

    fn columns<const COUNT: usize>(&self, columns: [(&'static LocalisedText, u16); COUNT]) -> Vec<(String, u16)> {
        columns.into_iter().map(|(head, share)| (self.say(head), share)).collect()
    }

    fn date_and_time(&self, starts: WallTime, ends: WallTime) -> (String, String) {
        match single_day(starts, ends) {
            Some(day) => (format::date_full(day, self.language), clock_span(starts, ends, self.language)),
            None => (date_and_span(starts, ends, self.language), String::new()),
        }
    }

    fn remark(&self, dated: &Dated, usual: Footing) -> String {
        if dated.is_cancelled() {
            return reason_of(&dated.booking).unwrap_or_default().to_owned();
        }
        let mut remarks = Vec::new();
        let footing = Footing::of(&dated.booking);
        if footing != usual {
            remarks.push(self.footing(footing));
        }
        if dated.by_hand.contains(&SeriesField::Time) {
            remarks.push(self.say(&self.words.other_time));
        }
        if dated.by_hand.contains(&SeriesField::Rooms) {
            remarks.push(self.say(&self.words.other_room));
        }
        remarks.join(". ")
    }

    /// The dates of a series that are not booked, each with its one reason.
    fn without(&self) -> Vec<Part> {
        let cancelled = self.letter.dates.iter().filter(|dated| dated.is_cancelled());
        let called_off = cancelled.map(|dated| {
            let words = &self.words.left_out;
            let by = self.say(if is_by_house(&dated.booking) { &words.by_house } else { &words.by_borrower });
            let why = reason_of(&dated.booking).map_or(by.clone(), |reason| format!("{by}: {reason}"));
            (dated.booking.original_on.unwrap_or(dated.booking.starts.date()), why)
        });
        let left_out = self.letter.left_out.iter().map(|(on, reason)| (*on, self.why(reason)));
        let mut rows: Vec<_> = called_off.chain(left_out).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        rows.sort_by_key(|(on, _)| *on);
        let row = |(on, why)| vec![format::date_full(on, self.language), why];
        let labels = &self.words.labels;
        let columns = self.columns([(&labels.date, 10), (&labels.why, 14)]);
        let rows = Rows { columns, rows: rows.into_iter().map(row).collect() };
        vec![Part::Heading(self.say(&labels.without)), Part::Rows(rows)]
    }

    /// Why a date is left out. Who has the room instead is nobody else's business.
    fn why(&self, reason: &LeftOutReason) -> String {
        let (words, language) = (&self.words.left_out, self.language);
        let named = |danish: &str, english: &str| {
            filled(&words.named, language, &[("name", if language == Language::Da { danish } else { english })])
        };
        match reason {
            LeftOutReason::Date => self.say(&words.date),
            LeftOutReason::Period { from, to } => {
                let (from, to) = (format::date_short(*from, language), format::date_short(*to, language));
                filled(&words.period, language, &[("from", &from), ("to", &to)])
            }
            LeftOutReason::Week { week } => filled(&words.week, language, &[("week", &week.to_string())]),
            LeftOutReason::SchoolHoliday { name } => named(name, name),
            LeftOutReason::PublicHoliday { name_da, name_en } => named(name_da, name_en),
            LeftOutReason::Skipped => self.say(&words.skipped),
            LeftOutReason::Taken { .. } | LeftOutReason::MeetsItself { .. } => self.say(&words.taken),
            LeftOutReason::Closed { reason: ClosedReason::Closure { text } } => {
                filled(&words.closed, language, &[("reason", text)])
            }
            LeftOutReason::Closed { reason: ClosedReason::Holiday { name_da, name_en, .. } } => named(name_da, name_en),
            LeftOutReason::OutsideOpeningHours => self.say(&words.hours),
            LeftOutReason::MissingHour => self.say(&words.missing_hour),
            LeftOutReason::WrongLength => self.say(&words.length),
        }
    }

    /// What the borrower has to remember in the rooms of these dates.
    fn remember(&self, standing: &[&Dated]) -> Vec<Part> {
        let mut rooms: Vec<RoomId> = standing.iter().flat_map(|dated| dated.booking.rooms.iter().copied()).collect();
        rooms.sort_unstable();
        rooms.dedup();
        let mut items: Vec<String> = self.words.remember.iter().map(|text| self.say(text)).collect();
        for (_, room) in rooms.iter().filter_map(|id| self.letter.house_of(*id)) {
            let count = format::number(room.details.maximum_persons, self.language);
            let values = [("count", count.as_str()), ("room", room.details.name.as_str())];
            items.push(filled(&self.words.maximum, self.language, &values));
        }
        for house in self.letter.houses_of(&rooms) {
            items.extend(said(&house.details.house_rules));
            let here = house.rooms.iter().filter(|room| rooms.contains(&room.id));
            items.extend(here.filter_map(|room| said(&room.details.house_rules)));
        }
        items.dedup();
        vec![Part::Heading(self.say(&self.words.labels.remember)), Part::Bullets(items)]
    }

    /// Whom to call, and who writes.
    fn end(&self) -> Vec<Part> {
        let details = &self.letter.head.details;
        let phone = PhoneNumber::parse(&details.phone).map(|phone| phone.display()).unwrap_or_default();
        let words = self.words;
        let text = match (phone.is_empty(), details.email.is_empty()) {
            (false, false) => &words.call_or_write,
            (false, true) => &words.call,
            (true, false) => &words.write,
            (true, true) => &words.visit,
        };
        let values = [("office", details.name.as_str()), ("phone", &phone), ("email", details.email.as_str())];
        let mut closing = vec![self.say(&words.labels.regards), self.letter.sender.clone(), details.name.clone()];
        closing.retain(|line| !line.is_empty());
        vec![
            Part::Heading(self.say(&words.labels.questions)),
            Part::Paragraph(filled(text, self.language, &values)),
            Part::Closing(closing),
        ]
    }
}

fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn is_by_house(booking: &Booking) -> bool {
    booking.cancellation.as_ref().is_some_and(|how| how.by == CancelledBy::House)
}

fn reason_of(booking: &Booking) -> Option<&str> {
    booking.cancellation.as_ref()?.reason.as_deref()
}

/// One of the dates that nobody changed by hand: what it says holds for most.
fn usual<'a>(dates: &[&'a Dated]) -> Option<&'a Dated> {
    dates.iter().find(|dated| dated.by_hand.is_empty()).copied()
}

fn same<T: PartialEq>(dates: &[&Dated], of: impl Fn(&Booking) -> T) -> bool {
    dates.windows(2).all(|pair| of(&pair[0].booking) == of(&pair[1].booking))
}
