//! Everybody at a workplace, or of the whole register, on a day: who was covered and what that rests on, on paper and as a sheet.
//! No address stands on it.

use chrono::NaiveDate;

use super::operations::{AttachmentOnDay, DayCounts, DayView, SomebodyOnDay};
use super::paper::{Frame, headed};
use super::{CoverStanding, Known};
use crate::documents::{Block, Column, Content, Document, PageFormat, RowHeads, Span, Spans, Table};
use crate::files::{self, Cell};
use crate::shared::format;

/// Everything that stands on it.
pub(super) struct DayPaper {
    pub frame: Frame,
    pub on: NaiveDate,
    pub known: Known,
    pub view: DayView,
    /// What the workplace is called; none where everybody is on it.
    pub workplace: Option<String>,
    pub counts: DayCounts,
    pub people: Vec<SomebodyOnDay>,
}

impl DayPaper {
    pub fn title(&self) -> &'static str {
        self.frame.said("Frivillige og forsikring på en dag", "Volunteers and insurance on a day")
    }

    pub fn document(&self) -> Document {
        let frame = &self.frame;
        let mut document = frame.document(self.title(), format!("coverage-of-day-{}", self.on));
        document.page = PageFormat::A4Landscape;
        document.margins.head = Some(format!("{} · {}", self.title(), frame.day(self.on)));
        headed(&mut document, self.title(), &format!("{} · {}", self.place(), frame.day(self.on)));
        document.blocks.push(Content::KeyValues(self.about()).into());
        document.blocks.push(self.list());
        document
    }

    fn place(&self) -> &str {
        self.workplace.as_deref().unwrap_or_else(|| self.frame.said("Alle arbejdspladser", "All workplaces"))
    }

    fn about(&self) -> Vec<(String, Spans)> {
        let frame = &self.frame;
        let known = match self.known {
            Known::Now => frame.said("Som vi ved det nu", "As we know it now").to_owned(),
            Known::On { day } => {
                format!("{} {}", frame.said("Som vi vidste det den", "As we knew it on"), frame.day(day))
            }
        };
        let number = |count: i64| format::number(count, frame.language);
        let counts = [
            (self.counts.covered_by_law + self.counts.covered_by_scheme, frame.said("dækket", "covered")),
            (self.counts.not_covered, frame.said("ikke dækket", "not covered")),
            (self.counts.through_association, frame.said("via forening", "through an association")),
        ];
        let counts: Vec<String> = counts.iter().map(|(count, word)| format!("{} {word}", number(*count))).collect();
        let view = match self.view {
            DayView::Everybody => frame.said("Alle", "Everybody"),
            DayView::Covered => frame.said("Kun dækkede", "Only those who were covered"),
            DayView::NotCovered => frame.said("Kun ikke dækkede", "Only those who were not covered"),
            DayView::ThroughAssociation => frame.said("Kun via forening", "Only through an association"),
        };
        let line = |label: &str, text: String| (label.to_owned(), Spans::from(text));
        vec![
            line(frame.said("Oplyst", "Told"), known),
            line(frame.said("Personer den dag", "Persons that day"), counts.join(", ")),
            line(frame.said("På listen", "On the list"), view.to_owned()),
        ]
    }

    fn list(&self) -> Block {
        let frame = &self.frame;
        if self.people.is_empty() {
            return Block::paragraph(frame.said("Ingen den dag.", "Nobody that day."));
        }
        let columns = vec![
            Column::share(frame.said("Navn", "Name"), 4),
            Column::share(frame.said("Dækning", "Cover"), 4),
            Column::share(frame.said("Arbejdsplads og opgave", "Workplace and task"), 5),
            Column::share(frame.said("Grundlag", "What it rests on"), 7),
        ];
        let rows = self.lines().map(|(one, held)| {
            let where_and_what = format!("{}, {}", held.names.workplace, held.facts.activity);
            vec![
                Spans(vec![Span::Bold(one.full_name.clone())]),
                frame.standing(held.verdict.standing).into(),
                where_and_what.into(),
                self.basis(held).join("\n").into(),
            ]
        });
        Content::Table(Table { columns, rows: rows.collect(), row_heads: RowHeads::First }).into()
    }

    /// Each attachment around the day, with whose it is.
    fn lines(&self) -> impl Iterator<Item = (&SomebodyOnDay, &AttachmentOnDay)> {
        self.people.iter().flat_map(|one| one.attachments.iter().map(move |held| (one, held)))
    }

    /// What somebody was covered by that day, or every reason why not.
    fn basis(&self, one: &AttachmentOnDay) -> Vec<String> {
        let (frame, verdict) = (&self.frame, &one.verdict);
        let mut told = vec![frame.track(one.facts.track).to_owned()];
        told.extend(one.names.association.clone());
        if let Some(held) = &verdict.guideline {
            let parts = [held.name.as_str(), &held.decision].into_iter().filter(|part| !part.is_empty());
            told.push(parts.collect::<Vec<_>>().join(", "));
        }
        if let Some(on) = one.facts.attachment().approved_on {
            told.push(format!("{} {}, {}", frame.said("Godkendt", "Approved"), frame.day(on), one.facts.approved_by));
        }
        if verdict.standing.is_covered() {
            told.extend(verdict.policies.iter().map(|policy| {
                let who = [policy.insurer.as_str(), &policy.policy_number].into_iter().filter(|part| !part.is_empty());
                let who = who.collect::<Vec<_>>().join(" ");
                if who.is_empty() {
                    frame.kind(policy.kind).to_owned()
                } else {
                    format!("{}: {who}", frame.kind(policy.kind))
                }
            }));
        }
        if verdict.standing != CoverStanding::ThroughAssociation {
            told.extend(verdict.reasons.iter().map(|reason| frame.reason(reason)));
        }
        told.extend(verdict.notes.iter().map(|note| frame.note(note)));
        told
    }

    /// The same for a spreadsheet, a row for each attachment.
    pub fn sheet(&self) -> files::Table {
        let frame = &self.frame;
        let heads = vec![
            frame.said("Dag", "Day"),
            frame.said("Navn", "Name"),
            frame.said("Dækning", "Cover"),
            frame.said("Arbejdsplads", "Workplace"),
            frame.said("Opgave", "Task"),
            frame.said("Første dag", "First day"),
            frame.said("Grundlag", "What it rests on"),
        ];
        let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
        let rows = self.lines().map(|(one, held)| {
            vec![
                Cell::Day(self.on),
                text(&one.full_name),
                text(frame.standing(held.verdict.standing)),
                text(&held.names.workplace),
                text(&held.facts.activity),
                Cell::Day(held.facts.attachment().period.from),
                text(&self.basis(held).join("; ")),
            ]
        });
        files::Table { name: frame.said("Frivillige", "Volunteers"), heads, rows: rows.collect() }
    }
}
