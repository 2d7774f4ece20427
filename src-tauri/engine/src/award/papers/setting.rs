//! What the papers before the hand-over are made of: their head, lines to write on by hand, and words in two languages.

use crate::award::conflict::MemberPosition;
use crate::award::criterion::Criterion;
use crate::award::frame::Frame;
use crate::award::year::NomineeKind;
use crate::documents::{Block, Document, HeadingLevel, Span, Spans};
use crate::organisations::kept_date;
use crate::shared::format::{self, Language};
use crate::shared::wall_clock::WallTime;

/// A box to set a cross in.
pub(super) const BOX: &str = "☐";
/// A line over the whole width, to write on.
pub(super) const LINE: usize = 88;
/// Between lines that are written on by hand, in points.
pub(super) const HAND: f64 = 9.0;

impl Frame {
    /// A day as it is kept in words; empty where there is none.
    pub(super) fn kept_day(&self, kept: &str) -> String {
        kept_date(kept).map(|day| self.day(day)).unwrap_or_default()
    }

    /// `31. august 2026 kl. 23.59`.
    pub(super) fn moment(&self, wall: WallTime) -> String {
        let (day, time) = (self.day(wall.date()), format::time(wall.time(), self.language));
        match self.language {
            Language::Da => format!("{day} kl. {time}"),
            Language::En => format!("{day} at {time}"),
        }
    }

    /// A criterion in the paper's language; one without English keeps its Danish.
    pub(super) fn criterion<'a>(&self, criterion: &'a Criterion) -> &'a str {
        if self.language == Language::En && !criterion.english.is_empty() {
            &criterion.english
        } else {
            &criterion.danish
        }
    }

    pub(super) fn kind(&self, kind: NomineeKind) -> &'static str {
        let (da, en) = match kind {
            NomineeKind::Person => ("person", "person"),
            NomineeKind::Group => ("gruppe", "group"),
            NomineeKind::Association => ("forening", "association"),
        };
        self.said(da, en)
    }

    pub(super) fn position(&self, position: MemberPosition) -> &'static str {
        let (da, en) = match position {
            MemberPosition::Secretary => ("sekretær", "secretary"),
            MemberPosition::StandIn => ("stedfortræder for sekretæren", "stand-in for the secretary"),
            MemberPosition::Chair => ("formand for juryen", "chair of the jury"),
            MemberPosition::Deputy => ("næstformand", "deputy chair"),
            MemberPosition::Juror => ("medlem af juryen", "member of the jury"),
        };
        self.said(da, en)
    }

    /// Where papers are handed in: the office with its address.
    pub(super) fn office(&self) -> String {
        let details = &self.head.details;
        let town = format!("{} {}", details.postal_code, details.town);
        let parts = [details.name.as_str(), &details.street, town.trim(), &details.email];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// A paper with its letterhead, title and the line under it.
    pub(super) fn paper(&self, (title, subtitle): (&str, &str), identifier: String) -> Document {
        let mut document = self.document(title, identifier);
        document.margins.foot = Some(format::instant(self.now, self.language));
        document.blocks.extend([self.head.letterhead(), Block::title(title), Block::subtitle(subtitle)]);
        document
    }

    /// What stands on top of every paper that is secret until the award is handed over.
    pub(super) fn secret_until(&self, handed_over: Option<WallTime>) -> Block {
        let said = self.said("Fortroligt, til prisen er overrakt", "Confidential until the award has been handed over");
        let until = handed_over.map(|wall| format!(" ({})", self.moment(wall))).unwrap_or_default();
        Block::paragraph(Span::Bold(format!("{said}{until}.")))
    }
}

pub(super) fn section(text: &str) -> Block {
    Block::heading(HeadingLevel::Section, text)
}

pub(super) fn part(text: impl Into<String>) -> Block {
    Block::heading(HeadingLevel::Part, text)
}

/// Lines to write on by hand.
pub(super) fn lines(count: usize) -> impl Iterator<Item = Block> {
    (0..count).flat_map(|_| [Block::space(HAND), Block::paragraph(Span::Blank(LINE))])
}

/// Words and a line after them, to write on by hand.
pub(super) fn asked(words: &str, letters: usize) -> Spans {
    Spans(vec![Span::Text(format!("{words}: ")), Span::Blank(letters)])
}
