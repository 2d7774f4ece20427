//! Running text of several parts: paragraphs and lists.

use super::{Content, ParagraphStyle, Spans};

/// A part of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// A paragraph.
    Paragraph(Spans),
    /// A list.
    List(List),
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What its items begin with.
    pub marks: ListMarks,
    /// Its items.
    pub items: Vec<ListItem>,
}

/// What the items of a list begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListMarks {
    /// A bullet.
    Bullets,
    /// Their number, counted on from the first.
    Numbers {
        /// The first.
        first: u32,
    },
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// What it says.
    pub spans: Spans,
    /// Lists of its own, a level further in.
    pub below: Vec<List>,
}

impl List {
    /// A list with bullets.
    #[must_use]
    pub fn bulleted(items: impl IntoIterator<Item = Spans>) -> Self {
        let item = |spans| ListItem { spans, below: Vec::new() };
        Self { marks: ListMarks::Bullets, items: items.into_iter().map(item).collect() }
    }

    /// What the item at this position begins with, where the list is the outermost.
    #[must_use]
    pub fn label(&self, position: usize) -> String {
        match self.marks {
            ListMarks::Bullets => "•".to_owned(),
            ListMarks::Numbers { first } => {
                format!("{}.", first.saturating_add(u32::try_from(position).unwrap_or(u32::MAX)))
            }
        }
    }
}

impl From<Passage> for Content {
    fn from(passage: Passage) -> Self {
        match passage {
            Passage::Paragraph(spans) => Self::Paragraph { spans, style: ParagraphStyle::Body },
            Passage::List(list) => Self::List(list),
        }
    }
}
