//! The smallest pieces of a paper: never torn, stacked on pages, kept together where they must be.

use super::laid::{Area, PlacedText, Shape, Target};

/// A piece as high as it must be, with everything on it placed relative to its upper edge.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    pub height: f64,
    /// Room wanted above and below; of two that meet, the larger counts, and none at the top of a page.
    pub before: f64,
    pub after: f64,
    pub keep: Keep,
    pub placements: Vec<Placement>,
    /// Keys of the blocks it belongs to, as positions in [`super::compose::Composed::anchors`].
    pub anchors: Vec<usize>,
    /// The table whose head is to be repeated when this strip begins a page.
    pub repeated_head: Option<usize>,
    pub bookmark: Option<(String, u8)>,
    pub kind: StripKind,
}

/// Whether a strip may be the last of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Keep {
    #[default]
    Free,
    WithNext,
}

/// What a strip does besides standing there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum StripKind {
    #[default]
    Content,
    /// Empty room, left out at the top of every page but the first.
    Room,
    /// As much room as its share of what is left of the page; a room once that is known.
    Spread,
    /// The next strip begins a page.
    PageBreak,
}

/// Something on a strip; x is from the left edge of the page, y from the upper edge of the strip.
#[derive(Debug, Clone)]
pub(super) enum Placement {
    Text {
        node: usize,
        text: PlacedText,
    },
    Picture {
        node: usize,
        picture: usize,
        area: Area,
    },
    Shape(Shape),
    Link {
        node: usize,
        area: Area,
        target: Target,
        /// What stands for it where it is not seen.
        text: String,
    },
    /// A node that belongs into the tree although nothing stands in it, as an empty cell.
    Node(usize),
}

/// What is repeated on top of each page of a table.
#[derive(Debug, Clone)]
pub(super) struct RepeatedHead {
    pub height: f64,
    pub placements: Vec<Placement>,
}

/// Strips of a passage: no first line alone at the foot of a page and no last line alone at the top.
pub(super) fn keep_of_line(position: usize, lines: usize) -> Keep {
    let is_last = position + 1 == lines;
    let torn_would_orphan = lines <= 3 || position == 0 || position + 2 == lines;
    if !is_last && torn_would_orphan { Keep::WithNext } else { Keep::Free }
}

impl Strip {
    /// The strip as it is, or, when it is taller than the room on a page, cut between lines into strips that are not:
    /// text may never leave the paper.
    pub(super) fn cut_to(self, room: f64) -> Vec<Self> {
        if self.height <= room || self.kind != StripKind::Content {
            return vec![self];
        }
        let whole = Self { placements: Vec::new(), bookmark: None, ..self.clone() };
        let mut rest = self.placements;
        let mut pieces: Vec<Self> = Vec::new();
        let mut top = 0.0;
        while !rest.is_empty() {
            let (here, later): (Vec<_>, Vec<_>) =
                rest.into_iter().partition(|placement| placement.bottom() <= top + room);
            let next = later.iter().map(Placement::top).fold(f64::INFINITY, f64::min);
            // What is taller than a page by itself has no better place than this one.
            let (here, later) = if here.is_empty() { (later, here) } else { (here, later) };
            let bottom = if later.is_empty() { whole.height } else { next };
            pieces.push(Self {
                height: (bottom - top).min(room),
                before: 0.0,
                after: 0.0,
                keep: Keep::Free,
                placements: here.into_iter().map(|placement| placement.raised(top)).collect(),
                ..whole.clone()
            });
            top = next;
            rest = later;
        }
        if let Some(first) = pieces.first_mut() {
            first.before = whole.before;
            first.bookmark = self.bookmark;
        }
        if let Some(last) = pieces.last_mut() {
            last.after = whole.after;
            last.keep = whole.keep;
        }
        pieces
    }
}

impl Placement {
    fn top(&self) -> f64 {
        match self {
            Self::Text { text, .. } => text.baseline - text.size,
            Self::Picture { area, .. } | Self::Link { area, .. } => area.y,
            Self::Shape(shape) => shape.area.y,
            Self::Node(_) => f64::INFINITY,
        }
    }

    fn bottom(&self) -> f64 {
        match self {
            Self::Text { text, .. } => text.baseline + text.size * 0.3,
            Self::Picture { area, .. } | Self::Link { area, .. } => area.y + area.height,
            Self::Shape(shape) => shape.area.y + shape.area.height,
            Self::Node(_) => f64::NEG_INFINITY,
        }
    }

    fn raised(mut self, by: f64) -> Self {
        match &mut self {
            Self::Text { text, .. } => text.baseline -= by,
            Self::Picture { area, .. } | Self::Link { area, .. } => area.y -= by,
            Self::Shape(shape) => shape.area.y -= by,
            Self::Node(_) => {}
        }
        self
    }
}
