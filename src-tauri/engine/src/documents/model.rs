//! What a paper says, before anyone knows where it lands.
//!
//! A slice's letter file makes a [`Document`] from its data; nothing here knows a booking or an agreement, a font or a
//! page. It refuses nothing: what cannot be printed is told by [`Document::unprintable`] and by [`super::render`].

mod display;
mod picture;
mod prose;
mod spans;

pub use display::{Fitted, PageFrame, Tone};
pub use picture::Picture;
pub use prose::{List, ListItem, ListMarks, Passage};
pub use spans::{Span, Spans};

use crate::shared::format::Language;
use crate::shared::instant::Instant;

/// One paper: what it is called, how it is framed, and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Shown by readers instead of the file name; a conforming paper must have one.
    pub title: String,
    /// Who issued it, e.g. the name of the volunteer centre.
    pub author: String,
    /// The language of the whole paper: decides hyphenation, "Side 1 af 3" and what a screen reader speaks.
    pub language: Language,
    /// A stable id of this paper, e.g. `agreement-2026-014-v3`. The same id, date and contents give the same bytes.
    pub identifier: String,
    /// When the paper was made. Handed in, so that the same paper can be made again byte for byte.
    pub made_on: Instant,
    /// Size and turn of every page.
    pub page: PageFormat,
    /// What stands in the margins of every page.
    pub margins: Margins,
    /// What the paper says, in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// An empty A4 portrait paper with page numbers and nothing else in its margins.
    #[must_use]
    pub fn new(
        title: impl Into<String>,
        author: impl Into<String>,
        language: Language,
        identifier: impl Into<String>,
        made_on: impl Into<Instant>,
    ) -> Self {
        Self {
            title: title.into(),
            author: author.into(),
            language,
            identifier: identifier.into(),
            made_on: made_on.into(),
            page: PageFormat::A4Portrait,
            margins: Margins::default(),
            blocks: Vec::new(),
        }
    }

    /// The characters no embedded font can draw, each once, in code point order. The office must be told of them before
    /// anything is saved: on paper they would be empty boxes.
    #[must_use]
    pub fn unprintable(&self) -> Vec<char> {
        super::layout::lay_out(self).unprintable
    }
}

/// Size and turn of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageFormat {
    /// 210 x 297 mm.
    A4Portrait,
    /// 297 x 210 mm, for diplomas and wide lists.
    A4Landscape,
}

impl PageFormat {
    /// Width and height in points (1/72 inch).
    #[must_use]
    pub fn size(self) -> (f64, f64) {
        const SHORT: f64 = 595.28;
        const LONG: f64 = 841.89;
        match self {
            Self::A4Portrait => (SHORT, LONG),
            Self::A4Landscape => (LONG, SHORT),
        }
    }
}

/// What is repeated in the margins. Screen readers skip it, so nothing may stand only here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Margins {
    /// Small text at the top of every page but the first, e.g. title and other party.
    pub head: Option<String>,
    /// Small text at the bottom left of every page, e.g. the agreement number.
    pub foot: Option<String>,
    /// Whether the pages are numbered.
    pub numbering: Numbering,
    /// Text of the band over every page of a paper made from demo data.
    pub ribbon: Option<String>,
    /// What is drawn around every page.
    pub frame: PageFrame,
}

/// Whether "Side 1 af 3" stands at the bottom right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Numbering {
    /// "Side 1 af 3", "Page 1 of 3".
    #[default]
    PageOfPages,
    /// No page numbers, as on a diploma.
    None,
}

/// A part of a paper, with the place it should be found by and how it is set.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What is said.
    pub content: Content,
    /// An opaque key (e.g. a clause key): [`super::Paper::anchors`] tells on which pages and where the block landed.
    pub anchor: Option<String>,
    /// Left (the rule) or centred.
    pub align: Align,
}

