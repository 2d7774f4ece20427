//! The fonts of one paper, cut down to the glyphs it shows.
//!
//! printpdf without its text layout embeds whole files (435 kB for an agreement), so the cutting is done here. The tag
//! before a font's name is a hash of its glyphs: the same paper always carries the same name.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use printpdf::{Codepoint, FontId, Op, ParsedFont, PdfFont, PdfFontHandle, Pt, TextItem};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::font_name;
use crate::documents::PrintError;
use crate::documents::layout::{Ink, Laid, PlacedText};
use crate::documents::text::{Face, Fonts, Glyph};

/// A glyph in the embedded font.
#[derive(Debug, Clone)]
struct Embedded {
    id: u16,
    width: u16,
    /// What it says wherever nothing else is said.
    text: String,
}

/// The fonts of one paper.
pub(super) struct EmbeddedFonts {
    glyphs: BTreeMap<Face, BTreeMap<u16, Embedded>>,
    fonts: Vec<(Face, PdfFont)>,
}

impl EmbeddedFonts {
    /// Collects every glyph of the paper and cuts the fonts.
    pub(super) fn of(laid: &Laid) -> Result<Self, PrintError> {
        let mut texts = BTreeMap::new();
        // Glyphs that say one thing by themselves come first; parts of clusters only fill the gaps.
        for pass in [Pass::Single, Pass::Clusters] {
            for text in texts_of(laid) {
                for run in &text.runs {
                    let of_face: &mut BTreeMap<u16, String> = texts.entry(run.face).or_default();
                    for cluster in run.shaped.glyphs.chunk_by(|one, next| one.cluster == next.cluster) {
                        take_down(of_face, cluster, pass);
                    }
                }
            }
        }
        let mut embedded = Self { glyphs: BTreeMap::new(), fonts: Vec::new() };
        for (face, texts) in texts {
            embedded.cut(face, texts)?;
        }
        Ok(embedded)
    }

    fn cut(&mut self, face: Face, texts: BTreeMap<u16, String>) -> Result<(), PrintError> {
        if texts.is_empty() {
            return Ok(());
        }
        let all = Fonts::get();
        let mut remapper = GlyphRemapper::new();
        let mut hash = Sha256::new();
        let mut glyphs = BTreeMap::new();
        for (old, text) in texts {
            let id = remapper.remap(old);
            hash.update(old.to_be_bytes());
            glyphs.insert(old, Embedded { id, width: all.width(face, old), text });
        }
        let program = subsetter::subset(face.bytes(), 0, &remapper)
            .map_err(|error| PrintError::Broken(format!("{}: {error}", face.postscript_name())))?;
        let mut font = template(face).clone();
        font.original_bytes = program;
        font.font_name = Some(format!("{}+{}", tag_of(&hash.finalize()), face.postscript_name()));
        font.glyph_widths = glyphs.values().map(|glyph| (glyph.id, glyph.width)).collect();
        self.fonts.push((face, PdfFont::new(font)));
        self.glyphs.insert(face, glyphs);
        Ok(())
    }

    /// Hands the fonts to printpdf.
    pub(super) fn add_to(&self, fonts: &mut BTreeMap<FontId, PdfFont>) {
        for (face, font) in &self.fonts {
            fonts.insert(font_name(*face), font.clone());
        }
    }

    /// Every glyph once, with what it says.
    pub(super) fn every_glyph(&self) -> Vec<Op> {
        let mut ops = vec![Op::StartTextSection];
        for (face, glyphs) in &self.glyphs {
            let glyphs =
                glyphs.values().map(|glyph| Codepoint { gid: glyph.id, offset: 0.0, cid: Some(glyph.text.clone()) });
            let glyphs = TextItem::GlyphIds(glyphs.collect());
            ops.push(Op::SetFont { font: PdfFontHandle::External(font_name(*face)), size: Pt(10.0) });
            ops.push(Op::ShowText { items: vec![glyphs] });
        }
        ops.push(Op::EndTextSection);
        ops
    }

    fn embedded(&self, face: Face, glyph: u16) -> Option<&Embedded> {
        self.glyphs.get(&face)?.get(&glyph)
    }

    /// The glyph's number in the embedded font, and its width.
    pub(super) fn glyph(&self, face: Face, glyph: u16) -> (u16, u16) {
        self.embedded(face, glyph).map_or((0, 0), |glyph| (glyph.id, glyph.width))
    }

    /// What a cluster says, where its glyphs by themselves would say something else.
    pub(super) fn actual_text(&self, face: Face, cluster: &[Glyph]) -> Option<String> {
        if let [only] = cluster
            && self.embedded(face, only.id).is_some_and(|glyph| glyph.text == only.text)
        {
            return None;
        }
        Some(cluster.iter().map(|glyph| glyph.text.as_str()).collect())
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Pass {
    Single,
    Clusters,
}

fn take_down(texts: &mut BTreeMap<u16, String>, cluster: &[Glyph], pass: Pass) {
    match (cluster, pass) {
        ([only], Pass::Single) => {
            texts.entry(only.id).or_insert_with(|| only.text.clone());
        }
        ([_], Pass::Clusters) | ([] | [_, _, ..], Pass::Single) => {}
        (parts, Pass::Clusters) => {
            let letters: String = parts.iter().map(|glyph| glyph.text.as_str()).collect();
            let mut letters = letters.chars();
            for part in parts {
                let letter = letters.next().unwrap_or('\u{200B}');
                texts.entry(part.id).or_insert_with(|| letter.to_string());
            }
        }
    }
}

fn texts_of(laid: &Laid) -> impl Iterator<Item = &PlacedText> {
    laid.pages.iter().flat_map(|page| {
        let marked = page.marks.iter().flat_map(|mark| &mark.inks).filter_map(|ink| match ink {
            Ink::Text(text) => Some(text),
            Ink::Picture { .. } => None,
        });
        marked.chain(page.artifacts.iter().map(|artifact| &artifact.text))
    })
}

/// Six capital letters from a hash.
fn tag_of(hash: &[u8]) -> String {
    hash.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// The metrics of a font as printpdf wants them, read once. The copies made of it are small: the program and the tables
/// of characters are taken out.
#[expect(clippy::expect_used, reason = "the font files are part of the program; a test embeds each of them")]
fn template(face: Face) -> &'static ParsedFont {
    static TEMPLATES: OnceLock<BTreeMap<Face, ParsedFont>> = OnceLock::new();
    let templates = TEMPLATES.get_or_init(|| {
        let read = |face: Face| {
            let mut font =
                ParsedFont::from_bytes(face.bytes(), 0, &mut Vec::new()).expect("an embedded font can be parsed");
            font.original_bytes.clear();
            font.codepoint_to_glyph.clear();
            font.glyph_widths.clear();
            (face, font)
        };
        Face::ALL.into_iter().map(read).collect()
    });
    templates.get(&face).expect("every face has a template")
}
