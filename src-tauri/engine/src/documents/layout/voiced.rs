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
            Span::Link { words, address } => return self.add_link(words, address, face),
            Span::Blank(letters) => ("_".repeat(*letters), words(face)),
            Span::Missing(name) => {
                (format!("[{name}]"), Voice { face: bold(face), colour: style::BROWN, meaning: Meaning::Missing })
            }
        };
        self.passage.push((text, voice));
    }

    /// All the words of a link are one link, whatever their weight.
    fn add_link(&mut self, words: &Spans, address: &str, face: Face) {
        self.addresses.push(address.to_owned());
        let meaning = Meaning::Link(self.addresses.len() - 1);
        let first = self.passage.len();
        for span in &words.0 {
            self.add(span, face, style::PETROL);
        }
        for (_, voice) in &mut self.passage[first..] {
            if voice.meaning == Meaning::Words {
                voice.meaning = meaning;
            }
        }
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
