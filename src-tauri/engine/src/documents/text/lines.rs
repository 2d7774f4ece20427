//! A paragraph to lines: break opportunities (UAX 14), Danish hyphenation, optimal fit, and bidirectional order.
//!
//! Break opportunities are found in the paragraph as a whole, so that a change of voice in the middle of a word is no
//! place to break.

use std::ops::Range;
use std::sync::Arc;

use harfrust::Direction;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};
use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::prepared::{GLUE, Prepared, is_right_to_left, is_space};
use super::shaping::{Shaped, Shaper};
use super::{Face, Passage, Voice};
use crate::shared::format::Language;

/// How a passage is set.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Setting {
    /// Type size in points.
    pub size: f64,
    /// Room for a line in points.
    pub width: f64,
    /// Whose hyphenation.
    pub language: Language,
    /// Whether words may be divided.
    pub division: Division,
}

/// Whether words may be divided at the end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Division {
    /// Running text.
    Allowed,
    /// Headings and names: only a word wider than the line is divided.
    Forbidden,
}

/// A line of glyphs, left to right.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Line {
    /// The pieces in visual order.
    pub runs: Vec<Run>,
    /// Points.
    pub width: f64,
    /// What the line says, in reading order, without the hyphen of a divided word.
    pub text: String,
    /// What comes after it.
    pub end: LineEnd,
}

/// What comes between a line and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum LineEnd {
    /// A space.
    Space,
    /// Nothing: a word goes on.
    Divided,
    /// A new line was asked for, or the passage ends.
    Hard,
}

/// A piece of a line in one font, one voice and one direction.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Run {
    pub voice: Voice,
    /// The font that draws it; another than the voice's where that lacks the characters.
    pub face: Face,
    /// Points from the start of the line.
    pub x: f64,
    /// Points.
    pub width: f64,
    pub shaped: Arc<Shaped>,
    /// What it says, in reading order; nothing for the hyphen of a divided word.
    pub text: String,
    /// Its place in reading order, which is another than that on the line where a script runs from right to left.
    pub place: usize,
}

/// A part of a passage that the fitting moves as one.
#[derive(Debug, Clone)]
struct Part {
    bytes: Range<usize>,
    /// In average characters, which is what the penalties of the fitting are made for.
    width: f64,
    space: f64,
    hyphen: f64,
}

impl Fragment for Part {
    fn width(&self) -> f64 {
        self.width
    }

    fn whitespace_width(&self) -> f64 {
        self.space
    }

    fn penalty_width(&self) -> f64 {
        self.hyphen
    }
}

/// Costs are squares of the gap at the end of a line, in characters. Dividing a word costs as much as a gap of nine, a
/// lonely short word on the last line as much as a gap of twenty.
const PENALTIES: Penalties = Penalties {
    nline_penalty: 1000,
    overflow_penalty: 100 * 50 * 50,
    short_last_line_fraction: 6,
    short_last_line_penalty: 400,
    hyphen_penalty: 80,
};

fn width_of(line: &[Part]) -> f64 {
    let Some((last, before)) = line.split_last() else { return 0.0 };
    before.iter().map(|part| part.width + part.space).sum::<f64>() + last.width + last.hyphen
}

/// An average character is half as wide as the type size.
const AVERAGE_CHARACTER: f64 = 500.0;

/// Words shorter than this are never divided.
const SHORTEST_DIVIDED_WORD: usize = 8;

/// Before and after the hyphen of a divided word. With three the patterns give "medmin-dre" and "kasse-rer".
const FEWEST_LETTERS: usize = 4;

/// A word with fewer bytes of the paragraph after it is not divided: half a word and a short one more would stand alone
/// on the last line.
const SHORTEST_LAST_LINE: usize = 24;

/// Breaks a passage into lines. A passage without text gives one empty line, so that an empty field still has height.
pub(in super::super) fn break_lines(shaper: &mut Shaper, passage: &Passage, setting: Setting) -> Vec<Line> {
    let text = Prepared::new(passage, setting.language);
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.full.split('\n') {
        let bytes = start..start + paragraph.len();
        start = bytes.end + 1;
        lines.extend(Breaker { shaper, text: &text, setting }.lines(bytes));
    }
    lines
}

struct Breaker<'a> {
    shaper: &'a mut Shaper,
    text: &'a Prepared,
    setting: Setting,
}

