//! A passage made ready for line breaking: one string in normal form, its voices, its directions, the marks that a
//! keyboard lacks, and the spaces that must not become line ends.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};
use unicode_normalization::UnicodeNormalization;

use super::{Dividing, Meaning, Passage, Voice};
use crate::shared::format::Language;

/// The passage as one string, cleaned of what is never printed.
pub(super) struct Prepared {
    pub full: String,
    /// Ends of the stretches and their voices.
    voices: Vec<(usize, Voice)>,
    pub levels: Option<Vec<Level>>,
}

impl Prepared {
    pub(super) fn new(passage: &Passage, language: Language) -> Self {
        let mut full = String::new();
        let mut voices = Vec::with_capacity(passage.len());
        for (text, voice) in passage {
            set_in_type(&mut full, text, language);
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

    /// Whether a part of a link stands in these bytes.
    pub(super) fn has_link(&self, bytes: &Range<usize>) -> bool {
        self.has(bytes, |voice| matches!(voice.meaning, Meaning::Link(_)))
    }

    /// Whether a part of a name stands in these bytes.
    pub(super) fn has_name(&self, bytes: &Range<usize>) -> bool {
        self.has(bytes, |voice| voice.dividing == Dividing::Whole)
    }

    fn has(&self, bytes: &Range<usize>, is_sought: impl Fn(&Voice) -> bool) -> bool {
        let starts = std::iter::once(0).chain(self.voices.iter().map(|(end, _)| *end));
        let mut stretches = starts.zip(&self.voices);
        stretches.any(|(start, (end, voice))| is_sought(voice) && start < bytes.end && bytes.start < *end)
    }

    /// Whether this is a place within a word of a link or of a name: "bogelunde.example/regler", "Holm-Lund".
    pub(super) fn is_within_whole(&self, byte: usize) -> bool {
        let Some(before) = self.full[..byte].chars().next_back().filter(|before| !is_space(*before)) else {
            return false;
        };
        let (Some(one), Some(next)) = (self.voice_at(byte - before.len_utf8()), self.voice_at(byte)) else {
            return false;
        };
        let is_link = matches!(one.meaning, Meaning::Link(_)) && one.meaning == next.meaning;
        is_link || (one.dividing == Dividing::Whole && next.dividing == Dividing::Whole)
    }

    pub(super) fn level_at(&self, byte: usize) -> Level {
        self.levels.as_ref().and_then(|levels| levels.get(byte).copied()).unwrap_or(Level::ltr())
    }
}

/// Adds a text as a compositor sets it: the straight quotes of a keyboard become the language's own, a straight
/// apostrophe a curved one, and a hyphen between spaces a dash.
fn set_in_type(full: &mut String, text: &str, language: Language) {
    let mut characters = text.nfc().filter_map(printable).peekable();
    while let Some(character) = characters.next() {
        let before = full.chars().next_back();
        let opens = before.is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '[' | '–' | '/'));
        full.push(match (character, language) {
            ('"', Language::En) if opens => '“',
            ('"', _) => '”',
            ('\'', _) => '’',
            ('-', _) if before == Some(' ') && characters.peek() == Some(&' ') => '–',
            (kept, _) => kept,
        });
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

/// Puts a no-break space after [`BOUND`] words, after an ordinal before its noun ("1. oktober"), within dates and within
/// numbers written in groups ("84 00 01 45"). The
/// space before was one byte, so voices would shift: the no-break space is written as a control character of one byte,
/// which UAX 14 joins to what stands before it. What is bound is never divided either ("30. novem-ber").
fn bind(text: &mut String) {
    for word in BOUND {
        if text.contains(word) {
            *text = text.replace(word, &format!("{}{GLUE}", &word[..word.len() - 1]));
        }
    }
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    let characters: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(char::is_ascii_digit);
    let is_bound = |at: usize| {
        let is_within_number = is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        is_within_number
            || is_after_ordinal(&characters, at)
            || is_within_date(&characters, at)
            || (is_digit(Some(at + 1)) && is_after_clause(&characters[..at]))
    };
    *text = characters
        .iter()
        .enumerate()
        .map(|(at, kept)| if *kept == ' ' && is_bound(at) { GLUE } else { *kept })
        .collect();
}

/// "punkt 4.2", "clause 7": the number stays with its word.
fn is_after_clause(before: &[char]) -> bool {
    ["punkt", "pkt.", "clause"].iter().any(|word| {
        let start = before.len().checked_sub(word.len());
        let parted = start.is_some_and(|start| start == 0 || !before[start - 1].is_alphabetic());
        parted && before.iter().rev().flat_map(|letter| letter.to_lowercase()).take(word.len()).eq(word.chars().rev())
    })
}

fn is_after_ordinal(characters: &[char], space: usize) -> bool {
    let around = space.checked_sub(2).and_then(|before| characters.get(before..space + 2));
    matches!(around, Some([digit, '.', ' ', after]) if digit.is_ascii_digit() && after.is_lowercase())
}

/// The spaces of "30. november 2027" and of "30 November 2027".
fn is_within_date(characters: &[char], space: usize) -> bool {
    let year = characters.get(space + 1..space + 5);
    let after_year = characters.get(space + 5);
    if year.is_some_and(|year| year.iter().all(char::is_ascii_digit)) && !after_year.is_some_and(char::is_ascii_digit) {
        let month = characters[..space].iter().rev().take_while(|letter| letter.is_alphabetic()).count();
        let before = characters[..space - month].iter().rev();
        let mut before = before.skip_while(|character| matches!(character, ' ' | '.'));
        return (3..=9).contains(&month) && before.next().is_some_and(char::is_ascii_digit);
    }
    let month = characters[space + 1..].iter().take_while(|letter| letter.is_alphabetic()).count();
    let is_month = (3..=9).contains(&month) && characters.get(space + 1 + month) == Some(&' ');
    is_month && is_within_date(characters, space + 1 + month)
}

/// Stands for a no-break space while lines are broken.
pub(super) const GLUE: char = '\u{1F}';

pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}') || character == GLUE
}

