//! Spans to voices: which face, which colour, and which stretches are links or missing fields.

use super::laid::Target;
use super::style;
use crate::documents::model::{Span, Spans};
use crate::documents::text::{Colour, Dividing, Face, Meaning, Voice};

/// A passage with what its links lead to.
#[derive(Debug, Clone)]
pub(super) struct Voiced {
    pub passage: Vec<(String, Voice)>,
    pub targets: Vec<Target>,
}

impl Voiced {
    /// Spans in a basic face and colour.
    pub(super) fn new(spans: &Spans, face: Face, colour: Colour) -> Self {
        let mut voiced = Self { passage: Vec::with_capacity(spans.0.len()), targets: Vec::new() };
        for span in &spans.0 {
            voiced.add(span, face, colour);
        }
        voiced
    }

    fn add(&mut self, span: &Span, face: Face, colour: Colour) {
        let words = |face| Voice { face, colour, meaning: Meaning::Words, dividing: Dividing::Usual };
        let (text, voice) = match span {
            Span::Text(text) => (text.clone(), words(face)),
            Span::Bold(text) => (text.clone(), words(bold(face))),
            Span::Italic(text) => (text.clone(), words(italic(face))),
            Span::BoldItalic(text) => (text.clone(), words(Face::BoldItalic)),
            Span::Link { words, address } => {
                return self.add_link(words, Target::Address(address.clone()), face, style::PETROL);
            }
            // As the words around it: on a paper that is signed nothing stands out that is only handy on a screen.
            Span::Reference { words, to } => return self.add_link(words, Target::Place(to.clone()), face, colour),
            Span::Name(words) => return self.add_name(words, face, colour),
            Span::Blank(letters) => ("_".repeat(*letters), words(face)),
            Span::Missing(name) => {
                let voice = Voice { colour: style::BROWN, meaning: Meaning::Missing, ..words(bold(face)) };
                (format!("[{name}]"), voice)
            }
        };
        self.passage.push((text, voice));
    }

    /// All the words of a link are one link, whatever their weight.
    fn add_link(&mut self, words: &Spans, target: Target, face: Face, colour: Colour) {
        self.targets.push(target);
        let meaning = Meaning::Link(self.targets.len() - 1);
        let first = self.passage.len();
        for span in &words.0 {
            self.add(span, face, colour);
        }
        for (_, voice) in &mut self.passage[first..] {
            if voice.meaning == Meaning::Words {
                voice.meaning = meaning;
            }
        }
    }

    fn add_name(&mut self, words: &Spans, face: Face, colour: Colour) {
        let first = self.passage.len();
        for span in &words.0 {
            self.add(span, face, colour);
        }
        for (_, voice) in &mut self.passage[first..] {
            voice.dividing = Dividing::Whole;
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
    let voice = Voice { face, colour, meaning: Meaning::Words, dividing: Dividing::Usual };
    Voiced { passage: vec![(text.to_owned(), voice)], targets: Vec::new() }
}
