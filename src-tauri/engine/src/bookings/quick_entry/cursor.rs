//! Where a recogniser stands in a phrase, and the tables of words that it compares with.

use std::collections::HashMap;

use super::tokens::{Token, TokenKind, tokens_of};
use crate::shared::format::Language;

/// One way to read what stands at a place: what it says, and where it ends.
pub(super) type Way<T> = for<'a> fn(Cursor<'a>) -> Option<(T, Cursor<'a>)>;

/// A place in a phrase. Moving gives a new one, so that a recogniser that does not fit has changed nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    tokens: &'t [Token],
    at: usize,
    language: Language,
}

/// Digits as they were typed, and what they are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits<'t> {
    /// As typed.
    pub text: &'t str,
    /// Their worth; more than nine digits are worth nothing here.
    pub value: u32,
}

impl Digits<'_> {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.text.len()
    }
}

impl<'t> Cursor<'t> {
    /// At the beginning.
    pub fn new(tokens: &'t [Token], language: Language) -> Self {
        Self { tokens, at: 0, language }
    }

    /// The number of parts that lie behind.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The language that decides where the two differ.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether nothing is left.
    pub fn is_at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// One part further on.
    #[must_use]
    pub fn next(self) -> Self {
        Self { at: self.at + 1, ..self }
    }

    /// One part back; none before the first.
    pub fn back(self) -> Option<Self> {
        Some(Self { at: self.at.checked_sub(1)?, ..self })
    }

    /// The part here.
    pub fn token(&self) -> Option<&'t Token> {
        self.tokens.get(self.at)
    }

    /// Whether the part here stands right after the one before it.
    pub fn is_glued(&self) -> bool {
        self.token().is_some_and(|token| token.glued)
    }

    /// A word.
    pub fn word(self) -> Option<(&'t str, Self)> {
        match &self.token()?.kind {
            TokenKind::Word(word) => Some((word, self.next())),
            TokenKind::Number(_) | TokenKind::Mark(_) => None,
        }
    }

    /// A number.
    pub fn number(self) -> Option<(Digits<'t>, Self)> {
        match &self.token()?.kind {
            TokenKind::Number(text) => Some((Digits { text, value: text.parse().ok()? }, self.next())),
            TokenKind::Word(_) | TokenKind::Mark(_) => None,
        }
    }

    /// One of these marks.
    pub fn mark(self, marks: &[char]) -> Option<Self> {
        match self.token()?.kind {
            TokenKind::Mark(mark) if marks.contains(&mark) => Some(self.next()),
            _ => None,
        }
    }

    /// One of these marks, right after the part before it.
    pub fn glued_mark(self, marks: &[char]) -> Option<Self> {
        if self.is_glued() { self.mark(marks) } else { None }
    }

    /// A number right after the part before it.
    pub fn glued_number(self) -> Option<(Digits<'t>, Self)> {
        if self.is_glued() { self.number() } else { None }
    }

    /// Past the dot of an abbreviation, if one stands here.
    #[must_use]
    pub fn past_dot(self) -> Self {
        self.glued_mark(&['.']).unwrap_or(self)
    }

    /// Past a word of the table, if one stands here.
    #[must_use]
    pub fn past<T: Copy>(self, words: &Lexicon<T>) -> Self {
        words.read(self).map_or(self, |(_, after)| after)
    }

    /// Past every word of the table that stands here.
    #[must_use]
    pub fn past_all<T: Copy>(self, words: &Lexicon<T>) -> Self {
        let after = self.past(words);
        if after.at == self.at { self } else { after.past_all(words) }
    }

    /// Past these marks.
    #[must_use]
    pub fn past_mark(self, marks: &[char]) -> Self {
        self.mark(marks).unwrap_or(self)
    }
}