impl Breaker<'_> {
    fn lines(&mut self, paragraph: Range<usize>) -> Vec<Line> {
        let parts = self.parts(&paragraph);
        let room = [self.setting.width / self.setting.size * 1000.0 / AVERAGE_CHARACTER];
        let fitted = wrap_optimal_fit(&parts, &room, &PENALTIES)
            .ok()
            // To the fitting a line a hair too wide is only dear; on paper it is wrong.
            .filter(|lines| lines.iter().all(|line| width_of(line) <= room[0] + 1e-6))
            .unwrap_or_else(|| wrap_first_fit(&parts, &room));
        let last = fitted.len().saturating_sub(1);
        let mut lines: Vec<Line> = fitted
            .iter()
            .enumerate()
            .map(|(position, parts)| {
                let end = match parts.last() {
                    _ if position == last => LineEnd::Hard,
                    Some(part) if part.hyphen > 0.0 => LineEnd::Divided,
                    Some(_) | None => LineEnd::Space,
                };
                let bytes = match (parts.first(), parts.last()) {
                    (Some(first), Some(last)) => first.bytes.start..last.bytes.end,
                    _ => paragraph.start..paragraph.start,
                };
                self.line(bytes, end)
            })
            .collect();
        if lines.is_empty() {
            lines.push(self.line(paragraph.start..paragraph.start, LineEnd::Hard));
        }
        lines
    }

    /// Cuts the paragraph where a line may end.
    fn parts(&mut self, paragraph: &Range<usize>) -> Vec<Part> {
        let text = &self.text.full[paragraph.clone()];
        let mut parts = Vec::new();
        let mut start = paragraph.start;
        // Within links and names a line ends only where they are wider than a line by themselves.
        let mut held: Vec<usize> = Vec::new();
        for (offset, opportunity) in linebreaks(text) {
            if is_within_span(text, offset) {
                continue;
            }
            let end = paragraph.start + offset;
            if offset < text.len() && self.text.is_within_whole(end) {
                held.push(end);
                continue;
            }
            if !held.is_empty() && self.is_too_wide(start..end) {
                for end in held.drain(..) {
                    self.segment(start..end, false, &mut parts);
                    start = end;
                }
            }
            held.clear();
            let is_last = opportunity == BreakOpportunity::Mandatory && end == paragraph.end;
            let is_near_end = is_last || text.len() - offset < SHORTEST_LAST_LINE;
            self.segment(start..end, is_near_end, &mut parts);
            start = end;
        }
        parts
    }

    fn is_too_wide(&mut self, bytes: Range<usize>) -> bool {
        let word_end = bytes.start + self.text.full[bytes.clone()].trim_end_matches(' ').len();
        let measures = self.measure(bytes.start..word_end);
        f64::from(advance_in(&measures, &(bytes.start..word_end))) > self.room()
    }

    /// The width of a line, in thousandths of the type size.
    fn room(&self) -> f64 {
        (self.setting.width / self.setting.size * 1000.0).floor()
    }

    /// One break opportunity to the next: a word with its space, cut into syllables where that is allowed.
    fn segment(&mut self, bytes: Range<usize>, is_near_end: bool, parts: &mut Vec<Part>) {
        let text = &self.text.full[bytes.clone()];
        let word = text.trim_end_matches(' ');
        let word_end = bytes.start + word.len();
        let measures = self.measure(bytes.start..word_end);
        let space = self.measure(word_end..bytes.end).iter().map(|measure| measure.shaped.advance).sum::<i32>();
        let room = self.room();
        let is_too_wide = f64::from(advance_in(&measures, &(bytes.start..word_end))) > room;
        let may_divide = self.setting.division == Division::Allowed && !is_near_end;
        let mut cuts = if is_too_wide || (may_divide && !self.is_name(bytes.start..word_end)) {
            self.syllables(bytes.start..word_end)
        } else {
            Vec::new()
        };
        let hyphen = self.hyphen_at(bytes.start);
        let mut pieces = Vec::new();
        cuts.push(word_end);
        let mut from = bytes.start;
        for cut in cuts {
            pieces.push((from..cut, cut != word_end));
            from = cut;
        }
        let pieces = pieces.into_iter().flat_map(|(piece, divided)| {
            let end_room = if divided { room - f64::from(hyphen) } else { room };
            cut_to_room(&measures, piece, divided, (room, end_room))
        });
        for (piece, divided) in pieces {
            let is_end = piece.end == word_end;
            parts.push(Part {
                width: f64::from(advance_in(&measures, &piece)) / AVERAGE_CHARACTER,
                space: if is_end { f64::from(space) / AVERAGE_CHARACTER } else { 0.0 },
                hyphen: if divided { f64::from(hyphen) / AVERAGE_CHARACTER } else { 0.0 },
                bytes: piece.start..if is_end { bytes.end } else { piece.end },
            });
        }
    }

    /// Whether a word is a name or a part of one, as far as can be known: in Danish only names and the first words of
    /// sentences begin with a capital.
    fn is_name(&self, word: Range<usize>) -> bool {
        let first = self.text.full[word.clone()].chars().find(|character| character.is_alphabetic());
        first.is_some_and(char::is_uppercase) || self.text.has_name(&word)
    }

    /// Where the word may be divided with a hyphen.
    fn syllables(&self, word: Range<usize>) -> Vec<usize> {
        let text = &self.text.full[word.clone()];
        if self.text.has_link(&word) || self.setting.language != Language::Da || text.contains(GLUE) {
            return Vec::new();
        }
        let core = text.trim_matches(|character: char| !character.is_alphabetic());
        let is_word = core.chars().all(char::is_alphabetic) && core.chars().any(char::is_lowercase);
        if !is_word || core.chars().count() < SHORTEST_DIVIDED_WORD || core.chars().any(is_right_to_left) {
            return Vec::new();
        }
        let offset = word.start + (core.as_ptr() as usize - text.as_ptr() as usize);
        let mut cut = offset;
        let mut cuts: Vec<usize> =
            hypher::hyphenate_bounded(core, hypher::Lang::Danish, FEWEST_LETTERS, FEWEST_LETTERS)
                .map(|syllable| {
                    cut += syllable.len();
                    cut
                })
                .collect();
        cuts.pop();
        cuts
    }

    fn hyphen_at(&mut self, byte: usize) -> i32 {
        let face = self.text.voice_at(byte).map_or(Face::Regular, |voice| voice.face);
        self.shaper.shape(face, Direction::LeftToRight, "-").advance
    }

    /// Shapes a stretch of text, a piece for each change of voice, font, direction, or between word and space.
    fn measure(&mut self, bytes: Range<usize>) -> Vec<Measure> {
        let mut measures: Vec<Measure> = Vec::new();
        let Some(text) = self.text.full.get(bytes.clone()) else { return measures };
        let mut open: Option<(usize, Voice, Face, Level, bool)> = None;
        for (offset, character) in text.char_indices() {
            let byte = bytes.start + offset;
            let Some(voice) = self.text.voice_at(byte) else { continue };
            let level = self.text.level_at(byte);
            let space = is_space(character);
            let face = match open {
                // Marks and joiners stay with the letter before them.
                Some((_, _, face, ..)) if !space && stays_with_letter(character) => face,
                _ if space => voice.face,
                _ => self.shaper.face_for(voice.face, character),
            };
            match open {
                Some((_, v, f, l, s)) if v == voice && f == face && l == level && s == space => {}
                Some((start, v, f, l, s)) => {
                    measures.push(self.measured(start..byte, v, f, l, s));
                    open = Some((byte, voice, face, level, space));
                }
                None => open = Some((byte, voice, face, level, space)),
            }
        }
        if let Some((start, voice, face, level, space)) = open {
            measures.push(self.measured(start..bytes.end, voice, face, level, space));
        }
        measures
    }

    fn measured(&mut self, bytes: Range<usize>, voice: Voice, face: Face, level: Level, is_space: bool) -> Measure {
        let direction = if level.is_rtl() { Direction::RightToLeft } else { Direction::LeftToRight };
        let text = &self.text.full[bytes.clone()];
        let shaped = if is_space {
            spaces(&self.shaper.shape(face, Direction::LeftToRight, &" ".repeat(text.chars().count())), text)
        } else {
            self.shaper.shape(face, direction, text)
        };
        Measure { bytes, voice, face, level, shaped }
    }

    fn line(&mut self, bytes: Range<usize>, end: LineEnd) -> Line {
        let trimmed = self.text.full[bytes.clone()].trim_end_matches(' ').len();
        let mut measures = self.measure(bytes.start..bytes.start + trimmed);
        if let (LineEnd::Divided, Some(last)) = (end, measures.last()) {
            measures.push(Measure {
                bytes: last.bytes.end..last.bytes.end,
                shaped: self.soft_hyphen(last.voice.face),
                face: last.voice.face,
                ..last.clone()
            });
        }
        if self.text.levels.is_some() {
            let levels: Vec<Level> = measures.iter().map(|measure| measure.level).collect();
            let order = BidiInfo::reorder_visual(&levels);
            measures = order.into_iter().map(|index| measures[index].clone()).collect();
        }
        let mut x = 0.0;
        let runs = measures
            .into_iter()
            .map(|measure| {
                let width = f64::from(measure.shaped.advance) * self.setting.size / 1000.0;
                let place = measure.bytes.start;
                let text = self.text.full[measure.bytes].replace(is_space, " ");
                let run =
                    Run { voice: measure.voice, face: measure.face, x, width, shaped: measure.shaped, text, place };
                x += width;
                run
            })
            .collect();
        let text = self.text.full[bytes.start..bytes.start + trimmed].replace(is_space, " ");
        Line { runs, width: x, text, end }
    }

    /// The hyphen of a divided word: drawn as a hyphen, copied and read as a soft one.
    fn soft_hyphen(&mut self, face: Face) -> Arc<Shaped> {
        let hyphen = self.shaper.shape(face, Direction::LeftToRight, "-");
        let mut soft = (*hyphen).clone();
        for glyph in &mut soft.glyphs {
            "\u{AD}".clone_into(&mut glyph.text);
        }
        Arc::new(soft)
    }
}

