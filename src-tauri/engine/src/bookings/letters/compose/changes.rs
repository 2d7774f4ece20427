//! What is other than the borrower knows, in words.

use super::Writer;
use crate::bookings::letters::letter::Dated;
use crate::bookings::letters::told::{Footing, Told};
use crate::bookings::letters::wording::filled;
use crate::bookings::paper_words::{clock_span, date_and_span, joined, single_day, span_of};
use crate::documents::{Part, Rows};
use crate::premises::Closure;
use crate::shared::format;
use crate::shared::localised_text::LocalisedText;

impl Writer<'_> {
    pub(super) fn change(&self) -> Vec<Part> {
        let words = &self.words.change;
        let changed: Vec<&Dated> = self.letter.changed().collect();
        if self.letter.is_series() {
            let intro = self.letter.closure.as_ref().map(|closure| self.because(closure));
            let intro = intro.unwrap_or_else(|| self.say(&words.series_intro));
            return vec![Part::Paragraph(intro), Part::Rows(self.before_and_after(&changed))];
        }
        let mut parts = vec![Part::Paragraph(self.say(&words.intro))];
        parts.extend(changed.first().map(|dated| Part::Rows(self.differences(dated))));
        if let Some(booking) = self.letter.first() {
            parts.push(Part::Heading(self.say(&words.now)));
            parts.push(Part::Facts(self.facts(booking)));
        }
        parts
    }

    /// Why a closure has moved them.
    fn because(&self, closure: &Closure) -> String {
        let words = &self.words.change;
        let names: Vec<&str> = closure
            .rooms
            .iter()
            .filter_map(|id| self.letter.house_of(*id))
            .map(|(_, room)| room.details.name.as_str())
            .collect();
        let rooms = if names.is_empty() {
            self.say(&words.whole_house)
        } else {
            joined(&names, &self.say(&self.words.labels.and))
        };
        let period = span_of(closure.starts, closure.ends, self.language);
        let values = [("rooms", rooms.as_str()), ("period", &period), ("reason", closure.reason.trim_end_matches('.'))];
        filled(&words.closure, self.language, &values)
    }

    /// One row for each thing that is another now.
    fn differences(&self, dated: &Dated) -> Rows {
        let labels = &self.words.labels;
        let now = Told::of(&dated.booking);
        let before = dated.before.as_ref().unwrap_or(&now);
        let when = |told: &Told| date_and_span(told.starts, told.ends, self.language);
        let persons = |told: &Told| told.attendees.map_or(self.say(&labels.unsaid), |count| self.persons(count));
        let layout = |told: &Told| {
            told.layout.map_or(self.say(&labels.unsaid), |layout| self.words.layout(layout, self.language).to_owned())
        };
        let place = |told: &Told| self.place(&told.rooms);
        let stands = |told: &Told| self.footing(told.footing);
        let all: [(&'static LocalisedText, String, String); 5] = [
            (&labels.when, when(before), when(&now)),
            (&labels.place, place(before), place(&now)),
            (&labels.attendees, persons(before), persons(&now)),
            (&labels.layout, layout(before), layout(&now)),
            (&labels.standing, stands(before), stands(&now)),
        ];
        let differing = all.into_iter().filter(|(_, before, after)| before != after);
        let rows = differing.map(|(label, before, after)| vec![self.say(label), before, after]).collect();
        let columns = vec![(" ".to_owned(), 5), (self.say(&labels.before), 10), (self.say(&labels.after), 10)];
        Rows { columns, rows }
    }

    /// One row for each date: what it was and what it is.
    fn before_and_after(&self, dates: &[&Dated]) -> Rows {
        let labels = &self.words.labels;
        let row = |dated: &&Dated| {
            let now = Told::of(&dated.booking);
            let before = dated.before.clone().unwrap_or_else(|| now.clone());
            let date = format::date_full(before.starts.date(), self.language);
            vec![date, self.in_short(&before, &before), self.in_short(&now, &before)]
        };
        let columns = self.columns([(&labels.date, 9), (&labels.before, 10), (&labels.after, 10)]);
        Rows { columns, rows: dates.iter().map(row).collect() }
    }

    /// Time and place in a cell; the day too, where it is another than it was.
    fn in_short(&self, told: &Told, before: &Told) -> String {
        if told.is_cancelled {
            return self.say(&self.words.labels.cancelled);
        }
        let is_same_day = told.starts.date() == before.starts.date() && single_day(told.starts, told.ends).is_some();
        let time = match is_same_day {
            true => clock_span(told.starts, told.ends, self.language),
            false => date_and_span(told.starts, told.ends, self.language),
        };
        let mut said = vec![time, self.place(&told.rooms)];
        if told.attendees != before.attendees {
            said.extend(told.attendees.map(|count| self.persons(count)));
        }
        if told.layout != before.layout {
            said.extend(told.layout.map(|layout| self.words.layout(layout, self.language).to_owned()));
        }
        if told.footing != before.footing || told.footing != Footing::Agreed {
            said.push(self.footing(told.footing));
        }
        said.join("\n")
    }
}
