//! Words to glyphs, through harfrust, with a cache for one paper.
//!
//! The cache lives no longer than the paper: it holds what the paper says, and that may be personal.

use std::collections::BTreeSet;
use std::sync::Arc;

use harfrust::{Buffer, BufferFlags, Direction, Script, ShapeOptions, ShaperFont, shape};
use rustc_hash::FxHashMap;

use super::fonts::{FEATURES, Face, Fonts};

/// One glyph; lengths in thousandths of the type size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Glyph {
    pub id: u16,
    pub advance: i32,
    pub x_offset: i32,
    pub y_offset: i32,
    /// The text this glyph gives when it is copied or read aloud; empty for the later glyphs of a cluster.
    pub text: String,
    /// Byte of the word where the glyph's cluster begins; glyphs with the same one stand for the same letters.
    pub cluster: usize,
}

/// A shaped word, glyphs from left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Shaped {
    pub glyphs: Vec<Glyph>,
    pub advance: i32,
}

impl Shaped {
    /// The advance of the glyphs that stand for these bytes of the word.
    pub(super) fn advance_of(&self, bytes: std::ops::Range<usize>) -> i32 {
        self.glyphs.iter().filter(|glyph| bytes.contains(&glyph.cluster)).map(|glyph| glyph.advance).sum()
    }

    /// The bytes of the word where a cluster begins, in order: nowhere else may a word be cut.
    pub(super) fn cluster_starts(&self) -> BTreeSet<usize> {
        self.glyphs.iter().map(|glyph| glyph.cluster).collect()
    }
}

/// Shapes words, remembers them, and takes down what cannot be drawn.
pub(in super::super) struct Shaper {
    fonts: &'static Fonts,
    buffer: Buffer,
    words: FxHashMap<(Face, bool), FxHashMap<String, Arc<Shaped>>>,
    faces: FxHashMap<(Face, char), Face>,
    unprintable: BTreeSet<char>,
}

impl Shaper {
    pub(in super::super) fn new() -> Self {
        Self {
            fonts: Fonts::get(),
            buffer: Buffer::new(),
            words: FxHashMap::default(),
            faces: FxHashMap::default(),
            unprintable: BTreeSet::new(),
        }
    }

    /// The characters met so far that no font can draw.
    pub(in super::super) fn into_unprintable(self) -> Vec<char> {
        self.unprintable.into_iter().collect()
    }

    /// The font that draws this character in a text set in `wanted`.
    pub(super) fn face_for(&mut self, wanted: Face, character: char) -> Face {
        if let Some(face) = self.faces.get(&(wanted, character)) {
            return *face;
        }
        let found = [wanted, Face::Arabic].into_iter().find(|face| self.fonts.covers(*face, character));
        if found.is_none() && !is_joiner(character) {
            self.unprintable.insert(character);
        }
        let face = found.unwrap_or(wanted);
        self.faces.insert((wanted, character), face);
        face
    }

    /// Shapes one word of one face and one direction.
    pub(super) fn shape(&mut self, face: Face, direction: Direction, word: &str) -> Arc<Shaped> {
        let backwards = direction == Direction::RightToLeft;
        if let Some(shaped) = self.words.get(&(face, backwards)).and_then(|words| words.get(word)) {
            return Arc::clone(shaped);
        }
        let shaped = Arc::new(self.shape_anew(face, direction, word));
        self.words.entry((face, backwards)).or_default().insert(word.to_owned(), Arc::clone(&shaped));
        shaped
    }

    fn shape_anew(&mut self, face: Face, direction: Direction, word: &str) -> Shaped {
        let buffer = &mut self.buffer;
        buffer.reset();
        buffer.push_str(word);
        buffer.guess_segment_properties();
        buffer.set_direction(direction);
        buffer.set_language(None);
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let plan = self.fonts.plan(face, buffer.script().filter(|script| *script != Script::UNKNOWN), direction);
        buffer.set_script(plan.script());
        let font = ShaperFont::new(self.fonts.font(face));
        if shape(&font, buffer, ShapeOptions::new().plan(Some(&plan)).features(FEATURES)).is_err() {
            return Shaped { glyphs: Vec::new(), advance: 0 };
        }
        let mut glyphs: Vec<Glyph> = buffer
            .glyph_infos()
            .iter()
            .zip(buffer.glyph_positions())
            .map(|(info, position)| Glyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                advance: position.x_advance,
                x_offset: position.x_offset,
                y_offset: position.y_offset,
                text: String::new(),
                cluster: info.cluster as usize,
            })
            .collect();
        give_text(&mut glyphs, word);
        let advance = glyphs.iter().map(|glyph| glyph.advance).sum();
        Shaped { glyphs, advance }
    }
}

/// Shares the word out over the glyphs: each cluster's text goes to its first glyph in reading order, or one character
/// to each when there are as many glyphs as characters.
fn give_text(glyphs: &mut [Glyph], word: &str) {
    let starts: Vec<usize> = glyphs.iter().map(|glyph| glyph.cluster).collect::<BTreeSet<_>>().into_iter().collect();
    for (position, start) in starts.iter().enumerate() {
        let end = starts.get(position + 1).copied().unwrap_or(word.len());
        let text = &word[*start..end];
        let mut of_cluster: Vec<&mut Glyph> = glyphs.iter_mut().filter(|glyph| glyph.cluster == *start).collect();
        if let [only] = of_cluster.as_mut_slice() {
            only.text = text.to_owned();
            continue;
        }
        if let Some(first) = of_cluster.first_mut() {
            first.text = text.to_owned();
        }
    }
}

/// Joiners shape their neighbours and are never drawn.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}')
}
