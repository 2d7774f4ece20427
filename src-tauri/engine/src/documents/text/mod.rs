//! From words to glyphs to lines: fonts, shaping, hyphenation and line breaking. Knows no page and no PDF.

mod fonts;
mod lines;
mod prepared;
mod shaping;

pub(super) use fonts::{Face, Fonts};
pub(super) use lines::{Division, Line, LineEnd, Run, Setting, break_lines};
pub(super) use shaping::{Glyph, Shaped, Shaper};

/// A colour of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(pub u8, pub u8, pub u8);

/// How a stretch of text sounds: its weight and slant, its colour, and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Voice {
    pub face: Face,
    pub colour: Colour,
    pub meaning: Meaning,
    pub dividing: Dividing,
}

/// Whether a word may be divided at the end of a line, where its passage allows it at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Dividing {
    /// As any word.
    #[default]
    Usual,
    /// A name: not while it fits on a line.
    Whole,
}

/// What a stretch of text stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Itself.
    Words,
    /// The nth link of its passage.
    Link(usize),
    /// A field that nobody has filled in.
    Missing,
}

/// A paragraph as it comes to the line breaker: stretches of text, each with its voice.
pub(super) type Passage = [(String, Voice)];
