//! Spans to voices: which face, which colour, and which stretches are links or missing fields.

use super::style;
use crate::documents::model::{Span, Spans};
use crate::documents::text::{Colour, Face, Meaning, Voice};

/// A passage with the addresses its links point at.
#[derive(Debug, Clone)]
pub(super) struct Voiced {
    pub passage: Vec<(String, Voice)>,
    pub addresses: Vec<String>,
}

impl Voiced {
    /// Spans in a basic face and colour.
    pub(super) fn new(spans: &Spans, face: Face, colour: Colour) -> Self {
        let mut voiced = Self { passage: Vec::with_capacity(spans.0.len()), addresses: Vec::new() };
        for span in &spans.0 {
            voiced.add(span, face, colour);
        }
        voiced
    }

    fn add(&mut self, span: &Span, face: Face, colour: Colour) {
        let words = |face| Voice { face, colour, meaning: Meaning::Words };
        let (text, voice) = match span {
            Span::Text(text) => (text.clone(), words(face)),
            Span::Bold(text) => (text.clone(), words(bold(face))),
            Span::Italic(text) => (text.clone(), words(italic(face))),
            Span::BoldItalic(text) => (text.clone(), words(Face::BoldItalic)),
            Span::Link { text, address } => {
                self.addresses.push(address.clone());
                let meaning = Meaning::Link(self.addresses.len() - 1);
                (text.clone(), Voice { face, colour: style::PETROL, meaning })
            }
            Span::Blank(letters) => ("_".repeat(*letters), words(face)),
            Span::Missing(name) => {
                (format!("[{name}]"), Voice { face: bold(face), colour: style::BROWN, meaning: Meaning::Missing })
            }
        };
        self.passage.push((text, voice));
    }
}

fn bold(face: Face) -> Face {
    match face {
        Face::Italic | Face::BoldItalic => Face::BoldItalic,
        Face::Regular | Face::Bold | Face::Arabic => Face::Bold,
    }
}

fn italic(face: Face) -> Face {
    match face {
        Face::Bold | Face::BoldItalic => Face::BoldItalic,
        Face::Regular | Face::Italic | Face::Arabic => Face::Italic,
    }
}

/// Text in one voice.
pub(super) fn plain(text: &str, face: Face, colour: Colour) -> Voiced {
    Voiced { passage: vec![(text.to_owned(), Voice { face, colour, meaning: Meaning::Words })], addresses: Vec::new() }
}