#[derive(Debug, Clone)]
struct Measure {
    bytes: Range<usize>,
    voice: Voice,
    face: Face,
    level: Level,
    shaped: Arc<Shaped>,
}

/// Shaped spaces, each standing for its own bytes of the text: a no-break space has two.
fn spaces(shaped: &Arc<Shaped>, text: &str) -> Arc<Shaped> {
    if text.is_ascii() {
        return Arc::clone(shaped);
    }
    let mut own = (**shaped).clone();
    for (glyph, (byte, _)) in own.glyphs.iter_mut().zip(text.char_indices()) {
        glyph.cluster = byte;
    }
    Arc::new(own)
}

/// "9.30–12" is one thing: no line ends behind its dash.
fn is_within_span(text: &str, offset: usize) -> bool {
    let mut before = text[..offset].chars().rev();
    let is_digit = |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
    before.next() == Some('–') && is_digit(before.next()) && is_digit(text[offset..].chars().next())
}

fn stays_with_letter(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character) || matches!(character, '\u{200C}' | '\u{200D}')
}

/// The advance of a part of a measured word, in thousandths of the type size.
fn advance_in(measures: &[Measure], bytes: &Range<usize>) -> i32 {
    measures
        .iter()
        .filter(|measure| measure.bytes.start < bytes.end && bytes.start < measure.bytes.end)
        .map(|measure| {
            let from = bytes.start.saturating_sub(measure.bytes.start);
            let to = bytes.end.min(measure.bytes.end) - measure.bytes.start;
            measure.shaped.advance_of(from..to)
        })
        .sum()
}

/// A piece wider than a whole line (an address, a made-up word) is cut between letters: text may never leave the paper.
/// Its end has less room than a line where a hyphen comes after it.
fn cut_to_room(
    measures: &[Measure],
    piece: Range<usize>,
    divided: bool,
    (room, end_room): (f64, f64),
) -> Vec<(Range<usize>, bool)> {
    if f64::from(advance_in(measures, &piece)) <= end_room {
        return vec![(piece, divided)];
    }
    let starts = measures
        .iter()
        .flat_map(|measure| measure.shaped.cluster_starts().into_iter().map(|start| measure.bytes.start + start))
        .filter(|start| piece.contains(start));
    let mut cut = Vec::new();
    let mut from = piece.start;
    let mut previous = piece.start;
    for start in starts {
        if start > previous && f64::from(advance_in(measures, &(from..start))) > room && previous > from {
            cut.push((from..previous, false));
            from = previous;
        }
        previous = start;
    }
    if f64::from(advance_in(measures, &(from..piece.end))) > end_room && previous > from {
        cut.push((from..previous, false));
        from = previous;
    }
    cut.push((from..piece.end, divided));
    cut
}