impl Block {
    /// The block, to be found again under this key.
    #[must_use]
    pub fn anchored(mut self, anchor: impl Into<String>) -> Self {
        self.anchor = Some(anchor.into());
        self
    }

    /// The block in the middle of the line. Tables, key values and signatures stay as they are.
    #[must_use]
    pub fn centred(mut self) -> Self {
        self.align = Align::Centre;
        self
    }

    /// The title of the paper.
    #[must_use]
    pub fn title(text: impl Into<String>) -> Self {
        Content::Title(text.into()).into()
    }

    /// The line under the title.
    #[must_use]
    pub fn subtitle(text: impl Into<String>) -> Self {
        Content::Subtitle(text.into()).into()
    }

    /// A heading of the given depth.
    #[must_use]
    pub fn heading(level: HeadingLevel, text: impl Into<String>) -> Self {
        Content::Heading { level, text: text.into() }.into()
    }

    /// A paragraph of body text.
    #[must_use]
    pub fn paragraph(spans: impl Into<Spans>) -> Self {
        Content::Paragraph { spans: spans.into(), style: ParagraphStyle::Body }.into()
    }

    /// A paragraph of small grey text: numbers, versions, remarks.
    #[must_use]
    pub fn note(spans: impl Into<Spans>) -> Self {
        Content::Paragraph { spans: spans.into(), style: ParagraphStyle::Note }.into()
    }

    /// A paragraph in large type, as on a diploma.
    #[must_use]
    pub fn display(spans: impl Into<Spans>) -> Self {
        Content::Paragraph { spans: spans.into(), style: ParagraphStyle::Display }.into()
    }

    /// A picture on its own line.
    #[must_use]
    pub fn picture(picture: Picture) -> Self {
        Content::Picture(picture).into()
    }

    /// Empty room, in points. At the top of every page but the first it is left out.
    #[must_use]
    pub fn space(points: f64) -> Self {
        Content::Space(points).into()
    }

    /// What follows begins on a new page.
    #[must_use]
    pub fn page_break() -> Self {
        Content::PageBreak.into()
    }
}

impl From<Content> for Block {
    fn from(content: Content) -> Self {
        Self { content, anchor: None, align: Align::Left }
    }
}

/// How a block stands between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Ragged right.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// Ragged left: amounts and counts in table columns.
    Right,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// The issuer at the top of the first page: logo at the left, the unit's name beside it.
    Letterhead {
        /// The logo, at most 28 points high.
        logo: Option<Picture>,
        /// The name of the unit.
        unit: String,
    },
    /// The title of the paper; the only heading of the first level.
    Title(String),
    /// A title to be read from two metres: the name of a room on its sign. There may be one on each page.
    Headline(String),
    /// The line under the title.
    Subtitle(String),
    /// A heading without a number.
    Heading {
        /// Depth.
        level: HeadingLevel,
        /// Text.
        text: String,
    },
    /// Running text.
    Paragraph {
        /// Text.
        spans: Spans,
        /// Size and colour.
        style: ParagraphStyle,
    },
    /// A numbered clause of an agreement.
    Clause(Clause),
    /// A list.
    List(List),
    /// Rows and columns under a head that is repeated on each page.
    Table(Table),
    /// The same, to be read from two metres.
    LargeTable(Table),
    /// Labels at the left, values at the right.
    KeyValues(Vec<(String, Spans)>),
    /// The parties to an agreement, side by side.
    Parties(Vec<Party>),
    /// Lines to sign on, two columns, never torn.
    Signatures(Vec<Signatory>),
    /// Text as large as fits.
    Fitted(Fitted),
    /// Lines to sign on in the middle, never torn.
    SignedBy(Vec<Vec<String>>),
    /// A short ornament in the middle.
    Ornament,
    /// A picture.
    Picture(Picture),
    /// Empty room, in points.
    Space(f64),
    /// A share of the room that is left.
    Spread,
    /// A new page.
    PageBreak,
}

