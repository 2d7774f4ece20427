//! The smallest pieces of a paper: never torn, stacked on pages, kept together where they must be.

use super::laid::{Area, PlacedText, Shape};

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
    /// Empty room, left out at the top of a page.
    Room,
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
        address: String,
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
