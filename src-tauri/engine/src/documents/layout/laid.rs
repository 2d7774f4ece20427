//! Where everything landed: pages of marked text and shapes, the tree that says what they are, and what points at them.

use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;

use crate::documents::model::{Document, Picture};
use crate::documents::text::{Colour, Face, LineEnd, Shaped};

/// A paper laid out on pages. Coordinates are points from the upper left corner of the page.
#[derive(Debug, Clone)]
pub(in super::super) struct Laid {
    pub size: (f64, f64),
    pub pages: Vec<LaidPage>,
    /// The structure; the first node is the paper itself.
    pub nodes: Vec<Node>,
    pub outline: Vec<OutlineEntry>,
    pub links: Vec<LaidLink>,
    pub anchors: Vec<Anchor>,
    pub pictures: Vec<Picture>,
    /// Characters no font can draw.
    pub unprintable: Vec<char>,
}

/// One page.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct LaidPage {
    /// Tints and rules, drawn first; they say nothing.
    pub shapes: Vec<Shape>,
    /// Text and pictures in reading order; the position is the marked-content id.
    pub marks: Vec<Mark>,
    /// What is repeated on every page and skipped by screen readers.
    pub artifacts: Vec<Artifact>,
}

/// A filled rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Shape {
    pub area: Area,
    pub colour: Colour,
}

/// A rectangle on a page, in points from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct Area {
    /// From the left edge of the page.
    pub x: f64,
    /// From the upper edge of the page to the upper edge of the rectangle.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A stretch of content of one node on one page.
#[derive(Debug, Clone)]
pub(in super::super) struct Mark {
    pub node: usize,
    pub inks: Vec<Ink>,
}

/// Something drawn.
#[derive(Debug, Clone)]
pub(in super::super) enum Ink {
    Text(PlacedText),
    Picture { picture: usize, area: Area },
}

/// Runs on one baseline.
#[derive(Debug, Clone)]
pub(in super::super) struct PlacedText {
    /// Left end of the baseline.
    pub x: f64,
    pub baseline: f64,
    pub size: f64,
    pub runs: Vec<PlacedRun>,
    /// What it says, in reading order.
    pub text: String,
    pub end: LineEnd,
}

/// A run and where it stands on its baseline.
#[derive(Debug, Clone)]
pub(in super::super) struct PlacedRun {
    pub face: Face,
    pub colour: Colour,
    pub x: f64,
    pub shaped: Arc<Shaped>,
}

/// What is repeated on every page.
#[derive(Debug, Clone)]
pub(in super::super) struct Artifact {
    pub kind: ArtifactKind,
    pub text: PlacedText,
}

/// Why an artifact is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum ArtifactKind {
    Header,
    Footer,
    /// A table head on the pages after the first.
    TableHead,
    /// The band of a demo paper.
    Ribbon,
}

/// A part of the structure.
#[derive(Debug, Clone)]
pub(in super::super) struct Node {
    pub role: Role,
    pub parent: usize,
    pub kids: Vec<Kid>,
    /// Whether the parent knows it: nodes join the tree in reading order, when their first content lands.
    pub(super) attached: bool,
}

/// What a node holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Kid {
    Node(usize),
    Content { page: usize, mark: usize },
    Link(usize),
}

/// What a node is: the standard structure types of PDF 1.7 that these papers need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) enum Role {
    Document,
    Section,
    Division,
    Heading(u8),
    Paragraph,
    List(Numbering),
    ListItem,
    Label,
    ListBody,
    Table,
    TableHead,
    TableBody,
    TableRow,
    ColumnHead,
    RowHead,
    Cell,
    Link,
    Figure { picture: usize, area: Area },
}

/// How the items of a list are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Numbering {
    Decimal,
    Disc,
    Circle,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct OutlineEntry {
    pub title: String,
    /// 1 is the outermost.
    pub level: u8,
    pub page: usize,
    /// Upper edge of the heading.
    pub y: f64,
}

/// A link on the page.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct LaidLink {
    pub page: usize,
    pub area: Area,
    pub target: Target,
    pub text: String,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Target {
    /// An address.
    Address(String),
    /// The block or paragraph of this key on the same paper.
    Place(String),
}

/// Where a block with a key landed. A block over two pages has two.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Anchor {
    /// The key.
    pub key: String,
    /// Page, counted from zero.
    pub page: usize,
    /// The full width of the text, from the block's first line to its last.
    pub area: Area,
}

impl Laid {
    /// The page where what has this key begins, and its upper edge there; the beginning of the paper where nothing of it
    /// was left to print.
    pub(in super::super) fn place_of(&self, key: &str) -> (usize, f64) {
        self.anchors.iter().find(|anchor| anchor.key == key).map_or((0, 0.0), |anchor| (anchor.page, anchor.area.y))
    }

    /// What each page says, in reading order, one line per paragraph, cells of a row parted by tabs. For screen readers
    /// of the preview and for tests.
    pub(in super::super) fn text(&self) -> Vec<String> {
        self.pages.iter().map(|page| self.text_of(page)).collect()
    }

    fn text_of(&self, page: &LaidPage) -> String {
        let mut text = String::new();
        let mut before: Option<usize> = None;
        for mark in &page.marks {
            let block = self.block_of(mark.node);
            if let Some(before) = before {
                text.push_str(self.between(before, block));
            }
            before = Some(block);
            for ink in &mark.inks {
                match ink {
                    Ink::Text(line) => {
                        text.push_str(&line.text);
                        match line.end {
                            LineEnd::Space => text.push(' '),
                            LineEnd::Hard => text.push('\n'),
                            LineEnd::Divided => {}
                        }
                    }
                    Ink::Picture { picture, .. } => {
                        text.push_str(&self.pictures[*picture].alternative);
                        text.push('\n');
                    }
                }
            }
        }
        tidy(&text)
    }

    /// The block a node belongs to: a link belongs to its paragraph.
    fn block_of(&self, node: usize) -> usize {
        match self.nodes[node].role {
            Role::Link => self.nodes[node].parent,
            _ => node,
        }
    }

    fn between(&self, before: usize, now: usize) -> &'static str {
        if before == now {
            return "";
        }
        let row = |node: usize| {
            let parent = self.nodes[node].parent;
            (self.nodes[parent].role == Role::TableRow).then_some(parent)
        };
        if row(before).is_some() && row(before) == row(now) {
            return CELL_MARK;
        }
        if self.nodes[before].role == Role::Label { LABEL_MARK } else { "\n" }
    }
}

/// Written where a cell ends; [`tidy`] turns it and the line feed before it into a tab.
const CELL_MARK: &str = "\u{1}";
const LABEL_MARK: &str = "\u{2}";

fn tidy(text: &str) -> String {
    let mut text = text.replace("\n\u{1}", "\t").replace('\u{1}', "\t").replace("\n\u{2}", " ").replace('\u{2}', " ");
    while text.contains("\n\n") {
        text = text.replace("\n\n", "\n");
    }
    text.trim().to_owned()
}

/// A small paper knows its pages best by these.
impl Laid {
    pub(super) fn empty(document: &Document) -> Self {
        Self {
            size: document.page.size(),
            pages: Vec::new(),
            nodes: vec![Node { role: Role::Document, parent: 0, kids: Vec::new(), attached: true }],
            outline: Vec::new(),
            links: Vec::new(),
            anchors: Vec::new(),
            pictures: Vec::new(),
            unprintable: Vec::new(),
        }
    }
}
