//! A passage made ready for line breaking: one string in normal form, its voices, its directions, and the spaces that
//! must not become line ends.

use unicode_bidi::{BidiInfo, Level};
use unicode_normalization::UnicodeNormalization;

use super::{Passage, Voice};

/// The passage as one string, cleaned of what is never printed.
pub(super) struct Prepared {
    pub full: String,
    /// Ends of the stretches and their voices.
    voices: Vec<(usize, Voice)>,
    pub levels: Option<Vec<Level>>,
}

impl Prepared {
    pub(super) fn new(passage: &Passage) -> Self {
        let mut full = String::new();
        let mut voices = Vec::with_capacity(passage.len());
        for (text, voice) in passage {
            full.extend(text.nfc().filter_map(printable));
            voices.push((full.len(), *voice));
        }
        bind(&mut full);
        let levels = full.chars().any(is_right_to_left).then(|| {
            // Line feeds end bidi paragraphs too; each starts from the left, as the papers are Danish or English.
            BidiInfo::new(&full, Some(Level::ltr())).levels
        });
        Self { full, voices, levels }
    }

    pub(super) fn voice_at(&self, byte: usize) -> Option<Voice> {
        self.voices.iter().find(|(end, _)| byte < *end).or(self.voices.last()).map(|(_, voice)| *voice)
    }

    pub(super) fn level_at(&self, byte: usize) -> Level {
        self.levels.as_ref().and_then(|levels| levels.get(byte).copied()).unwrap_or(Level::ltr())
    }
}

/// What becomes of a character: tabs are spaces, formatting characters nobody sees are dropped.
fn printable(character: char) -> Option<char> {
    match character {
        '\t' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{2000}'..='\u{2006}' | '\u{2008}' | '\u{200A}' | '\u{205F}' | '\u{3000}' => Some(' '),
        '\n' => Some('\n'),
        '\r' | '\u{00AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' => None,
        '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => None,
        control if control.is_control() => None,
        kept => Some(kept),
    }
}

/// Short words that are lost at the end of a line: what follows them stays with them.
const BOUND: [&str; 5] = ["§ ", "kl. ", "nr. ", "stk. ", "ca. "];

/// Puts a no-break space after [`BOUND`] words and after an ordinal before its noun ("1. oktober"). The space before was
/// one byte, so voices would shift: the no-break space is written as a control character of one byte, which UAX 14
/// joins to what stands before it.
fn bind(text: &mut String) {
    for word in BOUND {
        if text.contains(word) {
            *text = text.replace(word, &format!("{}{GLUE}", &word[..word.len() - 1]));
        }
    }
    if !text.contains(". ") {
        return;
    }
    let characters: Vec<char> = text.chars().collect();
    let is_ordinal = |at: usize| {
        let around = at.checked_sub(2).and_then(|before| characters.get(before..at + 2));
        matches!(around, Some([digit, '.', ' ', after]) if digit.is_ascii_digit() && after.is_lowercase())
    };
    *text = characters.iter().enumerate().map(|(at, kept)| if is_ordinal(at) { GLUE } else { *kept }).collect();
}

/// Stands for a no-break space while lines are broken.
const GLUE: char = '\u{1F}';

pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}') || character == GLUE
}

pub(super) fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}