/// Words and groups of words with what they mean. In a row, `|` parts ways of saying the same; `@da` and `@en` behind one
/// mean that it is so read in that language only.
#[derive(Debug)]
pub(super) struct Lexicon<T> {
    by_first: HashMap<TokenKind, Vec<Row<T>>>,
}

#[derive(Debug)]
struct Row<T> {
    parts: Vec<TokenKind>,
    only: Option<Language>,
    means: T,
}

impl<T: Copy> Lexicon<T> {
    /// From its rows.
    pub fn of(rows: &[(&str, T)]) -> Self {
        let mut by_first: HashMap<TokenKind, Vec<Row<T>>> = HashMap::new();
        for (ways, means) in rows {
            for way in ways.split('|') {
                let (words, only) = match way.split_once('@') {
                    Some((words, "da")) => (words, Some(Language::Da)),
                    Some((words, _)) => (words, Some(Language::En)),
                    None => (way, None),
                };
                let parts: Vec<TokenKind> = tokens_of(words).into_iter().map(|token| token.kind).collect();
                if let Some(first) = parts.first().cloned() {
                    by_first.entry(first).or_default().push(Row { parts, only, means: *means });
                }
            }
        }
        for rows in by_first.values_mut() {
            rows.sort_by_key(|row| std::cmp::Reverse(row.parts.len()));
        }
        Self { by_first }
    }

    /// The longest group of words that stands here. A dot after an abbreviation belongs to it.
    pub fn read<'t>(&self, cursor: Cursor<'t>) -> Option<(T, Cursor<'t>)> {
        let rows = self.by_first.get(&cursor.token()?.kind)?;
        let spoken = rows.iter().filter(|row| row.only.is_none_or(|only| only == cursor.language));
        spoken.into_iter().find_map(|row| Some((row.means, row.read(cursor)?)))
    }
}

impl<T> Row<T> {
    fn read<'t>(&self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        self.parts.iter().try_fold(cursor, |cursor, part| {
            let is_dot = *part == TokenKind::Mark('.');
            let here = cursor.token().filter(|token| token.kind == *part);
            match (here, is_dot, part) {
                (Some(_), _, TokenKind::Word(_)) => Some(cursor.next().past_dot()),
                (Some(_), ..) => Some(cursor.next()),
                // Read already, as the dot of an abbreviation, or left out.
                (None, true, _) => Some(cursor),
                (None, false, _) => None,
            }
        })
    }
}

/// Makes a table when it is first asked.
macro_rules! lexicon {
    ($($(#[$meta:meta])* $name:ident: $means:ty = [$($row:tt),* $(,)?];)*) => { $(
        $(#[$meta])*
        pub(super) static $name: std::sync::LazyLock<$crate::bookings::quick_entry::cursor::Lexicon<$means>> =
            std::sync::LazyLock::new(|| $crate::bookings::quick_entry::cursor::Lexicon::of(&[$($row),*]));
    )* };
}
pub(super) use lexicon;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lexicon: &Lexicon<u32>, text: &str, language: Language) -> Option<(u32, usize)> {
        let tokens = tokens_of(text);
        lexicon.read(Cursor::new(&tokens, language)).map(|(means, after)| (means, after.at()))
    }

    #[test]
    fn the_longest_words_win_and_a_dot_belongs_to_them() {
        let lexicon =
            Lexicon::of(&[("til|t.o.m.", 1), ("til og med", 2), ("to@da", 3), ("every other|hver 14. dag", 4)]);
        for (text, means) in [
            ("til 15/12", Some((1, 1))),
            ("til og med 15/12", Some((2, 3))),
            ("t.o.m. 15/12", Some((1, 6))),
            ("tom 15/12", None),
            ("Hver 14 dag", Some((4, 3))),
            ("hver 14. dag", Some((4, 4))),
            ("to", Some((3, 1))),
            ("", None),
        ] {
            assert_eq!(read(&lexicon, text, Language::Da), means, "{text}");
        }
        assert_eq!(read(&lexicon, "to", Language::En), None);
    }
}
