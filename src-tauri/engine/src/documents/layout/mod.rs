//! A paper to pages: a pure pass without clock, file or PDF. The same input lands on the same spot for the preview, the
//! print and the tests.
//!
//! Blocks become strips (the smallest pieces that are never torn), strips are stacked on pages, and the structure tree
//! grows in the order in which they land, which is the order in which the paper is read aloud.

mod agreement;
mod compose;
mod display;
mod frame;
mod laid;
mod lists;
mod pages;
mod strip;
mod style;
mod table;
mod voiced;

#[cfg(test)]
mod tests;

use super::model::Document;
pub use laid::{Anchor, Area};
pub(super) use laid::{
    Artifact, ArtifactKind, Ink, Kid, Laid, LaidPage, Mark, Node, Numbering, OutlineEntry, PlacedText, Role, Shape,
    Target,
};

/// Lays a paper out on pages.
pub(super) fn lay_out(document: &Document) -> Laid {
    let composed = compose::compose(document);
    pages::paginate(document, composed)
}
