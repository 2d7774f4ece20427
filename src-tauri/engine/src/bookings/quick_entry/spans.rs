//! From parts of a phrase to stretches of its text, and what is left of it as words.

use super::cursor::Cursor;
use super::phrase::{Phrase, Spoken};
use super::tokens::{Token, TokenKind};
use super::words::{ARTICLE, FILLER};
use crate::organisations::Mark;
use crate::shared::format::Language;

/// A text with its parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spans<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Spans<'a> {
    pub fn of(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens }
    }

    /// The stretch from one part to the one before another.
    pub fn of_parts(&self, from: usize, until: usize) -> Mark {
        let begins = self.tokens.get(from).map_or(self.text.len(), |token| token.from);
        let ends = until.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(begins, |token| token.until);
        Mark { from: self.utf16(begins), until: self.utf16(ends) }
    }

    /// The stretches of the phrases of a kind.
    pub fn of_phrases(&self, spoken: &[Spoken], is_kind: impl Fn(&Phrase) -> bool) -> Vec<Mark> {
        let those = spoken.iter().filter(|there| is_kind(&there.phrase));
        those.map(|there| self.of_parts(there.from, there.until)).collect()
    }

    fn utf16(&self, byte: usize) -> u32 {
        self.text.get(..byte).map_or(0, |before| before.encode_utf16().count() as u32)
    }

    /// What is left over, as one text: without marks and words that say nothing at the ends of each run.
    pub fn left_over(&self, runs: &[(usize, usize)], language: Language) -> (String, Vec<Mark>) {
        let mut runs = runs.to_vec();
        runs.sort_unstable();
        let kept: Vec<(usize, usize)> = runs.into_iter().filter_map(|run| self.trimmed(run, language)).collect();
        let text_of =
            |(from, until): &(usize, usize)| &self.text[self.tokens[*from].from..self.tokens[*until - 1].until];
        let words: Vec<&str> = kept.iter().map(text_of).collect();
        let marks = kept.iter().map(|(from, until)| self.of_parts(*from, *until)).collect();
        (words.join(" "), marks)
    }

    /// A run without what says nothing at its ends; an article may begin a name.
    fn trimmed(&self, (from, until): (usize, usize), language: Language) -> Option<(usize, usize)> {
        let says_something = (from..until).any(|place| !self.is_mark(place) && !self.is_filler(place, language));
        if !says_something {
            return None;
        }
        // `lokale 3` is a name, though of nothing.
        let is_numbered =
            |place: usize| place + 1 < until && matches!(self.tokens[place + 1].kind, TokenKind::Number(_));
        let may_begin = |place: usize| self.is_article(place, language) || is_numbered(place);
        let mut first = from;
        while first < until && (self.is_mark(first) || (self.is_filler(first, language) && !may_begin(first))) {
            first += 1;
        }
        let mut last = until;
        while last > first && (self.ends_nothing(first, last - 1) || self.is_filler(last - 1, language)) {
            last -= 1;
        }
        (first < last).then_some((first, last))
    }

    fn is_mark(&self, place: usize) -> bool {
        matches!(self.tokens[place].kind, TokenKind::Mark(_))
    }

    /// Whether a part is a mark that belongs to nothing before it, as the `+` of `60+` does and a bracket that was opened.
    fn ends_nothing(&self, first: usize, place: usize) -> bool {
        let is_open = || self.tokens[first..place].iter().any(|token| token.kind == TokenKind::Mark('('));
        match self.tokens[place].kind {
            TokenKind::Mark('+') => !self.tokens[place].glued,
            TokenKind::Mark(')') => !is_open(),
            TokenKind::Mark(_) => true,
            TokenKind::Word(_) | TokenKind::Number(_) => false,
        }
    }

    fn is_filler(&self, place: usize, language: Language) -> bool {
        let here = Cursor::new(&self.tokens[place..=place], language);
        FILLER.read(here).is_some()
    }

    fn is_article(&self, place: usize, language: Language) -> bool {
        ARTICLE.read(Cursor::new(&self.tokens[place..=place], language)).is_some()
    }
}
