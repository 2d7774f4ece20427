//! Papers: from a [`Document`] to a PDF that can be archived (PDF/A-2a) and read aloud (PDF/UA-1).
//!
//! The only place that knows printpdf, lopdf and pulldown-cmark. It knows no booking, no agreement, no database and no clock: the same
//! paper always gives the same bytes. It refuses to print a paper with characters that no embedded font has, because on
//! paper they would be empty boxes.
//!
//! model -> text (glyphs, lines) -> layout (pages, structure) -> draw (printpdf) -> finish (lopdf).

mod draw;
mod finish;
mod layout;
mod model;
mod prose;
mod text;
mod written;

pub use layout::{Anchor, Area};
pub use model::{
    Align, Block, Clause, ClauseParagraph, Column, ColumnWidth, Content, Document, Fitted, HeadingLevel, List,
    ListItem, ListMarks, Margins, Numbering, PageFormat, PageFrame, ParagraphStyle, Party, Passage, Picture, RowHeads,
    Signatory, SignatureLine, Span, Spans, Table, Tone,
};
pub use prose::{plain_text, read_prose};
pub use written::{Part, Rows, Written, WrittenText};

use sha2::{Digest, Sha256};

/// A paper that was not printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrintError {
    /// No embedded font has these characters; each stands here once, in code point order.
    #[error("these characters cannot be printed: {characters:?}")]
    Unprintable {
        /// The characters.
        characters: Vec<char>,
    },
    /// A paper must have a title: PDF/UA demands it, and readers show it.
    #[error("the paper has no title")]
    Untitled,
    /// The picture is not a sound PNG.
    #[error("the picture cannot be read")]
    UnreadablePicture,
    /// The font or PDF libraries failed; the text says which and why.
    #[error("the paper could not be written: {0}")]
    Broken(String),
}

/// A printed paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages.
    pub pages: usize,
    /// Where the blocks with a key landed, in reading order.
    pub anchors: Vec<Anchor>,
    /// What each page says, in reading order: for the preview's screen readers and for full-text search.
    pub text: Vec<String>,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
}

/// Prints a paper.
///
/// # Errors
/// [`PrintError::Unprintable`] and [`PrintError::Untitled`] when the paper must be changed first,
/// [`PrintError::UnreadablePicture`] when a picture is damaged, [`PrintError::Broken`] when a library fails.
pub fn render(document: &Document) -> Result<Paper, PrintError> {
    if document.title.trim().is_empty() {
        return Err(PrintError::Untitled);
    }
    let laid = layout::lay_out(document);
    if !laid.unprintable.is_empty() {
        return Err(PrintError::Unprintable { characters: laid.unprintable });
    }
    let drawn = draw::draw(&laid)?;
    let bytes = finish::finish(drawn, &laid, document)?;
    Ok(Paper {
        pages: laid.pages.len(),
        text: laid.text(),
        anchors: laid.anchors,
        sha256: hexadecimal(&Sha256::digest(&bytes)),
        bytes,
    })
}

/// What a paper says and where, without printing it.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// The same as [`Paper::text`].
    pub text: Vec<String>,
    /// The same as [`Paper::anchors`].
    pub anchors: Vec<Anchor>,
}

/// Reads a paper without printing it, which costs a fraction of it. Works for one that cannot be printed too.
#[must_use]
pub fn proof(document: &Document) -> Proof {
    let laid = layout::lay_out(document);
    Proof { text: laid.text(), anchors: laid.anchors }
}

/// How many pages a PDF of others has; `None` where it cannot be read, or only with a password.
#[must_use]
pub fn pages_in(pdf: &[u8]) -> Option<usize> {
    let document = lopdf::Document::load_mem(pdf).ok().filter(|document| !document.is_encrypted())?;
    Some(document.get_pages().len())
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
