//! The look of every paper: sizes, colours and distances, all in points, in one place.

use crate::documents::text::Colour;

/// Body text.
pub(super) const INK: Colour = Colour(0x16, 0x21, 0x1f);
/// Subtitles, labels, notes.
pub(super) const GREY: Colour = Colour(0x4a, 0x59, 0x55);
/// Headings and links: the petrol of the program.
pub(super) const PETROL: Colour = Colour(0x0e, 0x5b, 0x61);
/// Under table rows, over the foot.
pub(super) const HAIRLINE: Colour = Colour(0xd0, 0xd9, 0xd6);
/// Behind table heads.
pub(super) const TINT: Colour = Colour(0xec, 0xf3, 0xf2);
/// Behind fields nobody has filled in, and the ribbon of demo papers.
pub(super) const AMBER: Colour = Colour(0xfd, 0xf0, 0xd2);
/// On amber.
pub(super) const BROWN: Colour = Colour(0x6b, 0x45, 0x00);

/// The fine lines of a frame, and ornaments.
pub(super) const GOLD: Colour = Colour(0xb0, 0x8d, 0x45);

/// Left and right of the text.
pub(super) const SIDE_MARGIN: f64 = 68.0;
/// Over the text.
pub(super) const TOP_MARGIN: f64 = 64.0;
/// Under the text.
pub(super) const BOTTOM_MARGIN: f64 = 72.0;

/// A kind of text: its size, the distance from line to line, and the room it wants around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TextStyle {
    pub size: f64,
    pub leading: f64,
    pub before: f64,
    pub after: f64,
}

const fn style(size: f64, leading: f64, before: f64, after: f64) -> TextStyle {
    TextStyle { size, leading, before, after }
}

pub(super) const TITLE: TextStyle = style(23.0, 27.0, 22.0, 3.0);
pub(super) const HEADLINE: TextStyle = style(52.0, 58.0, 30.0, 6.0);
pub(super) const SUBTITLE: TextStyle = style(12.5, 16.5, 0.0, 8.0);
pub(super) const SECTION: TextStyle = style(13.0, 17.0, 16.0, 4.0);
pub(super) const PART: TextStyle = style(11.0, 14.6, 11.0, 2.0);
pub(super) const CLAUSE: TextStyle = style(11.4, 15.0, 12.0, 2.5);
pub(super) const BODY: TextStyle = style(10.2, 14.4, 0.0, 5.0);
pub(super) const NOTE: TextStyle = style(9.0, 12.6, 0.0, 5.0);
pub(super) const DISPLAY: TextStyle = style(20.0, 27.0, 4.0, 8.0);
pub(super) const UNIT: TextStyle = style(11.5, 15.0, 0.0, 8.0);
pub(super) const CELL: TextStyle = style(9.4, 12.8, 0.0, 0.0);
pub(super) const LARGE_CELL: TextStyle = style(27.0, 33.0, 0.0, 0.0);
pub(super) const LABEL: TextStyle = style(9.2, 12.8, 0.0, 0.0);
pub(super) const MARGIN: TextStyle = style(8.4, 11.0, 0.0, 0.0);

/// How far sub-numbers and bullets stand out to the left of their text.
pub(super) const HANG_NUMBER: f64 = 25.0;
pub(super) const HANG_BULLET: f64 = 14.0;
/// Between the number of a clause and its heading, besides a space.
pub(super) const CLAUSE_GAP: f64 = 3.5;
/// Inside a table cell.
pub(super) const CELL_SIDE: f64 = 5.0;
pub(super) const CELL_TOP: f64 = 3.6;
/// The narrowest column of a table.
pub(super) const NARROWEST_COLUMN: f64 = 24.0;
/// A head taller than this is not repeated on the later pages of its table: they would hold little else.
pub(super) const TALLEST_REPEATED: f64 = 220.0;
/// With less room than this a list goes no further in.
pub(super) const NARROWEST_LIST: f64 = 110.0;
/// Between two columns of parties or signatures.
pub(super) const GUTTER: f64 = 34.0;
/// Room to write a name in.
pub(super) const SIGNATURE_ROOM: f64 = 30.0;
/// How high a logo may be.
pub(super) const LOGO: f64 = 28.0;
/// How much of the width a logo may take, so that the unit's name stands beside it.
pub(super) const LOGO_SHARE: f64 = 0.4;
/// The band over a demo paper.
pub(super) const RIBBON: f64 = 17.0;
/// The longest centred line.
pub(super) const CENTRED: f64 = 460.0;
/// The longest line of a text that is made to fit.
pub(super) const FITTED: f64 = 600.0;
/// A line to sign on in the middle, and the room between two.
pub(super) const SIGNED: f64 = 206.0;
pub(super) const SIGNED_GAP: f64 = 54.0;
/// The shortest such line; there are no more side by side than have it.
pub(super) const SHORTEST_SIGNED: f64 = 90.0;
/// Who signs, and what they are.
pub(super) const SIGNER: TextStyle = style(10.6, 14.2, 0.0, 0.0);
