//! The five embedded fonts, parsed once for the life of the program.
//!
//! Source Sans 3 carries Danish, Greenlandic, Sami, Polish, Turkish, Vietnamese, Cyrillic and Greek; Noto Sans Arabic
//! stands in for what it lacks. Both have 1,000 units per em, which is the unit of PDF widths: nothing is rounded.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use harfrust::{Direction, Feature, Font, GlyphId, Script, ShapePlan, Tag};

/// One of the embedded fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in super::super) enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
    Arabic,
}

impl Face {
    pub(in super::super) const ALL: [Self; 5] =
        [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic, Self::Arabic];

    /// The whole font file.
    pub(in super::super) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../fonts/SourceSans3-Regular.ttf"),
            Self::Bold => include_bytes!("../fonts/SourceSans3-Bold.ttf"),
            Self::Italic => include_bytes!("../fonts/SourceSans3-Italic.ttf"),
            Self::BoldItalic => include_bytes!("../fonts/SourceSans3-BoldItalic.ttf"),
            Self::Arabic => include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
        }
    }

    /// The name written into the PDF.
    pub(in super::super) fn postscript_name(self) -> &'static str {
        match self {
            Self::Regular => "SourceSans3-Regular",
            Self::Bold => "SourceSans3-Bold",
            Self::Italic => "SourceSans3-It",
            Self::BoldItalic => "SourceSans3-BoldIt",
            Self::Arabic => "NotoSansArabic-Regular",
        }
    }

    fn index(self) -> usize {
        self as usize
    }
}

/// Font, script, and whether the text runs from right to left.
type PlanKey = (Face, Option<Tag>, bool);

/// The parsed fonts and what shaping with them has in common from one paper to the next. Holds no text.
pub(in super::super) struct Fonts {
    fonts: [Font; 5],
    plans: Mutex<HashMap<PlanKey, Arc<ShapePlan>>>,
}

impl Fonts {
    /// The fonts, parsed at the first call.
    #[expect(clippy::expect_used, reason = "the font files are part of the program; a test parses each of them")]
    pub(in super::super) fn get() -> &'static Self {
        static FONTS: OnceLock<Fonts> = OnceLock::new();
        FONTS.get_or_init(|| Self {
            fonts: Face::ALL.map(|face| Font::new(face.bytes(), 0).expect("an embedded font can be parsed")),
            plans: Mutex::new(HashMap::new()),
        })
    }

    pub(in super::super) fn font(&self, face: Face) -> &Font {
        &self.fonts[face.index()]
    }

    /// The advance of a glyph as the font has it, before kerning, in thousandths of the type size.
    pub(in super::super) fn width(&self, face: Face, glyph: u16) -> u16 {
        let width = self.font(face).glyph_metrics().h_advance(GlyphId::new(u32::from(glyph)));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "widths are between 0 and 4,000")]
        let width = width.round() as u16;
        width
    }

    /// Whether the face has a glyph for the character.
    pub(super) fn covers(&self, face: Face, character: char) -> bool {
        self.font(face).charmap().map_unicode(character).is_some_and(|glyph| glyph.to_u32() != 0)
    }

    /// The compiled shaping plan for a face, script and direction; compiling one costs more than using it a hundred times.
    pub(super) fn plan(&self, face: Face, script: Option<Script>, direction: Direction) -> Arc<ShapePlan> {
        let key = (face, script.map(|script| script.tag()), direction == Direction::RightToLeft);
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        let plan = plans
            .entry(key)
            .or_insert_with(|| Arc::new(ShapePlan::new(self.font(face), direction, script, None, FEATURES)));
        Arc::clone(plan)
    }
}

/// Figures of one width, so that dates and amounts stand under each other.
pub(super) static FEATURES: &[Feature] = &[TABULAR_FIGURES];
const TABULAR_FIGURES: Feature = Feature { tag: Tag::new(b"tnum"), value: 1, start: 0, end: u32::MAX };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_can_be_parsed_and_counts_in_thousandths() {
        for face in Face::ALL {
            assert_eq!(Fonts::get().font(face).units_per_em(), 1000, "{face:?}");
        }
    }

    #[test]
    fn every_style_has_the_letters_of_the_names_the_office_meets() {
        for face in [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic] {
            for letter in "æøåÆØÅéüöäßðþáíóúýŋŧšžčłńęąşğıĸĀāñçêîôûœЖяΩλ§½€–—“”•◦…✓☐".chars()
            {
                assert!(Fonts::get().covers(face, letter), "{face:?} lacks {letter}");
            }
        }
    }

    #[test]
    fn figures_are_all_of_one_width() {
        let mut shaper = crate::documents::text::Shaper::new();
        let widths: std::collections::BTreeSet<i32> = "0123456789"
            .chars()
            .map(|figure| shaper.shape(Face::Regular, Direction::LeftToRight, &figure.to_string()).advance)
            .collect();
        assert_eq!(widths.len(), 1, "{widths:?}");
    }
}