pub(super) fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::text::{Colour, Face};

    /// What stands on the paper; `~` where no line may end.
    fn set(text: &str, language: Language) -> String {
        let voice =
            Voice { face: Face::Regular, colour: Colour(0, 0, 0), meaning: Meaning::Words, dividing: Dividing::Usual };
        Prepared::new(&[(text.to_owned(), voice)], language).full.replace(GLUE, "~")
    }

    #[test]
    fn straight_quotes_and_lonely_hyphens_of_a_keyboard_become_those_of_print() {
        for (language, typed, printed) in [
            (Language::Da, "kaldet \"Åben sang\" her", "kaldet ”Åben sang” her"),
            (Language::En, "called (\"Open song\") here", "called (“Open song”) here"),
            (Language::En, "the municipality's", "the municipality’s"),
            (Language::Da, "O'Brien", "O’Brien"),
            (Language::Da, "tirsdag - onsdag", "tirsdag – onsdag"),
            (Language::Da, "27.15.12-G01-8-26", "27.15.12-G01-8-26"),
            (Language::Da, "for- og bagside", "for- og bagside"),
        ] {
            assert_eq!(set(typed, language), printed);
        }
    }

    #[test]
    fn a_date_and_what_belongs_to_a_number_stay_on_one_line() {
        for (language, typed, printed) in [
            (Language::Da, "senest 30. november 2027 og", "senest 30.~november~2027 og"),
            (Language::En, "by 30 November 2027.", "by 30~November~2027."),
            (Language::Da, "kl. 19 og § 18", "kl.~19 og §~18"),
            (Language::Da, "den 1. oktober i huset", "den 1.~oktober i huset"),
            (Language::Da, "ring til 84 00 01 45.", "ring til 84~00~01~45."),
            (Language::Da, "jf. punkt 4.2 og Pkt. 7", "jf. punkt~4.2 og Pkt.~7"),
            (Language::Da, "et knudepunkt 4 gange", "et knudepunkt 4 gange"),
            (Language::En, "see clause 12.", "see clause~12."),
            (Language::Da, "i 2026 og 2027", "i 2026 og 2027"),
            (Language::Da, "vi er 12 og holder 2000 fester", "vi er 12 og holder 2000 fester"),
        ] {
            assert_eq!(set(typed, language), printed);
        }
    }
}
