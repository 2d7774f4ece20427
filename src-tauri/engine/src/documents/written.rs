//! What the office writes to somebody, in words: before it is a paper, a text to copy or an e-mail.

use serde::Serialize;
use ts_rs::TS;

use super::{Block, Column, Content, HeadingLevel, List, RowHeads, Signatory, SignatureLine, Spans, Table};

/// A letter, or a sheet, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What it is.
    pub title: String,
    /// What it is about, under the title.
    pub subtitle: String,
    /// Number and date, small.
    pub meta: String,
    /// The address it goes to, line by line.
    pub recipient: Vec<String>,
    /// What it says.
    pub parts: Vec<Part>,
}

/// What is written, as text: for the clipboard.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WrittenText {
    /// A line that says what it is.
    pub subject: String,
    /// All of it.
    pub body: String,
}

impl From<Written> for WrittenText {
    fn from(written: Written) -> Self {
        Self { subject: written.subject_line(), body: written.plain_text() }
    }
}

/// One part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// Labels and what stands for them.
    Facts(Vec<(String, String)>),
    /// A head and rows.
    Rows(Rows),
    /// A list.
    Bullets(Vec<String>),
    /// Lines to write on, side by side, under a heading each, with what belongs on each. Only on paper.
    ToSign(Vec<(String, Vec<String>)>),
    /// The greeting at the end, line by line.
    Closing(Vec<String>),
}

/// A table of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// What stands over each column, and how wide it is beside the others.
    pub columns: Vec<(String, u16)>,
    /// Cells, row by row.
    pub rows: Vec<Vec<String>>,
}

impl Rows {
    /// Without the columns that say nothing.
    #[must_use]
    pub fn without_empty(mut self) -> Self {
        for column in (0..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row.get(column).is_none_or(String::is_empty)) {
                self.columns.remove(column);
                for row in &mut self.rows {
                    row.remove(column);
                }
            }
        }
        self
    }
}

impl Written {
    /// The subject line of an e-mail.
    #[must_use]
    pub fn subject_line(&self) -> String {
        if self.subtitle.is_empty() { self.title.clone() } else { format!("{}: {}", self.title, self.subtitle) }
    }

    /// All of it as plain text, for the clipboard and for an e-mail: paragraphs parted by an empty line.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let head = [&self.title, &self.subtitle, &self.meta].into_iter().filter(|line| !line.is_empty());
        let head = head.map(String::as_str).collect::<Vec<_>>().join("\n");
        let parts = self.parts.iter().map(Part::plain_text).filter(|text| !text.is_empty());
        std::iter::once(head).chain(parts).collect::<Vec<_>>().join("\n\n")
    }

    /// All of it as it stands on paper under the letterhead.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !self.recipient.is_empty() {
            blocks.push(Block::space(14.0));
            blocks.push(Block::paragraph(self.recipient.join("\n")));
        }
        blocks.push(Block::title(&*self.title));
        if !self.subtitle.is_empty() {
            blocks.push(Block::subtitle(&*self.subtitle));
        }
        if !self.meta.is_empty() {
            blocks.push(Block::note(&*self.meta));
        }
        blocks.extend(self.parts.iter().flat_map(Part::blocks));
        blocks
    }
}

impl Part {
    fn plain_text(&self) -> String {
        match self {
            Self::Heading(text) => text.to_uppercase(),
            Self::Paragraph(text) => text.clone(),
            Self::Facts(facts) => {
                facts.iter().map(|(label, value)| format!("{label}: {value}")).collect::<Vec<_>>().join("\n")
            }
            Self::Bullets(items) => items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
            Self::Rows(rows) => rows.plain_text(),
            Self::Closing(lines) => lines.join("\n"),
            Self::ToSign(_) => String::new(),
        }
    }

    fn blocks(&self) -> Vec<Block> {
        match self {
            Self::Heading(text) => vec![Block::heading(HeadingLevel::Section, &**text)],
            Self::Paragraph(text) => vec![Block::paragraph(&**text)],
            Self::Facts(facts) => {
                let pairs = facts.iter().map(|(label, value)| (label.clone(), Spans::from(&**value)));
                vec![Content::KeyValues(pairs.collect()).into()]
            }
            Self::Rows(rows) => vec![Content::Table(rows.table()).into()],
            Self::Bullets(items) => {
                vec![Content::List(List::bulleted(items.iter().map(|item| Spans::from(&**item)))).into()]
            }
            Self::Closing(lines) => vec![Block::space(10.0), Block::paragraph(lines.join("\n"))],
            Self::ToSign(sides) => {
                let rule = |text: &String| SignatureLine::Rule(text.clone());
                let side = |(heading, lines): &(String, Vec<String>)| Signatory {
                    heading: heading.clone(),
                    lines: lines.iter().map(rule).collect(),
                };
                vec![Content::Signatures(sides.iter().map(side).collect()).into()]
            }
        }
    }
}

impl Rows {
    /// The first cell says which; the others say what they are, unless it is a bare list.
    fn plain_text(&self) -> String {
        let line = |row: &Vec<String>| {
            let named = self.columns.iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty());
            let rest: Vec<String> = named.map(|((head, _), cell)| format!("{head}: {cell}")).collect();
            let first = row.first().map(String::as_str).unwrap_or_default();
            std::iter::once(format!("- {first}")).chain(rest).collect::<Vec<_>>().join("; ")
        };
        self.rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn table(&self) -> Table {
        Table {
            columns: self.columns.iter().map(|(head, share)| Column::share(&**head, *share)).collect(),
            rows: self.rows.iter().map(|row| row.iter().map(|cell| Spans::from(&**cell)).collect()).collect(),
            row_heads: RowHeads::First,
        }
    }
}
