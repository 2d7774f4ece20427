//! The smallest parts of a phrase: words, numbers and marks, each with where it stands. Letters and digits part from each
//! other, so that `fredag16.30-19lokale 2` has the same parts as with blanks.

use unicode_normalization::char::is_combining_mark;

use crate::shared::text::fold_query;

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum TokenKind {
    /// Letters, folded: case, accents and ways of writing æøå are off.
    Word(String),
    /// Digits as they were typed.
    Number(String),
    /// Anything else that is no blank; every dash is `-`.
    Mark(char),
}

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it begins, in bytes.
    pub from: usize,
    /// Where it ends, in bytes.
    pub until: usize,
    /// Whether it stands right after the part before it.
    pub glued: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Mark,
}

fn class_of(character: char) -> Class {
    match character {
        '0'..='9' => Class::Digit,
        _ if character.is_alphabetic() || is_combining_mark(character) => Class::Letter,
        _ => Class::Mark,
    }
}

/// The parts of a text, in order.
pub(super) fn tokens_of(text: &str) -> Vec<Token> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let end_of = |place: usize| characters.get(place).map_or(text.len(), |(at, _)| *at);
    let mut tokens: Vec<Token> = Vec::new();
    let mut place = 0;
    while let Some((from, character)) = characters.get(place).copied() {
        if character.is_whitespace() {
            place += 1;
            continue;
        }
        let next = end_of_run(&characters, place);
        let until = end_of(next);
        let kind = match class_of(character) {
            Class::Letter => TokenKind::Word(folded(&text[from..until])),
            Class::Digit => TokenKind::Number(text[from..until].to_owned()),
            Class::Mark => TokenKind::Mark(plain(character)),
        };
        let glued = tokens.last().is_some_and(|last| last.until == from);
        tokens.push(Token { kind, from, until, glued });
        place = next;
    }
    tokens
}

fn end_of_run(characters: &[(usize, char)], start: usize) -> usize {
    let class = class_of(characters[start].1);
    let class_at = |place: usize| characters.get(place).map(|(_, character)| class_of(*character));
    let mut place = start + 1;
    if class == Class::Mark {
        return place;
    }
    loop {
        let is_apostrophe = characters.get(place).is_some_and(|(_, mark)| matches!(mark, '\'' | '\u{2019}'));
        match class_at(place) {
            Some(next) if next == class => place += 1,
            // O'Brien is one word.
            _ if class == Class::Letter && is_apostrophe && class_at(place + 1) == Some(Class::Letter) => place += 2,
            _ => break,
        }
    }
    place
}

fn plain(mark: char) -> char {
    match mark {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

/// A word as it is compared.
pub(super) fn folded(word: &str) -> String {
    fold_query(word).into_iter().map(|part| part.secondary).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |token: Token| match token.kind {
            TokenKind::Word(word) => word,
            TokenKind::Number(digits) => format!("#{digits}"),
            TokenKind::Mark(mark) => format!("'{mark}'"),
        };
        tokens_of(text).into_iter().map(show).collect()
    }

    #[test]
    fn letters_digits_and_marks_part() {
        for (text, parts) in [
            ("tirsdag 19-21", vec!["tirsdag", "#19", "'-'", "#21"]),
            ("kl.17 –20", vec!["kl", "'.'", "#17", "'-'", "#20"]),
            ("fredag16.30lokale2", vec!["fredag", "#16", "'.'", "#30", "lokale", "#2"]),
            ("L1+2", vec!["l", "#1", "'+'", "#2"]),
            ("Jørgen O'Brien", vec!["jorgen", "obrien"]),
            ("SØNDAG soendag", vec!["sondag", "sondag"]),
            ("Aaen Åen a\u{30a}en", vec!["an", "an", "an"]),
            ("", vec![]),
        ] {
            assert_eq!(shown(text), parts, "{text:?}");
        }
    }

    #[test]
    fn what_stands_together_is_known() {
        let glued: Vec<bool> = tokens_of("kl.17 -20").iter().map(|token| token.glued).collect();
        assert_eq!(glued, [false, true, true, false, true]);
    }

    proptest! {
        #[test]
        fn parts_lie_in_the_text_in_order(text in "\\PC{0,60}") {
            let tokens = tokens_of(&text);
            prop_assert!(tokens.iter().all(|token| token.from < token.until && text.get(token.from..token.until).is_some()));
            prop_assert!(tokens.windows(2).all(|pair| pair[0].until <= pair[1].from));
        }
    }
}
