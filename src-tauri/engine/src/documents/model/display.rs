//! What a paper needs that hangs on a wall: type as large as fits, room that is shared out, a frame, names to be signed in the
//! middle.

use super::{Block, Content, Spans};

/// Text set as large as fits in so many lines. Lines in the middle are made about equally long.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// What is said.
    pub spans: Spans,
    /// Type size in points, where it fits.
    pub largest: f64,
    /// No smaller than this; then it gets more lines.
    pub smallest: f64,
    /// So many lines at most, while it can be made smaller.
    pub lines: usize,
    /// How it stands out.
    pub tone: Tone,
    /// Whether it is the title of the paper.
    pub is_title: bool,
}

impl Fitted {
    /// A line in this size where it fits, and no smaller than the other.
    #[must_use]
    pub fn line(spans: impl Into<Spans>, largest: f64, smallest: f64) -> Self {
        Self { spans: spans.into(), largest, smallest, lines: 1, tone: Tone::Plain, is_title: false }
    }

    /// In so many lines at most.
    #[must_use]
    pub fn in_lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    /// In this tone.
    #[must_use]
    pub fn in_tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// As the title of the paper.
    #[must_use]
    pub fn as_title(self) -> Self {
        Self { is_title: true, ..self }
    }
}

impl From<Fitted> for Block {
    fn from(fitted: Fitted) -> Self {
        Content::Fitted(fitted).into()
    }
}

/// The colour of a text that is made to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As body text.
    Plain,
    /// Grey.
    Quiet,
    /// As headings.
    Strong,
}

/// What is drawn around every page. It says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageFrame {
    /// Nothing.
    #[default]
    None,
    /// Two lines with stepped corners, as around a diploma.
    Ornate,
}

impl Block {
    /// What room is left on a paper of one page, shared out among all of these; nothing on a longer one.
    #[must_use]
    pub fn spread() -> Self {
        Content::Spread.into()
    }

    /// A short ornament in the middle, between what a paper is and what it says.
    #[must_use]
    pub fn ornament() -> Self {
        Content::Ornament.into()
    }

    /// Lines to sign on, side by side in the middle; under each stands who signs there, line by line.
    #[must_use]
    pub fn signed_by(signers: Vec<Vec<String>>) -> Self {
        Content::SignedBy(signers).into()
    }
}