/// How deep a heading lies under the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadingLevel {
    /// A section.
    Section,
    /// A part of a section.
    Part,
}

/// Size and colour of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphStyle {
    /// Body text.
    Body,
    /// Small grey text.
    Note,
    /// Large text for diplomas.
    Display,
}

/// A numbered clause: "4 Roller og ansvar" with its paragraphs, numbered ("4.1") or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// The number as printed, without a full stop.
    pub number: String,
    /// The heading.
    pub heading: String,
    /// The paragraphs.
    pub paragraphs: Vec<ClauseParagraph>,
}

/// One paragraph of a clause.
#[derive(Debug, Clone, PartialEq)]
pub struct ClauseParagraph {
    /// The number as printed ("4.1"), or none.
    pub number: Option<String>,
    /// Text; none where it begins with a list.
    pub spans: Spans,
    /// What stands under it and belongs to the same number.
    pub below: Vec<Passage>,
    /// An opaque key of this paragraph alone; the clause's own key covers it too.
    pub anchor: Option<String>,
}

impl ClauseParagraph {
    /// A paragraph without a number.
    #[must_use]
    pub fn plain(spans: impl Into<Spans>) -> Self {
        Self { number: None, spans: spans.into(), below: Vec::new(), anchor: None }
    }

    /// A paragraph with its own number.
    #[must_use]
    pub fn numbered(number: impl Into<String>, spans: impl Into<Spans>) -> Self {
        Self { number: Some(number.into()), spans: spans.into(), below: Vec::new(), anchor: None }
    }

    /// Whether nothing stands before its first list.
    pub(super) fn begins_with_list(&self) -> bool {
        self.spans.0.is_empty() && !self.below.is_empty()
    }

    /// The paragraph with what stands under it.
    #[must_use]
    pub fn above(mut self, below: Vec<Passage>) -> Self {
        self.below = below;
        self
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Heads, widths and alignment.
    pub columns: Vec<Column>,
    /// Cells; a row with too few cells is filled up with empty ones, what is too much is left out.
    pub rows: Vec<Vec<Spans>>,
    /// Whether the first cell of a row names the row.
    pub row_heads: RowHeads,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What stands in the head row.
    pub head: String,
    /// How wide.
    pub width: ColumnWidth,
    /// How its cells are set.
    pub align: Align,
}

impl Column {
    /// A left-aligned column that takes `share` parts of the room the fixed columns leave.
    #[must_use]
    pub fn share(head: impl Into<String>, share: u16) -> Self {
        Self { head: head.into(), width: ColumnWidth::Share(share), align: Align::Left }
    }

    /// A left-aligned column of so many points.
    #[must_use]
    pub fn points(head: impl Into<String>, points: f64) -> Self {
        Self { head: head.into(), width: ColumnWidth::Points(points), align: Align::Left }
    }

    /// The column with its cells set flush right.
    #[must_use]
    pub fn flush_right(mut self) -> Self {
        self.align = Align::Right;
        self
    }
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ColumnWidth {
    /// Parts of the room the fixed columns leave.
    Share(u16),
    /// Points.
    Points(f64),
}

/// Whether the first cell of a row names the row, for screen readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowHeads {
    /// It does, as the name in a list of people.
    First,
    /// No cell does.
    None,
}

/// One party to an agreement.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// What the paper calls it: "Kommunen".
    pub role: String,
    /// Name first, then address and number.
    pub lines: Vec<Spans>,
}

/// One side of the signatures.
#[derive(Debug, Clone, PartialEq)]
pub struct Signatory {
    /// "For kommunen".
    pub heading: String,
    /// What is written and what is left to write.
    pub lines: Vec<SignatureLine>,
}

/// One line of a signature.
#[derive(Debug, Clone, PartialEq)]
pub enum SignatureLine {
    /// A line to write on with what belongs there under it.
    Rule(String),
    /// Printed text: name and title.
    Text(Spans),
}
